/* The camera: which part of the picture is in sight, and how it gets there. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "layout/tfl-rect.h"

#include <math.h>

#define LEAST_ZOOM 0.02
#define ZOOM_STEP 1.25
#define LEAST_READABLE 0.5  /* below it chips give way to summaries */
#define SCENE_MARGIN 24     /* points that a scene has around what is drawn */
#define FLIGHT 220       /* ms */
#define SHOWN_FLIGHT 700 /* ms, for an audience: it has to see where it goes */

TflPoint
tfl_canvas_to_scene (TflCanvas *self,
                     double     x,
                     double     y)
{
  return (TflPoint){ self->camera.x + x / self->camera.zoom, self->camera.y + y / self->camera.zoom };
}

TflRect
tfl_canvas_from_scene (TflCanvas *self,
                       TflRect    rect)
{
  return (TflRect){ (rect.x - self->camera.x) * self->camera.zoom, (rect.y - self->camera.y) * self->camera.zoom,
                    rect.width * self->camera.zoom, rect.height * self->camera.zoom };
}

static void
place_camera (TflCanvas       *self,
              const TflCamera *camera)
{
  gboolean zoomed = camera->zoom != self->camera.zoom;

  self->camera = *camera;
  if (self->tiles != NULL)
    tfl_canvas_turn_tiles (self, zoomed);
  /* In flight, and while things move, the drawing is stretched; what it shows changes when all stands. */
  else if (self->flight == NULL && self->motion == NULL && self->scene != NULL && self->scene_zoom != self->camera.zoom &&
      !tfl_session_is_laying_out (self->session)) /* else the next layout draws it: the model is ahead of this one */
    tfl_canvas_draw_closer (self);
  if (self->entry != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tfl_canvas_tell_look (self);
  if (zoomed)
    g_object_notify (G_OBJECT (self), "zoom");
}

static void
fly (double   progress,
     gpointer user_data)
{
  TflCanvas *self = user_data;
  const TflCamera *from = &self->flight_from;
  const TflCamera *to = &self->flight_to;
  gboolean zooms = fabs (to->zoom / from->zoom - 1) > 0.001;
  double way = progress;
  TflCamera camera;

  /* The zoom grows by factors, so that the speed looks even; and one point of the window looks at the same all the way. */
  camera.zoom = from->zoom * pow (to->zoom / from->zoom, progress);
  if (zooms)
    way = (1 / camera.zoom - 1 / from->zoom) / (1 / to->zoom - 1 / from->zoom);
  camera.x = from->x + (to->x - from->x) * way;
  camera.y = from->y + (to->y - from->y) * way;
  place_camera (self, &camera);
}

void
tfl_canvas_stop_flight (TflCanvas *self)
{
  g_autoptr (AdwAnimation) flight = g_steal_pointer (&self->flight);

  if (flight == NULL)
    return;

  g_signal_handlers_disconnect_by_data (flight, self);
  adw_animation_pause (flight);
}

static void
landed_cb (TflCanvas *self)
{
  TflCamera camera = self->flight_to;

  tfl_canvas_stop_flight (self);
  place_camera (self, &camera);
}

void
tfl_canvas_set_camera (TflCanvas       *self,
                       const TflCamera *wanted,
                       gboolean         animated)
{
  TflCamera camera = *wanted;

  camera.zoom = CLAMP (camera.zoom, LEAST_ZOOM, TFL_CANVAS_MOST_ZOOM);
  self->keeps_fit = FALSE;
  tfl_canvas_stop_flight (self);
  if (!animated || !adw_get_enable_animations (GTK_WIDGET (self)) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      if (camera.zoom != self->camera.zoom)
        tfl_canvas_stop_motion (self);
      place_camera (self, &camera);
      return;
    }

  self->flight_from = self->camera;
  self->flight_to = camera;
  self->flight = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, self->presenting ? SHOWN_FLIGHT : FLIGHT,
                                          adw_callback_animation_target_new (fly, self, NULL));
  g_object_ref_sink (self->flight);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flight),
                                  self->presenting ? ADW_EASE_IN_OUT_CUBIC : ADW_EASE_OUT_CUBIC);
  g_signal_connect_swapped (self->flight, "done", G_CALLBACK (landed_cb), self);
  adw_animation_play (self->flight);
}

void
tfl_canvas_pan (TflCanvas *self,
                double     dx,
                double     dy)
{
  TflCamera camera = self->camera;

  camera.x += dx / camera.zoom;
  camera.y += dy / camera.zoom;
  tfl_canvas_set_camera (self, &camera, FALSE);
}

