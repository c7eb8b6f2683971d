/* Reading: encodings, places, what is let through, and what must end at once. */
#include "config.h"

#include "io-samples.h"

#include "io/tfl-limits.h"

#include <string.h>

#define HEAD "<model xmlns=\"urn:trefoil:model:1\">"

/* Not a timed test: what this guards against takes minutes, or does not end. */
#define AT_ONCE (10 * G_TIME_SPAN_SECOND)

static void
assert_complaint (GString    *text,
                  const char *expected)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autofree char *found = io_complaint (bytes);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (g_get_monotonic_time () - start, <, AT_ONCE);
}

/* The everything file, in another encoding, is the same model. */
static void
test_encoding (gconstpointer data)
{
  const char *encoding = data;
  g_autofree char *path = io_project_path ("tests/models/everything.trefoil");
  g_autoptr (GBytes) bytes = io_load (path);
  g_autoptr (TflModel) expected = tfl_read_bytes (bytes, NULL, NULL);
  g_autoptr (GString) text =
      g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) encoded = NULL;
  g_autoptr (TflModel) model = NULL;
  gsize length = 0;
  char *converted;

  if (strcmp (encoding, "UTF-8") != 0)
    g_string_replace (text, "UTF-8", encoding, 1);
  /* Not all characters are in all encodings; as references they are. */
  if (strstr ("ISO-8859-1 EUC-JP Shift_JIS windows-1252", encoding) != NULL)
    {
      static const char *const characters[][2] = { { "“", "&#x201C;" },  { "”", "&#x201D;" },
                                                   { "日", "&#x65E5;" }, { "本", "&#x672C;" },
                                                   { "語", "&#x8A9E;" }, { "×", "&#xD7;" } };

      for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
        if (strcmp (encoding, "EUC-JP") != 0 || i < 2 || i > 4)
          g_string_replace (text, characters[i][0], characters[i][1], 0);
    }
  if (g_str_has_prefix (encoding, "UTF-16") || g_str_has_prefix (encoding, "UTF-32"))
    g_string_prepend (text, "\xEF\xBB\xBF");

  converted = g_convert (text->str, (gssize) text->len, encoding, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  encoded = g_bytes_new_take (converted, length);
  model = tfl_read_bytes (encoded, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tfl_model_equal (model, expected));
}

static void
test_no_mark (void)
{
  static const char text[] = HEAD "<unit id=\"A\" name=\"日\"/></model>";
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };
  g_autoptr (TflModel) expected = io_read_text (text, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length = 0;
      char *converted = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (converted, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (tfl_model_equal (model, expected));
    }
}

static void
test_line_ends (gconstpointer data)
{
  const char *line_end = data;
  g_autofree char *path = io_project_path ("tests/models/future.trefoil");
  g_autoptr (GBytes) bytes = io_load (path);
  g_autoptr (TflModel) expected = tfl_read_bytes (bytes, NULL, NULL);
  g_autoptr (GString) text =
      g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = NULL;

  g_string_replace (text, "\n", line_end, 0);
  model = io_read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_true (tfl_model_equal (model, expected));
}

static void
assert_place (TflPlaces  *places,
              const char *id,
              guint       line,
              guint       column)
{
  TflPosition position = { 0, 0 };

  g_assert_true (tfl_places_lookup (places, id, &position));
  g_assert_cmpuint (position.line, ==, line);
  g_assert_cmpuint (position.column, ==, column);
}

static void
test_places (void)
{
  static const char text[] = "\xEF\xBB\xBF" HEAD "\r\n"
                             "  <unit name='日本 > &lt;' id=\"A\"\r\n"
                             "        caption=\"x\"><!-- 日本 --><unit id=\"B\"></unit\n"
                             "  ><work\n"
                             "    id='C'/></unit>\r"
                             "\t<unit id=\"D\"/>&#x20;<!-- <unit id='no'/> --></model>";
  g_autoptr (TflPlaces) places = tfl_places_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  TflPosition position;

  model = tfl_read_bytes (bytes, places, &error);
  g_assert_no_error (error);
  assert_place (places, "A", 2, 3);
  assert_place (places, "B", 3, 32);
  assert_place (places, "C", 4, 4);
  assert_place (places, "D", 6, 2);
  g_assert_false (tfl_places_lookup (places, "no", &position));

  /* The same places can be used for the next file. */
  g_clear_pointer (&model, tfl_model_unref);
  model = tfl_read_bytes (bytes, places, &error);
  g_assert_no_error (error);
  assert_place (places, "D", 6, 2);
}

