/* The keyboard: walk through the picture, begin to type, hold Space to pan. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "app/widgets/tfl-popup.h"

/* A service's line may have several parts; what the model has no longer may still be drawn for a moment. */
static void
add_shapes (TflCanvas *self,
            TflModel  *model,
            gboolean   services)
{
  guint n_shapes = tfl_scene_get_n_shapes (self->scene);

  for (guint i = 0; i < n_shapes; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (self->scene, i);
      const TflElement *element = shape->kind == TFL_SHAPE_BEGIN && shape->element != NULL
                                    ? tfl_model_lookup (model, shape->element) : NULL;
      TflRect rect;

      if (element != NULL && (tfl_element_get_kind (element) == TFL_KIND_SERVICE) == services &&
          tfl_scene_find (self->scene, shape->element, &rect))
        tfl_walk_add (self->walk, shape->element, rect);
    }
}

/* The same where the scene is of what is in sight, in the order in which units are drawn.  What is not drawn holds
 * nothing that is. */
static void
add_inside (TflCanvas        *self,
            TflModel         *model,
            const TflElement *parent,
            TflKind           kind)
{
  const TflElement *element;
  TflChildIter iter;
  TflRect rect;

  tfl_child_iter_init (&iter, model, parent, kind);
  while ((element = tfl_child_iter_next (&iter)) != NULL)
    {
      if (!tfl_canvas_locate (self, tfl_element_get_id (element), &rect))
        continue;
      tfl_walk_add (self->walk, tfl_element_get_id (element), rect);
      if (kind != TFL_KIND_UNIT)
        continue;
      add_inside (self, model, element, TFL_KIND_UNIT);
      add_inside (self, model, element, TFL_KIND_WORK);
    }
}

static void
add_located (TflCanvas *self,
             TflModel  *model)
{
  const char *root = tfl_session_get_scope (self->session)->root;
  const TflElement *top = root != NULL ? tfl_model_lookup (model, root) : NULL;
  TflRect rect;

  if (top != NULL && tfl_canvas_locate (self, root, &rect))
    tfl_walk_add (self->walk, root, rect);
  add_inside (self, model, top != NULL ? top : tfl_model_get_root (model), TFL_KIND_UNIT);
  if (top != NULL)
    add_inside (self, model, top, TFL_KIND_WORK);
  add_inside (self, model, tfl_model_get_root (model), TFL_KIND_SERVICE);
}

/* The ways through what is on show: made at the first key after it was drawn.  Services come last. */
static TflWalk *
get_walk (TflCanvas *self)
{
  TflModel *model = tfl_survey_get_model (tfl_canvas_get_survey (self));

  if (self->walk != NULL)
    return self->walk;

  self->walk = tfl_walk_new (model);
  if (self->tiles != NULL)
    {
      add_located (self, model);
    }
  else
    {
      add_shapes (self, model, FALSE);
      add_shapes (self, model, TRUE);
    }

  return self->walk;
}

/* What is selected already becomes the last of the selection, which the next key starts from. */
static void
extend_selection (TflCanvas  *self,
                  const char *id)
{
  const char *const *selected = tfl_session_get_selection (self->session);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; selected[i] != NULL; i++)
    if (!g_str_equal (selected[i], id))
      g_ptr_array_add (ids, (char *) selected[i]);
  g_ptr_array_add (ids, (char *) id);
  tfl_session_select_many (self->session, (const char *const *) ids->pdata, ids->len);
}

static gboolean
is_in_sight (TflCanvas *self,
             TflRect    seen)
{
  return seen.x >= 0 && seen.y >= 0 && seen.x + seen.width <= gtk_widget_get_width (GTK_WIDGET (self)) &&
         seen.y + seen.height <= gtk_widget_get_height (GTK_WIDGET (self));
}

static void
show (TflCanvas  *self,
      const char *id)
{
  TflRect rect;

  if (tfl_canvas_locate (self, id, &rect) && !is_in_sight (self, tfl_canvas_from_scene (self, rect)))
    tfl_canvas_show_rect (self, rect);
}

/* FALSE where there is nothing to come to. */
static gboolean
come_to (TflCanvas  *self,
         const char *id,
         gboolean    extends)
{
  if (id == NULL || tfl_session_lookup (self->session, id) == NULL)
    return FALSE;

  if (extends)
    extend_selection (self, id);
  else
    tfl_session_select (self->session, id);
  show (self, id);

  return TRUE;
}

/* Beyond the last, Tab goes on to the next widget. */
static gboolean
walk (TflCanvas  *self,
      const char *from,
      int         step)
{
  return come_to (self, tfl_walk_step (get_walk (self), from, step), FALSE);
}

/* The key is ours even where nothing stands that way: GTK would go on to another widget. */
static gboolean
walk_towards (TflCanvas *self,
              int        dx,
              int        dy,
              gboolean   extends)
{
  come_to (self, tfl_walk_towards (get_walk (self), tfl_canvas_get_focus (self), dx, dy), extends);

  return TRUE;
}

static void
move_focus (TflCanvas *self,
            int        dx,
            int        dy)
{
  const char *id = tfl_walk_towards (get_walk (self), tfl_canvas_get_focus (self), dx, dy);

  if (id == NULL || tfl_session_lookup (self->session, id) == NULL)
    return;

  tfl_canvas_set_focus (self, id);
  show (self, id);
}

