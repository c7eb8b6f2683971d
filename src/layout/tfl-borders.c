#include "config.h"

#include "tfl-borders.h"

#include "tfl-care.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NOT_RANKED -1

typedef struct
{
  TflPlan           *plan;
  const TflHopCosts *costs;
  TflLayoutInput    *input;
  const TflPlacing  *placing;
  int               *ranks; /* of both ends of each hop: their order at the border, as it was seen from outside */
} Borders;

/* The box at which the line of a hop ends in the end. */
static guint
target_of (const Borders *self,
           guint          hop,
           gboolean       at_to)
{
  const TflLayoutLine *line = tfl_layout_input_get_line (self->input, self->plan->lines[self->plan->hops[hop].line]);

  return at_to ? line->to : line->from;
}

static gboolean
is_loop (const Borders *self,
         guint          hop)
{
  return target_of (self, hop, FALSE) == target_of (self, hop, TRUE);
}

static TflHopEnd *
end_of (const Borders *self,
        guint          hop,
        gboolean       at_to)
{
  TflHop *asked = &self->plan->hops[hop].hop;

  return at_to ? &asked->to : &asked->from;
}

/* Whether the line goes on beyond the border that this end of a hop is at. */
static gboolean
goes_on (const Borders *self,
         guint          hop,
         gboolean       at_to)
{
  guint line = self->plan->hops[hop].line;

  if (end_of (self, hop, at_to)->child >= 0)
    return FALSE;
  return at_to ? hop + 1 < self->plan->first[line + 1] : hop > self->plan->first[line];
}

/* Outside of the container, does the line go on towards the low side or the high one? */
static int
bias_of (const TflPlacing *placing,
         guint             container,
         TflSide           side,
         guint             target)
{
  const TflRect *here = &placing->rects[container];
  const TflRect *there = &placing->rects[target];

  if (tfl_side_is_across (side))
    return there->y + there->height / 2 < here->y ? -1 : there->y + there->height / 2 > here->y + here->height ? 1 : 0;
  return there->x + there->width / 2 < here->x ? -1 : there->x + there->width / 2 > here->x + here->width ? 1 : 0;
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
  guint    hop;
  guint    index; /* among the hops that are sorted */
  gboolean at_to;
  guint    container;
  TflSide  side;
  int      bias;
  double   order; /* in which they should stand there, so that few cross outside; among those with the same bias */
} BorderEnd;

static BorderEnd
border_end (const Borders *self,
            guint          hop,
            guint          index,
            gboolean       at_to)
{
  guint container = self->plan->hops[hop].container;
  guint target = target_of (self, hop, at_to);
  TflSide side = end_of (self, hop, at_to)->side;
  const TflRect *here = &self->placing->rects[container];
  const TflRect *there = &self->placing->rects[target];
  BorderEnd end = { hop, index, at_to, container, side, bias_of (self->placing, container, side, target), 0 };

  if (self->ranks[2 * hop + at_to] != NOT_RANKED)
    {
      end.bias = 0;
      end.order = self->ranks[2 * hop + at_to];
    }
  else if (end.bias != 0)
    end.order = end.bias * angle_of (here, there, side, end.bias);
  else
    end.order = tfl_side_is_across (side) ? there->y + there->height / 2 : there->x + there->width / 2;
  return end;
}

static int
compare_order (const BorderEnd *a,
               const BorderEnd *b)
{
  if (a->container != b->container)
    return a->container < b->container ? -1 : 1;
  if (a->side != b->side)
    return a->side < b->side ? -1 : 1;
  if (a->bias != b->bias)
    return a->bias < b->bias ? -1 : 1;
  if (a->order != b->order)
    return a->order < b->order ? -1 : 1;
  return 0;
}

static int
compare_border_ends (const void *a,
                     const void *b)
{
  const BorderEnd *end_a = a;
  const BorderEnd *end_b = b;
  int order = compare_order (end_a, end_b);

  if (order != 0)
    return order;
  if (end_a->hop != end_b->hop)
    return end_a->hop < end_b->hop ? -1 : 1;
  return end_a->at_to - end_b->at_to;
}

