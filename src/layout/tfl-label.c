#include "config.h"

#include "tfl-label.h"

#include <math.h>

#define FROM_TIP 14.0 /* beyond the arrow's tip */
#define FROM_RING 6.0 /* from the provider's end */
#define BESIDE 10.0   /* from a line that runs down */
#define STEP 8.0
#define CLEARANCE 2.0

static gboolean
overlap (const TflRect *a,
         const TflRect *b,
         double         clearance)
{
  return a->x < b->x + b->width + clearance && b->x < a->x + a->width + clearance &&
         a->y < b->y + b->height + clearance && b->y < a->y + a->height + clearance;
}

static gboolean
is_within (const TflRect *inner,
           const TflRect *outer)
{
  return inner->x >= outer->x + CLEARANCE && inner->y >= outer->y + CLEARANCE &&
         inner->x + inner->width <= outer->x + outer->width - CLEARANCE &&
         inner->y + inner->height <= outer->y + outer->height - CLEARANCE;
}

gboolean
tfl_label_is_crossed (const TflRect    *label,
                      const TflSegment *segment)
{
  TflRect rect = { segment->a.x, segment->a.y, segment->b.x - segment->a.x, segment->b.y - segment->a.y };

  return overlap (label, &rect, CLEARANCE);
}

static TflSegment
segment_of (const TflRoute *route,
            guint           i)
{
  const TflPoint *a = &route->points[i];
  const TflPoint *b = &route->points[i + 1];

  return (TflSegment){ { MIN (a->x, b->x), MIN (a->y, b->y) }, { MAX (a->x, b->x), MAX (a->y, b->y) } };
}

static gboolean
is_clear (const TflRoute      *route,
          guint                own_segment,
          const TflRect       *label,
          const TflLabelPlace *place)
{
  if (!is_within (label, &place->within))
    return FALSE;
  for (guint i = 0; i < place->n_solid; i++)
    if (overlap (label, &place->solid[i], CLEARANCE))
      return FALSE;
  for (guint i = 0; i < place->n_borders; i++)
    if (overlap (label, &place->borders[i], CLEARANCE) && !is_within (label, &place->borders[i]))
      return FALSE;
  for (guint i = 0; i < place->n_segments; i++)
    if (tfl_label_is_crossed (label, &place->segments[i]))
      return FALSE;
  for (guint i = 0; i + 1 < route->n_points; i++)
    {
      TflSegment segment = segment_of (route, i);

      if (i != own_segment && tfl_label_is_crossed (label, &segment))
        return FALSE;
    }

  return TRUE;
}

/* The label beside one segment, so far from the end of it that is nearer to the customer. */
static TflRect
rect_at (const TflRoute *route,
         guint           segment,
         TflRect         size,
         double          along,
         gboolean        at_left)
{
  const TflPoint *from = &route->points[segment];
  const TflPoint *to = &route->points[segment + 1];

  if (from->y == to->y)
    {
      double near = from->x > to->x ? to->x + along : to->x - along - size.width;

      return (TflRect){ near, to->y - size.height / 2, size.width, size.height };
    }
  else
    {
      double near = from->y > to->y ? to->y + along : to->y - along - size.height;

      return (TflRect){ at_left ? to->x - BESIDE - size.width : to->x + BESIDE, near, size.width,
                        size.height };
    }
}

static gboolean
try_segment (TflRoute            *route,
             guint                segment,
             TflRect              size,
             gboolean             at_left,
             const TflLabelPlace *place)
{
  const TflPoint *from = &route->points[segment];
  const TflPoint *to = &route->points[segment + 1];
  gboolean across = from->y == to->y;
  double length = fabs (from->x - to->x) + fabs (from->y - to->y);
  double needed = across ? size.width : size.height;

  for (double along = FROM_TIP; along + needed + FROM_RING <= length; along += STEP)
    {
      TflRect rect = rect_at (route, segment, size, along, at_left);

      if (is_clear (route, segment, &rect, place))
        {
          route->label = rect;
          route->label_vertical = !across;
          return TRUE;
        }
    }

  return FALSE;
}

void
tfl_label_place (TflRoute            *route,
                 double               width,
                 double               height,
                 const TflLabelPlace *place)
{
  TflRect size = { 0, 0, width, height };

  route->label = (TflRect){
    0,
  };
  if (width <= 0)
    return;

  for (int at_left = FALSE; at_left <= TRUE; at_left++)
    for (guint i = route->n_points - 1; i-- > 0;)
      if (try_segment (route, i, size, at_left, place))
        return;
}
