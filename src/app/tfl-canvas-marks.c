/* What is painted over the picture and is not part of it: hover, selection, focus, drops. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "tfl-snapshot.h"

#include "export/tfl-cairo.h"

#include <math.h>

#define RING_OFFSET 4
#define RING_WIDTH 2
#define HANDLE_RADIUS 7
#define MOST_DRAGGED 120 /* px of height: of what is taller, the head is dragged */

typedef struct
{
  TflCanvas *canvas;
  cairo_t   *cr;
  TflTheme   theme;
} Marks;

static void
set_colour (Marks     *marks,
            TflColour  colour,
            double     opacity)
{
  GdkRGBA rgba = tfl_snapshot_colour (marks->theme, colour, opacity);

  gdk_cairo_set_source_rgba (marks->cr, &rgba);
}

static void
trace_rounded (cairo_t *cr,
               TflRect  rect,
               double   radius)
{
  double right = rect.x + rect.width;
  double bottom = rect.y + rect.height;

  radius = MIN (radius, MIN (rect.width, rect.height) / 2);
  cairo_new_path (cr);
  cairo_arc (cr, right - radius, rect.y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, rect.x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, rect.x + radius, rect.y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static double
corner_of (TflCanvas  *self,
           const char *id)
{
  const TflElement *element = tfl_session_lookup (self->session, id);

  return (element != NULL && tfl_element_get_kind (element) == TFL_KIND_UNIT ? 10 : 6) * self->camera.zoom;
}

static void
draw_ring (Marks      *marks,
           const char *id,
           double      offset,
           double      opacity,
           gboolean    dotted)
{
  static const double dots[] = { 2, 2 };
  TflRect rect;

  if (!tfl_canvas_find (marks->canvas, id, &rect))
    return;

  rect = (TflRect){ rect.x - offset, rect.y - offset, rect.width + 2 * offset, rect.height + 2 * offset };
  trace_rounded (marks->cr, rect, corner_of (marks->canvas, id) + offset);
  set_colour (marks, TFL_COLOUR_ACCENT, opacity);
  cairo_set_line_width (marks->cr, RING_WIDTH);
  cairo_set_dash (marks->cr, dots, dotted ? 2 : 0, 0);
  cairo_stroke (marks->cr);
  cairo_set_dash (marks->cr, NULL, 0, 0);
}

/* A service is not boxed: its own line is drawn again, in the accent. */
static void
draw_service (Marks      *marks,
              const char *id)
{
  TflCanvas *self = marks->canvas;
  guint n_shapes = tfl_scene_get_n_shapes (self->scene);

  cairo_save (marks->cr);
  cairo_scale (marks->cr, self->camera.zoom, self->camera.zoom);
  cairo_translate (marks->cr, -self->camera.x, -self->camera.y);
  for (guint i = 0; i < n_shapes; i++)
    {
      TflShape shape = *tfl_scene_get_shape (self->scene, i);

      if (shape.part != TFL_PART_ROUTE || shape.kind == TFL_SHAPE_BEGIN || g_strcmp0 (shape.element, id) != 0)
        continue;
      if (shape.stroke != TFL_COLOUR_NONE)
        shape.stroke = TFL_COLOUR_ACCENT;
      if (shape.fill == TFL_COLOUR_SERVICE)
        shape.fill = TFL_COLOUR_ACCENT;
      tfl_cairo_draw_shape (marks->cr, &shape, marks->theme);
    }
  cairo_restore (marks->cr);
}

static gboolean
is_service (TflCanvas  *self,
            const char *id)
{
  const TflElement *element = tfl_session_lookup (self->session, id);

  return element != NULL && tfl_element_get_kind (element) == TFL_KIND_SERVICE;
}

static void
draw_selection (Marks *marks)
{
  TflCanvas *self = marks->canvas;
  const char *const *ids = tfl_session_get_selection (self->session);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (is_service (self, ids[i]) && self->motion != NULL)
        continue; /* its line is on its way */
      if (is_service (self, ids[i]))
        draw_service (marks, ids[i]);
      else
        draw_ring (marks, ids[i], RING_OFFSET, 1, FALSE);
    }
}

static void
draw_hover (Marks *marks)
{
  TflCanvas *self = marks->canvas;
  TflRect rect;

  if (self->hover == NULL || self->drag.is_under_way || self->motion != NULL ||
      tfl_session_is_selected (self->session, self->hover))
    return;

  if (is_service (self, self->hover))
    {
      draw_service (marks, self->hover);
      return;
    }
  if (!tfl_canvas_find (self, self->hover, &rect))
    return;

  trace_rounded (marks->cr, rect, corner_of (self, self->hover));
  set_colour (marks, TFL_COLOUR_INK, corner_of (self, self->hover) > 6 * self->camera.zoom ? 0.03 : 0.06);
  cairo_fill_preserve (marks->cr);
  set_colour (marks, TFL_COLOUR_INK_2, 1);
  cairo_set_line_width (marks->cr, 1);
  cairo_stroke (marks->cr);
}

/* Light up the unit that would receive what is dragged. */
static void
draw_target (Marks *marks)
{
  TflDrag *drag = &marks->canvas->drag;
  TflRect rect;

  if (drag->reason != NULL || !tfl_canvas_find (marks->canvas, drag->target, &rect))
    return;

  trace_rounded (marks->cr, rect, corner_of (marks->canvas, drag->target));
  set_colour (marks, TFL_COLOUR_ACCENT, 0.1);
  cairo_fill_preserve (marks->cr);
  set_colour (marks, TFL_COLOUR_ACCENT, 1);
  cairo_set_line_width (marks->cr, RING_WIDTH);
  cairo_stroke (marks->cr);
}

/* An element with all that stands inside it, without what it stands on. */
static void
draw_alone (Marks      *marks,
            const char *id)
{
  TflScene *scene = marks->canvas->scene;
  guint n_shapes = tfl_scene_get_n_shapes (scene);

  for (guint i = 0; i < n_shapes; i++)
    {
      const TflShape *begin = tfl_scene_get_shape (scene, i);

      if (begin->kind != TFL_SHAPE_BEGIN || g_strcmp0 (begin->element, id) != 0)
        continue;
      for (; i < begin->end; i++)
        tfl_cairo_draw_shape (marks->cr, tfl_scene_get_shape (scene, i), marks->theme);
    }
}

/* What moves follows the pointer at 85 %; its old place is dotted. */
static void
draw_moved (Marks *marks)
{
  static const double dots[] = { 1.5, 3 };
  TflCanvas *self = marks->canvas;
  TflRect rect;

  if (!tfl_canvas_find (self, self->drag.subject, &rect))
    return;

  trace_rounded (marks->cr, rect, corner_of (self, self->drag.subject));
  set_colour (marks, TFL_COLOUR_INK_3, 1);
  cairo_set_line_width (marks->cr, 1.5);
  cairo_set_dash (marks->cr, dots, 2, 0);
  cairo_stroke (marks->cr);
  cairo_set_dash (marks->cr, NULL, 0, 0);

  cairo_save (marks->cr);
  cairo_translate (marks->cr, self->drag.x - self->drag.start_x, self->drag.y - self->drag.start_y);
  if (rect.height > MOST_DRAGGED)
    {
      double head = MAX (54 * self->camera.zoom, 40); /* the header of a unit */

      trace_rounded (marks->cr, (TflRect){ rect.x, rect.y, rect.width, head }, corner_of (self, self->drag.subject));
      cairo_clip (marks->cr);
    }
  cairo_push_group (marks->cr);
  cairo_scale (marks->cr, self->camera.zoom, self->camera.zoom);
  cairo_translate (marks->cr, -self->camera.x, -self->camera.y);
  draw_alone (marks, self->drag.subject);
  cairo_pop_group_to_source (marks->cr);
  cairo_paint_with_alpha (marks->cr, self->drag.reason != NULL ? 0.45 : 0.85);
  cairo_restore (marks->cr);
}

static void
draw_new_service (Marks *marks)
{
  TflCanvas *self = marks->canvas;
  double angle = atan2 (self->drag.y - self->drag.start_y, self->drag.x - self->drag.start_x);

  set_colour (marks, TFL_COLOUR_ACCENT, 1);
  cairo_set_line_width (marks->cr, 1.8);
  cairo_move_to (marks->cr, self->drag.start_x, self->drag.start_y);
  cairo_line_to (marks->cr, self->drag.x - 8 * cos (angle), self->drag.y - 8 * sin (angle));
  cairo_stroke (marks->cr);
  cairo_move_to (marks->cr, self->drag.x, self->drag.y);
  cairo_line_to (marks->cr, self->drag.x - 9 * cos (angle - 0.49), self->drag.y - 9 * sin (angle - 0.49));
  cairo_line_to (marks->cr, self->drag.x - 9 * cos (angle + 0.49), self->drag.y - 9 * sin (angle + 0.49));
  cairo_close_path (marks->cr);
  cairo_fill (marks->cr);
}

static void
draw_rubber (Marks *marks)
{
  TflDrag *drag = &marks->canvas->drag;

  cairo_rectangle (marks->cr, drag->start_x + 0.5, drag->start_y + 0.5, drag->x - drag->start_x, drag->y - drag->start_y);
  set_colour (marks, TFL_COLOUR_ACCENT, 0.1);
  cairo_fill_preserve (marks->cr);
  set_colour (marks, TFL_COLOUR_ACCENT, 1);
  cairo_set_line_width (marks->cr, 1);
  cairo_stroke (marks->cr);
}

/* Why it cannot be dropped here, beside the pointer. */
static void
draw_reason (Marks       *marks,
             GtkSnapshot *snapshot)
{
  TflCanvas *self = marks->canvas;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->drag.reason);
  GdkRGBA ground = tfl_snapshot_colour (marks->theme, TFL_COLOUR_INK, 1);
  GdkRGBA ink = tfl_snapshot_colour (marks->theme, TFL_COLOUR_CANVAS, 1);
  graphene_rect_t rect;
  GskRoundedRect rounded;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  rect = GRAPHENE_RECT_INIT ((float) MIN (self->drag.x + 12, gtk_widget_get_width (GTK_WIDGET (self)) - width - 28),
                             (float) self->drag.y + 16, width + 20, MAX (height + 6, 24));
  gsk_rounded_rect_init_from_rect (&rounded, &rect, 5);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &ground, &rect);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rect.origin.x + 10,
                                                          rect.origin.y + (rect.size.height - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
draw_drag (Marks *marks)
{
  if (!marks->canvas->drag.is_under_way)
    return;

  switch (marks->canvas->drag.kind)
    {
    case TFL_DRAG_NONE:
    case TFL_DRAG_PAN:
      break;
    case TFL_DRAG_MOVE:
      draw_moved (marks);
      draw_target (marks); /* on top: what is dragged may be larger */
      break;
    case TFL_DRAG_SERVICE:
      draw_target (marks);
      draw_new_service (marks);
      break;
    case TFL_DRAG_RUBBER:
      draw_rubber (marks);
      break;
    }
}

gboolean
tfl_canvas_get_handle (TflCanvas *self,
                       TflPoint  *centre)
{
  const char *id = self->session != NULL ? tfl_session_get_primary (self->session) : NULL;
  const TflElement *element = id != NULL ? tfl_session_lookup (self->session, id) : NULL;
  TflRect rect;

  if (self->presenting || self->scene == NULL || element == NULL || !tfl_canvas_is_map (self) ||
      tfl_element_get_kind (element) != TFL_KIND_UNIT ||
      tfl_session_get_n_selected (self->session) != 1 || !tfl_canvas_find (self, id, &rect))
    return FALSE;

  *centre = (TflPoint){ rect.x + rect.width + RING_OFFSET, rect.y + MIN (rect.height / 2, 27) };

  return TRUE;
}

static void
draw_handle (Marks *marks)
{
  TflPoint centre;

  if (marks->canvas->drag.is_under_way || !tfl_canvas_get_handle (marks->canvas, &centre))
    return;

  cairo_new_path (marks->cr);
  cairo_arc (marks->cr, centre.x, centre.y, HANDLE_RADIUS, 0, 2 * G_PI);
  set_colour (marks, TFL_COLOUR_PAPER, 1);
  cairo_fill_preserve (marks->cr);
  set_colour (marks, TFL_COLOUR_ACCENT, 1);
  cairo_set_line_width (marks->cr, 1.8);
  cairo_stroke (marks->cr);
  /* An arrow head that says: pull me. */
  cairo_move_to (marks->cr, centre.x - 1.8, centre.y - 3);
  cairo_line_to (marks->cr, centre.x + 1.8, centre.y);
  cairo_line_to (marks->cr, centre.x - 1.8, centre.y + 3);
  cairo_stroke (marks->cr);
}

void
tfl_canvas_draw_marks (TflCanvas   *self,
                       GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  Marks marks = { self, cr, tfl_canvas_get_theme (self) };

  if (!self->presenting)
    {
      draw_hover (&marks);
      draw_selection (&marks);
      draw_handle (&marks);
      tfl_canvas_draw_disclosure (self, cr);
      draw_drag (&marks);
    }
  tfl_canvas_draw_found (self, cr);
  if (self->ring != NULL && self->ring_age < 1)
    draw_ring (&marks, self->ring, RING_OFFSET + 10 * self->ring_age, 1 - self->ring_age, FALSE);
  if (!self->presenting && gtk_widget_has_visible_focus (GTK_WIDGET (self)) && tfl_session_get_n_selected (self->session) == 0)
    {
      static const double dots[] = { 2, 2 };

      cairo_rectangle (cr, 2, 2, width - 4, height - 4);
      set_colour (&marks, TFL_COLOUR_ACCENT, 1);
      cairo_set_line_width (cr, RING_WIDTH);
      cairo_set_dash (cr, dots, 2, 0);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);

  if (self->drag.is_under_way && self->drag.reason != NULL)
    draw_reason (&marks, snapshot);
}
