#include "bench-layout-engines.h"

#include <stdlib.h>
#include <string.h>

#define POINTS 72.0 /* an inch */
#define PIECES 8    /* of a flattened curve */

/* The task as DOT: containers as clusters with a label that keeps the header free. */
typedef struct
{
  const BenchTask *task;
  int *first; /* leaf in each node */
  int *child; /* the first one of each node, the page being one past the last */
  int *next;  /* sibling */
  GString *text;
} Writer;

static void
writer_init (Writer          *self,
             const BenchTask *task)
{
  guint n = task->nodes->len;

  *self = (Writer){ task, g_new (int, n + 1), g_new (int, n + 1), g_new (int, n + 1), g_string_new (NULL) };
  for (guint i = 0; i <= n; i++)
    self->first[i] = self->child[i] = self->next[i] = -1;
  for (guint i = n; i-- > 0;)
    {
      const BenchNode *node = bench_task_node (task, (int) i);
      guint parent = node->parent >= 0 ? (guint) node->parent : n;

      if (node->n_units == 0)
        self->first[i] = (int) i;
      if (!node->work)
        self->first[parent] = self->first[i];
      self->next[i] = self->child[parent];
      self->child[parent] = (int) i;
    }
}

static void
writer_clear (Writer *self)
{
  g_free (self->first);
  g_free (self->child);
  g_free (self->next);
  g_string_free (self->text, TRUE);
}

