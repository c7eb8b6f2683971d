/* The making of the next model from one: the only way a model comes about.
 *
 * An edit begins as a model, takes changes one by one, and ends as another model.
 * Each change is checked as it comes; references are checked at the end, so that
 * elements may be added in any order.  A change that fails leaves the edit as it
 * was before it.
 *
 * Removing an element takes along all that stands inside it, unsets what
 * referred to it, and removes elements whose required reference it was
 * (its agreements, flows, tags, places, waivers).
 */
#pragma once

#include "tfl-index.h"
#include "tfl-model.h"

G_BEGIN_DECLS

typedef struct _TflEdit TflEdit;

/* index: who refers to whom in model, so that removing costs what it touches;
 * NULL where there is none at hand (it is then made when first needed). */
TflEdit          *tfl_edit_new            (TflModel    *model,
                                           TflIndex    *index);
void              tfl_edit_free           (TflEdit     *self);

/* The element as the edit has it now, to look at: valid until the next change, and not to be
 * referenced, since the edit changes in place what it holds alone. */
const TflElement *tfl_edit_lookup         (TflEdit     *self,
                                           const char  *id);

/* An id that is free: "unit-12", "work-3" … (transfer full) */
char             *tfl_edit_make_id        (TflEdit     *self,
                                           TflKind      kind);

/* Puts a new element (transfer full) into parent, before the sibling `before`
 * of the same kind, or last of its kind where before is NULL. */
gboolean          tfl_edit_add            (TflEdit     *self,
                                           TflElement  *element,
                                           const char  *parent,
                                           const char  *before,
                                           GError     **error);

/* Sets a field to a text, which is brought into canonical form; NULL or "" unsets it. */
gboolean          tfl_edit_set            (TflEdit     *self,
                                           const char  *id,
                                           TflField     field,
                                           const char  *text,
                                           GError     **error);

/* Sets a custom property; value NULL takes it away. */
gboolean          tfl_edit_set_property   (TflEdit     *self,
                                           const char  *id,
                                           const char  *name,
                                           const char  *value,
                                           GError     **error);
gboolean          tfl_edit_move           (TflEdit     *self,
                                           const char  *id,
                                           const char  *parent,
                                           const char  *before,
                                           GError     **error);
gboolean          tfl_edit_remove         (TflEdit     *self,
                                           const char  *id,
                                           GError     **error);

/* Whether the edit can end as it is now: FALSE with an error where a reference leads nowhere. */
gboolean          tfl_edit_check          (TflEdit     *self,
                                           GError     **error);

/* Ends the edit: (transfer full) the next model, which is the first one itself where
 * nothing changed, or NULL with an error where a reference leads nowhere.  The edit
 * is freed either way. */
TflModel         *tfl_edit_free_to_model  (TflEdit     *self,
                                           GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflEdit, tfl_edit_free)

G_END_DECLS
