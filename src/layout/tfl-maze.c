#include "config.h"

#include "tfl-maze.h"

#include <math.h>
#include <stdlib.h>

#define CORNER 16.0    /* no line ends nearer to a corner of a unit */
#define BORDER_CORNER 8.0
#define BORDER_CLEARANCE 6.0 /* of lines that run along a border, on its inside */
#define NO_RUN G_MAXUINT32
#define MANY_GATES 400
#define SLIVER 3.0     /* a lane narrower than this is no good way */
#define SLIVER_COST 40.0

/* The best way from a source to the run that a step is of. */
typedef struct
{
  float   cost;
  guint32 before; /* the run it came from, or NO_RUN */
  float   x;      /* where the way is when it comes into the run */
  float   y;
} Step;

/* A gate, or some lanes of it, and the best ways from there to all runs. */
typedef struct
{
  guint32 gate;
  guint32 first; /* lane */
  guint32 last;
  Step   *steps;
} Tree;

struct _TflMaze
{
  TflRect  room;
  TflRect *children;
  double  *headers;
  guint    n_children;
  double   clearance;

  double  *xs; /* n_columns + 1 edges of columns */
  double  *ys;
  guint    n_columns;
  guint    n_rows;
  guint32 *run_across; /* of each cell, row after row: the run it is part of, or NO_RUN where it is solid */
  guint32 *run_down;
  guint16 *solid_before_in_row;    /* solid cells of the row before this one; n_columns + 1 a row */
  guint16 *solid_before_in_column; /* the same down; n_rows + 1 a column */
  TflRun  *runs;
  guint    n_runs;

  TflSpan *spans; /* of each gate */
  float   *costs; /* of each pair of gates, −1 where not yet known; NULL where there are too many */

  GArray  *trees; /* of Tree */
  guint32 *heap;  /* of runs by cost, while a tree is made */
  guint    n_heap;
  guint    most_heap;
};

static int
compare_doubles (const void *a,
                 const void *b)
{
  double double_a = *(const double *) a;
  double double_b = *(const double *) b;

  return double_a < double_b ? -1 : double_a > double_b;
}

/* Sorts the edges and drops doubles and what lies outside of the room. */
static guint
tidy_edges (double *edges,
            guint   n,
            double  low,
            double  high)
{
  guint n_kept = 0;

  edges[n++] = low;
  edges[n++] = high;
  qsort (edges, n, sizeof (double), compare_doubles);
  for (guint i = 0; i < n; i++)
    if (edges[i] >= low && edges[i] <= high && (n_kept == 0 || edges[i] > edges[n_kept - 1] + 0.01))
      edges[n_kept++] = edges[i];

  return n_kept;
}

/* The last lane whose edge is not beyond the place. */
static guint
lane_at (const double *edges,
         guint         n_lanes,
         double        place)
{
  guint low = 0;
  guint high = n_lanes;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (edges[middle] <= place + 0.005)
        low = middle;
      else
        high = middle;
    }

  return low;
}

guint
tfl_maze_column_at (TflMaze *self,
                    double   x)
{
  return lane_at (self->xs, self->n_columns, x);
}

guint
tfl_maze_row_at (TflMaze *self,
                 double   y)
{
  return lane_at (self->ys, self->n_rows, y);
}

static TflRect
grown (TflRect rect,
       double  by)
{
  return (TflRect){ rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

static void
add_edges (TflMaze       *self,
           const TflRect *rect)
{
  self->xs[self->n_columns++] = rect->x;
  self->xs[self->n_columns++] = rect->x + rect->width;
  self->ys[self->n_rows++] = rect->y;
  self->ys[self->n_rows++] = rect->y + rect->height;
}

static void
block (TflMaze       *self,
       const TflRect *rect)
{
  if (rect->x >= self->room.x + self->room.width || rect->x + rect->width <= self->room.x ||
      rect->y >= self->room.y + self->room.height || rect->y + rect->height <= self->room.y)
    return;

  guint left = tfl_maze_column_at (self, rect->x);
  guint right = tfl_maze_column_at (self, rect->x + rect->width - 0.02);
  guint top = tfl_maze_row_at (self, rect->y);
  guint bottom = tfl_maze_row_at (self, rect->y + rect->height - 0.02);

  for (guint row = top; row <= bottom; row++)
    for (guint column = left; column <= right; column++)
      self->run_across[row * self->n_columns + column] = NO_RUN;
}

/* Rows of free cells, then columns of them. */
static void
find_runs (TflMaze *self)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (TflRun));

  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        guint32 *cell = &self->run_across[row * self->n_columns + column];
        TflRun run = { TRUE, row, column, column };

        if (*cell == NO_RUN)
          continue;
        if (column > 0 && cell[-1] != NO_RUN)
          g_array_index (runs, TflRun, runs->len - 1).last = column;
        else
          g_array_append_val (runs, run);
        *cell = runs->len - 1;
      }

  for (guint column = 0; column < self->n_columns; column++)
    for (guint row = 0; row < self->n_rows; row++)
      {
        guint cell = row * self->n_columns + column;
        TflRun run = { FALSE, column, row, row };

        self->run_down[cell] = NO_RUN;
        if (self->run_across[cell] == NO_RUN)
          continue;
        if (row > 0 && self->run_down[cell - self->n_columns] != NO_RUN)
          g_array_index (runs, TflRun, runs->len - 1).last = row;
        else
          g_array_append_val (runs, run);
        self->run_down[cell] = runs->len - 1;
      }

  self->n_runs = runs->len;
  self->runs = (TflRun *) g_array_free (runs, FALSE);
}

