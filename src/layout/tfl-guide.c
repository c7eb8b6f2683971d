#include "config.h"

#include "tfl-guide-private.h"

#include "tfl-regions.h"

#include <math.h>

#define NO_TREE G_MAXUINT32
#define MANY_GATES 400
#define SLIVER 3.0 /* a lane narrower than this is no good way */
#define SLIVER_COST 40.0
#define ALIKE 0.02 /* ways that cost as much: which of them is taken is known only when all are */
#define LEAST_HEAP 32

static guint
n_gates (TflGuide *self)
{
  return (self->maze->n_children + 1) * TFL_N_SIDES;
}

static void
forget_first_trees (TflGuide *self)
{
  for (guint i = 0; i < n_gates (self); i++)
    self->first_trees[i] = NO_TREE;
}

TflGuide *
tfl_guide_new (TflMaze *maze)
{
  TflGuide *self = g_new0 (TflGuide, 1);

  self->maze = maze;
  self->trees = g_array_new (FALSE, FALSE, sizeof (Tree));
  self->first_trees = g_new (guint32, n_gates (self));
  forget_first_trees (self);

  return self;
}

void
tfl_guide_rest (TflGuide *self)
{
  for (guint i = 0; i < self->trees->len; i++)
    {
      g_free (g_array_index (self->trees, Tree, i).steps);
      g_free (g_array_index (self->trees, Tree, i).heap);
    }
  g_array_set_size (self->trees, 0);
  forget_first_trees (self);
}

void
tfl_guide_free (TflGuide *self)
{
  tfl_guide_rest (self);
  g_array_unref (self->trees);
  g_free (self->first_trees);
  g_free (self->regions);
  g_free (self->exits);
  g_free (self->costs);
  g_free (self);
}

/* The last lane of a span: where it ends, the next one begins already. */
static guint
last_lane (const TflGuide *self,
           gboolean        across,
           TflSpan         span)
{
  return tfl_maze_lane_of (self->maze, across, MAX (span.low, span.high - 0.02));
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
  return (GateIter){ maze, first, last, tfl_maze_gate_lane (maze, gate), tfl_side_is_across (tfl_maze_side_of (gate)) };
}

static guint32
gate_iter_next (GateIter *iter)
{
  while (iter->lane <= iter->last)
    {
      guint32 run = tfl_maze_run_at (iter->maze, iter->across, iter->lane++, iter->cross);

      if (run != TFL_NO_RUN)
        return run;
    }

  return TFL_NO_RUN;
}

static double
lane_cost (const TflGuide *self,
           guint32         run)
{
  const double *edges = self->maze->runs[run].across ? self->maze->ys : self->maze->xs;
  guint lane = self->maze->runs[run].lane;

  return edges[lane + 1] - edges[lane] < SLIVER ? SLIVER_COST : 0;
}

static void
push (Tree   *tree,
      guint32 run)
{
  float guess = tree->steps[run].guess;
  guint i = tree->n_heap++;

  if (tree->n_heap > tree->most_heap)
    {
      tree->most_heap = MAX (LEAST_HEAP, 2 * tree->n_heap);
      tree->heap = g_renew (guint32, tree->heap, tree->most_heap);
    }
  for (; i > 0 && tree->steps[tree->heap[(i - 1) / 2]].guess > guess; i = (i - 1) / 2)
    tree->heap[i] = tree->heap[(i - 1) / 2];
  tree->heap[i] = run;
}

static guint32
pop (Tree *tree)
{
  const Step *steps = tree->steps;
  guint32 *heap = tree->heap;
  guint32 top = heap[0];
  guint n = --tree->n_heap;
  guint32 last = heap[n];
  guint i = 0;

  for (guint child = 1; child < n; child = 2 * i + 1)
    {
      if (child + 1 < n && steps[heap[child + 1]].guess < steps[heap[child]].guess)
        child++;
      if (steps[last].guess <= steps[heap[child]].guess)
        break;
      heap[i] = heap[child];
      i = child;
    }
  if (n > 0)
    heap[i] = last;

  return top;
}

static float
guess_from (const TflGuide *self,
            const Step     *step)
{
  const TflRect *goal = &self->goal_rect;

  if (!self->has_goal)
    return step->cost;
  return step->cost + MAX (0, MAX (goal->x - step->x, step->x - goal->x - goal->width)) +
         MAX (0, MAX (goal->y - step->y, step->y - goal->y - goal->height));
}

static void
reach (const TflGuide *self,
       Tree           *tree,
       guint32         run,
       Step            step)
{
  step.guess = guess_from (self, &step);
  tree->steps[run] = step;
  push (tree, run);
}

