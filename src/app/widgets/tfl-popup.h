/* Popovers that come and go: shown at a widget that need not outlive them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes the floating popover, shows it at an area of the widget (NULL: all of it), and lets it go
 * when it is closed. */
void     tfl_popup_show      (GtkPopover         *popover,
                              GtkWidget          *widget,
                              const GdkRectangle *area);

/* Asks for the context menu of what is selected, at a point of the widget. */
void     tfl_popup_ask_menu  (GtkWidget          *widget,
                              double              x,
                              double              y);

/* Up and down walk a list while an entry above it keeps the focus. FALSE for other keys, and at the ends. */
gboolean tfl_popup_walk_list (GtkListView        *list,
                              guint               keyval);

/* Closes what a widget, and all that is in it, has popped up: to be called before it goes.  GTK lets a popover that goes
 * with it while it is open keep the keyboard of the whole window. */
void     tfl_popup_close_inside (GtkWidget          *widget);

G_END_DECLS
