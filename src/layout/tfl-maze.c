#include "config.h"

#include "tfl-maze-private.h"

#include "tfl-edges.h"
#include "tfl-rect.h"

#define CORNER 16.0    /* no line ends nearer to a corner of a unit */
#define BORDER_CORNER 8.0
#define BORDER_CLEARANCE 6.0 /* of lines that run along a border, on its inside */

/* With those of the room, and without what lies outside of it. */
static guint
tidy_edges (double *edges,
            guint   n,
            double  low,
            double  high)
{
  guint n_inside = 0;

  for (guint i = 0; i < n; i++)
    if (edges[i] >= low && edges[i] <= high)
      edges[n_inside++] = edges[i];
  edges[n_inside++] = low;
  edges[n_inside++] = high;

  return tfl_edges_tidy (edges, n_inside, 0.01);
}

guint
tfl_maze_column_at (TflMaze *self,
                    double   x)
{
  return tfl_edges_find (self->xs, self->n_columns, x + 0.005);
}

guint
tfl_maze_row_at (TflMaze *self,
                 double   y)
{
  return tfl_edges_find (self->ys, self->n_rows, y + 0.005);
}

static void
add_edges (TflMaze       *self,
           const TflRect *rect)
{
  self->xs[self->n_columns++] = rect->x;
  self->xs[self->n_columns++] = rect->x + rect->width;
  self->ys[self->n_rows++] = rect->y;
  self->ys[self->n_rows++] = rect->y + rect->height;
}

static void
block (TflMaze       *self,
       const TflRect *rect)
{
  if (rect->x >= self->room.x + self->room.width || rect->x + rect->width <= self->room.x ||
      rect->y >= self->room.y + self->room.height || rect->y + rect->height <= self->room.y)
    return;

  guint left = tfl_maze_column_at (self, rect->x);
  guint right = tfl_maze_column_at (self, rect->x + rect->width - 0.02);
  guint top = tfl_maze_row_at (self, rect->y);
  guint bottom = tfl_maze_row_at (self, rect->y + rect->height - 0.02);

  for (guint row = top; row <= bottom; row++)
    for (guint column = left; column <= right; column++)
      self->run_across[row * self->n_columns + column] = TFL_NO_RUN;
}

/* Rows of free cells, then columns of them. */
static void
find_runs (TflMaze *self)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (TflRun));

  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        guint32 *cell = &self->run_across[row * self->n_columns + column];
        TflRun run = { TRUE, row, column, column };

        if (*cell == TFL_NO_RUN)
          continue;
        if (column > 0 && cell[-1] != TFL_NO_RUN)
          g_array_index (runs, TflRun, runs->len - 1).last = column;
        else
          g_array_append_val (runs, run);
        *cell = runs->len - 1;
      }

  for (guint column = 0; column < self->n_columns; column++)
    for (guint row = 0; row < self->n_rows; row++)
      {
        guint cell = row * self->n_columns + column;
        TflRun run = { FALSE, column, row, row };

        self->run_down[cell] = TFL_NO_RUN;
        if (self->run_across[cell] == TFL_NO_RUN)
          continue;
        if (row > 0 && self->run_down[cell - self->n_columns] != TFL_NO_RUN)
          g_array_index (runs, TflRun, runs->len - 1).last = row;
        else
          g_array_append_val (runs, run);
        self->run_down[cell] = runs->len - 1;
      }

  self->n_runs = runs->len;
  self->runs = (TflRun *) g_array_free (runs, FALSE);
}

static void
count_solid (TflMaze *self)
{
  self->solid_before_in_row = g_new0 (guint16, self->n_rows * (self->n_columns + 1));
  self->solid_before_in_column = g_new0 (guint16, self->n_columns * (self->n_rows + 1));

  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        guint16 *in_row = &self->solid_before_in_row[row * (self->n_columns + 1) + column];
        guint16 *in_column = &self->solid_before_in_column[column * (self->n_rows + 1) + row];
        gboolean solid = self->run_across[row * self->n_columns + column] == TFL_NO_RUN;

        in_row[1] = in_row[0] + solid;
        in_column[1] = in_column[0] + solid;
      }
}

guint
tfl_maze_gate (TflMaze *self,
               int      child,
               TflSide  side)
{
  return (child >= 0 ? (guint) child : self->n_children) * TFL_N_SIDES + side;
}

static TflRect
rect_of (TflMaze *self,
         guint    gate)
{
  return tfl_maze_is_border (self, gate) ? self->room : self->children[gate / TFL_N_SIDES];
}

static double
find_edge (TflMaze *self,
           guint    gate)
{
  TflRect rect = rect_of (self, gate);

  switch (tfl_maze_side_of (gate))
    {
    case TFL_SIDE_LEFT:
      return rect.x;
    case TFL_SIDE_RIGHT:
      return rect.x + rect.width;
    case TFL_SIDE_TOP:
      return rect.y;
    case TFL_SIDE_BOTTOM:
    case TFL_N_SIDES:
      break;
    }
  return rect.y + rect.height;
}

