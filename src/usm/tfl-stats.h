/* A model in figures: what `trefoilctl stats` prints. */
#pragma once

#include "tfl-tally.h"

G_BEGIN_DECLS

typedef struct
{
  guint units;
  guint services;
  guint agreements;
  guint work;                          /* delivery included */
  guint delivery;
  guint orphans;                       /* not those set aside */
  guint depth;                         /* how deep units nest */
  guint by_process[TFL_N_PROCESSES];
  guint by_workflow[TFL_N_WORKFLOWS];
} TflStats;

/* The tally stands at the model. */
TflStats tfl_stats_get (TflModel *model,
                        TflTally *tally);

G_END_DECLS
