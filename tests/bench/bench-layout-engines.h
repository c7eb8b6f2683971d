/* The layout engines that the benchmark compares. */
#pragma once

#include "bench-layout-task.h"

G_BEGIN_DECLS

typedef enum
{
  BENCH_OURS,
  BENCH_DOT,
  BENCH_ELK_SEPARATE, /* each container for itself: lines that cross a border are left out */
  BENCH_ELK_INCLUDE,  /* all in one */
  BENCH_N_ENGINES,
} BenchEngine;

typedef enum
{
  BENCH_NOT_RUN,
  BENCH_DONE,
  BENCH_TOO_LONG,
  BENCH_FAILED,
} BenchOutcome;

typedef struct
{
  BenchOutcome  outcome;
  double        seconds;
  BenchDrawing *drawing; /* where it is done */
  gboolean      newrank; /* dot gave up on the usual ranks of clusters and was asked for other ones */
} BenchAnswer;

typedef struct
{
  guint limit;   /* seconds */
  char *folder;  /* for files on the way */
  char *modules; /* where elkjs is, or NULL */
} BenchSetting;

const char *bench_engine_name  (BenchEngine         engine);

/* Where elkjs is found: on NODE_PATH, else in the scratch folder, into which npm puts it where it can.
 * NULL where there is none. (transfer full) */
char       *bench_find_elk     (void);

/* Any engine but our own. */
BenchAnswer bench_ask          (BenchEngine         engine,
                                const BenchTask    *task,
                                const BenchSetting *setting);

/* Runs a program with its standard input and output in files. */
BenchOutcome bench_run_program (const char *const  *argv,
                                const char         *input,
                                const char         *output,
                                guint               limit,
                                double             *seconds);

BenchAnswer bench_ask_dot      (const BenchTask    *task,
                                const BenchSetting *setting);
BenchAnswer bench_ask_elk      (const BenchTask    *task,
                                gboolean            include,
                                const BenchSetting *setting);

G_END_DECLS
