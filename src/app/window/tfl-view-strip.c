#include "config.h"

#include "tfl-view-strip.h"

#include "tfl-view-item.h"
#include "tfl-view-picture.h"

#include "app/session/tfl-commands.h"
#include "app/widgets/tfl-later.h"
#include "app/widgets/tfl-list.h"
#include "app/widgets/tfl-popup.h"

#include "scene/tfl-deck.h"

#include <adwaita.h>

struct _TflViewStrip
{
  GtkWidget           parent_instance;

  TflSession         *session;
  GSignalGroup       *signals;
  GListStore         *items;    /* of TflViewItem */
  GtkSingleSelection *selection;
  gboolean            following;
  gboolean            wanted;
  gboolean            hidden;
  guint               revision; /* of the model but for its views */
  guint               idle;     /* source that has the next picture drawn, or 0 */
  GCancellable       *drawing;  /* the one that is being drawn, or NULL */
  TflViewItem        *drawee;

  GtkWidget          *body;     /* the one direct child */
  GtkStack           *stack;
  GtkListView        *list;
};

enum
{
  PROP_WANTED = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TflViewStrip, tfl_view_strip, GTK_TYPE_WIDGET)

static void queue_drawing (TflViewStrip *self);

static void
update_item (TflViewStrip *self,
             TflViewItem  *item,
             guint         number,
             guint         n)
{
  const TflElement *view = tfl_session_lookup (self->session, item->id);
  g_autofree char *gone = tfl_deck_describe_gone (view);
  g_autofree char *look = tfl_view_picture_make_key (view);
  g_autofree char *key = g_strdup_printf ("%u %d %d\n%s", self->revision, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                          adw_style_manager_get_dark (adw_style_manager_get_default ()), look);

  tfl_view_item_take (&item->name, tfl_element_get_name (view));
  tfl_view_item_take (&item->gone, gone);
  tfl_view_item_take (&item->key, key);
  item->number = number;
  item->n = n;
  item->current = g_strcmp0 (item->id, tfl_session_get_view (self->session)) == 0;
  g_signal_emit_by_name (item, "changed");
}

static TflViewItem *
find_item (TflViewStrip *self,
           const char   *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TflViewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (g_strcmp0 (item->id, id) == 0)
        return g_steal_pointer (&item);
    }

  return NULL;
}

static gboolean
is_at (TflViewStrip *self,
       guint         position,
       TflViewItem  *item)
{
  g_autoptr (TflViewItem) there = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return there == item;
}

/* An item stays while its view does, and what is the same at both ends stays in its place. */
static void
update_items (TflViewStrip *self)
{
  g_autoptr (GPtrArray) views = tfl_deck_list_views (tfl_session_get_model (self->session));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint start = 0, end = 0;

  for (guint i = 0; i < views->len; i++)
    {
      TflViewItem *item = find_item (self, views->pdata[i]);

      if (item == NULL)
        item = tfl_view_item_new (views->pdata[i]);
      g_ptr_array_add (items, item);
      update_item (self, item, i + 1, views->len);
    }
  while (start < n && start < items->len && is_at (self, start, items->pdata[start]))
    start++;
  while (end < n - start && end < items->len - start && is_at (self, n - 1 - end, items->pdata[items->len - 1 - end]))
    end++;
  self->following = TRUE;
  if (n - start - end > 0 || items->len - start - end > 0)
    g_list_store_splice (self->items, start, n - start - end, items->pdata + start, items->len - start - end);
  self->following = FALSE;
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

/* The one that is selected, else the one on show. */
static void
follow_selection (TflViewStrip *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  const char *primary = tfl_session_get_primary (self->session);
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TflViewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (g_strcmp0 (item->id, primary) == 0 || (item->current && found == GTK_INVALID_LIST_POSITION))
        found = i;
    }
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, found);
  self->following = FALSE;
  if (found != GTK_INVALID_LIST_POSITION && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", found);
}

static void
update (TflViewStrip *self)
{
  if (self->session == NULL)
    return;

  update_items (self);
  follow_selection (self);
  queue_drawing (self);
}

static void
changed_cb (TflViewStrip *self,
            TflModel     *before,
            TflModel     *after,
            TflDiff      *diff)
{
  for (guint i = 0; i < tfl_diff_get_n_changes (diff); i++)
    {
      const TflChange *change = tfl_diff_get_change (diff, i);
      const TflElement *element = change->after != NULL ? change->after : change->before;

      if (tfl_element_get_kind (element) != TFL_KIND_VIEW)
        {
          self->revision++;
          break;
        }
    }
  update (self);
}

