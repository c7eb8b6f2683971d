/* The chain: who stands in which column, what of the services is shown, and that lines can be told apart. */
#include "kind-fixture.h"

#include "tfl-generator.h"

static const KindCase cases[] = {
  { "1", TFL_PICTURE_CHAIN, 1, 0.3, 1 },
  { "20", TFL_PICTURE_CHAIN, 20, 1, 2 },
  { "60", TFL_PICTURE_CHAIN, 60, 2, 3 },
  { "100", TFL_PICTURE_CHAIN, 100, 0.5, 4 },
  { "300", TFL_PICTURE_CHAIN, 300, 1, 5 },
};

#define CHAIN                                                                                                           \
  "<unit id=\"citizen\"/><unit id=\"city\"><unit id=\"desk\"/><unit id=\"it\"/></unit>"                                 \
  "<unit id=\"host\"/><unit id=\"colo\"/><unit id=\"other\"/><unit id=\"client\"/>"                                     \
  "<service id=\"s1\" provider=\"desk\" customers=\"citizen\"/><service id=\"s2\" provider=\"it\" customers=\"desk\"/>" \
  "<service id=\"s3\" provider=\"host\" customers=\"it\"/><service id=\"s4\" provider=\"colo\" customers=\"host\"/>"    \
  "<service id=\"s5\" provider=\"other\" customers=\"client\"/><service id=\"s6\" provider=\"host\" customers=\"client\"/>"

typedef struct
{
  const char *root;
  guint       depth;
  const char *expected; /* columns from the left, in them by id */
} Chain;

static const Chain chains[] = {
  { "it", 0, "citizen, desk, it, host, colo" },
  { "it", 1, "desk, it, host" },
  { "desk", 0, "citizen, desk, it, host, colo" },
  { "city", 0, "citizen, city, host, colo" }, /* what stands in the focus is the focus */
  { "host", 0, "citizen, desk, client it, host, colo" },
  { "other", 0, "client, other" },
  { "citizen", 0, "citizen, desk, it, host, colo" },
  { NULL, 0, "citizen, desk, client it, host, colo" }, /* host has most services */
  { "gone", 0, "citizen, desk, client it, host, colo" },
};

typedef struct
{
  double      x;
  const char *id;
} Column;

static int
compare_columns (const void *a,
                 const void *b)
{
  const Column *one = a, *other = b;

  if (one->x != other->x)
    return one->x < other->x ? -1 : 1;

  return g_strcmp0 (one->id, other->id);
}

static char *
describe_columns (KindFixture *self)
{
  guint n = tfl_layout_input_get_n_boxes (self->input);
  g_autofree Column *columns = g_new (Column, n);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    columns[i] = (Column){ kind_rect_at (self, i)->x, tfl_layout_input_get_box (self->input, i)->id };
  qsort (columns, n, sizeof *columns, compare_columns);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : columns[i].x > columns[i - 1].x ? ", " : " ", columns[i].id);

  return g_string_free (text, FALSE);
}

static void
test_chain_columns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_auto (KindFixture) fixture = { 0 };
      g_autofree char *found = NULL;

      scene_fixture_init (&fixture.scene, CHAIN);
      tfl_scope_set_root (fixture.scene.scope, chains[i].root);
      fixture.scene.scope->depth = chains[i].depth;
      kind_fixture_lay_out (&fixture, TFL_PICTURE_CHAIN);
      found = describe_columns (&fixture);
      g_assert_cmpstr (found, ==, chains[i].expected);
    }
}

/* A loop is shown; what goes past the focus from one side to the other is not. */
static void
test_chain_steps (void)
{
  g_auto (KindFixture) fixture = { 0 };
  g_autoptr (GString) found = g_string_new (NULL);

  scene_fixture_init (&fixture.scene,
                      "<unit id=\"f\"/><unit id=\"c\"/><unit id=\"s\"/><unit id=\"both\"/><unit id=\"t\"/>"
                      "<service id=\"in\" provider=\"s\" customers=\"f c\"/><service id=\"out\" provider=\"f\" customers=\"c both\"/>"
                      "<service id=\"back\" provider=\"both\" customers=\"f\"/><service id=\"loop\" provider=\"t\" customers=\"both c\"/>");
  tfl_scope_set_root (fixture.scene.scope, "f");
  kind_fixture_lay_out (&fixture, TFL_PICTURE_CHAIN);
  for (guint i = 0; i < tfl_layout_get_n_routes (fixture.layout); i++)
    g_string_append_printf (found, "%s>%s ", tfl_layout_get_route (fixture.layout, i)->service,
                            tfl_layout_get_route (fixture.layout, i)->customer);
  g_assert_cmpstr (found->str, ==, "in>f out>c out>both back>f loop>both ");
}

