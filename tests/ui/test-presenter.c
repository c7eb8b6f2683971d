/* A presentation in a window: it shows what it says, and leaves everything as it was. */
#include "config.h"

#include "window-fixture.h"

#include "app/canvas/tfl-canvas-private.h"
#include "app/present/tfl-presenter.h"
#include "app/session/tfl-commands.h"
#include "app/session/tfl-session-private.h"

static TflApplication *application;

typedef struct
{
  TflSession *session;
  TflWindow  *window;
  TflCanvas  *canvas;
} Fixture;

static void
set_moving (gboolean moves)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", moves, NULL);
}

/* Until nothing is under way, and for a while more. */
static void
settle (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  do
    tfl_settle (60);
  while (!tfl_canvas_is_at_rest (fixture->canvas) && g_get_monotonic_time () < end);
  tfl_settle (60);
}

/* What is shown are slides that are made for the model. */
static void
drop_views (Fixture *fixture)
{
  g_autoptr (GPtrArray) views = tfl_deck_list_views (tfl_session_get_model (fixture->session));

  if (views->len > 0)
    g_assert_true (tfl_command_remove (fixture->session, (const char *const *) views->pdata, views->len, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  example)
{
  set_moving (FALSE);
  fixture->session = window_fixture_read (example, TRUE);
  fixture->window = window_fixture_open (application, fixture->session);
  fixture->canvas = TFL_CANVAS (tfl_window_get_canvas (fixture->window));
  settle (fixture);
  drop_views (fixture);
  settle (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  example)
{
  set_moving (TRUE);
  window_fixture_close (fixture->window, fixture->session);
}

static const char *
get_root (Fixture *fixture)
{
  return tfl_session_get_scope (fixture->session)->root;
}

static guint
get_index (Fixture *fixture)
{
  return tfl_presentation_get_index (tfl_presenter_get_presentation (tfl_presenter_get (fixture->window)));
}

static gboolean
press (Fixture *fixture,
       guint    keyval)
{
  return tfl_presenter_press (tfl_presenter_get (fixture->window), keyval, 0);
}

/* All that was on show is on show again: part, place, closeness, selection and panes. */
static void
test_put_back (Fixture       *fixture,
               gconstpointer  example)
{
  TflCamera before, after;

  tfl_session_enter (fixture->session, "H");
  tfl_session_set_closed (fixture->session, "IT", TRUE);
  settle (fixture);
  tfl_canvas_zoom_at (fixture->canvas, 1.5, 200, 100);
  tfl_session_select (fixture->session, "Care");
  tfl_window_show_pane (fixture->window, TFL_PANE_FINDINGS, FALSE);
  g_assert_false (tfl_canvas_get_camera (fixture->canvas, &before));

  tfl_presenter_begin (fixture->window, FALSE);
  settle (fixture);
  g_assert_true (tfl_window_is_presenting (fixture->window));
  g_assert_cmpuint (tfl_session_get_n_selected (fixture->session), ==, 0);
  g_assert_null (get_root (fixture));
  g_assert_true (tfl_canvas_get_camera (fixture->canvas, &after)); /* at the whole */
  g_assert_true (press (fixture, GDK_KEY_n));
  g_assert_true (press (fixture, GDK_KEY_g));
  settle (fixture);
  tfl_window_show_pane (fixture->window, TFL_PANE_FINDINGS, TRUE);
  g_assert_true (press (fixture, GDK_KEY_Escape));
  settle (fixture);

  g_assert_null (tfl_presenter_get (fixture->window));
  g_assert_false (tfl_window_is_presenting (fixture->window));
  g_assert_cmpstr (get_root (fixture), ==, "H");
  g_assert_true (tfl_scope_is_closed (tfl_session_get_scope (fixture->session), "IT"));
  g_assert_null (tfl_session_ensure_filter (fixture->session));
  g_assert_cmpstr (tfl_session_get_primary (fixture->session), ==, "Care");
  g_assert_false (tfl_window_shows_pane (fixture->window, TFL_PANE_FINDINGS));
  g_assert_false (tfl_canvas_get_camera (fixture->canvas, &after));
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 0.01);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 0.01);
  g_assert_cmpfloat_with_epsilon (after.zoom, before.zoom, 0.0001);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  example)
{
  tfl_presenter_begin (fixture->window, FALSE);
  for (guint i = 0; i < 2; i++)
    g_assert_true (press (fixture, i == 0 ? GDK_KEY_Page_Down : GDK_KEY_space));
  g_assert_cmpuint (get_index (fixture), ==, 2);
  g_assert_true (press (fixture, GDK_KEY_KP_Page_Up));
  g_assert_cmpuint (get_index (fixture), ==, 1);
  g_assert_true (press (fixture, GDK_KEY_BackSpace)); /* one has gone nowhere: the slide before */
  g_assert_cmpuint (get_index (fixture), ==, 0);
  g_assert_true (press (fixture, GDK_KEY_KP_3));
  g_assert_true (press (fixture, GDK_KEY_KP_Enter));
  g_assert_cmpuint (get_index (fixture), ==, 2);
  g_assert_false (press (fixture, GDK_KEY_Return)); /* nothing is typed, nothing selected */
  g_assert_true (press (fixture, GDK_KEY_Home));
  g_assert_cmpuint (get_index (fixture), ==, 0);
  g_assert_false (press (fixture, GDK_KEY_a)); /* an answer to who owns an orphan */
  g_assert_false (press (fixture, GDK_KEY_F8));
  g_assert_false (tfl_presenter_press (tfl_presenter_get (fixture->window), GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_true (press (fixture, GDK_KEY_b));
  g_assert_true (press (fixture, GDK_KEY_Right)); /* shows again what was covered */
  g_assert_cmpuint (get_index (fixture), ==, 0);
  g_assert_true (press (fixture, GDK_KEY_7));
  g_assert_true (press (fixture, GDK_KEY_Escape)); /* forgets the number */
  g_assert_true (press (fixture, GDK_KEY_l));
  g_assert_true (press (fixture, GDK_KEY_Escape)); /* puts the spotlight out */
  g_assert_nonnull (tfl_presenter_get (fixture->window));
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_null (tfl_presenter_get (fixture->window));
}

/* Wherever one goes by whatever way, one comes back, and looks from where one looked. */
static void
test_come_back (Fixture       *fixture,
                gconstpointer  example)
{
  TflCamera before, after;

  tfl_presenter_begin (fixture->window, FALSE);
  settle (fixture);
  tfl_canvas_zoom_at (fixture->canvas, 2, 300, 300);
  tfl_canvas_get_camera (fixture->canvas, &before);
  g_assert_true (tfl_presenter_drill (tfl_presenter_get (fixture->window), "IT"));
  settle (fixture);
  g_assert_cmpstr (get_root (fixture), ==, "IT");
  tfl_session_enter (fixture->session, "Infra"); /* as an action does */
  settle (fixture);
  g_assert_true (press (fixture, GDK_KEY_BackSpace));
  settle (fixture);
  g_assert_cmpstr (get_root (fixture), ==, "IT");
  g_assert_true (press (fixture, GDK_KEY_Escape));
  settle (fixture);
  g_assert_null (get_root (fixture));
  g_assert_false (tfl_canvas_get_camera (fixture->canvas, &after));
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 0.01);
  g_assert_cmpfloat_with_epsilon (after.zoom, before.zoom, 0.0001);
  g_assert_true (press (fixture, GDK_KEY_Escape)); /* to the whole */
  settle (fixture);
  g_assert_true (tfl_canvas_get_camera (fixture->canvas, &after));
  g_assert_nonnull (tfl_presenter_get (fixture->window));
}

static void
note_cb (TflSession *session,
         GString    *roots)
{
  g_string_append_printf (roots, "%s ", tfl_session_get_scope (session)->root);
}

/* From one unit to another the camera flies by way of what is around both; where nothing is to move it cuts. */
static void
test_fly (Fixture       *fixture,
          gconstpointer  example)
{
  g_autoptr (GString) roots = g_string_new (NULL);
  TflPresenter *presenter;

  tfl_presenter_begin (fixture->window, FALSE);
  presenter = tfl_presenter_get (fixture->window);
  g_assert_true (tfl_presenter_drill (presenter, "Care"));
  settle (fixture);
  g_signal_connect (fixture->session, "scope-changed", G_CALLBACK (note_cb), roots);
  g_assert_true (tfl_presenter_drill (presenter, "Infra"));
  settle (fixture);
  g_assert_cmpstr (roots->str, ==, "Infra ");

  set_moving (TRUE);
  g_string_truncate (roots, 0);
  g_assert_true (press (fixture, GDK_KEY_BackSpace));
  settle (fixture);
  g_assert_cmpstr (roots->str, ==, "H Care ");
  g_assert_cmpstr (get_root (fixture), ==, "Care");
}

/* What is edited is seen at once, also in the titles; what is still to come fades. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  example)
{
  TflPresenter *presenter;

  tfl_presenter_begin (fixture->window, FALSE);
  presenter = tfl_presenter_get (fixture->window);
  press (fixture, GDK_KEY_g);
  settle (fixture);
  g_assert_nonnull (tfl_session_ensure_filter (fixture->session));
  g_assert_false (tfl_filter_keeps (tfl_session_ensure_filter (fixture->session), "IT"));
  tfl_presenter_go_to (presenter, 1);
  g_assert_true (tfl_command_rename (fixture->session, get_root (fixture), "Clinic", NULL));
  g_assert_cmpuint (get_index (fixture), ==, 1);
  g_assert_cmpstr (tfl_presentation_get_slide (tfl_presenter_get_presentation (presenter))->title, ==, "Clinic");
  g_assert_cmpstr (fixture->canvas->caption, ==, "Slide 2 of 5: Clinic. 20 work items, 4 with no owning process. Step 0 of 6");
  g_assert_false (tfl_filter_keeps (tfl_session_ensure_filter (fixture->session), "IT"));
  for (guint i = 0; i < 3; i++)
    press (fixture, GDK_KEY_g);
  settle (fixture);
  g_assert_null (tfl_session_ensure_filter (fixture->session));
}

/* What one looks at as a whole stays so, also where an undo brings back more than there was. */
static void
test_edit_whole (Fixture       *fixture,
                 gconstpointer  example)
{
  static const char *const gone[] = { "Supp", "Cloud" };
  TflCamera before, camera;

  tfl_presenter_begin (fixture->window, FALSE);
  settle (fixture);
  g_assert_true (tfl_canvas_get_camera (fixture->canvas, &before));
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      tfl_session_reveal (fixture->session, gone[i]); /* as the launcher does */
      settle (fixture);
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "edit.delete", NULL);
      settle (fixture);
      g_assert_null (tfl_session_lookup (fixture->session, gone[i]));
      g_assert_true (tfl_canvas_get_camera (fixture->canvas, &camera));
    }
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "edit.undo", NULL);
      settle (fixture);
      g_assert_true (tfl_canvas_get_camera (fixture->canvas, &camera));
    }
  g_assert_nonnull (tfl_session_lookup (fixture->session, gone[0]));
  g_assert_cmpfloat_with_epsilon (camera.zoom, before.zoom, 0.0001);
  g_assert_cmpfloat_with_epsilon (camera.x, before.x, 0.01);
  g_assert_cmpfloat_with_epsilon (camera.y, before.y, 0.01);
}

