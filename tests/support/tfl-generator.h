/* Makes nested service models of any size, for benchmarks and random tests; and edits
 * them at random.  The same numbers give the same model.
 */
#pragma once

#include "model/tfl-document.h"

G_BEGIN_DECLS

typedef struct
{
  guint   n_units;
  guint   fanout;        /* units in a unit */
  double  density;       /* services that cross borders, for each unit */
  gboolean chains;       /* each unit serves the one before it in the same unit; then cross-border services join units
                          * with nothing in them, so many for each such unit */
  double  work;          /* pieces of work, for each unit */
  double  orphans;       /* share of work that no process owns */
  guint32 seed;
} TflGenerator;

#define TFL_GENERATOR(n) { .n_units = (n), .fanout = 6, .density = 0.3, .work = 1, .orphans = 0.1, .seed = 7 }

TflModel *tfl_generate       (const TflGenerator *self);

/* One random change, as one step: adds, renames, moves, removes, sets references … Some
 * attempts are not legal; those change nothing. */
void      tfl_random_edit    (TflDocument *document,
                              GRand       *rand);

/* A model in one line a unit: tfl_test_model ("a", "b>a", "c>b", NULL) has c in b in a. */
TflModel *tfl_test_model     (const char *first,
                              ...) G_GNUC_NULL_TERMINATED;

/* “a b>a c>b=Chris”: units in file order, with names that differ from ids. (transfer full) */
char     *tfl_test_dump      (TflModel *model);

G_END_DECLS
