/* Where one is: the model, the units one has gone into, and whether all is saved. */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_BREADCRUMB (tfl_breadcrumb_get_type ())
G_DECLARE_FINAL_TYPE (TflBreadcrumb, tfl_breadcrumb, TFL, BREADCRUMB, GtkWidget)

/* session NULL: the name of the program. */
void tfl_breadcrumb_set_session (TflBreadcrumb *self,
                                 TflSession    *session);

G_END_DECLS
