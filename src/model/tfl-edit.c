#include "config.h"

#include "tfl-edit-private.h"

#include "tfl-intern.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
touched_clear (gpointer data)
{
  TflTouched *touched = data;

  tfl_intern_release (touched->id);
}

TflEdit *
tfl_edit_new (TflModel *model,
              TflIndex *index)
{
  TflEdit *self = g_new0 (TflEdit, 1);

  self->base = tfl_model_ref (model);
  self->elements = tfl_trie_ref (tfl_model_get_trie (model));
  memcpy (self->counts, tfl_model_get_counts (model), sizeof self->counts);
  self->index = index;
  self->touched = g_array_new (FALSE, FALSE, sizeof (TflTouched));
  g_array_set_clear_func (self->touched, touched_clear);
  self->levels = g_array_new (FALSE, FALSE, sizeof (TflLevel));

  return self;
}

void
tfl_edit_free (TflEdit *self)
{
  g_array_unref (self->touched);
  g_array_unref (self->levels);
  g_clear_pointer (&self->referrers, g_hash_table_unref);
  if (self->owns_index)
    tfl_index_free (self->index);
  g_clear_pointer (&self->elements, tfl_trie_unref);
  tfl_model_unref (self->base);
  g_free (self);
}

const TflElement *
tfl_edit_lookup (TflEdit    *self,
                 const char *id)
{
  return id != NULL ? tfl_trie_lookup (self->elements, id) : NULL;
}

TflElement *
tfl_edit_own (TflEdit    *self,
              const char *id)
{
  TflElement *element = NULL;

  self->elements = tfl_trie_own (self->elements, id, &element);
  self->is_changed = TRUE;

  return element;
}

char *
tfl_edit_make_id (TflEdit *self,
                  TflKind  kind)
{
  const char *name = tfl_kind_get_info (kind)->xml_name;

  /* Counting on from the number there are finds a free one at once in most models. */
  for (guint number = self->counts[kind] + 1;; number++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", name, number);

      if (tfl_edit_lookup (self, id) == NULL)
        return g_steal_pointer (&id);
    }
}

/* References are checked at the end, so that elements may be added in any order. */
static void
touch (TflEdit    *self,
       TflElement *element)
{
  TflTouched touched = { tfl_intern_acquire (tfl_element_get_id (element)), element };

  g_array_append_val (self->touched, touched);
}

const TflElement *
tfl_edit_get_touched (TflEdit *self,
                      guint    i)
{
  const TflTouched *touched = &g_array_index (self->touched, TflTouched, i);

  return self->is_bereft ? tfl_edit_lookup (self, touched->id) : touched->element;
}

