/* What differs between two models, by element.
 *
 * The cost is that of what differs, not of what there is: parts that the two share
 * are never looked at.  Changes are sorted by id, so the same two models give
 * the same diff.  A diff keeps the elements it names alive.
 */
#pragma once

#include "tfl-model.h"

G_BEGIN_DECLS

typedef struct
{
  const char       *id;
  const TflElement *before; /* NULL: added */
  const TflElement *after;  /* NULL: removed */
} TflChange;

typedef struct _TflDiff TflDiff;

#define TFL_TYPE_DIFF (tfl_diff_get_type ())
GType            tfl_diff_get_type      (void);

TflDiff         *tfl_diff_new           (TflModel        *before,
                                         TflModel        *after);
TflDiff         *tfl_diff_ref           (TflDiff         *self);
void             tfl_diff_unref         (TflDiff         *self);

guint            tfl_diff_get_n_changes (TflDiff         *self);
const TflChange *tfl_diff_get_change    (TflDiff         *self,
                                         guint            index);
const TflChange *tfl_diff_lookup        (TflDiff         *self,
                                         const char      *id);

/* How many trie nodes were compared to find it: the cost, for tests to count. */
guint            tfl_diff_get_n_visited (TflDiff         *self);

/* TRUE where both sides are there but are of different kinds: one went, another took its id. */
gboolean         tfl_change_is_new_kind (const TflChange *change);

/* TRUE where both sides are there and differ in this field. */
gboolean         tfl_change_has_field   (const TflChange *change,
                                         TflField         field);

/* The id of the element a person would want to see: the outermost added or removed one,
 * else the first changed one that is on the canvas; NULL for an empty diff. */
const char      *tfl_diff_get_subject   (TflDiff         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflDiff, tfl_diff_unref)

G_END_DECLS
