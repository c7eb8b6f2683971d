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

/* The unit that has to be in sight for the drawing to be: itself, its unit, its provider. */
const TflElement *tfl_sight_find_unit  (TflModel         *model,
                                        const TflElement *drawn);

/* Whether a unit holds anything that closing it would hide. */
gboolean          tfl_sight_can_close  (TflModel         *model,
                                        const TflElement *unit);

/* Whether it is drawn closed: by hand, or by the scope's depth. */
gboolean          tfl_sight_is_closed  (const TflScope   *scope,
                                        TflModel         *model,
                                        const TflElement *unit);

/* The next three close and open, and are TRUE where the scope changed: one unit; all below one, which opens itself
 * (NULL: below what is on show); all that stands so many levels below what is on show (0: none). */
gboolean          tfl_sight_set_closed (TflScope         *scope,
                                        TflModel         *model,
                                        const char       *unit,
                                        gboolean          closed);
gboolean          tfl_sight_set_closed_below (TflScope   *scope,
                                              TflModel   *model,
                                              const char *unit,
                                              gboolean    closed);
gboolean          tfl_sight_set_levels (TflScope         *scope,
                                        TflModel         *model,
                                        guint             n_levels);

/* What to show between two maps, so that one sees the way from the unit of one to that of the other: all around both, as
 * deep as they stand.  NULL where one of the two shows that already, or there is no such way. (transfer full) */
TflScope         *tfl_sight_find_way   (const TflScope   *from,
                                        const TflScope   *to,
                                        TflModel         *model);

/* Where the scope's root is gone: goes out to the nearest container still there. */
gboolean          tfl_sight_trim       (TflScope         *scope,
                                        TflModel         *before,
                                        TflModel         *after);

G_END_DECLS
