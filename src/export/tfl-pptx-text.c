/* Text in shapes: where the scene has it, in as many paragraphs as it has lines. */
#include "config.h"

#include "tfl-pptx-draw.h"

#include <math.h>

#define ASCENT 0.96   /* of the size: how far a line reaches above its baseline, and below */
#define DESCENT 0.24
#define LEADING 1.25
#define NARROW 150.0  /* a box this narrow has its text in its middle, if it looks as if */

static const TflShape *
get (const TflPptxDraw *self,
     const GArray      *texts,
     guint              i)
{
  return tfl_scene_get_shape (self->scene, g_array_index (texts, guint, i));
}

static double
left_of (const TflShape *text)
{
  switch (text->align)
    {
    case TFL_ALIGN_START:
      return text->points[0].x;
    case TFL_ALIGN_MIDDLE:
      return text->points[0].x - text->rect.width / 2;
    case TFL_ALIGN_END:
      return text->points[0].x - text->rect.width;
    }

  g_return_val_if_reached (0);
}

static double
right_of (const TflShape *text)
{
  return left_of (text) + text->rect.width;
}

/* Where the line that begins with text i ends: the index behind it. */
static guint
end_of_line (const TflPptxDraw *self,
             const GArray      *texts,
             guint              i)
{
  double y = get (self, texts, i)->points[0].y;
  guint end = i + 1;

  while (end < texts->len && fabs (get (self, texts, end)->points[0].y - y) < 2)
    end++;

  return end;
}

static int
size_of (const TflPptxDraw *self,
         const TflShape    *text)
{
  return (int) CLAMP (lround (text->size * self->scale / TFL_PPTX_PT * 100), 100, 400000);
}

static void
put_run (TflPptxDraw    *self,
         const TflShape *text,
         const char     *before)
{
  g_string_append_printf (self->out, "<a:r><a:rPr lang=\"en\" sz=\"%d\"%s%s noProof=\"1\" dirty=\"0\">", size_of (self, text),
                          text->weight >= 600 ? " b=\"1\"" : " b=\"0\"", text->struck ? " strike=\"sngStrike\"" : "");
  tfl_pptx_put_fill (self->out, self->palette, text->fill, text->faded);
  g_string_append_printf (self->out, "<a:latin typeface=\"+mn-lt\"/></a:rPr><a:t>%s", before);
  tfl_pptx_put_text (self->out, text->text);
  g_string_append (self->out, "</a:t></a:r>");
}

/* What stands between two texts of a line: an arrow where the scene has one, else room. */
static const char *
find_between (const TflPptxDraw *self,
              guint              first,
              guint              second)
{
  const TflShape *a = tfl_scene_get_shape (self->scene, first), *b = tfl_scene_get_shape (self->scene, second);
  double gap = left_of (b) - right_of (a);

  for (guint i = first + 1; i < second; i++)
    if (tfl_scene_get_shape (self->scene, i)->kind == TFL_SHAPE_ICON
        && tfl_scene_get_shape (self->scene, i)->icon == TFL_ICON_ARROW)
      return " → ";

  return gap > 0.6 * a->size ? "  " : gap > 0.2 * a->size ? " " : "";
}

typedef struct
{
  double left, right, top, bottom;
} Extent;

static Extent
measure (const TflPptxDraw *self,
         const GArray      *texts)
{
  Extent all = { G_MAXDOUBLE, -G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < texts->len; i++)
    {
      const TflShape *text = get (self, texts, i);

      all.left = MIN (all.left, left_of (text));
      all.right = MAX (all.right, right_of (text));
      all.top = MIN (all.top, text->points[0].y - ASCENT * text->size);
      all.bottom = MAX (all.bottom, text->points[0].y + DESCENT * text->size);
    }

  return all;
}

/* All lines of it stand in the middle of the box. */
static gboolean
is_centred (const TflPptxDraw *self,
            const GArray      *texts,
            TflRect            box)
{
  double middle = box.x + box.width / 2;
  guint end;

  for (guint i = 0; i < texts->len; i = end)
    {
      end = end_of_line (self, texts, i);
      if (fabs (left_of (get (self, texts, i)) + right_of (get (self, texts, end - 1)) - 2 * middle) > 5)
        return FALSE;
    }

  return box.width < NARROW || get (self, texts, 0)->align == TFL_ALIGN_MIDDLE;
}

