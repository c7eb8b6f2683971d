/* Following services from unit to unit by keys.
 *
 * From a unit one gets to a service of it, from a service to one of its ends; there may be several to
 * choose from, and the next one takes the place of the one just come to.  Back leads to where one
 * followed from, step by step.
 */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

gboolean tfl_follow_actions_can_follow (TflWindow *window); /* a unit or a service is selected */
gboolean tfl_follow_actions_has_next   (TflWindow *window);
gboolean tfl_follow_actions_can_return (TflWindow *window);

void     tfl_follow_actions_follow     (TflWindow *window, GVariant *parameter);
void     tfl_follow_actions_next       (TflWindow *window, GVariant *parameter);
void     tfl_follow_actions_return     (TflWindow *window, GVariant *parameter);

G_END_DECLS
