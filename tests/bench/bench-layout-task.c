#include "bench-layout-task.h"

#include <string.h>

static void
unite (TflRect       *sum,
       const TflRect *rect)
{
  double right, bottom;

  if (sum->width <= 0)
    {
      *sum = *rect;
      return;
    }

  right = MAX (sum->x + sum->width, rect->x + rect->width);
  bottom = MAX (sum->y + sum->height, rect->y + rect->height);
  sum->x = MIN (sum->x, rect->x);
  sum->y = MIN (sum->y, rect->y);
  sum->width = right - sum->x;
  sum->height = bottom - sum->y;
}

/* What the chips of each unit take together, by box. */
static TflRect *
work_blocks (TflLayoutInput *input,
             TflLayout      *layout)
{
  guint n = tfl_layout_input_get_n_boxes (input);
  TflRect *blocks = g_new0 (TflRect, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (input, i);

      if (box->kind == TFL_BOX_CHIP)
        unite (&blocks[box->parent], tfl_layout_get_rect (layout, box->id));
    }

  return blocks;
}

static guint *
count_units (TflLayoutInput *input)
{
  guint n = tfl_layout_input_get_n_boxes (input);
  guint *counts = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (input, i);

      if (box->kind == TFL_BOX_UNIT && box->parent >= 0)
        counts[box->parent]++;
    }

  return counts;
}

static void
add_nodes (BenchTask      *self,
           TflLayoutInput *input,
           TflLayout      *layout,
           int            *nodes)
{
  g_autofree TflRect *blocks = work_blocks (input, layout);
  g_autofree guint *counts = count_units (input);

  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (input, i);
      const TflRect *rect = tfl_layout_get_rect (layout, box->id);
      BenchNode node = { box->parent >= 0 ? nodes[box->parent] : -1, (int) i, FALSE, counts[i], box->height, box->width, 0 };
      BenchNode work = { (int) self->nodes->len, (int) i, TRUE, 0, 0, blocks[i].width, blocks[i].height };

      if (box->kind == TFL_BOX_CHIP)
        continue;

      nodes[i] = (int) self->nodes->len;
      if (counts[i] == 0)
        {
          node.width = rect->width;
          node.height = rect->height;
        }
      g_array_append_val (self->nodes, node);
      if (counts[i] > 0 && blocks[i].width > 0)
        g_array_append_val (self->nodes, work);
    }
}

BenchTask *
bench_task_new (TflLayoutInput *input,
                TflLayout      *layout)
{
  BenchTask *self = g_new0 (BenchTask, 1);
  g_autofree int *nodes = g_new0 (int, tfl_layout_input_get_n_boxes (input) + 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (BenchNode));
  self->lines = g_array_new (FALSE, FALSE, sizeof (BenchLine));
  add_nodes (self, input, layout, nodes);
  for (guint i = 0; i < tfl_layout_input_get_n_lines (input); i++)
    {
      const TflLayoutLine *asked = tfl_layout_input_get_line (input, i);
      BenchLine line = { nodes[asked->from], nodes[asked->to] };

      g_array_append_val (self->lines, line);
    }

  return self;
}

void
bench_task_free (BenchTask *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->lines);
  g_free (self);
}

const BenchNode *
bench_task_node (const BenchTask *self,
                 int              index)
{
  return &g_array_index (self->nodes, BenchNode, index);
}

gboolean
bench_task_is_around (const BenchTask *self,
                      int              outer,
                      int              inner)
{
  while (inner > outer)
    inner = bench_task_node (self, inner)->parent;

  return inner == outer;
}

BenchDrawing *
bench_drawing_new (const BenchTask *task)
{
  BenchDrawing *self = g_new0 (BenchDrawing, 1);

  self->n_nodes = task->nodes->len;
  self->rects = g_new0 (TflRect, self->n_nodes + 1);
  self->n_routes = task->lines->len;
  self->routes = g_new0 (BenchRoute, self->n_routes + 1);
  for (guint i = 0; i < self->n_routes; i++)
    {
      const BenchLine *line = &g_array_index (task->lines, BenchLine, i);

      self->routes[i] = (BenchRoute){ line->from, line->to, g_array_new (FALSE, FALSE, sizeof (TflPoint)) };
    }

  return self;
}

/* A layout has its routes in the order of the lines, but leaves out lines within one closed unit. */
static void
take_routes (BenchDrawing   *self,
             TflLayoutInput *input,
             TflLayout      *layout)
{
  guint next = 0;

  for (guint i = 0; i < tfl_layout_input_get_n_lines (input) && next < tfl_layout_get_n_routes (layout); i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (input, i);
      const TflRoute *route = tfl_layout_get_route (layout, next);

      if (strcmp (line->service, route->service) != 0 || strcmp (line->customer, route->customer) != 0)
        continue;

      g_array_append_vals (self->routes[i].points, route->points, route->n_points);
      next++;
    }
  g_assert_cmpuint (next, ==, tfl_layout_get_n_routes (layout));
}

BenchDrawing *
bench_drawing_from_layout (const BenchTask *task,
                           TflLayoutInput  *input,
                           TflLayout       *layout)
{
  BenchDrawing *self = bench_drawing_new (task);
  g_autofree TflRect *blocks = work_blocks (input, layout);

  for (guint i = 0; i < self->n_nodes; i++)
    {
      const BenchNode *node = bench_task_node (task, (int) i);
      const TflLayoutBox *box = tfl_layout_input_get_box (input, (guint) node->box);

      self->rects[i] = node->work ? blocks[node->box] : *tfl_layout_get_rect (layout, box->id);
    }
  take_routes (self, input, layout);

  return self;
}

void
bench_drawing_free (BenchDrawing *self)
{
  for (guint i = 0; i < self->n_routes; i++)
    g_array_unref (self->routes[i].points);
  g_free (self->routes);
  g_free (self->rects);
  g_free (self);
}
