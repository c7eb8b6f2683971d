#include "config.h"

#include "tfl-row-name.h"

static void
set_name (GtkWidget  *widget,
          const char *name,
          const char *details)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (details != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details, -1);
}

void
tfl_row_name_set (GtkWidget  *row,
                  const char *name,
                  const char *details)
{
  GtkWidget *item = gtk_widget_get_parent (row);

  set_name (row, name, details);
  if (item != NULL)
    set_name (item, name, details);
}
