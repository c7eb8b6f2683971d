/* The constants of the USM method: five processes with their steps, eight workflows
 * with trigger and sequence, the twenty legal pairs of workflow and process, and the
 * seven legal calls from process to process.
 *
 * These are never user data.  Source: docs/method.md.
 */
#pragma once

#include "model/tfl-model.h"

G_BEGIN_DECLS

typedef struct
{
  TflProcess         process;
  char               letter;       /* 'A' */
  const char        *abbreviation; /* "CTM" */
  const char        *management;   /* N_("Contract Management") */
  const char        *meaning;      /* N_("making and keeping agreements") */
  TflCall            trigger;      /* the call that starts it */
  const char *const *steps;        /* N_(…), NULL-terminated */
  guint              fork;         /* index of the step that calls another process, or G_MAXUINT */
} TflProcessInfo;

typedef struct
{
  TflWorkflow workflow;
  const char *short_name;          /* "W3" */
  const char *name;                /* N_("Incident with change") */
  const char *long_name;           /* N_("Incidents with changes to managed resources") */
  gboolean    proactive;           /* started by the provider's own IMPROVE */
  TflCall     trigger;
  guint       n_processes;
  TflProcess  sequence[4];         /* the first one starts, owns and closes it */
} TflWorkflowInfo;

/* workflow is one of W1 to W8, never "undecided". */
const TflProcessInfo  *tfl_process_get_info    (TflProcess  process);
const TflWorkflowInfo *tfl_workflow_get_info   (TflWorkflow workflow);
gboolean               tfl_workflow_runs       (TflWorkflow workflow,
                                                TflProcess  process);
gboolean               tfl_process_may_call    (TflProcess  caller,
                                                TflProcess  called);

G_END_DECLS
