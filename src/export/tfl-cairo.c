#include "config.h"

#include "tfl-cairo.h"

#include "scene/tfl-ink.h"
#include "scene/tfl-text.h"

#include <math.h>

typedef struct
{
  cairo_t *cr;
  TflTheme theme;
  gboolean faded;
} Brush;

static void
set_rgb (cairo_t *cr,
         guint32  rgb)
{
  cairo_set_source_rgb (cr, ((rgb >> 16) & 0xFF) / 255.0, ((rgb >> 8) & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
}

void
tfl_cairo_set_colour (cairo_t   *cr,
                      TflTheme   theme,
                      TflColour  colour)
{
  set_rgb (cr, tfl_theme_get_rgb (theme, colour));
}

static void
set_colour (Brush     *brush,
            TflColour  colour)
{
  set_rgb (brush->cr, (brush->faded ? tfl_theme_get_faded : tfl_theme_get_rgb) (brush->theme, colour));
}

static void
trace (cairo_t      *cr,
       const TflInk *ink)
{
  cairo_new_path (cr);
  for (guint i = 0; i < ink->n_steps; i++)
    {
      const TflStep *step = &ink->steps[i];

      switch (step->kind)
        {
        case TFL_STEP_MOVE:
          cairo_move_to (cr, step->to.x, step->to.y);
          break;
        case TFL_STEP_LINE:
          cairo_line_to (cr, step->to.x, step->to.y);
          break;
        case TFL_STEP_CURVE:
          cairo_curve_to (cr, step->first.x, step->first.y, step->second.x, step->second.y, step->to.x, step->to.y);
          break;
        case TFL_STEP_CLOSE:
          cairo_close_path (cr);
          break;
        }
    }
}

/* Stripes as lines within the path, not as a pattern: they stay sharp at every scale.
 * They are counted from the origin of the scene, so neighbours do not jar. */
static void
hatch (Brush        *brush,
       const TflInk *ink)
{
  cairo_t *cr = brush->cr;
  double pitch = ink->hatch[1] * G_SQRT2; /* along x */
  double left, top, right, bottom;

  cairo_path_extents (cr, &left, &top, &right, &bottom);
  cairo_save (cr);
  cairo_clip (cr);
  cairo_new_path (cr);
  for (double k = floor ((left + top) / pitch); k * pitch <= right + bottom; k++)
    {
      double sum = k * pitch + ink->hatch[0] * G_SQRT2 / 2;

      cairo_move_to (cr, sum - top + 2, top - 2);
      cairo_line_to (cr, sum - bottom - 2, bottom + 2);
    }
  set_colour (brush, TFL_COLOUR_HATCH_STRIPE);
  cairo_set_line_width (cr, ink->hatch[0]);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Only across and down, with square corners: Cairo paints these as boxes, in a fraction of the time. */
static gboolean
is_rectilinear (const TflInk *ink)
{
  for (guint i = 0; i < ink->n_steps; i++)
    if (ink->steps[i].kind != TFL_STEP_MOVE &&
        (ink->steps[i].kind != TFL_STEP_LINE || i == 0 ||
         (ink->steps[i].to.x != ink->steps[i - 1].to.x && ink->steps[i].to.y != ink->steps[i - 1].to.y)))
      return FALSE;
  return TRUE;
}

static void
stroke (Brush        *brush,
        const TflInk *ink)
{
  cairo_t *cr = brush->cr;

  set_colour (brush, ink->stroke);
  cairo_set_line_width (cr, ink->stroke_width);
  cairo_set_line_cap (cr, ink->round_caps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, is_rectilinear (ink) ? CAIRO_LINE_JOIN_MITER : CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, ink->dash, ink->dash[0] > 0 ? 2 : 0, 0);
  cairo_stroke (cr);
}

static void
draw_ink (const TflInk *ink,
          gpointer      user_data)
{
  Brush *brush = user_data;

  if (ink->fill != TFL_COLOUR_NONE)
    {
      trace (brush->cr, ink);
      set_colour (brush, ink->fill);
      cairo_fill (brush->cr);
    }
  if (ink->hatch[1] > 0)
    {
      trace (brush->cr, ink);
      hatch (brush, ink);
    }
  if (ink->stroke != TFL_COLOUR_NONE && ink->stroke_width > 0)
    {
      trace (brush->cr, ink);
      stroke (brush, ink);
    }
}

/* From the reference size to a size, rounded to 1/32 px: what has the same size on screen at any zoom is then the same
 * font to Cairo, which has its glyphs at hand. */
static double
find_text_scale (cairo_t *cr,
                 double   size)
{
  cairo_matrix_t matrix;
  double on_screen;

  cairo_get_matrix (cr, &matrix);
  on_screen = size * matrix.yy;
  if (on_screen >= 1)
    size *= round (on_screen * 32) / 32 / on_screen;

  return size / TFL_TEXT_REFERENCE;
}

static void
draw_text (Brush          *brush,
           const TflShape *shape)
{
  cairo_t *cr = brush->cr;
  PangoLayout *layout = tfl_text_layout (shape->text, shape->weight);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  double scale = find_text_scale (cr, shape->size);
  double x = shape->points[0].x;
  double y = shape->points[0].y;
  int units;
  double width;

  if (line == NULL)
    return;

  pango_layout_get_size (layout, &units, NULL);
  width = scale * units / PANGO_SCALE;
  x -= shape->align == TFL_ALIGN_MIDDLE ? width / 2 : shape->align == TFL_ALIGN_END ? width : 0;
  set_colour (brush, shape->fill);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout_line (cr, line);
  cairo_restore (cr);
  cairo_new_path (cr);

  if (shape->struck)
    {
      cairo_rectangle (cr, x - 1, y - 0.36 * shape->size - 0.6, width + 2, 1.2);
      cairo_fill (cr);
    }
}

void
tfl_cairo_draw_shape (cairo_t        *cr,
                      const TflShape *shape,
                      TflTheme        theme)
{
  Brush brush = { cr, theme, shape->faded };

  if (shape->kind == TFL_SHAPE_TEXT)
    draw_text (&brush, shape);
  else
    tfl_shape_foreach_ink (shape, draw_ink, &brush);
}

static gboolean
overlaps (TflRect a,
          TflRect b)
{
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/* What a segment of a line reaches over, with marks at its ends. */
static gboolean
is_near (TflPoint       a,
         TflPoint       b,
         double         reach,
         const TflRect *clip)
{
  TflRect rect = { MIN (a.x, b.x) - reach, MIN (a.y, b.y) - reach, fabs (a.x - b.x) + 2 * reach,
                   fabs (a.y - b.y) + 2 * reach };

  return overlaps (rect, *clip);
}

/* How long the line is up to one of its points, with corners cut round. */
static double
length_to (const TflShape *line,
           guint           point)
{
  double length = 0;

  for (guint i = 0; i < point; i++)
    length += hypot (line->points[i + 1].x - line->points[i].x, line->points[i + 1].y - line->points[i].y)
            - (i > 0 ? (2 - G_PI_2) * line->radius : 0);

  return length;
}

/* How far along a segment of the line the clip begins and ends, at the most; so much is left of it that its corners
 * stay as round. */
static void
find_span (const TflShape *line,
           guint           segment,
           double          reach,
           const TflRect  *clip,
           double         *from,
           double         *to)
{
  TflPoint a = line->points[segment], b = line->points[segment + 1];
  double length = MAX (hypot (b.x - a.x, b.y - a.y), 1);
  double middle = ((clip->x + clip->width / 2 - a.x) * (b.x - a.x) + (clip->y + clip->height / 2 - a.y) * (b.y - a.y)) / length;
  double half = (clip->width + clip->height) / 2 + reach;

  *from = CLAMP (middle - half, 0, MAX (length - 3 * line->radius, 0));
  *to = CLAMP (middle + half, MIN (3 * line->radius, length), length);
}

static TflPoint
get_point (const TflShape *line,
           guint           segment,
           double          at)
{
  TflPoint a = line->points[segment], b = line->points[segment + 1];
  double length = MAX (hypot (b.x - a.x, b.y - a.y), 1);

  return (TflPoint) { a.x + (b.x - a.x) * at / length, a.y + (b.y - a.y) * at / length };
}

/* Where to begin on a segment instead of far away from the clip: so that dashes fall where they fell. */
static TflPoint
advance (const TflShape *line,
         guint           segment,
         double          from)
{
  double period = line->dash[0] + line->dash[1];
  double before = length_to (line, segment) - (segment > 0 ? (2 - G_PI_2) * line->radius : 0);
  double at = period > 0 ? floor ((before + from) / period) * period - before : from;

  return get_point (line, segment, at); /* a bit behind its first point, which is out of sight, or its very beginning */
}

/* Only what may be seen of a line: one with a thousand dashes between here and there is long. */
static void
draw_line_within (cairo_t        *cr,
                  const TflShape *line,
                  TflTheme        theme,
                  const TflRect  *clip)
{
  double reach = 24 * MAX (line->size, 1) + line->stroke_width;
  guint first = 0, last = line->n_points - 1;
  g_autofree TflPoint *points = NULL;
  TflShape cut = *line;
  double from, to, ignored;

  while (first < last && !is_near (line->points[first], line->points[first + 1], reach, clip))
    first++;
  while (last > first && !is_near (line->points[last - 1], line->points[last], reach, clip))
    last--;
  if (first == last)
    return;

  /* A corner that is seen needs the segment on its other side. */
  while (first > 0 && is_near (line->points[first], line->points[first], reach, clip))
    first--;
  while (last + 1 < line->n_points && is_near (line->points[last], line->points[last], reach, clip))
    last++;
  find_span (line, first, reach, clip, &from, &ignored);
  find_span (line, last - 1, reach, clip, &ignored, &to);
  cut.start = first > 0 || from > 0 ? TFL_MARK_NONE : line->start;
  cut.end_mark = last + 1 < line->n_points ? TFL_MARK_NONE : line->end_mark;
  cut.n_points = last - first + 1;
  cut.points = points = g_memdup2 (line->points + first, cut.n_points * sizeof (TflPoint));
  if (first + 1 < last || to > from)
    {
      points[cut.n_points - 1] = cut.end_mark == TFL_MARK_NONE ? get_point (line, last - 1, to) : points[cut.n_points - 1];
      points[0] = advance (line, first, from);
    }
  tfl_cairo_draw_shape (cr, &cut, theme);
}

static void
draw_within (cairo_t        *cr,
             const TflShape *shape,
             TflTheme        theme,
             const TflRect  *clip)
{
  if (shape->kind == TFL_SHAPE_LINE)
    draw_line_within (cr, shape, theme, clip);
  else if (overlaps (shape->rect, *clip))
    tfl_cairo_draw_shape (cr, shape, theme);
}

void
tfl_cairo_draw_scene (cairo_t       *cr,
                      TflScene      *scene,
                      TflTheme       theme,
                      const TflRect *clip)
{
  guint n_shapes = tfl_scene_get_n_shapes (scene);

  for (guint i = 0; i < n_shapes; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->kind == TFL_SHAPE_BEGIN && clip != NULL && !overlaps (shape->rect, *clip))
        i = shape->end;
      else if (clip != NULL)
        draw_within (cr, shape, theme, clip);
      else
        tfl_cairo_draw_shape (cr, shape, theme);
    }
}

void
tfl_cairo_paint_ground (cairo_t  *cr,
                        TflTheme  theme)
{
  tfl_cairo_set_colour (cr, theme, TFL_COLOUR_CANVAS);
  cairo_paint (cr);
}

void
tfl_cairo_draw_page (cairo_t  *cr,
                     TflScene *scene,
                     TflTheme  theme,
                     double    scale)
{
  TflRect bounds = tfl_scene_get_bounds (scene);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds.x, -bounds.y);
  tfl_cairo_draw_scene (cr, scene, theme, NULL);
}
