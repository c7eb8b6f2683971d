/* Whatever a model has become by random edits, what is saved is read back equal, as the same
 * bytes. */
#include "io/tfl-reader.h"
#include "io/tfl-writer.h"

#include "tfl-generator.h"

#define N_EDITS 1500
#define EVERY 50

static void
check_save (TflModel *model)
{
  g_autoptr (GBytes) bytes = tfl_write_bytes (model);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) again = tfl_read_bytes (bytes, NULL, &error);
  g_autoptr (GBytes) bytes_again = NULL;

  g_assert_no_error (error);
  g_assert_true (tfl_model_equal (model, again));
  bytes_again = tfl_write_bytes (again);
  g_assert_true (g_bytes_equal (bytes, bytes_again));
}

static void
test_save (void)
{
  TflGenerator generator = TFL_GENERATOR (60);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autoptr (TflDocument) document = tfl_document_new (model);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < N_EDITS; i++)
    {
      tfl_random_edit (document, rand);
      if (i % EVERY == 0)
        check_save (tfl_document_get_model (document));
    }
  g_assert_cmpuint (tfl_document_get_n_steps (document), >, N_EDITS / 3);
  check_save (tfl_document_get_model (document));
  while (tfl_document_can_undo (document))
    tfl_document_undo (document);
  check_save (tfl_document_get_model (document));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/random-save", test_save);

  return g_test_run ();
}
