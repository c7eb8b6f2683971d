/* Where the labels of lines go in one container: beside the customer's end of the hop, over nothing.
 *
 * Over the line where it runs across, at its right (else at its left) where it runs down; moved along the line first, then
 * to another part of the hop. Where there is no room the line has no label.
 */
#pragma once

#include "tfl-hops.h"

G_BEGIN_DECLS

/* Gives the routes of the answer their labels, as asked for by the hops. */
void tfl_labels_place (TflHopAnswer *answer,
                       const TflHop *hops,
                       TflMaze      *maze,
                       const guint8 *kept); /* of each route: it has its label already, or none; or NULL */

G_END_DECLS
