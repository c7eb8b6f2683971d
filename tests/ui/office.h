/* A small model with an office in it, and how to find one's way among the widgets that show it. */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

typedef gboolean (*OfficeTest) (GtkWidget  *widget,
                                const void *data);

TflSession *office_new     (void);

/* Ends a session, of which nothing may be left. */
void        office_finish  (TflSession *session);

/* Runs the main loop for a while. */
void        office_settle  (void);

/* The first widget on show that passes, outermost first; or NULL. */
GtkWidget  *office_find    (GtkWidget  *widget,
                            OfficeTest  test,
                            const void *data);

/* A test; type: of a const GType. */
gboolean    office_is_type (GtkWidget  *widget,
                            const void *type);
