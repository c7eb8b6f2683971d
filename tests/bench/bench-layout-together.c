#include "bench-layout-quality.h"

#include <math.h>
#include <stdlib.h>

#define NEAR 1.0
#define STRAIGHT 0.01       /* what places given relative to others lose in adding up */
#define MOST_PAIRS 20000000 /* of routes that are looked at two by two */

/* A piece along one direction: at this height (or column), from and to. */
typedef struct
{
  double at;
  double from;
  double to;
  guint route;
} Stretch;

static int
compare_stretches (gconstpointer a,
                   gconstpointer b)
{
  const Stretch *one = a;
  const Stretch *other = b;

  return (one->at > other->at) - (one->at < other->at);
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const Stretch *one = a;
  const Stretch *other = b;

  return (one->from > other->from) - (one->from < other->from);
}

/* What the parts cover together; they are sorted here. */
static double
covered (GArray *parts)
{
  double end = -G_MAXDOUBLE;
  double sum = 0;

  g_array_sort (parts, compare_starts);
  for (guint i = 0; i < parts->len; i++)
    {
      const Stretch *part = &g_array_index (parts, Stretch, i);

      sum += MAX (0, part->to - MAX (part->from, end));
      end = MAX (end, part->to);
    }

  return sum;
}

/* The pair as one number, the same from both sides. */
static guint64
pair_of (guint one,
         guint other)
{
  return ((guint64) MIN (one, other) << 32) | MAX (one, other);
}

/* Adds the pairs of routes that run on each other, again and again, as long as they are not too many. */
static double
together_along (GArray *stretches,
                GArray *pairs)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Stretch));
  guint first = 0;
  double sum = 0;

  g_array_sort (stretches, compare_stretches);
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *s = &g_array_index (stretches, Stretch, i);

      while (g_array_index (stretches, Stretch, first).at < s->at - NEAR)
        first++;
      g_array_set_size (parts, 0);
      for (guint k = first; k < stretches->len && g_array_index (stretches, Stretch, k).at <= s->at + NEAR; k++)
        {
          const Stretch *t = &g_array_index (stretches, Stretch, k);
          Stretch part = { s->at, MAX (s->from, t->from), MIN (s->to, t->to), t->route };
          guint64 pair = pair_of (s->route, t->route);

          if (t->route == s->route || part.to <= part.from)
            continue;
          g_array_append_val (parts, part);
          if (k < i && pairs->len < MOST_PAIRS)
            g_array_append_val (pairs, pair);
        }
      sum += covered (parts);
    }

  return sum;
}

/* A route as points on a fine grid, so that equal places are equal. */
typedef struct
{
  gint64 x;
  gint64 y;
} Spot;

static Spot
spot_of (TflPoint point)
{
  return (Spot){ llround (point.x * 10), llround (point.y * 10) };
}

static gboolean
is_same (Spot a,
         Spot b)
{
  return a.x == b.x && a.y == b.y;
}

