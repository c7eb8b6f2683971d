#include "config.h"

#include "tfl-filter.h"

#include "model/tfl-intern.h"
#include "usm/tfl-orphan.h"

struct _TflFilter
{
  gatomicrefcount ref_count;
  GHashTable     *kept; /* set of ids, interned and held: there may be a hundred thousand */
};

static TflFilter *
filter_new (void)
{
  TflFilter *self = g_new0 (TflFilter, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kept = g_hash_table_new_full (g_direct_hash, g_direct_equal, (GDestroyNotify) tfl_intern_release, NULL);

  return self;
}

TflFilter *
tfl_filter_ref (TflFilter *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
tfl_filter_unref (TflFilter *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->kept);
  g_free (self);
}

/* Who stands around something that is kept is kept already. */
static void
keep (TflFilter        *self,
      TflModel         *model,
      const TflElement *element)
{
  while (element != NULL && g_hash_table_add (self->kept, tfl_intern_acquire (tfl_element_get_id (element))))
    {
      const char *parent = tfl_element_get_parent (element);

      element = parent != NULL && !g_hash_table_contains (self->kept, parent) ? tfl_model_lookup (model, parent) : NULL;
    }
}

static void
keep_unit (TflFilter  *self,
           TflModel   *model,
           const char *id)
{
  keep (self, model, tfl_model_lookup (model, id));
}

static void
keep_found (TflFilter        *self,
            TflModel         *model,
            const TflElement *element)
{
  keep (self, model, element);
  /* What is found of an agreement is drawn as its service. */
  if (tfl_element_get_kind (element) == TFL_KIND_AGREEMENT)
    element = tfl_model_get_parent (model, element);
  if (tfl_element_get_kind (element) == TFL_KIND_SERVICE)
    {
      g_auto (GStrv) customers = tfl_element_get_refs (element, TFL_SERVICE_CUSTOMERS);

      keep_unit (self, model, tfl_element_get (element, TFL_SERVICE_PROVIDER));
      for (guint i = 0; customers[i] != NULL; i++)
        keep_unit (self, model, customers[i]);
    }
  else if (tfl_element_get_kind (element) == TFL_KIND_FLOW)
    {
      keep_unit (self, model, tfl_element_get (element, TFL_FLOW_FROM));
      keep_unit (self, model, tfl_element_get (element, TFL_FLOW_TO));
    }
}

TflFilter *
tfl_filter_new (TflModel  *model,
                GPtrArray *ids)
{
  TflFilter *self = filter_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      const TflElement *element = tfl_model_lookup (model, g_ptr_array_index (ids, i));

      if (element != NULL)
        keep_found (self, model, element);
    }

  return self;
}

typedef struct
{
  TflFilter      *filter;
  TflModel       *model;
  const TflQuery *query;
  GHashTable     *aside; /* set of interned ids of work that is fine without an owner */
} Asking;

static gboolean
is_missing (const Asking     *self,
            const TflElement *element)
{
  return tfl_element_get_kind (element) == TFL_KIND_WORK && tfl_work_is_orphan (element)
      && !g_hash_table_contains (self->aside, tfl_element_get_id (element));
}

static gboolean
ask_cb (const TflElement *element,
        gpointer          user_data)
{
  Asking *self = user_data;

  if (tfl_query_suits (self->query, element) && (!self->query->is_orphan || is_missing (self, element)))
    keep_found (self->filter, self->model, element);

  return TRUE;
}

/* As the findings have it. */
static GHashTable *
list_aside (TflModel *model)
{
  GHashTable *aside = g_hash_table_new (g_direct_hash, g_direct_equal);
  const TflElement *waiver;
  TflChildIter iter;

  tfl_child_iter_init (&iter, model, tfl_model_get_root (model), TFL_KIND_WAIVER);
  while ((waiver = tfl_child_iter_next (&iter)) != NULL)
    {
      const char *rule = tfl_element_get (waiver, TFL_WAIVER_RULE);

      if (g_strcmp0 (rule, tfl_orphan_get_info (TFL_ORPHAN_UNOWNED)->rule) == 0
          || g_strcmp0 (rule, tfl_orphan_get_info (TFL_ORPHAN_PRACTICE)->rule) == 0)
        g_hash_table_add (aside, (char *) tfl_element_get (waiver, TFL_WAIVER_ELEMENT));
    }

  return aside;
}

TflFilter *
tfl_filter_new_query (TflModel       *model,
                      const TflQuery *query)
{
  g_autoptr (GHashTable) aside = NULL;
  Asking asking = { NULL, model, query, NULL };

  if (tfl_query_is_empty (query))
    return NULL;

  asking.filter = filter_new ();
  asking.aside = aside = list_aside (model);
  tfl_model_foreach (model, ask_cb, &asking);

  return asking.filter;
}

gboolean
tfl_filter_keeps (const TflFilter *self,
                  const char      *id)
{
  return self == NULL || g_hash_table_contains (self->kept, id);
}
