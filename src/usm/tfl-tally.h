/* Counts per unit, with all that is inside it: work, orphans, work by process and workflow;
 * and the roles a unit has in services.  Kept up to date from diffs.
 *
 * An orphan whose finding is set aside is not counted as an orphan.
 */
#pragma once

#include "model/tfl-diff.h"
#include "model/tfl-index.h"

G_BEGIN_DECLS

typedef struct
{
  guint work;                          /* all work, delivery included */
  guint delivery;
  guint orphans;                       /* O1 and O2, not set aside */
  guint by_process[TFL_N_PROCESSES];
  guint by_workflow[TFL_N_WORKFLOWS];
} TflCounts;

void       tfl_counts_add         (TflCounts       *self,
                                   const TflCounts *more);

typedef struct _TflTally TflTally;

TflTally  *tfl_tally_new          (TflModel   *model,
                                   TflIndex   *index);
void       tfl_tally_free         (TflTally   *self);
void       tfl_tally_update       (TflTally   *self,
                                   TflModel   *after,
                                   TflIndex   *index,
                                   TflDiff    *diff);

/* Of a unit and all inside it; of the whole model for TFL_ROOT_ID. Zeros for an unknown id. */
TflCounts  tfl_tally_get          (TflTally   *self,
                                   const char *id);

/* Bit 1 << TflRole: what the unit, or a unit inside it, is in a service (or, for Operator, in a service or
 * work). */
guint      tfl_tally_get_roles    (TflModel   *model,
                                   TflIndex   *index,
                                   const char *unit);
gboolean   tfl_tally_equal        (TflTally   *a,
                                   TflTally   *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflTally, tfl_tally_free)

G_END_DECLS
