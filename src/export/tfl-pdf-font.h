/* One font of a PDF, of which just the glyphs that were used are embedded.  HarfBuzz cuts them out; what stands around
 * them is ISO 32000-1:2008, §9.7.  Codes of text are the font's own numbers of its glyphs, two bytes each.
 *
 * Lengths are thousandths of the font's size.
 */
#pragma once

#include "tfl-pdf-file.h"

#include <hb.h>

G_BEGIN_DECLS

typedef struct _TflPdfFont TflPdfFont;

/* A font whose glyphs are outlines; one that has only pictures of them cannot be embedded. */
gboolean    tfl_pdf_font_can_embed  (hb_font_t        *font);

/* Its face and its variation are those of this font, whatever its size. */
TflPdfFont *tfl_pdf_font_new        (TflPdfFile       *file,
                                     hb_font_t        *font);
void        tfl_pdf_font_free       (TflPdfFont       *self);
gboolean    tfl_pdf_font_is_for     (const TflPdfFont *self,
                                     hb_font_t        *font);

/* The number of its object. */
guint       tfl_pdf_font_get_object (const TflPdfFont *self);

/* The font as HarfBuzz shapes with it, as large as its own units. (transfer none) */
hb_font_t  *tfl_pdf_font_get_hb     (TflPdfFont       *self);

/* One of its own units. */
double      tfl_pdf_font_get_unit   (const TflPdfFont *self);

/* How far a glyph moves what follows, as the file says it. */
double      tfl_pdf_font_get_width  (TflPdfFont       *self,
                                     guint             glyph);

/* Embeds a glyph.  The text is what it stands for to whoever copies or reads it aloud; the first one given counts. */
void        tfl_pdf_font_use        (TflPdfFont       *self,
                                     guint             glyph,
                                     const char       *text,
                                     gsize             length);

/* Writes it, with all that was used by now. */
void        tfl_pdf_font_write      (TflPdfFont       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPdfFont, tfl_pdf_font_free)

G_END_DECLS
