/* The routes of all lines, joined out of those of their hops.
 *
 * They outlive a run: what did not change, and lies in a container that did not move, is taken from the last one.
 */
#pragma once

#include "tfl-crew.h"
#include "tfl-routes.h"
#include "tfl-trip.h"

G_BEGIN_DECLS

typedef struct _TflJoin TflJoin;

/* All that routes are made of; borrowed. */
typedef struct
{
  TflStanding          here;
  const TflDrifting   *drifting;
  const TflMatch      *match;   /* NULL where nothing is known */
  TflTrip *const      *trips;   /* of each line */
  TflHopAnswer *const *answers; /* of each container; NULL where nothing passes */
  const guint8        *stale;   /* of each line: TRUE where its hops may not be what they were */
} TflJoining;

TflJoin   *tfl_join_new  (void);
void       tfl_join_free (TflJoin          *self);

/* stuck: how many lines had a route last time and have none now. (transfer full) */
TflRoutes *tfl_join_run  (TflJoin          *self,
                          const TflJoining *joining,
                          TflCrew          *crew,
                          guint            *stuck);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflJoin, tfl_join_free)

G_END_DECLS
