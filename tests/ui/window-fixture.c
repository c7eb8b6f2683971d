#include "config.h"

#include "window-fixture.h"

#define ROUNDS 60

void
window_fixture_settle (guint n_rounds)
{
  for (guint i = 0; i < n_rounds; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

TflSession *
window_fixture_read (const char *example,
                     gboolean    has_file)
{
  g_autofree char *path = g_strdup_printf ("%s/../data/examples/%s.trefoil", g_getenv ("G_TEST_SRCDIR"), example);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);

  return tfl_session_new (model, has_file ? file : NULL, NULL);
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
  window_fixture_settle (ROUNDS);
  g_assert_null (weak);
  if (session != NULL)
    g_assert_finalize_object (session);
}
