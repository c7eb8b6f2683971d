/* The program without its main loop, a window on a model, and its end: nothing of it may be left. */
#pragma once

#include "app/actions/tfl-application.h"
#include "app/window/tfl-window.h"
#include "tfl-settle.h"

/* Before g_test_init (): there are settings, those of the build. */
void        window_fixture_use_settings (void);

/* Runs the tests; *application, which no other program on the bus knows of, is there as long. */
int         window_fixture_run    (TflApplication **application);

/* All (transfer full). */
GFile      *window_fixture_find   (const char     *example);
TflSession *window_fixture_read   (const char     *example,
                                   gboolean        has_file); /* it knows where it is from */
TflSession *window_fixture_parse  (const char     *xml);

/* session: NULL for the start page. */
TflWindow  *window_fixture_open   (TflApplication *application,
                                   TflSession     *session);
void        window_fixture_close  (TflWindow      *window,
                                   TflSession     *session);