/* In the order in which they should stand, side after side, container after container. (transfer full) */
static GArray *
sort_border_ends (const Borders *self,
                  const guint   *hops, /* NULL for all */
                  guint          n)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (BorderEnd));

  for (guint i = 0; i < n; i++)
    for (gboolean at_to = FALSE; at_to <= TRUE; at_to++)
      {
        guint hop = hops != NULL ? hops[i] : i;

        if (goes_on (self, hop, at_to))
          {
            BorderEnd end = border_end (self, hop, i, at_to);

            g_array_append_val (ends, end);
          }
      }

  g_array_sort (ends, compare_border_ends);
  return ends;
}

/* Numbers the ends at each side of each container, in the order in which they should stand there. */
static void
rank_ends (const Borders *self)
{
  g_autoptr (GArray) ends = sort_border_ends (self, NULL, self->plan->n_hops);
  int rank = 0;

  for (guint i = 0; i < ends->len; i++)
    {
      const BorderEnd *end = &g_array_index (ends, BorderEnd, i);
      gboolean same = i > 0 && end[-1].container == end->container && end[-1].side == end->side;

      rank = same ? rank + 1 : 0;
      end_of (self, end->hop, end->at_to)->rank = rank;
    }
}

/* One end of a line, in the order of the middles of the boxes where lines end: if nothing else were in their way, they would
 * come to a side in that order. */
static void
fill_end (const Borders *self,
          guint          hop,
          gboolean       at_to,
          TflSidesEnd   *end)
{
  guint container = self->plan->hops[hop].container;
  guint box = target_of (self, hop, at_to);
  gboolean page = container == tfl_nest_page (self->placing->nest);
  TflRect corner = page ? (TflRect){ 0, 0, 0, 0 } : self->placing->rects[container];
  const TflRect *rect = &self->placing->rects[box];
  const double *costs = at_to ? self->costs[hop].to : self->costs[hop].from;
  gboolean fixed = goes_on (self, hop, at_to);

  end->child = end_of (self, hop, at_to)->child;
  end->side = end_of (self, hop, at_to)->side;
  end->rank = NOT_RANKED;
  for (TflSide side = 0; side < TFL_N_SIDES; side++)
    {
      end->costs[side] = !fixed ? costs[side] : side == end->side ? 0 : TFL_NO_WAY;
      end->places[side] =
          fixed ? 0 : tfl_side_is_across (side) ? rect->y - corner.y + rect->height / 2 : rect->x - corner.x + rect->width / 2;
    }
}

/* Of where lines go on to beyond the border only the order matters here: so the same is asked again if it is still the same. */
static void
order_ends_at_border (const Borders *self,
                      const guint   *hops,
                      guint          n,
                      TflSidesLine  *lines)
{
  g_autoptr (GArray) ends = sort_border_ends (self, hops, n);
  guint place = 0;

  for (guint i = 0; i < ends->len; i++)
    {
      const BorderEnd *end = &g_array_index (ends, BorderEnd, i);
      TflSidesLine *line = &lines[end->index];

      if (i > 0 && compare_order (end - 1, end) != 0)
        place++;
      (end->at_to ? &line->to : &line->from)->places[end->side] = place;
    }
}

/* The line stands at the same side, seen from the other side of the border. */
static void
tell_beyond (const Borders      *self,
             guint               hop,
             const TflSidesLine *line)
{
  const TflPlannedHop *here = &self->plan->hops[hop];

  if (hop > self->plan->first[here->line] && goes_on (self, hop - 1, TRUE))
    {
      end_of (self, hop - 1, TRUE)->side = here->hop.from.side;
      self->ranks[2 * (hop - 1) + 1] = line->from.rank;
    }
  if (hop + 1 < self->plan->first[here->line + 1] && goes_on (self, hop + 1, FALSE))
    {
      end_of (self, hop + 1, FALSE)->side = here->hop.to.side;
      self->ranks[2 * (hop + 1)] = line->to.rank;
    }
}

