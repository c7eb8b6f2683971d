/* What the canvas shows after something was opened, closed, or chosen, and how it gets there. */
#include "config.h"

#include "canvas-fixture.h"

#include "app/session/tfl-commands.h"

#include "layout/tfl-rect.h"

#include <math.h>

typedef struct
{
  CanvasFixture    *fixture;
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
count_steps (CanvasFixture *fixture,
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
  canvas_fixture_wait_for_scene (fixture);
  canvas_fixture_settle ();
  canvas_fixture_settle ();
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
look (CanvasFixture *fixture)
{
  tfl_canvas_zoom_normal (fixture->canvas);
  canvas_fixture_settle ();
  canvas_fixture_settle ();
}

/* Who closes and opens sees the rest move, in more than one step, and the unit itself stay. */
static void
test_turn (CanvasFixture *fixture,
           gconstpointer  name)
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
test_at_once (CanvasFixture *fixture,
              gconstpointer  name)
{
  GtkSettings *settings = gtk_settings_get_default ();

  look (fixture);
  g_assert_cmpuint (count_steps (fixture, "Desk", TRUE, move_desk), >, 2);
  g_assert_cmpuint (count_steps (fixture, "EHRv", TRUE, rename_desk), <=, 1);
  tfl_session_select (fixture->session, "EHRv");
  g_assert_cmpuint (count_steps (fixture, "Fac", TRUE, tfl_session_undo), <=, 1);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_assert_cmpuint (count_steps (fixture, "EHRv", TRUE, close_it), ==, 1);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

static void
close_all (TflSession *session)
{
  tfl_session_set_levels (session, 1);
  tfl_session_set_closed (session, "H", FALSE);
}

/* The picture fills the window in one direction and leaves it in none; what is small is at 100 %. */
static void
assert_fitted (CanvasFixture *fixture)
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
  g_assert_true (MIN (free_x, free_y) < 0.5 || canvas_fixture_get_zoom (fixture->canvas) == 1);
}

/* Who looks at the whole goes on looking at the whole, and sees it move; who looks closer keeps the place. */
static void
test_turn_fitted (CanvasFixture *fixture,
                  gconstpointer  name)
{
  double zoom = canvas_fixture_get_zoom (fixture->canvas);

  g_assert_cmpuint (count_steps (fixture, "EHRv", FALSE, close_it), >, 2);
  assert_fitted (fixture);
  g_assert_cmpfloat (canvas_fixture_get_zoom (fixture->canvas), >, zoom);
  g_assert_cmpuint (count_steps (fixture, "EHRv", FALSE, open_it), >, 2);
  assert_fitted (fixture);
  g_assert_cmpfloat_with_epsilon (canvas_fixture_get_zoom (fixture->canvas), zoom, 0.001);

  tfl_canvas_zoom_at (fixture->canvas, 1.1, 0, 0);
  zoom = canvas_fixture_get_zoom (fixture->canvas);
  count_steps (fixture, "EHRv", FALSE, close_it);
  g_assert_cmpfloat (canvas_fixture_get_zoom (fixture->canvas), ==, zoom);

  /* Two changes in one turn: the first asks for the whole, the second for one unit. */
  count_steps (fixture, "EHRv", FALSE, close_all);
  assert_fitted (fixture);
}

static TflRect
get_window (CanvasFixture *fixture)
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
test_out_of_sight (CanvasFixture *fixture,
                   gconstpointer  name)
{
  TflRect it;

  tfl_canvas_zoom_at (fixture->canvas, 2, 0, 0);
  it = tfl_canvas_from_scene (fixture->canvas, canvas_fixture_find (fixture, "IT"));
  tfl_canvas_pan (fixture->canvas, it.x + it.width - 100, it.y + it.height - 100);
  canvas_fixture_settle ();
  tfl_session_set_closed (fixture->session, "IT", TRUE);
  canvas_fixture_wait_for_scene (fixture);
  canvas_fixture_settle ();
  canvas_fixture_settle ();
  it = tfl_canvas_from_scene (fixture->canvas, canvas_fixture_find (fixture, "IT"));
  g_assert_true (is_inside (it, get_window (fixture)));

  tfl_canvas_pan (fixture->canvas, 20000, 20000);
  tfl_session_set_closed (fixture->session, "EHRv", TRUE);
  canvas_fixture_wait_for_scene (fixture);
  canvas_fixture_settle ();
  canvas_fixture_settle ();
  assert_fitted (fixture);

  /* Nor at a dot, from far away. */
  tfl_canvas_zoom_at (fixture->canvas, 0.2, 0, 0);
  tfl_session_set_closed (fixture->session, "H", TRUE);
  canvas_fixture_wait_for_scene (fixture);
  canvas_fixture_settle ();
  canvas_fixture_settle ();
  assert_fitted (fixture);
}

/* A unit larger than the window is shown whole, not its bare middle. */
static void
test_reveal_large (CanvasFixture *fixture,
                   gconstpointer  name)
{
  tfl_canvas_zoom_at (fixture->canvas, 0.5, 0, 0);
  tfl_session_reveal (fixture->session, "H");
  canvas_fixture_settle ();
  canvas_fixture_settle ();
  g_assert_true (is_inside (tfl_canvas_from_scene (fixture->canvas, canvas_fixture_find (fixture, "H")), get_window (fixture)));
}

/* A table is fitted with its headings, also for an audience. */
static void
test_fit_table (CanvasFixture *fixture,
                gconstpointer  name)
{
  TflRect rect;

  tfl_canvas_set_presenting (fixture->canvas, TRUE);
  tfl_session_set_kind (fixture->session, TFL_PICTURE_MATRIX);
  canvas_fixture_wait_for_scene (fixture);
  rect = tfl_scene_get_bounds (tfl_canvas_get_scene (fixture->canvas));
  g_assert_true (is_inside (tfl_canvas_from_scene (fixture->canvas, tfl_rect_grown (rect, -24)), get_window (fixture)));
}

/* Another drawing of the same fades in, once, and not where the desktop wants no motion. */
static void
test_fade (CanvasFixture *fixture,
           gconstpointer  name)
{
  GtkSettings *settings = gtk_settings_get_default ();

  tfl_canvas_zoom_at (fixture->canvas, 1.001, 0, 0);
  g_assert_null (fixture->canvas->last.node);
  canvas_fixture_settle ();
  tfl_canvas_zoom_at (fixture->canvas, 0.2, 0, 0);
  g_assert_nonnull (fixture->canvas->last.node);
  for (guint i = 0; i < 20 && fixture->canvas->last.node != NULL; i++)
    canvas_fixture_settle ();
  g_assert_null (fixture->canvas->last.node);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  tfl_canvas_zoom_at (fixture->canvas, 5, 0, 0);
  g_assert_null (fixture->canvas->last.node);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

/* A chain that is one unit says why. */
static void
test_alone (CanvasFixture *fixture,
            gconstpointer  name)
{
  g_assert_null (fixture->canvas->hint);
  tfl_session_select (fixture->session, "Desk");
  tfl_session_set_kind (fixture->session, TFL_PICTURE_CHAIN);
  canvas_fixture_wait_for_scene (fixture);
  g_assert_cmpstr (fixture->canvas->hint, ==, "No service joins “Desk” to other units");
  tfl_session_enter (fixture->session, "IT");
  canvas_fixture_wait_for_scene (fixture);
  g_assert_null (fixture->canvas->hint);
}

/* However far away one is, what sticks out of a unit does not reach the next one, a gap of 24 away. */
static void
test_handle (CanvasFixture *fixture,
             gconstpointer  name)
{
  TflPoint centre;
  TflRect care;

  tfl_session_select (fixture->session, "Care");
  g_assert_true (tfl_canvas_get_handle (fixture->canvas, "Care", TFL_SIDE_PROVIDER, &centre));
  g_assert_true (tfl_canvas_find (fixture->canvas, "Care", &care));
  g_assert_cmpfloat (centre.x + 7, <=, care.x + care.width + 24 * 0.5);
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
    { "/canvas-turn/turn", test_turn },
    { "/canvas-turn/fitted", test_turn_fitted },
    { "/canvas-turn/at-once", test_at_once },
    { "/canvas-turn/out-of-sight", test_out_of_sight },
    { "/canvas-turn/reveal-large", test_reveal_large },
    { "/canvas-turn/fit-table", test_fit_table },
    { "/canvas-turn/fade", test_fade },
    { "/canvas-turn/alone", test_alone },
    { "/canvas-turn/handle", test_handle },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CanvasFixture, "hospital", canvas_fixture_set_up, tests[i].test, canvas_fixture_tear_down);

  return g_test_run ();
}
