/* A scene as GTK draws it. */
#pragma once

#include "scene/tfl-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What of the scene lies in `part` (canvas points), as a node whose origin is part's top left corner,
 * `zoom` pixels to a point.  It may be kept and drawn again, moved, as long as the scene, the theme and
 * the zoom stay. (transfer full) */
GskRenderNode *tfl_snapshot_make_node (TflScene      *scene,
                                       TflTheme       theme,
                                       const TflRect *part,
                                       double         zoom);

/* One of the theme's colours, with an opacity from 0 to 1. */
GdkRGBA        tfl_snapshot_colour    (TflTheme       theme,
                                       TflColour      colour,
                                       double         opacity);

G_END_DECLS
