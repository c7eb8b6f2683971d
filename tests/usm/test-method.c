/* The constants of the method against its own arithmetic: 37 steps, 20 legal pairs, 7 legal
 * calls, and sequences in which every process may call the next. */
#include "usm/tfl-hint.h"
#include "usm/tfl-method.h"

#include <string.h>

static void
test_processes (void)
{
  static const guint n_steps[] = { 8, 9, 7, 6, 7 };
  static const char *forks[] = { "Realize", "Deploy", "Recover", NULL, "Deploy measure" };
  guint total = 0;

  for (TflProcess process = 0; process < TFL_N_PROCESSES; process++)
    {
      const TflProcessInfo *info = tfl_process_get_info (process);
      guint length = g_strv_length ((char **) info->steps);

      g_assert_cmpint (info->process, ==, process);
      g_assert_cmpuint (length, ==, n_steps[process]);
      g_assert_cmpstr (info->steps[1], ==, "Classify");
      g_assert_cmpstr (info->steps[length - 1], ==, "Evaluate & close");
      if (forks[process] != NULL)
        g_assert_cmpstr (info->steps[info->fork], ==, forks[process]);
      else
        g_assert_cmpuint (info->fork, ==, G_MAXUINT);
      total += length;
    }
  g_assert_cmpuint (total, ==, 37);
}

static void
test_letters (void)
{
  const char *letters = "ACROI";

  for (TflProcess process = 0; process < TFL_N_PROCESSES; process++)
    g_assert_cmpint (tfl_process_get_info (process)->letter, ==, letters[process]);
}

/* One process, one trigger: else the own call of a piece of work could not tell its owner. */
static void
test_triggers (void)
{
  static const TflCall triggers[] = {
    TFL_CALL_WISH, TFL_CALL_RFC, TFL_CALL_INCIDENT, TFL_CALL_SERVICE_REQUEST, TFL_CALL_RISK,
  };

  for (TflProcess process = 0; process < TFL_N_PROCESSES; process++)
    g_assert_cmpint (tfl_process_get_info (process)->trigger, ==, triggers[process]);
  for (TflWorkflow workflow = 0; workflow < TFL_N_WORKFLOWS; workflow++)
    {
      const TflWorkflowInfo *info = tfl_workflow_get_info (workflow);

      g_assert_cmpint (info->trigger, ==, tfl_process_get_info (info->sequence[0])->trigger);
    }
}

static void
test_pairs (void)
{
  /* Rows W1 to W8, columns agree, change, recover, operate, improve. */
  static const char *table[] = { "oo.o.", ".o.o.", ".ooo.", "..oo.", "...o.", "oo.oo", ".o.oo", "...oo" };
  guint n_pairs = 0;

  for (TflWorkflow workflow = 0; workflow < TFL_N_WORKFLOWS; workflow++)
    for (TflProcess process = 0; process < TFL_N_PROCESSES; process++)
      {
        g_assert_cmpint (tfl_workflow_runs (workflow, process), ==, table[workflow][process] == 'o');
        n_pairs += tfl_workflow_runs (workflow, process);
      }
  g_assert_cmpuint (n_pairs, ==, 20);
}

static void
test_calls (void)
{
  /* Rows the caller, columns the called. */
  static const char *table[] = { ".o...", "...o.", ".o.o.", ".....", "oo.o." };
  guint n_calls = 0;

  for (TflProcess caller = 0; caller < TFL_N_PROCESSES; caller++)
    for (TflProcess called = 0; called < TFL_N_PROCESSES; called++)
      {
        g_assert_cmpint (tfl_process_may_call (caller, called), ==, table[caller][called] == 'o');
        n_calls += tfl_process_may_call (caller, called);
      }
  g_assert_cmpuint (n_calls, ==, 7);
}

static void
test_sequences (void)
{
  for (TflWorkflow workflow = 0; workflow < TFL_N_WORKFLOWS; workflow++)
    {
      const TflWorkflowInfo *info = tfl_workflow_get_info (workflow);
      g_autofree char *short_name = g_strdup_printf ("W%d", workflow + 1);

      g_assert_cmpint (info->workflow, ==, workflow);
      g_assert_cmpstr (info->short_name, ==, short_name);
      g_assert_cmpint (info->proactive, ==, info->sequence[0] == TFL_PROCESS_IMPROVE);
      g_assert_cmpint (info->sequence[info->n_processes - 1], ==, TFL_PROCESS_OPERATE);
      for (guint i = 0; i + 1 < info->n_processes; i++)
        g_assert_true (tfl_process_may_call (info->sequence[i], info->sequence[i + 1]));
    }
}

/* A hint's workflow begins with its process; its words are as the reader of tokens sees them. */
static void
test_hints (void)
{
  guint n_hints;
  const TflHint *hints = tfl_hints_get (&n_hints);

  for (guint i = 0; i < n_hints; i++)
    {
      g_auto (GStrv) words = g_strsplit (hints[i].words, " ", -1);

      g_assert_cmpint (tfl_workflow_get_info (hints[i].workflow)->sequence[0], ==, hints[i].process);
      g_assert_nonnull (strstr (hints[i].reason, "%s"));
      for (guint j = 0; words[j] != NULL; j++)
        {
          gsize length = strspn (words[j], "abcdefghijklmnopqrstuvwxyz");

          g_assert_cmpuint (length, >=, 2);
          g_assert_true (words[j][length] == '\0' || g_str_equal (words[j] + length, "*"));
        }
    }
}

static void
test_hint_words (void)
{
  static const struct
  {
    const char *owner;
    const char *name;
    const char *word; /* NULL: none fits */
    TflProcess  process;
  } rows[] = {
    { NULL, "Fixes the lift", "Fixes", TFL_PROCESS_RECOVER },
    { NULL, "The prefix of a name", NULL, 0 },
    { NULL, "ÅRLIG AUDIT", "AUDIT", TFL_PROCESS_IMPROVE },
    { NULL, "Roll-out of laptops", "Roll-out", TFL_PROCESS_CHANGE },
    { "Stand up", "Tasks", "Stand up", TFL_PROCESS_CHANGE },
    { "Audit", "Fixes the lift", "Audit", TFL_PROCESS_IMPROVE }, /* the slot counts twice */
    { NULL, "", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *names[] = { rows[i].name, NULL };
      g_autofree char *word = NULL;
      const TflHint *hint = tfl_hint_find (rows[i].owner, names, &word);

      g_assert_cmpstr (word, ==, rows[i].word);
      g_assert_cmpint (hint != NULL, ==, rows[i].word != NULL);
      if (hint != NULL)
        g_assert_cmpint (hint->process, ==, rows[i].process);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/method/processes", test_processes);
  g_test_add_func ("/method/letters", test_letters);
  g_test_add_func ("/method/triggers", test_triggers);
  g_test_add_func ("/method/pairs", test_pairs);
  g_test_add_func ("/method/calls", test_calls);
  g_test_add_func ("/method/sequences", test_sequences);
  g_test_add_func ("/method/hints", test_hints);
  g_test_add_func ("/method/hint-words", test_hint_words);

  return g_test_run ();
}
