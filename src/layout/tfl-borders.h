/* Where planned lines pass the borders of containers: through which sides, chosen with regard to each other, and in
 * which order.
 *
 * From the page inwards: where lines leave a container has been decided when its own turn comes, so that what
 * it chooses depends on nothing but its content, its lines, and that.
 */
#pragma once

#include "tfl-plan.h"

G_BEGIN_DECLS

/* What it costs a line to stand at each side of the child at either end of a hop. */
typedef struct
{
  double from[TFL_N_SIDES];
  double to[TFL_N_SIDES];
} TflHopCosts;

/* costs: one a hop. The hops of the plan have sides already: of the way that is shortest for each line by itself. together: choose
 * them with regard to each other. */
void tfl_borders_choose (TflPlan           *plan,
                         const TflHopCosts *costs,
                         TflLayoutInput    *input,
                         const TflPlacing  *placing,
                         gboolean           together);

/* Where the end of a hop at the container's border may be, and where the line goes on to from there: a border is open from inside
 * only where it is open from outside. target: the box at which the line ends in the end. */
void tfl_border_open    (TflHopEnd         *end,
                         const TflPlacing  *placing,
                         guint              container,
                         guint              target);

G_END_DECLS
