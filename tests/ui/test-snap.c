/* A dragged box comes in line with its neighbours, or stands on the grid. */
#include "config.h"

#include "app/canvas/tfl-snap.h"

static const TflRect others[] = { { 100, 100, 60, 40 }, { 300, 200, 80, 40 } };

static void
assert_rect (TflRect rect,
             double  x,
             double  y)
{
  g_assert_cmpfloat_with_epsilon (rect.x, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (rect.y, y, 1e-9);
}

/* Far from all: the grid, and no line. */
static void
test_grid (void)
{
  TflSnap snap = tfl_snap_find ((TflRect) { 501, 403, 50, 30 }, others, 2, 5, 4);

  assert_rect (snap.rect, 500, 404);
  g_assert_cmpfloat (snap.upright.from, ==, snap.upright.to);
  g_assert_cmpfloat (snap.level.from, ==, snap.level.to);
}

/* Left with left; the line spans both. */
static void
test_edge (void)
{
  TflSnap snap = tfl_snap_find ((TflRect) { 103, 302, 40, 30 }, others, 2, 5, 4);

  assert_rect (snap.rect, 100, 304);
  g_assert_cmpfloat (snap.upright.at, ==, 100);
  g_assert_cmpfloat (snap.upright.from, ==, 100);
  g_assert_cmpfloat (snap.upright.to, ==, 334);
  g_assert_cmpfloat (snap.level.from, ==, snap.level.to);
}

/* A middle with a middle, but not with an edge. */
static void
test_middle (void)
{
  TflSnap snap = tfl_snap_find ((TflRect) { 312, 402, 50, 30 }, others, 2, 5, 4);

  assert_rect (snap.rect, 315, 404);
  g_assert_cmpfloat (snap.upright.at, ==, 340);
  snap = tfl_snap_find ((TflRect) { 502, 227, 50, 24 }, others, 2, 4, 4);
  assert_rect (snap.rect, 504, 228); /* its middle is near a lower edge: no line */
  g_assert_cmpfloat (snap.level.from, ==, snap.level.to);
}

/* Both ways at once, each with another neighbour. */
static void
test_both (void)
{
  TflSnap snap = tfl_snap_find ((TflRect) { 102, 237, 60, 30 }, others, 2, 5, 4);

  assert_rect (snap.rect, 100, 240);
  g_assert_cmpfloat (snap.upright.to, ==, 270);
  g_assert_cmpfloat (snap.level.at, ==, 240);
  g_assert_cmpfloat (snap.level.from, ==, 100);
  g_assert_cmpfloat (snap.level.to, ==, 380);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snap/grid", test_grid);
  g_test_add_func ("/snap/edge", test_edge);
  g_test_add_func ("/snap/middle", test_middle);
  g_test_add_func ("/snap/both", test_both);

  return g_test_run ();
}
