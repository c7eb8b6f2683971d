/* Each broken file gives exactly the sentence that stands beside it.
 * TFL_UPDATE_GOLDEN=1 writes the sentences anew; the difference is to be read. */
#include "config.h"

#include "io-samples.h"

static void
test_sentence (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GBytes) bytes = io_load (path);
  g_autoptr (GString) golden = g_string_new (path);
  g_autofree char *found = io_complaint (bytes);
  g_autofree char *expected = NULL;
  g_autofree char *line = g_strconcat (found, "\n", NULL);

  g_string_replace (golden, ".trefoil", ".error", 0);
  if (g_getenv ("TFL_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (golden->str, line, -1, NULL));

  g_assert_true (g_file_get_contents (golden->str, &expected, NULL, NULL));
  g_assert_cmpstr (line, ==, expected);
}

static void
test_corpus (void)
{
  g_autoptr (GPtrArray) paths = io_sample_paths ("tests/broken");

  g_assert_cmpuint (paths->len, >=, 45);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) paths = NULL;

  g_test_init (&argc, &argv, NULL);
  paths = io_sample_paths ("tests/broken");
  g_test_add_func ("/broken/corpus", test_corpus);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *test = g_strconcat ("/broken/", name, NULL);

      g_test_add_data_func (test, path, test_sentence);
    }

  return g_test_run ();
}
