/* A persistent map from id to element: the body of a model.
 *
 * A hash array mapped trie in its compressed form: each node has up to 8 slots, chosen by
 * three bits of the id's hash; a slot holds an element or a deeper node, and two bit maps
 * say which.  A change copies one node a level (six at 100,000 elements)
 * and shares all others, so two tries that differ little are compared in
 * little time: shared nodes are the same pointer.
 *
 * NULL is the empty trie.  The functions that change a trie take it (transfer full) and return
 * the changed one; nodes that nobody else holds are changed in place, which makes building
 * a large model as cheap as filling a table.
 */
#pragma once

#include "tfl-element.h"

G_BEGIN_DECLS

typedef struct _TflTrie TflTrie;

TflTrie    *tfl_trie_ref    (TflTrie     *self);
void        tfl_trie_unref  (TflTrie     *self);

TflElement *tfl_trie_lookup (TflTrie     *self,
                             const char  *id);

/* Adds an element (transfer full); where its id is there already, *is_new is FALSE and the
 * element stays the caller's. */
TflTrie    *tfl_trie_add    (TflTrie     *self,
                             TflElement  *element,
                             gboolean    *is_new);

/* Takes away the element with this id, which is there. */
TflTrie    *tfl_trie_remove (TflTrie     *self,
                             const char  *id);

/* Sees to it that the element with this id, which is there, is held by this trie alone, and
 * gives it out to be changed: everything but its id. */
TflTrie    *tfl_trie_own    (TflTrie     *self,
                             const char  *id,
                             TflElement **element);

/* Calls func for each id whose elements are not the same pointer in both.  Returns how
 * many pairs of nodes were looked at. */
typedef void (*TflTrieDiffFunc) (const TflElement *before,
                                 const TflElement *after,
                                 gpointer          user_data);
guint       tfl_trie_diff   (TflTrie         *before,
                             TflTrie         *after,
                             TflTrieDiffFunc  func,
                             gpointer         user_data);

G_END_DECLS
