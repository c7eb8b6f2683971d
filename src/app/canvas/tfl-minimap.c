#include "config.h"

#include "tfl-minimap.h"

#include "app/widgets/tfl-snapshot.h"
#include "app/widgets/tfl-spoken-name.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define WIDTH 208
#define HEIGHT 116
#define PADDING 6
#define LEAST_CANVAS_WIDTH 740 /* px: beside the palette */
#define LEAST_CANVAS_HEIGHT 260
#define LEAST_BOX 3            /* px: what stands in a smaller one is not drawn */
#define LEAST_OPEN 20          /* px: a smaller one has one mark for all that is inside */
#define MARK 3                 /* px */
#define LEAST_FRAME 6          /* px: a smaller frame would be no frame */

struct _TflMinimap
{
  GtkWidget      parent_instance;

  TflCanvas     *canvas;  /* not owned */
  gboolean       wanted;
  guint          idle;    /* source that looks whether it is to be seen, or 0 */
  TflTheme       theme;   /* of the node */
  GskRenderNode *node;    /* all but the frame, or NULL */
};

enum
{
  PROP_WANTED = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TflMinimap, tfl_minimap, GTK_TYPE_WIDGET)

/* How the picture lies in it. */
typedef struct
{
  double x; /* px of the picture's left side */
  double y;
  double scale;
  TflRect all;
} Fit;

static gboolean
get_fit (TflMinimap *self,
         Fit        *fit)
{
  TflSurvey *survey = self->canvas != NULL ? tfl_canvas_get_survey (self->canvas) : NULL;

  if (survey == NULL)
    return FALSE;

  fit->all = tfl_layout_get_bounds (tfl_survey_get_layout (survey));
  fit->scale = MIN ((WIDTH - 2 * PADDING) / MAX (fit->all.width, 1), (HEIGHT - 2 * PADDING) / MAX (fit->all.height, 1));
  fit->x = (WIDTH - fit->all.width * fit->scale) / 2;
  fit->y = (HEIGHT - fit->all.height * fit->scale) / 2;

  return TRUE;
}

static TflRect
to_pixels (const Fit *fit,
           TflRect    rect)
{
  return (TflRect) { fit->x + (rect.x - fit->all.x) * fit->scale, fit->y + (rect.y - fit->all.y) * fit->scale,
                     rect.width * fit->scale, rect.height * fit->scale };
}

typedef struct
{
  TflSurvey  *survey;
  TflTally   *tally;
  cairo_t    *cr;
  TflTheme    theme;
  Fit         fit;
} Drawing;

static void
set_colour (Drawing   *self,
            TflColour  colour)
{
  GdkRGBA rgba = tfl_snapshot_colour (self->theme, colour, 1);

  gdk_cairo_set_source_rgba (self->cr, &rgba);
}

static void
draw_mark (Drawing       *self,
           const TflRect *rect)
{
  set_colour (self, TFL_COLOUR_MAGENTA);
  cairo_rectangle (self->cr, round (rect->x + rect->width / 2 - MARK / 2.0), round (rect->y + rect->height / 2 - MARK / 2.0),
                   MARK, MARK);
  cairo_fill (self->cr);
}

/* is_marked: the one around it has the mark for all inside. */
static void
draw_unit (Drawing *self,
           guint    index,
           gboolean is_marked)
{
  const TflExtentUnit *row = tfl_extent_get (tfl_survey_get_extent (self->survey), index);
  const TflRect *place = tfl_survey_get_rect (self->survey, index);
  gboolean marks = FALSE;
  TflRect rect;

  if (place == NULL)
    return;

  rect = to_pixels (&self->fit, *place);
  set_colour (self, row->depth % 2 == 0 ? TFL_COLOUR_WASH : TFL_COLOUR_PAPER);
  cairo_rectangle (self->cr, rect.x, rect.y, rect.width, rect.height);
  cairo_fill_preserve (self->cr);
  set_colour (self, TFL_COLOUR_UNIT_BORDER);
  cairo_set_line_width (self->cr, CLAMP (rect.width / 60, 0.3, 1));
  cairo_stroke (self->cr);

  marks = !is_marked && (rect.width < LEAST_OPEN || rect.height < LEAST_OPEN || row->end == index + 1)
       && tfl_tally_get (self->tally, tfl_element_get_id (row->unit)).orphans > 0;
  if (rect.width >= LEAST_BOX && rect.height >= LEAST_BOX)
    for (guint i = index + 1; i < row->end; i = tfl_extent_get (tfl_survey_get_extent (self->survey), i)->end)
      draw_unit (self, i, is_marked || marks);
  if (marks)
    draw_mark (self, &rect);
}

static void
draw_picture (TflMinimap *self,
              const Fit  *fit)
{
  TflSurvey *survey = tfl_canvas_get_survey (self->canvas);
  TflTally *tally = tfl_session_get_tally (tfl_canvas_get_session (self->canvas));
  guint n = tfl_extent_get_n (tfl_survey_get_extent (survey));
  Drawing drawing = { survey, tally, NULL, self->theme, *fit };

  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  drawing.cr = gsk_cairo_node_get_draw_context (self->node);
  for (guint i = 0; i < n; i = tfl_extent_get (tfl_survey_get_extent (survey), i)->end)
    draw_unit (&drawing, i, FALSE);
  cairo_destroy (drawing.cr);
}

