#include "config.h"

#include "tfl-waiver.h"

#include "tfl-orphan.h"

const TflElement *
tfl_waiver_find (TflModel   *model,
                 TflIndex   *index,
                 const char *element,
                 const char *rule)
{
  const TflElement *found = NULL;
  guint n_referrers;
  const TflReferrer *referrers = tfl_index_get_referrers (index, element, &n_referrers);
  guint i;

  for (i = 0; i < n_referrers; i++)
    {
      const TflElement *waiver;

      if (referrers[i].field != TFL_WAIVER_ELEMENT)
        continue;
      waiver = tfl_model_lookup (model, referrers[i].id);
      if (g_strcmp0 (tfl_element_get (waiver, TFL_WAIVER_RULE), rule) != 0)
        continue;
      if (found == NULL || g_strcmp0 (tfl_element_get_id (waiver), tfl_element_get_id (found)) < 0)
        found = waiver;
    }
  return found;
}

gboolean
tfl_work_is_set_aside (TflModel         *model,
                       TflIndex         *index,
                       const TflElement *work)
{
  TflOrphan orphan;

  if (!tfl_work_is_orphan (work))
    return FALSE;

  orphan = tfl_element_get (work, TFL_WORK_PROCESS) == NULL ? TFL_ORPHAN_UNOWNED : TFL_ORPHAN_PRACTICE;
  return tfl_waiver_find (model, index, tfl_element_get_id (work), tfl_orphan_get_info (orphan)->rule) != NULL;
}
