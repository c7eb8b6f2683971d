/* The ways through a picture from element to element: in reading order, and by direction.
 *
 * Made once for a scene, of what that scene draws; a step costs what is drawn, never what there is.
 * Reading order is that of the picture: a unit, the units in it, its work; services come last.
 */
#pragma once

#include "scene/tfl-scene.h"

G_BEGIN_DECLS

typedef struct _TflWalk TflWalk;

TflWalk    *tfl_walk_new      (TflModel   *model,
                               TflScene   *scene);
void        tfl_walk_free     (TflWalk    *self);

/* The scene it was made for. */
TflScene   *tfl_walk_get_scene (TflWalk   *self);

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
