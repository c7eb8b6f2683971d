/* Cut, bent and shuffled files: an error or a model, and a model can be saved and read again. */
#include "config.h"

#include "io-samples.h"

#include <string.h>

#define N_MUTANTS 1000

/* TRUE where it was a model. */
static gboolean
try_text (const char *text,
          gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (TflPlaces) places = tfl_places_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, places, &error);

  g_assert_true ((model == NULL) == (error != NULL));
  if (model != NULL)
    io_assert_stable (model);
  else
    g_assert_true (g_str_has_prefix (error->message, "line "));

  return model != NULL;
}

/* The file up to each of its bytes: no shorter one is a model but for the last line feed. */
static void
test_truncated (gconstpointer data)
{
  g_autofree char *path = io_project_path (data);
  g_autoptr (GBytes) bytes = io_load (path);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i + 1 < length; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (text, i);
      g_autofree char *sentence = io_complaint (cut);

      g_assert_nonnull (sentence);
    }
  g_assert_true (try_text (text, length - 1));
}

static void
flip_bits (GString *text)
{
  for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
    text->str[g_test_rand_int_range (0, (gint32) text->len)] ^= (char) (1 << g_test_rand_int_range (0, 8));
}

static void
cut_out (GString *text)
{
  gint32 start = g_test_rand_int_range (0, (gint32) text->len);
  gint32 length = g_test_rand_int_range (0, MIN (200, (gint32) text->len - start) + 1);

  g_string_erase (text, start, length);
}

static void
swap_chunks (GString *text)
{
  gint32 middle = g_test_rand_int_range (1, (gint32) text->len - 1);
  gint32 start = g_test_rand_int_range (0, middle);
  gint32 end = g_test_rand_int_range (middle, (gint32) text->len);
  g_autofree char *chunk = g_strndup (text->str + start, (gsize) (middle - start));

  g_string_insert_len (text, end, chunk, middle - start);
  g_string_erase (text, start, middle - start);
}

/* A line of the canonical form is mostly an element or one of its ends. */
static void
with_lines (GString *text,
            void (*func) (GPtrArray *lines))
{
  g_auto (GStrv) split = g_strsplit (text->str, "\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (lines, split[i]);
  func (lines);
  g_string_truncate (text, 0);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (lines, i));
}

static void
double_one (GPtrArray *lines)
{
  gint32 i = g_test_rand_int_range (0, (gint32) lines->len);

  g_ptr_array_insert (lines, g_test_rand_int_range (0, (gint32) lines->len), g_ptr_array_index (lines, i));
}

static void
drop_one (GPtrArray *lines)
{
  g_ptr_array_remove_index (lines, (guint) g_test_rand_int_range (0, (gint32) lines->len));
}

static void
double_line (GString *text)
{
  with_lines (text, double_one);
}

static void
drop_line (GString *text)
{
  with_lines (text, drop_one);
}

/* A byte that means something to XML, where it was not asked for. */
static void
put_markup (GString *text)
{
  static const char *const pieces[] = { "<",    ">",         "&",    "\"",         "'",    "/>",
                                        "<!--", "-->",       "]]>",  "<![CDATA[",  "&#0;", "&amp;",
                                        "<?",   "\xFF",      "\x01", "xmlns=\"\"", ":",    "<x>",
                                        "</x>", "<!DOCTYPE", "é",    "\r" };
  const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

  g_string_insert (text, g_test_rand_int_range (0, (gint32) text->len), piece);
}

/* Swaps two names for each other, so that ids and kinds come where they do not belong. */
static void
rename_one (GString *text)
{
  static const char *const names[] = { "\"IT\"",   "\"S1\"",   "unit",        "work", "service",
                                       "property", "facility", "description", "id=",  "name=" };
  const char *from = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))];
  const char *to = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))];

  g_string_replace (text, from, to, (guint) g_test_rand_int_range (1, 3));
}

static void
test_mutants (gconstpointer data)
{
  static void (*const mutations[]) (GString *) = { flip_bits, cut_out,    swap_chunks, double_line,
                                                   drop_line, put_markup, rename_one };
  g_autofree char *path = io_project_path (data);
  g_autoptr (GBytes) bytes = io_load (path);
  guint n_models = 0;

  for (guint i = 0; i < N_MUTANTS; i++)
    {
      g_autoptr (GString) text =
          g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

      for (int n = g_test_rand_int_range (1, 3); n > 0 && text->len > 10; n--)
        mutations[g_test_rand_int_range (0, G_N_ELEMENTS (mutations))](text);
      n_models += try_text (text->str, text->len);
    }

  /* Both kinds are there, or nothing much was tried. */
  g_test_message ("%u of %u were models", n_models, N_MUTANTS);
  g_assert_cmpuint (n_models, >, N_MUTANTS / 50);
  g_assert_cmpuint (n_models, <, N_MUTANTS * 9 / 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/mutations/truncated/everything", "tests/models/everything.trefoil", test_truncated);
  g_test_add_data_func ("/mutations/truncated/future", "tests/models/future.trefoil", test_truncated);
  g_test_add_data_func ("/mutations/mutants/everything", "tests/models/everything.trefoil", test_mutants);
  g_test_add_data_func ("/mutations/mutants/future", "tests/models/future.trefoil", test_mutants);

  return g_test_run ();
}
