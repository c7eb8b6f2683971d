#include "config.h"

#include "tfl-ink.h"

#include <math.h>

/* How far a cubic's control points stand from its ends to draw a quarter of a circle. */
#define KAPPA 0.5522847498

/* Marks of lines: visual numbers in docs/picture.md, "Lines". */
#define ARROW_LENGTH 9.0
#define ARROW_WIDTH 9.6
#define ARROW_TIP 2.0     /* the tip stands this far from the end of the line */
#define RING_RADIUS 3.2
#define RING_STROKE 1.8
#define DOUBLE_APART 3.6
#define DOUBLE_STROKE 1.3

typedef struct
{
  GArray     *steps; /* TflStep */
  TflInk      ink;
  TflInkFunc  func;
  gpointer    user_data;
} Pen;

static void
move_to (Pen    *pen,
         double  x,
         double  y)
{
  TflStep step = { .kind = TFL_STEP_MOVE, .to = { x, y } };

  g_array_append_val (pen->steps, step);
}

static void
line_to (Pen    *pen,
         double  x,
         double  y)
{
  TflStep step = { .kind = TFL_STEP_LINE, .to = { x, y } };

  g_array_append_val (pen->steps, step);
}

static void
curve_to (Pen    *pen,
          double  x1,
          double  y1,
          double  x2,
          double  y2,
          double  x,
          double  y)
{
  TflStep step = { TFL_STEP_CURVE, { x1, y1 }, { x2, y2 }, { x, y } };

  g_array_append_val (pen->steps, step);
}

static void
close_path (Pen *pen)
{
  TflStep step = { .kind = TFL_STEP_CLOSE };

  g_array_append_val (pen->steps, step);
}

/* Gives what has been drawn to the renderer and begins anew. */
static void
flush (Pen       *pen,
       TflColour  fill,
       TflColour  stroke,
       double     stroke_width)
{
  pen->ink.steps = (const TflStep *) pen->steps->data;
  pen->ink.n_steps = pen->steps->len;
  pen->ink.fill = fill;
  pen->ink.stroke = stroke;
  pen->ink.stroke_width = stroke_width;
  pen->func (&pen->ink, pen->user_data);

  g_array_set_size (pen->steps, 0);
}

static void
draw_solid (Pen       *pen,
            TflColour  fill,
            TflColour  stroke,
            double     stroke_width)
{
  TflInk before = pen->ink;

  pen->ink.dash[0] = pen->ink.dash[1] = 0;
  pen->ink.hatch[0] = pen->ink.hatch[1] = 0;
  flush (pen, fill, stroke, stroke_width);
  pen->ink = before;
}

static void
ellipse (Pen    *pen,
         double  x,
         double  y,
         double  rx,
         double  ry)
{
  double kx = rx * KAPPA;
  double ky = ry * KAPPA;

  move_to (pen, x + rx, y);
  curve_to (pen, x + rx, y + ky, x + kx, y + ry, x, y + ry);
  curve_to (pen, x - kx, y + ry, x - rx, y + ky, x - rx, y);
  curve_to (pen, x - rx, y - ky, x - kx, y - ry, x, y - ry);
  curve_to (pen, x + kx, y - ry, x + rx, y - ky, x + rx, y);
  close_path (pen);
}

/* Begins at the top left and runs clockwise, so that dashes fall alike on all boxes. */
static void
rounded (Pen     *pen,
         TflRect  r,
         double   left,
         double   right)
{
  double x2 = r.x + r.width;
  double y2 = r.y + r.height;
  double k = 1 - KAPPA;

  move_to (pen, r.x + left, r.y);
  line_to (pen, x2 - right, r.y);
  if (right > 0)
    curve_to (pen, x2 - k * right, r.y, x2, r.y + k * right, x2, r.y + right);
  line_to (pen, x2, y2 - right);
  if (right > 0)
    curve_to (pen, x2, y2 - k * right, x2 - k * right, y2, x2 - right, y2);
  line_to (pen, r.x + left, y2);
  if (left > 0)
    curve_to (pen, r.x + k * left, y2, r.x, y2 - k * left, r.x, y2 - left);
  line_to (pen, r.x, r.y + left);
  if (left > 0)
    curve_to (pen, r.x, r.y + k * left, r.x + k * left, r.y, r.x + left, r.y);
  close_path (pen);
}

