/* What the rows of the action table do that open and close units and choose the kind of picture and of
 * its lines. */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

gboolean tfl_open_actions_can_open        (TflWindow *window);
gboolean tfl_open_actions_can_close       (TflWindow *window);
gboolean tfl_open_actions_can_turn_below  (TflWindow *window);
gboolean tfl_open_actions_has_levels      (TflWindow *window);
gboolean tfl_open_actions_is_map          (TflWindow *window);
gboolean tfl_open_actions_is_chain        (TflWindow *window);
gboolean tfl_open_actions_is_tree         (TflWindow *window);
gboolean tfl_open_actions_is_matrix       (TflWindow *window);
gboolean tfl_open_actions_can_straighten  (TflWindow *window);
gboolean tfl_open_actions_is_straight     (TflWindow *window);

void     tfl_open_actions_open            (TflWindow *window, GVariant *parameter);
void     tfl_open_actions_close           (TflWindow *window, GVariant *parameter);
void     tfl_open_actions_open_below      (TflWindow *window, GVariant *parameter);
void     tfl_open_actions_close_below     (TflWindow *window, GVariant *parameter);
void     tfl_open_actions_levels          (TflWindow *window, GVariant *parameter); /* "1", "2", "3", "all" */
void     tfl_open_actions_map             (TflWindow *window, GVariant *parameter);
void     tfl_open_actions_chain           (TflWindow *window, GVariant *parameter);
void     tfl_open_actions_tree            (TflWindow *window, GVariant *parameter);
void     tfl_open_actions_matrix          (TflWindow *window, GVariant *parameter);
void     tfl_open_actions_straight        (TflWindow *window, GVariant *parameter);

/* Policy and feedback, and calls across units, on a map. */
gboolean tfl_open_actions_can_show         (TflWindow *window);
gboolean tfl_open_actions_shows_governance (TflWindow *window);
void     tfl_open_actions_governance       (TflWindow *window,
                                            GVariant  *parameter);
gboolean tfl_open_actions_shows_calls      (TflWindow *window);
void     tfl_open_actions_calls            (TflWindow *window,
                                            GVariant  *parameter);

G_END_DECLS
