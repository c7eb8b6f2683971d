/* The canvas shows a model, keeps the point under the pointer, and finds what lies where; a scene
 * becomes a node. */
#include "config.h"

#include "app/tfl-canvas-private.h"
#include "app/tfl-commands.h"
#include "app/tfl-snapshot.h"

#include <adwaita.h>
#include <math.h>

typedef struct
{
  TflSession *session;
  GtkWidget  *window;
  TflCanvas  *canvas;
} Fixture;

/* Runs the main loop until nothing is left to do, but at most a while. */
static void
settle (void)
{
  for (guint i = 0; i < 300; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
wait_for_scene (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (tfl_session_is_laying_out (fixture->session) || tfl_canvas_get_scene (fixture->canvas) == NULL
         || gtk_widget_get_width (GTK_WIDGET (fixture->canvas)) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
  settle ();
}

static void
set_up (Fixture      *fixture,
        gconstpointer name)
{
  g_autofree char *path = g_strdup_printf ("%s/../data/examples/%s.trefoil", g_getenv ("G_TEST_SRCDIR"), (const char *) name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  fixture->session = tfl_session_new (model, NULL, NULL);
  fixture->canvas = TFL_CANVAS (tfl_canvas_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->canvas));
  tfl_canvas_set_session (fixture->canvas, fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_scene (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer name)
{
  gpointer weak = fixture->canvas;

  g_object_add_weak_pointer (G_OBJECT (fixture->canvas), &weak);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_null (weak);
  g_assert_finalize_object (fixture->session);
}

static double
get_zoom (TflCanvas *canvas)
{
  double zoom;

  g_object_get (canvas, "zoom", &zoom, NULL);

  return zoom;
}

static TflRect
find (Fixture    *fixture,
      const char *id)
{
  TflRect rect = { 0 };

  g_assert_true (tfl_scene_find (tfl_canvas_get_scene (fixture->canvas), id, &rect));

  return rect;
}

/* All of the picture is in sight to begin with, and again after "fit". */
static void
test_fit (Fixture      *fixture,
          gconstpointer name)
{
  for (guint i = 0; i < 2; i++)
    {
      TflRect bounds = tfl_layout_get_bounds (tfl_session_get_layout (fixture->session));
      TflRect seen = tfl_canvas_from_scene (fixture->canvas, bounds);

      g_assert_cmpfloat (get_zoom (fixture->canvas), <=, 1);
      g_assert_cmpfloat (seen.x, >=, 0);
      g_assert_cmpfloat (seen.y, >=, 0);
      g_assert_cmpfloat (seen.x + seen.width, <=, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)));
      g_assert_cmpfloat (seen.y + seen.height, <=, gtk_widget_get_height (GTK_WIDGET (fixture->canvas)));

      tfl_canvas_zoom_at (fixture->canvas, 3, 10, 10);
      tfl_canvas_zoom_fit (fixture->canvas);
      settle ();
      settle ();
    }
}

static void
test_zoom (Fixture      *fixture,
           gconstpointer name)
{
  static const double factors[] = { 2, 0.3, 1.1, 5, 0.01, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      double before = get_zoom (fixture->canvas);
      TflPoint fixed = tfl_canvas_to_scene (fixture->canvas, 300, 200);
      TflPoint now;

      tfl_canvas_zoom_at (fixture->canvas, factors[i], 300, 200);
      now = tfl_canvas_to_scene (fixture->canvas, 300, 200);
      g_assert_cmpfloat_with_epsilon (now.x, fixed.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (now.y, fixed.y, 1e-6);
      g_assert_true (get_zoom (fixture->canvas) != before);
      settle ();
    }
  g_assert_cmpfloat (get_zoom (fixture->canvas), <=, 8);

  tfl_canvas_zoom_normal (fixture->canvas);
  settle ();
  settle ();
  g_assert_cmpfloat_with_epsilon (get_zoom (fixture->canvas), 1, 1e-9);
}

static void
test_pan (Fixture      *fixture,
          gconstpointer name)
{
  TflPoint before = tfl_canvas_to_scene (fixture->canvas, 0, 0);
  double zoom = get_zoom (fixture->canvas);
  TflPoint after;

  tfl_canvas_pan (fixture->canvas, 60, -30);
  after = tfl_canvas_to_scene (fixture->canvas, 0, 0);
  g_assert_cmpfloat_with_epsilon (after.x - before.x, 60 / zoom, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.y - before.y, -30 / zoom, 1e-6);
  g_assert_cmpfloat (get_zoom (fixture->canvas), ==, zoom);
}

/* The picture follows the model: a moved unit is drawn inside its new container, and back. */
static void
test_follow (Fixture      *fixture,
             gconstpointer name)
{
  const char *const moved[] = { "Host", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  TflRect host, hospital;

  g_assert_false (tfl_command_can_move (fixture->session, "IT", "Desk", &reason));
  g_assert_cmpstr (reason, ==, "“IT” cannot stand inside itself");

  g_assert_true (tfl_command_move (fixture->session, moved, 1, "H", NULL, &error));
  g_assert_no_error (error);
  wait_for_scene (fixture);
  host = find (fixture, "Host");
  hospital = find (fixture, "H");
  g_assert_cmpfloat (host.x, >, hospital.x);
  g_assert_cmpfloat (host.x + host.width, <, hospital.x + hospital.width);

  tfl_document_undo (tfl_session_get_document (fixture->session));
  wait_for_scene (fixture);
  host = find (fixture, "Host");
  hospital = find (fixture, "H");
  g_assert_cmpfloat (host.x, >=, hospital.x + hospital.width);
}

/* To reveal something brings it into sight, however far away one is, and close enough to be read. */
static void
test_reveal (Fixture      *fixture,
             gconstpointer name)
{
  TflRect seen;

  tfl_canvas_zoom_at (fixture->canvas, 0.1, 0, 0);
  settle ();
  tfl_session_reveal (fixture->session, "A-18");
  wait_for_scene (fixture);
  settle ();
  settle ();
  seen = tfl_canvas_from_scene (fixture->canvas, find (fixture, "A-18"));
  g_assert_cmpfloat (get_zoom (fixture->canvas), >=, 0.6);
  g_assert_cmpfloat (seen.x, >=, 0);
  g_assert_cmpfloat (seen.y, >=, 0);
  g_assert_cmpfloat (seen.x + seen.width, <=, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)));
  g_assert_cmpfloat (seen.y + seen.height, <=, gtk_widget_get_height (GTK_WIDGET (fixture->canvas)));
}

/* To go inside shows the unit alone. */
static void
test_inside (Fixture      *fixture,
             gconstpointer name)
{
  TflRect rect;

  tfl_session_enter (fixture->session, "IT");
  wait_for_scene (fixture);
  g_assert_true (tfl_scene_find (tfl_canvas_get_scene (fixture->canvas), "Desk", &rect));
  g_assert_false (tfl_scene_find (tfl_canvas_get_scene (fixture->canvas), "Fac", &rect));
  g_assert_true (tfl_session_leave (fixture->session));
  wait_for_scene (fixture);
  g_assert_true (tfl_scene_find (tfl_canvas_get_scene (fixture->canvas), "Fac", &rect));
}

/* A name that is half typed is kept before the model is saved; a service has its name at its route. */
static void
test_commit (Fixture      *fixture,
             gconstpointer name)
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

typedef struct
{
  Fixture    *fixture;
  const char *id;
  gboolean    in_picture; /* places in the picture count, not those on screen: the camera may fly */
  guint       n_frames;   /* at another place than in the frame before */
  double      x;
} Watch;

static double
get_x (Watch *watch)
{
  TflRect rect;

  if (!tfl_canvas_find (watch->fixture->canvas, watch->id, &rect))
    return watch->x;

  return round (watch->in_picture ? tfl_canvas_to_scene (watch->fixture->canvas, rect.x, rect.y).x : rect.x);
}

static gboolean
watch_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  Watch *watch = user_data;
  double x = get_x (watch);

  watch->n_frames += x != watch->x;
  watch->x = x;

  return G_SOURCE_CONTINUE;
}

/* In how many steps an element comes to another place while `act` is done and all that follows. */
static guint
count_steps (Fixture    *fixture,
             const char *id,
             gboolean    in_picture,
             void      (*act) (TflSession *session))
{
  Watch watch = { fixture, id, in_picture, 0, -1e9 };
  guint tick;

  watch.x = get_x (&watch);
  g_assert_cmpfloat (watch.x, >, -1e9);
  tick = gtk_widget_add_tick_callback (GTK_WIDGET (fixture->canvas), watch_cb, &watch, NULL);
  act (fixture->session);
  wait_for_scene (fixture);
  settle ();
  settle ();
  gtk_widget_remove_tick_callback (GTK_WIDGET (fixture->canvas), tick);

  return watch.n_frames;
}

static void
close_it (TflSession *session)
{
  tfl_session_set_closed (session, "IT", TRUE);
}

static void
open_it (TflSession *session)
{
  tfl_session_set_closed (session, "IT", FALSE);
}

static void
move_desk (TflSession *session)
{
  const char *const moved[] = { "Desk", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (tfl_command_move (session, moved, 1, "Fac", NULL, &error));
}

static void
rename_desk (TflSession *session)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tfl_command_rename (session, "IT", "A name so long that everything beside it has to stand elsewhere, "
                                     "as far away as a name can be long", &error));
}

/* Far enough to have a fixed camera, near enough to draw all of it. */
static void
look (Fixture *fixture)
{
  tfl_canvas_zoom_normal (fixture->canvas);
  settle ();
  settle ();
}

/* Who closes and opens sees the rest move, in more than one step, and the unit itself stay. */
static void
test_turn (Fixture      *fixture,
           gconstpointer name)
{
  TflRect before, after;

  look (fixture);
  g_assert_true (tfl_canvas_find (fixture->canvas, "IT", &before));
  tfl_canvas_pan (fixture->canvas, before.x - 50, before.y - 50);
  g_assert_true (tfl_canvas_find (fixture->canvas, "IT", &before));
  g_assert_cmpuint (count_steps (fixture, "EHRv", FALSE, close_it), >, 2);
  g_assert_true (tfl_canvas_find (fixture->canvas, "IT", &after));
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 0.01);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 0.01);
  g_assert_cmpfloat (after.height, <, before.height);
  g_assert_cmpuint (count_steps (fixture, "EHRv", FALSE, open_it), >, 2);
  g_assert_cmpuint (count_steps (fixture, "IT", FALSE, close_it), ==, 0);
  g_assert_cmpuint (count_steps (fixture, "IT", FALSE, open_it), ==, 0);
  g_assert_true (tfl_canvas_find (fixture->canvas, "IT", &after));
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 0.01);
  g_assert_cmpfloat_with_epsilon (after.width, before.width, 0.01);
}

