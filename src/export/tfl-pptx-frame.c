#include "config.h"

#include "tfl-pptx-frame.h"

#include "tfl-pptx-colour.h"

/* One pixel of the drawing of a slide, which is 1600 wide: docs/slides.md. */
#define PX 7620

#define MASTER "ppt/slideMasters/slideMaster1.xml"
#define LAYOUT "ppt/slideLayouts/slideLayout1.xml"
#define NOTES_MASTER "ppt/notesMasters/notesMaster1.xml"

/* What the layout has places for. */
enum { SUBTITLE_INDEX = 10, FOOTER_INDEX, NUMBER_INDEX, VIEW_INDEX };

typedef struct
{
  const char *name;
  const char *place;  /* <p:ph …> attributes */
  gint64      x, y, width, height; /* px */
  const char *anchor;
  const char *align;
  int         size;   /* 1/100 pt; 0: as the master's style says */
  const char *colour;
  const char *text;
} Place;

static const Place title = { "Title", "type=\"title\"", 64, 44, 1472, 60, "ctr", "l", 0, NULL, "Title" };
static const Place body = { "Text", "type=\"body\" idx=\"1\"", 64, 158, 1472, 662, "t", "l", 0, NULL, "Text" };
static const Place subtitle = { "Subtitle", "type=\"body\" sz=\"quarter\" idx=\"10\"", 64, 102, 1472, 36, "ctr", "l", 1200, "tx2",
                                "Subtitle" };
static const Place footer = { "Footer", "type=\"ftr\" sz=\"quarter\" idx=\"11\"", 64, 836, 472, 32, "ctr", "l", 900, "tx2", "" };
static const Place view = { "View", "type=\"body\" sz=\"quarter\" idx=\"13\"", 560, 836, 480, 32, "ctr", "ctr", 900, "tx2", "View" };
static const Place number = { "Slide number", "type=\"sldNum\" sz=\"quarter\" idx=\"12\"", 1064, 836, 472, 32, "ctr", "r", 900,
                              "tx2", NULL };

void
tfl_pptx_frame_clear (TflPptxFrame *self)
{
  g_clear_pointer (&self->layout, g_free);
  g_clear_pointer (&self->notes_master, g_free);
}

static void
put_tree_head (GString *out)
{
  g_string_append (out, "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>"
                        "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>"
                        "<a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>");
}

static void
put_style (GString     *out,
           const Place *place)
{
  if (place->size == 0)
    {
      g_string_append (out, "<a:lstStyle/>");
      return;
    }
  g_string_append_printf (out, "<a:lstStyle><a:lvl1pPr marL=\"0\" indent=\"0\" algn=\"%s\"><a:spcBef><a:spcPts val=\"0\"/></a:spcBef>"
                               "<a:buNone/><a:defRPr sz=\"%d\"><a:solidFill><a:schemeClr val=\"%s\"/></a:solidFill></a:defRPr>"
                               "</a:lvl1pPr></a:lstStyle>", place->align, place->size, place->colour);
}

static void
put_place (GString     *out,
           guint        id,
           const Place *place)
{
  TflPptxRect rect = { place->x * PX, place->y * PX, place->width * PX, place->height * PX };

  g_string_append_printf (out, "<p:sp><p:nvSpPr><p:cNvPr id=\"%u\" name=\"%s\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>"
                               "<p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>", id, place->name, place->place);
  tfl_pptx_put_place (out, &rect);
  g_string_append_printf (out, "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>"
                               "<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"%s\"><a:normAutofit/></a:bodyPr>",
                          place->anchor);
  put_style (out, place);
  if (place->text == NULL)
    g_string_append (out, "<a:p><a:fld id=\"{7B1F3C52-0D5E-4C36-9D0B-5F6E0A9C1D11}\" type=\"slidenum\"><a:rPr lang=\"en\"/><a:t>‹#›</a:t>"
                          "</a:fld><a:endParaRPr lang=\"en\"/></a:p>");
  else if (place->text[0] != '\0')
    g_string_append_printf (out, "<a:p><a:r><a:rPr lang=\"en\"/><a:t>%s</a:t></a:r></a:p>", place->text);
  else
    g_string_append (out, "<a:p><a:endParaRPr lang=\"en\"/></a:p>");
  g_string_append (out, "</p:txBody></p:sp>");
}

