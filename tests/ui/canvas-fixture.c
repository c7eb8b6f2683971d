#include "config.h"

#include "canvas-fixture.h"

#include "tfl-settle.h"

void
canvas_fixture_settle (void)
{
  tfl_settle (300);
}

void
canvas_fixture_wait_for_scene (CanvasFixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (tfl_session_is_laying_out (fixture->session) || tfl_canvas_get_scene (fixture->canvas) == NULL
         || gtk_widget_get_width (GTK_WIDGET (fixture->canvas)) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
  canvas_fixture_settle ();
}

void
canvas_fixture_set_up (CanvasFixture *fixture,
                       gconstpointer  name)
{
  g_autofree char *path = g_strdup_printf ("%s/../data/examples/%s.trefoil", g_getenv ("G_TEST_SRCDIR"), (const char *) name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  fixture->session = tfl_session_new (model, NULL, NULL);
  fixture->canvas = TFL_CANVAS (tfl_canvas_new ());
  gtk_widget_set_can_target (GTK_WIDGET (fixture->canvas), FALSE); /* the display has a pointer too: it is not ours */
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->canvas));
  tfl_canvas_set_session (fixture->canvas, fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  canvas_fixture_wait_for_scene (fixture);
}

void
canvas_fixture_tear_down (CanvasFixture *fixture,
                          gconstpointer  name)
{
  gpointer weak = fixture->canvas;

  g_object_add_weak_pointer (G_OBJECT (fixture->canvas), &weak);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  canvas_fixture_settle ();
  g_assert_null (weak);
  g_assert_finalize_object (fixture->session);
}

double
canvas_fixture_get_zoom (TflCanvas *canvas)
{
  double zoom;

  g_object_get (canvas, "zoom", &zoom, NULL);

  return zoom;
}

TflRect
canvas_fixture_find (CanvasFixture *fixture,
                     const char    *id)
{
  TflRect rect = { 0 };

  g_assert_true (tfl_scene_find (tfl_canvas_get_scene (fixture->canvas), id, &rect));

  return rect;
}
