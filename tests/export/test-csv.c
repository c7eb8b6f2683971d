/* CSV as a spreadsheet reads it: every cell comes back, and none is a formula. */
#include "job-fixture.h"

#include "export/tfl-csv.h"

#include <string.h>

typedef struct
{
  GPtrArray *rows; /* of GPtrArray of char *; the first has the headings */
} Read;

/* A reader of RFC 4180 that takes nothing else. */
static void
read_table (Read   *self,
            GBytes *bytes,
            char    separator)
{
  gsize size;
  const char *p = g_bytes_get_data (bytes, &size);
  const char *end = p + size;
  GPtrArray *row = NULL;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_assert_true (g_utf8_validate (p, (gssize) size, NULL));
  g_assert_true (g_str_has_prefix (p, "\xEF\xBB\xBF"));
  for (p += 3; p < end; p++)
    {
      GString *cell = g_string_new (NULL);
      gboolean quoted = *p == '"';

      if (row == NULL)
        row = g_ptr_array_new_with_free_func (g_free);
      for (p += quoted; quoted ? *p != '"' || p[1] == '"' : *p != separator && *p != '\r'; p++)
        {
          g_assert_true (p < end && (quoted || *p != '"' || separator != ','));
          p += quoted && *p == '"';
          g_string_append_c (cell, *p);
        }
      p += quoted;
      /* What a reader with the wrong separator does with text behind a closing quote: it belongs to the cell. */
      for (; separator != ',' && p < end && *p != separator && *p != '\r'; p++)
        g_string_append_c (cell, *p);
      g_assert_true (*p == separator || (*p == '\r' && p[1] == '\n'));
      g_ptr_array_add (row, g_string_free (cell, FALSE));
      if (*p == '\r')
        {
          g_ptr_array_add (self->rows, g_steal_pointer (&row));
          p++;
        }
    }
  g_assert_null (row);
}

