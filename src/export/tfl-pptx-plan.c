/* Which services lead from which body to which, and where they end there. */
#include "config.h"

#include "tfl-pptx-draw.h"

#include <math.h>

#define MILLION 1000000
#define NEAR 3.0   /* an end so far from a body's outline is at it */
#define MIDDLE 0.5 /* so far from the middle of a side is there */

typedef struct
{
  TflPptxPlan *plan;
  TflScene    *scene;
  TflModel    *model;
  GHashTable  *bodies; /* id of a unit: index of its body plus one */
} Planner;

static void
route_free (TflPptxRoute *self)
{
  g_array_unref (self->points);
  g_free (self);
}

void
tfl_pptx_plan_free (TflPptxPlan *self)
{
  g_hash_table_unref (self->ports);
  g_hash_table_unref (self->routes);
  g_hash_table_unref (self->badges);
  g_hash_table_unref (self->ids);
  g_free (self);
}

/* On the way from a to c. */
static gboolean
is_between (TflPoint a,
            TflPoint b,
            TflPoint c)
{
  double cross = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  double along = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);

  return fabs (cross) <= 0.01 * (1 + hypot (c.x - a.x, c.y - a.y)) && along >= 0;
}

static void
append_point (GArray   *points,
              TflPoint  point)
{
  while (points->len > 1 && is_between (g_array_index (points, TflPoint, points->len - 2),
                                        g_array_index (points, TflPoint, points->len - 1), point))
    g_array_set_size (points, points->len - 1);
  g_array_append_val (points, point);
}

/* All pieces of the line: those between gaps are one. */
static TflPptxRoute *
route_new (TflScene *scene,
           guint     begin)
{
  TflPptxRoute *self = g_new0 (TflPptxRoute, 1);
  guint end = tfl_scene_get_shape (scene, begin)->end;

  self->points = g_array_new (FALSE, FALSE, sizeof (TflPoint));
  for (guint i = begin + 1; i < end; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->kind != TFL_SHAPE_LINE || shape->part != TFL_PART_ROUTE)
        continue;
      if (self->points->len == 0)
        self->style = *shape;
      self->style.end_mark = shape->end_mark;
      for (guint k = 0; k < shape->n_points; k++)
        append_point (self->points, shape->points[k]);
    }

  return self;
}

static double
distance_to (TflRect  rect,
             TflPoint point)
{
  double dx = MAX (MAX (rect.x - point.x, point.x - rect.x - rect.width), 0);
  double dy = MAX (MAX (rect.y - point.y, point.y - rect.y - rect.height), 0);
  double across = MIN (point.x - rect.x, rect.x + rect.width - point.x);
  double down = MIN (point.y - rect.y, rect.y + rect.height - point.y);

  return dx > 0 || dy > 0 ? hypot (dx, dy) : fabs (MIN (across, down));
}

/* The body that a unit is drawn as: its own, or of the innermost unit around it that is drawn. */
static gboolean
lift (Planner    *self,
      const char *unit,
      guint      *body)
{
  while (unit != NULL)
    {
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->bodies, unit));
      const TflElement *element = tfl_model_lookup (self->model, unit);

      if (index > 0)
        {
          *body = index - 1;
          return TRUE;
        }
      unit = element != NULL ? tfl_element_get_parent (element) : NULL;
    }

  return FALSE;
}

/* Of units that may be at the end of a line, the one whose outline the end is at. */
static gboolean
find_body (Planner           *self,
           const char *const *units,
           TflPoint           point,
           guint             *body)
{
  double best = NEAR;
  gboolean found = FALSE;

  for (guint i = 0; units[i] != NULL; i++)
    {
      guint index;

      if (lift (self, units[i], &index) && distance_to (tfl_scene_get_shape (self->scene, index)->rect, point) <= best)
        {
          best = distance_to (tfl_scene_get_shape (self->scene, index)->rect, point);
          *body = index;
          found = TRUE;
        }
    }

  return found;
}

