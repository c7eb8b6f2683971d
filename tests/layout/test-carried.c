/* What is carried over from one layout to the next: places between what stands a bit elsewhere, pieces that stand, and the
 * points of routes.
 */
#include "layout/tfl-routes.h"
#include "layout/tfl-shift.h"
#include "layout/tfl-strips.h"

#include <math.h>

#define N_TRIALS 300
#define MOST_CHILDREN 6
#define CLEARANCE 16.0

static TflMaze *
maze_of (const TflRect *children,
         guint          n)
{
  static const TflRect room = { 0, 0, 2000, 2000 };
  double headers[MOST_CHILDREN] = { 0 };

  return tfl_maze_new (&room, children, headers, n, NULL, 0, CLEARANCE);
}

/* In a row, with some room between them, each a bit elsewhere than before. */
static void
random_row (TflRect *before,
            TflRect *now,
            guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      before[i] = (TflRect){ 40 + 300 * i, 100, g_test_rand_int_range (60, 200), g_test_rand_int_range (60, 200) };
      now[i] = before[i];
      now[i].x += g_test_rand_int_range (-10, 20);
      now[i].width += g_test_rand_int_range (-10, 10);
    }
}

static void
test_shift_order (void)
{
  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      guint n = (guint) g_test_rand_int_range (1, MOST_CHILDREN + 1);
      TflRect before[MOST_CHILDREN], now[MOST_CHILDREN];
      g_autoptr (TflMaze) maze_before = NULL;
      g_autoptr (TflMaze) maze = NULL;
      double last = -INFINITY;
      TflShift shift;

      random_row (before, now, n);
      maze_before = maze_of (before, n);
      maze = maze_of (now, n);
      tfl_shift_init (&shift, maze_before, maze, NULL);
      for (double x = 5; x < 2000; x += 7)
        {
          double place = tfl_shift_place (&shift, FALSE, x);

          g_assert_cmpfloat (place, >, last);
          for (guint i = 0; i < n; i++)
            {
              /* At the same side of every child. */
              g_assert_true (x > before[i].x - CLEARANCE || place <= now[i].x - CLEARANCE + 0.01);
              g_assert_true (x <= before[i].x + before[i].width + CLEARANCE ||
                             place >= now[i].x + now[i].width + CLEARANCE - 0.01);
            }
          last = place;
        }
      tfl_shift_clear (&shift);
    }
}

/* Nothing moves where nothing has to. */
static void
test_shift_stays (void)
{
  static const TflRect before[] = { { 200, 100, 100, 100 }, { 600, 100, 100, 100 } };
  static const TflRect now[] = { { 200, 100, 100, 100 }, { 700, 100, 100, 100 } };
  g_autoptr (TflMaze) maze_before = maze_of (before, 2);
  g_autoptr (TflMaze) maze = maze_of (now, 2);
  TflShift shift;

  tfl_shift_init (&shift, maze_before, maze, NULL);
  g_assert_cmpfloat (tfl_shift_place (&shift, FALSE, 100), ==, 100);
  g_assert_cmpfloat (tfl_shift_place (&shift, FALSE, 450), ==, 450);
  g_assert_cmpfloat (tfl_shift_place (&shift, FALSE, 650), ==, 750);
  g_assert_cmpfloat (tfl_shift_place (&shift, TRUE, 450), ==, 450);
  tfl_shift_clear (&shift);
}

/* Where two children have come together there is no place any more. */
static void
test_shift_closed (void)
{
  static const TflRect before[] = { { 200, 100, 100, 100 }, { 600, 100, 100, 100 } };
  static const TflRect now[] = { { 200, 100, 100, 100 }, { 310, 100, 100, 100 } };
  g_autoptr (TflMaze) maze_before = maze_of (before, 2);
  g_autoptr (TflMaze) maze = maze_of (now, 2);
  TflShift shift;

  tfl_shift_init (&shift, maze_before, maze, NULL);
  g_assert_true (isnan (tfl_shift_place (&shift, FALSE, 450)));
  tfl_shift_clear (&shift);
}

