/* Which work begins with a call of its own, and which begins a workflow: within a unit, over the border
 * between two, after delivery work, and where callers go round in circles. */
#include "usm/tfl-work.h"

#include "tfl-load.h"

#define WORK(id, call, workflow, process, caller)                                                                      \
  "<work id=\"" id "\" requester=\"x\" operators=\"A\" call=\"" call "\" workflow=\"" workflow "\" process=\"" process \
  "\" called-by=\"" caller "\"/>"

#define MODEL                                                                                                          \
  "<unit id=\"A\">"                                                                                                    \
  "<work id=\"down\" requester=\"x\" operators=\"A\" call=\"incident\" workflow=\"W3\" process=\"recover\"/>"          \
  "<work id=\"risk\" requester=\"x\" operators=\"A\" call=\"risk\" workflow=\"W7\" process=\"improve\"/>"              \
  "<work id=\"open\" requester=\"x\" operators=\"A\" call=\"incident\" workflow=\"undecided\" process=\"recover\"/>"   \
  "<work id=\"issue\" requester=\"x\" operators=\"A\" stream=\"delivery\"/>"                                           \
  "<work id=\"orphan\" requester=\"x\" operators=\"A\"/>"                                                              \
  WORK ("alter", "rfc", "W3", "change", "down")                                                                        \
  WORK ("switch", "rfc", "W2", "change", "down")                                                                       \
  WORK ("forked", "rfc", "W3", "change", "open")                                                                       \
  WORK ("printer", "incident", "W4", "recover", "issue")                                                               \
  WORK ("strayed", "rfc", "W2", "change", "orphan")                                                                    \
  WORK ("self", "rfc", "W2", "change", "self")                                                                         \
  WORK ("egg", "rfc", "W2", "change", "hen")                                                                           \
  WORK ("hen", "service-request", "W2", "operate", "egg")                                                              \
  "</unit>"                                                                                                            \
  "<unit id=\"B\">"                                                                                                    \
  WORK ("retention", "rfc", "W7", "change", "risk")                                                                    \
  WORK ("bug", "incident", "W4", "recover", "down")                                                                    \
  WORK ("again", "incident", "W3", "recover", "down")                                                                  \
  WORK ("wrong", "rfc", "W3", "change", "alter")                                                                       \
  "</unit>"

static const struct
{
  const char *id;
  gboolean    is_root;
  gboolean    begins;
  const char *rules; /* what is found, worst first and in the order of the table */
} rows[] = {
  { "down", TRUE, TRUE, "" },
  { "alter", FALSE, FALSE, "" },
  { "switch", FALSE, TRUE, "" },
  { "forked", FALSE, FALSE, "" },       /* its caller had not yet come to the fork */
  { "printer", TRUE, TRUE, "" },        /* delivery work asks for support like anybody else */
  { "strayed", FALSE, FALSE, "" },      /* what called it is an orphan: nothing can be said */
  { "retention", FALSE, FALSE, "" },    /* one path from unit to unit */
  { "bug", TRUE, TRUE, "" },            /* the vendor's own incident */
  { "again", TRUE, TRUE, "" },
  { "wrong", TRUE, TRUE, "call-fitting workflow-closed" }, /* change calls no change: so it is a call of its own */
  { "self", FALSE, FALSE, "calls-legal" },
  { "egg", FALSE, FALSE, "calls-legal" },
  { "hen", FALSE, FALSE, "" },
};

static void
test_calls (void)
{
  g_auto (TflLoad) load = { NULL };

  tfl_load_text (&load, MODEL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TflElement *work = tfl_load_get (&load, rows[i].id);
      g_autofree char *rules = tfl_load_rules (&load, rows[i].id);

      g_test_message ("%s", rows[i].id);
      g_assert_cmpint (tfl_work_is_root_call (load.model, work), ==, rows[i].is_root);
      g_assert_cmpint (tfl_work_begins_workflow (load.model, work), ==, rows[i].begins);
      g_assert_cmpstr (rules, ==, rows[i].rules);
    }
}

/* Undecided is a workflow, but not yet a path. */
static void
test_words (void)
{
  g_auto (TflLoad) load = { NULL };

  tfl_load_text (&load, MODEL);
  g_assert_cmpint (tfl_work_get_path (tfl_load_get (&load, "open")), ==, -1);
  g_assert_cmpint (tfl_work_get_path (tfl_load_get (&load, "down")), ==, TFL_WORKFLOW_W3);
  g_assert_cmpint (tfl_work_get_path (tfl_load_get (&load, "orphan")), ==, -1);
  g_assert_cmpint (tfl_work_get_process (tfl_load_get (&load, "orphan")), ==, -1);
  g_assert_cmpint (tfl_work_get_call (tfl_load_get (&load, "orphan")), ==, -1);
  g_assert_false (tfl_work_is_management (tfl_load_get (&load, "issue")));
  g_assert_true (tfl_work_is_management (tfl_load_get (&load, "orphan")));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/calls", test_calls);
  g_test_add_func ("/work/words", test_words);

  return g_test_run ();
}
