#include "config.h"

#include "tfl-place-actions.h"

#include "app/session/tfl-commands.h"

#define NUDGE 8 /* points */

/* Where a unit stands in what it stands in, by hand or not; FALSE where it is not drawn on a map. */
static gboolean
get_place (TflSession *session,
           const char *id,
           TflPoint   *place)
{
  TflLayout *layout = tfl_session_get_layout (session);
  const TflElement *unit = tfl_session_lookup (session, id);
  const TflRect *rect = layout != NULL ? tfl_layout_get_rect (layout, id) : NULL;
  const TflRect *around;

  if (rect == NULL || unit == NULL || tfl_element_get_kind (unit) != TFL_KIND_UNIT ||
      tfl_session_get_scope (session)->kind != TFL_PICTURE_MAP || g_strcmp0 (id, tfl_session_get_scope (session)->root) == 0)
    return FALSE;

  if (tfl_command_get_pin (session, id, place)) /* the layout may not have followed yet */
    return TRUE;

  around = tfl_layout_get_rect (layout, tfl_element_get_parent (unit));
  *place = (TflPoint) { rect->x - (around != NULL ? around->x : 0), rect->y - (around != NULL ? around->y : 0) };

  return TRUE;
}

typedef enum
{
  LOOSE  = 1 << 0,
  PINNED = 1 << 1,
} Which;

/* Whether it is one of those, and where it stands. */
static gboolean
is_which (TflSession *session,
          const char *id,
          Which       which,
          TflPoint   *place)
{
  TflPoint pin;

  return get_place (session, id, place) && (which & (tfl_command_get_pin (session, id, &pin) ? PINNED : LOOSE)) != 0;
}

/* Those that are selected, and where they stand. (transfer container) ids */
static GPtrArray *
list_selected (TflWindow *window,
               Which      which,
               GArray    *places)
{
  TflSession *session = tfl_window_get_session (window);
  const char *const *ids = tfl_session_get_selection (session);
  GPtrArray *units = g_ptr_array_new ();
  TflPoint place;

  for (guint i = 0; ids[i] != NULL; i++)
    if (is_which (session, ids[i], which, &place))
      {
        g_ptr_array_add (units, (gpointer) ids[i]);
        g_array_append_val (places, place);
      }

  return units;
}

static gboolean
has_selected (TflWindow *window,
              Which      which)
{
  TflSession *session = tfl_window_get_session (window);
  const char *const *ids = session != NULL ? tfl_session_get_selection (session) : NULL;
  TflPoint place;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (is_which (session, ids[i], which, &place))
      return TRUE;

  return FALSE;
}

gboolean
tfl_place_actions_can_pin (TflWindow *window)
{
  return has_selected (window, LOOSE);
}

gboolean
tfl_place_actions_can_unpin (TflWindow *window)
{
  return has_selected (window, PINNED);
}

gboolean
tfl_place_actions_has_inside (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);
  const char *unit = session != NULL ? tfl_session_get_primary (session) : NULL;

  return unit != NULL && tfl_command_count_pinned (session, unit) > 0;
}

gboolean
tfl_place_actions_has_any (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && tfl_command_count_pinned (session, NULL) > 0;
}

gboolean
tfl_place_actions_can_nudge (TflWindow *window)
{
  return has_selected (window, LOOSE | PINNED);
}

/* All that is selected, moved by so much, each in what it stands in. */
static void
pin (TflWindow *window,
     Which      which,
     double     dx,
     double     dy)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (TflPoint));
  g_autoptr (GPtrArray) units = list_selected (window, which, places);
  g_autoptr (GError) error = NULL;
  gboolean done;

  for (guint i = 0; i < places->len; i++)
    {
      TflPoint *place = &g_array_index (places, TflPoint, i);

      *place = (TflPoint) { place->x + dx, place->y + dy };
    }
  done = tfl_command_pin (tfl_window_get_session (window), (const char *const *) units->pdata,
                          (const TflPoint *) (gpointer) places->data, units->len, &error);
  tfl_window_check (window, done, error);
}

void
tfl_place_actions_pin (TflWindow *window,
                       GVariant  *parameter)
{
  pin (window, LOOSE, 0, 0);
}

void
tfl_place_actions_nudge (TflWindow *window,
                         GVariant  *parameter)
{
  const char *side = g_variant_get_string (parameter, NULL);
  double dx = g_str_equal (side, "left") ? -NUDGE : g_str_equal (side, "right") ? NUDGE : 0;
  double dy = g_str_equal (side, "up") ? -NUDGE : g_str_equal (side, "down") ? NUDGE : 0;

  pin (window, LOOSE | PINNED, dx, dy);
}

void
tfl_place_actions_unpin (TflWindow *window,
                         GVariant  *parameter)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (TflPoint));
  g_autoptr (GPtrArray) units = list_selected (window, PINNED, places);
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tfl_command_unpin (tfl_window_get_session (window), (const char *const *) units->pdata, units->len, &error);
  tfl_window_check (window, done, error);
}

void
tfl_place_actions_arrange_unit (TflWindow *window,
                                GVariant  *parameter)
{
  TflSession *session = tfl_window_get_session (window);
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tfl_command_arrange (session, tfl_session_get_primary (session), &error);
  tfl_window_check (window, done, error);
}

void
tfl_place_actions_arrange_all (TflWindow *window,
                               GVariant  *parameter)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = tfl_command_arrange (tfl_window_get_session (window), NULL, &error);
  tfl_window_check (window, done, error);
}
