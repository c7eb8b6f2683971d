/* Keys and pointer while one presents. */
#include "config.h"

#include "tfl-presenter-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MODIFIERS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK)
#define HIDDEN_AFTER 3000     /* ms without moving the pointer */
#define LEAST_SWIPE 300.0     /* px a second */
#define TOUCHPAD_STEP 60.0    /* px that turn a slide … */
#define TOUCHPAD_PAUSE 400    /* … and ms in which nothing more does */

static gboolean
next_cb (TflPresenter *self,
         guint         keyval)
{
  tfl_presenter_next (self);

  return TRUE;
}

static gboolean
previous_cb (TflPresenter *self,
             guint         keyval)
{
  tfl_presenter_previous (self);

  return TRUE;
}

static gboolean
back_cb (TflPresenter *self,
         guint         keyval)
{
  if (tfl_presentation_get_typed (self->presentation) > 0)
    tfl_presenter_forget_typed (self);
  else if (!tfl_presenter_come_back (self))
    tfl_presenter_previous (self);

  return TRUE;
}

static gboolean
first_cb (TflPresenter *self,
          guint         keyval)
{
  tfl_presenter_go_to (self, 0);

  return TRUE;
}

static gboolean
last_cb (TflPresenter *self,
         guint         keyval)
{
  tfl_presenter_go_to_last (self);

  return TRUE;
}

static gboolean
enter_cb (TflPresenter *self,
          guint         keyval)
{
  return tfl_presenter_enter (self);
}

static gboolean
digit_cb (TflPresenter *self,
          guint         keyval)
{
  tfl_presenter_type (self, keyval - GDK_KEY_0);

  return TRUE;
}

static gboolean
black_cb (TflPresenter *self,
          guint         keyval)
{
  tfl_presenter_cover (self, TFL_COVER_BLACK);

  return TRUE;
}

static gboolean
white_cb (TflPresenter *self,
          guint         keyval)
{
  tfl_presenter_cover (self, TFL_COVER_WHITE);

  return TRUE;
}

static gboolean
spotlight_cb (TflPresenter *self,
              guint         keyval)
{
  tfl_presenter_turn_spotlight (self);

  return TRUE;
}

static gboolean
build_cb (TflPresenter *self,
          guint         keyval)
{
  tfl_presenter_turn_build (self);

  return TRUE;
}

static gboolean
second_cb (TflPresenter *self,
           guint         keyval)
{
  tfl_presenter_turn_second (self);

  return TRUE;
}

/* One thing after another, the last begun first; at last the presentation itself. */
static gboolean
escape_cb (TflPresenter *self,
           guint         keyval)
{
  TflCover cover = tfl_presentation_get_cover (self->presentation);

  if (tfl_presentation_get_typed (self->presentation) > 0)
    tfl_presenter_forget_typed (self);
  else if (cover != TFL_COVER_NONE)
    tfl_presenter_cover (self, cover);
  else if (self->has_spotlight)
    tfl_presenter_turn_spotlight (self);
  else if (!tfl_presenter_come_back (self))
    tfl_presenter_end (self);

  return TRUE;
}

static const TflPresenterKey keys[] = {
  { "Right|Down|Page_Down|space|n", N_("Next step or slide"), next_cb },
  { "Left|Up|Page_Up|p", N_("Step or slide before"), previous_cb },
  { "Home", N_("First slide"), first_cb },
  { "End", N_("Last slide"), last_cb },
  { "0...9", N_("Number of a slide, then Enter"), digit_cb },
  { "Return", N_("Go there, or into the selected unit"), enter_cb },
  { "BackSpace", N_("Back to where one was"), back_cb },
  { "b|period", N_("Black screen"), black_cb },
  { "w", N_("White screen"), white_cb },
  { "l", N_("Spotlight at the pointer"), spotlight_cb },
  { "g", N_("Build slides up: by process, work, finding, not at all"), build_cb },
  { "s", N_("Window for who speaks"), second_cb },
  { "Escape", N_("Back to where one was, or end"), escape_cb },
};

const TflPresenterKey *
tfl_presenter_get_keys (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);

  return keys;
}

/* Keys of the number pad, of Caps Lock, and those that clickers send. */
static guint
plain_key (guint keyval)
{
  static const guint same[][2] = {
    { GDK_KEY_KP_Right, GDK_KEY_Right }, { GDK_KEY_KP_Left, GDK_KEY_Left }, { GDK_KEY_KP_Up, GDK_KEY_Up },
    { GDK_KEY_KP_Down, GDK_KEY_Down }, { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up }, { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down },
    { GDK_KEY_KP_Home, GDK_KEY_Home }, { GDK_KEY_KP_End, GDK_KEY_End }, { GDK_KEY_KP_Enter, GDK_KEY_Return },
    { GDK_KEY_KP_Space, GDK_KEY_space }, { GDK_KEY_Forward, GDK_KEY_Right }, { GDK_KEY_Back, GDK_KEY_Left },
  };

  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return keyval - GDK_KEY_KP_0 + GDK_KEY_0;
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (same[i][0] == keyval)
      return same[i][1];

  return gdk_keyval_to_lower (keyval);
}

static gboolean
has_key (const TflPresenterKey *row,
         guint                  keyval)
{
  g_auto (GStrv) names = g_strsplit (row->keys, "|", -1);

  if (g_str_equal (row->keys, "0...9"))
    return keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9;
  for (guint i = 0; names[i] != NULL; i++)
    if (gdk_keyval_from_name (names[i]) == keyval)
      return TRUE;

  return FALSE;
}

