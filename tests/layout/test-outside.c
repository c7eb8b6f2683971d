/* Where parties outside stand beside what is inside. */
#include "layout-check.h"

#include "layout/tfl-layout-engine.h"

static double
right_of (TflLayout  *layout,
          const char *id)
{
  const TflRect *rect = tfl_layout_get_rect (layout, id);

  return rect->x + rect->width;
}

/* Who is only served from inside stands at the left; who serves anybody, or has to do with nobody inside, at the right. Beside a
 * low house all stand at the right: with somebody at both sides the page would be too wide. */
static void
check_sides (double height)
{
  static const struct
  {
    const char *id;
    int parent;
    gboolean outside;
  } units[] = { { "House", -1, FALSE }, { "Front", 0, FALSE },    { "Back", 0, FALSE },  { "Public", -1, TRUE }, { "Press", -1, TRUE },
                { "Both", -1, TRUE },   { "Supplier", -1, TRUE }, { "Second", -1, TRUE }, { "Nobody", -1, TRUE } };
  static const int lines[][2] = { { 1, 3 }, { 1, 4 }, { 2, 4 }, { 1, 5 }, { 5, 2 }, { 6, 2 }, { 6, 7 }, { 2, 1 } };
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = tfl_layout_input_new ();
  g_autoptr (TflLayout) layout = NULL;
  const TflRect *house;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      TflLayoutBox box = { units[i].id, TFL_BOX_UNIT, units[i].parent, 216, 58, -1, units[i].outside };

      if (i == 1 || i == 2)
        box.height = height;
      tfl_layout_input_add_box (input, &box);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *service = g_strdup_printf ("S%u", i);
      TflLayoutLine line = { service, units[lines[i][1]].id, lines[i][0], lines[i][1], 90, 30 };

      tfl_layout_input_add_line (input, &line);
    }
  layout = tfl_layout_engine_run (engine, input, NULL, NULL);
  layout_check (input, layout);

  house = tfl_layout_get_rect (layout, "House");
  for (guint i = 3; i < G_N_ELEMENTS (units); i++)
    if (i <= 4 && height > 200)
      g_assert_cmpfloat (right_of (layout, units[i].id) + 56, <, house->x);
    else
      g_assert_cmpfloat (tfl_layout_get_rect (layout, units[i].id)->x, >, right_of (layout, "House") + 56);
  if (height > 200)
    g_assert_cmpfloat (right_of (layout, "Public"), ==, right_of (layout, "Press"));
  g_assert_cmpfloat (tfl_layout_get_bounds (layout).x, >=, 0);
}

static void
test_sides (void)
{
  check_sides (600);
  check_sides (58);
}

/* Hundreds outside, with chains among them: each way to place the twenty inside asks where all of those would stand, which once
 * took minutes. */
static void
test_many (void)
{
  const guint n_inside = 20, n = 420;
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = tfl_layout_input_new ();
  g_autoptr (TflLayout) layout = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("U%u", i);
      TflLayoutBox box = { id, TFL_BOX_UNIT, -1, 216, 58, -1, i >= n_inside };

      tfl_layout_input_add_box (input, &box);
    }
  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *service = g_strdup_printf ("S%u", i);
      g_autofree char *customer = NULL;
      int one = g_rand_int_range (rand, 0, (int) (i % 3 == 0 ? n : n_inside));
      int other = (one + g_rand_int_range (rand, 1, (int) n)) % (int) n;
      TflLayoutLine line = { service, NULL, i % 2 ? one : other, i % 2 ? other : one, 90, 30 };

      line.customer = customer = g_strdup_printf ("U%d", line.to);
      tfl_layout_input_add_line (input, &line);
    }
  layout = tfl_layout_engine_run (engine, input, NULL, NULL);
  layout_check (input, layout);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outside/sides", test_sides);
  g_test_add_func ("/outside/many", test_many);

  return g_test_run ();
}
