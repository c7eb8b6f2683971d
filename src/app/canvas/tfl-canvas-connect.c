/* Services by pointer: drawn from a handle at a unit's side to the other party, or to the bare canvas where that party
 * is to be made; and hung elsewhere by the grip at an end of the line.
 *
 * A unit provides what is drawn from its right and receives what is drawn from its left; Alt turns it round. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "app/session/tfl-commands.h"
#include "app/session/tfl-sight.h"

#include <glib/gi18n.h>
#include <math.h>

#define RADIUS 7         /* px of a handle */
#define GRIP_RADIUS 5.5
#define REACH 12         /* px around the middle that count as a hit */
#define OFFSET 4         /* px from the side of the unit */
#define BELOW_TOP 27     /* px: beside the role badge */
#define BELOW_BUTTON 56  /* px: clear of the button that opens and closes the unit */
#define LEAST_WIDTH 56   /* px: what is smaller shows no handles under the pointer */
#define LEAST_HEIGHT 24

static const TflElement *
lookup_unit (TflCanvas  *self,
             const char *id)
{
  const TflElement *element = id != NULL ? tfl_session_lookup (self->session, id) : NULL;

  return element != NULL && tfl_element_get_kind (element) == TFL_KIND_UNIT ? element : NULL;
}

gboolean
tfl_canvas_get_handle (TflCanvas  *self,
                       const char *id,
                       TflSide     side,
                       TflPoint   *centre)
{
  const TflElement *unit = self->session != NULL ? lookup_unit (self, id) : NULL;
  gboolean has_button;
  TflRect rect;

  if (unit == NULL || self->presenting || self->scene == NULL || !tfl_canvas_is_map (self) ||
      !tfl_canvas_find (self, id, &rect))
    return FALSE;

  if (side == TFL_SIDE_PROVIDER)
    {
      *centre = (TflPoint) { rect.x + rect.width + OFFSET, rect.y + MIN (rect.height / 2, BELOW_TOP) };
      return TRUE;
    }

  has_button = tfl_sight_can_close (tfl_session_get_model (self->session), unit);
  *centre = (TflPoint) { rect.x - OFFSET, rect.y + (has_button ? BELOW_BUTTON : MIN (rect.height / 2, BELOW_TOP)) };

  return centre->y < rect.y + rect.height;
}

static const char *
get_selected (TflCanvas *self)
{
  return tfl_session_get_n_selected (self->session) == 1 ? tfl_session_get_primary (self->session) : NULL;
}

/* Of the unit under the pointer, where it is no other than the selected one and large enough. */
static const char *
get_hovered (TflCanvas *self)
{
  const char *unit = tfl_canvas_get_hovered_unit (self);
  TflRect rect;

  if (unit == NULL || g_strcmp0 (unit, get_selected (self)) == 0 || !tfl_canvas_find (self, unit, &rect) ||
      rect.width < LEAST_WIDTH || rect.height < LEAST_HEIGHT)
    return NULL;

  return unit;
}

const char *
tfl_canvas_pick_handle (TflCanvas *self,
                        double     x,
                        double     y,
                        TflSide   *side)
{
  const char *units[2] = { get_selected (self), get_hovered (self) };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    for (guint s = 0; s < TFL_N_SIDES; s++)
      {
        TflPoint centre;

        if (tfl_canvas_get_handle (self, units[i], s, &centre) && hypot (x - centre.x, y - centre.y) <= REACH)
          {
            *side = s;
            return units[i];
          }
      }

  return NULL;
}

/* In pixels of the widget. */
static TflPoint
get_end (TflCanvas      *self,
         const TflRoute *route,
         TflSide         side)
{
  TflPoint end = route->points[side == TFL_SIDE_PROVIDER ? 0 : route->n_points - 1];
  TflRect place = tfl_canvas_from_scene (self, (TflRect) { end.x, end.y, 0, 0 });

  return (TflPoint) { place.x, place.y };
}

