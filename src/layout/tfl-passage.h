/* What passes through one container: the hops of all trips that come through, and their routes.
 *
 * Like a trip it outlives a run.
 */
#pragma once

#include "tfl-care.h"
#include "tfl-trip.h"

G_BEGIN_DECLS

/* One hop of a trip. */
typedef struct
{
  TflTrip *trip;
  guint    hop;
} TflPasser;

typedef struct
{
  GArray       *passers; /* of TflPasser, in the order of the lines */
  TflHopAnswer *answer;  /* their routes; NULL before they have some */
  TflCare       care;
} TflPassage;

TflPassage *tfl_passage_new    (void);
void        tfl_passage_free   (TflPassage      *self);

/* Leaves out trips that are gone, or planned anew, and adds these. */
void        tfl_passage_renew  (TflPassage      *self,
                                const TflPasser *passers,
                                guint            n);

/* Finds the routes of all hops, unless they are known; what an inner container's border says of where they begin and end has
 * to be known before. Trips whose route has to be joined anew are made stale. TRUE where ends at the border, or labels, are
 * not where they were. */
gboolean    tfl_passage_route  (TflPassage       *self,
                                guint             container,
                                TflLayoutInput   *input,
                                const TflPlacing *placing,
                                TflCare           care,
                                gboolean          same_room); /* as when it was routed last */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPassage, tfl_passage_free)

G_END_DECLS
