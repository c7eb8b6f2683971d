/* A whole service model as one immutable, reference-counted value.
 *
 * What always holds: there is one root element (TFL_ROOT_ID, a TFL_KIND_MODEL); every
 * other element stands in a parent that may hold its kind, and following
 * parents ends at the root; every reference names an element of a kind it may
 * name; the children of an element are grouped by kind in the order of the metamodel.
 *
 * Making the next value is the business of TflEdit; it shares all it does not touch.
 * Models may be read by several threads at once.
 */
#pragma once

#include "tfl-element.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* How deep elements may stand inside one another. A file can be read back at this depth. */
#define TFL_MODEL_MAX_DEPTH 200

typedef struct _TflModel TflModel;

#define TFL_TYPE_MODEL (tfl_model_get_type ())
GType             tfl_model_get_type       (void);

/* The empty model: the root element alone. */
TflModel         *tfl_model_new            (void);

/* The same with a root (transfer full) that its maker has filled. */
TflModel         *tfl_model_new_with_root  (TflElement       *root);
TflModel         *tfl_model_ref            (TflModel         *self);
void              tfl_model_unref          (TflModel         *self);

/* Elements belong to the model and live as long as it does. */
const TflElement *tfl_model_get_root       (TflModel         *self);

/* NULL where there is no such element; the id may be NULL. */
const TflElement *tfl_model_lookup         (TflModel         *self,
                                            const char       *id);
const TflElement *tfl_model_get_parent     (TflModel         *self,
                                            const TflElement *element);

/* The element that a REF field names, or NULL where it is unset. */
const TflElement *tfl_model_follow         (TflModel         *self,
                                            const TflElement *element,
                                            TflField          field);

/* How many elements of a kind there are. Costs nothing. */
guint             tfl_model_count          (TflModel         *self,
                                            TflKind           kind);

/* TRUE where id is container or stands anywhere inside it. */
gboolean          tfl_model_is_inside      (TflModel         *self,
                                            const char       *id,
                                            const char       *container);

/* How deep units nest: 0 for no units, 1 for units without units inside. */
guint             tfl_model_get_depth      (TflModel         *self);

/* Every element in file order: parents before children. Stops where func returns FALSE. */
typedef gboolean (*TflElementFunc)         (const TflElement *element,
                                            gpointer          user_data);
void              tfl_model_foreach        (TflModel         *self,
                                            TflElementFunc    func,
                                            gpointer          user_data);

/* TRUE where both hold equal elements in the same order. Costs what differs. */
gboolean          tfl_model_equal          (TflModel         *a,
                                            TflModel         *b);

/* Walks the children of one kind, in order; lives on the stack.
 *
 *   TflChildIter iter;
 *   tfl_child_iter_init (&iter, model, unit, TFL_KIND_WORK);
 *   while ((work = tfl_child_iter_next (&iter)) != NULL) … */
typedef struct
{
  TflModel         *model;
  const TflElement *parent;
  TflKind           kind;
  guint             position;
} TflChildIter;

void              tfl_child_iter_init      (TflChildIter     *iter,
                                            TflModel         *model,
                                            const TflElement *parent,
                                            TflKind           kind);
const TflElement *tfl_child_iter_next      (TflChildIter     *iter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflModel, tfl_model_unref)

G_END_DECLS
