/* Paths of a PDF.
 *
 * Most are one of a few boxes, circles and signs at another place: such a path is put together once, with small numbers, and
 * moved to where it belongs.  That is a third of the bytes, and most of the time.
 */
#pragma once

#include "scene/tfl-ink.h"

G_BEGIN_DECLS

typedef struct _TflPdfPaths TflPdfPaths;

TflPdfPaths *tfl_pdf_paths_new   (void);
void         tfl_pdf_paths_free  (TflPdfPaths  *self);

/* Appends what paints the path: its operator is “f”, “S” or “B”, with a line end behind. */
void         tfl_pdf_paths_paint (TflPdfPaths  *self,
                                  const TflInk *ink,
                                  const char   *operator,
                                  GString      *out);

/* Appends the path alone. */
void         tfl_pdf_path_put    (const TflInk *ink,
                                  GString      *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPdfPaths, tfl_pdf_paths_free)

G_END_DECLS
