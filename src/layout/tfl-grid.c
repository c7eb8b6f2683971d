#include "config.h"

#include "tfl-grid.h"

#include <math.h>

#define BEND_COST 100.0
#define LATE_BEND 0.03 /* a bend near the provider is better: the label stands at the customer's end */
#define LATE_BEND_MOST 25.0
#define CORNER 16.0
#define WISH_WEIGHT 0.15
#define WISH_MOST 45.0
#define MIDDLE_WEIGHT 0.02
#define NO_PORT (-1.0)
#define NO_STATE G_MAXUINT

/* A state is a crossing of a column and a row together with the axis on which one came there. */
enum
{
  ACROSS,
  DOWN,
};

typedef struct
{
  float cost; /* so far, plus what is left at least */
  guint state;
} Open;

struct _TflGrid
{
  const double *xs; /* of the caller */
  const double *ys;
  guint n_xs;
  guint n_ys;

  float *costs[2]; /* of the step to the right, and of the step down, from each crossing */
  float *so_far;   /* of each state */
  guint *before;   /* of each state: the state one came from */
  guint n_allocated;

  GArray *open; /* of Open, a heap */
};

TflGrid *
tfl_grid_new (void)
{
  TflGrid *self = g_new0 (TflGrid, 1);

  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  return self;
}

void
tfl_grid_free (TflGrid *self)
{
  g_free (self->costs[ACROSS]);
  g_free (self->costs[DOWN]);
  g_free (self->so_far);
  g_free (self->before);
  g_array_unref (self->open);
  g_free (self);
}

static void
reserve (TflGrid *self,
         guint    n)
{
  if (n <= self->n_allocated)
    return;

  self->n_allocated = n + n / 2;
  self->costs[ACROSS] = g_renew (float, self->costs[ACROSS], self->n_allocated);
  self->costs[DOWN] = g_renew (float, self->costs[DOWN], self->n_allocated);
  self->so_far = g_renew (float, self->so_far, self->n_allocated * 2);
  self->before = g_renew (guint, self->before, self->n_allocated * 2);
}

void
tfl_grid_reset (TflGrid      *self,
                const double *xs,
                guint         n_xs,
                const double *ys,
                guint         n_ys)
{
  self->xs = xs;
  self->ys = ys;
  self->n_xs = n_xs;
  self->n_ys = n_ys;
  reserve (self, n_xs * n_ys);

  for (guint j = 0; j < n_ys; j++)
    for (guint i = 0; i < n_xs; i++)
      {
        guint node = j * n_xs + i;

        self->costs[ACROSS][node] = i + 1 < n_xs ? xs[i + 1] - xs[i] : INFINITY;
        self->costs[DOWN][node] = j + 1 < n_ys ? ys[j + 1] - ys[j] : INFINITY;
      }
}

