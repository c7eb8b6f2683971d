#include "config.h"

#include "tfl-tiles.h"

#include "tfl-tile-level.h"

#include <math.h>

#define MOST_A_FRAME 60     /* shapes drawn while one zooms, and something else can be shown in their place; a whole square at least */
#define AROUND_A_FRAME 80   /* the same of squares that are not in sight yet */
#define MOST_AT_REST 160    /* the same when it is over, and after an edit: what is shown is not what is */
#define MARGIN 1            /* squares around the window that are drawn ahead */
#define AHEAD 2             /* squares more of the scene, where one is going */
#define SLICE 500           /* shapes a frame of the scene that comes */
#define HURRY 1500          /* the same where something in sight waits for it */
#define MOST_STRETCHED 1.6  /* times larger or smaller than drawn */
#define SOON_STRETCHED 1.25 /* the same when the next scene is begun */
#define ZOOMED_OUT 0.25     /* of the window, on each side: what one sees soon when one zooms out */
#define OVERVIEW 1200.0     /* px of all of the picture, where it is longer */
#define LARGEST_OVERVIEW 0.5

struct _TflTiles
{
  TflTileBrush brush;
  TflSurvey   *survey;
  TflTileScene scene;
  TflRect      last;           /* what was looked at before */
  TflTileLevel now;
  TflTileLevel before;         /* shown where now has nothing; no squares where it has all */
  TflTileLevel overview;       /* of all of the picture, from afar: shown where neither has anything */
  TflTileScene overview_scene; /* while it is drawn */
  gboolean     has_overview;   /* as the picture is */
  gboolean     has_all;        /* now has all that is in sight */
};

TflTiles *
tfl_tiles_new (GDestroyNotify free_texture)
{
  TflTiles *self = g_new0 (TflTiles, 1);

  self->brush.free_texture = free_texture;
  self->brush.scale = 1;

  return self;
}

static void
drop_level (TflTiles     *self,
            TflTileLevel *level)
{
  tfl_tile_level_clear (level, &self->brush);
}

void
tfl_tiles_free (TflTiles *self)
{
  if (self == NULL)
    return;

  drop_level (self, &self->now);
  drop_level (self, &self->before);
  drop_level (self, &self->overview);
  tfl_tile_scene_clear (&self->scene);
  tfl_tile_scene_clear (&self->overview_scene);
  tfl_survey_free (self->survey);
  g_free (self);
}

void
tfl_tiles_renew (TflTiles *self)
{
  tfl_tile_scene_clear (&self->scene);
  tfl_tile_scene_clear (&self->overview_scene);
  self->has_overview = FALSE;
  drop_level (self, &self->before);
  tfl_tile_level_doubt (&self->now);
  tfl_tile_level_doubt (&self->overview);
}

void
tfl_tiles_set_survey (TflTiles  *self,
                      TflSurvey *survey)
{
  tfl_survey_free (self->survey);
  self->survey = survey;
  tfl_tiles_renew (self);
}

void
tfl_tiles_set_look (TflTiles *self,
                    TflTheme  theme,
                    int       scale)
{
  if (self->brush.theme == theme && self->brush.scale == scale)
    return;

  self->brush.theme = theme;
  self->brush.scale = scale;
  self->has_overview = FALSE;
  drop_level (self, &self->now);
  drop_level (self, &self->before);
  drop_level (self, &self->overview);
}

static gboolean
overlaps (const TflRect *a,
          const TflRect *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height && b->y <= a->y + a->height;
}

static TflRect
grow (const TflRect *rect,
      double         across,
      double         down)
{
  return (TflRect) { rect->x - across, rect->y - down, rect->width + 2 * across, rect->height + 2 * down };
}

static gboolean
is_usable (const TflTileLevel *level,
           double              zoom,
           gboolean            zooms)
{
  if (level->squares == NULL)
    return FALSE;

  return zooms ? MAX (zoom / level->zoom, level->zoom / zoom) <= MOST_STRETCHED : level->zoom == zoom;
}

/* What is complete is worth more than what is nearer. */
static void
begin_level (TflTiles *self,
             double    zoom)
{
  if (self->now.is_complete)
    {
      drop_level (self, &self->before);
      self->before = self->now;
      self->now = (TflTileLevel) { 0 };
    }
  drop_level (self, &self->now);
  tfl_tile_level_init (&self->now, zoom);
}

/* Of what is around the window too, most of it where one is going. */
static TflRect
get_ahead (TflTiles      *self,
           const TflRect *seen)
{
  TflTileSpan span = tfl_tile_span_grow (tfl_tile_level_get_span (&self->now, seen), MARGIN);

  span.left -= seen->x < self->last.x ? AHEAD : 0;
  span.right += seen->x > self->last.x ? AHEAD : 0;
  span.top -= seen->y < self->last.y ? AHEAD : 0;
  span.bottom += seen->y > self->last.y ? AHEAD : 0;

  return tfl_tile_level_get_rect (&self->now, span);
}

