#include "config.h"

#include "tfl-regions.h"

guint32
tfl_regions_find (guint32 *regions,
                  guint32  run)
{
  while (regions[run] != run)
    run = regions[run] = regions[regions[run]];
  return run;
}

/* Runs that cross are in the same region. */
guint32 *
tfl_regions_new (const TflMaze *maze)
{
  guint32 *regions = g_new (guint32, maze->n_runs + 1);

  for (guint i = 0; i < maze->n_runs; i++)
    regions[i] = i;
  for (guint cell = 0; cell < maze->n_rows * maze->n_columns; cell++)
    if (maze->run_across[cell] != TFL_NO_RUN)
      regions[tfl_regions_find (regions, maze->run_across[cell])] = tfl_regions_find (regions, maze->run_down[cell]);
  return regions;
}
