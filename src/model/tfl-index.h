/* Who refers to whom: for each element, the fields of others that name it.
 *
 * The index follows a model from diff to diff; it is not part of the model, and
 * an index brought up to date equals one made from scratch.
 */
#pragma once

#include "tfl-diff.h"

G_BEGIN_DECLS

typedef struct _TflIndex TflIndex;

typedef struct
{
  const char *id;    /* who refers */
  TflField    field; /* by which field */
} TflReferrer;

TflIndex          *tfl_index_new           (TflModel   *model);
void               tfl_index_free          (TflIndex   *self);

/* Follows a diff whose "before" is the model the index stands at. */
void               tfl_index_update        (TflIndex   *self,
                                            TflDiff    *diff);

/* Who refers to the element: *n_referrers of them, in no order that means anything;
 * valid until the next update. */
const TflReferrer *tfl_index_get_referrers (TflIndex   *self,
                                            const char *id,
                                            guint      *n_referrers);
gboolean           tfl_index_equal         (TflIndex   *a,
                                            TflIndex   *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflIndex, tfl_index_free)

G_END_DECLS
