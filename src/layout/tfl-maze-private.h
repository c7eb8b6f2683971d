/* The inside of a maze, for the search through it. */
#pragma once

#include "tfl-maze.h"

G_BEGIN_DECLS

#define TFL_NO_RUN G_MAXUINT32

/* A side of a child, or of the container seen from inside; what the public functions say of it. */
typedef struct
{
  double  edge;
  guint   lane;  /* that crosses the first cell beyond */
  TflSpan span;
  guint   first; /* the lanes of the span */
  guint   last;
} TflGate;

struct _TflMaze
{
  TflRect  room;
  TflRect *children;
  double  *headers;
  guint    n_children;
  double   clearance;

  double  *xs; /* n_columns + 1 edges of columns */
  double  *ys;
  guint    n_columns;
  guint    n_rows;
  guint32 *run_across; /* of each cell, row after row: the run it is part of, or NO_RUN where it is solid */
  guint32 *run_down;
  guint16 *solid_before_in_row;    /* solid cells of the row before this one; n_columns + 1 a row */
  guint16 *solid_before_in_column; /* the same down; n_rows + 1 a column */
  TflRun  *runs;
  guint    n_runs;

  TflGate *gates;
};

static inline TflSide
tfl_maze_side_of (guint gate)
{
  return gate % TFL_N_SIDES;
}

static inline gboolean
tfl_maze_is_border (TflMaze *self,
                    guint    gate)
{
  return gate / TFL_N_SIDES == self->n_children;
}

static inline guint32
tfl_maze_run_at (TflMaze  *self,
                 gboolean  across,
                 guint     lane,
                 guint     cross)
{
  return across ? self->run_across[lane * self->n_columns + cross]
                : self->run_down[cross * self->n_columns + lane];
}

static inline guint
tfl_maze_lane_of (TflMaze  *self,
                  gboolean  across,
                  double    place)
{
  return across ? tfl_maze_row_at (self, place) : tfl_maze_column_at (self, place);
}

/* Where a span ends, the next lane begins already. */
static inline guint
tfl_maze_last_lane_of (TflMaze  *self,
                       gboolean  across,
                       TflSpan   span)
{
  return tfl_maze_lane_of (self, across, MAX (span.low, span.high - 0.02));
}

G_END_DECLS
