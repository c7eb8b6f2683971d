#include "config.h"

#include "tfl-trip.h"

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
  self->stale = TRUE;
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
  g_clear_pointer (&self->route.points, g_atomic_rc_box_release);
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

static void
append_hop (const TflTripHop   *hop,
            const TflHopAnswer *answer,
            const TflRect      *rect,
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
      append_point (points, point);
    }
}

/* The label stands where the customer is, else in the first container out from there that has room for it. */
static void
take_label (TflTrip              *self,
            const TflPlacing     *placing,
            TflHopAnswer *const  *answers,
            const guint          *containers)
{
  for (guint i = self->n_hops; i-- > 0;)
    if (self->hops[i].labelled)
      {
        const TflHopRoute *route = &answers[containers[i]]->routes[self->hops[i].index];

        self->route.label = route->label;
        self->route.label.x += placing->rects[containers[i]].x;
        self->route.label.y += placing->rects[containers[i]].y;
        self->route.label_vertical = route->label_vertical;
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

void
tfl_trip_join (TflTrip              *self,
               TflLayoutInput       *input,
               const TflPlacing     *placing,
               TflHopAnswer *const  *answers,
               GArray               *containers,
               GArray               *points)
{
  const guint *list;

  g_clear_pointer (&self->route.points, g_atomic_rc_box_release);
  self->route = (TflRoute){ .n_points = 0 };
  tfl_trip_list_containers (self, input, placing->nest, self->line, containers);
  list = (const guint *) containers->data;
  if (!has_routes (self, answers, list))
    return;

  g_array_set_size (points, 0);
  for (guint i = 0; i < self->n_hops; i++)
    append_hop (&self->hops[i], answers[list[i]], &placing->rects[list[i]], points);
  if (points->len < 2)
    return;

  take_label (self, placing, answers, list);
  self->route.n_points = points->len;
  self->route.points = g_atomic_rc_box_dup (points->len * sizeof (TflPoint), (TflPoint *) points->data);
}
