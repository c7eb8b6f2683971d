#include "config.h"

#include "tfl-scene.h"

#include "tfl-scene-private.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (TflScene, tfl_scene, tfl_scene_ref, tfl_scene_unref)

gboolean
tfl_rect_is_empty (TflRect rect)
{
  return rect.width <= 0 && rect.height <= 0;
}

TflRect
tfl_rect_union (TflRect a,
                TflRect b)
{
  double left = MIN (a.x, b.x);
  double top = MIN (a.y, b.y);

  if (tfl_rect_is_empty (a))
    return b;
  if (tfl_rect_is_empty (b))
    return a;

  return (TflRect) { left, top,
                     MAX (a.x + a.width, b.x + b.width) - left,
                     MAX (a.y + a.height, b.y + b.height) - top };
}

TflScene *
tfl_scene_new_take (TflShape     *shapes,
                    guint         n_shapes,
                    TflPoint     *points,
                    GStringChunk *strings,
                    TflRect       bounds,
                    const char   *title)
{
  TflScene *self = g_atomic_rc_box_new0 (TflScene);

  self->shapes = shapes;
  self->n_shapes = n_shapes;
  self->points = points;
  self->strings = strings;
  self->bounds = bounds;
  self->title = g_strdup (title);
  self->bodies = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_shapes; i++)
    {
      const TflShape *shape = &shapes[i];

      if ((shape->part == TFL_PART_BODY || shape->part == TFL_PART_ROUTE) && shape->element != NULL
          && !g_hash_table_contains (self->bodies, shape->element))
        g_hash_table_insert (self->bodies, (gpointer) shape->element, GUINT_TO_POINTER (i + 1));
    }

  return self;
}

TflScene *
tfl_scene_ref (TflScene *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (TflScene *self)
{
  g_hash_table_unref (self->bodies);
  g_free (self->shapes);
  g_free (self->points);
  g_string_chunk_free (self->strings);
  g_free (self->title);
}

void
tfl_scene_unref (TflScene *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

guint
tfl_scene_get_n_shapes (TflScene *self)
{
  return self->n_shapes;
}

const TflShape *
tfl_scene_get_shape (TflScene *self,
                     guint     index)
{
  g_return_val_if_fail (index < self->n_shapes, NULL);

  return &self->shapes[index];
}

TflRect
tfl_scene_get_bounds (TflScene *self)
{
  return self->bounds;
}

const char *
tfl_scene_get_title (TflScene *self)
{
  return self->title;
}

gboolean
tfl_scene_find (TflScene   *self,
                const char *element,
                TflRect    *rect)
{
  guint index = element != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->bodies, element)) : 0;

  if (index == 0)
    return FALSE;
  *rect = self->shapes[index - 1].rect;

  return TRUE;
}

static gboolean
contains (TflRect rect,
          double  x,
          double  y,
          double  slack)
{
  return x >= rect.x - slack && x <= rect.x + rect.width + slack
      && y >= rect.y - slack && y <= rect.y + rect.height + slack;
}

static double
distance_to_segment (TflPoint a,
                     TflPoint b,
                     double   x,
                     double   y)
{
  double dx = b.x - a.x;
  double dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - a.x) * dx + (y - a.y) * dy) / length, 0, 1) : 0;

  return hypot (x - a.x - t * dx, y - a.y - t * dy);
}

static gboolean
hits_line (const TflShape *shape,
           double          x,
           double          y,
           double          slack)
{
  for (guint i = 1; i < shape->n_points; i++)
    if (distance_to_segment (shape->points[i - 1], shape->points[i], x, y) <= slack + shape->stroke_width / 2)
      return TRUE;

  return FALSE;
}

static gboolean
hits (const TflShape *shape,
      double          x,
      double          y,
      double          slack)
{
  switch (shape->kind)
    {
    case TFL_SHAPE_BEGIN:
    case TFL_SHAPE_END:
      return FALSE;
    case TFL_SHAPE_BOX:
    case TFL_SHAPE_CIRCLE:
    case TFL_SHAPE_POLYGON:
    case TFL_SHAPE_TEXT:
    case TFL_SHAPE_ICON:
      return contains (shape->rect, x, y, 0);
    case TFL_SHAPE_LINE:
      return hits_line (shape, x, y, slack);
    }

  g_return_val_if_reached (FALSE);
}

/* What is painted last is on top, so the last hit counts; groups out of reach are skipped whole. */
const char *
tfl_scene_pick (TflScene *self,
                double    x,
                double    y,
                double    slack,
                TflPart  *part)
{
  const TflShape *found = NULL;

  for (guint i = 0; i < self->n_shapes; i++)
    {
      const TflShape *shape = &self->shapes[i];

      if (shape->kind == TFL_SHAPE_BEGIN && !contains (shape->rect, x, y, slack))
        i = shape->end;
      else if (shape->element != NULL && hits (shape, x, y, slack))
        found = shape;
    }

  if (part != NULL)
    *part = found != NULL ? found->part : TFL_PART_NONE;

  return found != NULL ? found->element : NULL;
}
