#include "config.h"

#include "tfl-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The element and all inside it, outermost first. */
static void
collect (TflEdit          *self,
         const TflElement *element,
         GPtrArray        *ids)
{
  guint n_children = tfl_element_get_n_children (element);

  g_ptr_array_add (ids, g_strdup (tfl_element_get_id (element)));
  for (guint i = 0; i < n_children; i++)
    collect (self, tfl_edit_lookup (self, tfl_element_get_child (element, i)), ids);
}

/* What it showed: “Desk, IT”, each name once. */
static void
note_gone (TflEdit    *self,
           const char *view,
           const char *name)
{
  TflElement *element = tfl_edit_own (self, view);
  const char *before = tfl_element_get (element, TFL_VIEW_GONE);
  g_auto (GStrv) names = g_strsplit (before != NULL ? before : "", ", ", -1);
  g_autofree char *both = before != NULL ? g_strconcat (before, ", ", name, NULL) : g_strdup (name);

  if (!g_strv_contains ((const char *const *) names, name))
    tfl_element_set (element, TFL_VIEW_GONE, both);
}

static void
drop_reference (TflEdit    *self,
                const char *referrer,
                TflField    field,
                const char *target)
{
  const TflElement *element = tfl_edit_lookup (self, referrer);
  g_auto (GStrv) ids = tfl_element_get_refs (element, field);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    if (strcmp (ids[i], target) != 0)
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", ids[i]);

  tfl_element_set (tfl_edit_own (self, referrer), field, rest->str);
}

/* One element's references to a target that is going: they are unset, or it goes along. */
static void
settle_referrer (TflEdit    *self,
                 const char *id,
                 const char *target,
                 const char *name,
                 GPtrArray  *doomed)
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
      if ((field->flags & TFL_FIELD_MISSED) != 0)
        note_gone (self, id, name);
      element = tfl_edit_lookup (self, id);
    }
}

static void
note_target (TflEdit    *self,
             const char *target,
             gpointer    referrer)
{
  GPtrArray *ids = g_hash_table_lookup (self->referrers, target);

  if (ids == NULL)
    {
      ids = g_ptr_array_new ();
      g_hash_table_insert (self->referrers, g_strdup (target), ids);
    }
  g_ptr_array_add (ids, referrer);
}

/* The index knows who referred to whom when the edit began; this adds what was touched since. */
static void
note_touched (TflEdit *self)
{
  if (self->referrers == NULL)
    self->referrers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (; self->n_noted < self->touched->len; self->n_noted++)
    {
      gpointer id = g_array_index (self->touched, TflTouched, self->n_noted).id;
      const TflElement *element = tfl_edit_get_touched (self, self->n_noted);
      const TflKindInfo *kind = element != NULL ? tfl_kind_get_info (tfl_element_get_kind (element)) : NULL;

      for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
        {
          TflField field = (TflField) (kind->first_field + i);
          const char *target;
          TflRefIter iter;

          if (tfl_field_get_info (field)->targets == 0)
            continue;
          tfl_ref_iter_init (&iter, element, field);
          while ((target = tfl_ref_iter_next (&iter)) != NULL)
            note_target (self, target, id);
        }
    }
}

static void
settle_referrers (TflEdit    *self,
                  const char *target,
                  const char *name,
                  GPtrArray  *doomed)
{
  const TflReferrer *referrers;
  guint n_referrers;
  GPtrArray *noted;

  if (self->index == NULL)
    {
      self->index = tfl_index_new (self->base);
      self->owns_index = TRUE;
    }

  referrers = tfl_index_get_referrers (self->index, target, &n_referrers);
  for (guint i = 0; i < n_referrers; i++)
    settle_referrer (self, referrers[i].id, target, name, doomed);

  noted = g_hash_table_lookup (self->referrers, target);
  for (guint i = 0; noted != NULL && i < noted->len; i++)
    settle_referrer (self, g_ptr_array_index (noted, i), target, name, doomed);
}

static void
remove_subtree (TflEdit    *self,
                const char *id,
                GPtrArray  *doomed)
{
  const TflElement *element = tfl_edit_lookup (self, id);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (element == NULL)
    return;

  collect (self, element, ids);
  tfl_edit_take_child (self, element);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *gone = g_ptr_array_index (ids, i);

      g_ptr_array_add (names, g_strdup (tfl_element_get_name (tfl_edit_lookup (self, gone))));
      self->counts[tfl_element_get_kind (tfl_edit_lookup (self, gone))]--;
      self->elements = tfl_trie_remove (self->elements, gone);
    }
  for (guint i = 0; i < ids->len; i++)
    settle_referrers (self, g_ptr_array_index (ids, i), g_ptr_array_index (names, i), doomed);
}

gboolean
tfl_edit_remove (TflEdit     *self,
                 const char  *id,
                 GError     **error)
{
  g_autoptr (GPtrArray) doomed = g_ptr_array_new_with_free_func (g_free);

  if (tfl_edit_lookup (self, id) == NULL)
    return tfl_edit_fail_no_element (id, error);
  if (strcmp (id, TFL_ROOT_ID) == 0)
    {
      g_set_error_literal (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_ID, _("the model itself cannot be removed"));
      return FALSE;
    }

  note_touched (self);
  self->is_bereft = TRUE;
  g_array_set_size (self->levels, 0);

  /* A removal may doom others, which may doom more. */
  g_ptr_array_add (doomed, g_strdup (id));
  for (guint i = 0; i < doomed->len; i++)
    remove_subtree (self, g_ptr_array_index (doomed, i), doomed);

  return TRUE;
}
