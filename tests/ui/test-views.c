/* Views: made from what is on show, brought up to date, put in order, gone to. */
#include "config.h"

#include "window-fixture.h"

#include "app/actions/tfl-actions.h"
#include "app/actions/tfl-deck-actions.h"
#include "app/canvas/tfl-canvas.h"
#include "app/session/tfl-commands.h"
#include "scene/tfl-deck.h"

#define MODEL                                                                                                          \
  "<model xmlns='urn:trefoil:model:1' name='Small'>"                                                                   \
  "<unit id='A' name='A'><unit id='B' name='B'><work id='W' name='Lost'/></unit></unit><unit id='C' name='C'/>"        \
  "<service id='S' name='S' provider='A' customers='C'/>"                                                              \
  "<view id='v1' name='One'/><view id='v2' name='Two' root='A' slide='1' theme='dark'><notes>Say it</notes></view>"    \
  "<view id='v3' name='Three' heat='work' processes='agree'/></model>"

static TflApplication *application;

static char *
list_views (TflSession *session)
{
  g_autoptr (GPtrArray) views = tfl_deck_list_views (tfl_session_get_model (session));

  g_ptr_array_add (views, NULL);

  return g_strjoinv (" ", (char **) views->pdata);
}

static void
assert_views (TflSession *session,
              const char *expected)
{
  g_autofree char *views = list_views (session);

  g_assert_cmpstr (views, ==, expected);
}

static const char *
get (TflSession *session,
     const char *view,
     TflField    field)
{
  return tfl_element_get (tfl_session_lookup (session, view), field);
}

static void
test_move (void)
{
  TflSession *session = window_fixture_parse (MODEL);
  g_autoptr (GError) error = NULL;

  assert_views (session, "v2 v1 v3");
  g_assert_true (tfl_command_move_view (session, "v3", 0, &error));
  assert_views (session, "v3 v2 v1");
  g_assert_cmpstr (get (session, "v3", TFL_VIEW_SLIDE), ==, "1");
  g_assert_cmpstr (get (session, "v1", TFL_VIEW_SLIDE), ==, "3");
  g_assert_true (tfl_command_move_view (session, "v3", 99, &error));
  assert_views (session, "v2 v1 v3");
  tfl_session_undo (session);
  assert_views (session, "v3 v2 v1");
  tfl_session_undo (session);
  assert_views (session, "v2 v1 v3");
  g_assert_null (get (session, "v1", TFL_VIEW_SLIDE));
  g_assert_false (tfl_document_can_undo (tfl_session_get_document (session)));
  g_assert_finalize_object (session);
}

/* What is on show goes into the view and comes back; what the view has besides stays. */
static void
test_update (void)
{
  TflSession *session = window_fixture_parse (MODEL);
  TflRect seen = { 10.4, -20, 300, 200 };
  TflRect camera;
  g_autoptr (GError) error = NULL;

  tfl_session_set_view (session, "v3");
  g_assert_cmpint (tfl_session_get_scope (session)->heat, ==, TFL_HEAT_WORK);
  tfl_session_enter (session, "A");
  tfl_session_set_closed (session, "B", TRUE);
  g_assert_true (tfl_command_update_view (session, "v2", &seen, &error));
  g_assert_cmpstr (get (session, "v2", TFL_VIEW_HEAT), ==, "work");
  g_assert_cmpstr (get (session, "v2", TFL_VIEW_CLOSED), ==, "B");
  g_assert_cmpstr (get (session, "v2", TFL_VIEW_PROCESSES), ==, "agree");
  g_assert_cmpstr (get (session, "v2", TFL_VIEW_LEFT), ==, "10");
  g_assert_cmpstr (get (session, "v2", TFL_VIEW_NAME), ==, "Two");
  g_assert_cmpstr (get (session, "v2", TFL_VIEW_NOTES), ==, "Say it");
  g_assert_cmpstr (get (session, "v2", TFL_VIEW_THEME), ==, "dark");
  g_assert_cmpstr (get (session, "v2", TFL_VIEW_SLIDE), ==, "1");

  g_assert_false (tfl_session_get_camera (session, &camera));
  tfl_session_set_view (session, "v2");
  g_assert_true (tfl_session_get_camera (session, &camera));
  g_assert_cmpfloat (camera.width, ==, 300);
  tfl_session_enter (session, NULL);
  g_assert_false (tfl_session_get_camera (session, &camera));

  tfl_session_undo (session);
  g_assert_cmpstr (get (session, "v2", TFL_VIEW_ROOT), ==, "A");
  g_assert_null (get (session, "v2", TFL_VIEW_CLOSED));
  g_assert_finalize_object (session);
}

