/* What is to be asked about a container, once all that is in it is placed. */
#pragma once

#include "tfl-placing.h"

G_BEGIN_DECLS

/* All but the lines between the children; the indices of the children among each other are set. (transfer full) */
TflPlaceQuestion *tfl_placing_ask       (const TflPlacing *placing,
                                         TflLayoutInput   *input,
                                         guint             container,
                                         TflShape          shape);

/* And the lines. */
void              tfl_placing_ask_lines (const TflPlacing *placing,
                                         TflLayoutInput   *input,
                                         guint             container,
                                         TflPlaceQuestion *question);

G_END_DECLS
