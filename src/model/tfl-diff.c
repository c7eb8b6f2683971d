#include "config.h"

#include "tfl-diff.h"

#include "tfl-model-private.h"

#include <string.h>

struct _TflDiff
{
  gatomicrefcount ref;
  GArray *changes; /* TflChange, sorted by id */
  guint n_visited;
};

G_DEFINE_BOXED_TYPE (TflDiff, tfl_diff, tfl_diff_ref, tfl_diff_unref)

static void
change_clear (gpointer data)
{
  TflChange *change = data;

  g_clear_pointer (&change->before, tfl_element_unref);
  g_clear_pointer (&change->after, tfl_element_unref);
}

static void
add_change (const TflElement *before,
            const TflElement *after,
            gpointer          user_data)
{
  GArray *changes = user_data;
  TflChange change = { NULL, NULL, NULL };

  if (before != NULL && after != NULL && tfl_element_equal (before, after))
    return;

  change.id = tfl_element_get_id (after != NULL ? after : before);
  change.before = before != NULL ? tfl_element_ref (before) : NULL;
  change.after = after != NULL ? tfl_element_ref (after) : NULL;
  g_array_append_val (changes, change);
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const TflChange *) a)->id, ((const TflChange *) b)->id);
}

TflDiff *
tfl_diff_new (TflModel *before,
              TflModel *after)
{
  TflDiff *self = g_new0 (TflDiff, 1);

  g_atomic_ref_count_init (&self->ref);
  self->changes = g_array_new (FALSE, FALSE, sizeof (TflChange));
  g_array_set_clear_func (self->changes, change_clear);
  self->n_visited = tfl_trie_diff (tfl_model_get_trie (before), tfl_model_get_trie (after), add_change, self->changes);
  g_array_sort (self->changes, compare_changes);

  return self;
}

TflDiff *
tfl_diff_ref (TflDiff *self)
{
  g_atomic_ref_count_inc (&self->ref);

  return self;
}

void
tfl_diff_unref (TflDiff *self)
{
  if (!g_atomic_ref_count_dec (&self->ref))
    return;

  g_array_unref (self->changes);
  g_free (self);
}

guint
tfl_diff_get_n_changes (TflDiff *self)
{
  return self->changes->len;
}

const TflChange *
tfl_diff_get_change (TflDiff *self,
                     guint    index)
{
  g_return_val_if_fail (index < self->changes->len, NULL);

  return &g_array_index (self->changes, TflChange, index);
}

const TflChange *
tfl_diff_lookup (TflDiff    *self,
                 const char *id)
{
  TflChange wanted = { id, NULL, NULL };
  guint index;

  if (!g_array_binary_search (self->changes, &wanted, compare_changes, &index))
    return NULL;

  return &g_array_index (self->changes, TflChange, index);
}

guint
tfl_diff_get_n_visited (TflDiff *self)
{
  return self->n_visited;
}

gboolean
tfl_change_is_new_kind (const TflChange *change)
{
  return change->before != NULL && change->after != NULL &&
         tfl_element_get_kind (change->before) != tfl_element_get_kind (change->after);
}

gboolean
tfl_change_has_field (const TflChange *change,
                      TflField         field)
{
  return change->before != NULL && change->after != NULL && !tfl_change_is_new_kind (change) &&
         g_strcmp0 (tfl_element_get (change->before, field), tfl_element_get (change->after, field)) != 0;
}

/* TRUE where more than the list of its children changed. */
static gboolean
changed_itself (const TflChange *change)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (change->after));

  if (tfl_change_is_new_kind (change) ||
      tfl_element_get_parent (change->before) != tfl_element_get_parent (change->after) ||
      tfl_element_get_properties (change->before) != tfl_element_get_properties (change->after))
    return TRUE;

  for (guint i = 0; i < kind->n_fields; i++)
    if (tfl_change_has_field (change, (TflField) (kind->first_field + i)))
      return TRUE;

  return FALSE;
}

/* How much a person would want to see this change: 0 not at all. */
static guint
interest (TflDiff         *self,
          const TflChange *change)
{
  const TflElement *element = change->after != NULL ? change->after : change->before;
  const char *parent = tfl_element_get_parent (element);
  const TflChange *around = parent != NULL ? tfl_diff_lookup (self, parent) : NULL;
  TflKind kind = tfl_element_get_kind (element);
  gboolean on_canvas = kind == TFL_KIND_UNIT || kind == TFL_KIND_WORK || kind == TFL_KIND_SERVICE;
  guint weight = on_canvas ? 10 : 0;

  if (kind == TFL_KIND_MODEL)
    return 0;
  if (change->before == NULL || change->after == NULL)
    {
      /* What came or went with its container is not what the step was about. */
      if (around != NULL && (around->before == NULL || around->after == NULL))
        return 1;
      return weight + 5;
    }
  if (!changed_itself (change))
    return 1;

  return weight + (tfl_element_get_parent (change->before) != tfl_element_get_parent (change->after) ? 4 : 3);
}

const char *
tfl_diff_get_subject (TflDiff *self)
{
  const char *subject = NULL;
  guint most = 0;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const TflChange *change = &g_array_index (self->changes, TflChange, i);
      guint value = interest (self, change);

      if (value > most)
        {
          most = value;
          subject = change->id;
        }
    }

  return subject;
}
