/* An entry that gives way: while nobody types in it, a text that it has no room for ends in “…”, and resting the
 * pointer on it shows the whole.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_TYPE_SHORT_ENTRY (tfl_short_entry_get_type ())
G_DECLARE_FINAL_TYPE (TflShortEntry, tfl_short_entry, TFL, SHORT_ENTRY, GtkEntry)

/* Without a frame, as it stands in a row. */
GtkWidget *tfl_short_entry_new (void);

G_END_DECLS
