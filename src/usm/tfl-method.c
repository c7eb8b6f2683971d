#include "config.h"

#include "tfl-method.h"

#include <glib/gi18n-lib.h>

static const char *const agree_steps[] = {
  N_("Accept wish"),
  N_("Classify"),
  N_("Specify service"),
  N_("Draft offer"),
  N_("Negotiate"),
  N_("Realize"),
  N_("Review delivery & feedback"),
  N_("Evaluate & close"),
  NULL
};

static const char *const change_steps[] = {
  N_("Accept request for change"),
  N_("Classify"),
  N_("Plan & agree"),
  N_("Prepare change"),
  N_("Test & release"),
  N_("Deploy"),
  N_("Review delivery & feedback"),
  N_("Update register"),
  N_("Evaluate & close"),
  NULL
};

static const char *const recover_steps[] = {
  N_("Accept incident"),
  N_("Classify"),
  N_("Analyze"),
  N_("Prepare recovery"),
  N_("Recover"),
  N_("Review delivery & feedback"),
  N_("Evaluate & close"),
  NULL
};

static const char *const operate_steps[] = {
  N_("Accept service request"),
  N_("Classify"),
  N_("Plan activities"),
  N_("Execute activities"),
  N_("Review delivery & feedback"),
  N_("Evaluate & close"),
  NULL
};

static const char *const improve_steps[] = {
  N_("Identify risks"),
  N_("Classify"),
  N_("Determine cause"),
  N_("Select measure"),
  N_("Deploy measure"),
  N_("Review delivery & feedback"),
  N_("Evaluate & close"),
  NULL
};

static const TflProcessInfo processes[TFL_N_PROCESSES] = {
  { TFL_PROCESS_AGREE, 'A', "CTM", N_("Contract Management"),
    N_("making agreements with customers, suppliers and own teams, and keeping them"),
    TFL_CALL_WISH, agree_steps, 5 },
  { TFL_PROCESS_CHANGE, 'C', "CHM", N_("Change Management"),
    N_("altering what is registered, under control and within agreements"),
    TFL_CALL_RFC, change_steps, 5 },
  { TFL_PROCESS_RECOVER, 'R', "INC", N_("Incident Management"),
    N_("bringing a service back to what was agreed"),
    TFL_CALL_INCIDENT, recover_steps, 4 },
  { TFL_PROCESS_OPERATE, 'O', "OPS", N_("Operations Management"),
    N_("doing what was agreed: planned tasks, monitoring and requests"),
    TFL_CALL_SERVICE_REQUEST, operate_steps, G_MAXUINT },
  { TFL_PROCESS_IMPROVE, 'I', "IMP", N_("Improvement Management"),
    N_("acting on threats and opportunities before anybody asks"),
    TFL_CALL_RISK, improve_steps, 4 },
};

static const TflWorkflowInfo workflows[TFL_N_WORKFLOWS] = {
  { TFL_WORKFLOW_W1, "W1", N_("Wish"), N_("Changes to agreements"),
    FALSE, TFL_CALL_WISH,
    3, { TFL_PROCESS_AGREE, TFL_PROCESS_CHANGE, TFL_PROCESS_OPERATE } },
  { TFL_WORKFLOW_W2, "W2", N_("Request for change"), N_("Changes to managed resources"),
    FALSE, TFL_CALL_RFC,
    2, { TFL_PROCESS_CHANGE, TFL_PROCESS_OPERATE } },
  { TFL_WORKFLOW_W3, "W3", N_("Incident with change"), N_("Incidents with changes to managed resources"),
    FALSE, TFL_CALL_INCIDENT,
    3, { TFL_PROCESS_RECOVER, TFL_PROCESS_CHANGE, TFL_PROCESS_OPERATE } },
  { TFL_WORKFLOW_W4, "W4", N_("Incident without change"), N_("Incidents without changes to managed resources"),
    FALSE, TFL_CALL_INCIDENT,
    2, { TFL_PROCESS_RECOVER, TFL_PROCESS_OPERATE } },
  { TFL_WORKFLOW_W5, "W5", N_("Service request"), N_("Operations"),
    FALSE, TFL_CALL_SERVICE_REQUEST,
    1, { TFL_PROCESS_OPERATE } },
  { TFL_WORKFLOW_W6, "W6", N_("Risk via wish"), N_("Risks with changes to agreements"),
    TRUE, TFL_CALL_RISK,
    4, { TFL_PROCESS_IMPROVE, TFL_PROCESS_AGREE, TFL_PROCESS_CHANGE, TFL_PROCESS_OPERATE } },
  { TFL_WORKFLOW_W7, "W7", N_("Risk via change"), N_("Risks with changes to managed resources"),
    TRUE, TFL_CALL_RISK,
    3, { TFL_PROCESS_IMPROVE, TFL_PROCESS_CHANGE, TFL_PROCESS_OPERATE } },
  { TFL_WORKFLOW_W8, "W8", N_("Risk via operations"), N_("Risks solved by operations activity"),
    TRUE, TFL_CALL_RISK,
    2, { TFL_PROCESS_IMPROVE, TFL_PROCESS_OPERATE } },
};

/* The seven legal calls: for each caller, bit 1 << process for each one it may call. */
static const guint calls[TFL_N_PROCESSES] = {
  [TFL_PROCESS_AGREE] = 1 << TFL_PROCESS_CHANGE,
  [TFL_PROCESS_CHANGE] = 1 << TFL_PROCESS_OPERATE,
  [TFL_PROCESS_RECOVER] = 1 << TFL_PROCESS_CHANGE | 1 << TFL_PROCESS_OPERATE,
  [TFL_PROCESS_OPERATE] = 0,
  [TFL_PROCESS_IMPROVE] = 1 << TFL_PROCESS_AGREE | 1 << TFL_PROCESS_CHANGE | 1 << TFL_PROCESS_OPERATE,
};

const TflProcessInfo *
tfl_process_get_info (TflProcess process)
{
  g_return_val_if_fail ((guint) process < TFL_N_PROCESSES, NULL);

  return &processes[process];
}

const TflWorkflowInfo *
tfl_workflow_get_info (TflWorkflow workflow)
{
  g_return_val_if_fail ((guint) workflow < TFL_N_WORKFLOWS, NULL);

  return &workflows[workflow];
}

gboolean
tfl_workflow_runs (TflWorkflow workflow,
                   TflProcess  process)
{
  const TflWorkflowInfo *info = tfl_workflow_get_info (workflow);
  guint i;

  g_return_val_if_fail (info != NULL, FALSE);

  for (i = 0; i < info->n_processes; i++)
    if (info->sequence[i] == process)
      return TRUE;
  return FALSE;
}

gboolean
tfl_process_may_call (TflProcess caller,
                      TflProcess called)
{
  g_return_val_if_fail ((guint) caller < TFL_N_PROCESSES, FALSE);
  g_return_val_if_fail ((guint) called < TFL_N_PROCESSES, FALSE);

  return (calls[caller] & 1u << called) != 0;
}
