#include "config.h"

#include "tfl-work.h"

gboolean
tfl_work_is_management (const TflElement *work)
{
  return tfl_element_get_choice (work, TFL_WORK_STREAM) != TFL_WORK_STREAM_DELIVERY;
}

int
tfl_work_get_process (const TflElement *work)
{
  return tfl_element_get_choice (work, TFL_WORK_PROCESS);
}

int
tfl_work_get_path (const TflElement *work)
{
  int workflow = tfl_element_get_choice (work, TFL_WORK_WORKFLOW);

  return workflow == TFL_WORKFLOW_UNDECIDED ? -1 : workflow;
}

int
tfl_work_get_call (const TflElement *work)
{
  return tfl_element_get_choice (work, TFL_WORK_CALL);
}

/* TRUE where one workflow runs on from caller to work, as one path over two units. */
static gboolean
carries_on (const TflElement *caller,
            const TflElement *work)
{
  int from = tfl_work_get_process (caller);
  int to = tfl_work_get_process (work);

  return from >= 0 && to >= 0 && tfl_process_may_call (from, to)
         && g_strcmp0 (tfl_element_get (caller, TFL_WORK_WORKFLOW), tfl_element_get (work, TFL_WORK_WORKFLOW)) == 0;
}

gboolean
tfl_work_is_root_call (TflModel         *model,
                       const TflElement *work)
{
  const TflElement *caller = tfl_model_follow (model, work, TFL_WORK_CALLED_BY);

  if (caller == NULL || !tfl_work_is_management (caller))
    return TRUE;
  if (g_strcmp0 (tfl_element_get_parent (caller), tfl_element_get_parent (work)) == 0)
    return FALSE;
  return !carries_on (caller, work);
}

gboolean
tfl_work_begins_workflow (TflModel         *model,
                          const TflElement *work)
{
  const TflElement *caller = tfl_model_follow (model, work, TFL_WORK_CALLED_BY);
  int path;

  if (tfl_work_is_root_call (model, work))
    return TRUE;

  path = tfl_work_get_path (caller);
  return path >= 0 && path != tfl_work_get_path (work);
}