static gboolean
has_references (const TflElement *element)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      TflField field = (TflField) (kind->first_field + i);

      if (tfl_field_get_info (field)->targets != 0 && tfl_element_get (element, field) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Where a child of a kind comes to stand: before a sibling, or last of its kind. */
static guint
find_position (TflEdit          *self,
               const TflElement *container,
               TflKind           kind,
               const char       *before)
{
  if (before == NULL)
    return tfl_children_find_kind (self->elements, container, (TflKind) (kind + 1));

  return (guint) tfl_list_find (tfl_element_get_children (container),
                                tfl_element_get_id (tfl_edit_lookup (self, before)));
}

static void
put_child (TflElement       *container,
           const TflElement *child,
           guint             position)
{
  TflList *children = tfl_element_steal_children (container);

  tfl_element_take_children (container, tfl_list_insert (children, position, tfl_element_get_id (child)));
}

void
tfl_edit_take_child (TflEdit          *self,
                     const TflElement *child)
{
  const char *id = tfl_element_get_id (child);
  TflElement *container = tfl_edit_own (self, tfl_element_get_parent (child));
  TflList *children = tfl_element_steal_children (container);

  tfl_element_take_children (container, tfl_list_remove (children, (guint) tfl_list_find (children, id)));
}

static TflLevel *
push_level (TflEdit    *self,
            TflElement *element,
            guint       depth,
            TflKind     last)
{
  TflLevel level = { element, depth, last };

  g_array_append_val (self->levels, level);

  return &g_array_index (self->levels, TflLevel, self->levels->len - 1);
}

/* The container with this id, at the end of the levels; NULL where there is none. */
static TflLevel *
find_level (TflEdit    *self,
            const char *id)
{
  TflElement *element = NULL;
  guint n_children;
  TflKind last = TFL_KIND_MODEL;

  for (; self->levels->len > 0; g_array_set_size (self->levels, self->levels->len - 1))
    {
      TflLevel *level = &g_array_index (self->levels, TflLevel, self->levels->len - 1);
      const char *own_id = tfl_element_get_id (level->element);

      if (own_id == id || g_strcmp0 (own_id, id) == 0)
        return level;
    }

  if (tfl_edit_lookup (self, id) == NULL)
    return NULL;

  self->elements = tfl_trie_own (self->elements, id, &element);
  n_children = tfl_element_get_n_children (element);
  if (n_children > 0)
    last = tfl_element_get_kind (tfl_edit_lookup (self, tfl_element_get_child (element, n_children - 1)));

  return push_level (self, element, tfl_edit_get_depth (self, id), last);
}

gboolean
tfl_edit_add (TflEdit     *self,
              TflElement  *element,
              const char  *parent,
              const char  *before,
              GError     **error)
{
  g_autoptr (TflElement) owned = element;
  TflKind kind = tfl_element_get_kind (element);
  TflLevel *level = find_level (self, parent);
  guint depth;
  gboolean is_new;

  g_return_val_if_fail (tfl_element_is_own (element), FALSE);

  if (level == NULL)
    return tfl_edit_fail_no_element (parent, error);
  if (!tfl_edit_check_element (element, error) ||
      !tfl_edit_check_place (self, kind, level->element, before, error) ||
      !tfl_edit_check_depth (level->depth, error))
    return FALSE;

  self->elements = tfl_trie_add (self->elements, element, &is_new);
  if (!is_new)
    return tfl_edit_fail_taken (tfl_element_get_id (element), error);

  g_steal_pointer (&owned);
  self->is_changed = TRUE;
  self->counts[kind]++;
  tfl_element_set_parent (element, tfl_element_get_id (level->element));
  tfl_element_take_children (element, NULL);
  if (before == NULL && kind >= level->last)
    {
      put_child (level->element, element, tfl_element_get_n_children (level->element));
      level->last = kind;
    }
  else
    {
      put_child (level->element, element, find_position (self, level->element, kind, before));
    }

  depth = level->depth + 1;
  push_level (self, element, depth, TFL_KIND_MODEL);
  if (has_references (element))
    touch (self, element);

  return TRUE;
}

gboolean
tfl_edit_set (TflEdit     *self,
              const char  *id,
              TflField     field,
              const char  *text,
              GError     **error)
{
  const TflFieldInfo *info = tfl_field_get_info (field);
  const TflElement *element = tfl_edit_lookup (self, id);
  g_autofree char *value = NULL;
  TflElement *changed;

  if (element == NULL)
    return tfl_edit_fail_no_element (id, error);

  g_return_val_if_fail (info->kind == tfl_element_get_kind (element), FALSE);

  if (text != NULL && text[0] != '\0')
    {
      value = tfl_field_normalize (field, text, error);
      if (value == NULL)
        return FALSE;
    }

  if ((value == NULL || value[0] == '\0') && (info->flags & TFL_FIELD_REQUIRED) != 0)
    {
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE, _("%s cannot be empty"), info->xml_name);
      return FALSE;
    }

  if (g_strcmp0 (value != NULL ? value : "",
                 tfl_element_get (element, field) != NULL ? tfl_element_get (element, field) : "") == 0)
    return TRUE;

  changed = tfl_edit_own (self, id);
  tfl_element_set (changed, field, value);
  if (info->targets != 0)
    touch (self, changed);

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return strcmp (a, b);
}

