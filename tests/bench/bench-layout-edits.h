/* What a layout costs after one edit, in an engine that keeps what it knows. */
#pragma once

#include "model/tfl-model.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint  n_edits;      /* that were made within the time given */
  double median;       /* seconds that the layout engine ran */
  double p95;
  double measure;      /* median seconds that measuring the model took */
  double undo;         /* median seconds that the engine ran after an edit was undone */
  double n_placed;     /* containers placed anew, a mean for one edit */
  double n_containers; /* placed or found in memory, likewise */
  double bytes;        /* that an edit left behind: what engine and document remember */
} BenchEdits;

/* Renames, adds, moves and removes at random, one after another; ends early after so many seconds. */
BenchEdits bench_edit (TflModel *model,
                       guint     n_edits,
                       guint     seconds);

G_END_DECLS
