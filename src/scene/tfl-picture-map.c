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

static gboolean
shows_work (const TflPicture    *picture,
            const TflExtentUnit *row)
{
  TflChildIter iter;

  tfl_child_iter_init (&iter, picture->model, row->unit, TFL_KIND_WORK);

  return picture->scope->work && !row->closed && tfl_child_iter_next (&iter) != NULL;
}

static void
add_chips (const TflPicture    *picture,
           const TflExtentUnit *row,
           TflLayoutInput      *input,
           int                  unit)
{
  g_autoptr (GArray) places = tfl_chips_sort (picture, row->unit);
  g_autofree int *boxes = g_new (int, places->len + 1);

  for (guint i = 0; i < places->len; i++)
    {
      const TflChipPlace *place = &g_array_index (places, TflChipPlace, i);
      g_auto (TflChip) chip = { 0 };
      TflLayoutBox box = { .kind = TFL_BOX_CHIP, .parent = unit, .width = TFL_CHIP_WIDTH };

      tfl_chip_init (&chip, picture, place->work);
      box.id = chip.id;
      box.caller = place->caller >= 0 ? boxes[place->caller] : -1;
      box.height = picture->scope->compact
                     ? TFL_CHIP_COMPACT
                     : tfl_chip_get_height (&chip, TFL_CHIP_WIDTH - (place->caller >= 0 ? TFL_CHIP_INDENT : 0));
      boxes[i] = tfl_layout_input_add_box (input, &box);
    }
}

static TflLayoutInput *
measure (const TflPicture *self)
{
  g_autoptr (TflExtent) extent = list (self);
  TflLayoutInput *input = tfl_layout_input_new ();
  guint n = tfl_extent_get_n (extent);
  g_autofree int *boxes = g_new (int, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const TflExtentUnit *row = tfl_extent_get (extent, i);
      gboolean work = shows_work (self, row);
      TflLayoutBox box = {
        .id = tfl_element_get_id (row->unit),
        .kind = TFL_BOX_UNIT,
        .parent = row->parent >= 0 ? boxes[row->parent] : -1,
        .width = tfl_unit_get_width (self, row->unit),
        .height = work || row->end > i + 1 ? TFL_UNIT_HEADER : TFL_UNIT_HEADER_LEAF,
        .caller = -1,
        .outside = tfl_element_get_boolean (row->unit, TFL_UNIT_OUTSIDE),
      };

      boxes[i] = tfl_layout_input_add_box (input, &box);
      if (work)
        add_chips (self, row, input, boxes[i]);
    }
  tfl_measure_lines (self, extent, input, boxes);

  return input;
}

static void
draw (TflPainter *painter)
{
  guint n = tfl_extent_get_n (painter->extent);

  tfl_painter_decide (painter);
  for (guint i = 0; i < n; i = tfl_extent_get (painter->extent, i)->end)
    tfl_painter_unit (painter, i);
  tfl_painter_routes (painter);
}

const TflPictureKindInfo tfl_picture_map = {
  .kind = TFL_PICTURE_MAP,
  .description = N_("Units inside units, their work, and the services between them"),
  .work = TRUE,
  .services = TRUE,
  .list = list,
  .measure = measure,
  .draw = draw,
};
