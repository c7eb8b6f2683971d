/* A PDF is built as ISO 32000-1 has it: its table names every object, and what is said about it is there. */
#include "job-fixture.h"

#include "export/tfl-decimal.h"
#include "export/tfl-pdf-picture.h"
#include "scene/tfl-text.h"

#include <stdlib.h>
#include <string.h>

static GBytes *
write_pdf (JobFixture *fixture)
{
  const TflExportOptions options = { TFL_THEME_LIGHT, 1, FALSE };
  const TflExportFormat *format = tfl_export_format_find ("pdf");
  g_autoptr (GError) error = NULL;
  GBytes *bytes = format->write_job (&fixture->job, &options, &error);
  g_autoptr (GBytes) again = format->write_job (&fixture->job, &options, NULL);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again)); /* though threads compressed it */

  return bytes;
}

static gboolean
has (GBytes     *bytes,
     const char *words)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, words, strlen (words)) != NULL;
}

/* Where the last of these words stands; there are zeros between. */
static const char *
find_last (GBytes     *bytes,
           const char *words)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (const char *at = data + size - strlen (words); at >= data; at--)
    if (memcmp (at, words, strlen (words)) == 0)
      return at;

  return NULL;
}

/* Each entry of the table is where its object begins. */
static void
check_table (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *tail = find_last (bytes, "startxref\n");
  char *at;
  guint n;

  g_assert_nonnull (tail);
  g_assert_cmpmem (data, 9, "%PDF-1.4\n", 9);
  g_assert_cmpmem (data + size - 6, 6, "%%EOF\n", 6);
  at = (char *) data + strtoul (tail + strlen ("startxref\n"), NULL, 10);
  g_assert_cmpmem (at, 7, "xref\n0 ", 7);
  n = (guint) strtoul (at + 7, &at, 10);
  g_assert_cmpuint (n, >, 10);
  at += strlen ("\n0000000000 65535 f \n");
  for (guint i = 1; i < n; i++, at += 20)
    {
      g_autofree char *head = g_strdup_printf ("%u 0 obj\n", i);

      g_assert_cmpmem (at + 10, 10, " 00000 n \n", 10);
      g_assert_cmpmem (data + strtoul (at, NULL, 10), strlen (head), head, strlen (head));
    }
}

static void
test_examples (gconstpointer name)
{
  g_auto (JobFixture) fixture = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *pages = NULL;

  job_fixture_init_example (&fixture, name);
  job_fixture_draw (&fixture, 0);
  bytes = write_pdf (&fixture);
  pages = g_strdup_printf ("] /Count %u >>", fixture.job.n_pages);

  check_table (bytes);
  g_assert_true (has (bytes, pages));
  g_assert_true (has (bytes, "/Lang (")); /* the one that the tests run in */
  g_assert_true (has (bytes, "/MarkInfo << /Marked true >>"));
}

/* Letters of all kinds, some of which no font may have. */
static void
test_letters (void)
{
  g_auto (JobFixture) fixture = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  job_fixture_init (&fixture, "<unit id='a' name='AVATAR (To) \\ é'/><unit id='b' name='שלום עולם'/><unit id='c' name='病院 🏥'/>"
                              "<unit id='d' name='&#x10FFFD;&#xE000;'/><unit id='e' name=''/>");
  job_fixture_draw (&fixture, 1);
  bytes = write_pdf (&fixture);

  check_table (bytes);
  g_assert_true (has (bytes, "/ToUnicode"));
}

/* Of a font that cannot be embedded the outline is drawn, once for all places. */
static void
test_outline (void)
{
  TflPdfFile *file = tfl_pdf_file_new ();
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const TflPdfDesk desk = { file, NULL, pictures };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) resources = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  PangoLayoutLine *line = pango_layout_get_line_readonly (tfl_text_layout ("A", 400), 0);
  const PangoLayoutRun *run = line->runs->data;
  const TflPdfPiece piece = {
    .glyphs = "A", .pango = run->item->analysis.font, .picture = run->glyphs->glyphs[0].glyph, .width = 600
  };

  for (guint i = 0; i < 2; i++)
    tfl_pdf_picture_put (&piece, (TflPoint) { 10 * i, 20 }, 16, &desk, out);
  tfl_pdf_pictures_list (&desk, resources);
  g_assert_cmpstr (out->str, ==, "/Span <</ActualText (A)>> BDC\nq 0.016 0 0 -0.016 0 20 cm /P1 Do Q\nEMC\n"
                                 "/Span <</ActualText (A)>> BDC\nq 0.016 0 0 -0.016 10 20 cm /P1 Do Q\nEMC\n");
  g_assert_cmpstr (resources->str, ==, "/P1 1 0 R ");
  bytes = tfl_pdf_file_finish (file, 1, 1);
  g_assert_true (has (bytes, "/Subtype /Form"));
}

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { "", "()" },
    { "Bank (retail) \\ 1", "(Bank \\(retail\\) \\\\ 1)" },
    { "two\nlines", "(two lines)" },
    { "é", "<FEFF00E9>" },
    { "🏥", "<FEFFD83CDFE5>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      tfl_pdf_put_text (out, rows[i].text);
      g_assert_cmpstr (out->str, ==, rows[i].expected);
    }
}

static void
test_decimal (void)
{
  static const struct
  {
    double      value;
    const char *expected;
  } rows[] = {
    { 0, "0" }, { 1, "1" }, { -1, "-1" }, { 0.5, "0.5" }, { 0.05, "0.05" }, { 0.004, "0" }, { -0.004, "0" }, { 0.995001, "1" },
    { -12.345001, "-12.35" }, { 100, "100" }, { 4310.5, "4310.5" }, { 1e300, "1000000000000" }, { -1e300, "-1000000000000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) out = g_string_sized_new (i); /* some with room, some without */
      g_autofree char *expected = g_strdup_printf (" x=\"%s\"", rows[i].expected);

      tfl_decimal_put (out, " x=\"", rows[i].value, "\"");
      g_assert_cmpstr (out->str, ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/decimal", test_decimal);
  g_test_add_func ("/pdf/text", test_text);
  g_test_add_func ("/pdf/outline", test_outline);
  g_test_add_data_func ("/pdf/bank", "bank", test_examples);
  g_test_add_data_func ("/pdf/hospital", "hospital", test_examples);
  g_test_add_data_func ("/pdf/municipality", "municipality", test_examples);
  g_test_add_func ("/pdf/letters", test_letters);

  return g_test_run ();
}
