/* What the rules say of a model, kept up to date from diffs.
 *
 * Findings follow a model: an update re-checks what changed and what looks at it, and an
 * updated set equals one made from scratch.  A finding that a waiver sets aside
 * stays in the list, marked.
 */
#pragma once

#include "tfl-rule.h"

#include "model/tfl-diff.h"

G_BEGIN_DECLS

typedef struct
{
  const char       *element;  /* id */
  const TflRule    *rule;
  const char       *sentence; /* translated: “Weekly CAB meeting” has no owning process */
  const TflElement *waiver;   /* NULL, or what sets it aside; kept alive by the findings */
} TflFinding;

typedef struct _TflFindings TflFindings;

TflFindings      *tfl_findings_new         (TflModel    *model,
                                            TflIndex    *index);
void              tfl_findings_free        (TflFindings *self);

/* Follows a diff; index already stands at `after`. */
void              tfl_findings_update      (TflFindings *self,
                                            TflModel    *after,
                                            TflIndex    *index,
                                            TflDiff     *diff);

/* All of one element, worst first. */
guint             tfl_findings_get_n_for   (TflFindings *self,
                                            const char  *id);
const TflFinding *tfl_findings_get_for     (TflFindings *self,
                                            const char  *id,
                                            guint        position);

/* All, worst first, then in file order. (transfer container): GPtrArray of const TflFinding,
 * valid until the next update. */
GPtrArray        *tfl_findings_list        (TflFindings *self,
                                            TflModel    *model);

/* How many of a severity are not set aside. */
guint             tfl_findings_count       (TflFindings *self,
                                            TflSeverity  severity);
guint             tfl_findings_count_waived (TflFindings *self);

/* How many element–rule pairs have been checked since the beginning: the cost, for tests. */
guint64           tfl_findings_get_n_checked (TflFindings *self);
gboolean          tfl_findings_equal       (TflFindings *a,
                                            TflFindings *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflFindings, tfl_findings_free)

G_END_DECLS
