#include "config.h"

#include "tfl-edit-actions.h"

#include "tfl-ask-unit.h"
#include "tfl-waive-dialog.h"

#include "app/session/tfl-commands.h"

#include "usm/tfl-orphan.h"

#include <glib/gi18n.h>

static const TflElement *
get_primary (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL ? tfl_session_lookup (session, tfl_session_get_primary (session)) : NULL;
}

/* The unit that is selected, or that what is selected stands in; else the one gone into. */
static const TflElement *
get_unit (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);
  const TflElement *element = get_primary (window);

  while (element != NULL && tfl_element_get_kind (element) != TFL_KIND_UNIT)
    element = tfl_model_get_parent (tfl_session_get_model (session), element);
  if (element == NULL && session != NULL)
    element = tfl_session_lookup (session, tfl_session_get_scope (session)->root);

  return element;
}

gboolean
tfl_edit_actions_can_undo (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && tfl_document_can_undo (tfl_session_get_document (session));
}

gboolean
tfl_edit_actions_can_redo (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && tfl_document_can_redo (tfl_session_get_document (session));
}

gboolean
tfl_edit_actions_has_selection (TflWindow *window)
{
  return get_primary (window) != NULL;
}

gboolean
tfl_edit_actions_has_unit (TflWindow *window)
{
  return get_unit (window) != NULL;
}

gboolean
tfl_edit_actions_has_orphan (TflWindow *window)
{
  const TflElement *element = get_primary (window);

  return element != NULL && tfl_element_get_kind (element) == TFL_KIND_WORK && tfl_work_is_orphan (element);
}

/* The worst finding of what is selected that is not set aside, or NULL. */
static const TflFinding *
get_finding (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);
  const TflElement *element = get_primary (window);
  TflFindings *findings;
  guint n;

  if (element == NULL)
    return NULL;

  findings = tfl_session_get_findings (session);
  n = tfl_findings_get_n_for (findings, tfl_element_get_id (element));
  for (guint i = 0; i < n; i++)
    {
      const TflFinding *finding = tfl_findings_get_for (findings, tfl_element_get_id (element), i);

      if (finding->waiver == NULL)
        return finding;
    }

  return NULL;
}

gboolean
tfl_edit_actions_has_finding (TflWindow *window)
{
  return get_finding (window) != NULL;
}

void
tfl_edit_actions_undo (TflWindow *window,
                       GVariant  *parameter)
{
  tfl_session_undo (tfl_window_get_session (window));
}

void
tfl_edit_actions_redo (TflWindow *window,
                       GVariant  *parameter)
{
  tfl_session_redo (tfl_window_get_session (window));
}

void
tfl_edit_actions_delete (TflWindow *window,
                         GVariant  *parameter)
{
  TflSession *session = tfl_window_get_session (window);
  g_auto (GStrv) ids = g_strdupv ((char **) tfl_session_get_selection (session));
  g_autoptr (GError) error = NULL;
  gboolean done = tfl_command_remove (session, (const char *const *) ids, g_strv_length (ids), &error);

  tfl_window_check (window, done, error);
}

void
tfl_edit_actions_rename (TflWindow *window,
                         GVariant  *parameter)
{
  tfl_window_edit_name (window);
}

static gboolean
collect_cb (const TflElement *element,
            gpointer          user_data)
{
  TflKind kind = tfl_element_get_kind (element);

  if (kind == TFL_KIND_UNIT || kind == TFL_KIND_WORK)
    g_ptr_array_add (user_data, (char *) tfl_element_get_id (element));

  return TRUE;
}

void
tfl_edit_actions_select_all (TflWindow *window,
                             GVariant  *parameter)
{
  TflSession *session = tfl_window_get_session (window);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  tfl_model_foreach (tfl_session_get_model (session), collect_cb, ids);
  tfl_session_select_many (session, (const char *const *) ids->pdata, ids->len);
}

/* Then the inspector has the model itself: its name, and all that stands in no unit. */
void
tfl_edit_actions_select_none (TflWindow *window,
                              GVariant  *parameter)
{
  tfl_session_clear_selection (tfl_window_get_session (window));
}

static void
reveal_new (TflWindow    *window,
            char         *id,
            const GError *error)
{
  g_autofree char *owned = id;

  if (!tfl_window_check (window, owned != NULL, error))
    return;

  tfl_session_reveal (tfl_window_get_session (window), owned);
  tfl_window_edit_name (window);
}

static char *
add_unit (TflWindow   *window,
          const char  *parent,
          const char  *role,
          GError     **error)
{
  int index = tfl_words_find (TFL_WORDS_ROLE, role);

  return tfl_command_add_unit (tfl_window_get_session (window), parent, index >= 0 ? 1u << index : 0, error);
}

