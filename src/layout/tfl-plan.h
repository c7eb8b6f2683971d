/* Which way each line takes, before it has a route: the sides of all units through which it
 * comes out to the common container of its ends, and goes in again.
 *
 * Chosen for each line by itself: the least length and the fewest bends, in all containers together.
 */
#pragma once

#include "tfl-trip.h"

G_BEGIN_DECLS

typedef struct _TflPlanner TflPlanner;

/* Input and placing must live as long. */
TflPlanner *tfl_planner_new  (TflLayoutInput   *input,
                              const TflPlacing *placing);
void        tfl_planner_free (TflPlanner       *self);

/* Several planners may work at a time. (transfer full) */
TflTrip    *tfl_planner_plan (TflPlanner       *self,
                              guint             line);

/* Looks beforehand for the ways that lines between the children of a container will take. For several containers at a
 * time, but not for two that share a room: whoever calls holds its lock. */
void        tfl_plan_prepare (TflLayoutInput   *input,
                              const TflPlacing *placing,
                              guint             container);

/* Numbers the ends of trips at each side of each container, in the order in which they should stand there. */
void        tfl_plan_rank_ends (TflTrip *const   *trips,
                                guint             n,
                                TflLayoutInput   *input,
                                const TflPlacing *placing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPlanner, tfl_planner_free)

G_END_DECLS
