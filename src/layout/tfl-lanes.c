#include "config.h"

#include "tfl-lanes.h"

#include "tfl-reach.h"

#include <math.h>
#include <stdlib.h>

#define FEW 40 /* so many are compared each with each, which is more exact */

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

  if (lane_a->lean != lane_b->lean)
    return lane_a->lean < lane_b->lean ? -1 : 1;
  if (lane_a->key != lane_b->key)
    return lane_a->key < lane_b->key ? -1 : 1;
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
  for (guint i = 0; i < n; i++)
    {
      from[i] = lanes[order[i]].from - TFL_LINE_APART / 4;
      to[i] = lanes[order[i]].to + TFL_LINE_APART / 4;
    }
  if (n > FEW)
    bed.reach = reach = tfl_reach_new (from, to, n);

  add_up (&bed);
  place_by_need (&bed);
  push_apart (&bed);
}

void
tfl_lanes_place (TflLane *lanes,
                 guint    n)
{
  g_autofree guint *order = g_new (guint, n + 1);
  double high = -G_MAXDOUBLE;
  guint first = 0;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, n, sizeof (guint), compare_low, lanes);

  /* Pieces with no free room in common have nothing to do with each other. */
  for (guint i = 0; i < n; i++)
    {
      if (lanes[order[i]].low > high && i > first)
        {
          place_bed (lanes, order + first, i - first);
          first = i;
        }
      high = MAX (high, lanes[order[i]].high);
    }
  if (n > first)
    place_bed (lanes, order + first, n - first);
}