static void
count_solid (TflMaze *self)
{
  self->solid_before_in_row = g_new0 (guint16, self->n_rows * (self->n_columns + 1));
  self->solid_before_in_column = g_new0 (guint16, self->n_columns * (self->n_rows + 1));

  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        guint16 *in_row = &self->solid_before_in_row[row * (self->n_columns + 1) + column];
        guint16 *in_column = &self->solid_before_in_column[column * (self->n_rows + 1) + row];
        gboolean solid = self->run_across[row * self->n_columns + column] == NO_RUN;

        in_row[1] = in_row[0] + solid;
        in_column[1] = in_column[0] + solid;
      }
}

guint
tfl_maze_gate (TflMaze *self,
               int      child,
               TflSide  side)
{
  return (child >= 0 ? (guint) child : self->n_children) * TFL_N_SIDES + side;
}

static guint
n_gates (TflMaze *self)
{
  return (self->n_children + 1) * TFL_N_SIDES;
}

static TflSide
side_of (guint gate)
{
  return gate % TFL_N_SIDES;
}

static gboolean
is_border (TflMaze *self,
           guint    gate)
{
  return gate / TFL_N_SIDES == self->n_children;
}

static TflRect
rect_of (TflMaze *self,
         guint    gate)
{
  return is_border (self, gate) ? self->room : self->children[gate / TFL_N_SIDES];
}

double
tfl_maze_gate_edge (TflMaze *self,
                    guint    gate)
{
  TflRect rect = rect_of (self, gate);

  switch (side_of (gate))
    {
    case TFL_SIDE_LEFT:
      return rect.x;
    case TFL_SIDE_RIGHT:
      return rect.x + rect.width;
    case TFL_SIDE_TOP:
      return rect.y;
    case TFL_SIDE_BOTTOM:
    case TFL_N_SIDES:
      break;
    }
  return rect.y + rect.height;
}

guint
tfl_maze_gate_lane (TflMaze *self,
                    guint    gate)
{
  double edge = tfl_maze_gate_edge (self, gate);
  double step = is_border (self, gate) ? -0.02 : self->clearance;

  switch (side_of (gate))
    {
    case TFL_SIDE_LEFT:
      return tfl_maze_column_at (self, edge - step - 0.02);
    case TFL_SIDE_RIGHT:
      return tfl_maze_column_at (self, edge + step);
    case TFL_SIDE_TOP:
      return tfl_maze_row_at (self, edge - step - 0.02);
    case TFL_SIDE_BOTTOM:
    case TFL_N_SIDES:
      break;
    }
  return tfl_maze_row_at (self, edge + step);
}

const TflRun *
tfl_maze_get_run (TflMaze *self,
                  guint    run)
{
  return &self->runs[run];
}

double
tfl_maze_lane_mid (TflMaze  *self,
                   gboolean  across,
                   guint     lane)
{
  const double *edges = across ? self->ys : self->xs;

  return (edges[lane] + edges[lane + 1]) / 2;
}

static gboolean
is_free (TflMaze  *self,
         gboolean  across,
         guint     lane,
         guint     from,
         guint     to)
{
  const guint16 *before = across ? &self->solid_before_in_row[lane * (self->n_columns + 1)]
                                 : &self->solid_before_in_column[lane * (self->n_rows + 1)];

  return before[from] == before[to + 1];
}