static gboolean
is_met (const TflStanding *standing,
        const TflLane     *lane)
{
  return standing->place >= lane->low && standing->place <= lane->high && standing->from <= lane->to + TFL_LINE_APART / 2 &&
         standing->to >= lane->from - TFL_LINE_APART / 2;
}

/* As many, at the same places, as who looks at all of them finds. */
static void
test_strips (void)
{
  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (TflStandingPiece));
      TflLane lane = { .from = 100, .to = 300, .low = g_test_rand_int_range (0, 500) };
      double expected = 0, sum = 0;
      guint n = 0;
      TflStrips strips;

      lane.high = lane.low + g_test_rand_int_range (1, 400);
      tfl_strips_init (&strips, 0, 1000);
      tfl_strips_want (&strips, lane.low, lane.high);
      for (guint i = 0; i < 200; i++)
        {
          double from = g_test_rand_int_range (0, 800);
          TflStanding standing = { (float) from, (float) (from + g_test_rand_int_range (1, 200)),
                                   (float) g_test_rand_int_range (-10, 1010) };

          tfl_strips_add (&strips, standing);
          n += is_met (&standing, &lane);
          expected += is_met (&standing, &lane) ? standing.place : 0;
          if (i == 150) /* the others come later */
            tfl_strips_sort (&strips);
        }
      tfl_strips_meet (&strips, &lane, met);
      for (guint i = 0; i < met->len; i++)
        sum += g_array_index (met, TflStandingPiece, i).place;
      g_assert_cmpuint (met->len, ==, n);
      g_assert_cmpfloat (sum, ==, expected);
      tfl_strips_clear (&strips);
    }
}

static TflRoutes *
next_routes (TflRoutes *before,
             guint      n,
             double     mark,
             guint      changed)
{
  TflRoutes *routes = tfl_routes_new (n, before);

  for (guint i = 0; i < n; i++)
    if (before == NULL || i == changed)
      {
        TflPoint *points = tfl_routes_allot (routes, i, 3);

        for (guint k = 0; k < 3; k++)
          points[k] = (TflPoint){ mark, i };
      }
    else
      *tfl_routes_get (routes, i) = *tfl_routes_get (before, i);
  tfl_routes_tidy (routes);
  return routes;
}

/* Those that are shared live as long as anybody has them, and what is given back was nobody's. */
static void
test_routes (void)
{
  enum { N = 40 };
  g_autoptr (TflRoutes) first = next_routes (NULL, N, 0, 0);
  TflRoutes *routes = tfl_routes_ref (first);
  double marks[N] = { 0 };

  for (guint edit = 1; edit < 300; edit++)
    {
      guint changed = (guint) g_test_rand_int_range (0, N);
      TflRoutes *next = next_routes (routes, N, edit, changed);

      marks[changed] = edit;
      tfl_routes_unref (routes);
      routes = next;
      for (guint i = 0; i < N; i++)
        {
          const TflRoute *route = tfl_routes_get (routes, i);

          g_assert_cmpuint (route->n_points, ==, 3);
          g_assert_cmpfloat (route->points[2].x, ==, marks[i]);
          g_assert_cmpfloat (route->points[2].y, ==, i);
        }
    }
  for (guint i = 0; i < N; i++)
    g_assert_cmpfloat (tfl_routes_get (first, i)->points[0].x, ==, 0);
  tfl_routes_unref (routes);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/carried/shift/order", test_shift_order);
  g_test_add_func ("/carried/shift/stays", test_shift_stays);
  g_test_add_func ("/carried/shift/closed", test_shift_closed);
  g_test_add_func ("/carried/strips", test_strips);
  g_test_add_func ("/carried/routes", test_routes);

  return g_test_run ();
}
