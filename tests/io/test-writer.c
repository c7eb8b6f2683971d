/* Writing: the canonical form comes back byte for byte and is valid; a file is replaced whole or not at all.
 */
#include "config.h"

#include "io-samples.h"

#include "model/tfl-edit.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>

static xmlRelaxNGPtr
load_schema (void)
{
  g_autofree char *path = io_project_path ("data/trefoil-model.rng");
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt (path);
  xmlRelaxNGPtr schema = xmlRelaxNGParse (parser);

  xmlRelaxNGFreeParserCtxt (parser);
  g_assert_nonnull (schema);

  return schema;
}

static void
ignore (void       *data,
        const char *format,
        ...)
{
}

static gboolean
is_valid (xmlRelaxNGPtr  schema,
          GBytes        *bytes,
          gboolean       is_quiet)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  xmlDocPtr document = xmlReadMemory (data, (int) length, NULL, NULL, XML_PARSE_NONET);
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt (schema);
  int result;

  g_assert_nonnull (document);
  if (is_quiet)
    xmlRelaxNGSetValidErrors (context, ignore, ignore, NULL);
  result = xmlRelaxNGValidateDoc (context, document);
  xmlRelaxNGFreeValidCtxt (context);
  xmlFreeDoc (document);

  return result == 0;
}

static void
test_round_trip (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GBytes) bytes = io_load (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, &error);
  g_autoptr (GBytes) written = NULL;
  xmlRelaxNGPtr schema = load_schema ();

  g_assert_no_error (error);
  written = tfl_write_bytes (model);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (is_valid (schema, written, FALSE));
  io_assert_stable (model);
  xmlRelaxNGFree (schema);
}

/* The schema is not open to everything. */
static void
test_invalid (void)
{
  static const char *const texts[] = {
    "<model/>",
    "<model xmlns='urn:trefoil:model:1'><work id='A'/></model>",
    "<model xmlns='urn:trefoil:model:1'><unit/></model>",
    "<model xmlns='urn:trefoil:model:1'><unit id='1'/></model>",
    "<model xmlns='urn:trefoil:model:1'><unit id='A' outside='true'/></model>",
    "<model xmlns='urn:trefoil:model:1'><unit id='A' declares='boss'/></model>",
    "<model xmlns='urn:trefoil:model:1'><flow id='A' from='B'/></model>",
    "<model xmlns='urn:trefoil:model:1'><view id='A' depth='x'/></model>",
    "<model xmlns='urn:trefoil:model:1'>text</model>",
  };
  xmlRelaxNGPtr schema = load_schema ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));

      g_assert_false (is_valid (schema, bytes, TRUE));
    }
  xmlRelaxNGFree (schema);
}

