#include "config.h"

#include "tfl-properties-group.h"

#include "tfl-commands.h"

#include <glib/gi18n.h>

struct _TflPropertiesGroup
{
  GtkWidget    parent_instance;

  TflSession  *session;
  char        *element;
  GVariant    *shown;  /* the properties that the rows show, or NULL */

  GtkWidget   *body;   /* the one direct child */
  GtkListBox  *list;
  GtkEditable *name;
};

G_DEFINE_FINAL_TYPE (TflPropertiesGroup, tfl_properties_group, GTK_TYPE_WIDGET)

static void
set_property (TflPropertiesGroup *self,
              const char         *name,
              const char         *value)
{
  g_autofree char *property = g_strdup (name);
  g_autofree char *text = g_strdup (value);
  g_autoptr (GError) error = NULL;

  if (!tfl_command_set_property (self->session, self->element, property, text, &error))
    tfl_session_tell (self->session, error->message);
}

static const char *
get_name (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "name");
}

static void
value_activate_cb (GtkWidget          *entry,
                   TflPropertiesGroup *self)
{
  set_property (self, get_name (entry), gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
remove_cb (GtkWidget          *button,
           TflPropertiesGroup *self)
{
  set_property (self, get_name (button), NULL);
}

/* A new property begins empty where the file can hold that, and is then filled in its own line. */
static void
add_cb (TflPropertiesGroup *self)
{
  const char *name = gtk_editable_get_text (self->name);

  if (name[0] == '\0')
    return;
  set_property (self, name, "–");
  gtk_editable_set_text (self->name, "");
}

static GtkWidget *
make_row (TflPropertiesGroup *self,
          const char         *name,
          const char         *value)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *remove_label = g_strdup_printf (_("Take “%s” away"), name);

  gtk_widget_add_css_class (label, "field-label");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_editable_set_text (GTK_EDITABLE (entry), value);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, remove_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (entry), "name", g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect_object (entry, "activate", G_CALLBACK (value_activate_cb), self, 0);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "field");

  return row;
}

static void
rebuild (TflPropertiesGroup *self)
{
  GVariantIter iter;
  const char *name, *value;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (self->shown != NULL)
    {
      g_variant_iter_init (&iter, self->shown);
      while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
        gtk_list_box_append (self->list, make_row (self, name, value));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->shown != NULL);
}

static void
tfl_properties_group_dispose (GObject *object)
{
  TflPropertiesGroup *self = TFL_PROPERTIES_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_PROPERTIES_GROUP);
  g_clear_object (&self->session);
  g_clear_pointer (&self->element, g_free);
  g_clear_pointer (&self->shown, g_variant_unref);

  G_OBJECT_CLASS (tfl_properties_group_parent_class)->dispose (object);
}

static void
tfl_properties_group_class_init (TflPropertiesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_properties_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-properties-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TflPropertiesGroup, body);
  gtk_widget_class_bind_template_child (widget_class, TflPropertiesGroup, list);
  gtk_widget_class_bind_template_child (widget_class, TflPropertiesGroup, name);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_properties_group_init (TflPropertiesGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tfl_properties_group_show (TflPropertiesGroup *self,
                           TflSession         *session,
                           const char         *element)
{
  const TflElement *found = tfl_session_lookup (session, element);
  GVariant *properties = found != NULL ? tfl_element_get_properties (found) : NULL;
  gboolean same = g_strcmp0 (self->element, element) == 0
                  && (self->shown == properties
                      || (self->shown != NULL && properties != NULL && g_variant_equal (self->shown, properties)));

  g_set_object (&self->session, session);
  if (same)
    return;

  g_free (self->element);
  self->element = g_strdup (element);
  g_clear_pointer (&self->shown, g_variant_unref);
  self->shown = properties != NULL ? g_variant_ref (properties) : NULL;
  rebuild (self);
}
