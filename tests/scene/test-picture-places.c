/* Where things are and how large, by relation; what is measured; what a scope shows. */
#include "scene-fixture.h"

#include "scene/tfl-chip.h"
#include "scene/tfl-extent.h"

#include "tfl-generator.h"

#define NESTED                                                                                                  \
  "<unit id=\"a\" name=\"A\"><unit id=\"b\" name=\"B\"><work id=\"w\" name=\"Job\"/><work id=\"x\" name=\"Other\"/></unit>" \
  "<unit id=\"c\" name=\"C\"/></unit><unit id=\"d\" name=\"D\"/>"                                                \
  "<service id=\"s\" name=\"Net\" provider=\"d\" customers=\"b c\"/>"

static gboolean
contains (TflRect outer,
          TflRect inner)
{
  return inner.x >= outer.x - 0.5 && inner.y >= outer.y - 0.5
      && inner.x + inner.width <= outer.x + outer.width + 0.5
      && inner.y + inner.height <= outer.y + outer.height + 0.5;
}

/* Texts of a chip and of a unit's header stay within its body, however long they are. */
static void
test_texts_inside (gconstpointer data)
{
  double zoom = *(const double *) data;
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;

  scene_fixture_init (&fixture,
                      "<unit id=\"u\" name=\"A very long name of a unit that nobody would ever give to a unit, or would they\" "
                      "caption=\"and a caption that is no shorter than that by any means\">"
                      "<work id=\"w1\" name=\"A very long name of a piece of work that goes on and on and on and on\" "
                      "requester=\"a very long requester with many words in his name\" operators=\"v\" process=\"recover\"/>"
                      "<work id=\"w2\" name=\"A very long name of a piece of work that goes on and on and on and on\" "
                      "requester=\"a very long requester with many words in his name\" operators=\"v\"/></unit>"
                      "<unit id=\"v\" name=\"An operator with a name that is so long that it does not fit on any chip\"/>");
  fixture.picture.zoom = zoom;
  scene = scene_fixture_draw (&fixture);
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);
      TflRect body;

      if (shape->kind != TFL_SHAPE_TEXT || shape->part == TFL_PART_BADGE || shape->part == TFL_PART_LABEL)
        continue;
      g_assert_true (tfl_scene_find (scene, shape->element, &body));
      g_assert_cmpfloat (shape->rect.x, >=, body.x);
      g_assert_cmpfloat (shape->rect.x + shape->rect.width, <=, body.x + body.width + 0.5);
    }
}

static void
test_nesting (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  TflRect a, b, w;

  scene_fixture_init (&fixture, NESTED);
  scene = scene_fixture_draw (&fixture);
  g_assert_true (tfl_scene_find (scene, "a", &a));
  g_assert_true (tfl_scene_find (scene, "b", &b));
  g_assert_true (tfl_scene_find (scene, "w", &w));
  g_assert_true (contains (a, b));
  g_assert_true (contains (b, w));
}

/* The text of the smallest size on screen, and the smallest badge. */
static void
test_least_sizes (void)
{
  static const double zooms[] = { 1, 0.9, 0.8, 0.7, 0.63, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02 };

  for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
    {
      g_auto (SceneFixture) fixture = { 0 };
      g_autoptr (TflScene) scene = NULL;
      guint badges = 0;

      scene_fixture_init (&fixture, NESTED);
      fixture.picture.zoom = zooms[z];
      scene = scene_fixture_draw (&fixture);
      for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
        {
          const TflShape *shape = tfl_scene_get_shape (scene, i);

          if (shape->kind == TFL_SHAPE_TEXT
              && (shape->part == TFL_PART_NAME || shape->part == TFL_PART_CAPTION || shape->part == TFL_PART_LABEL))
            g_assert_cmpfloat (shape->size * zooms[z], >=, 8.99);
          if (shape->kind == TFL_SHAPE_BEGIN && shape->part == TFL_PART_BADGE)
            {
              g_assert_cmpfloat (shape->rect.height * zooms[z], >=, 17.9);
              badges++;
            }
        }
      g_assert_cmpuint (badges, >=, 1);
    }
}

/* Nothing is painted over a badge: badges come last. */
static void
test_badges_last (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  gboolean seen = FALSE;

  scene_fixture_init (&fixture, NESTED);
  scene = scene_fixture_draw (&fixture);
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      seen |= shape->part == TFL_PART_BADGE;
      g_assert_true (!seen || shape->part == TFL_PART_BADGE || shape->kind == TFL_SHAPE_END);
    }
  g_assert_true (seen);
}

