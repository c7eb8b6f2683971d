/* SVG: one element a shape, one group an element of the model, real text. */
#include "config.h"

#include "tfl-writers.h"

#include "tfl-decimal.h"
#include "tfl-markup.h"

#include "scene/tfl-ink.h"
#include "scene/tfl-text.h"

#include <string.h>

#define FAMILIES "Inter, Cantarell, 'DejaVu Sans', sans-serif"

typedef struct
{
  GString    *out;
  TflTheme    theme;
  gboolean    faded; /* the shape that is being written */

  const TflSvgInset *inset;      /* NULL: an SVG by itself */
  guint              classes[2]; /* of the tag that is being written: fill and stroke, 0 for none */
  GHashTable *ids; /* those given to groups: an id stands once, even where a service has several lines */
} Writer;

static void
put (Writer     *self,
     const char *text)
{
  g_string_append_len (self->out, text, (gssize) strlen (text));
}

static void
put_number (Writer     *self,
            const char *before,
            double      value,
            const char *after)
{
  tfl_decimal_put (self->out, before, value, after);
}

/* Escaped, and without what XML 1.0 cannot hold. */
static void
put_escaped (Writer     *self,
             const char *text)
{
  g_autofree char *clean = tfl_text_clean (text);

  tfl_markup_put_text (self->out, clean);
}

enum { FILL, STROKE };

static guint
number_colour (const TflSvgInset *inset,
               guint              code)
{
  if (inset->numbers[code] == 0)
    {
      g_array_append_val (inset->colours, code);
      inset->numbers[code] = inset->colours->len;
    }

  return inset->numbers[code];
}

/* In an inset it is a class, which the end of the tag says. */
static void
put_colour (Writer    *self,
            guint      which,
            TflColour  colour)
{
  static const char *const names[] = { " fill=\"", " stroke=\"" };
  static const char digits[] = "0123456789ABCDEF";
  guint32 rgb;

  if (self->inset != NULL && colour != TFL_COLOUR_NONE)
    {
      self->classes[which] = number_colour (self->inset, colour | (self->faded ? TFL_SVG_FADED : 0));
      return;
    }

  put (self, names[which]);
  if (colour == TFL_COLOUR_NONE)
    put (self, "none");
  else
    {
      rgb = (self->faded ? tfl_theme_get_faded : tfl_theme_get_rgb) (self->theme, colour);
      g_string_append_c (self->out, '#');
      for (int shift = 20; shift >= 0; shift -= 4)
        g_string_append_c (self->out, digits[(rgb >> shift) & 0xF]);
    }
  g_string_append_c (self->out, '"');
}

/* The end of a tag that may have colours. */
static void
end_tag (Writer     *self,
         const char *end)
{
  guint fill = self->classes[FILL], stroke = self->classes[STROKE];

  if (fill > 0)
    put_number (self, " class=\"f", fill, stroke > 0 ? "" : "\"");
  if (stroke > 0)
    put_number (self, fill > 0 ? " s" : " class=\"s", stroke, "\"");
  self->classes[FILL] = self->classes[STROKE] = 0;
  put (self, end);
}

static const char *
get_prefix (const Writer *self)
{
  return self->inset != NULL ? self->inset->prefix : "";
}

