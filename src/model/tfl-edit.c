#include "config.h"

#include "tfl-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

TflEdit *
tfl_edit_new (TflModel *model,
              TflIndex *index)
{
  TflEdit *self = g_new0 (TflEdit, 1);

  self->base = tfl_model_ref (model);
  self->elements = tfl_trie_ref (tfl_model_get_trie (model));
  memcpy (self->counts, tfl_model_get_counts (model), sizeof self->counts);
  self->index = index;
  self->touched = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);

  return self;
}

void
tfl_edit_free (TflEdit *self)
{
  g_ptr_array_unref (self->touched);
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
touch (TflEdit          *self,
       const TflElement *element)
{
  g_ptr_array_add (self->touched, g_ref_string_acquire ((char *) tfl_element_get_id (element)));
}

void
tfl_edit_put_child (TflEdit    *self,
                    const char *id,
                    TflKind     kind,
                    const char *parent,
                    const char *before)
{
  TflElement *container = tfl_edit_own (self, parent);
  const TflElement *child = tfl_edit_lookup (self, id);
  TflList *children;
  guint position;

  if (before != NULL)
    position = (guint) tfl_list_find (tfl_element_get_children (container),
                                      tfl_element_get_id (tfl_edit_lookup (self, before)));
  else
    position = tfl_children_find_kind (self->elements, container, (TflKind) (kind + 1));

  children = tfl_element_steal_children (container);
  children = tfl_list_insert (children, position, tfl_element_get_id (child));
  tfl_element_take_children (container, children);
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

gboolean
tfl_edit_add (TflEdit     *self,
              TflElement  *element,
              const char  *parent,
              const char  *before,
              GError     **error)
{
  g_autoptr (TflElement) owned = element;
  TflKind kind = tfl_element_get_kind (element);

  g_return_val_if_fail (tfl_element_is_own (element), FALSE);

  if (!tfl_edit_check_element (self, element, error) || !tfl_edit_check_place (self, kind, parent, before, error) ||
      !tfl_edit_check_depth (self, parent, error))
    return FALSE;

  tfl_element_set_parent (element, self->container);
  tfl_element_take_children (element, NULL);
  self->elements = tfl_trie_add (self->elements, g_steal_pointer (&owned));
  self->counts[kind]++;
  tfl_edit_put_child (self, tfl_element_get_id (element), kind, parent, before);
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
  g_autofree char *kept = g_strdup (id);
  TflKind kind;

  if (element == NULL)
    return tfl_edit_fail_no_element (id, error);

  kind = tfl_element_get_kind (element);
  if (!tfl_edit_check_place (self, kind, parent, before, error) || !tfl_edit_check_move (self, element, parent, error))
    return FALSE;
  if (g_strcmp0 (before, id) == 0)
    return TRUE;

  self->container = NULL;
  tfl_edit_take_child (self, element);
  tfl_element_set_parent (tfl_edit_own (self, kept), tfl_element_get_id (tfl_edit_lookup (self, parent)));
  tfl_edit_put_child (self, kept, kind, parent, before);

  return TRUE;
}

TflModel *
tfl_edit_free_to_model (TflEdit  *self,
                        GError  **error)
{
  g_autoptr (TflEdit) owned = self;

  if (!self->is_changed)
    return tfl_model_ref (self->base);

  for (guint i = 0; i < self->touched->len; i++)
    {
      const TflElement *element = tfl_edit_lookup (self, g_ptr_array_index (self->touched, i));

      if (element != NULL && !tfl_edit_check_references (self, element, error))
        return NULL;
    }

  return tfl_model_new_take (g_steal_pointer (&self->elements), self->counts);
}
