/* What the rows of the action table that pin units, and let them go, do, and when they can. */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

gboolean tfl_place_actions_can_pin      (TflWindow *window); /* a unit that is drawn and not pinned is selected */
gboolean tfl_place_actions_can_unpin    (TflWindow *window);
gboolean tfl_place_actions_can_nudge    (TflWindow *window); /* either */
gboolean tfl_place_actions_has_inside   (TflWindow *window); /* something is pinned in the selected unit */
gboolean tfl_place_actions_has_any      (TflWindow *window);

void     tfl_place_actions_pin          (TflWindow *window, GVariant *parameter);
void     tfl_place_actions_nudge        (TflWindow *window, GVariant *parameter); /* a side */
void     tfl_place_actions_unpin        (TflWindow *window, GVariant *parameter);
void     tfl_place_actions_arrange_unit (TflWindow *window, GVariant *parameter);
void     tfl_place_actions_arrange_all  (TflWindow *window, GVariant *parameter);

G_END_DECLS
