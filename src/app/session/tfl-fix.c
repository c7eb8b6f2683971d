#include "config.h"

#include "tfl-fix.h"

#include "tfl-commands.h"
#include "tfl-field-commands.h"

#include "usm/tfl-method.h"
#include "usm/tfl-work.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *rule;
  char     *(*label) (TflSession *session, const TflElement *element); /* (transfer full), NULL: none */
  gboolean  (*apply) (TflSession *session, const TflElement *element, GError **error);
} TflFix;

/* The best guess for work that nobody owns; is_best is FALSE where there is none. */
static TflSuggestion
get_best (TflSession       *session,
          const TflElement *work)
{
  g_autoptr (GArray) suggestions = tfl_work_get_suggestions (tfl_session_get_model (session), tfl_session_get_index (session),
                                                             work);
  TflSuggestion best = { .is_best = FALSE };

  for (guint i = 0; i < suggestions->len; i++)
    if (g_array_index (suggestions, TflSuggestion, i).is_best)
      best = g_array_index (suggestions, TflSuggestion, i);
  best.reason = NULL; /* the array's */

  return best;
}

static char *
label_owner (TflSession       *session,
             const TflElement *work)
{
  TflSuggestion best = get_best (session, work);

  /* Translators: a process, then a workflow such as W3 */
  return best.is_best ? g_strdup_printf (_("Choose %s, %s"), tfl_words_label (TFL_WORDS_PROCESS, best.process),
                                         tfl_workflow_get_info (best.workflow)->short_name) : NULL;
}

static gboolean
set_owner (TflSession        *session,
           const TflElement  *work,
           GError           **error)
{
  TflSuggestion best = get_best (session, work);

  return tfl_command_own (session, tfl_element_get_id (work), &best, error);
}

/* The workflow that goes with the process that owns the work. */
static TflWorkflow
get_workflow (TflSession       *session,
              const TflElement *work)
{
  g_autoptr (GArray) suggestions = tfl_work_get_suggestions (tfl_session_get_model (session), tfl_session_get_index (session),
                                                             work);

  return g_array_index (suggestions, TflSuggestion, tfl_work_get_process (work)).workflow;
}

static char *
label_workflow (TflSession       *session,
                const TflElement *work)
{
  return g_strdup_printf (_("Choose %s"), tfl_workflow_get_info (get_workflow (session, work))->short_name);
}

static gboolean
set_workflow (TflSession        *session,
              const TflElement  *work,
              GError           **error)
{
  return tfl_command_set (session, tfl_element_get_id (work), TFL_WORK_WORKFLOW,
                          tfl_words_nick (TFL_WORDS_WORKFLOW, get_workflow (session, work)), error);
}

/* The call that starts the process; none where the workflow begins with another one. */
static int
get_call (TflSession       *session,
          const TflElement *work)
{
  int process = tfl_work_get_process (work);
  int workflow = tfl_work_get_path (work);
  int call = process >= 0 ? (int) tfl_process_get_info (process)->trigger : -1;
  gboolean is_first = tfl_work_is_root_call (tfl_session_get_model (session), work);

  return workflow < 0 || !is_first || (int) tfl_workflow_get_info (workflow)->trigger == call ? call : -1;
}

static char *
label_call (TflSession       *session,
            const TflElement *work)
{
  int call = get_call (session, work);

  /* Translators: what asked for a piece of work: Wish, Incident … */
  return call >= 0 ? g_strdup_printf (_("Choose %s"), tfl_words_label (TFL_WORDS_CALL, call)) : NULL;
}

static gboolean
set_call (TflSession        *session,
          const TflElement  *work,
          GError           **error)
{
  return tfl_command_set (session, tfl_element_get_id (work), TFL_WORK_CALL,
                          tfl_words_nick (TFL_WORDS_CALL, get_call (session, work)), error);
}

static char *
label_caller (TflSession       *session,
              const TflElement *work)
{
  const TflElement *caller = tfl_model_follow (tfl_session_get_model (session), work, TFL_WORK_CALLED_BY);

  return g_strdup_printf (_("Take “%s” away"), tfl_element_get_name (caller));
}

