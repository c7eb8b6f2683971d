/* Shared strings: equal ones are one, also where threads take and give them back at once. */
#include "model/tfl-intern.h"

#define N_THREADS 4
#define N_ROUNDS 200000

static void
test_same (void)
{
  g_autofree char *spelled = g_strdup ("unit-12");
  char *one = tfl_intern ("unit-12");
  char *two = tfl_intern (spelled);
  char *other = tfl_intern ("unit-1");

  g_assert_true (one == two);
  g_assert_true (one != other);
  g_assert_cmpstr (one, ==, "unit-12");
  g_assert_true (tfl_intern_acquire (one) == one);

  tfl_intern_release (one);
  tfl_intern_release (one);
  g_assert_true (tfl_intern ("unit-12") == two);
  tfl_intern_release (two);
  tfl_intern_release (two);
  tfl_intern_release (other);
}

/* Each lets go of what another may just be taking; whoever holds one finds it whole, and the only one. */
static gpointer
take_and_give_back (gpointer data)
{
  static const char *const words[] = { "unit-12", "work-3", "C P" };

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const char *word = words[i % G_N_ELEMENTS (words)];
      char *held = tfl_intern (word);
      char *again = tfl_intern (word);

      g_assert_true (held == again);
      g_assert_cmpstr (held, ==, word);
      tfl_intern_release (again);
      tfl_intern_release (held);
    }

  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("hands", take_and_give_back, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/intern/same", test_same);
  g_test_add_func ("/intern/threads", test_threads);

  return g_test_run ();
}