/* The next route of the selected service after this many; NULL where there is none, or things move. */
static const TflRoute *
next_route (TflCanvas *self,
            guint     *index)
{
  TflLayout *layout = tfl_session_get_layout (self->session);
  const char *id = get_selected (self);

  if (layout == NULL || id == NULL || self->presenting || self->motion != NULL || !tfl_canvas_is_map (self) ||
      tfl_session_is_laying_out (self->session) || lookup_unit (self, id) != NULL)
    return NULL;

  while (*index < tfl_layout_get_n_routes (layout))
    {
      const TflRoute *route = tfl_layout_get_route (layout, (*index)++);

      if (g_str_equal (route->service, id) && route->n_points > 1)
        return route;
    }

  return NULL;
}

/* The nearest: from afar several may be within reach. */
const TflRoute *
tfl_canvas_pick_grip (TflCanvas *self,
                      double     x,
                      double     y,
                      TflSide   *side)
{
  const TflRoute *nearest = NULL;
  const TflRoute *route;
  double least = REACH;
  guint index = 0;

  while ((route = next_route (self, &index)) != NULL)
    for (guint s = 0; s < TFL_N_SIDES; s++)
      {
        TflPoint end = get_end (self, route, s);
        double far = hypot (x - end.x, y - end.y);

        if (far > least)
          continue;
        least = far;
        nearest = route;
        *side = s;
      }

  return nearest;
}

const char *
tfl_canvas_get_handle_note (TflCanvas *self)
{
  TflSide side;

  if (!self->is_on_tool || self->session == NULL)
    return NULL;

  if (tfl_canvas_pick_handle (self, self->pointer_x, self->pointer_y, &side) != NULL)
    return side == TFL_SIDE_PROVIDER ? _("Provides: drag to the customer") : _("Receives: drag to the provider");
  if (tfl_canvas_pick_grip (self, self->pointer_x, self->pointer_y, &side) != NULL)
    return side == TFL_SIDE_PROVIDER ? _("Drag to another provider") : _("Drag to another customer");

  return NULL;
}

/* An arrow head in the direction in which the service goes: out of a provider, into a customer. */
static void
draw_handle (const TflMarks *marks,
             const char     *unit,
             TflSide         side,
             TflColour       colour)
{
  TflPoint centre;

  if (!tfl_canvas_get_handle (marks->canvas, unit, side, &centre))
    return;

  cairo_new_path (marks->cr);
  cairo_arc (marks->cr, centre.x, centre.y, RADIUS, 0, 2 * G_PI);
  tfl_marks_set_colour (marks, TFL_COLOUR_PAPER, 1);
  cairo_fill_preserve (marks->cr);
  tfl_marks_stroke (marks, colour, 1.8);
  cairo_move_to (marks->cr, centre.x - 1.8, centre.y - 3);
  cairo_line_to (marks->cr, centre.x + 1.8, centre.y);
  cairo_line_to (marks->cr, centre.x - 1.8, centre.y + 3);
  tfl_marks_stroke (marks, colour, 1.8);
}

static void
draw_grip (const TflMarks *marks,
           TflPoint        centre)
{
  cairo_new_path (marks->cr);
  cairo_arc (marks->cr, centre.x, centre.y, GRIP_RADIUS, 0, 2 * G_PI);
  tfl_marks_set_colour (marks, TFL_COLOUR_PAPER, 1);
  cairo_fill_preserve (marks->cr);
  tfl_marks_stroke (marks, TFL_COLOUR_ACCENT, 2);
}

void
tfl_canvas_draw_handles (const TflMarks *marks)
{
  TflCanvas *self = marks->canvas;
  const TflRoute *route;
  guint index = 0;

  if (self->drag.is_under_way)
    return;

  for (guint side = 0; side < TFL_N_SIDES; side++)
    {
      draw_handle (marks, get_hovered (self), side, TFL_COLOUR_INK_2);
      draw_handle (marks, get_selected (self), side, TFL_COLOUR_ACCENT);
    }
  while ((route = next_route (self, &index)) != NULL)
    for (guint side = 0; side < TFL_N_SIDES; side++)
      draw_grip (marks, get_end (self, route, side));
}

