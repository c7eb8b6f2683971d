#include "config.h"

#include "tfl-snapshot.h"

#include "export/tfl-cairo.h"

/* One Cairo node holds all that is in sight: drawing is the same code, and so the same picture, as in
 * every export.  Nodes of GTK's own for boxes and text were weighed and put off: GTK 4.8 has none for
 * dashes, polygons and hatches, so each chip would become a dozen nodes of both sorts. */
GskRenderNode *
tfl_snapshot_make_node (TflScene      *scene,
                        TflTheme       theme,
                        const TflRect *part,
                        double         zoom)
{
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (0, 0, (float) (part->width * zoom), (float) (part->height * zoom));
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -part->x, -part->y);
  tfl_cairo_draw_scene (cr, scene, theme, part);
  cairo_destroy (cr);

  return node;
}

GdkRGBA
tfl_snapshot_colour (TflTheme  theme,
                     TflColour colour,
                     double    opacity)
{
  guint32 rgb = tfl_theme_get_rgb (theme, colour);

  return (GdkRGBA){ ((rgb >> 16) & 0xFF) / 255.0f, ((rgb >> 8) & 0xFF) / 255.0f, (rgb & 0xFF) / 255.0f,
                    (float) opacity };
}
