/* Walks the table of rules, and that of the classes of orphans: each row has an example where all
 * is well and one where it is not, in tests/rules, and they show just that. */
#include "io/tfl-writer.h"
#include "usm/tfl-orphan.h"

#include "tfl-load.h"

#include <string.h>

/* What the bad example of a rule cannot help breaking as well. */
static const struct
{
  const char *rule;
  const char *also;
} companions[] = {
  { "call-fitting", "workflow-closed" }, /* a first call of another process is also a wrong first process */
  { "tool-last", "work-operated" },      /* a tool without what comes before it is work without it */
};

static gboolean
is_companion (const char *rule,
              const char *also)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    if (g_str_equal (companions[i].rule, rule) && g_str_equal (companions[i].also, also))
      return TRUE;
  return FALSE;
}

static void
load_example (TflLoad    *load,
              const char *id,
              const char *which)
{
  g_autofree char *path = g_strdup_printf ("rules/%s.%s.trefoil", id, which);

  tfl_load_file (load, path);
}

static void
test_good (gconstpointer data)
{
  const TflRule *rule = data;
  g_auto (TflLoad) load = { NULL };

  load_example (&load, rule->id, "ok");
  g_assert_cmpuint (tfl_model_count (load.model, rule->kind), >, 0);
  for (TflSeverity severity = 0; severity < TFL_N_SEVERITIES; severity++)
    g_assert_cmpuint (tfl_findings_count (load.findings, severity), ==, 0);
}

static void
test_bad (gconstpointer data)
{
  const TflRule *rule = data;
  g_auto (TflLoad) load = { NULL };
  g_autoptr (GPtrArray) findings = NULL;
  guint n_found = 0;

  load_example (&load, rule->id, "bad");
  findings = tfl_findings_list (load.findings, load.model);
  for (guint i = 0; i < findings->len; i++)
    {
      const TflFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s", finding->rule->id, finding->sentence);
      if (finding->rule == rule)
        n_found++;
      else
        g_assert_true (is_companion (rule->id, finding->rule->id));
    }
  g_assert_cmpuint (n_found, ==, 1);
}

/* A sentence names its element, says more than that, and ends without a full stop. */
static void
test_sentence (gconstpointer data)
{
  const TflRule *rule = data;
  g_auto (TflLoad) load = { NULL };
  g_autoptr (GPtrArray) findings = NULL;

  load_example (&load, rule->id, "bad");
  findings = tfl_findings_list (load.findings, load.model);
  for (guint i = 0; i < findings->len; i++)
    {
      const TflFinding *finding = g_ptr_array_index (findings, i);
      const char *name = tfl_element_get_name (tfl_load_get (&load, finding->element));
      g_autofree char *quoted = g_strdup_printf ("“%s”", name);

      g_assert_nonnull (strstr (finding->sentence, quoted));
      g_assert_nonnull (strchr (finding->sentence, ';'));
      g_assert_false (g_str_has_suffix (finding->sentence, "."));
      g_assert_null (strstr (finding->sentence, "(null)"));
      g_assert_true (g_utf8_validate (finding->sentence, -1, NULL));
    }
}

/* Beside the field that is missing; where none is, beside the last. */
static void
test_field (void)
{
  g_autoptr (TflElement) service = tfl_element_new (TFL_KIND_SERVICE, "S");
  const TflRule *parties = tfl_rule_find ("service-parties");
  TflRule nowhere = *parties;

  g_assert_cmpint (tfl_rule_find_field (parties, service), ==, TFL_SERVICE_PROVIDER);
  tfl_element_set (service, TFL_SERVICE_PROVIDER, "A");
  g_assert_cmpint (tfl_rule_find_field (parties, service), ==, TFL_SERVICE_CUSTOMERS);
  tfl_element_set (service, TFL_SERVICE_CUSTOMERS, "A");
  g_assert_cmpint (tfl_rule_find_field (parties, service), ==, TFL_SERVICE_CUSTOMERS);
  nowhere.fields[0] = TFL_FIELD_NONE;
  g_assert_cmpint (tfl_rule_find_field (&nowhere, service), ==, TFL_FIELD_NONE);
}

/* An id is a noun and an adjective, and nobody else's; a row says what a person needs. */
static void
test_rows (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rules;
  const TflRule *rules = tfl_rules_get (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      const TflRule *rule = &rules[i];

      g_assert_true (g_hash_table_add (seen, (gpointer) rule->id));
      g_assert_true (g_hash_table_add (seen, (gpointer) rule->usm));
      g_assert_true (g_regex_match_simple ("^[a-z]+(-[a-z]+)+$", rule->id, 0, 0));
      g_assert_true (g_regex_match_simple ("^(R[0-9][0-9]|O6)$", rule->usm, 0, 0));
      g_assert_true (g_str_has_prefix (rule->source, "https://"));
      g_assert_false (g_str_has_suffix (rule->title, "."));
      g_assert_true (g_str_has_suffix (rule->why, "."));
      g_assert_true (tfl_rule_find (rule->id) == rule);
      for (guint k = 0; k < G_N_ELEMENTS (rule->fields); k++)
        if (rule->fields[k] != TFL_FIELD_NONE)
          g_assert_cmpint (tfl_field_get_info (rule->fields[k])->kind, ==, rule->kind);
    }
  g_assert_null (tfl_rule_find ("work"));
  g_assert_null (tfl_rule_find (NULL));
}

