/* The children of a large container that one of them has outgrown a little, or shrunk in: where they stand they may
 * stay, as long as there is half of the room between them that lines want.
 */
#pragma once

#include "tfl-place.h"

G_BEGIN_DECLS

/* Whether the children are as large as they were, and there is still room for the lines between them: then the answer
 * is as good as it was. Does not ask for lines. */
gboolean        tfl_is_settled (const TflPlaceQuestion *question,
                                const TflPlaceAnswer   *before);

/* An answer with the same children, and so the same size, as before; NULL where they cannot stay. It has no room
 * yet. Does not ask for lines. (transfer full) */
TflPlaceAnswer *tfl_stay       (const TflPlaceQuestion *question,
                                const TflPlaceAnswer   *before);

G_END_DECLS