gboolean
tfl_presenter_press (TflPresenter    *self,
                     guint            keyval,
                     GdkModifierType  state)
{
  guint plain = plain_key (keyval);

  if ((state & MODIFIERS) != 0)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (has_key (&keys[i], plain))
      return keys[i].press (self, plain);

  return FALSE;
}

/* Whoever types a name, or is in a menu, means that. */
static gboolean
is_elsewhere (TflPresenter *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) ||
                           gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TflPresenter          *self)
{
  g_autoptr (TflPresenter) kept = g_object_ref (self); /* it may end */

  return !is_elsewhere (self) && tfl_presenter_press (self, keyval, state);
}

/* The pointer. */

static void
click_cb (gpointer user_data)
{
  TflPresenter *self = user_data;

  self->click = 0;
  tfl_presenter_next (self);
}

static guint
get_double_click_time (TflPresenter *self)
{
  int milliseconds;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->canvas)), "gtk-double-click-time", &milliseconds, NULL);

  return (guint) milliseconds;
}

/* A click turns the slide.  On a unit it may be the first of two, which go into the unit. */
static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             TflPresenter    *self)
{
  g_autofree char *unit = g_strdup (tfl_canvas_pick_unit (self->canvas, x, y));
  gboolean is_covered = tfl_presentation_get_cover (self->presentation) != TFL_COVER_NONE;

  if (g_strcmp0 (unit, tfl_presentation_get_slide (self->presentation)->scope->root) == 0)
    g_clear_pointer (&unit, g_free);
  g_clear_handle_id (&self->click, g_source_remove);
  if (unit == NULL || is_covered)
    tfl_presenter_next (self);
  else if (n_press == 1)
    self->click = g_timeout_add_once (get_double_click_time (self), click_cb, self);
  else
    tfl_presenter_drill (self, unit);
}

static void
turn (TflPresenter *self,
      double        by)
{
  if (by > 0)
    tfl_presenter_next (self);
  else
    tfl_presenter_previous (self);
}

/* A wheel turns a slide a notch.  A touchpad sends many small ones, and goes on when the fingers have left. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           TflPresenter             *self)
{
  GtkEventController *event = GTK_EVENT_CONTROLLER (controller);
  guint32 time = gtk_event_controller_get_current_event_time (event);
  double by = fabs (dy) >= fabs (dx) ? dy : dx;

  if ((gtk_event_controller_get_current_event_state (event) & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_event_controller_scroll_get_unit (controller) != GDK_SCROLL_UNIT_WHEEL)
    {
      if (time - self->scroll_time < TOUCHPAD_PAUSE)
        return GDK_EVENT_STOP;
      by /= TOUCHPAD_STEP;
    }

  self->scrolled = by * self->scrolled < 0 ? by : self->scrolled + by;
  if (fabs (self->scrolled) < 1)
    return GDK_EVENT_STOP;
  turn (self, self->scrolled);
  self->scrolled = 0;
  self->scroll_time = time;

  return GDK_EVENT_STOP;
}

static void
swipe_cb (GtkGestureSwipe *gesture,
          double           velocity_x,
          double           velocity_y,
          TflPresenter    *self)
{
  TflCamera camera;

  /* Who looks closer moves the picture. */
  if (fabs (velocity_x) < LEAST_SWIPE || fabs (velocity_x) < fabs (velocity_y) || !tfl_canvas_get_camera (self->canvas, &camera))
    return;

  g_clear_handle_id (&self->click, g_source_remove);
  turn (self, -velocity_x);
}

static void
idle_cb (gpointer user_data)
{
  TflPresenter *self = user_data;

  self->idle = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->canvas), "none");
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           TflPresenter             *self)
{
  tfl_stage_point_at (self->stage, x, y);
  g_clear_handle_id (&self->idle, g_source_remove);
  self->idle = g_timeout_add_once (HIDDEN_AFTER, idle_cb, self);
  gtk_widget_set_cursor (GTK_WIDGET (self->canvas), NULL);
}

static void
add (TflPresenter       *self,
     GtkEventController *controller,
     const char         *signal,
     GCallback           callback)
{
  g_signal_connect_object (controller, signal, callback, self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), controller);
  g_ptr_array_add (self->controllers, controller);
}

void
tfl_presenter_add_input (TflPresenter *self)
{
  GtkEventController *click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  GtkEventController *swipe = GTK_EVENT_CONTROLLER (gtk_gesture_swipe_new ());

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  gtk_event_controller_set_propagation_phase (swipe, GTK_PHASE_CAPTURE);
  add (self, click, "released", G_CALLBACK (released_cb));
  add (self, swipe, "swipe", G_CALLBACK (swipe_cb));
  add (self, gtk_event_controller_motion_new (), "motion", G_CALLBACK (motion_cb));
  add (self, gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES), "scroll", G_CALLBACK (scroll_cb));

  /* Before the actions, some of whose keys mean something else here. */
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->window), self->keys);
}

void
tfl_presenter_remove_input (TflPresenter *self)
{
  for (guint i = 0; i < self->controllers->len; i++)
    gtk_widget_remove_controller (GTK_WIDGET (self->canvas), self->controllers->pdata[i]);
  g_ptr_array_set_size (self->controllers, 0);
  gtk_widget_remove_controller (GTK_WIDGET (self->window), self->keys);
  gtk_widget_set_cursor (GTK_WIDGET (self->canvas), NULL);
}
