/* Lines that can run straight from unit to unit get their places first: in the middle of what the
 * two ends have in common, those between the same two units beside each other.
 */
#pragma once

#include "tfl-plan.h"

G_BEGIN_DECLS

/* Narrows the ends of such lines to one place. */
void tfl_straight_choose (TflPlan          *plan,
                          TflLayoutInput   *input,
                          const TflPlacing *placing);

G_END_DECLS
