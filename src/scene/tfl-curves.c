#include "config.h"

#include "tfl-curves.h"

#include "tfl-measure.h"
#include "tfl-taken.h"

#include "layout/tfl-rect.h"

#include <math.h>

#define AROUND 3.0          /* points that are looked at on each side of a curve */
#define OVER_TEXT 1.8       /* what a point of length over a text costs more than another */
#define OVER_UNIT 0.7       /* … over a unit at neither end */
#define OVER_LINE 14.0      /* … each sample on a line */
#define OFF_PAGE 40.0       /* … each sample beyond all that stands anywhere */
#define MARGIN 40.0
#define CHIP_INSET 6.0      /* of a chip's texts */
#define UPRIGHT 70.0        /* … for leaving a chip upwards or downwards: chips stand close below each other */
#define AWRY 160.0          /* … for leaving by a side that looks away from the other end */
#define MOST_WATCHED 1500  /* units: with more nobody sees them all at once, and to look takes longer than a frame */
#define SOMEBODY 0          /* who asks whether a place is taken */
#define SHORTEST 28.0       /* what is shorter is hardly seen */

struct _TflCurves
{
  TflModel       *model;
  TflExtent      *extent;
  TflLayout      *layout;
  const TflRect **rects;
  GArray         *list;   /* TflCurve */
  TflTaken       *texts;  /* NULL until a curve is looked for */
  TflTaken       *units;  /* their whole rectangles, each its own */
  TflTaken       *lines;
};

typedef struct
{
  TflPoint at;
  TflPoint outwards;
} Port;

static void
curve_clear (gpointer curve)
{
  g_free (((TflCurve *) curve)->points);
}

static void
add (TflCurves        *self,
     const TflElement *element,
     const TflElement *caller,
     const char       *from,
     const char       *to)
{
  TflCurve curve = { .element = element, .caller = caller };

  curve.from = from != NULL ? tfl_extent_lift (self->extent, from) : -1;
  curve.to = to != NULL ? tfl_extent_lift (self->extent, to) : -1;
  if (curve.from >= 0 && curve.to >= 0 && curve.from != curve.to)
    g_array_append_val (self->list, curve);
}

static void
add_flows (TflCurves *self)
{
  const TflElement *flow;
  TflChildIter iter;

  tfl_child_iter_init (&iter, self->model, tfl_model_get_root (self->model), TFL_KIND_FLOW);
  while ((flow = tfl_child_iter_next (&iter)) != NULL)
    add (self, flow, NULL, tfl_element_get (flow, TFL_FLOW_FROM), tfl_element_get (flow, TFL_FLOW_TO));
}

/* Within a unit an elbow says it. */
static void
add_calls_of (TflCurves        *self,
              const TflElement *unit)
{
  const TflElement *work, *caller;
  TflChildIter iter;

  tfl_child_iter_init (&iter, self->model, unit, TFL_KIND_WORK);
  while ((work = tfl_child_iter_next (&iter)) != NULL)
    {
      caller = tfl_model_follow (self->model, work, TFL_WORK_CALLED_BY);
      if (caller != NULL)
        add (self, work, caller, tfl_element_get_parent (caller), tfl_element_get_parent (work));
    }
}

static void
add_calls_below (TflCurves        *self,
                 const TflElement *unit)
{
  const TflElement *inner;
  TflChildIter iter;

  tfl_child_iter_init (&iter, self->model, unit, TFL_KIND_UNIT);
  while ((inner = tfl_child_iter_next (&iter)) != NULL)
    {
      add_calls_of (self, inner);
      add_calls_below (self, inner);
    }
}

static void
add_calls (TflCurves *self)
{
  for (guint i = 0; i < tfl_extent_get_n (self->extent); i++)
    {
      const TflExtentUnit *row = tfl_extent_get (self->extent, i);

      add_calls_of (self, row->unit);
      if (row->closed)
        add_calls_below (self, row->unit);
    }
}

