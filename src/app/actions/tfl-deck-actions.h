/* Views: made, brought up to date, put in order, gone to. */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

gboolean tfl_deck_actions_has_views  (TflWindow *window);
gboolean tfl_deck_actions_shows_strip (TflWindow *window);

/* A view is on show, or was before one looked further. */
gboolean tfl_deck_actions_can_update (TflWindow *window);

void     tfl_deck_actions_add        (TflWindow *window, GVariant *parameter);
void     tfl_deck_actions_update     (TflWindow *window, GVariant *parameter);
void     tfl_deck_actions_make       (TflWindow *window, GVariant *parameter);
void     tfl_deck_actions_show_view  (TflWindow *window, GVariant *parameter);
void     tfl_deck_actions_strip      (TflWindow *window, GVariant *parameter);
void     tfl_deck_actions_go_to_strip (TflWindow *window, GVariant *parameter);
void     tfl_deck_actions_next       (TflWindow *window, GVariant *parameter);
void     tfl_deck_actions_previous   (TflWindow *window, GVariant *parameter);

/* By so many places in the order of the views. */
void     tfl_deck_actions_move       (TflWindow  *window,
                                      const char *view,
                                      int         by);

/* Puts a view on show, and selects it, so that its notes can be written. */
void     tfl_deck_actions_show       (TflWindow  *window,
                                      const char *view);

G_END_DECLS
