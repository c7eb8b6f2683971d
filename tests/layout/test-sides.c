/* Which ways cross, and the sides that are chosen by that, each against the simplest way to know better. */
#include "layout/tfl-crossings.h"
#include "layout/tfl-hops.h"
#include "layout/tfl-sides.h"

#include <math.h>
#include <string.h>

#define N_TRIALS 400
#define N_CHILDREN 9
#define MOST_LINES 12
#define CROSSING_COST 200.0 /* as it says in the code */

typedef struct
{
  TflMaze  *maze;
  TflGuide *guide;
} Fixture;

/* Three by three boxes, no two as large. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  TflRect room = { 0, 54, 1000, 700 };
  TflRect children[N_CHILDREN];
  double headers[N_CHILDREN] = { 0 };

  for (guint i = 0; i < N_CHILDREN; i++)
    children[i] = (TflRect){ 30 + i % 3 * 320.0, 80 + i / 3 * 220.0, 200 + 10 * i, 110 + 7 * i };
  fixture->maze = tfl_maze_new (&room, children, headers, N_CHILDREN, NULL, 0, TFL_LINE_CLEARANCE);
  fixture->guide = tfl_guide_new (fixture->maze);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  tfl_guide_free (fixture->guide);
  tfl_maze_free (fixture->maze);
}

static TflHopEnd
random_end (int child)
{
  return (TflHopEnd){ .child = child, .side = (TflSide) g_test_rand_int_range (0, TFL_N_SIDES), .span = { NAN, NAN } };
}

static gboolean
pieces_cross (const TflPoint *a,
              const TflPoint *b)
{
  if (a[0].y != a[1].y)
    return b[0].y == b[1].y && pieces_cross (b, a);
  return MIN (a[0].x, a[1].x) < b[0].x && b[0].x < MAX (a[0].x, a[1].x) && b[0].x == b[1].x &&
         MIN (b[0].y, b[1].y) < a[0].y && a[0].y < MAX (b[0].y, b[1].y);
}

static guint
count_crossings (const TflHopAnswer *answer)
{
  const TflPoint *one = &answer->points[answer->routes[0].first];
  const TflPoint *other = &answer->points[answer->routes[1].first];
  guint n = 0;

  for (guint i = 0; i + 1 < answer->routes[0].n_points; i++)
    for (guint k = 0; k + 1 < answer->routes[1].n_points; k++)
      n += pieces_cross (&one[i], &other[k]);
  return n;
}

static double
place_of (const TflHopAnswer *answer,
          guint               hop,
          TflSide             side)
{
  const TflPoint *point = &answer->points[answer->routes[hop].first];

  return tfl_side_is_across (side) ? point->y : point->x;
}

/* Two lines between four boxes, or three, with the same gate then: what is said of them beforehand is what they do when
 * they are routed. Not always: of two ways that are as good the router may take the other. */
static void
test_crossings (Fixture      *fixture,
                gconstpointer data)
{
  gboolean shared = data != NULL;
  g_autoptr (TflCrossings) crossings = tfl_crossings_new (fixture->maze, fixture->guide);
  guint n_crossing = 0;
  guint n_right = 0;

  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      int first = g_test_rand_int_range (0, N_CHILDREN);
      TflHop hops[2] = { { random_end (first), random_end ((first + 1) % N_CHILDREN) },
                         { random_end ((first + 2) % N_CHILDREN), random_end ((first + 4) % N_CHILDREN) } };
      g_autoptr (TflHopAnswer) answer = NULL;
      guint ways[2];
      gboolean crosses;

      if (shared)
        hops[1].from = hops[0].from;
      for (guint i = 0; i < 2; i++)
        ways[i] = tfl_crossings_way (crossings, tfl_maze_gate (fixture->maze, hops[i].from.child, hops[i].from.side), 0,
                                     tfl_maze_gate (fixture->maze, hops[i].to.child, hops[i].to.side));
      answer = tfl_hops_route (fixture->maze, fixture->guide, g_memdup2 (hops, sizeof hops), 2, FALSE);
      crosses = tfl_crossings_cross (crossings, ways[0], ways[1]);
      if (shared && place_of (answer, 0, hops[0].from.side) > place_of (answer, 1, hops[0].from.side))
        crosses = !crosses;
      n_right += crosses == (int) (count_crossings (answer) % 2);
      n_crossing += crosses;
    }
  g_test_message ("%u of %u as foretold", n_right, N_TRIALS);
  g_assert_cmpuint (n_right, >=, N_TRIALS * 5 / 6);
  if (!shared)
    g_assert_cmpuint (n_crossing, >, 0);
}

static TflSidesLine
random_line (int child,
             int other)
{
  TflSidesLine line = { .from.child = child, .to.child = (child + other) % N_CHILDREN };

  for (TflSide side = 0; side < TFL_N_SIDES; side++)
    {
      line.from.costs[side] = g_test_rand_int_range (0, 400);
      line.to.costs[side] = g_test_rand_int_range (0, 400);
      line.from.places[side] = g_test_rand_double ();
      line.to.places[side] = g_test_rand_double ();
    }
  return line;
}

