#include "config.h"

#include "tfl-tiles.h"

#include "tfl-cairo.h"
#include "tfl-tile-scene.h"
#include "tfl-tile-sum.h"

#include <math.h>

#define SIDE 256            /* px of a square */
#define MOST_A_FRAME 80    /* shapes drawn while one zooms, and something else can be shown in their place; a whole square at least */
#define AROUND_A_FRAME 80  /* the same of squares that are not in sight yet */
#define MOST_AT_REST 160    /* the same when it is over, and after an edit: what is shown is not what is */
#define SQUARE 20           /* what a square costs beside its shapes */
#define MARGIN 1            /* squares around the window that are drawn ahead */
#define AHEAD 2             /* squares more of the scene, where one is going */
#define SLICE 500           /* shapes a frame of the scene that comes */
#define HURRY 1500          /* the same where something in sight waits for it */
#define MOST_STRETCHED 1.6  /* times larger or smaller than drawn */
#define SOON_STRETCHED 1.25 /* the same when the next scene is begun */
#define ZOOMED_OUT 0.25     /* of the window, on each side: what one sees soon when one zooms out */
#define MOST_KEPT 4         /* times as many squares as are in sight */

typedef struct
{
  TflTile  tile;
  int      column;
  int      row;
  guint64  sum;      /* of the shapes in it */
  gboolean is_sure;  /* it was drawn from, or compared to, the survey that is shown */
} Square;

/* The picture at one zoom. */
typedef struct
{
  double      zoom;
  GHashTable *squares;     /* key → Square */
  gboolean    is_complete; /* had all that was in sight */
} Level;

struct _TflTiles
{
  GDestroyNotify free_texture;
  TflSurvey     *survey;
  TflTheme       theme;
  int            scale;
  TflTileScene   scene;
  TflRect        last;   /* what was looked at before */
  Level          now;
  Level          before; /* shown where now has nothing; no squares where it has all */
  guint          n_drawn;
};

static gint64
key_of (int column,
        int row)
{
  return (gint64) ((guint64) (guint32) column << 32 | (guint32) row);
}

static void
level_clear (Level *self)
{
  g_clear_pointer (&self->squares, g_hash_table_unref);
  *self = (Level) { 0 };
}

static void
square_free (Square *self)
{
  cairo_surface_destroy (self->tile.surface);
  g_free (self);
}

TflTiles *
tfl_tiles_new (GDestroyNotify free_texture)
{
  TflTiles *self = g_new0 (TflTiles, 1);

  self->free_texture = free_texture;
  self->scale = 1;

  return self;
}

static void
forget_textures (TflTiles *self,
                 Level    *level)
{
  GHashTableIter iter;
  gpointer square;

  if (level->squares == NULL)
    return;

  g_hash_table_iter_init (&iter, level->squares);
  while (g_hash_table_iter_next (&iter, NULL, &square))
    g_clear_pointer (&((Square *) square)->tile.texture, self->free_texture);
}

static void
drop_level (TflTiles *self,
            Level    *level)
{
  forget_textures (self, level);
  level_clear (level);
}

void
tfl_tiles_free (TflTiles *self)
{
  if (self == NULL)
    return;

  drop_level (self, &self->now);
  drop_level (self, &self->before);
  tfl_tile_scene_clear (&self->scene);
  tfl_survey_free (self->survey);
  g_free (self);
}

void
tfl_tiles_set_survey (TflTiles  *self,
                      TflSurvey *survey)
{
  GHashTableIter iter;
  gpointer square;

  tfl_survey_free (self->survey);
  self->survey = survey;
  tfl_tile_scene_clear (&self->scene);
  drop_level (self, &self->before);
  if (self->now.squares == NULL)
    return;

  g_hash_table_iter_init (&iter, self->now.squares);
  while (g_hash_table_iter_next (&iter, NULL, &square))
    ((Square *) square)->is_sure = FALSE;
}

