/* Outside parties on the page: in columns at the right of everything else, suppliers first,
 * their own suppliers in the next column or below, each as near as may be to the height of what it serves; and at the
 * left, in the same manner, those that are only customers of what is inside, unless that makes the page too wide.
 */
#pragma once

#include "tfl-place.h"

G_BEGIN_DECLS

/* Sets the rectangles of the outside children; inner is the extent of the others, whose
 * rectangles are set already: they move right where somebody stands at their left. Returns the extent of all. */
TflSize tfl_outside_place (const TflPlaceQuestion *question,
                           TflSize                 inner,
                           TflRect                *rects);

G_END_DECLS
