/* Routes for all lines, once every box has its place: orthogonal, from border to border, around
 * every unit that is no ancestor of an end.
 *
 * First each line is planned by itself (tfl-plan.h); then each container routes the hops through it, inner
 * containers first, so that a line goes on where it came out; then the hops of a line are
 * joined.
 *
 * What one run finds serves the next: trips through containers that stand as before stay as they are, those through
 * what stands a bit elsewhere follow it; containers whose hops are the same as before keep their routes.
 */
#pragma once

#include "tfl-drift.h"
#include "tfl-routes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TflRouter TflRouter;

TflRouter *tfl_router_new  (void);
void       tfl_router_free (TflRouter         *self);

/* NULL where it was cancelled. before: what was routed last, and what was what; NULL to begin anew, as
 * has to be done after one that was cancelled. (transfer full) */
TflRoutes *tfl_router_run  (TflRouter         *self,
                            TflStanding        standing,
                            const TflStanding *before,
                            const TflMatch    *match,
                            TflCrew           *crew,
                            GCancellable      *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflRouter, tfl_router_free)

G_END_DECLS
