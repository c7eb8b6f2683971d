#include "config.h"

#include "tfl-measure.h"

#include "tfl-extent.h"
#include "tfl-picture.h"
#include "tfl-service-line.h"
#include "tfl-text.h"

#include <math.h>

#define BADGE_HEIGHT 24.0
#define LABEL_HEIGHT 36.0 /* a line runs through its middle: the name above, the kind below */

double
tfl_chip_name_width (const TflChip *chip,
                     double         width)
{
  /* An orphan's text stands on a plate with the hatch around it. */
  return chip->state == TFL_CHIP_ORPHAN ? width - 71 : width - 42 - 8;
}

double
tfl_chip_get_height (const TflChip *chip,
                     double         width)
{
  int weight = chip->state == TFL_CHIP_ORPHAN ? 600 : 500;

  return tfl_text_measure (chip->name, 12, weight) > tfl_chip_name_width (chip, width) ? 75 : 59;
}

double
tfl_badge_get_width (guint  count,
                     double height)
{
  g_autofree char *text = g_strdup_printf ("? %u", count);

  return ceil (MAX (1.35 * height, tfl_text_measure (text, 0.59 * height, 700) + 0.95 * height));
}

static double
measure_header (const TflPicture    *picture,
                const TflExtentUnit *row)
{
  g_autofree char *name = tfl_text_clean (tfl_element_get_name (row->unit));
  g_autofree char *caption = tfl_text_clean (tfl_element_get (row->unit, TFL_UNIT_CAPTION));
  guint orphans = tfl_tally_get (picture->tally, tfl_element_get_id (row->unit)).orphans;
  double text = tfl_text_measure (name, 14, 600);
  double badge = orphans > 0 ? tfl_badge_get_width (orphans, BADGE_HEIGHT) + 12 : 0;

  if (caption[0] != '\0')
    text += 9 + tfl_text_measure (caption, 10.5, 400);

  return CLAMP (ceil (52 + MAX (text, 128) + 12 + badge), TFL_UNIT_MIN_WIDTH, TFL_UNIT_MAX_WIDTH);
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

static void
add_lines (const TflPicture *picture,
           TflExtent        *extent,
           TflLayoutInput   *input,
           const int        *boxes)
{
  g_autoptr (GArray) lines = tfl_service_lines_new (picture->model, extent);

  for (guint i = 0; i < lines->len; i++)
    {
      const TflServiceLine *line = &g_array_index (lines, TflServiceLine, i);
      g_auto (TflServiceLabel) label = { 0 };
      TflLayoutLine out = { tfl_element_get_id (line->service), line->customer, boxes[line->from], boxes[line->to],
                            0, LABEL_HEIGHT };

      tfl_service_label_init (&label, picture->model, line->service, line->customer);
      out.label_width = ceil (MAX (tfl_text_measure (label.name, TFL_SERVICE_NAME_SIZE, 600),
                                   tfl_text_measure (label.kind, TFL_SERVICE_KIND_SIZE, 400)));
      tfl_layout_input_add_line (input, &out);
    }
}

TflLayoutInput *
tfl_picture_measure (const TflPicture *self)
{
  g_autoptr (TflExtent) extent = tfl_extent_new (self->model, self->scope);
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
        .width = measure_header (self, row),
        .height = work || row->end > i + 1 ? TFL_UNIT_HEADER : TFL_UNIT_HEADER_LEAF,
        .caller = -1,
        .outside = tfl_element_get_boolean (row->unit, TFL_UNIT_OUTSIDE),
      };

      boxes[i] = tfl_layout_input_add_box (input, &box);
      if (work)
        add_chips (self, row, input, boxes[i]);
    }
  add_lines (self, extent, input, boxes);

  return input;
}
