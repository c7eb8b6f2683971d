#include "config.h"

#include "tfl-trip.h"

#include "tfl-borders.h"

#include <math.h>
#include <string.h>

#define NO_DIFFERENCE 0.02

TflTrip *
tfl_trip_new (const TflPlan  *plan,
              guint           index,
              TflNest        *nest,
              TflLayoutInput *input)
{
  const TflPlannedHop *hops = plan->hops + plan->first[index];
  guint n_hops = plan->first[index + 1] - plan->first[index];
  TflTrip *self = g_malloc0 (sizeof (TflTrip) + n_hops * sizeof (TflTripHop));
  guint from;

  self->line = plan->lines[index];
  from = (guint) tfl_layout_input_get_line (input, self->line)->from;
  self->n_hops = n_hops;
  self->common = tfl_nest_depth (nest, from) - tfl_nest_depth (nest, tfl_nest_line (nest, self->line)->from);
  self->fresh = TRUE;
  for (guint i = 0; i < n_hops; i++)
    {
      self->hops[i].hop = hops[i].hop;
      self->hops[i].index = TFL_NOT_THERE;
    }
  return self;
}

void
tfl_trip_succeed (TflTrip       *self,
                  const TflTrip *before)
{
  for (guint i = 0; i < self->n_hops && self->n_hops == before->n_hops; i++)
    {
      self->hops[i].index = before->hops[i].index;
      self->hops[i].end = before->hops[i].end;
      self->hops[i].labelled = before->hops[i].labelled;
    }
}

void
tfl_trip_free (TflTrip *self)
{
  g_free (self);
}

/* From the box out to its container in the common one; a box that is the common container has none. */
static void
append_containers (TflNest *nest,
                   guint    box,
                   guint    top,
                   GArray  *containers)
{
  while (box != top)
    {
      box = tfl_nest_parent (nest, box);
      g_array_append_val (containers, box);
    }
}

void
tfl_trip_list_containers (const TflTrip  *self,
                          TflLayoutInput *input,
                          TflNest        *nest,
                          guint           line,
                          GArray         *containers)
{
  const TflLayoutLine *asked = tfl_layout_input_get_line (input, line);
  const TflNestLine *lifted = tfl_nest_line (nest, line);
  guint first;

  g_array_set_size (containers, 0);
  if (self->n_hops == 0)
    return;
  if (asked->from == asked->to)
    {
      guint parent = tfl_nest_parent (nest, asked->from);

      g_array_append_val (containers, parent);
      return;
    }

  append_containers (nest, asked->from, lifted->from, containers);
  g_array_append_val (containers, lifted->container);
  first = containers->len;
  append_containers (nest, asked->to, lifted->to, containers);
  for (guint i = first, k = containers->len; i + 1 < k; i++)
    {
      guint swapped = g_array_index (containers, guint, i);

      g_array_index (containers, guint, i) = g_array_index (containers, guint, --k);
      g_array_index (containers, guint, k) = swapped;
    }
}

/* Which child of the container that is; −1 for the container itself. */
static int
child_of (const TflPlacing *placing,
          guint             container,
          guint             box)
{
  return box == container ? -1 : (int) placing->local[box];
}

static gboolean
is_gate_open (const TflPlacing *placing,
              guint             container,
              const TflHopEnd  *end)
{
  TflMaze *maze = tfl_room_get_maze (placing->rooms[container]);
  TflSpan span = tfl_maze_gate_span (maze, tfl_maze_gate (maze, end->child, end->side));

  return span.low < span.high;
}

static gboolean
is_steady (const TflDrifting *drifting,
           guint              container)
{
  return tfl_drifting_of_container (drifting, container) == TFL_SAME_ROOM;
}

/* As it is in a container that is not steady. FALSE where one of its sides is closed. */
static gboolean
follow_children (TflTrip           *self,
                 const TflStanding *here,
                 const guint       *containers,
                 guint              i)
{
  const TflLayoutLine *line = tfl_layout_input_get_line (here->input, self->line);
  TflHop *hop = &self->hops[i].hop;

  if (i <= self->common)
    hop->from.child = child_of (here->placing, containers[i], i > 0 ? containers[i - 1] : (guint) line->from);
  if (i >= self->common)
    hop->to.child = child_of (here->placing, containers[i], i + 1 < self->n_hops ? containers[i + 1] : (guint) line->to);
  hop->via = 0;
  return is_gate_open (here->placing, containers[i], &hop->from) && is_gate_open (here->placing, containers[i], &hop->to);
}