/* What is in sight, as far as it is of the picture. */
static TflRect
get_frame (TflMinimap *self,
           const Fit  *fit)
{
  TflRect frame = to_pixels (fit, tfl_canvas_get_seen (self->canvas));
  double width = MAX (frame.width, LEAST_FRAME), height = MAX (frame.height, LEAST_FRAME);
  double left = frame.x + (frame.width - width) / 2, top = frame.y + (frame.height - height) / 2;
  double right = CLAMP (left + width, LEAST_FRAME, WIDTH - 1), bottom = CLAMP (top + height, LEAST_FRAME, HEIGHT - 1);

  left = CLAMP (left, 1, WIDTH - 1 - LEAST_FRAME);
  top = CLAMP (top, 1, HEIGHT - 1 - LEAST_FRAME);

  return (TflRect) { left, top, MAX (right - left, LEAST_FRAME), MAX (bottom - top, LEAST_FRAME) };
}

static void
tfl_minimap_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  TflMinimap *self = TFL_MINIMAP (widget);
  TflTheme theme = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? TFL_THEME_DARK : TFL_THEME_LIGHT;
  GdkRGBA accent = tfl_snapshot_colour (theme, TFL_COLOUR_ACCENT, 1);
  GdkRGBA inside = tfl_snapshot_colour (theme, TFL_COLOUR_ACCENT, 0.12f);
  TflRect frame;
  Fit fit;

  if (!get_fit (self, &fit))
    return;

  if (self->node == NULL || self->theme != theme)
    {
      self->theme = theme;
      draw_picture (self, &fit);
    }
  frame = get_frame (self, &fit);
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_append_color (snapshot, &inside,
                             &GRAPHENE_RECT_INIT ((float) frame.x, (float) frame.y, (float) frame.width, (float) frame.height));
  gtk_snapshot_append_border (snapshot,
                              &GSK_ROUNDED_RECT_INIT ((float) frame.x, (float) frame.y, (float) frame.width,
                                                      (float) frame.height),
                              (float[4]) { 2, 2, 2, 2 }, (GdkRGBA[4]) { accent, accent, accent, accent });
}

static gboolean
is_to_be_seen (TflMinimap *self)
{
  TflRect seen;
  Fit fit;

  if (!self->wanted || !get_fit (self, &fit) || gtk_widget_get_width (GTK_WIDGET (self->canvas)) < LEAST_CANVAS_WIDTH
      || gtk_widget_get_height (GTK_WIDGET (self->canvas)) < LEAST_CANVAS_HEIGHT
      || tfl_canvas_is_presenting (self->canvas))
    return FALSE;

  seen = tfl_canvas_get_seen (self->canvas);

  return seen.x > fit.all.x || seen.y > fit.all.y || seen.x + seen.width < fit.all.x + fit.all.width
      || seen.y + seen.height < fit.all.y + fit.all.height;
}

/* Where it would be in the way one can see through it, until the pointer is on it. */
static void
give_way (TflMinimap *self)
{
  graphene_rect_t area;

  if (gtk_widget_compute_bounds (GTK_WIDGET (self), GTK_WIDGET (self->canvas), &area) &&
      tfl_canvas_is_busy_at (self->canvas, &area))
    gtk_widget_add_css_class (GTK_WIDGET (self), "in-the-way");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "in-the-way");
}

static gboolean
idle_cb (gpointer user_data)
{
  TflMinimap *self = TFL_MINIMAP (user_data);

  self->idle = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), is_to_be_seen (self));
  give_way (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* Not at once: the camera also moves while the canvas gets its size, when nothing else may change its own; and before
 * the next frame, so that the frame is where it belongs. */
static void
looked_cb (TflMinimap *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
}

/* Another layout: another picture. */
static void
surveyed_cb (TflMinimap *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  looked_cb (self);
}

static void
move_to (TflMinimap *self,
         double      x,
         double      y)
{
  Fit fit;

  if (get_fit (self, &fit))
    tfl_canvas_centre (self->canvas, (TflPoint) { fit.all.x + (x - fit.x) / fit.scale, fit.all.y + (y - fit.y) / fit.scale });
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               TflMinimap     *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  move_to (self, x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                TflMinimap     *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    move_to (self, x + dx, y + dy);
}

static void
tfl_minimap_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

/* Before the first time it lies nowhere. */
static void
tfl_minimap_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  looked_cb (TFL_MINIMAP (widget));
}

static void
tfl_minimap_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  if (id == PROP_WANTED)
    g_value_set_boolean (value, TFL_MINIMAP (object)->wanted);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tfl_minimap_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  if (id == PROP_WANTED)
    tfl_minimap_set_wanted (TFL_MINIMAP (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tfl_minimap_dispose (GObject *object)
{
  TflMinimap *self = TFL_MINIMAP (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->canvas = NULL;

  G_OBJECT_CLASS (tfl_minimap_parent_class)->dispose (object);
}

static void
tfl_minimap_class_init (TflMinimapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tfl_minimap_get_property;
  object_class->set_property = tfl_minimap_set_property;
  object_class->dispose = tfl_minimap_dispose;
  widget_class->snapshot = tfl_minimap_snapshot;
  widget_class->measure = tfl_minimap_measure;
  widget_class->size_allocate = tfl_minimap_size_allocate;

  properties[PROP_WANTED] = g_param_spec_boolean ("wanted", NULL, NULL, TRUE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tfl_minimap_init (TflMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->wanted = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  tfl_spoken_name_set (GTK_WIDGET (self), _("The whole picture, small"));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
tfl_minimap_set_canvas (TflMinimap *self,
                        TflCanvas  *canvas)
{
  self->canvas = canvas;
  g_signal_connect_object (canvas, "looked", G_CALLBACK (looked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "surveyed", G_CALLBACK (surveyed_cb), self, G_CONNECT_SWAPPED);
  looked_cb (self);
}

gboolean
tfl_minimap_is_wanted (TflMinimap *self)
{
  return self->wanted;
}

void
tfl_minimap_set_wanted (TflMinimap *self,
                        gboolean    wanted)
{
  if (self->wanted == wanted)
    return;

  self->wanted = wanted;
  looked_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WANTED]);
}
