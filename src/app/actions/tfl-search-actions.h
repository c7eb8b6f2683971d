/* The actions that find and replace. */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

void tfl_search_actions_find          (TflWindow *window,
                                       GVariant  *parameter);
void tfl_search_actions_replace       (TflWindow *window,
                                       GVariant  *parameter);
void tfl_search_actions_find_next     (TflWindow *window,
                                       GVariant  *parameter);
void tfl_search_actions_find_previous (TflWindow *window,
                                       GVariant  *parameter);

/* Whether what is not found fades; and turns that round. */
gboolean tfl_search_actions_fades     (TflWindow *window);
void tfl_search_actions_fade          (TflWindow *window,
                                       GVariant  *parameter);

G_END_DECLS
