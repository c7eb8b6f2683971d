/* Sizes that measuring and drawing must agree on.
 *
 * What takes a picture needs one with a memory, brought to its model: tfl_picture_measure() sees to both. */
#pragma once

#include "tfl-chip.h"
#include "tfl-extent.h"
#include "tfl-measured.h"

G_BEGIN_DECLS

#define TFL_UNIT_HEADER      54.0
#define TFL_UNIT_HEADER_LEAF 58.0  /* nothing follows below */
#define TFL_UNIT_MIN_WIDTH  216.0
#define TFL_UNIT_MAX_WIDTH  420.0  /* of a header: longer names are cut */
#define TFL_CHIP_WIDTH      252.0
#define TFL_CHIP_INDENT      16.0  /* what a called chip may lose of its width */
#define TFL_CHIP_CELL        34.0
#define TFL_CHIP_COMPACT     26.0

/* The room for a chip's name, in a chip of this width. */
double  tfl_chip_name_width   (TflChipState      state,
                               double            width);

/* The chips of a unit, each as high as it is in full. */
GArray *tfl_unit_get_chips    (const TflPicture *picture,
                               const TflElement *unit);

/* What stands behind its name: its own caption; in a picture that does not show what stands in what, where it
 * stands. (transfer full) */
char   *tfl_unit_get_caption  (const TflPicture *picture,
                               const TflElement *unit);

/* What its header needs, within bounds. */
double  tfl_unit_get_width    (const TflPicture *picture,
                               const TflElement *unit);

/* A line with its label for each service between units of the extent; boxes: of each. */
void    tfl_measure_lines     (const TflPicture *picture,
                               TflExtent        *extent,
                               TflLayoutInput   *input,
                               const int        *boxes);

/* The width that an orphan badge of this height has. */
double  tfl_badge_get_width   (guint             count,
                               double            height);

G_END_DECLS