TflSpan
tfl_maze_free_span (TflMaze  *self,
                    gboolean  across,
                    guint     lane,
                    guint     from_lane,
                    guint     to_lane)
{
  const double *edges = across ? self->ys : self->xs;
  guint n_lanes = across ? self->n_rows : self->n_columns;
  guint from = MIN (from_lane, to_lane);
  guint to = MAX (from_lane, to_lane);
  guint first = lane;
  guint last = lane;
  TflSpan span;

  while (first > 0 && is_free (self, across, first - 1, from, to))
    first--;
  while (last + 1 < n_lanes && is_free (self, across, last + 1, from, to))
    last++;

  span = (TflSpan){ edges[first], edges[last + 1] };
  if (first == 0)
    span.low = MIN (span.low + BORDER_CLEARANCE, (span.low + span.high) / 2);
  if (last + 1 == n_lanes)
    span.high = MAX (span.high - BORDER_CLEARANCE, (span.low + span.high) / 2);
  return span;
}

static guint32
run_at (TflMaze  *self,
        gboolean  across,
        guint     lane,
        guint     cross)
{
  return across ? self->run_across[lane * self->n_columns + cross]
                : self->run_down[cross * self->n_columns + lane];
}

static guint
lane_of (TflMaze  *self,
         gboolean  across,
         double    place)
{
  return across ? tfl_maze_row_at (self, place) : tfl_maze_column_at (self, place);
}

static TflSpan
side_span (TflMaze *self,
           guint    gate)
{
  TflRect rect = rect_of (self, gate);
  gboolean across = tfl_side_is_across (side_of (gate));
  double start = across ? rect.y : rect.x;
  double length = across ? rect.height : rect.width;
  double corner = MIN (is_border (self, gate) ? BORDER_CORNER : CORNER, length / 2 - 1);

  if (across && !is_border (self, gate) && self->headers[gate / TFL_N_SIDES] > 0)
    return (TflSpan){ start + self->headers[gate / TFL_N_SIDES] + BORDER_CORNER, start + length - BORDER_CORNER };
  return (TflSpan){ start + corner, start + length - corner };
}

static TflSpan
find_span (TflMaze *self,
           guint    gate)
{
  gboolean across = tfl_side_is_across (side_of (gate));
  const double *edges = across ? self->ys : self->xs;
  guint cross = tfl_maze_gate_lane (self, gate);
  TflSpan side = side_span (self, gate);
  TflSpan best = { side.low, side.low };
  guint last = lane_of (self, across, side.high - 0.02);

  for (guint lane = lane_of (self, across, side.low); lane <= last; lane++)
    {
      guint end = lane;

      if (run_at (self, across, lane, cross) == NO_RUN)
        continue;
      while (end < last && run_at (self, across, end + 1, cross) != NO_RUN)
        end++;

      TflSpan span = { MAX (side.low, edges[lane]), MIN (side.high, edges[end + 1]) };
      if (span.high - span.low > best.high - best.low)
        best = span;
      lane = end;
    }

  return best;
}

TflSpan
tfl_maze_gate_span (TflMaze *self,
                    guint    gate)
{
  return self->spans[gate];
}

TflMaze *
tfl_maze_new (const TflRect *room,
              const TflRect *children,
              const double  *headers,
              guint          n_children,
              const TflRect *solid,
              guint          n_solid,
              double         clearance)
{
  TflMaze *self = g_new0 (TflMaze, 1);
  guint n_edges = 2 * (n_children + n_solid) + 2;
  TflRect rect;

  self->room = *room;
  self->clearance = clearance;
  self->children = g_memdup2 (children, n_children * sizeof (TflRect));
  self->headers = g_memdup2 (headers, n_children * sizeof (double));
  self->n_children = n_children;
  self->xs = g_new (double, n_edges);
  self->ys = g_new (double, n_edges);
  for (guint i = 0; i < n_children + n_solid; i++)
    {
      rect = grown (i < n_children ? children[i] : solid[i - n_children], clearance);
      add_edges (self, &rect);
    }
  self->n_columns = tidy_edges (self->xs, self->n_columns, room->x, room->x + room->width) - 1;
  self->n_rows = tidy_edges (self->ys, self->n_rows, room->y, room->y + room->height) - 1;

  self->run_across = g_new0 (guint32, self->n_columns * self->n_rows + 1);
  self->run_down = g_new0 (guint32, self->n_columns * self->n_rows + 1);
  for (guint i = 0; i < n_children + n_solid; i++)
    {
      rect = grown (i < n_children ? children[i] : solid[i - n_children], clearance);
      block (self, &rect);
    }
  find_runs (self);
  count_solid (self);
  self->trees = g_array_new (FALSE, FALSE, sizeof (Tree));
  self->spans = g_new (TflSpan, n_gates (self));
  for (guint i = 0; i < n_gates (self); i++)
    self->spans[i] = find_span (self, i);

  return self;
}

