#include "config.h"

#include "tfl-traces.h"

#include <math.h>

#define WORD 64
#define MARK 4 /* pixels a side of the square that one mark takes */

/* A bit a pixel, in rows that run the way of the lines. */
typedef struct
{
  guint64 *bits;
  int      n_rows;
  int      length;  /* pixels in a row */
  gsize    n_words; /* in a row */
} Map;

struct _TflTraces
{
  TflRect part;
  double  px;
  Map     across;
  Map     down;
  Map     marks;
};

static void
map_init (Map *self,
          int  n_rows,
          int  length)
{
  self->n_rows = n_rows;
  self->length = length;
  self->n_words = ((gsize) length + WORD - 1) / WORD;
  self->bits = g_new0 (guint64, self->n_rows * self->n_words + 1);
}

TflTraces *
tfl_traces_new (TflRect part,
                double  px)
{
  TflTraces *self = g_new0 (TflTraces, 1);
  int width = (int) ceil (part.width / px) + 1;
  int height = (int) ceil (part.height / px) + 1;

  self->part = part;
  self->px = px;
  map_init (&self->across, height, width);
  map_init (&self->down, width, height);
  map_init (&self->marks, height / MARK + 1, width / MARK + 1);

  return self;
}

void
tfl_traces_free (TflTraces *self)
{
  g_free (self->across.bits);
  g_free (self->down.bits);
  g_free (self->marks.bits);
  g_free (self);
}

/* Sets the bits first … last of a row; TRUE where any was not set. */
static gboolean
map_add (Map    *self,
         double  row,
         double  first,
         double  last)
{
  gboolean is_new = FALSE;
  guint64 *bits;

  if (row < 0 || row >= self->n_rows || last < 0 || first >= self->length)
    return FALSE;

  bits = self->bits + (gsize) row * self->n_words;
  first = MAX (first, 0);
  last = MIN (last, self->length - 1);
  for (gsize word = (gsize) first / WORD; word <= (gsize) last / WORD; word++)
    {
      guint from = word == (gsize) first / WORD ? (guint) first % WORD : 0;
      guint to = word == (gsize) last / WORD ? (guint) last % WORD : WORD - 1;
      guint64 mask = (~G_GUINT64_CONSTANT (0) << from) & (~G_GUINT64_CONSTANT (0) >> (WORD - 1 - to));

      is_new |= (bits[word] & mask) != mask;
      bits[word] |= mask;
    }

  return is_new;
}

static TflPoint
to_pixel (TflTraces *self,
          TflPoint   point)
{
  return (TflPoint) { floor ((point.x - self->part.x) / self->px), floor ((point.y - self->part.y) / self->px) };
}

gboolean
tfl_traces_add (TflTraces *self,
                TflPoint   a,
                TflPoint   b)
{
  TflPoint from = to_pixel (self, a), to = to_pixel (self, b);

  if (from.y == to.y)
    return map_add (&self->across, from.y, MIN (from.x, to.x), MAX (from.x, to.x));
  if (from.x == to.x)
    return map_add (&self->down, from.x, MIN (from.y, to.y), MAX (from.y, to.y));

  return TRUE;
}

gboolean
tfl_traces_add_mark (TflTraces *self,
                     TflPoint   at)
{
  TflPoint pixel = to_pixel (self, at);
  double column = floor (pixel.x / MARK);

  return map_add (&self->marks, floor (pixel.y / MARK), column, column);
}
