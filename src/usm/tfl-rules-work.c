/* The rules about what a piece of work says of itself: its owner, its workflow, its operator. */
#include "config.h"

#include "tfl-rule-private.h"
#include "tfl-unit.h"
#include "tfl-words.h"
#include "tfl-work.h"

#include <glib/gi18n-lib.h>

static char *
check_owned (TflRuleContext   *context,
             const TflElement *work)
{
  if (!tfl_work_is_management (work) || tfl_element_get (work, TFL_WORK_PROCESS) != NULL)
    return NULL;

  /* Translators: the name of a piece of work. */
  return g_strdup_printf (_("“%s” has no owning process; find the call behind it, and choose the one of the five "
                            "processes that this call starts"),
                          tfl_element_get_name (work));
}

static char *
check_owner_is_process (TflRuleContext   *context,
                        const TflElement *work)
{
  const char *owner = tfl_element_get (work, TFL_WORK_PROCESS);

  if (!tfl_work_is_management (work) || owner == NULL || tfl_work_get_process (work) >= 0)
    return NULL;

  /* Translators: the name of a piece of work, and what stands where its process should be. */
  return g_strdup_printf (_("“%s” has “%s” as its owner, which is a practice and not a process; choose the process "
                            "that it serves, and keep the practice as the way the work is done"),
                          tfl_element_get_name (work), owner);
}

static char *
check_workflow_chosen (TflRuleContext   *context,
                       const TflElement *work)
{
  int process = tfl_work_get_process (work);

  if (!tfl_work_is_management (work) || process < 0 || tfl_element_get (work, TFL_WORK_WORKFLOW) != NULL)
    return NULL;

  /* Translators: the name of a piece of work, and a process. */
  return g_strdup_printf (_("“%s” is owned by %s but belongs to no workflow; choose one of the eight, or “undecided” "
                            "until its path forks"),
                          tfl_element_get_name (work), tfl_process_to_text (process));
}

static char *
check_owner_on_path (TflRuleContext   *context,
                     const TflElement *work)
{
  int process = tfl_work_get_process (work);
  int workflow = tfl_work_get_path (work);
  g_autofree char *path = NULL;

  if (!tfl_work_is_management (work) || process < 0 || workflow < 0 || tfl_workflow_runs (workflow, process))
    return NULL;

  path = tfl_workflow_to_path (workflow);
  /* Translators: the name of a piece of work, a process, a workflow such as W3, and the processes it runs
   * through. */
  return g_strdup_printf (_("“%s” is owned by %s, which is not on the path of %s (%s); choose a process on this path, "
                            "or the workflow that it really belongs to"),
                          tfl_element_get_name (work), tfl_process_to_text (process),
                          tfl_workflow_to_text (workflow), path);
}

static char *
check_tool_last (TflRuleContext   *context,
                 const TflElement *work)
{
  const TflElement *tool = tfl_model_follow (context->model, work, TFL_WORK_TOOL);
  gboolean has_operator = tfl_element_get (work, TFL_WORK_OPERATORS) != NULL;
  gboolean has_owner = !tfl_work_is_management (work) || tfl_work_get_process (work) >= 0;

  if (tool == NULL || (has_operator && has_owner))
    return NULL;

  if (has_operator)
    /* Translators: the name of a piece of work, and of a tool. */
    return g_strdup_printf (_("“%s” has a tool, “%s”, but no owning process; choose the process first, then the tool"),
                            tfl_element_get_name (work), tfl_element_get_name (tool));
  if (has_owner)
    /* Translators: the name of a piece of work, and of a tool. */
    return g_strdup_printf (_("“%s” has a tool, “%s”, but no operator; say who does it first, then with what"),
                            tfl_element_get_name (work), tfl_element_get_name (tool));
  /* Translators: the name of a piece of work, and of a tool. */
  return g_strdup_printf (_("“%s” has a tool, “%s”, but neither an owning process nor an operator; say what is done "
                            "and who does it first, then with what"),
                          tfl_element_get_name (work), tfl_element_get_name (tool));
}

static char *
check_operated (TflRuleContext   *context,
                const TflElement *work)
{
  if (tfl_element_get (work, TFL_WORK_OPERATORS) != NULL)
    return NULL;

  /* Translators: the name of a piece of work. */
  return g_strdup_printf (_("“%s” has no operator; say which unit or profile does it"), tfl_element_get_name (work));
}

/* The labels of those fields of delivery work that only management work has. */
static char *
list_management_fields (const TflElement *work)
{
  static const TflField fields[] = { TFL_WORK_CALL, TFL_WORK_WORKFLOW, TFL_WORK_PROCESS };
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint i;

  for (i = 0; i < G_N_ELEMENTS (fields); i++)
    if (tfl_element_get (work, fields[i]) != NULL)
      g_ptr_array_add (labels, (gpointer) _(tfl_field_get_info (fields[i])->label));

  return labels->len > 0 ? tfl_names_to_list (labels) : NULL;
}

