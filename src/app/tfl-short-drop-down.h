/* A drop-down of words that gives way: whole in its list, cut short on its button. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *tfl_short_drop_down_new (void);

G_END_DECLS
