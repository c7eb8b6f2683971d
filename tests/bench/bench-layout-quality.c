#include "bench-layout-quality.h"

#include <math.h>
#include <stdlib.h>

#define SLACK 1.0        /* points that count for nothing */
#define TURN 30.0        /* degrees that count as a bend of a curve */
#define STEADY 0.5       /* points that are no movement */

/* A task drawn, and what is worked out of it for several numbers. */
typedef struct
{
  const BenchTask *task;
  const BenchDrawing *drawing;
  GArray *children; /* by node + 1, the page being 0: a GArray of node numbers */
  TflRect *hulls;   /* each node with all that stands in it, even if it sticks out */
  GArray *segments; /* BenchSegment, of routes without needless points */
} Study;

static double
right_of (const TflRect *rect)
{
  return rect->x + rect->width;
}

static double
bottom_of (const TflRect *rect)
{
  return rect->y + rect->height;
}

static void
include (TflRect *sum,
         double   left,
         double   top,
         double   right,
         double   bottom)
{
  right = MAX (right, right_of (sum));
  bottom = MAX (bottom, bottom_of (sum));
  sum->x = MIN (left, sum->x);
  sum->y = MIN (top, sum->y);
  sum->width = right - sum->x;
  sum->height = bottom - sum->y;
}

/* Whether b only goes on from a to c. */
static gboolean
goes_on (const TflPoint *a,
         const TflPoint *b,
         const TflPoint *c)
{
  double ux = b->x - a->x;
  double uy = b->y - a->y;
  double vx = c->x - b->x;
  double vy = c->y - b->y;

  double u = hypot (ux, uy);
  double v = hypot (vx, vy);

  return u < 0.01 || v < 0.01 || (fabs (ux * vy - uy * vx) < 0.001 * u * v && ux * vx + uy * vy > 0);
}

static void
add_segments (Study *self,
              guint  route)
{
  GArray *points = self->drawing->routes[route].points;
  const TflPoint *p = (const TflPoint *) (gpointer) points->data;
  guint start = 0;

  for (guint i = 1; i < points->len; i++)
    {
      BenchSegment segment = { p[start], p[i], route };

      if (i + 1 < points->len && goes_on (&p[start], &p[i], &p[i + 1]))
        continue;
      start = i;
      if (hypot (segment.b.x - segment.a.x, segment.b.y - segment.a.y) > 0)
        g_array_append_val (self->segments, segment);
    }
}

static GArray *
children_of (const Study *self,
             int          node)
{
  return g_array_index (self->children, GArray *, node + 1);
}

static void
study_init (Study              *self,
            const BenchTask    *task,
            const BenchDrawing *drawing)
{
  guint n = drawing->n_nodes;

  *self = (Study){ task, drawing, g_array_new (FALSE, FALSE, sizeof (GArray *)), g_new0 (TflRect, n + 1),
                   g_array_new (FALSE, FALSE, sizeof (BenchSegment)) };
  for (guint i = 0; i <= n; i++)
    {
      GArray *list = g_array_new (FALSE, FALSE, sizeof (int));

      g_array_append_val (self->children, list);
    }
  for (guint i = 0; i < n; i++)
    {
      self->hulls[i] = drawing->rects[i];
      g_array_append_val (children_of (self, bench_task_node (task, (int) i)->parent), i);
    }
  for (guint i = n; i-- > 0;)
    {
      int parent = bench_task_node (task, (int) i)->parent;
      const TflRect *hull = &self->hulls[i];

      if (parent >= 0)
        include (&self->hulls[parent], hull->x, hull->y, right_of (hull), bottom_of (hull));
    }
  for (guint i = 0; i < drawing->n_routes; i++)
    add_segments (self, i);
}

static void
study_clear (Study *self)
{
  for (guint i = 0; i < self->children->len; i++)
    g_array_unref (g_array_index (self->children, GArray *, i));
  g_array_unref (self->children);
  g_array_unref (self->segments);
  g_free (self->hulls);
}

static int
compare_left (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const TflRect *rects = user_data;
  double one = rects[*(const int *) a].x;
  double other = rects[*(const int *) b].x;

  return (one > other) - (one < other);
}