/* The other window follows, has the same keys, and goes with the presentation, or with the window. */
static void
test_second (Fixture       *fixture,
             gconstpointer  example)
{
  TflPresenter *presenter;

  tfl_presenter_begin (fixture->window, FALSE);
  presenter = tfl_presenter_get (fixture->window);
  tfl_presenter_turn_second (presenter);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
  tfl_presenter_next (presenter);
  settle (fixture);
  tfl_presenter_end (presenter);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);

  tfl_presenter_begin (fixture->window, FALSE);
  tfl_presenter_turn_second (tfl_presenter_get (fixture->window));
}

/* A view of a part is presented as that part, between its words, however large the screen is; what is gone to is seen whole. */
static void
test_part (Fixture       *fixture,
           gconstpointer  example)
{
  TflRect part, seen;
  TflCamera camera;
  g_autofree char *view = NULL;

  g_assert_true (tfl_canvas_find (fixture->canvas, "Care", &part));
  view = tfl_command_add_view (fixture->session, &part, NULL);
  g_assert_nonnull (view);
  settle (fixture);

  tfl_presenter_begin (fixture->window, FALSE);
  settle (fixture);
  g_assert_true (tfl_canvas_get_camera (fixture->canvas, &camera)); /* as the slide has it */
  seen = tfl_canvas_get_seen (fixture->canvas);
  g_assert_cmpfloat (seen.x, <, part.x);
  g_assert_cmpfloat (seen.y, <, part.y);
  g_assert_cmpfloat (seen.x + seen.width, >, part.x + part.width);
  g_assert_cmpfloat (seen.y + seen.height, >, part.y + part.height);
  g_assert_cmpfloat (MAX (part.width / seen.width, part.height / seen.height), >, 0.5);

  tfl_canvas_zoom_at (fixture->canvas, 2, 10, 10);
  g_assert_true (press (fixture, GDK_KEY_Escape)); /* to the slide's part again */
  g_assert_nonnull (tfl_presenter_get (fixture->window));
  settle (fixture);
  g_assert_cmpfloat_with_epsilon (tfl_canvas_get_seen (fixture->canvas).x, seen.x, 0.01);

  g_assert_true (tfl_presenter_drill (tfl_presenter_get (fixture->window), "IT"));
  settle (fixture);
  g_assert_true (tfl_canvas_get_camera (fixture->canvas, &camera));
  g_assert_true (tfl_canvas_find (fixture->canvas, "Infra", &part));
  seen = tfl_canvas_get_seen (fixture->canvas);
  g_assert_cmpfloat (seen.x, <, part.x);
  g_assert_cmpfloat (seen.x + seen.width, >, part.x + part.width);
  g_assert_true (press (fixture, GDK_KEY_Escape));
  settle (fixture);
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_null (tfl_presenter_get (fixture->window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/presenter/put-back", Fixture, "hospital", set_up, test_put_back, tear_down);
  g_test_add ("/presenter/keys", Fixture, "hospital", set_up, test_keys, tear_down);
  g_test_add ("/presenter/come-back", Fixture, "hospital", set_up, test_come_back, tear_down);
  g_test_add ("/presenter/fly", Fixture, "hospital", set_up, test_fly, tear_down);
  g_test_add ("/presenter/edit", Fixture, "hospital", set_up, test_edit, tear_down);
  g_test_add ("/presenter/edit-whole", Fixture, "bank", set_up, test_edit_whole, tear_down);
  g_test_add ("/presenter/part", Fixture, "hospital", set_up, test_part, tear_down);
  g_test_add ("/presenter/second", Fixture, "hospital", set_up, test_second, tear_down);

  return window_fixture_run (&application);
}
