/* Which processes may own a piece of work, and which of them most likely does.
 *
 * It is a guess for a person to choose from, never set by itself.
 */
#pragma once

#include "tfl-method.h"

#include "model/tfl-index.h"

G_BEGIN_DECLS

/* A process that may own an orphan, with the workflow and call that go with it. */
typedef struct
{
  TflProcess  process;
  TflWorkflow workflow;
  TflCall     call;
  gboolean    is_best;  /* at most one */
  char       *reason;   /* why, translated: “what was agreed is not delivered” */
} TflSuggestion;

/* Always five, in the order of the processes. The best guess comes from what the work already says (its
 * call, caller, workflow), from its practice's own process, from words in its names, and from
 * what its unit is. index: NULL looks at all services, as a menu may that asks once. (transfer full) array of
 * TflSuggestion */
GArray *tfl_work_get_suggestions (TflModel         *model,
                                  TflIndex         *index,
                                  const TflElement *work);

G_END_DECLS