static double
length_of (const Fixture      *fixture,
           const TflSidesLine *line)
{
  return line->from.costs[line->from.side] + line->to.costs[line->to.side] +
         tfl_guide_cost (fixture->guide, tfl_maze_gate (fixture->maze, line->from.child, line->from.side),
                         tfl_maze_gate (fixture->maze, line->to.child, line->to.side));
}

/* Length of all, and what their crossings cost where they share no gate. */
static double
total_cost (const Fixture      *fixture,
            const TflSidesLine *lines,
            guint               n)
{
  g_autoptr (TflCrossings) crossings = tfl_crossings_new (fixture->maze, fixture->guide);
  guint ways[MOST_LINES];
  double total = 0;

  for (guint i = 0; i < n; i++)
    {
      guint from = tfl_maze_gate (fixture->maze, lines[i].from.child, lines[i].from.side);
      guint to = tfl_maze_gate (fixture->maze, lines[i].to.child, lines[i].to.side);

      total += length_of (fixture, &lines[i]);
      ways[i] = tfl_crossings_way (crossings, from, 0, to);
      for (guint k = 0; k < i; k++)
        total += tfl_crossings_cross (crossings, ways[i], ways[k]) ? CROSSING_COST : 0;
    }
  return total;
}

static void
choose_shortest (const Fixture *fixture,
                 TflSidesLine  *line)
{
  TflSidesLine best = *line;

  for (line->from.side = 0; line->from.side < TFL_N_SIDES; line->from.side++)
    for (line->to.side = 0; line->to.side < TFL_N_SIDES; line->to.side++)
      if (length_of (fixture, line) < length_of (fixture, &best))
        best = *line;
  *line = best;
}

/* Between different boxes, so that they share no gate: together they are never worse than each by itself, and mostly better; and
 * asked again, the answer is the same. */
static void
test_sides (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (TflSides) sides = tfl_sides_new (fixture->maze, fixture->guide);
  guint n_better = 0;
  guint n_asked = 0;

  for (guint trial = 0; trial < N_TRIALS / 4; trial++)
    {
      TflSidesLine asked[2], chosen[2], again[2];
      double shortest, together;

      memset (asked, 0, sizeof asked);
      asked[0] = random_line ((int) trial % N_CHILDREN, 2);
      asked[1] = random_line ((int) (trial + 1) % N_CHILDREN, 4);
      for (guint i = 0; i < 2; i++)
        chosen[i] = again[i] = asked[i];
      for (guint i = 0; i < 2; i++)
        choose_shortest (fixture, &asked[i]);
      shortest = total_cost (fixture, asked, 2);

      tfl_sides_choose (sides, chosen, 2, FALSE);
      tfl_sides_choose (sides, again, 2, FALSE);
      together = total_cost (fixture, chosen, 2);
      g_assert_cmpfloat (together, <=, shortest + 0.1);
      for (guint i = 0; i < 2; i++)
        g_assert_true (chosen[i].from.side == again[i].from.side && chosen[i].to.side == again[i].to.side);
      n_better += together < shortest - 1;
      n_asked++;
    }
  g_assert_cmpuint (n_better, >, 0);
  g_assert_cmpuint (n_better, <, n_asked);
}

/* By way of any run: it starts and ends like the best way, goes by that run, and is no cheaper. */
static void
test_via (Fixture      *fixture,
          gconstpointer data)
{
  guint from = tfl_maze_gate (fixture->maze, 0, TFL_SIDE_RIGHT);
  guint to = tfl_maze_gate (fixture->maze, 8, TFL_SIDE_TOP);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint));
  double least = tfl_guide_cost (fixture->guide, from, to);
  guint n_found = 0;

  for (guint via = 0; via < tfl_maze_get_n_runs (fixture->maze); via++)
    {
      gboolean goes_by = FALSE;

      g_assert_cmpfloat (tfl_guide_cost_via (fixture->guide, from, via, to), >=, least - 0.1);
      if (!tfl_guide_find_via (fixture->guide, from, tfl_maze_gate_span (fixture->maze, from), via, to,
                               tfl_maze_gate_span (fixture->maze, to), runs))
        continue;
      n_found++;
      g_assert_true (tfl_maze_get_run (fixture->maze, g_array_index (runs, guint, 0))->across);
      g_assert_false (tfl_maze_get_run (fixture->maze, g_array_index (runs, guint, runs->len - 1))->across);
      for (guint i = 0; i < runs->len; i++)
        {
          goes_by |= g_array_index (runs, guint, i) == via;
          if (i > 0)
            g_assert_cmpint (tfl_maze_get_run (fixture->maze, g_array_index (runs, guint, i))->across, !=,
                             tfl_maze_get_run (fixture->maze, g_array_index (runs, guint, i - 1))->across);
        }
      g_assert_true (goes_by);
    }
  g_assert_cmpuint (n_found, >, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/layout-sides/crossings/apart", Fixture, NULL, set_up, test_crossings, tear_down);
  g_test_add ("/layout-sides/crossings/shared", Fixture, "shared", set_up, test_crossings, tear_down);
  g_test_add ("/layout-sides/choose", Fixture, NULL, set_up, test_sides, tear_down);
  g_test_add ("/layout-sides/via", Fixture, NULL, set_up, test_via, tear_down);

  return g_test_run ();
}
