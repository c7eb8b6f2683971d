/* The canvas shows a model, keeps the point under the pointer, and finds what lies where; a scene
 * becomes a node. */
#include "config.h"

#include "canvas-fixture.h"

#include "app/canvas/tfl-canvas-private.h"
#include "app/session/tfl-commands.h"
#include "app/widgets/tfl-snapshot.h"

/* All of the picture is in sight to begin with, and again after "fit". */
static void
test_fit (CanvasFixture *fixture,
          gconstpointer  name)
{
  for (guint i = 0; i < 2; i++)
    {
      TflRect bounds = tfl_layout_get_bounds (tfl_session_get_layout (fixture->session));
      TflRect seen = tfl_canvas_from_scene (fixture->canvas, bounds);

      g_assert_cmpfloat (canvas_fixture_get_zoom (fixture->canvas), <=, 1);
      g_assert_cmpfloat (seen.x, >=, 0);
      g_assert_cmpfloat (seen.y, >=, 0);
      g_assert_cmpfloat (seen.x + seen.width, <=, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)));
      g_assert_cmpfloat (seen.y + seen.height, <=, gtk_widget_get_height (GTK_WIDGET (fixture->canvas)));

      tfl_canvas_zoom_at (fixture->canvas, 3, 10, 10);
      tfl_canvas_zoom_fit (fixture->canvas);
      canvas_fixture_settle ();
      canvas_fixture_settle ();
    }
}

static void
test_zoom (CanvasFixture *fixture,
           gconstpointer  name)
{
  static const double factors[] = { 2, 0.3, 1.1, 5, 0.01, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      double before = canvas_fixture_get_zoom (fixture->canvas);
      TflPoint fixed = tfl_canvas_to_scene (fixture->canvas, 300, 200);
      TflPoint now;

      tfl_canvas_zoom_at (fixture->canvas, factors[i], 300, 200);
      now = tfl_canvas_to_scene (fixture->canvas, 300, 200);
      g_assert_cmpfloat_with_epsilon (now.x, fixed.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (now.y, fixed.y, 1e-6);
      g_assert_true (canvas_fixture_get_zoom (fixture->canvas) != before);
      canvas_fixture_settle ();
    }
  g_assert_cmpfloat (canvas_fixture_get_zoom (fixture->canvas), <=, 8);

  tfl_canvas_zoom_normal (fixture->canvas);
  canvas_fixture_settle ();
  canvas_fixture_settle ();
  g_assert_cmpfloat_with_epsilon (canvas_fixture_get_zoom (fixture->canvas), 1, 1e-9);
}

static void
test_pan (CanvasFixture *fixture,
          gconstpointer  name)
{
  TflPoint before = tfl_canvas_to_scene (fixture->canvas, 0, 0);
  double zoom = canvas_fixture_get_zoom (fixture->canvas);
  TflPoint after;

  tfl_canvas_pan (fixture->canvas, 60, -30);
  after = tfl_canvas_to_scene (fixture->canvas, 0, 0);
  g_assert_cmpfloat_with_epsilon (after.x - before.x, 60 / zoom, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.y - before.y, -30 / zoom, 1e-6);
  g_assert_cmpfloat (canvas_fixture_get_zoom (fixture->canvas), ==, zoom);
}

/* The picture follows the model: a moved unit is drawn inside its new container, and back. */
static void
test_follow (CanvasFixture *fixture,
             gconstpointer  name)
{
  const char *const moved[] = { "Host", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  TflRect host, hospital;

  g_assert_false (tfl_command_can_move (fixture->session, "IT", "Desk", &reason));
  g_assert_cmpstr (reason, ==, "“IT” cannot stand inside itself");

  g_assert_true (tfl_command_move (fixture->session, moved, 1, "H", NULL, &error));
  g_assert_no_error (error);
  canvas_fixture_wait_for_scene (fixture);
  host = canvas_fixture_find (fixture, "Host");
  hospital = canvas_fixture_find (fixture, "H");
  g_assert_cmpfloat (host.x, >, hospital.x);
  g_assert_cmpfloat (host.x + host.width, <, hospital.x + hospital.width);

  tfl_document_undo (tfl_session_get_document (fixture->session));
  canvas_fixture_wait_for_scene (fixture);
  host = canvas_fixture_find (fixture, "Host");
  hospital = canvas_fixture_find (fixture, "H");
  g_assert_cmpfloat (host.x, >=, hospital.x + hospital.width);
}

/* To reveal something brings it into sight, however far away one is, and close enough to be read. */
static void
test_reveal (CanvasFixture *fixture,
             gconstpointer  name)
{
  TflRect seen;

  tfl_canvas_zoom_at (fixture->canvas, 0.1, 0, 0);
  canvas_fixture_settle ();
  tfl_session_reveal (fixture->session, "A-18");
  canvas_fixture_wait_for_scene (fixture);
  canvas_fixture_settle ();
  canvas_fixture_settle ();
  seen = tfl_canvas_from_scene (fixture->canvas, canvas_fixture_find (fixture, "A-18"));
  g_assert_cmpfloat (canvas_fixture_get_zoom (fixture->canvas), >=, 0.6);
  g_assert_cmpfloat (seen.x, >=, 0);
  g_assert_cmpfloat (seen.y, >=, 0);
  g_assert_cmpfloat (seen.x + seen.width, <=, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)));
  g_assert_cmpfloat (seen.y + seen.height, <=, gtk_widget_get_height (GTK_WIDGET (fixture->canvas)));
}