static void
start_tree (const TflGuide *self,
            Tree           *tree)
{
  double edge = tfl_maze_gate_edge (self->maze, tree->gate);
  GateIter iter = gate_iter (self->maze, tree->gate, tree->first, tree->last);
  guint32 run;

  tree->steps = g_new (Step, self->maze->n_runs + 1);
  for (guint i = 0; i < self->maze->n_runs; i++)
    tree->steps[i] = (Step){ G_MAXFLOAT, G_MAXFLOAT, TFL_NO_RUN, 0, 0 };
  while ((run = gate_iter_next (&iter)) != TFL_NO_RUN)
    {
      double mid = tfl_maze_lane_mid (self->maze, iter.across, self->maze->runs[run].lane);

      reach (self, tree, run,
             (Step){ lane_cost (self, run), 0, TFL_NO_RUN, iter.across ? edge : mid, iter.across ? mid : edge });
    }
}

/* From one run into all that cross it. */
static void
spread (const TflGuide *self,
        Tree           *tree,
        guint32         run)
{
  const TflRun *here = &self->maze->runs[run];
  const double *edges = here->across ? self->maze->xs : self->maze->ys;
  const guint32 *next =
      here->across ? &self->maze->run_down[here->lane * self->maze->n_columns] : &self->maze->run_across[here->lane];
  gsize stride = here->across ? 1 : self->maze->n_columns;
  Step step = tree->steps[run];
  double place = here->across ? step.x : step.y;

  for (guint cross = here->first; cross <= here->last; cross++)
    {
      guint32 other = next[cross * stride];
      double width = edges[cross + 1] - edges[cross];
      double mid = edges[cross] + width / 2;
      float cost = step.cost + fabs (mid - place) + TFL_BEND_COST + (width < SLIVER ? SLIVER_COST : 0);

      if (cost < tree->steps[other].cost - 0.01f)
        reach (self, tree, other, (Step){ cost, 0, run, here->across ? mid : step.x, here->across ? step.y : mid });
    }
}

/* The best ways to all runs that cost no more than this. */
static void
grow (const TflGuide *self,
      Tree           *tree,
      double          most)
{
  while (tree->n_heap > 0 && tree->steps[tree->heap[0]].guess <= most)
    spread (self, tree, pop (tree));
  if (tree->n_heap == 0)
    g_clear_pointer (&tree->heap, g_free);
}

/* What it costs to come to the goal in this run; more than any way costs where the run does not touch it. */
static double
cost_at_goal (const TflGuide *self,
              const Step     *steps,
              guint32         run)
{
  const TflRun *here = &self->maze->runs[run];
  gboolean across = tfl_side_is_across (tfl_maze_side_of (self->goal));
  guint cross = tfl_maze_gate_lane (self->maze, self->goal);
  TflSpan span = self->goal_span;

  if (here->across != across || cross < here->first || cross > here->last ||
      here->lane < tfl_maze_lane_of (self->maze, across, span.low) ||
      here->lane > last_lane (self, across, span))
    return TFL_NO_WAY;
  return steps[run].guess;
}

/* Until the goal is reached. */
static void
grow_to_goal (const TflGuide *self,
              Tree           *tree)
{
  double least = TFL_NO_WAY;

  while (tree->n_heap > 0 && tree->steps[tree->heap[0]].guess <= least + TFL_BEND_COST)
    {
      guint32 run = pop (tree);

      spread (self, tree, run);
      least = MIN (least, cost_at_goal (self, tree->steps, run));
    }
}

/* The gate that ways are looked for to: in a large maze, not all others are of interest. */
static void
set_goal (TflGuide *self,
          guint     gate,
          TflSpan   span)
{
  double edge = tfl_maze_gate_edge (self->maze, gate);

  self->has_goal = tfl_guide_is_slow (self);
  self->goal = gate;
  self->goal_span = span;
  self->goal_rect = tfl_side_is_across (tfl_maze_side_of (gate)) ? (TflRect){ edge, span.low, 0, span.high - span.low }
                                                                 : (TflRect){ span.low, edge, span.high - span.low, 0 };
}

static Tree *
tree_from (TflGuide *self,
           guint     gate,
           TflSpan   span)
{
  gboolean across = tfl_side_is_across (tfl_maze_side_of (gate));
  guint first = tfl_maze_lane_of (self->maze, across, span.low);
  guint last = last_lane (self, across, span);
  Tree tree = { gate, first, last, self->first_trees[gate], NULL, NULL, 0, 0 };

  for (guint32 i = self->first_trees[gate]; i != NO_TREE;)
    {
      Tree *known = &g_array_index (self->trees, Tree, i);

      if (known->first == tree.first && known->last == tree.last)
        return known;
      i = known->next;
    }

  /* A tree that ends at a goal is good for nothing else; there is room for one. */
  if (self->has_goal)
    tfl_guide_rest (self);
  start_tree (self, &tree);
  if (self->has_goal)
    grow_to_goal (self, &tree);
  else
    self->first_trees[gate] = self->trees->len;
  g_array_append_val (self->trees, tree);

  return &g_array_index (self->trees, Tree, self->trees->len - 1);
}

