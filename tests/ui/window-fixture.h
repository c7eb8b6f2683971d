/* A window on one of the examples, and its end: nothing of it may be left. */
#pragma once

#include "app/tfl-application.h"
#include "app/tfl-window.h"

/* (transfer full) */
TflSession *window_fixture_read   (const char     *example,
                                   gboolean        has_file); /* it knows where it is from */

/* session: NULL for the start page. */
TflWindow  *window_fixture_open   (TflApplication *application,
                                   TflSession     *session);
void        window_fixture_close  (TflWindow      *window,
                                   TflSession     *session);

/* Runs the main loop for so many rounds, a millisecond each where there is nothing to do. */
void        window_fixture_settle (guint           n_rounds);
