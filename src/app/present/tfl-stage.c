#include "config.h"

#include "tfl-stage.h"

#include "app/widgets/tfl-snapshot.h"

#include "export/tfl-cairo.h"
#include "layout/tfl-rect.h"

/* Of a stage 1600 × 900; all grows with it. */
#define WIDTH 1600.0
#define HEIGHT 900.0
#define SIDE 56.0
#define TITLE_TOP 30.0
#define TITLE_SIZE 32.0
#define SUBTITLE_TOP 76.0
#define SUBTITLE_SIZE 18.0
#define TOP 122.0      /* of the picture */
#define BOTTOM 62.0
#define NOTE_SIZE 14.0
#define NOTE_BOTTOM 22.0
#define NOTE_WIDTH 0.8 /* of the stage */
#define SOFT 14.0      /* where the picture disappears below the title */
#define LEGEND_SCALE 1.4
#define LEGEND_BELOW_SCALE 1.15 /* there it lies flat */
#define LEGEND_INSET 18.0
#define LEGEND_AWAY 30.0
#define LEGEND_RADIUS 12.0
#define LEAST_OF_ZOOM 0.8 /* that a legend may leave to the picture */
#define SPOT 150.0     /* radius */
#define SPOT_SOFT 0.86 /* of it, where the light begins to go */
#define DIM 0.72
#define LEAST_SCALE 0.5

struct _TflStage
{
  GtkWidget  parent_instance;

  TflTheme   theme;
  char      *title;
  char      *subtitle;
  char      *note;
  char      *place;
  TflScene  *legend;      /* a picture with a legend, or NULL */
  guint      legend_first; /* its shapes there */
  guint      legend_end;
  TflRect    legend_rect; /* in it */
  gboolean   legend_below; /* the picture, else beside it */
  gboolean   has_legend;  /* there is room for it */
  TflCover   cover;
  gboolean   has_spotlight;
  double     x;
  double     y;
};

G_DEFINE_FINAL_TYPE (TflStage, tfl_stage, GTK_TYPE_WIDGET)

static guint resized;

static double
get_scale (TflStage *self)
{
  return MAX (MIN (gtk_widget_get_width (GTK_WIDGET (self)) / WIDTH, gtk_widget_get_height (GTK_WIDGET (self)) / HEIGHT),
              LEAST_SCALE);
}

static void
draw_text (TflStage    *self,
           GtkSnapshot *snapshot,
           const char  *text,
           double       size,
           PangoWeight  weight,
           TflColour    colour,
           TflRect      where) /* height 0; a width below 0 ends at x */
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Inter,Cantarell,DejaVu Sans");
  GdkRGBA rgba = tfl_snapshot_colour (self->theme, colour, 1);
  int width;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (where.width > 0)
    {
      pango_layout_set_width (layout, (int) (where.width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  if (where.width < 0)
    where.x -= width;
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) where.x, (float) where.y));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

/* The picture goes below title and note when one looks closer; it does not end as if cut. */
static void
draw_band (TflStage    *self,
           GtkSnapshot *snapshot,
           double       y,
           double       height,
           double       soft_y)
{
  float soft = (float) (SOFT * get_scale (self));
  float width = gtk_widget_get_width (GTK_WIDGET (self));
  GdkRGBA full = tfl_snapshot_colour (self->theme, TFL_COLOUR_CANVAS, 1);
  GdkRGBA none = tfl_snapshot_colour (self->theme, TFL_COLOUR_CANVAS, 0);
  const GskColorStop stops[] = { { 0, soft_y > y ? full : none }, { 1, soft_y > y ? none : full } };
  graphene_rect_t edge = GRAPHENE_RECT_INIT (0, (float) soft_y, width, soft);

  gtk_snapshot_append_color (snapshot, &full, &GRAPHENE_RECT_INIT (0, (float) y, width, (float) height));
  gtk_snapshot_append_linear_gradient (snapshot, &edge, &edge.origin, &GRAPHENE_POINT_INIT (0, (float) soft_y + soft), stops,
                                       G_N_ELEMENTS (stops));
}

