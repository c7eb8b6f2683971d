/* The whole picture, small, in a corner of the canvas: a frame says what of it is in sight, and a press or a drag there
 * moves the canvas.
 *
 * It shows itself only where there is something out of sight and room for it.  While it hides what is selected, or
 * something is dragged, one sees through it; with the pointer on it, it is all there.  Units are drawn as plain boxes, as
 * deep as they can be told apart; one that holds work without an owner has a mark.
 *
 * Property "wanted": FALSE where somebody does not want it at all.
 */
#pragma once

#include "tfl-canvas.h"

G_BEGIN_DECLS

#define TFL_TYPE_MINIMAP (tfl_minimap_get_type ())
G_DECLARE_FINAL_TYPE (TflMinimap, tfl_minimap, TFL, MINIMAP, GtkWidget)

/* Once. */
void     tfl_minimap_set_canvas (TflMinimap *self,
                                 TflCanvas  *canvas);
gboolean tfl_minimap_is_wanted  (TflMinimap *self);
void     tfl_minimap_set_wanted (TflMinimap *self,
                                 gboolean    wanted);

G_END_DECLS