/* An id of ours begins with “_”: no element's id can. */
static char *
hatch_id (double    stripe,
          double    period,
          TflColour ground,
          gboolean  faded)
{
  char first[G_ASCII_DTOSTR_BUF_SIZE];
  char second[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (first, sizeof first, "%.4g", stripe);
  g_ascii_formatd (second, sizeof second, "%.4g", period);

  return g_strdup_printf ("_%s-%s-%s%s", tfl_colour_nick (ground), first, second, faded ? "-faded" : "");
}

static void
put_fill (Writer       *self,
          const TflInk *ink)
{
  if (ink->hatch[1] > 0)
    {
      g_autofree char *id = hatch_id (ink->hatch[0], ink->hatch[1], ink->fill, self->faded);

      g_string_append_printf (self->out, " fill=\"url(#%s%s)\"", get_prefix (self), id);
    }
  else
    put_colour (self, FILL, ink->fill);
}

static void
put_stroke (Writer       *self,
            const TflInk *ink)
{
  if (ink->stroke == TFL_COLOUR_NONE)
    return;

  put_colour (self, STROKE, ink->stroke);
  put_number (self, " stroke-width=\"", ink->stroke_width, "\"");
  if (ink->dash[0] > 0)
    {
      put_number (self, " stroke-dasharray=\"", ink->dash[0], " ");
      put_number (self, "", ink->dash[1], "\"");
    }
  if (ink->round_caps)
    put (self, " stroke-linecap=\"round\"");
}

static void
put_steps (Writer       *self,
           const TflInk *ink)
{
  for (guint i = 0; i < ink->n_steps; i++)
    {
      const TflStep *step = &ink->steps[i];

      switch (step->kind)
        {
        case TFL_STEP_MOVE:
          tfl_decimal_put_point (self->out, "M", step->to, "");
          break;
        case TFL_STEP_LINE:
          tfl_decimal_put_point (self->out, "L", step->to, "");
          break;
        case TFL_STEP_CURVE:
          tfl_decimal_put_point (self->out, "C", step->first, "");
          tfl_decimal_put_point (self->out, " ", step->second, "");
          tfl_decimal_put_point (self->out, " ", step->to, "");
          break;
        case TFL_STEP_CLOSE:
          put (self, "Z");
          break;
        }
    }
}

static void
write_path (const TflInk *ink,
            gpointer      user_data)
{
  Writer *self = user_data;

  put (self, "<path d=\"");
  put_steps (self, ink);
  put (self, "\"");
  put_fill (self, ink);
  put_stroke (self, ink);
  end_tag (self, "/>\n");
}

/* A box as <rect>, so that drawing programs keep it a rectangle. */
static void
write_rect (const TflInk *ink,
            gpointer      user_data)
{
  Writer *self = user_data;
  /* Its steps are those of a rounded box: see tfl-ink.c. */
  double left = ink->steps[0].to.x, right = left, top = ink->steps[0].to.y, bottom = top;
  double radius;

  for (guint i = 0; i < ink->n_steps; i++)
    if (ink->steps[i].kind != TFL_STEP_CLOSE)
      {
        left = MIN (left, ink->steps[i].to.x);
        right = MAX (right, ink->steps[i].to.x);
        bottom = MAX (bottom, ink->steps[i].to.y);
      }
  radius = ink->steps[0].to.x - left;

  put (self, "<rect");
  put_number (self, " x=\"", left, "\"");
  put_number (self, " y=\"", top, "\"");
  put_number (self, " width=\"", right - left, "\"");
  put_number (self, " height=\"", bottom - top, "\"");
  if (radius > 0)
    put_number (self, " rx=\"", radius, "\"");
  put_fill (self, ink);
  put_stroke (self, ink);
  end_tag (self, "/>\n");
}

static void
write_circle (const TflInk *ink,
              gpointer      user_data)
{
  Writer *self = user_data;
  const TflStep *steps = ink->steps;
  double radius = (steps[0].to.x - steps[2].to.x) / 2;

  put (self, "<circle");
  put_number (self, " cx=\"", steps[2].to.x + radius, "\"");
  put_number (self, " cy=\"", steps[0].to.y, "\"");
  put_number (self, " r=\"", radius, "\"");
  put_fill (self, ink);
  put_stroke (self, ink);
  end_tag (self, "/>\n");
}

static void
write_text (Writer         *self,
            const TflShape *shape)
{
  static const char *const anchors[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };

  put (self, "<text");
  put_number (self, " x=\"", shape->points[0].x, "\"");
  put_number (self, " y=\"", shape->points[0].y, "\"");
  put_number (self, " font-size=\"", shape->size, "\"");
  if (shape->weight != 400)
    put_number (self, " font-weight=\"", shape->weight, "\"");
  put_colour (self, FILL, shape->fill);
  put (self, anchors[shape->align]);
  if (shape->struck)
    put (self, " text-decoration=\"line-through\"");
  end_tag (self, ">");
  put_escaped (self, shape->text);
  put (self, "</text>\n");
}

static void
write_begin (Writer         *self,
             const TflShape *shape)
{
  put (self, "<g");
  if (shape->element != NULL)
    {
      if (shape->part != TFL_PART_BADGE && g_hash_table_add (self->ids, (gpointer) shape->element))
        {
          put (self, " id=\"");
          put (self, get_prefix (self));
          put (self, shape->element);
          put (self, "\"");
          if (self->inset != NULL)
            self->inset->drawn (shape->element, self->inset->user_data);
        }
      put (self, " data-element=\"");
      put (self, shape->element);
      put (self, "\"");
    }
  if (shape->part == TFL_PART_BADGE)
    put (self, " class=\"badge\"");
  if (shape->orphan != TFL_ORPHAN_NONE)
    g_string_append_printf (self->out, " class=\"%s\" data-orphan=\"O%d\"",
                            shape->orphan <= TFL_ORPHAN_PRACTICE ? "orphan" : "weak-orphan", shape->orphan);
  put (self, "><title>");
  put_escaped (self, shape->text);
  put (self, "</title>\n");
}

static void
write_shape (Writer         *self,
             const TflShape *shape)
{
  self->faded = shape->faded;
  switch (shape->kind)
    {
    case TFL_SHAPE_BEGIN:
      write_begin (self, shape);
      break;
    case TFL_SHAPE_END:
      put (self, "</g>\n");
      break;
    case TFL_SHAPE_BOX:
      tfl_shape_foreach_ink (shape, shape->square_right ? write_path : write_rect, self);
      break;
    case TFL_SHAPE_CIRCLE:
      tfl_shape_foreach_ink (shape, write_circle, self);
      break;
    case TFL_SHAPE_POLYGON:
    case TFL_SHAPE_LINE:
    case TFL_SHAPE_ICON:
      tfl_shape_foreach_ink (shape, write_path, self);
      break;
    case TFL_SHAPE_TEXT:
      write_text (self, shape);
      break;
    }
}

static void
write_hatch (Writer         *self,
             const TflShape *shape)
{
  g_autofree char *id = hatch_id (shape->hatch[0], shape->hatch[1], shape->fill, shape->faded);

  self->faded = shape->faded;
  if (!g_hash_table_add (self->ids, (gpointer) g_intern_string (id)))
    return;

  g_string_append_printf (self->out, "<pattern id=\"%s%s\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"",
                          get_prefix (self), id);
  put_number (self, " width=\"", shape->hatch[1], "\"");
  put_number (self, " height=\"", shape->hatch[1], "\"");
  put (self, "><rect");
  put_number (self, " width=\"", shape->hatch[1], "\"");
  put_number (self, " height=\"", shape->hatch[1], "\"");
  put_colour (self, FILL, shape->fill);
  end_tag (self, "/><rect");
  put_number (self, " width=\"", shape->hatch[0], "\"");
  put_number (self, " height=\"", shape->hatch[1], "\"");
  put_colour (self, FILL, TFL_COLOUR_HATCH_STRIPE);
  end_tag (self, "/></pattern>\n");
}

static void
put_view (Writer   *self,
          TflScene *scene)
{
  TflRect bounds = tfl_scene_get_bounds (scene);

  put_number (self, " viewBox=\"", bounds.x, " ");
  put_number (self, "", bounds.y, " ");
  put_number (self, "", bounds.width, " ");
  put_number (self, "", bounds.height, "\"");
  put (self, " font-family=\"" FAMILIES "\">\n");
}

static void
write_head (Writer   *self,
            TflScene *scene)
{
  TflRect bounds = tfl_scene_get_bounds (scene);

  put (self, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
  put_number (self, " width=\"", bounds.width, "\"");
  put_number (self, " height=\"", bounds.height, "\"");
  put_view (self, scene);
  put (self, "<title>");
  put_escaped (self, tfl_scene_get_title (scene));
  put (self, "</title>\n");
}

static void
write_ground (Writer   *self,
              TflScene *scene)
{
  TflRect bounds = tfl_scene_get_bounds (scene);

  put (self, "<rect");
  put_number (self, " x=\"", bounds.x, "\"");
  put_number (self, " y=\"", bounds.y, "\"");
  put_number (self, " width=\"", bounds.width, "\"");
  put_number (self, " height=\"", bounds.height, "\"");
  put_colour (self, FILL, TFL_COLOUR_CANVAS);
  put (self, "/>\n");
}

static void
write_shapes (Writer   *self,
              TflScene *scene,
              gboolean  has_ground)
{
  guint n_shapes = tfl_scene_get_n_shapes (scene);

  put (self, "<defs>\n");
  for (guint i = 0; i < n_shapes; i++)
    if (tfl_scene_get_shape (scene, i)->hatch[1] > 0)
      write_hatch (self, tfl_scene_get_shape (scene, i));
  self->faded = FALSE;
  put (self, "</defs>\n");
  if (has_ground)
    write_ground (self, scene);
  for (guint i = 0; i < n_shapes; i++)
    write_shape (self, tfl_scene_get_shape (scene, i));
  put (self, "</svg>\n");
}

GBytes *
tfl_svg_write (TflScene                *scene,
               const TflExportOptions  *options,
               GError                 **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Writer self = { .out = g_string_new (NULL), .theme = options->theme, .ids = ids };

  write_head (&self, scene);
  write_shapes (&self, scene, !options->transparent);

  return g_string_free_to_bytes (self.out);
}

void
tfl_svg_write_inset (TflScene          *scene,
                     const TflSvgInset *inset,
                     GString           *out)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Writer self = { .out = out, .inset = inset, .ids = ids };

  put (&self, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  put (&self, inset->attributes);
  put_view (&self, scene);
  write_shapes (&self, scene, FALSE);
}
