/* Policy, feedback and calls across units: when they are drawn, how, from where to where, and past what. */
#include "scene-fixture.h"

#include <locale.h>
#include <math.h>

#define HOUSE                                                                                        \
  "<unit id=\"a\" name=\"A\"><work id=\"v\" name=\"Ask\"/><work id=\"u\" name=\"Beside\" called-by=\"v\"/></unit>" \
  "<unit id=\"b\" name=\"B\"><unit id=\"c\" name=\"C\"><work id=\"w\" name=\"Do\" called-by=\"v\"/></unit></unit>"   \
  "<flow id=\"p\" kind=\"policy\" from=\"a\" to=\"b\"/><flow id=\"f\" kind=\"feedback\" from=\"c\" to=\"b\"/>"

/* The n-th line that ends in such a mark. */
static const TflShape *
find_line (TflScene *scene,
           TflMark   mark,
           guint     n)
{
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->kind == TFL_SHAPE_LINE && shape->end_mark == mark && n-- == 0)
        return shape;
    }

  return NULL;
}

static TflScene *
draw (SceneFixture *fixture,
      guint         shows)
{
  fixture->scope->shows = shows;

  return scene_fixture_draw (fixture);
}

static void
assert_on_border (TflScene   *scene,
                  TflPoint    point,
                  const char *id)
{
  double across, down;
  TflRect rect;

  g_assert_true (tfl_scene_find (scene, id, &rect));
  across = MIN (fabs (point.x - rect.x), fabs (point.x - rect.x - rect.width));
  down = MIN (fabs (point.y - rect.y), fabs (point.y - rect.y - rect.height));
  g_assert_cmpfloat (MIN (across, down), <, 0.01);
  g_assert_cmpfloat (point.x, >=, rect.x - 0.01);
  g_assert_cmpfloat (point.x, <=, rect.x + rect.width + 0.01);
  g_assert_cmpfloat (point.y, >=, rect.y - 0.01);
  g_assert_cmpfloat (point.y, <=, rect.y + rect.height + 0.01);
}

static void
test_asked (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  const guint governance = 1u << TFL_SHOWN_GOVERNANCE, calls = 1u << TFL_SHOWN_CALLS;

  scene_fixture_init (&fixture, HOUSE);
  for (guint shows = 0; shows <= (governance | calls); shows++)
    {
      g_autoptr (TflScene) scene = draw (&fixture, shows);

      g_assert_cmpint (find_line (scene, TFL_MARK_OPEN_ARROW, 1) != NULL, ==, (shows & governance) != 0);
      g_assert_null (find_line (scene, TFL_MARK_OPEN_ARROW, 2));
      g_assert_cmpint (find_line (scene, TFL_MARK_ARROW, 0) != NULL, ==, (shows & calls) != 0);
      g_assert_null (find_line (scene, TFL_MARK_ARROW, 1)); /* within a unit an elbow says it */
    }
}

static void
test_flows (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  const TflShape *line;
  TflRect inner;

  scene_fixture_init (&fixture, HOUSE);
  scene = draw (&fixture, 1u << TFL_SHOWN_GOVERNANCE);
  line = find_line (scene, TFL_MARK_OPEN_ARROW, 0);
  g_assert_cmpstr (line->element, ==, "p");
  g_assert_cmpint (line->start, ==, TFL_MARK_DOT);
  g_assert_cmpint (line->stroke, ==, TFL_COLOUR_INK_3);
  g_assert_cmpfloat_with_epsilon (line->stroke_width, 1.1, 0.001);
  assert_on_border (scene, line->points[0], "a");
  assert_on_border (scene, line->points[line->n_points - 1], "b");

  /* From what stands in a unit to that unit: within it. */
  line = find_line (scene, TFL_MARK_OPEN_ARROW, 1);
  g_assert_cmpstr (line->element, ==, "f");
  assert_on_border (scene, line->points[0], "c");
  g_assert_true (tfl_scene_find (scene, "b", &inner));
  for (guint i = 0; i < line->n_points; i++)
    g_assert_true (line->points[i].x >= inner.x && line->points[i].x <= inner.x + inner.width);

  /* It is a thing of its own. */
  line = find_line (scene, TFL_MARK_OPEN_ARROW, 0);
  g_assert_cmpstr (tfl_scene_pick (scene, line->points[12].x, line->points[12].y, 4, &(TflPart) { 0 }), ==, "p");
}

