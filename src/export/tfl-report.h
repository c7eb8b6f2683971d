/* A report: one HTML file that needs nothing else, with the pictures and every fact of the model in words.
 *
 * What it is made of: docs/report.md.  Its style and script are files of their own, in data/report.
 */
#pragma once

#include "tfl-export.h"
#include "tfl-page.h"

G_BEGIN_DECLS

/* A picture for each page, in the colours that the reader's desktop prefers; lists of the whole model, whatever the
 * pages show. (transfer full) */
GBytes *tfl_report_write (const TflExportJob      *job,
                          const TflExportOptions  *options,
                          GError                 **error);

G_END_DECLS
