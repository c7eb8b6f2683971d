/* A small sign over the picture that another layout is under way: there after half a second, gone with the layout.
 */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_PROGRESS (tfl_progress_get_type ())
G_DECLARE_FINAL_TYPE (TflProgress, tfl_progress, TFL, PROGRESS, GtkWidget)

/* NULL for none. */
void tfl_progress_set_session (TflProgress *self,
                               TflSession  *session);

G_END_DECLS