static void
put_level (GString    *out,
           const char *name,
           int         margin,
           const char *bullet,
           const char *font,
           const char *colour,
           int         size,
           gboolean    is_bold)
{
  g_string_append_printf (out, "<a:%s marL=\"%d\" indent=\"%d\" algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" "
                               "hangingPunct=\"1\">%s<a:defRPr sz=\"%d\"%s kern=\"1200\"><a:solidFill><a:schemeClr val=\"%s\"/></a:solidFill>"
                               "<a:latin typeface=\"+%s-lt\"/><a:ea typeface=\"+%s-ea\"/><a:cs typeface=\"+%s-cs\"/></a:defRPr></a:%s>",
                          name, margin, bullet[0] != '\0' && margin > 0 ? -228600 : 0, bullet, size, is_bold ? " b=\"1\"" : "",
                          colour, font, font, font, name);
}

static GString *
make_master (TflTheme deck)
{
  GString *out = g_string_new (TFL_PPTX_HEAD "<p:sldMaster " TFL_PPTX_SPACES "><p:cSld><p:bg><p:bgPr><a:solidFill>"
                               "<a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>");

  put_tree_head (out);
  put_place (out, 2, &title);
  put_place (out, 3, &body);
  put_place (out, 4, &footer);
  put_place (out, 5, &number);
  g_string_append (out, "</p:spTree></p:cSld>");
  g_string_append (out, tfl_pptx_get_colour_map (deck));
  g_string_append (out, "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>");
  put_level (out, "lvl1pPr", 0, "<a:buNone/>", "mj", "tx1", 2400, TRUE);
  g_string_append (out, "</p:titleStyle><p:bodyStyle>");
  put_level (out, "lvl1pPr", 228600, "<a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/>", "mn", "tx1", 1600, FALSE);
  put_level (out, "lvl2pPr", 457200, "<a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/>", "mn", "tx1", 1400, FALSE);
  g_string_append (out, "</p:bodyStyle><p:otherStyle>");
  put_level (out, "lvl1pPr", 0, "", "mn", "tx1", 1200, FALSE);
  g_string_append (out, "</p:otherStyle></p:txStyles></p:sldMaster>");

  return out;
}

