/* Lays out the same graphs with Trefoil's engine, with Graphviz' dot (nested clusters) and with elkjs (layered, in
 * both hierarchy modes), and compares times and the quality of what comes out, in one run.
 *
 *   bench-layout [--engines=ours,dot,elk] [--limit=SECONDS] [--max-units=N] [--edits=N] [GRAPH...]
 *
 * Without names all graphs are laid out.  The environment may say the same: BENCH_ENGINES, BENCH_LIMIT,
 * BENCH_MAX_UNITS, BENCH_EDITS, BENCH_GRAPHS (with commas).  What is not here (node, elkjs, dot) is left out.
 */
#include "bench-layout-graphs.h"
#include "bench-layout-report.h"

#include "layout/tfl-layout-engine.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define N_RUNS 9
#define LONG_RUN 10.0      /* seconds: what takes longer is run once, and not again with a leaf more */
#define MOST_INCLUDED 3000 /* units for elk with children included: beyond, it does not come to an end */

typedef struct
{
  gboolean engines[BENCH_N_ENGINES];
  guint max_units;
  guint n_edits;
  BenchSetting setting;
} Options;

/* A layout of ours that is given up when it takes too long. */
typedef struct
{
  GMainLoop *loop;
  TflLayout *layout;
} Waiting;

static void
run_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->layout = tfl_layout_engine_run_finish (TFL_LAYOUT_ENGINE (object), result, NULL);
  g_main_loop_quit (waiting->loop);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_CONTINUE;
}

