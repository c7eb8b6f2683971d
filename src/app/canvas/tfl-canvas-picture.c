/* How the scene comes on screen: drawn once, moved and stretched while it can be, and faded into the next drawing. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "app/widgets/tfl-snapshot.h"

#include <math.h>

#define FADE 120        /* ms */
#define MOST_FADED 8000 /* shapes of a scene: more take too long to draw twice a frame */
#define REST 120        /* ms after which zooming has come to its end */

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

TflRect
tfl_canvas_get_seen (TflCanvas *self)
{
  return (TflRect) { self->camera.x, self->camera.y, gtk_widget_get_width (GTK_WIDGET (self)) / self->camera.zoom,
                     gtk_widget_get_height (GTK_WIDGET (self)) / self->camera.zoom };
}

/* Where what is kept no longer covers what is seen, half a window more on each side is drawn, so that
 * panning mostly only moves it. */
void
tfl_canvas_ensure_look (TflCanvas *self)
{
  TflRect seen = tfl_canvas_get_seen (self);
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

  if (self->tiles != NULL)
    return;
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

/* A large picture: squares of it, stretched while one zooms. */

static gboolean
is_zooming (TflCanvas *self)
{
  return self->flight != NULL || self->rest != 0;
}

static void
take_scene (TflCanvas *self)
{
  TflScene *scene = tfl_tiles_get_scene (self->tiles);

  if (self->scene == scene)
    return;

  if (self->scene_zoom != tfl_tiles_get_zoom (self->tiles))
    g_clear_pointer (&self->walk, tfl_walk_free); /* other things are drawn */
  g_clear_pointer (&self->scene, tfl_scene_unref);
  self->scene = tfl_scene_ref (scene);
  self->scene_zoom = tfl_tiles_get_zoom (self->tiles);
}

static void
rest_cb (gpointer user_data)
{
  TflCanvas *self = user_data;

  self->rest = 0;
  tfl_canvas_turn_tiles (self, FALSE);
}

void
tfl_canvas_turn_tiles (TflCanvas *self,
                       gboolean   zoomed)
{
  TflRect seen = tfl_canvas_get_seen (self);
  TflPicture picture;

  if (zoomed)
    {
      g_clear_handle_id (&self->rest, g_source_remove);
      self->rest = g_timeout_add_once (REST, rest_cb, self);
    }
  tfl_session_init_picture (self->session, self->camera.zoom, &picture);
  tfl_tiles_turn_to (self->tiles, &picture, self->camera.zoom, &seen, is_zooming (self));
  take_scene (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tfl_canvas_take_survey (TflCanvas *self,
                        TflSurvey *survey)
{
  g_clear_pointer (&self->survey, tfl_survey_free);
  if (self->tiles == NULL)
    self->tiles = tfl_tiles_new (g_object_unref);
  tfl_tiles_set_survey (self->tiles, survey);
  tfl_canvas_turn_tiles (self, FALSE);
}

void
tfl_canvas_renew_tiles (TflCanvas *self)
{
  tfl_tiles_renew (self->tiles);
  tfl_canvas_turn_tiles (self, FALSE);
}

void
tfl_canvas_forget_tiles (TflCanvas *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_pointer (&self->tiles, tfl_tiles_free);
  g_clear_pointer (&self->survey, tfl_survey_free);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  TFL_CANVAS (widget)->tick = 0;
  gtk_widget_queue_draw (widget);

  return G_SOURCE_REMOVE;
}

/* The texture shares the pixels: a square that is drawn again gets another surface. */
static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                                         (GDestroyNotify) cairo_surface_destroy,
                                                         cairo_surface_reference (surface));

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

typedef struct
{
  TflCanvas   *canvas;
  GtkSnapshot *snapshot;
} Painting;

static void
paint_tile (TflTile *tile,
            gpointer user_data)
{
  Painting *self = user_data;
  const TflCamera *camera = &self->canvas->camera;
  TflRect rect = tfl_tile_get_pixels (tile, (TflPoint) { camera->x, camera->y }, camera->zoom);

  if (tile->texture == NULL)
    tile->texture = make_texture (tile->surface);
  gtk_snapshot_append_texture (self->snapshot, tile->texture,
                               &GRAPHENE_RECT_INIT ((float) rect.x, (float) rect.y, (float) rect.width,
                                                    (float) rect.height));
}

static void
draw_tiles (TflCanvas   *self,
            GtkSnapshot *snapshot)
{
  TflRect seen = tfl_canvas_get_seen (self);
  Painting painting = { self, snapshot };
  TflPicture picture;

  tfl_session_init_picture (self->session, self->camera.zoom, &picture);
  tfl_tiles_set_look (self->tiles, tfl_canvas_get_theme (self), gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  if (!tfl_tiles_look (self->tiles, &picture, self->camera.zoom, &seen, is_zooming (self)) && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  take_scene (self);
  tfl_tiles_foreach (self->tiles, &seen, paint_tile, &painting);
}

gboolean
tfl_canvas_locate (TflCanvas  *self,
                   const char *id,
                   TflRect    *rect)
{
  TflPicture picture;

  if (self->scene == NULL)
    return FALSE;
  if (tfl_scene_find (self->scene, id, rect))
    return TRUE;
  if (self->tiles == NULL || id == NULL)
    return FALSE;

  tfl_session_init_picture (self->session, self->scene_zoom, &picture);

  return tfl_picture_find (&picture, tfl_tiles_get_survey (self->tiles), id, rect);
}

void
tfl_canvas_draw_picture (TflCanvas   *self,
                         GtkSnapshot *snapshot)
{
  if (self->tiles != NULL)
    {
      draw_tiles (self, snapshot);
      return;
    }
  tfl_canvas_ensure_look (self);
  if (self->last.node == NULL || self->fade_animation == NULL)
    return draw_look (&self->look, &self->camera, snapshot);

  gtk_snapshot_push_cross_fade (snapshot, self->fade);
  draw_look (&self->last, self->last_stands ? &self->last_camera : &self->camera, snapshot);
  gtk_snapshot_pop (snapshot);
  draw_look (&self->look, &self->camera, snapshot);
  gtk_snapshot_pop (snapshot);
}
