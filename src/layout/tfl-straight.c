#include "config.h"

#include "tfl-straight.h"

#include "tfl-lanes.h"

#include <math.h>
#include <stdlib.h>

#define LABEL_OVER 10.0   /* a line that runs across: what it takes beyond the height of its label */
#define LABEL_BESIDE 26.0 /* one that runs down has its label at its right */
#define MAX_STEPS 12      /* places tried at either side of the best one */

/* A line that may run straight. */
typedef struct
{
  guint    line;
  guint    low;  /* the two ends, the smaller box first */
  guint    high;
  gboolean across;
  TflSpan  span;   /* on the page: where both ends may be */
  double   before; /* the room it takes */
  double   after;
} Candidate;

/* A place that is taken on a side of a box. */
typedef struct
{
  double from;
  double to;
  int    next; /* on the same side, or −1 */
} Taken;

typedef struct
{
  TflPlan          *plan;
  TflLayoutInput   *input;
  const TflPlacing *placing;
  GArray           *taken;       /* of Taken */
  int              *first_taken; /* of each side of each box, or −1 */
} Straight;

/* Which way a line goes at an end: −1 to the left or up, 1 to the right or down. */
static int
direction (const TflHopEnd *end,
           gboolean         leaving)
{
  gboolean high = end->side == TFL_SIDE_RIGHT || end->side == TFL_SIDE_BOTTOM;
  gboolean at_unit = end->child >= 0;

  return (high == (leaving == at_unit)) ? 1 : -1;
}

static TflSpan
shifted (TflSpan span,
         double  by)
{
  return (TflSpan){ span.low + by, span.high + by };
}

/* The container's corner, along the sides that lines across (or down) end at. */
static double
corner_of (const Straight *self,
           guint           container,
           gboolean        across)
{
  gboolean page = container >= tfl_layout_input_get_n_boxes (self->input);

  return page ? 0 : across ? self->placing->rects[container].y : self->placing->rects[container].x;
}

/* Whether all hops of a line go one way, and where they have room in common. */
static gboolean
find_span (const Straight *self,
           guint           line,
           gboolean        across,
           TflSpan        *common)
{
  int way = direction (&self->plan->hops[self->plan->first[line]].hop.from, TRUE);

  *common = (TflSpan){ -G_MAXDOUBLE, G_MAXDOUBLE };
  for (guint i = self->plan->first[line]; i < self->plan->first[line + 1]; i++)
    {
      const TflPlannedHop *hop = &self->plan->hops[i];
      TflMaze *maze = tfl_room_get_maze (self->placing->rooms[hop->container]);
      const TflHopEnd *ends[] = { &hop->hop.from, &hop->hop.to };

      for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
        {
          TflSpan span = shifted (tfl_maze_gate_span (maze, tfl_maze_gate (maze, ends[k]->child, ends[k]->side)),
                                  corner_of (self, hop->container, across));

          if (tfl_side_is_across (ends[k]->side) != across || direction (ends[k], k == 0) != way)
            return FALSE;
          common->low = MAX (common->low, span.low);
          common->high = MIN (common->high, span.high);
        }
    }

  return common->low <= common->high;
}

static void
collect (const Straight *self,
         GArray         *candidates)
{
  for (guint i = 0; i < tfl_layout_input_get_n_lines (self->input); i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (self->input, i);
      Candidate candidate = { .line = i, .low = MIN (line->from, line->to), .high = MAX (line->from, line->to) };

      if (self->plan->first[i] == self->plan->first[i + 1] || line->from == line->to)
        continue;

      candidate.across = tfl_side_is_across (self->plan->hops[self->plan->first[i]].hop.from.side);
      candidate.before = candidate.after = TFL_LINE_APART / 2;
      if (line->label_width > 0 && candidate.across)
        candidate.before = candidate.after = (line->label_height + LABEL_OVER) / 2;
      else if (line->label_width > 0)
        candidate.after = line->label_width + LABEL_BESIDE - TFL_LINE_APART / 2;
      if (find_span (self, i, candidate.across, &candidate.span))
        g_array_append_val (candidates, candidate);
    }
}

static int
compare_candidates (const void *a,
                    const void *b)
{
  const Candidate *candidate_a = a;
  const Candidate *candidate_b = b;

  if (candidate_a->low != candidate_b->low)
    return candidate_a->low < candidate_b->low ? -1 : 1;
  if (candidate_a->high != candidate_b->high)
    return candidate_a->high < candidate_b->high ? -1 : 1;
  if (candidate_a->across != candidate_b->across)
    return candidate_a->across ? -1 : 1;
  return candidate_a->line < candidate_b->line ? -1 : 1;
}