static void
ink_box (Pen            *pen,
         const TflShape *shape)
{
  double inset = shape->stroke != TFL_COLOUR_NONE ? shape->stroke_width / 2.0 : 0;
  double radius = MAX (shape->radius - inset, 0);
  double right = shape->square_right ? 0 : radius;
  TflRect inner = { shape->rect.x + inset, shape->rect.y + inset,
                    MAX (shape->rect.width - 2 * inset, 0), MAX (shape->rect.height - 2 * inset, 0) };
  gboolean apart = shape->dash[0] > 0 && (shape->fill != TFL_COLOUR_NONE || shape->hatch[1] > 0);

  /* Between dashes the fill must reach the edge. */
  if (apart)
    {
      rounded (pen, shape->rect, shape->radius, shape->square_right ? 0 : shape->radius);
      pen->ink.hatch[0] = shape->hatch[0];
      pen->ink.hatch[1] = shape->hatch[1];
      pen->ink.dash[0] = pen->ink.dash[1] = 0;
      flush (pen, shape->fill, TFL_COLOUR_NONE, 0);
    }

  rounded (pen, inner, radius, right);
  pen->ink.hatch[0] = apart ? 0 : shape->hatch[0];
  pen->ink.hatch[1] = apart ? 0 : shape->hatch[1];
  pen->ink.dash[0] = shape->dash[0];
  pen->ink.dash[1] = shape->dash[1];
  flush (pen, apart ? TFL_COLOUR_NONE : shape->fill, shape->stroke, shape->stroke_width);
}

static void
ink_circle (Pen            *pen,
            const TflShape *shape)
{
  double inset = shape->stroke != TFL_COLOUR_NONE ? shape->stroke_width / 2.0 : 0;
  double radius = shape->rect.width / 2;

  ellipse (pen, shape->rect.x + radius, shape->rect.y + radius, radius - inset, radius - inset);
  flush (pen, shape->fill, shape->stroke, shape->stroke_width);
}

static void
ink_polygon (Pen            *pen,
             const TflShape *shape)
{
  for (guint i = 0; i < shape->n_points; i++)
    (i == 0 ? move_to : line_to) (pen, shape->points[i].x, shape->points[i].y);
  close_path (pen);
  flush (pen, shape->fill, shape->stroke, shape->stroke_width);
}

static TflPoint
unit_vector (TflPoint from,
             TflPoint to)
{
  double length = hypot (to.x - from.x, to.y - from.y);

  if (length < 1e-9)
    return (TflPoint) { 0, 0 };

  return (TflPoint) { (to.x - from.x) / length, (to.y - from.y) / length };
}

/* Where two neighbouring segments, moved sideways by `aside`, meet. */
static TflPoint
moved_corner (const TflPoint *points,
              guint           n_points,
              guint           i,
              double          aside)
{
  TflPoint in = i > 0 ? unit_vector (points[i - 1], points[i]) : unit_vector (points[0], points[1]);
  TflPoint out = i + 1 < n_points ? unit_vector (points[i], points[i + 1]) : in;
  double turn = in.x * out.x + in.y * out.y;
  double grow = turn > -0.9 ? 1 / (1 + turn) : 1;

  return (TflPoint) { points[i].x + aside * grow * (-in.y - out.y),
                      points[i].y + aside * grow * (in.x + out.x) };
}

