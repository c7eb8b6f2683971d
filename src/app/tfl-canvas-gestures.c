/* The pointer: pan, zoom, select, drag.  Gestures end in commands; none changes the model itself. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "tfl-commands.h"
#include "tfl-context-menu.h"
#include "tfl-sight.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define FAR_ENOUGH 6  /* px before a press becomes a drag */
#define HANDLE_REACH 12
#define SCROLL_STEP 48

void
tfl_canvas_drag_clear (TflDrag *drag)
{
  g_free (drag->subject);
  g_free (drag->target);
  g_free (drag->reason);
  *drag = (TflDrag){ TFL_DRAG_NONE };
}

gboolean
tfl_canvas_cancel_drag (TflCanvas *self)
{
  gboolean was_under_way = self->drag.is_under_way;

  tfl_canvas_drag_clear (&self->drag);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return was_under_way;
}

void
tfl_canvas_set_hover (TflCanvas  *self,
                      const char *element)
{
  if (g_strcmp0 (self->hover, element) == 0)
    return;

  g_free (self->hover);
  self->hover = g_strdup (element);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_shift_held (GtkEventController *controller)
{
  return (gtk_event_controller_get_current_event_state (controller) & GDK_SHIFT_MASK) != 0;
}

/* The next orphan of those that a badge counts, after the one that is selected. */
static void
reveal_orphan_inside (TflCanvas  *self,
                      const char *unit)
{
  TflModel *model = tfl_session_get_model (self->session);
  g_autoptr (GPtrArray) findings = tfl_findings_list (tfl_session_get_findings (self->session), model);
  const char *primary = tfl_session_get_primary (self->session);
  const char *first = NULL;
  const char *next = NULL;
  gboolean passed = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const TflFinding *finding = g_ptr_array_index (findings, i);
      const TflElement *element = tfl_model_lookup (model, finding->element);

      if (finding->waiver != NULL || tfl_element_get_kind (element) != TFL_KIND_WORK || !tfl_work_is_orphan (element) ||
          !tfl_model_is_inside (model, finding->element, unit))
        continue;
      if (first == NULL)
        first = finding->element;
      if (passed && next == NULL && g_strcmp0 (finding->element, primary) != 0)
        next = finding->element;
      passed |= g_strcmp0 (finding->element, primary) == 0;
    }

  if (first != NULL)
    tfl_session_reveal (self->session, next != NULL ? next : first);
}

static gboolean
is_on_handle (TflCanvas *self,
              double     x,
              double     y)
{
  TflPoint centre;

  return tfl_canvas_get_handle (self, &centre) && hypot (x - centre.x, y - centre.y) <= HANDLE_REACH;
}

/* FALSE where no unit's button is there. */
static gboolean
turn_at (TflCanvas *self,
         double     x,
         double     y)
{
  TflModel *model = tfl_session_get_model (self->session);
  g_autofree char *unit = g_strdup (tfl_canvas_pick_disclosure (self, x, y));
  gboolean is_closed;

  if (unit == NULL)
    return FALSE;

  is_closed = tfl_sight_is_closed (tfl_session_get_scope (self->session), model, tfl_model_lookup (model, unit));
  tfl_session_select (self->session, unit);
  tfl_session_set_closed (self->session, unit, !is_closed);

  return TRUE;
}

