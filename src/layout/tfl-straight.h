/* Lines that can run straight from unit to unit get their places first: in the middle of what the
 * two ends have in common, those between the same two units beside each other.
 */
#pragma once

#include "tfl-trip.h"

G_BEGIN_DECLS

/* Finds out whether and where a trip could run straight. FALSE where that is as it was. */
gboolean tfl_straight_measure (TflTrip          *trip,
                               TflLayoutInput   *input,
                               const TflPlacing *placing);

/* Narrows the ends of trips that can be straight to one place. able: of each trip, whether it may be. touched: of each side of
 * each box, TFL_N_SIDES after TFL_N_SIDES, whether one ended there that is gone; what is neither beside such an end nor beside a
 * fresh one stays. moved: gets those, of TflTrip, that were planned before and now end elsewhere. */
void     tfl_straight_choose  (TflTrip *const    *trips,
                               const guint8      *able,
                               guint              n,
                               const TflStanding *here,
                               guint8            *touched,
                               GPtrArray         *moved);

G_END_DECLS
