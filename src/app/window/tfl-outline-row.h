/* One line of the outline: the sign, the name, and the count of orphans of a unit or work. */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_OUTLINE_ROW (tfl_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (TflOutlineRow, tfl_outline_row, TFL, OUTLINE_ROW, GtkWidget)

GtkWidget  *tfl_outline_row_new      (void);

/* row NULL: shows nothing. */
void        tfl_outline_row_bind     (TflOutlineRow  *self,
                                      TflSession     *session,
                                      GtkTreeListRow *row);
const char *tfl_outline_row_get_id   (TflOutlineRow  *self);

G_END_DECLS