static void
write_leaf (Writer          *self,
            int              index,
            const BenchNode *node)
{
  char width[G_ASCII_DTOSTR_BUF_SIZE];
  char height[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (self->text, "n%d [width=%s height=%s]\n", index,
                          g_ascii_formatd (width, sizeof width, "%.4f", node->width / POINTS),
                          g_ascii_formatd (height, sizeof height, "%.4f", node->height / POINTS));
}

static void
write_nodes (Writer *self,
             int     index)
{
  for (; index >= 0; index = self->next[index])
    {
      const BenchNode *node = bench_task_node (self->task, index);

      if (node->n_units == 0)
        {
          write_leaf (self, index, node);
          continue;
        }
      g_string_append_printf (self->text,
                              "subgraph cluster_%d {\nlabel=<<table border=\"0\" cellborder=\"0\" cellpadding=\"0\" "
                              "cellspacing=\"0\" fixedsize=\"true\" width=\"%.0f\" height=\"%.0f\"><tr><td></td></tr>"
                              "</table>>\n",
                              index, node->width - 2 * BENCH_PADDING, node->header);
      write_nodes (self, self->child[index]);
      g_string_append (self->text, "}\n");
    }
}

/* dot draws lines between leaves only; at a cluster's border it clips them, but never one that stays inside. */
static void
write_end (Writer     *self,
           const char *clip,
           int         end,
           int         other)
{
  if (self->first[end] != end && !bench_task_is_around (self->task, end, other))
    g_string_append_printf (self->text, "%s=cluster_%d ", clip, end);
}

static void
write_lines (Writer *self)
{
  for (guint i = 0; i < self->task->lines->len; i++)
    {
      const BenchLine *line = &g_array_index (self->task->lines, BenchLine, i);

      g_string_append_printf (self->text, "n%d -> n%d [id=%u ", self->first[line->from], self->first[line->to], i);
      write_end (self, "ltail", line->from, line->to);
      write_end (self, "lhead", line->to, line->from);
      g_string_append (self->text, "]\n");
    }
}

/* Not even newrank=false may be said: dot 2.43 only asks whether it is there. */
static void
write_graph (Writer  *self,
             gboolean newrank)
{
  g_string_truncate (self->text, 0);
  g_string_append_printf (self->text,
                          "digraph {\ngraph [compound=true margin=%.0f%s]\n"
                          "node [shape=box fixedsize=true label=\"\"]\nedge [dir=none]\n",
                          BENCH_PADDING, newrank ? " newrank=true" : "");
  write_nodes (self, self->child[self->task->nodes->len]);
  write_lines (self);
  g_string_append (self->text, "}\n");
}

/* Of the JSON that dot prints only the flat objects count: clusters, nodes and lines. */
typedef struct
{
  BenchDrawing *drawing;
  const Writer *writer;
  GHashTable *fields; /* of the object under way */
} Reader;

static double
field_number (Reader     *self,
              const char *name)
{
  const char *text = g_hash_table_lookup (self->fields, name);

  return text != NULL ? g_ascii_strtod (text, NULL) : 0;
}

/* “12.5,27”, y upwards. */
static TflPoint
read_point (const char **text)
{
  TflPoint point;
  char *end;

  point.x = g_ascii_strtod (*text, &end);
  point.y = -g_ascii_strtod (end + (*end == ','), &end);
  *text = end;

  return point;
}

static void
take_cluster (Reader *self,
              guint   index)
{
  const char *box = g_hash_table_lookup (self->fields, "bb");
  TflPoint a, b;

  if (box == NULL || index >= self->drawing->n_nodes)
    return;

  a = read_point (&box);
  box += *box == ',';
  b = read_point (&box);
  self->drawing->rects[index] = (TflRect){ a.x, b.y, b.x - a.x, a.y - b.y };
}

static void
take_leaf (Reader *self,
           guint   index)
{
  const char *place = g_hash_table_lookup (self->fields, "pos");
  double width = field_number (self, "width") * POINTS;
  double height = field_number (self, "height") * POINTS;
  TflPoint middle;

  if (place == NULL || index >= self->drawing->n_nodes)
    return;

  middle = read_point (&place);
  self->drawing->rects[index] = (TflRect){ middle.x - width / 2, middle.y - height / 2, width, height };
}

static void
flatten (GArray         *points,
         const TflPoint *p)
{
  for (guint i = 1; i <= PIECES; i++)
    {
      double t = (double) i / PIECES;
      double u = 1 - t;
      double w[4] = { u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t };
      TflPoint point = { 0, 0 };

      for (guint k = 0; k < 4; k++)
        {
          point.x += w[k] * p[k].x;
          point.y += w[k] * p[k].y;
        }
      g_array_append_val (points, point);
    }
}

/* Where it was not clipped, it ends at the leaf. */
static void
take_ends (Reader     *self,
           BenchRoute *route)
{
  int from = route->from;
  int to = route->to;

  if (g_hash_table_lookup (self->fields, "ltail") == NULL)
    route->from = self->writer->first[from];
  if (g_hash_table_lookup (self->fields, "lhead") == NULL)
    route->to = self->writer->first[to];
}

static void
take_line (Reader *self,
           guint   index)
{
  const char *curve = g_hash_table_lookup (self->fields, "pos");
  g_autoptr (GArray) control = g_array_new (FALSE, FALSE, sizeof (TflPoint));
  BenchRoute *route;

  if (curve == NULL || index >= self->drawing->n_routes)
    return;

  route = &self->drawing->routes[index];
  while (*curve != '\0')
    {
      TflPoint point = read_point (&curve);

      g_array_append_val (control, point);
      while (*curve == ' ')
        curve++;
    }
  if (control->len > 0)
    g_array_append_vals (route->points, control->data, 1);
  for (guint i = 0; i + 3 < control->len; i += 3)
    flatten (route->points, &g_array_index (control, TflPoint, i));
  take_ends (self, route);
}

static void
take_object (Reader *self)
{
  const char *name = g_hash_table_lookup (self->fields, "name");
  const char *id = g_hash_table_lookup (self->fields, "id");

  if (id != NULL)
    take_line (self, (guint) atoi (id));
  else if (name != NULL && g_str_has_prefix (name, "cluster_"))
    take_cluster (self, (guint) atoi (name + strlen ("cluster_")));
  else if (name != NULL && name[0] == 'n' && g_ascii_isdigit (name[1]))
    take_leaf (self, (guint) atoi (name + 1));
  g_hash_table_remove_all (self->fields);
}

/* The end of a string that begins at its quote; what is escaped in it is nothing that we read. */
static const char *
end_of_string (const char *text)
{
  for (text++; *text != '"' && *text != '\0'; text++)
    if (text[0] == '\\' && text[1] != '\0')
      text++;

  return text;
}

/* The fields of a cluster stand before the objects in it; other brackets end an object as well. */
static void
read_answer (Reader     *self,
             const char *text)
{
  g_autofree char *key = NULL;

  for (; *text != '\0'; text++)
    if (*text == '"')
      {
        const char *end = end_of_string (text);
        g_autofree char *word = g_strndup (text + 1, (gsize) (end - text - 1));

        if (*end == '\0')
          return;
        text = end;
        if (key == NULL && text[1] == ':')
          key = g_steal_pointer (&word);
        else if (key != NULL)
          g_hash_table_replace (self->fields, g_steal_pointer (&key), g_steal_pointer (&word));
      }
    else if (*text == '{' || *text == '}')
      {
        g_clear_pointer (&key, g_free);
        take_object (self);
      }
    else if (*text == ',')
      g_clear_pointer (&key, g_free);
}

static BenchDrawing *
read_drawing (const Writer *writer,
              const char   *path)
{
  BenchDrawing *drawing = bench_drawing_new (writer->task);
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *text = NULL;
  Reader reader = { drawing, writer, fields };

  drawing->curved = TRUE;
  if (g_file_get_contents (path, &text, NULL, NULL))
    read_answer (&reader, text);

  return drawing;
}

BenchAnswer
bench_ask_dot (const BenchTask    *task,
               const BenchSetting *setting)
{
  g_autofree char *input = g_build_filename (setting->folder, "in.dot", NULL);
  g_autofree char *output = g_build_filename (setting->folder, "out.json", NULL);
  const char *argv[] = { "dot", "-Tjson0", NULL };
  BenchAnswer answer = { BENCH_NOT_RUN };
  Writer writer;

  writer_init (&writer, task);
  write_graph (&writer, FALSE);
  if (g_file_set_contents (input, writer.text->str, (gssize) writer.text->len, NULL))
    answer.outcome = bench_run_program (argv, input, output, setting->limit, &answer.seconds);
  /* “trouble in init_rank”, which large graphs with clusters run into, does not come about with newrank. */
  answer.newrank = answer.outcome == BENCH_FAILED;
  write_graph (&writer, TRUE);
  if (answer.newrank && g_file_set_contents (input, writer.text->str, (gssize) writer.text->len, NULL))
    answer.outcome = bench_run_program (argv, input, output, setting->limit, &answer.seconds);
  if (answer.outcome == BENCH_DONE)
    answer.drawing = read_drawing (&writer, output);
  writer_clear (&writer);

  return answer;
}