/* The first place in values that is at least (or, where past, greater than) value. */
static guint
find (const double *values,
      guint         n,
      double        value,
      gboolean      past)
{
  guint low = 0;
  guint high = n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (values[middle] < value || (past && values[middle] == value))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Multiplies, adds to, and then brings to least times the length, the cost of all steps on one axis that run
 * from low to high (in part at least), on the tracks from near to far, both included. */
static void
charge (TflGrid *self,
        int      axis,
        double   low,
        double   high,
        double   near,
        double   far,
        float    factor,
        float    toll,
        float    least)
{
  const double *along = axis == ACROSS ? self->xs : self->ys;
  const double *tracks = axis == ACROSS ? self->ys : self->xs;
  guint n_along = axis == ACROSS ? self->n_xs : self->n_ys;
  guint n_tracks = axis == ACROSS ? self->n_ys : self->n_xs;
  guint first = find (along, n_along, low, TRUE);
  guint last = MIN (find (along, n_along, high, FALSE), n_along - 1);
  guint first_track = find (tracks, n_tracks, near, FALSE);
  guint last_track = find (tracks, n_tracks, far, TRUE);

  first = first > 0 ? first - 1 : 0;
  for (guint track = first_track; track < last_track; track++)
    for (guint i = first; i < last; i++)
      {
        guint node = axis == ACROSS ? track * self->n_xs + i : i * self->n_xs + track;

        self->costs[axis][node] =
            MAX (self->costs[axis][node] * factor + toll, least * (along[i + 1] - along[i]));
      }
}

void
tfl_grid_block (TflGrid       *self,
                const TflRect *rect,
                double         clearance)
{
  double left = rect->x - clearance;
  double right = rect->x + rect->width + clearance;
  double top = rect->y - clearance;
  double bottom = rect->y + rect->height + clearance;

  charge (self, ACROSS, left, right, top, bottom, 1, INFINITY, 0);
  charge (self, DOWN, top, bottom, left, right, 1, INFINITY, 0);
}

void
tfl_grid_slow (TflGrid       *self,
               const TflRect *rect,
               double         factor)
{
  charge (self, ACROSS, rect->x, rect->x + rect->width, rect->y, rect->y + rect->height, factor, 0, 0);
  charge (self, DOWN, rect->y, rect->y + rect->height, rect->x, rect->x + rect->width, factor, 0, 0);
}

/* The one step across value on each track from near to far. */
static void
charge_crossing (TflGrid *self,
                 int      axis,
                 double   value,
                 double   near,
                 double   far,
                 float    toll)
{
  const double *along = axis == ACROSS ? self->xs : self->ys;
  guint n_along = axis == ACROSS ? self->n_xs : self->n_ys;
  guint step = find (along, n_along, value, TRUE);

  if (step > 0 && step < n_along)
    charge (self, axis, along[step - 1], along[step], near, far, 1, toll, 0);
}

void
tfl_grid_avoid (TflGrid          *self,
                const TflSegment *segment,
                double            distance,
                double            factor,
                double            toll)
{
  const TflPoint *a = &segment->a;
  const TflPoint *b = &segment->b;
  gboolean across = a->y == b->y;

  if (across)
    charge (self, ACROSS, a->x, b->x, a->y - distance, a->y + distance, 1, 0, factor);
  else
    charge (self, DOWN, a->y, b->y, a->x - distance, a->x + distance, 1, 0, factor);

  if (toll > 0 && across)
    charge_crossing (self, DOWN, a->y, a->x, b->x, toll);
  else if (toll > 0)
    charge_crossing (self, ACROSS, a->x, a->y, b->y, toll);
}

static double
wish_cost (double value,
           double wish,
           double low,
           double length)
{
  double corner = MIN (CORNER, length / 2 - 0.5);

  if (value < low + corner || value > low + length - corner)
    return NO_PORT;
  if (isnan (wish))
    return MIN (WISH_MOST, MIDDLE_WEIGHT * fabs (value - low - length / 2));
  return MIN (WISH_MOST, WISH_WEIGHT * fabs (value - wish));
}

/* What it costs to start or end in this crossing on this axis; NO_PORT where one cannot. */
static double
port_cost (TflGrid          *self,
           const TflGridEnd *end,
           guint             node,
           int               axis)
{
  double x = self->xs[node % self->n_xs];
  double y = self->ys[node / self->n_xs];
  const TflRect *rect = &end->rect;

  if (axis == ACROSS && (x == rect->x || x == rect->x + rect->width))
    return wish_cost (y, end->wish_y, rect->y, rect->height);
  if (axis == DOWN && (y == rect->y || y == rect->y + rect->height))
    return wish_cost (x, end->wish_x, rect->x, rect->width);
  return NO_PORT;
}

static double
left_at_least (TflGrid          *self,
               const TflGridEnd *end,
               guint             node)
{
  double x = self->xs[node % self->n_xs];
  double y = self->ys[node / self->n_xs];
  const TflRect *rect = &end->rect;
  double dx = MAX (0, MAX (rect->x - x, x - rect->x - rect->width));
  double dy = MAX (0, MAX (rect->y - y, y - rect->y - rect->height));

  return end->inside ? 0 : dx + dy;
}

static void
push (GArray *heap,
      Open    open)
{
  guint i = heap->len;
  Open *items;

  g_array_append_val (heap, open);
  items = (Open *) heap->data;
  for (; i > 0 && items[(i - 1) / 2].cost > open.cost; i = (i - 1) / 2)
    items[i] = items[(i - 1) / 2];
  items[i] = open;
}

static Open
pop (GArray *heap)
{
  Open *items = (Open *) heap->data;
  Open top = items[0];
  Open last = items[heap->len - 1];
  guint n = heap->len - 1;
  guint i = 0;

  for (guint child = 1; child < n; child = 2 * i + 1)
    {
      if (child + 1 < n && items[child + 1].cost < items[child].cost)
        child++;
      if (items[child].cost >= last.cost)
        break;
      items[i] = items[child];
      i = child;
    }
  items[i] = last;
  g_array_set_size (heap, n);

  return top;
}

static void
reach (TflGrid          *self,
       const TflGridEnd *end,
       guint             state,
       guint             from,
       double            cost)
{
  if (cost >= self->so_far[state])
    return;

  self->so_far[state] = cost;
  self->before[state] = from;
  push (self->open, (Open){ cost + left_at_least (self, end, state / 2), state });
}

static void
start_at_row (TflGrid          *self,
              const TflGridEnd *start,
              const TflGridEnd *end,
              guint             row)
{
  guint first = find (self->xs, self->n_xs, start->rect.x, FALSE);
  guint last = find (self->xs, self->n_xs, start->rect.x + start->rect.width, TRUE);

  for (guint i = first; i < last; i++)
    for (int axis = ACROSS; axis <= DOWN; axis++)
      {
        guint node = row * self->n_xs + i;
        double cost = port_cost (self, start, node, axis);

        if (cost >= 0)
          reach (self, end, node * 2 + axis, NO_STATE, cost);
      }
}

static void
begin (TflGrid          *self,
       const TflGridEnd *start,
       const TflGridEnd *end)
{
  guint first = find (self->ys, self->n_ys, start->rect.y, FALSE);
  guint last = find (self->ys, self->n_ys, start->rect.y + start->rect.height, TRUE);

  g_array_set_size (self->open, 0);
  for (guint i = 0; i < self->n_xs * self->n_ys * 2; i++)
    self->so_far[i] = INFINITY;
  for (guint row = first; row < last; row++)
    start_at_row (self, start, end, row);
}

static void
step (TflGrid          *self,
      const TflGridEnd *end,
      guint             state,
      int               axis,
      gboolean          forward)
{
  guint node = state / 2;
  guint at = axis == ACROSS ? node % self->n_xs : node / self->n_xs;
  guint limit = axis == ACROSS ? self->n_xs : self->n_ys;
  guint stride = axis == ACROSS ? 1 : self->n_xs;
  guint next;
  double cost = self->so_far[state];
  double port;

  if (forward ? at + 1 >= limit : at == 0)
    return;
  next = forward ? node + stride : node - stride;

  /* A port is left, and reached, at a right angle: there is no bend on the border. */
  if ((int) (state % 2) != axis)
    {
      if (self->before[state] == NO_STATE)
        return;
      cost += BEND_COST + MIN (LATE_BEND_MOST, LATE_BEND * cost);
    }
  cost += self->costs[axis][MIN (node, next)];
  if (isinf (cost))
    return;

  port = port_cost (self, end, next, axis);
  reach (self, end, next * 2 + axis, state, cost + MAX (0, port));
}

static TflPoint
point_of (TflGrid *self,
          guint    state)
{
  return (TflPoint){ self->xs[state / 2 % self->n_xs], self->ys[state / 2 / self->n_xs] };
}

/* Walks back from the end, keeping the corners only. */
static void
trace (TflGrid *self,
       guint    state,
       GArray  *points)
{
  TflPoint point = point_of (self, state);
  guint n;

  g_array_set_size (points, 0);
  g_array_append_val (points, point);
  for (guint before = self->before[state]; before != NO_STATE; state = before, before = self->before[state])
    {
      gboolean corner = self->before[before] == NO_STATE || before % 2 != state % 2;

      point = point_of (self, before);
      if (corner)
        g_array_append_val (points, point);
    }

  n = points->len;
  for (guint i = 0; i < n / 2; i++)
    {
      TflPoint *a = &g_array_index (points, TflPoint, i);
      TflPoint *b = &g_array_index (points, TflPoint, n - 1 - i);

      point = *a;
      *a = *b;
      *b = point;
    }
}

gboolean
tfl_grid_find (TflGrid          *self,
               const TflGridEnd *start,
               const TflGridEnd *end,
               GArray           *points)
{
  begin (self, start, end);
  while (self->open->len > 0)
    {
      Open open = pop (self->open);
      guint state = open.state;

      /* Already reached by a cheaper way; the margin is for what float leaves out. */
      if (open.cost > (self->so_far[state] + left_at_least (self, end, state / 2)) * 1.00001 + 0.01)
        continue;
      if (self->before[state] != NO_STATE && port_cost (self, end, state / 2, state % 2) >= 0)
        {
          trace (self, state, points);
          return TRUE;
        }
      for (int axis = ACROSS; axis <= DOWN; axis++)
        {
          step (self, end, state, axis, TRUE);
          step (self, end, state, axis, FALSE);
        }
    }

  return FALSE;
}
