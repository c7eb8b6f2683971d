#include "config.h"

#include "tfl-tiles.h"

#include "tfl-cairo.h"

#include <math.h>

#define SIDE 256            /* px of a square */
#define MOST_A_FRAME 80    /* shapes drawn while one zooms, and something else can be shown in their place; a whole square at least */
#define AROUND_A_FRAME 80  /* the same of squares that are not in sight yet */
#define MOST_AT_REST 160    /* the same when it is over, and after an edit: what is shown is not what is */
#define SQUARE 20           /* what a square costs beside its shapes */
#define MARGIN 1            /* squares around the window that are drawn ahead */
#define MOST_STRETCHED 1.6  /* times larger or smaller than drawn */
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
  TflScene      *scene;  /* of a part at one zoom, or NULL */
  TflRect        part;
  double         scene_zoom;
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
  g_clear_pointer (&self->scene, tfl_scene_unref);
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
  g_clear_pointer (&self->scene, tfl_scene_unref);
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
covers (const TflRect *a,
        const TflRect *b)
{
  return a->x <= b->x && a->y <= b->y && a->x + a->width >= b->x + b->width && a->y + a->height >= b->y + b->height;
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

/* Of what is around the window too, so that it serves for a while. */
static void
ensure_scene (TflTiles         *self,
              const TflPicture *picture,
              const TflRect    *seen)
{
  double side = SIDE / self->now.zoom;
  TflRect needed = grow (seen, (MARGIN + 1) * side, (MARGIN + 1) * side); /* squares in sight begin before the window */
  TflPicture zoomed = *picture;

  if (self->scene != NULL && self->scene_zoom == self->now.zoom && covers (&self->part, &needed))
    return;

  g_clear_pointer (&self->scene, tfl_scene_unref);
  zoomed.zoom = self->now.zoom;
  self->part = grow (&needed, side, side);
  self->scene = tfl_picture_draw_part (&zoomed, self->survey, &self->part);
  self->scene_zoom = self->now.zoom;
}

/* What a square shows as a number, so that it need not be drawn again where it shows the same. */

static guint64
add_word (guint64 sum,
          guint64 word)
{
  sum = (sum ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return sum ^ (sum >> 29);
}

static guint64
add_bytes (guint64       sum,
           gconstpointer data,
           gsize         length)
{
  const guint8 *bytes = data;
  guint64 word = 0;

  for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      sum = add_word (sum, word);
    }
  word = 0;
  memcpy (&word, bytes, length);

  return add_word (sum, word);
}

static guint64
add_shape (guint64         sum,
           const TflShape *shape)
{
  /* Members one by one: between them may be anything. */
  const int whole[] = { shape->kind, shape->fill, shape->stroke, shape->align, shape->start, shape->end_mark, shape->icon,
                        shape->round_dots, shape->doubled, shape->struck, shape->square_right, shape->weight };
  const float part[] = { shape->radius, shape->stroke_width, shape->dash[0], shape->dash[1], shape->hatch[0],
                         shape->hatch[1], shape->size };

  sum = add_bytes (sum, whole, sizeof whole);
  sum = add_bytes (sum, part, sizeof part);
  sum = add_bytes (sum, &shape->rect, sizeof shape->rect);
  if (shape->n_points > 0)
    sum = add_bytes (sum, shape->points, shape->n_points * sizeof *shape->points);
  if (shape->text != NULL)
    sum = add_bytes (sum, shape->text, strlen (shape->text));

  return sum;
}

/* In the same order, and with the same left out, as tfl_cairo_draw_scene(); n_shapes gets how many there are. */
static guint64
sum_up (TflScene      *scene,
        const TflRect *clip,
        guint         *n_shapes)
{
  guint n = tfl_scene_get_n_shapes (scene);
  guint64 sum = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  *n_shapes = 0;
  for (guint i = 0; i < n; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->kind == TFL_SHAPE_BEGIN && !overlaps (&shape->rect, clip))
        i = shape->end;
      else if (shape->kind != TFL_SHAPE_BEGIN && shape->kind != TFL_SHAPE_END && overlaps (&shape->rect, clip))
        {
          sum = add_shape (sum, shape);
          (*n_shapes)++;
        }
    }

  return sum;
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
  tfl_cairo_draw_scene (cr, self->scene, self->theme, rect);
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
  sum = sum_up (self->scene, &square->tile.rect, &n_shapes);
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

void
tfl_tiles_turn_to (TflTiles         *self,
                   const TflPicture *picture,
                   double            zoom,
                   const TflRect    *seen,
                   gboolean          zooms)
{
  if (!is_usable (&self->now, zoom, zooms))
    begin_level (self, zoom);
  ensure_scene (self, picture, seen);
}

gboolean
tfl_tiles_look (TflTiles         *self,
                const TflPicture *picture,
                double            zoom,
                const TflRect    *seen,
                gboolean          zooms)
{
  guint most;
  Span span;

  tfl_tiles_turn_to (self, picture, zoom, seen, zooms);
  most = self->now.is_complete || self->before.squares != NULL ? zooms ? MOST_A_FRAME : MOST_AT_REST : G_MAXUINT;
  forget_far (self, seen);
  span = span_of (self, seen);
  if (!renew_span (self, span, &most))
    return FALSE;

  self->now.is_complete = TRUE;
  drop_level (self, &self->before);
  if (zooms)
    return TRUE;

  /* Those around, a few at a time, before they come into sight. */
  most = MIN (most, AROUND_A_FRAME);

  return renew_span (self, (Span) { span.left - MARGIN, span.right + MARGIN, span.top - MARGIN, span.bottom + MARGIN }, &most);
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
  return self->scene;
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
