/* The ways through a picture from element to element: in reading order, and by direction.
 *
 * Made once for a picture, of what it shows; a step costs that much, never what there is.
 * Reading order is the order in which stops were added.
 */
#pragma once

#include "layout/tfl-layout.h"

#include "model/tfl-model.h"

G_BEGIN_DECLS

typedef struct _TflWalk TflWalk;

TflWalk    *tfl_walk_new      (TflModel   *model);
void        tfl_walk_free     (TflWalk    *self);

/* Once for each element, of the walk's model: what comes again, or is not there, is left out. */
void        tfl_walk_add      (TflWalk    *self,
                               const char *id,
                               TflRect     rect);

/* All of these give an id, or NULL where there is nothing to come to. */

/* The next one (step 1) or the one before (−1); from NULL, or from what is not drawn: the first or the last. */
const char *tfl_walk_step     (TflWalk    *self,
                               const char *from,
                               int         step);

/* The nearest unit or work one way, among those that stand beside it, then anywhere. */
const char *tfl_walk_towards  (TflWalk    *self,
                               const char *from,
                               int         dx,
                               int         dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflWalk, tfl_walk_free)

G_END_DECLS
