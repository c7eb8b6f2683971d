/* What a piece of work says of itself, read in the method's terms.
 *
 * A process or workflow or call that is not known is −1.  “Undecided” is a workflow that is
 * known to be open: it has no path yet, so nothing can be off it.
 */
#pragma once

#include "tfl-method.h"

G_BEGIN_DECLS

/* Management work is what the method places; delivery work it leaves alone. */
gboolean          tfl_work_is_management    (const TflElement *work);

/* A TflProcess, or −1: unset, or a text that is none of the five. */
int               tfl_work_get_process      (const TflElement *work);

/* A TflWorkflow with a path (W1 to W8), or −1: unset or undecided. */
int               tfl_work_get_path         (const TflElement *work);

/* A TflCall, or −1. */
int               tfl_work_get_call         (const TflElement *work);

/* TRUE where the work begins with a call of its own: nothing called it; or delivery work did; or
 * work of another unit did that does not carry on the same workflow by a legal call.
 * Looks at the caller, and no further. */
gboolean          tfl_work_is_root_call     (TflModel         *model,
                                             const TflElement *work);

/* TRUE where the work is the first one of its workflow in its unit. */
gboolean          tfl_work_begins_workflow  (TflModel         *model,
                                             const TflElement *work);

G_END_DECLS
