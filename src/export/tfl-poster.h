/* A picture on sheets of paper: fitted on one, or cut into tiles that make a poster.
 *
 * Lengths are in any unit of the paper; all sheets are alike.
 */
#pragma once

#include "scene/tfl-scene.h"

G_BEGIN_DECLS

typedef struct
{
  double scale;   /* of the paper's unit for one canvas point */
  guint  columns; /* sheets side by side, at least 1 */
  guint  rows;
  double width;   /* of a sheet */
  double height;
} TflPoster;

/* A picture that is as wide as `columns` sheets, and on as few rows as it needs; with one column it is fitted on one sheet.
 * It is never larger than `most` of the paper's units for a point. */
TflPoster tfl_poster_plan  (TflRect          bounds,
                            double           width,
                            double           height,
                            guint            columns,
                            double           most);
guint     tfl_poster_get_n (const TflPoster *self);

/* Which part of the picture a sheet shows, in canvas points. Sheets are counted row by row. */
TflRect   tfl_poster_get_tile (const TflPoster *self,
                               TflRect          bounds,
                               guint            sheet);

G_END_DECLS
