/* How an edit takes a model apart and puts one together. */
#pragma once

#include "tfl-model.h"
#include "tfl-trie.h"

G_BEGIN_DECLS

/* Both (transfer full); counts has TFL_N_KINDS numbers. */
TflModel    *tfl_model_new_take   (TflTrie     *elements,
                                   const guint *counts);
TflTrie     *tfl_model_get_trie   (TflModel    *self);
const guint *tfl_model_get_counts (TflModel    *self);

/* Where in an element's children those of a kind begin: they are grouped by kind. */
guint        tfl_children_find_kind (TflTrie          *elements,
                                     const TflElement *parent,
                                     TflKind           kind);

G_END_DECLS
