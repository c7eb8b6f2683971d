/* What the files of TflEdit share: its fields, and the two steps that each change is made of.
 *
 * tfl-edit.c makes changes, tfl-edit-remove.c takes elements away and settles who referred
 * to them, tfl-edit-check.c decides what is allowed.
 */
#pragma once

#include "tfl-edit.h"
#include "tfl-element-private.h"
#include "tfl-model-private.h"

G_BEGIN_DECLS

struct _TflEdit
{
  TflModel   *base;
  TflTrie    *elements;
  guint       counts[TFL_N_KINDS];
  gboolean    is_changed;
  GPtrArray  *touched;   /* interned ids: added, or set in a reference; some may be gone again */

  /* Only where something is removed: */
  TflIndex   *index;     /* of base */
  gboolean    owns_index;
  GHashTable *referrers; /* target id → GPtrArray of touched ids that may refer to it */
  guint       n_noted;   /* how many of touched are in it */

  /* The depth of the last container added to, since siblings are mostly added one after the
   * other; NULL where something moved since. */
  const char *container; /* interned */
  guint       depth;
};

/* The element with this id, which is there, to be changed. */
TflElement *tfl_edit_own               (TflEdit          *self,
                                        const char       *id);

/* Into a parent where it may stand: before a sibling, or last of its kind. */
void        tfl_edit_put_child         (TflEdit          *self,
                                        const char       *id,
                                        TflKind           kind,
                                        const char       *parent,
                                        const char       *before);
void        tfl_edit_take_child        (TflEdit          *self,
                                        const TflElement *child);

gboolean    tfl_edit_check_element     (TflEdit          *self,
                                        const TflElement *element,
                                        GError          **error);

/* Whether an element of a kind may come into parent, before a sibling of the same kind. */
gboolean    tfl_edit_check_place       (TflEdit          *self,
                                        TflKind           kind,
                                        const char       *parent,
                                        const char       *before,
                                        GError          **error);

/* Whether an element, with all inside it, may come into another parent as deep as that is. */
gboolean    tfl_edit_check_move        (TflEdit          *self,
                                        const TflElement *element,
                                        const char       *parent,
                                        GError          **error);
gboolean    tfl_edit_check_depth       (TflEdit          *self,
                                        const char       *parent,
                                        GError          **error);
gboolean    tfl_edit_check_references  (TflEdit          *self,
                                        const TflElement *element,
                                        GError          **error);

/* FALSE, with an error that says there is no such element. */
gboolean    tfl_edit_fail_no_element   (const char       *id,
                                        GError          **error);

G_END_DECLS
