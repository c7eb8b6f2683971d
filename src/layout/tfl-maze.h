/* The free room of one container, and the best ways through it.
 *
 * The edges of everything solid cut the room into cells.  A run is a row or a column of free
 * cells that touch; a way is a list of runs, across and down in turn, so that it has one bend
 * fewer than runs.  It starts and ends at a gate: a side of a child, or a side of the container seen from inside.
 * Which of the lines in a run takes which place is not decided here but in tfl-lanes.h.
 *
 * All is relative to the container's top left corner, in canvas points.
 */
#pragma once

#include "tfl-layout.h"

G_BEGIN_DECLS

typedef enum
{
  TFL_SIDE_LEFT,
  TFL_SIDE_RIGHT,
  TFL_SIDE_TOP,
  TFL_SIDE_BOTTOM,
  TFL_N_SIDES,
} TflSide;

/* Nothing comes nearer to a unit but where it ends at it. */
#define TFL_LINE_CLEARANCE 4.0

typedef struct
{
  gboolean across; /* a row of cells; else a column */
  guint    lane;   /* which row or column */
  guint    first;  /* its cells along the lane */
  guint    last;
} TflRun;

/* Part of an axis; low <= high. */
typedef struct
{
  double low;
  double high;
} TflSpan;

typedef struct _TflMaze TflMaze;

/* room: where lines may run; headers: how much of the top of each child lines must not end beside; solid: what is
 * not a child but in the way; clearance: to children and solids. All arrays are copied. */
TflMaze      *tfl_maze_new       (const TflRect *room,
                                  const TflRect *children,
                                  const double  *headers,
                                  guint          n_children,
                                  const TflRect *solid,
                                  guint          n_solid,
                                  double         clearance);
void          tfl_maze_free      (TflMaze       *self);

const TflRect *tfl_maze_get_room (TflMaze       *self);

/* Gates are numbers: of a child, or of the container where child is −1. */
guint         tfl_maze_gate      (TflMaze       *self,
                                  int            child,
                                  TflSide        side);

/* About how many bytes it takes, with what its guide knows of it. */
gsize         tfl_maze_get_size  (TflMaze       *self);

/* Whether nothing solid is in a rectangle, and it lies wholly in the room. */
gboolean      tfl_maze_is_free   (TflMaze       *self,
                                  const TflRect *rect);

/* Whether a line from one to the other can run straight at this place. */
gboolean      tfl_maze_is_straight (TflMaze     *self,
                                  guint          from,
                                  guint          to,
                                  double         at);

guint         tfl_maze_get_n_runs (TflMaze      *self);
const TflRun *tfl_maze_get_run   (TflMaze       *self,
                                  guint          run);

/* The lane a coordinate lies in: a column for x, a row for y. */
guint         tfl_maze_column_at (TflMaze       *self,
                                  double         x);
guint         tfl_maze_row_at    (TflMaze       *self,
                                  double         y);
double        tfl_maze_lane_mid  (TflMaze       *self,
                                  gboolean       across,
                                  guint          lane);

/* Whether nothing is in this lane, from one lane that crosses it to another. */
gboolean      tfl_maze_is_clear  (TflMaze       *self,
                                  gboolean       across,
                                  guint          lane,
                                  guint          from_lane,
                                  guint          to_lane);

/* How far a piece of a line in this lane, from one lane that crosses it to another, can be moved aside. */
TflSpan       tfl_maze_free_span (TflMaze       *self,
                                  gboolean       across,
                                  guint          lane,
                                  guint          from_lane,
                                  guint          to_lane);

/* Where on a side lines may end: clear of its corners, and of what stands too near. */
TflSpan       tfl_maze_gate_span (TflMaze       *self,
                                  guint          gate);

/* The coordinate of the side itself: x of a left or right one, else y. */
double        tfl_maze_gate_edge (TflMaze       *self,
                                  guint          gate);

/* The lane that crosses the first cell beyond the side. */
guint         tfl_maze_gate_lane (TflMaze       *self,
                                  guint          gate);

static inline gboolean
tfl_side_is_across (TflSide side)
{
  return side == TFL_SIDE_LEFT || side == TFL_SIDE_RIGHT;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflMaze, tfl_maze_free)

G_END_DECLS