void
tfl_canvas_centre (TflCanvas *self,
                   TflPoint   point)
{
  TflRect seen = tfl_canvas_get_seen (self);
  TflCamera camera = { point.x - seen.width / 2, point.y - seen.height / 2, self->camera.zoom };

  tfl_canvas_set_camera (self, &camera, FALSE);
}

void
tfl_canvas_zoom_at (TflCanvas *self,
                    double     factor,
                    double     x,
                    double     y)
{
  TflPoint fixed = tfl_canvas_to_scene (self, x, y);
  TflCamera camera;

  camera.zoom = CLAMP (self->camera.zoom * factor, LEAST_ZOOM, TFL_CANVAS_MOST_ZOOM);
  camera.x = fixed.x - x / camera.zoom;
  camera.y = fixed.y - y / camera.zoom;
  tfl_canvas_set_camera (self, &camera, FALSE);
}

static void
zoom_to (TflCanvas *self,
         double     zoom)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  TflPoint fixed = tfl_canvas_to_scene (self, x, y);
  TflCamera camera = { fixed.x - x / zoom, fixed.y - y / zoom, zoom };

  tfl_canvas_set_camera (self, &camera, TRUE);
}

void
tfl_canvas_zoom_in (TflCanvas *self)
{
  zoom_to (self, MIN (self->camera.zoom * ZOOM_STEP, TFL_CANVAS_MOST_ZOOM));
}

void
tfl_canvas_zoom_out (TflCanvas *self)
{
  zoom_to (self, MAX (self->camera.zoom / ZOOM_STEP, LEAST_ZOOM));
}

void
tfl_canvas_zoom_normal (TflCanvas *self)
{
  zoom_to (self, 1);
}

/* All of a rectangle in sight, no closer than at 100 %. */
static TflCamera
camera_for (TflCanvas *self,
            TflRect    rect)
{
  const GtkBorder *room = &self->room;
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - room->left - room->right, 1);
  double height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - room->top - room->bottom, 1);
  double most = self->fitted.width > 0 ? TFL_CANVAS_MOST_ZOOM : self->presenting ? 2 : 1;
  double zoom = MIN (MIN (width / MAX (rect.width, 1), height / MAX (rect.height, 1)), most);

  return (TflCamera){ rect.x + rect.width / 2 - (room->left + width / 2) / zoom,
                      rect.y + rect.height / 2 - (room->top + height / 2) / zoom, zoom };
}

/* Of the map its units: what stands out of them is as large on screen however far away one is.  Before an audience it is near
 * enough, and nothing may lie below what stands beside it.  A table has headings around what was laid out. */
TflRect
tfl_canvas_get_whole (TflCanvas *self)
{
  TflRect units = tfl_layout_get_bounds (tfl_session_get_layout (self->session));

  if (self->fitted.width > 0)
    return self->fitted;
  if (self->scene == NULL || (tfl_canvas_is_map (self) && (!self->presenting || self->scene_zoom < LEAST_READABLE)))
    return units;

  return tfl_rect_united (units, tfl_rect_grown (tfl_scene_get_bounds (self->scene), -SCENE_MARGIN));
}

double
tfl_canvas_get_fit_zoom (TflCanvas *self)
{
  return camera_for (self, tfl_canvas_get_whole (self)).zoom;
}

gboolean
tfl_canvas_stays_whole (TflCanvas *self)
{
  return self->presenting && self->keeps_fit;
}

void
tfl_canvas_fit (TflCanvas *self,
                gboolean   animated)
{
  TflLayout *layout = self->session != NULL ? tfl_session_get_layout (self->session) : NULL;
  TflCamera camera;

  if (layout == NULL || gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    return;

  camera = camera_for (self, tfl_canvas_get_whole (self));
  tfl_canvas_set_camera (self, &camera, animated);
  self->is_fitted = TRUE;
  self->keeps_fit = TRUE;
}

void
tfl_canvas_fill (TflCanvas     *self,
                 const TflRect *part,
                 gboolean       animated)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double zoom = CLAMP (MIN (width / part->width, height / part->height), LEAST_ZOOM, TFL_CANVAS_MOST_ZOOM);
  TflCamera camera = { part->x + part->width / 2 - width / 2 / zoom, part->y + part->height / 2 - height / 2 / zoom, zoom };

  tfl_canvas_set_camera (self, &camera, animated);
  self->is_fitted = TRUE;
}

void
tfl_canvas_set_room (TflCanvas       *self,
                     const GtkBorder *room)
{
  self->room = *room;
}

