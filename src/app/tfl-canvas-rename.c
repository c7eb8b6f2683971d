/* An entry over a name: Enter and a click elsewhere keep what was typed, Escape does not. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "tfl-commands.h"

#define NAME_X 48     /* of a unit's and a chip's name, canvas points from the left of its box */
#define CHIP_NAME_X 40
#define LEAST_WIDTH 160

static const char *
name_of (TflCanvas  *self,
         const char *id)
{
  return tfl_element_get_name (tfl_session_lookup (self->session, id));
}

void
tfl_canvas_end_rename (TflCanvas *self,
                       gboolean   keep)
{
  g_autofree char *id = g_steal_pointer (&self->renaming);
  GtkWidget *entry = g_steal_pointer (&self->entry);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (entry == NULL)
    return;

  name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  if (gtk_widget_has_focus (GTK_WIDGET (self)) || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (entry);

  if (keep && self->session != NULL && tfl_session_lookup (self->session, id) != NULL && name[0] != '\0' &&
      g_strcmp0 (name, name_of (self, id)) != 0)
    tfl_canvas_complain (self, tfl_command_rename (self->session, id, name, &error), error);
}

static void
activate_cb (TflCanvas *self)
{
  tfl_canvas_end_rename (self, TRUE);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        TflCanvas             *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  tfl_canvas_end_rename (self, FALSE);

  return GDK_EVENT_STOP;
}

static void
leave_cb (TflCanvas *self)
{
  tfl_canvas_end_rename (self, TRUE);
}

/* Over the name, wherever the camera has brought it. */
void
tfl_canvas_place_entry (TflCanvas *self)
{
  const TflElement *element;
  gboolean is_unit;
  TflRect rect;
  double x;
  int width;
  int height;

  if (self->entry == NULL)
    return;
  if (self->scene == NULL || !tfl_scene_find (self->scene, self->renaming, &rect))
    {
      gtk_widget_set_child_visible (self->entry, FALSE);
      return;
    }

  element = tfl_session_lookup (self->session, self->renaming);
  is_unit = element != NULL && tfl_element_get_kind (element) == TFL_KIND_UNIT;
  rect = tfl_canvas_from_scene (self, rect);
  x = (is_unit ? NAME_X : CHIP_NAME_X) * self->camera.zoom - 4;
  gtk_widget_measure (self->entry, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  width = MAX (width, (int) MAX (MIN (rect.width - x - 6, 320), LEAST_WIDTH));
  gtk_widget_set_child_visible (self->entry, TRUE);
  gtk_widget_size_allocate (self->entry,
                            &(GtkAllocation){ (int) (rect.x + x), (int) (rect.y + 18 * self->camera.zoom - height / 2),
                                              width, height },
                            -1);
}

gboolean
tfl_canvas_begin_rename (TflCanvas  *self,
                         const char *id,
                         const char *initial)
{
  const TflElement *element = tfl_session_lookup (self->session, id);
  GtkEventController *keys;
  GtkEventController *focus;
  TflRect rect;

  if (self->presenting || self->scene == NULL || element == NULL || !tfl_scene_find (self->scene, id, &rect) ||
      (tfl_element_get_kind (element) != TFL_KIND_UNIT && tfl_element_get_kind (element) != TFL_KIND_WORK))
    return FALSE;

  tfl_canvas_end_rename (self, TRUE);
  self->renaming = g_strdup (id);
  self->entry = gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "canvas-name");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), initial != NULL ? initial : tfl_element_get_name (element));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);

  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), initial != NULL ? -1 : 0, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return TRUE;
}

gboolean
tfl_canvas_edit_name (TflCanvas *self)
{
  const char *id = self->session != NULL ? tfl_session_get_primary (self->session) : NULL;

  return id != NULL && tfl_canvas_begin_rename (self, id, NULL);
}
