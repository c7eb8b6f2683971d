#include "config.h"

#include "tfl-outline.h"

#include "tfl-outline-row.h"
#include "tfl-outline-tree.h"

#include "app/widgets/tfl-later.h"
#include "app/widgets/tfl-popup.h"
#include "app/widgets/tfl-spoken-name.h"

#include "scene/tfl-deck.h"

#include <glib/gi18n.h>

#define MOST_MARKED 1000 /* each is looked for; nobody sees more rows at once */

struct _TflOutline
{
  GtkWidget           parent_instance;

  TflSession         *session;
  GSignalGroup       *signals;
  GtkTreeListModel   *tree;
  GtkMultiSelection  *selection;
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
select_row (TflOutline *self,
            GtkBitset  *rows,
            const char *id,
            gboolean    opens)
{
  g_autoptr (GtkTreeListRow) row = NULL;

  row = tfl_outline_tree_find_row (self->tree, tfl_session_get_model (self->session), id, opens);
  if (row != NULL)
    gtk_bitset_add (rows, gtk_tree_list_row_get_position (row));
  if (row != NULL && opens)
    scroll_to (self, gtk_tree_list_row_get_position (row));
}

/* What is around the primary one opens; of the others those that are on show are marked. */
static void
follow_selection (TflOutline *self)
{
  const char *primary = tfl_session_get_primary (self->session);
  const char *const *ids = tfl_session_get_selection (self->session);
  g_autoptr (GtkBitset) rows = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;

  if (self->following)
    return;

  /* Opening rows to find this one moves the rows that are still selected: that is no choice of anybody's. */
  self->following = TRUE;
  if (primary != NULL)
    select_row (self, rows, primary, TRUE);
  for (guint i = 0; i < MOST_MARKED && ids[i] != NULL; i++)
    if (ids[i] != primary)
      select_row (self, rows, ids[i], FALSE);
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), rows, all);
  self->following = FALSE;
}

static char *
get_id_at (TflOutline *self,
           guint       position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (TflOutlineNode) node = TFL_OUTLINE_NODE (gtk_tree_list_row_get_item (row));

  return g_strdup (tfl_outline_node_get_id (node));
}

/* In the order in which they were selected: those that were, then those that are new. */
static GPtrArray *
list_selected (TflOutline *self)
{
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  const char *const *before = tfl_session_get_selection (self->session);
  g_autoptr (GHashTable) is_marked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) marked = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < gtk_bitset_get_size (rows); i++)
    {
      g_ptr_array_add (marked, get_id_at (self, gtk_bitset_get_nth (rows, i)));
      g_hash_table_add (is_marked, g_ptr_array_index (marked, i));
    }
  for (guint i = 0; before[i] != NULL; i++)
    if (g_hash_table_remove (is_marked, before[i]))
      g_ptr_array_add (ids, g_strdup (before[i]));
  for (guint i = 0; i < marked->len; i++)
    if (g_hash_table_contains (is_marked, g_ptr_array_index (marked, i)))
      g_ptr_array_add (ids, g_strdup (g_ptr_array_index (marked, i)));

  return ids;
}

static void
take_selection (GtkWidget *widget)
{
  TflOutline *self = TFL_OUTLINE (widget);
  g_autoptr (GPtrArray) ids = NULL;

  if (self->session == NULL)
    return;

  ids = list_selected (self);
  if (ids->len == 1)
    {
      tfl_session_reveal (self->session, g_ptr_array_index (ids, 0));
      return;
    }

  self->following = TRUE; /* the rows are as they should be, however many */
  tfl_session_select_many (self->session, (const char *const *) ids->pdata, ids->len);
  self->following = FALSE;
}

/* An edit that was under way ends with the press on a row, and may make rows anew. */
static void
selected_cb (TflOutline *self)
{
  if (!self->following)
    tfl_later (GTK_WIDGET (self), take_selection);
}

/* Into a unit. */
static void
go_to_selected (GtkWidget *widget)
{
  TflOutline *self = TFL_OUTLINE (widget);
  g_autoptr (GPtrArray) ids = NULL;
  const TflElement *element;

  if (self->session == NULL)
    return;

  ids = list_selected (self);
  element = ids->len == 1 ? tfl_session_lookup (self->session, g_ptr_array_index (ids, 0)) : NULL;
  if (element != NULL && tfl_element_get_kind (element) == TFL_KIND_UNIT)
    tfl_session_enter (self->session, tfl_element_get_id (element));
  gtk_widget_activate_action (widget, "view.picture", NULL);
}

static void
activate_cb (TflOutline *self,
             guint       position)
{
  tfl_later (GTK_WIDGET (self), go_to_selected);
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
  tfl_spoken_name_set_row (row, tfl_element_get_name (view), NULL);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (tfl_element_get_id (view)), g_free);

  return row;
}

static void
update_views (TflOutline *self)
{
  TflModel *model = tfl_session_get_model (self->session);
  const char *shown = tfl_session_get_view (self->session);
  g_autoptr (GPtrArray) views = tfl_deck_list_views (model);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->views))) != NULL)
    gtk_list_box_remove (self->views, row);
  for (guint i = 0; i < views->len; i++)
    {
      row = make_view_row (self->session, tfl_model_lookup (model, views->pdata[i]));
      gtk_list_box_append (self->views, row);
      if (g_strcmp0 (views->pdata[i], shown) == 0)
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

/* A row whose element has its first child, or lost its last, is another row. */
static void
after_changed_cb (TflOutline *self,
                  TflModel   *before,
                  TflModel   *after,
                  TflDiff    *diff)
{
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_is_empty (rows) && tfl_session_get_n_selected (self->session) > 0)
    follow_selection (self);
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
  const char *id = tfl_outline_row_get_id (TFL_OUTLINE_ROW (row));
  double at_x, at_y;

  if (!tfl_session_is_selected (self->session, id))
    tfl_session_select (self->session, id);
  gtk_widget_translate_coordinates (row, outline, x, y, &at_x, &at_y);
  tfl_popup_ask_menu (outline, at_x, at_y);
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
  g_signal_group_connect_data (self->signals, "changed", G_CALLBACK (after_changed_cb), self, NULL,
                               G_CONNECT_AFTER | G_CONNECT_SWAPPED);
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
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (self->tree)); /* takes the tree */
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection); /* the list keeps it */
  update_views (self);
}