static void
read_clear (Read *self)
{
  g_ptr_array_unref (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Read, read_clear)

static const char *
get_cell (const Read *self,
          guint       index,
          const char *heading)
{
  GPtrArray *headings = self->rows->pdata[0];
  GPtrArray *row = self->rows->pdata[index];

  for (guint i = 0; i < headings->len; i++)
    if (g_str_equal (headings->pdata[i], heading))
      return row->pdata[i];
  g_error ("There is no column %s", heading);
}

static void
test_example (gconstpointer data)
{
  g_auto (JobFixture) fixture = { 0 };

  job_fixture_init_example (&fixture, data);
  for (guint table = 0; table < TFL_N_CSV_TABLES; table++)
    {
      g_autoptr (GBytes) bytes = tfl_csv_write_table (&fixture.job, table);
      g_autoptr (GBytes) again = tfl_csv_write_table (&fixture.job, table);
      g_auto (Read) read = { 0 };
      guint n_rows[] = {
        tfl_model_count (fixture.of.model, TFL_KIND_UNIT),
        tfl_model_count (fixture.of.model, TFL_KIND_SERVICE),
        tfl_model_count (fixture.of.model, TFL_KIND_WORK),
        tfl_findings_count (fixture.of.findings, TFL_SEVERITY_ERROR)
          + tfl_findings_count (fixture.of.findings, TFL_SEVERITY_WARNING)
          + tfl_findings_count (fixture.of.findings, TFL_SEVERITY_NOTE) + tfl_findings_count_waived (fixture.of.findings),
      };
      GPtrArray *headings;

      g_assert_true (g_bytes_equal (bytes, again));
      read_table (&read, bytes, ',');
      headings = read.rows->pdata[0];
      g_assert_cmpuint (read.rows->len, ==, n_rows[table] + 1);
      for (guint i = 1; i < read.rows->len; i++)
        {
          g_assert_cmpuint (((GPtrArray *) read.rows->pdata[i])->len, ==, headings->len);
          g_assert_nonnull (tfl_model_lookup (fixture.of.model, get_cell (&read, i, "id")));
        }
    }
}

#define MODEL                                                                                                  \
  "<unit id=\"a\" name=\"Bank, &quot;big&quot;\"><description>Two&#10;lines</description>"                     \
  "<profile id=\"p\" name=\"Op; first\"/>"                                                                     \
  "<unit id=\"b\" name=\"Dev\"><work id=\"w\" name=\"Fix\" operators=\"p b\" process=\"recover\" workflow=\"W3\" call=\"incident\"" \
  " service=\"s\"/><work id=\"v\" name=\"Lost\"/></unit></unit>"                                                \
  "<service id=\"s\" name=\"Net\" provider=\"b\" customers=\"a\"><facility goods=\"code\"/><support functioning=\"24×7\"/>" \
  "<agreement id=\"g\" kind=\"OLA\" customer=\"a\"/></service>"                                                 \
  "<waiver id=\"x\" element=\"v\" rule=\"work-owned\" reason=\"+1, later\" author=\"Jo\"/>"

static void
read_model (Read        *read,
            const char  *elements,
            TflCsvTable  table,
            char         separator)
{
  g_auto (JobFixture) fixture = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  job_fixture_init (&fixture, elements);
  bytes = tfl_csv_write_table (&fixture.job, table);
  read_table (read, bytes, separator);
}

static void
test_cells (void)
{
  static const struct
  {
    TflCsvTable table;
    guint       row;
    const char *heading;
    const char *cell;
  } cells[] = {
    { TFL_CSV_UNITS, 1, "name", "Bank, \"big\"" },
    { TFL_CSV_UNITS, 1, "description", "Two\nlines" },
    { TFL_CSV_UNITS, 1, "parent", "" },
    { TFL_CSV_UNITS, 1, "roles", "customer provider operator" }, /* with units inside, as in the picture */
    { TFL_CSV_UNITS, 1, "work-inside", "2" },
    { TFL_CSV_UNITS, 1, "orphans-inside", "0" },
    { TFL_CSV_UNITS, 2, "parent-id", "a" },
    { TFL_CSV_UNITS, 2, "roles", "provider operator" },
    { TFL_CSV_SERVICES, 1, "provider", "Dev" },
    { TFL_CSV_SERVICES, 1, "provider-id", "b" },
    { TFL_CSV_SERVICES, 1, "customers", "Bank, \"big\"" },
    { TFL_CSV_SERVICES, 1, "facility-goods", "code" },
    { TFL_CSV_SERVICES, 1, "support-functioning", "24×7" },
    { TFL_CSV_SERVICES, 1, "agreements", "OLA Bank, \"big\"" },
    { TFL_CSV_WORK, 1, "path", "Bank, \"big\" › Dev" },
    { TFL_CSV_WORK, 1, "operators", "Op; first; Dev" },
    { TFL_CSV_WORK, 1, "operators-id", "p b" },
    { TFL_CSV_WORK, 1, "process", "recover" },
    { TFL_CSV_WORK, 1, "service", "Net" },
    { TFL_CSV_WORK, 1, "orphan", "" },
    { TFL_CSV_WORK, 2, "orphan", "work-unowned" },
    { TFL_CSV_WORK, 2, "set-aside", "yes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_auto (Read) read = { 0 };

      read_model (&read, MODEL, cells[i].table, ',');
      g_assert_cmpstr (get_cell (&read, cells[i].row, cells[i].heading), ==, cells[i].cell);
    }
}

static void
test_findings (void)
{
  g_auto (Read) read = { 0 };
  gboolean found = FALSE;

  read_model (&read, MODEL, TFL_CSV_FINDINGS, ',');
  for (guint i = 1; i < read.rows->len; i++)
    if (g_str_equal (get_cell (&read, i, "id"), "v") && g_str_equal (get_cell (&read, i, "rule"), "work-owned"))
      {
        found = TRUE;
        g_assert_cmpstr (get_cell (&read, i, "severity"), ==, "error");
        g_assert_cmpstr (get_cell (&read, i, "kind"), ==, "work");
        g_assert_cmpstr (get_cell (&read, i, "name"), ==, "Lost");
        g_assert_cmpstr (get_cell (&read, i, "field"), ==, "process");
        g_assert_cmpstr (get_cell (&read, i, "set-aside"), ==, "yes");
        g_assert_cmpstr (get_cell (&read, i, "reason"), ==, "'+1, later");
        g_assert_cmpstr (get_cell (&read, i, "author"), ==, "Jo");
      }
  g_assert_true (found);
}

/* What a spreadsheet would compute, with blanks and marks before it that it skips. */
static gboolean
is_formula (const char *cell)
{
  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_utf8_strchr ("=+-@−＝＋－＠", -1, c) != NULL)
        return TRUE;
      if (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_FORMAT && c != '"')
        return FALSE;
    }

  return FALSE;
}

