/* The left side of the window: the units of the model with their work as a tree, and its views. */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_OUTLINE (tfl_outline_get_type ())
G_DECLARE_FINAL_TYPE (TflOutline, tfl_outline, TFL, OUTLINE, GtkWidget)

/* session NULL: shows nothing. */
void tfl_outline_set_session (TflOutline *self,
                              TflSession *session);

G_END_DECLS
