#include "config.h"

#include "tfl-route.h"

#include "tfl-plan.h"
#include "tfl-straight.h"

#include <math.h>
#include <string.h>

#define NO_DIFFERENCE 0.02
#define LINES_AT_A_TIME 64
#define FEW_LINES 300

typedef struct
{
  TflLayoutInput *input;
  const TflPlacing *placing;
  GCancellable *cancellable;
  gboolean thorough; /* few lines: time for a better picture */
  TflNestList level; /* the containers that are routed at the same time */
  TflPlan *plan;
  guint *order; /* hops, container after container, and within one in the order of the lines */
  guint *start; /* of each container's hops in the order; two more at the end */
  TflPoint *ends; /* of each hop: where it comes out of its container, on the page */
  TflHopAnswer **answers; /* of each container */
  guint *index;                 /* of each hop among those of its container */
  TflRect *labels;              /* of each line, on the page; width 0 while it has none */
  gboolean *labels_vertical;
  TflRoute *routes; /* of each line */
} Routing;

static TflRect
container_rect (const TflPlacing *placing,
                guint                 container)
{
  return container == tfl_nest_page (placing->nest) ? (TflRect){ 0, 0, 0, 0 } : placing->rects[container];
}

/* Sorts the hops by container, in one pass over a count. */
static void
sort_hops (Routing *self)
{
  guint n_containers = tfl_nest_page (self->placing->nest) + 1;

  self->start = g_new0 (guint, n_containers + 2);
  self->order = g_new (guint, self->plan->n_hops + 1);
  for (guint i = 0; i < self->plan->n_hops; i++)
    self->start[self->plan->hops[i].container + 2]++;
  for (guint i = 2; i <= n_containers + 1; i++)
    self->start[i] += self->start[i - 1];
  for (guint i = 0; i < self->plan->n_hops; i++)
    self->order[self->start[self->plan->hops[i].container + 1]++] = i;
}

static double
along (TflSide  side,
       TflPoint point)
{
  return tfl_side_is_across (side) ? point.y : point.x;
}

/* Where the hop inside the child came to its border. */
static void
continue_from (Routing   *self,
               guint      container,
               guint      inner_hop,
               TflHopEnd *end)
{
  TflRect rect = container_rect (self->placing, container);
  TflPoint point = self->ends[inner_hop];

  end->span.low = end->span.high = along (end->side, (TflPoint){ point.x - rect.x, point.y - rect.y });
}

static gboolean
is_inner (Routing *self,
          guint    hop,
          guint    container)
{
  guint page = tfl_nest_page (self->placing->nest);
  guint inner = self->plan->hops[hop].container;

  return inner != page && tfl_nest_parent (self->placing->nest, inner) == container;
}

/* The label goes where the customer is, else to the first container out from there with room for it, at last to the common
 * one. */
static void
ask_label (Routing *self,
           guint    hop,
           TflHop  *asked)
{
  guint line = self->plan->hops[hop].line;
  const TflLayoutLine *wanted = tfl_layout_input_get_line (self->input, line);
  guint common = tfl_nest_line (self->placing->nest, line)->container;
  gboolean before = self->plan->hops[hop].hop.to.child < 0 && self->plan->hops[hop].container != common;

  if (before || self->labels[line].width > 0)
    return;
  asked->label_width = wanted->label_width;
  asked->label_height = wanted->label_height;
}

static void
keep_label (Routing           *self,
            guint              container,
            guint              hop,
            const TflHopRoute *route)
{
  guint line = self->plan->hops[hop].line;
  TflRect rect = container_rect (self->placing, container);

  if (route->label.width <= 0)
    return;
  self->labels[line] = route->label;
  self->labels[line].x += rect.x;
  self->labels[line].y += rect.y;
  self->labels_vertical[line] = route->label_vertical;
}

static void
keep_ends (Routing            *self,
           guint               container,
           const TflHopAnswer *answer)
{
  TflRect rect = container_rect (self->placing, container);

  for (guint k = 0; k < answer->n_routes; k++)
    {
      guint hop = self->order[self->start[container] + k];
      const TflHopRoute *route = &answer->routes[k];
      const TflHop *asked = &self->plan->hops[hop].hop;
      TflPoint point = { 0, 0 };

      if (route->n_points > 0 && asked->from.child < 0)
        point = answer->points[route->first];
      else if (route->n_points > 0)
        point = answer->points[route->first + route->n_points - 1];
      self->ends[hop] = (TflPoint){ point.x + rect.x, point.y + rect.y };
      self->index[hop] = k;
      keep_label (self, container, hop, route);
    }
}

