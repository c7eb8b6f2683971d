/* What all parts of a deck are written with. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TFL_PPTX_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define TFL_PPTX_A "http://schemas.openxmlformats.org/drawingml/2006/main"
#define TFL_PPTX_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TFL_PPTX_P "http://schemas.openxmlformats.org/presentationml/2006/main"
#define TFL_PPTX_SPACES "xmlns:a=\"" TFL_PPTX_A "\" xmlns:r=\"" TFL_PPTX_R "\" xmlns:p=\"" TFL_PPTX_P "\""

/* English metric units: whole numbers, in everything. */
typedef struct { gint64 x, y, width, height; } TflPptxRect;

#define TFL_PPTX_PT 12700

/* Escaped, without what XML cannot hold, on one line; NULL for nothing. */
void tfl_pptx_put_text      (GString           *out,
                             const char        *text);

/*  name="text", with a space in front */
void tfl_pptx_put_attribute (GString           *out,
                             const char        *name,
                             const char        *text);

/* <a:off …/><a:ext …/> */
void tfl_pptx_put_place     (GString           *out,
                             const TflPptxRect *rect);

G_END_DECLS
