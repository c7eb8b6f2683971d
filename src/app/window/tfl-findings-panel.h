/* The lower side of the window: what the rules say, orphans first. */
#pragma once

#include "app/session/tfl-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_FINDINGS_PANEL (tfl_findings_panel_get_type ())
G_DECLARE_FINAL_TYPE (TflFindingsPanel, tfl_findings_panel, TFL, FINDINGS_PANEL, GtkWidget)

/* session NULL: shows nothing. */
void tfl_findings_panel_set_session (TflFindingsPanel *self,
                                     TflSession       *session);

G_END_DECLS
