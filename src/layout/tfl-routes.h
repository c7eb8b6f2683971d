/* The routes of all lines of a layout, and the points that they lead through.
 *
 * Points stand in blocks, and the routes of the next layout share those that did not change: to hand on twenty
 * thousand routes is to copy one array.  Once they are handed on, nobody changes them any more.
 */
#pragma once

#include "tfl-layout.h"

G_BEGIN_DECLS

typedef struct _TflRoutes TflRoutes; /* reference-counted */

/* One a line, all without points. before: may be NULL; its points may be used as well. (transfer full) */
TflRoutes *tfl_routes_new     (guint       n,
                               TflRoutes  *before);
TflRoutes *tfl_routes_ref     (TflRoutes  *self);
void       tfl_routes_unref   (TflRoutes  *self);

TflRoute  *tfl_routes_get     (TflRoutes  *self,
                               guint       line);

/* Room for the points of a route, to be filled in. */
TflPoint  *tfl_routes_allot   (TflRoutes  *self,
                               guint       line,
                               guint       n_points);

/* Before many are allotted: how many points at least. */
void       tfl_routes_reserve (TflRoutes  *self,
                               guint       n_points);

/* Once all have theirs: gives back points that no route has any more, where there are many. */
void       tfl_routes_tidy    (TflRoutes  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflRoutes, tfl_routes_unref)

G_END_DECLS
