#include "config.h"

#include "tfl-tile-level.h"

#include "tfl-cairo.h"
#include "tfl-tile-sum.h"

#include <math.h>

#define SQUARE 20   /* what a square costs beside its shapes */
#define MOST_KEPT 4 /* times as many squares as are in sight */

typedef struct
{
  TflTile  tile;
  guint64  sum;     /* of the shapes in it */
  gboolean is_sure; /* it was drawn from, or compared to, the picture as it is */
} Square;

static gint64
key_of (int column,
        int row)
{
  return (gint64) ((guint64) (guint32) column << 32 | (guint32) row);
}

static void
square_free (Square *self)
{
  cairo_surface_destroy (self->tile.surface);
  g_free (self);
}

void
tfl_tile_level_init (TflTileLevel *self,
                     double        zoom)
{
  *self = (TflTileLevel) {
    .zoom = zoom,
    .squares = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) square_free),
  };
}

void
tfl_tile_level_clear (TflTileLevel       *self,
                      const TflTileBrush *brush)
{
  GHashTableIter iter;
  gpointer square;

  if (self->squares == NULL)
    return;

  g_hash_table_iter_init (&iter, self->squares);
  while (g_hash_table_iter_next (&iter, NULL, &square))
    g_clear_pointer (&((Square *) square)->tile.texture, brush->free_texture);
  g_hash_table_unref (self->squares);
  *self = (TflTileLevel) { 0 };
}

void
tfl_tile_level_doubt (TflTileLevel *self)
{
  GHashTableIter iter;
  gpointer square;

  if (self->squares == NULL)
    return;

  g_hash_table_iter_init (&iter, self->squares);
  while (g_hash_table_iter_next (&iter, NULL, &square))
    ((Square *) square)->is_sure = FALSE;
}

TflTileSpan
tfl_tile_level_get_span (const TflTileLevel *self,
                         const TflRect      *rect)
{
  double side = TFL_TILE_SIDE / self->zoom;

  return (TflTileSpan) { (int) floor (rect->x / side), (int) floor ((rect->x + rect->width) / side),
                         (int) floor (rect->y / side), (int) floor ((rect->y + rect->height) / side) };
}

TflRect
tfl_tile_level_get_rect (const TflTileLevel *self,
                         TflTileSpan         span)
{
  double side = TFL_TILE_SIDE / self->zoom;

  return (TflRect) { span.left * side, span.top * side, (span.right - span.left + 1) * side,
                     (span.bottom - span.top + 1) * side };
}

TflTileSpan
tfl_tile_span_grow (TflTileSpan span,
                    int         by)
{
  return (TflTileSpan) { span.left - by, span.right + by, span.top - by, span.bottom + by };
}

gboolean
tfl_tile_level_cut_span (const TflTileLevel *self,
                         const TflTileScene *scene,
                         TflTileSpan        *span)
{
  double side = TFL_TILE_SIDE / self->zoom;
  const TflRect *part = &scene->part;
  TflTileSpan all = *span;

  if (scene->scene == NULL || scene->zoom != self->zoom)
    {
      span->right = span->left - 1;
      return FALSE;
    }

  span->left = MAX (span->left, (int) ceil (part->x / side - 1e-6));
  span->top = MAX (span->top, (int) ceil (part->y / side - 1e-6));
  span->right = MIN (span->right, (int) floor ((part->x + part->width) / side + 1e-6) - 1);
  span->bottom = MIN (span->bottom, (int) floor ((part->y + part->height) / side + 1e-6) - 1);

  return span->left == all.left && span->right == all.right && span->top == all.top && span->bottom == all.bottom;
}