static void
draw_words (TflStage    *self,
            GtkSnapshot *snapshot)
{
  double scale = get_scale (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double side = SIDE * scale;
  double top = (TOP - SOFT) * scale;
  double below = height - (BOTTOM - SOFT) * scale;
  double note_y = height - (NOTE_BOTTOM + 1.3 * NOTE_SIZE) * scale;

  draw_band (self, snapshot, 0, top, top);
  draw_band (self, snapshot, below, height - below, below - SOFT * scale);
  draw_text (self, snapshot, self->title, TITLE_SIZE * scale, PANGO_WEIGHT_BOLD, TFL_COLOUR_INK,
             (TflRect) { side, TITLE_TOP * scale, width - 2 * side, 0 });
  draw_text (self, snapshot, self->subtitle, SUBTITLE_SIZE * scale, PANGO_WEIGHT_NORMAL, TFL_COLOUR_INK_2,
             (TflRect) { side, SUBTITLE_TOP * scale, width - 2 * side, 0 });
  draw_text (self, snapshot, self->note, NOTE_SIZE * scale, PANGO_WEIGHT_NORMAL, TFL_COLOUR_INK_2,
             (TflRect) { side, note_y, NOTE_WIDTH * width - side, 0 });
  draw_text (self, snapshot, self->place, NOTE_SIZE * scale, PANGO_WEIGHT_NORMAL, TFL_COLOUR_INK_2,
             (TflRect) { width - side, note_y, -1, 0 });
}

/* A band of a wide picture may be wider than the stage. */
static double
get_legend_zoom (TflStage *self)
{
  double scale = get_scale (self);
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * (SIDE + LEGEND_INSET) * scale;

  return MIN ((self->legend_below ? LEGEND_BELOW_SCALE : LEGEND_SCALE) * scale, room / MAX (self->legend_rect.width, 1));
}

/* Of its frame. */
static TflRect
get_legend_rect (TflStage *self)
{
  double scale = get_scale (self);
  double zoom = get_legend_zoom (self);
  double width = self->legend_rect.width * zoom + 2 * LEGEND_INSET * scale;
  double height = self->legend_rect.height * zoom + 2 * LEGEND_INSET * scale;
  double right = gtk_widget_get_width (GTK_WIDGET (self)) - SIDE * scale;
  double bottom = gtk_widget_get_height (GTK_WIDGET (self)) - BOTTOM * scale;

  if (self->legend_below)
    return (TflRect) { (SIDE * scale + right - width) / 2, bottom - height, width, height };

  return (TflRect) { right - width, TOP * scale, width, height };
}

/* In a frame of its own: that of the picture's legend is as wide as the widest that there can be. */
static void
draw_legend (TflStage    *self,
             GtkSnapshot *snapshot)
{
  double scale = get_scale (self);
  double zoom = get_legend_zoom (self);
  double inset = LEGEND_INSET * scale;
  TflRect frame = get_legend_rect (self);
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) frame.x, (float) frame.y, (float) frame.width, (float) frame.height);
  GdkRGBA ground = tfl_snapshot_colour (self->theme, TFL_COLOUR_PAPER, 1);
  GdkRGBA edge = tfl_snapshot_colour (self->theme, TFL_COLOUR_CHIP_BORDER, 1);
  GskRoundedRect rounded;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, (float) (LEGEND_RADIUS * scale));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &ground, &rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &rounded, (float[]) { 1, 1, 1, 1 }, (GdkRGBA[]) { edge, edge, edge, edge });
  cr = gtk_snapshot_append_cairo (snapshot, &rect);
  cairo_translate (cr, frame.x + inset, frame.y + inset);
  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -self->legend_rect.x, -self->legend_rect.y);
  for (guint i = self->legend_first; i < self->legend_end; i++)
    tfl_cairo_draw_shape (cr, tfl_scene_get_shape (self->legend, i), self->theme);
  cairo_destroy (cr);
}

static void
draw_spotlight (TflStage    *self,
                GtkSnapshot *snapshot)
{
  float radius = (float) (SPOT * get_scale (self));
  const GskColorStop stops[] = {
    { 0, { 0, 0, 0, 0 } }, { SPOT_SOFT, { 0, 0, 0, 0 } }, { 1, { 0, 0, 0, DIM } }
  };

  gtk_snapshot_append_radial_gradient (snapshot,
                                       &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                                            gtk_widget_get_height (GTK_WIDGET (self))),
                                       &GRAPHENE_POINT_INIT ((float) self->x, (float) self->y), radius, radius, 0, 1, stops,
                                       G_N_ELEMENTS (stops));
}

static void
tfl_stage_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  TflStage *self = TFL_STAGE (widget);
  float shade = self->cover == TFL_COVER_WHITE ? 1 : 0;

  if (self->cover != TFL_COVER_NONE)
    {
      gtk_snapshot_append_color (snapshot, &(GdkRGBA) { shade, shade, shade, 1 },
                                 &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
      return;
    }

  draw_words (self, snapshot);
  if (self->has_legend)
    draw_legend (self, snapshot);
  if (self->has_spotlight)
    draw_spotlight (self, snapshot);
}

static void
tfl_stage_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  g_signal_emit (widget, resized, 0);
}

