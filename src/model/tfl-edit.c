#include "config.h"

#include "tfl-edit.h"

#include "tfl-element-private.h"
#include "tfl-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TflEdit
{
  TflModel *base;
  TflTrie *elements;
  guint counts[TFL_N_KINDS];
  TflIndex *index; /* of base; NULL until it is needed */
  gboolean owns_index;
  gboolean is_changed;
  GHashTable *touched;   /* set of interned ids: added, or changed in a reference, and still there */
  GHashTable *referrers; /* target id → set of touched ids that may refer to it */
};

TflEdit *
tfl_edit_new (TflModel *model,
              TflIndex *index)
{
  TflEdit *self = g_new0 (TflEdit, 1);

  self->base = tfl_model_ref (model);
  self->elements = tfl_trie_ref (tfl_model_get_trie (model));
  memcpy (self->counts, tfl_model_get_counts (model), sizeof self->counts);
  self->index = index;
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->referrers =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);

  return self;
}

void
tfl_edit_free (TflEdit *self)
{
  g_hash_table_unref (self->touched);
  g_hash_table_unref (self->referrers);
  if (self->owns_index)
    tfl_index_free (self->index);
  g_clear_pointer (&self->elements, tfl_trie_unref);
  tfl_model_unref (self->base);
  g_free (self);
}

const TflElement *
tfl_edit_lookup (TflEdit *self,
                 const char *id)
{
  return id != NULL ? tfl_trie_lookup (self->elements, id) : NULL;
}

static TflElement *
own (TflEdit *self,
     const char *id)
{
  TflElement *element = NULL;

  self->elements = tfl_trie_own (self->elements, id, &element);
  self->is_changed = TRUE;

  return element;
}

char *
tfl_edit_make_id (TflEdit *self,
                  TflKind kind)
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

/* Remembers what an element refers to, for the check at the end and for removals before it. */
static void
note_references (TflEdit *self,
                 const TflElement *element,
                 TflField field)
{
  TflType type = tfl_field_get_info (field)->type;
  g_auto (GStrv) ids = NULL;
  const char *id = tfl_element_get_id (element);

  if (type != TFL_TYPE_REF && type != TFL_TYPE_REFS)
    return;

  ids = tfl_element_get_refs (element, field);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      GHashTable *set = g_hash_table_lookup (self->referrers, ids[i]);

      if (set == NULL)
        {
          set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          g_hash_table_insert (self->referrers, g_strdup (ids[i]), set);
        }
      g_hash_table_add (set, g_strdup (id));
      if (!g_hash_table_contains (self->touched, id))
        g_hash_table_add (self->touched, g_strdup (id));
    }
}

static void
note_all_references (TflEdit *self,
                     const TflElement *element)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < kind->n_fields; i++)
    note_references (self, element, (TflField) (kind->first_field + i));
}

static gboolean
fail_no_element (const char *id,
                 GError **error)
{
  g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_ID, _("there is no element “%s”"), id);

  return FALSE;
}

static guint
depth_of (TflEdit *self,
          const char *id)
{
  guint depth = 0;

  while (id != NULL)
    {
      id = tfl_element_get_parent (tfl_edit_lookup (self, id));
      depth++;
    }

  return depth;
}

/* TRUE where nothing inside the element is more than `levels` below it. */
static gboolean
fits_in (TflEdit *self,
         const TflElement *element,
         guint levels)
{
  guint n_children = tfl_element_get_n_children (element);

  if (levels == 0)
    return FALSE;

  for (guint i = 0; i < n_children; i++)
    if (!fits_in (self, tfl_edit_lookup (self, tfl_element_get_child (element, i)), levels - 1))
      return FALSE;

  return TRUE;
}

/* Whether an element of a kind may come into parent, before a sibling of the same kind. */
static gboolean
check_place (TflEdit *self,
             TflKind kind,
             const char *parent,
             const char *before,
             GError **error)
{
  const TflElement *container = tfl_edit_lookup (self, parent);
  const TflElement *sibling = tfl_edit_lookup (self, before);
  const TflKindInfo *info = tfl_kind_get_info (kind);

  if (container == NULL)
    return fail_no_element (parent, error);

  if ((info->parents & (1u << tfl_element_get_kind (container))) == 0)
    {
      /* Translators: two XML names, such as “work” and “service” */
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_CONTAINER, _("a “%s” cannot stand in a “%s”"),
                   info->xml_name, tfl_kind_get_info (tfl_element_get_kind (container))->xml_name);
      return FALSE;
    }

  if (before != NULL && (sibling == NULL || tfl_element_get_kind (sibling) != kind ||
                         g_strcmp0 (tfl_element_get_parent (sibling), parent) != 0))
    {
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_ID, _("“%s” does not stand beside it"), before);
      return FALSE;
    }

  return TRUE;
}

