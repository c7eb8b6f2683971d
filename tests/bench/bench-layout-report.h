/* What the layout benchmark found, and the tables made of it. */
#pragma once

#include "bench-layout-edits.h"
#include "bench-layout-engines.h"
#include "bench-layout-quality.h"

G_BEGIN_DECLS

typedef struct
{
  BenchOutcome  outcome;
  double        seconds;
  gboolean      newrank;
  BenchQuality  quality;
  gboolean      moved; /* the leaf was inserted and laid out as well */
  BenchMovement movement;
} BenchCell;

typedef struct
{
  const char *name;
  guint       n_units;
  guint       n_containers;
  guint       n_chips;
  guint       n_lines;
  guint       depth;
  BenchCell   cells[BENCH_N_ENGINES];
  const char *message; /* of our layout, or NULL */
  BenchEdits  edits;   /* of a model */
} BenchResult;

/* results: BenchResult; limit in seconds, for what ran into it. */
void bench_report_graphs   (GArray *results);
void bench_report_times    (GArray *results,
                            guint   limit);
void bench_report_quality  (GArray *results);
void bench_report_movement (GArray *results);
void bench_report_edits    (GArray *results);

/* What the design asks for, and whether it is so. */
void bench_report_bars     (GArray *results);

G_END_DECLS
