/* Routes for all lines, once every box has its place: orthogonal, from border to border, around
 * every unit that is no ancestor of an end.
 *
 * First each line is planned by itself (tfl-plan.h); then each container routes the hops through it, inner
 * containers first, so that a line goes on where it came out; then the hops of a line are
 * joined.  The routes through a container whose content and hops are the same as before are found
 * in memory.
 */
#pragma once

#include "tfl-layout.h"
#include "tfl-placing.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One route a line, n_points 0 where a line has none; NULL where it was cancelled. (transfer full) */
TflRoute *tfl_route_lines (TflLayoutInput   *input,
                           const TflPlacing *placing,
                           TflCrew          *crew,
                           GCancellable     *cancellable);

G_END_DECLS
