/* A report that is whole: each thing once, each link to something, people's text as text, and the same bytes each time. */
#include "job-fixture.h"

#include "export/tfl-report.h"

#include <libxml/HTMLparser.h>
#include <string.h>

static char *
write_report (JobFixture *fixture)
{
  const TflExportOptions options = { TFL_THEME_LIGHT, 1, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;

  bytes = tfl_report_write (&fixture->job, &options, &error);
  g_assert_no_error (error);
  again = tfl_report_write (&fixture->job, &options, NULL);
  g_assert_true (g_bytes_equal (bytes, again));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Calls for each value of an attribute in the markup, which has no other quotation marks. */
static void
read_values (const char *html,
             const char *begin,
             GPtrArray  *values)
{
  for (const char *p = html; (p = strstr (p, begin)) != NULL;)
    {
      p += strlen (begin);
      g_ptr_array_add (values, g_strndup (p, strcspn (p, "\"")));
    }
}

/* All ids; each stands once. */
static GHashTable *
read_ids (const char *html)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  read_values (html, " id=\"", values);
  for (guint i = 0; i < values->len; i++)
    if (!g_hash_table_add (ids, g_strdup (values->pdata[i])))
      g_error ("“%s” stands twice", (const char *) values->pdata[i]);

  return ids;
}

static void
check_links (const char *html,
             GHashTable *ids)
{
  static const char *const begins[] = { " href=\"#", " for=\"", " aria-controls=\"", "url(#" };

  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    {
      g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

      read_values (html, begins[i], values);
      for (guint j = 0; j < values->len; j++)
        {
          char *target = values->pdata[j];

          target[strcspn (target, ")")] = '\0';
          if (!g_hash_table_contains (ids, target))
            g_error ("“%s%s” leads nowhere", begins[i], target);
        }
    }
  g_assert_null (strstr (html, "href=\"http"));
  g_assert_null (strstr (html, " src=\""));
}

static gboolean
has_row_cb (const TflElement *element,
            gpointer          ids)
{
  TflKind kind = tfl_element_get_kind (element);
  g_autofree char *id = g_strdup_printf ("e.%s", tfl_element_get_id (element));

  if (kind == TFL_KIND_UNIT || kind == TFL_KIND_SERVICE || kind == TFL_KIND_WORK || kind == TFL_KIND_AGREEMENT)
    if (!g_hash_table_contains (ids, id))
      g_error ("“%s” has no row", id);

  return TRUE;
}

/* Tags that do not match are errors to the parser, as they are to HTML; it is older than some of the names. */
static void
check_markup (const char *html)
{
  const char *body = strstr (html, "<body>");
  g_autofree char *text = g_strndup (body, (gsize) (strstr (body, "<script>") - body));
  g_autofree char *whole = g_strconcat (text, "</body>", NULL);
  htmlParserCtxtPtr parser = htmlNewParserCtxt ();
  htmlDocPtr doc = htmlCtxtReadMemory (parser, whole, (int) strlen (whole), NULL, "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  const xmlError *error = xmlCtxtGetLastError (parser);

  if (error != NULL && error->code != XML_HTML_UNKNOWN_TAG)
    g_error ("line %d: %s", error->line, error->message);
  xmlFreeDoc (doc);
  htmlFreeParserCtxt (parser);
}

static void
check_report (JobFixture *fixture)
{
  g_autofree char *html = write_report (fixture);
  g_autoptr (GHashTable) ids = read_ids (html);
  g_autoptr (GPtrArray) findings = tfl_findings_list (fixture->of.findings, fixture->of.model);

  tfl_model_foreach (fixture->of.model, has_row_cb, ids);
  for (guint i = 1; i <= findings->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("f.%u", i);

      g_assert_true (g_hash_table_contains (ids, id));
    }
  check_links (html, ids);
  check_markup (html);
  g_assert_true (g_utf8_validate (html, -1, NULL));
  g_assert_nonnull (strstr (html, "default-src 'none'"));
}

static void
test_example (gconstpointer name)
{
  g_auto (JobFixture) fixture = { 0 };

  job_fixture_init_example (&fixture, name);
  job_fixture_draw (&fixture, 0);
  check_report (&fixture);
}

static void
test_empty (void)
{
  g_auto (JobFixture) fixture = { 0 };

  job_fixture_init (&fixture, "");
  check_report (&fixture);
}

static void
test_hostile (void)
{
  static const char hostile[] = "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot; onload=&quot;x &apos;&amp;amp;";
  g_autofree char *xml = g_strdup_printf ("<unit id=\"a.b\" name=\"%s\" caption=\"%s\"><work id=\"w\" name=\"%s\" process=\"%s\"/></unit>"
                                          "<unit id=\"c\" name=\"%s\"/><service id=\"s\" name=\"%s\" provider=\"a.b\" customers=\"c\"/>",
                                          hostile, hostile, hostile, hostile, hostile, hostile);
  g_auto (JobFixture) fixture = { 0 };
  g_autofree char *html = NULL;

  job_fixture_init (&fixture, xml);
  job_fixture_draw (&fixture, 0);
  check_report (&fixture);
  html = write_report (&fixture);
  g_assert_null (strstr (html, "<img"));
  g_assert_null (strstr (html, "\" onload"));
  g_assert_nonnull (strstr (html, "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot; onload=&quot;x &#39;&amp;amp;"));
}

int
main (int    argc,
      char **argv)
{
  static const char *const examples[] = { "bank", "hospital", "municipality" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/report/example/", examples[i], NULL);

      g_test_add_data_func (path, examples[i], test_example);
    }
  g_test_add_func ("/report/empty", test_empty);
  g_test_add_func ("/report/hostile", test_hostile);

  return g_test_run ();
}