static void
test_calls (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  g_autoptr (TflScene) closed = NULL;
  const TflShape *line;

  scene_fixture_init (&fixture, HOUSE);
  scene = draw (&fixture, 1u << TFL_SHOWN_CALLS);
  line = find_line (scene, TFL_MARK_ARROW, 0);
  g_assert_cmpint (line->stroke, ==, TFL_COLOUR_ACCENT);
  g_assert_cmpfloat (line->stroke_width, ==, 2);
  g_assert_cmpfloat (line->dash[0], ==, 1.5);
  g_assert_cmpfloat (line->dash[1], ==, 4);
  g_assert_true (line->round_dots);
  assert_on_border (scene, line->points[0], "v");
  assert_on_border (scene, line->points[line->n_points - 1], "w");

  /* To what is not drawn: to what it stands in. */
  tfl_scope_set_closed (fixture.scope, "b", TRUE);
  closed = draw (&fixture, 1u << TFL_SHOWN_CALLS);
  line = find_line (closed, TFL_MARK_ARROW, 0);
  g_assert_nonnull (line);
  assert_on_border (closed, line->points[line->n_points - 1], "b");
}

/* From far the chips are not drawn: then the call would come from nowhere. */
static void
test_far (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;

  scene_fixture_init (&fixture, HOUSE);
  fixture.picture.zoom = 0.3;
  scene = draw (&fixture, 1u << TFL_SHOWN_CALLS | 1u << TFL_SHOWN_GOVERNANCE);
  g_assert_null (find_line (scene, TFL_MARK_ARROW, 0));
  g_assert_nonnull (find_line (scene, TFL_MARK_OPEN_ARROW, 0));
}

/* Straight down it would lead over what stands between. */
static void
test_past (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  const TflShape *line;
  TflRect between;

  scene_fixture_init (&fixture, "<unit id=\"a\" name=\"A\"><work id=\"v\" name=\"Ask\"/></unit>"
                                "<unit id=\"b\" name=\"B\"><work id=\"x\" name=\"Between\"/></unit>"
                                "<unit id=\"c\" name=\"C\"><work id=\"w\" name=\"Do\" called-by=\"v\"/></unit>");
  scene = draw (&fixture, 1u << TFL_SHOWN_CALLS);
  line = find_line (scene, TFL_MARK_ARROW, 0);
  g_assert_true (tfl_scene_find (scene, "x", &between));
  for (guint i = 0; i < line->n_points; i++)
    g_assert_false (line->points[i].x > between.x && line->points[i].x < between.x + between.width &&
                    line->points[i].y > between.y + 6 && line->points[i].y < between.y + between.height - 6);
}

/* A part shows what leads through it, the same as the whole does. */
static void
test_part (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) whole = NULL;
  g_autoptr (TflScene) part = NULL;
  g_autoptr (TflLayout) layout = NULL;
  g_autoptr (TflSurvey) survey = NULL;
  const TflShape *line, *other;
  TflRect rect;

  scene_fixture_init (&fixture, HOUSE);
  whole = draw (&fixture, 1u << TFL_SHOWN_GOVERNANCE | 1u << TFL_SHOWN_CALLS);
  line = find_line (whole, TFL_MARK_ARROW, 0);
  layout = scene_fixture_lay_out (&fixture);
  survey = tfl_picture_survey (&fixture.picture, layout);
  rect = (TflRect) { line->points[12].x - 2, line->points[12].y - 2, 4, 4 };
  part = tfl_picture_draw_part (&fixture.picture, survey, &rect);
  other = find_line (part, TFL_MARK_ARROW, 0);
  g_assert_nonnull (other);
  g_assert_cmpmem (line->points, line->n_points * sizeof (TflPoint), other->points, other->n_points * sizeof (TflPoint));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/curves/asked", test_asked);
  g_test_add_func ("/curves/flows", test_flows);
  g_test_add_func ("/curves/calls", test_calls);
  g_test_add_func ("/curves/far", test_far);
  g_test_add_func ("/curves/past", test_past);
  g_test_add_func ("/curves/part", test_part);

  return g_test_run ();
}
