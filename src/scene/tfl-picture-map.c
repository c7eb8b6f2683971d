/* The map: units in units, their work, and services between them. */
#include "config.h"

#include "tfl-picture-kind.h"

#include "tfl-measure.h"
#include "tfl-painter.h"

#include <glib/gi18n-lib.h>

static TflExtent *
list (const TflPicture *picture)
{
  return tfl_extent_new (picture->model, picture->scope);
}

static void
add_chips (const TflPicture *picture,
           GArray           *chips,
           TflLayoutInput   *input,
           int               unit)
{
  int first = (int) tfl_layout_input_get_n_boxes (input);

  for (guint i = 0; i < chips->len; i++)
    {
      const TflMeasuredChip *chip = &g_array_index (chips, TflMeasuredChip, i);
      TflLayoutBox box = {
        .id = chip->id,
        .kind = TFL_BOX_CHIP,
        .parent = unit,
        .width = TFL_CHIP_WIDTH,
        .height = picture->scope->compact ? TFL_CHIP_COMPACT : chip->height,
        .caller = chip->caller >= 0 ? first + chip->caller : -1,
      };

      tfl_layout_input_add_box (input, &box);
    }
}

static TflLayoutInput *
measure (const TflPicture *self)
{
  g_autoptr (TflExtent) extent = tfl_extent_new_remembered (self->memory, self->model, self->scope);
  TflLayoutInput *input = tfl_layout_input_new ();
  guint n = tfl_extent_get_n (extent);
  g_autofree int *boxes = g_new (int, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const TflExtentUnit *row = tfl_extent_get (extent, i);
      gboolean shows_work = self->scope->work && !row->closed;
      const TflPoint *place = tfl_scope_get_place (self->scope, tfl_element_get_id (row->unit));
      GArray *chips = shows_work ? tfl_unit_get_chips (self, row->unit) : NULL;
      gboolean work = chips != NULL && chips->len > 0;
      TflLayoutBox box = {
        .id = tfl_element_get_id (row->unit),
        .kind = TFL_BOX_UNIT,
        .parent = row->parent >= 0 ? boxes[row->parent] : -1,
        .width = tfl_unit_get_width (self, row->unit),
        .height = work || row->end > i + 1 ? TFL_UNIT_HEADER : TFL_UNIT_HEADER_LEAF,
        .caller = -1,
        .outside = tfl_element_get_boolean (row->unit, TFL_UNIT_OUTSIDE),
        .pinned = place != NULL,
        .x = place != NULL ? place->x : 0,
        .y = place != NULL ? place->y : 0,
      };

      boxes[i] = tfl_layout_input_add_box (input, &box);
      if (work)
        add_chips (self, chips, input, boxes[i]);
    }
  tfl_measure_lines (self, extent, input, boxes);
  tfl_layout_input_set_taut (input, self->scope->taut);

  return input;
}

static gboolean
draw (TflPainter *painter,
      guint      *most)
{
  if (!tfl_painter_units (painter, most) || !tfl_painter_routes (painter, most))
    return FALSE;

  tfl_painter_curves (painter);

  return TRUE;
}

const TflPictureKindInfo tfl_picture_map = {
  .kind = TFL_PICTURE_MAP,
  .description = N_("Units inside units, their work, and the services between them"),
  .work = TRUE,
  .services = TRUE,
  .taut = TRUE,
  .parts = TRUE,
  .list = list,
  .measure = measure,
  .draw = draw,
};
