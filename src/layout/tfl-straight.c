#include "config.h"

#include "tfl-straight.h"

#include "tfl-lanes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LABEL_OVER 10.0   /* a line that runs across: what it takes beyond the height of its label */
#define LABEL_BESIDE 26.0 /* one that runs down has its label at its right */
#define NO_DIFFERENCE 1e-6
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
  TflTrip *const   *trips;
  TflLayoutInput   *input;
  const TflPlacing *placing;
  GArray           *containers;  /* of guint: of the trip at hand */
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

/* Whether all hops of a trip go one way, and where on the page they have room in common. */
static gboolean
find_span (const Straight *self,
           const TflTrip  *trip,
           gboolean        across,
           TflSpan        *common)
{
  int way = direction (&trip->hops[0].hop.from, TRUE);

  *common = (TflSpan){ -G_MAXDOUBLE, G_MAXDOUBLE };
  for (guint i = 0; i < trip->n_hops; i++)
    {
      const TflHop *hop = &trip->hops[i].hop;
      guint container = g_array_index (self->containers, guint, i);
      TflMaze *maze = tfl_room_get_maze (self->placing->rooms[container]);
      const TflHopEnd *ends[] = { &hop->from, &hop->to };

      for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
        {
          TflSpan span;

          if (tfl_side_is_across (ends[k]->side) != across || direction (ends[k], k == 0) != way)
            return FALSE;
          span = shifted (tfl_maze_gate_span (maze, tfl_maze_gate (maze, ends[k]->child, ends[k]->side)),
                          corner_of (self, container, across));
          common->low = MAX (common->low, span.low);
          common->high = MIN (common->high, span.high);
        }
    }

  return common->low <= common->high;
}

/* A line that is not straight may end anywhere. */
static void
loosen (TflTrip *trip)
{
  TflSpan *from = &trip->hops[0].hop.from.span;
  TflSpan *to = &trip->hops[trip->n_hops - 1].hop.to.span;

  from->low = from->high = to->low = to->high = NAN;
}

gboolean
tfl_straight_measure (TflTrip          *trip,
                      TflLayoutInput   *input,
                      const TflPlacing *placing)
{
  const TflLayoutLine *line = tfl_layout_input_get_line (input, trip->line);
  g_autoptr (GArray) containers = g_array_new (FALSE, FALSE, sizeof (guint));
  Straight self = { .input = input, .placing = placing, .containers = containers };
  gboolean was_able = trip->may_be_straight;
  TflSpan before = trip->span;

  if (trip->n_hops == 0 || line->from == line->to)
    return FALSE;

  tfl_trip_list_containers (trip, input, placing->nest, trip->line, containers);
  trip->across = tfl_side_is_across (trip->hops[0].hop.from.side);
  trip->may_be_straight = find_span (&self, trip, trip->across, &trip->span);
  trip->span = shifted (trip->span, -corner_of (&self, g_array_index (containers, guint, trip->common), trip->across));
  if (was_able && !trip->may_be_straight)
    loosen (trip);
  return trip->may_be_straight != was_able ||
         (was_able && (trip->span.low != before.low || trip->span.high != before.high));
}

static guint
side_at_provider (const Straight *self,
                  const TflTrip  *trip)
{
  return (guint) tfl_layout_input_get_line (self->input, trip->line)->from * TFL_N_SIDES + trip->hops[0].hop.from.side;
}

static guint
side_at_customer (const Straight *self,
                  const TflTrip  *trip)
{
  return (guint) tfl_layout_input_get_line (self->input, trip->line)->to * TFL_N_SIDES +
         trip->hops[trip->n_hops - 1].hop.to.side;
}

/* A trip that may be straight, and the sides of boxes at its ends. */
typedef struct
{
  guint line;
  guint provider;
  guint customer;
} Able;

/* Those that end beside one that is chosen anew are chosen anew as well. */
static void
spread (const GArray *able,
        guint8       *touched)
{
  gboolean spreads = TRUE;

  while (spreads)
    {
      spreads = FALSE;
      for (guint i = 0; i < able->len; i++)
        {
          const Able *one = &g_array_index (able, Able, i);

          if (touched[one->provider] != touched[one->customer])
            touched[one->provider] = touched[one->customer] = spreads = TRUE;
        }
    }
}

static Candidate
candidate_of (const Straight *self,
              const TflTrip  *trip)
{
  const TflLayoutLine *line = tfl_layout_input_get_line (self->input, trip->line);
  Candidate candidate = {
    .line = trip->line,
    .low = MIN (line->from, line->to),
    .high = MAX (line->from, line->to),
    .across = trip->across,
    .span = shifted (trip->span,
                     corner_of (self, tfl_nest_line (self->placing->nest, trip->line)->container, trip->across)),
    .before = TFL_LINE_APART / 2,
    .after = TFL_LINE_APART / 2,
  };

  if (line->label_width > 0 && trip->across)
    candidate.before = candidate.after = (line->label_height + LABEL_OVER) / 2;
  else if (line->label_width > 0)
    candidate.after = line->label_width + LABEL_BESIDE - TFL_LINE_APART / 2;
  return candidate;
}

