#include "config.h"

#include "tfl-pptx.h"

#include "tfl-pptx-draw.h"
#include "tfl-pptx-frame.h"
#include "tfl-pptx-package.h"
#include "tfl-pptx-template.h"

#include <glib/gi18n-lib.h>

/* EMU for a canvas point, at most: letters of 14 then have 22 px of a slide that is 1600 wide. */
#define MOST_SCALE 12192.0

#define CORE_TYPE "application/vnd.openxmlformats-package.core-properties+xml"
#define CORE_RELATION "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

typedef struct
{
  const TflExportJob *job;
  TflPackage         *package;
  TflPptxFrame        frame;
  TflTheme            deck;
} Writer;

static const char *
get_name (const Writer *self)
{
  return tfl_element_get_name (tfl_model_get_root (self->job->model));
}

/* A placeholder of the layout, with text; or a field. */
static void
put_place (TflPptxDraw *draw,
           const char  *name,
           const char  *place,
           TflColour    colour,
           const char  *text)
{
  g_string_append (draw->out, "<p:sp><p:nvSpPr>");
  tfl_pptx_put_identity (draw, name, text, NULL);
  g_string_append_printf (draw->out, "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr><p:spPr/>"
                                     "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en\" noProof=\"1\" dirty=\"0\">", place);
  if (draw->palette->page != draw->palette->deck)
    tfl_pptx_put_fill (draw->out, draw->palette, colour, FALSE);
  g_string_append (draw->out, "</a:rPr><a:t>");
  tfl_pptx_put_text (draw->out, text);
  g_string_append (draw->out, "</a:t></a:r></a:p></p:txBody></p:sp>");
}

static void
put_number (TflPptxDraw *draw,
            int          index,
            guint        number)
{
  g_string_append (draw->out, "<p:sp><p:nvSpPr>");
  tfl_pptx_put_identity (draw, _("Slide number"), _("Slide number"), NULL);
  g_string_append_printf (draw->out, "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldNum\" sz=\"quarter\" idx=\"%d\"/>"
                                     "</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld "
                                     "id=\"{7B1F3C52-0D5E-4C36-9D0B-5F6E0A9C1D11}\" type=\"slidenum\"><a:rPr lang=\"en\"/><a:t>%u</a:t></a:fld>"
                                     "</a:p></p:txBody></p:sp>", index, number);
}

/* Where the layout has no place for it. */
static void
put_subtitle_box (TflPptxDraw        *draw,
                  const TflPptxFrame *frame,
                  const char         *text)
{
  g_string_append (draw->out, "<p:sp><p:nvSpPr>");
  tfl_pptx_put_identity (draw, _("Subtitle"), text, NULL);
  g_string_append (draw->out, "<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>");
  tfl_pptx_put_place (draw->out, &frame->subtitle);
  g_string_append (draw->out, "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>"
                              "<a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"><a:normAutofit/></a:bodyPr>"
                              "<a:lstStyle/><a:p><a:r><a:rPr lang=\"en\" sz=\"1200\" noProof=\"1\" dirty=\"0\">");
  tfl_pptx_put_fill (draw->out, draw->palette, TFL_COLOUR_INK_2, FALSE);
  g_string_append (draw->out, "</a:rPr><a:t>");
  tfl_pptx_put_text (draw->out, text);
  g_string_append (draw->out, "</a:t></a:r></a:p></p:txBody></p:sp>");
}

