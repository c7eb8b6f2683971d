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

/* What stands on an item: the first text in it, behind which stands its key. */
static const char *
find_text (GtkWidget *item)
{
  const char *text = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (item); child != NULL && text == NULL;
       child = gtk_widget_get_next_sibling (child))
    text = GTK_IS_LABEL (child) ? gtk_label_get_text (GTK_LABEL (child)) : find_text (child);

  return text != NULL && text[0] != '\0' ? text : NULL;
}

static gboolean
is_item (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return role == GTK_ACCESSIBLE_ROLE_MENU_ITEM || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX ||
         role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO;
}

static void
name_items (GtkWidget *widget)
{
  const char *text = is_item (widget) ? find_text (widget) : NULL;

  if (text != NULL)
    tfl_spoken_name_set (widget, text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

/* Of GTK 4.18 assistive technologies learn that an item is labelled by something, but not by what. */
void
tfl_spoken_name_set_items (GtkPopover *menu)
{
  g_signal_connect (menu, "map", G_CALLBACK (name_items), NULL);
}
