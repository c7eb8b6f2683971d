/* One line of the findings: what is wrong with which element, where it stands, and for an
 * orphan the process that fits best.
 *
 * A TflFindingItem is a finding as the list holds it: a copy, since findings are valid only
 * until the next update.
 */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_FINDING_ITEM (tfl_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (TflFindingItem, tfl_finding_item, TFL, FINDING_ITEM, GObject)

TflFindingItem *tfl_finding_item_new         (const TflFinding *finding);
const char     *tfl_finding_item_get_element (TflFindingItem   *self);
gboolean        tfl_finding_item_equal       (TflFindingItem   *a,
                                              TflFindingItem   *b);

/* TRUE where the finding says that work has no owning process: these come first. */
gboolean        tfl_finding_is_orphan        (const TflFinding *finding);

/* The name of the icon that says how grave it is. */
const char     *tfl_severity_icon            (TflSeverity       severity);

#define TFL_TYPE_FINDING_ROW (tfl_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (TflFindingRow, tfl_finding_row, TFL, FINDING_ROW, GtkWidget)

GtkWidget      *tfl_finding_row_new          (void);

/* item NULL: shows nothing. */
void            tfl_finding_row_bind         (TflFindingRow    *self,
                                              TflSession       *session,
                                              TflFindingItem   *item);
TflFindingItem *tfl_finding_row_get_item     (TflFindingRow    *self);

G_END_DECLS
