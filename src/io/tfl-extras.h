/* What an element has that this version does not know, while it is being read, and as it is
 * being written: the (a(ss)as) of tfl_element_get_extras().
 *
 * An attribute is kept with its qualified name, and with the declaration of its prefix before it;
 * an element, a comment or an instruction as text (TflChunk).  What stood in one of the element's
 * group or TEXT elements has the name of that and a slash before it: “facility/colour”,
 * “description/<b>…</b>”.  Neither a name nor XML text can begin so by itself.
 */
#pragma once

#include "tfl-chunk.h"

#include "model/tfl-element.h"

G_BEGIN_DECLS

typedef struct _TflExtras TflExtras;

TflExtras  *tfl_extras_new           (TflKind         kind);
void        tfl_extras_free          (TflExtras      *self);

/* place: the name of a group or TEXT element, or NULL for the element itself. */
void        tfl_extras_add_attribute (TflExtras      *self,
                                      const char     *place,
                                      TflAttribute    attribute);
void        tfl_extras_declare       (TflExtras      *self,
                                      const char     *place,
                                      const char     *prefix,
                                      const char     *uri);

/* text: (transfer full) */
void        tfl_extras_take_text     (TflExtras      *self,
                                      const char     *place,
                                      char           *text);

/* In the order in which they are written; (transfer floating). */
GVariant   *tfl_extras_to_variant    (TflExtras      *self);

/* Where the entry is of this place: what comes after the slash, else NULL. */
const char *tfl_extras_match         (const char     *entry,
                                      const char     *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflExtras, tfl_extras_free)

G_END_DECLS
