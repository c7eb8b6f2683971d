/* Parts of a picture: what may be seen in a part is drawn as in the whole, at every zoom, and little else is. */
#include "scene-fixture.h"

#include "layout/tfl-layout-engine.h"
#include "scene/tfl-painting.h"

#include "tfl-generator.h"

#include <locale.h>

#define N_UNITS 400

typedef struct
{
  SceneFixture scene;
  TflLayout   *layout;
  TflSurvey   *survey;
} Fixture;

static void
set_up (Fixture *self)
{
  TflGenerator generator = TFL_GENERATOR (N_UNITS);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = NULL;

  scene_fixture_init_model (&self->scene, model);
  input = tfl_picture_measure (&self->scene.picture);
  self->layout = tfl_layout_engine_run (engine, input, NULL, NULL);
  self->survey = tfl_picture_survey (&self->scene.picture, self->layout);
}

static void
fixture_clear (Fixture *self)
{
  tfl_survey_free (self->survey);
  tfl_layout_unref (self->layout);
  scene_fixture_clear (&self->scene);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static gboolean
touches (TflRect a,
         TflRect b)
{
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/* What of a shape is the same wherever it is drawn, as text; NULL for what goes by its surroundings: labels, and
 * lines, which have gaps. */
static char *
describe (const TflShape *shape)
{
  if (shape->kind == TFL_SHAPE_BEGIN || shape->kind == TFL_SHAPE_END || shape->part == TFL_PART_LABEL
      || shape->part == TFL_PART_ROUTE)
    return NULL;

  return g_strdup_printf ("%d %d %s %s %d %d %.2f %.2f %.2f %.2f", shape->kind, shape->part, shape->element, shape->text,
                          shape->fill, shape->stroke, shape->rect.x, shape->rect.y, shape->rect.width, shape->rect.height);
}

static GHashTable *
list_shapes (TflScene *scene)
{
  GHashTable *shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      char *text = describe (tfl_scene_get_shape (scene, i));

      if (text != NULL)
        g_hash_table_add (shapes, text);
    }

  return shapes;
}

/* Both ways: nothing in sight is missing, and nothing is drawn that the whole has not. */
static void
compare_part (Fixture *self,
              TflScene *whole,
              TflRect   part)
{
  g_autoptr (TflScene) scene = tfl_picture_draw_part (&self->scene.picture, self->survey, &part);
  g_autoptr (GHashTable) in_whole = list_shapes (whole);
  g_autoptr (GHashTable) in_part = list_shapes (scene);
  GHashTableIter iter;
  gpointer text;

  for (guint i = 0; i < tfl_scene_get_n_shapes (whole); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (whole, i);
      g_autofree char *described = describe (shape);

      if (described != NULL && touches (shape->rect, part) && !g_hash_table_contains (in_part, described))
        g_error ("missing at zoom %g: %s", self->scene.picture.zoom, described);
    }
  g_hash_table_iter_init (&iter, in_part);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!g_hash_table_contains (in_whole, text))
      g_error ("more at zoom %g: %s", self->scene.picture.zoom, (char *) text);
}

static void
test_part (void)
{
  static const double zooms[] = { 1, 0.8, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05 };
  g_auto (Fixture) self = { 0 };
  TflRect all;

  set_up (&self);
  all = tfl_layout_get_bounds (self.layout);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autoptr (TflScene) whole = NULL;

      self.scene.picture.zoom = zooms[i];
      whole = tfl_picture_draw (&self.scene.picture, self.layout);
      for (guint j = 0; j < 9; j++)
        compare_part (&self, whole, (TflRect) { all.x + (j % 3) * all.width / 3, all.y + (double) (j / 3) * all.height / 3,
                                                all.width / 3, all.height / 3 });
    }
}

/* Drawn bit by bit it is the same scene, and each bit is a small one. */
static void
test_bits (void)
{
  static const double zooms[] = { 1, 0.4, 0.1 };
  const guint most = 40;
  g_auto (Fixture) self = { 0 };

  set_up (&self);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autoptr (TflScene) at_once = NULL;
      g_autoptr (TflScene) scene = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *drawn = NULL;
      TflPainting *painting;
      guint n = 1;

      self.scene.picture.zoom = zooms[i];
      at_once = tfl_picture_draw_part (&self.scene.picture, self.survey, NULL);
      painting = tfl_painting_new (&self.scene.picture, self.survey, NULL);
      while (!tfl_painting_go_on (painting, &self.scene.picture, most))
        n++;
      scene = tfl_painting_free_to_scene (painting);
      expected = tfl_scene_dump (at_once);
      drawn = tfl_scene_dump (scene);
      g_assert_cmpstr (drawn, ==, expected);
      g_assert_cmpuint (n, >, tfl_scene_get_n_shapes (scene) / (2 * most) / 2);
      g_assert_cmpuint (n, >, 3);
    }
}

