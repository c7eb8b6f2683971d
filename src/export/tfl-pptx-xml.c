#include "config.h"

#include "tfl-pptx-xml.h"

#include "tfl-markup.h"

#include "scene/tfl-text.h"

void
tfl_pptx_put_text (GString    *out,
                   const char *text)
{
  g_autofree char *clean = tfl_text_clean (text);

  tfl_markup_put_text (out, clean);
}

void
tfl_pptx_put_attribute (GString    *out,
                        const char *name,
                        const char *text)
{
  g_string_append_printf (out, " %s=\"", name);
  tfl_pptx_put_text (out, text);
  g_string_append_c (out, '"');
}

void
tfl_pptx_put_place (GString           *out,
                    const TflPptxRect *rect)
{
  g_string_append_printf (out, "<a:off x=\"%" G_GINT64_FORMAT "\" y=\"%" G_GINT64_FORMAT "\"/>"
                               "<a:ext cx=\"%" G_GINT64_FORMAT "\" cy=\"%" G_GINT64_FORMAT "\"/>",
                          rect->x, rect->y, MAX (rect->width, 0), MAX (rect->height, 0));
}