/* The scene for another zoom, begun before it is needed. TRUE when it is there. */
static gboolean
zoom_scene (TflTiles         *self,
            const TflPicture *picture,
            double            zoom,
            const TflRect    *seen,
            guint             most)
{
  gboolean is_out = zoom < self->now.zoom;
  double out = is_out ? ZOOMED_OUT : 0;
  TflRect part = grow (seen, out * seen->width + TFL_TILE_SIDE / zoom, out * seen->height + TFL_TILE_SIDE / zoom);

  if (!tfl_tile_scene_expects (&self->scene, zoom, seen))
    tfl_tile_scene_begin (&self->scene, picture, self->survey, zoom, &part);

  return tfl_tile_scene_go_on (&self->scene, picture, most);
}

/* The zoom of the scene that comes, where it will do for this one. */
static double
find_coming_zoom (TflTiles *self,
                  double    zoom,
                  gboolean  zooms)
{
  double coming = self->scene.coming != NULL ? tfl_painting_get_zoom (self->scene.coming) : zoom;

  return zooms && coming != self->now.zoom && MAX (zoom / coming, coming / zoom) <= MOST_STRETCHED ? coming : zoom;
}

static void
turn_zoom (TflTiles         *self,
           const TflPicture *picture,
           double            zoom,
           const TflRect    *seen,
           gboolean          zooms)
{
  double stretched = zoom / self->now.zoom;
  double next = find_coming_zoom (self, zoom, zooms);

  if (is_usable (&self->now, zoom, zooms))
    {
      if (zooms && MAX (stretched, 1 / stretched) > SOON_STRETCHED)
        {
          next = find_coming_zoom (self, stretched > 1 ? self->now.zoom * MOST_STRETCHED : self->now.zoom / MOST_STRETCHED, TRUE);
          zoom_scene (self, picture, next, seen, SLICE);
        }
      return;
    }
  if (zoom_scene (self, picture, next, seen, HURRY))
    {
          begin_level (self, next);
      tfl_tile_scene_take (&self->scene);
    }
}

/* The scene for the part that one looks at, and for what is around it. */
static void
turn_part (TflTiles         *self,
           const TflPicture *picture,
           const TflRect    *seen)
{
  TflRect around = tfl_tile_level_get_rect (&self->now, tfl_tile_span_grow (tfl_tile_level_get_span (&self->now, seen), MARGIN));
  TflRect sight = tfl_tile_level_get_rect (&self->now, tfl_tile_level_get_span (&self->now, seen));
  TflRect ahead = get_ahead (self, seen);

  if (tfl_tile_scene_covers (&self->scene, self->now.zoom, &around))
    return;
  if (self->scene.coming != NULL && !tfl_tile_scene_expects (&self->scene, self->now.zoom, &around)
      && tfl_painting_get_zoom (self->scene.coming) != self->now.zoom)
    return; /* what comes is for the next zoom */
  if (!tfl_tile_scene_expects (&self->scene, self->now.zoom, &around))
    tfl_tile_scene_begin (&self->scene, picture, self->survey, self->now.zoom, &ahead);
  if (tfl_tile_scene_go_on (&self->scene, picture,
                            tfl_tile_scene_covers (&self->scene, self->now.zoom, &sight) ? SLICE : HURRY))
    tfl_tile_scene_take (&self->scene);
}

void
tfl_tiles_turn_to (TflTiles         *self,
                   const TflPicture *picture,
                   double            zoom,
                   const TflRect    *seen,
                   gboolean          zooms)
{
  TflRect sight;

  /* With nothing to show in the meantime, what is in sight is drawn at once. */
  if (self->now.squares == NULL)
    begin_level (self, zoom);
  sight = tfl_tile_level_get_rect (&self->now, tfl_tile_level_get_span (&self->now, seen));
  if (self->scene.scene == NULL || !overlaps (&self->scene.part, &sight))
    {
      if (!is_usable (&self->now, zoom, zooms))
        {
          begin_level (self, zoom);
          sight = tfl_tile_level_get_rect (&self->now, tfl_tile_level_get_span (&self->now, seen));
        }
      tfl_tile_scene_draw (&self->scene, picture, self->survey, self->now.zoom, &sight);
    }
  else
    {
      turn_zoom (self, picture, zoom, seen, zooms);
      if (self->now.zoom == self->scene.zoom)
        turn_part (self, picture, seen);
    }
  self->last = *seen;
}

static gboolean
renew_span (TflTiles    *self,
            TflTileSpan  span,
            guint       *most)
{
  return tfl_tile_level_renew (&self->now, &self->scene, span, &self->brush, most);
}

