/* What is painted over the picture and is not part of it: hover, selection, focus, drops. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "app/widgets/tfl-snapshot.h"

#include "export/tfl-cairo.h"
#include "layout/tfl-rect.h"

#define RING_OFFSET 4
#define RING_WIDTH 2

void
tfl_marks_set_colour (const TflMarks *marks,
                      TflColour       colour,
                      double          opacity)
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
  cairo_new_sub_path (cr);
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

void
tfl_marks_trace (const TflMarks *marks,
                 const char     *id,
                 TflRect         rect)
{
  trace_rounded (marks->cr, rect, corner_of (marks->canvas, id));
}

void
tfl_marks_stroke (const TflMarks *marks,
                  TflColour       colour,
                  double          width)
{
  tfl_marks_set_colour (marks, colour, 1);
  cairo_set_line_width (marks->cr, width);
  cairo_stroke (marks->cr);
}

void
tfl_marks_stroke_dots (const TflMarks *marks,
                       TflColour       colour,
                       double          width,
                       double          on,
                       double          off)
{
  const double dots[] = { on, off };

  cairo_set_dash (marks->cr, dots, G_N_ELEMENTS (dots), 0);
  tfl_marks_stroke (marks, colour, width);
  cairo_set_dash (marks->cr, NULL, 0, 0);
}

static void
draw_ring (const TflMarks *marks,
           const char     *id,
           double          offset,
           double          opacity)
{
  TflRect rect;

  if (!tfl_canvas_find (marks->canvas, id, &rect))
    return;

  trace_rounded (marks->cr, tfl_rect_grown (rect, offset), corner_of (marks->canvas, id) + offset);
  tfl_marks_set_colour (marks, TFL_COLOUR_ACCENT, opacity);
  cairo_set_line_width (marks->cr, RING_WIDTH);
  cairo_stroke (marks->cr);
}

/* A service, or a flow, is not boxed: its own line is drawn again, in the accent. */
static void
draw_line (const TflMarks *marks,
              const char     *id)
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
is_line (TflCanvas  *self,
            const char *id)
{
  const TflElement *element = tfl_session_lookup (self->session, id);

  if (element == NULL)
    return FALSE;

  return tfl_element_get_kind (element) == TFL_KIND_SERVICE || tfl_element_get_kind (element) == TFL_KIND_FLOW;
}

static void
draw_selection (const TflMarks *marks)
{
  TflCanvas *self = marks->canvas;
  const char *const *ids = tfl_session_get_selection (self->session);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (is_line (self, ids[i]) && (self->motion != NULL || self->drag.kind == TFL_DRAG_HANG))
        continue; /* its line is on its way */
      if (is_line (self, ids[i]))
        draw_line (marks, ids[i]);
      else
        draw_ring (marks, ids[i], RING_OFFSET, 1);
    }
}

static void
draw_hover (const TflMarks *marks)
{
  TflCanvas *self = marks->canvas;
  TflRect rect;

  if (self->hover == NULL || self->drag.is_under_way || self->motion != NULL ||
      tfl_session_is_selected (self->session, self->hover))
    return;

  if (is_line (self, self->hover))
    {
      draw_line (marks, self->hover);
      return;
    }
  if (!tfl_canvas_find (self, self->hover, &rect))
    return;

  trace_rounded (marks->cr, rect, corner_of (self, self->hover));
  tfl_marks_set_colour (marks, TFL_COLOUR_INK, corner_of (self, self->hover) > 6 * self->camera.zoom ? 0.03 : 0.06);
  cairo_fill_preserve (marks->cr);
  tfl_marks_stroke (marks, TFL_COLOUR_INK_2, 1);
}

void
tfl_marks_draw_target (const TflMarks *marks)
{
  TflDrag *drag = &marks->canvas->drag;
  TflRect rect;

  if (drag->reason != NULL || drag->target == NULL || !tfl_canvas_find (marks->canvas, drag->target, &rect))
    return;

  tfl_marks_trace (marks, drag->target, rect);
  tfl_marks_set_colour (marks, TFL_COLOUR_ACCENT, 0.1);
  cairo_fill_preserve (marks->cr);
  tfl_marks_stroke (marks, TFL_COLOUR_ACCENT, RING_WIDTH);
}

