#include "config.h"

#include "tfl-plan.h"

#include "tfl-borders.h"

#include <math.h>
#include <string.h>

/* The way out of the containers around one end: what it costs to stand at each side of each of them. */
typedef struct
{
  guint   box;
  double  costs[TFL_N_SIDES];
  TflSide before[TFL_N_SIDES]; /* side of the box inside, through which that is cheapest */
} Stage;

typedef struct
{
  TflLayoutInput *input;
  const TflPlacing *placing;
  GArray         *stages[2]; /* of Stage: from the end outwards; of the provider, and of the customer */
  GArray         *hops;      /* of TflPlannedHop */
  GArray         *costs;     /* of TflHopCosts: one a hop */
} Planning;

static Stage *
stage_at (GArray *stages,
          guint   i)
{
  return &g_array_index (stages, Stage, i);
}

/* Lines come out of a container at the left, at the right and below: above there is its header. */
static gboolean
is_open_side (TflSide side)
{
  return side != TFL_SIDE_TOP;
}

static void
add_stage (Planning *self,
           GArray   *stages,
           guint     container)
{
  const Stage *inner = stage_at (stages, stages->len - 1);
  const float *exits =
      tfl_guide_get_exits (tfl_room_get_guide (self->placing->rooms[container]), self->placing->local[inner->box]);
  Stage stage = { .box = container };

  for (TflSide out = 0; out < TFL_N_SIDES; out++)
    {
      stage.costs[out] = TFL_NO_WAY;
      for (TflSide side = 0; side < TFL_N_SIDES; side++)
        {
          double cost = inner->costs[side] + exits[side * TFL_N_SIDES + out];

          if (cost < stage.costs[out])
            {
              stage.costs[out] = cost;
              stage.before[out] = side;
            }
        }
    }
  g_array_append_val (stages, stage);
}

/* From one end of a line out to the child of the common container, or to that container itself. */
static void
climb (Planning *self,
       GArray   *stages,
       guint     end,
       guint     top,
       guint     container)
{
  Stage stage = { .box = end };

  for (TflSide side = 0; side < TFL_N_SIDES; side++)
    stage.costs[side] = end != container || is_open_side (side) ? 0 : TFL_NO_WAY;
  g_array_set_size (stages, 0);
  g_array_append_val (stages, stage);
  while (end != top)
    {
      end = tfl_nest_parent (self->placing->nest, end);
      add_stage (self, stages, end);
    }
}

static guint
gate_in (Planning *self,
         TflMaze  *maze,
         guint     box,
         guint     container,
         TflSide   side)
{
  return tfl_maze_gate (maze, box == container ? -1 : (int) self->placing->local[box], side);
}

/* Two sides that may be taken, with what they cost at least. */
typedef struct
{
  TflSide a;
  TflSide b;
  double  least;
} Choice;

static guint
list_choices (Planning          *self,
              const TflNestLine *lifted,
              TflMaze           *maze,
              TflGuide          *guide,
              Choice             choices[TFL_N_SIDES * TFL_N_SIDES])
{
  const Stage *from = stage_at (self->stages[0], self->stages[0]->len - 1);
  const Stage *to = stage_at (self->stages[1], self->stages[1]->len - 1);
  guint n = 0;

  for (TflSide a = 0; a < TFL_N_SIDES; a++)
    for (TflSide b = 0; b < TFL_N_SIDES; b++)
      if (from->costs[a] < TFL_NO_WAY && to->costs[b] < TFL_NO_WAY)
        choices[n++] = (Choice){ a, b,
                                 from->costs[a] + to->costs[b] +
                                     tfl_guide_least (guide, gate_in (self, maze, lifted->from, lifted->container, a),
                                                      gate_in (self, maze, lifted->to, lifted->container, b)) };
  return n;
}

/* The sides where the two ways meet in the common container. Ways are looked for in the order of what they cost at
 * least, until none can be better than the best. FALSE where there is no way. */
