/* Lines pulled taut: never longer, no more corners, and through nothing that the orthogonal ones go around. */
#include "samples.h"

#include "layout/tfl-layout-engine.h"

#include <math.h>

#define N_RANDOM 200
#define STEP 2.0

static gboolean
is_around (TflLayoutInput *input,
           int             outer,
           int             inner)
{
  for (; inner >= 0; inner = tfl_layout_input_get_box (input, (guint) inner)->parent)
    if (inner == outer)
      return TRUE;
  return FALSE;
}

static gboolean
is_within (double         x,
           double         y,
           const TflRect *rect)
{
  return x > rect->x + 1 && x < rect->x + rect->width - 1 && y > rect->y + 1 && y < rect->y + rect->height - 1;
}

/* Looks at a point every so often. */
static void
check_segment (TflLayoutInput      *input,
               TflLayout           *layout,
               const TflLayoutLine *line,
               const TflPoint      *a,
               const TflPoint      *b)
{
  double length = hypot (a->x - b->x, a->y - b->y);

  for (double at = 0; at < length; at += STEP)
    {
      double x = a->x + (b->x - a->x) * at / length;
      double y = a->y + (b->y - a->y) * at / length;

      for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
        {
          const TflLayoutBox *box = tfl_layout_input_get_box (input, i);

          if (!is_around (input, (int) i, line->from) && !is_around (input, (int) i, line->to) &&
              is_within (x, y, tfl_layout_get_rect (layout, box->id)))
            g_error ("The taut route of %s runs through %s", line->service, box->id);
        }
    }
}

static double
length_of (const TflRoute *route)
{
  double length = 0;

  for (guint i = 0; i + 1 < route->n_points; i++)
    length += hypot (route->points[i].x - route->points[i + 1].x, route->points[i].y - route->points[i + 1].y);
  return length;
}

static void
check (TflLayoutInput *input,
       TflLayout      *orthogonal,
       TflLayout      *taut)
{
  g_assert_cmpuint (tfl_layout_get_n_routes (taut), ==, tfl_layout_get_n_routes (orthogonal));
  for (guint i = 0; i < tfl_layout_get_n_routes (taut); i++)
    {
      const TflRoute *before = tfl_layout_get_route (orthogonal, i);
      const TflRoute *after = tfl_layout_get_route (taut, i);

      g_assert_cmpuint (after->n_points, <=, before->n_points);
      g_assert_cmpfloat (length_of (after), <=, length_of (before) + 0.01);
      for (guint k = 0; k + 1 < after->n_points; k++)
        check_segment (input, taut, tfl_layout_input_get_line (input, i), &after->points[k], &after->points[k + 1]);
    }
}

static void
test_random (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  guint32 first = g_test_rand_int ();

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (TflLayoutInput) input = sample_new_random (first + i, 2 + i % 17, i % 19);
      g_autoptr (TflLayout) orthogonal = tfl_layout_engine_run (engine, input, NULL, NULL);
      g_autoptr (TflLayout) taut = NULL;

      g_test_message ("seed %u", first + i);
      tfl_layout_input_set_taut (input, TRUE);
      taut = tfl_layout_engine_run (engine, input, NULL, NULL);
      check (input, orthogonal, taut);
    }
}

static void
test_straightens (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = sample_new ("municipality");
  g_autoptr (TflLayout) layout = NULL;
  guint n_straight = 0;

  tfl_layout_input_set_taut (input, TRUE);
  layout = tfl_layout_engine_run (engine, input, NULL, NULL);
  for (guint i = 0; i < tfl_layout_get_n_routes (layout); i++)
    n_straight += tfl_layout_get_route (layout, i)->n_points == 2;
  g_assert_cmpuint (n_straight, >=, tfl_layout_get_n_routes (layout) / 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/taut/random", test_random);
  g_test_add_func ("/taut/straightens", test_straightens);

  return g_test_run ();
}
