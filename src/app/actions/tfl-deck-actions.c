#include "config.h"

#include "tfl-deck-actions.h"

#include "app/canvas/tfl-canvas.h"
#include "app/session/tfl-commands.h"
#include "app/window/tfl-view-strip.h"

#include "scene/tfl-deck.h"

#include <glib/gi18n.h>

#define DEPTH 2 /* levels of units that have a view made */

gboolean
tfl_deck_actions_has_views (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && tfl_model_count (tfl_session_get_model (session), TFL_KIND_VIEW) > 0;
}

gboolean
tfl_deck_actions_can_update (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && tfl_session_get_view (session) != NULL;
}

void
tfl_deck_actions_show (TflWindow  *window,
                       const char *view)
{
  TflSession *session = tfl_window_get_session (window);
  const TflElement *element = tfl_session_lookup (session, view);
  g_autofree char *id = g_strdup (view); /* handlers may edit */
  g_autofree char *gone = element != NULL ? tfl_deck_describe_gone (element) : NULL;
  g_autofree char *sentence = NULL;

  tfl_session_set_view (session, id);
  tfl_session_select (session, id);
  if (gone == NULL)
    return;

  /* Translators: a view, then what it says of itself: “Overview” shows “Desk”, which is gone */
  sentence = g_strdup_printf (_("“%s” %s"), tfl_element_get_name (tfl_session_lookup (session, id)), gone);
  tfl_window_tell (window, sentence);
}

/* What of the picture is in sight; NULL where that is all of it. */
static const TflRect *
get_seen (TflWindow *window,
          TflRect   *rect)
{
  return tfl_canvas_get_part (TFL_CANVAS (tfl_window_get_canvas (window)), rect) ? rect : NULL;
}

void
tfl_deck_actions_add (TflWindow *window,
                      GVariant  *parameter)
{
  g_autoptr (GError) error = NULL;
  TflRect rect;
  g_autofree char *made = tfl_command_add_view (tfl_window_get_session (window), get_seen (window, &rect), &error);

  if (!tfl_window_check (window, made != NULL, error))
    return;
  if (tfl_window_is_presenting (window)) /* the slide stays: it is the same picture, under another name */
    tfl_window_tell (window, _("A view is made of what is on show"));
  else
    tfl_deck_actions_show (window, made);
}

void
tfl_deck_actions_update (TflWindow *window,
                         GVariant  *parameter)
{
  TflSession *session = tfl_window_get_session (window);
  g_autofree char *view = g_strdup (tfl_session_get_view (session));
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  TflRect rect;
  gboolean done = tfl_command_update_view (session, view, get_seen (window, &rect), &error);

  if (!tfl_window_check (window, done, error))
    return;

  tfl_session_select (session, view);
  sentence = g_strdup_printf (_("“%s” is now what is on show"), tfl_element_get_name (tfl_session_lookup (session, view)));
  tfl_window_tell (window, sentence);
}

void
tfl_deck_actions_make (TflWindow *window,
                       GVariant  *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = tfl_command_make_views (tfl_window_get_session (window), DEPTH, &error);

  if (first == NULL && error == NULL)
    tfl_window_tell (window, _("All these views are there already"));
  else if (tfl_window_check (window, first != NULL, error))
    {
      tfl_view_strip_set_wanted (TFL_VIEW_STRIP (tfl_window_get_strip (window)), TRUE);
      tfl_deck_actions_show (window, first);
    }
}

/* The one on show, or, where a view is selected, that one: −1 for none. */
static int
find_place (TflWindow *window,
            GPtrArray *views)
{
  TflSession *session = tfl_window_get_session (window);
  const char *view = tfl_session_get_view (session);
  guint position;

  return view != NULL && g_ptr_array_find_with_equal_func (views, view, g_str_equal, &position) ? (int) position : -1;
}

static void
go (TflWindow *window,
    int        by)
{
  g_autoptr (GPtrArray) views = tfl_deck_list_views (tfl_session_get_model (tfl_window_get_session (window)));
  int from = find_place (window, views);
  int to = from < 0 ? (by > 0 ? 0 : (int) views->len - 1) : from + by;

  if (to >= 0 && to < (int) views->len)
    tfl_deck_actions_show (window, views->pdata[to]);
}

void
tfl_deck_actions_show_view (TflWindow *window,
                            GVariant  *parameter)
{
  tfl_deck_actions_show (window, g_variant_get_string (parameter, NULL));
}

gboolean
tfl_deck_actions_shows_strip (TflWindow *window)
{
  return tfl_view_strip_is_wanted (TFL_VIEW_STRIP (tfl_window_get_strip (window)));
}

void
tfl_deck_actions_go_to_strip (TflWindow *window,
                              GVariant  *parameter)
{
  tfl_view_strip_take_focus (TFL_VIEW_STRIP (tfl_window_get_strip (window)));
}

void
tfl_deck_actions_strip (TflWindow *window,
                        GVariant  *parameter)
{
  tfl_view_strip_set_wanted (TFL_VIEW_STRIP (tfl_window_get_strip (window)), !tfl_deck_actions_shows_strip (window));
}

void
tfl_deck_actions_next (TflWindow *window,
                       GVariant  *parameter)
{
  go (window, 1);
}

void
tfl_deck_actions_previous (TflWindow *window,
                           GVariant  *parameter)
{
  go (window, -1);
}

void
tfl_deck_actions_move (TflWindow  *window,
                       const char *view,
                       int         by)
{
  TflSession *session = tfl_window_get_session (window);
  g_autoptr (GPtrArray) views = tfl_deck_list_views (tfl_session_get_model (session));
  g_autoptr (GError) error = NULL;
  gboolean done;
  guint from;

  if (!g_ptr_array_find_with_equal_func (views, view, g_str_equal, &from) || (int) from + by < 0)
    return;

  done = tfl_command_move_view (session, view, (guint) ((int) from + by), &error);
  tfl_window_check (window, done, error);
}
