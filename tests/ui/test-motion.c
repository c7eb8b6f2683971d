/* The way from one picture to the next: where things are at its beginning, on the way, and at its end. */
#include "config.h"

#include "app/canvas/tfl-motion.h"
#include "app/session/tfl-session.h"

#include "export/tfl-cairo.h"

typedef struct
{
  TflSession *session;
  TflScene   *open;
  TflScene   *closed;
  TflPoint    shift; /* what keeps the closed unit in its place, from open to closed */
} Fixture;

static const TflRect everywhere = { -1e6, -1e6, 2e6, 2e6 };

static TflScene *
draw (TflSession *session)
{
  TflPicture picture;

  while (tfl_session_is_laying_out (session))
    g_main_context_iteration (NULL, TRUE);
  tfl_session_init_picture (session, 1, &picture);

  return tfl_picture_draw (&picture, tfl_session_get_layout (session));
}

static TflRect
find (TflScene   *scene,
      const char *id)
{
  TflRect rect = { 0 };

  g_assert_true (tfl_scene_find (scene, id, &rect));

  return rect;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = g_strdup_printf ("%s/../data/examples/hospital.trefoil", g_getenv ("G_TEST_SRCDIR"));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_file (file, NULL, NULL, &error);
  TflRect before, after;

  g_assert_no_error (error);
  fixture->session = tfl_session_new (model, NULL, NULL);
  fixture->open = draw (fixture->session);
  tfl_session_set_closed (fixture->session, "IT", TRUE);
  fixture->closed = draw (fixture->session);
  before = find (fixture->open, "IT");
  after = find (fixture->closed, "IT");
  fixture->shift = (TflPoint) { after.x - before.x, after.y - before.y };
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  tfl_scene_unref (fixture->open);
  tfl_scene_unref (fixture->closed);
  g_assert_finalize_object (fixture->session);
}

static void
assert_near (TflRect a,
             TflRect b)
{
  g_assert_cmpfloat_with_epsilon (a.x, b.x, 0.01);
  g_assert_cmpfloat_with_epsilon (a.y, b.y, 0.01);
  g_assert_cmpfloat_with_epsilon (a.width, b.width, 0.01);
  g_assert_cmpfloat_with_epsilon (a.height, b.height, 0.01);
}

/* What closes keeps its corner and shrinks; what stands beside it comes nearer, never back; in between it is
 * in between. */
static void
test_places (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (TflMotion) motion = tfl_motion_new (fixture->open, fixture->closed, fixture->shift, "IT", &everywhere);
  TflRect from = find (fixture->open, "EHRv");
  TflRect corner = find (fixture->closed, "IT");
  TflRect last, rect;

  g_assert_nonnull (motion);
  from.x += fixture->shift.x;
  from.y += fixture->shift.y;
  g_assert_true (tfl_motion_find (motion, "EHRv", 0, &last));
  assert_near (last, from);
  g_assert_cmpfloat (from.x, >, find (fixture->closed, "EHRv").x);
  for (double age = 10; age < TFL_MOTION_TIME; age += 10)
    {
      g_assert_true (tfl_motion_find (motion, "EHRv", age, &rect));
      g_assert_cmpfloat (rect.x, <, last.x);
      g_assert_cmpfloat (rect.x, >, find (fixture->closed, "EHRv").x);
      last = rect;
      g_assert_true (tfl_motion_find (motion, "IT", age, &rect));
      g_assert_cmpfloat_with_epsilon (rect.x, corner.x, 0.01);
      g_assert_cmpfloat_with_epsilon (rect.y, corner.y, 0.01);
      g_assert_cmpfloat (rect.width, >=, corner.width);
    }
  g_assert_true (tfl_motion_find (motion, "EHRv", TFL_MOTION_TIME, &rect));
  assert_near (rect, find (fixture->closed, "EHRv"));
  g_assert_true (tfl_motion_find (motion, "IT", TFL_MOTION_TURN, &rect));
  assert_near (rect, corner);
  g_assert_false (tfl_motion_find (motion, "Desk", 100, &rect));
}

static cairo_surface_t *
render (TflScene  *scene,
        TflMotion *motion,
        double     age,
        TflPoint   origin)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 700);
  cairo_t *cr = cairo_create (surface);

  tfl_cairo_set_colour (cr, TFL_THEME_LIGHT, TFL_COLOUR_CANVAS);
  cairo_paint (cr);
  cairo_translate (cr, -origin.x, -origin.y);
  if (motion != NULL)
    tfl_motion_draw (motion, cr, TFL_THEME_LIGHT, &everywhere, age);
  else
    tfl_cairo_draw_scene (cr, scene, TFL_THEME_LIGHT, NULL);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* How many pixels differ by more than drawing through a group makes them. */
