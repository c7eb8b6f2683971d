#include "config.h"

#include "tfl-tile-scene.h"

static gboolean
covers (const TflRect *a,
        const TflRect *b)
{
  return a->x <= b->x && a->y <= b->y && a->x + a->width >= b->x + b->width && a->y + a->height >= b->y + b->height;
}

void
tfl_tile_scene_clear (TflTileScene *self)
{
  g_clear_pointer (&self->scene, tfl_scene_unref);
  g_clear_pointer (&self->coming, tfl_painting_free);
}

gboolean
tfl_tile_scene_covers (TflTileScene  *self,
                       double         zoom,
                       const TflRect *part)
{
  return self->scene != NULL && self->zoom == zoom && covers (&self->part, part);
}

gboolean
tfl_tile_scene_expects (TflTileScene  *self,
                        double         zoom,
                        const TflRect *part)
{
  return self->coming != NULL && tfl_painting_get_zoom (self->coming) == zoom && covers (&self->coming_part, part);
}

void
tfl_tile_scene_begin (TflTileScene     *self,
                      const TflPicture *picture,
                      TflSurvey        *survey,
                      double            zoom,
                      const TflRect    *part)
{
  TflPicture zoomed = *picture;

  zoomed.zoom = zoom;
  g_clear_pointer (&self->coming, tfl_painting_free);
  self->coming = tfl_painting_new (&zoomed, survey, part);
  self->coming_part = *part;
}

gboolean
tfl_tile_scene_go_on (TflTileScene     *self,
                      const TflPicture *picture,
                      guint             most)
{
  return tfl_painting_go_on (self->coming, picture, most);
}

void
tfl_tile_scene_take (TflTileScene *self)
{
  g_clear_pointer (&self->scene, tfl_scene_unref);
  self->zoom = tfl_painting_get_zoom (self->coming);
  self->part = self->coming_part;
  self->scene = tfl_painting_free_to_scene (g_steal_pointer (&self->coming));
}

void
tfl_tile_scene_draw (TflTileScene     *self,
                     const TflPicture *picture,
                     TflSurvey        *survey,
                     double            zoom,
                     const TflRect    *part)
{
  if (!tfl_tile_scene_expects (self, zoom, part))
    tfl_tile_scene_begin (self, picture, survey, zoom, part);
  tfl_tile_scene_go_on (self, picture, G_MAXUINT);
  tfl_tile_scene_take (self);
}
