#include "config.h"

#include "tfl-guide-tree.h"

#include "tfl-guide.h"

#include <math.h>

#define SLIVER 3.0 /* a lane narrower than this is no good way */
#define SLIVER_COST 40.0
#define LEAST_HEAP 32

TflDoor
tfl_door_whole (TflMaze *maze,
                guint    gate)
{
  return (TflDoor){ gate, maze->gates[gate].first, maze->gates[gate].last };
}

TflDoor
tfl_door_of (TflMaze *maze,
             guint    gate,
             TflSpan  span)
{
  gboolean across = tfl_side_is_across (tfl_maze_side_of (gate));
  guint first = tfl_maze_lane_of (maze, across, span.low);

  return (TflDoor){ gate, first, span.low < span.high ? tfl_maze_last_lane_of (maze, across, span) : first };
}

TflDoorIter
tfl_door_iter (TflMaze       *maze,
               const TflDoor *door)
{
  return (TflDoorIter){ maze, door->first, door->last, maze->gates[door->gate].lane,
                        tfl_side_is_across (tfl_maze_side_of (door->gate)) };
}

guint32
tfl_door_iter_next (TflDoorIter *iter)
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
lane_cost (const TflMaze *maze,
           guint32        run)
{
  const double *edges = maze->runs[run].across ? maze->ys : maze->xs;
  guint lane = maze->runs[run].lane;

  return edges[lane + 1] - edges[lane] < SLIVER ? SLIVER_COST : 0;
}

static void
push (TflGuideTree *self,
      guint32       run)
{
  const TflStep *steps = self->steps;
  guint i = self->n_heap++;

  if (self->n_heap > self->most_heap)
    {
      self->most_heap = MAX (LEAST_HEAP, 2 * self->n_heap);
      self->heap = g_renew (guint32, self->heap, self->most_heap);
    }
  for (; i > 0 && steps[self->heap[(i - 1) / 2]].guess > steps[run].guess; i = (i - 1) / 2)
    self->heap[i] = self->heap[(i - 1) / 2];
  self->heap[i] = run;
}

static guint32
pop (TflGuideTree *self)
{
  const TflStep *steps = self->steps;
  guint32 *heap = self->heap;
  guint32 top = heap[0];
  guint n = --self->n_heap;
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
guess_from (const TflGoal *goal,
            const TflStep *step)
{
  const TflRect *rect = &goal->rect;

  return step->cost + MAX (0, MAX (rect->x - step->x, step->x - rect->x - rect->width)) +
         MAX (0, MAX (rect->y - step->y, step->y - rect->y - rect->height));
}

static void
reach (TflGuideTree *self,
       guint32       run,
       TflStep       step)
{
  step.guess = self->goal != NULL ? guess_from (self->goal, &step) : step.cost;
  self->steps[run] = step;
  push (self, run);
}

/* From one run into all that cross it. */
static void
spread (TflGuideTree *self,
        guint32       run)
{
  const TflMaze *maze = self->maze;
  const TflRun *here = &maze->runs[run];
  const double *edges = here->across ? maze->xs : maze->ys;
  const guint32 *next = here->across ? &maze->run_down[here->lane * maze->n_columns] : &maze->run_across[here->lane];
  gsize stride = here->across ? 1 : maze->n_columns;
  TflStep step = self->steps[run];
  double place = here->across ? step.x : step.y;

  for (guint cross = here->first; cross <= here->last; cross++)
    {
      guint32 other = next[cross * stride];
      double width = edges[cross + 1] - edges[cross];
      double mid = edges[cross] + width / 2;
      float cost = step.cost + fabs (mid - place) + TFL_BEND_COST + (width < SLIVER ? SLIVER_COST : 0);

      if (cost < self->steps[other].cost - 0.01f)
        reach (self, other, (TflStep){ cost, 0, run, here->across ? mid : step.x, here->across ? step.y : mid });
    }
}

/* What it costs to come to the goal in this run; more than any way costs where the run does not touch it. */
static double
cost_at_goal (const TflGuideTree *self,
              guint32             run)
{
  const TflRun *here = &self->maze->runs[run];
  const TflDoor *door = &self->goal->door;
  guint cross = self->maze->gates[door->gate].lane;

  if (here->across != tfl_side_is_across (tfl_maze_side_of (door->gate)) || cross < here->first || cross > here->last ||
      here->lane < door->first || here->lane > door->last)
    return TFL_NO_WAY;
  return self->steps[run].guess;
}

static void
grow_to_goal (TflGuideTree *self)
{
  double least = TFL_NO_WAY;

  while (tfl_guide_tree_get_next (self) <= least + TFL_BEND_COST)
    {
      guint32 run = pop (self);

      spread (self, run);
      least = MIN (least, cost_at_goal (self, run));
    }
}

void
tfl_guide_tree_init (TflGuideTree  *self,
                     TflMaze       *maze,
                     const TflDoor *door,
                     const TflGoal *goal)
{
  double edge = maze->gates[door->gate].edge;
  TflDoorIter iter = tfl_door_iter (maze, door);
  guint32 run;

  *self = (TflGuideTree){ .maze = maze, .door = *door, .goal = goal, .steps = g_new (TflStep, maze->n_runs + 1) };
  for (guint i = 0; i < maze->n_runs; i++)
    self->steps[i] = (TflStep){ G_MAXFLOAT, G_MAXFLOAT, TFL_NO_RUN, 0, 0 };
  while ((run = tfl_door_iter_next (&iter)) != TFL_NO_RUN)
    {
      double mid = tfl_maze_lane_mid (maze, iter.across, maze->runs[run].lane);

      reach (self, run, (TflStep){ lane_cost (maze, run), 0, TFL_NO_RUN, iter.across ? edge : mid, iter.across ? mid : edge });
    }
  if (goal != NULL)
    grow_to_goal (self);
  self->goal = NULL;
  self->is_grown = goal != NULL;
}

void
tfl_guide_tree_clear (TflGuideTree *self)
{
  g_free (self->steps);
  g_free (self->heap);
}

double
tfl_guide_tree_get_next (const TflGuideTree *self)
{
  return self->n_heap > 0 ? self->steps[self->heap[0]].guess : G_MAXDOUBLE;
}

void
tfl_guide_tree_grow (TflGuideTree *self,
                     double        most)
{
  while (self->n_heap > 0 && self->steps[self->heap[0]].guess <= most)
    spread (self, pop (self));
}

/* The best way from a place in a run: straight on, or into one of those that cross it. */
static double
cost_from (const TflGuideTree *self,
           guint32             run,
           double              edge,
           double              place,
           guint32            *next)
{
  const TflRun *here = &self->maze->runs[run];
  const TflStep *step = &self->steps[run];
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
      const TflStep *beyond = &self->steps[other];
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

guint32
tfl_guide_tree_find (const TflGuideTree *self,
                     const TflDoor      *door,
                     guint32            *next,
                     double             *cost)
{
  double edge = self->maze->gates[door->gate].edge;
  TflDoorIter iter = tfl_door_iter (self->maze, door);
  guint32 best = TFL_NO_RUN;
  guint32 run;

  *cost = G_MAXDOUBLE;
  while ((run = tfl_door_iter_next (&iter)) != TFL_NO_RUN)
    {
      double place = tfl_maze_lane_mid (self->maze, iter.across, self->maze->runs[run].lane);
      guint32 after;
      double here = cost_from (self, run, edge, place, &after);

      if (here < *cost - 0.01)
        {
          *cost = here;
          *next = after;
          best = run;
        }
    }

  return best;
}