/* docs/method.md has the same rows, word for word. */
static void
test_documented (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "method.md", NULL);
  g_autofree char *text = NULL;
  guint n_rules;
  const TflRule *rules = tfl_rules_get (&n_rules);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; i < n_rules; i++)
    {
      g_autofree char *row = g_strdup_printf ("\n| `%s` | %s | %s | %s. %s | <%s> |\n", rules[i].id, rules[i].usm,
                                              tfl_severity_nick (rules[i].severity), rules[i].title, rules[i].why,
                                              rules[i].source);

      if (strstr (text, row) == NULL)
        g_error ("docs/method.md lacks the row:%s", row);
    }
  for (TflOrphan orphan = TFL_ORPHAN_UNOWNED; orphan < TFL_N_ORPHANS; orphan++)
    {
      const TflOrphanInfo *info = tfl_orphan_get_info (orphan);
      g_autofree char *row = g_strdup_printf ("\n| O%d | `%s` | %s | %s | `%s` |\n", orphan, info->id, info->label,
                                              info->why, info->rule);

      if (strstr (text, row) == NULL)
        g_error ("docs/method.md lacks the row:%s", row);
    }
}

static void
test_severities (void)
{
  g_assert_cmpstr (tfl_severity_nick (TFL_SEVERITY_ERROR), ==, "error");
  g_assert_cmpstr (tfl_severity_nick (TFL_SEVERITY_WARNING), ==, "warning");
  g_assert_cmpstr (tfl_severity_nick (TFL_SEVERITY_NOTE), ==, "note");
  g_assert_cmpint (tfl_rule_find ("work-owned")->severity, ==, TFL_SEVERITY_ERROR);
  g_assert_cmpint (tfl_rule_find ("streams-apart")->severity, ==, TFL_SEVERITY_WARNING);
  g_assert_cmpint (tfl_rule_find ("work-requested")->severity, ==, TFL_SEVERITY_WARNING);
}

static gboolean
count_class (const TflElement *element,
             gpointer          user_data)
{
  gpointer *data = user_data;
  TflLoad *load = data[0];
  guint *counts = data[1];

  if (tfl_element_get_kind (element) == TFL_KIND_WORK)
    counts[tfl_work_get_orphan (load->model, load->index, element)]++;
  return TRUE;
}

static void
test_class (gconstpointer data)
{
  const TflOrphanInfo *info = data;
  static const char *which[] = { "ok", "bad" };

  for (guint i = 0; i < G_N_ELEMENTS (which); i++)
    {
      g_auto (TflLoad) load = { NULL };
      guint counts[TFL_N_ORPHANS] = { 0 };
      gpointer both[] = { &load, counts };

      load_example (&load, info->id, which[i]);
      tfl_model_foreach (load.model, count_class, both);
      for (TflOrphan orphan = TFL_ORPHAN_UNOWNED; orphan < TFL_N_ORPHANS; orphan++)
        g_assert_cmpuint (counts[orphan], ==, i == 1 && orphan == info->orphan);
      g_assert_cmpuint (counts[TFL_ORPHAN_NONE] + i, >=, 1);
    }
}

static gboolean
is_known_stem (const char *stem)
{
  if (tfl_rule_find (stem) != NULL)
    return TRUE;
  for (TflOrphan orphan = TFL_ORPHAN_UNOWNED; orphan < TFL_N_ORPHANS; orphan++)
    if (g_str_equal (tfl_orphan_get_info (orphan)->id, stem))
      return TRUE;
  return FALSE;
}

/* No example is left over from a rule that is no more, and all of them are in canonical form. */
static void
test_files (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "rules", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (name, ".", 2);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GBytes) written = NULL;
      g_auto (TflLoad) load = { NULL };

      g_test_message ("%s", name);
      g_assert_true (is_known_stem (parts[0]));
      g_assert_true (g_str_equal (parts[1], "ok.trefoil") || g_str_equal (parts[1], "bad.trefoil"));
      tfl_load_file (&load, path);
      written = tfl_write_bytes (load.model);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpmem (text, strlen (text), g_bytes_get_data (written, NULL), g_bytes_get_size (written));
    }
}

static void
add_for_each_rule (void)
{
  guint n_rules;
  const TflRule *rules = tfl_rules_get (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      g_autofree char *good = g_strdup_printf ("/rules/%s/ok", rules[i].id);
      g_autofree char *bad = g_strdup_printf ("/rules/%s/bad", rules[i].id);
      g_autofree char *sentence = g_strdup_printf ("/rules/%s/sentence", rules[i].id);

      g_test_add_data_func (good, &rules[i], test_good);
      g_test_add_data_func (bad, &rules[i], test_bad);
      g_test_add_data_func (sentence, &rules[i], test_sentence);
    }
  for (TflOrphan orphan = TFL_ORPHAN_UNOWNED; orphan < TFL_N_ORPHANS; orphan++)
    {
      const TflOrphanInfo *info = tfl_orphan_get_info (orphan);
      g_autofree char *path = g_strdup_printf ("/rules/orphan/%s", info->id);

      g_test_add_data_func (path, info, test_class);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/rows", test_rows);
  g_test_add_func ("/rules/field", test_field);
  g_test_add_func ("/rules/documented", test_documented);
  g_test_add_func ("/rules/severities", test_severities);
  g_test_add_func ("/rules/files", test_files);
  add_for_each_rule ();

  return g_test_run ();
}