static guint
find_lane (TflMaze *self,
           guint    gate)
{
  double edge = self->gates[gate].edge;
  double step = tfl_maze_is_border (self, gate) ? -0.02 : self->clearance;

  switch (tfl_maze_side_of (gate))
    {
    case TFL_SIDE_LEFT:
      return tfl_maze_column_at (self, edge - step - 0.02);
    case TFL_SIDE_RIGHT:
      return tfl_maze_column_at (self, edge + step);
    case TFL_SIDE_TOP:
      return tfl_maze_row_at (self, edge - step - 0.02);
    case TFL_SIDE_BOTTOM:
    case TFL_N_SIDES:
      break;
    }
  return tfl_maze_row_at (self, edge + step);
}

guint
tfl_maze_get_n_runs (TflMaze *self)
{
  return self->n_runs;
}

const TflRun *
tfl_maze_get_run (TflMaze *self,
                  guint    run)
{
  return &self->runs[run];
}

double
tfl_maze_lane_mid (TflMaze  *self,
                   gboolean  across,
                   guint     lane)
{
  const double *edges = across ? self->ys : self->xs;

  return (edges[lane] + edges[lane + 1]) / 2;
}

static gboolean
is_free (TflMaze  *self,
         gboolean  across,
         guint     lane,
         guint     from,
         guint     to)
{
  const guint16 *before = across ? &self->solid_before_in_row[lane * (self->n_columns + 1)]
                                 : &self->solid_before_in_column[lane * (self->n_rows + 1)];

  return before[from] == before[to + 1];
}

gboolean
tfl_maze_is_clear (TflMaze  *self,
                   gboolean  across,
                   guint     lane,
                   guint     from_lane,
                   guint     to_lane)
{
  return is_free (self, across, lane, MIN (from_lane, to_lane), MAX (from_lane, to_lane));
}

TflSpan
tfl_maze_free_span (TflMaze  *self,
                    gboolean  across,
                    guint     lane,
                    guint     from_lane,
                    guint     to_lane)
{
  const double *edges = across ? self->ys : self->xs;
  guint n_lanes = across ? self->n_rows : self->n_columns;
  guint from = MIN (from_lane, to_lane);
  guint to = MAX (from_lane, to_lane);
  guint first = lane;
  guint last = lane;
  TflSpan span;

  while (first > 0 && is_free (self, across, first - 1, from, to))
    first--;
  while (last + 1 < n_lanes && is_free (self, across, last + 1, from, to))
    last++;

  span = (TflSpan){ edges[first], edges[last + 1] };
  if (first == 0)
    span.low = MIN (span.low + BORDER_CLEARANCE, (span.low + span.high) / 2);
  if (last + 1 == n_lanes)
    span.high = MAX (span.high - BORDER_CLEARANCE, (span.low + span.high) / 2);
  return span;
}

static TflSpan
side_span (TflMaze *self,
           guint    gate)
{
  TflRect rect = rect_of (self, gate);
  gboolean across = tfl_side_is_across (tfl_maze_side_of (gate));
  double start = across ? rect.y : rect.x;
  double length = across ? rect.height : rect.width;
  double corner = MIN (tfl_maze_is_border (self, gate) ? BORDER_CORNER : CORNER, length / 2 - 1);

  if (across && !tfl_maze_is_border (self, gate) && self->headers[gate / TFL_N_SIDES] > 0)
    return (TflSpan){ start + self->headers[gate / TFL_N_SIDES] + BORDER_CORNER, start + length - BORDER_CORNER };
  return (TflSpan){ start + corner, start + length - corner };
}

static TflSpan
find_span (TflMaze *self,
           guint    gate)
{
  gboolean across = tfl_side_is_across (tfl_maze_side_of (gate));
  const double *edges = across ? self->ys : self->xs;
  guint cross = self->gates[gate].lane;
  TflSpan side = side_span (self, gate);
  TflSpan best = { side.low, side.low };
  guint last = tfl_maze_lane_of (self, across, side.high - 0.02);

  for (guint lane = tfl_maze_lane_of (self, across, side.low); lane <= last; lane++)
    {
      guint end = lane;

      if (tfl_maze_run_at (self, across, lane, cross) == TFL_NO_RUN)
        continue;
      while (end < last && tfl_maze_run_at (self, across, end + 1, cross) != TFL_NO_RUN)
        end++;

      TflSpan span = { MAX (side.low, edges[lane]), MIN (side.high, edges[end + 1]) };
      if (span.high - span.low > best.high - best.low)
        best = span;
      lane = end;
    }

  return best;
}

const TflRect *
tfl_maze_get_room (TflMaze *self)
{
  return &self->room;
}