/* Into a parent where it may stand: before a sibling, or last of its kind. */
static void
put_child (TflEdit *self,
           const char *id,
           TflKind kind,
           const char *parent,
           const char *before)
{
  TflElement *container = own (self, parent);
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

static void
take_child (TflEdit *self,
            const TflElement *child)
{
  const char *id = tfl_element_get_id (child);
  TflElement *container = own (self, tfl_element_get_parent (child));
  TflList *children = tfl_element_steal_children (container);

  tfl_element_take_children (container, tfl_list_remove (children, (guint) tfl_list_find (children, id)));
}

static gboolean
check_required (const TflElement *element,
                GError **error)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));

      if ((field->flags & TFL_FIELD_REQUIRED) != 0 && tfl_element_get (element, field->field) == NULL)
        {
          /* Translators: an XML name, such as “agreement”, and an attribute */
          g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE, _("a “%s” needs “%s”"), kind->xml_name,
                       field->xml_name);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
tfl_edit_add (TflEdit *self,
              TflElement *element,
              const char *parent,
              const char *before,
              GError **error)
{
  g_autoptr (TflElement) owned = element;
  TflKind kind = tfl_element_get_kind (element);
  g_autofree char *id = g_strdup (tfl_element_get_id (element));

  g_return_val_if_fail (tfl_element_is_own (element), FALSE);

  if (!tfl_id_is_valid (id))
    {
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_ID,
                   _("“%s” is no id: a letter, then up to 63 letters, digits, “.”, “_” and “-”"), id);
      return FALSE;
    }
  if (tfl_edit_lookup (self, id) != NULL)
    {
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_ID, _("the id “%s” is taken"), id);
      return FALSE;
    }
  if (!check_place (self, kind, parent, before, error) || !check_required (element, error))
    return FALSE;
  if (depth_of (self, parent) >= TFL_MODEL_MAX_DEPTH)
    {
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_CONTAINER, _("elements nest at most %u deep"),
                   TFL_MODEL_MAX_DEPTH);
      return FALSE;
    }

  tfl_element_set_parent (element, tfl_element_get_id (tfl_edit_lookup (self, parent)));
  tfl_element_take_children (element, NULL);
  self->elements = tfl_trie_add (self->elements, g_steal_pointer (&owned));
  self->counts[kind]++;
  put_child (self, id, kind, parent, before);
  note_all_references (self, element);

  return TRUE;
}

gboolean
tfl_edit_set (TflEdit *self,
              const char *id,
              TflField field,
              const char *text,
              GError **error)
{
  const TflFieldInfo *info = tfl_field_get_info (field);
  const TflElement *element = tfl_edit_lookup (self, id);
  g_autofree char *value = NULL;
  TflElement *changed;

  if (element == NULL)
    return fail_no_element (id, error);

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

  changed = own (self, id);
  tfl_element_set (changed, field, value);
  note_references (self, changed, field);

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer user_data)
{
  return strcmp (a, b);
}

gboolean
tfl_edit_set_property (TflEdit *self,
                       const char *id,
                       const char *name,
                       const char *value,
                       GError **error)
{
  const TflElement *element = tfl_edit_lookup (self, id);
  g_autoptr (GTree) sorted = g_tree_new_full (compare_names, NULL, g_free, g_free);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;
  const char *text;

  if (element == NULL)
    return fail_no_element (id, error);
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
      tfl_element_set_properties (own (self, id), g_variant_builder_end (&builder));
    }
  else
    {
      g_variant_builder_clear (&builder);
      tfl_element_set_properties (own (self, id), NULL);
    }

  return TRUE;
}

static gboolean
is_inside (TflEdit *self,
           const char *id,
           const char *container)
{
  for (; id != NULL; id = tfl_element_get_parent (tfl_edit_lookup (self, id)))
    if (strcmp (id, container) == 0)
      return TRUE;

  return FALSE;
}

gboolean
tfl_edit_move (TflEdit *self,
               const char *id,
               const char *parent,
               const char *before,
               GError **error)
{
  const TflElement *element = tfl_edit_lookup (self, id);
  g_autofree char *kept = g_strdup (id);
  TflKind kind;

  if (element == NULL)
    return fail_no_element (id, error);

  kind = tfl_element_get_kind (element);
  if (!check_place (self, kind, parent, before, error))
    return FALSE;
  if (is_inside (self, parent, id))
    {
      /* Translators: the name of a unit */
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_CONTAINER, _("“%s” cannot stand inside itself"),
                   tfl_element_get_name (element));
      return FALSE;
    }
  if (!fits_in (self, element, TFL_MODEL_MAX_DEPTH - depth_of (self, parent)))
    {
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_CONTAINER, _("elements nest at most %u deep"),
                   TFL_MODEL_MAX_DEPTH);
      return FALSE;
    }
  if (g_strcmp0 (before, id) == 0)
    return TRUE;

  take_child (self, element);
  tfl_element_set_parent (own (self, kept), tfl_element_get_id (tfl_edit_lookup (self, parent)));
  put_child (self, kept, kind, parent, before);

  return TRUE;
}

