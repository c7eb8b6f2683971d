#include "config.h"

#include "io-samples.h"

#include <string.h>

char *
io_project_path (const char *path)
{
  return g_test_build_filename (G_TEST_DIST, "..", path, NULL);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
io_sample_paths (const char *folder)
{
  g_autofree char *path = io_project_path (folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".trefoil"))
      g_ptr_array_add (paths, g_build_filename (path, name, NULL));
  g_ptr_array_sort (paths, compare_paths);

  return paths;
}

GBytes *
io_load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

TflModel *
io_read_text (const char  *text,
              GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tfl_read_bytes (bytes, NULL, error);
}

char *
io_complaint (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, &error);

  g_assert_null (model);
  g_assert_nonnull (error);
  g_assert_true (error->domain == TFL_IO_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "line "));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));

  return g_strdup (error->message);
}

void
io_assert_stable (TflModel *model)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = tfl_write_bytes (model);
  g_autoptr (TflModel) again = tfl_read_bytes (first, NULL, &error);
  g_autoptr (GBytes) second = NULL;

  g_assert_no_error (error);
  g_assert_true (tfl_model_equal (model, again));
  second = tfl_write_bytes (again);
  g_assert_true (g_bytes_equal (first, second));
}