/* Lines of two services keep 12 apart where they run up and down, and share no height where they run across: how often
 * they do share one all the same. */
static guint
assert_lines_apart (const TflRoute *a,
                    const TflRoute *b)
{
  guint n_shared = 0;

  for (guint i = 0; i + 1 < a->n_points; i++)
    for (guint j = 0; j + 1 < b->n_points; j++)
      {
        TflRect first = kind_segment_rect (a, i), second = kind_segment_rect (b, j);
        gboolean down = first.height > 0 && second.height > 0;
        gboolean across = first.width > 0 && second.width > 0;

        first.width += down ? 11.9 : 0;
        second.width += down ? 11.9 : 0;
        first.height += across ? 1 : 0;
        second.height += across ? 1 : 0;
        g_assert_false (down && kind_overlap (&first, &second));
        n_shared += across && kind_overlap (&first, &second);
      }

  return n_shared;
}

/* Nor does a label lie on a unit or on another label. Services with several customers share a trunk. Returns how many
 * pairs of lines share a height all the same: two that change places may have no other way. */
static guint
assert_lines_separate (KindFixture *self)
{
  guint n = tfl_layout_get_n_routes (self->layout);
  guint n_shared = 0;

  for (guint i = 0; i < n; i++)
    {
      const TflRoute *route = tfl_layout_get_route (self->layout, i);

      g_assert_cmpfloat (route->label.width, >, 0);
      for (guint box = 0; box < tfl_layout_input_get_n_boxes (self->input); box++)
        g_assert_false (kind_overlap (&route->label, kind_rect_at (self, box)));
      for (guint j = 0; j < i; j++)
        {
          const TflRoute *other = tfl_layout_get_route (self->layout, j);

          if (g_str_equal (route->service, other->service))
            continue;
          n_shared += assert_lines_apart (route, other);
          g_assert_false (kind_overlap (&route->label, &other->label));
        }
    }

  return n_shared;
}

static void
test_chain_lines (gconstpointer data)
{
  g_auto (KindFixture) fixture = { 0 };

  kind_fixture_init (&fixture, data);
  g_assert_cmpuint (assert_lines_separate (&fixture), <=, tfl_layout_get_n_routes (fixture.layout) / 50);
}

/* Any unit of any model as the focus. */
static void
test_chain_random (void)
{
  guint n_lines = 0, n_shared = 0;

  for (guint i = 0; i < 60; i++)
    {
      KindCase row = { "random", TFL_PICTURE_CHAIN, (guint) g_test_rand_int_range (2, 60), g_test_rand_double_range (0.1, 2),
                   (guint32) g_test_rand_int () };
      g_auto (KindFixture) fixture = { 0 };
      TflGenerator generator = { row.n_units, 6, row.density, 1, 0.2, row.seed };
      g_autoptr (TflModel) model = tfl_generate (&generator);
      g_autofree char *root = g_strdup_printf ("u%d", g_test_rand_int_range (0, (int) row.n_units));

      scene_fixture_init_model (&fixture.scene, model);
      g_assert_nonnull (tfl_model_lookup (model, root));
      tfl_scope_set_root (fixture.scene.scope, root);
      kind_fixture_lay_out (&fixture, row.kind);
      kind_assert_apart (&fixture);
      kind_assert_routes (&fixture);
      kind_assert_drawn (&fixture);
      n_shared += assert_lines_separate (&fixture);
      n_lines += tfl_layout_get_n_routes (fixture.layout);
    }
  g_test_message ("%u lines, %u pairs share a height", n_lines, n_shared);
  g_assert_cmpuint (n_shared, <=, n_lines / 50);
}