static GString *
make_layout (void)
{
  GString *out = g_string_new (TFL_PPTX_HEAD "<p:sldLayout " TFL_PPTX_SPACES " type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Title Only\">");

  put_tree_head (out);
  put_place (out, 2, &title);
  put_place (out, 3, &subtitle);
  put_place (out, 4, &footer);
  put_place (out, 5, &view);
  put_place (out, 6, &number);
  g_string_append (out, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>");

  return out;
}

static GString *
make_notes_master (TflTheme deck)
{
  GString *out = g_string_new (TFL_PPTX_HEAD "<p:notesMaster " TFL_PPTX_SPACES "><p:cSld><p:bg><p:bgPr><a:solidFill>"
                               "<a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>");

  put_tree_head (out);
  g_string_append (out, "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide Image\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/>"
                        "</p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>"
                        "<a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
                        "</a:prstGeom><a:noFill/><a:ln w=\"12700\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill></a:ln></p:spPr></p:sp>"
                        "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>"
                        "<p:ph type=\"body\" sz=\"quarter\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"4400550\"/>"
                        "<a:ext cx=\"5486400\" cy=\"3600450\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>"
                        "<a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en\"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>"
                        "</p:spTree></p:cSld>");
  g_string_append (out, tfl_pptx_get_colour_map (deck));
  g_string_append (out, "<p:notesStyle>");
  put_level (out, "lvl1pPr", 0, "", "mn", "tx1", 1200, FALSE);
  g_string_append (out, "</p:notesStyle></p:notesMaster>");

  return out;
}

void
tfl_pptx_put_notes_master (TflPptxFrame *self,
                           TflPackage   *package,
                           const char   *name,
                           const char   *theme,
                           TflTheme      deck)
{
  /* Notes are printed: on white, whatever the slides lie on. */
  TflTheme notes = deck == TFL_THEME_DARK ? TFL_THEME_LIGHT : deck;

  tfl_package_add_text (package, name, TFL_PPTX_TYPE "notesMaster+xml", make_notes_master (notes));
  tfl_package_add_text (package, theme, TFL_PPTX_THEME_TYPE, tfl_pptx_make_theme (notes));
  tfl_package_relate (package, name, NULL, "theme", theme, FALSE);
  self->notes_master = g_strdup (name);
}

static TflPptxRect
rect_of (const Place *place)
{
  return (TflPptxRect) { place->x * PX, place->y * PX, place->width * PX, place->height * PX };
}

void
tfl_pptx_frame_make (TflPptxFrame *self,
                     TflPackage   *package,
                     TflTheme      deck,
                     gboolean      has_notes)
{
  *self = (TflPptxFrame) {
    .width = 1600 * PX, .height = 900 * PX, .picture = rect_of (&body), .has_title = TRUE, .title_type = "title",
    .subtitle_index = SUBTITLE_INDEX, .footer_index = FOOTER_INDEX, .view_index = VIEW_INDEX, .number_index = NUMBER_INDEX,
    .layout = g_strdup (LAYOUT),
  };

  tfl_package_relate (package, "", NULL, "officeDocument", TFL_PPTX_MAIN, FALSE);
  tfl_package_add_text (package, TFL_PPTX_MAIN, TFL_PPTX_TYPE "presentation.main+xml", g_string_new (NULL)); /* its place */
  tfl_package_add_text (package, MASTER, TFL_PPTX_TYPE "slideMaster+xml", make_master (deck));
  tfl_package_add_text (package, LAYOUT, TFL_PPTX_TYPE "slideLayout+xml", make_layout ());
  tfl_package_add_text (package, "ppt/theme/theme1.xml", TFL_PPTX_THEME_TYPE, tfl_pptx_make_theme (deck));
  tfl_package_relate (package, TFL_PPTX_MAIN, NULL, "slideMaster", MASTER, FALSE);
  tfl_package_relate (package, TFL_PPTX_MAIN, NULL, "theme", "ppt/theme/theme1.xml", FALSE);
  tfl_package_relate (package, MASTER, NULL, "slideLayout", LAYOUT, FALSE);
  tfl_package_relate (package, MASTER, NULL, "theme", "ppt/theme/theme1.xml", FALSE);
  tfl_package_relate (package, LAYOUT, NULL, "slideMaster", MASTER, FALSE);
  if (has_notes)
    {
      tfl_pptx_put_notes_master (self, package, NOTES_MASTER, "ppt/theme/theme2.xml", deck);
      tfl_package_relate (package, TFL_PPTX_MAIN, NULL, "notesMaster", NOTES_MASTER, FALSE);
    }
}

void
tfl_pptx_put_presentation (const TflPptxFrame *self,
                           TflPackage         *package,
                           const GPtrArray    *slides)
{
  GString *out = g_string_new (TFL_PPTX_HEAD "<p:presentation " TFL_PPTX_SPACES " saveSubsetFonts=\"1\">"
                               "<p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>");

  if (self->notes_master != NULL)
    g_string_append (out, "<p:notesMasterIdLst><p:notesMasterId r:id=\"rId3\"/></p:notesMasterIdLst>");
  if (slides->len > 0)
    g_string_append (out, "<p:sldIdLst>");
  for (guint i = 0; i < slides->len; i++)
    g_string_append_printf (out, "<p:sldId id=\"%u\" r:id=\"%s\"/>", 256 + i, (const char *) slides->pdata[i]);
  if (slides->len > 0)
    g_string_append (out, "</p:sldIdLst>");
  g_string_append_printf (out, "<p:sldSz cx=\"%" G_GINT64_FORMAT "\" cy=\"%" G_GINT64_FORMAT "\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>"
                               "<p:defaultTextStyle>", self->width, self->height);
  put_level (out, "lvl1pPr", 0, "", "mn", "tx1", 1800, FALSE);
  g_string_append (out, "</p:defaultTextStyle></p:presentation>");
  tfl_package_add_text (package, TFL_PPTX_MAIN, TFL_PPTX_TYPE "presentation.main+xml", out);
}