static gboolean
is_taken (const Straight *self,
          guint           side,
          double          from,
          double          to)
{
  for (int i = self->first_taken[side]; i >= 0;)
    {
      const Taken *other = &g_array_index (self->taken, Taken, i);

      if (from < other->to - 0.01 && other->from < to - 0.01)
        return TRUE;
      i = other->next;
    }
  return FALSE;
}

/* Whether nothing stands in the way, in any container. */
static gboolean
is_clear (const Straight  *self,
          const Candidate *candidate,
          double           at)
{
  for (guint i = self->plan->first[candidate->line]; i < self->plan->first[candidate->line + 1]; i++)
    {
      const TflPlannedHop *hop = &self->plan->hops[i];
      TflMaze *maze = tfl_room_get_maze (self->placing->rooms[hop->container]);

      if (!tfl_maze_is_straight (maze, tfl_maze_gate (maze, hop->hop.from.child, hop->hop.from.side),
                                 tfl_maze_gate (maze, hop->hop.to.child, hop->hop.to.side),
                                 at - corner_of (self, hop->container, candidate->across)))
        return FALSE;
    }

  return TRUE;
}

static void
take (Straight        *self,
      const Candidate *candidate,
      double           at,
      const guint      sides[2])
{
  TflPlannedHop *first = &self->plan->hops[self->plan->first[candidate->line]];
  TflPlannedHop *last = &self->plan->hops[self->plan->first[candidate->line + 1] - 1];
  first->hop.from.span.low = first->hop.from.span.high = at - corner_of (self, first->container, candidate->across);
  last->hop.to.span.low = last->hop.to.span.high = at - corner_of (self, last->container, candidate->across);
  for (guint i = 0; i < 2; i++)
    {
      Taken place = { at - candidate->before, at + candidate->after, self->first_taken[sides[i]] };

      self->first_taken[sides[i]] = (int) self->taken->len;
      g_array_append_val (self->taken, place);
    }
}

/* The nearest place to the wish that is free at both ends. FALSE where there is none. */
static gboolean
try_places (Straight        *self,
            const Candidate *candidate,
            double           wish)
{
  const TflLayoutLine *line = tfl_layout_input_get_line (self->input, candidate->line);
  const TflHop *first = &self->plan->hops[self->plan->first[candidate->line]].hop;
  const TflHop *last = &self->plan->hops[self->plan->first[candidate->line + 1] - 1].hop;
  const guint sides[] = { line->from * TFL_N_SIDES + first->from.side, line->to * TFL_N_SIDES + last->to.side };

  for (int i = 0; i <= 2 * MAX_STEPS; i++)
    {
      double at = wish + (i % 2 == 0 ? i / 2 : -(i + 1) / 2) * TFL_LINE_APART;

      if (at < candidate->span.low || at > candidate->span.high ||
          is_taken (self, sides[0], at - candidate->before, at + candidate->after) ||
          is_taken (self, sides[1], at - candidate->before, at + candidate->after) || !is_clear (self, candidate, at))
        continue;
      take (self, candidate, at, sides);
      return TRUE;
    }

  return FALSE;
}

/* With room for the label, else without. */
static void
choose_place (Straight        *self,
              const Candidate *candidate,
              double           wish)
{
  Candidate bare = *candidate;

  if (try_places (self, candidate, wish))
    return;
  bare.before = bare.after = TFL_LINE_APART / 2;
  try_places (self, &bare, wish);
}

/* All lines between the same two boxes, beside each other about the middle. */
static void
choose_together (Straight        *self,
                 const Candidate *candidates,
                 guint            n)
{
  double room = 0;
  double at;

  for (guint i = 0; i < n; i++)
    room += candidates[i].before + candidates[i].after;
  at = (candidates[0].span.low + candidates[0].span.high - room) / 2;
  for (guint i = 0; i < n; i++)
    {
      choose_place (self, &candidates[i], CLAMP (at + candidates[i].before, candidates[i].span.low, candidates[i].span.high));
      at += candidates[i].before + candidates[i].after;
    }
}

void
tfl_straight_choose (TflPlan          *plan,
                     TflLayoutInput   *input,
                     const TflPlacing *placing)
{
  guint n_sides = tfl_layout_input_get_n_boxes (input) * TFL_N_SIDES;
  g_autofree int *first_taken = g_new (int, n_sides + 1);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  Straight straight = { plan, input, placing, taken, first_taken };
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  collect (&straight, candidates);
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < n_sides; i++)
    first_taken[i] = -1;
  for (guint first = 0, end; first < candidates->len; first = end)
    {
      const Candidate *run = &g_array_index (candidates, Candidate, first);

      for (end = first + 1; end < candidates->len && run[end - first].low == run->low &&
                            run[end - first].high == run->high && run[end - first].across == run->across;
           end++)
        ;
      choose_together (&straight, run, end - first);
    }
}
