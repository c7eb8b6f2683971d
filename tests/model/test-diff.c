/* What a diff finds, and that it costs what changed and not what there is. */
#include "model/tfl-document.h"
#include "model/tfl-index.h"

#include "tfl-generator.h"

#include <string.h>

typedef struct
{
  GHashTable *ids;
  TflModel *other;
  guint n_differing;
} Walk;

static gboolean
count_differing (const TflElement *element,
                 gpointer          user_data)
{
  Walk *walk = user_data;
  const TflElement *partner = tfl_model_lookup (walk->other, tfl_element_get_id (element));

  if (g_hash_table_add (walk->ids, (gpointer) tfl_element_get_id (element)) &&
      (partner == NULL || !tfl_element_equal (element, partner)))
    walk->n_differing++;

  return TRUE;
}

/* Compares all elements the long way round. */
static guint
count_by_hand (TflModel *before,
               TflModel *after)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Walk walk = { ids, after, 0 };

  tfl_model_foreach (before, count_differing, &walk);
  walk.other = before;
  tfl_model_foreach (after, count_differing, &walk);

  return walk.n_differing;
}

static void
test_finds_all (void)
{
  TflGenerator generator = TFL_GENERATOR (300);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autoptr (TflDocument) document = tfl_document_new (model);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (TflDiff) diff = NULL;

      tfl_random_edit (document, rand);
      /* Against the very first model, so that diffs of all sizes come up. */
      diff = tfl_diff_new (model, tfl_document_get_model (document));
      g_assert_cmpuint (tfl_diff_get_n_changes (diff), ==, count_by_hand (model, tfl_document_get_model (document)));
      for (guint j = 0; j < tfl_diff_get_n_changes (diff); j++)
        {
          const TflChange *change = tfl_diff_get_change (diff, j);

          g_assert_true (change->before == tfl_model_lookup (model, change->id));
          g_assert_true (change->after == tfl_model_lookup (tfl_document_get_model (document), change->id));
          g_assert_true (tfl_diff_lookup (diff, change->id) == change);
        }
    }
}

static guint
visited_by_one_rename (guint n_units)
{
  TflGenerator generator = TFL_GENERATOR (n_units);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autoptr (TflModel) after = NULL;
  g_autoptr (TflDiff) diff = NULL;
  TflEdit *edit = tfl_edit_new (model, NULL);

  g_assert_true (tfl_edit_set (edit, "u500", TFL_UNIT_NAME, "renamed", NULL));
  after = tfl_edit_free_to_model (edit, NULL);
  diff = tfl_diff_new (model, after);
  g_assert_cmpuint (tfl_diff_get_n_changes (diff), ==, 1);
  g_assert_cmpstr (tfl_diff_get_subject (diff), ==, "u500");

  return tfl_diff_get_n_visited (diff);
}

static void
test_cost (void)
{
  /* One pair of nodes a level: 32 times as many elements are one level more. */
  g_assert_cmpuint (visited_by_one_rename (1000), <=, 5);
  g_assert_cmpuint (visited_by_one_rename (100000), <=, 7);
}

static TflModel *
one_element (TflKind     kind,
             const char *provider)
{
  g_autoptr (TflModel) units = tfl_test_model ("a", "b", NULL);
  TflEdit *edit = tfl_edit_new (units, NULL);
  TflElement *element = tfl_element_new (kind, "x");
  g_autoptr (GError) error = NULL;
  TflModel *model;

  if (provider != NULL)
    tfl_element_set (element, TFL_SERVICE_PROVIDER, provider);
  g_assert_true (tfl_edit_add (edit, element, TFL_ROOT_ID, NULL, &error));
  g_assert_no_error (error);
  model = tfl_edit_free_to_model (edit, &error);
  g_assert_no_error (error);

  return model;
}

/* A file read again may have another kind of element under the same id. */
static void
test_new_kind (void)
{
  g_autoptr (TflModel) before = one_element (TFL_KIND_SERVICE, "a");
  g_autoptr (TflModel) after = one_element (TFL_KIND_TOOL, NULL);
  g_autoptr (TflDiff) there = tfl_diff_new (before, after);
  g_autoptr (TflDiff) back = tfl_diff_new (after, before);
  g_autoptr (TflIndex) index = tfl_index_new (before);
  g_autoptr (TflIndex) index_before = tfl_index_new (before);
  g_autoptr (TflIndex) index_after = tfl_index_new (after);

  g_assert_cmpstr (tfl_diff_get_subject (there), ==, "x");
  g_assert_true (tfl_change_is_new_kind (tfl_diff_lookup (there, "x")));
  tfl_index_update (index, there);
  g_assert_true (tfl_index_equal (index, index_after));
  tfl_index_update (index, back);
  g_assert_true (tfl_index_equal (index, index_before));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diff/finds-all", test_finds_all);
  g_test_add_func ("/diff/cost", test_cost);
  g_test_add_func ("/diff/new-kind", test_new_kind);

  return g_test_run ();
}
