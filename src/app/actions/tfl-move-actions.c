#include "config.h"

#include "tfl-move-actions.h"

#include "tfl-ask-unit.h"
#include "tfl-deck-actions.h"

#include "app/session/tfl-commands.h"

#include <glib/gi18n.h>

gboolean
tfl_move_actions_can_move (TflWindow *window)
{
  const TflElement *element = tfl_window_get_primary (window);
  TflKind kind = element != NULL ? tfl_element_get_kind (element) : TFL_KIND_MODEL;

  return kind == TFL_KIND_UNIT || kind == TFL_KIND_WORK;
}

/* The unit that the selected unit or work stands in, and what is around that. */
static const TflElement *
get_outside (TflWindow         *window,
             const TflElement **container)
{
  TflSession *session = tfl_window_get_session (window);
  const TflElement *element = tfl_window_get_primary (window);

  *container = element != NULL ? tfl_model_get_parent (tfl_session_get_model (session), element) : NULL;

  return *container != NULL ? tfl_model_get_parent (tfl_session_get_model (session), *container) : NULL;
}

/* Work stands in a unit, so it gets out of one that is in another. */
gboolean
tfl_move_actions_can_move_out (TflWindow *window)
{
  const TflElement *container;
  const TflElement *outside = get_outside (window, &container);

  return outside != NULL && tfl_move_actions_can_move (window) &&
         tfl_command_can_move (tfl_window_get_session (window), tfl_session_get_primary (tfl_window_get_session (window)),
                               tfl_element_get_id (outside), NULL);
}

gboolean
tfl_move_actions_can_reorder (TflWindow *window)
{
  return tfl_window_get_primary (window) != NULL && tfl_session_get_n_selected (tfl_window_get_session (window)) == 1;
}

/* All that is selected, as one step; it stays selected and comes into sight. */
static void
move (TflWindow  *window,
      const char *parent,
      const char *before)
{
  TflSession *session = tfl_window_get_session (window);
  g_auto (GStrv) ids = g_strdupv ((char **) tfl_session_get_selection (session));
  guint n_ids = g_strv_length (ids);
  g_autoptr (GError) error = NULL;
  gboolean done = tfl_command_move (session, (const char *const *) ids, n_ids, parent, before, &error);

  if (tfl_window_check (window, done, error) && n_ids == 1)
    tfl_session_reveal (session, ids[0]);
}

static void
move_cb (TflWindow  *window,
         const char *subject,
         const char *unit)
{
  move (window, unit, NULL);
}

void
tfl_move_actions_move_to (TflWindow *window,
                          GVariant  *parameter)
{
  guint n_selected = tfl_session_get_n_selected (tfl_window_get_session (window));
  const TflElement *primary = tfl_window_get_primary (window);
  g_autofree char *prompt = NULL;

  if (n_selected == 1) /* Translators: asks for the unit that %s is to stand in */
    prompt = g_strdup_printf (_("Move “%s” into"), tfl_element_get_name (primary));
  else
    prompt = g_strdup_printf (ngettext ("Move %u element into", "Move %u elements into", n_selected), n_selected);
  tfl_ask_unit (window, tfl_element_get_id (primary), prompt, move_cb);
}

/* The sibling of the same kind at a distance; NULL where there is none. */
static const char *
find_sibling (TflSession       *session,
              const TflElement *element,
              int               distance)
{
  TflModel *model = tfl_session_get_model (session);
  const char *id = tfl_element_get_id (element);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const TflElement *child;
  guint position = 0;
  TflChildIter iter;

  tfl_child_iter_init (&iter, model, tfl_model_get_parent (model, element), tfl_element_get_kind (element));
  while ((child = tfl_child_iter_next (&iter)) != NULL)
    {
      if (g_str_equal (tfl_element_get_id (child), id))
        position = ids->len;
      g_ptr_array_add (ids, (char *) tfl_element_get_id (child));
    }
  position += (guint) distance; /* below 0: beyond the end */

  return position < ids->len ? g_ptr_array_index (ids, position) : NULL;
}

/* Behind the unit it came out of, where one looks for it. */
void
tfl_move_actions_move_out (TflWindow *window,
                           GVariant  *parameter)
{
  const TflElement *container;
  const TflElement *outside = get_outside (window, &container);
  gboolean is_unit = tfl_element_get_kind (tfl_window_get_primary (window)) == TFL_KIND_UNIT;

  move (window, tfl_element_get_id (outside), is_unit ? find_sibling (tfl_window_get_session (window), container, 1) : NULL);
}

void
tfl_move_actions_earlier (TflWindow *window,
                           GVariant  *parameter)
{
  const TflElement *element = tfl_window_get_primary (window);
  const char *before = find_sibling (tfl_window_get_session (window), element, -1);

  if (tfl_element_get_kind (element) == TFL_KIND_VIEW)
    {
      tfl_deck_actions_move (window, tfl_element_get_id (element), -1);
      return;
    }
  if (before != NULL)
    move (window, tfl_element_get_parent (element), before);
}

void
tfl_move_actions_later (TflWindow *window,
                             GVariant  *parameter)
{
  TflSession *session = tfl_window_get_session (window);
  const TflElement *element = tfl_window_get_primary (window);

  if (tfl_element_get_kind (element) == TFL_KIND_VIEW)
    {
      tfl_deck_actions_move (window, tfl_element_get_id (element), 1);
      return;
    }
  if (find_sibling (session, element, 1) != NULL)
    move (window, tfl_element_get_parent (element), find_sibling (session, element, 2));
}
