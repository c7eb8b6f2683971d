/* Prints what is on show, or all views, through the desktop's dialog, which has the preview.  A picture is fitted on a sheet,
 * or cut into sheets that make a poster.  Always in the print theme.
 */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

void tfl_print (TflWindow *window);

G_END_DECLS
