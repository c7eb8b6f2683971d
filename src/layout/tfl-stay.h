/* The children of a large container that one of them has outgrown, or shrunk in: they stay where they stood, or make way as
 * far as they have to. Between them there is at least half of the room that lines want.
 */
#pragma once

#include "tfl-place.h"

G_BEGIN_DECLS

/* For both: the same children as before, and the same work, as it was.
 *
 * Whether the children are as large as they were, and there is still room for the lines between them: then the answer
 * is as good as it was. Does not ask for lines. */
gboolean        tfl_is_settled (const TflPlaceQuestion *question,
                                const TflPlaceAnswer   *before);

/* An answer with the same arrangement as before, of the same children; NULL where it would not be good any more. It has
 * no room yet. Does not ask for lines. (transfer full) */
TflPlaceAnswer *tfl_stay       (const TflPlaceQuestion *question,
                                const TflPlaceAnswer   *before);

G_END_DECLS
