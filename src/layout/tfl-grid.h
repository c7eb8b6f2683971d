/* A sparse grid on which one line looks for its way: the cheapest path from the border of
 * one rectangle to the border of another, along given columns and rows.
 *
 * Cost is length, plus bends, plus whatever was put on the way: blocked
 * rectangles cost everything, lines nearby and lines crossed something.
 */
#pragma once

#include "tfl-layout.h"

G_BEGIN_DECLS

typedef struct
{
  TflPoint a; /* not right of or below b */
  TflPoint b;
} TflSegment;

/* One end of the line. */
typedef struct
{
  TflRect  rect;
  gboolean inside; /* the line runs inside: it ends at the border from within */
  double   wish_x; /* where it would like to cross the top or bottom side; NAN: anywhere */
  double   wish_y; /* the same for the left and right side */
} TflGridEnd;

typedef struct _TflGrid TflGrid;

TflGrid  *tfl_grid_new   (void);
void      tfl_grid_free  (TflGrid          *self);

/* Starts anew with these columns and rows, each in rising order. */
void      tfl_grid_reset (TflGrid          *self,
                          const double     *xs,
                          guint             n_xs,
                          const double     *ys,
                          guint             n_ys);

/* Nothing may run through the rectangle, nor along its border where that is nearer than clearance. */
void      tfl_grid_block (TflGrid          *self,
                          const TflRect    *rect,
                          double            clearance);

/* Running through the rectangle costs factor times as much. */
void      tfl_grid_slow  (TflGrid          *self,
                          const TflRect    *rect,
                          double            factor);

/* Running beside the segment, nearer than distance, costs factor times as much; crossing it, toll more. */
void      tfl_grid_avoid (TflGrid          *self,
                          const TflSegment *segment,
                          double            distance,
                          double            factor,
                          double            toll);

/* Puts the corners of the path into points, from start to end; FALSE where there is no path. */
gboolean  tfl_grid_find  (TflGrid          *self,
                          const TflGridEnd *start,
                          const TflGridEnd *end,
                          GArray           *points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflGrid, tfl_grid_free)

G_END_DECLS