/* All of the picture from afar: so much of it, some more in each frame. */
static gboolean
draw_overview (TflTiles         *self,
               const TflPicture *picture)
{
  TflRect all = tfl_layout_get_bounds (tfl_survey_get_layout (self->survey));
  double zoom = MIN (OVERVIEW / MAX (MAX (all.width, all.height), 1), LARGEST_OVERVIEW);
  guint most = AROUND_A_FRAME;
  TflTileSpan span;

  if (self->has_overview)
    return TRUE;

  if (self->overview.squares != NULL && self->overview.zoom != zoom)
    drop_level (self, &self->overview);
  if (self->overview.squares == NULL)
    tfl_tile_level_init (&self->overview, zoom);
  span = tfl_tile_level_get_span (&self->overview, &all);
  if (self->overview_scene.scene == NULL)
    {
      TflRect part = tfl_tile_level_get_rect (&self->overview, span);

      if (self->overview_scene.coming == NULL)
        tfl_tile_scene_begin (&self->overview_scene, picture, self->survey, zoom, &part);
      if (!tfl_tile_scene_go_on (&self->overview_scene, picture, SLICE))
        return FALSE;
      tfl_tile_scene_take (&self->overview_scene);
    }
  if (!tfl_tile_level_renew (&self->overview, &self->overview_scene, span, &self->brush, &most))
    return FALSE;

  tfl_tile_scene_clear (&self->overview_scene);
  self->has_overview = TRUE;

  return TRUE;
}

/* What is in sight; FALSE where some of it has to wait. */
static gboolean
draw_sight (TflTiles      *self,
            const TflRect *seen,
            guint         *most)
{
  TflTileSpan all = tfl_tile_level_get_span (&self->now, seen);
  TflTileSpan sight = all;
  gboolean is_whole = tfl_tile_level_cut_span (&self->now, &self->scene, &sight);
  gboolean is_new = renew_span (self, sight, most);

  self->has_all = is_whole && is_new ? TRUE : tfl_tile_level_has (&self->now, all);

  return is_whole && is_new;
}

gboolean
tfl_tiles_look (TflTiles         *self,
                const TflPicture *picture,
                double            zoom,
                const TflRect    *seen,
                gboolean          zooms)
{
  guint most;
  TflTileSpan around;
  gboolean is_whole;

  tfl_tiles_turn_to (self, picture, zoom, seen, zooms);
  most = self->now.is_complete || self->before.squares != NULL ? zooms ? MOST_A_FRAME : MOST_AT_REST : G_MAXUINT;
  tfl_tile_level_forget_far (&self->now, &self->brush, seen);
  if (!draw_sight (self, seen, &most))
    return FALSE;

  self->now.is_complete = TRUE;
  drop_level (self, &self->before);
  if (!is_usable (&self->now, zoom, zooms))
    return FALSE;
  if (zooms)
    return TRUE;

  /* Those around, a few at a time, before they come into sight. */
  most = MIN (most, AROUND_A_FRAME);
  around = tfl_tile_span_grow (tfl_tile_level_get_span (&self->now, seen), MARGIN);
  is_whole = tfl_tile_level_cut_span (&self->now, &self->scene, &around);

  return renew_span (self, around, &most) && is_whole && draw_overview (self, picture);
}

/* Who shows the squares below those of now. */
typedef struct
{
  TflTiles      *tiles;
  const TflRect *seen;
  TflTileFunc    func;
  gpointer       user_data;
} Below;

/* Only where something of it can be seen. */
static void
show_below (TflTile *tile,
            gpointer user_data)
{
  Below *self = user_data;
  double left = MAX (tile->rect.x, self->seen->x), top = MAX (tile->rect.y, self->seen->y);
  double right = MIN (tile->rect.x + tile->rect.width, self->seen->x + self->seen->width);
  double bottom = MIN (tile->rect.y + tile->rect.height, self->seen->y + self->seen->height);
  TflRect rect = { left, top, right - left, bottom - top };

  if (!tfl_tile_level_has (&self->tiles->now, tfl_tile_level_get_span (&self->tiles->now, &rect)))
    self->func (tile, self->user_data);
}

void
tfl_tiles_foreach (TflTiles      *self,
                   const TflRect *seen,
                   TflTileFunc    func,
                   gpointer       user_data)
{
  if (!self->has_all)
    {
      Below below = { self, seen, func, user_data };

      tfl_tile_level_foreach (&self->overview, seen, show_below, &below);
      tfl_tile_level_foreach (&self->before, seen, show_below, &below);
    }
  tfl_tile_level_foreach (&self->now, seen, func, user_data);
}

/* The corner is rounded for itself, so that squares of this very zoom stand one whole side apart. */
TflRect
tfl_tile_get_pixels (const TflTile *tile,
                     TflPoint       corner,
                     double         zoom)
{
  double x = round (corner.x * zoom), y = round (corner.y * zoom);
  double left = round (tile->rect.x * zoom), top = round (tile->rect.y * zoom);

  return (TflRect) { left - x, top - y, round ((tile->rect.x + tile->rect.width) * zoom) - left,
                     round ((tile->rect.y + tile->rect.height) * zoom) - top };
}

TflSurvey *
tfl_tiles_get_survey (TflTiles *self)
{
  return self->survey;
}

TflScene *
tfl_tiles_get_scene (TflTiles *self)
{
  return self->scene.scene;
}

double
tfl_tiles_get_zoom (TflTiles *self)
{
  return self->now.zoom;
}

guint
tfl_tiles_get_n_drawn (TflTiles *self)
{
  return self->brush.n_drawn;
}
