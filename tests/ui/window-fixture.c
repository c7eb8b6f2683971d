#include "config.h"

#include "window-fixture.h"

#include "app/session/tfl-settings.h"

#include <string.h>

#define QUIET 60

static gboolean has_settings;

void
window_fixture_use_settings (void)
{
  g_autofree char *schemas = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "data", NULL);

  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  has_settings = TRUE;
}

int
window_fixture_run (TflApplication **application)
{
  GApplicationFlags flags = G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN;
  int result;

  *application = tfl_application_new ();
  g_application_set_flags (G_APPLICATION (*application), flags);
  g_application_register (G_APPLICATION (*application), NULL, NULL);
  g_application_hold (G_APPLICATION (*application)); /* it may have no window for a while */
  g_assert_true (!has_settings || tfl_settings_get () != NULL);
  result = g_test_run ();
  g_clear_object (application);

  return result;
}

GFile *
window_fixture_find (const char *example)
{
  g_autofree char *path = g_strdup_printf ("%s/../data/examples/%s.trefoil", g_getenv ("G_TEST_SRCDIR"), example);

  return g_file_new_for_path (path);
}

TflSession *
window_fixture_read (const char *example,
                     gboolean    has_file)
{
  g_autoptr (GFile) file = window_fixture_find (example);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);

  return tfl_session_new (model, has_file ? file : NULL, NULL);
}

TflSession *
window_fixture_parse (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);

  return tfl_session_new (model, NULL, NULL);
}

TflWindow *
window_fixture_open (TflApplication *application,
                     TflSession     *session)
{
  TflWindow *window = tfl_window_new (GTK_APPLICATION (application));

  tfl_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

void
window_fixture_close (TflWindow  *window,
                      TflSession *session)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  tfl_settle (QUIET);
  g_assert_null (weak);
  if (session != NULL)
    g_assert_finalize_object (session);
}