/* Each element of a large file is where the places say, whichever buffer libxml2 was in. */
static void
test_places_large (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "\n");
  g_autoptr (TflPlaces) places = tfl_places_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TflModel) model = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%*s<unit id=\"u%u\" name=\"日%*s\"/>\n", (int) (i % 7), "", i,
                            (int) (i % 97), "&lt;");
  g_string_append (text, "</model>");
  bytes = g_bytes_new (text->str, text->len);
  model = tfl_read_bytes (bytes, places, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);

      assert_place (places, id, i + 2, i % 7 + 1);
    }
}

static void
test_nesting (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "<unit id=\"u%u\">", i);
  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "</unit>");
  g_string_append (text, "</model>");
  assert_complaint (text, "line 1, column 3110: elements nest more than 200 deep here");

  g_string_assign (text, HEAD);
  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "<x>");
  assert_complaint (text, "line 1, column 156: unknown elements nest more than 40 deep here");
}

/* As deep as a model can be, with as much unknown in it as there can be: it must come back. */
static void
test_deepest (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = NULL;

  for (guint i = 1; i < TFL_MODEL_MAX_DEPTH; i++)
    g_string_append_printf (text, "<unit id=\"u%u\">", i);
  g_string_append (text, "<description>");
  for (guint i = 0; i < TFL_LIMIT_UNKNOWN_DEPTH; i++)
    g_string_append (text, "<x>");
  for (guint i = 0; i < TFL_LIMIT_UNKNOWN_DEPTH; i++)
    g_string_append (text, "</x>");
  g_string_append (text, "</description>");
  for (guint i = 1; i < TFL_MODEL_MAX_DEPTH; i++)
    g_string_append (text, "</unit>");
  g_string_append (text, "</model>");

  model = io_read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tfl_model_count (model, TFL_KIND_UNIT), ==, TFL_MODEL_MAX_DEPTH - 1);
  io_assert_stable (model);
}

static void
test_attributes (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "\n<unit id=\"A\"");

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (text, " a%u=\"\"", i);
  g_string_append (text, "/></model>");
  assert_complaint (text, "line 2, column 1: this tag has more than 200 attributes");

  /* Also where the scan of bytes would not see them in another encoding. */
  {
    gsize length = 0;
    char *converted = g_convert (text->str, (gssize) text->len, "UTF-16", "UTF-8", NULL, &length, NULL);
    g_autoptr (GBytes) bytes = g_bytes_new_take (converted, length);
    g_autofree char *found = io_complaint (bytes);

    g_assert_cmpstr (found, ==, "line 2, column 1: this tag has more than 200 attributes");
  }
}

static void
test_prefixes (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);

  for (guint i = 0; i < 30; i++)
    {
      g_string_append_printf (text, "<unit id=\"u%u\"", i);
      for (guint j = 0; j < 90; j++)
        g_string_append_printf (text, " xmlns:p%u-%u=\"urn:x\"", i, j);
      g_string_append (text, ">");
    }
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<p0-0:x/>");
  assert_complaint (text, "line 1, column 1840: more than 100 prefixes are declared here");
}

static void
test_long_value (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "\n <unit id=\"A\" name=\"");

  for (guint i = 0; i < 9 * 1024 * 1024 / 16; i++)
    g_string_append (text, "0123456789abcdef");
  g_string_append (text, "\"/></model>");
  assert_complaint (text, "line 2, column 2: this tag is longer than 8388608 bytes");
}

static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "\n <description> <![CDATA[");

  for (guint i = 0; i < 16 * 1024 * 1024 / 16; i++)
    g_string_append (text, i % 2 == 0 ? "0123456789abcdef" : "]]><![CDATA[1234");
  g_string_append (text, "]]></description></model>");
  assert_complaint (text, "line 2, column 16: a text is longer than 8388608 bytes");
}

