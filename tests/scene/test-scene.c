/* The scene as a value: groups and bounds, finding, picking; crossings, taken places, ink. */
#include "scene/tfl-crossings.h"
#include "scene/tfl-ink.h"
#include "scene/tfl-scene-builder.h"
#include "scene/tfl-taken.h"

/* Two boxes in a box, and a line over them. */
static TflScene *
make_scene (void)
{
  TflSceneBuilder *builder = tfl_scene_builder_new ();
  TflPoint points[] = { { 10, 50 }, { 90, 50 }, { 90, 200 } };

  tfl_scene_builder_begin (builder, "outer", "Outer");
  tfl_scene_builder_set_part (builder, TFL_PART_BODY);
  tfl_scene_builder_add_box (builder, 0, 0, 100, 100, 8, TFL_COLOUR_WASH, TFL_COLOUR_UNIT_BORDER, 1);
  tfl_scene_builder_begin (builder, "inner", "Inner");
  tfl_scene_builder_add_box (builder, 10, 60, 30, 30, 6, TFL_COLOUR_PAPER, TFL_COLOUR_UNIT_BORDER, 1);
  tfl_scene_builder_set_part (builder, TFL_PART_NAME);
  tfl_scene_builder_add_text (builder, "Inner", 12, 80, 20, TFL_ALIGN_START, 12, 600, TFL_COLOUR_INK);
  tfl_scene_builder_end (builder);
  tfl_scene_builder_end (builder);
  tfl_scene_builder_begin (builder, "line", "Line");
  tfl_scene_builder_set_part (builder, TFL_PART_ROUTE);
  tfl_scene_builder_add_line (builder, points, 3, TFL_COLOUR_SERVICE, 1.8);
  tfl_scene_builder_end (builder);

  return tfl_scene_builder_free_to_scene (builder, "Title", 10);
}

static void
test_groups (void)
{
  g_autoptr (TflScene) scene = make_scene ();
  const TflShape *outer = tfl_scene_get_shape (scene, 0);
  const TflShape *inner = tfl_scene_get_shape (scene, 2);

  g_assert_cmpint (outer->kind, ==, TFL_SHAPE_BEGIN);
  g_assert_cmpstr (outer->element, ==, "outer");
  g_assert_cmpstr (outer->text, ==, "Outer");
  g_assert_cmpint (tfl_scene_get_shape (scene, outer->end)->kind, ==, TFL_SHAPE_END);
  g_assert_cmpuint (inner->end, <, outer->end);
  g_assert_cmpfloat (outer->rect.width, ==, 100);
  g_assert_cmpstr (tfl_scene_get_title (scene), ==, "Title");
  g_assert_cmpfloat (tfl_scene_get_bounds (scene).x, <=, -10);
  g_assert_cmpfloat (tfl_scene_get_bounds (scene).height, >=, 220);
}

static void
test_find (void)
{
  g_autoptr (TflScene) scene = make_scene ();
  TflRect rect;

  g_assert_true (tfl_scene_find (scene, "inner", &rect));
  g_assert_cmpfloat (rect.x, ==, 10);
  g_assert_true (tfl_scene_find (scene, "line", &rect));
  g_assert_false (tfl_scene_find (scene, "missing", &rect));
  g_assert_false (tfl_scene_find (scene, NULL, &rect));
}

static void
test_pick (void)
{
  static const struct
  {
    double      x, y, slack;
    const char *element;
    TflPart     part;
  } rows[] = {
    { 5, 5, 0, "outer", TFL_PART_BODY },
    { 38, 88, 0, "inner", TFL_PART_BODY },
    { 20, 78, 0, "inner", TFL_PART_NAME },
    { 50, 50.5, 0, "line", TFL_PART_ROUTE },
    { 50, 54, 0, "outer", TFL_PART_BODY },
    { 50, 54, 4, "line", TFL_PART_ROUTE },
    { 90, 150, 0, "line", TFL_PART_ROUTE },
    { 150, 150, 4, NULL, TFL_PART_NONE },
  };
  g_autoptr (TflScene) scene = make_scene ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TflPart part;

      g_assert_cmpstr (tfl_scene_pick (scene, rows[i].x, rows[i].y, rows[i].slack, &part), ==, rows[i].element);
      g_assert_cmpint (part, ==, rows[i].part);
    }
}

static void
test_dump (void)
{
  g_autoptr (TflScene) scene = make_scene ();
  g_autofree char *dump = tfl_scene_dump (scene);

  g_assert_cmpstr (dump, ==,
                   "begin outer “Outer”\n"
                   "  body box fill=wash stroke=unit-border:1 radius=8\n"
                   "  begin inner “Inner”\n"
                   "    body box fill=paper stroke=unit-border:1 radius=6\n"
                   "    name text “Inner” 12/600 ink\n"
                   "  end\n"
                   "end\n"
                   "begin line “Line”\n"
                   "  route line stroke=service:1.8\n"
                   "end\n");
}