/* Whether the unit under the handle is the customer of what is drawn. */
static gboolean
is_customer (TflCanvas *self)
{
  return (self->drag.side == TFL_SIDE_CUSTOMER) != self->alt_held;
}

/* Whether the service may end here; *reason (may be NULL) says why not. */
static gboolean
can_end_at (TflCanvas  *self,
            const char *unit,
            char      **reason)
{
  const TflDrag *drag = &self->drag;

  if (drag->kind == TFL_DRAG_HANG)
    return tfl_command_can_hang (self->session, drag->subject, drag->customer, unit, reason);
  if (!g_str_equal (drag->subject, unit))
    return TRUE;

  if (reason != NULL) /* Translators: the name of a unit */
    *reason = g_strdup_printf (_("“%s” cannot be its own customer"),
                               tfl_element_get_name (tfl_session_lookup (self->session, unit)));

  return FALSE;
}

/* The bare canvas is where a new party comes to stand; inside a unit one has gone into, that unit's ground is. */
void
tfl_canvas_follow_connect (TflCanvas *self)
{
  TflDrag *drag = &self->drag;
  const char *target = tfl_canvas_pick_unit (self, drag->x, drag->y);

  if (target == NULL || g_strcmp0 (target, tfl_session_get_scope (self->session)->root) == 0)
    drag->note = is_customer (self) ? _("Makes a new provider here") : _("Makes a new customer here");
  else if (can_end_at (self, target, &drag->reason))
    drag->target = g_strdup (target);
}

void
tfl_canvas_follow_hang (TflCanvas *self)
{
  TflDrag *drag = &self->drag;
  const char *target = tfl_canvas_pick_unit (self, drag->x, drag->y);

  if (target == NULL)
    drag->reason = g_strdup (_("A service ends at a unit: drop it on one"));
  else if (can_end_at (self, target, &drag->reason))
    drag->target = g_strdup (target);
}

/* Of a new party the name is asked for first: it is what one sees. */
void
tfl_canvas_drop_connect (TflCanvas *self)
{
  TflDrag *drag = &self->drag;
  const char *provider = is_customer (self) ? drag->target : drag->subject;
  const char *customer = is_customer (self) ? drag->subject : drag->target;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = tfl_command_add_service (self->session, provider, customer, &error);
  const TflElement *service = id != NULL ? tfl_session_lookup (self->session, id) : NULL;

  tfl_canvas_complain (self, id != NULL, error);
  if (id == NULL)
    return;

  if (drag->target != NULL)
    tfl_session_reveal (self->session, id);
  else
    tfl_session_reveal (self->session,
                        tfl_element_get (service, is_customer (self) ? TFL_SERVICE_PROVIDER : TFL_SERVICE_CUSTOMERS));
  tfl_canvas_edit_name (self);
}

void
tfl_canvas_drop_hang (TflCanvas *self)
{
  TflDrag *drag = &self->drag;
  g_autoptr (GError) error = NULL;
  gboolean done = tfl_command_hang (self->session, drag->subject, drag->customer, drag->target, &error);

  tfl_canvas_complain (self, done, error);
}

static gboolean
is_in_sight (TflCanvas *self,
             TflRect    bounds)
{
  TflRect seen = tfl_canvas_from_scene (self, bounds);

  return seen.x < gtk_widget_get_width (GTK_WIDGET (self)) && seen.y < gtk_widget_get_height (GTK_WIDGET (self)) &&
         seen.x + seen.width > 0 && seen.y + seen.height > 0;
}

/* Units where the service may not end fade; those inside them where it may do not.  So the path has each border
 * between the two, and what is inside an odd number of them is faded. */
