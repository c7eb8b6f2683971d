#include "config.h"

#include "tfl-reach.h"

typedef struct
{
  TflModel   *after;
  TflIndex   *index;
  GHashTable *pairs; /* id → guint64 * */
} Collection;

guint64
tfl_rules_get_mask (TflKind  kind,
                    TflReach reach)
{
  guint n_rules;
  const TflRule *rules = tfl_rules_get (&n_rules);
  guint64 mask = 0;
  guint i;

  for (i = 0; i < n_rules; i++)
    if (rules[i].kind == kind && (reach == 0 || (rules[i].reach & reach) != 0))
      mask |= G_GUINT64_CONSTANT (1) << i;
  return mask;
}

/* Have the rules with this reach (all for 0) look at the element again, if it is still there. */
static void
collect (Collection *self,
         const char *id,
         TflReach    reach)
{
  const TflElement *element = tfl_model_lookup (self->after, id);
  guint64 mask;
  guint64 *pairs;

  if (element == NULL)
    return;
  mask = tfl_rules_get_mask (tfl_element_get_kind (element), reach);
  if (mask == 0)
    return;

  pairs = g_hash_table_lookup (self->pairs, id);
  if (pairs == NULL)
    {
      pairs = g_new0 (guint64, 1);
      g_hash_table_insert (self->pairs, (gpointer) tfl_element_get_id (element), pairs);
    }
  *pairs |= mask;
}

static void
collect_referrers (Collection *self,
                   const char *id)
{
  guint n_referrers;
  const TflReferrer *referrers = tfl_index_get_referrers (self->index, id, &n_referrers);
  guint i;

  for (i = 0; i < n_referrers; i++)
    collect (self, referrers[i].id, TFL_REACH_NAMED);
}

static void
collect_children (Collection *self,
                  const char *id,
                  TflReach    reach)
{
  const TflElement *parent = tfl_model_lookup (self->after, id);
  const TflElement *child;
  TflChildIter iter;
  TflKind kind;

  if (parent == NULL)
    return;
  for (kind = 0; kind < TFL_N_KINDS; kind++)
    {
      if (tfl_rules_get_mask (kind, reach) == 0)
        continue;
      tfl_child_iter_init (&iter, self->after, parent, kind);
      while ((child = tfl_child_iter_next (&iter)) != NULL)
        collect (self, tfl_element_get_id (child), reach);
    }
}

/* The units that a service, as it was or as it is, names as its provider or operators.  A profile that
 * is gone or moved is in the diff itself, so where it stands now is all there is to know here. */
static void
collect_around_service (Collection       *self,
                        const TflElement *service)
{
  static const TflField fields[] = { TFL_SERVICE_PROVIDER, TFL_SERVICE_OPERATORS };
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_auto (GStrv) refs = tfl_element_get_refs (service, fields[i]);

      for (j = 0; refs[j] != NULL; j++)
        {
          const TflElement *named = tfl_model_lookup (self->after, refs[j]);

          if (named != NULL && tfl_element_get_kind (named) == TFL_KIND_PROFILE)
            named = tfl_model_get_parent (self->after, named);
          if (named != NULL)
            collect_children (self, tfl_element_get_id (named), TFL_REACH_SERVICES);
        }
    }
}

/* TRUE where the element was added, removed or put elsewhere, or became one of another kind. */
static gboolean
is_moved (const TflChange *change)
{
  return change->before == NULL || change->after == NULL
         || tfl_element_get_kind (change->before) != tfl_element_get_kind (change->after)
         || g_strcmp0 (tfl_element_get_parent (change->before), tfl_element_get_parent (change->after)) != 0;
}

/* TRUE where the change may make a unit gain or lose a part in a service. */
static gboolean
changes_parties (const TflChange *change)
{
  const TflElement *element = change->after != NULL ? change->after : change->before;

  return is_moved (change)
         || (tfl_element_get_kind (element) == TFL_KIND_SERVICE
             && (tfl_change_has_field (change, TFL_SERVICE_PROVIDER)
                 || tfl_change_has_field (change, TFL_SERVICE_OPERATORS)));
}

/* What one side of a change, as it was or as it is, means to those around it. */
static void
collect_around (Collection       *self,
                const TflChange  *change,
                const TflElement *element)
{
  const char *parent;

  if (element == NULL || (parent = tfl_element_get_parent (element)) == NULL)
    return;
  collect (self, parent, TFL_REACH_CHILDREN);

  if (!changes_parties (change))
    return;
  if (tfl_element_get_kind (element) == TFL_KIND_SERVICE)
    collect_around_service (self, element);
  else if (tfl_element_get_kind (element) == TFL_KIND_PROFILE)
    collect_children (self, parent, TFL_REACH_SERVICES);
}

/* TRUE where more than the list of children differs.  A unit changes with each child it gets; those who
 * name it, and the others in it, need not care. */
static gboolean
looks_different (const TflChange *change)
{
  const TflKindInfo *info;
  guint i;

  if (is_moved (change))
    return TRUE;

  info = tfl_kind_get_info (tfl_element_get_kind (change->after));
  for (i = 0; i < info->n_fields; i++)
    if (tfl_change_has_field (change, info->first_field + i))
      return TRUE;
  return FALSE;
}

GHashTable *
tfl_reach_collect (TflModel *after,
                   TflIndex *index,
                   TflDiff  *diff)
{
  Collection self = { after, index, g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free) };
  guint i;

  for (i = 0; i < tfl_diff_get_n_changes (diff); i++)
    {
      const TflChange *change = tfl_diff_get_change (diff, i);

      collect (&self, change->id, 0);
      if (!looks_different (change))
        continue;

      collect_referrers (&self, change->id);
      collect_children (&self, change->id, TFL_REACH_PARENT);
      collect_around (&self, change, change->before);
      collect_around (&self, change, change->after);
    }
  return self.pairs;
}
