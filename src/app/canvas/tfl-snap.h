/* Where a box that is dragged comes to stand among its neighbours: edges in line with edges, a middle with a middle,
 * else on a grid.  A pure function of rectangles.
 */
#pragma once

#include "layout/tfl-layout-input.h"

#include <glib.h>

G_BEGIN_DECLS

/* A line that shows what a box is in line with; there is none where from and to are the same. */
typedef struct
{
  double at;   /* x of an upright one, y of a level one */
  double from;
  double to;
} TflSnapLine;

typedef struct
{
  TflRect     rect;
  TflSnapLine upright;
  TflSnapLine level;
} TflSnap;

/* reach: how far a box may be moved to be in line with one of the others. */
TflSnap tfl_snap_find (TflRect        moved,
                       const TflRect *others,
                       guint          n_others,
                       double         reach,
                       double         grid);

G_END_DECLS
