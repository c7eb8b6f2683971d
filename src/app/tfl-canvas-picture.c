/* How the scene comes on screen: drawn once, moved and stretched while it can be, and faded into the next drawing. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "tfl-snapshot.h"

#include <math.h>

#define FADE 120        /* ms */
#define MOST_FADED 8000 /* shapes of a scene: more take too long to draw twice a frame */

static void
stop_fade (TflCanvas *self)
{
  g_autoptr (AdwAnimation) animation = g_steal_pointer (&self->fade_animation);

  if (animation == NULL)
    return;

  g_signal_handlers_disconnect_by_data (animation, self);
  adw_animation_pause (animation);
}

void
tfl_canvas_forget_look (TflCanvas *self)
{
  stop_fade (self);
  g_clear_pointer (&self->last.node, gsk_render_node_unref);
}

void
tfl_canvas_keep_look (TflCanvas *self)
{
  tfl_canvas_forget_look (self);
  if (self->look.node == NULL || !adw_get_enable_animations (GTK_WIDGET (self)) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->last = self->look;
  self->last.node = gsk_render_node_ref (self->look.node);
  self->last_camera = self->camera;
}

static void
fade_cb (double   progress,
         gpointer user_data)
{
  TflCanvas *self = user_data;

  self->fade = progress;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tfl_canvas_fade (TflCanvas *self,
                 gboolean   stands)
{
  stop_fade (self);
  if (self->last.node == NULL)
    return;

  self->last_stands = stands;
  self->fade = 0;
  self->fade_animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FADE,
                                                  adw_callback_animation_target_new (fade_cb, self, NULL));
  g_object_ref_sink (self->fade_animation);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->fade_animation), ADW_LINEAR);
  g_signal_connect_swapped (self->fade_animation, "done", G_CALLBACK (tfl_canvas_forget_look), self);
  adw_animation_play (self->fade_animation);
}

static TflRect
get_seen (TflCanvas *self)
{
  return (TflRect) { self->camera.x, self->camera.y, gtk_widget_get_width (GTK_WIDGET (self)) / self->camera.zoom,
                     gtk_widget_get_height (GTK_WIDGET (self)) / self->camera.zoom };
}

/* Where what is kept no longer covers what is seen, half a window more on each side is drawn, so that
 * panning mostly only moves it. */
void
tfl_canvas_ensure_look (TflCanvas *self)
{
  TflRect seen = get_seen (self);
  TflTheme theme = tfl_canvas_get_theme (self);
  TflLook *look = &self->look;
  TflRect *part = &look->part;

  if (look->node != NULL && look->theme == theme && (self->flight != NULL || look->zoom == self->camera.zoom) &&
      part->x <= seen.x && part->y <= seen.y && part->x + part->width >= seen.x + seen.width &&
      part->y + part->height >= seen.y + seen.height)
    return;

  g_clear_pointer (&look->node, gsk_render_node_unref);
  *part = (TflRect){ seen.x - seen.width / 2, seen.y - seen.height / 2, seen.width * 2, seen.height * 2 };
  look->theme = theme;
  look->zoom = self->camera.zoom;
  look->node = tfl_snapshot_make_node (self->scene, theme, part, look->zoom);
}

void
tfl_canvas_draw_closer (TflCanvas *self)
{
  guint n_shapes = tfl_scene_get_n_shapes (self->scene);

  if (self->look.node == NULL) /* nothing was on screen yet, or things that moved */
    return tfl_canvas_draw_scene (self);

  tfl_canvas_keep_look (self);
  tfl_canvas_draw_scene (self);

  /* With other shapes it is another drawing, else the same one a little larger. */
  if (tfl_scene_get_n_shapes (self->scene) != n_shapes && n_shapes <= MOST_FADED &&
      tfl_scene_get_n_shapes (self->scene) <= MOST_FADED)
    tfl_canvas_fade (self, FALSE);
  else
    tfl_canvas_forget_look (self);
}

static void
draw_look (const TflLook   *look,
           const TflCamera *camera,
           GtkSnapshot     *snapshot)
{
  float scale = (float) (camera->zoom / look->zoom);
  double x = (look->part.x - camera->x) * camera->zoom;
  double y = (look->part.y - camera->y) * camera->zoom;

  gtk_snapshot_save (snapshot);
  /* Whole pixels: text that stands between two is blurred. */
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf ((float) x), roundf ((float) y)));
  if (scale != 1)
    gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_node (snapshot, look->node);
  gtk_snapshot_restore (snapshot);
}

void
tfl_canvas_draw_picture (TflCanvas   *self,
                         GtkSnapshot *snapshot)
{
  tfl_canvas_ensure_look (self);
  if (self->last.node == NULL || self->fade_animation == NULL)
    return draw_look (&self->look, &self->camera, snapshot);

  gtk_snapshot_push_cross_fade (snapshot, self->fade);
  draw_look (&self->last, self->last_stands ? &self->last_camera : &self->camera, snapshot);
  gtk_snapshot_pop (snapshot);
  draw_look (&self->look, &self->camera, snapshot);
  gtk_snapshot_pop (snapshot);
}