static void
put_texts (Writer         *self,
           TflPptxDraw    *draw,
           const TflSlide *slide,
           guint           number)
{
  const TflPptxFrame *frame = &self->frame;
  const TflElement *view = slide->view != NULL ? tfl_model_lookup (self->job->model, slide->view) : NULL;

  if (frame->has_title)
    {
      g_autofree char *place = g_strdup_printf ("type=\"%s\"", frame->title_type);

      put_place (draw, _("Title"), place, TFL_COLOUR_INK, slide->title);
    }
  if (slide->subtitle != NULL && frame->subtitle_index >= 0)
    {
      g_autofree char *place = g_strdup_printf ("type=\"body\" sz=\"quarter\" idx=\"%d\"", frame->subtitle_index);

      put_place (draw, _("Subtitle"), place, TFL_COLOUR_INK_2, slide->subtitle);
    }
  else if (slide->subtitle != NULL)
    put_subtitle_box (draw, frame, slide->subtitle);
  if (frame->footer_index >= 0)
    {
      g_autofree char *place = g_strdup_printf ("type=\"ftr\" sz=\"quarter\" idx=\"%d\"", frame->footer_index);

      put_place (draw, _("Model"), place, TFL_COLOUR_INK_2, get_name (self));
    }
  if (frame->view_index >= 0 && view != NULL)
    {
      g_autofree char *place = g_strdup_printf ("type=\"body\" sz=\"quarter\" idx=\"%d\"", frame->view_index);
      g_autofree char *text = g_strdup_printf (_("View: %s"), tfl_element_get_name (view));

      put_place (draw, _("View"), place, TFL_COLOUR_INK_2, text);
    }
  if (frame->number_index >= 0)
    put_number (draw, frame->number_index, number);
}

/* Of what is drawn, without the margin and the title that a picture by itself has. */
static TflRect
get_ink_bounds (TflScene *scene)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->kind == TFL_SHAPE_END || shape->part == TFL_PART_TITLE)
        continue;
      left = MIN (left, shape->rect.x);
      top = MIN (top, shape->rect.y);
      right = MAX (right, shape->rect.x + shape->rect.width);
      bottom = MAX (bottom, shape->rect.y + shape->rect.height);
    }

  return left < right && top < bottom ? (TflRect) { left, top, right - left, bottom - top } : tfl_scene_get_bounds (scene);
}

/* As large as there is room, but no larger than reads well; from the left, as the title stands. */
static void
fit (TflPptxDraw        *draw,
     const TflPptxFrame *frame)
{
  TflRect bounds = get_ink_bounds (draw->scene);

  double across = (double) frame->picture.width / MAX (bounds.width, 1);
  double down = (double) frame->picture.height / MAX (bounds.height, 1);

  draw->scale = MIN (MIN (across, down), MOST_SCALE);
  draw->x = (double) frame->picture.x - bounds.x * draw->scale;
  draw->y = (double) frame->picture.y - bounds.y * draw->scale;
}

static GString *
make_slide (Writer        *self,
            const TflPage *page,
            guint          number)
{
  TflPptxPalette palette = { self->deck, page->theme };
  g_autoptr (TflPptxPlan) plan = tfl_pptx_plan_new (page->scene, self->job->model);
  g_autofree guint8 *used = g_new0 (guint8, MAX (tfl_scene_get_n_shapes (page->scene), 1));
  TflPptxDraw draw = {
    .out = g_string_new (TFL_PPTX_HEAD "<p:sld " TFL_PPTX_SPACES "><p:cSld>"),
    .scene = page->scene, .model = self->job->model, .palette = &palette, .plan = plan, .used = used, .next_id = 2,
  };

  fit (&draw, &self->frame);
  if (palette.page != palette.deck)
    {
      g_string_append (draw.out, "<p:bg><p:bgPr>");
      tfl_pptx_put_fill (draw.out, &palette, TFL_COLOUR_CANVAS, FALSE);
      g_string_append (draw.out, "<a:effectLst/></p:bgPr></p:bg>");
    }
  g_string_append (draw.out, "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>"
                             "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>"
                             "<a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>");
  put_texts (self, &draw, page->slide, number);
  tfl_pptx_put_picture (&draw);
  g_string_append (draw.out, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>");

  return draw.out;
}

/* A paragraph for each line. */
static GString *
make_notes (const char *notes)
{
  GString *out = g_string_new (TFL_PPTX_HEAD "<p:notes " TFL_PPTX_SPACES "><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/>"
                               "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide Image\"/>"
                               "<p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/>"
                               "</p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr>"
                               "<a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/>"
                               "<p:txBody><a:bodyPr/><a:lstStyle/>");
  g_auto (GStrv) lines = g_strsplit (notes, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, "<a:p><a:r><a:rPr lang=\"en\" noProof=\"1\" dirty=\"0\"/><a:t>");
      tfl_pptx_put_text (out, lines[i]);
      g_string_append (out, "</a:t></a:r></a:p>");
    }
  g_string_append (out, "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>");

  return out;
}

