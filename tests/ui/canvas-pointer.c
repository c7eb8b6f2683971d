#include "config.h"

#include "canvas-pointer.h"

static TflPoint pressed_at;
static TflPoint pointer_at;

/* The controller of a type, and of a button where it is a gesture with one. */
static gpointer
find_controller (CanvasFixture *fixture,
                 GType          type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->canvas));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type &&
          (!GTK_IS_GESTURE_SINGLE (controller) ||
           gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_PRIMARY))
        return controller; /* the widget holds it */
    }

  g_assert_not_reached ();
}

void
canvas_pointer_press (CanvasFixture *fixture,
                      TflPoint       at)
{
  canvas_pointer_hover (fixture, at);
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_GESTURE_CLICK), "pressed", 1, at.x, at.y);
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_GESTURE_DRAG), "drag-begin", at.x, at.y);
  pressed_at = pointer_at = at;
}

void
canvas_pointer_move (CanvasFixture *fixture,
                     TflPoint       to)
{
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_GESTURE_DRAG), "drag-update", to.x - pressed_at.x,
                         to.y - pressed_at.y);
  canvas_pointer_hover (fixture, to);
  pointer_at = to;
}

void
canvas_pointer_release (CanvasFixture *fixture)
{
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_GESTURE_DRAG), "drag-end", pointer_at.x - pressed_at.x,
                         pointer_at.y - pressed_at.y);
}

void
canvas_pointer_drag (CanvasFixture *fixture,
                     TflPoint       from,
                     TflPoint       to)
{
  canvas_pointer_press (fixture, from);
  canvas_pointer_move (fixture, (TflPoint) { (from.x + to.x) / 2, (from.y + to.y) / 2 });
  canvas_pointer_move (fixture, to);
  canvas_pointer_release (fixture);
}

void
canvas_pointer_hover (CanvasFixture *fixture,
                      TflPoint       at)
{
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", at.x, at.y);
}

gboolean
canvas_pointer_key (CanvasFixture *fixture,
                    guint          keyval,
                    gboolean       pressed)
{
  gboolean is_taken = FALSE;

  if (pressed)
    g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", keyval, 0, 0, &is_taken);
  else
    g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-released", keyval, 0, 0);

  return is_taken;
}

TflPoint
canvas_pointer_at (CanvasFixture *fixture,
                   const char    *id,
                   double         x,
                   double         y)
{
  TflRect rect;

  g_assert_true (tfl_canvas_find (fixture->canvas, id, &rect));

  return (TflPoint) { rect.x + x * rect.width, rect.y + y * rect.height };
}

TflPoint
canvas_pointer_nowhere (CanvasFixture *fixture)
{
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->canvas));
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->canvas));

  for (int y = 60; y < height - 60; y += 20)
    for (int x = 60; x < width - 60; x += 20)
      if (tfl_canvas_pick (fixture->canvas, x, y, NULL) == NULL)
        return (TflPoint) { x, y };

  g_assert_not_reached ();
}
