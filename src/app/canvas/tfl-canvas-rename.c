/* An entry over a name, or for the name of a unit that is to be: Enter and a click elsewhere keep
 * what was typed, Escape does not. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "app/session/tfl-commands.h"
#include "app/widgets/tfl-later.h"
#include "app/widgets/tfl-popup.h"
#include "app/widgets/tfl-spoken-name.h"

#include <glib/gi18n.h>

#define LEAST_WIDTH 160 /* px */
#define MOST_WIDTH 320
#define INSET 7         /* from the entry's edge to its text */

static const char *
name_of (TflCanvas  *self,
         const char *id)
{
  return tfl_element_get_name (tfl_session_lookup (self->session, id));
}

/* id: what is renamed, or what a new unit is to stand in. */
static void
keep_name (TflCanvas  *self,
           const char *id,
           const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;

  if (!self->names_child)
    {
      gboolean done =
          g_strcmp0 (name, name_of (self, id)) == 0 || tfl_command_rename (self->session, id, name, &error);

      tfl_canvas_complain (self, done, error);
      return;
    }

  made = tfl_command_add_child (self->session, id, name, &error);
  tfl_canvas_complain (self, made != NULL, error);
  if (made != NULL)
    tfl_session_reveal (self->session, made);
}

void
tfl_canvas_end_rename (TflCanvas *self,
                       gboolean   keep)
{
  g_autofree char *id = g_steal_pointer (&self->renaming);
  GtkWidget *entry = g_steal_pointer (&self->entry);
  g_autofree char *name = NULL;

  if (entry == NULL)
    return;

  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  if (gtk_widget_has_focus (GTK_WIDGET (self)) || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  tfl_popup_close_inside (entry);
  gtk_widget_unparent (entry);

  if (keep && self->session != NULL && tfl_session_lookup (self->session, id) != NULL && name[0] != '\0')
    keep_name (self, id, name);
}

void
tfl_canvas_commit (TflCanvas *self)
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

/* The entry that the focus left, unless another one or none is open by now. */
static void
left_cb (GtkWidget *entry)
{
  GtkWidget *canvas = gtk_widget_get_parent (entry);

  if (TFL_IS_CANVAS (canvas) && TFL_CANVAS (canvas)->entry == entry)
    tfl_canvas_end_rename (TFL_CANVAS (canvas), TRUE);
}

/* Where the first line of an element's name stands, in pixels of the widget: at a route it is a label. */
static gboolean
find_name (TflCanvas  *self,
           const char *id,
           TflRect    *rect)
{
  guint n_shapes = self->scene != NULL ? tfl_scene_get_n_shapes (self->scene) : 0;

  for (guint i = 0; i < n_shapes; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (self->scene, i);
      gboolean is_name = shape->part == TFL_PART_NAME || shape->part == TFL_PART_LABEL;

      if (shape->kind == TFL_SHAPE_TEXT && is_name && g_strcmp0 (shape->element, id) == 0)
        {
          *rect = tfl_canvas_from_scene (self, shape->rect);
          return TRUE;
        }
    }

  return FALSE;
}

/* A unit that is to be has no place yet: its name is typed across the lower border of its container,
 * as far as that is in sight. */
static void
place_child (TflCanvas     *self,
             TflRect        box,
             GtkAllocation *place)
{
  double lowest = gtk_widget_get_height (GTK_WIDGET (self)) - TFL_CANVAS_BOTTOM_MARGIN - place->height;
  double rightmost = gtk_widget_get_width (GTK_WIDGET (self)) - TFL_CANVAS_MARGIN - LEAST_WIDTH;

  place->width = (int) CLAMP (box.width - 2 * INSET, LEAST_WIDTH, MOST_WIDTH);
  place->x = (int) CLAMP (box.x + 12, TFL_CANVAS_MARGIN, MAX (rightmost, TFL_CANVAS_MARGIN));
  place->y = (int) CLAMP (box.y + box.height - place->height / 2.0, TFL_CANVAS_MARGIN, MAX (lowest, TFL_CANVAS_MARGIN));
}

/* Over the name, wherever the camera has brought it. */
void
tfl_canvas_place_entry (TflCanvas *self)
{
  GtkAllocation place;
  TflRect name;
  TflRect box;
  gboolean is_seen;

  if (self->entry == NULL)
    return;

  is_seen = self->scene != NULL && tfl_canvas_locate (self, self->renaming, &box) &&
            (self->names_child || find_name (self, self->renaming, &name));
  gtk_widget_set_child_visible (self->entry, is_seen);
  if (!is_seen)
    return;

  box = tfl_canvas_from_scene (self, box);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_VERTICAL, -1, NULL, &place.height, NULL, NULL);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_HORIZONTAL, -1, &place.width, NULL, NULL, NULL);
  if (self->names_child)
    {
      place_child (self, box, &place);
    }
  else
    {
      place.width = MAX (place.width, (int) CLAMP (box.x + box.width - name.x, LEAST_WIDTH, MOST_WIDTH));
      place.x = (int) name.x - INSET;
      place.y = (int) (name.y + name.height / 2) - place.height / 2;
    }
  gtk_widget_size_allocate (self->entry, &place, -1);
}

/* id: (transfer full) */
static void
open_entry (TflCanvas  *self,
            char       *id,
            gboolean    names_child,
            const char *text)
{
  GtkEventController *keys;

  self->renaming = id;
  self->names_child = names_child;
  self->entry = gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "canvas-name");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  tfl_spoken_name_set (self->entry, _("Name"));
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (tfl_canvas_commit), self, G_CONNECT_SWAPPED);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (self->entry, keys);
  tfl_later_left (self->entry, left_cb);

  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), names_child ? -1 : 0, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
tfl_canvas_begin_rename (TflCanvas  *self,
                         const char *id)
{
  g_autofree char *kept = g_strdup (id);  /* the selection's, maybe, and keeping a name selects what was named */
  const TflElement *element;
  TflRect rect;

  tfl_canvas_commit (self);
  element = tfl_session_lookup (self->session, kept);
  if (element == NULL || !find_name (self, kept, &rect))
    return FALSE;

  open_entry (self, g_steal_pointer (&kept), FALSE, tfl_element_get_name (element));

  return TRUE;
}

gboolean
tfl_canvas_begin_child (TflCanvas  *self,
                        const char *parent,
                        const char *text)
{
  g_autofree char *kept = g_strdup (parent);
  TflRect rect;

  tfl_canvas_commit (self);
  if (self->presenting || self->scene == NULL || !tfl_canvas_locate (self, kept, &rect))
    return FALSE;

  open_entry (self, g_steal_pointer (&kept), TRUE, text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Name of the new unit"));

  return TRUE;
}

gboolean
tfl_canvas_edit_name (TflCanvas *self)
{
  const char *id;

  tfl_canvas_commit (self);
  id = self->session != NULL ? tfl_session_get_primary (self->session) : NULL;

  /* What was added a moment ago is not in the picture yet. */
  if (id != NULL && g_strcmp0 (self->revealing, id) == 0)
    self->renames_next = TRUE;

  return self->renames_next || (id != NULL && tfl_canvas_begin_rename (self, id));
}
