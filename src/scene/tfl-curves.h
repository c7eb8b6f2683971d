/* What a map shows beside units, work and services where it is asked to: flows of policy and feedback, and calls of
 * work from one unit to another.
 *
 * Nothing gives way to them: each is one curve from side to side, and of the few curves that can be it is the one that
 * leads over least of what is to be read.  Listed once for a survey; where a curve runs is found out when it comes into
 * sight, and depends on nothing but what stands where.
 */
#pragma once

#include "tfl-scope.h"

#include "tfl-extent.h"

G_BEGIN_DECLS

#define TFL_CURVE_N_POINTS 25

typedef struct
{
  const TflElement *element; /* the flow, or the work that was called */
  const TflElement *caller;  /* of a call */
  int               from;    /* units of the extent, those at its ends or around them */
  int               to;
  TflPoint         *points;  /* of TFL_CURVE_N_POINTS, NULL until it is asked for */
  TflRect           ends[2]; /* that it is for */
} TflCurve;

typedef struct _TflCurves TflCurves;

/* Those that the scope asks for; all is of the model, which it does not hold. */
TflCurves *tfl_curves_new       (TflModel       *model,
                                 const TflScope *scope,
                                 TflExtent      *extent,
                                 TflLayout      *layout,
                                 const TflRect **rects); /* of the units of the extent */
void       tfl_curves_free      (TflCurves      *self);

guint      tfl_curves_get_n     (TflCurves      *self);
TflCurve  *tfl_curves_get       (TflCurves      *self,
                                 guint           index);

/* The curve of one that begins and ends at these, which one may hold the other. */
const TflPoint *tfl_curves_trace (TflCurves     *self,
                                  TflCurve      *curve,
                                  const TflRect *from,
                                  const TflRect *to);

G_END_DECLS
