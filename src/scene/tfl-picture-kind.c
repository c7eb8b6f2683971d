#include "config.h"

#include "tfl-picture-kind.h"

extern const TflPictureKindInfo tfl_picture_map;
extern const TflPictureKindInfo tfl_picture_chain;
extern const TflPictureKindInfo tfl_picture_tree;
extern const TflPictureKindInfo tfl_picture_matrix;

static const TflPictureKindInfo *const kinds[TFL_N_PICTURE_KINDS] = {
  [TFL_PICTURE_MAP] = &tfl_picture_map,
  [TFL_PICTURE_CHAIN] = &tfl_picture_chain,
  [TFL_PICTURE_TREE] = &tfl_picture_tree,
  [TFL_PICTURE_MATRIX] = &tfl_picture_matrix,
};

const TflPictureKindInfo *
tfl_picture_kind_get_info (TflPictureKind kind)
{
  g_return_val_if_fail (kind < TFL_N_PICTURE_KINDS, NULL);

  return kinds[kind];
}

/* Services with what stands in a unit itself are no chain. */
static void
count_end (GHashTable *ends,
           TflModel   *model,
           const char *unit,
           const char *other)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (ends, unit));

  if (!tfl_model_is_inside (model, other, unit))
    g_hash_table_insert (ends, (gpointer) unit, GUINT_TO_POINTER (n + 1));
}

/* How many ends of services each unit is. */
static GHashTable *
count_ends (TflModel *model)
{
  GHashTable *ends = g_hash_table_new (g_str_hash, g_str_equal);
  TflChildIter iter;
  const TflElement *service;

  tfl_child_iter_init (&iter, model, tfl_model_get_root (model), TFL_KIND_SERVICE);
  while ((service = tfl_child_iter_next (&iter)) != NULL)
    {
      const char *provider = tfl_element_get (service, TFL_SERVICE_PROVIDER);
      TflRefIter refs;
      const char *id;

      tfl_ref_iter_init (&refs, service, TFL_SERVICE_CUSTOMERS);
      while (provider != NULL && (id = tfl_ref_iter_next (&refs)) != NULL)
        {
          const char *customer = tfl_element_get_id (tfl_model_lookup (model, id));

          count_end (ends, model, provider, customer);
          count_end (ends, model, customer, provider);
        }
    }

  return ends;
}

typedef struct
{
  GHashTable *ends;
  const char *unit;
  int         most;
} Search;

static gboolean
find_busiest (const TflElement *element,
              gpointer          user_data)
{
  Search *search = user_data;
  const char *id = tfl_element_get_id (element);

  if (tfl_element_get_kind (element) == TFL_KIND_UNIT)
    {
      int n = GPOINTER_TO_INT (g_hash_table_lookup (search->ends, id));

      if (n > search->most)
        {
          search->most = n;
          search->unit = id;
        }
    }

  return TRUE;
}

const char *
tfl_picture_find_focus (const TflPicture *picture)
{
  g_autoptr (GHashTable) ends = count_ends (picture->model);
  Search search = { ends, NULL, -1 };

  tfl_model_foreach (picture->model, find_busiest, &search);

  return search.unit;
}
