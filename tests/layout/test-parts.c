/* The parts of the layout, each against the simplest way to know better. */
#include "layout/tfl-crew.h"
#include "layout/tfl-guide.h"
#include "layout/tfl-lanes.h"
#include "layout/tfl-reach.h"

#include <math.h>

#define N_TRIALS 300

static void
count_task (guint    task,
            guint    worker,
            gpointer user_data)
{
  gint *counts = user_data;

  g_atomic_int_inc (&counts[task]);
}

static void
test_crew (void)
{
  g_autoptr (TflCrew) crew = tfl_crew_new ();
  gint counts[1000] = { 0 };
  guint sizes[] = { 0, 1, 5, 11, 12, 13, 500, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    tfl_crew_run (crew, sizes[i], count_task, counts);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint expected = 0;

      for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
        expected += i < sizes[k];
      g_assert_cmpint (g_atomic_int_get (&counts[i]), ==, expected);
    }
}

static void
test_reach (void)
{
  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      guint n = (guint) g_test_rand_int_range (1, 40);
      double from[40], to[40], values[40];
      g_autoptr (TflReach) reach = NULL;

      for (guint i = 0; i < n; i++)
        {
          from[i] = g_test_rand_int_range (0, 30);
          to[i] = from[i] + g_test_rand_int_range (1, 12);
          values[i] = -G_MAXDOUBLE;
        }
      reach = tfl_reach_new (from, to, n);
      for (guint step = 0; step < 60; step++)
        {
          guint i = (guint) g_test_rand_int_range (0, (gint32) n);
          double most = -G_MAXDOUBLE;
          double value = g_test_rand_int_range (0, 100);

          for (guint k = 0; k < n; k++)
            if (from[k] < to[i] && from[i] < to[k])
              most = MAX (most, values[k]);
          g_assert_cmpfloat (tfl_reach_get (reach, i), ==, most);

          values[i] = MAX (values[i], value);
          tfl_reach_set (reach, i, values[i]);
        }
    }
}

static TflLane
random_lane (double room)
{
  double from = g_test_rand_int_range (0, 400);

  return (TflLane){ .from = from,
                    .to = from + g_test_rand_int_range (20, 300),
                    .low = 0,
                    .high = room,
                    .before = 6,
                    .after = 6,
                    .turn_from = g_test_rand_int_range (-1, 2),
                    .turn_to = g_test_rand_int_range (-1, 2),
                    .key = g_test_rand_int_range (0, 5),
                    .wish = NAN };
}

static void
test_lanes (void)
{
  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      guint n = (guint) g_test_rand_int_range (1, trial % 10 == 0 ? 200 : 30);
      double room = trial % 2 == 0 ? 12.0 * n + 1 : 40;
      g_autofree TflLane *lanes = g_new (TflLane, n);

      for (guint i = 0; i < n; i++)
        lanes[i] = random_lane (room);
      tfl_lanes_place (lanes, n);

      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat (lanes[i].place, >=, 0);
          g_assert_cmpfloat (lanes[i].place, <=, room);
          for (guint k = 0; k < i; k++)
            if (lanes[i].from < lanes[k].to && lanes[k].from < lanes[i].to)
              g_assert_cmpfloat (fabs (lanes[i].place - lanes[k].place), >=, trial % 2 == 0 ? 11.99 : 40.0 / (3 * n));
        }
    }
}

/* A straight line past a fixed one takes its side. */
static void
test_lanes_fixed (void)
{
  TflLane lanes[] = {
    { .from = 0, .to = 100, .low = 50, .high = 50, .before = 6, .after = 6, .wish = NAN },
    { .from = 0, .to = 100, .low = 0, .high = 100, .before = 6, .after = 6, .rank = 1, .wish = NAN },
    { .from = 0, .to = 100, .low = 0, .high = 100, .before = 6, .after = 6, .rank = -1, .wish = NAN },
  };

  tfl_lanes_place (lanes, G_N_ELEMENTS (lanes));
  g_assert_cmpfloat (lanes[0].place, ==, 50);
  g_assert_cmpfloat (lanes[1].place, >=, 62);
  g_assert_cmpfloat (lanes[2].place, <=, 38);
}

/* Three by three boxes: between any two sides there is a way, no way is cheaper than the least, and all of its runs are
 * free. */
static void
test_guide (void)
{
  TflRect room = { 0, 54, 1000, 700 };
  TflRect children[9];
  double headers[9] = { 0 };
  g_autoptr (TflMaze) maze = NULL;
  g_autoptr (TflGuide) guide = NULL;
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < 9; i++)
    children[i] = (TflRect){ 30 + i % 3 * 320.0, 80 + i / 3 * 220.0, 200 + 15 * i, 120 + 7 * i };
  maze = tfl_maze_new (&room, children, headers, 9, NULL, 0, TFL_LINE_CLEARANCE);
  guide = tfl_guide_new (maze);

  for (guint a = 0; a < 9 * TFL_N_SIDES; a++)
    for (guint b = 0; b < 9 * TFL_N_SIDES; b++)
      {
        TflSpan span_a = tfl_maze_gate_span (maze, a);
        TflSpan span_b = tfl_maze_gate_span (maze, b);
        double cost = tfl_guide_cost (guide, a, b);

        if (a == b)
          continue;
        g_assert_cmpfloat (cost, <, TFL_NO_WAY);
        g_assert_cmpfloat (cost, >=, tfl_guide_least (guide, a, b) - 0.1);
        g_assert_true (tfl_guide_find (guide, a, span_a, b, span_b, runs));
        for (guint i = 0; i + 1 < runs->len; i++)
          g_assert_cmpint (tfl_maze_get_run (maze, g_array_index (runs, guint, i))->across, !=,
                           tfl_maze_get_run (maze, g_array_index (runs, guint, i + 1))->across);
      }

  g_assert_cmpfloat (tfl_guide_cost (guide, tfl_maze_gate (maze, 0, TFL_SIDE_RIGHT), tfl_maze_gate (maze, 1, TFL_SIDE_LEFT)),
                     <, TFL_BEND_COST);
  g_assert_true (tfl_maze_is_straight (maze, tfl_maze_gate (maze, 0, TFL_SIDE_RIGHT),
                                       tfl_maze_gate (maze, 1, TFL_SIDE_LEFT), 140));
  g_assert_false (tfl_maze_is_straight (maze, tfl_maze_gate (maze, 0, TFL_SIDE_RIGHT),
                                        tfl_maze_gate (maze, 2, TFL_SIDE_LEFT), 140));
  g_assert_true (tfl_maze_is_free (maze, &(TflRect){ 240, 100, 60, 20 }));
  g_assert_false (tfl_maze_is_free (maze, &(TflRect){ 200, 100, 60, 20 }));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout-parts/crew", test_crew);
  g_test_add_func ("/layout-parts/reach", test_reach);
  g_test_add_func ("/layout-parts/lanes", test_lanes);
  g_test_add_func ("/layout-parts/lanes-fixed", test_lanes_fixed);
  g_test_add_func ("/layout-parts/guide", test_guide);

  return g_test_run ();
}
