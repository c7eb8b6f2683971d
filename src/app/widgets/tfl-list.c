#include "config.h"

#include "tfl-list.h"

GtkSingleSelection *
tfl_list_show (GtkListView *list,
               GListModel  *items)
{
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (g_object_ref (items));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (selection));

  return selection;
}
