/* How the engine makes a layout; nobody else does. */
#pragma once

#include "tfl-layout.h"

G_BEGIN_DECLS

/* Takes the rectangles (one a box), the routes (one a line; n_points 0 where a line has none, else points
 * from g_atomic_rc_box_alloc()) and the message. (transfer full) */
TflLayout *tfl_layout_new_take (TflLayoutInput *input,
                                TflRect        *rects,
                                TflRoute       *routes,
                                char           *message);

G_END_DECLS
