/* Pictures on sheets of paper. */
#include "config.h"

#include "export/tfl-poster.h"

#include <locale.h>

#define NEAR 1e-9

static const TflRect wide = { 10, 20, 4000, 1000 };

/* All sheets together cover the picture, side by side, with nothing between them. */
static void
check_covers (const TflPoster *poster,
              TflRect          bounds)
{
  guint n = tfl_poster_get_n (poster);
  TflRect first = tfl_poster_get_tile (poster, bounds, 0);
  TflRect last = tfl_poster_get_tile (poster, bounds, n - 1);

  g_assert_cmpfloat (first.x, <=, bounds.x + NEAR);
  g_assert_cmpfloat (first.y, <=, bounds.y + NEAR);
  g_assert_cmpfloat (last.x + last.width, >=, bounds.x + bounds.width - NEAR);
  g_assert_cmpfloat (last.y + last.height, >=, bounds.y + bounds.height - NEAR);
  for (guint i = 1; i < n; i++)
    {
      TflRect tile = tfl_poster_get_tile (poster, bounds, i);
      TflRect left = tfl_poster_get_tile (poster, bounds, i - 1);

      if (i % poster->columns == 0)
        g_assert_cmpfloat_with_epsilon (tile.y, left.y + left.height, NEAR);
      else
        g_assert_cmpfloat_with_epsilon (tile.x, left.x + left.width, NEAR);
    }
}

static void
test_one_sheet (void)
{
  TflRect tall = { 0, 0, 500, 2000 };
  TflPoster poster = tfl_poster_plan (wide, 800, 500, 1, 2);

  g_assert_cmpuint (tfl_poster_get_n (&poster), ==, 1);
  g_assert_cmpfloat (poster.scale, ==, 0.2);
  check_covers (&poster, wide);

  poster = tfl_poster_plan (tall, 800, 500, 1, 2);
  g_assert_cmpuint (tfl_poster_get_n (&poster), ==, 1);
  g_assert_cmpfloat (poster.scale, ==, 0.25);
  check_covers (&poster, tall);
}

static void
test_poster (void)
{
  TflPoster poster = tfl_poster_plan (wide, 800, 300, 3, 2);

  g_assert_cmpuint (poster.columns, ==, 3);
  g_assert_cmpuint (poster.rows, ==, 2);
  g_assert_cmpfloat (poster.scale, ==, 0.6);
  check_covers (&poster, wide);
}

/* A small picture does not become a wall of paper. */
static void
test_most (void)
{
  TflRect small = { 0, 0, 100, 100 };
  TflPoster poster = tfl_poster_plan (small, 800, 500, 8, 1.5);

  g_assert_cmpuint (tfl_poster_get_n (&poster), ==, 1);
  g_assert_cmpfloat (poster.scale, ==, 1.5);
  check_covers (&poster, small);
}

static void
test_nothing (void)
{
  TflRect nothing = { 0, 0, 0, 0 };
  TflPoster poster = tfl_poster_plan (nothing, 800, 500, 2, 1.5);

  g_assert_cmpuint (tfl_poster_get_n (&poster), ==, 1);
  check_covers (&poster, nothing);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/poster/one-sheet", test_one_sheet);
  g_test_add_func ("/poster/poster", test_poster);
  g_test_add_func ("/poster/most", test_most);
  g_test_add_func ("/poster/nothing", test_nothing);

  return g_test_run ();
}
