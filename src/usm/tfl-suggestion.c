#include "config.h"

#include "tfl-suggestion.h"

#include "tfl-hint.h"
#include "tfl-words.h"
#include "tfl-work.h"

#include <glib/gi18n-lib.h>

/* What is known of a piece of work that has no owner yet. */
typedef struct
{
  TflModel         *model;
  TflIndex         *index;    /* or NULL */
  const TflElement *work;
  const TflElement *caller;   /* what it carries on, or NULL */
  int               process;  /* the best guess, or −1 */
  int               workflow; /* and the workflow that goes with it, or −1 */
  char             *reason;
} Guess;

static void
guess (Guess      *self,
       TflProcess  process,
       int         workflow,
       char       *reason)
{
  self->process = process;
  self->workflow = workflow;
  self->reason = reason;
}

static void
guess_from_call (Guess *self)
{
  int call = tfl_work_get_call (self->work);
  TflProcess process;

  for (process = 0; call >= 0 && process < TFL_N_PROCESSES; process++)
    if (tfl_process_get_info (process)->trigger == (TflCall) call)
      /* Translators: a call such as “Wish”. */
      guess (self, process, -1, g_strdup_printf (_("its call is “%s”, which starts this process"), tfl_call_to_text (call)));
}

static void
guess_from_caller (Guess *self)
{
  int calling = self->caller != NULL ? tfl_work_get_process (self->caller) : -1;
  int workflow = self->caller != NULL ? tfl_work_get_path (self->caller) : -1;
  const TflWorkflowInfo *info;
  guint i;

  if (calling < 0 || workflow < 0)
    return;
  info = tfl_workflow_get_info (workflow);
  for (i = 0; i + 1 < info->n_processes; i++)
    if (info->sequence[i] == (TflProcess) calling)
      /* Translators: the work that called this work, and a workflow such as W3. */
      guess (self, info->sequence[i + 1], workflow,
             g_strdup_printf (_("“%s” calls it, and %s goes on to this process"),
                              tfl_element_get_name (self->caller), info->short_name));
}

static void
guess_from_workflow (Guess *self)
{
  int workflow = tfl_work_get_path (self->work);

  if (workflow >= 0 && self->caller == NULL)
    /* Translators: a workflow such as W3. */
    guess (self, tfl_workflow_get_info (workflow)->sequence[0], workflow,
           g_strdup_printf (_("%s starts with this process"), tfl_workflow_to_text (workflow)));
}

static void
guess_from_practice (Guess *self)
{
  const TflElement *practice = tfl_model_follow (self->model, self->work, TFL_WORK_PRACTICE);
  int process = practice != NULL ? tfl_element_get_choice (practice, TFL_PRACTICE_PROCESS) : -1;

  if (process >= 0)
    /* Translators: the name of a practice. */
    guess (self, process, -1,
           g_strdup_printf (_("the practice “%s” plugs into this process"), tfl_element_get_name (practice)));
}

static void
guess_from_words (Guess *self)
{
  const TflElement *practice = tfl_model_follow (self->model, self->work, TFL_WORK_PRACTICE);
  const char *names[] = { tfl_element_get_name (self->work),
                          practice != NULL ? tfl_element_get_name (practice) : NULL, NULL };
  g_autofree char *word = NULL;
  const TflHint *hint = tfl_hint_find (tfl_element_get (self->work, TFL_WORK_PROCESS), names, &word);

  if (hint != NULL)
    guess (self, hint->process, hint->workflow, tfl_hint_to_reason (hint, word));
}

static gboolean
none_refers (TflIndex   *index,
             const char *unit)
{
  guint n;
  const TflReferrer *referrers = tfl_index_get_referrers (index, unit, &n);

  for (guint i = 0; i < n; i++)
    if (referrers[i].field == TFL_SERVICE_PROVIDER || referrers[i].field == TFL_SERVICE_OPERATORS)
      return FALSE;

  return TRUE;
}

static gboolean
serves_nobody (const Guess *self,
               const char  *unit)
{
  const TflElement *service;
  TflChildIter iter;

  if (self->index != NULL)
    return none_refers (self->index, unit);

  tfl_child_iter_init (&iter, self->model, tfl_model_get_root (self->model), TFL_KIND_SERVICE);
  while ((service = tfl_child_iter_next (&iter)) != NULL)
    if (g_strcmp0 (tfl_element_get (service, TFL_SERVICE_PROVIDER), unit) == 0
        || tfl_element_has_ref (service, TFL_SERVICE_OPERATORS, unit))
      return FALSE;
  return TRUE;
}

