/* What a part of a scene shows as a number, so that it need not be drawn again where it shows the same.
 */
#pragma once

#include "scene/tfl-scene.h"

G_BEGIN_DECLS

/* In the same order, and with the same left out, as tfl_cairo_draw_scene(); n_shapes gets how many there are. */
guint64 tfl_tile_sum_up (TflScene      *scene,
                         const TflRect *clip,
                         guint         *n_shapes);

G_END_DECLS
