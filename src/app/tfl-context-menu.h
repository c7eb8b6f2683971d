/* The menu of what is selected, or of the bare canvas where nothing is.  For an orphan it begins with the processes that
 * fit. */
#pragma once

#include "tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* At a point of the widget; it goes when it is closed. */
void tfl_context_menu_popup (GtkWidget  *widget,
                             TflSession *session,
                             double      x,
                             double      y);

G_END_DECLS
