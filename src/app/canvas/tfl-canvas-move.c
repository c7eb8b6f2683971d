/* Units and work, dragged into another unit; or a unit to another place in what it stands in, where it then is
 * pinned, in line with its neighbours or on a grid.  Alt switches that off. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "app/session/tfl-commands.h"

#include "scene/tfl-measure.h"

#include <math.h>

#define INSERTION_GAP 8.0 /* between two chips */
#define INSERTION_RING 8.0 /* px */
#define SNAP_REACH 6 /* px */
#define GRID 4       /* points, seen from the corner of what it stands in */
#define INSET 14     /* points between a unit and what it stands in */
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

/* Whether a unit moves, or stands in one that does. */
static gboolean
goes_along (TflCanvas  *self,
            const char *unit)
{
  TflModel *model = tfl_session_get_model (self->session);
  g_auto (GStrv) ids = list_moved (self);

  for (guint i = 0; ids[i] != NULL; i++)
    if (tfl_model_is_inside (model, unit, ids[i]))
      return TRUE;

  return FALSE;
}

/* The unit under the pointer that what moves would come into: not itself, nor what stands in it. */
static const TflElement *
find_target (TflCanvas *self)
{
  TflModel *model = tfl_session_get_model (self->session);
  const char *id = tfl_canvas_pick_unit (self, self->drag.x, self->drag.y);
  const TflElement *unit = id != NULL ? tfl_model_lookup (model, id) : NULL;

  while (unit != NULL && tfl_element_get_kind (unit) == TFL_KIND_UNIT &&
         goes_along (self, tfl_element_get_id (unit)))
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

/* The rectangle that a unit stands in; nothing for the page. */
static TflRect
get_around (TflCanvas  *self,
            const char *parent)
{
  const TflRect *rect = tfl_layout_get_rect (tfl_session_get_layout (self->session), parent);

  return rect != NULL ? *rect : (TflRect) { 0, 0, 0, 0 };
}

/* Those that stand in the same unit and do not move. (transfer full) array of TflRect, seen from the unit's corner */
static GArray *
list_neighbours (TflCanvas        *self,
                 const TflElement *parent,
                 TflRect           around)
{
  TflModel *model = tfl_session_get_model (self->session);
  TflLayout *layout = tfl_session_get_layout (self->session);
  gboolean many = tfl_session_is_selected (self->session, self->drag.subject);
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (TflRect));
  const TflElement *unit;
  TflChildIter iter;

  tfl_child_iter_init (&iter, model, parent, TFL_KIND_UNIT);
  while ((unit = tfl_child_iter_next (&iter)) != NULL)
    {
      const char *id = tfl_element_get_id (unit);
      const TflRect *rect = tfl_layout_get_rect (layout, id);
      TflRect seen;

      if (rect == NULL || g_str_equal (id, self->drag.subject) || (many && tfl_session_is_selected (self->session, id)))
        continue;
      seen = (TflRect) { rect->x - around.x, rect->y - around.y, rect->width, rect->height };
      g_array_append_val (rects, seen);
    }

  return rects;
}

/* FALSE for work, and for what has no place yet. */
static gboolean
find_place (TflCanvas *self)
{
  TflDrag *drag = &self->drag;
  const TflElement *subject = tfl_session_lookup (self->session, drag->subject);
  const TflElement *parent = tfl_model_get_parent (tfl_session_get_model (self->session), subject);
  const TflRect *rect = tfl_layout_get_rect (tfl_session_get_layout (self->session), drag->subject);
  TflPoint to = tfl_canvas_to_scene (self, drag->x, drag->y);
  gboolean is_in_unit = tfl_element_get_kind (parent) == TFL_KIND_UNIT;
  TflRect around = get_around (self, tfl_element_get_id (parent));
  g_autoptr (GArray) others = NULL;
  TflRect moved;

  if (rect == NULL || tfl_element_get_kind (subject) != TFL_KIND_UNIT)
    return FALSE;

  moved = (TflRect) { round (rect->x + to.x - drag->origin.x - around.x), round (rect->y + to.y - drag->origin.y - around.y),
                      rect->width, rect->height };
  others = list_neighbours (self, parent, around);
  drag->snap = (TflSnap) { .rect = moved };
  if (!self->alt_held)
    drag->snap = tfl_snap_find (moved, (const TflRect *) (gpointer) others->data, others->len,
                                SNAP_REACH / self->camera.zoom, GRID);
  if (is_in_unit) /* never over its header or border */
    {
      drag->snap.rect.x = MAX (drag->snap.rect.x, INSET);
      drag->snap.rect.y = MAX (drag->snap.rect.y, TFL_UNIT_HEADER);
    }

  return TRUE;
}

