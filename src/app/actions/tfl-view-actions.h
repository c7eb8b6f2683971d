/* What the rows of the action table that change the way one looks do, and when they can. */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

gboolean tfl_view_actions_has_orphans     (TflWindow *window);
gboolean tfl_view_actions_can_go_inside   (TflWindow *window);
gboolean tfl_view_actions_can_go_out      (TflWindow *window);
gboolean tfl_view_actions_is_inside       (TflWindow *window);
gboolean tfl_view_actions_is_compact      (TflWindow *window);
gboolean tfl_view_actions_shows_outline   (TflWindow *window);
gboolean tfl_view_actions_shows_inspector (TflWindow *window);
gboolean tfl_view_actions_shows_findings  (TflWindow *window);
gboolean tfl_view_actions_shows_minimap   (TflWindow *window);
gboolean tfl_view_actions_is_system_style (TflWindow *window);
gboolean tfl_view_actions_is_light_style  (TflWindow *window);
gboolean tfl_view_actions_is_dark_style   (TflWindow *window);

void     tfl_view_actions_next_orphan     (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_previous_orphan (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_reveal          (TflWindow *window, GVariant *parameter); /* an id */
void     tfl_view_actions_go_inside       (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_go_out          (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_go_to           (TflWindow *window, GVariant *parameter); /* a unit, "" for the top */
void     tfl_view_actions_go_top          (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_zoom            (TflWindow *window, GVariant *parameter); /* "in", "out", "normal", "fit" */
void     tfl_view_actions_pan             (TflWindow *window, GVariant *parameter); /* "left", "right", "up", "down" */
void     tfl_view_actions_picture         (TflWindow *window, GVariant *parameter); /* the keys go to the canvas */
void     tfl_view_actions_fields          (TflWindow *window, GVariant *parameter); /* the keys go to the inspector */
void     tfl_view_actions_compact         (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_present         (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_present_here    (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_outline         (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_inspector       (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_findings        (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_minimap         (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_system_style    (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_light_style     (TflWindow *window, GVariant *parameter);
void     tfl_view_actions_dark_style      (TflWindow *window, GVariant *parameter);

G_END_DECLS
