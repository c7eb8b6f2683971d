/* What was placed before: answers by the content of their questions.
 *
 * Several threads may ask it at a time.
 */
#pragma once

#include "tfl-place.h"

G_BEGIN_DECLS

typedef struct _TflMemory TflMemory;

TflMemory      *tfl_memory_new    (void);
void            tfl_memory_free   (TflMemory      *self);

/* NULL where it was never asked. (transfer full) */
TflPlaceAnswer *tfl_memory_recall (TflMemory      *self,
                                   GBytes         *question);

/* Takes the answer, and returns the one to use: another thread may have been faster. (transfer full) */
TflPlaceAnswer *tfl_memory_keep   (TflMemory      *self,
                                   GBytes         *question,
                                   TflPlaceAnswer *answer);

/* Of the answers that nobody else holds, keeps those used last, for undo: as many as take no more than so many bytes. */
void            tfl_memory_forget (TflMemory      *self,
                                   gsize           most_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflMemory, tfl_memory_free)

G_END_DECLS
