/* Whether the layout benchmark counts right, on drawings small enough to count by hand. */
#include "bench-layout-quality.h"

#define MOST_POINTS 6

/* Two routes, and what is to be counted of them. */
typedef struct
{
  const char *name;
  guint n_one;
  TflPoint one[MOST_POINTS];
  guint n_other;
  TflPoint other[MOST_POINTS];
  guint crossings;
  guint hidden;
  double together;
} Pair;

static const Pair pairs[] = {
  { "plain", 2, { { 0, 0 }, { 10, 0 } }, 2, { { 5, -20 }, { 5, 20 } }, 1, 0, 0 },
  { "slanted", 2, { { 0, 0 }, { 10, 10 } }, 2, { { 0, 7 }, { 10, 2 } }, 1, 0, 0 },
  { "touching", 2, { { 0, 0 }, { 10, 0 } }, 2, { { 5, -20 }, { 5, 0 } }, 0, 0, 0 },
  { "apart", 2, { { 0, 0 }, { 10, 0 } }, 2, { { 0, 3 }, { 10, 3 } }, 0, 0, 0 },
  { "near", 2, { { 0, 0 }, { 10, 0 } }, 2, { { 0, 0.8 }, { 4, 0.8 } }, 0, 0, 8 },
  { "inside", 4, { { 0, -9 }, { 0, 0 }, { 9, 0 }, { 9, -9 } }, 4, { { -5, -9 }, { -5, 0 }, { 20, 0 }, { 20, -9 } }, 0, 0, 18 },
  { "by turns", 4, { { 0, -9 }, { 0, 0 }, { 9, 0 }, { 9, -9 } }, 4, { { 5, -9 }, { 5, 0 }, { 20, 0 }, { 20, -9 } }, 0, 1, 8 },
  { "over", 4, { { 0, -9 }, { 0, 0 }, { 9, 0 }, { 9, 9 } }, 2, { { -5, 0 }, { 15, 0 } }, 0, 1, 18 },
  { "over, against", 4, { { 0, -9 }, { 0, 0 }, { 9, 0 }, { 9, 9 } }, 2, { { 15, 0 }, { -5, 0 } }, 0, 1, 18 },
  { "stairs", 5, { { 0, -9 }, { 0, 0 }, { 9, 0 }, { 9, 9 }, { 30, 9 } },
    6, { { 0, 20 }, { 0, 0 }, { 9, 0 }, { 9, 9 }, { 20, 9 }, { 20, 0 } }, 0, 1, 58 },
  { "from one place", 4, { { 0, -9 }, { 0, 0 }, { 9, 0 }, { 9, -9 } }, 3, { { 0, 0 }, { 9, 0 }, { 9, 9 } }, 0, 0, 18 },
};

static guint
add_pieces (BenchSegment   *segments,
            guint           n,
            const TflPoint *points,
            guint           n_points,
            guint           route)
{
  for (guint i = 0; i + 1 < n_points; i++)
    segments[n++] = (BenchSegment){ points[i], points[i + 1], route };

  return n;
}

static void
test_pair (gconstpointer data)
{
  const Pair *pair = data;
  BenchSegment segments[2 * MOST_POINTS];
  guint n = add_pieces (segments, 0, pair->one, pair->n_one, 0);
  BenchTogether together;

  n = add_pieces (segments, n, pair->other, pair->n_other, 1);
  together = bench_look_together (segments, n, 2);
  g_assert_cmpuint (bench_count_crossings (segments, n), ==, pair->crossings);
  g_assert_cmpint (together.hidden, ==, pair->hidden);
  g_assert_cmpfloat_with_epsilon (together.length, pair->together, 0.001);
}

/* Every piece with every other, as often as they cross, in both ways of counting. */
static void
test_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  BenchSegment segments[401];
  guint n = G_N_ELEMENTS (segments) - 1;
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      TflPoint a = { g_rand_int_range (rand, 0, 1000), g_rand_int_range (rand, 0, 300) };
      TflPoint b = { i % 2 == 0 ? g_rand_int_range (rand, 0, 1000) : a.x, i % 2 == 0 ? a.y : g_rand_int_range (rand, 0, 300) };

      segments[i] = (BenchSegment){ a, b, i };
    }
  for (guint i = 0; i < n; i += 2)
    for (guint k = 1; k < n; k += 2)
      {
        const BenchSegment *s = &segments[i];
        const BenchSegment *t = &segments[k];

        count += MIN (s->a.x, s->b.x) < t->a.x && t->a.x < MAX (s->a.x, s->b.x) && MIN (t->a.y, t->b.y) < s->a.y &&
                 s->a.y < MAX (t->a.y, t->b.y);
      }

  g_assert_cmpuint (count, >, 0);
  g_assert_cmpuint (bench_count_crossings (segments, n), ==, count);

  /* One that slants and crosses nothing makes it count another way. */
  segments[n] = (BenchSegment){ { 2000, 2000 }, { 2001, 2002 }, n };
  g_assert_cmpuint (bench_count_crossings (segments, n + 1), ==, count);
}

/* A container with three leaves, one of which sticks out and lies on another, which the route runs through. */
static void
test_boxes (void)
{
  static const BenchNode nodes[] = {
    { -1, 0, FALSE, 3, 50, 100, 0 }, { 0, 1, FALSE, 0, 50, 100, 50 }, { 0, 2, FALSE, 0, 50, 100, 50 },
    { 0, 3, FALSE, 0, 50, 100, 50 }, { -1, 4, FALSE, 0, 50, 100, 50 },
  };
  static const TflRect rects[] = {
    { 0, 0, 400, 200 }, { 10, 100, 100, 50 }, { 150, 100, 100, 50 }, { 240, 20, 100, 90 }, { 500, 100, 100, 50 },
  };
  static const TflPoint points[] = { { 110, 125 }, { 300, 125 }, { 300, 140 }, { 450, 140 }, { 500, 140 } };
  BenchTask task = { g_array_new (FALSE, FALSE, sizeof (BenchNode)), g_array_new (FALSE, FALSE, sizeof (BenchLine)) };
  BenchLine line = { 1, 4 };
  g_autoptr (BenchDrawing) drawing = NULL;
  BenchQuality quality;

  g_array_append_vals (task.nodes, nodes, G_N_ELEMENTS (nodes));
  g_array_append_val (task.lines, line);
  drawing = bench_drawing_new (&task);
  for (guint i = 0; i < G_N_ELEMENTS (rects); i++)
    drawing->rects[i] = rects[i];
  g_array_append_vals (drawing->routes[0].points, points, G_N_ELEMENTS (points));
  quality = bench_quality_of (&task, drawing);

  g_assert_cmpuint (quality.overlaps, ==, 1);
  g_assert_cmpuint (quality.outside, ==, 1);
  g_assert_cmpfloat (quality.foreign, ==, 1);
  g_assert_cmpfloat (quality.bends, ==, 2);
  g_assert_cmpfloat (quality.crossings, ==, 0);
  g_assert_cmpfloat (quality.shaped, ==, 1);
  g_assert_cmpfloat (quality.aspect, ==, 3);
  g_assert_cmpfloat_with_epsilon (quality.leaves, (3 * 5000 + 9000) / 120000.0, 0.001);
  g_array_unref (task.nodes);
  g_array_unref (task.lines);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/bench-layout/%s", pairs[i].name);

      g_test_add_data_func (path, &pairs[i], test_pair);
    }
  g_test_add_func ("/bench-layout/many", test_many);
  g_test_add_func ("/bench-layout/boxes", test_boxes);

  return g_test_run ();
}
