/* The two pills that float over the canvas: what can be added, and how close one looks. */
#pragma once

#include "tfl-canvas.h"

G_BEGIN_DECLS

#define TFL_TYPE_PALETTE (tfl_palette_get_type ())
G_DECLARE_FINAL_TYPE (TflPalette, tfl_palette, TFL, PALETTE, GtkWidget)

/* The canvas whose zoom is shown; it is not owned. */
void       tfl_palette_set_canvas         (TflPalette *self,
                                           TflCanvas  *canvas);

/* Without words where there is little room. */
void       tfl_palette_set_narrow         (TflPalette *self,
                                           gboolean    narrow);
GtkWidget *tfl_palette_get_service_button (TflPalette *self);

G_END_DECLS
