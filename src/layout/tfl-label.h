/* Where the label of a route goes: beside the customer's end if it can, else farther along.
 */
#pragma once

#include "tfl-grid.h"

G_BEGIN_DECLS

/* What a label must keep clear of. All arrays are borrowed. */
typedef struct
{
  TflRect           within;   /* what lies beyond nobody looked at */
  const TflRect    *solid;    /* boxes, headers, blocks of work, other labels */
  guint             n_solid;
  const TflRect    *borders;  /* containers that the line crosses or lies in: inside or outside, not across */
  guint             n_borders;
  const TflSegment *segments; /* of other routes */
  guint             n_segments;
} TflLabelPlace;

/* Sets label and label_vertical; the label's width is 0 where there is no room. */
void tfl_label_place (TflRoute            *route,
                      double               width,
                      double               height,
                      const TflLabelPlace *place);

/* Whether a segment runs through the rectangle. */
gboolean tfl_label_is_crossed (const TflRect    *label,
                               const TflSegment *segment);

G_END_DECLS