/* Read, written and compared as text. */
static void
assert_written (const char *text,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = io_read_text (text, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  bytes = tfl_write_bytes (model);
  written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (written, ==, expected);
  io_assert_stable (model);
}

#define START "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<model xmlns=\"urn:trefoil:model:1\""
#define X10 "xxxxxxxxxx"
#define X80 X10 X10 X10 X10 X10 X10 X10 X10

/* 120 characters fit on a line, 121 do not; characters are counted, not bytes. */
static void
test_line_width (void)
{
  assert_written (START "><unit id='A' name='" X80 "éé3' caption='b'/></model>",
                  START ">\n  <unit id=\"A\" name=\"" X80 "éé3\" caption=\"b\"/>\n</model>\n");
  assert_written (START "><unit id='A' name='" X80 "éé34' caption='b'/></model>",
                  START ">\n  <unit id=\"A\" name=\"" X80 "éé34\" caption=\"b\"/>\n</model>\n");
  assert_written (START "><unit id='A' name='" X80 "éé345' caption='b'/></model>",
                  START ">\n  <unit id=\"A\" name=\"" X80 "éé345\"\n        caption=\"b\"/>\n</model>\n");
  assert_written (START "><unit id='A' name='" X80 X80 "' caption='b'><unit id='B'/></unit></model>",
                  START ">\n  <unit id=\"A\"\n        name=\"" X80 X80 "\"\n        caption=\"b\">\n"
                        "    <unit id=\"B\"/>\n  </unit>\n</model>\n");
}

/* An ampersand is one ampersand wherever it stands. */
static void
test_ampersand (void)
{
  assert_written (START " name='&amp;amp;' x='&#38;#38;'><p:y xmlns:p='urn:a&amp;b' z='&amp;'>&amp;</p:y>"
                        "<unit id='A' xmlns:q='urn:c&#38;d' q:r='&amp;&amp;'/></model>",
                  START " name=\"&amp;amp;\" x=\"&amp;#38;\">\n"
                        "  <unit id=\"A\" xmlns:q=\"urn:c&amp;d\" q:r=\"&amp;&amp;\"/>\n"
                        "  <p:y xmlns:p=\"urn:a&amp;b\" z=\"&amp;\">&amp;</p:y>\n</model>\n");
}

/* Where what is unknown goes. */
static void
test_unknown (void)
{
  assert_written ("<!--1--><?p 2?><model xmlns='urn:trefoil:model:1'><!--3--><unit id='A' "
                  "x='&#9;'><description>a<!--4-->b<i k='&lt;'>&lt;</i></description>"
                  "<y/></unit></model><!--5-->",
                  START ">\n  <unit id=\"A\" x=\"&#9;\">\n    <description>ab<!--4--><i "
                        "k=\"&lt;\">&lt;</i></description>\n    <y/>\n"
                        "  </unit>\n  <!--1-->\n  <?p 2?>\n  <!--3-->\n  <!--5-->\n</model>\n");
  assert_written (START "><service id='S'><support q='1'><z>\n</z></support></service></model>",
                  START ">\n  <service id=\"S\">\n    <support q=\"1\">\n      <z>\n</z>\n    </support>\n  "
                        "</service>\n</model>\n");
  assert_written (START
                  "><property name='a' value='b'><c/></property><property name='b'> </property></model>",
                  START ">\n  <property name=\"b\" value=\"\"/>\n  <property name=\"a\" "
                        "value=\"b\"><c/></property>\n</model>\n");
}

/* A prefix means the same wherever what uses it is moved. */
static void
test_prefixes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = io_read_text (
      START
      " xmlns:p='urn:1'><unit id='A' p:a='1'><unit id='B' xmlns:p='urn:2' p:b='2'><unit id='C' p:c='3'><p:d/>"
      "</unit></unit></unit></model>",
      &error);
  g_autoptr (TflModel) moved = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  TflEdit *edit;

  g_assert_no_error (error);
  edit = tfl_edit_new (model, NULL);
  g_assert_true (tfl_edit_move (edit, "C", "A", NULL, &error));
  moved = tfl_edit_free_to_model (edit, &error);
  bytes = tfl_write_bytes (moved);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (
      text, ==,
      START
      " xmlns:p=\"urn:1\">\n  <unit id=\"A\" p:a=\"1\">\n    <unit id=\"B\" xmlns:p=\"urn:2\" p:b=\"2\"/>\n"
      "    <unit id=\"C\" xmlns:p=\"urn:2\" p:c=\"3\">\n      <p:d xmlns:p=\"urn:2\"/>\n    </unit>\n  "
      "</unit>\n</model>\n");
  io_assert_stable (moved);
}

/* Replacing a file */

