#include "config.h"

#include "tfl-routes.h"

#include <string.h>

#define LEAST_BLOCK 512 /* points */
#define MOST_BLOCKS 48
#define MOST_WASTE 2    /* times the points that routes have */

/* Of points; reference-counted, as a GLib box. */
typedef struct
{
  guint    n;
  guint    n_used;
  TflPoint points[];
} Block;

struct _TflRoutes
{
  gatomicrefcount ref_count;
  GPtrArray *blocks; /* of Block: those of the ones before, and our own */
  Block     *open;   /* ours, with room left; NULL where there is none */
  gsize      n_points; /* in all blocks */
  guint      n;
  TflRoute   routes[];
};

TflRoutes *
tfl_routes_new (guint      n,
                TflRoutes *before)
{
  TflRoutes *self = g_malloc0 (sizeof (TflRoutes) + n * sizeof (TflRoute));

  g_atomic_ref_count_init (&self->ref_count);
  self->n = n;
  self->blocks = g_ptr_array_new_with_free_func (g_atomic_rc_box_release);
  for (guint i = 0; before != NULL && i < before->blocks->len; i++)
    g_ptr_array_add (self->blocks, g_atomic_rc_box_acquire (g_ptr_array_index (before->blocks, i)));
  self->n_points = before != NULL ? before->n_points : 0;

  return self;
}

TflRoutes *
tfl_routes_ref (TflRoutes *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tfl_routes_unref (TflRoutes *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->blocks);
  g_free (self);
}

TflRoute *
tfl_routes_get (TflRoutes *self,
                guint      line)
{
  g_return_val_if_fail (line < self->n, NULL);

  return &self->routes[line];
}

void
tfl_routes_reserve (TflRoutes *self,
                    guint      n_points)
{
  if (self->open != NULL && self->open->n - self->open->n_used >= n_points)
    return;

  self->open = g_atomic_rc_box_alloc (sizeof (Block) + n_points * sizeof (TflPoint));
  self->open->n = n_points;
  self->open->n_used = 0;
  self->n_points += n_points;
  g_ptr_array_add (self->blocks, self->open);
}

TflPoint *
tfl_routes_allot (TflRoutes *self,
                  guint      line,
                  guint      n_points)
{
  TflRoute *route = tfl_routes_get (self, line);

  if (self->open == NULL || self->open->n - self->open->n_used < n_points)
    tfl_routes_reserve (self, MAX (LEAST_BLOCK, n_points));
  route->points = &self->open->points[self->open->n_used];
  route->n_points = n_points;
  self->open->n_used += n_points;

  return route->points;
}

void
tfl_routes_tidy (TflRoutes *self)
{
  GPtrArray *blocks = self->blocks;
  guint n_used = 0;

  for (guint i = 0; i < self->n; i++)
    n_used += self->routes[i].n_points;
  if (blocks->len <= MOST_BLOCKS && self->n_points <= MOST_WASTE * (gsize) MAX (LEAST_BLOCK, n_used))
    return;

  self->blocks = g_ptr_array_new_with_free_func (g_atomic_rc_box_release);
  self->open = NULL;
  self->n_points = 0;
  tfl_routes_reserve (self, n_used);
  for (guint i = 0; i < self->n; i++)
    {
      const TflPoint *points = self->routes[i].points;
      guint n = self->routes[i].n_points;

      if (n > 0)
        memcpy (tfl_routes_allot (self, i, n), points, n * sizeof (TflPoint));
    }
  g_ptr_array_unref (blocks);
}
