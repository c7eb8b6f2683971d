/* What is exported, and how: a preview of each page at the left, the choices at the right.  It remembers for each file what
 * was chosen last.  Pages are drawn on another thread; whatever takes long shows how far it is and can be cancelled.
 *
 * Enter asks where to, Escape leaves.
 */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

#define TFL_TYPE_EXPORT_DIALOG (tfl_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TflExportDialog, tfl_export_dialog, TFL, EXPORT_DIALOG, AdwWindow)

/* For the model that the window shows. */
TflExportDialog *tfl_export_dialog_open (TflWindow *window);

G_END_DECLS
