/* Single shapes: boxes and circles as the presets that they are, all else as paths. */
#include "config.h"

#include "tfl-pptx-draw.h"

#include "scene/tfl-ink.h"

#include <math.h>

#define CORNER 0.29289 /* of a corner's radius: a rounded rectangle keeps its text so far from its sides */

/* How large an arrow's head is, by the width of its line, or by LEAST_WIDTH for a thinner one: small, medium, large. */
static const double head_sizes[] = { 2, 3, 5 };
static const char *const head_names[] = { "sm", "med", "lg" };

#define ARROW_LENGTH 9.0
#define DOT_LENGTH 6.4
#define TALL 100.0 /* a body that has more in it than its own text: that stands at its top */
#define LEAST_WIDTH 25400 /* EMU */

guint
tfl_pptx_put_identity (TflPptxDraw *self,
                       const char  *name,
                       const char  *description,
                       const char  *element)
{
  guint id = self->next_id++;

  g_string_append_printf (self->out, "<p:cNvPr id=\"%u\"", id);
  tfl_pptx_put_attribute (self->out, "name", name);
  tfl_pptx_put_attribute (self->out, "descr", description);
  if (element != NULL)
    tfl_pptx_put_attribute (self->out, "title", element);
  g_string_append (self->out, "/>");

  return id;
}

gint64
tfl_pptx_x (const TflPptxDraw *self,
            double             x)
{
  return llround (self->x + x * self->scale);
}

gint64
tfl_pptx_y (const TflPptxDraw *self,
            double             y)
{
  return llround (self->y + y * self->scale);
}

TflPptxRect
tfl_pptx_rect (const TflPptxDraw *self,
               TflRect            rect)
{
  gint64 x = tfl_pptx_x (self, rect.x), y = tfl_pptx_y (self, rect.y);

  return (TflPptxRect) { x, y, MAX (tfl_pptx_x (self, rect.x + rect.width) - x, 0),
                         MAX (tfl_pptx_y (self, rect.y + rect.height) - y, 0) };
}

int
tfl_pptx_width (const TflPptxDraw *self,
                double             width)
{
  return (int) CLAMP (lround (width * self->scale), 0, 20116800);
}

TflRect
tfl_pptx_outline (const TflShape *box)
{
  double inset = box->stroke != TFL_COLOUR_NONE ? box->stroke_width / 2.0 : 0;

  return (TflRect) { box->rect.x + inset, box->rect.y + inset, MAX (box->rect.width - 2 * inset, 0),
                     MAX (box->rect.height - 2 * inset, 0) };
}

void
tfl_pptx_begin_group (TflPptxDraw *self,
                      const char  *name,
                      const char  *description,
                      const char  *element,
                      TflRect      bounds)
{
  TflPptxRect rect = tfl_pptx_rect (self, bounds);

  g_string_append (self->out, "<p:grpSp><p:nvGrpSpPr>");
  tfl_pptx_put_identity (self, name, description, element);
  g_string_append (self->out, "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>");
  tfl_pptx_put_place (self->out, &rect);
  g_string_append_printf (self->out, "<a:chOff x=\"%" G_GINT64_FORMAT "\" y=\"%" G_GINT64_FORMAT "\"/>"
                                     "<a:chExt cx=\"%" G_GINT64_FORMAT "\" cy=\"%" G_GINT64_FORMAT "\"/></a:xfrm></p:grpSpPr>",
                          rect.x, rect.y, rect.width, rect.height);
}

static void
put_head (TflPptxDraw    *self,
          const TflShape *shape,
          const char     *element,
          TflMark         mark,
          double          width)
{
  static const char *const types[] = { "none", "triangle", "oval", "arrow", "oval" };
  double base = MAX (width * self->scale, LEAST_WIDTH);
  gboolean is_arrow = mark == TFL_MARK_ARROW || mark == TFL_MARK_OPEN_ARROW;
  double wanted = self->scale * (is_arrow ? ARROW_LENGTH : DOT_LENGTH) * (shape->size > 0 ? shape->size : 1);
  guint best = 0;

  if (mark == TFL_MARK_NONE || (wanted < base && !is_arrow))
    return; /* in a small picture a dot would be a blot */
  for (guint i = 1; i < G_N_ELEMENTS (head_sizes); i++)
    if (fabs (head_sizes[i] * base - wanted) < fabs (head_sizes[best] * base - wanted))
      best = i;
  g_string_append_printf (self->out, "<a:%s type=\"%s\" w=\"%s\" len=\"%s\"/>", element, types[mark], head_names[best], head_names[best]);
}

