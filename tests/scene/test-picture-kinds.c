/* The kinds of picture: that each shows every unit once, that nothing covers anything, that lines run through no
 * unit, and that a matrix counts what the tally counts.
 */
#include "kind-fixture.h"

static const KindCase cases[] = {
  { "tree/1", TFL_PICTURE_TREE, 1, 0.3, 1 },
  { "tree/20", TFL_PICTURE_TREE, 20, 0.3, 2 },
  { "tree/100", TFL_PICTURE_TREE, 100, 0.3, 3 },
  { "tree/1000", TFL_PICTURE_TREE, 1000, 0.3, 4 },
  { "chain/1", TFL_PICTURE_CHAIN, 1, 0.3, 1 },
  { "chain/20", TFL_PICTURE_CHAIN, 20, 1, 2 },
  { "chain/60", TFL_PICTURE_CHAIN, 60, 2, 3 },
  { "chain/100", TFL_PICTURE_CHAIN, 100, 0.5, 4 },
  { "chain/300", TFL_PICTURE_CHAIN, 300, 1, 5 },
  { "matrix/1", TFL_PICTURE_MATRIX, 1, 0.3, 1 },
  { "matrix/20", TFL_PICTURE_MATRIX, 20, 0.3, 2 },
  { "matrix/300", TFL_PICTURE_MATRIX, 300, 0.3, 3 },
};

static void
test_case (gconstpointer data)
{
  const KindCase *row = data;
  g_auto (KindFixture) fixture = { 0 };

  kind_fixture_init (&fixture, row);
  if (row->kind != TFL_PICTURE_CHAIN)
    g_assert_cmpuint (tfl_layout_input_get_n_boxes (fixture.input), ==, row->n_units);
  if (row->n_units > 1)
    g_assert_true ((tfl_layout_get_n_routes (fixture.layout) > 0) == (row->kind != TFL_PICTURE_MATRIX));
  kind_assert_apart (&fixture);
  kind_assert_routes (&fixture);
  kind_assert_drawn (&fixture);
}

/* The same model, the same picture; from the layout on to the last shape. */
static void
test_same_bytes (gconstpointer data)
{
  const KindCase *row = data;
  g_autofree char *first = NULL;
  g_autofree char *first_scene = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_auto (KindFixture) fixture = { 0 };
      g_autoptr (TflScene) scene = NULL;
      g_autofree char *dump = NULL;
      g_autofree char *scene_dump = NULL;

      kind_fixture_init (&fixture, row);
      scene = tfl_picture_draw (&fixture.scene.picture, fixture.layout);
      dump = tfl_layout_dump (fixture.layout);
      scene_dump = tfl_scene_dump (scene);
      if (i > 0)
        {
          g_assert_cmpstr (dump, ==, first);
          g_assert_cmpstr (scene_dump, ==, first_scene);
        }
      else
        {
          first = g_steal_pointer (&dump);
          first_scene = g_steal_pointer (&scene_dump);
        }
    }
}

/* The tree. */

static void
test_tree_downwards (void)
{
  g_auto (KindFixture) fixture = { 0 };

  kind_fixture_init (&fixture, &cases[2]);
  for (guint i = 0; i < tfl_layout_input_get_n_lines (fixture.input); i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (fixture.input, i);
      const TflRect *parent = kind_rect_at (&fixture, line->from);
      const TflElement *child = tfl_model_lookup (fixture.scene.model, line->customer);

      g_assert_cmpstr (tfl_element_get_parent (child), ==, tfl_layout_input_get_box (fixture.input, line->from)->id);
      g_assert_cmpfloat (kind_rect_at (&fixture, line->to)->y, >, parent->y + parent->height);
    }
}

/* Between 1 : 1 and 2 : 1 for hundreds of units and more. */
static void
test_tree_page (void)
{
  static const guint sizes[] = { 60, 100, 300, 1000, 10000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      KindCase row = { "page", TFL_PICTURE_TREE, sizes[i], 0, 7 };
      g_auto (KindFixture) fixture = { 0 };
      TflRect page;

      kind_fixture_init (&fixture, &row);
      page = tfl_layout_get_bounds (fixture.layout);
      g_test_message ("%u units: %.0f × %.0f", sizes[i], page.width, page.height);
      g_assert_cmpfloat (page.width, <=, 2.05 * page.height);
      g_assert_cmpfloat (page.width, >=, 0.95 * page.height);
    }
}

static void
test_tree_closed (void)
{
  g_auto (KindFixture) fixture = { 0 };

  scene_fixture_init (&fixture.scene, "<unit id=\"a\"><unit id=\"b\"><unit id=\"c\"/></unit></unit><unit id=\"d\"/>");
  tfl_scope_set_closed (fixture.scene.scope, "b", TRUE);
  kind_fixture_lay_out (&fixture, TFL_PICTURE_TREE);
  g_assert_cmpuint (tfl_layout_input_get_n_boxes (fixture.input), ==, 3);
  g_assert_null (tfl_layout_get_rect (fixture.layout, "c"));
}

/* The matrix. */

/* The number in a text such as “? 3” or “3”. */
static guint
number_in (const char *text)
{
  while (*text != '\0' && !g_ascii_isdigit (*text))
    text++;

  return (guint) g_ascii_strtoull (text, NULL, 10);
}

