/* Windows and their files: one window a file, and those of last time at the next start. */
#include "config.h"

#include "window-fixture.h"

#include "app/actions/tfl-files.h"
#include "app/actions/tfl-restore.h"
#include "app/session/tfl-commands.h"
#include "app/session/tfl-settings.h"

static TflApplication *application;

static void
settle (void)
{
  tfl_settle (60);
}

/* Windows of models and start pages; dialogs are none. */
static guint
count_windows (void)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    n += TFL_IS_WINDOW (l->data);

  return n;
}

static void
wait_for_model (TflWindow *window)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (tfl_window_get_session (window) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
  settle ();
}

static TflWindow *
open_example (const char *name)
{
  g_autoptr (GFile) file = window_fixture_find (name);
  TflWindow *window = tfl_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  tfl_files_open (window, file);
  wait_for_model (window);

  return window;
}

static TflWindow *
get_window (const char *name)
{
  g_autoptr (GFile) file = window_fixture_find (name);

  return tfl_files_find_window (GTK_APPLICATION (application), file);
}

static guint
count_remembered (void)
{
  g_autoptr (GVariant) windows = g_settings_get_value (tfl_settings_get (), "windows");

  return (guint) g_variant_n_children (windows);
}

static void
close_all (void)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_application_get_windows (GTK_APPLICATION (application))->data), "app.quit", NULL);
  settle ();
}

/* As if the program had ended. */
static void
begin_next_run (void)
{
  g_autoptr (GVariant) windows = g_settings_get_value (tfl_settings_get (), "windows");

  tfl_restore_end_quit (GTK_APPLICATION (application));
  g_settings_set_value (tfl_settings_get (), "windows", windows);
}

static void
tear_down (void)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_destroy (GTK_WINDOW (l->data));
  settle ();
  tfl_restore_end_quit (GTK_APPLICATION (application));
  g_settings_reset (tfl_settings_get (), "windows");
  g_settings_reset (tfl_settings_get (), "restore-windows");
}

/* A window that is closed is not of last time, but for the last one. */
static void
test_close (void)
{
  TflWindow *bank = open_example ("bank");
  TflWindow *hospital = open_example ("hospital");

  g_assert_cmpuint (count_remembered (), ==, 2);
  gtk_window_close (GTK_WINDOW (bank));
  settle ();
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_cmpuint (count_remembered (), ==, 1);
  gtk_window_close (GTK_WINDOW (hospital));
  settle ();
  g_assert_cmpuint (count_windows (), ==, 0);
  g_assert_cmpuint (count_remembered (), ==, 1);
  g_assert_true (tfl_restore_open (GTK_APPLICATION (application)));
  g_assert_cmpuint (count_windows (), ==, 1);
  wait_for_model (get_window ("hospital"));
  tear_down ();
}

static void
test_quit (void)
{
  int width, height;

  gtk_window_set_default_size (GTK_WINDOW (open_example ("bank")), 1101, 803);
  open_example ("hospital");
  settle ();
  tfl_files_new_model (get_window ("bank")); /* without a file: nothing to open again */
  g_assert_cmpuint (count_windows (), ==, 3);
  close_all ();
  g_assert_cmpuint (count_windows (), ==, 0);
  g_assert_cmpuint (count_remembered (), ==, 2);

  begin_next_run ();
  g_assert_true (tfl_restore_open (GTK_APPLICATION (application)));
  g_assert_cmpuint (count_windows (), ==, 2);
  wait_for_model (get_window ("bank"));
  wait_for_model (get_window ("hospital"));
  gtk_window_get_default_size (GTK_WINDOW (get_window ("bank")), &width, &height);
  g_assert_cmpint (width, ==, 1101);
  g_assert_cmpint (height, ==, 803);
  g_assert_cmpuint (count_remembered (), ==, 2);
  tear_down ();
}

static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;

  return NULL;
}

/* Whoever does not quit after all goes on with what is open. */
static void
test_stay (void)
{
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL); /* see test-window.c */
  TflWindow *bank = open_example ("bank");
  const TflElement *root = tfl_model_get_root (tfl_session_get_model (tfl_window_get_session (bank)));
  g_autoptr (GError) error = NULL;

  open_example ("hospital");
  g_assert_true (tfl_command_set (tfl_window_get_session (bank), tfl_element_get_id (root), TFL_MODEL_NAME, "Other", &error));
  close_all ();
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_cmpuint (count_remembered (), ==, 2);
  adw_message_dialog_response (find_dialog (), "cancel");
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
  settle ();
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_cmpuint (count_remembered (), ==, 1);
  tear_down ();
  g_log_set_always_fatal (fatal);
}

/* A file has one window, also while it is still being read. */
static void
test_twice (void)
{
  TflWindow *bank = open_example ("bank");
  TflWindow *other = tfl_window_new (GTK_APPLICATION (application));
  g_autoptr (GFile) hospital = window_fixture_find ("hospital");
  g_autoptr (GFile) file = window_fixture_find ("bank");
  GFile *files[] = { hospital, file };

  gtk_window_present (GTK_WINDOW (other));
  tfl_files_open (other, file);
  settle ();
  g_assert_null (tfl_window_get_session (other));
  g_assert_cmpuint (count_windows (), ==, 2);

  /* As the desktop asks for it: the free window takes the first, and no window is made for the other. */
  gtk_window_present (GTK_WINDOW (other));
  settle ();
  g_application_open (G_APPLICATION (application), files, 2, "");
  g_application_open (G_APPLICATION (application), files, 2, "");
  wait_for_model (get_window ("hospital"));
  g_assert_cmpuint (count_windows (), <=, 3); /* with no window manager nobody knows which one is in front */
  g_assert_true (get_window ("bank") == bank);
  tear_down ();
}

static void
test_nothing (void)
{
  GVariant *gone = g_variant_new_parsed ("[('file:///nowhere/at-all.trefoil', 800, 600, false)]");

  g_assert_false (tfl_restore_open (GTK_APPLICATION (application)));
  g_settings_set_value (tfl_settings_get (), "windows", gone);
  g_assert_false (tfl_restore_open (GTK_APPLICATION (application)));
  g_assert_cmpuint (count_windows (), ==, 0);
  tear_down ();
}

static void
test_unwanted (void)
{
  open_example ("bank");
  close_all ();
  begin_next_run ();
  g_settings_set_boolean (tfl_settings_get (), "restore-windows", FALSE);
  g_assert_cmpuint (count_remembered (), ==, 1);
  g_assert_false (tfl_restore_open (GTK_APPLICATION (application)));
  tear_down ();
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("trefoil-XXXXXX", NULL);

  window_fixture_use_settings ();
  g_setenv ("XDG_DATA_HOME", home, TRUE); /* the list of recent files is not ours to change */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/restore/close", test_close);
  g_test_add_func ("/restore/quit", test_quit);
  g_test_add_func ("/restore/stay", test_stay);
  g_test_add_func ("/restore/twice", test_twice);
  g_test_add_func ("/restore/nothing", test_nothing);
  g_test_add_func ("/restore/unwanted", test_unwanted);

  return window_fixture_run (&application);
}
