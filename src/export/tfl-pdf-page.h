/* The content of a page of a PDF: a scene, drawn with the operators of ISO 32000-1:2008, §8 and §9. */
#pragma once

#include "tfl-pdf-text.h"

#include "scene/tfl-scene.h"

G_BEGIN_DECLS

/* What all pages share. */
typedef struct
{
  TflPdfFile  *file;
  TflPdfTexts *texts;
  GHashTable  *pictures; /* those of tfl-pdf-picture.h, by names of its own */
} TflPdfDesk;

typedef struct
{
  TflScene *scene;
  TflTheme  theme;
  double    scale;  /* PDF's points, of 1/72 inch, for one of the canvas */
  double    height; /* of the page, in PDF's points */
  gboolean  has_ground;
} TflPdfPage;

/* Writes it as streams that belong together; returns their numbers as a PDF array: “[5 0 R 6 0 R]”.  All but the ground is
 * marked as content 0 of the page, a section of the document. (transfer full) */
char *tfl_pdf_page_write (const TflPdfPage *self,
                          const TflPdfDesk *desk);

G_END_DECLS
