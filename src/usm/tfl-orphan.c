#include "config.h"

#include "tfl-orphan.h"

#include "tfl-rule.h"
#include "tfl-work.h"

#include <glib/gi18n-lib.h>

static const TflOrphanInfo orphans[TFL_N_ORPHANS] = {
  { TFL_ORPHAN_NONE, "work-placed", N_("In its place"),
    N_("The method can say who asked for it, which workflow it is part of and which process owns it."), NULL },
  { TFL_ORPHAN_UNOWNED, "work-unowned", N_("No owning process"),
    N_("None of the five processes owns it, so nobody steers it, reviews it or improves it."), "work-owned" },
  { TFL_ORPHAN_PRACTICE, "owner-practice", N_("Owned by a practice"),
    N_("A practice, tool or meeting stands where the process should be; it says how the work is done, not what it is."),
    "owner-process" },
  { TFL_ORPHAN_UNTRIGGERED, "work-untriggered", N_("No workflow"),
    N_("A process owns it, but it is part of no workflow: nobody knows what comes next or who closes it."),
    "workflow-chosen" },
  { TFL_ORPHAN_OFF_PATH, "work-off-path", N_("Off its workflow's path"),
    N_("Its workflow never passes through the process that owns it."), "owner-on-path" },
  { TFL_ORPHAN_UNOPERATED, "work-unoperated", N_("No operator"),
    N_("Nobody is named who does it."), "work-operated" },
  { TFL_ORPHAN_UNREQUESTED, "work-unrequested", N_("Nobody asks for it"),
    N_("It has no customer, and its unit provides no service that it could be part of."), "work-requested" },
};

const TflOrphanInfo *
tfl_orphan_get_info (TflOrphan orphan)
{
  g_return_val_if_fail ((guint) orphan < TFL_N_ORPHANS, NULL);

  return &orphans[orphan];
}

gboolean
tfl_work_is_orphan (const TflElement *work)
{
  return tfl_work_is_management (work) && tfl_work_get_process (work) < 0;
}

/* The classes are those of the rules that report them: work is in a class where its rule has
 * something to say.  So the two can never disagree. */
TflOrphan
tfl_work_get_orphan (TflModel         *model,
                     TflIndex         *index,
                     const TflElement *work)
{
  TflRuleContext context = { model, index };
  TflOrphan orphan;

  if (!tfl_work_is_management (work))
    return TFL_ORPHAN_NONE;

  for (orphan = TFL_ORPHAN_UNOWNED; orphan < TFL_N_ORPHANS; orphan++)
    {
      g_autofree char *sentence = tfl_rule_find (orphans[orphan].rule)->check (&context, work);

      if (sentence != NULL)
        return orphan;
    }
  return TFL_ORPHAN_NONE;
}