void
tfl_tiles_set_look (TflTiles *self,
                    TflTheme  theme,
                    int       scale)
{
  if (self->theme == theme && self->scale == scale)
    return;

  self->theme = theme;
  self->scale = scale;
  drop_level (self, &self->now);
  drop_level (self, &self->before);
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

static void
draw_square (TflTiles *self,
             Square   *square)
{
  TflRect *rect = &square->tile.rect;
  cairo_t *cr;

  /* A texture may share the pixels of the one before, and be on its way to the screen. */
  g_clear_pointer (&square->tile.texture, self->free_texture);
  g_clear_pointer (&square->tile.surface, cairo_surface_destroy);
  square->tile.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE * self->scale, SIDE * self->scale);
  cr = cairo_create (square->tile.surface);
  tfl_cairo_set_colour (cr, self->theme, TFL_COLOUR_CANVAS);
  cairo_paint (cr);
  cairo_scale (cr, self->now.zoom * self->scale, self->now.zoom * self->scale);
  cairo_translate (cr, -rect->x, -rect->y);
  tfl_cairo_draw_scene (cr, self->scene.scene, self->theme, rect);
  cairo_destroy (cr);
  cairo_surface_flush (square->tile.surface);
  self->n_drawn++;
}

static Square *
add_square (TflTiles *self,
            int       column,
            int       row)
{
  Square *square = g_new0 (Square, 1);
  double side = SIDE / self->now.zoom;
  gint64 key = key_of (column, row);

  square->column = column;
  square->row = row;
  square->tile.rect = (TflRect) { column * side, row * side, side, side };
  g_hash_table_insert (self->now.squares, g_memdup2 (&key, sizeof key), square);

  return square;
}

typedef struct
{
  int left, right, top, bottom;
} Span;

static Span
span_of (TflTiles      *self,
         const TflRect *seen)
{
  double side = SIDE / self->now.zoom;

  return (Span) { (int) floor (seen->x / side), (int) floor ((seen->x + seen->width) / side), (int) floor (seen->y / side),
                  (int) floor ((seen->y + seen->height) / side) };
}

static TflRect
rect_of (TflTiles *self,
         Span      span)
{
  double side = SIDE / self->now.zoom;

  return (TflRect) { span.left * side, span.top * side, (span.right - span.left + 1) * side,
                     (span.bottom - span.top + 1) * side };
}

static Span
grow_span (Span span,
           int  by)
{
  return (Span) { span.left - by, span.right + by, span.top - by, span.bottom + by };
}

/* Brings a square up to date; says what that cost, in shapes. */
static guint
renew (TflTiles *self,
       int       column,
       int       row)
{
  gint64 key = key_of (column, row);
  Square *square = g_hash_table_lookup (self->now.squares, &key);
  guint n_shapes;
  guint64 sum;

  if (square != NULL && square->is_sure)
    return 0;

  if (square == NULL)
    square = add_square (self, column, row);
  sum = tfl_tile_sum_up (self->scene.scene, &square->tile.rect, &n_shapes);
  square->is_sure = TRUE;
  if (square->tile.surface != NULL && square->sum == sum)
    return 0;

  square->sum = sum;
  draw_square (self, square);

  return n_shapes + SQUARE;
}

/* FALSE where enough was drawn before all was there. */
static gboolean
renew_span (TflTiles *self,
            Span      span,
            guint    *most)
{
  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      {
        guint cost;

        if (*most == 0)
          return FALSE;
        cost = renew (self, column, row);
        *most -= MIN (*most, cost);
      }

  return TRUE;
}

static void
forget_far (TflTiles      *self,
            const TflRect *seen)
{
  Span span = span_of (self, seen);
  guint n = (guint) ((span.right - span.left + 1) * (span.bottom - span.top + 1));
  TflRect near = grow (seen, seen->width / 2, seen->height / 2);
  GHashTableIter iter;
  gpointer value;

  if (g_hash_table_size (self->now.squares) <= MOST_KEPT * n)
    return;

  g_hash_table_iter_init (&iter, self->now.squares);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Square *square = value;

      if (overlaps (&square->tile.rect, &near))
        continue;
      g_clear_pointer (&square->tile.texture, self->free_texture);
      g_hash_table_iter_remove (&iter);
    }
}