/* A unit that is large on screen and drawn without its work has larger cells. */
static void
test_large_summary (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = NULL;
  g_autoptr (TflScene) scene = NULL;
  g_autoptr (GString) xml = g_string_new ("<unit id=\"u\" name=\"U\">");
  const double zoom = 0.6;
  guint n = 0;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (xml, "<work id=\"w%u\" name=\"Job\" process=\"operate\"/>", i);
  g_string_append (xml, "</unit>");
  scene_fixture_init (&self.scene, xml->str);
  input = tfl_picture_measure (&self.scene.picture);
  self.layout = tfl_layout_engine_run (engine, input, NULL, NULL);
  self.scene.picture.zoom = zoom;
  scene = tfl_picture_draw (&self.scene.picture, self.layout);
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->kind != TFL_SHAPE_BOX || shape->part != TFL_PART_STRIP)
        continue;
      n++;
      g_assert_cmpfloat_with_epsilon (shape->rect.width * zoom, 40, 0.1);
      g_assert_cmpfloat_with_epsilon (shape->rect.height * zoom, 26, 0.1);
    }
  g_assert_cmpuint (n, ==, 5);
}

static gboolean
stands_in (TflModel   *model,
           const char *unit,
           const char *around)
{
  const TflElement *element = tfl_model_lookup (model, unit);

  while (element != NULL && !g_str_equal (tfl_element_get_id (element), around))
    element = tfl_element_get_parent (element) != NULL ? tfl_model_lookup (model, tfl_element_get_parent (element)) : NULL;

  return element != NULL;
}

/* The counts of units in units keep clear of each other, however close the borders of the units are on screen. */
static void
test_badges (void)
{
  static const double zooms[] = { 1, 0.5, 0.3, 0.2, 0.1 };
  g_auto (Fixture) self = { 0 };
  guint n = 0;

  set_up (&self);
  for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
    {
      g_autoptr (GPtrArray) badges = g_ptr_array_new ();
      g_autoptr (TflScene) scene = NULL;

      self.scene.picture.zoom = zooms[z];
      scene = tfl_picture_draw (&self.scene.picture, self.layout);
      for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
        {
          const TflShape *shape = tfl_scene_get_shape (scene, i);

          if (shape->kind != TFL_SHAPE_BEGIN || shape->part != TFL_PART_BADGE)
            continue;
          for (guint j = 0; j < badges->len; j++)
            {
              const TflShape *other = g_ptr_array_index (badges, j);

              if (!stands_in (self.scene.model, shape->element, other->element))
                continue;
              n++;
              g_assert_false (touches (shape->rect, other->rect));
            }
          g_ptr_array_add (badges, (gpointer) shape);
        }
    }
  g_assert_cmpuint (n, >, 100);
}

/* A label is drawn where the whole has it, when it is well within the part. */
static void
test_labels (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TflScene) whole = NULL;
  g_autoptr (TflScene) scene = NULL;
  guint n = 0, n_same = 0;
  TflRect part, all;

  set_up (&self);
  all = tfl_layout_get_bounds (self.layout);
  part = (TflRect) { all.x + all.width / 4, all.y + all.height / 4, all.width / 2, all.height / 2 };
  whole = tfl_picture_draw (&self.scene.picture, self.layout);
  scene = tfl_picture_draw_part (&self.scene.picture, self.survey, &part);
  for (guint i = 0; i < tfl_scene_get_n_shapes (whole); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (whole, i);

      if (shape->part != TFL_PART_LABEL || shape->kind != TFL_SHAPE_TEXT || !touches (shape->rect, part))
        continue;
      n++;
      for (guint j = 0; j < tfl_scene_get_n_shapes (scene); j++)
        {
          const TflShape *other = tfl_scene_get_shape (scene, j);

          if (other->part == TFL_PART_LABEL && other->kind == TFL_SHAPE_TEXT && g_str_equal (other->text, shape->text)
              && other->rect.x == shape->rect.x && other->rect.y == shape->rect.y)
            {
              n_same++;
              break;
            }
        }
    }
  g_test_message ("%u of %u labels stand where they do in the whole", n_same, n);
  g_assert_cmpuint (n, >, 20);
  g_assert_cmpuint (n_same * 100, >=, n * 90);
}

typedef struct
{
  Fixture  *fixture;
  TflScene *whole;
  guint     n_found;
} Finding;

