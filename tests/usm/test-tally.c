/* Counts for each unit with all inside it, the roles of units, and the figures of a model. */
#include "usm/tfl-stats.h"

#include "tfl-load.h"

#define MODEL                                                                                                          \
  "<unit id=\"H\"><unit id=\"IT\"><profile id=\"p\"/>"                                                                 \
  "<unit id=\"Desk\"><work id=\"w1\" call=\"incident\" workflow=\"W4\" process=\"recover\"/><work id=\"w2\"/></unit>"  \
  "<work id=\"w3\" call=\"incident\" workflow=\"undecided\" process=\"recover\"/></unit>"                              \
  "<unit id=\"Ward\"><work id=\"w4\" stream=\"delivery\" workflow=\"W1\" process=\"agree\" operators=\"Nurse\"/>"      \
  "<work id=\"w5\" workflow=\"W6\" process=\"Forum\"/></unit></unit>"                                                  \
  "<unit id=\"Nurse\"/><unit id=\"None\"/>"                                                                            \
  "<service id=\"S\" provider=\"H\" customers=\"Ward Nurse\" operators=\"p\"><agreement id=\"g\" customer=\"Ward\"/></service>"

static void
test_counts (void)
{
  g_auto (TflLoad) load = { NULL };
  TflCounts counts;

  tfl_load_text (&load, MODEL);
  counts = tfl_tally_get (load.tally, "IT");
  g_assert_cmpuint (counts.work, ==, 3);
  g_assert_cmpuint (counts.orphans, ==, 1);
  g_assert_cmpuint (counts.by_process[TFL_PROCESS_RECOVER], ==, 2);
  g_assert_cmpuint (counts.by_workflow[TFL_WORKFLOW_W4], ==, 1);

  /* Delivery work counts as work, and as nothing else, whatever it carries. */
  counts = tfl_tally_get (load.tally, "Ward");
  g_assert_cmpuint (counts.work, ==, 2);
  g_assert_cmpuint (counts.delivery, ==, 1);
  g_assert_cmpuint (counts.orphans, ==, 1);
  g_assert_cmpuint (counts.by_process[TFL_PROCESS_AGREE], ==, 0);
  g_assert_cmpuint (counts.by_workflow[TFL_WORKFLOW_W1], ==, 0);
  g_assert_cmpuint (counts.by_workflow[TFL_WORKFLOW_W6], ==, 1);

  counts = tfl_tally_get (load.tally, TFL_ROOT_ID);
  g_assert_cmpuint (counts.work, ==, 5);
  g_assert_cmpuint (counts.orphans, ==, 2);
  g_assert_cmpuint (tfl_tally_get (load.tally, "None").work, ==, 0);
  g_assert_cmpuint (tfl_tally_get (load.tally, "no-such-id").work, ==, 0);
}

static void
test_roles (void)
{
  static const struct
  {
    const char *unit;
    guint       roles;
  } rows[] = {
    { "H", 1 << TFL_ROLE_PROVIDER | 1 << TFL_ROLE_OPERATOR | 1 << TFL_ROLE_CUSTOMER }, /* through those inside */
    { "IT", 1 << TFL_ROLE_OPERATOR }, /* through its profile */
    { "Desk", 0 },
    { "Ward", 1 << TFL_ROLE_CUSTOMER },
    { "Nurse", 1 << TFL_ROLE_CUSTOMER | 1 << TFL_ROLE_OPERATOR }, /* operates work */
    { "None", 0 },
    { "no-such-id", 0 },
  };
  g_auto (TflLoad) load = { NULL };

  tfl_load_text (&load, MODEL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (tfl_tally_get_roles (load.model, load.index, rows[i].unit), ==, rows[i].roles);
}

static void
test_stats (void)
{
  g_auto (TflLoad) load = { NULL };
  TflStats stats;

  tfl_load_text (&load, MODEL);
  stats = tfl_stats_get (load.model, load.tally);
  g_assert_cmpuint (stats.units, ==, 6);
  g_assert_cmpuint (stats.services, ==, 1);
  g_assert_cmpuint (stats.agreements, ==, 1);
  g_assert_cmpuint (stats.work, ==, 5);
  g_assert_cmpuint (stats.delivery, ==, 1);
  g_assert_cmpuint (stats.orphans, ==, 2);
  g_assert_cmpuint (stats.depth, ==, 3);
  g_assert_cmpuint (stats.by_process[TFL_PROCESS_RECOVER], ==, 2);
  g_assert_cmpuint (stats.by_workflow[TFL_WORKFLOW_W6], ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tally/counts", test_counts);
  g_test_add_func ("/tally/roles", test_roles);
  g_test_add_func ("/tally/stats", test_stats);

  return g_test_run ();
}
