/* What a filter keeps, and that all else is faded; that nothing fades the count of orphans. */
#include "scene-fixture.h"

#include "export/tfl-export.h"

#include <locale.h>
#include <string.h>

#define HOUSE                                                                                               \
  "<unit id=\"a\" name=\"A\"><profile id=\"p\" name=\"Boss\"/>"                                                 \
  "<unit id=\"b\" name=\"B\"><work id=\"w\" name=\"Job\" process=\"recover\" workflow=\"W3\" tool=\"t\"/>"      \
  "<work id=\"x\" name=\"Other\" process=\"change\" workflow=\"W2\" practice=\"c\"/></unit>"                    \
  "<unit id=\"e\" name=\"E\"><work id=\"o\" name=\"Orphan\"/></unit></unit><unit id=\"d\" name=\"D\"/>"          \
  "<service id=\"s\" name=\"Net\" provider=\"d\" customers=\"b\"><agreement id=\"g\" kind=\"OLA\" customer=\"b\"/></service>" \
  "<practice id=\"c\" name=\"Change enablement\"/><tool id=\"t\" name=\"Phone\"/>"                             \
  "<flow id=\"f\" kind=\"policy\" from=\"a\" to=\"d\"/>"

/* The ids of what is drawn at full strength, in the order of the model. */
static char *
list_full (TflScene *scene)
{
  static const char *const ids[] = { "a", "b", "w", "x", "e", "o", "d", "s" };
  g_autoptr (GString) full = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint j = 0; j < tfl_scene_get_n_shapes (scene); j++)
      {
        const TflShape *shape = tfl_scene_get_shape (scene, j);

        if (shape->kind == TFL_SHAPE_BEGIN && g_strcmp0 (shape->element, ids[i]) == 0 && shape->part != TFL_PART_BADGE)
          {
            if (!shape->faded)
              g_string_append (full, ids[i]);
            break;
          }
      }

  return g_string_free (g_steal_pointer (&full), FALSE);
}

/* Shapes are faded with their element, whoever stands around it; badges, and in a matrix their column, never. */
static void
assert_consistent (TflScene *scene,
                   gboolean  is_matrix)
{
  GQueue open = G_QUEUE_INIT;

  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->kind == TFL_SHAPE_BEGIN)
        g_queue_push_head (&open, (gpointer) shape);
      else if (shape->kind == TFL_SHAPE_END)
        g_queue_pop_head (&open);
      else if (shape->part == TFL_PART_BADGE || (is_matrix && shape->part == TFL_PART_ORPHAN))
        g_assert_false (shape->faded);
      else
        g_assert_cmpint (shape->faded, ==, ((const TflShape *) g_queue_peek_head (&open))->faded);
    }
}

typedef struct
{
  const char *name;
  TflQuery    query;
  const char *kept;
} Case;

static const Case cases[] = {
  { "process", { .processes = 1u << TFL_PROCESS_RECOVER }, "abw" },
  { "processes", { .processes = 1u << TFL_PROCESS_RECOVER | 1u << TFL_PROCESS_CHANGE }, "abwx" },
  { "workflow", { .workflows = 1u << 1 }, "abx" },
  { "practice", { .practice = "c" }, "abx" },
  { "tool", { .tool = "t" }, "abw" },
  { "orphans", { .is_orphan = TRUE }, "aeo" },
  { "units", { .kinds = 1u << TFL_KIND_UNIT }, "abed" },
  { "services", { .kinds = 1u << TFL_KIND_SERVICE }, "abds" },
  { "agreements", { .kinds = 1u << TFL_KIND_AGREEMENT }, "abds" },
  { "profiles", { .kinds = 1u << TFL_KIND_PROFILE }, "a" },
  { "flows", { .kinds = 1u << TFL_KIND_FLOW }, "ad" },
  { "nothing", { .processes = 1u << TFL_PROCESS_IMPROVE }, "" },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;

  for (TflPictureKind kind = TFL_PICTURE_MAP; kind < TFL_N_PICTURE_KINDS; kind++)
    {
      g_auto (SceneFixture) fixture = { 0 };
      g_autoptr (TflFilter) filter = NULL;
      g_autoptr (TflScene) scene = NULL;
      g_autofree char *kept = NULL;

      scene_fixture_init (&fixture, HOUSE);
      filter = tfl_filter_new_query (fixture.model, &row->query);
      fixture.scope->kind = kind;
      fixture.picture.filter = filter;
      scene = scene_fixture_draw (&fixture);
      assert_consistent (scene, kind == TFL_PICTURE_MATRIX);
      if (kind != TFL_PICTURE_MAP)
        continue;
      kept = list_full (scene);
      g_assert_cmpstr (kept, ==, row->kept);
    }
}

static gboolean
keeps (SceneFixture *fixture,
       TflFilter    *filter,
       const char   *id)
{
  return tfl_filter_keeps (filter, tfl_element_get_id (tfl_model_lookup (fixture->model, id)));
}

