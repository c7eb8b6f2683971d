/* Where the places in one maze are in another one with the same children, or some of them, which stand a bit elsewhere: between
 * the same edges.
 *
 * Places keep their order.  Those between edges that leave them room stay where they are.
 */
#pragma once

#include "tfl-maze.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *stretches[2]; /* between edges: of those that run down, and of those that run across */
} TflShift;

/* was: of each child the index that it had, NULL for the same. */
void   tfl_shift_init  (TflShift       *self,
                        TflMaze        *before,
                        TflMaze        *maze,
                        const guint    *was);
void   tfl_shift_clear (TflShift       *self);

/* across: of a piece that runs across. NAN where there is no room for it any more. */
double tfl_shift_place (const TflShift *self,
                        gboolean        across,
                        double          place);

G_END_DECLS
