/* The rules of the method as one table: a row and a function each.
 *
 * To add a rule: a function and a row in tfl-rule.c, and an example
 * tests/rules/ID.ok.trefoil and ID.bad.trefoil.
 */
#pragma once

#include "model/tfl-index.h"
#include "model/tfl-model.h"

G_BEGIN_DECLS

typedef enum
{
  TFL_SEVERITY_NOTE,
  TFL_SEVERITY_WARNING,
  TFL_SEVERITY_ERROR,
} TflSeverity;

/* What a rule may look at, and where it reports. */
typedef struct
{
  TflModel *model;
  TflIndex *index;
} TflRuleContext;

/* The sentence to report about element, or NULL where all is well. (transfer full) */
typedef char *(*TflRuleFunc) (TflRuleContext   *context,
                              const TflElement *element);

typedef struct
{
  const char  *id;       /* "work-owned": never changes */
  const char  *usm;      /* "R01": the number in docs/method.md */
  TflKind      kind;     /* the elements it looks at */
  TflSeverity  severity;
  const char  *title;    /* N_("Work has an owning process") */
  const char  *why;      /* N_(…): one or two sentences */
  const char  *source;   /* where the method says so: a URL */
  TflRuleFunc  check;
} TflRule;

const TflRule *tfl_rules_get      (guint       *n_rules);
const TflRule *tfl_rule_find      (const char  *id);
const char    *tfl_severity_nick  (TflSeverity  severity); /* "error", "warning", "note" */

G_END_DECLS
