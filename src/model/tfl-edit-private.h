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

/* A container of our own that something was added to, or may be next. */
typedef struct
{
  TflElement *element;
  guint       depth;
  TflKind     last;    /* of its last child; TFL_KIND_MODEL where it has none */
} TflLevel;

struct _TflEdit
{
  TflModel   *base;
  TflTrie    *elements;
  guint       counts[TFL_N_KINDS];
  gboolean    is_changed;
  GArray     *touched;   /* of TflTouched: added with a reference, or set in one */
  guint       n_checked; /* how many of touched are known to refer to what is there */
  gboolean    is_bereft; /* something was removed */

  /* Only where something is removed: */
  TflIndex   *index;     /* of base */
  gboolean    owns_index;
  GHashTable *referrers; /* target id → GPtrArray of touched ids that may refer to it */
  guint       n_noted;   /* how many of touched are in it */

  /* The element added last and those around it, of TflLevel, outermost first.  A file is read in
   * its order, so the next container is nearly always one of these, and need not be looked up.
   * Empty where something moved since. */
  GArray     *levels;
};

/* The elements of an edit stay where they are in memory until one is removed; then each may be
 * gone, and is to be looked up. */
typedef struct
{
  char       *id;      /* held */
  TflElement *element; /* not held */
} TflTouched;

/* The element with this id, which is there, to be changed. */
TflElement *tfl_edit_own               (TflEdit          *self,
                                        const char       *id);

/* The i-th touched element, or NULL where it is gone again. */
const TflElement
           *tfl_edit_get_touched       (TflEdit          *self,
                                        guint             i);

void        tfl_edit_take_child        (TflEdit          *self,
                                        const TflElement *child);

/* Whether an element is whole in itself. */
gboolean    tfl_edit_check_element     (const TflElement *element,
                                        GError          **error);

/* Whether an element of a kind may come into a container, before a sibling of the same kind. */
gboolean    tfl_edit_check_place       (TflEdit          *self,
                                        TflKind           kind,
                                        const TflElement *container,
                                        const char       *before,
                                        GError          **error);

/* Whether an element, with all inside it, may come into another parent as deep as that is. */
gboolean    tfl_edit_check_move        (TflEdit          *self,
                                        const TflElement *element,
                                        const char       *parent,
                                        GError          **error);
gboolean    tfl_edit_check_depth       (guint             depth,
                                        GError          **error);

/* How many elements a walk from here to the root meets. */
guint       tfl_edit_get_depth         (TflEdit          *self,
                                        const char       *id);
gboolean    tfl_edit_check_references  (TflEdit          *self,
                                        const TflElement *element,
                                        GError          **error);

/* FALSE, with an error that says there is no such element, or that there is one. */
gboolean    tfl_edit_fail_no_element   (const char       *id,
                                        GError          **error);
gboolean    tfl_edit_fail_taken        (const char       *id,
                                        GError          **error);

G_END_DECLS