/* Read with its own separator and with those of other languages and careless people. */
static void
test_formulas (gconstpointer data)
{
  static const char separators[] = { ',', ';', '\t' };
  g_autofree char *escaped = g_markup_escape_text (data, -1);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
  g_autofree char *value = g_strjoinv ("&#10;", lines);
  g_autofree char *elements = g_strdup_printf (
    "<unit id=\"u\" name=\"%s\" caption=\"%s\"><description>%s</description><profile id=\"p\" name=\"Jo\"/>"
    "<work id=\"w\" name=\"%s\" requester=\"%s\" operators=\"p u\" process=\"%s\"/></unit>"
    "<service id=\"s\" name=\"%s\" provider=\"u\" customers=\"u\" users=\"%s\"><support desk=\"%s\"/></service>",
    value, value, escaped, value, value, value, value, value, value);

  for (guint table = 0; table < TFL_N_CSV_TABLES; table++)
    for (guint k = 0; k < G_N_ELEMENTS (separators); k++)
      {
        g_auto (Read) read = { 0 };

        read_model (&read, elements, table, separators[k]);
        g_assert_cmpuint (read.rows->len, >=, 2);
        for (guint i = 0; i < read.rows->len; i++)
          {
            GPtrArray *row = read.rows->pdata[i];

            for (guint j = 0; j < row->len; j++)
              if (is_formula (row->pdata[j]))
                g_error ("%s, by “%c”: %s", tfl_csv_parts[table].name, separators[k], (const char *) row->pdata[j]);
          }
      }
}

/* What holds no danger stays as it is. */
static void
test_harmless (void)
{
  static const char *const names[] = { "A = B", "R&amp;D; and more", "24×7 - on call", "'quoted'", "jo@example", "א=ב", "5-3" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *elements = g_strdup_printf ("<unit id=\"u\" name=\"%s\"/>", names[i]);
      g_auto (JobFixture) fixture = { 0 };
      g_autoptr (GBytes) bytes = NULL;
      g_auto (Read) read = { 0 };

      job_fixture_init (&fixture, elements);
      bytes = tfl_csv_write_table (&fixture.job, TFL_CSV_UNITS);
      read_table (&read, bytes, ',');
      g_assert_cmpstr (get_cell (&read, 1, "name"), ==, tfl_element_get_name (tfl_model_lookup (fixture.of.model, "u")));
    }
}

int
main (int    argc,
      char **argv)
{
  static const char *const examples[] = { "bank", "hospital", "municipality" };
  static const char *const formulas[] = {
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "−1", "＝1+1", " =1", "\u200F=1", "\uFEFF=1", "\u202E@x", "\n=1",
    "a;=1", "a; -1", "a\";=1", "a\n=1", "\"=1", "a;\"=1", "=HYPERLINK(\"http://x\",\"a,b\")", "a;\u200F\n+1",
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/example/", examples[i], NULL);

      g_test_add_data_func (path, examples[i], test_example);
    }
  g_test_add_func ("/csv/cells", test_cells);
  g_test_add_func ("/csv/findings", test_findings);
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/formulas/%u", i);

      g_test_add_data_func (path, formulas[i], test_formulas);
    }
  g_test_add_func ("/csv/harmless", test_harmless);

  return g_test_run ();
}
