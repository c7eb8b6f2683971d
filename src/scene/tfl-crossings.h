/* Where lines cross: found in one sweep, so that thousands of lines cost little more than
 * each of them once.
 */
#pragma once

#include "layout/tfl-layout.h"

G_BEGIN_DECLS

typedef struct
{
  guint  line;
  guint  segment; /* from points[segment] to points[segment + 1]: horizontal, and underneath */
  double at;      /* x */
  guint  over;    /* the line that runs over it */
} TflCrossing;

typedef struct
{
  const TflPoint *points;
  guint           n_points;
} TflCrossingLine;

/* By line, then segment, then from the segment's start on; of one segment no more than most + 1. part: where one looks
 * for them; NULL for everywhere.
 * (transfer full) array of TflCrossing */
GArray *tfl_crossings_find (const TflCrossingLine *lines,
                            guint                  n_lines,
                            guint                  most,
                            const TflRect         *part);

G_END_DECLS
