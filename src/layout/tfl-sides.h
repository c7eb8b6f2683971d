/* Which sides lines take in one container, chosen with regard to each other: each as short as may be, and with few
 * crossings.
 */
#pragma once

#include "tfl-guide.h"

G_BEGIN_DECLS

/* One end of a line, as the container sees it. */
typedef struct
{
  int     child;               /* −1 for the container itself */
  double  costs[TFL_N_SIDES];  /* what it costs to stand at each side; TFL_NO_WAY where it cannot */
  double  places[TFL_N_SIDES]; /* its order among the ends at that side; where two are equal, either may come first */
  TflSide side;                /* the result; to begin with, any that can be */
  int     rank;                /* a result: its order at that side, in which few cross in this container; else unchanged */
} TflSidesEnd;

typedef struct
{
  TflSidesEnd from;
  TflSidesEnd to;
  guint       via; /* a result: the run by which it goes, from 1 on; 0 for the best way */
} TflSidesLine;

typedef struct _TflSides TflSides;

/* The maze and the guide must live as long. Remembers what it chose last. */
TflSides *tfl_sides_new      (TflMaze      *maze,
                              TflGuide     *guide);
void      tfl_sides_free     (TflSides     *self);

/* All lines through the container. Where there are too many, each goes its shortest way. Lines are compared as bytes:
 * nothing may be left to chance between the fields. */
void      tfl_sides_choose   (TflSides     *self,
                              TflSidesLine *lines,
                              guint         n,
                              gboolean      thorough); /* try harder to have few crossings: also by longer ways */

/* About how many bytes it takes. */
gsize     tfl_sides_get_size (TflSides     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflSides, tfl_sides_free)

G_END_DECLS
