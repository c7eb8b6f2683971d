/* DOT that dot takes, with every unit and service in it and labels that say what the model says. */
#include "job-fixture.h"

#include "export/tfl-graphviz.h"

#include <string.h>

static char *
write_dot (JobFixture *fixture)
{
  const TflExportOptions options = { TFL_THEME_LIGHT, 1, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tfl_graphviz_write (&fixture->job, &options, &error);
  g_autoptr (GBytes) again = tfl_graphviz_write (&fixture->job, &options, NULL);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What dot draws of it, as SVG; NULL, and the test skipped, where there is no dot. */
static char *
run_dot (const char *dot)
{
  g_autofree char *program = g_find_program_in_path ("dot");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *complaints = NULL;
  char *svg = NULL;

  if (program == NULL)
    {
      g_test_skip ("dot is not installed");
      return NULL;
    }

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                              &error, program, "-Tsvg", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, dot, NULL, &svg, &complaints, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaints, ==, "");
  g_assert_true (g_subprocess_get_successful (process));

  return svg;
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, what)) != NULL; p += strlen (what))
    n++;

  return n;
}

static gboolean
has_unit_cb (const TflElement *element,
             gpointer          svg)
{
  g_autofree char *id = g_strdup_printf ("id=\"%s\"", tfl_element_get_id (element));

  if (tfl_element_get_kind (element) == TFL_KIND_UNIT && count (svg, id) != 1)
    g_error ("%s is drawn %u times", id, count (svg, id));

  return TRUE;
}

static void
test_example (gconstpointer data)
{
  g_auto (JobFixture) fixture = { 0 };
  g_autofree char *dot = NULL;
  g_autofree char *svg = NULL;

  job_fixture_init_example (&fixture, data);
  dot = write_dot (&fixture);
  svg = run_dot (dot);
  if (svg == NULL)
    return;

  tfl_model_foreach (fixture.of.model, has_unit_cb, svg);
  g_assert_cmpuint (count (svg, "class=\"edge\""), >=, tfl_model_count (fixture.of.model, TFL_KIND_SERVICE));
}

static void
test_lines (void)
{
  g_auto (JobFixture) fixture = { 0 };
  g_autofree char *dot = NULL;
  static const char *const lines[] = {
    "subgraph \"cluster_a\" {",
    "\"b\" -> \"c\" [ id=\"s-c\" label=\"S\\nOLA\" style=dashed ]",
    "\"b\" -> \"d\" [ id=\"s-d\" label=\"S\\nSA\" style=solid ]",
    "\"a\" -> \"d\" [ id=\"t-d\" label=\"T\\nUC\" color=\"#434A58:#434A58\" ltail=\"cluster_a\" ]",
    "\"a\" -> \"b\" [ id=\"t-b\" label=\"T\\nno agreement\" style=dotted ]", /* b stands in a: no tail to clip */
    "label=\"B\\n1 work item\\n? 1 with no owning process\" style=\"rounded,filled,dashed\"",
  };

  job_fixture_init (&fixture,
                    "<unit id=\"a\" name=\"A\"><unit id=\"b\" name=\"B\"><work id=\"w\" name=\"W\"/></unit><unit id=\"c\" name=\"C\"/></unit>"
                    "<unit id=\"d\" name=\"D\"/><service id=\"s\" name=\"S\" provider=\"b\" customers=\"c d\">"
                    "<agreement id=\"g\" kind=\"OLA\" customer=\"c\"/><agreement id=\"h\" kind=\"SA\" customer=\"d\"/></service>"
                    "<service id=\"t\" name=\"T\" provider=\"a\" customers=\"d b\"><agreement id=\"i\" kind=\"UC\" customer=\"d\"/></service>"
                    "<service id=\"n\" name=\"N\"/>");
  dot = write_dot (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (strstr (dot, lines[i]) == NULL)
      g_error ("There is no “%s” in:\n%s", lines[i], dot);
}

static void
test_hostile (void)
{
  /* As they stand in XML, in the file, and in what dot makes of it. */
  static const char *const names[][2] = {
    { "a &quot;b&quot;", ">a &quot;b&quot;</text>" },
    { "back\\slash\\", ">back\\slash\\</text>" },
    { "\\N \\G \\l", ">\\N \\G \\l</text>" },
    { "&amp;lt;b&amp;gt;", ">&amp;lt;b&amp;gt;</text>" },
    { "&lt;b&gt;bold&lt;/b&gt;", ">&lt;b&gt;bold&lt;/b&gt;</text>" },
    { "one&#10;two", ">two</text>" },
    { "R&amp;D", ">R&amp;D</text>" },
    { "\"] }", NULL },
    { "שלום", ">שלום</text>" },
    { "&#x202E;=cmd|x", "=cmd|x</text>" },
    { "]]&gt;", "]]&gt;</text>" },
    { "", NULL },
  };
  g_auto (JobFixture) fixture = { 0 };
  g_autoptr (GString) elements = g_string_new (NULL);
  g_autofree char *dot = NULL;
  g_autofree char *svg = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i][0], "\"", -1);
      g_autofree char *name = g_strjoinv ("&quot;", parts);

      g_string_append_printf (elements, "<unit id=\"u%u\" name=\"%s\"><unit id=\"v%u\" name=\"%s\"/></unit>", i, name, i, name);
    }
  job_fixture_init (&fixture, elements->str);
  dot = write_dot (&fixture);
  svg = run_dot (dot);
  if (svg == NULL)
    return;

  tfl_model_foreach (fixture.of.model, has_unit_cb, svg);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i][1] != NULL && strstr (svg, names[i][1]) == NULL)
      g_error ("“%s” is not in:\n%s", names[i][1], svg);
}

int
main (int    argc,
      char **argv)
{
  static const char *const examples[] = { "bank", "hospital", "municipality" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/graphviz/example/", examples[i], NULL);

      g_test_add_data_func (path, examples[i], test_example);
    }
  g_test_add_func ("/graphviz/lines", test_lines);
  g_test_add_func ("/graphviz/hostile", test_hostile);

  return g_test_run ();
}