static guint
count_overlaps (const Study *self)
{
  const TflRect *rects = self->drawing->rects;
  guint count = 0;

  for (guint c = 0; c < self->children->len; c++)
    {
      GArray *list = g_array_index (self->children, GArray *, c);

      g_array_sort_with_data (list, compare_left, (gpointer) rects);
      for (guint i = 0; i < list->len; i++)
        for (guint k = i + 1; k < list->len; k++)
          {
            const TflRect *a = &rects[g_array_index (list, int, i)];
            const TflRect *b = &rects[g_array_index (list, int, k)];

            if (b->x >= right_of (a) - SLACK)
              break;
            count += a->y < bottom_of (b) - SLACK && b->y < bottom_of (a) - SLACK;
          }
    }

  return count;
}

static guint
count_outside (const Study *self)
{
  guint count = 0;

  for (guint i = 0; i < self->drawing->n_nodes; i++)
    {
      int parent = bench_task_node (self->task, (int) i)->parent;
      const TflRect *a = &self->drawing->rects[i];
      const TflRect *b;

      if (parent < 0)
        continue;

      b = &self->drawing->rects[parent];
      count += a->x < b->x - SLACK || right_of (a) > right_of (b) + SLACK || bottom_of (a) > bottom_of (b) + SLACK ||
               a->y < b->y + bench_task_node (self->task, parent)->header - SLACK;
    }

  return count;
}

/* Whether the segment runs through the inside of the rectangle: what is left of it after cutting at each side. */
static gboolean
runs_through (const BenchSegment *s,
              const TflRect      *rect)
{
  double from[2] = { s->a.x, s->a.y };
  double way[2] = { s->b.x - s->a.x, s->b.y - s->a.y };
  double least[2] = { rect->x + SLACK, rect->y + SLACK };
  double most[2] = { right_of (rect) - SLACK, bottom_of (rect) - SLACK };
  double first = 0;
  double last = 1;

  for (guint i = 0; i < 2; i++)
    {
      double enter = way[i] != 0 ? ((way[i] > 0 ? least[i] : most[i]) - from[i]) / way[i] : 0;
      double leave = way[i] != 0 ? ((way[i] > 0 ? most[i] : least[i]) - from[i]) / way[i] : 1;

      if (least[i] >= most[i] || (way[i] == 0 && (from[i] <= least[i] || from[i] >= most[i])))
        return FALSE;
      first = MAX (first, enter);
      last = MIN (last, leave);
    }

  return first < last;
}

static gboolean
meets_stranger (const Study        *self,
                const BenchSegment *s,
                int                 container)
{
  const BenchRoute *route = &self->drawing->routes[s->route];
  GArray *list = children_of (self, container);

  for (guint i = 0; i < list->len; i++)
    {
      int node = g_array_index (list, int, i);

      if (!runs_through (s, &self->hulls[node]))
        continue;
      if (!bench_task_is_around (self->task, node, route->from) && !bench_task_is_around (self->task, node, route->to) &&
          runs_through (s, &self->drawing->rects[node]))
        return TRUE;
      if (meets_stranger (self, s, node))
        return TRUE;
    }

  return FALSE;
}

static guint
count_foreign (const Study *self)
{
  guint count = 0;
  guint known = G_MAXUINT;

  for (guint i = 0; i < self->segments->len; i++)
    {
      const BenchSegment *s = &g_array_index (self->segments, BenchSegment, i);

      if (s->route != known && meets_stranger (self, s, -1))
        {
          known = s->route;
          count++;
        }
    }

  return count;
}

static double
angle_between (double a,
               double b)
{
  double angle = fabs (a - b);

  return angle > 180 ? 360 - angle : angle;
}

/* A corner turns at once, a curve little by little: counted each time that 30° have come together. */
static guint
count_bends (const Study *self)
{
  guint count = 0;
  guint route = G_MAXUINT;
  double heading = 0;

  for (guint i = 0; i < self->segments->len; i++)
    {
      const BenchSegment *s = &g_array_index (self->segments, BenchSegment, i);
      double angle = atan2 (s->b.y - s->a.y, s->b.x - s->a.x) * 180 / G_PI;

      if (s->route == route && angle_between (angle, heading) <= TURN)
        continue;
      count += s->route == route;
      route = s->route;
      heading = angle;
    }

  return count;
}

static double
route_length (const Study *self)
{
  double sum = 0;

  for (guint i = 0; i < self->segments->len; i++)
    {
      const BenchSegment *s = &g_array_index (self->segments, BenchSegment, i);

      sum += hypot (s->b.x - s->a.x, s->b.y - s->a.y);
    }

  return sum;
}

