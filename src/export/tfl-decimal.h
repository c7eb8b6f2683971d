/* Numbers in what is written by the million. */
#pragma once

#include "layout/tfl-layout.h"

G_BEGIN_DECLS

/* Appends a number with what stands right before and after it, a few letters at most: two decimals, and no more of them
 * than it has; never in the locale's way.  A large picture has a million numbers, and printf takes ten times as long.
 */
void tfl_decimal_put       (GString    *out,
                            const char *before,
                            double      value,
                            const char *after);

/* The same with both coordinates, a blank between them. */
void tfl_decimal_put_point (GString    *out,
                            const char *before,
                            TflPoint    point,
                            const char *after);

G_END_DECLS
