#include "config.h"

#include "tfl-tile-sum.h"

#include <string.h>

static gboolean
overlaps (const TflRect *a,
          const TflRect *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height && b->y <= a->y + a->height;
}

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
                        shape->round_dots, shape->doubled, shape->struck, shape->faded, shape->square_right, shape->weight };
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

guint64
tfl_tile_sum_up (TflScene      *scene,
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