static void
gate_init (TflMaze *self,
           guint    gate)
{
  TflGate *new = &self->gates[gate];
  gboolean across = tfl_side_is_across (tfl_maze_side_of (gate));

  new->edge = find_edge (self, gate);
  new->lane = find_lane (self, gate);
  new->span = find_span (self, gate);
  new->first = tfl_maze_lane_of (self, across, new->span.low);
  new->last = tfl_maze_last_lane_of (self, across, new->span);
}

double
tfl_maze_gate_edge (TflMaze *self,
                    guint    gate)
{
  return self->gates[gate].edge;
}

guint
tfl_maze_gate_lane (TflMaze *self,
                    guint    gate)
{
  return self->gates[gate].lane;
}

TflSpan
tfl_maze_gate_span (TflMaze *self,
                    guint    gate)
{
  return self->gates[gate].span;
}

TflMaze *
tfl_maze_new (const TflRect *room,
              const TflRect *children,
              const double  *headers,
              guint          n_children,
              const TflRect *solid,
              guint          n_solid,
              double         clearance)
{
  TflMaze *self = g_new0 (TflMaze, 1);
  guint n_edges = 2 * (n_children + n_solid) + 2;
  guint n_gates = (n_children + 1) * TFL_N_SIDES;
  TflRect rect;

  self->room = *room;
  self->clearance = clearance;
  self->children = g_memdup2 (children, n_children * sizeof (TflRect));
  self->headers = g_memdup2 (headers, n_children * sizeof (double));
  self->n_children = n_children;
  self->xs = g_new (double, n_edges);
  self->ys = g_new (double, n_edges);
  for (guint i = 0; i < n_children + n_solid; i++)
    {
      rect = tfl_rect_grown (i < n_children ? children[i] : solid[i - n_children], clearance);
      add_edges (self, &rect);
    }
  self->n_columns = tidy_edges (self->xs, self->n_columns, room->x, room->x + room->width) - 1;
  self->n_rows = tidy_edges (self->ys, self->n_rows, room->y, room->y + room->height) - 1;

  self->run_across = g_new0 (guint32, self->n_columns * self->n_rows + 1);
  self->run_down = g_new0 (guint32, self->n_columns * self->n_rows + 1);
  for (guint i = 0; i < n_children + n_solid; i++)
    {
      rect = tfl_rect_grown (i < n_children ? children[i] : solid[i - n_children], clearance);
      block (self, &rect);
    }
  find_runs (self);
  count_solid (self);
  self->gates = g_new (TflGate, n_gates);
  for (guint i = 0; i < n_gates; i++)
    gate_init (self, i);

  return self;
}

void
tfl_maze_free (TflMaze *self)
{
  g_free (self->children);
  g_free (self->headers);
  g_free (self->gates);
  g_free (self->xs);
  g_free (self->ys);
  g_free (self->run_across);
  g_free (self->run_down);
  g_free (self->solid_before_in_row);
  g_free (self->solid_before_in_column);
  g_free (self->runs);
  g_free (self);
}

gboolean
tfl_maze_is_straight (TflMaze *self,
                      guint    from,
                      guint    to,
                      double   at)
{
  gboolean across = tfl_side_is_across (tfl_maze_side_of (from));
  guint lane = tfl_maze_lane_of (self, across, at);
  guint32 run = tfl_maze_run_at (self, across, lane, tfl_maze_gate_lane (self, from));

  return run != TFL_NO_RUN && run == tfl_maze_run_at (self, across, lane, tfl_maze_gate_lane (self, to));
}

gboolean
tfl_maze_is_free (TflMaze       *self,
                  const TflRect *rect)
{
  guint left = tfl_maze_column_at (self, rect->x);
  guint right = tfl_maze_column_at (self, rect->x + rect->width);

  if (rect->x < self->room.x + BORDER_CLEARANCE || rect->y < self->room.y + BORDER_CLEARANCE ||
      rect->x + rect->width > self->room.x + self->room.width - BORDER_CLEARANCE ||
      rect->y + rect->height > self->room.y + self->room.height - BORDER_CLEARANCE)
    return FALSE;

  for (guint row = tfl_maze_row_at (self, rect->y); row <= tfl_maze_row_at (self, rect->y + rect->height); row++)
    if (!is_free (self, TRUE, row, left, right))
      return FALSE;
  return TRUE;
}

gsize
tfl_maze_get_size (TflMaze *self)
{
  gsize n_cells = self->n_columns * self->n_rows;
  gsize n_gates = (self->n_children + 1) * TFL_N_SIDES;

  return sizeof *self + n_cells * (2 * sizeof (guint32) + 2 * sizeof (guint16)) + self->n_runs * sizeof (TflRun) +
         n_gates * (sizeof (TflSpan) + (TFL_N_SIDES + MIN (n_gates, 100)) * sizeof (float));
}
