#include "config.h"

#include "tfl-properties-group.h"

#include "app/session/tfl-field-commands.h"
#include "app/widgets/tfl-later.h"
#include "app/widgets/tfl-popup.h"
#include "app/widgets/tfl-short-entry.h"
#include "app/widgets/tfl-spoken-name.h"

#include <glib/gi18n.h>

struct _TflPropertiesGroup
{
  GtkWidget    parent_instance;

  TflSession  *session;
  GPtrArray   *elements; /* of char *; shared */
  GVariant    *shown;  /* a{sms}: the properties that the rows show, without a value where they differ; or NULL */

  GtkWidget   *body;   /* the one direct child */
  GtkListBox  *list;
  GtkEditable *name;
};

G_DEFINE_FINAL_TYPE (TflPropertiesGroup, tfl_properties_group, GTK_TYPE_WIDGET)

static const char *const *
get_ids (TflPropertiesGroup *self)
{
  return (const char *const *) self->elements->pdata;
}

static void
set_property (TflPropertiesGroup *self,
              const char         *name,
              const char         *value)
{
  g_autofree char *property = g_strdup (name);
  g_autofree char *text = g_strdup (value);
  g_autoptr (GError) error = NULL;

  if (!tfl_command_set_property_of_each (self->session, get_ids (self), self->elements->len, property, text, &error))
    tfl_session_tell (self->session, error->message);
}

static const char *
get_name (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "name");
}

/* The two entries in a line made by make_row (): its name, and its value. */
static GtkWidget *
get_name_entry (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "name-entry");
}

static GtkWidget *
get_entry (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "entry");
}

static void
show_value (GtkWidget  *entry,
            const char *value)
{
  const char *text = value != NULL ? value : "";

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), value != NULL ? NULL : _("(several)"));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
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
  while (g_variant_iter_next (&iter, "{&sm&s}", &name, &value))
    show_value (find_entry (self, name), value);
}

/* What is half typed is committed when the selection changes: by then they may be gone. */
static gboolean
are_there (TflPropertiesGroup *self)
{
  for (guint i = 0; i < self->elements->len; i++)
    if (tfl_session_lookup (self->session, g_ptr_array_index (self->elements, i)) == NULL)
      return FALSE;

  return TRUE;
}

/* What was typed in one line, where it differs; what cannot be is told, and the line goes back. */
static void
commit_value (TflPropertiesGroup *self,
              GtkWidget          *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  const char *value = NULL;

  if (self->shown == NULL || !g_variant_lookup (self->shown, get_name (entry), "m&s", &value))
    return;
  if (g_strcmp0 (text, value != NULL ? value : "") == 0 || !are_there (self))
    return;

  set_property (self, get_name (entry), text);
  if (self->shown != NULL)
    update_values (self);
}

/* Another name, where one was typed that no other line has; else it goes back. */
static void
commit_name (TflPropertiesGroup *self,
             GtkWidget          *entry)
{
  g_autofree char *from = g_strdup (get_name (entry));
  g_autofree char *to = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr (GtkWidget) alive = g_object_ref (entry);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (to, from) || self->shown == NULL || !g_variant_lookup (self->shown, from, "ms", NULL) || !are_there (self))
    return;

  if (to[0] != '\0' && tfl_command_rename_property (self->session, get_ids (self), self->elements->len, from, to, &error))
    return;

  gtk_editable_set_text (GTK_EDITABLE (entry), from);
  if (error != NULL)
    tfl_session_tell (self->session, error->message);
}

static void
name_activate_cb (GtkWidget          *entry,
                  TflPropertiesGroup *self)
{
  commit_name (self, entry);
}

static TflPropertiesGroup *
get_group (GtkWidget *entry)
{
  return TFL_PROPERTIES_GROUP (gtk_widget_get_ancestor (entry, TFL_TYPE_PROPERTIES_GROUP));
}

static void
name_left_cb (GtkWidget *entry)
{
  commit_name (get_group (entry), entry);
}

static void
value_activate_cb (GtkWidget          *entry,
                   TflPropertiesGroup *self)
{
  commit_value (self, entry);
}

