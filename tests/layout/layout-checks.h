/* What must hold of every layout; what is wrong is said by g_error(). */
#pragma once

#include "layout/tfl-layout.h"

/* Siblings do not overlap, but for two that are pinned; children are inside their parent, below its header. */
void check_boxes  (TflLayoutInput *input,
                   TflLayout      *layout);

/* Every line has a route, from border to border, across and down, through no unit that is around neither end. */
void check_routes (TflLayoutInput *input,
                   TflLayout      *layout);
