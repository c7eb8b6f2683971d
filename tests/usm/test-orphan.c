/* The classes of orphans, and what is suggested for them. */
#include "model/tfl-edit.h"
#include "usm/tfl-orphan.h"
#include "usm/tfl-waiver.h"

#include "tfl-load.h"

static const TflSuggestion *
get (GArray *suggestions,
     guint   i)
{
  return &g_array_index (suggestions, TflSuggestion, i);
}

/* “change W2 rfc”, or “none”. */
static char *
best_of (TflLoad    *load,
         const char *id)
{
  g_autoptr (GArray) suggestions = tfl_work_get_suggestions (load->model, load->index, tfl_load_get (load, id));
  char *best = NULL;

  for (guint i = 0; i < suggestions->len; i++)
    {
      const TflSuggestion *suggestion = get (suggestions, i);

      if (!suggestion->is_best)
        continue;
      g_assert_null (best);
      best = g_strdup_printf ("%s %s %s", tfl_words_nick (TFL_WORDS_PROCESS, suggestion->process),
                              tfl_words_nick (TFL_WORDS_WORKFLOW, suggestion->workflow),
                              tfl_words_nick (TFL_WORDS_CALL, suggestion->call));
    }
  return best != NULL ? best : g_strdup ("none");
}

static void
assert_best (TflLoad    *load,
             const char *id,
             const char *expected)
{
  g_autofree char *best = best_of (load, id);

  g_assert_cmpstr (best, ==, expected);
}

#define PROVIDER                                                                                                       \
  "<unit id=\"Ward\" name=\"Ward\"/>"                                                                                  \
  "<service id=\"S\" provider=\"IT\" customers=\"Ward\"><facility goods=\"PC\"/><support desk=\"desk\"/>"              \
  "<agreement id=\"S-Ward\" customer=\"Ward\"/></service>"

/* Five, in order, each of which would satisfy the method. */
static void
test_five (void)
{
  g_auto (TflLoad) load = { NULL };
  g_autoptr (GArray) suggestions = NULL;

  tfl_load_text (&load, "<unit id=\"IT\"><work id=\"w\" name=\"Something\"/></unit>" PROVIDER);
  suggestions = tfl_work_get_suggestions (load.model, NULL, tfl_load_get (&load, "w"));
  g_assert_cmpuint (suggestions->len, ==, TFL_N_PROCESSES);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const TflSuggestion *suggestion = get (suggestions, i);

      g_assert_cmpint (suggestion->process, ==, i);
      g_assert_cmpint (tfl_workflow_get_info (suggestion->workflow)->sequence[0], ==, i);
      g_assert_cmpint (tfl_process_get_info (suggestion->process)->trigger, ==, suggestion->call);
      g_assert_cmpstr (suggestion->reason, !=, "");
    }
  assert_best (&load, "w", "none");
}

/* Each kind of evidence on its own, and that the stronger one wins. */
static void
test_evidence (void)
{
  g_auto (TflLoad) load = { NULL };

  tfl_load_text (&load,
                 "<unit id=\"IT\">"
                 "<work id=\"call\" name=\"Release\" call=\"incident\"/>"
                 "<work id=\"flow\" name=\"Release\" workflow=\"W7\"/>"
                 "<work id=\"plug\" name=\"Release\" practice=\"P\"/>"
                 "<work id=\"word\" name=\"Release\"/>"
                 "<work id=\"slot\" name=\"Release\" process=\"Audit\"/>"
                 "<work id=\"part\" name=\"Broken\" component=\"yes\"/>"
                 "<work id=\"top\" name=\"Down\" call=\"incident\" workflow=\"W3\" process=\"recover\"/>"
                 "<work id=\"sub\" name=\"Release\" called-by=\"top\"/>"
                 "<work id=\"subsub\" name=\"Audit\" workflow=\"W3\" called-by=\"mid\"/>"
                 "<work id=\"mid\" call=\"rfc\" workflow=\"W3\" process=\"change\" called-by=\"top\"/>"
                 "</unit>"
                 "<practice id=\"P\" name=\"Rounds\" process=\"operate\"/>" PROVIDER);
  assert_best (&load, "call", "recover W4 incident");
  assert_best (&load, "flow", "improve W7 risk");
  assert_best (&load, "plug", "operate W5 service-request");
  assert_best (&load, "word", "change W2 rfc");
  assert_best (&load, "slot", "improve W8 risk");
  assert_best (&load, "part", "recover W3 incident");
  assert_best (&load, "sub", "change W3 rfc");
  assert_best (&load, "subsub", "operate W3 service-request");
}

