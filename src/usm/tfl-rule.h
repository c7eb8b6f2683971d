/* The rules of the method as one table: a row and a function each.
 *
 * To add a rule: a function and a row in tfl-rules-work.c, -call.c or -service.c, and an
 * example tests/rules/ID.ok.trefoil and ID.bad.trefoil.
 *
 * What always holds: a rule's answer for an element follows from the element itself (its
 * fields, its parent's id, its children's ids) and from what its `reach` names, and
 * from nothing else.  The findings rely on that to know what to look at again;
 * a test with random edits holds every row to it.
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
#define TFL_N_SEVERITIES 3

/* Which elements around the one it checks a rule looks at. */
typedef enum
{
  TFL_REACH_NAMED    = 1 << 0, /* those that its own fields name: their fields, and where they stand */
  TFL_REACH_CHILDREN = 1 << 1, /* those that stand in it: their fields */
  TFL_REACH_PARENT   = 1 << 2, /* the one it stands in: its fields */
  TFL_REACH_SERVICES = 1 << 3, /* work only: whether its unit provides or operates a service */
} TflReach;

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
  TflReach     reach;    /* and what it looks at around them */
  TflSeverity  severity;
  TflField     fields[2]; /* what it is about, of its own kind: see tfl_rule_find_field(); NONE where there is none */
  const char  *title;    /* N_("Work has an owning process") */
  const char  *why;      /* N_(…): one or two sentences */
  const char  *source;   /* where the method says so: a URL */
  TflRuleFunc  check;
} TflRule;

/* At most 64 of them: a set of rules is the bits of a guint64. */
const TflRule *tfl_rules_get      (guint       *n_rules);
const TflRule *tfl_rule_find      (const char  *id);
const char    *tfl_severity_nick  (TflSeverity  severity); /* "error", "warning", "note" */

/* The field of an element beside which a finding of the rule belongs: the first of its fields that is not
 * set, else the last; or TFL_FIELD_NONE. */
TflField       tfl_rule_find_field (const TflRule    *rule,
                                    const TflElement *element);

G_END_DECLS
