#include "config.h"

#include "tfl-flow-contour.h"

typedef struct
{
  double height;
  double dx;   /* from the step above; the first one's from the origin */
  int    next;
} Step;

GArray *
tfl_contour_pool_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Step));
}

static Step *
step_at (GArray *pool,
         int     index)
{
  return &g_array_index (pool, Step, index);
}

static int
add_step (GArray *pool,
          double  height,
          double  dx,
          int     next)
{
  Step step = { height, dx, next };

  g_array_append_val (pool, step);

  return (int) pool->len - 1;
}

static TflContour
contour_of (GArray *pool,
            double  x,
            double  height)
{
  int step = add_step (pool, height, x, -1);

  return (TflContour){ step, step, x, height };
}

static void
crown (TflContour *self,
       GArray     *pool,
       double      x,
       double      height)
{
  step_at (pool, self->head)->dx -= x;
  self->head = add_step (pool, height, x, self->head);
  self->height += height;
}

static void
move (TflContour *self,
      GArray     *pool,
      double      x)
{
  step_at (pool, self->head)->dx += x;
  self->tail_x += x;
}

/* Hangs what of the longer one lies below the shorter one under it. */
static void
hang (TflContour       *shorter,
      const TflContour *longer,
      GArray           *pool)
{
  int step = longer->head;
  double x = 0, bottom = 0;
  int rest;

  if (longer->height <= shorter->height)
    return;

  for (;; step = step_at (pool, step)->next)
    {
      x += step_at (pool, step)->dx;
      bottom += step_at (pool, step)->height;
      if (bottom > shorter->height || step_at (pool, step)->next < 0)
        break;
    }
  rest = add_step (pool, bottom - shorter->height, x - shorter->tail_x, step_at (pool, step)->next);
  step_at (pool, shorter->tail)->next = rest;
  shorter->tail = longer->tail == step ? rest : longer->tail;
  shorter->tail_x = longer->tail_x;
  shorter->height = longer->height;
}

TflOutline
tfl_outline_of_rect (GArray *pool,
                     double  x,
                     double  width,
                     double  height)
{
  return (TflOutline){ contour_of (pool, x, height), contour_of (pool, x + width, height), x, x + width };
}

void
tfl_outline_move (TflOutline *self,
                  GArray     *pool,
                  double      x)
{
  move (&self->left, pool, x);
  move (&self->right, pool, x);
  self->min_x += x;
  self->max_x += x;
}

double
tfl_outline_distance (const TflOutline *first,
                      const TflOutline *second,
                      GArray           *pool,
                      double            gap)
{
  int right = first->right.head;
  int left = second->left.head;
  double right_x = step_at (pool, right)->dx;
  double left_x = step_at (pool, left)->dx;
  double right_bottom = step_at (pool, right)->height;
  double left_bottom = step_at (pool, left)->height;
  double distance = right_x - left_x;

  while (right >= 0 && left >= 0)
    {
      distance = MAX (distance, right_x - left_x);
      if (right_bottom <= left_bottom)
        {
          right = step_at (pool, right)->next;
          if (right >= 0)
            {
              right_x += step_at (pool, right)->dx;
              right_bottom += step_at (pool, right)->height;
            }
        }
      else
        {
          left = step_at (pool, left)->next;
          if (left >= 0)
            {
              left_x += step_at (pool, left)->dx;
              left_bottom += step_at (pool, left)->height;
            }
        }
    }

  return distance + gap;
}

void
tfl_outline_join (TflOutline *first,
                  TflOutline *second,
                  GArray     *pool)
{
  hang (&first->left, &second->left, pool);
  hang (&second->right, &first->right, pool);
  first->right = second->right;
  first->min_x = MIN (first->min_x, second->min_x);
  first->max_x = MAX (first->max_x, second->max_x);
}

void
tfl_outline_crown (TflOutline *self,
                   GArray     *pool,
                   double      x,
                   double      width,
                   double      height)
{
  crown (&self->left, pool, x, height);
  crown (&self->right, pool, x + width, height);
  self->min_x = MIN (self->min_x, x);
  self->max_x = MAX (self->max_x, x + width);
}
