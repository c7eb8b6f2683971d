/* Popovers that come and go: shown at a widget that need not outlive them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes the floating popover, shows it at an area of the widget (NULL: all of it), and lets it go
 * when it is closed. */
void     tfl_popup_show      (GtkPopover         *popover,
                              GtkWidget          *widget,
                              const GdkRectangle *area);

/* Up and down walk a list while an entry above it keeps the focus. FALSE for other keys, and at the ends. */
gboolean tfl_popup_walk_list (GtkListView        *list,
                              guint               keyval);

G_END_DECLS