/* As it is at the border to a container farther out that is not steady. */
static void
follow_border (TflTrip           *self,
               const TflStanding *here,
               const guint       *containers,
               guint              i)
{
  const TflLayoutLine *line = tfl_layout_input_get_line (here->input, self->line);
  TflHop *hop = &self->hops[i].hop;

  if (i < self->common)
    tfl_border_open (&hop->to, here->placing, containers[i], line->to);
  else
    tfl_border_open (&hop->from, here->placing, containers[i], line->from);
}

gboolean
tfl_trip_follow (TflTrip           *self,
                 const TflStanding *here,
                 const TflDrifting *drifting,
                 GArray            *containers,
                 GArray            *changed)
{
  const guint *list;

  tfl_trip_list_containers (self, here->input, here->placing->nest, self->line, containers);
  list = (const guint *) containers->data;
  g_array_set_size (changed, self->n_hops);
  for (guint i = 0; i < self->n_hops; i++)
    {
      TflHop before = self->hops[i].hop;

      if (!is_steady (drifting, list[i]) && !follow_children (self, here, list, i))
        return FALSE;
      if ((i < self->common && !is_steady (drifting, list[i + 1])) || (i > self->common && !is_steady (drifting, list[i - 1])))
        follow_border (self, here, list, i);
      g_array_index (changed, guint8, i) = memcmp (&before, &self->hops[i].hop, sizeof before) != 0;
    }
  return self->n_hops > 0;
}

static gboolean
is_between (double a,
            double b,
            double c)
{
  return (a <= b && b <= c) || (a >= b && b >= c);
}

/* first: of the route. Drops the point before where it lies on the way to this one. The sums that lead to the places of two
 * containers differ by less than anybody sees: such differences are taken back. */
static void
append_point (GArray   *points,
              guint     first,
              TflPoint  point)
{
  while (points->len > first)
    {
      const TflPoint *last = &g_array_index (points, TflPoint, points->len - 1);
      const TflPoint *before = points->len > first + 1 ? last - 1 : NULL;
      gboolean same_x = fabs (last->x - point.x) < NO_DIFFERENCE;
      gboolean same_y = fabs (last->y - point.y) < NO_DIFFERENCE;
      gboolean straight =
          before != NULL && ((same_x && before->x == last->x && is_between (before->y, last->y, point.y)) ||
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

static void
append_hop (const TflTripHop   *hop,
            const TflHopAnswer *answer,
            const TflRect      *rect,
            guint               first,
            GArray             *points)
{
  const TflHopRoute *route = &answer->routes[hop->index];

  for (guint i = 0; i < route->n_points; i++)
    {
      TflPoint point = answer->points[route->first + i];

      point = (TflPoint){ point.x + rect->x, point.y + rect->y };
      if (i == 0 && hop->hop.from.child < 0)
        point = on_border (hop->hop.from.side, rect, point);
      if (i + 1 == route->n_points && hop->hop.to.child < 0)
        point = on_border (hop->hop.to.side, rect, point);
      append_point (points, first, point);
    }
}

/* The label stands where the customer is, else in the first container out from there that has room for it. */
static void
take_label (const TflTrip        *self,
            const TflPlacing     *placing,
            TflHopAnswer *const  *answers,
            const guint          *containers,
            TflRoute             *joined)
{
  for (guint i = self->n_hops; i-- > 0;)
    if (self->hops[i].labelled)
      {
        const TflHopRoute *route = &answers[containers[i]]->routes[self->hops[i].index];

        joined->label = route->label;
        joined->label.x += placing->rects[containers[i]].x;
        joined->label.y += placing->rects[containers[i]].y;
        joined->label_vertical = route->label_vertical;
        return;
      }
}

static gboolean
has_routes (const TflTrip       *self,
            TflHopAnswer *const *answers,
            const guint         *containers)
{
  for (guint i = 0; i < self->n_hops; i++)
    if (answers[containers[i]] == NULL || answers[containers[i]]->routes[self->hops[i].index].n_points == 0)
      return FALSE;
  return self->n_hops > 0;
}

TflRoute
tfl_trip_join (const TflTrip       *self,
               const TflStanding   *here,
               TflHopAnswer *const *answers,
               GArray              *containers,
               GArray              *points)
{
  TflRoute route = { .n_points = 0 };
  guint first = points->len;
  const guint *list;

  tfl_trip_list_containers (self, here->input, here->placing->nest, self->line, containers);
  list = (const guint *) containers->data;
  if (!has_routes (self, answers, list))
    return route;

  for (guint i = 0; i < self->n_hops; i++)
    append_hop (&self->hops[i], answers[list[i]], &here->placing->rects[list[i]], first, points);
  if (points->len < first + 2)
    {
      g_array_set_size (points, first);
      return route;
    }

  take_label (self, here->placing, answers, list, &route);
  route.n_points = points->len - first;
  return route;
}