static gboolean
choose_sides (Planning          *self,
              const TflNestLine *lifted,
              TflSide            sides[2])
{
  TflMaze *maze = tfl_room_get_maze (self->placing->rooms[lifted->container]);
  TflGuide *guide = tfl_room_get_guide (self->placing->rooms[lifted->container]);
  Choice choices[TFL_N_SIDES * TFL_N_SIDES];
  guint n = list_choices (self, lifted, maze, guide, choices);
  double least = TFL_NO_WAY;

  while (n > 0)
    {
      Choice *best = &choices[0];
      guint from, to;
      double cost;

      for (guint i = 1; i < n; i++)
        if (choices[i].least < best->least)
          best = &choices[i];
      if (best->least >= least)
        break;

      from = gate_in (self, maze, lifted->from, lifted->container, best->a);
      to = gate_in (self, maze, lifted->to, lifted->container, best->b);
      cost = best->least;
      if (!tfl_guide_is_slow (guide))
        cost += tfl_guide_cost (guide, from, to) - tfl_guide_least (guide, from, to);
      if (cost < least)
        {
          least = cost;
          sides[0] = best->a;
          sides[1] = best->b;
        }
      *best = choices[--n];
    }

  return least < TFL_NO_WAY;
}

/* The guide learns from what it is asked: one at a time. */
static gboolean
choose_sides_alone (Planning          *self,
                    const TflNestLine *lifted,
                    TflSide            sides[2])
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (tfl_room_get_lock (self->placing->rooms[lifted->container]));

  return choose_sides (self, lifted, sides);
}

static TflHopEnd
end_at (Planning *self,
        guint     box,
        guint     container,
        TflSide   side)
{
  return (TflHopEnd){ .child = box == container ? -1 : (int) self->placing->local[box], .side = side, .span = { NAN, NAN } };
}

static void
only_side (double  costs[TFL_N_SIDES],
           TflSide only)
{
  for (TflSide side = 0; side < TFL_N_SIDES; side++)
    costs[side] = side == only ? 0 : TFL_NO_WAY;
}

/* From a stage of one end to a stage of the other; NULL for the border. */
static void
append_hop (Planning    *self,
            guint        index,
            guint        container,
            TflHopEnd    from,
            const Stage *from_stage,
            TflHopEnd    to,
            const Stage *to_stage)
{
  TflPlannedHop hop;
  TflHopCosts costs;

  /* Hops are compared as bytes: nothing may be left to chance between the fields. */
  memset (&hop, 0, sizeof hop);
  hop.line = index;
  hop.container = container;
  hop.hop.from = from;
  hop.hop.to = to;
  g_array_append_val (self->hops, hop);

  only_side (costs.from, from.side);
  only_side (costs.to, to.side);
  if (from_stage != NULL)
    memcpy (costs.from, from_stage->costs, sizeof costs.from);
  if (to_stage != NULL)
    memcpy (costs.to, to_stage->costs, sizeof costs.to);
  g_array_append_val (self->costs, costs);
}

static void
append_hops (Planning          *self,
             guint              index,
             const TflNestLine *lifted,
             const TflSide      sides[2])
{
  guint n_out = self->stages[0]->len;
  guint n_in = self->stages[1]->len;
  g_autofree TflSide *out = g_new (TflSide, n_out);
  TflSide side = sides[1];

  out[n_out - 1] = sides[0];
  for (guint i = n_out - 1; i > 0; i--)
    out[i - 1] = stage_at (self->stages[0], i)->before[out[i]];
  for (guint i = 1; i < n_out; i++)
    {
      const Stage *inner = stage_at (self->stages[0], i - 1);
      guint container = stage_at (self->stages[0], i)->box;

      append_hop (self, index, container, end_at (self, inner->box, container, out[i - 1]), inner,
                  end_at (self, container, container, out[i]), NULL);
    }

  append_hop (self, index, lifted->container, end_at (self, lifted->from, lifted->container, sides[0]),
              stage_at (self->stages[0], n_out - 1), end_at (self, lifted->to, lifted->container, sides[1]),
              stage_at (self->stages[1], n_in - 1));

  for (guint i = n_in - 1; i > 0; i--)
    {
      const Stage *stage = stage_at (self->stages[1], i);
      const Stage *inner = stage_at (self->stages[1], i - 1);

      append_hop (self, index, stage->box, end_at (self, stage->box, stage->box, side), NULL,
                  end_at (self, inner->box, stage->box, stage->before[side]), inner);
      side = stage->before[side];
    }
}

