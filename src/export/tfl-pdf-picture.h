/* A glyph of a font without outlines, such as one of coloured signs, as a picture within a PDF. */
#pragma once

#include "tfl-pdf-page.h"

G_BEGIN_DECLS

/* Appends what paints the piece with its left end at a point of the baseline, in the coordinates of the canvas.  The text
 * that it stands for is said with it. */
void tfl_pdf_picture_put   (const TflPdfPiece *piece,
                            TflPoint           at,
                            double             size,
                            const TflPdfDesk  *desk,
                            GString           *out);

/* Appends the entries of the resources: “/P1 7 0 R ”. */
void tfl_pdf_pictures_list (const TflPdfDesk  *desk,
                            GString           *resources);

G_END_DECLS
