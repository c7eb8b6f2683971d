/* One field in the inspector, of one element or of several: its label, what its type asks for to edit
 * it, and below that what breaks a rule there, with the fix.
 *
 * Of several elements it shows what they all say, and “(several)” where they differ; what people do
 * there is done to all.  The row follows the session by update(); what people do becomes one command.
 * A text that is being typed becomes a command when it is left, or by tfl_field_row_commit().
 */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_FIELD_ROW (tfl_field_row_get_type ())
G_DECLARE_FINAL_TYPE (TflFieldRow, tfl_field_row, TFL, FIELD_ROW, GtkListBoxRow)

/* elements: ids, at least one; those of other kinds have a like field (tfl_field_find_like). The array is shared
 * and never changes.  It shows nothing before the first update. */
GtkWidget  *tfl_field_row_new         (TflSession  *session,
                                       GPtrArray   *elements,
                                       TflField     field);
TflField    tfl_field_row_get_field   (TflFieldRow *self);
void        tfl_field_row_update      (TflFieldRow *self);
void        tfl_field_row_commit      (TflFieldRow *self);

/* How many findings it shows. */
guint       tfl_field_row_get_n_notes (TflFieldRow *self);

/* Puts the caret into it, all selected. */
void        tfl_field_row_edit        (TflFieldRow *self);

G_END_DECLS
