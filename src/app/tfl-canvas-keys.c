/* The keyboard: walk through the picture, begin to type, hold Space to pan. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "tfl-commands.h"
#include "tfl-context-menu.h"

#include <math.h>
#include <string.h>

static gboolean
collect_cb (const TflElement *element,
            gpointer          user_data)
{
  TflKind kind = tfl_element_get_kind (element);

  if (kind == TFL_KIND_UNIT || kind == TFL_KIND_WORK || kind == TFL_KIND_SERVICE)
    g_ptr_array_add (user_data, (gpointer) tfl_element_get_id (element));

  return TRUE;
}

/* What is drawn, in reading order: the order of the model. (transfer container) */
static GPtrArray *
list_drawn (TflCanvas *self)
{
  GPtrArray *ids = g_ptr_array_new ();
  TflRect rect;

  tfl_model_foreach (tfl_session_get_model (self->session), collect_cb, ids);
  for (guint i = ids->len; i-- > 0;)
    if (!tfl_canvas_locate (self, g_ptr_array_index (ids, i), &rect))
      g_ptr_array_remove_index (ids, i);

  return ids;
}

static void
select_and_show (TflCanvas  *self,
                 const char *id)
{
  TflRect rect;

  tfl_session_select (self->session, id);
  if (tfl_canvas_locate (self, id, &rect))
    {
      TflRect seen = tfl_canvas_from_scene (self, rect);
      int width = gtk_widget_get_width (GTK_WIDGET (self));
      int height = gtk_widget_get_height (GTK_WIDGET (self));

      if (seen.x < 0 || seen.y < 0 || seen.x + seen.width > width || seen.y + seen.height > height)
        tfl_canvas_show_rect (self, rect);
    }
}

static gboolean
walk (TflCanvas *self,
      int        step)
{
  g_autoptr (GPtrArray) ids = list_drawn (self);
  const char *primary = tfl_session_get_primary (self->session);
  int position = step > 0 ? -1 : (int) ids->len;

  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (ids, i), primary) == 0)
      position = (int) i;

  /* Beyond the last, Tab goes on to the next widget. */
  position += step;
  if (position < 0 || position >= (int) ids->len)
    return FALSE;

  select_and_show (self, g_ptr_array_index (ids, position));

  return TRUE;
}

static TflPoint
centre_of (TflRect rect)
{
  return (TflPoint){ rect.x + rect.width / 2, rect.y + rect.height / 2 };
}

/* How far b is from a, going one way; INFINITY where it does not lie that way. */
static double
distance (TflPoint a,
          TflPoint b,
          int      dx,
          int      dy)
{
  double along = (b.x - a.x) * dx + (b.y - a.y) * dy;
  double across = fabs ((b.x - a.x) * dy) + fabs ((b.y - a.y) * dx);

  return along > 1 && across <= 2 * along ? along + 2 * across : INFINITY;
}

/* The nearest unit or work that way, among those that stand beside it, then anywhere. */
static gboolean
walk_spatially (TflCanvas *self,
                int        dx,
                int        dy)
{
  g_autoptr (GPtrArray) ids = list_drawn (self);
  const char *primary = tfl_session_get_primary (self->session);
  const TflElement *from = primary != NULL ? tfl_session_lookup (self->session, primary) : NULL;
  const char *nearest = NULL;
  double least = INFINITY;
  TflRect rect;

  if (from == NULL || !tfl_canvas_locate (self, primary, &rect))
    return walk (self, 1);

  for (guint i = 0; i < ids->len; i++)
    {
      const TflElement *element = tfl_session_lookup (self->session, g_ptr_array_index (ids, i));
      double far;
      TflRect other;

      if (element == from || tfl_element_get_kind (element) == TFL_KIND_SERVICE)
        continue;
      tfl_canvas_locate (self, tfl_element_get_id (element), &other);
      far = distance (centre_of (rect), centre_of (other), dx, dy);
      if (g_strcmp0 (tfl_element_get_parent (element), tfl_element_get_parent (from)) != 0)
        far += 10000;
      if (far < least)
        {
          least = far;
          nearest = tfl_element_get_id (element);
        }
    }
  if (nearest != NULL)
    select_and_show (self, nearest);

  return TRUE;
}

/* Typing with a unit selected begins a unit inside it. */
static gboolean
type_child (TflCanvas *self,
            gunichar   letter)
{
  const char *primary = tfl_session_get_primary (self->session);
  const TflElement *unit = primary != NULL ? tfl_session_lookup (self->session, primary) : NULL;
  char text[7] = { 0 };

  if (unit == NULL || tfl_element_get_kind (unit) != TFL_KIND_UNIT || !g_unichar_isalpha (letter))
    return FALSE;

  g_unichar_to_utf8 (letter, text);

  return tfl_canvas_begin_child (self, primary, text);
}

/* The menu of what is selected, in the middle of it. */
static gboolean
open_menu (TflCanvas *self)
{
  const char *primary = tfl_session_get_primary (self->session);
  TflRect rect;

  if (primary == NULL || !tfl_canvas_locate (self, primary, &rect))
    return FALSE;

  rect = tfl_canvas_from_scene (self, rect);
  tfl_context_menu_popup (GTK_WIDGET (self), self->session,
                          CLAMP (rect.x + rect.width / 2, 0, gtk_widget_get_width (GTK_WIDGET (self))),
                          CLAMP (rect.y + rect.height / 2, 0, gtk_widget_get_height (GTK_WIDGET (self))));

  return TRUE;
}

static gboolean
activate_key (TflCanvas *self,
              guint      keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
      return walk_spatially (self, -1, 0);
    case GDK_KEY_Right:
      return walk_spatially (self, 1, 0);
    case GDK_KEY_Up:
      return walk_spatially (self, 0, -1);
    case GDK_KEY_Down:
      return walk_spatially (self, 0, 1);
    case GDK_KEY_Tab:
      return walk (self, 1);
    case GDK_KEY_ISO_Left_Tab:
      return walk (self, -1);
    case GDK_KEY_Escape:
      return tfl_canvas_cancel_drag (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      {
        const char *primary = tfl_session_get_primary (self->session);
        const TflElement *element = primary != NULL ? tfl_session_lookup (self->session, primary) : NULL;

        /* On an orphan Enter takes the best fit: that is the window's. */
        if (element != NULL && tfl_element_get_kind (element) == TFL_KIND_WORK && tfl_work_is_orphan (element))
          return FALSE;
        return tfl_canvas_edit_name (self);
      }
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                TflCanvas             *self)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (self->session == NULL || self->scene == NULL || self->entry != NULL)
    return GDK_EVENT_PROPAGATE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_space)
    {
      self->space_held = TRUE;
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
      return GDK_EVENT_STOP;
    }
  if (self->presenting)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    return open_menu (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  if (activate_key (self, keyval) || type_child (self, letter))
    return GDK_EVENT_STOP;

  return GDK_EVENT_PROPAGATE;
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        state,
                 TflCanvas             *self)
{
  if (keyval != GDK_KEY_space)
    return;

  self->space_held = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

void
tfl_canvas_add_keys (TflCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
