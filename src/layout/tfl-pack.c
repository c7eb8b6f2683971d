#include "config.h"

#include "tfl-pack.h"

#include "tfl-layout.h"

#include <math.h>

#define COMPACT_HEIGHT 30.0 /* chips up to here are compact ones */
#define INDENT 16.0
#define MAX_INDENTS 3
#define NONE (-1)
#define BEYOND_COST 0.5 /* of a shape that no unit should have at all */

TflSize
tfl_pack_extent (const TflRect *rects,
                 guint          n)
{
  TflSize size = { 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      size.width = MAX (size.width, rects[i].x + rects[i].width);
      size.height = MAX (size.height, rects[i].y + rects[i].height);
    }

  return size;
}

typedef struct
{
  double least; /* beyond these two it should not be, with a little room for what comes on top */
  double most;
  double best;
  double narrow; /* and between these two it is as well as it can be */
  double wide;
} Aspects;

static const Aspects aspects[] = {
  [TFL_SHAPE_CONTAINER] = { 0.52, 1.92, 1.45, 0.52, 1.92 },
  [TFL_SHAPE_NARROW] = { 0.52, 1.92, 0.95, 0.52, 1.25 },
  [TFL_SHAPE_TALL] = { 0.52, 1.92, 0.8, 0.52, 1.0 },
  [TFL_SHAPE_PAGE] = { 1.03, 1.95, 1.45, 1.06, 1.9 },
};

double
tfl_pack_cost (TflSize  size,
               TflShape shape)
{
  const Aspects *wanted = &aspects[shape];
  double aspect = MAX (size.width, 1) / MAX (size.height, 1);
  double off = MAX (0, fabs (log (aspect / wanted->best)) - 0.3);
  double outside = MAX (0, MAX (log (aspect / wanted->wide), log (wanted->narrow / aspect)));
  gboolean beyond = aspect < wanted->least || aspect > wanted->most;

  return size.width * size.height * (1 + 0.5 * off * off) * (1 + 2 * outside + 8 * outside * outside) *
         (1 + (beyond ? BEYOND_COST : 0));
}

TflSize
tfl_pack_rows (TflRect *rects,
               guint    n,
               double   gap,
               double   width)
{
  double top = 0; /* of the row */
  double row_height = 0;
  double left = 0; /* of the column in the row */
  double column_width = 0;
  double column_height = 0;

  for (guint i = 0; i < n; i++)
    {
      TflRect *rect = &rects[i];
      gboolean fits_below = column_height > 0 && rect->width <= column_width &&
                            column_height + gap + rect->height <= row_height;

      if (fits_below)
        {
          rect->x = left;
          rect->y = top + column_height + gap;
          column_height += gap + rect->height;
          continue;
        }

      if (column_height > 0)
        left += column_width + gap;
      if (left > 0 && left + rect->width > width + 0.5)
        {
          top += row_height + gap;
          left = row_height = 0;
        }
      rect->x = left;
      rect->y = top;
      column_width = rect->width;
      column_height = rect->height;
      row_height = MAX (row_height, rect->height);
    }

  return tfl_pack_extent (rects, n);
}

/* The order in which chips are placed: each followed by those it called, first called first. A piece is
 * a run of them that wants to stand in one row. */
typedef struct
{
  guint *chips;
  guint *depths;
  gboolean *starts; /* a piece starts here */
  guint n;
} Sequence;

typedef struct
{
  int *first; /* first chip that it called */
  int *next;  /* next chip of the same caller */
} Family;

static gboolean
is_called (const TflPackChip *chips,
           guint              i)
{
  return chips[i].caller >= 0 && (guint) chips[i].caller < i;
}

static Family
family_new (const TflPackChip *chips,
            guint              n)
{
  Family family = { g_new (int, n), g_new (int, n) };

  for (guint i = 0; i < n; i++)
    family.first[i] = family.next[i] = NONE;
  for (guint i = n; i-- > 0;)
    if (is_called (chips, i))
      {
        family.next[i] = family.first[chips[i].caller];
        family.first[chips[i].caller] = i;
      }

  return family;
}

