/* The heat map: units in three strengths, each with its number, since colour alone says too little. */
#include "config.h"

#include "tfl-painter.h"

#include "tfl-text.h"

#include <glib/gi18n-lib.h>

#define N_WARMTHS 3

/* Of all that stands in it, whatever is drawn. */
static guint
count_findings (const TflPicture *picture,
                const TflElement *element)
{
  guint n = tfl_findings_get_n_for (picture->findings, tfl_element_get_id (element));
  guint n_children = tfl_element_get_n_children (element);
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += tfl_findings_get_for (picture->findings, tfl_element_get_id (element), i)->waiver == NULL;
  for (guint i = 0; i < n_children; i++)
    count += count_findings (picture, tfl_model_lookup (picture->model, tfl_element_get_child (element, i)));

  return count;
}

static guint
count (TflPainter *self,
       guint       index)
{
  const TflElement *unit = tfl_extent_get (self->extent, index)->unit;
  TflCounts counts = tfl_tally_get (self->picture->tally, tfl_element_get_id (unit));

  switch ((TflHeat) self->picture->scope->heat)
    {
    case TFL_HEAT_ORPHANS:
      return counts.orphans;
    case TFL_HEAT_WORK:
      return counts.work;
    case TFL_HEAT_FINDINGS:
      return count_findings (self->picture, unit);
    }

  return 0;
}

/* But for the units that are drawn inside, which have their own: else the strongest would always be the outermost. */
static guint
count_own (TflPainter *self,
           guint       index)
{
  guint end = tfl_extent_get (self->extent, index)->end;
  guint own = count (self, index);

  for (guint i = index + 1; i < end; i = tfl_extent_get (self->extent, i)->end)
    own -= MIN (own, count (self, i));

  return own;
}

guint
tfl_painter_get_heat (TflPainter *self,
                      guint       index,
                      guint      *warmth)
{
  guint here;

  *warmth = 0;
  if (self->picture->scope->heat < 0 || tfl_painter_get_detail (self, index) == TFL_DETAIL_TINY)
    return 0;

  if (self->heat_most == 0)
    for (guint i = 0; i < tfl_extent_get_n (self->extent); i++)
      self->heat_most = MAX (self->heat_most, count_own (self, i));
  here = count_own (self, index);
  if (here > 0)
    *warmth = 1 + (N_WARMTHS * here - 1) / self->heat_most;

  return here;
}

double
tfl_painter_heat (TflPainter *self,
                  guint       number,
                  double      right,
                  double      y,
                  double      grow)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  double width = tfl_text_measure (text, 11 * grow, 700) + 10 * grow;

  tfl_scene_builder_add_box (self->builder, right - width, y, width, 17 * grow, 4 * grow, TFL_COLOUR_PAPER,
                             TFL_COLOUR_INK_2, grow);
  tfl_painter_text_middle (self, text, right - width / 2, tfl_baseline (y, 17 * grow, 11 * grow), 11 * grow, 700, TFL_COLOUR_INK);

  return width + 6 * grow;
}

const char *
tfl_picture_describe_heat (const TflScope *scope)
{
  static const char *const notes[] = {
    N_("In a frame: work without an owner; the darker, the more"),
    N_("In a frame: work; the darker, the more"),
    N_("In a frame: findings; the darker, the more"),
  };

  return scope->heat >= 0 && scope->kind != TFL_PICTURE_MATRIX ? _(notes[scope->heat]) : NULL;
}

void
tfl_painter_heat_note (TflPainter *self)
{
  const TflPicture *picture = self->picture;
  const char *note = tfl_picture_describe_heat (picture->scope);

  if (note != NULL && (picture->title || picture->legend != TFL_LEGEND_NONE))
    tfl_painter_note (self, note);
}