static double
distance (TflPoint a,
          TflPoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

/* The line with round corners, moved sideways. */
static void
trace (Pen            *pen,
       const TflPoint *points,
       guint           n_points,
       double          radius,
       double          aside)
{
  TflPoint previous = moved_corner (points, n_points, 0, aside);

  move_to (pen, previous.x, previous.y);
  for (guint i = 1; i < n_points; i++)
    {
      TflPoint corner = moved_corner (points, n_points, i, aside);

      if (i + 1 < n_points && radius > 0)
        {
          TflPoint next = moved_corner (points, n_points, i + 1, aside);
          double r = MIN (radius, MIN (distance (previous, corner), distance (corner, next)) / 2);
          TflPoint in = unit_vector (previous, corner);
          TflPoint out = unit_vector (corner, next);
          double k = r * (1 - KAPPA);

          line_to (pen, corner.x - r * in.x, corner.y - r * in.y);
          curve_to (pen, corner.x - k * in.x, corner.y - k * in.y, corner.x + k * out.x, corner.y + k * out.y,
                    corner.x + r * out.x, corner.y + r * out.y);
        }
      else
        line_to (pen, corner.x, corner.y);
      previous = corner;
    }
}

/* A mark is drawn in a frame whose origin is the end of the line, x pointing outwards. */
static TflPoint
in_frame (TflPoint end,
          TflPoint outwards,
          double   x,
          double   y)
{
  return (TflPoint) { end.x + x * outwards.x - y * outwards.y, end.y + x * outwards.y + y * outwards.x };
}

static void
ink_arrow (Pen       *pen,
           TflPoint   tip,
           TflPoint   outwards,
           double     scale,
           TflColour  colour)
{
  TflPoint left = in_frame (tip, outwards, -ARROW_LENGTH * scale, -ARROW_WIDTH / 2 * scale);
  TflPoint right = in_frame (tip, outwards, -ARROW_LENGTH * scale, ARROW_WIDTH / 2 * scale);

  move_to (pen, tip.x, tip.y);
  line_to (pen, left.x, left.y);
  line_to (pen, right.x, right.y);
  close_path (pen);
  draw_solid (pen, colour, TFL_COLOUR_NONE, 0);
}

static void
ink_mark (Pen            *pen,
          const TflShape *shape,
          TflMark         mark,
          TflPoint        end,
          TflPoint        outwards)
{
  double scale = shape->size > 0 ? shape->size : 1;
  TflPoint tip = in_frame (end, outwards, -ARROW_TIP * scale, 0);
  TflPoint left, right;

  switch (mark)
    {
    case TFL_MARK_NONE:
      break;
    case TFL_MARK_ARROW:
      ink_arrow (pen, tip, outwards, scale, shape->stroke);
      break;
    case TFL_MARK_RING:
      ellipse (pen, end.x, end.y, RING_RADIUS * scale, RING_RADIUS * scale);
      draw_solid (pen, TFL_COLOUR_CANVAS, shape->stroke, RING_STROKE * scale);
      break;
    case TFL_MARK_OPEN_ARROW:
      left = in_frame (end, outwards, -8 * scale, -4 * scale);
      right = in_frame (end, outwards, -8 * scale, 4 * scale);
      move_to (pen, left.x, left.y);
      line_to (pen, end.x, end.y);
      line_to (pen, right.x, right.y);
      draw_solid (pen, TFL_COLOUR_NONE, shape->stroke, 1.3 * scale);
      break;
    case TFL_MARK_DOT:
      ellipse (pen, end.x, end.y, 2 * scale, 2 * scale);
      draw_solid (pen, shape->stroke, TFL_COLOUR_NONE, 0);
      break;
    }
}

/* A line stops inside its arrow, so that its end does not blunt the tip. */
static void
shorten (TflPoint *end,
         TflPoint  before,
         TflMark   mark,
         double    scale)
{
  TflPoint outwards = unit_vector (before, *end);
  double length = MIN (ARROW_TIP + ARROW_LENGTH - 1, distance (before, *end) / scale);

  if (mark == TFL_MARK_ARROW)
    *end = in_frame (*end, outwards, -length * scale, 0);
}

static void
ink_line (Pen            *pen,
          const TflShape *shape)
{
  guint n = shape->n_points;
  double scale = shape->size > 0 ? shape->size : 1;
  g_autofree TflPoint *points = NULL;

  if (n < 2)
    return;

  points = g_memdup2 (shape->points, n * sizeof (TflPoint));
  shorten (&points[0], points[1], shape->start, scale);
  shorten (&points[n - 1], points[n - 2], shape->end_mark, scale);

  pen->ink.dash[0] = shape->dash[0];
  pen->ink.dash[1] = shape->dash[1];
  pen->ink.round_caps = shape->round_dots;
  if (shape->doubled)
    {
      trace (pen, points, n, shape->radius, -DOUBLE_APART / 2 * scale);
      flush (pen, TFL_COLOUR_NONE, shape->stroke, DOUBLE_STROKE * scale);
      trace (pen, points, n, shape->radius, DOUBLE_APART / 2 * scale);
      flush (pen, TFL_COLOUR_NONE, shape->stroke, DOUBLE_STROKE * scale);
    }
  else
    {
      trace (pen, points, n, shape->radius, 0);
      flush (pen, TFL_COLOUR_NONE, shape->stroke, shape->stroke_width);
    }

  pen->ink.round_caps = FALSE;
  ink_mark (pen, shape, shape->start, shape->points[0], unit_vector (shape->points[1], shape->points[0]));
  ink_mark (pen, shape, shape->end_mark, shape->points[n - 1],
            unit_vector (shape->points[n - 2], shape->points[n - 1]));
}

/* Icons are drawn on a square, or oblong, whose side is 1. */
static void
ink_icon (Pen            *pen,
          const TflShape *shape)
{
  double x = shape->rect.x, y = shape->rect.y, w = shape->rect.width, h = shape->rect.height;

  switch (shape->icon)
    {
    case TFL_ICON_PERSON:
      ellipse (pen, x + 0.5 * w, y + 0.28 * h, 0.24 * w, 0.24 * h);
      flush (pen, shape->fill, TFL_COLOUR_NONE, 0);
      move_to (pen, x + 0.06 * w, y + h);
      curve_to (pen, x + 0.06 * w, y + 0.44 * h, x + 0.94 * w, y + 0.44 * h, x + 0.94 * w, y + h);
      close_path (pen);
      flush (pen, shape->fill, TFL_COLOUR_NONE, 0);
      break;
    case TFL_ICON_PLUG:
      pen->ink.round_caps = TRUE;
      move_to (pen, x + 0.32 * w, y + 0.08 * h);
      line_to (pen, x + 0.32 * w, y + 0.36 * h);
      move_to (pen, x + 0.68 * w, y + 0.08 * h);
      line_to (pen, x + 0.68 * w, y + 0.36 * h);
      move_to (pen, x + 0.5 * w, y + 0.74 * h);
      line_to (pen, x + 0.5 * w, y + h);
      flush (pen, TFL_COLOUR_NONE, shape->fill, 0.13 * w);
      pen->ink.round_caps = FALSE;
      move_to (pen, x + 0.12 * w, y + 0.38 * h);
      line_to (pen, x + 0.88 * w, y + 0.38 * h);
      line_to (pen, x + 0.88 * w, y + 0.5 * h);
      curve_to (pen, x + 0.88 * w, y + 0.91 * h, x + 0.12 * w, y + 0.91 * h, x + 0.12 * w, y + 0.5 * h);
      close_path (pen);
      flush (pen, shape->fill, TFL_COLOUR_NONE, 0);
      break;
    case TFL_ICON_PIN:
      move_to (pen, x + 0.12 * w, y);
      line_to (pen, x + 0.88 * w, y);
      line_to (pen, x + 0.75 * w, y + 0.36 * h);
      line_to (pen, x + w, y + 0.54 * h);
      line_to (pen, x, y + 0.54 * h);
      line_to (pen, x + 0.25 * w, y + 0.36 * h);
      close_path (pen);
      flush (pen, shape->fill, TFL_COLOUR_NONE, 0);
      move_to (pen, x + 0.5 * w, y + 0.5 * h);
      line_to (pen, x + 0.5 * w, y + h);
      flush (pen, TFL_COLOUR_NONE, shape->fill, 0.13 * w);
      break;
    case TFL_ICON_DELIVERY:
      move_to (pen, x, y);
      line_to (pen, x + w, y + h / 2);
      line_to (pen, x, y + h);
      close_path (pen);
      flush (pen, shape->fill, TFL_COLOUR_NONE, 0);
      break;
    case TFL_ICON_ARROW:
      pen->ink.round_caps = TRUE;
      move_to (pen, x, y + h / 2);
      line_to (pen, x + w, y + h / 2);
      move_to (pen, x + w - h / 2, y);
      line_to (pen, x + w, y + h / 2);
      line_to (pen, x + w - h / 2, y + h);
      flush (pen, TFL_COLOUR_NONE, shape->fill, 0.21 * h);
      pen->ink.round_caps = FALSE;
      break;
    }
}

void
tfl_shape_foreach_ink (const TflShape *shape,
                       TflInkFunc      func,
                       gpointer        user_data)
{
  g_autoptr (GArray) steps = g_array_sized_new (FALSE, FALSE, sizeof (TflStep), 16);
  Pen pen = { .steps = steps, .func = func, .user_data = user_data };

  switch (shape->kind)
    {
    case TFL_SHAPE_BEGIN:
    case TFL_SHAPE_END:
    case TFL_SHAPE_TEXT:
      break;
    case TFL_SHAPE_BOX:
      ink_box (&pen, shape);
      break;
    case TFL_SHAPE_CIRCLE:
      ink_circle (&pen, shape);
      break;
    case TFL_SHAPE_POLYGON:
      ink_polygon (&pen, shape);
      break;
    case TFL_SHAPE_LINE:
      ink_line (&pen, shape);
      break;
    case TFL_SHAPE_ICON:
      ink_icon (&pen, shape);
      break;
    }
}
