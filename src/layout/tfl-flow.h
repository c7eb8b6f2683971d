/* Layouts that are not nested: a table of what places each flow, a row and a file each.
 *
 * They need no Graphviz and remember nothing: each is one pass over the input, a function of it alone.
 */
#pragma once

#include "tfl-routes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Fills in rects (one a box) and routes (one a line); n_points stays 0 where a line has none. */
typedef void (*TflFlowFunc) (TflLayoutInput *input,
                             TflRect        *rects,
                             TflRoutes      *routes);

/* NULL only where it was cancelled before it began. (transfer full) */
TflLayout *tfl_flow_lay_out   (TflLayoutInput  *input,
                               GCancellable    *cancellable,
                               GError         **error);

void       tfl_flow_lay_chain (TflLayoutInput  *input,
                               TflRect         *rects,
                               TflRoutes       *routes);
void       tfl_flow_lay_tree  (TflLayoutInput  *input,
                               TflRect         *rects,
                               TflRoutes       *routes);
void       tfl_flow_lay_rows  (TflLayoutInput  *input,
                               TflRect         *rects,
                               TflRoutes       *routes);

G_END_DECLS