static void
collect (const Straight *self,
         const guint8   *may_be,
         guint           n,
         guint8         *touched,
         GArray         *candidates)
{
  g_autoptr (GArray) able = g_array_new (FALSE, FALSE, sizeof (Able));

  for (guint i = 0; i < n; i++)
    {
      const TflTrip *trip = self->trips[i];
      Able one;

      if (!may_be[i])
        continue;
      one = (Able){ i, side_at_provider (self, trip), side_at_customer (self, trip) };
      if (trip->fresh)
        touched[one.provider] = TRUE;
      g_array_append_val (able, one);
    }
  spread (able, touched);
  for (guint i = 0; i < able->len; i++)
    {
      const Able *one = &g_array_index (able, Able, i);

      if (touched[one->provider])
        {
          Candidate candidate = candidate_of (self, self->trips[one->line]);

          g_array_append_val (candidates, candidate);
        }
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
  const TflTrip *trip = self->trips[candidate->line];

  tfl_trip_list_containers (trip, self->input, self->placing->nest, candidate->line, self->containers);
  for (guint i = 0; i < trip->n_hops; i++)
    {
      const TflHop *hop = &trip->hops[i].hop;
      guint container = g_array_index (self->containers, guint, i);
      TflMaze *maze = tfl_room_get_maze (self->placing->rooms[container]);

      if (!tfl_maze_is_straight (maze, tfl_maze_gate (maze, hop->from.child, hop->from.side),
                                 tfl_maze_gate (maze, hop->to.child, hop->to.side),
                                 at - corner_of (self, container, candidate->across)))
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
  TflTrip *trip = self->trips[candidate->line];
  guint first = g_array_index (self->containers, guint, 0);
  guint last = g_array_index (self->containers, guint, trip->n_hops - 1);
  TflSpan *from = &trip->hops[0].hop.from.span;
  TflSpan *to = &trip->hops[trip->n_hops - 1].hop.to.span;

  from->low = from->high = at - corner_of (self, first, candidate->across);
  to->low = to->high = at - corner_of (self, last, candidate->across);
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
  const TflTrip *trip = self->trips[candidate->line];
  const guint sides[] = { side_at_provider (self, trip), side_at_customer (self, trip) };

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

/* Where a trip ends, as it was. */
typedef struct
{
  TflSpan from;
  TflSpan to;
} Ends;

static gboolean
is_same_span (const TflSpan *a,
              const TflSpan *b)
{
  return (isnan (a->low) && isnan (b->low)) ||
         (fabs (a->low - b->low) < NO_DIFFERENCE && fabs (a->high - b->high) < NO_DIFFERENCE);
}

static Ends *
loosen_all (const Straight *self,
            const GArray   *candidates)
{
  Ends *ends = g_new (Ends, candidates->len + 1);

  for (guint i = 0; i < candidates->len; i++)
    {
      TflTrip *trip = self->trips[g_array_index (candidates, Candidate, i).line];
      TflSpan *from = &trip->hops[0].hop.from.span;
      TflSpan *to = &trip->hops[trip->n_hops - 1].hop.to.span;

      ends[i] = (Ends){ *from, *to };
      loosen (trip);
    }
  return ends;
}

/* Sums in another order differ by less than counts: then the ends stay exactly as they were. */
static void
list_moved (const Straight *self,
            const GArray   *candidates,
            const Ends     *before,
            GPtrArray      *moved)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      TflTrip *trip = self->trips[g_array_index (candidates, Candidate, i).line];
      TflSpan *from = &trip->hops[0].hop.from.span;
      TflSpan *to = &trip->hops[trip->n_hops - 1].hop.to.span;

      if (is_same_span (from, &before[i].from) && is_same_span (to, &before[i].to))
        {
          *from = before[i].from;
          *to = before[i].to;
        }
      else if (!trip->fresh)
        g_ptr_array_add (moved, trip);
    }
}

void
tfl_straight_choose (TflTrip *const    *trips,
                     const guint8      *able,
                     guint              n,
                     const TflStanding *here,
                     guint8            *touched,
                     GPtrArray         *moved)
{
  guint n_sides = tfl_layout_input_get_n_boxes (here->input) * TFL_N_SIDES;
  g_autofree int *first_taken = g_new (int, n_sides + 1);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  g_autoptr (GArray) containers = g_array_new (FALSE, FALSE, sizeof (guint));
  Straight straight = { trips, here->input, here->placing, containers, taken, first_taken };
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree Ends *before = NULL;

  collect (&straight, able, n, touched, candidates);
  g_array_sort (candidates, compare_candidates);
  before = loosen_all (&straight, candidates);
  memset (first_taken, 0xff, n_sides * sizeof (int));
  for (guint first = 0, end; first < candidates->len; first = end)
    {
      const Candidate *run = &g_array_index (candidates, Candidate, first);

      for (end = first + 1; end < candidates->len && run[end - first].low == run->low &&
                            run[end - first].high == run->high && run[end - first].across == run->across;
           end++)
        ;
      choose_together (&straight, run, end - first);
    }
  list_moved (&straight, candidates, before, moved);
}
