/* Which rules have to look at which elements again after a diff.
 *
 * This is the other half of TflRule's `reach`: for each changed element, the elements that may
 * look at it, by asking the index who names it and by one step up or down the tree.  The
 * cost follows from what changed and what looks at it, never from the size of
 * the model.  Elements that are gone are not in it.
 */
#pragma once

#include "tfl-rule.h"

#include "model/tfl-diff.h"

G_BEGIN_DECLS

/* The bits of all rules for elements of a kind, of those that have any of the reach, or
 * of all of them where reach is 0. */
guint64     tfl_rules_get_mask (TflKind   kind,
                                TflReach  reach);

/* (transfer full): id → guint64 *, a set of rules; the ids belong to after. */
GHashTable *tfl_reach_collect  (TflModel *after,
                                TflIndex *index,
                                TflDiff  *diff);

G_END_DECLS
