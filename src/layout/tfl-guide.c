#include "config.h"

#include "tfl-guide.h"

#include "tfl-guide-tree.h"
#include "tfl-regions.h"

#include <math.h>

#define NO_TREE G_MAXUINT32
#define MANY_GATES 400
#define ALIKE 0.02 /* ways that cost as much: which of them is taken is known only when all are */

typedef struct
{
  TflGuideTree tree;
  guint32      next; /* the next one from the same gate, or NO_TREE */
} Tree;

struct _TflGuide
{
  TflMaze *maze;

  float   *exits; /* from each gate of a child to each of the border; NULL until prepared */
  float   *costs; /* of each pair of gates, −1 where not yet known; NULL where there are too many */

  guint32 *regions; /* of each run, another one that can be reached from it; NULL until asked for */

  GArray  *trees;       /* of Tree */
  guint32 *first_trees; /* of each gate, or NO_TREE */
};

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
    tfl_guide_tree_clear (&g_array_index (self->trees, Tree, i).tree);
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

/* The stretch of a gate that ways are looked for to. */
static TflGoal
goal_of (TflGuide      *self,
         const TflDoor *door,
         TflSpan        span)
{
  double edge = self->maze->gates[door->gate].edge;

  if (tfl_side_is_across (tfl_maze_side_of (door->gate)))
    return (TflGoal){ *door, { edge, span.low, 0, span.high - span.low } };
  return (TflGoal){ *door, { span.low, edge, span.high - span.low, 0 } };
}

/* The tree from a door, which is remembered but where it has a goal. */
static TflGuideTree *
tree_from (TflGuide      *self,
           const TflDoor *door,
           const TflGoal *goal)
{
  Tree new = { .next = self->first_trees[door->gate] };

  for (guint32 i = self->first_trees[door->gate]; i != NO_TREE;)
    {
      Tree *known = &g_array_index (self->trees, Tree, i);

      if (known->tree.door.first == door->first && known->tree.door.last == door->last)
        return &known->tree;
      i = known->next;
    }

  /* A tree that ends at a goal is good for nothing else; there is room for one. */
  if (goal != NULL)
    tfl_guide_rest (self);
  else
    self->first_trees[door->gate] = self->trees->len;
  tfl_guide_tree_init (&new.tree, self->maze, door, goal);
  g_array_append_val (self->trees, new);

  return &g_array_index (self->trees, Tree, self->trees->len - 1).tree;
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
  TflDoor door = tfl_door_whole (self->maze, gate);
  TflDoorIter iter = tfl_door_iter (self->maze, &door);
  guint32 run = tfl_door_iter_next (&iter);

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
  double edge = self->maze->gates[from].edge;
  double other_edge = self->maze->gates[to].edge;
  TflSpan span = self->maze->gates[from].span;
  TflSpan other = self->maze->gates[to].span;

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

/* The best run at a door and the one after it, with what it costs to come there: the tree grows until nothing beyond can be
 * as good. */
static guint32
best_run (TflGuide      *self,
          TflGuideTree  *tree,
          const TflDoor *door,
          guint32       *next,
          double        *cost)
{
  double grown;

  if (tree->is_grown)
    return tfl_guide_tree_find (tree, door, next, cost);

  grown = tfl_guide_least (self, door->gate, tree->door.gate) + ALIKE;
  for (;;)
    {
      guint32 run;

      tfl_guide_tree_grow (tree, grown);
      run = tfl_guide_tree_find (tree, door, next, cost);
      if (tfl_guide_tree_get_next (tree) > *cost + ALIKE || tree->n_heap == 0)
        return run;
      grown = MIN (*cost + ALIKE, tfl_guide_tree_get_next (tree) + 2 * TFL_BEND_COST);
    }
}

static double
find_cost (TflGuide *self,
           guint     from,
           guint     to)
{
  TflDoor start = tfl_door_whole (self->maze, to);
  TflDoor end = tfl_door_whole (self->maze, from);
  guint32 next;
  double cost;

  best_run (self, tree_from (self, &start, NULL), &end, &next, &cost);
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
  TflDoor start = tfl_door_of (self->maze, to, to_span);
  TflDoor end = tfl_door_of (self->maze, from, from_span);
  TflGoal goal = goal_of (self, &end, from_span);
  TflGuideTree *tree = tree_from (self, &start, tfl_guide_is_slow (self) ? &goal : NULL);
  double cost;
  guint32 next;
  guint32 run = best_run (self, tree, &end, &next, &cost);

  g_array_set_size (runs, 0);
  if (run != TFL_NO_RUN)
    g_array_append_val (runs, run);
  for (run = run != TFL_NO_RUN ? next : TFL_NO_RUN; run != TFL_NO_RUN; run = tree->steps[run].before)
    g_array_append_val (runs, run);

  return runs->len > 0;
}

static const TflGuideTree *
whole_tree_from (TflGuide *self,
                 TflDoor   door)
{
  TflGuideTree *tree = tree_from (self, &door, NULL);

  tfl_guide_tree_grow (tree, G_MAXFLOAT);
  return tree;
}

double
tfl_guide_cost_via (TflGuide *self,
                    guint     from,
                    guint     via,
                    guint     to)
{
  TflStep there = whole_tree_from (self, tfl_door_whole (self->maze, from))->steps[via];
  TflStep back = whole_tree_from (self, tfl_door_whole (self->maze, to))->steps[via];

  if (there.cost >= TFL_NO_WAY || back.cost >= TFL_NO_WAY)
    return TFL_NO_WAY;
  return there.cost + back.cost + fabs (there.x - back.x) + fabs (there.y - back.y);
}

/* Adds the runs between this one and where the tree starts, before those there are or after them. FALSE where one of them is
 * there already. */
static gboolean
add_runs (const TflGuideTree *tree,
          guint32             run,
          gboolean            before,
          GArray             *runs)
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
  g_array_set_size (runs, 0);
  g_array_append_val (runs, via);
  return add_runs (whole_tree_from (self, tfl_door_of (self->maze, from, from_span)), via, TRUE, runs) &&
         add_runs (whole_tree_from (self, tfl_door_of (self->maze, to, to_span)), via, FALSE, runs);
}