/* Zoom changes what is drawn, never what is laid out. */
static void
test_zoom_keeps_places (void)
{
  static const double zooms[] = { 2, 1, 0.7, 0.3, 0.05 };
  g_autofree char *first = NULL;

  for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
    {
      g_auto (SceneFixture) fixture = { 0 };
      g_autoptr (TflLayoutInput) input = NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      scene_fixture_init (&fixture, NESTED);
      fixture.picture.zoom = zooms[z];
      input = tfl_picture_measure (&fixture.picture);
      for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
        {
          const TflLayoutBox *box = tfl_layout_input_get_box (input, i);

          g_string_append_printf (text, "%s %d %d\n", box->id, (int) box->width, (int) box->height);
        }
      if (first == NULL)
        first = g_strdup (text->str);
      g_assert_cmpstr (text->str, ==, first);
    }
}

/* “box box>parent | service provider>customer …” */
static char *
describe_input (SceneFixture *fixture)
{
  g_autoptr (TflLayoutInput) input = tfl_picture_measure (&fixture->picture);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (input, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", box->id);
      if (box->parent >= 0)
        g_string_append_printf (text, ">%s", tfl_layout_input_get_box (input, box->parent)->id);
    }
  for (guint i = 0; i < tfl_layout_input_get_n_lines (input); i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (input, i);

      g_string_append_printf (text, " | %s %s>%s", line->service, tfl_layout_input_get_box (input, line->from)->id,
                              tfl_layout_input_get_box (input, line->to)->id);
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *root;
  guint       depth;
  const char *closed;
  gboolean    no_work;
  const char *expected;
} ScopeRow;

static const ScopeRow scope_rows[] = {
  { NULL, 0, NULL, FALSE, "a b>a w>b x>b c>a d | s d>b | s d>c" },
  { NULL, 0, NULL, TRUE, "a b>a c>a d | s d>b | s d>c" },
  { NULL, 0, "b", FALSE, "a b>a c>a d | s d>b | s d>c" },
  { NULL, 0, "a", FALSE, "a d | s d>a" },
  { NULL, 1, NULL, FALSE, "a d | s d>a" },
  { NULL, 2, NULL, FALSE, "a b>a c>a d | s d>b | s d>c" },
  { "a", 0, NULL, FALSE, "a b>a w>b x>b c>a" },
  { "a", 0, "a", FALSE, "a b>a w>b x>b c>a" },
  { "a", 1, NULL, FALSE, "a b>a c>a" },
  { "b", 0, NULL, FALSE, "b w>b x>b" },
  { "gone", 0, NULL, FALSE, "a b>a w>b x>b c>a d | s d>b | s d>c" },
};

static void
test_scope (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scope_rows); i++)
    {
      const ScopeRow *row = &scope_rows[i];
      g_auto (SceneFixture) fixture = { 0 };
      g_autofree char *found = NULL;

      scene_fixture_init (&fixture, NESTED);
      tfl_scope_set_root (fixture.scope, row->root);
      fixture.scope->depth = row->depth;
      fixture.scope->work = !row->no_work;
      if (row->closed != NULL)
        tfl_scope_set_closed (fixture.scope, row->closed, TRUE);
      found = describe_input (&fixture);
      g_assert_cmpstr (found, ==, row->expected);
    }
}

/* A line within one unit as drawn is none; nor is one to oneself. */
static void
test_lines_lifted (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autofree char *open = NULL;
  g_autofree char *closed = NULL;

  scene_fixture_init (&fixture,
                      "<unit id=\"a\"><unit id=\"b\"/><unit id=\"c\"/></unit><unit id=\"d\"/>"
                      "<service id=\"s\" provider=\"b\" customers=\"c a d\"/><service id=\"t\" provider=\"b\" customers=\"b d\"/>"
                      "<service id=\"n\" customers=\"b\"/>");
  open = describe_input (&fixture);
  g_assert_cmpstr (open, ==, "a b>a c>a d | s b>c | s b>a | s b>d | t b>d");
  tfl_scope_set_closed (fixture.scope, "a", TRUE);
  closed = describe_input (&fixture);
  g_assert_cmpstr (closed, ==, "a d | s a>d | t a>d");
}

static void
expect_next (SceneFixture *fixture,
             const char   *work,
             const char   *unit,
             const char   *expected)
{
  const TflElement *next = tfl_chips_find_next (&fixture->picture, tfl_model_lookup (fixture->model, unit),
                                                tfl_model_lookup (fixture->model, work));

  g_assert_cmpstr (next != NULL ? tfl_element_get_id (next) : NULL, ==, expected);
}