TflCurves *
tfl_curves_new (TflModel       *model,
                const TflScope *scope,
                TflExtent      *extent,
                TflLayout      *layout,
                const TflRect **rects)
{
  TflCurves *self = g_new0 (TflCurves, 1);

  self->model = model;
  self->extent = extent;
  self->layout = layout;
  self->rects = rects;
  self->list = g_array_new (FALSE, FALSE, sizeof (TflCurve));
  g_array_set_clear_func (self->list, curve_clear);
  if ((scope->shows & 1u << TFL_SHOWN_GOVERNANCE) != 0)
    add_flows (self);
  if ((scope->shows & 1u << TFL_SHOWN_CALLS) != 0 && scope->work)
    add_calls (self);

  return self;
}

void
tfl_curves_free (TflCurves *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->list);
  g_clear_pointer (&self->texts, tfl_taken_free);
  g_clear_pointer (&self->units, tfl_taken_free);
  g_clear_pointer (&self->lines, tfl_taken_free);
  g_free (self);
}

guint
tfl_curves_get_n (TflCurves *self)
{
  return self->list->len;
}

TflCurve *
tfl_curves_get (TflCurves *self,
                guint      index)
{
  return &g_array_index (self->list, TflCurve, index);
}

/* What curves had better keep off. */

static void
take_units (TflCurves *self)
{
  for (guint i = 0; i < tfl_extent_get_n (self->extent); i++)
    {
      const TflExtentUnit *row = tfl_extent_get (self->extent, i);
      const TflRect *rect = self->rects[i];
      const TflElement *work;
      TflChildIter iter;

      if (rect == NULL)
        continue;
      tfl_taken_add (self->texts, (TflRect) { rect->x, rect->y, rect->width, TFL_UNIT_HEADER }, TFL_TAKEN_BY_NOBODY);
      if (row->end == i + 1)
        tfl_taken_add (self->units, *rect, TFL_TAKEN_BY_NOBODY);
      tfl_child_iter_init (&iter, self->model, row->unit, TFL_KIND_WORK);
      while ((work = tfl_child_iter_next (&iter)) != NULL)
        {
          const TflRect *chip = tfl_layout_get_rect (self->layout, tfl_element_get_id (work));

          if (chip != NULL)
            tfl_taken_add (self->texts, (TflRect) { chip->x, chip->y + CHIP_INSET, chip->width, chip->height - 2 * CHIP_INSET },
                           TFL_TAKEN_BY_NOBODY);
        }
    }
}

static void
take_all (TflCurves *self)
{
  if (self->texts != NULL)
    return;

  self->texts = tfl_taken_new ();
  self->units = tfl_taken_new ();
  self->lines = tfl_taken_new ();
  if (tfl_extent_get_n (self->extent) > MOST_WATCHED)
    return;
  take_units (self);
  for (guint i = 0; i < tfl_layout_get_n_routes (self->layout); i++)
    {
      const TflRoute *route = tfl_layout_get_route (self->layout, i);

      tfl_taken_add (self->texts, route->label, TFL_TAKEN_BY_NOBODY);
      for (guint j = 0; j + 1 < route->n_points; j++)
        tfl_taken_add_line (self->lines, route->points[j], route->points[j + 1], TFL_TAKEN_BY_NOBODY);
    }
}

/* Curves that can be. */

static const TflPoint sides[] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };

/* On a side of a unit or chip, so far along it. */
static Port
port_on (const TflRect *rect,
         guint          side,
         double         share)
{
  TflPoint out = sides[side];
  double x = rect->x + (out.x != 0 ? (out.x > 0 ? rect->width : 0) : share * rect->width);
  double y = rect->y + (out.y != 0 ? (out.y > 0 ? rect->height : 0) : share * rect->height);

  return (Port) { { x, y }, out };
}

