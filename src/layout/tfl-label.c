#include "config.h"

#include "tfl-label.h"

#include <math.h>
#include <string.h>

#define FROM_TIP 14.0  /* beyond the arrow's tip */
#define FROM_RING 6.0  /* from the provider's end */
#define BESIDE 10.0    /* from a line that runs down */
#define STEP 8.0
#define CLEARANCE 2.0
#define MAX_TRIES 24     /* on one part of a hop */
#define MANY_LINES 400 /* no label finds its place among so many */

typedef struct
{
  TflHopAnswer *answer;
  TflMaze      *maze;
  GArray       *segments; /* of TflRect: of all routes, with no width or no height */
  GArray       *labels;   /* of TflRect */
} Labels;

static gboolean
overlap (const TflRect *a,
         const TflRect *b)
{
  return a->x < b->x + b->width + CLEARANCE && b->x < a->x + a->width + CLEARANCE &&
         a->y < b->y + b->height + CLEARANCE && b->y < a->y + a->height + CLEARANCE;
}

static TflRect
segment_of (const TflPoint *points,
            guint           i)
{
  return (TflRect){ MIN (points[i].x, points[i + 1].x), MIN (points[i].y, points[i + 1].y),
                    fabs (points[i].x - points[i + 1].x), fabs (points[i].y - points[i + 1].y) };
}

static void
collect_segments (Labels *self)
{
  for (guint i = 0; i < self->answer->n_routes; i++)
    {
      const TflHopRoute *route = &self->answer->routes[i];

      for (guint k = 0; k + 1 < route->n_points; k++)
        {
          TflRect segment = segment_of (&self->answer->points[route->first], k);

          g_array_append_val (self->segments, segment);
        }
    }
}

/* What lies on the label, or NULL. own: the segment that it is for. */
static const TflRect *
find_obstacle (const Labels  *self,
               const TflRect *label,
               guint          own)
{
  for (guint i = 0; i < self->labels->len; i++)
    if (overlap (label, &g_array_index (self->labels, TflRect, i)))
      return &g_array_index (self->labels, TflRect, i);
  for (guint i = 0; i < self->segments->len; i++)
    if (i != own && overlap (label, &g_array_index (self->segments, TflRect, i)))
      return &g_array_index (self->segments, TflRect, i);

  return NULL;
}

/* The label beside one segment, so far from the end of it that is nearer to the customer. */
static TflRect
rect_at (const TflPoint *from,
         const TflPoint *to,
         const TflHop   *hop,
         double          along,
         gboolean        at_left)
{
  double width = hop->label_width;
  double height = hop->label_height;

  if (from->y == to->y)
    return (TflRect){ from->x > to->x ? to->x + along : to->x - along - width, to->y - height / 2, width, height };
  return (TflRect){ at_left ? to->x - BESIDE - width : to->x + BESIDE,
                    from->y > to->y ? to->y + along : to->y - along - height, width, height };
}

/* How far along the segment an obstacle ends. */
static double
past (const TflPoint *from,
      const TflPoint *to,
      const TflRect  *obstacle)
{
  if (from->y == to->y)
    return CLEARANCE + (from->x > to->x ? obstacle->x + obstacle->width - to->x : to->x - obstacle->x);
  return CLEARANCE + (from->y > to->y ? obstacle->y + obstacle->height - to->y : to->y - obstacle->y);
}

static gboolean
try_segment (Labels       *self,
             const TflHop *hop,
             TflHopRoute  *route,
             guint         segment,
             guint         number,
             gboolean      at_left)
{
  const TflPoint *from = &self->answer->points[route->first + segment];
  const TflPoint *to = from + 1;
  gboolean across = from->y == to->y;
  double length = fabs (from->x - to->x) + fabs (from->y - to->y);
  double needed = across ? hop->label_width : hop->label_height;
  double along = FROM_TIP;

  for (guint i = 0; i < MAX_TRIES && along + needed + FROM_RING <= length; i++)
    {
      TflRect rect = rect_at (from, to, hop, along, at_left);
      const TflRect *obstacle = NULL;

      if (tfl_maze_is_free (self->maze, &rect))
        {
          obstacle = find_obstacle (self, &rect, number);
          if (obstacle == NULL)
            {
              route->label = rect;
              route->label_vertical = !across;
              return TRUE;
            }
        }
      along = MAX (along + STEP, obstacle != NULL ? past (from, to, obstacle) : 0);
    }

  return FALSE;
}

/* first: number of its first segment among all. */
static void
place_label (Labels       *self,
             const TflHop *hop,
             TflHopRoute  *route,
             guint         first)
{
  for (int at_left = FALSE; at_left <= TRUE; at_left++)
    for (guint i = route->n_points - 1; i-- > 0;)
      if (try_segment (self, hop, route, i, first + i, at_left))
        {
          g_array_append_val (self->labels, route->label);
          return;
        }
}

static guint
n_segments_of (const TflHopRoute *route)
{
  return MAX (1, route->n_points) - 1;
}

/* Takes the labels that have their place already, but for those that another route now runs through. */
static void
take_settled (Labels       *self,
              const guint8 *kept,
              guint8       *settled)
{
  guint n = self->answer->n_routes;

  memcpy (settled, kept, n);
  for (guint i = 0, first = 0; i < n; first += n_segments_of (&self->answer->routes[i++]))
    for (guint s = first; !kept[i] && s < first + n_segments_of (&self->answer->routes[i]); s++)
      for (guint k = 0; k < n; k++)
        if (settled[k] && self->answer->routes[k].label.width > 0 &&
            overlap (&self->answer->routes[k].label, &g_array_index (self->segments, TflRect, s)))
          settled[k] = FALSE;

  for (guint i = 0; i < n; i++)
    if (!settled[i])
      self->answer->routes[i].label.width = 0;
    else if (self->answer->routes[i].label.width > 0)
      g_array_append_val (self->labels, self->answer->routes[i].label);
}

void
tfl_labels_place (TflHopAnswer *answer,
                  const TflHop *hops,
                  TflMaze      *maze,
                  const guint8 *kept)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (TflRect));
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (TflRect));
  g_autofree guint8 *settled = g_new0 (guint8, answer->n_routes + 1);
  Labels self = { answer, maze, segments, labels };
  guint first = 0;

  if (answer->n_routes > MANY_LINES)
    return;

  collect_segments (&self);
  if (kept != NULL)
    take_settled (&self, kept, settled);
  for (guint i = 0; i < answer->n_routes; i++)
    {
      TflHopRoute *route = &answer->routes[i];

      if (!settled[i] && hops[i].label_width > 0 && route->n_points > 1)
        place_label (&self, &hops[i], route, first);
      first += n_segments_of (route);
    }
}
