/* Rows of a table: one below the other, and where that would make a strip of a page, in several columns. */
#include "config.h"

#include "tfl-flow.h"

#include <math.h>

#define FEW_ROWS 48          /* that many stay together: a table is read downwards */
#define COLUMN_GAP 48.0
#define COLUMN_MORE 96.0     /* what a heading and a foot take */
#define PAGE_ASPECT 1.3

static guint
choose_columns (guint  n_rows,
                double width,
                double height)
{
  double columns;

  if (n_rows <= FEW_ROWS)
    return 1;

  columns = round (sqrt (PAGE_ASPECT * n_rows * height / (width + COLUMN_GAP)));

  return (guint) CLAMP (columns, 1, n_rows);
}

void
tfl_flow_lay_rows (TflLayoutInput *input,
                   TflRect        *rects,
                   TflRoutes      *routes)
{
  guint n = tfl_layout_input_get_n_boxes (input);
  double width = 0, height = 0;
  guint columns, rows;

  for (guint i = 0; i < n; i++)
    {
      width = MAX (width, rects[i].width);
      height = MAX (height, rects[i].height);
    }
  columns = choose_columns (n, width, height + COLUMN_MORE / FEW_ROWS);
  rows = (n + columns - 1) / columns;
  for (guint i = 0; i < n; i++)
    rects[i] = (TflRect){ (i / rows) * (width + COLUMN_GAP), (i % rows) * height, width, height };
}