static void
value_left_cb (GtkWidget *entry)
{
  commit_value (get_group (entry), entry);
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
make_entry (TflPropertiesGroup *self,
            const char         *name,
            const char         *label,
            GCallback           activate_cb,
            TflLaterFunc        left_cb)
{
  GtkWidget *entry = tfl_short_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_widget_set_hexpand (entry, TRUE);
  tfl_spoken_name_set (entry, label);
  g_object_set_data_full (G_OBJECT (entry), "name", g_strdup (name), g_free);
  g_signal_connect_object (entry, "activate", activate_cb, self, 0);
  tfl_later_left (entry, left_cb);

  return entry;
}

static GtkWidget *
make_remove_button (TflPropertiesGroup *self,
                    const char         *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *label = g_strdup_printf (_("Take “%s” away"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  tfl_spoken_name_set (button, label);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);

  return button;
}

static GtkWidget *
make_row (TflPropertiesGroup *self,
          const char         *name,
          const char         *value)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *name_label = g_strdup_printf (_("Name of the property “%s”"), name);
  GtkWidget *name_entry = make_entry (self, name, name_label, G_CALLBACK (name_activate_cb), name_left_cb);
  GtkWidget *entry = make_entry (self, name, name, G_CALLBACK (value_activate_cb), value_left_cb);

  gtk_widget_add_css_class (name_entry, "field-label");
  gtk_editable_set_text (GTK_EDITABLE (name_entry), name);
  gtk_widget_set_tooltip_text (name_entry, name_label);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  show_value (entry, value);
  g_object_set_data (G_OBJECT (row), "name-entry", name_entry);
  g_object_set_data (G_OBJECT (row), "entry", entry);
  gtk_box_append (GTK_BOX (box), name_entry);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), make_remove_button (self, name));
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
  while (g_variant_iter_next (&iter, "{&sm&s}", &name, NULL))
    if (!g_variant_lookup (other, name, "m&s", NULL))
      return FALSE;

  return TRUE;
}

static void
rebuild (TflPropertiesGroup *self)
{
  GVariantIter iter;
  const char *name, *value;
  GtkWidget *row;

  tfl_popup_close_inside (GTK_WIDGET (self->list));
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (self->shown != NULL)
    {
      g_variant_iter_init (&iter, self->shown);
      while (g_variant_iter_next (&iter, "{&sm&s}", &name, &value))
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
  g_clear_pointer (&self->elements, g_ptr_array_unref);
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

/* The values of all elements side by side: what one of them does not have, or has another value of, differs. */
static void
merge (GTree      *merged,
       GHashTable *counts,
       GVariant   *properties)
{
  GVariantIter iter;
  const char *name, *value;

  if (properties == NULL)
    return;

  g_variant_iter_init (&iter, properties);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

      if (n == 0)
        g_tree_insert (merged, (char *) name, (char *) value);
      else if (g_strcmp0 (g_tree_lookup (merged, name), value) != 0)
        g_tree_insert (merged, (char *) name, NULL);
      g_hash_table_insert (counts, (char *) name, GUINT_TO_POINTER (n + 1));
    }
}

/* a{sms}, by name; (transfer full), NULL where there are none. */
static GVariant *
merge_all (TflSession *session,
           GPtrArray  *elements)
{
  g_autoptr (GTree) merged = g_tree_new ((GCompareFunc) (GCallback) strcmp);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GVariantBuilder builder;

  for (guint i = 0; i < elements->len; i++)
    merge (merged, counts,
           tfl_element_get_properties (tfl_session_lookup (session, g_ptr_array_index (elements, i))));
  if (g_tree_nnodes (merged) == 0)
    return NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sms}"));
  for (GTreeNode *node = g_tree_node_first (merged); node != NULL; node = g_tree_node_next (node))
    {
      const char *name = g_tree_node_key (node);
      gboolean all = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) == elements->len;

      g_variant_builder_add (&builder, "{sms}", name, all ? g_tree_node_value (node) : NULL);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

void
tfl_properties_group_show (TflPropertiesGroup *self,
                           TflSession         *session,
                           GPtrArray          *elements)
{
  g_autoptr (GVariant) before = g_steal_pointer (&self->shown);
  gboolean same_elements = self->elements == elements;

  g_set_object (&self->session, session);
  g_ptr_array_ref (elements);
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  self->elements = elements;
  self->shown = merge_all (session, elements);
  if (!same_elements || !has_same_names (before, self->shown))
    {
      if (!same_elements || before != NULL || self->shown != NULL)
        rebuild (self);
    }
  else if (!g_variant_equal (before, self->shown))
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
    {
      g_ptr_array_add (entries, g_object_ref (get_entry (row)));
      g_ptr_array_add (entries, g_object_ref (get_name_entry (row)));
    }
  for (guint i = 0; i < entries->len; i++)
    if (i % 2 == 0)
      commit_value (self, g_ptr_array_index (entries, i));
    else
      commit_name (self, g_ptr_array_index (entries, i));
}
