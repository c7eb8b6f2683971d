/* Words for sentences about work: what people call a process, a workflow, a call. */
#pragma once

#include "tfl-method.h"

G_BEGIN_DECLS

/* The translated label of a process or call. */
const char *tfl_process_to_text  (int         process);
const char *tfl_call_to_text     (int         call);

/* “W3”; and its sequence, “Recover → Change → Operate”. */
const char *tfl_workflow_to_text (int         workflow);
char       *tfl_workflow_to_path (int         workflow);

/* “Care”, “Fac”: names in quotes, as one list. */
char       *tfl_names_to_list    (GPtrArray  *names);

G_END_DECLS
