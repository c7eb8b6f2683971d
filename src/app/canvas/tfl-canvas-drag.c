/* What all drags share: they begin with a press, mean it once the pointer has gone some way, scroll the picture at
 * its border, and end in one command, or with nothing changed.  Pan and rubber band are here; each of the others
 * has a file of its own. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "layout/tfl-rect.h"

#include <math.h>

#define FAR_ENOUGH 6 /* px before a press becomes a drag */
#define BORDER 28    /* px along the border of the widget in which a drag scrolls */
#define FASTEST 20   /* px a frame */

static void
follow_pan (TflCanvas *self)
{
  TflDrag *drag = &self->drag;
  TflRect grabbed = tfl_canvas_from_scene (self, (TflRect) { drag->origin.x, drag->origin.y, 0, 0 });

  tfl_canvas_pan (self, grabbed.x - drag->x, grabbed.y - drag->y);
}

/* In canvas points. */
static TflRect
get_band (TflCanvas *self)
{
  TflPoint from = self->drag.origin;
  TflPoint to = tfl_canvas_to_scene (self, self->drag.x, self->drag.y);

  return (TflRect) { MIN (from.x, to.x), MIN (from.y, to.y), fabs (to.x - from.x), fabs (to.y - from.y) };
}

static gboolean
collect_cb (const TflElement *element,
            gpointer          user_data)
{
  TflKind kind = tfl_element_get_kind (element);

  if (kind == TFL_KIND_UNIT || kind == TFL_KIND_WORK)
    g_ptr_array_add (user_data, (gpointer) tfl_element_get_id (element));

  return TRUE;
}

/* All units and work that lie wholly in the band. */
static void
drop_rubber (TflCanvas *self)
{
  TflRect band = get_band (self);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) inside = g_ptr_array_new ();

  tfl_model_foreach (tfl_session_get_model (self->session), collect_cb, all);
  for (guint i = 0; i < all->len; i++)
    {
      TflRect rect;

      if (tfl_canvas_locate (self, g_ptr_array_index (all, i), &rect) && tfl_rect_contains (band, rect))
        g_ptr_array_add (inside, g_ptr_array_index (all, i));
    }
  tfl_session_select_many (self->session, (const char *const *) inside->pdata, inside->len);
}

static void
draw_rubber (const TflMarks *marks)
{
  TflRect band = tfl_canvas_from_scene (marks->canvas, get_band (marks->canvas));

  cairo_rectangle (marks->cr, round (band.x) + 0.5, round (band.y) + 0.5, round (band.width), round (band.height));
  tfl_marks_set_colour (marks, TFL_COLOUR_ACCENT, 0.1);
  cairo_fill_preserve (marks->cr);
  tfl_marks_stroke (marks, TFL_COLOUR_ACCENT, 1);
}

static const struct
{
  void   (*follow) (TflCanvas      *self);
  void   (*drop)   (TflCanvas      *self);
  void   (*draw)   (const TflMarks *marks);
  gboolean scrolls; /* the picture, at its border */
} drags[] = {
  [TFL_DRAG_NONE] = { NULL, NULL, NULL, FALSE },
  [TFL_DRAG_PAN] = { follow_pan, NULL, NULL, FALSE },
  [TFL_DRAG_MOVE] = { tfl_canvas_follow_move, tfl_canvas_drop_move, tfl_canvas_draw_move, TRUE },
  [TFL_DRAG_CONNECT] = { tfl_canvas_follow_connect, tfl_canvas_drop_connect, tfl_canvas_draw_connect, TRUE },
  [TFL_DRAG_HANG] = { tfl_canvas_follow_hang, tfl_canvas_drop_hang, tfl_canvas_draw_hang, TRUE },
  [TFL_DRAG_RUBBER] = { NULL, drop_rubber, draw_rubber, TRUE },
};

void
tfl_canvas_draw_drag (const TflMarks *marks)
{
  TflDrag *drag = &marks->canvas->drag;

  if (drag->is_under_way && drags[drag->kind].draw != NULL)
    drags[drag->kind].draw (marks);
}

