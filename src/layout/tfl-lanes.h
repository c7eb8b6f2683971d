/* Pieces of lines that run in parallel through the free room of a container: which place each
 * takes, so that no two lie on each other, few cross, and all have room where there is room.
 *
 * An axis at a time: “along” is the axis a piece runs along, “aside” the other one.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TFL_LINE_APART 12.0 /* between parallel lines, where there is room */

typedef struct
{
  double from; /* along; from <= to */
  double to;
  double low;  /* aside: where it may be; low <= high */
  double high;
  double before; /* the room it wants on its low side, and on its high side */
  double after;
  int    turn_from; /* from its low end the line goes on to the low side (−1) or the high one (1), or ends there */
  int    turn_to;   /* the same at its high end */
  double key;    /* its order among those that lean the same */
  int    rank;   /* the same, where the keys say nothing */
  double wish;   /* where it would like to be, or NAN for the middle of what is free */
  double place;  /* the result */
} TflLane;

void tfl_lanes_place (TflLane *lanes,
                      guint    n);

/* A piece that has its place, as another one sees it that looks for a place. */
typedef struct
{
  double place;
  int    loss; /* how many more times the two cross if the other one stands on its high side instead of its low side */
} TflStandingPiece;

int    tfl_lanes_loss       (const TflLane          *standing,
                             const TflLane          *lane);

/* The place for one more among some that stand, none of them outside of where it may be: where fewest cross it, and there
 * is room. */
double tfl_lanes_find_place (const TflLane          *lane,
                             const TflStandingPiece *standing,
                             guint                   n);

G_END_DECLS
