/* A service's line, cut to what is shown of it. */
#include "config.h"

#include "tfl-route-line.h"

#include <math.h>
#include <string.h>

void
tfl_route_line_clear (TflRouteLine *self)
{
  g_clear_pointer (&self->points, g_free);
}

static gboolean
is_inside (TflPoint       point,
           const TflRect *rect)
{
  return point.x > rect->x && point.x < rect->x + rect->width && point.y > rect->y && point.y < rect->y + rect->height;
}

/* Where the way from a point inside crosses the border. */
static TflPoint
leave (TflPoint       inside,
       TflPoint       outside,
       const TflRect *rect)
{
  double x = outside.x > inside.x ? rect->x + rect->width : rect->x;
  double y = outside.y > inside.y ? rect->y + rect->height : rect->y;
  double across = fabs (outside.x - inside.x) > 0.01 ? (x - inside.x) / (outside.x - inside.x) : HUGE_VAL;
  double down = fabs (outside.y - inside.y) > 0.01 ? (y - inside.y) / (outside.y - inside.y) : HUGE_VAL;

  if (across <= down)
    return (TflPoint) { x, down < HUGE_VAL ? inside.y + across * (outside.y - inside.y) : inside.y };

  return (TflPoint) { across < HUGE_VAL ? inside.x + down * (outside.x - inside.x) : inside.x, y };
}

/* Drops what lies within rect from the start of the line on. */
static guint
cut_start (TflPoint      *points,
           guint          n,
           const TflRect *rect)
{
  guint first = 0;

  while (first + 1 < n && is_inside (points[first + 1], rect))
    first++;
  if (first + 1 >= n)
    return 0;
  if (!is_inside (points[first], rect))
    return n;

  points[first] = leave (points[first], points[first + 1], rect);
  memmove (points, points + first, (n - first) * sizeof *points);

  return n - first;
}

static void
reverse (TflPoint *points,
         guint     n)
{
  for (guint i = 0; i < n / 2; i++)
    {
      TflPoint swap = points[i];

      points[i] = points[n - 1 - i];
      points[n - 1 - i] = swap;
    }
}

static guint
cut_at (TflPainter *self,
        TflPoint   *points,
        guint       n,
        guint       unit)
{
  const TflRect *rect = tfl_survey_get_rect (self->survey, unit);

  return rect != NULL ? cut_start (points, n, rect) : n;
}

/* Cut to the borders of the units that its ends are drawn as. */
static void
cut_ends (TflRouteLine        *line,
          TflPainter          *self,
          const TflSurveyLine *surveyed)
{
  guint from = tfl_painter_get_shown (self, (guint) surveyed->from);
  guint to = tfl_painter_get_shown (self, (guint) surveyed->to);

  if (from != (guint) surveyed->from)
    line->n_points = cut_at (self, line->points, line->n_points, from);
  if (to != (guint) surveyed->to && line->n_points >= 2)
    {
      reverse (line->points, line->n_points);
      line->n_points = cut_at (self, line->points, line->n_points, to);
      reverse (line->points, line->n_points);
    }
}

gboolean
tfl_painter_is_segment_near (TflPainter *self,
                             TflPoint    a,
                             TflPoint    b)
{
  TflRect rect = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };

  return tfl_painter_is_in_part (self, &rect, TFL_ROUTE_REACH);
}

/* Leaves out what is far from the part that is drawn, at both ends; what lies between two near segments stays.  Of a
 * taut line, which has few, the whole is kept: its label stands in the middle. */
static void
trim (TflRouteLine *line,
      TflPainter   *self)
{
  guint first = 0;

  while (first + 1 < line->n_points && !tfl_painter_is_segment_near (self, line->points[first], line->points[first + 1]))
    first++;
  while (line->n_points > first + 1
         && !tfl_painter_is_segment_near (self, line->points[line->n_points - 2], line->points[line->n_points - 1]))
    {
      line->n_points--;
      line->ends_here = FALSE;
    }
  if (first > 0 && !self->picture->scope->taut)
    {
      line->begins_here = FALSE;
      line->n_points -= first;
      memmove (line->points, line->points + first, line->n_points * sizeof (TflPoint));
    }
}

/* Both ends within one unit that is drawn without what is inside. */
static gboolean
is_swallowed (TflPainter          *self,
              const TflSurveyLine *line)
{
  guint from = tfl_painter_get_shown (self, (guint) line->from);

  return from == tfl_painter_get_shown (self, (guint) line->to)
      && (from != (guint) line->from || from != (guint) line->to);
}

gboolean
tfl_route_line_init (TflRouteLine *line,
                     TflPainter   *self,
                     guint         index)
{
  const TflSurveyLine *surveyed = tfl_survey_get_line (self->survey, index);
  const TflRoute *route = surveyed->route;

  if (route->n_points < 2 || surveyed->from < 0 || surveyed->to < 0
      || !tfl_painter_is_in_part (self, &surveyed->bounds, TFL_ROUTE_REACH) || is_swallowed (self, surveyed)
      || tfl_survey_look_up_line (self->survey, index) == NULL)
    return FALSE;

  line->service = surveyed->service;
  line->route = route;
  line->agreement = surveyed->agreement;
  line->points = g_memdup2 (route->points, route->n_points * sizeof (TflPoint));
  line->n_points = route->n_points;
  line->begins_here = line->ends_here = TRUE;
  cut_ends (line, self, surveyed);
  if (self->part != NULL)
    trim (line, self);
  if (line->n_points >= 2)
    return TRUE;

  g_clear_pointer (&line->points, g_free);

  return FALSE;
}
