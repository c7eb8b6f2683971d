/* What has to be in a scope for an element to be seen.
 *
 * Pure functions of a model; the scope is the one thing they change.
 */
#pragma once

#include "scene/tfl-scope.h"

G_BEGIN_DECLS

/* The nearest element, outwards, that has a drawing of its own: a unit, work or a service. */
const TflElement *tfl_sight_find_drawn (TflModel         *model,
                                        const TflElement *element);

/* Leaves units, opens closed ones, and lifts limits until the drawing is in the scope.
 * TRUE where the scope changed. */
gboolean          tfl_sight_show       (TflScope         *scope,
                                        TflModel         *model,
                                        const TflElement *drawn);

/* Where the scope's root is gone: goes out to the nearest container still there. */
gboolean          tfl_sight_trim       (TflScope         *scope,
                                        TflModel         *before,
                                        TflModel         *after);

G_END_DECLS