/* The element and all inside it, outermost first. */
static void
collect (TflEdit *self,
         const TflElement *element,
         GPtrArray *ids)
{
  guint n_children = tfl_element_get_n_children (element);

  g_ptr_array_add (ids, g_strdup (tfl_element_get_id (element)));
  for (guint i = 0; i < n_children; i++)
    collect (self, tfl_edit_lookup (self, tfl_element_get_child (element, i)), ids);
}

static void
drop_reference (TflEdit *self,
                const char *referrer,
                TflField field,
                const char *target)
{
  const TflElement *element = tfl_edit_lookup (self, referrer);
  g_auto (GStrv) ids = tfl_element_get_refs (element, field);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    if (strcmp (ids[i], target) != 0)
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", ids[i]);

  tfl_element_set (own (self, referrer), field, rest->str);
}

/* One element's references to a target that is going: they are unset, or it goes along. */
static void
settle_referrer (TflEdit *self,
                 const char *id,
                 const char *target,
                 GPtrArray *doomed)
{
  const TflElement *element = tfl_edit_lookup (self, id);
  const TflKindInfo *kind;

  if (element == NULL)
    return;

  kind = tfl_kind_get_info (tfl_element_get_kind (element));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));

      if ((field->type != TFL_TYPE_REF && field->type != TFL_TYPE_REFS) ||
          !tfl_element_has_ref (element, field->field, target))
        continue;
      if ((field->flags & TFL_FIELD_REQUIRED) != 0)
        {
          g_ptr_array_add (doomed, g_strdup (id));
          return;
        }
      drop_reference (self, id, field->field, target);
      element = tfl_edit_lookup (self, id);
    }
}

static void
settle_referrers (TflEdit *self,
                  const char *target,
                  GPtrArray *doomed)
{
  GHashTable *noted = g_hash_table_lookup (self->referrers, target);
  const TflReferrer *referrers;
  guint n_referrers;
  GHashTableIter iter;
  gpointer id;

  if (self->index == NULL)
    {
      self->index = tfl_index_new (self->base);
      self->owns_index = TRUE;
    }

  referrers = tfl_index_get_referrers (self->index, target, &n_referrers);
  for (guint i = 0; i < n_referrers; i++)
    settle_referrer (self, referrers[i].id, target, doomed);

  if (noted == NULL)
    return;
  g_hash_table_iter_init (&iter, noted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    settle_referrer (self, id, target, doomed);
}

static void
remove_subtree (TflEdit *self,
                const char *id,
                GPtrArray *doomed)
{
  const TflElement *element = tfl_edit_lookup (self, id);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (element == NULL)
    return;

  collect (self, element, ids);
  take_child (self, element);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *gone = g_ptr_array_index (ids, i);

      self->counts[tfl_element_get_kind (tfl_edit_lookup (self, gone))]--;
      self->elements = tfl_trie_remove (self->elements, gone);
      g_hash_table_remove (self->touched, gone);
    }
  for (guint i = 0; i < ids->len; i++)
    settle_referrers (self, g_ptr_array_index (ids, i), doomed);
}

gboolean
tfl_edit_remove (TflEdit *self,
                 const char *id,
                 GError **error)
{
  g_autoptr (GPtrArray) doomed = g_ptr_array_new_with_free_func (g_free);

  if (tfl_edit_lookup (self, id) == NULL)
    return fail_no_element (id, error);
  if (strcmp (id, TFL_ROOT_ID) == 0)
    {
      g_set_error_literal (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_ID, _("the model itself cannot be removed"));
      return FALSE;
    }

  /* A removal may doom others, which may doom more. */
  g_ptr_array_add (doomed, g_strdup (id));
  for (guint i = 0; i < doomed->len; i++)
    remove_subtree (self, g_ptr_array_index (doomed, i), doomed);

  return TRUE;
}

static gboolean
check_references (TflEdit *self,
                  const TflElement *element,
                  GError **error)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));
      g_auto (GStrv) ids = NULL;

      if (field->type != TFL_TYPE_REF && field->type != TFL_TYPE_REFS)
        continue;
      ids = tfl_element_get_refs (element, field->field);
      for (guint j = 0; ids[j] != NULL; j++)
        {
          const TflElement *target = tfl_edit_lookup (self, ids[j]);

          if (target != NULL && (field->targets & (1u << tfl_element_get_kind (target))) != 0)
            continue;
          /* Translators: an id, an attribute and the id it names */
          g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_REFERENCE,
                       target == NULL ? _("“%s”: %s names “%s”, which is not there")
                                      : _("“%s”: %s names “%s”, which is of the wrong kind"),
                       tfl_element_get_id (element), field->xml_name, ids[j]);
          return FALSE;
        }
    }

  return TRUE;
}

TflModel *
tfl_edit_free_to_model (TflEdit *self,
                        GError **error)
{
  g_autoptr (TflEdit) owned = self;
  GHashTableIter iter;
  gpointer id;

  if (!self->is_changed)
    return tfl_model_ref (self->base);

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!check_references (self, tfl_edit_lookup (self, id), error))
      return NULL;

  return tfl_model_new_take (g_steal_pointer (&self->elements), self->counts);
}