gboolean
tfl_edit_set_property (TflEdit     *self,
                       const char  *id,
                       const char  *name,
                       const char  *value,
                       GError     **error)
{
  const TflElement *element = tfl_edit_lookup (self, id);
  g_autoptr (GTree) sorted = g_tree_new_full (compare_names, NULL, g_free, g_free);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;
  const char *text;

  if (element == NULL)
    return tfl_edit_fail_no_element (id, error);
  if (name[0] == '\0' || !tfl_text_is_writable (name) || (value != NULL && !tfl_text_is_writable (value)))
    {
      g_set_error_literal (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE,
                           _("a property needs a name, and text that a file can hold"));
      return FALSE;
    }

  if (tfl_element_get_properties (element) != NULL)
    {
      g_variant_iter_init (&iter, tfl_element_get_properties (element));
      while (g_variant_iter_next (&iter, "{&s&s}", &key, &text))
        g_tree_replace (sorted, g_strdup (key), g_strdup (text));
    }

  if (g_strcmp0 (g_tree_lookup (sorted, name), value) == 0)
    return TRUE;
  if (value != NULL)
    g_tree_replace (sorted, g_strdup (name), g_strdup (value));
  else
    g_tree_remove (sorted, name);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (GTreeNode *node = g_tree_node_first (sorted); node != NULL; node = g_tree_node_next (node))
    g_variant_builder_add (&builder, "{ss}", g_tree_node_key (node), g_tree_node_value (node));

  if (g_tree_nnodes (sorted) > 0)
    {
      tfl_element_set_properties (tfl_edit_own (self, id), g_variant_builder_end (&builder));
    }
  else
    {
      g_variant_builder_clear (&builder);
      tfl_element_set_properties (tfl_edit_own (self, id), NULL);
    }

  return TRUE;
}

gboolean
tfl_edit_move (TflEdit     *self,
               const char  *id,
               const char  *parent,
               const char  *before,
               GError     **error)
{
  const TflElement *element = tfl_edit_lookup (self, id);
  const TflElement *target = tfl_edit_lookup (self, parent);
  TflElement *container;
  TflElement *moved;

  if (element == NULL)
    return tfl_edit_fail_no_element (id, error);
  if (target == NULL)
    return tfl_edit_fail_no_element (parent, error);
  if (!tfl_edit_check_place (self, tfl_element_get_kind (element), target, before, error) ||
      !tfl_edit_check_move (self, element, parent, error))
    return FALSE;
  if (g_strcmp0 (before, id) == 0)
    return TRUE;

  /* What is our own stays where it is in memory. */
  g_array_set_size (self->levels, 0);
  moved = tfl_edit_own (self, id);
  container = tfl_edit_own (self, tfl_element_get_id (target));
  tfl_edit_take_child (self, moved);
  put_child (container, moved, find_position (self, container, tfl_element_get_kind (moved), before));
  tfl_element_set_parent (moved, tfl_element_get_id (container));

  return TRUE;
}

/* What is found good stays so: removing an element unsets what referred to it. */
gboolean
tfl_edit_check (TflEdit  *self,
                GError  **error)
{
  for (; self->n_checked < self->touched->len; self->n_checked++)
    {
      const TflElement *element = tfl_edit_get_touched (self, self->n_checked);

      if (element != NULL && !tfl_edit_check_references (self, element, error))
        return FALSE;
    }

  return TRUE;
}

TflModel *
tfl_edit_free_to_model (TflEdit  *self,
                        GError  **error)
{
  g_autoptr (TflEdit) owned = self;

  if (!self->is_changed)
    return tfl_model_ref (self->base);
  if (!tfl_edit_check (self, error))
    return NULL;

  return tfl_model_new_take (g_steal_pointer (&self->elements), self->counts);
}