void
tfl_marks_draw_alone (const TflMarks *marks,
                      TflScene       *scene,
                      const char     *id)
{
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

/* Why it cannot be dropped here, or what would come of it, beside the pointer. */
static void
draw_note (const TflMarks *marks,
           GtkSnapshot    *snapshot,
           const char     *text,
           double          x,
           double          y)
{
  TflCanvas *self = marks->canvas;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA ground = tfl_snapshot_colour (marks->theme, TFL_COLOUR_INK, 1);
  GdkRGBA ink = tfl_snapshot_colour (marks->theme, TFL_COLOUR_CANVAS, 1);
  graphene_rect_t rect;
  GskRoundedRect rounded;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  rect = GRAPHENE_RECT_INIT ((float) MAX (MIN (x + 12, gtk_widget_get_width (GTK_WIDGET (self)) - width - 28), 0),
                             (float) MIN (y + 16, gtk_widget_get_height (GTK_WIDGET (self)) - height - 10), width + 20,
                             MAX (height + 6, 24));
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

/* Where keys go from: what is selected has a ring already; where it is nothing, the whole picture. */
static void
draw_focus (const TflMarks *marks)
{
  TflCanvas *self = marks->canvas;
  GtkWidget *widget = GTK_WIDGET (self);
  TflRect rect;

  if (!gtk_widget_has_visible_focus (widget))
    return;

  if (self->focus != NULL && tfl_canvas_find (self, self->focus, &rect))
    {
      if (tfl_session_is_selected (self->session, self->focus))
        return;
      trace_rounded (marks->cr, tfl_rect_grown (rect, RING_OFFSET), corner_of (self, self->focus) + RING_OFFSET);
      tfl_marks_stroke_dots (marks, TFL_COLOUR_ACCENT, RING_WIDTH, 2, 2);
      return;
    }
  if (tfl_session_get_n_selected (self->session) > 0)
    return;

  cairo_rectangle (marks->cr, 2, 2, gtk_widget_get_width (widget) - 4, gtk_widget_get_height (widget) - 4);
  tfl_marks_stroke_dots (marks, TFL_COLOUR_ACCENT, RING_WIDTH, 2, 2);
}

static void
draw_notes (const TflMarks *marks,
            GtkSnapshot    *snapshot)
{
  TflCanvas *self = marks->canvas;
  TflDrag *drag = &self->drag;
  const char *note = drag->is_under_way ? (drag->reason != NULL ? drag->reason : drag->note) : tfl_canvas_get_handle_note (self);

  if (note != NULL && drag->is_under_way)
    draw_note (marks, snapshot, note, drag->x, drag->y);
  else if (note != NULL)
    draw_note (marks, snapshot, note, self->pointer_x, self->pointer_y);
}

void
tfl_canvas_draw_marks (TflCanvas   *self,
                       GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  TflMarks marks = { self, cr, tfl_canvas_get_theme (self) };

  if (self->presenting)
    {
      draw_selection (&marks);
    }
  else
    {
      draw_hover (&marks);
      draw_selection (&marks);
      tfl_canvas_draw_handles (&marks);
      tfl_canvas_draw_disclosure (self, cr);
      tfl_canvas_draw_drag (&marks);
    }
  tfl_canvas_draw_found (self, cr);
  if (self->ring != NULL && self->ring_age < 1)
    draw_ring (&marks, self->ring, RING_OFFSET + 10 * self->ring_age, 1 - self->ring_age);
  if (!self->presenting)
    draw_focus (&marks);
  cairo_destroy (cr);

  if (!self->presenting)
    {
      draw_notes (&marks, snapshot);
      tfl_canvas_draw_card (self, snapshot);
    }
}
