#include "config.h"

#include "tfl-search-actions.h"

#include "app/window/tfl-search-panel.h"

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

gboolean
tfl_search_actions_fades (TflWindow *window)
{
  TflSearchPanel *panel = get_panel (window);

  return tfl_search_panel_is_open (panel) && tfl_finder_fades (tfl_search_panel_get_finder (panel));
}

/* There has to be something to ask for. */
void
tfl_search_actions_fade (TflWindow *window,
                         GVariant  *parameter)
{
  gboolean fades = !tfl_search_actions_fades (window);

  tfl_finder_set_fades (tfl_search_panel_get_finder (get_panel (window)), fades);
  if (fades)
    tfl_search_panel_open (get_panel (window), FALSE);
}
