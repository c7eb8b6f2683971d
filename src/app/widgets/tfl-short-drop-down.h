/* A drop-down of words that gives way: whole in its list, cut short on its button. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *tfl_short_drop_down_new      (void);

/* What it is called for those who listen: it and the button in it, which has the keys. */
void       tfl_short_drop_down_set_name (GtkWidget  *drop_down,
                                         const char *name);

G_END_DECLS
