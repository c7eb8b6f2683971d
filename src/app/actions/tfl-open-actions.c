#include "config.h"

#include "tfl-open-actions.h"

#include "app/session/tfl-sight.h"

#include "scene/tfl-picture-kind.h"

/* Opening and closing mean something where units stand in units, or hang from them. */
gboolean
tfl_open_actions_has_levels (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && !tfl_picture_kind_get_info (tfl_session_get_scope (session)->kind)->focus;
}

/* The unit to open or close: the selected one, or the one around the selected work. */
static const TflElement *
get_unit (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);
  TflModel *model = session != NULL ? tfl_session_get_model (session) : NULL;
  const TflElement *element = session != NULL ? tfl_model_lookup (model, tfl_session_get_primary (session)) : NULL;

  if (!tfl_open_actions_has_levels (window))
    return NULL;
  while (element != NULL && tfl_element_get_kind (element) != TFL_KIND_UNIT)
    element = tfl_model_get_parent (model, element);

  return element != NULL && tfl_sight_can_close (model, element) ? element : NULL;
}

static gboolean
is_closed (TflWindow        *window,
           const TflElement *unit)
{
  TflSession *session = tfl_window_get_session (window);

  return tfl_sight_is_closed (tfl_session_get_scope (session), tfl_session_get_model (session), unit);
}

gboolean
tfl_open_actions_can_open (TflWindow *window)
{
  const TflElement *unit = get_unit (window);

  return unit != NULL && is_closed (window, unit);
}

/* The unit one has gone into is the ground: it cannot be closed from inside. */
gboolean
tfl_open_actions_can_close (TflWindow *window)
{
  const TflElement *unit = get_unit (window);

  return unit != NULL && !is_closed (window, unit) &&
         g_strcmp0 (tfl_element_get_id (unit), tfl_session_get_scope (tfl_window_get_session (window))->root) != 0;
}

gboolean
tfl_open_actions_can_turn_below (TflWindow *window)
{
  return get_unit (window) != NULL;
}

static void
set_closed (TflWindow *window,
            gboolean   closed)
{
  TflSession *session = tfl_window_get_session (window);
  g_autofree char *unit = g_strdup (tfl_element_get_id (get_unit (window)));

  /* What is selected would be out of sight; the arrows would not know where they are. */
  if (closed)
    tfl_session_select (session, unit);
  tfl_session_set_closed (session, unit, closed);
}

void
tfl_open_actions_open (TflWindow *window,
                       GVariant  *parameter)
{
  set_closed (window, FALSE);
}

void
tfl_open_actions_close (TflWindow *window,
                        GVariant  *parameter)
{
  set_closed (window, TRUE);
}

void
tfl_open_actions_open_below (TflWindow *window,
                             GVariant  *parameter)
{
  tfl_session_set_closed_below (tfl_window_get_session (window), tfl_element_get_id (get_unit (window)), FALSE);
}

void
tfl_open_actions_close_below (TflWindow *window,
                              GVariant  *parameter)
{
  tfl_session_set_closed_below (tfl_window_get_session (window), tfl_element_get_id (get_unit (window)), TRUE);
}

void
tfl_open_actions_levels (TflWindow *window,
                         GVariant  *parameter)
{
  const char *levels = g_variant_get_string (parameter, NULL);

  tfl_session_set_levels (tfl_window_get_session (window), (guint) g_ascii_strtoull (levels, NULL, 10));
}

static gboolean
is_kind (TflWindow      *window,
         TflPictureKind  kind)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && tfl_session_get_scope (session)->kind == kind;
}

gboolean
tfl_open_actions_is_map (TflWindow *window)
{
  return is_kind (window, TFL_PICTURE_MAP);
}

gboolean
tfl_open_actions_is_chain (TflWindow *window)
{
  return is_kind (window, TFL_PICTURE_CHAIN);
}

gboolean
tfl_open_actions_is_tree (TflWindow *window)
{
  return is_kind (window, TFL_PICTURE_TREE);
}

gboolean
tfl_open_actions_is_matrix (TflWindow *window)
{
  return is_kind (window, TFL_PICTURE_MATRIX);
}

void
tfl_open_actions_map (TflWindow *window,
                      GVariant  *parameter)
{
  tfl_session_set_kind (tfl_window_get_session (window), TFL_PICTURE_MAP);
}

void
tfl_open_actions_chain (TflWindow *window,
                        GVariant  *parameter)
{
  tfl_session_set_kind (tfl_window_get_session (window), TFL_PICTURE_CHAIN);
}

void
tfl_open_actions_tree (TflWindow *window,
                       GVariant  *parameter)
{
  tfl_session_set_kind (tfl_window_get_session (window), TFL_PICTURE_TREE);
}

void
tfl_open_actions_matrix (TflWindow *window,
                         GVariant  *parameter)
{
  tfl_session_set_kind (tfl_window_get_session (window), TFL_PICTURE_MATRIX);
}

gboolean
tfl_open_actions_can_straighten (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && tfl_picture_kind_get_info (tfl_session_get_scope (session)->kind)->taut;
}

gboolean
tfl_open_actions_is_straight (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && tfl_session_get_scope (session)->taut;
}

void
tfl_open_actions_straight (TflWindow *window,
                           GVariant  *parameter)
{
  tfl_session_set_taut (tfl_window_get_session (window), !tfl_open_actions_is_straight (window));
}

gboolean
tfl_open_actions_can_show (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && tfl_session_get_scope (session)->kind == TFL_PICTURE_MAP;
}

static gboolean
shows (TflWindow *window,
       TflShown   shown)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && (tfl_session_get_scope (session)->shows & 1u << shown) != 0;
}

static void
turn_shown (TflWindow *window,
            TflShown   shown)
{
  TflSession *session = tfl_window_get_session (window);

  tfl_session_set_shows (session, tfl_session_get_scope (session)->shows ^ 1u << shown);
}

gboolean
tfl_open_actions_shows_governance (TflWindow *window)
{
  return shows (window, TFL_SHOWN_GOVERNANCE);
}

void
tfl_open_actions_governance (TflWindow *window,
                             GVariant  *parameter)
{
  turn_shown (window, TFL_SHOWN_GOVERNANCE);
}

gboolean
tfl_open_actions_shows_calls (TflWindow *window)
{
  return shows (window, TFL_SHOWN_CALLS);
}

void
tfl_open_actions_calls (TflWindow *window,
                        GVariant  *parameter)
{
  turn_shown (window, TFL_SHOWN_CALLS);
}
