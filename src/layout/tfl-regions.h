/* Which runs of a maze can be reached from each other. */
#pragma once

#include "tfl-maze-private.h"

G_BEGIN_DECLS

/* Of each run another one of its region, or itself. (transfer full) */
guint32 *tfl_regions_new  (const TflMaze *maze);

/* One run of the region, the same for all that are in it. */
guint32  tfl_regions_find (guint32       *regions,
                           guint32        run);

G_END_DECLS
