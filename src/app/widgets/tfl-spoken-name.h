/* What widgets are called for those who listen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tfl_spoken_name_set       (GtkWidget  *widget,
                                const char *name);

/* A row of a list view, and the item around it: GTK 4.8 gives that one no name, though it has the keys.
 * row: the child of a list item, or alone; details: NULL for none. */
void tfl_spoken_name_set_row   (GtkWidget  *row,
                                const char *name,
                                const char *details);

/* The items of a menu that was made of a model, whenever it shows. */
void tfl_spoken_name_set_items (GtkPopover *menu);

G_END_DECLS
