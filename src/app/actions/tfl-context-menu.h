/* The menu of what is selected, or of the bare canvas where nothing is.  For an orphan it begins with the processes that
 * fit. */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

/* What "view.context-menu" does: see tfl_popup_ask_menu().  It goes when it is closed. */
void tfl_context_menu_open (TflWindow *window,
                            GVariant  *parameter);

G_END_DECLS
