#include "config.h"

#include "tfl-edges.h"

#include <stdlib.h>

static int
compare_doubles (const void *a,
                 const void *b)
{
  double double_a = *(const double *) a;
  double double_b = *(const double *) b;

  return double_a < double_b ? -1 : double_a > double_b;
}

guint
tfl_edges_tidy (double *edges,
                guint   n,
                double  apart)
{
  guint n_kept = 0;

  qsort (edges, n, sizeof (double), compare_doubles);
  for (guint i = 0; i < n; i++)
    if (n_kept == 0 || edges[i] > edges[n_kept - 1] + apart)
      edges[n_kept++] = edges[i];

  return n_kept;
}

guint
tfl_edges_find (const double *edges,
                guint         n,
                double        place)
{
  guint low = 0;

  while (n > 1)
    {
      guint half = n / 2;

      if (edges[low + half] <= place)
        low += half;
      n -= half;
    }

  return low;
}