static void
put_paragraphs (TflPptxDraw  *self,
                const GArray *texts,
                const char   *align,
                double        left)
{
  guint end;

  for (guint i = 0; i < texts->len; i = end)
    {
      const TflShape *first = get (self, texts, i);
      double margin = align[0] == 'l' ? MAX (left_of (first) - left, 0) : 0;

      end = end_of_line (self, texts, i);
      g_string_append_printf (self->out, "<a:p><a:pPr marL=\"%d\" indent=\"0\" algn=\"%s\">", tfl_pptx_width (self, margin), align);
      if (end - i < texts->len)
        {
          double pitch = i > 0 ? first->points[0].y - get (self, texts, i - 1)->points[0].y : LEADING * first->size;

          g_string_append_printf (self->out, "<a:lnSpc><a:spcPts val=\"%d\"/></a:lnSpc>",
                                  (int) CLAMP (lround (pitch * self->scale / TFL_PPTX_PT * 100), 0, 158400));
        }
      g_string_append (self->out, "<a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:buNone/></a:pPr>");
      for (guint k = i; k < end; k++)
        put_run (self, get (self, texts, k), k == i ? "" : find_between (self, g_array_index (texts, guint, k - 1),
                                                                         g_array_index (texts, guint, k)));
      g_string_append (self->out, "</a:p>");
    }
}

static void
put_body_properties (TflPptxDraw *self,
                     double       left,
                     double       top,
                     double       bottom,
                     const char  *anchor)
{
  g_string_append_printf (self->out, "<p:txBody><a:bodyPr wrap=\"none\" lIns=\"%d\" tIns=\"%d\" rIns=\"0\" bIns=\"%d\" rtlCol=\"0\" "
                                     "anchor=\"%s\"><a:noAutofit/></a:bodyPr><a:lstStyle/>",
                          tfl_pptx_width (self, left), tfl_pptx_width (self, top), tfl_pptx_width (self, bottom), anchor);
}

void
tfl_pptx_put_body (TflPptxDraw  *self,
                   TflRect       box,
                   const GArray *texts,
                   gboolean      at_top)
{
  Extent all;
  gboolean centred;
  double off;

  if (texts->len == 0)
    {
      g_string_append (self->out, "<p:txBody><a:bodyPr rtlCol=\"0\" anchor=\"ctr\"/><a:lstStyle/><a:p><a:endParaRPr lang=\"en\"/></a:p></p:txBody>");
      return;
    }

  all = measure (self, texts);
  centred = is_centred (self, texts, box);
  off = (all.top + all.bottom) - (2 * box.y + box.height);
  put_body_properties (self, centred ? 0 : MAX (all.left - box.x, 0), at_top ? MAX (all.top - box.y, 0) : MAX (off, 0),
                       at_top ? 0 : MAX (-off, 0), at_top ? "t" : "ctr");
  put_paragraphs (self, texts, centred ? "ctr" : "l", all.left);
  g_string_append (self->out, "</p:txBody>");
}

char *
tfl_pptx_join_texts (const TflPptxDraw *self,
                     const GArray      *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", get (self, texts, i)->text);

  return g_string_free (joined, FALSE);
}

void
tfl_pptx_put_texts (TflPptxDraw  *self,
                    const GArray *texts,
                    const char   *name)
{
  Extent all = measure (self, texts);
  const TflShape *first = get (self, texts, 0);
  const char *align = first->align == TFL_ALIGN_MIDDLE ? "ctr" : first->align == TFL_ALIGN_END ? "r" : "l";
  TflRect box = { all.left, all.top, all.right - all.left, all.bottom - all.top };
  TflPptxRect rect = tfl_pptx_rect (self, box);
  g_autofree char *said = tfl_pptx_join_texts (self, texts);

  g_string_append (self->out, "<p:sp><p:nvSpPr>");
  tfl_pptx_put_identity (self, name, said, NULL);
  g_string_append (self->out, "<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>");
  tfl_pptx_put_place (self->out, &rect);
  g_string_append (self->out, "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>");
  put_body_properties (self, 0, 0, 0, "ctr");
  put_paragraphs (self, texts, align, all.left);
  g_string_append (self->out, "</p:txBody></p:sp>");
}
