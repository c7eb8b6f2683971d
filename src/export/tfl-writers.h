/* The functions behind the rows of tfl-export.c. */
#pragma once

#include "tfl-export.h"

G_BEGIN_DECLS

GBytes *tfl_svg_write     (TflScene                *scene,
                           const TflExportOptions  *options,
                           GError                 **error);

/* An SVG that stands with others in a document, whose style says what its colours are. */
#define TFL_SVG_FADED 0x100

typedef struct
{
  const char *attributes; /* of its <svg>, with a blank before each */
  const char *prefix;     /* of ids: “p1.” */
  GArray     *colours; /* of guint, grows: a TflColour, with TFL_SVG_FADED where it is faded. Classes fN and sN are the Nth of
                        * them as fill and as stroke, from 1 */
  guint      *numbers; /* of each of 2 * TFL_SVG_FADED: its N, 0 while it has none */
  void      (*drawn)    (const char *element,
                         gpointer    user_data); /* told of each element that gets an id; it is the scene's */
  gpointer    user_data;
} TflSvgInset;

/* Appends its <svg>, without a title, a size and a ground. */
void    tfl_svg_write_inset (TflScene          *scene,
                             const TflSvgInset *inset,
                             GString           *out);

GBytes *tfl_pdf_write     (TflScene                *scene,
                           const TflExportOptions  *options,
                           GError                 **error);
GBytes *tfl_png_write     (TflScene                *scene,
                           const TflExportOptions  *options,
                           GError                 **error);

/* All pages, at least one. */
GBytes *tfl_pdf_write_job (const TflExportJob      *job,
                           const TflExportOptions  *options,
                           GError                 **error);

G_END_DECLS
