/* The two pills that float over the canvas: what can be added, and what kind of
 * picture one looks at and how closely. */
#pragma once

#include "app/canvas/tfl-canvas.h"

G_BEGIN_DECLS

#define TFL_TYPE_PALETTE (tfl_palette_get_type ())
G_DECLARE_FINAL_TYPE (TflPalette, tfl_palette, TFL, PALETTE, GtkWidget)

/* The canvas whose zoom is shown; it is not owned. */
void       tfl_palette_set_canvas         (TflPalette *self,
                                           TflCanvas  *canvas);

/* The session whose kind of picture is shown; NULL for none. */
void       tfl_palette_set_session        (TflPalette *self,
                                           TflSession *session);

/* What there is to choose as the kind of picture. */
void       tfl_palette_set_menu           (TflPalette *self,
                                           GMenuModel *menu);

/* Without words where there is little room. */
void       tfl_palette_set_narrow         (TflPalette *self,
                                           gboolean    narrow);

G_END_DECLS
