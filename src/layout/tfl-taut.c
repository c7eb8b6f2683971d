#include "config.h"

#include "tfl-taut.h"

#include "tfl-rect.h"

#include <math.h>
#include <string.h>

#define CLEARANCE 4.0 /* to what stands in the way */
#define LEAST_RISE 0.3  /* away from the border, of the length of an end segment: 17° */
#define TOUCH 0.5     /* an end may lie on the border of its own unit */

typedef struct
{
  TflLayoutInput   *input;
  const TflPlacing *placing;
  guint             from; /* the ends of the line */
  guint             to;
} Taut;

/* Whether a part of the segment lies inside the rectangle: clipped by one side after another (Liang and Barsky 1984). */
static gboolean
runs_through (TflPoint a,
              TflPoint b,
              TflRect  rect)
{
  double deltas[] = { a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y };
  double room[] = { a.x - rect.x, rect.x + rect.width - a.x, a.y - rect.y, rect.y + rect.height - a.y };
  double first = 0;
  double last = 1;

  if (rect.width <= 0 || rect.height <= 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (deltas); i++)
    {
      if (deltas[i] == 0 && room[i] <= 0)
        return FALSE;
      if (deltas[i] < 0)
        first = MAX (first, room[i] / deltas[i]);
      else if (deltas[i] > 0)
        last = MIN (last, room[i] / deltas[i]);
    }

  return first < last;
}

static gboolean
is_inside (TflPoint point,
           TflRect  rect)
{
  return point.x > rect.x && point.x < rect.x + rect.width && point.y > rect.y && point.y < rect.y + rect.height;
}

static gboolean
is_around (const Taut *self,
           guint       box,
           guint       end)
{
  guint page = tfl_nest_page (self->placing->nest);

  for (; end != page; end = tfl_nest_parent (self->placing->nest, end))
    if (end == box)
      return TRUE;
  return FALSE;
}

static gboolean is_free (const Taut *self,
                         guint       container,
                         TflPoint    a,
                         TflPoint    b);

/* One unit: foreign ones are solid, of those around an end only the header and what is inside. */
static gboolean
is_free_of (const Taut *self,
            guint       box,
            TflPoint    a,
            TflPoint    b)
{
  gboolean around_from = is_around (self, box, self->from);
  gboolean around_to = is_around (self, box, self->to);
  TflRect rect = self->placing->rects[box];
  TflRect header = rect;

  if (!around_from && !around_to)
    return !runs_through (a, b, tfl_rect_grown (rect, CLEARANCE));
  /* A line does not run through the unit that it ends at, unless its other end is inside. */
  if ((box == self->from && !around_to) || (box == self->to && !around_from))
    return !runs_through (a, b, tfl_rect_grown (rect, -TOUCH));
  /* Once it is out of a unit around one of its ends it does not cut through it, even if it goes on around it. */
  if (around_from != around_to && !is_inside (a, rect) && !is_inside (b, rect))
    return !runs_through (a, b, tfl_rect_grown (rect, -TOUCH));

  header.height = tfl_layout_input_get_box (self->input, box)->height;
  return (!runs_through (a, b, rect)) || (!runs_through (a, b, header) && is_free (self, box, a, b));
}

static gboolean
is_free (const Taut *self,
         guint       container,
         TflPoint    a,
         TflPoint    b)
{
  TflNestList units = tfl_nest_units (self->placing->nest, container);
  TflNestList chips = tfl_nest_chips (self->placing->nest, container);

  for (guint i = 0; i < units.n; i++)
    if (!is_free_of (self, units.items[i], a, b))
      return FALSE;
  for (guint i = 0; i < chips.n; i++)
    if (runs_through (a, b, tfl_rect_grown (self->placing->rects[chips.items[i]], CLEARANCE)))
      return FALSE;

  return TRUE;
}

/* Whether a way from the end of a line, whose orthogonal route goes on to the corner, leaves the border steeply enough:
 * an arrow that comes along the border lies on it, and does not say which unit it is for. */
static gboolean
is_steep (TflPoint end,
          TflPoint corner,
          TflPoint to)
{
  double away = fabs (corner.x - end.x) > fabs (corner.y - end.y) ? fabs (to.x - end.x) : fabs (to.y - end.y);

  return away >= LEAST_RISE * hypot (to.x - end.x, to.y - end.y);
}

/* Whether the route can go straight from one of its corners to another. */
static gboolean
can_go (const Taut     *self,
        const TflRoute *route,
        guint           from,
        guint           to)
{
  guint last = route->n_points - 1;
  const TflPoint *points = route->points;

  return (from > 0 || is_steep (points[0], points[1], points[to])) &&
         (to < last || is_steep (points[last], points[last - 1], points[from])) &&
         is_free (self, tfl_nest_page (self->placing->nest), points[from], points[to]);
}

static void
pull (const Taut *self,
      TflRoutes  *pulled,
      guint       line,
      GArray     *points) /* of TflPoint: to work with */
{
  TflRoute *route = tfl_routes_get (pulled, line);
  guint last = route->n_points - 1;

  g_array_set_size (points, 0);
  g_array_append_val (points, route->points[0]);
  for (guint i = 0; i < last;)
    {
      guint next = last;

      while (next > i + 1 && !can_go (self, route, i, next))
        next--;
      g_array_append_val (points, route->points[next]);
      i = next;
    }

  memcpy (tfl_routes_allot (pulled, line, points->len), points->data, points->len * sizeof (TflPoint));
  route->label.width = route->label.height = 0;
}

TflRoutes *
tfl_taut_pull (TflRoutes        *routes,
               TflLayoutInput   *input,
               const TflPlacing *placing)
{
  guint n = tfl_layout_input_get_n_lines (input);
  TflRoutes *pulled = tfl_routes_new (n, routes);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TflPoint));

  for (guint i = 0; i < n; i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (input, i);
      Taut self = { input, placing, line->from, line->to };
      TflRoute *route = tfl_routes_get (pulled, i);

      *route = *tfl_routes_get (routes, i);
      if (route->n_points > 2 && line->from != line->to)
        pull (&self, pulled, i, points);
    }
  tfl_routes_tidy (pulled);
  return pulled;
}