static gboolean
clear_caller (TflSession        *session,
              const TflElement  *work,
              GError           **error)
{
  return tfl_command_set (session, tfl_element_get_id (work), TFL_WORK_CALLED_BY, NULL, error);
}

/* Who does work, if nobody else is named: the unit that it stands in. */
static char *
label_operator (TflSession       *session,
                const TflElement *work)
{
  const TflElement *unit = tfl_model_get_parent (tfl_session_get_model (session), work);

  /* Translators: the name of a unit */
  return g_strdup_printf (_("“%s” does it"), tfl_element_get_name (unit));
}

static gboolean
set_operator (TflSession        *session,
              const TflElement  *work,
              GError           **error)
{
  return tfl_command_set (session, tfl_element_get_id (work), TFL_WORK_OPERATORS, tfl_element_get_parent (work), error);
}

static char *
label_delivery (TflSession       *session,
                const TflElement *work)
{
  /* Translators: call, workflow and process of delivery work */
  return g_strdup (_("Clear them"));
}

static gboolean
make_delivery (TflSession        *session,
               const TflElement  *work,
               GError           **error)
{
  return tfl_command_make_delivery (session, tfl_element_get_id (work), error);
}

/* A provider that is its own customer, beside others that stay. */
static char *
label_customers (TflSession       *session,
                 const TflElement *service)
{
  const TflElement *provider = tfl_model_follow (tfl_session_get_model (session), service, TFL_SERVICE_PROVIDER);

  if (provider == NULL || !tfl_element_has_ref (service, TFL_SERVICE_CUSTOMERS, tfl_element_get_id (provider)))
    return NULL;

  return g_strdup_printf (_("Take “%s” away"), tfl_element_get_name (provider));
}

static gboolean
take_provider_out (TflSession        *session,
                   const TflElement  *service,
                   GError           **error)
{
  g_auto (GStrv) customers = tfl_element_get_refs (service, TFL_SERVICE_CUSTOMERS);
  const char *provider = tfl_element_get (service, TFL_SERVICE_PROVIDER);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; customers[i] != NULL; i++)
    if (!g_str_equal (customers[i], provider))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", customers[i]);

  return tfl_command_set (session, tfl_element_get_id (service), TFL_SERVICE_CUSTOMERS, text->str, error);
}

static char *
label_agreements (TflSession       *session,
                  const TflElement *service)
{
  return tfl_element_get (service, TFL_SERVICE_PROVIDER) != NULL ? g_strdup (_("Add agreements")) : NULL;
}

static gboolean
add_agreements (TflSession        *session,
                const TflElement  *service,
                GError           **error)
{
  return tfl_command_add_agreements (session, tfl_element_get_id (service), error);
}

static const TflFix fixes[] = {
  { "work-owned", label_owner, set_owner },
  { "owner-process", label_owner, set_owner },
  { "workflow-chosen", label_workflow, set_workflow },
  { "owner-on-path", label_workflow, set_workflow },
  { "call-typed", label_call, set_call },
  { "call-own", label_call, set_call },
  { "call-fitting", label_call, set_call },
  { "calls-legal", label_caller, clear_caller },
  { "work-operated", label_operator, set_operator },
  { "streams-apart", label_delivery, make_delivery },
  { "service-parties", label_customers, take_provider_out },
  { "customer-agreed", label_agreements, add_agreements },
};

static const TflFix *
find (const TflRule *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixes); i++)
    if (g_str_equal (fixes[i].rule, rule->id))
      return &fixes[i];

  return NULL;
}

char *
tfl_fix_make_label (TflSession    *session,
                    const TflRule *rule,
                    const char    *element)
{
  const TflFix *fix = find (rule);
  const TflElement *found = tfl_session_lookup (session, element);

  return fix != NULL && found != NULL ? fix->label (session, found) : NULL;
}

gboolean
tfl_fix_apply (TflSession     *session,
               const TflRule  *rule,
               const char     *element,
               GError        **error)
{
  return find (rule)->apply (session, tfl_session_lookup (session, element), error);
}