static void
route_container (guint    task,
                 guint    worker,
                 gpointer user_data)
{
  Routing *self = user_data;
  guint container = self->level.items[task];
  guint first = self->start[container];
  guint end = self->start[container + 1];
  g_autoptr (GArray) all = NULL;

  if (first == end || g_cancellable_is_cancelled (self->cancellable))
    return;

  all = g_array_sized_new (FALSE, FALSE, sizeof (TflHop), end - first);
  for (guint i = first; i < end; i++)
    {
      guint hop = self->order[i];
      guint line = self->plan->hops[hop].line;
      TflHop asked = self->plan->hops[hop].hop;

      if (hop > self->plan->first[line] && is_inner (self, hop - 1, container))
        continue_from (self, container, hop - 1, &asked.from);
      if (hop + 1 < self->plan->first[line + 1] && is_inner (self, hop + 1, container))
        continue_from (self, container, hop + 1, &asked.to);
      ask_label (self, hop, &asked);
      g_array_append_val (all, asked);
    }

  self->answers[container] =
      tfl_room_route (self->placing->rooms[container], (const TflHop *) all->data, all->len,
                      self->thorough);
  keep_ends (self, container, self->answers[container]);
}

static gboolean
is_between (double a,
            double b,
            double c)
{
  return (a <= b && b <= c) || (a >= b && b >= c);
}

/* Drops the point before where it lies on the way to this one. The sums that lead to the places of two
 * containers differ by less than anybody sees: such differences are taken back. */
static void
append_point (GArray   *points,
              TflPoint  point)
{
  while (points->len > 0)
    {
      const TflPoint *last = &g_array_index (points, TflPoint, points->len - 1);
      const TflPoint *before = last - 1;
      gboolean same_x = fabs (last->x - point.x) < NO_DIFFERENCE;
      gboolean same_y = fabs (last->y - point.y) < NO_DIFFERENCE;
      gboolean straight = points->len > 1 && ((same_x && before->x == last->x && is_between (before->y, last->y, point.y)) ||
                                              (same_y && before->y == last->y && is_between (before->x, last->x, point.x)));

      if (same_x)
        point.x = last->x;
      if (same_y)
        point.y = last->y;
      if (!straight && !(same_x && same_y))
        break;
      g_array_set_size (points, points->len - 1);
    }
  g_array_append_val (points, point);
}

/* Units may be larger than their content asked for: a hop then goes on to where the border really is. */
static TflPoint
on_border (TflSide        side,
           const TflRect *rect,
           TflPoint       point)
{
  switch (side)
    {
    case TFL_SIDE_LEFT:
      return (TflPoint){ rect->x, point.y };
    case TFL_SIDE_RIGHT:
      return (TflPoint){ rect->x + rect->width, point.y };
    case TFL_SIDE_TOP:
      return (TflPoint){ point.x, rect->y };
    case TFL_SIDE_BOTTOM:
    case TFL_N_SIDES:
      break;
    }
  return (TflPoint){ point.x, rect->y + rect->height };
}

/* FALSE where a hop has no way. */
static gboolean
join_hops (Routing *self,
           guint    line,
           GArray  *points)
{
  g_array_set_size (points, 0);
  for (guint hop = self->plan->first[line]; hop < self->plan->first[line + 1]; hop++)
    {
      guint container = self->plan->hops[hop].container;
      TflRect rect = container_rect (self->placing, container);
      const TflHopAnswer *answer = self->answers[container];
      const TflHop *asked = &self->plan->hops[hop].hop;
      const TflHopRoute *route;

      if (answer == NULL || answer->routes[self->index[hop]].n_points == 0)
        return FALSE;
      route = &answer->routes[self->index[hop]];
      for (guint i = 0; i < route->n_points; i++)
        {
          TflPoint point = answer->points[route->first + i];

          point = (TflPoint){ point.x + rect.x, point.y + rect.y };
          if (i == 0 && asked->from.child < 0)
            point = on_border (asked->from.side, &rect, point);
          if (i + 1 == route->n_points && asked->to.child < 0)
            point = on_border (asked->to.side, &rect, point);
          append_point (points, point);
        }
    }

  return points->len > 1;
}

