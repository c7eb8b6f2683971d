#include "bench-layout-engines.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

/* A node or a line a row: the script makes JSON of it, outside what is timed. */
static char *
to_rows (const BenchTask *task)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < task->nodes->len; i++)
    {
      const BenchNode *node = bench_task_node (task, (int) i);

      g_string_append_printf (text, "node %u %d %d %.0f %.0f %.0f\n", i, node->parent, node->n_units > 0, node->width,
                              node->height, node->header);
    }
  for (guint i = 0; i < task->lines->len; i++)
    {
      const BenchLine *line = &g_array_index (task->lines, BenchLine, i);

      g_string_append_printf (text, "line %u %d %d\n", i, line->from, line->to);
    }

  return g_string_free (text, FALSE);
}

static void
take_numbers (char  **words,
              double *numbers,
              guint   n)
{
  for (guint i = 0; i < n && words[i] != NULL; i++)
    numbers[i] = g_ascii_strtod (words[i], NULL);
}

static void
take_row (BenchAnswer *answer,
          char       **words)
{
  guint n = g_strv_length (words);
  guint index = n > 1 ? (guint) atoi (words[1]) : 0;

  if (n == 2 && strcmp (words[0], "seconds") == 0)
    answer->seconds = g_ascii_strtod (words[1], NULL);
  else if (n == 6 && strcmp (words[0], "node") == 0 && index < answer->drawing->n_nodes)
    {
      double numbers[4];

      take_numbers (words + 2, numbers, 4);
      answer->drawing->rects[index] = (TflRect){ numbers[0], numbers[1], numbers[2], numbers[3] };
    }
  else if (n > 2 && strcmp (words[0], "line") == 0 && index < answer->drawing->n_routes)
    for (guint i = 2; i + 1 < n; i += 2)
      {
        TflPoint point;

        point.x = g_ascii_strtod (words[i], NULL);
        point.y = g_ascii_strtod (words[i + 1], NULL);
        g_array_append_val (answer->drawing->routes[index].points, point);
      }
}

static void
take_rows (BenchAnswer     *answer,
           const BenchTask *task,
           const char      *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) rows = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;

  answer->drawing = bench_drawing_new (task);
  rows = g_strsplit (text, "\n", -1);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i], " ", -1);

      take_row (answer, words);
    }
}

BenchAnswer
bench_ask_elk (const BenchTask    *task,
               gboolean            include,
               const BenchSetting *setting)
{
  g_autofree char *script = g_build_filename (BENCH_SOURCE_ROOT, "tests", "bench", "bench-layout-elk.cjs", NULL);
  g_autofree char *input = g_build_filename (setting->folder, "elk.in", NULL);
  g_autofree char *output = g_build_filename (setting->folder, "elk.out", NULL);
  g_autofree char *text = to_rows (task);
  const char *argv[] = { "node", "--max-old-space-size=8192", script, setting->modules,
                         include ? "INCLUDE_CHILDREN" : "SEPARATE_CHILDREN", NULL };
  BenchAnswer answer = { BENCH_NOT_RUN };

  if (setting->modules == NULL || !g_file_set_contents (input, text, -1, NULL))
    return answer;

  answer.outcome = bench_run_program (argv, input, output, setting->limit, &answer.seconds);
  if (answer.outcome == BENCH_DONE)
    take_rows (&answer, task, output);
  if (answer.outcome == BENCH_DONE && answer.drawing == NULL)
    answer.outcome = BENCH_FAILED;

  return answer;
}

static gboolean
has_elk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "elkjs", "lib", "elk.bundled.js", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

char *
bench_find_elk (void)
{
  g_auto (GStrv) folders = g_strsplit (g_getenv ("NODE_PATH") != NULL ? g_getenv ("NODE_PATH") : "", ":", -1);
  g_autofree char *scratch = g_build_filename (BENCH_SOURCE_ROOT, "build", "scratch", NULL);
  g_autofree char *modules = g_build_filename (scratch, "node_modules", NULL);
  g_autofree char *node = g_find_program_in_path ("node");
  const char *argv[] = { "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", scratch, "elkjs", NULL };
  double seconds;

  if (node == NULL)
    return NULL;
  for (guint i = 0; folders[i] != NULL; i++)
    if (has_elk (folders[i]))
      return g_strdup (folders[i]);
  if (!has_elk (modules) && g_mkdir_with_parents (scratch, 0755) == 0)
    bench_run_program (argv, "/dev/null", "/dev/null", 60, &seconds);

  return has_elk (modules) ? g_steal_pointer (&modules) : NULL;
}
