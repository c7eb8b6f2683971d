#include "config.h"

#include "tfl-reach.h"

#include "tfl-edges.h"

/* A tree over the pieces into which the ends of all stretches cut the axis. */
struct _TflReach
{
  guint  *first; /* piece of each stretch */
  guint  *last;
  guint   n_leaves; /* a power of two */
  double *whole;    /* of each node: the largest value set for all of it */
  double *part;     /* the largest value set for any part of it */
};

TflReach *
tfl_reach_new (const double *from,
               const double *to,
               guint         n)
{
  TflReach *self = g_new0 (TflReach, 1);
  g_autofree double *ends = g_new (double, 2 * n + 1);
  guint n_ends;

  for (guint i = 0; i < n; i++)
    {
      ends[2 * i] = from[i];
      ends[2 * i + 1] = to[i];
    }
  n_ends = tfl_edges_tidy (ends, 2 * n, 0);

  self->first = g_new (guint, n + 1);
  self->last = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->first[i] = tfl_edges_find (ends, n_ends, from[i]);
      self->last[i] = to[i] > from[i] ? tfl_edges_find (ends, n_ends, to[i]) - 1 : self->first[i];
    }
  for (self->n_leaves = 1; self->n_leaves < n_ends; self->n_leaves *= 2)
    ;
  self->whole = g_new (double, 2 * self->n_leaves);
  self->part = g_new (double, 2 * self->n_leaves);
  tfl_reach_reset (self);

  return self;
}

void
tfl_reach_free (TflReach *self)
{
  g_free (self->first);
  g_free (self->last);
  g_free (self->whole);
  g_free (self->part);
  g_free (self);
}

void
tfl_reach_reset (TflReach *self)
{
  for (guint i = 0; i < 2 * self->n_leaves; i++)
    self->whole[i] = self->part[i] = -G_MAXDOUBLE;
}

static void
mark (TflReach *self,
      guint     node,
      double    value)
{
  self->whole[node] = MAX (self->whole[node], value);
  self->part[node] = MAX (self->part[node], value);
}

static void
mark_above (TflReach *self,
            guint     node,
            double    value)
{
  for (node /= 2; node > 0; node /= 2)
    self->part[node] = MAX (self->part[node], value);
}

void
tfl_reach_set (TflReach *self,
               guint     stretch,
               double    value)
{
  guint low = self->first[stretch] + self->n_leaves;
  guint high = self->last[stretch] + self->n_leaves + 1;
  guint first = low;
  guint last = high - 1;

  for (; low < high; low /= 2, high /= 2)
    {
      if (low % 2 == 1)
        mark (self, low++, value);
      if (high % 2 == 1)
        mark (self, --high, value);
    }
  mark_above (self, first, value);
  mark_above (self, last, value);
}

static double
whole_above (TflReach *self,
             guint     node)
{
  double most = -G_MAXDOUBLE;

  for (node /= 2; node > 0; node /= 2)
    most = MAX (most, self->whole[node]);
  return most;
}

/* What is set for more than a node reaches into the stretch by its first or its last piece. */
double
tfl_reach_get (TflReach *self,
               guint     stretch)
{
  guint low = self->first[stretch] + self->n_leaves;
  guint high = self->last[stretch] + self->n_leaves + 1;
  double most = MAX (whole_above (self, low), whole_above (self, high - 1));

  for (; low < high; low /= 2, high /= 2)
    {
      if (low % 2 == 1)
        {
          most = MAX (most, self->part[low]);
          low++;
        }
      if (high % 2 == 1)
        {
          high--;
          most = MAX (most, self->part[high]);
        }
    }

  return most;
}
