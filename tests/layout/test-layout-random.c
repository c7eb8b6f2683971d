/* What must hold of a layout, over a thousand inputs made at random: boxes in boxes with work, outside parties, pins,
 * and lines between any two, also between a unit and what is in or around it.  In every tenth of them Graphviz is
 * killed at some moment, hangs or answers nonsense.  Then some with so much in one unit that ways through it are looked
 * for with less care.
 */
#include "layout-check.h"

#include "layout/tfl-layout-engine.h"

#define N_INPUTS 1000
#define N_SHARES 10    /* of the inputs, each a test of its own */
#define N_WIDE 40
#define LONGEST 20     /* seconds for one input, on a slow machine */
#define SHORT_LIMIT 60 /* milliseconds for a container, where Graphviz may hang */

static int
between (GRand *rand,
         int    least,
         int    most)
{
  return g_rand_int_range (rand, least, most + 1);
}

/* Wide: most of them in the first. */
static int
some_parent (GRand    *rand,
             GArray   *units,
             gboolean  wide)
{
  int n = (int) units->len;

  if (n == 0 || (!wide && between (rand, 0, 4) == 0))
    return -1;
  if (wide && between (rand, 0, 4) > 0)
    return g_array_index (units, int, 0);
  return g_array_index (units, int, between (rand, MAX (0, n - 7), n - 1));
}

static int
add_unit (TflLayoutInput *input,
          GRand          *rand,
          GArray         *units,
          gboolean        pins,
          gboolean        wide)
{
  g_autofree char *id = g_strdup_printf ("u%u", units->len);
  TflLayoutBox box = { id, TFL_BOX_UNIT, -1, between (rand, 60, 320), between (rand, 30, 80), -1 };
  int index;

  box.parent = some_parent (rand, units, wide);
  box.outside = between (rand, 0, 4) == 0;
  box.pinned = pins && between (rand, 0, 4) == 0;
  box.x = between (rand, -50, 700);
  box.y = between (rand, -50, 700);
  index = tfl_layout_input_add_box (input, &box);
  g_array_append_val (units, index);

  return index;
}

static void
add_chips (TflLayoutInput *input,
           GRand          *rand,
           int             unit,
           int             n_chips)
{
  for (int i = 0; i < n_chips; i++)
    {
      g_autofree char *id = g_strdup_printf ("w%d-%d", unit, i);
      TflLayoutBox chip = { id, TFL_BOX_CHIP, unit, 252, between (rand, 26, 80), -1 };

      if (i > 0 && between (rand, 0, 2) == 0)
        chip.caller = unit + between (rand, 1, i);
      tfl_layout_input_add_box (input, &chip);
    }
}

/* Somebody the unit stands in, or itself at the top. */
static int
some_ancestor (TflLayoutInput *input,
               GRand          *rand,
               int             unit)
{
  int ancestor = unit;

  for (int i = between (rand, 1, 3); i > 0 && tfl_layout_input_get_box (input, (guint) ancestor)->parent >= 0; i--)
    ancestor = tfl_layout_input_get_box (input, (guint) ancestor)->parent;

  return ancestor;
}

static void
add_line (TflLayoutInput *input,
          GRand          *rand,
          GArray         *units)
{
  g_autofree char *service = g_strdup_printf ("s%u", tfl_layout_input_get_n_lines (input));
  int from = g_array_index (units, int, between (rand, 0, (int) units->len - 1));
  int to = g_array_index (units, int, between (rand, 0, (int) units->len - 1));
  int dice = between (rand, 0, 11);
  TflLayoutLine line = { service, "customer", from, to, 0, 30 };

  if (dice == 0)
    line.to = from;
  else if (dice == 1)
    line.to = some_ancestor (input, rand, from);
  else if (dice == 2)
    line.from = some_ancestor (input, rand, to);
  if (between (rand, 0, 1) == 0)
    line.label_width = between (rand, 40, 160);
  tfl_layout_input_add_line (input, &line);
}

static TflLayoutInput *
make_input (guint32  seed,
            gboolean wide)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (int));
  TflLayoutInput *input = tfl_layout_input_new ();
  guint n_boxes = (guint) (wide ? between (rand, 150, 350) : between (rand, 5, 60));
  gboolean pins = !wide && between (rand, 0, 3) == 0; /* among so many, they wall others in */
  int chips = between (rand, 0, 2) > 0 ? 5 : 0;

  while (tfl_layout_input_get_n_boxes (input) < n_boxes)
    add_chips (input, rand, add_unit (input, rand, units, pins, wide), MAX (0, between (rand, -5, chips)));
  for (int i = between (rand, 0, (int) units->len * 3 / 2); i > 0; i--)
    add_line (input, rand, units);

  return input;
}

/* What is wrong with it is said by g_error(); TRUE where the layout has something to tell. */
static gboolean
lay_out_and_check (TflLayoutEngine *engine,
                   guint32          seed,
                   gboolean         wide)
{
  g_autoptr (TflLayoutInput) input = make_input (seed, wide);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflLayout) layout = NULL;
  gint64 start = g_get_monotonic_time ();

  g_test_message ("input %u", seed);
  layout = tfl_layout_engine_run (engine, input, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (layout);
  g_assert_cmpint (g_get_monotonic_time () - start, <, LONGEST * G_TIME_SPAN_SECOND);
  layout_check (input, layout);

  return tfl_layout_get_message (layout) != NULL;
}

static void
test_random (gconstpointer data)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  /* Every test draws the same numbers. */
  guint32 first = g_test_rand_int () + N_INPUTS * GPOINTER_TO_UINT (data);

  tfl_layout_engine_set_limit (engine, LONGEST * 1000);
  for (guint i = 0; i < N_INPUTS / N_SHARES; i++)
    g_assert_false (lay_out_and_check (engine, first + i, FALSE));
}

static void
test_killed (void)
{
  g_autoptr (LayoutFailingDot) dot = layout_failing_dot_new ();
  guint32 first = g_test_rand_int ();
  guint n_messages = 0;

  for (guint i = 0; i < N_INPUTS / N_SHARES; i++)
    {
      g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (layout_failing_dot_get_program (dot));

      tfl_layout_engine_set_limit (engine, SHORT_LIMIT);
      n_messages += lay_out_and_check (engine, first + i, FALSE);
    }
  g_test_message ("%u of %u layouts had to do without an answer", n_messages, N_INPUTS / N_SHARES);
  g_assert_cmpuint (n_messages, >, 0);
}

/* Without Graphviz, which would need seconds. */
static void
test_wide (void)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new ("no-such-program");
  guint32 first = g_test_rand_int ();

  for (guint i = 0; i < N_WIDE; i++)
    lay_out_and_check (engine, first + i, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 1; i < N_SHARES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout-random/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_random);
    }
  g_test_add_func ("/layout-random/killed", test_killed);
  g_test_add_func ("/layout-random/wide", test_wide);

  return g_test_run ();
}
