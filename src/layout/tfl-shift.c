#include "config.h"

#include "tfl-shift.h"

#include "tfl-maze-private.h"

#include <math.h>

#define SAME_EDGE 0.02

/* An edge of something in the way. */
typedef struct
{
  double before;
  double now;
} Edge;

/* What is between two edges that follow one another. */
typedef struct
{
  TflSpan before;
  TflSpan now;
} Stretch;

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  const Edge *edge_a = a;
  const Edge *edge_b = b;

  if (edge_a->before != edge_b->before)
    return edge_a->before < edge_b->before ? -1 : 1;
  return (edge_a->now > edge_b->now) - (edge_a->now < edge_b->now);
}

/* Both of a rectangle, with what is kept clear around it. */
static void
append_edges (GArray        *edges,
              gboolean       across,
              const TflRect *before,
              const TflRect *now,
              double         clearance)
{
  Edge low = { (across ? before->y : before->x) - clearance, (across ? now->y : now->x) - clearance };
  Edge high = { low.before + (across ? before->height : before->width) + 2 * clearance,
                low.now + (across ? now->height : now->width) + 2 * clearance };

  g_array_append_val (edges, low);
  g_array_append_val (edges, high);
}

static GArray *
find_edges (TflMaze     *before,
            TflMaze     *maze,
            const guint *was,
            gboolean     across)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  append_edges (edges, across, &before->room, &maze->room, 0);
  for (guint i = 0; i < maze->n_children; i++)
    append_edges (edges, across, &before->children[was != NULL ? was[i] : i], &maze->children[i], maze->clearance);
  g_array_sort (edges, compare_edges);
  return edges;
}

/* Edges that lay on each other may have parted: what lies between two keeps clear of all. */
static GArray *
find_stretches (TflMaze     *before,
                TflMaze     *maze,
                const guint *was,
                gboolean     across)
{
  g_autoptr (GArray) edges = find_edges (before, maze, was, across);
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  double highest = -INFINITY; /* of the edges that lie on each other */

  for (guint i = 0; i + 1 < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      const Edge *next = edge + 1;

      highest = MAX (highest, edge->now);
      if (next->before - edge->before > SAME_EDGE)
        {
          Stretch stretch = { { edge->before, next->before }, { highest, next->now } };

          g_array_append_val (stretches, stretch);
          highest = -INFINITY;
        }
    }
  return stretches;
}

void
tfl_shift_init (TflShift    *self,
                TflMaze     *before,
                TflMaze     *maze,
                const guint *was)
{
  self->stretches[FALSE] = find_stretches (before, maze, was, FALSE);
  self->stretches[TRUE] = find_stretches (before, maze, was, TRUE);
}

void
tfl_shift_clear (TflShift *self)
{
  g_array_unref (self->stretches[FALSE]);
  g_array_unref (self->stretches[TRUE]);
}

/* As near to where it was as the stretch allows as a whole. */
static double
place_in (const Stretch *stretch,
          double         place)
{
  double length = stretch->before.high - stretch->before.low;
  double length_now = stretch->now.high - stretch->now.low;

  if (length_now <= 0)
    return NAN;
  if (length_now < length)
    return stretch->now.low + (place - stretch->before.low) * length_now / length;
  return place + CLAMP (0, stretch->now.low - stretch->before.low, stretch->now.high - stretch->before.high);
}

double
tfl_shift_place (const TflShift *self,
                 gboolean        across,
                 double          place)
{
  const GArray *stretches = self->stretches[across];
  guint low = 0;
  guint high = stretches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (stretches, Stretch, middle).before.high < place)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == stretches->len || place < g_array_index (stretches, Stretch, low).before.low)
    return place;
  return place_in (&g_array_index (stretches, Stretch, low), place);
}