void
tfl_canvas_follow_move (TflCanvas *self)
{
  TflDrag *drag = &self->drag;
  const TflElement *target = find_target (self);

  drag->target = target != NULL ? g_strdup (tfl_element_get_id (target)) : NULL;
  if (is_at_home (self))
    drag->is_placing = find_place (self);
  else
    tfl_command_can_move (self->session, drag->subject, get_parent (self), &drag->reason);
}

/* All that moves and stands in the same unit goes as far. */
static void
pin (TflCanvas         *self,
     const char *const *ids)
{
  TflLayout *layout = tfl_session_get_layout (self->session);
  const char *parent = tfl_element_get_parent (tfl_session_lookup (self->session, self->drag.subject));
  const TflRect *rect = tfl_layout_get_rect (layout, self->drag.subject);
  TflRect around = get_around (self, parent);
  TflPoint by = { self->drag.snap.rect.x - (rect->x - around.x), self->drag.snap.rect.y - (rect->y - around.y) };
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (TflPoint));
  g_autoptr (GError) error = NULL;
  gboolean done;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const TflElement *element = tfl_session_lookup (self->session, ids[i]);
      const TflRect *old = tfl_layout_get_rect (layout, ids[i]);
      TflPoint place;

      if (old == NULL || tfl_element_get_kind (element) != TFL_KIND_UNIT ||
          g_strcmp0 (tfl_element_get_parent (element), parent) != 0)
        continue;
      place = (TflPoint) { old->x - around.x + by.x, old->y - around.y + by.y };
      g_ptr_array_add (units, (gpointer) ids[i]);
      g_array_append_val (places, place);
    }

  done = tfl_command_pin (self->session, (const char *const *) units->pdata, (const TflPoint *) (gpointer) places->data,
                          units->len, &error);
  tfl_canvas_complain (self, done, error);
}

void
tfl_canvas_drop_move (TflCanvas *self)
{
  g_auto (GStrv) ids = list_moved (self);
  g_autofree char *parent = g_strdup (get_parent (self));
  TflModel *before = tfl_session_get_model (self->session);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (self->drag.is_placing)
    pin (self, (const char *const *) ids);
  if (!is_at_home (self))
    {
      done = tfl_command_move (self->session, (const char *const *) ids, g_strv_length (ids), parent, NULL, &error);
      tfl_canvas_complain (self, done, error);
    }
  if (tfl_session_get_model (self->session) != before) /* else no layout comes */
    {
      g_free (self->dropped_in);
      self->dropped_in = g_steal_pointer (&parent);
    }
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
  tfl_marks_draw_alone (marks, self->drag.scene, self->drag.subject);
  cairo_pop_group_to_source (marks->cr);
  cairo_paint_with_alpha (marks->cr, self->drag.reason != NULL ? TFL_MARKS_FADED : 0.85);
  cairo_restore (marks->cr);
}

static void
draw_snap_line (const TflMarks *marks,
                TflPoint        from,
                TflPoint        to)
{
  cairo_move_to (marks->cr, round (from.x) + 0.5, round (from.y) + 0.5);
  cairo_line_to (marks->cr, round (to.x) + 0.5, round (to.y) + 0.5);
  tfl_marks_stroke (marks, TFL_COLOUR_ACCENT, 1);
}

