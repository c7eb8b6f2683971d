/* Routes for all lines, once every box has its place: orthogonal, from border to border, around
 * every unit that is no ancestor of an end, and a label for each where there is room.
 */
#pragma once

#include "tfl-layout.h"
#include "tfl-nest.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* rects: of each box, on the page. One route a line, n_points 0 where a line has none; NULL where
 * it was cancelled. (transfer full) */
TflRoute *tfl_route_lines (TflLayoutInput *input,
                           TflNest        *nest,
                           const TflRect  *rects,
                           GCancellable   *cancellable);

G_END_DECLS
