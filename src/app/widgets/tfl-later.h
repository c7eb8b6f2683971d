/* What has to wait until the event at hand is over.
 *
 * While GTK moves the focus, or says that a row was pressed, it still holds the widgets that are concerned: whoever makes
 * them anew at that moment, as an edit may do, takes them away under its hands.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*TflLaterFunc) (GtkWidget *widget);

/* Calls func once GTK is done.  The widget may have been disposed of by then. */
void tfl_later      (GtkWidget    *widget,
                     TflLaterFunc  func);

/* The same whenever the focus leaves the widget for another one, but not for a menu of its own; nor where the widget is in no
 * window any more. */
void tfl_later_left (GtkWidget    *widget,
                     TflLaterFunc  func);

G_END_DECLS
