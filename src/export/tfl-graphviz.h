/* DOT: units as clusters, services as edges, for people's own scripts and for Graphviz.
 *
 * Not what Trefoil lays out with: see layout/tfl-dot.h.
 */
#pragma once

#include "tfl-export.h"
#include "tfl-page.h"

G_BEGIN_DECLS

/* The whole model, whatever the pages show. (transfer full) */
GBytes *tfl_graphviz_write (const TflExportJob      *job,
                            const TflExportOptions  *options,
                            GError                 **error);

G_END_DECLS
