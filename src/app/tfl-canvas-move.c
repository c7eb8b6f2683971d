/* Units and work, dragged into another unit. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "tfl-commands.h"

#define MOST_DRAGGED 120 /* px of height: of what is taller, the head is dragged */

/* What moves: all that is selected, where what was grabbed is among it; else that alone.
 * (transfer full) */
static GStrv
list_moved (TflCanvas *self)
{
  const char *const one[] = { self->drag.subject, NULL };

  if (tfl_session_is_selected (self->session, self->drag.subject))
    return g_strdupv ((char **) tfl_session_get_selection (self->session));

  return g_strdupv ((char **) one);
}

/* The unit under the pointer that what moves would come into: not itself, nor what stands in it. */
static const TflElement *
find_target (TflCanvas *self)
{
  TflModel *model = tfl_session_get_model (self->session);
  const char *id = tfl_canvas_pick_unit (self, self->drag.x, self->drag.y);
  const TflElement *unit = id != NULL ? tfl_model_lookup (model, id) : NULL;

  while (unit != NULL && tfl_element_get_kind (unit) == TFL_KIND_UNIT &&
         tfl_model_is_inside (model, tfl_element_get_id (unit), self->drag.subject))
    unit = tfl_model_get_parent (model, unit);

  return unit != NULL && tfl_element_get_kind (unit) == TFL_KIND_UNIT ? unit : NULL;
}

/* Where a drop would put it; the bare canvas is the unit one has gone into. */
static const char *
get_parent (TflCanvas *self)
{
  const char *root = tfl_session_get_scope (self->session)->root;

  return self->drag.target != NULL ? self->drag.target : root != NULL ? root : TFL_ROOT_ID;
}

static gboolean
is_at_home (TflCanvas *self)
{
  const TflElement *subject = tfl_session_lookup (self->session, self->drag.subject);

  return g_strcmp0 (get_parent (self), tfl_element_get_parent (subject)) == 0;
}

void
tfl_canvas_follow_move (TflCanvas *self)
{
  TflDrag *drag = &self->drag;
  const TflElement *target = find_target (self);

  drag->target = target != NULL ? g_strdup (tfl_element_get_id (target)) : NULL;
  if (!is_at_home (self))
    tfl_command_can_move (self->session, drag->subject, get_parent (self), &drag->reason);
}

void
tfl_canvas_drop_move (TflCanvas *self)
{
  g_auto (GStrv) ids = list_moved (self);
  g_autoptr (GError) error = NULL;

  if (is_at_home (self))
    return;

  tfl_canvas_complain (self,
                       tfl_command_move (self->session, (const char *const *) ids, g_strv_length (ids), get_parent (self),
                                         NULL, &error),
                       error);
}

/* What moves follows the pointer at 85 %. */
static void
draw_moved (const TflMarks *marks,
            TflRect         rect,
            double          dx,
            double          dy)
{
  TflCanvas *self = marks->canvas;

  cairo_save (marks->cr);
  cairo_translate (marks->cr, dx, dy);
  if (rect.height > MOST_DRAGGED)
    {
      double head = MAX (54 * self->camera.zoom, 40); /* the header of a unit */

      tfl_marks_trace (marks, self->drag.subject, (TflRect) { rect.x, rect.y, rect.width, head });
      cairo_clip (marks->cr);
    }
  cairo_push_group (marks->cr);
  cairo_scale (marks->cr, self->camera.zoom, self->camera.zoom);
  cairo_translate (marks->cr, -self->camera.x, -self->camera.y);
  tfl_marks_draw_alone (marks, self->drag.subject);
  cairo_pop_group_to_source (marks->cr);
  cairo_paint_with_alpha (marks->cr, self->drag.reason != NULL ? 0.45 : 0.85);
  cairo_restore (marks->cr);
}

/* Its old place is dotted. */
void
tfl_canvas_draw_move (const TflMarks *marks)
{
  TflCanvas *self = marks->canvas;
  TflDrag *drag = &self->drag;
  TflRect grabbed = tfl_canvas_from_scene (self, (TflRect) { drag->origin.x, drag->origin.y, 0, 0 });
  TflRect rect;

  if (!tfl_canvas_find (self, drag->subject, &rect))
    return;

  tfl_marks_trace (marks, drag->subject, rect);
  tfl_marks_stroke_dots (marks, TFL_COLOUR_INK_3, 1.5, 1.5, 3);
  draw_moved (marks, rect, drag->x - grabbed.x, drag->y - grabbed.y);
  if (!is_at_home (self))
    tfl_marks_draw_target (marks); /* on top: what is dragged may be larger */
}
