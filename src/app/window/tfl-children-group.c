#include "config.h"

#include "tfl-children-group.h"

#include "app/session/tfl-commands.h"
#include "app/session/tfl-describe.h"
#include "app/widgets/tfl-chooser.h"
#include "app/widgets/tfl-popup.h"
#include "app/widgets/tfl-spoken-name.h"

#include <glib/gi18n.h>

#define MOST_ROWS 60 /* a model may have a hundred thousand services, and a row is a widget */

struct _TflChildrenGroup
{
  GtkWidget   parent_instance;

  TflSession *session;
  char       *parent;
  TflKind     kind;

  GtkWidget  *body; /* the one direct child */
  GtkLabel   *title;
  GtkWidget  *add;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TflChildrenGroup, tfl_children_group, GTK_TYPE_WIDGET)

/* The reference without which the kind means nothing: it has to be chosen first. */
static TflField
find_required (TflKind kind)
{
  const TflKindInfo *info = tfl_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info (info->first_field + i);

      if (field->type == TFL_TYPE_REF && (field->flags & TFL_FIELD_REQUIRED) != 0)
        return field->field;
    }

  return TFL_FIELD_NONE;
}

static void
add (TflChildrenGroup *self,
     const char       *target)
{
  g_autofree char *parent = g_strdup (self->parent);
  g_autoptr (TflSession) session = g_object_ref (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = tfl_command_add_element (session, self->kind, parent, target, &error);

  if (made == NULL)
    tfl_session_tell (session, error->message);
}

static void
chosen_cb (TflChooser       *chooser,
           const char       *id,
           TflChildrenGroup *self)
{
  add (self, id);
}

static void
add_cb (TflChildrenGroup *self)
{
  TflField required = find_required (self->kind);
  const TflFieldInfo *info = required != TFL_FIELD_NONE ? tfl_field_get_info (required) : NULL;
  GtkWidget *chooser;

  if (info == NULL)
    {
      add (self, NULL);
      return;
    }

  chooser = tfl_chooser_new (self->session, info->targets, NULL, _(info->label));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, 0);
  tfl_chooser_popup (TFL_CHOOSER (chooser), self->add);
}

static void
activated_cb (TflChildrenGroup *self,
              GtkListBoxRow    *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  tfl_session_reveal (self->session, id);
}

static GtkWidget *
make_row (TflChildrenGroup *self,
          const TflElement *child)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *name = tfl_describe_name (tfl_session_get_model (self->session), child);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "field");
  tfl_spoken_name_set (row, name);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (tfl_element_get_id (child)), g_free);

  return row;
}

/* Says how many are left out; where to find them. */
static GtkWidget *
make_last_row (guint n_more)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("%u more, in the search", "%u more, in the search", n_more), n_more);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "hint");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "field");

  return row;
}

static void
tfl_children_group_dispose (GObject *object)
{
  TflChildrenGroup *self = TFL_CHILDREN_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_CHILDREN_GROUP);
  g_clear_object (&self->session);
  g_clear_pointer (&self->parent, g_free);

  G_OBJECT_CLASS (tfl_children_group_parent_class)->dispose (object);
}

static void
tfl_children_group_class_init (TflChildrenGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_children_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-children-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TflChildrenGroup, body);
  gtk_widget_class_bind_template_child (widget_class, TflChildrenGroup, title);
  gtk_widget_class_bind_template_child (widget_class, TflChildrenGroup, add);
  gtk_widget_class_bind_template_child (widget_class, TflChildrenGroup, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_children_group_init (TflChildrenGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tfl_children_group_new (TflSession *session,
                        const char *parent,
                        TflKind     kind)
{
  TflChildrenGroup *self = g_object_new (TFL_TYPE_CHILDREN_GROUP, NULL);
  const TflKindInfo *info = tfl_kind_get_info (kind);
  g_autofree char *label = g_strdup_printf (_("Add: %s"), _(info->label));

  self->session = g_object_ref (session);
  self->parent = g_strdup (parent);
  self->kind = kind;
  gtk_label_set_text (self->title, _(info->plural));
  /* A waiver comes from a finding, never from nothing. */
  gtk_widget_set_visible (self->add, kind != TFL_KIND_WAIVER);
  gtk_widget_set_tooltip_text (self->add, label);
  tfl_spoken_name_set (self->add, label);
  tfl_spoken_name_set (GTK_WIDGET (self->list), _(info->plural));
  tfl_children_group_update (self);

  return GTK_WIDGET (self);
}

void
tfl_children_group_update (TflChildrenGroup *self)
{
  TflModel *model = tfl_session_get_model (self->session);
  const TflElement *parent = tfl_model_lookup (model, self->parent);
  const TflElement *child;
  TflChildIter iter;
  GtkWidget *row;
  guint n = 0;

  if (parent == NULL)
    return;

  tfl_popup_close_inside (GTK_WIDGET (self->list));
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  tfl_child_iter_init (&iter, model, parent, self->kind);
  for (; (child = tfl_child_iter_next (&iter)) != NULL; n++)
    if (n < MOST_ROWS)
      gtk_list_box_append (self->list, make_row (self, child));
  if (n > MOST_ROWS)
    gtk_list_box_append (self->list, make_last_row (n - MOST_ROWS));
  row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self->list), row != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), row != NULL || self->kind != TFL_KIND_WAIVER);
}