static gboolean
is_usable (const Level *level,
           double       zoom,
           gboolean     zooms)
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
      self->now = (Level) { 0 };
    }
  drop_level (self, &self->now);
  self->now.zoom = zoom;
  self->now.squares = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) square_free);
}

/* Of what is around the window too, most of it where one is going. */
static TflRect
get_ahead (TflTiles      *self,
           const TflRect *seen)
{
  Span span = grow_span (span_of (self, seen), MARGIN);

  span.left -= seen->x < self->last.x ? AHEAD : 0;
  span.right += seen->x > self->last.x ? AHEAD : 0;
  span.top -= seen->y < self->last.y ? AHEAD : 0;
  span.bottom += seen->y > self->last.y ? AHEAD : 0;

  return rect_of (self, span);
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
  TflRect part = grow (seen, out * seen->width + SIDE / zoom, out * seen->height + SIDE / zoom);

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
  TflRect around = rect_of (self, grow_span (span_of (self, seen), MARGIN));
  TflRect sight = rect_of (self, span_of (self, seen));
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
  sight = rect_of (self, span_of (self, seen));
  if (self->scene.scene == NULL || !overlaps (&self->scene.part, &sight))
    {
      if (!is_usable (&self->now, zoom, zooms))
        {
          begin_level (self, zoom);
          sight = rect_of (self, span_of (self, seen));
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

/* FALSE where the scene does not reach all of it. */
static gboolean
cut_span (TflTiles *self,
          Span     *span)
{
  double side = SIDE / self->now.zoom;
  const TflRect *part = &self->scene.part;
  Span all = *span;

  if (self->scene.zoom != self->now.zoom)
    return FALSE;

  span->left = MAX (span->left, (int) ceil (part->x / side - 1e-6));
  span->top = MAX (span->top, (int) ceil (part->y / side - 1e-6));
  span->right = MIN (span->right, (int) floor ((part->x + part->width) / side + 1e-6) - 1);
  span->bottom = MIN (span->bottom, (int) floor ((part->y + part->height) / side + 1e-6) - 1);

  return span->left == all.left && span->right == all.right && span->top == all.top && span->bottom == all.bottom;
}

gboolean
tfl_tiles_look (TflTiles         *self,
                const TflPicture *picture,
                double            zoom,
                const TflRect    *seen,
                gboolean          zooms)
{
  guint most;
  Span sight, around;
  gboolean is_whole;

  tfl_tiles_turn_to (self, picture, zoom, seen, zooms);
  most = self->now.is_complete || self->before.squares != NULL ? zooms ? MOST_A_FRAME : MOST_AT_REST : G_MAXUINT;
  forget_far (self, seen);
  sight = span_of (self, seen);
  around = grow_span (sight, MARGIN);
  is_whole = cut_span (self, &sight);
  if (!renew_span (self, sight, &most) || !is_whole)
    return FALSE;

  self->now.is_complete = TRUE;
  drop_level (self, &self->before);
  if (!is_usable (&self->now, zoom, zooms))
    return FALSE;
  if (zooms)
    return TRUE;

  /* Those around, a few at a time, before they come into sight. */
  most = MIN (most, AROUND_A_FRAME);
  is_whole = cut_span (self, &around);

  return renew_span (self, around, &most) && is_whole;
}

static void
foreach_in (Level         *level,
            const TflRect *seen,
            TflTileFunc    func,
            gpointer       user_data)
{
  GHashTableIter iter;
  gpointer square;

  if (level->squares == NULL)
    return;

  g_hash_table_iter_init (&iter, level->squares);
  while (g_hash_table_iter_next (&iter, NULL, &square))
    if (overlaps (&((Square *) square)->tile.rect, seen))
      func (&((Square *) square)->tile, user_data);
}

void
tfl_tiles_foreach (TflTiles      *self,
                   const TflRect *seen,
                   TflTileFunc    func,
                   gpointer       user_data)
{
  foreach_in (&self->before, seen, func, user_data);
  foreach_in (&self->now, seen, func, user_data);
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
  return self->n_drawn;
}
