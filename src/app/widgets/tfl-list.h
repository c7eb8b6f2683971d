/* Lists of which one row is selected, or none. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The list shows these items.  Nothing is selected until somebody selects it, and then it may be nothing again.
 * (transfer none): the list keeps the selection */
GtkSingleSelection *tfl_list_show (GtkListView *list,
                                   GListModel  *items);

G_END_DECLS
