#include "bench-layout-quality.h"

#include <math.h>
#include <stdlib.h>

#define MOST_CELLS 1500 /* in one direction */
#define STRAIGHT 0.01   /* what places given relative to others lose in adding up */

/* A page cut into cells, each with the numbers of the segments that run through it. */
typedef struct
{
  const BenchSegment *segments;
  TflPoint origin;
  TflPoint cell;
  guint n; /* cells in each direction */
  guint *starts;
  guint *items;
} Grid;

static guint
cell_at (double value,
         double origin,
         double size,
         guint  n)
{
  double cell = floor ((value - origin) / size);

  return (guint) CLAMP (cell, 0, n - 1.0);
}

/* Where the segment is between two heights. */
static void
clip_x (const BenchSegment *s,
        double              top,
        double              bottom,
        double             *left,
        double             *right)
{
  double height = s->b.y - s->a.y;
  double x1 = s->a.x;
  double x2 = s->b.x;

  if (height != 0)
    {
      double t1 = CLAMP ((top - s->a.y) / height, 0, 1);
      double t2 = CLAMP ((bottom - s->a.y) / height, 0, 1);

      x1 = s->a.x + t1 * (s->b.x - s->a.x);
      x2 = s->a.x + t2 * (s->b.x - s->a.x);
    }
  *left = MIN (x1, x2);
  *right = MAX (x1, x2);
}

/* Counts the segment in the cells that it runs through, or enters it there. */
static void
enter (Grid  *grid,
       guint  index,
       guint *ends)
{
  const BenchSegment *s = &grid->segments[index];
  guint first = cell_at (MIN (s->a.y, s->b.y), grid->origin.y, grid->cell.y, grid->n);
  guint last = cell_at (MAX (s->a.y, s->b.y), grid->origin.y, grid->cell.y, grid->n);

  for (guint row = first; row <= last; row++)
    {
      double top = grid->origin.y + row * grid->cell.y;
      double left, right;
      guint to;

      /* A hair more on both sides, since a crossing may lie on the very border. */
      clip_x (s, top - 0.01 * grid->cell.y, top + 1.01 * grid->cell.y, &left, &right);
      to = cell_at (right, grid->origin.x, grid->cell.x, grid->n);
      for (guint column = cell_at (left, grid->origin.x, grid->cell.x, grid->n); column <= to; column++)
        {
          guint at = ends[row * grid->n + column]++;

          if (grid->items != NULL)
            grid->items[at] = index;
        }
    }
}

static void
grid_init (Grid               *grid,
           const BenchSegment *segments,
           guint               n_segments)
{
  TflPoint least = { G_MAXDOUBLE, G_MAXDOUBLE };
  TflPoint most = { -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < n_segments; i++)
    {
      const BenchSegment *s = &segments[i];

      least = (TflPoint){ MIN (least.x, MIN (s->a.x, s->b.x)), MIN (least.y, MIN (s->a.y, s->b.y)) };
      most = (TflPoint){ MAX (most.x, MAX (s->a.x, s->b.x)), MAX (most.y, MAX (s->a.y, s->b.y)) };
    }
  *grid = (Grid){ .segments = segments, .origin = least };
  grid->n = CLAMP ((guint) (2 * sqrt (n_segments)), 1, MOST_CELLS);
  grid->cell = (TflPoint){ MAX (most.x - least.x, 1) / grid->n, MAX (most.y - least.y, 1) / grid->n };
}

static void
grid_fill (Grid *grid,
           guint n_segments)
{
  guint n = grid->n * grid->n;
  g_autofree guint *ends = g_new0 (guint, n + 1);
  guint sum = 0;

  for (guint i = 0; i < n_segments; i++)
    enter (grid, i, ends);
  grid->starts = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      grid->starts[i] = sum;
      sum += ends[i];
      ends[i] = grid->starts[i];
    }
  grid->starts[n] = sum;
  grid->items = g_new (guint, sum + 1);
  for (guint i = 0; i < n_segments; i++)
    enter (grid, i, ends);
}

/* Above 0 where c is left of the way from a to b, below where right. */
static double
side (TflPoint a,
      TflPoint b,
      TflPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static gboolean
cross_at (const BenchSegment *s,
          const BenchSegment *t,
          TflPoint           *point)
{
  double sa = side (t->a, t->b, s->a);
  double sb = side (t->a, t->b, s->b);
  double ta = side (s->a, s->b, t->a);
  double tb = side (s->a, s->b, t->b);
  double share;

  if (!((sa < 0 && sb > 0) || (sa > 0 && sb < 0)) || !((ta < 0 && tb > 0) || (ta > 0 && tb < 0)))
    return FALSE;

  share = sa / (sa - sb);
  *point = (TflPoint){ s->a.x + share * (s->b.x - s->a.x), s->a.y + share * (s->b.y - s->a.y) };
  /* Exactly the cell that the other one was entered in. */
  if (t->a.x == t->b.x)
    point->x = t->a.x;
  if (t->a.y == t->b.y)
    point->y = t->a.y;
  return TRUE;
}

/* Two that meet in several cells cross in one. */
static guint64
count_in_cell (const Grid *grid,
               guint       cell)
{
  guint64 count = 0;

  for (guint i = grid->starts[cell]; i < grid->starts[cell + 1]; i++)
    for (guint k = grid->starts[cell]; k < i; k++)
      {
        const BenchSegment *s = &grid->segments[grid->items[i]];
        const BenchSegment *t = &grid->segments[grid->items[k]];
        TflPoint point;

        if (s->route != t->route && cross_at (s, t, &point) &&
            cell_at (point.y, grid->origin.y, grid->cell.y, grid->n) * grid->n +
                cell_at (point.x, grid->origin.x, grid->cell.x, grid->n) == cell)
          count++;
      }

  return count;
}

static guint64
count_on_grid (const BenchSegment *segments,
               guint               n_segments)
{
  Grid grid;
  guint64 count = 0;

  grid_init (&grid, segments, n_segments);
  grid_fill (&grid, n_segments);
  for (guint i = 0; i < grid.n * grid.n; i++)
    count += count_in_cell (&grid, i);
  g_free (grid.starts);
  g_free (grid.items);

  return count;
}

/* Curves cross at places that must be worked out; for corners there is a shorter way, which large drawings need. */
guint64
bench_count_crossings (const BenchSegment *segments,
                       guint               n_segments)
{
  for (guint i = 0; i < n_segments; i++)
    if (fabs (segments[i].a.x - segments[i].b.x) > STRAIGHT && fabs (segments[i].a.y - segments[i].b.y) > STRAIGHT)
      return count_on_grid (segments, n_segments);

  return bench_count_upright_crossings (segments, n_segments);
}