void
tfl_canvas_set_fitted (TflCanvas     *self,
                       const TflRect *part)
{
  self->fitted = *part;
}

void
tfl_canvas_refit (TflCanvas *self)
{
  if (self->keeps_fit && self->scene != NULL)
    tfl_canvas_fit (self, FALSE);
}

gboolean
tfl_canvas_get_part (TflCanvas *self,
                     TflRect   *seen)
{
  *seen = tfl_canvas_get_seen (self);

  return self->is_fitted && !self->keeps_fit && !self->wants_fit;
}

gboolean
tfl_canvas_get_camera (TflCanvas *self,
                       TflCamera *camera)
{
  *camera = self->flight != NULL ? self->flight_to : self->camera;

  return self->keeps_fit || !self->is_fitted;
}

void
tfl_canvas_return_to (TflCanvas       *self,
                      const TflCamera *camera)
{
  self->returns = TRUE;
  self->return_to = *camera;
}

gboolean
tfl_canvas_is_at_rest (TflCanvas *self)
{
  return self->flight == NULL && self->motion == NULL && (self->session == NULL || !tfl_session_is_laying_out (self->session));
}

void
tfl_canvas_zoom_fit (TflCanvas *self)
{
  tfl_canvas_fit (self, TRUE);
}

/* Keeps one axis of the camera from looking past the picture, where the picture fills the window. */
static double
hold (double camera,
      double first,
      double length,
      double seen)
{
  return length <= seen ? camera : CLAMP (camera, first, first + length - seen);
}

static void
hold_in_picture (TflCanvas *self,
                 TflCamera *camera)
{
  TflRect all = tfl_scene_get_bounds (self->scene);
  double margin = TFL_CANVAS_MARGIN / camera->zoom;
  double top = self->room.top / camera->zoom;
  double bottom = self->room.bottom / camera->zoom;

  camera->x = hold (camera->x, all.x - margin, all.width + 2 * margin + self->covered / camera->zoom,
                    gtk_widget_get_width (GTK_WIDGET (self)) / camera->zoom);
  camera->y = hold (camera->y, all.y - top, all.height + top + bottom,
                    gtk_widget_get_height (GTK_WIDGET (self)) / camera->zoom);
}

/* The width that no card lies over, where there is room for both. */
static double
get_free_width (TflCanvas *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  return width > 2 * self->covered ? width - self->covered : width;
}

/* At 100 %, with a rectangle in the middle. */
static TflCamera
camera_at (TflCanvas *self,
           TflRect    rect)
{
  double width = get_free_width (self);
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - self->room.bottom;
  TflCamera camera = { rect.x + rect.width / 2 - width / 2, rect.y + rect.height / 2 - height / 2, 1 };

  hold_in_picture (self, &camera);

  return camera;
}

/* What is too far away to be drawn: it is there at once, so that marks and names have a place. */
void
tfl_canvas_show_closely (TflCanvas *self,
                         TflRect    rect)
{
  TflCamera camera = camera_at (self, rect);

  tfl_canvas_set_camera (self, &camera, FALSE);
}

/* Brings a rectangle into sight with as little movement as can be. */
void
tfl_canvas_show_rect (TflCanvas *self,
                      TflRect    rect)
{
  TflRect seen = tfl_canvas_from_scene (self, rect);
  double width = get_free_width (self);
  const GtkBorder *room = &self->room;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - room->bottom - (self->presenting ? 0 : TFL_CANVAS_MARGIN);
  TflCamera camera = self->camera;
  double zoom = camera.zoom < LEAST_READABLE ? 1 : camera.zoom;

  if (tfl_canvas_stays_whole (self) && (self->flight != NULL ? self->flight_to.zoom : camera.zoom) >= LEAST_READABLE)
    return; /* all is in sight, or will be, and can be read */

  /* What does not fit is shown from further away: at 100 % one might look at the bare inside of a large unit. */
  if (rect.width * zoom > width - room->left - room->right || rect.height * zoom > height - room->top)
    camera = camera_for (self, rect);
  else if (camera.zoom < LEAST_READABLE)
    camera = camera_at (self, rect);
  else
    {
      double left = room->left - seen.x;
      double right = seen.x + seen.width - (width - room->right);
      double above = room->top - seen.y;
      double below = seen.y + seen.height - height;

      camera.x += (left > 0 ? -left : MAX (right, 0)) / camera.zoom;
      camera.y += (above > 0 ? -above : MAX (below, 0)) / camera.zoom;
    }
  tfl_canvas_set_camera (self, &camera, TRUE);
}