/* The same work, set aside, is no longer missing anything. */
static void
test_aside (void)
{
  const TflQuery query = { .is_orphan = TRUE };

  for (guint i = 0; i < 2; i++)
    {
      g_auto (SceneFixture) fixture = { 0 };
      g_autoptr (TflFilter) filter = NULL;

      scene_fixture_init (&fixture, i == 0 ? HOUSE : HOUSE "<waiver id=\"n\" element=\"o\" rule=\"work-owned\" reason=\"r\"/>");
      filter = tfl_filter_new_query (fixture.model, &query);
      g_assert_cmpint (keeps (&fixture, filter, "o"), ==, i == 0);
    }
}

static void
test_none (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (TflFilter) filter = NULL;

  scene_fixture_init (&fixture, HOUSE);
  g_assert_null (tfl_filter_new_query (fixture.model, &(TflQuery) { .text = "" }));
  g_assert_true (tfl_filter_keeps (NULL, "a"));

  /* By id; one that is gone is none. */
  g_ptr_array_add (ids, (char *) tfl_element_get_id (tfl_model_lookup (fixture.model, "x")));
  g_ptr_array_add (ids, (char *) "gone");
  filter = tfl_filter_new (fixture.model, ids);
  g_assert_true (keeps (&fixture, filter, "x"));
  g_assert_true (keeps (&fixture, filter, "a"));
  g_assert_false (keeps (&fixture, filter, "w"));
}

/* A view says it, and what is on show is written into a view. */
static void
test_view (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflScope) scope = NULL;
  g_autoptr (TflScope) copy = NULL;
  TflElement *written = tfl_element_new (TFL_KIND_VIEW, "v");
  const TflElement *view;

  scene_fixture_init (&fixture, HOUSE "<view id=\"v\" closed=\"e b\" processes=\"change recover\" workflows=\"W2 undecided\""
                                      " practice=\"c\" tool=\"t\" orphans=\"yes\" shows=\"calls\"/>");
  view = tfl_model_lookup (fixture.model, "v");
  scope = tfl_scope_from_view (view);
  copy = tfl_scope_copy (scope);
  g_assert_cmpuint (copy->only.processes, ==, 1u << TFL_PROCESS_CHANGE | 1u << TFL_PROCESS_RECOVER);
  g_assert_cmpuint (copy->only.workflows, ==, 1u << 1 | 1u << 8);
  g_assert_cmpstr (copy->only.practice, ==, "c");
  g_assert_cmpstr (copy->only.tool, ==, "t");
  g_assert_true (copy->only.is_orphan);
  g_assert_cmpuint (copy->shows, ==, 1u << TFL_SHOWN_CALLS);

  tfl_scope_describe (copy, fixture.model, written);
  g_assert_cmpstr (tfl_element_get (written, TFL_VIEW_CLOSED), ==, "b e");
  tfl_element_set (written, TFL_VIEW_CLOSED, "e b");
  for (TflField field = TFL_VIEW_NAME; field <= TFL_VIEW_NOTES; field++)
    g_assert_cmpstr (tfl_element_get (written, field), ==, tfl_element_get (view, field));
  tfl_element_unref (written);
}

/* Mixed with the ground, so that every format can say it. */
static void
test_svg (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflFilter) filter = NULL;
  g_autoptr (TflScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const TflQuery query = { .processes = 1u << TFL_PROCESS_RECOVER };
  const char *svg;

  g_assert_cmphex (tfl_theme_get_faded (TFL_THEME_LIGHT, TFL_COLOUR_CANVAS), ==, 0xFAFAFB);
  g_assert_cmphex (tfl_theme_get_faded (TFL_THEME_PRINT, TFL_COLOUR_INK), ==, 0x999999);

  scene_fixture_init (&fixture, HOUSE);
  filter = tfl_filter_new_query (fixture.model, &query);
  fixture.picture.filter = filter;
  scene = scene_fixture_draw (&fixture);
  bytes = tfl_export_format_find ("svg")->write (scene, &(TflExportOptions) { .theme = TFL_THEME_PRINT, .scale = 1 }, &error);
  g_assert_no_error (error);
  svg = g_bytes_get_data (bytes, NULL);
  g_assert_nonnull (strstr (svg, "fill=\"#999999\">Other</text>"));
  g_assert_nonnull (strstr (svg, "fill=\"#000000\">Job</text>"));
  g_assert_nonnull (strstr (svg, "fill=\"url(#_hatch-ground-3-8-faded)\""));
  g_assert_nonnull (strstr (svg, "<pattern id=\"_hatch-ground-3-8-faded\""));
  g_assert_nonnull (strstr (svg, "fill=\"url(#_hatch-ground-2-5)\"")); /* of the badge */
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter/none", test_none);
  g_test_add_func ("/filter/aside", test_aside);
  g_test_add_func ("/filter/view", test_view);
  g_test_add_func ("/filter/svg", test_svg);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/filter/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
