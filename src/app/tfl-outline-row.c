#include "config.h"

#include "tfl-outline-row.h"

#include "tfl-describe.h"
#include "tfl-outline-tree.h"

struct _TflOutlineRow
{
  GtkWidget        parent_instance;

  TflSession      *session;
  char            *id;
  gulong           handler;

  GtkTreeExpander *expander; /* the one direct child */
  TflSign         *sign;
  GtkLabel        *name;
  TflSign         *orphans;
};

G_DEFINE_FINAL_TYPE (TflOutlineRow, tfl_outline_row, GTK_TYPE_WIDGET)

static void
update (TflOutlineRow *self)
{
  const TflElement *element = self->session != NULL ? tfl_session_lookup (self->session, self->id) : NULL;
  g_autofree char *whole = NULL;
  TflCounts counts = { 0 };

  if (element == NULL)
    return;

  if (tfl_element_get_kind (element) == TFL_KIND_UNIT)
    counts = tfl_tally_get (tfl_session_get_tally (self->session), self->id);
  whole = tfl_describe_whole (self->session, element);
  tfl_describe_sign (self->session, element, self->sign);
  gtk_label_set_text (self->name, tfl_element_get_name (element));
  tfl_sign_set_orphans (self->orphans, counts.orphans);
  gtk_widget_set_visible (GTK_WIDGET (self->orphans), counts.orphans > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), whole);
}

static void
tfl_outline_row_dispose (GObject *object)
{
  TflOutlineRow *self = TFL_OUTLINE_ROW (object);

  tfl_outline_row_bind (self, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_OUTLINE_ROW);

  G_OBJECT_CLASS (tfl_outline_row_parent_class)->dispose (object);
}

static void
tfl_outline_row_class_init (TflOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_outline_row_dispose;

  /* The default role may bear no name in newer GTKs, and a row is read out by its name. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TflOutlineRow, expander);
  gtk_widget_class_bind_template_child (widget_class, TflOutlineRow, sign);
  gtk_widget_class_bind_template_child (widget_class, TflOutlineRow, name);
  gtk_widget_class_bind_template_child (widget_class, TflOutlineRow, orphans);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_outline_row_init (TflOutlineRow *self)
{
  g_type_ensure (TFL_TYPE_SIGN);
  gtk_widget_init_template (GTK_WIDGET (self));
  tfl_sign_set_size (self->orphans, 20);
}

GtkWidget *
tfl_outline_row_new (void)
{
  return g_object_new (TFL_TYPE_OUTLINE_ROW, NULL);
}

void
tfl_outline_row_bind (TflOutlineRow  *self,
                      TflSession     *session,
                      GtkTreeListRow *row)
{
  g_autoptr (TflOutlineNode) node = row != NULL ? TFL_OUTLINE_NODE (gtk_tree_list_row_get_item (row)) : NULL;

  if (self->session != NULL)
    g_clear_signal_handler (&self->handler, self->session);
  g_set_object (&self->session, session);
  g_free (self->id);
  self->id = node != NULL ? g_strdup (tfl_outline_node_get_id (node)) : NULL;
  if (self->expander != NULL)
    gtk_tree_expander_set_list_row (self->expander, row);
  if (session != NULL)
    self->handler = g_signal_connect_swapped (session, "changed", G_CALLBACK (update), self);
  update (self);
}

const char *
tfl_outline_row_get_id (TflOutlineRow *self)
{
  return self->id;
}
