#include "config.h"

#include "tfl-measure.h"

#include "tfl-picture-kind.h"
#include "tfl-service-line.h"
#include "tfl-text.h"

#include <glib/gi18n-lib.h>
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

char *
tfl_unit_get_caption (const TflPicture *picture,
                      const TflElement *unit)
{
  const TflElement *parent = tfl_model_get_parent (picture->model, unit);

  if (tfl_picture_kind_get_info (picture->scope->kind)->where && parent != NULL &&
      tfl_element_get_kind (parent) == TFL_KIND_UNIT)
    {
      g_autofree char *name = tfl_text_clean (tfl_element_get_name (parent));

      /* Translators: which unit a unit stands in, as in “in Hospital”. */
      return g_strdup_printf (_("in %s"), name);
    }

  return tfl_text_clean (tfl_element_get (unit, TFL_UNIT_CAPTION));
}

double
tfl_unit_get_width (const TflPicture *picture,
                    const TflElement *unit)
{
  g_autofree char *name = tfl_text_clean (tfl_element_get_name (unit));
  g_autofree char *caption = tfl_unit_get_caption (picture, unit);
  guint orphans = tfl_tally_get (picture->tally, tfl_element_get_id (unit)).orphans;
  double text = tfl_text_measure (name, 14, 600);
  double badge = orphans > 0 ? tfl_badge_get_width (orphans, BADGE_HEIGHT) + 12 : 0;

  if (caption[0] != '\0')
    text += 9 + tfl_text_measure (caption, 10.5, 400);

  return CLAMP (ceil (52 + MAX (text, 128) + 12 + badge), TFL_UNIT_MIN_WIDTH, TFL_UNIT_MAX_WIDTH);
}

void
tfl_measure_lines (const TflPicture *picture,
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
