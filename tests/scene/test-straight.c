/* Straight lines: they are the map's only, end at what is shown, can be picked, and their labels lie on nothing.
 */
#include "kind-fixture.h"

#include "layout/tfl-rect.h"
#include "scene/tfl-taken.h"

#include "tfl-generator.h"

#include <math.h>

static const KindCase cases[] = {
  { "20", TFL_PICTURE_MAP, 20, 0.5, 2 },
  { "60", TFL_PICTURE_MAP, 60, 0.5, 3 },
  { "100", TFL_PICTURE_MAP, 100, 0.3, 4 },
};

static void
init_straight (KindFixture    *fixture,
               const KindCase *row,
               gboolean        taut)
{
  TflGenerator generator = { row->n_units, 6, row->density, 2, 0.2, row->seed };
  g_autoptr (TflModel) model = tfl_generate (&generator);

  scene_fixture_init_model (&fixture->scene, model);
  fixture->scene.scope->taut = taut;
  kind_fixture_lay_out (fixture, row->kind);
}

static gboolean
is_slanted (TflPoint a,
            TflPoint b)
{
  return fabs (a.x - b.x) > 1 && fabs (a.y - b.y) > 1;
}

static gboolean
is_within (TflPoint point,
           TflRect  rect)
{
  return point.x > rect.x && point.x < rect.x + rect.width && point.y > rect.y && point.y < rect.y + rect.height;
}

/* Walks along it, a point at a time: nothing that the code under test does. */
static gboolean
runs_through (TflPoint a,
              TflPoint b,
              TflRect  rect)
{
  guint n = 1 + (guint) hypot (b.x - a.x, b.y - a.y);

  for (guint i = 0; i <= n; i++)
    if (is_within ((TflPoint) { a.x + (b.x - a.x) * i / n, a.y + (b.y - a.y) * i / n }, rect))
      return TRUE;

  return FALSE;
}

/* What a label must not lie on: all of a chip and of a unit with nothing in it, else its header. */
static TflRect
closed_part (KindFixture *fixture,
             guint        index)
{
  const TflLayoutBox *box = tfl_layout_input_get_box (fixture->input, index);
  TflRect rect = *kind_rect_at (fixture, index);
  guint n = tfl_layout_input_get_n_boxes (fixture->input);

  for (guint i = index + 1; i < n && box->kind == TFL_BOX_UNIT; i++)
    if (tfl_layout_input_get_box (fixture->input, i)->parent == (int) index)
      rect.height = box->height;

  return rect;
}

static void
check_label (KindFixture *fixture,
             TflScene    *scene,
             guint        begin,
             TflRect      text)
{
  guint end = tfl_scene_get_shape (scene, begin)->end;

  /* A text's rectangle is as high as its line, which is more than its letters. */
  text = tfl_rect_grown (text, -2);
  for (guint i = 0; i < tfl_layout_input_get_n_boxes (fixture->input); i++)
    {
      TflRect rect = closed_part (fixture, i);

      g_assert_false (kind_overlap (&text, &rect));
    }
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->part == TFL_PART_LABEL && shape->kind == TFL_SHAPE_TEXT && (i < begin || i > end))
        g_assert_false (kind_overlap (&text, &shape->rect));
      for (guint k = 0; shape->part == TFL_PART_ROUTE && shape->kind == TFL_SHAPE_LINE && k + 1 < shape->n_points; k++)
        g_assert_false (runs_through (shape->points[k], shape->points[k + 1], text));
    }
}

static void
test_labels (gconstpointer data)
{
  g_auto (KindFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  guint begin = 0, n_labels = 0;

  init_straight (&fixture, data, TRUE);
  scene = tfl_picture_draw (&fixture.scene.picture, fixture.layout);
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->kind == TFL_SHAPE_BEGIN)
        begin = i;
      if (shape->part != TFL_PART_LABEL || shape->kind != TFL_SHAPE_TEXT)
        continue;
      check_label (&fixture, scene, begin, shape->rect);
      n_labels++;
    }
  g_assert_cmpuint (n_labels, >, 0);
}

static void
test_picked (gconstpointer data)
{
  g_auto (KindFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  guint n_slanted = 0;

  init_straight (&fixture, data, TRUE);
  scene = tfl_picture_draw (&fixture.scene.picture, fixture.layout);
  for (guint i = 0; i < tfl_layout_get_n_routes (fixture.layout); i++)
    {
      const TflRoute *route = tfl_layout_get_route (fixture.layout, i);

      for (guint k = 0; k + 1 < route->n_points; k++)
        {
          TflPoint a = route->points[k], b = route->points[k + 1];
          const char *picked = tfl_scene_pick (scene, (a.x + b.x) / 2, (a.y + b.y) / 2, 1, NULL);

          if (!is_slanted (a, b))
            continue;
          n_slanted++;
          g_assert_cmpint (tfl_element_get_kind (tfl_model_lookup (fixture.scene.model, picked)), ==, TFL_KIND_SERVICE);
        }
    }
  g_assert_cmpuint (n_slanted, >, 0);
}

/* A body with no other body inside. */
static gboolean
is_innermost (TflScene *scene,
              guint     body)
{
  TflRect rect = tfl_scene_get_shape (scene, body)->rect;

  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (i != body && shape->part == TFL_PART_BODY && shape->element != NULL &&
          is_within ((TflPoint) { shape->rect.x + shape->rect.width / 2, shape->rect.y + shape->rect.height / 2 }, rect))
        return FALSE;
    }

  return TRUE;
}

