/* The way from one picture to the next: what is in both moves from its old place to its new one, what is only in
 * the old one fades away within what it stood in, what is only in the new one appears there.
 *
 * A plain value of two scenes; how far it has come is said when it is drawn.  Needs no display.
 */
#pragma once

#include "scene/tfl-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

#define TFL_MOTION_TURN 240.0 /* ms that opening and closing take */
#define TFL_MOTION_TIME 280.0 /* ms until all is in its place */

typedef struct _TflMotion TflMotion;

/* shift: what to add to old places, so that one thing stays where it was on screen.  turned: the element that
 * was opened or closed, or NULL.  seen: the part of the new picture that matters.  NULL where nothing moves, and where
 * more would move than can be drawn in time. */
TflMotion *tfl_motion_new    (TflScene      *from,
                              TflScene      *to,
                              TflPoint       shift,
                              const char    *turned,
                              const TflRect *seen);
void       tfl_motion_free   (TflMotion     *self);

/* age: ms since it began. */
void       tfl_motion_draw   (TflMotion     *self,
                              cairo_t       *cr,
                              TflTheme       theme,
                              const TflRect *clip,
                              double         age);

/* Where an element is by now; FALSE where it is not in the new picture. */
gboolean   tfl_motion_find   (TflMotion     *self,
                              const char    *element,
                              double         age,
                              TflRect       *rect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflMotion, tfl_motion_free)

G_END_DECLS