static TflRect
page_of (const Study *self)
{
  TflRect page = { 0 };

  if (self->drawing->n_nodes > 0)
    page = self->drawing->rects[0];
  for (guint i = 0; i < self->drawing->n_nodes; i++)
    {
      const TflRect *rect = &self->drawing->rects[i];

      include (&page, rect->x, rect->y, right_of (rect), bottom_of (rect));
    }
  for (guint i = 0; i < self->segments->len; i++)
    {
      const BenchSegment *s = &g_array_index (self->segments, BenchSegment, i);

      include (&page, s->a.x, s->a.y, s->a.x, s->a.y);
      include (&page, s->b.x, s->b.y, s->b.x, s->b.y);
    }

  return page;
}

static void
rate_nodes (const Study  *self,
            BenchQuality *quality)
{
  TflRect page = page_of (self);
  guint n_containers = 0;
  guint n_shaped = 0;
  double area = MAX (page.width * page.height, 1);

  for (guint i = 0; i < self->drawing->n_nodes; i++)
    {
      const BenchNode *node = bench_task_node (self->task, (int) i);
      const TflRect *rect = &self->drawing->rects[i];

      if (node->n_units > 0)
        {
          n_containers++;
          n_shaped += rect->width <= 2 * rect->height && rect->height <= 2 * rect->width;
          continue;
        }
      quality->filled += rect->width * rect->height / area;
      if (!node->work)
        quality->leaves += rect->width * rect->height / area;
    }
  quality->shaped = n_containers > 0 ? (double) n_shaped / n_containers : 1;
  quality->aspect = page.width / MAX (page.height, 1);
}

static void
rate_routes (const Study  *self,
             BenchQuality *quality)
{
  const BenchSegment *segments = (const BenchSegment *) (gpointer) self->segments->data;
  guint n_drawn = 0;
  double n;

  for (guint i = 0; i < self->drawing->n_routes; i++)
    n_drawn += self->drawing->routes[i].points->len > 0;
  n = MAX (n_drawn, 1);

  quality->drawn = self->drawing->n_routes > 0 ? (double) n_drawn / self->drawing->n_routes : 1;
  quality->foreign = count_foreign (self) / n;
  quality->crossings = (double) bench_count_crossings (segments, self->segments->len) / n;
  quality->bends = count_bends (self) / n;
  quality->together = -1;
  quality->hidden = -1;
  if (!self->drawing->curved)
    {
      BenchTogether together = bench_look_together (segments, self->segments->len, self->drawing->n_routes);

      quality->together = together.length / MAX (route_length (self), 1);
      quality->hidden = together.hidden < 0 ? -1 : (double) together.hidden / n;
    }
}

BenchQuality
bench_quality_of (const BenchTask    *task,
                  const BenchDrawing *drawing)
{
  BenchQuality quality = { 0 };
  Study study;

  study_init (&study, task, drawing);
  quality.overlaps = count_overlaps (&study);
  quality.outside = count_outside (&study);
  rate_nodes (&study, &quality);
  rate_routes (&study, &quality);
  study_clear (&study);

  return quality;
}

static gboolean
changed_in_parent (const BenchTask    *task,
                   const BenchDrawing *before,
                   const BenchDrawing *after,
                   guint               i)
{
  int parent = bench_task_node (task, (int) i)->parent;
  const TflRect none = { 0 };
  const TflRect *a = &before->rects[i];
  const TflRect *b = &after->rects[i];
  const TflRect *around_a = parent >= 0 ? &before->rects[parent] : &none;
  const TflRect *around_b = parent >= 0 ? &after->rects[parent] : &none;

  return fabs ((a->x - around_a->x) - (b->x - around_b->x)) > STEADY ||
         fabs ((a->y - around_a->y) - (b->y - around_b->y)) > STEADY || fabs (a->width - b->width) > STEADY ||
         fabs (a->height - b->height) > STEADY;
}

BenchMovement
bench_movement_of (const BenchTask    *task,
                   const BenchDrawing *before,
                   const BenchDrawing *after,
                   int                 container)
{
  BenchMovement movement = { 0 };

  for (guint i = 0; i < before->n_nodes; i++)
    {
      int parent = bench_task_node (task, (int) i)->parent;

      movement.mean += hypot (after->rects[i].x - before->rects[i].x, after->rects[i].y - before->rects[i].y) /
                       before->n_nodes;
      if (parent >= 0 && !bench_task_is_around (task, parent, container))
        movement.strange += changed_in_parent (task, before, after, i);
    }

  return movement;
}