static void
guess_from_unit (Guess *self)
{
  if (self->caller == NULL && serves_nobody (self, tfl_element_get_parent (self->work)))
    guess (self, TFL_PROCESS_AGREE, TFL_WORKFLOW_W1,
           g_strdup (_("its unit provides no service: what it needs is a wish to the unit that does")));
}

/* The stronger evidence first; the first that has an answer is believed. */
static void (*const evidence[]) (Guess *self) = {
  guess_from_call, guess_from_caller, guess_from_workflow, guess_from_practice, guess_from_words, guess_from_unit,
};

/* The workflow that goes with a process where nothing else is known. */
static TflWorkflow
default_workflow (const TflElement *work,
                  TflProcess        process)
{
  gboolean component = tfl_element_get_boolean (work, TFL_WORK_COMPONENT);

  switch (process)
    {
    case TFL_PROCESS_AGREE:
      return TFL_WORKFLOW_W1;
    case TFL_PROCESS_CHANGE:
      return TFL_WORKFLOW_W2;
    case TFL_PROCESS_RECOVER:
      return component ? TFL_WORKFLOW_W3 : TFL_WORKFLOW_W4;
    case TFL_PROCESS_OPERATE:
      return TFL_WORKFLOW_W5;
    case TFL_PROCESS_IMPROVE:
      return component ? TFL_WORKFLOW_W7 : TFL_WORKFLOW_W8;
    }
  g_return_val_if_reached (TFL_WORKFLOW_UNDECIDED);
}

/* What the work says itself, else what its caller says, else what the guess says, else the usual one. */
static TflWorkflow
choose_workflow (const Guess *self,
                 TflProcess   process)
{
  int own = tfl_work_get_path (self->work);
  int carried = self->caller != NULL ? tfl_work_get_path (self->caller) : -1;
  int calling = self->caller != NULL ? tfl_work_get_process (self->caller) : -1;

  if (own >= 0 && tfl_workflow_runs (own, process))
    return own;
  if (carried >= 0 && calling >= 0 && tfl_workflow_runs (carried, process) && tfl_process_may_call (calling, process))
    return carried;
  if (self->process == (int) process && self->workflow >= 0
      && !tfl_element_get_boolean (self->work, TFL_WORK_COMPONENT))
    return self->workflow;
  return default_workflow (self->work, process);
}

/* When a process is the one, as a person would ask it: the test of each call. */
static const char *const tests[TFL_N_PROCESSES] = {
  [TFL_PROCESS_AGREE] = N_("no agreement covers it yet"),
  [TFL_PROCESS_CHANGE] = N_("an agreement covers it, and something registered is altered"),
  [TFL_PROCESS_RECOVER] = N_("what was agreed is not delivered, or soon will not be"),
  [TFL_PROCESS_OPERATE] = N_("an agreement covers it, and nothing registered is altered"),
  [TFL_PROCESS_IMPROVE] = N_("nothing fails, but something could go wrong or better"),
};

static void
clear_suggestion (gpointer data)
{
  g_free (((TflSuggestion *) data)->reason);
}

GArray *
tfl_work_get_suggestions (TflModel         *model,
                          TflIndex         *index,
                          const TflElement *work)
{
  GArray *suggestions = g_array_sized_new (FALSE, FALSE, sizeof (TflSuggestion), TFL_N_PROCESSES);
  Guess self = { model, index, work, NULL, -1, -1, NULL };
  TflProcess process;
  guint i;

  g_array_set_clear_func (suggestions, clear_suggestion);
  if (!tfl_work_is_root_call (model, work))
    self.caller = tfl_model_follow (model, work, TFL_WORK_CALLED_BY);
  for (i = 0; i < G_N_ELEMENTS (evidence) && self.process < 0; i++)
    evidence[i](&self);

  for (process = 0; process < TFL_N_PROCESSES; process++)
    {
      TflSuggestion suggestion = {
        .process = process,
        .workflow = choose_workflow (&self, process),
        .call = tfl_process_get_info (process)->trigger,
        .is_best = self.process == (int) process,
      };

      suggestion.reason = suggestion.is_best ? g_steal_pointer (&self.reason) : g_strdup (_(tests[process]));
      g_array_append_val (suggestions, suggestion);
    }
  return suggestions;
}