void
tfl_pptx_put_stroke (TflPptxDraw    *self,
                     const TflShape *shape)
{
  gboolean is_line = shape->kind == TFL_SHAPE_LINE;
  double scale = shape->size > 0 ? shape->size : 1;
  double width = shape->doubled && is_line ? 4.9 * scale : shape->stroke_width;

  if (shape->stroke == TFL_COLOUR_NONE || width <= 0)
    {
      g_string_append (self->out, "<a:ln><a:noFill/></a:ln>");
      return;
    }

  g_string_append_printf (self->out, "<a:ln w=\"%d\"%s%s>", tfl_pptx_width (self, width), shape->round_dots ? " cap=\"rnd\"" : "",
                          shape->doubled && is_line ? " cmpd=\"dbl\"" : "");
  tfl_pptx_put_fill (self->out, self->palette, shape->stroke, shape->faded);
  if (shape->dash[0] > 0)
    g_string_append_printf (self->out, "<a:prstDash val=\"%s\"/>", shape->round_dots ? "sysDot" : "sysDash");
  g_string_append (self->out, "<a:round/>");
  if (is_line)
    {
      put_head (self, shape, "headEnd", shape->start, width);
      put_head (self, shape, "tailEnd", shape->end_mark, width);
    }
  g_string_append (self->out, "</a:ln>");
}

static void
put_ground (TflPptxDraw    *self,
            const TflShape *shape)
{
  if (shape->hatch[1] <= 0)
    {
      tfl_pptx_put_fill (self->out, self->palette, shape->fill, shape->faded);
      return;
    }
  g_string_append (self->out, "<a:pattFill prst=\"wdUpDiag\"><a:fgClr>");
  tfl_pptx_put_colour (self->out, self->palette, TFL_COLOUR_HATCH_STRIPE, shape->faded);
  g_string_append (self->out, "</a:fgClr><a:bgClr>");
  tfl_pptx_put_colour (self->out, self->palette, shape->fill, shape->faded);
  g_string_append (self->out, "</a:bgClr></a:pattFill>");
}

/* Rounded at the left only: no preset has that without being turned, and its text with it. */
#define LEFT_ROUND                                                                                                            \
  "<a:custGeom><a:avLst><a:gd name=\"adj\" fmla=\"val %d\"/></a:avLst><a:gdLst><a:gd name=\"a\" fmla=\"pin 0 adj 50000\"/>"   \
  "<a:gd name=\"x1\" fmla=\"*/ ss a 100000\"/><a:gd name=\"y2\" fmla=\"+- b 0 x1\"/></a:gdLst><a:ahLst/><a:cxnLst/>"          \
  "<a:rect l=\"l\" t=\"t\" r=\"r\" b=\"b\"/><a:pathLst><a:path><a:moveTo><a:pt x=\"x1\" y=\"t\"/></a:moveTo>"              \
  "<a:lnTo><a:pt x=\"r\" y=\"t\"/></a:lnTo><a:lnTo><a:pt x=\"r\" y=\"b\"/></a:lnTo><a:lnTo><a:pt x=\"x1\" y=\"b\"/></a:lnTo>" \
  "<a:arcTo wR=\"x1\" hR=\"x1\" stAng=\"cd4\" swAng=\"cd4\"/><a:lnTo><a:pt x=\"l\" y=\"x1\"/></a:lnTo>"                    \
  "<a:arcTo wR=\"x1\" hR=\"x1\" stAng=\"cd2\" swAng=\"cd4\"/><a:close/></a:path></a:pathLst></a:custGeom>"

