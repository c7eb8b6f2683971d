/* Moving what is selected by keys: into another unit, out of its unit, among its siblings. */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

gboolean tfl_move_actions_can_move     (TflWindow *window); /* units or work are selected */
gboolean tfl_move_actions_can_move_out (TflWindow *window);
gboolean tfl_move_actions_can_reorder    (TflWindow *window); /* one thing is selected */

void     tfl_move_actions_move_to      (TflWindow *window, GVariant *parameter);
void     tfl_move_actions_move_out     (TflWindow *window, GVariant *parameter);
void     tfl_move_actions_earlier     (TflWindow *window, GVariant *parameter);
void     tfl_move_actions_later   (TflWindow *window, GVariant *parameter);

G_END_DECLS
