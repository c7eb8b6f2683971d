/* Units stay where they are put: a unit dragged within what it stands in is pinned there, in one step, until it is
 * let go; the file keeps it, and the picture says so. */
#include "config.h"

#include "canvas-pointer.h"

#include "app/session/tfl-commands.h"

#include "scene/tfl-deck.h"

static TflDocument *
get_document (CanvasFixture *fixture)
{
  return tfl_session_get_document (fixture->session);
}

static void
settle (CanvasFixture *fixture)
{
  canvas_fixture_wait_for_scene (fixture);
  while (fixture->canvas->motion != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* A unit's corner, seen from the corner of what it stands in. */
static TflPoint
get_place (CanvasFixture *fixture,
           const char    *id)
{
  TflLayout *layout = tfl_session_get_layout (fixture->session);
  const TflRect *rect = tfl_layout_get_rect (layout, id);
  const TflRect *around = tfl_layout_get_rect (layout, tfl_element_get_parent (tfl_session_lookup (fixture->session, id)));

  return (TflPoint) { rect->x - (around != NULL ? around->x : 0), rect->y - (around != NULL ? around->y : 0) };
}

static gboolean
is_pinned (CanvasFixture *fixture,
           const char    *id)
{
  return tfl_scope_get_place (tfl_session_get_scope (fixture->session), id) != NULL;
}

/* Takes a unit by its name and carries it this far, in points. */
static void
carry (CanvasFixture *fixture,
       const char    *id,
       double         dx,
       double         dy)
{
  double zoom = canvas_fixture_get_zoom (fixture->canvas);
  TflPoint from = canvas_pointer_at (fixture, id, 0.6, 0.3);

  canvas_pointer_drag (fixture, from, (TflPoint) { from.x + dx * zoom, from.y + dy * zoom });
  settle (fixture);
}

static void
close_to (CanvasFixture *fixture)
{
  tfl_canvas_zoom_normal (fixture->canvas);
  settle (fixture);
}

/* In a unit and on the page; the first one makes the view that keeps the places. */
static void
test_pin (CanvasFixture *fixture,
          gconstpointer  name)
{
  TflModel *before = tfl_session_get_model (fixture->session);
  TflPoint old, place;

  close_to (fixture);
  canvas_pointer_key (fixture, GDK_KEY_Alt_L, TRUE); /* to the point, not to what is near */
  old = get_place (fixture, "Fac");
  carry (fixture, "Fac", 130, 30);
  place = get_place (fixture, "Fac");
  g_assert_cmpfloat_with_epsilon (place.x, old.x + 130, 1.5);
  g_assert_cmpfloat_with_epsilon (place.y, old.y + 30, 1.5);
  g_assert_true (is_pinned (fixture, "Fac"));
  g_assert_cmpuint (tfl_model_count (tfl_session_get_model (fixture->session), TFL_KIND_VIEW), ==,
                    tfl_model_count (before, TFL_KIND_VIEW) + 1);
  g_assert_cmpstr (tfl_document_get_undo_label (get_document (fixture)), ==, "Pin “Fac”");

  old = get_place (fixture, "Colo");
  carry (fixture, "Colo", 40, 160);
  place = get_place (fixture, "Colo");
  g_assert_cmpfloat_with_epsilon (place.x, old.x + 40, 1.5);
  g_assert_cmpfloat_with_epsilon (place.y, old.y + 160, 1.5);
  g_assert_cmpuint (tfl_model_count (tfl_session_get_model (fixture->session), TFL_KIND_PLACE), ==, 2);

  /* Again: another place, not another element. */
  carry (fixture, "Colo", 0, 40);
  g_assert_cmpfloat_with_epsilon (get_place (fixture, "Colo").y, place.y + 40, 1.5);
  g_assert_cmpuint (tfl_model_count (tfl_session_get_model (fixture->session), TFL_KIND_PLACE), ==, 2);

  for (guint i = 0; i < 3; i++)
    tfl_document_undo (get_document (fixture));
  g_assert_true (tfl_session_get_model (fixture->session) == before);
  settle (fixture);
  g_assert_false (is_pinned (fixture, "Fac"));
}

/* Near a neighbour's edge it comes in line with it, and a line says so; else it stands on the grid. */
static void
test_snap (CanvasFixture *fixture,
           gconstpointer  name)
{
  TflModel *before = tfl_session_get_model (fixture->session);
  TflPoint host, carr, from;
  double zoom;

  close_to (fixture);
  host = get_place (fixture, "Host");
  carr = get_place (fixture, "Carr");
  zoom = canvas_fixture_get_zoom (fixture->canvas);
  from = canvas_pointer_at (fixture, "Carr", 0.6, 0.3);
  canvas_pointer_press (fixture, from);
  canvas_pointer_move (fixture, (TflPoint) { from.x + (host.x - carr.x + 3) * zoom, from.y + 203 * zoom });
  g_assert_true (fixture->canvas->drag.is_placing);
  g_assert_cmpfloat_with_epsilon (fixture->canvas->drag.snap.rect.x, host.x, 0.01);
  g_assert_cmpfloat (fixture->canvas->drag.snap.upright.from, <, fixture->canvas->drag.snap.upright.to);
  canvas_pointer_key (fixture, GDK_KEY_Alt_L, TRUE);
  g_assert_cmpfloat_with_epsilon (fixture->canvas->drag.snap.rect.x, host.x + 3, 1);
  g_assert_cmpfloat (fixture->canvas->drag.snap.upright.from, ==, fixture->canvas->drag.snap.upright.to);
  canvas_pointer_key (fixture, GDK_KEY_Alt_L, FALSE);
  g_assert_cmpfloat_with_epsilon (fixture->canvas->drag.snap.rect.x, host.x, 0.01);
  g_assert_true (canvas_pointer_key (fixture, GDK_KEY_Escape, TRUE));
  canvas_pointer_release (fixture);
  g_assert_true (tfl_session_get_model (fixture->session) == before);
}

/* Carried away and back in one go, it changes nothing: what is dropped later is none of its business. */
static void
test_back (CanvasFixture *fixture,
           gconstpointer  name)
{
  TflModel *pinned;
  TflPoint from;

  close_to (fixture);
  carry (fixture, "Colo", 40, 160);
  pinned = tfl_session_get_model (fixture->session);
  from = canvas_pointer_at (fixture, "Colo", 0.6, 0.3);
  canvas_pointer_press (fixture, from);
  canvas_pointer_move (fixture, (TflPoint) { from.x + 90, from.y + 50 });
  canvas_pointer_move (fixture, from);
  g_assert_true (fixture->canvas->drag.is_placing);
  canvas_pointer_release (fixture);
  g_assert_true (tfl_session_get_model (fixture->session) == pinned);
  g_assert_null (fixture->canvas->dropped_in);
}

/* Where its corner is on screen. */
static TflPoint
get_corner (CanvasFixture *fixture,
            const char    *id)
{
  return canvas_pointer_at (fixture, id, 0, 0);
}

static void
assert_at (TflPoint a,
           TflPoint b)
{
  g_assert_cmpfloat_with_epsilon (a.x, b.x, 1);
  g_assert_cmpfloat_with_epsilon (a.y, b.y, 1);
}

/* Undone, it is back where it was, and the rest has not moved; though it is what is selected. */
static void
test_undo (CanvasFixture *fixture,
           gconstpointer  name)
{
  TflPoint around, old, put;
  TflRect rect;

  close_to (fixture);
  rect = canvas_fixture_find (fixture, "Fac");
  tfl_canvas_centre (fixture->canvas, (TflPoint) { rect.x + rect.width / 2, rect.y + rect.height / 2 });
  settle (fixture);
  canvas_pointer_key (fixture, GDK_KEY_Alt_L, TRUE);
  tfl_session_select (fixture->session, "Fac");
  around = get_corner (fixture, "H");
  old = get_corner (fixture, "Fac");
  carry (fixture, "Fac", 130, 30);
  put = get_corner (fixture, "Fac");
  assert_at (put, (TflPoint) { old.x + 130, old.y + 30 });
  tfl_session_undo (fixture->session);
  settle (fixture);
  g_assert_cmpstr (tfl_session_get_primary (fixture->session), ==, "Fac");
  assert_at (get_corner (fixture, "H"), around);
  assert_at (get_corner (fixture, "Fac"), old);
  tfl_session_redo (fixture->session);
  settle (fixture);
  assert_at (get_corner (fixture, "H"), around);
  assert_at (get_corner (fixture, "Fac"), put);
  g_assert_null (fixture->canvas->dropped_in);
}

/* Into another unit it is not pinned any more; and the file is as it would be without. */
static void
test_leave (CanvasFixture *fixture,
            gconstpointer  name)
{
  const char *const moved[] = { "Colo", NULL };
  g_autoptr (GError) error = NULL;

  close_to (fixture);
  carry (fixture, "Colo", 40, 160);
  g_assert_true (is_pinned (fixture, "Colo"));
  g_assert_true (tfl_command_move (fixture->session, moved, 1, "Fac", NULL, &error));
  settle (fixture);
  g_assert_false (is_pinned (fixture, "Colo"));
  g_assert_cmpuint (tfl_model_count (tfl_session_get_model (fixture->session), TFL_KIND_PLACE), ==, 0);
}

/* Let go alone, all in one unit, and everywhere. */
static void
test_arrange (CanvasFixture *fixture,
              gconstpointer  name)
{
  static const char *const units[] = { "Desk", "Fac", "Colo" };
  static const TflPoint places[] = { { 300, 400 }, { 700, 90 }, { 1700, 20 } };
  g_autofree char *before = tfl_layout_dump (tfl_session_get_layout (fixture->session));
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tfl_command_pin (fixture->session, units, places, 3, &error));
  settle (fixture);
  g_assert_cmpuint (tfl_command_count_pinned (fixture->session, NULL), ==, 3);
  g_assert_cmpuint (tfl_command_count_pinned (fixture->session, "H"), ==, 2);
  g_assert_true (tfl_command_arrange (fixture->session, "IT", &error));
  g_assert_cmpstr (tfl_document_get_undo_label (get_document (fixture)), ==, "Arrange “IT”");
  settle (fixture);
  g_assert_false (is_pinned (fixture, "Desk"));
  g_assert_true (is_pinned (fixture, "Fac"));
  g_assert_true (tfl_command_unpin (fixture->session, units + 1, 1, &error));
  settle (fixture);
  g_assert_false (is_pinned (fixture, "Fac"));
  g_assert_true (tfl_command_arrange (fixture->session, NULL, &error));
  settle (fixture);
  g_assert_cmpuint (tfl_command_count_pinned (fixture->session, NULL), ==, 0);
  after = tfl_layout_dump (tfl_session_get_layout (fixture->session));
  g_assert_cmpstr (after, ==, before);
}

static guint
count_pins (CanvasFixture *fixture)
{
  TflScene *scene = tfl_canvas_get_scene (fixture->canvas);
  guint n = 0;

  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    n += tfl_scene_get_shape (scene, i)->kind == TFL_SHAPE_ICON && tfl_scene_get_shape (scene, i)->icon == TFL_ICON_PIN;

  return n;
}

/* Each map has its own places; one that has none, and no map chosen, take the first map's. */
static void
test_views (CanvasFixture *fixture,
            gconstpointer  name)
{
  static const char *const units[] = { "Colo" };
  static const TflPoint places[] = { { 1700, 20 } };
  g_autoptr (GError) error = NULL;
  g_autofree char *second = NULL;

  close_to (fixture);
  g_assert_cmpuint (count_pins (fixture), ==, 0);
  g_assert_true (tfl_command_pin (fixture->session, units, places, 1, &error));
  settle (fixture);
  g_assert_cmpuint (count_pins (fixture), ==, 1);
  second = tfl_command_add_view (fixture->session, NULL, &error);
  tfl_session_set_view (fixture->session, second);
  settle (fixture);
  g_assert_false (is_pinned (fixture, "Colo"));
  tfl_session_set_view (fixture->session, NULL);
  settle (fixture);
  g_assert_true (is_pinned (fixture, "Colo"));
  tfl_session_enter (fixture->session, "H");
  settle (fixture);
  g_assert_true (is_pinned (fixture, "Colo"));
}

/* The example without its views, of which the first would keep the places. */
static void
set_up (CanvasFixture *fixture,
        gconstpointer  name)
{
  g_autoptr (GPtrArray) views = NULL;
  g_autoptr (GError) error = NULL;

  canvas_fixture_set_up (fixture, name);
  views = tfl_deck_list_views (tfl_session_get_model (fixture->session));
  g_assert_true (tfl_command_remove (fixture->session, (const char *const *) views->pdata, views->len, &error));
  settle (fixture);
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
    { "/place/pin", test_pin },     { "/place/snap", test_snap },   { "/place/leave", test_leave },
    { "/place/back", test_back },   { "/place/undo", test_undo },
    { "/place/arrange", test_arrange }, { "/place/views", test_views },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CanvasFixture, "hospital", set_up, tests[i].test, canvas_fixture_tear_down);

  return g_test_run ();
}
