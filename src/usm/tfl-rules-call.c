/* The rules about calls: what asked for a piece of work, and which work called it. */
#include "config.h"

#include "tfl-rule-private.h"
#include "tfl-words.h"
#include "tfl-work.h"

#include <glib/gi18n-lib.h>

static char *
check_fitting (TflRuleContext   *context,
               const TflElement *work)
{
  int call = tfl_work_get_call (work);
  int workflow = tfl_work_get_path (work);
  TflCall trigger;

  if (!tfl_work_is_management (work) || call < 0 || workflow < 0 || !tfl_work_is_root_call (context->model, work))
    return NULL;

  trigger = tfl_workflow_get_info (workflow)->trigger;
  if ((TflCall) call == trigger)
    return NULL;

  /* Translators: the name of a piece of work, the call it has, a workflow such as W3, the call it starts with. */
  return g_strdup_printf (_("The call of “%s” is “%s”, but %s starts with “%s”; choose another workflow or call, or say "
                            "which work called it"),
                          tfl_element_get_name (work), tfl_call_to_text (call),
                          tfl_workflow_to_text (workflow), tfl_call_to_text (trigger));
}

static char *
check_typed (TflRuleContext   *context,
             const TflElement *work)
{
  int process = tfl_work_get_process (work);

  if (!tfl_work_is_management (work) || process < 0 || tfl_work_get_call (work) >= 0)
    return NULL;

  /* Translators: the name of a piece of work, its process, and the call that starts this process. */
  return g_strdup_printf (_("“%s” is owned by %s but has no call; say what asked for it, which for this process is "
                            "“%s”"),
                          tfl_element_get_name (work), tfl_process_to_text (process),
                          tfl_call_to_text (tfl_process_get_info (process)->trigger));
}

static char *
check_closed (TflRuleContext   *context,
              const TflElement *work)
{
  int process = tfl_work_get_process (work);
  int workflow = tfl_work_get_path (work);
  TflProcess first;

  /* A process that is not on the path at all is the business of owner-on-path. */
  if (!tfl_work_is_management (work) || process < 0 || workflow < 0 || !tfl_workflow_runs (workflow, process))
    return NULL;

  first = tfl_workflow_get_info (workflow)->sequence[0];
  if ((TflProcess) process == first || !tfl_work_begins_workflow (context->model, work))
    return NULL;

  if (tfl_work_is_root_call (context->model, work))
    /* Translators: the name of a piece of work, a workflow such as W3, the process of the work, the workflow
     * again, and the process that should have started it. */
    return g_strdup_printf (_("“%s” begins %s with %s, but %s is started and closed by %s; say which work called it, or "
                              "choose the workflow that it begins"),
                            tfl_element_get_name (work), tfl_workflow_to_text (workflow),
                            tfl_process_to_text (process), tfl_workflow_to_text (workflow),
                            tfl_process_to_text (first));

  /* Translators: the name of a piece of work, a workflow such as W3, the process of the work, the workflow again,
   * and the process that should have started it. */
  return g_strdup_printf (_("“%s” leaves the workflow of the work that called it and begins %s with %s, but %s is "
                            "started and closed by %s; choose the workflow of its caller"),
                          tfl_element_get_name (work), tfl_workflow_to_text (workflow),
                          tfl_process_to_text (process), tfl_workflow_to_text (workflow),
                          tfl_process_to_text (first));
}

static char *
check_legal (TflRuleContext   *context,
             const TflElement *work)
{
  const TflElement *caller = tfl_model_follow (context->model, work, TFL_WORK_CALLED_BY);
  int process = tfl_work_get_process (work);
  int calling;

  if (caller == NULL || !tfl_work_is_management (work) || tfl_work_is_root_call (context->model, work))
    return NULL;

  calling = tfl_work_get_process (caller);
  if (process < 0 || calling < 0 || tfl_process_may_call (calling, process))
    return NULL;

  /* Translators: a piece of work and its process, the work that called it and its process, and both processes
   * again, the calling one first. */
  return g_strdup_printf (_("“%s” (%s) is called by “%s” (%s), but %s never calls %s; choose the work that really called "
                            "it, or none if it is a call of its own"),
                          tfl_element_get_name (work), tfl_process_to_text (process),
                          tfl_element_get_name (caller), tfl_process_to_text (calling),
                          tfl_process_to_text (calling), tfl_process_to_text (process));
}

static char *
check_own (TflRuleContext   *context,
           const TflElement *work)
{
  int process = tfl_work_get_process (work);
  int call = tfl_work_get_call (work);
  TflCall trigger;

  if (!tfl_work_is_management (work) || process < 0 || call < 0)
    return NULL;

  trigger = tfl_process_get_info (process)->trigger;
  if ((TflCall) call == trigger)
    return NULL;

  /* Translators: the name of a piece of work, its call, its process, and the call that starts this process. */
  return g_strdup_printf (_("The call of “%s” is “%s”, but its process %s is started by “%s”; correct the call or the "
                            "process"),
                          tfl_element_get_name (work), tfl_call_to_text (call),
                          tfl_process_to_text (process), tfl_call_to_text (trigger));
}

static const TflRule rules[] = {
  { "call-fitting", "R03", TFL_KIND_WORK, TFL_REACH_NAMED, TFL_SEVERITY_ERROR,
    { TFL_WORK_CALL, TFL_FIELD_NONE },
    N_("The first call fits the workflow"),
    N_("Each type of call starts its own workflows: a wish W1, a request for change W2, an incident W3 or W4, a service "
       "request W5, a risk W6 to W8."),
    "https://usmwiki.com/index.php/The_customer%27s_demand", check_fitting },
  { "call-typed", "R04", TFL_KIND_WORK, 0, TFL_SEVERITY_ERROR,
    { TFL_WORK_CALL, TFL_FIELD_NONE },
    N_("Work has a call of one type"),
    N_("The types of call are the standard interface between customer and provider. Work that nothing called for cannot "
       "be traced to a demand."),
    "https://usmwiki.com/index.php/The_customer%27s_demand", check_typed },
  { "workflow-closed", "R06", TFL_KIND_WORK, TFL_REACH_NAMED, TFL_SEVERITY_ERROR,
    { TFL_WORK_WORKFLOW, TFL_FIELD_NONE },
    N_("A workflow begins with the process that closes it"),
    N_("Control returns to the process that was first, and that one closes the call. Where another one begins, nobody "
       "closes it."),
    "https://github.com/mikko-ahonen/simpleusm.com/blob/main/assets/pdf/Simple_USM_v6.pdf", check_closed },
  { "calls-legal", "R07", TFL_KIND_WORK, TFL_REACH_NAMED, TFL_SEVERITY_ERROR,
    { TFL_WORK_CALLED_BY, TFL_FIELD_NONE },
    N_("Processes call each other only as the method allows"),
    N_("There are seven calls from process to process: Agree to Change; Change to Operate; Recover to Change and Operate; "
       "Improve to Agree, Change and Operate."),
    "https://usm-portal.com/boekpagina/5-2-workflows-and-routines/?lang=es", check_legal },
  { "call-own", "R45", TFL_KIND_WORK, 0, TFL_SEVERITY_ERROR,
    { TFL_WORK_CALL, TFL_FIELD_NONE },
    N_("The call is the one that starts the owning process"),
    N_("Every process has one trigger. A different call would have started a different process."),
    "https://usm-portal.com/van-behoefte-naar-dienstverlening/?lang=en", check_own },
};

const TflRule *
tfl_rules_get_of_calls (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