static TflLayout *
run_ours (TflLayoutEngine *engine,
          TflLayoutInput  *input,
          guint            limit,
          double          *seconds)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint timeout = g_timeout_add_seconds (limit, cancel_cb, cancellable);
  gint64 start = g_get_monotonic_time ();
  Waiting waiting = { loop, NULL };

  tfl_layout_engine_run_async (engine, input, cancellable, run_cb, &waiting);
  g_main_loop_run (loop);
  *seconds = (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
  g_source_remove (timeout);

  return waiting.layout;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

/* The last layout, and the middle time of several, each by an engine that knows nothing yet. */
static TflLayout *
run_median (TflLayoutInput  *input,
            guint            limit,
            TflLayoutEngine *last,
            double          *seconds)
{
  double times[N_RUNS];
  guint n = 0;

  while (n < N_RUNS - 1)
    {
      g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
      g_autoptr (TflLayout) layout = run_ours (engine, input, limit, &times[n++]);

      if (layout == NULL)
        return NULL;
      if (times[n - 1] > LONG_RUN)
        break;
    }
  if (n == N_RUNS - 1)
    {
      g_autoptr (TflLayout) layout = run_ours (last, input, limit, &times[n++]);

      qsort (times, n, sizeof *times, compare_doubles);
    }
  *seconds = times[n / 2];

  return run_ours (last, input, limit, &times[0]);
}

static void
rate (BenchCell          *cell,
      const BenchTask    *task,
      const BenchDrawing *drawing)
{
  cell->quality = bench_quality_of (task, drawing);
}

/* The task that a leaf more makes of another: the last of its nodes. */
static BenchTask *
with_leaf (const BenchTask *task,
           int              container)
{
  BenchTask *copy = g_new0 (BenchTask, 1);
  BenchNode leaf = { container, 0, FALSE, 0, 58, 216, 58 };

  copy->nodes = g_array_copy (task->nodes);
  copy->lines = g_array_ref (task->lines);
  g_array_append_val (copy->nodes, leaf);
  g_array_index (copy->nodes, BenchNode, container).n_units++;

  return copy;
}

static int
node_of_box (const BenchTask *task,
             int              box)
{
  for (guint i = 0; i < task->nodes->len; i++)
    if (bench_task_node (task, (int) i)->box == box)
      return (int) i;

  return -1;
}

static void
move_ours (BenchCell          *cell,
           TflLayoutEngine    *engine,
           const BenchTask    *task,
           const BenchDrawing *before,
           TflLayoutInput     *input,
           guint               limit)
{
  int container;
  g_autoptr (TflLayoutInput) more = bench_input_with_leaf (input, &container);
  double seconds;
  g_autoptr (TflLayout) layout = run_ours (engine, more, limit, &seconds);
  g_autoptr (BenchTask) next = layout != NULL ? bench_task_new (more, layout) : NULL;
  g_autoptr (BenchDrawing) after = layout != NULL ? bench_drawing_from_layout (next, more, layout) : NULL;

  if (after == NULL)
    return;

  cell->moved = TRUE;
  cell->movement = bench_movement_of (task, before, after, node_of_box (task, container));
}

static void
move_theirs (BenchCell          *cell,
             BenchEngine         engine,
             const BenchTask    *task,
             const BenchDrawing *before,
             int                 container,
             const Options      *options)
{
  g_autoptr (BenchTask) next = with_leaf (task, container);
  BenchAnswer answer = bench_ask (engine, next, &options->setting);

  if (answer.drawing == NULL)
    return;

  cell->moved = TRUE;
  cell->movement = bench_movement_of (task, before, answer.drawing, container);
  bench_drawing_free (answer.drawing);
}

static void
run_theirs (BenchResult     *result,
            BenchEngine      engine,
            const BenchTask *task,
            int              container,
            const Options   *options)
{
  BenchCell *cell = &result->cells[engine];
  BenchAnswer answer;

  if (!options->engines[engine] || (engine == BENCH_ELK_INCLUDE && result->n_units > MOST_INCLUDED))
    return;

  g_printerr ("%s: %s ", result->name, bench_engine_name (engine));
  answer = bench_ask (engine, task, &options->setting);
  g_printerr ("%.3f s\n", answer.seconds);
  cell->outcome = answer.outcome;
  cell->seconds = answer.seconds;
  cell->newrank = answer.newrank;
  if (answer.drawing == NULL)
    return;

  rate (cell, task, answer.drawing);
  if (container >= 0 && answer.seconds < LONG_RUN)
    move_theirs (cell, engine, task, answer.drawing, container, options);
  bench_drawing_free (answer.drawing);
}

static void
describe (BenchResult      *result,
          const BenchGraph *graph,
          const BenchTask  *task)
{
  g_autofree guint *depths = g_new0 (guint, task->nodes->len + 1);

  result->n_lines = task->lines->len;
  for (guint i = 0; i < task->nodes->len; i++)
    {
      const BenchNode *node = bench_task_node (task, (int) i);

      depths[i] = node->parent >= 0 ? depths[node->parent] + 1 : 1;
      result->n_units += !node->work;
      result->n_containers += node->n_units > 0;
      if (!node->work)
        result->depth = MAX (result->depth, depths[i]);
    }
  result->n_chips = tfl_layout_input_get_n_boxes (graph->input) - result->n_units;
}

static gboolean
run_graph (BenchResult      *result,
           const BenchGraph *graph,
           const Options    *options)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  BenchCell *ours = &result->cells[BENCH_OURS];
  g_autoptr (TflLayout) layout = NULL;
  g_autoptr (BenchTask) task = NULL;
  g_autoptr (BenchDrawing) drawing = NULL;
  g_autoptr (TflLayoutInput) more = NULL;
  int container;

  result->name = graph->name;
  g_printerr ("%s: %s ", result->name, bench_engine_name (BENCH_OURS));
  layout = run_median (graph->input, options->setting.limit, engine, &ours->seconds);
  if (layout == NULL)
    return FALSE;

  g_printerr ("%.3f s\n", ours->seconds);
  task = bench_task_new (graph->input, layout);
  drawing = bench_drawing_from_layout (task, graph->input, layout);
  describe (result, graph, task);
  result->message = g_intern_string (tfl_layout_get_message (layout));
  ours->outcome = BENCH_DONE;
  rate (ours, task, drawing);
  move_ours (ours, engine, task, drawing, graph->input, options->setting.limit);

  if (graph->model != NULL && options->n_edits > 0)
    {
      g_printerr ("%s: edits\n", result->name);
      result->edits = bench_edit (graph->model, options->n_edits, options->setting.limit);
    }

  more = bench_input_with_leaf (graph->input, &container);
  for (guint i = BENCH_OURS + 1; i < BENCH_N_ENGINES; i++)
    run_theirs (result, (BenchEngine) i, task, node_of_box (task, container), options);

  return TRUE;
}

static guint
units_in (TflLayoutInput *input)
{
  guint count = 0;

  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    count += tfl_layout_input_get_box (input, i)->kind == TFL_BOX_UNIT;

  return count;
}

