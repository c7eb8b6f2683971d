#include "config.h"

#include "tfl-plan.h"

#include <math.h>
#include <string.h>

/* The way out of the containers around one end: what it costs to stand at each side of each of them. */
typedef struct
{
  guint   box;
  double  costs[TFL_N_SIDES];
  TflSide before[TFL_N_SIDES]; /* side of the box inside, through which that is cheapest */
} Stage;

struct _TflPlanner
{
  TflLayoutInput *input;
  const TflPlacing *placing;
  GArray         *stages[2]; /* of Stage: from the end outwards; of the provider, and of the customer */
};

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
add_stage (TflPlanner *self,
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
climb (TflPlanner *self,
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
gate_in (TflPlanner *self,
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
list_choices (TflPlanner        *self,
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
choose_sides (TflPlanner        *self,
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
choose_sides_alone (TflPlanner        *self,
                    const TflNestLine *lifted,
                    TflSide            sides[2])
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (tfl_room_get_lock (self->placing->rooms[lifted->container]));

  return choose_sides (self, lifted, sides);
}

static TflHopEnd
end_at (TflPlanner *self,
        guint     box,
        guint     container,
        TflSide   side)
{
  return (TflHopEnd){ .child = box == container ? -1 : (int) self->placing->local[box], .side = side, .span = { NAN, NAN } };
}

/* Outside of the container, does the line go on towards the low side or the high one? */
static int
bias_of (TflPlanner *self,
         guint     container,
         TflSide   side,
         guint     target)
{
  const TflRect *here = &self->placing->rects[container];
  const TflRect *there = &self->placing->rects[target];

  if (tfl_side_is_across (side))
    return there->y + there->height / 2 < here->y ? -1 : there->y + there->height / 2 > here->y + here->height ? 1 : 0;
  return there->x + there->width / 2 < here->x ? -1 : there->x + there->width / 2 > here->x + here->width ? 1 : 0;
}

/* An end at the border of a container, as it is seen from inside: only where it is open from outside. */
static TflHopEnd
end_at_border (TflPlanner *self,
               guint     container,
               TflSide   side,
               guint     target)
{
  guint parent = tfl_nest_parent (self->placing->nest, container);
  TflMaze *maze = tfl_room_get_maze (self->placing->rooms[parent]);
  TflSpan open = tfl_maze_gate_span (maze, tfl_maze_gate (maze, self->placing->local[container], side));
  double corner = tfl_side_is_across (side) ? self->placing->relative[container].y : self->placing->relative[container].x;

  return (TflHopEnd){ .child = -1,
                      .side = side,
                      .span = { open.low - corner, open.high - corner },
                      .bias = bias_of (self, container, side, target) };
}

static void
set_hop (TflTrip  *trip,
         guint     i,
         TflHopEnd from,
         TflHopEnd to)
{
  /* Hops are compared as bytes: the trip is all zeroes to begin with, so that nothing between the fields is left to
   * chance. */
  trip->hops[i].hop.from = from;
  trip->hops[i].hop.to = to;
}

/* From the provider, the first of the hops, out to the common container. */
static void
set_hops_out (TflPlanner *self,
              TflTrip    *trip,
              TflSide     side,
              guint       target)
{
  for (guint i = self->stages[0]->len - 1; i > 0; i--)
    {
      const Stage *stage = stage_at (self->stages[0], i);
      TflHopEnd to = end_at_border (self, stage->box, side, target);

      side = stage->before[side];
      set_hop (trip, i - 1, end_at (self, stage_at (self->stages[0], i - 1)->box, stage->box, side), to);
    }
}

/* And in again to the customer, the last. */
static void
set_hops_in (TflPlanner *self,
             TflTrip    *trip,
             TflSide     side,
             guint       target)
{
  for (guint i = self->stages[1]->len - 1; i > 0; i--)
    {
      const Stage *stage = stage_at (self->stages[1], i);
      TflHopEnd from = end_at_border (self, stage->box, side, target);

      side = stage->before[side];
      set_hop (trip, trip->n_hops - i, from, end_at (self, stage_at (self->stages[1], i - 1)->box, stage->box, side));
    }
}

static TflTrip *
trip_between (TflPlanner        *self,
              guint              line,
              const TflNestLine *lifted,
              const TflSide      sides[2])
{
  const TflLayoutLine *asked = tfl_layout_input_get_line (self->input, line);
  TflTrip *trip = tfl_trip_new (line, self->stages[0]->len + self->stages[1]->len - 1);

  trip->common = self->stages[0]->len - 1;
  set_hops_out (self, trip, sides[0], asked->to);
  set_hop (trip, trip->common, end_at (self, lifted->from, lifted->container, sides[0]),
           end_at (self, lifted->to, lifted->container, sides[1]));
  set_hops_in (self, trip, sides[1], asked->from);

  return trip;
}

/* A line from a closed unit to itself: out at one side and in again, at the right where it can be. */
static TflTrip *
trip_to_itself (TflPlanner *self,
                guint       line,
                guint       box)
{
  static const TflSide sides[] = { TFL_SIDE_RIGHT, TFL_SIDE_LEFT, TFL_SIDE_BOTTOM };
  guint container = tfl_nest_parent (self->placing->nest, box);
  TflMaze *maze = tfl_room_get_maze (self->placing->rooms[container]);

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      TflSpan open = tfl_maze_gate_span (maze, tfl_maze_gate (maze, self->placing->local[box], sides[i]));
      TflHopEnd from = end_at (self, box, container, sides[i]);
      TflHopEnd to = from;
      TflTrip *trip;

      if (open.high <= open.low)
        continue;
      from.span.low = from.span.high = open.low + (open.high - open.low) * 0.75;
      to.span.low = to.span.high = open.low + (open.high - open.low) * 0.25;
      trip = tfl_trip_new (line, 1);
      set_hop (trip, 0, from, to);
      return trip;
    }

  return tfl_trip_new (line, 0);
}

TflTrip *
tfl_planner_plan (TflPlanner *self,
                  guint       line)
{
  const TflLayoutLine *asked = tfl_layout_input_get_line (self->input, line);
  const TflNestLine *lifted = tfl_nest_line (self->placing->nest, line);
  TflSide sides[2];

  if (asked->from == asked->to)
    return trip_to_itself (self, line, asked->from);

  climb (self, self->stages[0], asked->from, lifted->from, lifted->container);
  climb (self, self->stages[1], asked->to, lifted->to, lifted->container);
  if (choose_sides_alone (self, lifted, sides))
    return trip_between (self, line, lifted, sides);
  return tfl_trip_new (line, 0);
}

TflPlanner *
tfl_planner_new (TflLayoutInput   *input,
                 const TflPlacing *placing)
{
  TflPlanner *self = g_new0 (TflPlanner, 1);

  self->input = input;
  self->placing = placing;
  for (guint i = 0; i < G_N_ELEMENTS (self->stages); i++)
    self->stages[i] = g_array_new (FALSE, FALSE, sizeof (Stage));
  return self;
}

void
tfl_planner_free (TflPlanner *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->stages); i++)
    g_array_unref (self->stages[i]);
  g_free (self);
}

void
tfl_plan_prepare (TflLayoutInput   *input,
                  const TflPlacing *placing,
                  guint             container)
{
  TflNestList lines = tfl_nest_lines (placing->nest, container);
  g_autoptr (TflPlanner) planner = tfl_planner_new (input, placing);

  for (guint i = 0; i < lines.n; i++)
    {
      const TflNestLine *lifted = tfl_nest_line (placing->nest, lines.items[i]);
      const TflLayoutLine *line = tfl_layout_input_get_line (input, lifted->line);
      TflSide sides[2];

      if (line->from == line->to || lifted->from != (guint) line->from || lifted->to != (guint) line->to)
        continue;
      climb (planner, planner->stages[0], line->from, line->from, container);
      climb (planner, planner->stages[1], line->to, line->to, container);
      choose_sides (planner, lifted, sides);
    }
}

/* How far around the container a line goes on that leaves it at this side: the angle between straight on and its target,
 * seen from the corner that it turns around. */
static double
angle_of (const TflRect *here,
          const TflRect *there,
          TflSide        side,
          int            bias)
{
  gboolean across = tfl_side_is_across (side);
  gboolean low = side == TFL_SIDE_LEFT || side == TFL_SIDE_TOP;
  double corner_x = across ? (low ? here->x : here->x + here->width) : (bias < 0 ? here->x : here->x + here->width);
  double corner_y = across ? (bias < 0 ? here->y : here->y + here->height) : (low ? here->y : here->y + here->height);
  double dx = there->x + there->width / 2 - corner_x;
  double dy = there->y + there->height / 2 - corner_y;
  double onwards = (across ? dx : dy) * (low ? -1 : 1);
  double aside = (across ? dy : dx) * bias;

  return atan2 (aside, onwards);
}

/* An end at a border, while they are ranked. */
typedef struct
{
  TflHopEnd *end;
  guint      container;
  double     order;
  guint      sequence;
} BorderEnd;

static int
compare_border_ends (const void *a,
                     const void *b)
{
  const BorderEnd *end_a = a;
  const BorderEnd *end_b = b;

  if (end_a->container != end_b->container)
    return end_a->container < end_b->container ? -1 : 1;
  if (end_a->end->side != end_b->end->side)
    return end_a->end->side < end_b->end->side ? -1 : 1;
  if (end_a->end->bias != end_b->end->bias)
    return end_a->end->bias < end_b->end->bias ? -1 : 1;
  if (end_a->order != end_b->order)
    return end_a->order < end_b->order ? -1 : 1;
  return end_a->sequence < end_b->sequence ? -1 : 1;
}

static void
add_border_end (const TflPlacing *placing,
                GArray           *ends,
                guint             container,
                TflHopEnd        *end,
                guint             target)
{
  const TflRect *here = &placing->rects[container];
  const TflRect *there = &placing->rects[target];
  BorderEnd border = { end, container, 0, ends->len };

  if (end->child >= 0 || container == tfl_nest_page (placing->nest))
    return;

  if (end->bias != 0)
    border.order = end->bias * angle_of (here, there, end->side, end->bias);
  else
    border.order = tfl_side_is_across (end->side) ? there->y + there->height / 2 : there->x + there->width / 2;
  g_array_append_val (ends, border);
}

void
tfl_plan_rank_ends (TflTrip *const   *trips,
                    guint             n,
                    TflLayoutInput   *input,
                    const TflPlacing *placing)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (BorderEnd));
  g_autoptr (GArray) containers = g_array_new (FALSE, FALSE, sizeof (guint));
  int rank = 0;

  for (guint i = 0; i < n; i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (input, i);

      tfl_trip_list_containers (trips[i], input, placing->nest, i, containers);
      for (guint k = 0; k < trips[i]->n_hops; k++)
        {
          guint container = g_array_index (containers, guint, k);

          add_border_end (placing, ends, container, &trips[i]->hops[k].hop.from, line->from);
          add_border_end (placing, ends, container, &trips[i]->hops[k].hop.to, line->to);
        }
    }
  g_array_sort (ends, compare_border_ends);

  for (guint i = 0; i < ends->len; i++)
    {
      const BorderEnd *end = &g_array_index (ends, BorderEnd, i);
      gboolean same = i > 0 && end[-1].container == end->container && end[-1].end->side == end->end->side;

      rank = same ? rank + 1 : 0;
      end->end->rank = rank;
    }
}