/* Returns how far the shape keeps its text from its sides. */
static double
put_geometry (TflPptxDraw    *self,
              guint           index,
              const TflShape *shape,
              TflRect         outline)
{
  double least = MAX (MIN (outline.width, outline.height), 1e-6);
  double radius = MAX (shape->radius - (shape->stroke != TFL_COLOUR_NONE ? shape->stroke_width / 2.0 : 0), 0);
  int corner = (int) CLAMP (lround (100000 * radius / least), 0, 50000);

  if (shape->kind == TFL_SHAPE_CIRCLE)
    g_string_append (self->out, "<a:prstGeom prst=\"ellipse\"><a:avLst/></a:prstGeom>");
  else if (corner == 0)
    g_string_append (self->out, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
  else if (shape->square_right)
    g_string_append_printf (self->out, LEFT_ROUND, corner);
  else if (tfl_pptx_has_sites (self, index))
    {
      g_string_append_printf (self->out, "<a:custGeom><a:avLst><a:gd name=\"adj\" fmla=\"val %d\"/></a:avLst>", corner);
      tfl_pptx_put_sites (self, index);
    }
  else
    g_string_append_printf (self->out, "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val %d\"/></a:avLst></a:prstGeom>",
                            corner);

  return corner > 0 && !shape->square_right ? CORNER * corner / 100000 * least : 0;
}

static const char *
name_part (const TflShape *shape)
{
  switch (shape->part)
    {
    case TFL_PART_ROLES:
      return "Role";
    case TFL_PART_STRIP:
    case TFL_PART_CELL:
      return "Process";
    case TFL_PART_ORPHAN:
      return "No owning process";
    case TFL_PART_BADGE:
      return "Orphans";
    case TFL_PART_LEGEND:
      return "Legend";
    case TFL_PART_CALL:
      return "Call";
    case TFL_PART_NONE:
    case TFL_PART_BODY:
    case TFL_PART_NAME:
    case TFL_PART_CAPTION:
    case TFL_PART_DETAIL:
    case TFL_PART_ROUTE:
    case TFL_PART_LABEL:
    case TFL_PART_TITLE:
      break;
    }

  return "Shape";
}

/* The BEGIN that a body stands for: the last one before it. */
static const TflShape *
find_begin (TflPptxDraw *self,
            guint        index)
{
  for (guint i = index; i > 0; i--)
    if (tfl_scene_get_shape (self->scene, i - 1)->kind == TFL_SHAPE_BEGIN)
      return tfl_scene_get_shape (self->scene, i - 1);

  return NULL;
}

void
tfl_pptx_put_box (TflPptxDraw  *self,
                  guint         index,
                  const GArray *texts)
{
  const TflShape *shape = tfl_scene_get_shape (self->scene, index);
  gboolean is_body = shape->part == TFL_PART_BODY;
  const TflShape *begin = is_body ? find_begin (self, index) : NULL;
  TflRect outline = tfl_pptx_outline (shape);
  TflPptxRect rect;
  g_autofree char *said = begin != NULL ? g_strdup (begin->text) : tfl_pptx_join_texts (self, texts);
  double inset;
  guint id;

  g_string_append (self->out, "<p:sp><p:nvSpPr>");
  id = tfl_pptx_put_identity (self, begin != NULL ? begin->text : name_part (shape), said[0] != '\0' ? said : name_part (shape),
                              begin != NULL ? begin->element : NULL);
  if (is_body)
    g_hash_table_insert (self->plan->ids, GUINT_TO_POINTER (index + 1), GUINT_TO_POINTER (id));
  rect = tfl_pptx_rect (self, outline);
  g_string_append (self->out, "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
  g_string_append (self->out, "<a:xfrm>");
  tfl_pptx_put_place (self->out, &rect);
  g_string_append (self->out, "</a:xfrm>");
  inset = put_geometry (self, index, shape, outline);
  put_ground (self, shape);
  tfl_pptx_put_stroke (self, shape);
  g_string_append (self->out, "</p:spPr>");
  outline = (TflRect) { outline.x + inset, outline.y + inset, outline.width - 2 * inset, outline.height - 2 * inset };
  tfl_pptx_put_body (self, outline, texts, is_body && outline.height > TALL);
  g_string_append (self->out, "</p:sp>");
}

/* Free forms. */

typedef struct
{
  TflPptxDraw *draw;
  GString     *paths;
  TflRect      bounds;
  TflPptxRect  rect;
  TflColour    fill;
  TflColour    stroke;
  double       stroke_width;
  gboolean     is_measuring;
} Form;

static void
include (TflRect  *bounds,
         TflPoint  point)
{
  double right = MAX (bounds->x + bounds->width, point.x), bottom = MAX (bounds->y + bounds->height, point.y);

  bounds->x = MIN (bounds->x, point.x);
  bounds->y = MIN (bounds->y, point.y);
  bounds->width = right - bounds->x;
  bounds->height = bottom - bounds->y;
}

static void
measure_ink (const TflInk *ink,
             Form         *form)
{
  if (form->fill == TFL_COLOUR_NONE)
    form->fill = ink->fill;
  if (ink->stroke != TFL_COLOUR_NONE && form->stroke == TFL_COLOUR_NONE)
    {
      form->stroke = ink->stroke;
      form->stroke_width = ink->stroke_width;
    }
  for (guint i = 0; i < ink->n_steps; i++)
    if (ink->steps[i].kind != TFL_STEP_CLOSE)
      {
        if (form->bounds.width < 0)
          form->bounds = (TflRect) { ink->steps[i].to.x, ink->steps[i].to.y, 0, 0 };
        include (&form->bounds, ink->steps[i].to);
        if (ink->steps[i].kind == TFL_STEP_CURVE)
          {
            include (&form->bounds, ink->steps[i].first);
            include (&form->bounds, ink->steps[i].second);
          }
      }
}

static void
put_point (Form     *form,
           TflPoint  point)
{
  g_string_append_printf (form->paths, "<a:pt x=\"%" G_GINT64_FORMAT "\" y=\"%" G_GINT64_FORMAT "\"/>",
                          tfl_pptx_x (form->draw, point.x) - form->rect.x, tfl_pptx_y (form->draw, point.y) - form->rect.y);
}

static void
write_ink (const TflInk *ink,
           Form         *form)
{
  static const char *const names[] = { "moveTo", "lnTo", "cubicBezTo" };

  g_string_append_printf (form->paths, "<a:path w=\"%" G_GINT64_FORMAT "\" h=\"%" G_GINT64_FORMAT "\"%s%s>", form->rect.width,
                          form->rect.height, ink->fill == TFL_COLOUR_NONE ? " fill=\"none\"" : "",
                          ink->stroke == TFL_COLOUR_NONE ? " stroke=\"0\"" : "");
  for (guint i = 0; i < ink->n_steps; i++)
    {
      const TflStep *step = &ink->steps[i];

      if (step->kind == TFL_STEP_CLOSE)
        {
          g_string_append (form->paths, "<a:close/>");
          continue;
        }
      g_string_append_printf (form->paths, "<a:%s>", names[step->kind]);
      if (step->kind == TFL_STEP_CURVE)
        {
          put_point (form, step->first);
          put_point (form, step->second);
        }
      put_point (form, step->to);
      g_string_append_printf (form->paths, "</a:%s>", names[step->kind]);
    }
  g_string_append (form->paths, "</a:path>");
}

static void
ink_cb (const TflInk *ink,
        gpointer      user_data)
{
  Form *form = user_data;

  (form->is_measuring ? measure_ink : write_ink) (ink, form);
}

static void
put_form (TflPptxDraw    *self,
          const TflShape *shape,
          const TflShape *stroke,
          const char     *name)
{
  g_autoptr (GString) paths = g_string_new (NULL);
  Form form = { .draw = self, .paths = paths, .bounds = { 0, 0, -1, -1 }, .is_measuring = TRUE };
  TflShape outline = *stroke;

  tfl_shape_foreach_ink (shape, ink_cb, &form);
  if (form.bounds.width < 0)
    return;

  form.is_measuring = FALSE;
  form.rect = tfl_pptx_rect (self, form.bounds);
  tfl_shape_foreach_ink (shape, ink_cb, &form);
  if (shape->kind != TFL_SHAPE_LINE)
    {
      outline.stroke = form.stroke;
      outline.stroke_width = (float) form.stroke_width;
    }

  g_string_append (self->out, "<p:sp><p:nvSpPr>");
  tfl_pptx_put_identity (self, name != NULL ? name : name_part (shape), name != NULL ? name : name_part (shape), NULL);
  g_string_append (self->out, "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>");
  tfl_pptx_put_place (self->out, &form.rect);
  g_string_append_printf (self->out, "</a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"l\" t=\"t\" r=\"r\" b=\"b\"/>"
                                     "<a:pathLst>%s</a:pathLst></a:custGeom>", paths->str);
  tfl_pptx_put_fill (self->out, self->palette, form.fill, shape->faded);
  tfl_pptx_put_stroke (self, &outline);
  g_string_append (self->out, "</p:spPr></p:sp>");
}

void
tfl_pptx_put_free (TflPptxDraw *self,
                   guint        index,
                   const char  *name)
{
  const TflShape *shape = tfl_scene_get_shape (self->scene, index);

  put_form (self, shape, shape, name);
}

/* A line that leads nowhere in particular: its marks are the line's own ends, not paths. */
void
tfl_pptx_put_line (TflPptxDraw    *self,
                   const TflShape *line,
                   const char     *name)
{
  TflShape bare = *line;

  bare.start = bare.end_mark = TFL_MARK_NONE;
  bare.doubled = FALSE;
  put_form (self, &bare, line, name);
}