static guint
count_different (cairo_surface_t *a,
                 cairo_surface_t *b)
{
  const guchar *first = cairo_image_surface_get_data (a);
  const guchar *second = cairo_image_surface_get_data (b);
  guint n_bytes = (guint) (cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a));
  guint n_different = 0;

  for (guint i = 0; i < n_bytes; i++)
    n_different += ABS ((int) first[i] - (int) second[i]) > 8;

  return n_different;
}

static void
assert_drawn (TflMotion *motion,
              double     age,
              TflScene  *scene,
              TflPoint   origin,
              TflPoint   scene_origin,
              gboolean   same)
{
  cairo_surface_t *moving = render (NULL, motion, age, origin);
  cairo_surface_t *still = render (scene, NULL, 0, scene_origin);
  guint n_different = count_different (moving, still);

  g_test_message ("at %g ms: %u bytes differ", age, n_different);
  if (same) /* hatches may have moved on within what they fill */
    g_assert_cmpuint (n_different, <, 8000);
  else
    g_assert_cmpuint (n_different, >, 80000);
  cairo_surface_destroy (moving);
  cairo_surface_destroy (still);
}

/* It begins as the old picture and ends as the new one, both ways, and is neither in between. */
static void
test_drawn (Fixture      *fixture,
            gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      TflScene *from = i == 0 ? fixture->open : fixture->closed;
      TflScene *to = i == 0 ? fixture->closed : fixture->open;
      double sign = i == 0 ? 1 : -1;
      TflPoint shift = { sign * fixture->shift.x, sign * fixture->shift.y };
      g_autoptr (TflMotion) motion = tfl_motion_new (from, to, shift, "IT", &everywhere);
      TflPoint corner = { find (to, "IT").x - 100, find (to, "IT").y - 100 };
      TflPoint old_corner = { find (from, "IT").x - 100, find (from, "IT").y - 100 };

      assert_drawn (motion, 0, from, corner, old_corner, TRUE);
      assert_drawn (motion, 60, from, corner, old_corner, FALSE);
      assert_drawn (motion, 60, to, corner, corner, FALSE);
      assert_drawn (motion, TFL_MOTION_TIME, to, corner, corner, TRUE);
    }
}

/* Where all stays as it is, and where too much would move, there is no motion. */
static void
test_none (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (TflScene) again = draw (fixture->session);

  g_assert_null (tfl_motion_new (fixture->closed, fixture->closed, (TflPoint) { 0, 0 }, NULL, &everywhere));
  g_assert_null (tfl_motion_new (fixture->closed, again, (TflPoint) { 0, 0 }, NULL, &everywhere));
}

static void
test_many (void)
{
  GString *text = g_string_new ("<model xmlns='urn:trefoil:model:1' name='Many'><unit id='A' name='A'>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = NULL;
  g_autoptr (TflScene) open = NULL;
  g_autoptr (TflScene) closed = NULL;
  g_autoptr (TflMotion) motion = NULL;
  TflRect corner;
  TflSession *session;

  for (guint i = 0; i < 800; i++)
    g_string_append_printf (text, "<work id='W%u' name='Work %u'/>", i, i);
  g_string_append (text, "</unit></model>");
  bytes = g_string_free_to_bytes (text);
  model = tfl_read_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  session = tfl_session_new (model, NULL, NULL);
  open = draw (session);
  tfl_session_set_closed (session, "A", TRUE);
  closed = draw (session);
  g_assert_null (tfl_motion_new (open, closed, (TflPoint) { 0, 0 }, "A", &everywhere));

  /* Of the same many, only what is in sight counts. */
  corner = find (open, "A");
  corner.width = corner.height = 300;
  motion = tfl_motion_new (open, closed, (TflPoint) { 0, 0 }, "A", &corner);
  g_assert_nonnull (motion);
  g_assert_finalize_object (session);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/motion/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/motion/drawn", Fixture, NULL, set_up, test_drawn, tear_down);
  g_test_add ("/motion/none", Fixture, NULL, set_up, test_none, tear_down);
  g_test_add_func ("/motion/many", test_many);

  return g_test_run ();
}