/* The whole of where it will stand, and what that is in line with. */
static void
draw_place (const TflMarks *marks,
            TflRect         place,
            TflPoint        corner)
{
  TflCanvas *self = marks->canvas;
  double zoom = self->camera.zoom;
  const TflSnapLine *upright = &self->drag.snap.upright;
  const TflSnapLine *level = &self->drag.snap.level;

  tfl_marks_trace (marks, self->drag.subject, place);
  tfl_marks_set_colour (marks, TFL_COLOUR_ACCENT, 0.1);
  cairo_fill_preserve (marks->cr);
  tfl_marks_stroke (marks, TFL_COLOUR_ACCENT, 1);
  if (upright->from != upright->to)
    draw_snap_line (marks, (TflPoint) { corner.x + upright->at * zoom, corner.y + upright->from * zoom },
                    (TflPoint) { corner.x + upright->at * zoom, corner.y + upright->to * zoom });
  if (level->from != level->to)
    draw_snap_line (marks, (TflPoint) { corner.x + level->from * zoom, corner.y + level->at * zoom },
                    (TflPoint) { corner.x + level->to * zoom, corner.y + level->at * zoom });
}

/* The last chip of a unit in the order of the picture. */
static const TflElement *
find_last_chip (const TflPicture *picture,
                const TflElement *unit)
{
  g_autoptr (GArray) order = tfl_chips_sort (picture, unit);

  return order->len > 0 ? g_array_index (order, TflChipPlace, order->len - 1).work : NULL;
}

/* Where work that is dragged comes between the chips of another unit, where these are drawn. */
static void
draw_insertion (const TflMarks *marks)
{
  TflCanvas *self = marks->canvas;
  const TflElement *subject = tfl_session_lookup (self->session, self->drag.subject);
  const TflElement *unit = tfl_session_lookup (self->session, get_parent (self));
  double half = INSERTION_GAP / 2 * self->camera.zoom;
  const TflElement *next, *beside;
  TflPicture picture;
  TflRect rect;
  double y;

  if (tfl_element_get_kind (subject) != TFL_KIND_WORK || tfl_element_get_kind (unit) != TFL_KIND_UNIT)
    return;

  tfl_session_init_picture (self->session, self->camera.zoom, &picture);
  next = tfl_chips_find_next (&picture, unit, subject);
  beside = next != NULL ? next : find_last_chip (&picture, unit);
  if (beside == NULL || !tfl_canvas_find (self, tfl_element_get_id (beside), &rect))
    return;

  y = next != NULL ? rect.y - half : rect.y + rect.height + half;
  cairo_move_to (marks->cr, rect.x + INSERTION_RING / 2, y);
  cairo_line_to (marks->cr, rect.x + rect.width, y);
  tfl_marks_stroke (marks, TFL_COLOUR_ACCENT, 2);
  cairo_arc (marks->cr, rect.x, y, INSERTION_RING / 2, 0, 2 * G_PI);
  tfl_marks_stroke (marks, TFL_COLOUR_ACCENT, 2);
}

/* Its old place is faded and dotted. */
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
  tfl_marks_set_colour (marks, TFL_COLOUR_CANVAS, 1 - TFL_MARKS_FADED);
  cairo_fill_preserve (marks->cr);
  tfl_marks_stroke_dots (marks, TFL_COLOUR_INK_3, 1.5, 1.5, 3);
  if (drag->is_placing)
    {
      TflRect around = tfl_canvas_from_scene (self, get_around (self, get_parent (self)));
      TflRect place = { around.x + drag->snap.rect.x * self->camera.zoom, around.y + drag->snap.rect.y * self->camera.zoom,
                        rect.width, rect.height };

      draw_place (marks, place, (TflPoint) { around.x, around.y });
      draw_moved (marks, rect, place.x - rect.x, place.y - rect.y);
      return;
    }
  draw_moved (marks, rect, drag->x - grabbed.x, drag->y - grabbed.y);
  if (is_at_home (self))
    return;

  tfl_marks_draw_target (marks); /* on top: what is dragged may be larger */
  if (drag->reason == NULL && drag->target != NULL)
    draw_insertion (marks);
}