/* Who provides nothing has wishes. */
static void
test_unit (void)
{
  g_auto (TflLoad) load = { NULL };

  tfl_load_text (&load, "<unit id=\"IT\"><work id=\"a\" name=\"Own list\"/></unit>"
                        "<unit id=\"Outer\"><work id=\"b\" name=\"Own list\"/></unit>" PROVIDER);
  assert_best (&load, "a", "none");
  assert_best (&load, "b", "agree W1 wish");
}

/* Taking the best guess heals the work: set it, and no rule speaks of owner, workflow or call. */
static void
test_healing (void)
{
  static const char *ids[] = { "a", "b", "c", "d" };
  g_auto (TflLoad) load = { NULL };

  tfl_load_text (&load,
                 "<unit id=\"IT\">"
                 "<work id=\"a\" name=\"Weekly meeting\" customer=\"Ward\" operators=\"IT\" process=\"CAB\"/>"
                 "<work id=\"b\" name=\"Fix the lift\" customer=\"Ward\" operators=\"IT\"/>"
                 "<work id=\"c\" name=\"Restart\" customer=\"Ward\" operators=\"IT\" called-by=\"top\"/>"
                 "<work id=\"d\" name=\"Look for causes\" customer=\"Ward\" operators=\"IT\" workflow=\"W6\"/>"
                 "<work id=\"top\" customer=\"Ward\" operators=\"IT\" call=\"incident\" workflow=\"W4\" process=\"recover\"/>"
                 "</unit>" PROVIDER);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      TflEdit *edit = tfl_edit_new (load.model, load.index);
      g_autofree char *best = best_of (&load, ids[i]);
      g_auto (GStrv) words = g_strsplit (best, " ", 3);
      g_autoptr (TflModel) model = NULL;
      g_autoptr (TflIndex) index = NULL;
      g_autoptr (TflFindings) findings = NULL;

      tfl_edit_set (edit, ids[i], TFL_WORK_PROCESS, words[0], NULL);
      tfl_edit_set (edit, ids[i], TFL_WORK_WORKFLOW, words[1], NULL);
      tfl_edit_set (edit, ids[i], TFL_WORK_CALL, words[2], NULL);
      model = tfl_edit_free_to_model (edit, NULL);
      index = tfl_index_new (model);
      findings = tfl_findings_new (model, index);
      g_assert_cmpuint (tfl_findings_get_n_for (load.findings, ids[i]), >, 0);
      g_assert_cmpuint (tfl_findings_get_n_for (findings, ids[i]), ==, 0);
    }
}

/* Several things are wrong: the work is in the class that comes first. */
static void
test_strongest (void)
{
  static const TflOrphan classes[] = {
    TFL_ORPHAN_UNOWNED,   TFL_ORPHAN_PRACTICE,    TFL_ORPHAN_UNTRIGGERED, TFL_ORPHAN_OFF_PATH,
    TFL_ORPHAN_UNOPERATED, TFL_ORPHAN_UNREQUESTED, TFL_ORPHAN_NONE,        TFL_ORPHAN_NONE,
  };
  g_auto (TflLoad) load = { NULL };

  tfl_load_text (&load,
                 "<unit id=\"Outer\">"
                 "<work id=\"w0\"/>"
                 "<work id=\"w1\" process=\"CAB\"/>"
                 "<work id=\"w2\" process=\"change\"/>"
                 "<work id=\"w3\" process=\"change\" workflow=\"W4\"/>"
                 "<work id=\"w4\" process=\"change\" workflow=\"W2\"/>"
                 "<work id=\"w5\" process=\"change\" workflow=\"W2\" operators=\"Outer\"/>"
                 "<work id=\"w6\" process=\"change\" workflow=\"W2\" operators=\"Outer\" requester=\"nurse\"/>"
                 "<work id=\"w7\" stream=\"delivery\" process=\"CAB\"/>"
                 "</unit>");
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_autofree char *id = g_strdup_printf ("w%u", i);
      const TflElement *work = tfl_load_get (&load, id);

      g_assert_cmpint (tfl_work_get_orphan (load.model, load.index, work), ==, classes[i]);
      g_assert_cmpint (tfl_work_is_orphan (work), ==, i < 2);
    }
}

