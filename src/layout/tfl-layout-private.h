/* How the engine makes a layout; nobody else does. */
#pragma once

#include "tfl-routes.h"

G_BEGIN_DECLS

/* Takes the rectangles (one a box), the routes (one a line) and the message. (transfer full) */
TflLayout *tfl_layout_new_take (TflLayoutInput *input,
                                TflRect        *rects,
                                TflRoutes      *routes,
                                char           *message);

G_END_DECLS
