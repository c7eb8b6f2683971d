/* Flows of policy and feedback, and calls across units, over a map. */
#include "config.h"

#include "tfl-painter.h"

#include "tfl-curves.h"
#include "tfl-text.h"

#include "layout/tfl-rect.h"

#include <glib/gi18n-lib.h>

#define FLOW_WIDTH 1.1
#define CALL_WIDTH 2.0
#define CALL_ARROW 0.85  /* of a service's */
#define ZOOM_CALLS 0.35  /* below it chips are too small to be called */
#define REACH 480.0      /* a curve may swing so far out of what its ends lie in */

static void
set_dots (TflShape *line,
          double    on,
          double    off)
{
  line->round_dots = TRUE;
  line->dash[0] = (float) on;
  line->dash[1] = (float) off;
}

void
tfl_painter_draw_curve (TflPainter     *self,
                        gboolean        is_call,
                        const TflPoint *points,
                        guint           n_points)
{
  double px = MAX (1, MIN (self->px, 1.5));
  TflShape *line;

  tfl_scene_builder_set_part (self->builder, is_call ? TFL_PART_CALL : TFL_PART_ROUTE);
  line = tfl_scene_builder_add_line (self->builder, points, n_points, is_call ? TFL_COLOUR_ACCENT : TFL_COLOUR_INK_3,
                                     (is_call ? CALL_WIDTH : FLOW_WIDTH) * px);
  line->size = (float) (is_call ? CALL_ARROW * px : px);
  line->start = is_call ? TFL_MARK_NONE : TFL_MARK_DOT;
  line->end_mark = is_call ? TFL_MARK_ARROW : TFL_MARK_OPEN_ARROW;
  if (is_call)
    set_dots (line, 1.5 * px, 4 * px);
}

static char *
make_title (TflPainter     *self,
            const TflCurve *curve)
{
  TflModel *model = self->picture->model;
  g_autofree char *name = tfl_text_clean (tfl_element_get_name (curve->element));
  g_autofree char *from = NULL, *to = NULL;

  if (curve->caller != NULL)
    {
      from = tfl_text_clean (tfl_element_get_name (curve->caller));
      /* Translators: work, and the work that it called */
      return g_strdup_printf (_("Call: “%s” to “%s”"), from, name);
    }

  from = tfl_text_clean (tfl_element_get_name (tfl_model_follow (model, curve->element, TFL_FLOW_FROM)));
  to = tfl_text_clean (tfl_element_get_name (tfl_model_follow (model, curve->element, TFL_FLOW_TO)));
  if (tfl_element_get_choice (curve->element, TFL_FLOW_KIND) == 1)
    return g_strdup_printf (_("Feedback from %s to %s"), from, to);

  return g_strdup_printf (_("Policy from %s to %s"), from, to);
}

/* What an end is drawn as: the chip, or else its unit, or the one that unit is drawn as. */
static const TflRect *
find_end (TflPainter       *self,
          const TflElement *work,
          int               unit,
          guint            *shown)
{
  const TflRect *chip = work != NULL ? tfl_layout_get_rect (self->layout, tfl_element_get_id (work)) : NULL;

  *shown = tfl_painter_get_shown (self, (guint) unit);
  if (chip != NULL && *shown == (guint) unit && tfl_painter_get_detail (self, *shown) < TFL_DETAIL_SUMMARY)
    return chip;

  return tfl_survey_get_rect (self->survey, *shown);
}

static void
draw_curve (TflPainter *self,
            TflCurves  *curves,
            TflCurve   *curve)
{
  gboolean is_call = curve->caller != NULL;
  guint from_unit, to_unit;
  const TflRect *from = find_end (self, curve->caller, curve->from, &from_unit);
  const TflRect *to = find_end (self, is_call ? curve->element : NULL, curve->to, &to_unit);
  g_autofree char *title = NULL;
  TflRect both;

  if (from == NULL || to == NULL || from_unit == to_unit)
    return;
  both = tfl_rect_united (*from, *to);
  if (!tfl_painter_is_in_part (self, &both, REACH))
    return;

  title = self->part == NULL ? make_title (self, curve) : g_strdup ("");
  tfl_scene_builder_begin (self->builder, tfl_element_get_id (curve->element), title);
  tfl_painter_draw_curve (self, is_call, tfl_curves_trace (curves, curve, from, to), TFL_CURVE_N_POINTS);
  tfl_scene_builder_end (self->builder);
  if (is_call)
    self->calls = TRUE;
  else
    self->flows |= 1u << MAX (tfl_element_get_choice (curve->element, TFL_FLOW_KIND), 0);
}

void
tfl_painter_curves (TflPainter *self)
{
  TflCurves *curves = self->picture->scope->shows != 0 ? tfl_survey_get_curves (self->survey) : NULL;

  for (guint i = 0; curves != NULL && i < tfl_curves_get_n (curves); i++)
    {
      TflCurve *curve = tfl_curves_get (curves, i);

      if (curve->caller == NULL || self->px <= 1 / ZOOM_CALLS)
        draw_curve (self, curves, curve);
    }
}