static void
test_crossings (void)
{
  TflPoint across[] = { { 0, 50 }, { 200, 50 } };
  TflPoint down[] = { { 100, 0 }, { 100, 100 } };
  TflPoint beside[] = { { 300, 0 }, { 300, 100 } };
  TflPoint touching[] = { { 150, 50 }, { 150, 150 } };
  TflCrossingLine lines[] = { { across, 2 }, { down, 2 }, { beside, 2 }, { touching, 2 } };
  g_autoptr (GArray) found = tfl_crossings_find (lines, G_N_ELEMENTS (lines), 16, NULL);
  const TflCrossing *crossing = &g_array_index (found, TflCrossing, 0);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (crossing->line, ==, 0);
  g_assert_cmpuint (crossing->over, ==, 1);
  g_assert_cmpfloat (crossing->at, ==, 100);
}

/* Against every pair looked at. */
static void
test_crossings_random (void)
{
  for (guint round = 0; round < 50; round++)
    {
      TflPoint points[40][2];
      TflCrossingLine lines[40];
      guint expected = 0;
      g_autoptr (GArray) found = NULL;

      for (guint i = 0; i < 40; i++)
        {
          gboolean across = i % 2 == 0;
          /* No two on one coordinate: what touches is for the test above. */
          double a = g_test_rand_int_range (0, 300) + i * 0.01;
          double b = g_test_rand_int_range (0, 300) + i * 0.01;
          double at = g_test_rand_int_range (0, 300) + i * 0.01 + 0.005;

          points[i][0] = across ? (TflPoint) { a, at } : (TflPoint) { at, a };
          points[i][1] = across ? (TflPoint) { b, at } : (TflPoint) { at, b };
          lines[i] = (TflCrossingLine) { points[i], 2 };
        }
      for (guint i = 0; i < 40; i += 2)
        for (guint k = 1; k < 40; k += 2)
          expected += points[k][0].x > MIN (points[i][0].x, points[i][1].x) + 12
                   && points[k][0].x < MAX (points[i][0].x, points[i][1].x) - 12
                   && points[i][0].y > MIN (points[k][0].y, points[k][1].y) + 12
                   && points[i][0].y < MAX (points[k][0].y, points[k][1].y) - 12;
      found = tfl_crossings_find (lines, 40, 100, NULL);
      g_assert_cmpuint (found->len, ==, expected);
    }
}

static void
test_taken (void)
{
  g_autoptr (TflTaken) taken = tfl_taken_new ();
  TflRect place = { 100, 100, 50, 20 };

  g_assert_true (tfl_taken_is_free (taken, place, TFL_TAKEN_BY_NOBODY));
  tfl_taken_add (taken, (TflRect) { -1000, 110, 5000, 2 }, 7);
  g_assert_false (tfl_taken_is_free (taken, place, TFL_TAKEN_BY_NOBODY));
  g_assert_false (tfl_taken_is_free (taken, place, 3));
  g_assert_true (tfl_taken_is_free (taken, place, 7));
  g_assert_true (tfl_taken_is_free (taken, (TflRect) { 100, 113, 50, 20 }, 3));
  tfl_taken_add (taken, (TflRect) { -1e6, -1e6, 2e6, 2e6 }, TFL_TAKEN_BY_NOBODY);
  g_assert_false (tfl_taken_is_free (taken, (TflRect) { 100, 113, 50, 20 }, 3));
}

static void
count_cb (const TflInk *ink,
          gpointer      user_data)
{
  guint *n = user_data;

  g_assert_cmpuint (ink->n_steps, >, 0);
  (*n)++;
}

/* How many paths each kind of line takes: two for a doubled one, one for each mark. */
static void
test_ink (void)
{
  TflPoint points[] = { { 0, 0 }, { 100, 0 }, { 100, 50 } };
  TflShape line = { .kind = TFL_SHAPE_LINE, .points = points, .n_points = 3, .stroke = TFL_COLOUR_SERVICE,
                    .stroke_width = 1.8, .radius = 8 };
  guint n = 0;

  tfl_shape_foreach_ink (&line, count_cb, &n);
  g_assert_cmpuint (n, ==, 1);
  line.doubled = TRUE;
  line.start = TFL_MARK_RING;
  line.end_mark = TFL_MARK_ARROW;
  n = 0;
  tfl_shape_foreach_ink (&line, count_cb, &n);
  g_assert_cmpuint (n, ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/groups", test_groups);
  g_test_add_func ("/scene/find", test_find);
  g_test_add_func ("/scene/pick", test_pick);
  g_test_add_func ("/scene/dump", test_dump);
  g_test_add_func ("/scene/crossings", test_crossings);
  g_test_add_func ("/scene/crossings-random", test_crossings_random);
  g_test_add_func ("/scene/taken", test_taken);
  g_test_add_func ("/scene/ink", test_ink);

  return g_test_run ();
}