static gboolean
compare_found (const TflElement *element,
               gpointer          user_data)
{
  Finding *self = user_data;
  const char *id = tfl_element_get_id (element);
  TflKind kind = tfl_element_get_kind (element);
  TflRect rect, other;
  gboolean found;

  if (kind != TFL_KIND_UNIT && kind != TFL_KIND_WORK && kind != TFL_KIND_SERVICE)
    return TRUE;

  found = tfl_picture_find (&self->fixture->scene.picture, self->fixture->survey, id, &rect);
  if (found != tfl_scene_find (self->whole, id, &other))
    g_error ("%s at zoom %g: found %d", id, self->fixture->scene.picture.zoom, found);
  self->n_found += found;
  if (found && kind != TFL_KIND_SERVICE)
    g_assert_true (rect.x == other.x && rect.y == other.y && rect.width == other.width && rect.height == other.height);

  return TRUE;
}

/* What is in sight or not, it is found where the scene of the whole has it. */
static void
test_find (void)
{
  static const double zooms[] = { 1, 0.5, 0.3, 0.1 };
  g_auto (Fixture) self = { 0 };

  set_up (&self);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autoptr (TflScene) whole = NULL;
      Finding finding = { &self, NULL, 0 };

      self.scene.picture.zoom = zooms[i];
      finding.whole = whole = tfl_picture_draw (&self.scene.picture, self.layout);
      tfl_model_foreach (self.scene.model, compare_found, &finding);
      g_assert_cmpuint (finding.n_found, >, 10);
    }
}

/* A small part of a large picture has few shapes, whatever the zoom, and as wide bounds as all of it. */
static void
test_cost (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TflScene) whole = NULL;
  g_autoptr (TflScene) scene = NULL;
  TflRect all, part;

  set_up (&self);
  all = tfl_layout_get_bounds (self.layout);
  part = (TflRect) { all.x + all.width / 2, all.y + all.height / 2, 600, 400 };
  whole = tfl_picture_draw (&self.scene.picture, self.layout);
  scene = tfl_picture_draw_part (&self.scene.picture, self.survey, &part);
  g_assert_cmpuint (tfl_scene_get_n_shapes (scene) * 5, <, tfl_scene_get_n_shapes (whole));
  g_assert_cmpuint (tfl_scene_get_n_shapes (scene), >, 10);
  g_assert_cmpfloat (tfl_scene_get_bounds (scene).width, >=, all.width);
  g_assert_cmpfloat (tfl_scene_get_bounds (scene).height, >=, all.height);
}

static gboolean
is_inked (TflScene *scene,
          double    x,
          double    y,
          double    px)
{
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->kind != TFL_SHAPE_LINE || shape->part != TFL_PART_ROUTE)
        continue;
      for (guint j = 0; j + 1 < shape->n_points; j++)
        {
          TflPoint a = shape->points[j], b = shape->points[j + 1];
          TflRect rect = { MIN (a.x, b.x), MIN (a.y, b.y), ABS (a.x - b.x), ABS (a.y - b.y) };

          if (touches (rect, (TflRect) { x - px, y - px, 2 * px, 2 * px }))
            return TRUE;
        }
    }

  return FALSE;
}

/* From afar a line is left out only where another leads over the same pixel. */
static void
test_traces (void)
{
  const double px = 8;
  g_auto (Fixture) self = { 0 };
  g_autoptr (TflScene) whole = NULL;
  g_autoptr (TflScene) scene = NULL;
  TflRect all;
  guint n = 0, n_points_whole = 0, n_points = 0;

  set_up (&self);
  self.scene.picture.zoom = 1 / px;
  all = tfl_layout_get_bounds (self.layout);
  whole = tfl_picture_draw (&self.scene.picture, self.layout);
  scene = tfl_picture_draw_part (&self.scene.picture, self.survey, &all);
  for (guint i = 0; i < tfl_scene_get_n_shapes (whole); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (whole, i);

      if (shape->kind != TFL_SHAPE_LINE || shape->part != TFL_PART_ROUTE)
        continue;
      n_points_whole += shape->n_points;
      for (guint j = 0; j + 1 < shape->n_points; j++)
        {
          double x = (shape->points[j].x + shape->points[j + 1].x) / 2, y = (shape->points[j].y + shape->points[j + 1].y) / 2;

          g_assert_true (is_inked (scene, x, y, px));
          n++;
        }
    }
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    if (tfl_scene_get_shape (scene, i)->kind == TFL_SHAPE_LINE)
      n_points += tfl_scene_get_shape (scene, i)->n_points;
  g_assert_cmpuint (n, >, 100);
  g_assert_cmpuint (n_points, <, n_points_whole);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/part", test_part);
  g_test_add_func ("/survey/bits", test_bits);
  g_test_add_func ("/survey/large-summary", test_large_summary);
  g_test_add_func ("/survey/badges", test_badges);
  g_test_add_func ("/survey/labels", test_labels);
  g_test_add_func ("/survey/find", test_find);
  g_test_add_func ("/survey/cost", test_cost);
  g_test_add_func ("/survey/traces", test_traces);

  return g_test_run ();
}
