/* Colours of slides: as colours of the deck's theme wherever they are, or derive from, one of those, so that slides
 * follow a theme that somebody gives them later.
 */
#pragma once

#include "scene/tfl-theme.h"

G_BEGIN_DECLS

typedef struct
{
  TflTheme deck; /* whose colours the theme of the deck was made of */
  TflTheme page; /* whose colours the picture has */
} TflPptxPalette;

/* An <a:solidFill>'s inside: <a:schemeClr> or <a:srgbClr>. */
void     tfl_pptx_put_colour (GString              *out,
                              const TflPptxPalette *self,
                              TflColour             colour,
                              gboolean              faded);
void     tfl_pptx_put_fill   (GString              *out,
                              const TflPptxPalette *self,
                              TflColour             colour,
                              gboolean              faded);

/* ppt/theme/themeN.xml of a deck (transfer full) */
GString *tfl_pptx_make_theme (TflTheme              deck);

/* <p:clrMap …>: which of them grounds and texts are. */
const char *tfl_pptx_get_colour_map (TflTheme       deck);

G_END_DECLS