/* The best way from a place in a run: straight on, or into one of those that cross it. */
static double
cost_from (TflGuide    *self,
           const Tree *tree,
           guint32     run,
           double      edge,
           double      place,
           guint32    *next)
{
  const TflRun *here = &self->maze->runs[run];
  const Step *step = &tree->steps[run];
  double least = G_MAXDOUBLE;

  *next = TFL_NO_RUN;
  if (step->cost >= G_MAXFLOAT)
    return least;
  if (step->before == TFL_NO_RUN)
    least = step->cost + fabs (edge - (here->across ? step->x : step->y)) +
            fabs (place - (here->across ? step->y : step->x));

  for (guint cross = here->first; cross <= here->last; cross++)
    {
      guint32 other = tfl_maze_run_at (self->maze, !here->across, cross, here->lane);
      const Step *beyond = &tree->steps[other];
      double cost = beyond->cost + TFL_BEND_COST + fabs (edge - tfl_maze_lane_mid (self->maze, !here->across, cross)) +
                    fabs (place - (here->across ? beyond->y : beyond->x));

      if (beyond->before != run && cost < least - 0.01)
        {
          least = cost;
          *next = other;
        }
    }

  return least;
}

/* The best run at a gate and the one after it, with what it costs to come there, as far as the tree has grown. */
static guint32
best_known_run (TflGuide    *self,
          const Tree *tree,
          guint       gate,
          TflSpan     span,
          guint32    *next,
          double     *cost)
{
  gboolean across = tfl_side_is_across (tfl_maze_side_of (gate));
  double edge = tfl_maze_gate_edge (self->maze, gate);
  GateIter iter = gate_iter (self->maze, gate, tfl_maze_lane_of (self->maze, across, span.low),
                             last_lane (self, across, span));
  guint32 best = TFL_NO_RUN;
  guint32 run;

  *cost = G_MAXDOUBLE;
  while ((run = gate_iter_next (&iter)) != TFL_NO_RUN)
    {
      guint32 after;
      double here = cost_from (self, tree, run, edge, tfl_maze_lane_mid (self->maze, across, self->maze->runs[run].lane), &after);

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
side_inwards (TflGuide *self,
              guint    gate)
{
  static const TflSide opposite[] = { TFL_SIDE_RIGHT, TFL_SIDE_LEFT, TFL_SIDE_BOTTOM, TFL_SIDE_TOP };

  return tfl_maze_is_border (self->maze, gate) ? opposite[tfl_maze_side_of (gate)] : tfl_maze_side_of (gate);
}

/* Of an open gate: what is open of it is in one piece. */
static guint32
region_of (TflGuide *self,
           guint     gate)
{
  gboolean across = tfl_side_is_across (tfl_maze_side_of (gate));
  TflSpan span = self->maze->spans[gate];
  GateIter iter = gate_iter (self->maze, gate, tfl_maze_lane_of (self->maze, across, span.low), last_lane (self, across, span));
  guint32 run = gate_iter_next (&iter);

  if (self->regions == NULL)
    self->regions = tfl_regions_new (self->maze);
  return run != TFL_NO_RUN ? tfl_regions_find (self->regions, run) : TFL_NO_RUN;
}

double
tfl_guide_least (TflGuide *self,
                guint    from,
                guint    to)
{
  gboolean across = tfl_side_is_across (tfl_maze_side_of (from));
  gboolean same_axis = across == tfl_side_is_across (tfl_maze_side_of (to));
  double edge = tfl_maze_gate_edge (self->maze, from);
  double other_edge = tfl_maze_gate_edge (self->maze, to);
  TflSpan span = self->maze->spans[from];
  TflSpan other = self->maze->spans[to];

  /* Something stands right before it. */
  if (span.high <= span.low || other.high <= other.low)
    return TFL_NO_WAY;
  if (tfl_guide_is_slow (self) && region_of (self, from) != region_of (self, to))
    return TFL_NO_WAY;
  if (!same_axis)
    return distance ((TflSpan){ edge, edge }, other) + distance (span, (TflSpan){ other_edge, other_edge }) +
           TFL_BEND_COST;
  if (distance (span, other) <= 0 && leads_on (side_inwards (self, from), edge, other_edge) &&
      leads_on (side_inwards (self, to), other_edge, edge))
    return fabs (edge - other_edge);
  return fabs (edge - other_edge) + distance (span, other) + 2 * TFL_BEND_COST;
}

/* The same, whatever the tree knows already: it grows until nothing beyond can be as good. */
static guint32
best_run (TflGuide *self,
          Tree     *tree,
          guint     gate,
          TflSpan   span,
          guint32  *next,
          double   *cost)
{
  double grown = tfl_guide_least (self, gate, tree->gate) + ALIKE;
  guint32 run;

  if (self->has_goal)
    return best_known_run (self, tree, gate, span, next, cost);

  for (;;)
    {
      grow (self, tree, grown);
      run = best_known_run (self, tree, gate, span, next, cost);
      if (tree->n_heap == 0 || tree->steps[tree->heap[0]].guess > *cost + ALIKE)
        return run;
      grown = MIN (*cost + ALIKE, tree->steps[tree->heap[0]].guess + 2 * TFL_BEND_COST);
    }
}

static double
find_cost (TflGuide *self,
           guint    from,
           guint    to)
{
  guint32 next;
  double cost;

  self->has_goal = FALSE;
  best_run (self, tree_from (self, to, self->maze->spans[to]), from, self->maze->spans[from], &next, &cost);
  return MIN (cost, TFL_NO_WAY);
}

double
tfl_guide_cost (TflGuide *self,
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

gboolean
tfl_guide_is_slow (TflGuide *self)
{
  return n_gates (self) > MANY_GATES;
}

void
tfl_guide_prepare (TflGuide *self)
{
  self->exits = g_new (float, self->maze->n_children * TFL_N_SIDES * TFL_N_SIDES + 1);
  for (guint gate = 0; gate < self->maze->n_children * TFL_N_SIDES; gate++)
    for (TflSide side = 0; side < TFL_N_SIDES; side++)
      self->exits[gate * TFL_N_SIDES + side] =
          side != TFL_SIDE_TOP ? tfl_guide_cost (self, gate, tfl_maze_gate (self->maze, -1, side)) : TFL_NO_WAY;
}

const float *
tfl_guide_get_exits (TflGuide *self,
                    guint    child)
{
  return &self->exits[child * TFL_N_SIDES * TFL_N_SIDES];
}

gboolean
tfl_guide_find (TflGuide *self,
               guint    from,
               TflSpan  from_span,
               guint    to,
               TflSpan  to_span,
               GArray  *runs)
{
  Tree *tree;
  double cost;
  guint32 next;
  guint32 run;

  set_goal (self, from, from_span);
  tree = tree_from (self, to, to_span);
  run = best_run (self, tree, from, from_span, &next, &cost);

  g_array_set_size (runs, 0);
  if (run != TFL_NO_RUN)
    g_array_append_val (runs, run);
  for (run = run != TFL_NO_RUN ? next : TFL_NO_RUN; run != TFL_NO_RUN; run = tree->steps[run].before)
    g_array_append_val (runs, run);

  return runs->len > 0;
}

static const Tree *
whole_tree_from (TflGuide *self,
                 guint     gate,
                 TflSpan   span)
{
  Tree *tree = tree_from (self, gate, span);

  grow (self, tree, G_MAXFLOAT);
  return tree;
}

double
tfl_guide_cost_via (TflGuide *self,
                    guint     from,
                    guint     via,
                    guint     to)
{
  Step there;
  Step back;

  self->has_goal = FALSE;
  there = whole_tree_from (self, from, self->maze->spans[from])->steps[via];
  back = whole_tree_from (self, to, self->maze->spans[to])->steps[via];
  if (there.cost >= TFL_NO_WAY || back.cost >= TFL_NO_WAY)
    return TFL_NO_WAY;
  return there.cost + back.cost + fabs (there.x - back.x) + fabs (there.y - back.y);
}

/* Adds the runs between this one and where the tree starts, before those there are or after them. FALSE where one of them is
 * there already. */
static gboolean
add_runs (const Tree *tree,
          guint32     run,
          gboolean    before,
          GArray     *runs)
{
  if (tree->steps[run].cost >= TFL_NO_WAY)
    return FALSE;

  for (run = tree->steps[run].before; run != TFL_NO_RUN; run = tree->steps[run].before)
    {
      for (guint i = 0; i < runs->len; i++)
        if (g_array_index (runs, guint, i) == run)
          return FALSE;
      g_array_insert_val (runs, before ? 0 : runs->len, run);
    }
  return TRUE;
}

gboolean
tfl_guide_find_via (TflGuide *self,
                    guint     from,
                    TflSpan   from_span,
                    guint     via,
                    guint     to,
                    TflSpan   to_span,
                    GArray   *runs)
{
  self->has_goal = FALSE;
  g_array_set_size (runs, 0);
  g_array_append_val (runs, via);
  return add_runs (whole_tree_from (self, from, from_span), via, TRUE, runs) &&
         add_runs (whole_tree_from (self, to, to_span), via, FALSE, runs);
}
