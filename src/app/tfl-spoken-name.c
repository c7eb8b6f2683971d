#include "config.h"

#include "tfl-spoken-name.h"

/* Newer GTKs let a button be called what stands on it, and a drop-down what is chosen; that goes before a label. */
void
tfl_spoken_name_set (GtkWidget  *widget,
                     const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_both (GtkWidget  *widget,
          const char *name,
          const char *details)
{
  tfl_spoken_name_set (widget, name);
  if (details != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details, -1);
}

void
tfl_spoken_name_set_row (GtkWidget  *row,
                         const char *name,
                         const char *details)
{
  GtkWidget *item = gtk_widget_get_parent (row);

  set_both (row, name, details);
  if (item != NULL)
    set_both (item, name, details);
}