static void
draw_square (TflTileLevel *self,
             Square       *square,
             TflScene     *scene,
             TflTileBrush *brush)
{
  TflRect *rect = &square->tile.rect;
  int side = TFL_TILE_SIDE * brush->scale;
  cairo_t *cr;

  /* A texture may share the pixels of the one before, and be on its way to the screen. */
  g_clear_pointer (&square->tile.texture, brush->free_texture);
  g_clear_pointer (&square->tile.surface, cairo_surface_destroy);
  square->tile.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cr = cairo_create (square->tile.surface);
  tfl_cairo_set_colour (cr, brush->theme, TFL_COLOUR_CANVAS);
  cairo_paint (cr);
  cairo_scale (cr, self->zoom * brush->scale, self->zoom * brush->scale);
  cairo_translate (cr, -rect->x, -rect->y);
  tfl_cairo_draw_scene (cr, scene, brush->theme, rect);
  cairo_destroy (cr);
  cairo_surface_flush (square->tile.surface);
  brush->n_drawn++;
}

static Square *
add_square (TflTileLevel *self,
            int           column,
            int           row)
{
  Square *square = g_new0 (Square, 1);
  gint64 key = key_of (column, row);

  square->tile.rect = tfl_tile_level_get_rect (self, (TflTileSpan) { column, column, row, row });
  g_hash_table_insert (self->squares, g_memdup2 (&key, sizeof key), square);

  return square;
}

/* Brings a square up to date; says what that cost, in shapes. */
static guint
renew (TflTileLevel *self,
       TflScene     *scene,
       TflTileBrush *brush,
       int           column,
       int           row)
{
  gint64 key = key_of (column, row);
  Square *square = g_hash_table_lookup (self->squares, &key);
  guint n_shapes;
  guint64 sum;

  if (square != NULL && square->is_sure)
    return 0;

  if (square == NULL)
    square = add_square (self, column, row);
  sum = tfl_tile_sum_up (scene, &square->tile.rect, &n_shapes);
  square->is_sure = TRUE;
  if (square->tile.surface != NULL && square->sum == sum)
    return 0;

  square->sum = sum;
  draw_square (self, square, scene, brush);

  return n_shapes + SQUARE;
}

gboolean
tfl_tile_level_renew (TflTileLevel *self,
                      TflTileScene *scene,
                      TflTileSpan   span,
                      TflTileBrush *brush,
                      guint        *most)
{
  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      {
        guint cost;

        if (*most == 0)
          return FALSE;
        cost = renew (self, scene->scene, brush, column, row);
        *most -= MIN (*most, cost);
      }

  return TRUE;
}

gboolean
tfl_tile_level_has (const TflTileLevel *self,
                    TflTileSpan         span)
{
  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      {
        gint64 key = key_of (column, row);

        if (g_hash_table_lookup (self->squares, &key) == NULL)
          return FALSE;
      }

  return TRUE;
}

static gboolean
overlaps (const TflRect *a,
          const TflRect *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height && b->y <= a->y + a->height;
}

void
tfl_tile_level_forget_far (TflTileLevel       *self,
                           const TflTileBrush *brush,
                           const TflRect      *seen)
{
  TflTileSpan span = tfl_tile_level_get_span (self, seen);
  guint n = (guint) ((span.right - span.left + 1) * (span.bottom - span.top + 1));
  TflRect near = { seen->x - seen->width / 2, seen->y - seen->height / 2, 2 * seen->width, 2 * seen->height };
  GHashTableIter iter;
  gpointer value;

  if (g_hash_table_size (self->squares) <= MOST_KEPT * n)
    return;

  g_hash_table_iter_init (&iter, self->squares);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Square *square = value;

      if (overlaps (&square->tile.rect, &near))
        continue;
      g_clear_pointer (&square->tile.texture, brush->free_texture);
      g_hash_table_iter_remove (&iter);
    }
}

void
tfl_tile_level_foreach (TflTileLevel  *self,
                        const TflRect *seen,
                        TflTileFunc    func,
                        gpointer       user_data)
{
  GHashTableIter iter;
  gpointer square;

  if (self->squares == NULL)
    return;

  g_hash_table_iter_init (&iter, self->squares);
  while (g_hash_table_iter_next (&iter, NULL, &square))
    if (overlaps (&((Square *) square)->tile.rect, seen))
      func (&((Square *) square)->tile, user_data);
}