static gint64
side_of (Spot a,
         Spot b,
         Spot c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Whether c is on the way from a to b, but neither. */
static gboolean
is_between (Spot a,
            Spot b,
            Spot c)
{
  return side_of (a, b, c) == 0 && (c.x - a.x) * (c.x - b.x) + (c.y - a.y) * (c.y - b.y) < 0;
}

static int
compare_distance (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const Spot *from = user_data;
  const Spot *one = a;
  const Spot *other = b;
  gint64 p = ABS (one->x - from->x) + ABS (one->y - from->y);
  gint64 q = ABS (other->x - from->x) + ABS (other->y - from->y);

  return (p > q) - (p < q);
}

/* The route with the points of the other that lie on it put between its own. */
static void
subdivide (GArray *route,
           GArray *other,
           GArray *result)
{
  g_autoptr (GArray) extra = g_array_new (FALSE, FALSE, sizeof (Spot));

  g_array_set_size (result, 0);
  for (guint i = 0; i < route->len; i++)
    {
      Spot a = g_array_index (route, Spot, i);

      g_array_append_val (result, a);
      g_array_set_size (extra, 0);
      for (guint k = 0; i + 1 < route->len && k < other->len; k++)
        if (is_between (a, g_array_index (route, Spot, i + 1), g_array_index (other, Spot, k)))
          g_array_append_val (extra, g_array_index (other, Spot, k));
      g_array_sort_with_data (extra, compare_distance, &a);
      for (guint k = 0; k < extra->len; k++)
        if (!is_same (g_array_index (extra, Spot, k), g_array_index (result, Spot, result->len - 1)))
          g_array_append_val (result, g_array_index (extra, Spot, k));
    }
}

static Spot
spot_at (GArray *route,
         int     i)
{
  return g_array_index (route, Spot, i);
}

/* The angle from the way that leads from `from` to `to` to the way that leads from `at` to `way`, to the left above 0. */
static double
turn (Spot from,
      Spot to,
      Spot at,
      Spot way)
{
  Spot u = { to.x - from.x, to.y - from.y };
  Spot v = { way.x - at.x, way.y - at.y };

  return atan2 ((double) (u.x * v.y - u.y * v.x), (double) (u.x * v.x + u.y * v.y));
}

/* The same for a way that somebody comes along: from the left it is a quarter, from behind a half, from the right
 * three quarters of a turn. */
static double
turn_from (Spot from,
           Spot to,
           Spot way)
{
  double angle = turn (from, to, from, way);

  return angle < 0 ? angle + 2 * G_PI : angle;
}

/* They share the points from a to last, in the other from b on in steps of +1 or −1. Do they part on the other side
 * of each other than where they met? Not where one of them begins or ends there. */
static gboolean
change_sides (GArray *one,
              int     a,
              int     last,
              GArray *other,
              int     b,
              int     step)
{
  int b_last = b + step * (last - a);
  Spot start = spot_at (one, a);
  Spot end = spot_at (one, last);
  gboolean left_before, left_after;

  if (a == 0 || last + 1 >= (int) one->len || MIN (b, b_last) == 0 || MAX (b, b_last) + 1 >= (int) other->len)
    return FALSE;

  left_before = turn_from (start, spot_at (one, a + 1), spot_at (one, a - 1)) <
                turn_from (start, spot_at (one, a + 1), spot_at (other, b - step));
  left_after = turn (spot_at (one, last - 1), end, end, spot_at (one, last + 1)) >
               turn (spot_at (one, last - 1), end, end, spot_at (other, b_last + step));

  return left_before != left_after;
}

static gboolean
meet (GArray *one,
      int     a,
      GArray *other,
      int     b)
{
  return a >= 0 && a < (int) one->len && b >= 0 && b < (int) other->len && is_same (spot_at (one, a), spot_at (other, b));
}

/* Each stretch that they share is found at its beginning. */
static guint
count_changes (GArray *one,
               GArray *other)
{
  guint count = 0;

  for (int a = 0; a < (int) one->len; a++)
    for (int b = 0; b < (int) other->len; b++)
      for (int step = -1; step <= 1 && meet (one, a, other, b); step += 2)
        {
          int n = 1;

          if (meet (one, a - 1, other, b - step) || !meet (one, a + 1, other, b + step))
            continue;
          while (meet (one, a + n + 1, other, b + step * (n + 1)))
            n++;
          count += change_sides (one, a, a + n, other, b, step);
        }

  return count;
}

static GPtrArray *
routes_as_spots (const BenchSegment *segments,
                 guint               n_segments,
                 guint               n_routes)
{
  GPtrArray *routes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n_routes; i++)
    g_ptr_array_add (routes, g_array_new (FALSE, FALSE, sizeof (Spot)));
  for (guint i = 0; i < n_segments; i++)
    {
      GArray *route = g_ptr_array_index (routes, segments[i].route);
      Spot a = spot_of (segments[i].a);
      Spot b = spot_of (segments[i].b);

      if (route->len == 0)
        g_array_append_val (route, a);
      g_array_append_val (route, b);
    }

  return routes;
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  guint64 one = *(const guint64 *) a;
  guint64 other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

static guint64
count_hidden (GArray    *pairs,
              GPtrArray *routes)
{
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (Spot));
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (Spot));
  guint64 known = G_MAXUINT64;
  guint64 count = 0;

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      guint64 pair = g_array_index (pairs, guint64, i);
      GArray *first = g_ptr_array_index (routes, pair >> 32);
      GArray *second = g_ptr_array_index (routes, pair & G_MAXUINT32);

      if (pair == known)
        continue;
      known = pair;
      subdivide (first, second, one);
      subdivide (second, first, other);
      count += count_changes (one, other);
    }

  return count;
}

BenchTogether
bench_look_together (const BenchSegment *segments,
                     guint               n_segments,
                     guint               n_routes)
{
  g_autoptr (GArray) level = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_autoptr (GArray) upright = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GPtrArray) routes = routes_as_spots (segments, n_segments, n_routes);
  BenchTogether together = { 0 };

  for (guint i = 0; i < n_segments; i++)
    {
      const BenchSegment *s = &segments[i];
      Stretch across = { (s->a.y + s->b.y) / 2, MIN (s->a.x, s->b.x), MAX (s->a.x, s->b.x), s->route };
      Stretch down = { (s->a.x + s->b.x) / 2, MIN (s->a.y, s->b.y), MAX (s->a.y, s->b.y), s->route };

      if (fabs (s->a.y - s->b.y) < STRAIGHT)
        g_array_append_val (level, across);
      else if (fabs (s->a.x - s->b.x) < STRAIGHT)
        g_array_append_val (upright, down);
    }
  together.length = together_along (level, pairs) + together_along (upright, pairs);
  together.hidden = pairs->len < MOST_PAIRS ? (gint64) count_hidden (pairs, routes) : -1;

  return together;
}