void
tfl_canvas_forget_drag (TflCanvas *self)
{
  TflDrag *drag = &self->drag;
  gboolean was_under_way = drag->is_under_way;

  if (drag->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), drag->tick);
  g_clear_pointer (&drag->scene, tfl_scene_unref);
  g_free (drag->subject);
  g_free (drag->customer);
  g_free (drag->target);
  g_free (drag->reason);
  *drag = (TflDrag) { TFL_DRAG_NONE };
  if (was_under_way)
    tfl_canvas_tell_look (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The band had taken the selection away, and the picture may have scrolled. */
gboolean
tfl_canvas_cancel_drag (TflCanvas *self)
{
  TflDrag *drag = &self->drag;
  TflCamera camera = drag->camera;
  gboolean had_begun = drag->kind != TFL_DRAG_NONE;
  gboolean was_under_way = drag->is_under_way;
  gboolean was_rubber = drag->kind == TFL_DRAG_RUBBER;

  tfl_canvas_forget_drag (self);
  if (was_rubber && self->selected_before != NULL)
    tfl_session_select_many (self->session, (const char *const *) self->selected_before, g_strv_length (self->selected_before));
  if (was_under_way && (camera.x != self->camera.x || camera.y != self->camera.y) && camera.zoom == self->camera.zoom)
    tfl_canvas_set_camera (self, &camera, TRUE);

  return had_begun;
}

void
tfl_canvas_follow_drag (TflCanvas *self)
{
  TflDrag *drag = &self->drag;

  if (!drag->is_under_way)
    return;

  /* What is dragged may be gone: people undo and delete with a button held. */
  if (self->scene == NULL || (drag->subject != NULL && tfl_session_lookup (self->session, drag->subject) == NULL))
    {
      tfl_canvas_forget_drag (self);
      return;
    }

  g_clear_pointer (&drag->target, g_free);
  g_clear_pointer (&drag->reason, g_free);
  drag->note = NULL;
  drag->is_placing = FALSE;
  if (drags[drag->kind].follow != NULL)
    drags[drag->kind].follow (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* How fast the border at this side pulls, in px a frame. */
static double
pull_at (double at,
         double size)
{
  double beyond = MAX (at - (size - BORDER), 0) + MIN (at - BORDER, 0);

  return CLAMP (beyond / 2, -FASTEST, FASTEST);
}

/* Not so far that nothing of the picture is left in the middle; where one is that far already, not further. */
static double
hold (double by,
      double middle,
      double from,
      double length)
{
  return CLAMP (middle + by, MIN (from, middle), MAX (from + length, middle)) - middle;
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  TflCanvas *self = TFL_CANVAS (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double dx = pull_at (self->drag.x, width);
  double dy = pull_at (self->drag.y, height);
  TflPoint middle = tfl_canvas_to_scene (self, width / 2, height / 2);
  TflRect all;

  if ((dx == 0 && dy == 0) || self->scene == NULL)
    return G_SOURCE_CONTINUE;

  all = tfl_scene_get_bounds (self->scene);
  dx = hold (dx / self->camera.zoom, middle.x, all.x, all.width);
  dy = hold (dy / self->camera.zoom, middle.y, all.y, all.height);
  tfl_canvas_pan (self, dx * self->camera.zoom, dy * self->camera.zoom);
  tfl_canvas_follow_drag (self);

  return G_SOURCE_CONTINUE;
}

/* Only a map shows what stands in what as boxes in boxes, to be carried from one into another. */
static TflDragKind
choose_kind (TflCanvas *self,
             double     x,
             double     y,
             gboolean   is_banding)
{
  TflDrag *drag = &self->drag;
  const char *handle = tfl_canvas_pick_handle (self, x, y, &drag->side);
  const TflRoute *grip = handle == NULL ? tfl_canvas_pick_grip (self, x, y, &drag->side) : NULL;
  const char *id = tfl_canvas_pick (self, x, y, NULL);
  const TflElement *element = id != NULL ? tfl_session_lookup (self->session, id) : NULL;

  if (self->space_held || (self->presenting && !self->keeps_fit))
    return TFL_DRAG_PAN;
  if (self->presenting)
    return TFL_DRAG_NONE;
  if (handle != NULL)
    {
      drag->subject = g_strdup (handle);
      return TFL_DRAG_CONNECT;
    }
  if (grip != NULL)
    {
      drag->subject = g_strdup (grip->service);
      drag->customer = drag->side == TFL_SIDE_CUSTOMER ? g_strdup (grip->customer) : NULL;
      return TFL_DRAG_HANG;
    }
  if (tfl_canvas_pick_disclosure (self, x, y) != NULL)
    return TFL_DRAG_NONE;
  /* The unit one has gone into is the ground here. */
  if (element == NULL || g_strcmp0 (id, tfl_session_get_scope (self->session)->root) == 0 || is_banding)
    return TFL_DRAG_RUBBER;
  if (!tfl_canvas_is_map (self) || tfl_element_get_kind (element) == TFL_KIND_SERVICE)
    return TFL_DRAG_NONE;

  drag->subject = g_strdup (id);

  return TFL_DRAG_MOVE;
}

static GdkModifierType
get_modifiers (gpointer controller)
{
  return gtk_event_controller_get_current_event_state (controller);
}

static void
begin (TflCanvas *self,
       double     x,
       double     y)
{
  tfl_canvas_forget_drag (self);
  self->drag.press_x = self->drag.x = x;
  self->drag.press_y = self->drag.y = y;
  self->drag.origin = tfl_canvas_to_scene (self, x, y);
  self->drag.camera = self->camera;
  self->drag.scene = self->scene != NULL ? tfl_scene_ref (self->scene) : NULL;
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               TflCanvas      *self)
{
  if (self->session == NULL || self->scene == NULL)
    return;

  begin (self, x, y);
  self->drag.kind = choose_kind (self, x, y, (get_modifiers (gesture) & GDK_SHIFT_MASK) != 0);
}

static void
pan_begin_cb (GtkGestureDrag *gesture,
              double          x,
              double          y,
              TflCanvas      *self)
{
  begin (self, x, y);
  self->drag.kind = TFL_DRAG_PAN;
}

static void
set_under_way (TflCanvas *self)
{
  TflDrag *drag = &self->drag;

  drag->is_under_way = TRUE;
  tfl_canvas_tell_look (self);
  tfl_canvas_set_hover (self, NULL);
  if (drags[drag->kind].scrolls)
    drag->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                TflCanvas      *self)
{
  TflDrag *drag = &self->drag;

  if (drag->kind == TFL_DRAG_NONE || (!drag->is_under_way && hypot (dx, dy) < FAR_ENOUGH))
    return;

  if (!drag->is_under_way)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      set_under_way (self);
    }
  drag->x = drag->press_x + dx;
  drag->y = drag->press_y + dy;
  if (gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture)) != NULL)
    self->alt_held = (get_modifiers (gesture) & GDK_ALT_MASK) != 0;
  tfl_canvas_follow_drag (self);
}

/* A click on one of several that are selected means this one; only now is it known not to be a drag. */
static void
clicked (TflCanvas *self)
{
  TflDrag *drag = &self->drag;

  if (drag->kind == TFL_DRAG_MOVE && tfl_session_get_n_selected (self->session) > 1 &&
      tfl_session_is_selected (self->session, drag->subject) && self->selected_before != NULL &&
      g_strv_contains ((const char *const *) self->selected_before, drag->subject))
    tfl_session_select (self->session, drag->subject);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             TflCanvas      *self)
{
  TflDrag *drag = &self->drag;

  if (!drag->is_under_way)
    clicked (self);
  tfl_canvas_follow_drag (self); /* the model may be another one than at the last movement */
  if (drag->is_under_way && drag->reason == NULL && drags[drag->kind].drop != NULL)
    drags[drag->kind].drop (self);
  tfl_canvas_forget_drag (self);
}

static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                TflCanvas        *self)
{
  tfl_canvas_cancel_drag (self);
}

static void
add_drag (TflCanvas *self,
          guint      button,
          GCallback  begin_cb)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-begin", begin_cb, self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
tfl_canvas_add_drags (TflCanvas *self)
{
  add_drag (self, GDK_BUTTON_PRIMARY, G_CALLBACK (drag_begin_cb));
  add_drag (self, GDK_BUTTON_MIDDLE, G_CALLBACK (pan_begin_cb));
}
