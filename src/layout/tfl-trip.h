/* The trip of one line: the hops that it makes, from the provider out to the common container of both ends, and in
 * again to the customer.
 *
 * A trip outlives the run that planned it: it stays for as long as all that it goes through stands as before.
 */
#pragma once

#include "tfl-drift.h"
#include "tfl-plan.h"

G_BEGIN_DECLS

typedef struct
{
  TflHop   hop;      /* ends at which the line does not really end have no place: that comes from the hop inside */
  guint    index;    /* among the hops of its container; TFL_NOT_THERE before it is routed */
  TflPoint end;      /* where it came to the border of its container, relative to its corner */
  gboolean labelled; /* its container has a place for the label */
} TflTripHop;

typedef struct
{
  guint       line;   /* in the input at hand; TFL_NOT_THERE where it is there no more */
  gboolean    fresh;  /* planned in this run */
  guint       n_hops; /* 0 where there is no way */
  guint       common; /* the hop in the common container */

  gboolean    may_be_straight; /* all hops go one way, and have room in common */
  gboolean    across;
  TflSpan     span;   /* where: relative to the corner of the common container */

  TflTripHop  hops[];
} TflTrip;

/* Of a line of the plan. */
TflTrip *tfl_trip_new  (const TflPlan *plan,
                        guint          index,
                        TflNest       *nest,
                        TflLayoutInput *input);

void     tfl_trip_free (TflTrip       *self);

/* A trip that was planned anew takes over from the one before it, between the same units, what its hops were: where their
 * containers are as before, most of them are as well. */
void     tfl_trip_succeed (TflTrip       *self,
                           const TflTrip *before);

/* What a trip goes through stands a bit elsewhere: it goes through the same sides. changed: of each hop, whether it is not what it
 * was. FALSE where one of the sides is closed now. */
gboolean tfl_trip_follow (TflTrip          *self,
                          const TflStanding *here,
                          const TflDrifting *drifting,
                          GArray           *containers, /* of guint: to work with */
                          GArray           *changed);   /* of guint8 */

/* Puts the containers of all hops into an array, of guint. line: as the nest of that input has it. */
void     tfl_trip_list_containers (const TflTrip *self,
                                   TflLayoutInput *input,
                                   TflNest       *nest,
                                   guint          line,
                                   GArray        *containers);

/* Whether the hop begins, or ends, where one inside a child came to the child's border. */
static inline gboolean
tfl_trip_comes_from_inside (const TflTrip *self,
                            guint          hop)
{
  return hop > 0 && hop <= self->common;
}

static inline gboolean
tfl_trip_goes_inside (const TflTrip *self,
                      guint          hop)
{
  return hop >= self->common && hop + 1 < self->n_hops;
}

/* The route made of the routes of all hops: its points are added to an array, of TflPoint; none where one of the hops has
 * none. answers: of each container that is one of them. */
TflRoute tfl_trip_join (const TflTrip        *self,
                        const TflStanding    *here,
                        TflHopAnswer *const  *answers,
                        GArray               *containers, /* of guint: to work with */
                        GArray               *points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflTrip, tfl_trip_free)

G_END_DECLS
