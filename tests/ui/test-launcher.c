/* The launcher offers what can be done and where to go, the best first, and does it. */
#include "config.h"

#include "window-fixture.h"

#include "app/actions/tfl-launcher.h"

static TflApplication *application;

typedef struct
{
  TflSession  *session; /* NULL: the start page */
  TflWindow   *window;
  TflLauncher *launcher;
} Fixture;

static void
settle (void)
{
  tfl_settle (60);
}

static void
open_launcher (Fixture *fixture)
{
  GtkWidget *focus;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.launcher", NULL);
  settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  fixture->launcher = TFL_LAUNCHER (gtk_widget_get_ancestor (focus, TFL_TYPE_LAUNCHER));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  name)
{
  fixture->session = name != NULL ? window_fixture_read (name, FALSE) : NULL;
  fixture->window = window_fixture_open (application, fixture->session);
  settle ();
  open_launcher (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  name)
{
  window_fixture_close (fixture->window, fixture->session);
}

static GtkEditable *
get_entry (Fixture *fixture)
{
  return GTK_EDITABLE (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_TYPE_SEARCH_ENTRY));
}

static void
type (Fixture    *fixture,
      const char *text)
{
  gtk_editable_set_text (get_entry (fixture), text);
  settle ();
}

static void
expect_first (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *first = tfl_launcher_describe (fixture->launcher, 0);

  g_assert_cmpstr (first, ==, expected);
}

static gboolean
offers (Fixture    *fixture,
        const char *expected)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *offer = tfl_launcher_describe (fixture->launcher, i);

      if (offer == NULL)
        return FALSE;
      if (g_str_equal (offer, expected))
        return TRUE;
    }
}

/* Enter, as the entry knows it. */
static void
activate (Fixture *fixture)
{
  g_signal_emit_by_name (get_entry (fixture), "activate");
  settle ();
}

static void
test_actions (Fixture       *fixture,
              gconstpointer  name)
{
  g_assert_true (offers (fixture, "Next · Work without an owner"));
  g_assert_true (offers (fixture, "Save · Model"));
  g_assert_false (offers (fixture, "Undo · History")); /* nothing is to be undone */
  g_assert_false (offers (fixture, "Launcher · Trefoil"));

  type (fixture, "compact");
  expect_first (fixture, "Compact Work · Window");
  activate (fixture);
  g_assert_true (tfl_session_get_scope (fixture->session)->compact);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == tfl_window_get_canvas (fixture->window));

  /* What was used last stands first, and first among equals. */
  open_launcher (fixture);
  expect_first (fixture, "Compact Work · Window");
  type (fixture, "nobody does this");
  g_assert_null (tfl_launcher_describe (fixture->launcher, 0));
  activate (fixture);
  type (fixture, "owner next");
  expect_first (fixture, "Next · Work without an owner");
  activate (fixture);
  g_assert_nonnull (tfl_session_get_primary (fixture->session));
}

static int
measure (Fixture *fixture)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (fixture->launcher), GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static void
test_targets (Fixture       *fixture,
              gconstpointer  name)
{
  int height = measure (fixture);

  type (fixture, "weekly");
  g_assert_cmpint (measure (fixture), <, height - 200); /* no taller than what it offers */
  expect_first (fixture, "Weekly CAB meeting · Work in Hospital › IT");
  activate (fixture);
  g_assert_cmpstr (tfl_element_get_name (tfl_session_lookup (fixture->session, tfl_session_get_primary (fixture->session))), ==,
                   "Weekly CAB meeting");
}

/* With no model there is little to do, and nowhere to go. */
static void
test_start (Fixture       *fixture,
            gconstpointer  name)
{
  g_assert_true (offers (fixture, "Open · Model"));
  g_assert_false (offers (fixture, "Save · Model"));
  type (fixture, "weekly");
  g_assert_null (tfl_launcher_describe (fixture->launcher, 0));
  gtk_popover_popdown (GTK_POPOVER (fixture->launcher));
  settle ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/launcher/actions", Fixture, "hospital", set_up, test_actions, tear_down);
  g_test_add ("/launcher/targets", Fixture, "hospital", set_up, test_targets, tear_down);
  g_test_add ("/launcher/start", Fixture, NULL, set_up, test_start, tear_down);

  return window_fixture_run (&application);
}