/* A line from a closed unit to itself: out at one side and in again, at the right where it can be. */
static void
append_loop (Planning *self,
             guint     index,
             guint     box)
{
  static const TflSide sides[] = { TFL_SIDE_RIGHT, TFL_SIDE_LEFT, TFL_SIDE_BOTTOM };
  guint container = tfl_nest_parent (self->placing->nest, box);
  TflMaze *maze = tfl_room_get_maze (self->placing->rooms[container]);
  TflHopEnd from = { .child = -1 };
  TflHopEnd to;

  for (guint i = 0; i < G_N_ELEMENTS (sides) && from.child < 0; i++)
    {
      TflSpan open = tfl_maze_gate_span (maze, tfl_maze_gate (maze, self->placing->local[box], sides[i]));

      if (open.high <= open.low)
        continue;
      from = to = end_at (self, box, container, sides[i]);
      from.span.low = from.span.high = open.low + (open.high - open.low) * 0.75;
      to.span.low = to.span.high = open.low + (open.high - open.low) * 0.25;
    }
  if (from.child >= 0)
    append_hop (self, index, container, from, NULL, to, NULL);
}

/* index: of the line among those that are planned. */
static void
plan_line (Planning *self,
           guint     index,
           guint     line)
{
  const TflLayoutLine *asked = tfl_layout_input_get_line (self->input, line);
  const TflNestLine *lifted = tfl_nest_line (self->placing->nest, line);
  TflSide sides[2];

  if (asked->from == asked->to)
    {
      append_loop (self, index, asked->from);
      return;
    }

  climb (self, self->stages[0], asked->from, lifted->from, lifted->container);
  climb (self, self->stages[1], asked->to, lifted->to, lifted->container);
  if (choose_sides_alone (self, lifted, sides))
    append_hops (self, index, lifted, sides);
}

void
tfl_plan_prepare (TflLayoutInput   *input,
                  const TflPlacing *placing,
                  guint             container)
{
  TflNestList lines = tfl_nest_lines (placing->nest, container);
  Planning planning = { .input = input, .placing = placing };

  for (guint i = 0; i < G_N_ELEMENTS (planning.stages); i++)
    planning.stages[i] = g_array_new (FALSE, FALSE, sizeof (Stage));
  for (guint i = 0; i < lines.n; i++)
    {
      const TflNestLine *lifted = tfl_nest_line (placing->nest, lines.items[i]);
      const TflLayoutLine *line = tfl_layout_input_get_line (input, lifted->line);
      TflSide sides[2];

      if (line->from == line->to || lifted->from != (guint) line->from || lifted->to != (guint) line->to)
        continue;
      climb (&planning, planning.stages[0], line->from, line->from, container);
      climb (&planning, planning.stages[1], line->to, line->to, container);
      choose_sides (&planning, lifted, sides);
    }
  for (guint i = 0; i < G_N_ELEMENTS (planning.stages); i++)
    g_array_unref (planning.stages[i]);
}

TflPlan *
tfl_plan_new (TflLayoutInput   *input,
              const TflPlacing *placing,
              const guint      *lines,
              guint             n,
              gboolean          together)
{
  TflPlan *plan = g_new0 (TflPlan, 1);
  g_autofree TflHopCosts *costs = NULL;
  Planning planning = { input,
                        placing,
                        { g_array_new (FALSE, FALSE, sizeof (Stage)), g_array_new (FALSE, FALSE, sizeof (Stage)) },
                        g_array_new (FALSE, FALSE, sizeof (TflPlannedHop)),
                        g_array_new (FALSE, FALSE, sizeof (TflHopCosts)) };

  plan->lines = g_memdup2 (lines, n * sizeof (guint));
  plan->n_lines = n;
  plan->first = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      plan->first[i] = planning.hops->len;
      plan_line (&planning, i, lines[i]);
    }
  plan->first[n] = plan->n_hops = planning.hops->len;
  plan->hops = (TflPlannedHop *) g_array_free (planning.hops, FALSE);
  costs = (TflHopCosts *) g_array_free (planning.costs, FALSE);
  tfl_borders_choose (plan, costs, input, placing, together);

  g_array_unref (planning.stages[0]);
  g_array_unref (planning.stages[1]);
  return plan;
}

void
tfl_plan_free (TflPlan *self)
{
  g_free (self->lines);
  g_free (self->hops);
  g_free (self->first);
  g_free (self);
}
