/* The window that lists all keys: those of the action table, and those of the picture itself. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A key that is no action's: the canvas takes it while it has the focus. */
typedef struct
{
  const char *keys;  /* "Tab", "Up|Down" */
  const char *label; /* N_("The next one") */
} TflCanvasKey;

const TflCanvasKey *tfl_shortcuts_get_canvas_keys (guint *n_keys);

GtkWidget          *tfl_shortcuts_new             (void);

G_END_DECLS
