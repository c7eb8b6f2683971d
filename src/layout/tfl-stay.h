/* The children of a large container that one of them has outgrown, or shrunk in, and of any from which one has gone: they stay
 * where they stood, or make way as far as they have to. Between them there is at least half of the room that lines want.
 */
#pragma once

#include "tfl-place.h"

G_BEGIN_DECLS

/* For the same children as before, and the same work, as it was: whether they are as large as they were, and there is still
 * room for the lines between them; then the answer is as good as it was. Does not ask for lines. */
gboolean        tfl_is_settled (const TflPlaceQuestion *question,
                                const TflPlaceAnswer   *before);

/* An answer with the same arrangement as before; NULL where it would not be good any more. was: of each child the index that it
 * had, where some have gone; NULL where none has. The work is as it was. It has no room yet. Does not ask for lines.
 * (transfer full) */
TflPlaceAnswer *tfl_stay       (const TflPlaceQuestion *question,
                                const TflPlaceAnswer   *before,
                                const guint            *was);

G_END_DECLS
