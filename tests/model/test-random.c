/* Thousands of random edits: undone, all is as it was; redone, all is as it became; the index
 * that followed is the index made anew; and what a model promises holds throughout. */
#include "model/tfl-document.h"

#include "tfl-generator.h"

#include <string.h>

#define N_EDITS 3000

typedef struct
{
  TflModel *model;
  guint counts[TFL_N_KINDS];
} Walk;

static gboolean
check_element (const TflElement *element,
               gpointer          user_data)
{
  Walk *walk = user_data;
  TflKind kind = tfl_element_get_kind (element);
  const TflKindInfo *info = tfl_kind_get_info (kind);
  const TflElement *parent = tfl_model_get_parent (walk->model, element);
  TflKind last = 0;

  walk->counts[kind]++;
  g_assert_true (tfl_model_lookup (walk->model, tfl_element_get_id (element)) == element);
  g_assert_true ((parent == NULL) == (kind == TFL_KIND_MODEL));
  if (parent != NULL)
    g_assert_true ((info->parents & (1u << tfl_element_get_kind (parent))) != 0);

  for (guint i = 0; i < tfl_element_get_n_children (element); i++)
    {
      const TflElement *child = tfl_model_lookup (walk->model, tfl_element_get_child (element, i));

      g_assert_nonnull (child);
      g_assert_cmpstr (tfl_element_get_parent (child), ==, tfl_element_get_id (element));
      g_assert_cmpint (tfl_element_get_kind (child), >=, last);
      last = tfl_element_get_kind (child);
    }

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (info->first_field + i));
      const char *value = tfl_element_get (element, field->field);
      g_auto (GStrv) ids = NULL;

      g_assert_true (value != NULL || (field->flags & TFL_FIELD_REQUIRED) == 0);
      if (value == NULL || field->targets == 0)
        continue;
      ids = tfl_element_get_refs (element, field->field);
      for (guint j = 0; ids[j] != NULL; j++)
        {
          const TflElement *target = tfl_model_lookup (walk->model, ids[j]);

          g_assert_nonnull (target);
          g_assert_true ((field->targets & (1u << tfl_element_get_kind (target))) != 0);
        }
    }

  return TRUE;
}

static void
check_model (TflModel *model)
{
  Walk walk = { model, { 0 } };

  tfl_model_foreach (model, check_element, &walk);
  for (guint i = 0; i < TFL_N_KINDS; i++)
    g_assert_cmpuint (walk.counts[i], ==, tfl_model_count (model, (TflKind) i));
}

static void
test_edits (void)
{
  TflGenerator generator = TFL_GENERATOR (60);
  g_autoptr (TflModel) first = tfl_generate (&generator);
  g_autoptr (TflDocument) document = tfl_document_new (first);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (TflModel) last = NULL;
  g_autoptr (TflIndex) anew = NULL;

  for (guint i = 0; i < N_EDITS; i++)
    {
      tfl_random_edit (document, rand);
      if (g_rand_int_range (rand, 0, 10) == 0)
        tfl_document_undo (document);
      if (i % 100 == 0)
        {
          g_autoptr (TflIndex) index = tfl_index_new (tfl_document_get_model (document));

          g_assert_true (tfl_index_equal (index, tfl_document_get_index (document)));
          check_model (tfl_document_get_model (document));
        }
    }
  g_assert_cmpuint (tfl_document_get_n_steps (document), >, N_EDITS / 3);

  while (tfl_document_can_redo (document))
    tfl_document_redo (document);
  last = tfl_model_ref (tfl_document_get_model (document));
  g_assert_false (tfl_model_equal (first, last));

  while (tfl_document_can_undo (document))
    tfl_document_undo (document);
  g_assert_true (tfl_document_get_model (document) == first);
  anew = tfl_index_new (first);
  g_assert_true (tfl_index_equal (anew, tfl_document_get_index (document)));

  while (tfl_document_can_redo (document))
    tfl_document_redo (document);
  g_assert_true (tfl_document_get_model (document) == last);
  check_model (last);
}

/* Nothing in a model knows how it came about: the same content, made another way, is equal. */
static void
test_equal (void)
{
  TflGenerator generator = TFL_GENERATOR (500);
  g_autoptr (TflModel) one = tfl_generate (&generator);
  g_autoptr (TflModel) other = tfl_generate (&generator);

  g_assert_true (one != other);
  g_assert_true (tfl_model_equal (one, other));
  generator.seed++;
  tfl_model_unref (other);
  other = tfl_generate (&generator);
  g_assert_false (tfl_model_equal (one, other));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/edits", test_edits);
  g_test_add_func ("/random/equal", test_equal);

  return g_test_run ();
}