static void
test_chip_order (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (GArray) order = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  scene_fixture_init (&fixture,
                      "<unit id=\"u\"><work id=\"lost\"/><work id=\"i\" process=\"improve\"/>"
                      "<work id=\"i-c\" process=\"change\" called-by=\"i\"/><work id=\"del\" stream=\"delivery\"/>"
                      "<work id=\"r\" process=\"recover\"/><work id=\"a\" process=\"agree\"/>"
                      "<work id=\"r-o\" process=\"operate\" called-by=\"r\"/><work id=\"c\" process=\"change\"/>"
                      "<work id=\"ring1\" process=\"operate\" called-by=\"ring2\"/>"
                      "<work id=\"ring2\" process=\"operate\" called-by=\"ring1\"/>"
                      "<work id=\"self\" process=\"operate\" called-by=\"self\"/></unit>"
                      "<unit id=\"v\"><work id=\"other-r\" process=\"recover\"/><work id=\"other-a\" process=\"agree\"/>"
                      "<work id=\"other-c\" process=\"improve\" called-by=\"c\"/><work id=\"other\"/></unit><unit id=\"w\"/>");
  order = tfl_chips_sort (&fixture.picture, tfl_model_lookup (fixture.model, "u"));
  for (guint i = 0; i < order->len; i++)
    {
      const TflChipPlace *place = &g_array_index (order, TflChipPlace, i);

      g_assert_cmpint (place->caller, <, (int) i);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", tfl_element_get_id (place->work));
    }
  g_assert_cmpstr (text->str, ==, "a c r r-o self i i-c del lost ring1 ring2");

  expect_next (&fixture, "other-r", "u", "self");
  expect_next (&fixture, "other-a", "u", "c");
  expect_next (&fixture, "other-c", "u", "r");
  expect_next (&fixture, "other", "u", "ring1");
  expect_next (&fixture, "a", "v", "other-r");
  expect_next (&fixture, "lost", "v", NULL);
  expect_next (&fixture, "a", "w", NULL);
}

static void
test_lift (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflExtent) extent = NULL;

  scene_fixture_init (&fixture, NESTED);
  tfl_scope_set_closed (fixture.scope, "a", TRUE);
  extent = tfl_extent_new (fixture.model, fixture.scope);
  g_assert_cmpint (tfl_extent_lift (extent, "a"), ==, 0);
  g_assert_cmpint (tfl_extent_lift (extent, "b"), ==, 0);
  g_assert_cmpint (tfl_extent_lift (extent, "b"), ==, 0);
  g_assert_cmpint (tfl_extent_lift (extent, "d"), ==, 1);
  g_assert_cmpint (tfl_extent_lift (extent, "missing"), ==, -1);
  g_assert_true (tfl_extent_get (extent, 0)->closed);
  g_assert_false (tfl_extent_get (extent, 1)->closed);
}

/* Every scene of a generated model builds, at every distance, and all its groups close. */
static void
test_generated (void)
{
  static const double zooms[] = { 1, 0.7, 0.4, 0.1 };

  for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
    {
      TflGenerator generator = TFL_GENERATOR (400);
      g_autoptr (TflModel) model = tfl_generate (&generator);
      g_auto (SceneFixture) fixture = { 0 };
      g_autoptr (TflScene) scene = NULL;
      guint depth = 0;

      scene_fixture_init_model (&fixture, model);
      fixture.picture.zoom = zooms[z];
      scene = scene_fixture_draw (&fixture);
      for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
        {
          const TflShape *shape = tfl_scene_get_shape (scene, i);

          depth += shape->kind == TFL_SHAPE_BEGIN;
          depth -= shape->kind == TFL_SHAPE_END;
        }
      g_assert_cmpuint (depth, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  static const double zooms[] = { 1, 0.8, 0.5, 0.3 };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autofree char *path = g_strdup_printf ("/picture/texts-inside/%u", i);

      g_test_add_data_func (path, &zooms[i], test_texts_inside);
    }
  g_test_add_func ("/picture/nesting", test_nesting);
  g_test_add_func ("/picture/least-sizes", test_least_sizes);
  g_test_add_func ("/picture/badges-last", test_badges_last);
  g_test_add_func ("/picture/zoom-keeps-places", test_zoom_keeps_places);
  g_test_add_func ("/picture/scope", test_scope);
  g_test_add_func ("/picture/lines-lifted", test_lines_lifted);
  g_test_add_func ("/picture/chip-order", test_chip_order);
  g_test_add_func ("/picture/lift", test_lift);
  g_test_add_func ("/picture/generated", test_generated);

  return g_test_run ();
}
