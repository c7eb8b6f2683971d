#include "config.h"

#include "tfl-index.h"

#include "tfl-intern.h"

#include <string.h>

/* The referrers of one element: an array to give out, and, where it is long, a table of
 * where each stands in it.  A tool that everybody uses has as many referrers as there is
 * work, and taking one out must not cost a walk over all. */
typedef struct
{
  GArray *referrers;     /* TflReferrer; the ids are interned and held */
  GHashTable *positions; /* TflReferrer → position + 1; NULL while the array is short */
} Referrers;

#define SHORT 16

struct _TflIndex
{
  GHashTable *targets; /* id → Referrers */
};

static guint
referrer_hash (gconstpointer key)
{
  const TflReferrer *referrer = key;

  return g_direct_hash (referrer->id) * 31u + (guint) referrer->field;
}

static gboolean
referrer_equal (gconstpointer a,
                gconstpointer b)
{
  const TflReferrer *one = a;
  const TflReferrer *other = b;

  return one->id == other->id && one->field == other->field;
}

static void
referrers_free (gpointer data)
{
  Referrers *self = data;

  for (guint i = 0; i < self->referrers->len; i++)
    tfl_intern_release ((char *) g_array_index (self->referrers, TflReferrer, i).id);
  g_array_unref (self->referrers);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_free (self);
}

static void
set_position (Referrers *self,
              guint      position)
{
  TflReferrer *key = g_memdup2 (&g_array_index (self->referrers, TflReferrer, position), sizeof *key);

  g_hash_table_replace (self->positions, key, GUINT_TO_POINTER (position + 1));
}

static void
referrers_add (Referrers  *self,
               const char *id,
               TflField    field)
{
  TflReferrer referrer = { tfl_intern_acquire (id), field };

  g_array_append_val (self->referrers, referrer);

  if (self->positions != NULL)
    {
      set_position (self, self->referrers->len - 1);
    }
  else if (self->referrers->len > SHORT)
    {
      self->positions = g_hash_table_new_full (referrer_hash, referrer_equal, g_free, NULL);
      for (guint i = 0; i < self->referrers->len; i++)
        set_position (self, i);
    }
}

static int
referrers_find (Referrers         *self,
                const TflReferrer *wanted)
{
  if (self->positions != NULL)
    return GPOINTER_TO_INT (g_hash_table_lookup (self->positions, wanted)) - 1;

  for (guint i = 0; i < self->referrers->len; i++)
    if (referrer_equal (&g_array_index (self->referrers, TflReferrer, i), wanted))
      return (int) i;

  return -1;
}

static void
referrers_remove (Referrers  *self,
                  const char *id,
                  TflField    field)
{
  TflReferrer wanted = { id, field };
  int position = referrers_find (self, &wanted);

  g_assert (position >= 0);

  if (self->positions != NULL)
    g_hash_table_remove (self->positions, &wanted);
  g_array_remove_index_fast (self->referrers, (guint) position);
  if (self->positions != NULL && (guint) position < self->referrers->len)
    set_position (self, (guint) position);

  tfl_intern_release ((char *) id);
}

static Referrers *
get_referrers (TflIndex   *self,
               const char *target)
{
  Referrers *referrers = g_hash_table_lookup (self->targets, target);

  if (referrers == NULL)
    {
      referrers = g_new0 (Referrers, 1);
      referrers->referrers = g_array_new (FALSE, FALSE, sizeof (TflReferrer));
      g_hash_table_insert (self->targets, g_strdup (target), referrers);
    }

  return referrers;
}

typedef void (*RefFunc) (TflIndex *self,
                         const char *target,
                         const char *id,
                         TflField field);

static void
add_ref (TflIndex   *self,
         const char *target,
         const char *id,
         TflField    field)
{
  referrers_add (get_referrers (self, target), id, field);
}

static void
remove_ref (TflIndex   *self,
            const char *target,
            const char *id,
            TflField    field)
{
  Referrers *referrers = g_hash_table_lookup (self->targets, target);

  referrers_remove (referrers, id, field);
  if (referrers->referrers->len == 0)
    g_hash_table_remove (self->targets, target);
}

static void
foreach_ref (TflIndex         *self,
             const TflElement *element,
             const TflElement *unless_same,
             RefFunc           func)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));
      const char *value = tfl_element_get (element, field->field);
      const char *target;
      TflRefIter iter;

      if (value == NULL || field->targets == 0)
        continue;
      if (unless_same != NULL && g_strcmp0 (value, tfl_element_get (unless_same, field->field)) == 0)
        continue;

      tfl_ref_iter_init (&iter, element, field->field);
      while ((target = tfl_ref_iter_next (&iter)) != NULL)
        func (self, target, tfl_element_get_id (element), field->field);
    }
}

static gboolean
add_element (const TflElement *element,
             gpointer          user_data)
{
  foreach_ref (user_data, element, NULL, add_ref);

  return TRUE;
}

TflIndex *
tfl_index_new (TflModel *model)
{
  TflIndex *self = g_new0 (TflIndex, 1);

  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, referrers_free);
  tfl_model_foreach (model, add_element, self);

  return self;
}

void
tfl_index_free (TflIndex *self)
{
  g_hash_table_unref (self->targets);
  g_free (self);
}

void
tfl_index_update (TflIndex *self,
                  TflDiff  *diff)
{
  guint n_changes = tfl_diff_get_n_changes (diff);

  for (guint i = 0; i < n_changes; i++)
    {
      const TflChange *change = tfl_diff_get_change (diff, i);
      /* One of another kind has no field in common with what had its id before. */
      gboolean same_kind = !tfl_change_is_new_kind (change);

      if (change->before != NULL)
        foreach_ref (self, change->before, same_kind ? change->after : NULL, remove_ref);
      if (change->after != NULL)
        foreach_ref (self, change->after, same_kind ? change->before : NULL, add_ref);
    }
}

const TflReferrer *
tfl_index_get_referrers (TflIndex   *self,
                         const char *id,
                         guint      *n_referrers)
{
  Referrers *referrers = g_hash_table_lookup (self->targets, id);

  *n_referrers = referrers != NULL ? referrers->referrers->len : 0;

  return referrers != NULL ? (const TflReferrer *) referrers->referrers->data : NULL;
}

gboolean
tfl_index_equal (TflIndex *a,
                 TflIndex *b)
{
  GHashTableIter iter;
  gpointer target;
  gpointer value;

  if (g_hash_table_size (a->targets) != g_hash_table_size (b->targets))
    return FALSE;

  g_hash_table_iter_init (&iter, a->targets);
  while (g_hash_table_iter_next (&iter, &target, &value))
    {
      Referrers *one = value;
      Referrers *other = g_hash_table_lookup (b->targets, target);

      if (other == NULL || one->referrers->len != other->referrers->len)
        return FALSE;
      for (guint i = 0; i < one->referrers->len; i++)
        if (referrers_find (other, &g_array_index (one->referrers, TflReferrer, i)) < 0)
          return FALSE;
    }

  return TRUE;
}
