#include "bench-layout-quality.h"

#include <math.h>
#include <stdlib.h>

#define FINE 100 /* steps in a point: what is nearer than that is in one place */

typedef enum
{
  LEAVES, /* an upright piece ends here: what only touches it does not cross */
  CROSSES, /* a level piece is here */
  ENTERS, /* an upright piece begins here */
} Turn;

/* What happens as a line is moved down the page. */
typedef struct
{
  gint64 y;
  Turn turn;
  gint64 from; /* in x; of an upright piece both are the same */
  gint64 to;
} Event;

/* How many upright pieces there are just now at each of these places: a tree of sums. */
typedef struct
{
  GArray *places; /* gint64, sorted */
  gint64 *sums;
} Counter;

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *one = a;
  const Event *other = b;

  if (one->y != other->y)
    return one->y < other->y ? -1 : 1;

  return (int) one->turn - (int) other->turn;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const gint64 *one = a;
  const gint64 *other = b;

  return (*one > *other) - (*one < *other);
}

/* How many of the places lie before this one, or at it. */
static guint
position_of (const Counter *self,
             gint64         place,
             gboolean       with)
{
  guint low = 0;
  guint high = self->places->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      gint64 value = g_array_index (self->places, gint64, middle);

      if (value < place || (with && value == place))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
counter_add (Counter *self,
             gint64   place,
             int      number)
{
  for (guint i = position_of (self, place, TRUE); i <= self->places->len; i += i & -i)
    self->sums[i] += number;
}

static gint64
counter_sum (const Counter *self,
             guint          position)
{
  gint64 sum = 0;

  for (guint i = position; i > 0; i -= i & -i)
    sum += self->sums[i];

  return sum;
}

static void
add_events (GArray             *events,
            GArray             *places,
            const BenchSegment *s)
{
  gint64 left = llround (MIN (s->a.x, s->b.x) * FINE);
  gint64 right = llround (MAX (s->a.x, s->b.x) * FINE);
  gint64 top = llround (MIN (s->a.y, s->b.y) * FINE);
  gint64 bottom = llround (MAX (s->a.y, s->b.y) * FINE);
  Event crosses = { top, CROSSES, left, right };
  Event enters = { top, ENTERS, left, left };
  Event leaves = { bottom, LEAVES, left, left };

  if (top == bottom)
    g_array_append_val (events, crosses);
  else
    {
      g_array_append_val (events, enters);
      g_array_append_val (events, leaves);
      g_array_append_val (places, left);
    }
}

static gint64
sweep (const BenchSegment *segments,
       guint               n_segments)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree gint64 *sums = NULL;
  Counter counter = { places, NULL };
  gint64 count = 0;

  for (guint i = 0; i < n_segments; i++)
    add_events (events, places, &segments[i]);
  g_array_sort (events, compare_events);
  g_array_sort (places, compare_places);
  counter.sums = sums = g_new0 (gint64, places->len + 1);

  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);

      if (event->turn != CROSSES)
        counter_add (&counter, event->from, event->turn == ENTERS ? 1 : -1);
      else if (event->from < event->to)
        count += counter_sum (&counter, position_of (&counter, event->to, FALSE)) -
                 counter_sum (&counter, position_of (&counter, event->from, TRUE));
    }

  return count;
}

/* All that cross, less those that cross themselves: the pieces of a route follow one another. */
guint64
bench_count_upright_crossings (const BenchSegment *segments,
                               guint               n_segments)
{
  gint64 count = sweep (segments, n_segments);
  guint end;

  for (guint i = 0; i < n_segments; i = end)
    {
      for (end = i; end < n_segments && segments[end].route == segments[i].route;)
        end++;
      count -= sweep (segments + i, end - i);
    }

  return (guint64) count;
}
