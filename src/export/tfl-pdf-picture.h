/* A glyph that no font of a PDF can have, as a picture in its place: as an outline where its font is of a kind that PDF does
 * not know (variable, with cubic curves), else as an image, such as coloured signs.
 */
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