/* A hundred customers of one service fold into a page; its trunk leaves the provider at one point. */
static void
test_chain_folds (void)
{
  g_auto (KindFixture) fixture = { 0 };
  g_autoptr (GString) elements = g_string_new ("<unit id=\"f\"/>");
  g_autoptr (GString) customers = g_string_new (NULL);
  TflRect page;

  for (guint i = 0; i < 100; i++)
    {
      g_string_append_printf (elements, "<unit id=\"c%u\"/>", i);
      g_string_append_printf (customers, " c%u", i);
    }
  g_string_append_printf (elements, "<service id=\"s\" provider=\"f\" customers=\"%s\"/>", customers->str);
  scene_fixture_init (&fixture.scene, elements->str);
  kind_fixture_lay_out (&fixture, TFL_PICTURE_CHAIN);
  kind_assert_apart (&fixture);
  kind_assert_routes (&fixture);
  page = tfl_layout_get_bounds (fixture.layout);
  g_assert_cmpfloat (page.width, >=, 0.8 * page.height);
  g_assert_cmpfloat (page.width, <=, 2.5 * page.height);
  for (guint i = 1; i < 100; i++)
    {
      TflPoint first = tfl_layout_get_route (fixture.layout, 0)->points[0];
      TflPoint point = tfl_layout_get_route (fixture.layout, i)->points[0];

      g_assert_cmpfloat (point.x, ==, first.x);
      g_assert_cmpfloat (point.y, ==, first.y);
    }
}

/* Too many: whole steps only, and the picture says so. */
static void
test_chain_many (void)
{
  g_auto (KindFixture) fixture = { 0 };
  g_autoptr (GString) elements = g_string_new ("<unit id=\"f\"/>");
  g_autoptr (GString) services = g_string_new (NULL);
  g_autoptr (TflScene) scene = NULL;
  g_autofree char *dump = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_string_append_printf (elements, "<unit id=\"s%u\"/>", i);
      g_string_append_printf (services, "<service id=\"v%u\" provider=\"s%u\" customers=\"f\"/>", i, i);
    }
  for (guint i = 0; i < 500; i++)
    {
      g_string_append_printf (elements, "<unit id=\"t%u\"/>", i);
      g_string_append_printf (services, "<service id=\"w%u\" provider=\"t%u\" customers=\"s%u\"/>", i, i, i % 3);
    }
  g_string_append (elements, services->str);
  scene_fixture_init (&fixture.scene, elements->str);
  tfl_scope_set_root (fixture.scene.scope, "f");
  kind_fixture_lay_out (&fixture, TFL_PICTURE_CHAIN);
  g_assert_cmpuint (tfl_layout_input_get_n_boxes (fixture.input), ==, 4);
  scene = tfl_picture_draw (&fixture.scene.picture, fixture.layout);
  dump = tfl_scene_dump (scene);
  g_assert_nonnull (strstr (dump, "Only 1 step from the focus"));
}

/* The focus has the strong border, the others say where they stand. */
static void
test_chain_drawing (void)
{
  g_auto (KindFixture) fixture = { 0 };
  g_autoptr (TflScene) scene = NULL;
  g_autofree char *dump = NULL;

  scene_fixture_init (&fixture.scene, CHAIN);
  tfl_scope_set_root (fixture.scene.scope, "it");
  kind_fixture_lay_out (&fixture, TFL_PICTURE_CHAIN);
  fixture.scene.picture.title = TRUE;
  scene = tfl_picture_draw (&fixture.scene.picture, fixture.layout);
  dump = tfl_scene_dump (scene);
  g_assert_nonnull (strstr (dump, "in city"));
  g_assert_nonnull (strstr (dump, "Supply chain"));
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->part == TFL_PART_BODY)
        g_assert_cmpint (shape->stroke, ==, g_str_equal (shape->element, "it") ? TFL_COLOUR_INK : TFL_COLOUR_UNIT_BORDER);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-chain/columns", test_chain_columns);
  g_test_add_func ("/picture-chain/steps", test_chain_steps);
  g_test_add_func ("/picture-chain/random", test_chain_random);
  g_test_add_func ("/picture-chain/folds", test_chain_folds);
  g_test_add_func ("/picture-chain/many", test_chain_many);
  g_test_add_func ("/picture-chain/drawing", test_chain_drawing);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/picture-chain/lines/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_chain_lines);
    }

  return g_test_run ();
}
