/* A canvas in a window, with an example. */
#pragma once

#include "app/canvas/tfl-canvas-private.h"

typedef struct
{
  TflSession *session;
  GtkWidget  *window;
  TflCanvas  *canvas;
} CanvasFixture;

/* Runs the main loop until nothing is left to do, but at most a while. */
void     canvas_fixture_settle         (void);
void     canvas_fixture_wait_for_scene (CanvasFixture *fixture);

/* name: of an example. */
void     canvas_fixture_set_up         (CanvasFixture *fixture,
                                        gconstpointer  name);
void     canvas_fixture_tear_down      (CanvasFixture *fixture,
                                        gconstpointer  name);
double   canvas_fixture_get_zoom       (TflCanvas     *canvas);

/* Where it is in the picture. */
TflRect  canvas_fixture_find           (CanvasFixture *fixture,
                                        const char    *id);