/* A unit whose profile operates a service has somebody to work for. */
static void
test_profile_operates (void)
{
  g_auto (TflLoad) load = { NULL };

  tfl_load_text (&load,
                 "<unit id=\"IT\"/>"
                 "<unit id=\"Team\"><profile id=\"p\"/>"
                 "<work id=\"w\" operators=\"p\" call=\"risk\" workflow=\"W8\" process=\"improve\"/></unit>"
                 "<service id=\"T\" provider=\"IT\" operators=\"p\"/>" PROVIDER);
  g_assert_cmpint (tfl_work_get_orphan (load.model, load.index, tfl_load_get (&load, "w")), ==, TFL_ORPHAN_NONE);
  g_assert_cmpuint (tfl_tally_get_roles (load.model, load.index, "Team"), ==, 1 << TFL_ROLE_OPERATOR);
}

/* An orphan is set aside by a waiver of the rule that reports it, and by no other; it is counted no more, but
 * it stays in the list. */
static void
test_waiver (void)
{
  g_auto (TflLoad) load = { NULL };
  g_autofree char *rules = NULL;

  tfl_load_text (&load,
                 "<unit id=\"IT\">"
                 "<work id=\"a\" operators=\"IT\" requester=\"x\"/>"
                 "<work id=\"b\" operators=\"IT\" requester=\"x\" process=\"CAB\"/>"
                 "<work id=\"c\" operators=\"IT\" requester=\"x\" process=\"CAB\"/>"
                 "</unit>"
                 "<waiver id=\"x1\" element=\"a\" rule=\"work-owned\" reason=\"until spring\"/>"
                 "<waiver id=\"x2\" element=\"b\" rule=\"work-owned\"/>"
                 "<waiver id=\"x3\" element=\"c\" rule=\"owner-process\"/>"
                 "<waiver id=\"x4\" element=\"a\" rule=\"no-such-rule\"/>");
  g_assert_cmpuint (tfl_tally_get (load.tally, "IT").orphans, ==, 1);
  g_assert_cmpuint (tfl_findings_count (load.findings, TFL_SEVERITY_ERROR), ==, 1);
  g_assert_cmpuint (tfl_findings_count_waived (load.findings), ==, 2);
  g_assert_cmpstr (tfl_element_get_id (tfl_findings_get_for (load.findings, "a", 0)->waiver), ==, "x1");
  g_assert_true (tfl_work_is_set_aside (load.model, load.index, tfl_load_get (&load, "a")));
  g_assert_false (tfl_work_is_set_aside (load.model, load.index, tfl_load_get (&load, "b")));
  rules = tfl_load_rules (&load, "b");
  g_assert_cmpstr (rules, ==, "owner-process");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/orphan/five", test_five);
  g_test_add_func ("/orphan/evidence", test_evidence);
  g_test_add_func ("/orphan/unit", test_unit);
  g_test_add_func ("/orphan/healing", test_healing);
  g_test_add_func ("/orphan/strongest", test_strongest);
  g_test_add_func ("/orphan/profile-operates", test_profile_operates);
  g_test_add_func ("/orphan/waiver", test_waiver);

  return g_test_run ();
}