/* At once: what one types, a step of the history, and all of it where the desktop wants no motion. */
static void
test_at_once (Fixture      *fixture,
              gconstpointer name)
{
  GtkSettings *settings = gtk_settings_get_default ();

  look (fixture);
  g_assert_cmpuint (count_steps (fixture, "Infra", TRUE, move_desk), >, 2);
  g_assert_cmpuint (count_steps (fixture, "EHRv", TRUE, rename_desk), <=, 1);
  tfl_session_select (fixture->session, "EHRv");
  g_assert_cmpuint (count_steps (fixture, "Fac", TRUE, tfl_session_undo), <=, 1);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_assert_cmpuint (count_steps (fixture, "EHRv", TRUE, close_it), ==, 1);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

/* Each kind of picture is drawn and shows what is revealed, or what that belongs to. */
static void
test_kinds (Fixture      *fixture,
            gconstpointer name)
{
  static const char *const drawn[TFL_N_PICTURE_KINDS] = { "A-18", NULL, "IT", "IT" };

  for (guint i = 0; i < TFL_N_PICTURE_KINDS; i++)
    {
      TflRect rect;

      tfl_session_set_kind (fixture->session, i);
      wait_for_scene (fixture);
      g_assert_cmpint (tfl_session_get_scope (fixture->session)->kind, ==, (int) i);
      tfl_session_reveal (fixture->session, drawn[i] != NULL ? "A-18" : "Host");
      wait_for_scene (fixture);
      g_assert_true (tfl_canvas_find (fixture->canvas, drawn[i] != NULL ? drawn[i] : "Host", &rect));
      g_assert_cmpfloat (rect.y + rect.height, >, 0);
      g_assert_cmpfloat (rect.y, <, gtk_widget_get_height (GTK_WIDGET (fixture->canvas)));
    }
}

static void
close_all (TflSession *session)
{
  tfl_session_set_levels (session, 1);
  tfl_session_set_closed (session, "H", FALSE);
}

/* The picture fills the window in one direction and leaves it in none; what is small is at 100 %. */
static void
assert_fitted (Fixture *fixture)
{
  TflRect bounds = tfl_layout_get_bounds (tfl_session_get_layout (fixture->session));
  TflRect seen = tfl_canvas_from_scene (fixture->canvas, bounds);
  double width = gtk_widget_get_width (GTK_WIDGET (fixture->canvas));
  double height = gtk_widget_get_height (GTK_WIDGET (fixture->canvas));
  double free_x = width - 2 * TFL_CANVAS_MARGIN - seen.width;
  double free_y = height - TFL_CANVAS_MARGIN - TFL_CANVAS_BOTTOM_MARGIN - seen.height;

  g_assert_cmpfloat (seen.x, >=, TFL_CANVAS_MARGIN - 0.5);
  g_assert_cmpfloat (seen.y, >=, TFL_CANVAS_MARGIN - 0.5);
  g_assert_cmpfloat (free_x, >, -0.5);
  g_assert_cmpfloat (free_y, >, -0.5);
  g_assert_true (MIN (free_x, free_y) < 0.5 || get_zoom (fixture->canvas) == 1);
}

/* Who looks at the whole goes on looking at the whole, and sees it move; who looks closer keeps the place. */
static void
test_turn_fitted (Fixture      *fixture,
                  gconstpointer name)
{
  double zoom = get_zoom (fixture->canvas);

  g_assert_cmpuint (count_steps (fixture, "EHRv", FALSE, close_it), >, 2);
  assert_fitted (fixture);
  g_assert_cmpfloat (get_zoom (fixture->canvas), >, zoom);
  g_assert_cmpuint (count_steps (fixture, "EHRv", FALSE, open_it), >, 2);
  assert_fitted (fixture);
  g_assert_cmpfloat_with_epsilon (get_zoom (fixture->canvas), zoom, 0.001);

  tfl_canvas_zoom_at (fixture->canvas, 1.1, 0, 0);
  zoom = get_zoom (fixture->canvas);
  count_steps (fixture, "EHRv", FALSE, close_it);
  g_assert_cmpfloat (get_zoom (fixture->canvas), ==, zoom);

  /* Two changes in one turn: the first asks for the whole, the second for one unit. */
  count_steps (fixture, "EHRv", FALSE, close_all);
  assert_fitted (fixture);
}

static TflRect
get_window (Fixture *fixture)
{
  return (TflRect){ 0, 0, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)),
                    gtk_widget_get_height (GTK_WIDGET (fixture->canvas)) };
}

