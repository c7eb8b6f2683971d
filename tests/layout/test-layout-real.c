/* What must hold of a layout, over two graphs that nobody made up: this project's sources, and Debian packages by
 * section; as they are, and changed a little at random. In every other run Graphviz is killed at some moment, hangs or
 * answers nonsense.
 */
#include "layout-check.h"

#include "../bench/bench-layout-graphs.h"
#include "layout/tfl-layout-engine.h"

#define N_RUNS 12
#define LONGEST 20     /* seconds for one run, on a slow machine */
#define SHORT_LIMIT 60 /* milliseconds for a container, where Graphviz may hang */

/* The lines in another order, some left out, and the leaves of other sizes. */
static TflLayoutInput *
changed (TflLayoutInput *input)
{
  TflLayoutInput *copy = tfl_layout_input_new ();
  guint n_lines = tfl_layout_input_get_n_lines (input);
  g_autofree guint *order = g_new (guint, n_lines + 1);

  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    {
      TflLayoutBox box = *tfl_layout_input_get_box (input, i);

      box.width += g_test_rand_int_range (-100, 100);
      tfl_layout_input_add_box (copy, &box);
    }
  for (guint i = 0; i < n_lines; i++)
    {
      guint k = (guint) g_test_rand_int_range (0, (gint32) i + 1);

      order[i] = order[k];
      order[k] = i;
    }
  for (guint i = 0; i < n_lines; i++)
    if (g_test_rand_int_range (0, 8) > 0)
      tfl_layout_input_add_line (copy, tfl_layout_input_get_line (input, order[i]));

  return copy;
}

/* TRUE where the layout has something to tell. */
static gboolean
lay_out_and_check (TflLayoutInput *input,
                   const char     *program)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (program);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflLayout) layout = NULL;
  gint64 start = g_get_monotonic_time ();

  tfl_layout_engine_set_limit (engine, program != NULL ? SHORT_LIMIT : LONGEST * 1000);
  layout = tfl_layout_engine_run (engine, input, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_get_monotonic_time () - start, <, LONGEST * G_TIME_SPAN_SECOND);
  layout_check (input, layout);

  return tfl_layout_get_message (layout) != NULL;
}

static void
test_real (gconstpointer data)
{
  TflLayoutInput *(*graph_new) (const char *) = data;
  g_autofree char *root = g_path_get_dirname (g_test_get_dir (G_TEST_DIST));
  g_autoptr (TflLayoutInput) input = graph_new (root);
  g_autoptr (LayoutFailingDot) dot = layout_failing_dot_new ();
  guint n_messages = 0;

  if (input == NULL)
    {
      g_test_skip ("The source tree is not where it was");
      return;
    }

  g_assert_cmpuint (tfl_layout_input_get_n_lines (input), >, 500);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (TflLayoutInput) other = i < 2 ? tfl_layout_input_ref (input) : changed (input);
      gboolean fails = i % 2 == 1;
      gboolean tells = lay_out_and_check (other, fails ? layout_failing_dot_get_program (dot) : NULL);

      n_messages += tells;
      g_assert_true (fails || !tells);
    }
  g_test_message ("%u of %u layouts had to do without an answer", n_messages, N_RUNS);
  g_assert_cmpuint (n_messages, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/layout-real/sources", bench_sources_new, test_real);
  g_test_add_data_func ("/layout-real/packages", bench_packages_new, test_real);

  return g_test_run ();
}