static void
double_clicked (TflCanvas  *self,
                const char *id,
                TflPart     part)
{
  const TflElement *element = tfl_session_lookup (self->session, id);

  if (tfl_element_get_kind (element) == TFL_KIND_UNIT && part != TFL_PART_NAME)
    tfl_session_enter (self->session, id);
  else
    tfl_canvas_begin_rename (self, id);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            TflCanvas       *self)
{
  TflPart part = TFL_PART_NONE;
  const char *id;

  if (self->session == NULL || self->space_held)
    return;

  tfl_canvas_end_rename (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (is_on_handle (self, x, y) || turn_at (self, x, y))
    return;

  id = tfl_canvas_pick (self, x, y, &part);
  if (id == NULL)
    {
      if (!is_shift_held (GTK_EVENT_CONTROLLER (gesture)))
        tfl_session_clear_selection (self->session);
    }
  else if (part == TFL_PART_BADGE && n_press == 1)
    {
      reveal_orphan_inside (self, id);
    }
  else if (n_press == 2 && self->presenting)
    {
      tfl_session_enter (self->session, id);
    }
  else if (n_press == 2)
    {
      double_clicked (self, id, part);
    }
  else if (is_shift_held (GTK_EVENT_CONTROLLER (gesture)))
    {
      tfl_session_add_to_selection (self->session, id);
    }
  else if (!tfl_session_is_selected (self->session, id))
    {
      tfl_session_select (self->session, id);
    }
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 TflCanvas       *self)
{
  const char *id = self->session != NULL ? tfl_canvas_pick (self, x, y, NULL) : NULL;

  if (id == NULL || self->presenting)
    return;

  tfl_canvas_commit (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!tfl_session_is_selected (self->session, id))
    tfl_session_select (self->session, id);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  tfl_context_menu_popup (GTK_WIDGET (self), self->session, x, y);
}

static TflDragKind
choose_drag (TflCanvas   *self,
             double       x,
             double       y,
             gboolean     is_banding,
             const char **subject)
{
  const TflElement *element;
  TflKind kind;

  *subject = NULL;
  if (self->space_held || self->presenting)
    return TFL_DRAG_PAN;
  if (is_on_handle (self, x, y))
    {
      *subject = tfl_session_get_primary (self->session);
      return TFL_DRAG_SERVICE;
    }

  if (tfl_canvas_pick_disclosure (self, x, y) != NULL)
    return TFL_DRAG_NONE;

  *subject = tfl_canvas_pick (self, x, y, NULL);
  element = *subject != NULL ? tfl_session_lookup (self->session, *subject) : NULL;
  /* The unit one has gone into is the ground here. */
  if (element == NULL || g_strcmp0 (*subject, tfl_session_get_scope (self->session)->root) == 0 || is_banding)
    return TFL_DRAG_RUBBER;

  /* Only a map shows what stands in what as boxes in boxes, to be carried from one into another. */
  kind = tfl_element_get_kind (element);
  if (!tfl_canvas_is_map (self))
    return TFL_DRAG_NONE;

  return kind == TFL_KIND_UNIT || kind == TFL_KIND_WORK ? TFL_DRAG_MOVE : TFL_DRAG_NONE;
}

static void
begin_drag (TflCanvas   *self,
            TflDragKind  kind,
            const char  *subject,
            double       x,
            double       y)
{
  tfl_canvas_drag_clear (&self->drag);
  self->drag.kind = kind;
  self->drag.subject = g_strdup (subject);
  self->drag.start_x = self->drag.x = x;
  self->drag.start_y = self->drag.y = y;
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               TflCanvas      *self)
{
  const char *subject;
  TflDragKind kind;

  if (self->session == NULL || self->scene == NULL)
    return;

  kind = choose_drag (self, x, y, is_shift_held (GTK_EVENT_CONTROLLER (gesture)), &subject);
  begin_drag (self, kind, subject, x, y);
}

static void
pan_begin_cb (GtkGestureDrag *gesture,
              double          x,
              double          y,
              TflCanvas      *self)
{
  begin_drag (self, TFL_DRAG_PAN, NULL, x, y);
}

static char *
why_no_service (TflCanvas  *self,
                const char *provider,
                const char *customer)
{
  if (customer == NULL)
    return g_strdup (_("A service needs a customer: drop it on a unit"));
  if (g_strcmp0 (provider, customer) == 0)
    /* Translators: the name of a unit */
    return g_strdup_printf (_("“%s” cannot be its own customer"),
                            tfl_element_get_name (tfl_session_lookup (self->session, customer)));

  return NULL;
}

/* What the drop would do, and whether it may. */
static void
find_target (TflCanvas *self)
{
  TflDrag *drag = &self->drag;
  const char *target = tfl_canvas_pick_unit (self, drag->x, drag->y);
  const TflElement *subject = drag->subject != NULL ? tfl_session_lookup (self->session, drag->subject) : NULL;

  g_clear_pointer (&drag->target, g_free);
  g_clear_pointer (&drag->reason, g_free);
  if (subject == NULL)
    return;

  if (drag->kind == TFL_DRAG_SERVICE)
    {
      drag->reason = why_no_service (self, drag->subject, target);
    }
  else
    {
      const char *parent = target != NULL ? target : tfl_session_get_scope (self->session)->root;

      /* Over itself or its own container nothing would happen; that needs no reproach. */
      if (g_strcmp0 (target, drag->subject) == 0 || g_strcmp0 (parent, tfl_element_get_parent (subject)) == 0)
        return;
      tfl_command_can_move (self->session, drag->subject, parent, &drag->reason);
    }
  drag->target = g_strdup (target);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                TflCanvas      *self)
{
  TflDrag *drag = &self->drag;
  double x = drag->start_x + dx;
  double y = drag->start_y + dy;

  if (drag->kind == TFL_DRAG_NONE || (!drag->is_under_way && hypot (dx, dy) < FAR_ENOUGH))
    return;

  if (!drag->is_under_way)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  drag->is_under_way = TRUE;
  if (drag->kind == TFL_DRAG_PAN)
    tfl_canvas_pan (self, drag->x - x, drag->y - y);
  drag->x = x;
  drag->y = y;
  if (drag->kind == TFL_DRAG_MOVE || drag->kind == TFL_DRAG_SERVICE)
    find_target (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_moved (TflCanvas *self)
{
  const char *subject = self->drag.subject;
  const TflElement *element = tfl_session_lookup (self->session, subject);
  const char *parent = self->drag.target != NULL ? self->drag.target : tfl_session_get_scope (self->session)->root;
  gboolean many = tfl_session_is_selected (self->session, subject);
  g_auto (GStrv) ids = many ? g_strdupv ((char **) tfl_session_get_selection (self->session)) : NULL;
  const char *const one[] = { subject, NULL };
  g_autoptr (GError) error = NULL;

  if (element == NULL || g_strcmp0 (self->drag.target, subject) == 0)
    return;
  if (g_strcmp0 (parent != NULL ? parent : TFL_ROOT_ID, tfl_element_get_parent (element)) == 0)
    return;
  /* Dropped where it was lifted: find_target() has named no target. */
  if (self->drag.target == NULL && tfl_canvas_pick_unit (self, self->drag.x, self->drag.y) != NULL)
    return;

  tfl_canvas_complain (self,
                       tfl_command_move (self->session, many ? (const char *const *) ids : one,
                                         many ? g_strv_length (ids) : 1, parent, NULL, &error),
                       error);
}

static void
drop_service (TflCanvas *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = tfl_command_add_service (self->session, self->drag.subject, self->drag.target, &error);

  tfl_canvas_complain (self, id != NULL, error);
  if (id == NULL)
    return;

  tfl_session_reveal (self->session, id);
  tfl_canvas_edit_name (self);
}

static gboolean
collect_cb (const TflElement *element,
            gpointer          user_data)
{
  TflKind kind = tfl_element_get_kind (element);

  if (kind == TFL_KIND_UNIT || kind == TFL_KIND_WORK)
    g_ptr_array_add (user_data, (gpointer) tfl_element_get_id (element));

  return TRUE;
}

/* All units and work that lie wholly in the band. */
static void
select_in_band (TflCanvas *self)
{
  TflDrag *drag = &self->drag;
  TflPoint from = tfl_canvas_to_scene (self, MIN (drag->start_x, drag->x), MIN (drag->start_y, drag->y));
  TflPoint to = tfl_canvas_to_scene (self, MAX (drag->start_x, drag->x), MAX (drag->start_y, drag->y));
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) inside = g_ptr_array_new ();

  tfl_model_foreach (tfl_session_get_model (self->session), collect_cb, all);
  for (guint i = 0; i < all->len; i++)
    {
      TflRect rect;

      if (tfl_canvas_locate (self, g_ptr_array_index (all, i), &rect) && rect.x >= from.x && rect.y >= from.y &&
          rect.x + rect.width <= to.x && rect.y + rect.height <= to.y)
        g_ptr_array_add (inside, g_ptr_array_index (all, i));
    }
  tfl_session_select_many (self->session, (const char *const *) inside->pdata, inside->len);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             TflCanvas      *self)
{
  TflDrag *drag = &self->drag;

  if (drag->is_under_way && drag->reason == NULL && self->scene != NULL)
    switch (drag->kind)
      {
      case TFL_DRAG_NONE:
      case TFL_DRAG_PAN:
        break;
      case TFL_DRAG_MOVE:
        drop_moved (self);
        break;
      case TFL_DRAG_SERVICE:
        drop_service (self);
        break;
      case TFL_DRAG_RUBBER:
        select_in_band (self);
        break;
      }
  tfl_canvas_cancel_drag (self);
}

static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                TflCanvas        *self)
{
  tfl_canvas_cancel_drag (self);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           TflCanvas                *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean is_wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double step = is_wheel ? SCROLL_STEP : 1;

  if ((state & GDK_CONTROL_MASK) != 0)
    tfl_canvas_zoom_at (self, pow (is_wheel ? 1.1 : 1.01, -dy), self->pointer_x, self->pointer_y);
  else if ((state & GDK_SHIFT_MASK) != 0)
    tfl_canvas_pan (self, dy * step, dx * step);
  else
    tfl_canvas_pan (self, dx * step, dy * step);

  return GDK_EVENT_STOP;
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           TflCanvas                *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->session == NULL || self->presenting)
    return;

  /* The button that the pointer comes to stays where it is. */
  if (tfl_canvas_pick_disclosure (self, x, y) == NULL)
    tfl_canvas_set_hover (self, tfl_canvas_pick (self, x, y, NULL));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_on_handle (self, x, y) ? "crosshair" : NULL);
}

static void
leave_cb (GtkEventControllerMotion *controller,
          TflCanvas                *self)
{
  tfl_canvas_set_hover (self, NULL);
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                TflCanvas        *self)
{
  self->pinch_zoom = self->camera.zoom;
}

static void
pinch_cb (GtkGestureZoom *gesture,
          double          scale,
          TflCanvas      *self)
{
  double x = self->pointer_x;
  double y = self->pointer_y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  tfl_canvas_zoom_at (self, self->pinch_zoom * scale / self->camera.zoom, x, y);
}

static void
add_drag (TflCanvas *self,
          guint      button,
          GCallback  begin)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-begin", begin, self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
add_click (TflCanvas *self,
           guint      button,
           GCallback  pressed)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect (click, "pressed", pressed, self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
tfl_canvas_add_gestures (TflCanvas *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  add_drag (self, GDK_BUTTON_PRIMARY, G_CALLBACK (drag_begin_cb));
  add_drag (self, GDK_BUTTON_MIDDLE, G_CALLBACK (pan_begin_cb));
  add_click (self, GDK_BUTTON_PRIMARY, G_CALLBACK (pressed_cb));
  add_click (self, GDK_BUTTON_SECONDARY, G_CALLBACK (menu_pressed_cb));

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
