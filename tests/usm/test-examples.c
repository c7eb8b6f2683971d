/* The three examples that come with the program: their counts, their orphans, what is suggested for these,
 * and that nothing else in them breaks the method. */
#include "usm/tfl-orphan.h"
#include "usm/tfl-stats.h"

#include "tfl-load.h"

typedef struct
{
  const char *id;
  TflOrphan   orphan;
  const char *best; /* NULL: what it is cannot be told from its name, and is not guessed */
} Orphan;

typedef struct
{
  const char *name;
  guint       work;
  guint       delivery;
  guint       by_workflow[TFL_N_WORKFLOWS];
  guint       by_process[TFL_N_PROCESSES];
  guint       n_orphans;
  Orphan      orphans[5];
} Example;

static const Example examples[] = {
  { "hospital", 21, 0, { 2, 2, 3, 3, 2, 2, 2, 1 }, { 3, 3, 3, 5, 3 }, 4,
    { { "A-18", TFL_ORPHAN_PRACTICE, "change W2" },
      { "A-19", TFL_ORPHAN_UNOWNED, "recover W4" },
      { "A-20", TFL_ORPHAN_PRACTICE, "improve W8" },
      { "A-21", TFL_ORPHAN_UNOWNED, "agree W1" } } },
  { "municipality", 22, 1, { 1, 2, 2, 3, 4, 2, 2, 2 }, { 2, 3, 3, 7, 3 }, 3,
    { { "B-20", TFL_ORPHAN_UNOWNED, "agree W1" },
      { "B-21", TFL_ORPHAN_UNOWNED, "operate W5" },
      { "B-22", TFL_ORPHAN_PRACTICE, "change W2" } } },
  { "bank", 24, 0, { 2, 3, 4, 2, 2, 2, 3, 1 }, { 2, 5, 3, 5, 4 }, 5,
    { { "C-20", TFL_ORPHAN_PRACTICE, "change W2" },
      { "C-21", TFL_ORPHAN_UNOWNED, NULL },
      { "C-22", TFL_ORPHAN_PRACTICE, "improve W7" },
      { "C-23", TFL_ORPHAN_PRACTICE, "agree W1" },
      { "C-24", TFL_ORPHAN_UNOWNED, "recover W4" } } },
};

static void
load_example (TflLoad       *load,
              const Example *example)
{
  g_autofree char *path = g_strdup_printf ("../data/examples/%s.trefoil", example->name);

  tfl_load_file (load, path);
}

static const Orphan *
find_orphan (const Example *example,
             const char    *id)
{
  for (guint i = 0; i < example->n_orphans; i++)
    if (g_str_equal (example->orphans[i].id, id))
      return &example->orphans[i];
  return NULL;
}

static void
test_counts (gconstpointer data)
{
  const Example *example = data;
  g_auto (TflLoad) load = { NULL };
  TflStats stats;

  load_example (&load, example);
  stats = tfl_stats_get (load.model, load.tally);
  g_assert_cmpuint (stats.work, ==, example->work);
  g_assert_cmpuint (stats.delivery, ==, example->delivery);
  g_assert_cmpuint (stats.orphans, ==, example->n_orphans);
  g_assert_cmpmem (stats.by_workflow, sizeof (stats.by_workflow), example->by_workflow, sizeof (example->by_workflow));
  g_assert_cmpmem (stats.by_process, sizeof (stats.by_process), example->by_process, sizeof (example->by_process));
}

/* One finding says of each orphan that it has no owner; a tool or a missing operator may add to it, and
 * nobody asking for it.  No other element breaks a rule. */
static void
test_findings (gconstpointer data)
{
  const Example *example = data;
  g_auto (TflLoad) load = { NULL };
  g_autoptr (GPtrArray) findings = NULL;
  guint n_owner = 0;

  load_example (&load, example);
  findings = tfl_findings_list (load.findings, load.model);
  for (guint i = 0; i < findings->len; i++)
    {
      const TflFinding *finding = g_ptr_array_index (findings, i);
      const Orphan *orphan = find_orphan (example, finding->element);
      const char *rule = finding->rule->id;

      g_test_message ("%s %s: %s", finding->element, rule, finding->sentence);
      g_assert_nonnull (orphan);
      if (g_str_equal (rule, tfl_orphan_get_info (orphan->orphan)->rule))
        n_owner++;
      else
        g_assert_true (g_str_equal (rule, "tool-last") || g_str_equal (rule, "work-operated")
                       || g_str_equal (rule, "work-requested"));
    }
  g_assert_cmpuint (n_owner, ==, example->n_orphans);
}

static void
assert_best (TflLoad      *load,
             const Orphan *orphan)
{
  g_autoptr (GArray) suggestions = tfl_work_get_suggestions (load->model, load->index, tfl_load_get (load, orphan->id));
  g_autofree char *best = NULL;

  for (guint i = 0; i < suggestions->len; i++)
    {
      const TflSuggestion *suggestion = &g_array_index (suggestions, TflSuggestion, i);

      if (!suggestion->is_best)
        continue;
      g_test_message ("%s: %s", orphan->id, suggestion->reason);
      g_assert_null (best);
      best = g_strdup_printf ("%s %s", tfl_words_nick (TFL_WORDS_PROCESS, suggestion->process),
                              tfl_words_nick (TFL_WORDS_WORKFLOW, suggestion->workflow));
    }
  g_assert_cmpstr (best, ==, orphan->best);
}

static void
test_orphans (gconstpointer data)
{
  const Example *example = data;
  g_auto (TflLoad) load = { NULL };

  load_example (&load, example);
  for (guint i = 0; i < example->n_orphans; i++)
    {
      const Orphan *orphan = &example->orphans[i];
      const TflElement *work = tfl_load_get (&load, orphan->id);

      g_assert_cmpint (tfl_work_get_orphan (load.model, load.index, work), ==, orphan->orphan);
      assert_best (&load, orphan);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *counts = g_strdup_printf ("/examples/%s/counts", examples[i].name);
      g_autofree char *findings = g_strdup_printf ("/examples/%s/findings", examples[i].name);
      g_autofree char *orphans = g_strdup_printf ("/examples/%s/orphans", examples[i].name);

      g_test_add_data_func (counts, &examples[i], test_counts);
      g_test_add_data_func (findings, &examples[i], test_findings);
      g_test_add_data_func (orphans, &examples[i], test_orphans);
    }

  return g_test_run ();
}
