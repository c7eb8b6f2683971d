/* Routes pulled taut: from each corner straight to the farthest one from which nothing stands between.
 *
 * Where an orthogonal route keeps clear of foreign units, of work and of headers, so does the taut one.
 */
#pragma once

#include "tfl-placing.h"
#include "tfl-routes.h"

G_BEGIN_DECLS

/* Labels go: they stood beside lines that are no longer there. (transfer full) */
TflRoutes *tfl_taut_pull (TflRoutes        *routes,
                          TflLayoutInput   *input,
                          const TflPlacing *placing);

G_END_DECLS
