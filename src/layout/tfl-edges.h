/* Places along an axis that cut it into pieces.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sorts the edges and drops those that are no farther than apart from the one before. Returns how many are left. */
guint tfl_edges_tidy (double       *edges,
                      guint         n,
                      double        apart);

/* The last edge that is not beyond the place; 0 where all are. */
guint tfl_edges_find (const double *edges,
                      guint         n,
                      double        place);

G_END_DECLS