/* Pictures, one after the other. */

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = tfl_view_picture_finish (result, &error);
  TflViewStrip *self = user_data;

  if (texture == NULL) /* cancelled: the strip may be gone */
    return;

  g_clear_object (&self->drawing);
  g_clear_object (&self->drawee->picture);
  self->drawee->picture = texture;
  g_signal_emit_by_name (self->drawee, "changed");
  g_clear_object (&self->drawee);
  queue_drawing (self);
}

static gboolean
draw_next_cb (gpointer user_data)
{
  TflViewStrip *self = user_data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  self->idle = 0;
  if (self->drawing != NULL || self->session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;

  for (guint i = 0; i < n && self->drawee == NULL; i++)
    {
      g_autoptr (TflViewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (g_strcmp0 (item->key, item->drawn) != 0)
        self->drawee = g_steal_pointer (&item);
    }
  if (self->drawee == NULL)
    return G_SOURCE_REMOVE;

  tfl_view_item_take (&self->drawee->drawn, self->drawee->key);
  self->drawing = g_cancellable_new ();
  tfl_view_picture_draw (tfl_session_get_model (self->session), self->drawee->id,
                         adw_style_manager_get_dark (adw_style_manager_get_default ()) ? TFL_THEME_DARK : TFL_THEME_LIGHT,
                         gtk_widget_get_scale_factor (GTK_WIDGET (self)), self->drawing, drawn_cb, self);

  return G_SOURCE_REMOVE;
}

static void
queue_drawing (TflViewStrip *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, draw_next_cb, self, NULL);
}

static void
stop_drawing (TflViewStrip *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  g_clear_object (&self->drawee);
}

/* What one does with them. */

static TflViewItem *
get_selected (TflViewStrip *self)
{
  return self->session != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static void
take_selection (GtkWidget *widget)
{
  TflViewItem *item = get_selected (TFL_VIEW_STRIP (widget));

  if (item != NULL)
    tfl_session_select (TFL_VIEW_STRIP (widget)->session, item->id);
}

/* An edit that was under way ends with the press on a picture, and may make them anew. */
static void
selected_cb (TflViewStrip *self)
{
  if (!self->following)
    tfl_later (GTK_WIDGET (self), take_selection);
}

static void
show_selected (GtkWidget *widget)
{
  TflViewItem *item = get_selected (TFL_VIEW_STRIP (widget));

  if (item != NULL)
    gtk_widget_activate_action (widget, "view.show-view", "s", item->id);
}

static void
activate_cb (TflViewStrip *self,
             guint         position)
{
  tfl_later (GTK_WIDGET (self), show_selected);
}

static void
move (TflViewStrip *self,
      const char   *view,
      guint         to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup (view);

  if (!tfl_command_move_view (self->session, id, to, &error))
    tfl_session_tell (self->session, error->message);
  tfl_session_select (self->session, id);
}

void
tfl_view_strip_drop (TflViewStrip *self,
                     guint         from,
                     guint         to)
{
  g_autoptr (TflViewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), from);

  move (self, item->id, to);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *by,
         gpointer   user_data)
{
  TflViewStrip *self = TFL_VIEW_STRIP (widget);
  TflViewItem *item = get_selected (self);
  int to = item != NULL ? (int) item->number - 1 + g_variant_get_int32 (by) : -1;

  if (to >= 0)
    move (self, item->id, (guint) to);

  return TRUE;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            GtkListItem   *list_item)
{
  TflViewItem *item = gtk_list_item_get_item (list_item);

  if (item->picture != NULL)
    gtk_drag_source_set_icon (source, GDK_PAINTABLE (item->picture), 0, 0);

  return gdk_content_provider_new_typed (TFL_TYPE_VIEW_ITEM, item);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         GtkListItem   *list_item)
{
  TflViewItem *item = g_value_get_object (value);
  GtkWidget *strip = gtk_widget_get_ancestor (gtk_list_item_get_child (list_item), TFL_TYPE_VIEW_STRIP);

  /* A view of another window's model has no place here. */
  if (item == NULL || !g_list_store_find (TFL_VIEW_STRIP (strip)->items, item, NULL))
    return FALSE;

  move (TFL_VIEW_STRIP (strip), item->id, gtk_list_item_get_position (list_item));

  return TRUE;
}

static void
secondary_cb (GtkGestureClick *gesture,
              int              n_press,
              double           x,
              double           y,
              GtkListItem     *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *strip = gtk_widget_get_ancestor (row, TFL_TYPE_VIEW_STRIP);
  TflViewItem *item = gtk_list_item_get_item (list_item);
  double at_x, at_y;

  tfl_session_select (TFL_VIEW_STRIP (strip)->session, item->id);
  gtk_widget_translate_coordinates (row, strip, x, y, &at_x, &at_y);
  tfl_popup_ask_menu (strip, at_x, at_y);
}

static void
update_row (GtkListItem *list_item)
{
  tfl_view_item_show (gtk_list_item_get_item (list_item), gtk_list_item_get_child (list_item));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *row = tfl_view_item_make_row ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (TFL_TYPE_VIEW_ITEM, GDK_ACTION_MOVE);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_cb), list_item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), list_item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), list_item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "changed", G_CALLBACK (update_row), list_item,
                           G_CONNECT_SWAPPED);
  update_row (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), update_row, list_item);
}

