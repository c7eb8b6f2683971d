/* What the rows of the action table that change the model do, and when they can. */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

gboolean tfl_edit_actions_can_undo        (TflWindow *window);
gboolean tfl_edit_actions_can_redo        (TflWindow *window);
gboolean tfl_edit_actions_has_selection   (TflWindow *window);
gboolean tfl_edit_actions_has_unit        (TflWindow *window); /* a unit, or something in one, is selected */
gboolean tfl_edit_actions_has_orphan      (TflWindow *window);
gboolean tfl_edit_actions_has_finding     (TflWindow *window); /* one that stands */

void     tfl_edit_actions_undo            (TflWindow *window, GVariant *parameter);
void     tfl_edit_actions_redo            (TflWindow *window, GVariant *parameter);
void     tfl_edit_actions_delete          (TflWindow *window, GVariant *parameter);
void     tfl_edit_actions_rename          (TflWindow *window, GVariant *parameter);
void     tfl_edit_actions_select_all      (TflWindow *window, GVariant *parameter);
void     tfl_edit_actions_select_none     (TflWindow *window, GVariant *parameter);
void     tfl_edit_actions_add_unit        (TflWindow *window, GVariant *parameter); /* a role, or "" */
void     tfl_edit_actions_add_inside      (TflWindow *window, GVariant *parameter);
void     tfl_edit_actions_add_work        (TflWindow *window, GVariant *parameter);
void     tfl_edit_actions_add_service     (TflWindow *window, GVariant *parameter);
void     tfl_edit_actions_add_supply      (TflWindow *window, GVariant *parameter); /* a service that it gets */
void     tfl_edit_actions_own             (TflWindow *window, GVariant *parameter); /* a process */
void     tfl_edit_actions_own_best        (TflWindow *window, GVariant *parameter);
void     tfl_edit_actions_make_delivery   (TflWindow *window, GVariant *parameter);
void     tfl_edit_actions_set_aside       (TflWindow *window, GVariant *parameter);

G_END_DECLS
