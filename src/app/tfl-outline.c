#include "config.h"

#include "tfl-outline.h"

#include "tfl-context-menu.h"
#include "tfl-outline-row.h"
#include "tfl-outline-tree.h"

#include <glib/gi18n.h>

struct _TflOutline
{
  GtkWidget           parent_instance;

  TflSession         *session;
  GSignalGroup       *signals;
  GtkTreeListModel   *tree;
  GtkSingleSelection *selection;
  gboolean            following; /* the selection follows the session, not the other way round */

  GtkWidget          *body;      /* the one direct child */
  GtkListView        *list;
  GtkListBox         *views;
  GtkWidget          *no_views;
};

G_DEFINE_FINAL_TYPE (TflOutline, tfl_outline, GTK_TYPE_WIDGET)

static void
scroll_to (TflOutline *self,
           guint       position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
follow_selection (TflOutline *self)
{
  const char *id = tfl_session_get_primary (self->session);
  g_autoptr (GtkTreeListRow) row = NULL;

  /* Opening rows to find this one moves the row that is still selected: that is no choice of anybody's. */
  self->following = TRUE;
  row = id != NULL ? tfl_outline_tree_find_row (self->tree, tfl_session_get_model (self->session), id) : NULL;
  gtk_single_selection_set_selected (self->selection,
                                     row != NULL ? gtk_tree_list_row_get_position (row) : GTK_INVALID_LIST_POSITION);
  self->following = FALSE;
  if (row != NULL)
    scroll_to (self, gtk_tree_list_row_get_position (row));
}

static void
selected_cb (TflOutline *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (TflOutlineNode) node = NULL;

  if (self->following || row == NULL || self->session == NULL)
    return;

  /* The same row at another place, since rows above it came or went. */
  node = TFL_OUTLINE_NODE (gtk_tree_list_row_get_item (row));
  if (g_strcmp0 (tfl_outline_node_get_id (node), tfl_session_get_primary (self->session)) == 0)
    return;

  tfl_session_reveal (self->session, tfl_outline_node_get_id (node));
}

static void
activate_cb (TflOutline *self,
             guint       position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (TflOutlineNode) node = TFL_OUTLINE_NODE (gtk_tree_list_row_get_item (row));
  const TflElement *element = tfl_session_lookup (self->session, tfl_outline_node_get_id (node));

  if (element != NULL && tfl_element_get_kind (element) == TFL_KIND_UNIT)
    tfl_session_enter (self->session, tfl_element_get_id (element));
  gtk_widget_activate_action (GTK_WIDGET (self), "view.picture", NULL);
}

static GtkWidget *
make_view_row (TflSession       *session,
               const TflElement *view)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (tfl_element_get_name (view));
  const char *slide = tfl_element_get (view, TFL_VIEW_SLIDE);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  if (slide != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("slide %s"), slide);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "hint");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (tfl_element_get_id (view)), g_free);

  return row;
}

static void
update_views (TflOutline *self)
{
  TflModel *model = tfl_session_get_model (self->session);
  const char *shown = tfl_session_get_view (self->session);
  const TflElement *view;
  TflChildIter iter;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->views))) != NULL)
    gtk_list_box_remove (self->views, row);
  tfl_child_iter_init (&iter, model, tfl_model_get_root (model), TFL_KIND_VIEW);
  while ((view = tfl_child_iter_next (&iter)) != NULL)
    {
      row = make_view_row (self->session, view);
      gtk_list_box_append (self->views, row);
      if (g_strcmp0 (tfl_element_get_id (view), shown) == 0)
        gtk_list_box_select_row (self->views, GTK_LIST_BOX_ROW (row));
    }
  gtk_widget_set_visible (self->no_views, tfl_model_count (model, TFL_KIND_VIEW) == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->views), tfl_model_count (model, TFL_KIND_VIEW) > 0);
}

static void
view_activated_cb (TflOutline    *self,
                   GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  tfl_session_set_view (self->session, id);
  tfl_session_select (self->session, id);
}

static void
changed_cb (TflOutline *self,
            TflModel   *before,
            TflModel   *after,
            TflDiff    *diff)
{
  update_views (self);
}

static void
secondary_cb (GtkGestureClick *gesture,
              int              n_press,
              double           x,
              double           y,
              gpointer         user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *outline = gtk_widget_get_ancestor (row, TFL_TYPE_OUTLINE);
  TflOutline *self = TFL_OUTLINE (outline);
  double at_x, at_y;

  tfl_session_select (self->session, tfl_outline_row_get_id (TFL_OUTLINE_ROW (row)));
  gtk_widget_translate_coordinates (row, outline, x, y, &at_x, &at_y);
  tfl_context_menu_popup (outline, self->session, at_x, at_y);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = tfl_outline_row_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (secondary_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         TflOutline               *self)
{
  tfl_outline_row_bind (TFL_OUTLINE_ROW (gtk_list_item_get_child (item)), self->session,
                        GTK_TREE_LIST_ROW (gtk_list_item_get_item (item)));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           TflOutline               *self)
{
  tfl_outline_row_bind (TFL_OUTLINE_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
tfl_outline_dispose (GObject *object)
{
  TflOutline *self = TFL_OUTLINE (object);

  if (self->list != NULL)
    tfl_outline_set_session (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_OUTLINE);
  g_clear_object (&self->signals);

  G_OBJECT_CLASS (tfl_outline_parent_class)->dispose (object);
}

static void
tfl_outline_class_init (TflOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_outline_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, TflOutline, body);
  gtk_widget_class_bind_template_child (widget_class, TflOutline, list);
  gtk_widget_class_bind_template_child (widget_class, TflOutline, views);
  gtk_widget_class_bind_template_child (widget_class, TflOutline, no_views);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_outline_init (TflOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);

  self->signals = g_signal_group_new (TFL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "scope-changed", G_CALLBACK (update_views), self);
  g_signal_group_connect_swapped (self->signals, "selection-changed", G_CALLBACK (follow_selection), self);
}

/* The first look: units at the top show what is in them. */
static void
open_top (GtkTreeListModel *tree)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (tree)); i > 0; i--)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, i - 1);

      gtk_tree_list_row_set_expanded (row, i == 1);
    }
}

void
tfl_outline_set_session (TflOutline *self,
                         TflSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  gtk_list_view_set_model (self->list, NULL);
  self->tree = NULL;
  self->selection = NULL;
  if (session == NULL)
    return;

  self->tree = tfl_outline_tree_new (session);
  open_top (self->tree);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->tree)); /* takes the tree */
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection); /* the list keeps it */
  update_views (self);
}
