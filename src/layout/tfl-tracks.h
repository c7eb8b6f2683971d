/* Columns and rows that lines may run along: sorted lists of coordinates. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sorts tracks and leaves out those not between low and high, and those nearer than `apart` to another.
 * The exact ones are among them in any case. */
void tfl_tracks_tidy (GArray       *tracks,
                      double        low,
                      double        high,
                      double        apart,
                      const double *exact,
                      guint         n_exact);

G_END_DECLS