/* To go inside shows the unit alone. */
static void
test_inside (CanvasFixture *fixture,
             gconstpointer  name)
{
  TflRect rect;

  tfl_session_enter (fixture->session, "IT");
  canvas_fixture_wait_for_scene (fixture);
  g_assert_true (tfl_scene_find (tfl_canvas_get_scene (fixture->canvas), "Desk", &rect));
  g_assert_false (tfl_scene_find (tfl_canvas_get_scene (fixture->canvas), "Fac", &rect));
  g_assert_true (tfl_session_leave (fixture->session));
  canvas_fixture_wait_for_scene (fixture);
  g_assert_true (tfl_scene_find (tfl_canvas_get_scene (fixture->canvas), "Fac", &rect));
}

/* A name that is half typed is kept before the model is saved; a service has its name at its route. */
static void
test_commit (CanvasFixture *fixture,
             gconstpointer  name)
{
  GtkWidget *text;

  tfl_session_select (fixture->session, "S2");
  g_assert_true (tfl_canvas_edit_name (fixture->canvas));

  tfl_session_select (fixture->session, "Fac");
  g_assert_true (tfl_canvas_edit_name (fixture->canvas));
  text = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_EDITABLE (text));
  gtk_editable_set_text (GTK_EDITABLE (text), "Half typed");
  tfl_canvas_commit (fixture->canvas);
  g_assert_cmpstr (tfl_element_get_name (tfl_session_lookup (fixture->session, "Fac")), ==, "Half typed");
  tfl_canvas_commit (fixture->canvas);
  g_assert_cmpstr (tfl_element_get_name (tfl_session_lookup (fixture->session, "Fac")), ==, "Half typed");
}

static void
type_name (CanvasFixture *fixture,
           const char    *name)
{
  GtkWidget *text = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (GTK_IS_EDITABLE (text));
  gtk_editable_set_text (GTK_EDITABLE (text), name);
}

/* To name what is selected, while a new unit is being named, names the new one: it is what is selected then. */
static void
test_name_after_name (CanvasFixture *fixture,
                      gconstpointer  name)
{
  const char *made;

  tfl_session_select (fixture->session, "Fac");
  g_assert_true (tfl_canvas_begin_child (fixture->canvas, "Fac", ""));
  type_name (fixture, "First");
  g_assert_true (tfl_canvas_edit_name (fixture->canvas));
  made = tfl_session_get_primary (fixture->session);
  g_assert_cmpstr (tfl_element_get_name (tfl_session_lookup (fixture->session, made)), ==, "First");

  canvas_fixture_wait_for_scene (fixture);
  type_name (fixture, "Second");
  tfl_canvas_commit (fixture->canvas);
  made = tfl_session_get_primary (fixture->session);
  g_assert_cmpstr (tfl_element_get_name (tfl_session_lookup (fixture->session, made)), ==, "Second");
  g_assert_cmpstr (tfl_element_get_name (tfl_session_lookup (fixture->session, "Fac")), !=, "Second");
}

/* Each kind of picture is drawn and shows what is revealed, or what that belongs to. */
static void
test_kinds (CanvasFixture *fixture,
            gconstpointer  name)
{
  static const char *const drawn[TFL_N_PICTURE_KINDS] = { "A-18", NULL, "IT", "IT" };

  for (guint i = 0; i < TFL_N_PICTURE_KINDS; i++)
    {
      TflRect rect;

      tfl_session_set_kind (fixture->session, i);
      canvas_fixture_wait_for_scene (fixture);
      g_assert_cmpint (tfl_session_get_scope (fixture->session)->kind, ==, (int) i);
      tfl_session_reveal (fixture->session, drawn[i] != NULL ? "A-18" : "Host");
      canvas_fixture_wait_for_scene (fixture);
      g_assert_true (tfl_canvas_find (fixture->canvas, drawn[i] != NULL ? drawn[i] : "Host", &rect));
      g_assert_cmpfloat (rect.y + rect.height, >, 0);
      g_assert_cmpfloat (rect.y, <, gtk_widget_get_height (GTK_WIDGET (fixture->canvas)));
    }
}

/* The node is as large as what is asked for, in pixels, in each theme. */
static void
test_node (CanvasFixture *fixture,
           gconstpointer  name)
{
  TflScene *scene = tfl_canvas_get_scene (fixture->canvas);
  TflRect bounds = tfl_scene_get_bounds (scene);

  for (int theme = 0; theme < TFL_N_THEMES; theme++)
    {
      g_autoptr (GskRenderNode) node = tfl_snapshot_make_node (scene, theme, &bounds, 0.5);
      graphene_rect_t rect;

      g_assert_nonnull (node);
      gsk_render_node_get_bounds (node, &rect);
      g_assert_cmpfloat_with_epsilon (rect.size.width, bounds.width / 2, 2);
      g_assert_cmpfloat_with_epsilon (rect.size.height, bounds.height / 2, 2);
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (CanvasFixture *fixture,
                       gconstpointer  name);
  } tests[] = {
    { "/canvas/fit", test_fit },       { "/canvas/zoom", test_zoom },     { "/canvas/pan", test_pan },
    { "/canvas/follow", test_follow }, { "/canvas/reveal", test_reveal }, { "/canvas/inside", test_inside },
    { "/canvas/node", test_node },     { "/canvas/commit", test_commit }, { "/canvas/kinds", test_kinds },
    { "/canvas/name-after-name", test_name_after_name },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CanvasFixture, "hospital", canvas_fixture_set_up, tests[i].test, canvas_fixture_tear_down);

  return g_test_run ();
}
