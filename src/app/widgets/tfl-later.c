#include "config.h"

#include "tfl-later.h"

typedef struct
{
  GtkWidget   *widget;
  TflLaterFunc func;
} Later;

static void
later_free (gpointer data)
{
  Later *self = data;

  g_object_unref (self->widget);
  g_free (self);
}

static gboolean
call_cb (gpointer data)
{
  Later *self = data;

  self->func (self->widget);

  return G_SOURCE_REMOVE;
}

/* Before the next frame, and in the order in which it was asked for. */
void
tfl_later (GtkWidget    *widget,
           TflLaterFunc  func)
{
  Later *self = g_new (Later, 1);

  *self = (Later) { g_object_ref (widget), func };
  g_idle_add_full (G_PRIORITY_DEFAULT, call_cb, self, later_free);
}

static gboolean
call_left_cb (gpointer data)
{
  Later *self = data;
  GtkRoot *root = gtk_widget_get_root (self->widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL || (focus != NULL && (focus == self->widget || gtk_widget_is_ancestor (focus, self->widget))))
    return G_SOURCE_REMOVE;

  return call_cb (data);
}

static void
left_cb (GtkEventController *controller,
         gpointer            func)
{
  Later *self = g_new (Later, 1);

  *self = (Later) { g_object_ref (gtk_event_controller_get_widget (controller)), (TflLaterFunc) func };
  g_idle_add_full (G_PRIORITY_DEFAULT, call_left_cb, self, later_free);
}

void
tfl_later_left (GtkWidget    *widget,
                TflLaterFunc  func)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), (gpointer) func);
  gtk_widget_add_controller (widget, focus);
}