void
tfl_maze_free (TflMaze *self)
{
  for (guint i = 0; i < self->trees->len; i++)
    g_free (g_array_index (self->trees, Tree, i).steps);
  g_array_unref (self->trees);
  g_free (self->children);
  g_free (self->headers);
  g_free (self->spans);
  g_free (self->costs);
  g_free (self->heap);
  g_free (self->xs);
  g_free (self->ys);
  g_free (self->run_across);
  g_free (self->run_down);
  g_free (self->solid_before_in_row);
  g_free (self->solid_before_in_column);
  g_free (self->runs);
  g_free (self);
}

/* Every run that touches a gate, or the one in the lane only. */
typedef struct
{
  TflMaze *maze;
  guint    lane;
  guint    last;
  guint    cross; /* the lane along the side */
  gboolean across;
} GateIter;

static GateIter
gate_iter (TflMaze *maze,
           guint    gate,
           guint    first,
           guint    last)
{
  return (GateIter){ maze, first, last, tfl_maze_gate_lane (maze, gate), tfl_side_is_across (side_of (gate)) };
}

static guint32
gate_iter_next (GateIter *iter)
{
  while (iter->lane <= iter->last)
    {
      guint32 run = run_at (iter->maze, iter->across, iter->lane++, iter->cross);

      if (run != NO_RUN)
        return run;
    }

  return NO_RUN;
}

static double
lane_cost (TflMaze *self,
           guint32  run)
{
  const double *edges = self->runs[run].across ? self->ys : self->xs;
  guint lane = self->runs[run].lane;

  return edges[lane + 1] - edges[lane] < SLIVER ? SLIVER_COST : 0;
}

/* A run may be in the heap more than once: the later ones come out when it is done. */
static void
push (TflMaze *self,
      Step    *steps,
      guint32  run)
{
  guint i = self->n_heap++;

  if (self->n_heap > self->most_heap)
    {
      self->most_heap = 2 * self->n_heap + 64;
      self->heap = g_renew (guint32, self->heap, self->most_heap);
    }
  for (; i > 0 && steps[self->heap[(i - 1) / 2]].cost > steps[run].cost; i = (i - 1) / 2)
    self->heap[i] = self->heap[(i - 1) / 2];
  self->heap[i] = run;
}

static guint32
pop (TflMaze *self,
     Step    *steps)
{
  guint32 *heap = self->heap;
  guint32 top = heap[0];
  guint n = --self->n_heap;
  guint32 last = heap[n];
  guint i = 0;

  for (guint child = 1; child < n; child = 2 * i + 1)
    {
      if (child + 1 < n && steps[heap[child + 1]].cost < steps[heap[child]].cost)
        child++;
      if (steps[last].cost <= steps[heap[child]].cost)
        break;
      heap[i] = heap[child];
      i = child;
    }
  if (n > 0)
    heap[i] = last;

  return top;
}

/* Where in its lane a way is that starts in the span. */
static double
place_in (TflMaze *self,
          guint32  run,
          TflSpan  span)
{
  const double *edges = self->runs[run].across ? self->ys : self->xs;
  guint lane = self->runs[run].lane;

  return (MAX (span.low, edges[lane]) + MIN (span.high, edges[lane + 1])) / 2;
}

static void
start_tree (TflMaze *self,
            Tree    *tree,
            TflSpan  span)
{
  double edge = tfl_maze_gate_edge (self, tree->gate);
  GateIter iter = gate_iter (self, tree->gate, tree->first, tree->last);
  guint32 run;

  while ((run = gate_iter_next (&iter)) != NO_RUN)
    {
      double mid = place_in (self, run, span);

      tree->steps[run] = (Step){ lane_cost (self, run), NO_RUN, iter.across ? edge : mid, iter.across ? mid : edge };
      push (self, tree->steps, run);
    }
}