static gboolean
has_notes (const TflPage *page)
{
  return page->slide->notes != NULL && page->slide->notes[0] != '\0';
}

/* Returns the id of the relation that leads to it. */
static const char *
add_slide (Writer *self,
           guint   index)
{
  const TflPage *page = &self->job->pages[index];
  g_autofree char *name = g_strdup_printf ("ppt/slides/slide%u.xml", index + 1);
  g_autofree char *notes = g_strdup_printf ("ppt/notesSlides/notesSlide%u.xml", index + 1);

  tfl_package_add_text (self->package, name, TFL_PPTX_TYPE "slide+xml", make_slide (self, page, index + 1));
  tfl_package_relate (self->package, name, NULL, "slideLayout", self->frame.layout, FALSE);
  if (has_notes (page))
    {
      tfl_package_add_text (self->package, notes, TFL_PPTX_TYPE "notesSlide+xml", make_notes (page->slide->notes));
      tfl_package_relate (self->package, notes, NULL, "notesMaster", self->frame.notes_master, FALSE);
      tfl_package_relate (self->package, notes, NULL, "slide", name, FALSE);
      tfl_package_relate (self->package, name, NULL, "notesSlide", notes, FALSE);
    }

  return tfl_package_relate (self->package, TFL_PPTX_MAIN, NULL, "slide", name, FALSE);
}

static void
add_properties (Writer *self)
{
  GString *core = g_string_new (TFL_PPTX_HEAD "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
                                "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");

  tfl_pptx_put_text (core, get_name (self));
  g_string_append (core, "</dc:title></cp:coreProperties>");
  tfl_package_add_text (self->package, "docProps/core.xml", CORE_TYPE, core);
  tfl_package_relate (self->package, "", NULL, CORE_RELATION, "docProps/core.xml", FALSE);
}

GBytes *
tfl_pptx_write (const TflExportJob      *job,
                const TflExportOptions  *options,
                GError                 **error)
{
  g_autoptr (TflPackage) package = tfl_package_new ();
  g_autoptr (TflPptxTemplate) template = NULL;
  g_autoptr (GPtrArray) slides = g_ptr_array_new ();
  Writer self = { .job = job, .package = package, .deck = job->n_pages > 0 ? job->pages[0].theme : TFL_THEME_LIGHT };
  gboolean speaks = FALSE;
  GBytes *bytes;

  for (guint i = 0; i < job->n_pages; i++)
    speaks = speaks || has_notes (&job->pages[i]);
  if (options->template_path == NULL)
    tfl_pptx_frame_make (&self.frame, package, self.deck, speaks);
  else
    {
      template = tfl_pptx_template_open (options->template_path, error);
      if (template == NULL || !tfl_pptx_template_take (template, &self.frame, package, self.deck, speaks, error))
        {
          tfl_pptx_frame_clear (&self.frame);
          return NULL;
        }
    }

  for (guint i = 0; i < job->n_pages; i++)
    g_ptr_array_add (slides, (char *) add_slide (&self, i));
  if (template != NULL)
    tfl_pptx_template_put_presentation (template, &self.frame, package, slides);
  else
    tfl_pptx_put_presentation (&self.frame, package, slides);
  add_properties (&self);
  bytes = tfl_package_write (package, error);
  tfl_pptx_frame_clear (&self.frame);

  return bytes;
}