/* What no process owns, by row: own counts are badges, and together they are what the tally has. */
static void
test_matrix_orphans (gconstpointer data)
{
  g_auto (KindFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  guint own = 0, in_all = 0;

  kind_fixture_init (&fixture, data);
  scene = tfl_picture_draw (&fixture.scene.picture, fixture.layout);
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->part != TFL_PART_ORPHAN || shape->kind != TFL_SHAPE_TEXT || !g_str_has_prefix (shape->text, "? "))
        continue;
      g_assert_cmpint (shape->fill, ==, TFL_COLOUR_ON_MAGENTA);
      if (shape->element != NULL)
        own += number_in (shape->text);
      else
        in_all += number_in (shape->text);
    }
  g_assert_cmpuint (own, ==, tfl_tally_get (fixture.scene.tally, TFL_ROOT_ID).orphans);
  g_assert_cmpuint (in_all, ==, own);
}

/* Own work in the cells, with all inside behind them; work set aside has a column only where there is any. */
static void
test_matrix_cells (void)
{
  g_auto (KindFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  g_autoptr (GString) cells = g_string_new (NULL);

  scene_fixture_init (&fixture.scene,
                      "<unit id=\"a\"><unit id=\"b\"><work id=\"w1\" process=\"change\"/><work id=\"w2\" process=\"change\"/>"
                      "<work id=\"w3\"/><work id=\"w4\" stream=\"delivery\"/><work id=\"w5\"/></unit>"
                      "<work id=\"w6\" process=\"change\"/></unit>"
                      "<waiver id=\"v\" element=\"w5\" rule=\"work-owned\" reason=\"later\"/>");
  kind_fixture_lay_out (&fixture, TFL_PICTURE_MATRIX);
  scene = tfl_picture_draw (&fixture.scene.picture, fixture.layout);
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->kind == TFL_SHAPE_TEXT && shape->element != NULL &&
          (shape->part == TFL_PART_CELL || shape->part == TFL_PART_ORPHAN))
        g_string_append_printf (cells, "%s:%s ", shape->element, shape->text);
    }
  g_assert_cmpstr (cells->str, ==, "a:C a:1 a:3 a:1 a:1 a:1 b:C b:2 b:1 b:1 b:? 1 ");
}

/* The table. */

static void
test_table (void)
{
  guint n_words;

  tfl_words_get (TFL_WORDS_SHAPE, &n_words);
  g_assert_cmpuint (n_words, ==, TFL_N_PICTURE_KINDS);
  for (int i = 0; i < TFL_N_PICTURE_KINDS; i++)
    {
      const TflPictureKindInfo *info = tfl_picture_kind_get_info ((TflPictureKind) i);

      g_assert_cmpint ((int) info->kind, ==, i);
      g_assert_nonnull (info->description);
      g_assert_true ((info->title == NULL) == (i == TFL_PICTURE_MAP));
    }
  g_assert_cmpstr (tfl_words_nick (TFL_WORDS_SHAPE, TFL_PICTURE_MAP), ==, "map");
  g_assert_cmpstr (tfl_words_nick (TFL_WORDS_SHAPE, TFL_PICTURE_CHAIN), ==, "chain");
  g_assert_cmpstr (tfl_words_nick (TFL_WORDS_SHAPE, TFL_PICTURE_TREE), ==, "tree");
  g_assert_cmpstr (tfl_words_nick (TFL_WORDS_SHAPE, TFL_PICTURE_MATRIX), ==, "matrix");
}

static void
test_view (void)
{
  for (int i = -1; i < TFL_N_PICTURE_KINDS; i++)
    {
      g_autoptr (TflElement) view = tfl_element_new (TFL_KIND_VIEW, "v");
      g_autoptr (TflScope) scope = NULL;
      g_autoptr (TflScope) copy = NULL;

      tfl_element_set (view, TFL_VIEW_SHAPE, tfl_words_nick (TFL_WORDS_SHAPE, i));
      scope = tfl_scope_from_view (view);
      copy = tfl_scope_copy (scope);
      g_assert_cmpint ((int) copy->kind, ==, MAX (i, 0));
    }
}

/* A model without units has a picture of each kind: an empty one. */
static void
test_empty (void)
{
  for (int i = 0; i < TFL_N_PICTURE_KINDS; i++)
    {
      g_auto (KindFixture) fixture = { 0 };
      g_autoptr (TflScene) scene = NULL;

      scene_fixture_init (&fixture.scene, "");
      fixture.scene.picture.title = TRUE;
      fixture.scene.picture.legend = TFL_LEGEND_BELOW;
      kind_fixture_lay_out (&fixture, (TflPictureKind) i);
      scene = tfl_picture_draw (&fixture.scene.picture, fixture.layout);
      g_assert_cmpuint (tfl_scene_get_n_shapes (scene), >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-kinds/table", test_table);
  g_test_add_func ("/picture-kinds/view", test_view);
  g_test_add_func ("/picture-kinds/empty", test_empty);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/picture-kinds/all/%s", cases[i].name);
      g_autofree char *same = g_strdup_printf ("/picture-kinds/same-bytes/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
      g_test_add_data_func (same, &cases[i], test_same_bytes);
      if (cases[i].kind == TFL_PICTURE_MATRIX)
        {
          g_autofree char *orphans = g_strdup_printf ("/picture-kinds/orphans/%s", cases[i].name);

          g_test_add_data_func (orphans, &cases[i], test_matrix_orphans);
        }
    }
  g_test_add_func ("/picture-kinds/tree/downwards", test_tree_downwards);
  g_test_add_func ("/picture-kinds/tree/page", test_tree_page);
  g_test_add_func ("/picture-kinds/tree/closed", test_tree_closed);
  g_test_add_func ("/picture-kinds/matrix/cells", test_matrix_cells);

  return g_test_run ();
}
