/* The small round button at a unit's left side that opens and closes it: on the one under the pointer, and on the
 * one selected. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "app/session/tfl-sight.h"
#include "app/widgets/tfl-snapshot.h"

#include "scene/tfl-picture-kind.h"

#include <math.h>

#define RADIUS 8        /* px */
#define REACH 12        /* px around the middle that count as a hit */
#define BELOW_TOP 27    /* px: beside the role badge */
#define LEAST_HEIGHT 24 /* px: lower units have no room for it */

/* Whether a unit has one, and where its middle is. */
static gboolean
get_centre (TflCanvas  *self,
            const char *id,
            TflPoint   *centre)
{
  TflModel *model = tfl_session_get_model (self->session);
  const TflScope *scope = tfl_session_get_scope (self->session);
  const TflElement *unit = tfl_model_lookup (model, id);
  TflRect rect;

  if (self->presenting || tfl_picture_kind_get_info (scope->kind)->focus || !tfl_sight_can_close (model, unit) ||
      g_strcmp0 (id, scope->root) == 0 || !tfl_canvas_find (self, id, &rect) || rect.height < LEAST_HEIGHT)
    return FALSE;

  *centre = (TflPoint) { rect.x, rect.y + MIN (rect.height / 2, BELOW_TOP) };

  return TRUE;
}

/* The pointer is half outside the unit when it is on the button, so the unit last hovered keeps it. */
const char *
tfl_canvas_get_hovered_unit (TflCanvas *self)
{
  const TflElement *element = self->hover != NULL ? tfl_session_lookup (self->session, self->hover) : NULL;

  while (element != NULL && tfl_element_get_kind (element) != TFL_KIND_UNIT)
    element = tfl_model_get_parent (tfl_session_get_model (self->session), element);

  return element != NULL ? tfl_element_get_id (element) : NULL;
}

static const char *
get_selected (TflCanvas *self)
{
  return tfl_session_get_n_selected (self->session) == 1 ? tfl_session_get_primary (self->session) : NULL;
}

const char *
tfl_canvas_pick_disclosure (TflCanvas *self,
                            double     x,
                            double     y)
{
  const char *units[2];

  if (self->session == NULL || self->scene == NULL)
    return NULL;

  units[0] = tfl_canvas_get_hovered_unit (self);
  units[1] = get_selected (self);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      TflPoint centre;

      if (units[i] != NULL && get_centre (self, units[i], &centre) && hypot (x - centre.x, y - centre.y) <= REACH)
        return units[i];
    }

  return NULL;
}

static void
set_colour (TflCanvas *self,
            cairo_t   *cr,
            TflColour  colour)
{
  GdkRGBA rgba = tfl_snapshot_colour (tfl_canvas_get_theme (self), colour, 1);

  gdk_cairo_set_source_rgba (cr, &rgba);
}

/* An arrow head as in the outline: down for what is open, right for what is closed. */
static void
draw_one (TflCanvas  *self,
          cairo_t    *cr,
          const char *id)
{
  TflModel *model = tfl_session_get_model (self->session);
  TflPoint centre;

  if (id == NULL || !get_centre (self, id, &centre))
    return;

  cairo_save (cr);
  cairo_translate (cr, round (centre.x), round (centre.y));
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, RADIUS, 0, 2 * G_PI);
  set_colour (self, cr, TFL_COLOUR_PAPER);
  cairo_fill_preserve (cr);
  set_colour (self, cr, TFL_COLOUR_INK_2);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  if (!tfl_sight_is_closed (tfl_session_get_scope (self->session), model, tfl_model_lookup (model, id)))
    cairo_rotate (cr, G_PI_2);
  cairo_move_to (cr, -1.6, -3.2);
  cairo_line_to (cr, 1.6, 0);
  cairo_line_to (cr, -1.6, 3.2);
  set_colour (self, cr, TFL_COLOUR_INK);
  cairo_set_line_width (cr, 1.6);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
tfl_canvas_draw_disclosure (TflCanvas *self,
                            cairo_t   *cr)
{
  const char *hovered = tfl_canvas_get_hovered_unit (self);
  const char *selected = get_selected (self);

  if (self->drag.is_under_way)
    return;

  draw_one (self, cr, selected);
  if (g_strcmp0 (hovered, selected) != 0)
    draw_one (self, cr, hovered);
}