/* A deleted root is remembered by its name; the view is made of what is left, until it is brought up to date. */
static void
test_gone (void)
{
  TflSession *session = window_fixture_parse (MODEL);
  const char *const units[] = { "A" };
  g_autoptr (GError) error = NULL;

  tfl_session_set_view (session, "v2");
  g_assert_true (tfl_command_remove (session, units, 1, &error));
  g_assert_cmpstr (get (session, "v2", TFL_VIEW_GONE), ==, "A");
  g_assert_cmpstr (tfl_session_get_view (session), ==, "v2");
  g_assert_null (tfl_session_get_scope (session)->root);
  g_assert_true (tfl_command_update_view (session, "v2", NULL, &error));
  g_assert_null (get (session, "v2", TFL_VIEW_GONE));
  tfl_session_undo (session);
  tfl_session_undo (session);
  g_assert_null (get (session, "v2", TFL_VIEW_GONE));
  g_assert_cmpstr (get (session, "v2", TFL_VIEW_ROOT), ==, "A");
  g_assert_finalize_object (session);
}

static void
test_make (void)
{
  TflSession *session = window_fixture_parse (MODEL);
  guint n = tfl_model_count (tfl_session_get_model (session), TFL_KIND_VIEW);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = tfl_command_make_views (session, 2, &error);
  g_autofree char *again = tfl_command_make_views (session, 2, &error);
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  g_assert_null (again);
  g_assert_cmpstr (get (session, first, TFL_VIEW_NAME), ==, "Small");
  g_assert_cmpstr (get (session, first, TFL_VIEW_DEPTH), ==, "2");
  g_assert_cmpuint (tfl_model_count (tfl_session_get_model (session), TFL_KIND_VIEW), ==, n + 4);
  g_assert_cmpstr (tfl_session_get_primary (session), ==, first);
  tfl_session_undo (session);
  g_assert_cmpuint (tfl_model_count (tfl_session_get_model (session), TFL_KIND_VIEW), ==, n);
  g_assert_finalize_object (session);
}

static void
act (TflWindow  *window,
     const char *name)
{
  guint n;
  const TflAction *actions = tfl_actions_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (actions[i].name, name))
      {
        tfl_actions_do (window, &actions[i]);
        tfl_settle (300);
        return;
      }
  g_error ("no action %s", name);
}

static void
test_go (void)
{
  TflSession *session = window_fixture_parse (MODEL);
  TflWindow *window = window_fixture_open (application, session);

  tfl_settle (200);
  act (window, "view.next-view");
  g_assert_cmpstr (tfl_session_get_view (session), ==, "v2");
  g_assert_cmpstr (tfl_session_get_primary (session), ==, "v2");
  act (window, "view.next-view");
  act (window, "view.next-view");
  act (window, "view.next-view"); /* there are no more */
  g_assert_cmpstr (tfl_session_get_view (session), ==, "v3");
  act (window, "edit.move-earlier");
  assert_views (session, "v2 v3 v1");
  act (window, "view.previous-view");
  g_assert_cmpstr (tfl_session_get_view (session), ==, "v2");
  act (window, "edit.move-later");
  assert_views (session, "v3 v2 v1");
  window_fixture_close (window, session);
}

/* Zoomed in, the view keeps that; gone elsewhere and back one sees the same part. */
static void
test_camera (void)
{
  TflSession *session = window_fixture_parse (MODEL);
  TflWindow *window = window_fixture_open (application, session);
  TflCanvas *canvas = TFL_CANVAS (tfl_window_get_canvas (window));
  g_autofree char *whole = NULL;
  g_autofree char *part = NULL;
  TflRect before, after;

  tfl_settle (300);
  act (window, "edit.add-view");
  whole = g_strdup (tfl_session_get_view (session));
  g_assert_null (get (session, whole, TFL_VIEW_WIDTH));

  tfl_canvas_zoom_at (canvas, 2.5, 200, 150);
  tfl_settle (300);
  before = tfl_canvas_get_seen (canvas);
  act (window, "edit.add-view");
  part = g_strdup (tfl_session_get_view (session));
  g_assert_cmpfloat_with_epsilon (tfl_element_get_number (tfl_session_lookup (session, part), TFL_VIEW_WIDTH, 0),
                                  before.width, 1);

  tfl_session_set_view (session, whole);
  tfl_settle (600);
  g_assert_cmpfloat (tfl_canvas_get_seen (canvas).width, >, 1.5 * before.width);
  tfl_session_set_view (session, part);
  tfl_settle (600);
  after = tfl_canvas_get_seen (canvas);
  g_assert_cmpfloat_with_epsilon (after.width, before.width, 4);
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 4);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 4);
  window_fixture_close (window, session);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/views/move", test_move);
  g_test_add_func ("/ui/views/update", test_update);
  g_test_add_func ("/ui/views/gone", test_gone);
  g_test_add_func ("/ui/views/make", test_make);
  g_test_add_func ("/ui/views/go", test_go);
  g_test_add_func ("/ui/views/camera", test_camera);

  return window_fixture_run (&application);
}
