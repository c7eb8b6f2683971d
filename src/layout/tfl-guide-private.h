/* The inside of a guide. */
#pragma once

#include "tfl-guide.h"
#include "tfl-maze-private.h"

G_BEGIN_DECLS

/* The best way from a source to the run that a step is of. */
typedef struct
{
  float   cost;
  float   guess;  /* the least that the whole way can cost */
  guint32 before; /* the run it came from, or TFL_NO_RUN */
  float   x;      /* where the way is when it comes into the run */
  float   y;
} Step;

/* A gate, or some lanes of it, and the best ways from there: to all runs that are no farther than the first one in the
 * heap.  It grows as far as somebody asks. */
typedef struct
{
  guint32  gate;
  guint32  first; /* lane */
  guint32  last;
  guint32  next;  /* the next tree of the gate, or NO_TREE */
  Step    *steps;
  guint32 *heap;  /* of runs by cost, from which to go on; a run may be in it more than once */
  guint    n_heap;
  guint    most_heap;
} Tree;

struct _TflGuide
{
  TflMaze *maze;

  float   *exits; /* from each gate of a child to each of the border; NULL until prepared */
  float   *costs; /* of each pair of gates, −1 where not yet known; NULL where there are too many */

  guint32 *regions; /* of each run, another one that can be reached from it; NULL until asked for */

  GArray  *trees;       /* of Tree */
  guint32 *first_trees; /* of each gate, or NO_TREE */

  gboolean has_goal;
  guint    goal;      /* a gate */
  TflSpan  goal_span; /* the part of it that is asked for */
  TflRect  goal_rect;
};

G_END_DECLS
