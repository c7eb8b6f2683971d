/* The small picture of a view, drawn on another thread. */
#pragma once

#include "scene/tfl-theme.h"
#include "model/tfl-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TFL_VIEW_PICTURE_WIDTH 152
#define TFL_VIEW_PICTURE_HEIGHT 86

/* What a view looks like goes by this, and by the model but for its views. (transfer full) */
char       *tfl_view_picture_make_key (const TflElement    *view);

/* theme: of a view that has none; scale: pixels of the screen for one of GTK. */
void        tfl_view_picture_draw     (TflModel            *model,
                                       const char          *view,
                                       TflTheme             theme,
                                       int                  scale,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

/* (transfer full); NULL where it was cancelled. */
GdkTexture *tfl_view_picture_finish   (GAsyncResult        *result,
                                       GError             **error);

G_END_DECLS
