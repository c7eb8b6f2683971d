#include "config.h"

#include "tfl-lanes.h"

#include "tfl-reach.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FEW_TO_PUSH 16 /* among more, pushing would pile them up at the edges */
#define SIFT_FAR 60 /* so far down the order a piece may move at a time */
#define N_SIFTS 3
#define MANY_TO_SIFT 2000
#define FIXED 0.5 /* less freedom is none */
#define LEAST_ROOM 8.0 /* beside a fixed piece */
#define FEW 80 /* so many are compared each with each, which is more exact */

/* Pieces in the order of their places aside, with what those before and after each need. */
typedef struct
{
  TflLane  *lanes;
  guint    *order;
  guint     n;
  double   *before; /* all the room needed on the low side, and on the high side */
  double   *after;
  TflReach *reach;  /* NULL for few */
  double   *values; /* of few: what was set, −G_MAXDOUBLE for nothing */
} Bed;

static int
compare_lanes (const void *a,
               const void *b,
               void       *user_data)
{
  const TflLane *lanes = user_data;
  const TflLane *lane_a = &lanes[*(const guint *) a];
  const TflLane *lane_b = &lanes[*(const guint *) b];

  int lean_a = lane_a->turn_from + lane_a->turn_to;
  int lean_b = lane_b->turn_from + lane_b->turn_to;

  if (lean_a != lean_b)
    return lean_a < lean_b ? -1 : 1;
  if (lane_a->key != lane_b->key)
    return lane_a->key < lane_b->key ? -1 : 1;
  if (lane_a->rank != lane_b->rank)
    return lane_a->rank < lane_b->rank ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static int
compare_low (const void *a,
             const void *b,
             void       *user_data)
{
  const TflLane *lanes = user_data;
  double low_a = lanes[*(const guint *) a].low;
  double low_b = lanes[*(const guint *) b].low;

  if (low_a != low_b)
    return low_a < low_b ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static gboolean
meet (const TflLane *a,
      const TflLane *b)
{
  return a->from < b->to + TFL_LINE_APART / 2 && b->from < a->to + TFL_LINE_APART / 2 && a->low <= b->high &&
         b->low <= a->high;
}

static void
bed_reset (Bed *self)
{
  if (self->reach != NULL)
    tfl_reach_reset (self->reach);
  else
    for (guint i = 0; i < self->n; i++)
      self->values[i] = -G_MAXDOUBLE;
}

static void
bed_set (Bed    *self,
         guint   i,
         double  value)
{
  if (self->reach != NULL)
    tfl_reach_set (self->reach, i, value);
  else
    self->values[i] = value;
}

static double
bed_get (Bed   *self,
         guint  i)
{
  double most = -G_MAXDOUBLE;

  if (self->reach != NULL)
    return tfl_reach_get (self->reach, i);

  for (guint k = 0; k < self->n; k++)
    if (self->values[k] > most && meet (&self->lanes[self->order[i]], &self->lanes[self->order[k]]))
      most = self->values[k];
  return most;
}

static const TflLane *
lane_at (const Bed *self,
         guint      i)
{
  return &self->lanes[self->order[i]];
}

/* How much of the room that it wants with all its neighbours it can have. */
static double
scale_of (const Bed *self,
          guint      i)
{
  double needed = self->before[i] + self->after[i];
  double room = lane_at (self, i)->high - lane_at (self, i)->low;

  return needed > room ? room / needed : 1;
}

static gboolean
is_within (double         along,
           const TflLane *lane)
{
  return along > lane->from && along < lane->to;
}

/* How often two pieces cross where they turn off, if the first lies on the low side of the second. */
static int
crossings (const TflLane *low,
           const TflLane *high)
{
  return (low->turn_from > 0 && is_within (low->from, high)) + (low->turn_to > 0 && is_within (low->to, high)) +
         (high->turn_from < 0 && is_within (high->from, low)) + (high->turn_to < 0 && is_within (high->to, low));
}

/* Moves each piece down the order to where it crosses the fewest. FALSE where all are there already. */
static gboolean
sift (Bed *self)
{
  gboolean changed = FALSE;

  for (guint i = 1; i < self->n; i++)
    {
      guint moved = self->order[i];
      const TflLane *lane = &self->lanes[moved];
      int gain = 0;
      int best_gain = 0;
      guint best = i;

      for (guint k = i; k > 0 && i - k < SIFT_FAR; k--)
        {
          const TflLane *other = lane_at (self, k - 1);

          if (meet (lane, other))
            gain += crossings (other, lane) - crossings (lane, other);
          if (gain > best_gain)
            {
              best_gain = gain;
              best = k - 1;
            }
        }
      changed |= best < i;
      memmove (&self->order[best + 1], &self->order[best], (i - best) * sizeof (guint));
      self->order[best] = moved;
    }

  return changed;
}

/* What all pieces on either side need, one after another. */
static void
add_up (Bed *self)
{
  bed_reset (self);
  for (guint i = 0; i < self->n; i++)
    {
      const TflLane *lane = lane_at (self, i);

      self->before[i] = MAX (0, bed_get (self, i)) + lane->before;
      bed_set (self, i, self->before[i] + lane->after);
    }
  bed_reset (self);
  for (guint i = self->n; i-- > 0;)
    {
      const TflLane *lane = lane_at (self, i);

      self->after[i] = MAX (0, bed_get (self, i)) + lane->after;
      bed_set (self, i, self->after[i] + lane->before);
    }
}

static void
place_by_need (Bed *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      TflLane *lane = &self->lanes[self->order[i]];
      double room = lane->high - lane->low;
      double needed = self->before[i] + self->after[i];

      if (needed >= room)
        lane->place = lane->low + room * self->before[i] / needed;
      else
        {
          double middle = isnan (lane->wish) ? (lane->low + lane->high) / 2 : lane->wish;

          lane->place = CLAMP (middle + (self->before[i] - self->after[i]) / 2, lane->low + self->before[i],
                               lane->high - self->after[i]);
        }
    }
}

/* Those whose free room differs may still be too near to each other: push them up, then down. */
static void
push_apart (Bed *self)
{
  bed_reset (self);
  for (guint i = 0; i < self->n; i++)
    {
      TflLane *lane = &self->lanes[self->order[i]];
      double scale = scale_of (self, i);

      lane->place = CLAMP (MAX (lane->place, bed_get (self, i) + scale * lane->before), lane->low, lane->high);
      bed_set (self, i, lane->place + scale * lane->after);
    }
  bed_reset (self);
  for (guint i = self->n; i-- > 0;)
    {
      TflLane *lane = &self->lanes[self->order[i]];
      double scale = scale_of (self, i);

      lane->place = CLAMP (MIN (lane->place, -bed_get (self, i) - scale * lane->after), lane->low, lane->high);
      bed_set (self, i, -(lane->place - scale * lane->before));
    }
}

static void
place_bed (TflLane *lanes,
           guint   *order,
           guint    n)
{
  g_autofree double *from = g_new (double, n);
  g_autofree double *to = g_new (double, n);
  g_autofree double *before = g_new (double, n);
  g_autofree double *after = g_new (double, n);
  g_autofree double *values = g_new (double, n);
  g_autoptr (TflReach) reach = NULL;
  Bed bed = { lanes, order, n, before, after, NULL, values };

  g_qsort_with_data (order, n, sizeof (guint), compare_lanes, lanes);
  for (guint i = 0; i < N_SIFTS && n <= MANY_TO_SIFT && sift (&bed); i++)
    ;
  for (guint i = 0; i < n; i++)
    {
      from[i] = lanes[order[i]].from - TFL_LINE_APART / 4;
      to[i] = lanes[order[i]].to + TFL_LINE_APART / 4;
    }
  if (n > FEW)
    bed.reach = reach = tfl_reach_new (from, to, n);

  add_up (&bed);
  place_by_need (&bed);
  if (n <= FEW_TO_PUSH)
    push_apart (&bed);
}

static gboolean
is_fixed (const TflLane *lane)
{
  return lane->high - lane->low < FIXED;
}

/* Takes the piece to the side of a fixed one where the two cross least, if there is room, else to the other. */
static void
keep_clear (TflLane       *lane,
            const TflLane *fixed)
{
  double low_side = fixed->place - fixed->before - lane->after;
  double high_side = fixed->place + fixed->after + lane->before;
  gboolean fits_low = low_side > lane->low + LEAST_ROOM;
  gboolean fits_high = high_side < lane->high - LEAST_ROOM;
  int loss = crossings (lane, fixed) - crossings (fixed, lane);
  gboolean roomier_low = lane->high - high_side < low_side - lane->low;
  gboolean wants_low = loss < 0 || (loss == 0 && (lane->rank != fixed->rank ? lane->rank < fixed->rank : roomier_low));

  if (fits_low && (wants_low || !fits_high))
    lane->high = MIN (lane->high, low_side);
  else if (fits_high)
    lane->low = MAX (lane->low, high_side);
  else if (fixed->place > lane->low && fixed->place < lane->high)
    {
      /* No room for the usual distance: the edge that is farther away, and half of the way there. */
      if (fixed->place - lane->low > lane->high - fixed->place ||
          (wants_low && fixed->place - lane->low == lane->high - fixed->place))
        lane->high = (lane->low + fixed->place) / 2;
      else
        lane->low = (lane->high + fixed->place) / 2;
    }
}

/* What cannot move takes no part: it would push everything else to its wrong side. The others keep clear of it. */
static guint
sort_out_fixed (TflLane *lanes,
                guint    n,
                guint   *order)
{
  guint n_free = 0;

  for (guint i = 0; i < n; i++)
    if (is_fixed (&lanes[i]))
      lanes[i].place = (lanes[i].low + lanes[i].high) / 2;
    else
      order[n_free++] = i;

  if (n <= FEW)
    for (guint i = 0; i < n_free; i++)
      for (guint k = 0; k < n; k++)
        if (k != order[i] && is_fixed (&lanes[k]) && meet (&lanes[order[i]], &lanes[k]))
          keep_clear (&lanes[order[i]], &lanes[k]);

  return n_free;
}

void
tfl_lanes_place (TflLane *lanes,
                 guint    n)
{
  g_autofree guint *order = g_new (guint, n + 1);
  double high = -G_MAXDOUBLE;
  guint n_free = sort_out_fixed (lanes, n, order);
  guint first = 0;

  g_qsort_with_data (order, n_free, sizeof (guint), compare_low, lanes);

  /* Pieces with no free room in common have nothing to do with each other. */
  for (guint i = 0; i < n_free; i++)
    {
      if (lanes[order[i]].low > high && i > first)
        {
          place_bed (lanes, order + first, i - first);
          first = i;
        }
      high = MAX (high, lanes[order[i]].high);
    }
  if (n_free > first)
    place_bed (lanes, order + first, n_free - first);
}

static int
compare_places (const void *a,
                const void *b)
{
  const TflLane *lane_a = a;
  const TflLane *lane_b = b;

  return (lane_a->place > lane_b->place) - (lane_a->place < lane_b->place);
}

/* In the gap between two that stand, of which either may be missing: beside one of them, as far as parallel lines are apart,
 * and in the middle where there is less room. */
static double
place_in_gap (const TflLane *lane,
              const TflLane *below,
              const TflLane *above)
{
  double low = below != NULL ? MAX (lane->low, below->place) : lane->low;
  double high = above != NULL ? MIN (lane->high, above->place) : lane->high;

  if (high - low < 2 * TFL_LINE_APART || (below == NULL) == (above == NULL))
    return below != NULL && high - low >= 2 * TFL_LINE_APART ? low + TFL_LINE_APART : (low + high) / 2;
  return below != NULL ? low + TFL_LINE_APART : high - TFL_LINE_APART;
}

/* Less room than usual beside a line is as bad as to cross one, none is worse. */
static double
tightness (double place,
           const TflLane *below,
           const TflLane *above)
{
  double room = G_MAXDOUBLE;

  if (below != NULL)
    room = place - below->place;
  if (above != NULL)
    room = MIN (room, above->place - place);
  return room >= TFL_LINE_APART ? 0 : room < 1 ? 3 : 1 - room / TFL_LINE_APART;
}

double
tfl_lanes_find_place (const TflLane *lane,
                      TflLane       *standing,
                      guint          n)
{
  double best_cost = G_MAXDOUBLE;
  double best = (lane->low + lane->high) / 2;
  int loss = 0;

  if (is_fixed (lane))
    return best;

  qsort (standing, n, sizeof (TflLane), compare_places);
  for (guint i = 0; i <= n; i++)
    {
      const TflLane *below = i > 0 ? &standing[i - 1] : NULL;
      const TflLane *above = i < n ? &standing[i] : NULL;
      double place, cost;

      if (below != NULL)
        loss += crossings (below, lane) - crossings (lane, below);
      if ((below != NULL && below->place >= lane->high) || (above != NULL && above->place <= lane->low))
        continue;
      place = place_in_gap (lane, below, above);
      cost = loss + tightness (place, below, above);
      if (cost < best_cost)
        {
          best_cost = cost;
          best = place;
        }
    }

  return best;
}