/* From one run into all that cross it. */
static void
spread (TflMaze *self,
        Step    *steps,
        guint32  run)
{
  const TflRun *here = &self->runs[run];
  const double *edges = here->across ? self->xs : self->ys;
  const guint32 *next = here->across ? &self->run_down[here->lane * self->n_columns] : &self->run_across[here->lane];
  gsize stride = here->across ? 1 : self->n_columns;
  Step step = steps[run];
  double place = here->across ? step.x : step.y;

  for (guint cross = here->first; cross <= here->last; cross++)
    {
      guint32 other = next[cross * stride];
      double width = edges[cross + 1] - edges[cross];
      double mid = edges[cross] + width / 2;
      float cost = step.cost + fabs (mid - place) + TFL_BEND_COST + (width < SLIVER ? SLIVER_COST : 0);

      if (cost < steps[other].cost - 0.01f)
        {
          steps[other] = (Step){ cost, run, here->across ? mid : step.x, here->across ? step.y : mid };
          push (self, steps, other);
        }
    }
}

static const Tree *
tree_from (TflMaze *self,
           guint    gate,
           TflSpan  span)
{
  gboolean across = tfl_side_is_across (side_of (gate));
  Tree tree = { gate, lane_of (self, across, span.low), lane_of (self, across, MAX (span.low, span.high - 0.02)), NULL };
  g_autofree gboolean *done = NULL;

  for (guint i = 0; i < self->trees->len; i++)
    {
      const Tree *known = &g_array_index (self->trees, Tree, i);

      if (known->gate == gate && known->first == tree.first && known->last == tree.last)
        return known;
    }

  tree.steps = g_new (Step, self->n_runs + 1);
  for (guint i = 0; i < self->n_runs; i++)
    tree.steps[i] = (Step){ G_MAXFLOAT, NO_RUN, 0, 0 };
  done = g_new0 (gboolean, self->n_runs + 1);
  self->n_heap = 0;
  start_tree (self, &tree, span);
  while (self->n_heap > 0)
    {
      guint32 run = pop (self, tree.steps);

      if (!done[run])
        spread (self, tree.steps, run);
      done[run] = TRUE;
    }
  g_array_append_val (self->trees, tree);

  return &g_array_index (self->trees, Tree, self->trees->len - 1);
}

/* The best way from a place in a run: straight on, or into one of those that cross it. */
static double
cost_from (TflMaze    *self,
           const Tree *tree,
           guint32     run,
           double      edge,
           double      place,
           guint32    *next)
{
  const TflRun *here = &self->runs[run];
  const Step *step = &tree->steps[run];
  double least = G_MAXDOUBLE;

  *next = NO_RUN;
  if (step->cost >= G_MAXFLOAT)
    return least;
  if (step->before == NO_RUN)
    least = step->cost + fabs (edge - (here->across ? step->x : step->y)) + fabs (place - (here->across ? step->y : step->x));

  for (guint cross = here->first; cross <= here->last; cross++)
    {
      guint32 other = run_at (self, !here->across, cross, here->lane);
      const Step *beyond = &tree->steps[other];
      double cost = beyond->cost + TFL_BEND_COST + fabs (edge - tfl_maze_lane_mid (self, !here->across, cross)) +
                    fabs (place - (here->across ? beyond->y : beyond->x));

      if (beyond->before != run && cost < least - 0.01)
        {
          least = cost;
          *next = other;
        }
    }

  return least;
}

/* The best run at a gate and the one after it, with what it costs to come there. */
static guint32
best_run (TflMaze    *self,
          const Tree *tree,
          guint       gate,
          TflSpan     span,
          guint32    *next,
          double     *cost)
{
  gboolean across = tfl_side_is_across (side_of (gate));
  double edge = tfl_maze_gate_edge (self, gate);
  GateIter iter = gate_iter (self, gate, lane_of (self, across, span.low),
                             lane_of (self, across, MAX (span.low, span.high - 0.02)));
  guint32 best = NO_RUN;
  guint32 run;

  *cost = G_MAXDOUBLE;
  while ((run = gate_iter_next (&iter)) != NO_RUN)
    {
      guint32 after;
      double here = cost_from (self, tree, run, edge, place_in (self, run, span), &after);

      if (here < *cost - 0.01)
        {
          *cost = here;
          *next = after;
          best = run;
        }
    }

  return best;
}

static double
find_cost (TflMaze *self,
           guint    from,
           guint    to)
{
  guint32 next;
  double cost;

  best_run (self, tree_from (self, to, self->spans[to]), from, self->spans[from], &next, &cost);
  return MIN (cost, TFL_NO_WAY);
}

