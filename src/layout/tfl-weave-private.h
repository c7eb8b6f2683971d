/* The straight parts of hops, while their places are looked for: what tfl-hops.c and tfl-amend.c share. */
#pragma once

#include "tfl-hops.h"
#include "tfl-lanes.h"

G_BEGIN_DECLS

/* A straight part of a hop. */
typedef struct
{
  guint    hop;
  gboolean across;
  guint    lane;
  double   place; /* aside: of the lane's middle to begin with, in the end its own */
} TflPiece;

typedef struct
{
  TflMaze      *maze;
  TflGuide     *guide;
  TflHop       *hops;
  guint         n_hops;
  GArray       *pieces; /* of TflPiece: those of a hop follow one another */
  guint        *first;  /* piece of each hop; one more at the end */
  GArray       *runs;   /* of guint: of the hop at hand */
} TflWeave;

/* The neighbour at one end of a piece: the next one, or the gate. */
typedef struct
{
  gboolean         is_gate;
  const TflHopEnd *end;
  guint            lane;  /* that crosses the piece there */
  double           along; /* where the piece ends */
  int              turn;  /* from there the hop goes to the low side (−1) or the high one (1) */
  double           far;   /* aside: how far */
  gboolean         back;  /* and then it turns back */
} TflNeighbour;

/* Which way a line goes on that is so much farther there: nowhere, if that is less than anybody sees. */
static inline int
tfl_weave_turn (double difference)
{
  return difference < -0.5 ? -1 : difference > 0.5 ? 1 : 0;
}

TflPiece     *tfl_weave_piece       (const TflWeave *self,
                                     guint           piece);

/* Appends the pieces of the best way of a hop. */
void          tfl_weave_find_pieces (TflWeave       *self,
                                     guint           hop);

/* step: −1 for the neighbour at its beginning, 1 for the one at its end. */
TflNeighbour  tfl_weave_neighbour   (const TflWeave *self,
                                     guint           piece,
                                     int             step);

/* The piece as it now is: what it may do to find its place. */
TflLane       tfl_weave_lane        (const TflWeave *self,
                                     guint           piece);
void          tfl_weave_take_place  (const TflWeave *self,
                                     TflPiece       *piece,
                                     const TflLane  *lane);

/* Appends the corners of a hop, with both ends. */
void          tfl_weave_append_points (const TflWeave *self,
                                     guint           hop,
                                     GArray         *points);

G_END_DECLS