static void
append_chain (Sequence     *sequence,
              const Family *family,
              guint         root)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint) * 2);
  guint top[2] = { root, 0 };
  gboolean starts = TRUE;

  g_array_append_val (stack, top);
  while (stack->len > 0)
    {
      guint *last = &g_array_index (stack, guint, (stack->len - 1) * 2);
      guint chip = last[0];
      guint depth = last[1];
      guint other[2] = { 0, depth };
      guint called[2] = { 0, depth + 1 };

      g_array_set_size (stack, stack->len - 1);
      sequence->chips[sequence->n] = chip;
      sequence->depths[sequence->n] = depth;
      sequence->starts[sequence->n++] = starts;

      if (depth > 0 && family->next[chip] != NONE)
        {
          other[0] = family->next[chip];
          g_array_append_val (stack, other);
        }
      starts = family->first[chip] == NONE;
      if (!starts)
        {
          called[0] = family->first[chip];
          g_array_append_val (stack, called);
        }
    }
}

static Sequence
sequence_new (const TflPackChip *chips,
              guint              n)
{
  Sequence sequence = { g_new (guint, n), g_new (guint, n), g_new (gboolean, n), 0 };
  Family family = family_new (chips, n);

  for (guint i = 0; i < n; i++)
    if (!is_called (chips, i))
      append_chain (&sequence, &family, i);

  g_free (family.first);
  g_free (family.next);
  return sequence;
}

static void
sequence_clear (Sequence *sequence)
{
  g_free (sequence->chips);
  g_free (sequence->depths);
  g_free (sequence->starts);
}

/* Puts each piece into the first row that still has the cells in a line; cells[i] = row × n_columns + column.
 */
static guint
assign_cells (const Sequence *sequence,
              guint           n_columns,
              guint          *cells)
{
  g_autofree guint *used = g_new0 (guint, sequence->n + 1); /* cells taken in each row */
  guint n_rows = 0;
  guint first_open = 0;

  for (guint i = 0; i < sequence->n;)
    {
      guint length = 1;
      guint row;

      while (length < n_columns && i + length < sequence->n && !sequence->starts[i + length])
        length++;

      while (first_open < n_rows && used[first_open] == n_columns)
        first_open++;
      for (row = first_open; row < n_rows && used[row] + length > n_columns; row++)
        ;
      for (guint k = 0; k < length; k++)
        cells[sequence->chips[i + k]] = row * n_columns + used[row] + k;
      used[row] += length;
      n_rows = MAX (n_rows, row + 1);
      i += length;
    }

  return n_rows;
}

static TflSize
place_cells (const TflPackChip *chips,
             guint              n,
             guint              n_columns,
             guint              n_rows,
             const guint       *cells,
             TflSize            gap,
             double             width,
             TflRect           *rects)
{
  g_autofree double *tops = g_new0 (double, n_rows + 1);
  g_autofree double *heights = g_new0 (double, n_rows + 1);

  for (guint i = 0; i < n; i++)
    heights[cells[i] / n_columns] = MAX (heights[cells[i] / n_columns], chips[i].height);
  for (guint row = 0; row < n_rows; row++)
    tops[row + 1] = tops[row] + heights[row] + gap.height;
  for (guint i = 0; i < n; i++)
    {
      guint row = cells[i] / n_columns;
      guint column = cells[i] % n_columns;

      rects[i] = (TflRect){ column * (width + gap.width), tops[row], width, heights[row] };
    }

  return tfl_pack_extent (rects, n);
}

TflSize
tfl_pack_chips (const TflPackChip *chips,
                guint              n,
                guint              n_columns,
                TflRect           *rects)
{
  Sequence sequence = sequence_new (chips, n);
  g_autofree guint *cells = g_new0 (guint, n);
  guint n_rows = assign_cells (&sequence, n_columns, cells);
  double width = 0;
  double height = 0;
  TflSize gap;
  TflSize size;

  for (guint i = 0; i < n; i++)
    {
      width = MAX (width, chips[i].width);
      height = MAX (height, chips[i].height);
    }
  gap = height <= COMPACT_HEIGHT ? (TflSize){ 10, 6 } : (TflSize){ 14, 8 };
  size = place_cells (chips, n, n_columns, n_rows, cells, gap, width, rects);

  if (n_columns == 1)
    for (guint i = 0; i < n; i++)
      {
        double indent = MIN (INDENT * MIN (sequence.depths[i], MAX_INDENTS), width / 2);

        rects[sequence.chips[i]].x += indent;
        rects[sequence.chips[i]].width -= indent;
      }

  sequence_clear (&sequence);
  return size;
}

/* A run of rectangles that touch (but for the gap) and so move as one. */
typedef struct
{
  double wish;   /* mean of where its top should be */
  double height; /* with the gap after each */
  guint first;
  guint n;
} Cluster;

