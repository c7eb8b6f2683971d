/* What passes through one container: the hops of all trips that come through, and their routes.
 *
 * Like a trip it outlives a run.  Whoever changes a trip says so to the passages on its way: only hops in doubt are
 * asked for anew.
 */
#pragma once

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

  GArray       *coming;  /* of TflPasser, in the order of the lines: to be taken in */
  GArray       *leaving; /* of guint: indices of those to be left out */
  guint        *was;     /* index of each in the answer, or TFL_NOT_THERE; NULL for the same */
  GArray       *doubted; /* of guint: those that may go another way than in the answer */
  GPtrArray    *rerouted; /* of TflTrip: their routes have to be joined anew */
  GArray       *outgoing; /* of TflPasser: those that came to the border elsewhere, or got a label or lost it */
} TflPassage;

TflPassage *tfl_passage_new    (void);
void        tfl_passage_free   (TflPassage      *self);

/* For the next tfl_passage_renew(). */
void        tfl_passage_come   (TflPassage      *self,
                                TflTrip         *trip,
                                guint            hop);
void        tfl_passage_leave  (TflPassage      *self,
                                guint            index);

/* Takes in who comes, leaves out who leaves. in_order: lines that stay are in the same order as before. */
void        tfl_passage_renew  (TflPassage      *self,
                                gboolean         in_order);

void        tfl_passage_doubt  (TflPassage      *self,
                                guint            index);

/* Finds the routes of all hops, unless they are known; what an inner container's border says of where they begin and end has
 * to be known before. Says which trips have to be told. */
void        tfl_passage_route  (TflPassage        *self,
                                guint              container,
                                const TflStanding *here,
                                const TflDrifting *drifting,
                                gboolean           thorough); /* as for tfl_hops_route() */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPassage, tfl_passage_free)

G_END_DECLS