static void
find_side (TflRect      rect,
           TflPoint     point,
           TflPptxPort *port)
{
  double away[] = { fabs (point.y - rect.y), fabs (point.x - rect.x), fabs (point.y - rect.y - rect.height),
                    fabs (point.x - rect.x - rect.width) };
  gboolean is_flat;
  double along, length;

  port->side = 0;
  for (int side = 1; side < 4; side++)
    if (away[side] < away[port->side])
      port->side = side;
  is_flat = port->side % 2 == 0;
  along = is_flat ? point.x - rect.x : point.y - rect.y;
  length = MAX (is_flat ? rect.width : rect.height, 1e-6);
  port->at = (int) CLAMP (lround (along / length * MILLION), 0, MILLION);
  port->site = fabs (along - length / 2) <= MIDDLE ? port->side : -1;
  if (port->site >= 0)
    port->at = MILLION / 2;
}

static TflPptxPort
make_port (Planner  *self,
           guint     body,
           TflPoint  point)
{
  TflPptxPort port = { .body = body };
  GArray *ports = g_hash_table_lookup (self->plan->ports, GUINT_TO_POINTER (body));

  find_side (tfl_pptx_outline (tfl_scene_get_shape (self->scene, body)), point, &port);
  if (port.site >= 0)
    return port;

  if (ports == NULL)
    {
      ports = g_array_new (FALSE, FALSE, sizeof (TflPptxPort));
      g_hash_table_insert (self->plan->ports, GUINT_TO_POINTER (body), ports);
    }
  for (guint i = 0; i < ports->len; i++)
    if (g_array_index (ports, TflPptxPort, i).side == port.side && g_array_index (ports, TflPptxPort, i).at == port.at)
      return g_array_index (ports, TflPptxPort, i);

  port.site = 4 + (int) ports->len;
  g_array_append_val (ports, port);

  return port;
}

static void
add_route (Planner          *self,
           guint             begin,
           const TflElement *service)
{
  TflPptxRoute *route = route_new (self->scene, begin);
  const char *providers[] = { tfl_element_get (service, TFL_SERVICE_PROVIDER), NULL };
  g_auto (GStrv) customers = tfl_element_get_refs (service, TFL_SERVICE_CUSTOMERS);
  guint from, to;

  if (route->points->len >= 2
      && find_body (self, providers, g_array_index (route->points, TflPoint, 0), &from)
      && find_body (self, (const char *const *) customers, g_array_index (route->points, TflPoint, route->points->len - 1), &to))
    {
      route->has_ends = TRUE;
      route->from = make_port (self, from, g_array_index (route->points, TflPoint, 0));
      route->to = make_port (self, to, g_array_index (route->points, TflPoint, route->points->len - 1));
    }
  if (route->points->len >= 2)
    g_hash_table_insert (self->plan->routes, GUINT_TO_POINTER (begin + 1), route);
  else
    route_free (route);
}

static void
find_bodies (Planner *self)
{
  for (guint i = 0; i < tfl_scene_get_n_shapes (self->scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (self->scene, i);

      if (shape->element == NULL)
        continue;
      if (shape->kind == TFL_SHAPE_BEGIN && shape->part == TFL_PART_BADGE)
        g_hash_table_insert (self->plan->badges, (gpointer) shape->element, GUINT_TO_POINTER (i + 1));
      else if (shape->kind == TFL_SHAPE_BOX && shape->part == TFL_PART_BODY
               && !g_hash_table_contains (self->bodies, shape->element))
        g_hash_table_insert (self->bodies, (gpointer) shape->element, GUINT_TO_POINTER (i + 1));
    }
}

TflPptxPlan *
tfl_pptx_plan_new (TflScene *scene,
                   TflModel *model)
{
  TflPptxPlan *plan = g_new0 (TflPptxPlan, 1);
  g_autoptr (GHashTable) bodies = g_hash_table_new (g_str_hash, g_str_equal);
  Planner self = { plan, scene, model, bodies };

  plan->ports = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  plan->routes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) route_free);
  plan->badges = g_hash_table_new (g_str_hash, g_str_equal);
  plan->ids = g_hash_table_new (NULL, NULL);
  find_bodies (&self);
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);
      const TflElement *element = shape->kind == TFL_SHAPE_BEGIN ? tfl_model_lookup (model, shape->element) : NULL;

      if (element != NULL && tfl_element_get_kind (element) == TFL_KIND_SERVICE)
        add_route (&self, i, element);
    }

  return plan;
}
