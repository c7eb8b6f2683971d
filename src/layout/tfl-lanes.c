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
#define NO_ROOM 1.0
#define STRIP 3.0 /* how wide: fewer than this beside each other are too near anyway */
#define MOST_STRIPS 2000
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

int
tfl_lanes_loss (const TflLane *standing,
                const TflLane *lane)
{
  return crossings (standing, lane) - crossings (lane, standing);
}

/* Between two places that are taken, of which either may be missing (then it is infinite): beside one of them, as far as
 * parallel lines are apart, and in the middle where there is less room. */
static double
place_in_gap (const TflLane *lane,
              double         below,
              double         above)
{
  double low = MAX (lane->low, below);
  double high = MIN (lane->high, above);

  if (high - low < 2 * TFL_LINE_APART || (isinf (below) && isinf (above)))
    return (low + high) / 2;
  return isinf (below) ? high - TFL_LINE_APART : low + TFL_LINE_APART;
}

/* Less room than usual beside a line is nearly as bad as to cross one, none is worse. */
static double
tightness (double place,
           double below,
           double above)
{
  double room = MIN (place - below, above - place);

  return room >= TFL_LINE_APART ? 0 : room < NO_ROOM ? 3 : 1 - room / TFL_LINE_APART;
}

/* A strip of where a piece may be. */
typedef struct
{
  gboolean taken;
  double   first; /* place that is taken */
  double   last;
  int      loss;
} Strip;

/* There may be thousands that stand: they are not sorted, but put into strips. A gap within a strip is too narrow anyway. */
static Strip *
fill_strips (const TflLane          *lane,
             const TflStandingPiece *standing,
             guint                   n,
             guint                   n_strips)
{
  Strip *strips = g_new0 (Strip, n_strips);
  double scale = n_strips / (lane->high - lane->low);

  for (guint i = 0; i < n; i++)
    {
      Strip *strip = &strips[CLAMP ((int) ((standing[i].place - lane->low) * scale), 0, (int) n_strips - 1)];

      strip->first = strip->taken ? MIN (strip->first, standing[i].place) : standing[i].place;
      strip->last = strip->taken ? MAX (strip->last, standing[i].place) : standing[i].place;
      strip->loss += standing[i].loss;
      strip->taken = TRUE;
    }
  return strips;
}

double
tfl_lanes_find_place (const TflLane          *lane,
                      const TflStandingPiece *standing,
                      guint                   n)
{
  guint n_strips = (guint) CLAMP ((lane->high - lane->low) / STRIP, 1, MOST_STRIPS);
  g_autofree Strip *strips = NULL;
  double best_cost = G_MAXDOUBLE;
  double best = (lane->low + lane->high) / 2;
  double below = -INFINITY;
  int loss = 0;

  if (is_fixed (lane) || n == 0)
    return best;

  strips = fill_strips (lane, standing, n, n_strips);
  for (guint i = 0; i <= n_strips; i++)
    {
      double above = i < n_strips ? strips[i].first : INFINITY;
      double place, cost;

      if (i < n_strips && !strips[i].taken)
        continue;
      place = place_in_gap (lane, below, above);
      cost = loss + tightness (place, below, above);
      if (cost < best_cost)
        {
          best_cost = cost;
          best = place;
        }
      if (i < n_strips)
        {
          below = strips[i].last;
          loss += strips[i].loss;
        }
    }

  return best;
}
