/* A pointer and keys for a canvas: they go through the widget's own controllers. */
#pragma once

#include "canvas-fixture.h"

/* The primary button goes down at a point of the widget; all later points are of the widget too. */
void     canvas_pointer_press   (CanvasFixture *fixture,
                                 TflPoint       at);
void     canvas_pointer_move    (CanvasFixture *fixture,
                                 TflPoint       to);
void     canvas_pointer_release (CanvasFixture *fixture);

/* All three, with a point on the way. */
void     canvas_pointer_drag    (CanvasFixture *fixture,
                                 TflPoint       from,
                                 TflPoint       to);

/* Without a button. */
void     canvas_pointer_hover   (CanvasFixture *fixture,
                                 TflPoint       at);

/* TRUE where the canvas took it. */
gboolean canvas_pointer_key     (CanvasFixture *fixture,
                                 guint          keyval,
                                 gboolean       pressed);

/* A point of an element, 0 … 1 of its width and height. */
TflPoint canvas_pointer_at      (CanvasFixture *fixture,
                                 const char    *id,
                                 double         x,
                                 double         y);

/* A point where nothing is drawn. */
TflPoint canvas_pointer_nowhere (CanvasFixture *fixture);