/* Beside what is selected: the palette draws on the level one looks at. */
void
tfl_edit_actions_add_unit (TflWindow *window,
                           GVariant  *parameter)
{
  TflSession *session = tfl_window_get_session (window);
  const TflElement *unit = get_unit (window);
  const TflElement *parent = unit != NULL ? tfl_model_get_parent (tfl_session_get_model (session), unit) : NULL;
  const char *root = tfl_session_get_scope (session)->root;
  const char *id = parent != NULL ? tfl_element_get_id (parent) : root;
  g_autoptr (GError) error = NULL;
  char *made;

  if (unit != NULL && g_strcmp0 (tfl_element_get_id (unit), root) == 0)
    id = root;
  made = add_unit (window, id, g_variant_get_string (parameter, NULL), &error);
  reveal_new (window, made, error);
}

void
tfl_edit_actions_add_inside (TflWindow *window,
                             GVariant  *parameter)
{
  g_autoptr (GError) error = NULL;
  char *made = add_unit (window, tfl_element_get_id (get_unit (window)), NULL, &error);

  reveal_new (window, made, error);
}

void
tfl_edit_actions_add_work (TflWindow *window,
                           GVariant  *parameter)
{
  g_autoptr (GError) error = NULL;
  char *made = tfl_command_add_work (tfl_window_get_session (window), tfl_element_get_id (get_unit (window)), &error);

  reveal_new (window, made, error);
}

static void
add_service (TflWindow  *window,
             const char *provider,
             const char *customer)
{
  g_autoptr (GError) error = NULL;
  char *made = tfl_command_add_service (tfl_window_get_session (window), provider, customer, &error);

  reveal_new (window, made, error);
}

static void
add_supply (TflWindow  *window,
            const char *customer,
            const char *provider)
{
  add_service (window, provider, customer);
}

/* Two units selected: they are asked for nothing; one: it asks for the other.  prompt: a format of its name. */
static void
ask_other (TflWindow   *window,
           const char  *prompt,
           TflUnitFunc  add)
{
  TflSession *session = tfl_window_get_session (window);
  g_autofree char *first = NULL;
  g_autofree char *text = NULL;

  if (tfl_session_get_n_selected (session) == 2)
    {
      g_auto (GStrv) selected = g_strdupv ((char **) tfl_session_get_selection (session));

      add (window, selected[0], selected[1]);
      return;
    }

  first = g_strdup (tfl_element_get_id (get_unit (window)));
  text = g_strdup_printf (prompt, tfl_element_get_name (get_unit (window)));
  tfl_ask_unit (window, first, text, add);
}

void
tfl_edit_actions_add_service (TflWindow *window,
                              GVariant  *parameter)
{
  /* Translators: %s is the name of the unit that provides a new service */
  ask_other (window, _("Customer of the service of “%s”"), add_service);
}

void
tfl_edit_actions_add_supply (TflWindow *window,
                             GVariant  *parameter)
{
  /* Translators: %s is the name of the unit that gets a new service */
  ask_other (window, _("Provider of a service for “%s”"), add_supply);
}

/* Answers the question of the selected orphan; process NULL: the best fit. */
static void
own (TflWindow  *window,
     const char *process)
{
  TflSession *session = tfl_window_get_session (window);
  const TflElement *work = get_primary (window);
  g_autoptr (GArray) suggestions = tfl_work_get_suggestions (tfl_session_get_model (session), tfl_session_get_index (session),
                                                             work);
  g_autofree char *id = g_strdup (tfl_element_get_id (work));
  int wanted = tfl_words_find (TFL_WORDS_PROCESS, process);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < suggestions->len; i++)
    {
      const TflSuggestion *suggestion = &g_array_index (suggestions, TflSuggestion, i);

      if (process != NULL ? (int) suggestion->process == wanted : suggestion->is_best)
        {
          gboolean done = tfl_command_own (session, id, suggestion, &error);

          tfl_window_check (window, done, error);
          return;
        }
    }
  tfl_window_tell (window, _("No process fits best: press A, C, R, O or I"));
}

void
tfl_edit_actions_own (TflWindow *window,
                      GVariant  *parameter)
{
  own (window, g_variant_get_string (parameter, NULL));
}

void
tfl_edit_actions_own_best (TflWindow *window,
                           GVariant  *parameter)
{
  own (window, NULL);
}

void
tfl_edit_actions_make_delivery (TflWindow *window,
                                GVariant  *parameter)
{
  TflSession *session = tfl_window_get_session (window);
  g_autofree char *id = g_strdup (tfl_session_get_primary (session));
  g_autoptr (GError) error = NULL;
  gboolean done = tfl_command_make_delivery (session, id, &error);

  tfl_window_check (window, done, error);
}

void
tfl_edit_actions_set_aside (TflWindow *window,
                            GVariant  *parameter)
{
  const TflFinding *finding = get_finding (window);

  tfl_waive_dialog_open (window, finding->element, finding->rule);
}