static void
draw_veil (const TflMarks *marks)
{
  TflCanvas *self = marks->canvas;
  g_autoptr (GArray) around = g_array_new (FALSE, FALSE, sizeof (guint)); /* ends of the units that veils begin or end at */
  guint n_shapes = tfl_scene_get_n_shapes (self->scene);

  cairo_new_path (marks->cr);
  for (guint i = 0; i < n_shapes; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (self->scene, i);
      TflRect rect;

      if (shape->kind != TFL_SHAPE_BEGIN || shape->part == TFL_PART_BADGE || lookup_unit (self, shape->element) == NULL)
        continue;
      if (!is_in_sight (self, shape->rect))
        {
          i = shape->end;
          continue;
        }
      while (around->len > 0 && g_array_index (around, guint, around->len - 1) < i)
        g_array_set_size (around, around->len - 1);
      if (can_end_at (self, shape->element, NULL) != (around->len % 2 != 0) ||
          !tfl_canvas_find (self, shape->element, &rect))
        continue;
      tfl_marks_trace (marks, shape->element, rect);
      g_array_append_val (around, shape->end);
    }
  tfl_marks_set_colour (marks, TFL_COLOUR_CANVAS, 1 - TFL_MARKS_FADED);
  cairo_set_fill_rule (marks->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (marks->cr);
  cairo_set_fill_rule (marks->cr, CAIRO_FILL_RULE_WINDING);
}

/* As services are drawn: a ring at the provider, an arrow at the customer. */
static void
draw_line (const TflMarks *marks,
           TflPoint        provider,
           TflPoint        customer)
{
  double angle = atan2 (customer.y - provider.y, customer.x - provider.x);

  cairo_new_path (marks->cr);
  cairo_move_to (marks->cr, provider.x + 3.2 * cos (angle), provider.y + 3.2 * sin (angle));
  cairo_line_to (marks->cr, customer.x - 8 * cos (angle), customer.y - 8 * sin (angle));
  tfl_marks_stroke (marks, TFL_COLOUR_ACCENT, 1.8);
  cairo_arc (marks->cr, provider.x, provider.y, 3.2, 0, 2 * G_PI);
  tfl_marks_stroke (marks, TFL_COLOUR_ACCENT, 1.8);
  cairo_move_to (marks->cr, customer.x, customer.y);
  cairo_line_to (marks->cr, customer.x - 10.2 * cos (angle - 0.49), customer.y - 10.2 * sin (angle - 0.49));
  cairo_line_to (marks->cr, customer.x - 10.2 * cos (angle + 0.49), customer.y - 10.2 * sin (angle + 0.49));
  cairo_close_path (marks->cr);
  cairo_fill (marks->cr);
}

void
tfl_canvas_draw_connect (const TflMarks *marks)
{
  TflCanvas *self = marks->canvas;
  TflDrag *drag = &self->drag;
  TflRect rect = tfl_canvas_from_scene (self, (TflRect) { drag->origin.x, drag->origin.y, 0, 0 });
  TflPoint from = { rect.x, rect.y };
  TflPoint to = { drag->x, drag->y };

  draw_veil (marks);
  tfl_marks_draw_target (marks);
  if (is_customer (self))
    draw_line (marks, to, from);
  else
    draw_line (marks, from, to);
}

/* The other end stays where it is. */
void
tfl_canvas_draw_hang (const TflMarks *marks)
{
  TflCanvas *self = marks->canvas;
  TflDrag *drag = &self->drag;
  TflPoint to = { drag->x, drag->y };
  const TflRoute *route;
  guint index = 0;

  draw_veil (marks);
  tfl_marks_draw_target (marks);
  while ((route = next_route (self, &index)) != NULL)
    if (drag->side == TFL_SIDE_PROVIDER)
      draw_line (marks, to, get_end (self, route, TFL_SIDE_CUSTOMER)); /* to all its customers */
    else if (g_strcmp0 (route->customer, drag->customer) == 0)
      draw_line (marks, get_end (self, route, TFL_SIDE_PROVIDER), to);
}
