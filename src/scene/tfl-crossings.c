#include "config.h"

#include "tfl-crossings.h"

#include <math.h>

/* A crossing this near to a corner or an end is none: there is no room for a gap. */
#define CLEAR 12.0

/* The order of events at one height: verticals begin, horizontals look, verticals end. */
typedef enum
{
  EVENT_BEGIN,
  EVENT_LOOK,
  EVENT_END,
} EventKind;

typedef struct
{
  EventKind kind;
  double    y;
  double    left;  /* x of a vertical */
  double    right;
  guint     line;
  guint     segment;
} Event;

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *first = a;
  const Event *second = b;

  if (first->y != second->y)
    return first->y < second->y ? -1 : 1;
  if (first->kind != second->kind)
    return (int) first->kind - (int) second->kind;
  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;

  return (first->segment > second->segment) - (first->segment < second->segment);
}

/* Verticals under the sweep, by x. */
static int
compare_active (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const Event *first = a;
  const Event *second = b;

  if (first->left != second->left)
    return first->left < second->left ? -1 : 1;
  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;

  return (first->segment > second->segment) - (first->segment < second->segment);
}

static gboolean
is_in (const TflRect *part,
       TflPoint       a,
       TflPoint       b)
{
  return part == NULL
      || (MIN (a.x, b.x) <= part->x + part->width && MAX (a.x, b.x) >= part->x && MIN (a.y, b.y) <= part->y + part->height
          && MAX (a.y, b.y) >= part->y);
}

static void
add_events (GArray                *events,
            const TflCrossingLine *line,
            guint                  index,
            const TflRect         *part)
{
  for (guint i = 0; i + 1 < line->n_points; i++)
    {
      TflPoint a = line->points[i];
      TflPoint b = line->points[i + 1];

      if (!is_in (part, a, b))
        continue;
      if (fabs (a.x - b.x) < 0.01 && fabs (a.y - b.y) > 2 * CLEAR)
        {
          Event begin = { EVENT_BEGIN, MIN (a.y, b.y) + CLEAR, a.x, a.x, index, i };
          Event end = { EVENT_END, MAX (a.y, b.y) - CLEAR, a.x, a.x, index, i };

          g_array_append_val (events, begin);
          g_array_append_val (events, end);
        }
      else if (fabs (a.y - b.y) < 0.01 && fabs (a.x - b.x) > 2 * CLEAR)
        {
          Event look = { EVENT_LOOK, a.y, MIN (a.x, b.x) + CLEAR, MAX (a.x, b.x) - CLEAR, index, i };

          g_array_append_val (events, look);
        }
    }
}

/* A horizontal that is crossed more often than `most` is reported with one more than that, and no further:
 * in a thicket every line crosses every other. */
static void
look (GArray      *crossings,
      GSequence   *active,
      const Event *event,
      guint        most)
{
  Event from = { .left = event->left };
  GSequenceIter *iter = g_sequence_search (active, &from, compare_active, NULL);
  guint n = 0;

  for (; !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter))
    {
      const Event *vertical = g_sequence_get (iter);
      TflCrossing crossing = { event->line, event->segment, vertical->left, vertical->line };

      if (vertical->left > event->right || n > most)
        break;
      if (vertical->line != event->line)
        {
          g_array_append_val (crossings, crossing);
          n++;
        }
    }
}

static int
compare_crossings (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  const TflCrossingLine *lines = user_data;
  const TflCrossing *first = a;
  const TflCrossing *second = b;
  const TflPoint *points = lines[first->line].points;
  int along;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  if (first->segment != second->segment)
    return first->segment < second->segment ? -1 : 1;

  along = (first->at > second->at) - (first->at < second->at);

  return points[first->segment].x < points[first->segment + 1].x ? along : -along;
}

GArray *
tfl_crossings_find (const TflCrossingLine *lines,
                    guint                  n_lines,
                    guint                  most,
                    const TflRect *part)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  g_autoptr (GSequence) active = g_sequence_new (NULL);
  GArray *crossings = g_array_new (FALSE, FALSE, sizeof (TflCrossing));

  for (guint i = 0; i < n_lines; i++)
    add_events (events, &lines[i], i, part);
  g_array_sort (events, compare_events);

  for (guint i = 0; i < events->len; i++)
    {
      Event *event = &g_array_index (events, Event, i);
      GSequenceIter *iter;

      switch (event->kind)
        {
        case EVENT_BEGIN:
          g_sequence_insert_sorted (active, event, compare_active, NULL);
          break;
        case EVENT_LOOK:
          look (crossings, active, event, most);
          break;
        case EVENT_END:
          iter = g_sequence_lookup (active, event, compare_active, NULL);
          if (iter != NULL)
            g_sequence_remove (iter);
          break;
        }
    }
  g_array_sort_with_data (crossings, compare_crossings, (gpointer) lines);

  return crossings;
}
