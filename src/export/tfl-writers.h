/* The functions behind the rows of tfl-export.c. */
#pragma once

#include "tfl-export.h"

G_BEGIN_DECLS

GBytes *tfl_svg_write (TflScene                *scene,
                       const TflExportOptions  *options,
                       GError                 **error);
GBytes *tfl_pdf_write (TflScene                *scene,
                       const TflExportOptions  *options,
                       GError                 **error);
GBytes *tfl_png_write (TflScene                *scene,
                       const TflExportOptions  *options,
                       GError                 **error);

G_END_DECLS
