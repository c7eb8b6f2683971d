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

/* The entry in a line made by make_row (). */
static GtkWidget *
get_entry (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "entry");
}

static GtkWidget *
find_entry (TflPropertiesGroup *self,
            const char         *name)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (row != NULL && g_strcmp0 (get_name (get_entry (row)), name) != 0)
    row = gtk_widget_get_next_sibling (row);

  return row != NULL ? get_entry (row) : NULL;
}

/* The lines as they are, with other values: an entry that has the focus keeps it. */
static void
update_values (TflPropertiesGroup *self)
{
  GVariantIter iter;
  const char *name, *value;

  g_variant_iter_init (&iter, self->shown);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      GtkEditable *entry = GTK_EDITABLE (find_entry (self, name));

      if (g_strcmp0 (gtk_editable_get_text (entry), value) != 0)
        gtk_editable_set_text (entry, value);
    }
}

/* What was typed in one line, where it differs; what cannot be is told, and the line goes back. */
static void
commit_value (TflPropertiesGroup *self,
              GtkWidget          *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  const char *value = NULL;

  if (self->shown == NULL || !g_variant_lookup (self->shown, get_name (entry), "&s", &value))
    return;
  if (g_strcmp0 (text, value) == 0 || tfl_session_lookup (self->session, self->element) == NULL)
    return;

  set_property (self, get_name (entry), text);
  if (self->shown != NULL)
    update_values (self);
}

static void
value_activate_cb (GtkWidget          *entry,
                   TflPropertiesGroup *self)
{
  commit_value (self, entry);
}

static void
value_leave_cb (GtkEventController *controller,
                TflPropertiesGroup *self)
{
  commit_value (self, gtk_event_controller_get_widget (controller));
}

static void
remove_cb (GtkWidget          *button,
           TflPropertiesGroup *self)
{
  set_property (self, get_name (button), NULL);
}

/* A new property begins with a dash, and is then filled in its own line. */
static void
add_cb (TflPropertiesGroup *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  GtkWidget *entry = find_entry (self, name);

  if (name[0] == '\0')
    return;

  if (entry == NULL)
    set_property (self, name, "–");
  gtk_editable_set_text (self->name, "");
  entry = find_entry (self, name);
  if (entry != NULL)
    gtk_widget_grab_focus (entry);
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
  GtkEventController *focus = gtk_event_controller_focus_new ();
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
  g_object_set_data (G_OBJECT (row), "entry", entry);
  g_signal_connect_object (entry, "activate", G_CALLBACK (value_activate_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (value_leave_cb), self, 0);
  gtk_widget_add_controller (entry, focus);
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

static gboolean
has_same_names (GVariant *one,
                GVariant *other)
{
  GVariantIter iter;
  const char *name;

  if (one == NULL || other == NULL || g_variant_n_children (one) != g_variant_n_children (other))
    return FALSE;

  g_variant_iter_init (&iter, one);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, NULL))
    if (!g_variant_lookup (other, name, "&s", NULL))
      return FALSE;

  return TRUE;
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
  gboolean same_element = g_strcmp0 (self->element, element) == 0;
  g_autoptr (GVariant) before = g_steal_pointer (&self->shown);
  g_autofree char *was = g_steal_pointer (&self->element);

  g_set_object (&self->session, session);
  self->element = g_strdup (element);
  self->shown = properties != NULL ? g_variant_ref (properties) : NULL;
  if (!same_element || !has_same_names (before, properties))
    {
      if (!same_element || before != NULL || properties != NULL)
        rebuild (self);
    }
  else if (!g_variant_equal (before, properties))
    {
      update_values (self);
    }
}

void
tfl_properties_group_commit (TflPropertiesGroup *self)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    g_ptr_array_add (entries, g_object_ref (get_entry (row)));
  for (guint i = 0; i < entries->len; i++)
    commit_value (self, g_ptr_array_index (entries, i));
}
