/* The pointer: press, scroll, pinch, hover. Drags have files of their own. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "app/session/tfl-sight.h"
#include "app/widgets/tfl-popup.h"

#include <math.h>

#define SCROLL_STEP 48

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

/* The next orphan of those that a badge counts, after the one that is selected; fast clicks go on and on. */
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

/* Something to take hold of, that is no part of the picture. */
static gboolean
is_on_tool (TflCanvas *self,
            double     x,
            double     y)
{
  TflSide side;

  return tfl_canvas_pick_handle (self, x, y, &side) != NULL || tfl_canvas_pick_grip (self, x, y, &side) != NULL;
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
  if (self->presenting)
    return tfl_canvas_end_rename (self, TRUE);

  tfl_canvas_hide_card (self);
  tfl_canvas_end_rename (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_strfreev (self->selected_before);
  self->selected_before = g_strdupv ((char **) tfl_session_get_selection (self->session));
  if (is_on_tool (self, x, y) || turn_at (self, x, y))
    return;

  id = tfl_canvas_pick (self, x, y, &part);
  if (id == NULL)
    {
      if (!is_shift_held (GTK_EVENT_CONTROLLER (gesture)))
        tfl_session_clear_selection (self->session);
    }
  else if (part == TFL_PART_BADGE)
    {
      reveal_orphan_inside (self, id);
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

  if (self->session == NULL)
    return;

  /* The unit one has gone into is the ground here. */
  if (g_strcmp0 (id, tfl_session_get_scope (self->session)->root) == 0)
    id = NULL;

  tfl_canvas_hide_card (self);
  tfl_canvas_commit (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (id == NULL || !tfl_session_is_selected (self->session, id))
    tfl_session_select (self->session, id);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  tfl_popup_ask_menu (GTK_WIDGET (self), x, y);
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

  tfl_canvas_hide_card (self);
  if (self->presenting && (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
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
  gboolean is_on_any;
  gboolean has_moved = x != self->pointer_x || y != self->pointer_y; /* GTK says so too when something else did */

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->session == NULL || self->presenting)
    return;

  /* The button or handle that the pointer comes to stays where it is. */
  is_on_any = is_on_tool (self, x, y);
  if (!is_on_any && tfl_canvas_pick_disclosure (self, x, y) == NULL)
    tfl_canvas_set_hover (self, tfl_canvas_pick (self, x, y, NULL));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_on_any ? "crosshair" : NULL);
  if (is_on_any != self->is_on_tool)
    gtk_widget_queue_draw (GTK_WIDGET (self)); /* its note */
  self->is_on_tool = is_on_any;
  if (has_moved)
    tfl_canvas_rest (self);
}

static void
leave_cb (GtkEventControllerMotion *controller,
          TflCanvas                *self)
{
  tfl_canvas_hide_card (self);
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

  tfl_canvas_add_drags (self);
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
