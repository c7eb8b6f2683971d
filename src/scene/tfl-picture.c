#include "config.h"

#include "tfl-picture.h"

#include "tfl-painter.h"
#include "tfl-text.h"

/* What is left free around the picture. */
#define MARGIN 24.0

static char *
make_title (const TflPicture *self)
{
  const TflElement *root = tfl_model_lookup (self->model, self->scope->root);

  return tfl_text_clean (tfl_element_get_name (root != NULL ? root : tfl_model_get_root (self->model)));
}

TflScene *
tfl_picture_draw (const TflPicture *self,
                  TflLayout        *layout)
{
  g_autoptr (TflExtent) extent = tfl_extent_new (self->model, self->scope);
  guint n = tfl_extent_get_n (extent);
  g_autofree guint8 *details = g_new0 (guint8, n + 1);
  g_autofree gboolean *hidden = g_new0 (gboolean, n + 1);
  g_autoptr (GArray) badges = g_array_new (FALSE, FALSE, sizeof (TflBadge));
  g_autofree char *title = make_title (self);
  TflPainter painter = {
    .picture = self,
    .layout = layout,
    .extent = extent,
    .builder = tfl_scene_builder_new (),
    .px = 1 / (self->zoom > 0 ? self->zoom : 1),
    .details = details,
    .hidden = hidden,
    .badges = badges,
  };

  tfl_painter_decide (&painter);
  for (guint i = 0; i < n; i = tfl_extent_get (extent, i)->end)
    tfl_painter_unit (&painter, i);
  tfl_painter_routes (&painter);
  tfl_painter_badges (&painter);

  if (self->title)
    tfl_painter_title (&painter);
  tfl_painter_legend (&painter);

  return tfl_scene_builder_free_to_scene (painter.builder, title, MARGIN);
}