static void
tfl_stage_finalize (GObject *object)
{
  TflStage *self = TFL_STAGE (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->note);
  g_free (self->place);
  g_clear_pointer (&self->legend, tfl_scene_unref);

  G_OBJECT_CLASS (tfl_stage_parent_class)->finalize (object);
}

static void
tfl_stage_class_init (TflStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tfl_stage_finalize;
  widget_class->snapshot = tfl_stage_snapshot;
  widget_class->size_allocate = tfl_stage_size_allocate;
  resized = g_signal_new ("resized", TFL_TYPE_STAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "stage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
tfl_stage_init (TflStage *self)
{
  self->title = g_strdup ("");
  self->subtitle = g_strdup ("");
  self->note = g_strdup ("");
  self->place = g_strdup ("");
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tfl_stage_new (void)
{
  return g_object_new (TFL_TYPE_STAGE, NULL);
}

void
tfl_stage_set_theme (TflStage *self,
                     TflTheme  theme)
{
  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_text (char       **text,
          const char  *wanted)
{
  char *copy = g_strdup (wanted != NULL ? wanted : "");

  g_free (*text);
  *text = copy;
}

void
tfl_stage_set_words (TflStage   *self,
                     const char *title,
                     const char *subtitle,
                     const char *note,
                     const char *place)
{
  g_autofree char *description = g_strjoin (subtitle[0] != '\0' && note[0] != '\0' ? ". " : "", subtitle, note, NULL);

  set_text (&self->title, title);
  set_text (&self->subtitle, subtitle);
  set_text (&self->note, note);
  set_text (&self->place, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The group that stands for nothing and begins with the frame of a legend. */
static gboolean
find_legend (TflStage *self)
{
  guint n_shapes = tfl_scene_get_n_shapes (self->legend);

  for (guint i = 0; i + 1 < n_shapes; i++)
    {
      const TflShape *begin = tfl_scene_get_shape (self->legend, i);
      const TflShape *frame = tfl_scene_get_shape (self->legend, i + 1);

      if (begin->kind != TFL_SHAPE_BEGIN || frame->kind != TFL_SHAPE_BOX || frame->part != TFL_PART_LEGEND)
        continue;
      self->legend_first = i + 2;
      self->legend_end = begin->end;
      return self->legend_first < self->legend_end;
    }

  return FALSE;
}

static TflRect
measure_legend (TflStage *self)
{
  TflRect all = { 0 };

  for (guint i = self->legend_first; i < self->legend_end; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (self->legend, i);

      if (shape->kind == TFL_SHAPE_BOX || shape->kind == TFL_SHAPE_TEXT)
        all = i == self->legend_first ? shape->rect : tfl_rect_united (all, shape->rect);
    }

  return all;
}

void
tfl_stage_set_legend (TflStage *self,
                      TflScene *scene,
                      gboolean  below)
{
  g_clear_pointer (&self->legend, tfl_scene_unref);
  self->has_legend = FALSE;
  self->legend_below = below;
  if (scene != NULL)
    self->legend = tfl_scene_ref (scene);
  if (scene == NULL || find_legend (self))
    self->legend_rect = scene != NULL ? measure_legend (self) : (TflRect) { 0 };
  else
    g_clear_pointer (&self->legend, tfl_scene_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
fit (TflRect picture,
     double  width,
     double  height,
     double  most_zoom)
{
  return MIN (MIN (width / MAX (picture.width, 1), height / MAX (picture.height, 1)), most_zoom);
}

GtkBorder
tfl_stage_make_room (TflStage *self,
                     TflRect   picture,
                     double    most_zoom)
{
  double scale = get_scale (self);
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * SIDE * scale, 1);
  double height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - (TOP + BOTTOM) * scale, 1);
  TflRect legend = get_legend_rect (self);
  double column = self->legend_below ? 0 : legend.width + LEGEND_AWAY * scale;
  double band = self->legend_below ? legend.height + LEGEND_AWAY * scale : 0;

  self->has_legend = self->legend != NULL && legend.height <= height &&
                     fit (picture, width - column, height - band, most_zoom) >=
                     LEAST_OF_ZOOM * fit (picture, width, height, most_zoom);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return (GtkBorder) { (gint16) (SIDE * scale), (gint16) (SIDE * scale + (self->has_legend ? column : 0)),
                       (gint16) (TOP * scale), (gint16) (BOTTOM * scale + (self->has_legend ? band : 0)) };
}

void
tfl_stage_set_cover (TflStage *self,
                     TflCover  cover)
{
  self->cover = cover;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tfl_stage_set_spotlight (TflStage *self,
                         gboolean  is_on)
{
  self->has_spotlight = is_on;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tfl_stage_point_at (TflStage *self,
                    double    x,
                    double    y)
{
  self->x = x;
  self->y = y;
  if (self->has_spotlight)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
