/* What a pasted table becomes: units or work, which column is what, and the first rows as they will be.
 * Enter pastes, Escape leaves all as it was. */
#pragma once

#include "app/window/tfl-window.h"

#include "io/tfl-table-rows.h"

G_BEGIN_DECLS

#define TFL_TYPE_PASTE_DIALOG (tfl_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TflPasteDialog, tfl_paste_dialog, TFL, PASTE_DIALOG, AdwWindow)

/* table (transfer full) */
TflPasteDialog *tfl_paste_dialog_open (TflWindow *window,
                                       TflTable  *table);

G_END_DECLS