static void
toggle_focus (TflCanvas *self)
{
  g_autofree char *id = g_strdup (tfl_canvas_get_focus (self));

  if (id == NULL)
    return;

  tfl_canvas_set_focus (self, id); /* it stays where it is when this was all that is selected */
  self->toggles = TRUE;
  tfl_session_add_to_selection (self->session, id);
  self->toggles = FALSE;
}

/* As in lists: with Ctrl the focus moves and the selection stays. */
static gboolean
press_with_control (TflCanvas *self,
                    guint      keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_focus (self, -1, 0);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_focus (self, 1, 0);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_focus (self, 0, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_focus (self, 0, 1);
      return TRUE;
    case GDK_KEY_space:
      toggle_focus (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Typing with a unit selected begins a unit inside it. */
static gboolean
type_child (TflCanvas *self,
            gunichar   letter)
{
  const char *primary = tfl_session_get_primary (self->session);
  const TflElement *unit = primary != NULL ? tfl_session_lookup (self->session, primary) : NULL;
  char text[7] = { 0 };

  if (unit == NULL || tfl_element_get_kind (unit) != TFL_KIND_UNIT || !g_unichar_isalpha (letter))
    return FALSE;

  g_unichar_to_utf8 (letter, text);

  return tfl_canvas_begin_child (self, primary, text);
}

/* The menu of what is selected, in the middle of it; or that of the bare canvas. */
static gboolean
open_menu (TflCanvas *self)
{
  const char *primary = tfl_session_get_primary (self->session);
  TflRect rect;

  if (primary == NULL)
    {
      tfl_popup_ask_menu (GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                              gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
      return TRUE;
    }
  if (!tfl_canvas_locate (self, primary, &rect))
    return FALSE;

  rect = tfl_canvas_from_scene (self, rect);
  tfl_popup_ask_menu (GTK_WIDGET (self), CLAMP (rect.x + rect.width / 2, 0, gtk_widget_get_width (GTK_WIDGET (self))),
                          CLAMP (rect.y + rect.height / 2, 0, gtk_widget_get_height (GTK_WIDGET (self))));

  return TRUE;
}

/* On an orphan Enter takes the best fit: that is the window's. */
static gboolean
edit_name (TflCanvas *self)
{
  const TflElement *element = tfl_session_lookup (self->session, tfl_session_get_primary (self->session));

  if (element != NULL && tfl_element_get_kind (element) == TFL_KIND_WORK && tfl_work_is_orphan (element))
    return FALSE;

  return tfl_canvas_edit_name (self);
}

static gboolean
activate_key (TflCanvas *self,
              guint      keyval,
              gboolean   has_shift)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return walk_towards (self, -1, 0, has_shift);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return walk_towards (self, 1, 0, has_shift);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return walk_towards (self, 0, -1, has_shift);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return walk_towards (self, 0, 1, has_shift);
    case GDK_KEY_Tab:
      return walk (self, tfl_canvas_get_focus (self), 1);
    case GDK_KEY_ISO_Left_Tab:
      return walk (self, tfl_canvas_get_focus (self), -1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return walk (self, NULL, 1);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return walk (self, NULL, -1);
    case GDK_KEY_Escape:
      return tfl_canvas_cancel_drag (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return edit_name (self);
    default:
      return FALSE;
    }
}

/* It turns what a drag does round. */
static void
set_alt (TflCanvas *self,
         gboolean   held)
{
  self->alt_held = held;
  tfl_canvas_follow_drag (self);
}

/* Other keys turn slides while one presents. */
static gboolean
is_for_audience (guint keyval)
{
  return keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_Menu || keyval == GDK_KEY_F10;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TflCanvas             *self)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (self->session == NULL || self->scene == NULL || self->entry != NULL)
    return GDK_EVENT_PROPAGATE;
  tfl_canvas_hide_card (self);
  if (keyval == GDK_KEY_Alt_L || keyval == GDK_KEY_Alt_R)
    set_alt (self, TRUE);
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) == GDK_CONTROL_MASK &&
      !self->presenting && !self->drag.is_under_way && press_with_control (self, keyval))
    return GDK_EVENT_STOP;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_space && !self->presenting)
    {
      self->space_held = TRUE;
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
      return GDK_EVENT_STOP;
    }
  if (self->presenting && !is_for_audience (keyval))
    return GDK_EVENT_PROPAGATE;
  if (self->drag.is_under_way && keyval != GDK_KEY_Escape)
    return GDK_EVENT_STOP; /* the pointer is at work */
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    return open_menu (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  if (activate_key (self, keyval, (state & GDK_SHIFT_MASK) != 0) || type_child (self, letter))
    return GDK_EVENT_STOP;

  return GDK_EVENT_PROPAGATE;
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        state,
                 TflCanvas             *self)
{
  if (keyval == GDK_KEY_Alt_L || keyval == GDK_KEY_Alt_R)
    set_alt (self, FALSE);
  if (keyval != GDK_KEY_space)
    return;

  self->space_held = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

void
tfl_canvas_add_keys (TflCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