static void
test_count (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "<x>\n");

  for (guint i = 0; i < TFL_LIMIT_ELEMENTS; i++)
    g_string_append (text, "<x/>");
  g_string_append (text, "</x></model>");
  {
    g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
    g_autofree char *found = io_complaint (bytes);

    g_assert_cmpstr (found, ==, "line 2, column 19999993: the file has more than 5000000 elements");
  }
}

static void
test_size (void)
{
  gsize length = (gsize) TFL_LIMIT_FILE + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (length), length);
  g_autofree char *found = io_complaint (bytes);

  g_assert_cmpstr (found, ==, "line 1, column 1: the file is larger than 268435456 bytes");
}

/* A call that leads back to itself is a finding's business, and must not hang anything here. */
static void
test_call_cycle (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model =
      io_read_text (HEAD "<unit id=\"A\"><work id=\"a\" called-by=\"b\"/><work id=\"b\" called-by=\"c\"/>"
                         "<work id=\"c\" called-by=\"a\"/><work id=\"d\" called-by=\"d\"/></unit></model>",
                    &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tfl_model_count (model, TFL_KIND_WORK), ==, 4);
  io_assert_stable (model);
}

/* What stands where in another order, with other spacing, prefixed, in CDATA: the same model. */
static void
test_lenient (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) expected = io_read_text (
      HEAD "<description>a &lt; b</description><unit id=\"A\" name=\"R &amp; &#38;amp; D\" "
           "declares=\"customer operator\"><work id=\"W\" operators=\"A B\"/></unit><unit id=\"B\"/></model>",
      &error);
  g_autoptr (TflModel) model = io_read_text (
      "<t:model xmlns:t='urn:trefoil:model:1'><t:unit declares=' operator\tcustomer customer ' name='R "
      "&#x26; &amp;amp; D' "
      "id='A'><t:work operators='&#9;A  B ' id='W' component='no'></t:work></t:unit> <t:unit id='B'/>"
      "<t:description><![CDATA[a < ]]>b</t:description></t:model>",
      &error);

  g_assert_no_error (error);
  g_assert_true (tfl_model_equal (model, expected));
}

static void
test_file (void)
{
  g_autofree char *path = io_project_path ("tests/models/everything.trefoil");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/at all.trefoil");
  g_autoptr (GFile) endless = g_file_new_for_path ("/dev/zero");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_file (file, NULL, cancellable, &error);

  g_assert_no_error (error);
  g_assert_nonnull (model);

  g_assert_null (tfl_read_file (missing, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==,
                   "“/nowhere/at all.trefoil” cannot be read: there is no such file or folder");
  g_clear_error (&error);

  g_assert_null (tfl_read_file (endless, NULL, NULL, &error));
  g_assert_error (error, TFL_IO_ERROR, TFL_IO_ERROR_LIMIT);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (tfl_read_file (file, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  static const char *const encodings[] = { "UTF-8",      "UTF-16",       "UTF-16LE", "UTF-16BE",
                                           "UTF-32LE",   "UTF-32BE",     "EUC-JP",   "GB18030",
                                           "ISO-8859-1", "windows-1252", "Shift_JIS" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *name = g_strconcat ("/reader/encoding/", encodings[i], NULL);

      g_test_add_data_func (name, encodings[i], test_encoding);
    }
  g_test_add_func ("/reader/encoding/no-mark", test_no_mark);
  g_test_add_data_func ("/reader/line-ends/crlf", "\r\n", test_line_ends);
  g_test_add_data_func ("/reader/line-ends/cr", "\r", test_line_ends);
  g_test_add_func ("/reader/places", test_places);
  g_test_add_func ("/reader/places-large", test_places_large);
  g_test_add_func ("/reader/nesting", test_nesting);
  g_test_add_func ("/reader/deepest", test_deepest);
  g_test_add_func ("/reader/attributes", test_attributes);
  g_test_add_func ("/reader/prefixes", test_prefixes);
  g_test_add_func ("/reader/long-value", test_long_value);
  g_test_add_func ("/reader/long-text", test_long_text);
  g_test_add_func ("/reader/count", test_count);
  g_test_add_func ("/reader/size", test_size);
  g_test_add_func ("/reader/call-cycle", test_call_cycle);
  g_test_add_func ("/reader/lenient", test_lenient);
  g_test_add_func ("/reader/file", test_file);

  return g_test_run ();
}
