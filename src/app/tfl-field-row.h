/* One field of one element in the inspector: its label, and what its type asks for to edit it.
 *
 * The row follows the session by update(); what people do becomes one command.  A text that is
 * being typed becomes a command when it is left, or by tfl_field_row_commit().
 */
#pragma once

#include "tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_FIELD_ROW (tfl_field_row_get_type ())
G_DECLARE_FINAL_TYPE (TflFieldRow, tfl_field_row, TFL, FIELD_ROW, GtkListBoxRow)

GtkWidget  *tfl_field_row_new         (TflSession  *session,
                                       const char  *element,
                                       TflField     field);
void        tfl_field_row_update      (TflFieldRow *self);
void        tfl_field_row_commit      (TflFieldRow *self);

/* Puts the caret into it, all selected. */
void        tfl_field_row_edit        (TflFieldRow *self);

G_END_DECLS