static gboolean
is_inside (TflRect inner,
           TflRect outer)
{
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

/* Closed from its far corner, a unit comes into sight; and nobody looks at an empty canvas. */
static void
test_out_of_sight (Fixture      *fixture,
                   gconstpointer name)
{
  TflRect it;

  tfl_canvas_zoom_at (fixture->canvas, 2, 0, 0);
  it = tfl_canvas_from_scene (fixture->canvas, find (fixture, "IT"));
  tfl_canvas_pan (fixture->canvas, it.x + it.width - 100, it.y + it.height - 100);
  settle ();
  tfl_session_set_closed (fixture->session, "IT", TRUE);
  wait_for_scene (fixture);
  settle ();
  settle ();
  it = tfl_canvas_from_scene (fixture->canvas, find (fixture, "IT"));
  g_assert_true (is_inside (it, get_window (fixture)));

  tfl_canvas_pan (fixture->canvas, 20000, 20000);
  tfl_session_set_closed (fixture->session, "EHRv", TRUE);
  wait_for_scene (fixture);
  settle ();
  settle ();
  assert_fitted (fixture);
}

/* Another drawing of the same fades in, once, and not where the desktop wants no motion. */
static void
test_fade (Fixture      *fixture,
           gconstpointer name)
{
  GtkSettings *settings = gtk_settings_get_default ();

  tfl_canvas_zoom_at (fixture->canvas, 1.001, 0, 0);
  g_assert_null (fixture->canvas->last.node);
  settle ();
  tfl_canvas_zoom_at (fixture->canvas, 0.2, 0, 0);
  g_assert_nonnull (fixture->canvas->last.node);
  for (guint i = 0; i < 20 && fixture->canvas->last.node != NULL; i++)
    settle ();
  g_assert_null (fixture->canvas->last.node);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  tfl_canvas_zoom_at (fixture->canvas, 5, 0, 0);
  g_assert_null (fixture->canvas->last.node);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

/* A chain that is one unit says why. */
static void
test_alone (Fixture      *fixture,
            gconstpointer name)
{
  g_assert_null (fixture->canvas->hint);
  tfl_session_select (fixture->session, "Desk");
  tfl_session_set_kind (fixture->session, TFL_PICTURE_CHAIN);
  wait_for_scene (fixture);
  g_assert_cmpstr (fixture->canvas->hint, ==, "No service joins “Desk” to other units");
  tfl_session_enter (fixture->session, "IT");
  wait_for_scene (fixture);
  g_assert_null (fixture->canvas->hint);
}

/* However far away one is, what sticks out of a unit does not reach the next one, a gap of 24 away. */
static void
test_handle (Fixture      *fixture,
             gconstpointer name)
{
  TflPoint centre;
  TflRect care;

  tfl_session_select (fixture->session, "Care");
  g_assert_true (tfl_canvas_get_handle (fixture->canvas, &centre));
  g_assert_true (tfl_canvas_find (fixture->canvas, "Care", &care));
  g_assert_cmpfloat (centre.x + 7, <=, care.x + care.width + 24 * 0.5);
}

/* The node is as large as what is asked for, in pixels, in each theme. */
static void
test_node (Fixture      *fixture,
           gconstpointer name)
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
    void      (*test) (Fixture      *fixture,
                       gconstpointer name);
  } tests[] = {
    { "/canvas/fit", test_fit },       { "/canvas/zoom", test_zoom },     { "/canvas/pan", test_pan },
    { "/canvas/follow", test_follow }, { "/canvas/reveal", test_reveal }, { "/canvas/inside", test_inside },
    { "/canvas/node", test_node },     { "/canvas/commit", test_commit },
    { "/canvas/turn", test_turn },     { "/canvas/at-once", test_at_once }, { "/canvas/kinds", test_kinds },
    { "/canvas/turn-fitted", test_turn_fitted }, { "/canvas/out-of-sight", test_out_of_sight },
    { "/canvas/fade", test_fade }, { "/canvas/alone", test_alone }, { "/canvas/handle", test_handle },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, "hospital", set_up, tests[i].test, tear_down);

  return g_test_run ();
}
