/* The right side of the window: all that the selected element says of itself, to be edited; or
 * the model's own words where nothing is selected.
 *
 * The fields are the rows of the metamodel: a new field is shown without a line here.
 */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_INSPECTOR (tfl_inspector_get_type ())
G_DECLARE_FINAL_TYPE (TflInspector, tfl_inspector, TFL, INSPECTOR, GtkWidget)

/* session NULL: shows nothing. */
void tfl_inspector_set_session (TflInspector *self,
                                TflSession   *session);

/* Puts the caret into the name. */
void tfl_inspector_edit_name   (TflInspector *self);

/* Puts the caret into the first field, whatever is selected. */
void tfl_inspector_edit_first  (TflInspector *self);

/* What is half typed becomes a command: before saving, before closing. */
void tfl_inspector_commit      (TflInspector *self);

G_END_DECLS