typedef struct
{
  char *folder;
  GFile *file;
  TflModel *model;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("trefoil-io-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "a.trefoil", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->model = io_read_text (START " name='x'/>", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
  tfl_model_unref (fixture->model);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
assert_content (const char *path,
                const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  const char *path = g_file_peek_path (fixture->file);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (tfl_write_file (fixture->model, fixture->file, NULL, &error));
  g_assert_no_error (error);
  assert_content (path, START " name=\"x\"/>\n");

  /* The permissions stay, also those that the umask would take. */
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0666), ==, 0);
  g_assert_true (tfl_write_file (fixture->model, fixture->file, NULL, &error));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0666);
  assert_content (path, START " name=\"x\"/>\n");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "link.trefoil", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  /* First to what is not there yet, then to what is. */
  g_assert_cmpint (symlink ("a.trefoil", path), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (tfl_write_file (fixture->model, link, NULL, &error));
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
      g_assert_false (g_file_test (g_file_peek_path (fixture->file), G_FILE_TEST_IS_SYMLINK));
      assert_content (g_file_peek_path (fixture->file), START " name=\"x\"/>\n");
    }

  g_remove (path);
  g_assert_cmpint (symlink ("link.trefoil", path), ==, 0);
  g_assert_false (tfl_write_file (fixture->model, link, NULL, &error));
  g_assert_true (g_str_has_suffix (error->message,
                                   "link.trefoil” cannot be written: its symbolic links lead in a circle"));
}

static void
test_nowhere (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "no", "such", NULL);
  g_autoptr (GFile) nowhere = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autofree char *expected =
      g_strdup_printf ("“%s” cannot be written: there is no such file or folder", path);
  g_autofree char *is_folder = g_strdup_printf ("“%s” cannot be written: it is a folder", fixture->folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (tfl_write_file (fixture->model, nowhere, NULL, &error));
  g_assert_cmpstr (error->message, ==, expected);
  g_clear_error (&error);

  g_assert_false (tfl_write_file (fixture->model, folder, NULL, &error));
  g_assert_cmpstr (error->message, ==, is_folder);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (tfl_write_file (fixture->model, fixture->file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

/* A full disk, played by a limit on how large a file may become: at any byte the old file stays. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  const char *path = g_file_peek_path (fixture->file);
  g_autoptr (GBytes) bytes = tfl_write_bytes (fixture->model);
  struct rlimit before;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  for (gsize size = 0; size < g_bytes_get_size (bytes); size += 7)
    {
      struct rlimit limit = { size, before.rlim_max };
      g_autoptr (GError) error = NULL;
      gboolean is_written;

      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      is_written = tfl_write_file (fixture->model, fixture->file, NULL, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      g_assert_false (is_written);
      g_assert_nonnull (strstr (error->message, "a.trefoil” cannot be written: "));
      assert_content (path, "old");
      g_assert_cmpuint (count_files (fixture), ==, 1);
    }
}

static void
test_protected (Fixture       *fixture,
                gconstpointer  data)
{
  const char *path = g_file_peek_path (fixture->file);
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_false (tfl_write_file (fixture->model, fixture->file, NULL, &error));
  g_assert_true (g_str_has_suffix (error->message, "cannot be written: permission is denied"));
  g_clear_error (&error);

  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_false (tfl_write_file (fixture->model, fixture->file, NULL, &error));
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  g_assert_true (g_str_has_suffix (error->message, "cannot be written: permission is denied"));
  assert_content (path, "old");
}

static void
add_round_trips (GPtrArray *paths)
{
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *test = g_strconcat ("/writer/round-trip/", name, NULL);

      g_test_add_data_func (test, path, test_round_trip);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) models = NULL;
  g_autoptr (GPtrArray) examples = NULL;

  g_test_init (&argc, &argv, NULL);
  models = io_sample_paths ("tests/models");
  examples = io_sample_paths ("data/examples");
  g_assert_cmpuint (models->len, >=, 3);
  add_round_trips (models);
  add_round_trips (examples);
  g_test_add_func ("/writer/invalid", test_invalid);
  g_test_add_func ("/writer/line-width", test_line_width);
  g_test_add_func ("/writer/ampersand", test_ampersand);
  g_test_add_func ("/writer/unknown", test_unknown);
  g_test_add_func ("/writer/prefixes", test_prefixes);
  g_test_add ("/writer/replace", Fixture, NULL, set_up, test_replace, tear_down);
  g_test_add ("/writer/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/writer/nowhere", Fixture, NULL, set_up, test_nowhere, tear_down);
  g_test_add ("/writer/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/writer/protected", Fixture, NULL, set_up, test_protected, tear_down);

  return g_test_run ();
}
