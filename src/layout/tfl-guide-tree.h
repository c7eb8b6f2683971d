/* The best ways through a maze from one door: a gate, or some lanes of it.
 *
 * A tree grows as far as somebody asks: it knows the best ways to all runs that are no farther than the first one in its
 * heap.  In a large maze it may grow towards a goal instead; then it is good for nothing else.
 */
#pragma once

#include "tfl-maze-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint gate;
  guint first; /* lane */
  guint last;
} TflDoor;

/* Every run that touches a door. */
typedef struct
{
  TflMaze *maze;
  guint    lane;
  guint    last;
  guint    cross; /* the lane along the side */
  gboolean across;
} TflDoorIter;

typedef struct
{
  TflDoor door;
  TflRect rect; /* a stretch of the side */
} TflGoal;

/* The best way from the door to the run that a step is of. */
typedef struct
{
  float   cost;
  float   guess;  /* the least that the whole way can cost */
  guint32 before; /* the run it came from, or TFL_NO_RUN */
  float   x;      /* where the way is when it comes into the run */
  float   y;
} TflStep;

typedef struct
{
  TflMaze       *maze;
  TflDoor        door;
  const TflGoal *goal;  /* while it grows to one; else NULL */
  gboolean       is_grown; /* to its goal: it will not grow any more */
  TflStep       *steps; /* of each run */
  guint32       *heap;  /* of runs by cost, from which to go on; a run may be in it more than once */
  guint          n_heap;
  guint          most_heap;
} TflGuideTree;

TflDoor     tfl_door_whole         (TflMaze            *maze,
                                    guint               gate);
TflDoor     tfl_door_of            (TflMaze            *maze,
                                    guint               gate,
                                    TflSpan             span);

TflDoorIter tfl_door_iter          (TflMaze            *maze,
                                    const TflDoor      *door);
guint32     tfl_door_iter_next     (TflDoorIter        *iter); /* TFL_NO_RUN at the end */

/* goal: NULL to grow by and by. */
void        tfl_guide_tree_init    (TflGuideTree       *self,
                                    TflMaze            *maze,
                                    const TflDoor      *door,
                                    const TflGoal      *goal);
void        tfl_guide_tree_clear   (TflGuideTree       *self);

/* The best ways to all runs that cost no more than this; G_MAXFLOAT for all. */
void        tfl_guide_tree_grow    (TflGuideTree       *self,
                                    double              most);

/* What comes next costs at least as much; G_MAXDOUBLE where there is nothing more. */
double      tfl_guide_tree_get_next (const TflGuideTree *self);

/* The best run at a door and the one after it, with what it costs to come there, as far as is known; TFL_NO_RUN and more than
 * any way costs where there is none. */
guint32     tfl_guide_tree_find    (const TflGuideTree *self,
                                    const TflDoor      *door,
                                    guint32            *next,
                                    double             *cost);

G_END_DECLS
