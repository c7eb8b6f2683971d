/* The name of a row of a list view, for those who listen: GTK 4.8 gives none to the item around it, which has the keys. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* row: the child of a list item, or alone; details: NULL for none. */
void tfl_row_name_set (GtkWidget  *row,
                       const char *name,
                       const char *details);

G_END_DECLS