static char *
check_streams_apart (TflRuleContext   *context,
                     const TflElement *work)
{
  g_autofree char *labels = NULL;

  if (tfl_work_is_management (work) || (labels = list_management_fields (work)) == NULL)
    return NULL;

  /* Translators: the name of a piece of work, and a list of fields such as “Call”, “Workflow”. */
  return g_strdup_printf (_("“%s” is delivery work but has a value for %s; clear it, or move the work to the management "
                            "stream"),
                          tfl_element_get_name (work), labels);
}

static char *
check_requested (TflRuleContext   *context,
                 const TflElement *work)
{
  static const TflField answers[] = { TFL_WORK_CUSTOMER, TFL_WORK_REQUESTER, TFL_WORK_SERVICE, TFL_WORK_CALLED_BY };
  const TflElement *unit;
  guint i;

  if (!tfl_work_is_management (work))
    return NULL;
  for (i = 0; i < G_N_ELEMENTS (answers); i++)
    if (tfl_element_get (work, answers[i]) != NULL)
      return NULL;

  unit = tfl_model_get_parent (context->model, work);
  if (tfl_unit_serves (context->model, context->index, tfl_element_get_id (unit)))
    return NULL;

  /* Translators: the name of a piece of work, and of its unit. */
  return g_strdup_printf (_("Nobody asks for “%s”, and “%s” provides no service that it could be part of; name its "
                            "customer, or make it a wish to the unit that provides the service"),
                          tfl_element_get_name (work), tfl_element_get_name (unit));
}

static const TflRule rules[] = {
  { "work-owned", "R01", TFL_KIND_WORK, 0, TFL_SEVERITY_ERROR,
    { TFL_WORK_PROCESS, TFL_FIELD_NONE },
    N_("Work has an owning process"),
    N_("All the work of managing services fits into the five processes. Work that none of them owns is nobody's to "
       "steer, to review or to improve."),
    "https://usmwiki.com/index.php/Special:MyLanguage/Process_model", check_owned },
  { "workflow-chosen", "R02", TFL_KIND_WORK, 0, TFL_SEVERITY_ERROR,
    { TFL_WORK_WORKFLOW, TFL_FIELD_NONE },
    N_("Work belongs to a workflow"),
    N_("Eight workflows cover all paths that a call can take. Without one nobody knows what comes next, or who closes "
       "the call."),
    "https://usmwiki.com/index.php/Routines_and_workflows", check_workflow_chosen },
  { "owner-on-path", "R05", TFL_KIND_WORK, 0, TFL_SEVERITY_ERROR,
    { TFL_WORK_WORKFLOW, TFL_FIELD_NONE },
    N_("The owning process is on the workflow's path"),
    N_("A workflow runs through a fixed sequence of processes. A process that is not in it cannot own a part of it."),
    "https://github.com/mikko-ahonen/usmtools/blob/main/fixtures/workflow-templates-en.json", check_owner_on_path },
  { "owner-process", "R16", TFL_KIND_WORK, 0, TFL_SEVERITY_ERROR,
    { TFL_WORK_PROCESS, TFL_FIELD_NONE },
    N_("The owner is a process"),
    N_("Practices, tools and meetings say how or where work is done. They plug into a process and cannot take its "
       "place."),
    "https://usm-portal.com/practice-versus-process-usm-reader/", check_owner_is_process },
  { "tool-last", "R22", TFL_KIND_WORK, TFL_REACH_NAMED, TFL_SEVERITY_ERROR,
    { TFL_WORK_OPERATORS, TFL_WORK_TOOL },
    N_("A tool comes after process and operator"),
    N_("What is done comes first, then who does it, then with what. A tool without the other two automates work that "
       "nobody has placed."),
    "https://usmwiki.com/index.php/Routines_and_workflows", check_tool_last },
  { "work-operated", "R23", TFL_KIND_WORK, 0, TFL_SEVERITY_ERROR,
    { TFL_WORK_OPERATORS, TFL_FIELD_NONE },
    N_("Work has an operator"),
    N_("An operator executes the work. As long as nobody does, it is a plan and not a routine."),
    "https://github.com/mikko-ahonen/usmtools/blob/main/workflows/models.py", check_operated },
  { "streams-apart", "R40", TFL_KIND_WORK, 0, TFL_SEVERITY_WARNING,
    { TFL_WORK_STREAM, TFL_FIELD_NONE },
    N_("Delivery work stays out of the workflows"),
    N_("Delivering a service and managing it are two streams. The eight workflows belong to the second one only."),
    "https://usmwiki.com/index.php/Customer_journey", check_streams_apart },
  { "work-requested", "O6", TFL_KIND_WORK, TFL_REACH_PARENT | TFL_REACH_SERVICES, TFL_SEVERITY_WARNING,
    { TFL_WORK_CUSTOMER, TFL_FIELD_NONE },
    N_("Somebody asks for the work"),
    N_("Work serves a customer of a service. A unit that provides no service has no customer to work for, and asks the "
       "unit that does."),
    "https://usm-portal.com/the-usm-customer-provider-interaction-model/?lang=en", check_requested },
};

const TflRule *
tfl_rules_get_of_work (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
