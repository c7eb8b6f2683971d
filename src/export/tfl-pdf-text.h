/* Text of a PDF: which glyphs of which fonts it is, shaped once for each word.
 *
 * Lengths are thousandths of the text's size.
 */
#pragma once

#include "tfl-pdf-font.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Glyphs of one font in a row. */
typedef struct
{
  guint       font;    /* its number in the resources, from 1; 0: a picture, since it cannot be embedded */
  double      rise;    /* over the baseline */
  char       *glyphs;  /* as they stand within the brackets of TJ: “<00120034>-20<0056>”; of a picture its text */
  PangoFont  *pango;   /* of a picture */
  PangoGlyph  picture;
  double      width;
} TflPdfPiece;

typedef struct _TflPdfTexts TflPdfTexts;

TflPdfTexts *tfl_pdf_texts_new    (TflPdfFile  *file);
void         tfl_pdf_texts_free   (TflPdfTexts *self);

/* Appends the pieces of a text on one line, from left to right, to an array of const TflPdfPiece, which are those of self;
 * returns how wide it is. */
double       tfl_pdf_texts_shape  (TflPdfTexts *self,
                                   const char  *text,
                                   int          weight,
                                   GPtrArray   *pieces);

/* Writes all fonts; appends their entries of the resources: “/F1 5 0 R ”. */
void         tfl_pdf_texts_write  (TflPdfTexts *self,
                                   GString     *resources);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPdfTexts, tfl_pdf_texts_free)

G_END_DECLS