void
tfl_pack_column (TflRect      *rects,
                 guint         n,
                 double        gap,
                 const double *wishes)
{
  g_autofree Cluster *clusters = g_new0 (Cluster, n + 1);
  guint n_clusters = 0;
  double least = 0;

  for (guint i = 0; i < n; i++)
    {
      Cluster *last = &clusters[n_clusters++];

      *last = (Cluster){ wishes[i] - rects[i].height / 2, rects[i].height + gap, i, 1 };
      while (n_clusters > 1 && last[-1].wish + last[-1].height > last->wish)
        {
          Cluster *before = last - 1;

          before->wish =
              (before->wish * before->n + (last->wish - before->height) * last->n) / (before->n + last->n);
          before->height += last->height;
          before->n += last->n;
          last = before;
          n_clusters--;
        }
    }

  for (guint i = 0; i < n_clusters; i++)
    {
      double y = MAX (clusters[i].wish, least);

      for (guint k = clusters[i].first; k < clusters[i].first + clusters[i].n; k++)
        {
          rects[k].y = y;
          y += rects[k].height + gap;
        }
      least = y;
    }
}

static gboolean
too_near (const TflRect *a,
          const TflRect *b,
          double         gap)
{
  return a->x < b->x + b->width + gap - 0.01 && b->x < a->x + a->width + gap - 0.01 &&
         a->y < b->y + b->height + gap - 0.01 && b->y < a->y + a->height + gap - 0.01;
}

/* Each step goes right or down past something, so it ends. */
static void
move_clear (TflRect       *rect,
            const TflRect *others,
            guint          n,
            double         gap)
{
  TflRect wish = *rect;

  for (guint i = 0; i < n;)
    {
      double right = others[i].x + others[i].width + gap;
      double below = others[i].y + others[i].height + gap;

      if (!too_near (rect, &others[i], gap))
        {
          i++;
          continue;
        }
      if (right - wish.x <= below - wish.y)
        rect->x = right;
      else
        rect->y = below;
      i = 0;
    }
}

void
tfl_pack_clear (TflRect       *rects,
                guint          n,
                const TflRect *fixed,
                guint          n_fixed,
                double         gap)
{
  g_autofree TflRect *taken = g_new (TflRect, n + n_fixed + 1);
  guint n_taken = 0;

  for (guint i = 0; i < n_fixed; i++)
    taken[n_taken++] = fixed[i];
  for (guint i = 0; i < n; i++)
    {
      move_clear (&rects[i], taken, n_taken, gap);
      taken[n_taken++] = rects[i];
    }
}

static gboolean
fits (const TflRect *rect,
      const TflRect *taken,
      guint          n,
      TflSize        size,
      double         gap)
{
  if (rect->x + rect->width > size.width + 0.01 || rect->y + rect->height > size.height + 0.01 ||
      rect->x < 0 || rect->y < 0)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (too_near (rect, &taken[i], gap))
      return FALSE;
  return TRUE;
}

/* The first hole in line with something that stands there: below it, above it, or right of it. */
static gboolean
find_hole (TflRect       *rect,
           const TflRect *taken,
           guint          n,
           TflSize        size,
           double         gap)
{
  for (guint i = 0; i < n; i++)
    {
      TflPoint places[] = {
        { taken[i].x, taken[i].y + taken[i].height + gap },
        { taken[i].x, taken[i].y - gap - rect->height },
        { taken[i].x + taken[i].width + gap, taken[i].y },
        { taken[i].x - gap - rect->width, taken[i].y },
      };

      for (guint k = 0; k < G_N_ELEMENTS (places); k++)
        {
          rect->x = places[k].x;
          rect->y = places[k].y;
          if (fits (rect, taken, n, size, gap))
            return TRUE;
        }
    }

  return FALSE;
}

gboolean
tfl_pack_between (TflRect       *rects,
                  guint          n,
                  const TflRect *fixed,
                  guint          n_fixed,
                  TflSize        size,
                  double         gap)
{
  g_autofree TflRect *taken = g_new (TflRect, n + n_fixed + 1);

  for (guint i = 0; i < n_fixed; i++)
    taken[i] = fixed[i];
  for (guint i = 0; i < n; i++)
    {
      if (!find_hole (&rects[i], taken, n_fixed + i, size, gap))
        return FALSE;
      taken[n_fixed + i] = rects[i];
    }

  return TRUE;
}
