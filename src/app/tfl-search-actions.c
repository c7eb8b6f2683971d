#include "config.h"

#include "tfl-search-actions.h"

#include "tfl-search-panel.h"

static TflSearchPanel *
get_panel (TflWindow *window)
{
  return TFL_SEARCH_PANEL (tfl_window_get_search (window));
}

void
tfl_search_actions_find (TflWindow *window,
                         GVariant  *parameter)
{
  tfl_search_panel_open (get_panel (window), FALSE);
}

void
tfl_search_actions_replace (TflWindow *window,
                            GVariant  *parameter)
{
  tfl_search_panel_open (get_panel (window), TRUE);
}

void
tfl_search_actions_find_next (TflWindow *window,
                              GVariant  *parameter)
{
  tfl_search_panel_go (get_panel (window), TRUE);
}

void
tfl_search_actions_find_previous (TflWindow *window,
                                  GVariant  *parameter)
{
  tfl_search_panel_go (get_panel (window), FALSE);
}