/* Within the unit that holds the other end: below its header, or at its border. */
static Port
port_within (const TflRect *rect,
             const TflRect *inner,
             guint          side,
             double         share)
{
  TflPoint in = { -sides[side].x, -sides[side].y };
  double x = in.x == 0 ? inner->x + share * inner->width : in.x > 0 ? rect->x : rect->x + rect->width;
  double y = in.y == 0 ? inner->y + share * inner->height : in.y > 0 ? rect->y + TFL_UNIT_HEADER : rect->y + rect->height;

  return (Port) { { x, y }, in };
}

/* The pull of both ends is a share of what lies between them. */
static void
trace (Port      from,
       Port      to,
       double    share,
       TflPoint *curve)
{
  double pull = share * hypot (to.at.x - from.at.x, to.at.y - from.at.y);
  TflPoint first = { from.at.x + pull * from.outwards.x, from.at.y + pull * from.outwards.y };
  TflPoint second = { to.at.x + pull * to.outwards.x, to.at.y + pull * to.outwards.y };

  for (guint i = 0; i < TFL_CURVE_N_POINTS; i++)
    {
      double t = (double) i / (TFL_CURVE_N_POINTS - 1), u = 1 - t;
      double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

      curve[i] = (TflPoint) { a * from.at.x + b * first.x + c * second.x + d * to.at.x,
                              a * from.at.y + b * first.y + c * second.y + d * to.at.y };
    }
}

static gboolean
is_inside (TflPoint       point,
           const TflRect *rect)
{
  return point.x > rect->x && point.x < rect->x + rect->width && point.y > rect->y && point.y < rect->y + rect->height;
}

/* Where two curves are as good the one that was looked at first is taken: costs must not hang on the last bit. */
static double
cost_of (TflCurves      *self,
         Port            from,
         Port            to,
         const TflPoint *curve,
         double          best)
{
  double dx = to.at.x - from.at.x, dy = to.at.y - from.at.y, length = MAX (hypot (dx, dy), 1);
  double cost = MAX (SHORTEST - length, 0) * 8;
  TflRect page = tfl_rect_grown (tfl_layout_get_bounds (self->layout), MARGIN);

  cost += AWRY * MAX (-(dx * from.outwards.x + dy * from.outwards.y), 0) / length;
  cost += AWRY * MAX (dx * to.outwards.x + dy * to.outwards.y, 0) / length;
  for (guint i = 1; i < TFL_CURVE_N_POINTS - 1 && cost < best; i++)
    {
      TflRect around = { curve[i].x - AROUND, curve[i].y - AROUND, 2 * AROUND, 2 * AROUND };
      double step = hypot (curve[i].x - curve[i - 1].x, curve[i].y - curve[i - 1].y);
      gboolean is_end = i < 2 || i > TFL_CURVE_N_POINTS - 3;

      cost += step;
      if (!is_end && !tfl_taken_is_free (self->texts, around, SOMEBODY))
        cost += OVER_TEXT * step;
      else if (!is_end && !tfl_taken_is_free (self->units, around, SOMEBODY))
        cost += OVER_UNIT * step;
      if (!tfl_taken_is_free (self->lines, around, SOMEBODY))
        cost += OVER_LINE;
      if (!is_inside (curve[i], &page))
        cost += OFF_PAGE;
    }

  return cost;
}

/* It may not run through the ends themselves, but for the one that holds the other. */
static gboolean
is_through (const TflPoint *curve,
            const TflRect  *end)
{
  for (guint i = 1; i < TFL_CURVE_N_POINTS - 1; i++)
    if (is_inside (curve[i], end))
      return TRUE;

  return FALSE;
}

#define N_SIDES G_N_ELEMENTS (sides)
#define N_SHARES 3
#define N_PULLS 4

/* Along a side, the best first: policy leaves and comes before the middle and feedback behind it, so that both can be
 * between the same two; a call may also go along the gap above or below the chip. */
