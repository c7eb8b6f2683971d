/* A unit's work: its chips, and the calls between them. */
#include "config.h"

#include "tfl-painter.h"

#include <math.h>

#define STANDS_OUT 400.0 /* the elbow to a chip from the one that called it */

static void
draw_call_across (TflPainter *self,
                  TflRect     from,
                  TflRect     to)
{
  double y = to.y + MIN (to.height, from.height) / 2;
  double tip = to.x - 2.5;
  TflPoint line[] = { { from.x + from.width + 1, y }, { tip - 5, y } };
  TflPoint arrow[] = { { tip, y }, { tip - 6, y - 4 }, { tip - 6, y + 4 } };

  tfl_scene_builder_add_line (self->builder, line, 2, TFL_COLOUR_INK_3, 1.2);
  tfl_scene_builder_add_polygon (self->builder, arrow, 3, TFL_COLOUR_INK_3);
}

static void
draw_call_down (TflPainter *self,
                TflRect     from,
                TflRect     to)
{
  double y = to.y + to.height / 2;
  TflPoint line[] = { { from.x + 7, from.y + from.height }, { from.x + 7, y }, { to.x - 3, y } };
  TflPoint arrow[] = { { to.x, y }, { to.x - 4, y - 3.2 }, { to.x - 4, y + 3.2 } };
  TflShape *shape = tfl_scene_builder_add_line (self->builder, line, 3, TFL_COLOUR_INK_3, 1.2);

  shape->radius = 5;
  tfl_scene_builder_add_polygon (self->builder, arrow, 3, TFL_COLOUR_INK_3);
}

/* Only where the two stand so that a short line says it; other calls are shown on selection. */
static void
draw_call (TflPainter *self,
           TflRect     from,
           TflRect     to)
{
  gboolean same_row = fabs (from.y - to.y) < 1;
  double gap = to.x - from.x - from.width;

  tfl_scene_builder_set_part (self->builder, TFL_PART_CALL);
  if (same_row && gap > 8 && gap < 24)
    draw_call_across (self, from, to);
  else if (to.y >= from.y + from.height && to.x >= from.x + 12 && to.x <= from.x + 24)
    draw_call_down (self, from, to);
}

void
tfl_painter_work (TflPainter *self,
                  guint       index)
{
  const TflExtentUnit *row = tfl_extent_get (self->extent, index);
  g_autoptr (GArray) places = NULL;

  if (row->closed || !self->picture->scope->work)
    return;

  places = tfl_chips_sort (self->picture, row->unit);
  for (guint i = 0; i < places->len; i++)
    {
      const TflChipPlace *place = &g_array_index (places, TflChipPlace, i);
      const TflRect *rect = tfl_layout_get_rect (self->layout, tfl_element_get_id (place->work));
      g_auto (TflChip) chip = { 0 };
      g_autofree char *title = NULL;

      if (rect == NULL || !tfl_painter_is_in_part (self, rect, STANDS_OUT))
        continue;

      tfl_chip_init (&chip, self->picture, place->work);
      title = tfl_chip_get_title (&chip);
      tfl_scene_builder_begin (self->builder, chip.id, title)->orphan = chip.orphan;
      if (place->caller >= 0 && self->px <= 1 / TFL_ZOOM_CHIPS)
        {
          const TflElement *caller = g_array_index (places, TflChipPlace, place->caller).work;
          const TflRect *from = tfl_layout_get_rect (self->layout, tfl_element_get_id (caller));

          if (from != NULL)
            draw_call (self, *from, *rect);
        }
      tfl_painter_chip (self, &chip, *rect);
      tfl_scene_builder_end (self->builder);
    }
}
