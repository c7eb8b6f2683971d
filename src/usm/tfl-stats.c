#include "config.h"

#include "tfl-stats.h"

TflStats
tfl_stats_get (TflModel *model,
               TflTally *tally)
{
  TflCounts counts = tfl_tally_get (tally, TFL_ROOT_ID);
  TflStats stats = {
    .units = tfl_model_count (model, TFL_KIND_UNIT),
    .services = tfl_model_count (model, TFL_KIND_SERVICE),
    .agreements = tfl_model_count (model, TFL_KIND_AGREEMENT),
    .work = counts.work,
    .delivery = counts.delivery,
    .orphans = counts.orphans,
    .depth = tfl_model_get_depth (model),
  };

  memcpy (stats.by_process, counts.by_process, sizeof (stats.by_process));
  memcpy (stats.by_workflow, counts.by_workflow, sizeof (stats.by_workflow));
  return stats;
}