double
tfl_maze_cost (TflMaze *self,
               guint    from,
               guint    to)
{
  guint n = n_gates (self);
  float *cost;

  if (n > MANY_GATES)
    return find_cost (self, from, to);

  if (self->costs == NULL)
    {
      self->costs = g_new (float, n * n);
      for (guint i = 0; i < n * n; i++)
        self->costs[i] = -1;
    }
  cost = &self->costs[from * n + to];
  if (*cost < 0)
    *cost = find_cost (self, from, to);
  return *cost;
}

static double
distance (TflSpan a,
          TflSpan b)
{
  return MAX (0, MAX (a.low - b.high, b.low - a.high));
}

static gboolean
leads_on (TflSide side,
          double  from,
          double  to)
{
  return side == TFL_SIDE_LEFT || side == TFL_SIDE_TOP ? to <= from : to >= from;
}

/* A border is passed the other way round: seen from inside, its left side leads to the right. */
static TflSide
side_inwards (TflMaze *self,
              guint    gate)
{
  static const TflSide opposite[] = { TFL_SIDE_RIGHT, TFL_SIDE_LEFT, TFL_SIDE_BOTTOM, TFL_SIDE_TOP };

  return is_border (self, gate) ? opposite[side_of (gate)] : side_of (gate);
}

double
tfl_maze_least (TflMaze *self,
                guint    from,
                guint    to)
{
  gboolean across = tfl_side_is_across (side_of (from));
  gboolean same_axis = across == tfl_side_is_across (side_of (to));
  double edge = tfl_maze_gate_edge (self, from);
  double other_edge = tfl_maze_gate_edge (self, to);
  TflSpan span = self->spans[from];
  TflSpan other = self->spans[to];

  if (!same_axis)
    return distance ((TflSpan){ edge, edge }, other) + distance (span, (TflSpan){ other_edge, other_edge }) +
           TFL_BEND_COST;
  if (distance (span, other) <= 0 && leads_on (side_inwards (self, from), edge, other_edge) &&
      leads_on (side_inwards (self, to), other_edge, edge))
    return fabs (edge - other_edge);
  return fabs (edge - other_edge) + distance (span, other) + 2 * TFL_BEND_COST;
}

void
tfl_maze_prepare (TflMaze *self)
{
  static const TflSide sides[] = { TFL_SIDE_LEFT, TFL_SIDE_RIGHT, TFL_SIDE_BOTTOM };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    for (guint gate = 0; gate < self->n_children * TFL_N_SIDES; gate++)
      tfl_maze_cost (self, gate, tfl_maze_gate (self, -1, sides[i]));
}

gboolean
tfl_maze_find (TflMaze *self,
               guint    from,
               TflSpan  from_span,
               guint    to,
               TflSpan  to_span,
               GArray  *runs)
{
  const Tree *tree = tree_from (self, to, to_span);
  double cost;
  guint32 next;
  guint32 run = best_run (self, tree, from, from_span, &next, &cost);

  g_array_set_size (runs, 0);
  if (run != NO_RUN)
    g_array_append_val (runs, run);
  for (run = run != NO_RUN ? next : NO_RUN; run != NO_RUN; run = tree->steps[run].before)
    g_array_append_val (runs, run);

  return runs->len > 0;
}

gboolean
tfl_maze_is_straight (TflMaze *self,
                      guint    from,
                      guint    to,
                      double   at)
{
  gboolean across = tfl_side_is_across (side_of (from));
  guint lane = lane_of (self, across, at);
  guint32 run = run_at (self, across, lane, tfl_maze_gate_lane (self, from));

  return run != NO_RUN && run == run_at (self, across, lane, tfl_maze_gate_lane (self, to));
}

gboolean
tfl_maze_is_free (TflMaze       *self,
                  const TflRect *rect)
{
  guint left = tfl_maze_column_at (self, rect->x);
  guint right = tfl_maze_column_at (self, rect->x + rect->width);

  if (rect->x < self->room.x + BORDER_CLEARANCE || rect->y < self->room.y + BORDER_CLEARANCE ||
      rect->x + rect->width > self->room.x + self->room.width - BORDER_CLEARANCE ||
      rect->y + rect->height > self->room.y + self->room.height - BORDER_CLEARANCE)
    return FALSE;

  for (guint row = tfl_maze_row_at (self, rect->y); row <= tfl_maze_row_at (self, rect->y + rect->height); row++)
    if (!is_free (self, TRUE, row, left, right))
      return FALSE;
  return TRUE;
}
