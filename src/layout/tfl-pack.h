/* Plain ways to put rectangles beside each other: rows, blocks of chips, a column of
 * things that want to be somewhere, and keeping clear of what is pinned.
 */
#pragma once

#include "tfl-layout-input.h"

G_BEGIN_DECLS

#define TFL_GAP_SIBLINGS 24.0
#define TFL_GAP_LINE     56.0  /* between siblings with a line between them */
#define TFL_GAP_LABEL    112.0 /* the least, where that line runs across and has a label */
#define TFL_LABEL_ROOM   28.0  /* beyond the label's width */
#define TFL_PADDING      14.0
#define TFL_GAP_WORK     14.0  /* between child units and the block of work */

typedef struct
{
  double width;
  double height;
} TflSize;

/* What a container should look like: narrower and narrower ones, and the page. */
typedef enum
{
  TFL_SHAPE_CONTAINER, /* near 3 : 2, and 1 : 2 to 2 : 1 in any case */
  TFL_SHAPE_NARROW,    /* the same, but something else will stand beside it: near a square */
  TFL_SHAPE_TALL,      /* the same, but much will stand beside it: near 2 : 3 */
  TFL_SHAPE_PAGE,      /* near 3 : 2, and 1 : 1 to 2 : 1 */
} TflShape;

typedef struct
{
  double width;
  double height;
  int caller; /* index of the chip that called it, or −1 */
} TflPackChip;

/* Sets x and y of the rectangles, in rows no wider than width (but for a rectangle that is
 * wider itself), in their order; small ones stack beside tall ones. */
TflSize tfl_pack_rows   (TflRect           *rects,
                         guint              n,
                         double             gap,
                         double             width);

/* A block of work, in so many columns. */
TflSize tfl_pack_chips  (const TflPackChip *chips,
                         guint              n,
                         guint              n_columns,
                         TflRect           *rects);

/* Sets y of the rectangles, in their order from the top down, at least gap apart and none above 0, each with
 * its middle as near to its wish as may be. */
void    tfl_pack_column (TflRect           *rects,
                         guint              n,
                         double             gap,
                         const double      *wishes);

/* Moves rects right or down as far as it takes to lie gap clear of the fixed ones and of each other. */
void    tfl_pack_clear  (TflRect           *rects,
                         guint              n,
                         const TflRect     *fixed,
                         guint              n_fixed,
                         double             gap);

/* Sets x and y of the rectangles so that they stand in holes between the fixed ones, within size. FALSE where
 * not all of them fit. */
gboolean tfl_pack_between (TflRect         *rects,
                           guint            n,
                           const TflRect   *fixed,
                           guint            n_fixed,
                           TflSize          size,
                           double           gap);

/* How good a shape is: the less area the better, but for shapes far from what they should be. */
double  tfl_pack_cost   (TflSize            size,
                         TflShape           shape);

/* Width and height from 0, 0 to the farthest corner. */
TflSize tfl_pack_extent (const TflRect     *rects,
                         guint              n);

G_END_DECLS
