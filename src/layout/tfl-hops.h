/* Routes through one container: the hops that lines make there, each from gate to gate.
 *
 * A line between distant units hops through every container on its way: from the unit to the
 * border of its container, from there to the border of the next, and so on down to the other end.  Where a hop of
 * an inner container ends at its border, the hop of the outer one begins.
 *
 * All is relative to the container's top left corner.
 */
#pragma once

#include "tfl-guide.h"

G_BEGIN_DECLS

typedef struct
{
  int     child; /* index among the children; −1 for the container itself */
  TflSide side;
  TflSpan span;  /* where on the side; low is NAN for anywhere */
  int     bias;  /* at the container's border: outside, the line goes on to the low side (−1) or the high one (1) */
  int     rank;  /* the order of all ends at that side of the border in which fewest cross outside */
} TflHopEnd;

typedef struct
{
  TflHopEnd from; /* the provider's end */
  TflHopEnd to;
  gsize     via;         /* the run, from 1 on, by which it goes; 0 for the best way */
  double    label_width; /* 0 where no label is wanted here */
  double    label_height;
} TflHop;

typedef struct
{
  guint    n_points; /* 0 where there is no way */
  guint    first;    /* in the points of the answer */
  TflRect  label;    /* width 0 where there is none */
  gboolean label_vertical;
} TflHopRoute;

/* Reference-counted: a room remembers it, and a run uses it. */
typedef struct
{
  gatomicrefcount ref_count;
  TflHop      *hops;   /* as asked */
  TflHopRoute *routes; /* one a hop */
  guint        n_routes;
  TflPoint    *points;
  guint        n_points; /* with those that no route has any more */
} TflHopAnswer;

/* The answer takes the hops. (transfer full) */
TflHopAnswer *tfl_hops_route      (TflMaze       *maze,
                                   TflGuide      *guide,
                                   TflHop        *hops,
                                   guint          n,
                                   gboolean       thorough); /* try harder to have few crossings */

/* What was found out for nearly the same hops. */
typedef struct
{
  const TflHopAnswer *answer;
  const guint *was;  /* of each hop now the index that it had, or G_MAXUINT; NULL for the same */
  TflMaze     *maze; /* as it was: with the same children, and some more, but they may have stood elsewhere */
  const guint *child_was; /* of each child now the index that it had; NULL for the same */
  guint8      *kept; /* of each hop now: to be set where its route is exactly what it was */
} TflHopsBefore;

/* The same for hops of which most were asked for before: what is new finds its way between the others, which stay. The answer
 * takes the hops. NULL where so much is new that it had better be routed anew: then it does not. (transfer full) */
TflHopAnswer *tfl_hops_amend      (TflMaze             *maze,
                                   TflGuide            *guide,
                                   const TflHopsBefore *before,
                                   TflHop              *hops,
                                   guint                n);

TflHopAnswer *tfl_hop_answer_ref  (TflHopAnswer  *self);
void          tfl_hop_answer_unref (TflHopAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflHopAnswer, tfl_hop_answer_unref)

G_END_DECLS
