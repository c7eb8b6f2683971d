/* One element of a model: a unit, a piece of work, a service …
 *
 * An element is an immutable, reference-counted value: its kind, its id, the id of the
 * element it stands in, the ids of its children in order, and a text for each
 * field that is set.  All values are held as the canonical text that the file holds;
 * the typed getters read that text.  An element never changes once a model has it;
 * the setters below are for whoever has just made one and holds the only reference.
 *
 * Unknown attributes and child elements that a newer version wrote are kept as
 * “extras” and written back.
 */
#pragma once

#include "tfl-metamodel.h"

#include <glib.h>

G_BEGIN_DECLS

/* The id of the one TFL_KIND_MODEL element; no file can spell it. */
#define TFL_ROOT_ID "/"

typedef struct _TflElement TflElement;

TflElement *tfl_element_new            (TflKind           kind,
                                        const char       *id);
TflElement *tfl_element_ref            (const TflElement *self);
void        tfl_element_unref          (const TflElement *self);

TflKind     tfl_element_get_kind       (const TflElement *self);
const char *tfl_element_get_id         (const TflElement *self);

/* The id of the element it stands in; NULL for the root, and until a model has it. */
const char *tfl_element_get_parent     (const TflElement *self);

/* What people call it: the name field, else the id. Never NULL. */
const char *tfl_element_get_name       (const TflElement *self);

guint       tfl_element_get_n_children (const TflElement *self);
const char *tfl_element_get_child      (const TflElement *self,
                                        guint             index);

/* The text of a field, NULL where unset. The field is one of the element's kind. */
const char *tfl_element_get            (const TflElement *self,
                                        TflField          field);

/* The index of a CHOICE's word; −1 where it is unset or, for an open field, no word. */
int         tfl_element_get_choice     (const TflElement *self,
                                        TflField          field);

/* Bit 1 << index for each word of FLAGS that is set. */
guint       tfl_element_get_flags      (const TflElement *self,
                                        TflField          field);
gboolean    tfl_element_get_boolean    (const TflElement *self,
                                        TflField          field);
double      tfl_element_get_number     (const TflElement *self,
                                        TflField          field,
                                        double            fallback);

/* The ids of a REF or REFS, split: a NULL-terminated array, never NULL.
 * (transfer full): GStrv */
char      **tfl_element_get_refs       (const TflElement *self,
                                        TflField          field);
/* The same one by one, without an allocation; lives on the stack.  An id is valid until the next
 * is asked for; the last one is the element's own text, which for a REF is the interned id.
 *
 *   TflRefIter iter;
 *   tfl_ref_iter_init (&iter, service, TFL_SERVICE_CUSTOMERS);
 *   while ((id = tfl_ref_iter_next (&iter)) != NULL) … */
typedef struct
{
  const char *rest;
  char        id[TFL_ID_MAX_LENGTH + 1];
} TflRefIter;

void        tfl_ref_iter_init          (TflRefIter       *iter,
                                        const TflElement *element,
                                        TflField          field);
const char *tfl_ref_iter_next          (TflRefIter       *iter);
gboolean    tfl_element_has_ref        (const TflElement *self,
                                        TflField          field,
                                        const char       *id);

/* Custom properties: a GVariant a{ss} sorted by name, or NULL where there are none. */
GVariant   *tfl_element_get_properties (const TflElement *self);

/* What a newer version wrote and this one does not know: a GVariant (a(ss)as),
 * attributes as (qualified name, value) and child elements as XML text; or NULL.
 * Comments are kept among the latter. */
GVariant   *tfl_element_get_extras     (const TflElement *self);

/* TRUE where kind, id, parent, children, all fields, properties and extras are the same. */
gboolean    tfl_element_equal          (const TflElement *a,
                                        const TflElement *b);

/* For the maker of an element that nobody else holds yet. */
void        tfl_element_set            (TflElement       *self,
                                        TflField          field,
                                        const char       *value);
void        tfl_element_set_properties (TflElement       *self,
                                        GVariant         *properties);
void        tfl_element_set_extras     (TflElement       *self,
                                        GVariant         *extras);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflElement, tfl_element_unref)

G_END_DECLS
