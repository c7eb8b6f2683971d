/* Draws a scene, or one shape of it, with Cairo: what PNG, print and the parts of
 * the screen that GTK has no node for share.
 */
#pragma once

#include "scene/tfl-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

/* All of the scene in its own coordinates; what lies outside clip is skipped (NULL for none).
 * The ground is not painted. */
void tfl_cairo_draw_scene (cairo_t        *cr,
                           TflScene       *scene,
                           TflTheme        theme,
                           const TflRect  *clip);

/* One shape; nothing for BEGIN and END. */
void tfl_cairo_draw_shape (cairo_t        *cr,
                           const TflShape *shape,
                           TflTheme        theme);

void tfl_cairo_paint_ground (cairo_t      *cr,
                             TflTheme      theme);

/* The scene with its upper left corner at the origin, scaled. */
void tfl_cairo_draw_page  (cairo_t        *cr,
                           TflScene       *scene,
                           TflTheme        theme,
                           double          scale);

void tfl_cairo_set_colour (cairo_t        *cr,
                           TflTheme        theme,
                           TflColour       colour);

G_END_DECLS