static void
choose_in_container (const Borders *self,
                     guint          container,
                     const guint   *hops,
                     guint          n)
{
  g_autofree TflSidesLine *lines = g_new0 (TflSidesLine, n + 1);

  for (guint i = 0; i < n; i++)
    {
      fill_end (self, hops[i], FALSE, &lines[i].from);
      fill_end (self, hops[i], TRUE, &lines[i].to);
    }
  order_ends_at_border (self, hops, n, lines);

  tfl_sides_choose (tfl_room_get_sides (self->placing->rooms[container]), lines, n,
                    tfl_care_for (tfl_layout_input_get_n_lines (self->input)) == TFL_CARE_THOROUGH);

  for (guint i = 0; i < n; i++)
    {
      end_of (self, hops[i], FALSE)->side = lines[i].from.side;
      end_of (self, hops[i], TRUE)->side = lines[i].to.side;
      self->plan->hops[hops[i]].hop.via = lines[i].via;
      tell_beyond (self, hops[i], &lines[i]);
    }
}

/* Hops by container, but for those of loops, which have no choice. */
static void
sort_hops (const Borders *self,
           guint         *order,
           guint         *start)
{
  guint page = tfl_nest_page (self->placing->nest);

  for (guint i = 0; i < self->plan->n_hops; i++)
    start[self->plan->hops[i].container + 2] += !is_loop (self, i);
  for (guint i = 2; i <= page + 2; i++)
    start[i] += start[i - 1];
  for (guint i = 0; i < self->plan->n_hops; i++)
    if (!is_loop (self, i))
      order[start[self->plan->hops[i].container + 1]++] = i;
}

static void
choose_from_outside (const Borders *self)
{
  g_autofree guint *order = g_new (guint, self->plan->n_hops + 1);
  g_autofree guint *start = g_new0 (guint, tfl_nest_page (self->placing->nest) + 3);

  sort_hops (self, order, start);
  for (guint i = tfl_nest_n_levels (self->placing->nest); i-- > 0;)
    {
      TflNestList level = tfl_nest_level (self->placing->nest, i);

      for (guint k = 0; k < level.n; k++)
        {
          guint container = level.items[k];
          guint n = start[container + 1] - start[container];

          if (n > 0 && !tfl_guide_is_slow (tfl_room_get_guide (self->placing->rooms[container])))
            choose_in_container (self, container, order + start[container], n);
        }
    }
}

void
tfl_border_open (TflHopEnd        *end,
                 const TflPlacing *placing,
                 guint             container,
                 guint             target)
{
  guint parent = tfl_nest_parent (placing->nest, container);
  TflMaze *maze = tfl_room_get_maze (placing->rooms[parent]);
  TflSpan open = tfl_maze_gate_span (maze, tfl_maze_gate (maze, placing->local[container], end->side));
  double corner =
      tfl_side_is_across (end->side) ? placing->relative[container].y : placing->relative[container].x;

  end->span = (TflSpan){ open.low - corner, open.high - corner };
  end->bias = bias_of (placing, container, end->side, target);
}

void
tfl_borders_choose (TflPlan           *plan,
                    const TflHopCosts *costs,
                    TflLayoutInput    *input,
                    const TflPlacing  *placing,
                    gboolean           together)
{
  g_autofree int *ranks = g_new (int, 2 * plan->n_hops + 1);
  Borders borders = { plan, costs, input, placing, ranks };

  for (guint i = 0; i < 2 * plan->n_hops; i++)
    ranks[i] = NOT_RANKED;
  if (together)
    choose_from_outside (&borders);
  for (guint i = 0; i < plan->n_hops; i++)
    for (gboolean at_to = FALSE; at_to <= TRUE; at_to++)
      if (goes_on (&borders, i, at_to))
        tfl_border_open (end_of (&borders, i, at_to), placing, plan->hops[i].container, target_of (&borders, i, at_to));
  if (together)
    rank_ends (&borders);
}