/* The routes of some lines that follow one another. */
static void
make_routes (guint    task,
             guint    worker,
             gpointer user_data)
{
  Routing *self = user_data;
  guint n_lines = tfl_layout_input_get_n_lines (self->input);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TflPoint));

  for (guint i = task * LINES_AT_A_TIME; i < MIN (n_lines, (task + 1) * LINES_AT_A_TIME); i++)
    {
      const TflLayoutLine *asked = tfl_layout_input_get_line (self->input, i);
      TflRoute *route = &self->routes[i];

      if (!join_hops (self, i, points))
        continue;
      route->service = asked->service;
      route->customer = asked->customer;
      route->label = self->labels[i];
      route->label_vertical = self->labels_vertical[i];
      route->n_points = points->len;
      route->points = g_memdup2 (points->data, points->len * sizeof (TflPoint));
    }
}

static void
prepare_container (guint    task,
                   guint    worker,
                   gpointer user_data)
{
  const Routing *self = user_data;
  TflNestList units = tfl_nest_units (self->placing->nest, task);
  TflRoom *room = self->placing->rooms[task];
  g_autoptr (GMutexLocker) locker = NULL;
  gboolean passed = FALSE;

  for (guint i = 0; i < units.n && !passed; i++)
    passed = tfl_nest_traffic (self->placing->nest, units.items[i]) > 0;
  if (!passed)
    return;

  locker = g_mutex_locker_new (tfl_room_get_lock (room));
  if (tfl_room_prepare (room))
    tfl_plan_prepare (self->input, self->placing, task);
}

static void
rest_container (guint    task,
                guint    worker,
                gpointer user_data)
{
  const TflPlacing *placing = user_data;

  if (placing->rooms[task] != NULL)
    tfl_room_rest (placing->rooms[task]);
}

static void
routing_clear (Routing *self)
{
  g_clear_pointer (&self->plan, tfl_plan_free);
  g_free (self->order);
  g_free (self->start);
  g_free (self->ends);
  g_free (self->index);
  g_free (self->labels);
  g_free (self->labels_vertical);
  for (guint i = 0; self->answers != NULL && i <= tfl_nest_page (self->placing->nest); i++)
    g_clear_pointer (&self->answers[i], tfl_hop_answer_unref);
  g_free (self->answers);
}

static void
routing_init (Routing          *self,
              TflLayoutInput   *input,
              const TflPlacing *placing,
              TflCrew          *crew,
              GCancellable     *cancellable)
{
  guint n_lines = tfl_layout_input_get_n_lines (input);

  *self = (Routing){ .input = input, .placing = placing, .cancellable = cancellable, .thorough = n_lines <= FEW_LINES };
  tfl_crew_run (crew, tfl_nest_page (placing->nest), prepare_container, self);
  self->plan = tfl_plan_new (input, placing);
  tfl_straight_choose (self->plan, input, placing);
  self->ends = g_new0 (TflPoint, self->plan->n_hops + 1);
  self->index = g_new0 (guint, self->plan->n_hops + 1);
  self->labels = g_new0 (TflRect, n_lines + 1);
  self->labels_vertical = g_new0 (gboolean, n_lines + 1);
  self->answers = g_new0 (TflHopAnswer *, tfl_nest_page (placing->nest) + 1);
  sort_hops (self);
}

TflRoute *
tfl_route_lines (TflLayoutInput   *input,
                 const TflPlacing *placing,
                 TflCrew          *crew,
                 GCancellable     *cancellable)
{
  TflRoute *routes = NULL;
  Routing routing;

  routing_init (&routing, input, placing, crew, cancellable);
  for (guint i = 0; i < tfl_nest_n_levels (placing->nest); i++)
    {
      routing.level = tfl_nest_level (placing->nest, i);
      tfl_crew_run (crew, routing.level.n, route_container, &routing);
    }
  if (!g_cancellable_is_cancelled (cancellable))
    {
      guint n_lines = tfl_layout_input_get_n_lines (input);

      routing.routes = routes = g_new0 (TflRoute, n_lines + 1);
      tfl_crew_run (crew, (n_lines + LINES_AT_A_TIME - 1) / LINES_AT_A_TIME, make_routes, &routing);
    }

  tfl_crew_run (crew, tfl_nest_page (placing->nest) + 1, rest_container, (gpointer) placing);
  routing_clear (&routing);
  return routes;
}