/* From afar units are one thing each, and what ends inside comes up to the border, at any angle. */
static void
test_cut (gconstpointer data)
{
  g_auto (KindFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  guint n_lines = 0;

  init_straight (&fixture, data, TRUE);
  fixture.scene.picture.zoom = 0.25;
  scene = tfl_picture_draw (&fixture.scene.picture, fixture.layout);
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *body = tfl_scene_get_shape (scene, i);

      if (body->part != TFL_PART_BODY || body->element == NULL || !is_innermost (scene, i))
        continue;
      for (guint k = 0; k < tfl_scene_get_n_shapes (scene); k++)
        {
          const TflShape *line = tfl_scene_get_shape (scene, k);
          TflRect inside = { body->rect.x + 0.1, body->rect.y + 0.1, body->rect.width - 0.2, body->rect.height - 0.2 };

          if (line->part != TFL_PART_ROUTE || line->kind != TFL_SHAPE_LINE)
            continue;
          n_lines++;
          for (guint p = 0; p + 1 < line->n_points; p++)
            g_assert_false (runs_through (line->points[p], line->points[p + 1], inside));
        }
    }
  g_assert_cmpuint (n_lines, >, 0);
}

/* Chain and tree have lines of their own. */
static void
test_only_the_map (void)
{
  for (int kind = 0; kind < TFL_N_PICTURE_KINDS; kind++)
    {
      KindCase row = { "kind", (TflPictureKind) kind, 40, 0.5, 5 };
      g_auto (KindFixture) across = { 0 };
      g_auto (KindFixture) straight = { 0 };
      g_autofree char *across_dump = NULL;
      g_autofree char *straight_dump = NULL;

      init_straight (&across, &row, FALSE);
      init_straight (&straight, &row, TRUE);
      across_dump = tfl_layout_dump (across.layout);
      straight_dump = tfl_layout_dump (straight.layout);
      g_assert_true (g_str_equal (across_dump, straight_dump) == (kind != TFL_PICTURE_MAP));
    }
}

static void
test_view (void)
{
  g_autoptr (TflElement) view = tfl_element_new (TFL_KIND_VIEW, "v");
  g_autoptr (TflScope) plain = tfl_scope_from_view (view);
  g_autoptr (TflScope) straight = NULL;
  g_autoptr (TflScope) copy = NULL;

  g_assert_false (plain->taut);
  tfl_element_set (view, TFL_VIEW_LINES, "straight");
  straight = tfl_scope_from_view (view);
  copy = tfl_scope_copy (straight);
  g_assert_true (copy->taut);
}

/* A line takes what it touches, and nothing of the corners that it runs past; both ways up, both ways round. */
static void
test_taken (void)
{
  for (guint i = 0; i < 4; i++)
    {
      double sign = i % 2 == 0 ? 1 : -1;
      TflPoint ends[] = { { -900, -700 * sign }, { 900, 700 * sign } };
      g_autoptr (TflTaken) taken = tfl_taken_new ();

      tfl_taken_add_line (taken, ends[i / 2], ends[1 - i / 2], 7);
      for (double x = -880; x < 900; x += 110)
        {
          TflRect on = { x - 2, sign * x * 7 / 9 - 2, 4, 4 };
          TflRect above = { x - 2, sign * x * 7 / 9 - 12, 4, 4 };
          TflRect below = { x - 2, sign * x * 7 / 9 + 8, 4, 4 };

          g_assert_false (tfl_taken_is_free (taken, on, TFL_TAKEN_BY_NOBODY));
          g_assert_true (tfl_taken_is_free (taken, on, 7));
          g_assert_true (tfl_taken_is_free (taken, above, TFL_TAKEN_BY_NOBODY));
          g_assert_true (tfl_taken_is_free (taken, below, TFL_TAKEN_BY_NOBODY));
        }
      g_assert_true (tfl_taken_is_free (taken, (TflRect) { 920, 700 * sign, 10, 10 }, TFL_TAKEN_BY_NOBODY));
      g_assert_false (tfl_taken_is_free (taken, (TflRect) { -2000, -2000, 4000, 4000 }, TFL_TAKEN_BY_NOBODY));
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void      (*test) (gconstpointer data);
  } tests[] = { { "labels", test_labels }, { "picked", test_picked }, { "cut", test_cut } };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
      {
        g_autofree char *path = g_strdup_printf ("/straight/%s/%s", tests[i].name, cases[k].name);

        g_test_add_data_func (path, &cases[k], tests[i].test);
      }
  g_test_add_func ("/straight/only-the-map", test_only_the_map);
  g_test_add_func ("/straight/view", test_view);
  g_test_add_func ("/straight/taken", test_taken);

  return g_test_run ();
}