static double
share_of (const TflCurve *curve,
          guint           index)
{
  static const double before[N_SHARES] = { 0.32, 0.16, 0.44 };
  static const double of_call[N_SHARES] = { 0.5, 0.94, 0.06 };

  if (curve->caller != NULL)
    return of_call[index];

  return tfl_element_get_choice (curve->element, TFL_FLOW_KIND) == 1 ? 1 - before[index] : before[index];
}

static gboolean
is_upright (guint side)
{
  return sides[side].y != 0;
}

/* One curve of those that can be. */
typedef struct
{
  guint side;   /* that it leaves by */
  guint other;  /* … and comes by */
  guint pull;
  guint leaves; /* which share along its side */
  guint comes;
} Choice;

typedef struct
{
  TflCurves     *curves;
  TflCurve      *curve;
  const TflRect *from;
  const TflRect *to;
  gboolean       holds;   /* its first end holds the other */
  gboolean       is_held;
  double         best;
  Choice         choice;
} Looking;

static void
try_one (Looking *self,
         Choice   choice)
{
  static const double pulls[N_PULLS] = { 0.42, 0.25, 0.6, 0.14 };
  double leaves = share_of (self->curve, choice.leaves), comes = share_of (self->curve, choice.comes);
  Port first = self->holds ? port_within (self->from, self->to, choice.side, leaves) : port_on (self->from, choice.side, leaves);
  Port last = self->is_held ? port_within (self->to, self->from, choice.other, comes) : port_on (self->to, choice.other, comes);
  double cost = 6 * (choice.leaves + choice.comes + choice.pull); /* the usual is better, were all else the same */
  TflPoint points[TFL_CURVE_N_POINTS];

  if ((self->holds || self->is_held) && choice.leaves != choice.comes) /* next to each other: straight across */
    return;

  trace (first, last, pulls[choice.pull], points);
  if (self->curve->caller != NULL)
    cost += UPRIGHT * (is_upright (choice.side) + is_upright (choice.other));
  if ((!self->holds && is_through (points, self->from)) || (!self->is_held && is_through (points, self->to)))
    cost += 1000;
  cost += cost_of (self->curves, first, last, points, self->best - cost);
  if (cost >= self->best - 0.01)
    return;

  self->best = cost;
  self->choice = choice;
  memcpy (self->curve->points, points, sizeof points);
}

/* First which sides, then where along them. */
static void
find_curve (TflCurves     *self,
            TflCurve      *curve,
            const TflRect *from,
            const TflRect *to)
{
  Looking looking = { self, curve, from, to, tfl_rect_contains (*from, *to), tfl_rect_contains (*to, *from), INFINITY, { 0 } };
  Choice sides_of;

  take_all (self);
  for (guint i = 0; i < N_SIDES * N_SIDES * N_PULLS; i++)
    try_one (&looking, (Choice) { .side = i % N_SIDES, .other = i / N_SIDES % N_SIDES, .pull = i / N_SIDES / N_SIDES });
  sides_of = looking.choice;
  for (guint i = 1; i < N_SHARES * N_SHARES * N_PULLS; i++)
    {
      Choice choice = { sides_of.side, sides_of.other, i / N_SHARES / N_SHARES, i % N_SHARES, i / N_SHARES % N_SHARES };

      try_one (&looking, choice);
    }
}

const TflPoint *
tfl_curves_trace (TflCurves     *self,
                  TflCurve      *curve,
                  const TflRect *from,
                  const TflRect *to)
{
  if (curve->points != NULL && tfl_rect_equal (&curve->ends[0], from) && tfl_rect_equal (&curve->ends[1], to))
    return curve->points;

  if (curve->points == NULL)
    curve->points = g_new (TflPoint, TFL_CURVE_N_POINTS);
  curve->ends[0] = *from;
  curve->ends[1] = *to;
  find_curve (self, curve, from, to);

  return curve->points;
}