static void
run_named (GArray        *results,
           const char    *name,
           const Options *options)
{
  const char *why;
  g_autoptr (BenchGraph) graph = bench_graph_new (name, &why);
  BenchResult result = { 0 };

  if (graph == NULL)
    g_print ("%s is left out: %s\n", name, why);
  else if (units_in (graph->input) > options->max_units)
    g_print ("%s is left out: it has more than %u units\n", name, options->max_units);
  else if (!run_graph (&result, graph, options))
    g_print ("%s is left out: our own layout takes more than %u seconds\n", name, options->setting.limit);
  else
    g_array_append_val (results, result);
}

/* “elk” is both of its modes. */
static void
choose_engines (Options    *options,
                const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  options->engines[BENCH_DOT] = g_strv_contains ((const char *const *) words, "dot");
  options->engines[BENCH_ELK_SEPARATE] = g_strv_contains ((const char *const *) words, "elk") ||
                                         g_strv_contains ((const char *const *) words, "elk-separate");
  options->engines[BENCH_ELK_INCLUDE] = g_strv_contains ((const char *const *) words, "elk") ||
                                        g_strv_contains ((const char *const *) words, "elk-include");
}

static void
check_engines (Options *options)
{
  g_autofree char *dot = g_find_program_in_path ("dot");

  if (options->engines[BENCH_DOT] && dot == NULL)
    g_print ("dot is left out: Graphviz is not installed\n");
  options->engines[BENCH_DOT] &= dot != NULL;

  if (options->engines[BENCH_ELK_SEPARATE] || options->engines[BENCH_ELK_INCLUDE])
    options->setting.modules = bench_find_elk ();
  if (options->setting.modules == NULL)
    {
      if (options->engines[BENCH_ELK_SEPARATE] || options->engines[BENCH_ELK_INCLUDE])
        g_print ("elk is left out: node or its package elkjs is neither here nor within reach\n");
      options->engines[BENCH_ELK_SEPARATE] = options->engines[BENCH_ELK_INCLUDE] = FALSE;
    }
}

/* What was said on the command line, else in the environment, else what is usual. */
static const char *
said (const char *option,
      const char *name,
      const char *otherwise)
{
  const char *value = option != NULL ? option : g_getenv (name);

  return value != NULL && *value != '\0' ? value : otherwise;
}

static gboolean
read_options (Options  *options,
              char   ***names,
              int      *argc,
              char   ***argv)
{
  g_autofree char *engines = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *max_units = NULL;
  g_autofree char *edits = NULL;
  const char *graphs = said (NULL, "BENCH_GRAPHS", NULL);
  g_autoptr (GOptionContext) context = g_option_context_new ("[GRAPH…]");
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "engines", 0, 0, G_OPTION_ARG_STRING, &engines, "Of ours, dot, elk, elk-separate, elk-include", "NAMES" },
    { "limit", 0, 0, G_OPTION_ARG_STRING, &limit, "The longest that a layout may take", "SECONDS" },
    { "max-units", 0, 0, G_OPTION_ARG_STRING, &max_units, "Leave larger graphs out", "N" },
    { "edits", 0, 0, G_OPTION_ARG_STRING, &edits, "How many edits to make, within the limit, in each model", "N" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, names, NULL, NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  choose_engines (options, said (engines, "BENCH_ENGINES", "ours,dot,elk"));
  options->setting.limit = (guint) MAX (atoi (said (limit, "BENCH_LIMIT", "120")), 1);
  options->max_units = (guint) atoi (said (max_units, "BENCH_MAX_UNITS", "50000"));
  options->n_edits = (guint) atoi (said (edits, "BENCH_EDITS", "200"));
  if (*names == NULL)
    *names = graphs != NULL ? g_strsplit (graphs, ",", -1) : g_strdupv ((char **) bench_graph_names ());

  return TRUE;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      g_remove (inner);
    }
  g_rmdir (path);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (BenchResult));
  g_auto (GStrv) names = NULL;
  Options options = { 0 };

  setlocale (LC_ALL, "C.UTF-8");
  if (!read_options (&options, &names, &argc, &argv))
    return EXIT_FAILURE;

  check_engines (&options);
  options.setting.folder = g_dir_make_tmp ("trefoil-bench-XXXXXX", NULL);
  for (guint i = 0; names[i] != NULL; i++)
    run_named (results, names[i], &options);

  bench_report_graphs (results);
  bench_report_times (results, options.setting.limit);
  bench_report_quality (results);
  bench_report_movement (results);
  bench_report_edits (results);
  bench_report_bars (results);
  remove_folder (options.setting.folder);
  g_free (options.setting.folder);
  g_free (options.setting.modules);

  return EXIT_SUCCESS;
}
