/* Waits for what the main loop still has to do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Until it had nothing to do for so many milliseconds in all.  Turns are not counted: on a busy machine frames, which
 * come first, take any number of them. */
void tfl_settle (guint quiet);

G_END_DECLS
