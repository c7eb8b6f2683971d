/* The inside of a maze, for the search through it. */
#pragma once

#include "tfl-maze.h"

G_BEGIN_DECLS

#define TFL_NO_RUN G_MAXUINT32

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

  TflSpan *spans; /* of each gate */
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

G_END_DECLS