static void
tfl_view_strip_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tfl_view_strip_parent_class)->map (widget);
  queue_drawing (TFL_VIEW_STRIP (widget));
}

static void
tfl_view_strip_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (id == PROP_WANTED)
    g_value_set_boolean (value, TFL_VIEW_STRIP (object)->wanted);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tfl_view_strip_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (id == PROP_WANTED)
    tfl_view_strip_set_wanted (TFL_VIEW_STRIP (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tfl_view_strip_dispose (GObject *object)
{
  TflViewStrip *self = TFL_VIEW_STRIP (object);

  if (self->items != NULL)
    tfl_view_strip_set_session (self, NULL);
  stop_drawing (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TFL_TYPE_VIEW_STRIP);
  g_clear_object (&self->signals);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (tfl_view_strip_parent_class)->dispose (object);
}

static void
tfl_view_strip_class_init (TflViewStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tfl_view_strip_dispose;
  object_class->get_property = tfl_view_strip_get_property;
  object_class->set_property = tfl_view_strip_set_property;
  widget_class->map = tfl_view_strip_map;

  properties[PROP_WANTED] = g_param_spec_boolean ("wanted", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-view-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, TflViewStrip, body);
  gtk_widget_class_bind_template_child (widget_class, TflViewStrip, stack);
  gtk_widget_class_bind_template_child (widget_class, TflViewStrip, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK, move_cb, "i", 1);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tfl_view_strip_init (TflViewStrip *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);

  self->items = g_list_store_new (TFL_TYPE_VIEW_ITEM);
  self->selection = tfl_list_show (self->list, G_LIST_MODEL (self->items));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  self->signals = g_signal_group_new (TFL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "selection-changed", G_CALLBACK (follow_selection), self);
  g_signal_group_connect_swapped (self->signals, "scope-changed", G_CALLBACK (update), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

void
tfl_view_strip_set_session (TflViewStrip *self,
                            TflSession   *session)
{
  if (!g_set_object (&self->session, session))
    return;

  stop_drawing (self);
  g_signal_group_set_target (self->signals, session);
  self->following = TRUE;
  g_list_store_remove_all (self->items); /* another model may have the same ids */
  self->following = FALSE;
  update (self);
}

gboolean
tfl_view_strip_is_wanted (TflViewStrip *self)
{
  return self->wanted;
}

static void
update_visible (TflViewStrip *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->wanted && !self->hidden);
}

void
tfl_view_strip_set_wanted (TflViewStrip *self,
                           gboolean      wanted)
{
  if (self->wanted == wanted)
    return;

  self->wanted = wanted;
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WANTED]);
}

/* There are no rows to go to before they have a place. */
static gboolean
focus_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  TflViewStrip *self = TFL_VIEW_STRIP (widget);

  GtkWidget *list = GTK_WIDGET (self->list);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  else if (gtk_widget_get_width (list) == 0)
    return G_SOURCE_CONTINUE;
  else
    gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

void
tfl_view_strip_take_focus (TflViewStrip *self)
{
  tfl_view_strip_set_wanted (self, TRUE);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

void
tfl_view_strip_set_hidden (TflViewStrip *self,
                           gboolean      hidden)
{
  self->hidden = hidden;
  update_visible (self);
}

char *
tfl_view_strip_describe (TflViewStrip *self,
                         guint         position,
                         gboolean     *drawn)
{
  g_autoptr (TflViewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item == NULL)
    return NULL;

  *drawn = item->picture != NULL && g_strcmp0 (item->drawn, item->key) == 0;

  return tfl_view_item_describe (item);
}
