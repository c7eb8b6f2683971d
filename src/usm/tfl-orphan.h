/* Orphans: work that the method cannot place, in six classes.
 *
 * O1 and O2 have no owning process: these are the orphans that are counted and that
 * take the whole drawing of the work.  O3 to O6 are weaker: one answer is missing.
 * Delivery work is never an orphan.
 */
#pragma once

#include "tfl-suggestion.h"

#include "model/tfl-index.h"

G_BEGIN_DECLS

typedef enum
{
  TFL_ORPHAN_NONE,
  TFL_ORPHAN_UNOWNED,     /* O1: no process */
  TFL_ORPHAN_PRACTICE,    /* O2: a practice, tool or meeting where the process should be */
  TFL_ORPHAN_UNTRIGGERED, /* O3: a process, but no workflow */
  TFL_ORPHAN_OFF_PATH,    /* O4: the process is not on the workflow's path */
  TFL_ORPHAN_UNOPERATED,  /* O5: no operator */
  TFL_ORPHAN_UNREQUESTED, /* O6: no service and no customer for the work */
} TflOrphan;
#define TFL_N_ORPHANS 7

typedef struct
{
  TflOrphan   orphan;
  const char *id;      /* "work-unowned": never changes */
  const char *label;   /* N_("No owning process") */
  const char *why;     /* N_(…) */
  const char *rule;    /* the id of the rule that reports it */
} TflOrphanInfo;

const TflOrphanInfo *tfl_orphan_get_info   (TflOrphan         orphan);

/* The strongest class that a piece of work is in. */
TflOrphan            tfl_work_get_orphan   (TflModel         *model,
                                            TflIndex         *index,
                                            const TflElement *work);

/* O1 or O2: management work without an owning process. Needs no index. */
gboolean             tfl_work_is_orphan    (const TflElement *work);

G_END_DECLS
