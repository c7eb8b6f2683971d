/* The window that says what this program is. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tfl_about_present (GtkWindow *parent);

G_END_DECLS
