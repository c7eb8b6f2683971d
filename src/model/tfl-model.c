#include "config.h"

#include "tfl-model-private.h"

#include "tfl-element-private.h"

#include <string.h>

struct _TflModel
{
  gatomicrefcount ref;
  TflTrie *elements;
  guint counts[TFL_N_KINDS];
};

G_DEFINE_BOXED_TYPE (TflModel, tfl_model, tfl_model_ref, tfl_model_unref)

TflModel *
tfl_model_new_take (TflTrie     *elements,
                    const guint *counts)
{
  TflModel *self = g_new0 (TflModel, 1);

  g_atomic_ref_count_init (&self->ref);
  self->elements = elements;
  memcpy (self->counts, counts, sizeof self->counts);

  return self;
}

TflModel *
tfl_model_new_with_root (TflElement *root)
{
  guint counts[TFL_N_KINDS] = { [TFL_KIND_MODEL] = 1 };

  gboolean is_new;

  g_return_val_if_fail (strcmp (tfl_element_get_id (root), TFL_ROOT_ID) == 0, NULL);

  return tfl_model_new_take (tfl_trie_add (NULL, root, &is_new), counts);
}

TflModel *
tfl_model_new (void)
{
  return tfl_model_new_with_root (tfl_element_new (TFL_KIND_MODEL, TFL_ROOT_ID));
}

TflModel *
tfl_model_ref (TflModel *self)
{
  g_atomic_ref_count_inc (&self->ref);

  return self;
}

void
tfl_model_unref (TflModel *self)
{
  if (!g_atomic_ref_count_dec (&self->ref))
    return;

  tfl_trie_unref (self->elements);
  g_free (self);
}

TflTrie *
tfl_model_get_trie (TflModel *self)
{
  return self->elements;
}

const guint *
tfl_model_get_counts (TflModel *self)
{
  return self->counts;
}

const TflElement *
tfl_model_get_root (TflModel *self)
{
  return tfl_trie_lookup (self->elements, TFL_ROOT_ID);
}

const TflElement *
tfl_model_lookup (TflModel   *self,
                  const char *id)
{
  return id != NULL ? tfl_trie_lookup (self->elements, id) : NULL;
}

const TflElement *
tfl_model_get_parent (TflModel         *self,
                      const TflElement *element)
{
  return tfl_model_lookup (self, tfl_element_get_parent (element));
}

const TflElement *
tfl_model_follow (TflModel         *self,
                  const TflElement *element,
                  TflField          field)
{
  g_return_val_if_fail (tfl_field_get_info (field)->type == TFL_TYPE_REF, NULL);

  return tfl_model_lookup (self, tfl_element_get (element, field));
}

guint
tfl_model_count (TflModel *self,
                 TflKind   kind)
{
  g_return_val_if_fail (kind < TFL_N_KINDS, 0);

  return self->counts[kind];
}

gboolean
tfl_model_is_inside (TflModel   *self,
                     const char *id,
                     const char *container)
{
  for (const TflElement *element = tfl_model_lookup (self, id); element != NULL;
       element = tfl_model_get_parent (self, element))
    if (strcmp (tfl_element_get_id (element), container) == 0)
      return TRUE;

  return FALSE;
}

static guint
depth_below (TflModel         *self,
             const TflElement *parent)
{
  TflChildIter iter;
  const TflElement *unit;
  guint deepest = 0;

  tfl_child_iter_init (&iter, self, parent, TFL_KIND_UNIT);
  while ((unit = tfl_child_iter_next (&iter)) != NULL)
    {
      /* Not inside MAX(), which would look twice at each level: 2 to the power of the depth. */
      guint depth = 1 + depth_below (self, unit);

      deepest = MAX (deepest, depth);
    }

  return deepest;
}

guint
tfl_model_get_depth (TflModel *self)
{
  return depth_below (self, tfl_model_get_root (self));
}

static gboolean
foreach_below (TflModel         *self,
               const TflElement *element,
               TflElementFunc    func,
               gpointer          user_data)
{
  guint n_children = tfl_element_get_n_children (element);

  if (!func (element, user_data))
    return FALSE;

  for (guint i = 0; i < n_children; i++)
    if (!foreach_below (self, tfl_model_lookup (self, tfl_element_get_child (element, i)), func, user_data))
      return FALSE;

  return TRUE;
}

void
tfl_model_foreach (TflModel       *self,
                   TflElementFunc  func,
                   gpointer        user_data)
{
  foreach_below (self, tfl_model_get_root (self), func, user_data);
}

static void
note_difference (const TflElement *before,
                 const TflElement *after,
                 gpointer          user_data)
{
  gboolean *is_equal = user_data;

  if (before == NULL || after == NULL || !tfl_element_equal (before, after))
    *is_equal = FALSE;
}

gboolean
tfl_model_equal (TflModel *a,
                 TflModel *b)
{
  gboolean is_equal = TRUE;

  tfl_trie_diff (a->elements, b->elements, note_difference, &is_equal);

  return is_equal;
}

guint
tfl_children_find_kind (TflTrie          *elements,
                        const TflElement *parent,
                        TflKind           kind)
{
  guint low = 0;
  guint high = tfl_element_get_n_children (parent);

  /* A file is read in this order, so what comes last mostly belongs at the end. */
  if (high > 0 && tfl_element_get_kind (tfl_trie_lookup (elements, tfl_element_get_child (parent, high - 1))) < kind)
    return high;

  /* And what comes first is mostly what is looked for. */
  if (high > 0 && tfl_element_get_kind (tfl_trie_lookup (elements, tfl_element_get_child (parent, 0))) >= kind)
    return 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (tfl_element_get_kind (tfl_trie_lookup (elements, tfl_element_get_child (parent, middle))) < kind)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

void
tfl_child_iter_init (TflChildIter     *iter,
                     TflModel         *model,
                     const TflElement *parent,
                     TflKind           kind)
{
  iter->model = model;
  iter->parent = parent;
  iter->kind = kind;
  iter->position = tfl_children_find_kind (model->elements, parent, kind);
}

const TflElement *
tfl_child_iter_next (TflChildIter *iter)
{
  const TflElement *child;

  if (iter->position >= tfl_element_get_n_children (iter->parent))
    return NULL;

  child = tfl_model_lookup (iter->model, tfl_element_get_child (iter->parent, iter->position));
  if (tfl_element_get_kind (child) != iter->kind)
    return NULL;

  iter->position++;

  return child;
}
