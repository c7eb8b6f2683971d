#include "config.h"

#include "tfl-sign.h"

#include "tfl-spoken-name.h"

#include "scene/tfl-theme.h"
#include "usm/tfl-method.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

typedef enum
{
  SIGN_NOTHING,
  SIGN_ROLES,
  SIGN_ORPHANS,
  SIGN_PROCESS,
  SIGN_HOLE,
  SIGN_DELIVERY,
  SIGN_SERVICE,
  SIGN_WORK,
} SignKind;

struct _TflSign
{
  GtkWidget parent_instance;

  SignKind  kind;
  int       size;
  guint     value;    /* roles, count, or process */
  guint     declared;
};

G_DEFINE_FINAL_TYPE (TflSign, tfl_sign, GTK_TYPE_WIDGET)

static void
set_colour (cairo_t   *cr,
            TflColour  colour)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  guint32 rgb = tfl_theme_get_rgb (dark ? TFL_THEME_DARK : TFL_THEME_LIGHT, colour);

  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

static void
rounded (cairo_t *cr,
         double   x,
         double   y,
         double   width,
         double   height,
         double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static PangoLayout *
make_text (TflSign    *self,
           const char *text,
           double      size)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Inter, Cantarell, DejaVu Sans Bold");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);

  return layout;
}

static void
draw_text (TflSign    *self,
           cairo_t    *cr,
           const char *text,
           double      size,
           double      x,
           double      y)
{
  g_autoptr (PangoLayout) layout = make_text (self, text, size);
  PangoRectangle ink, logical;

  pango_layout_get_pixel_extents (layout, &ink, &logical);
  cairo_move_to (cr, x - logical.width / 2.0 - logical.x, y - ink.height / 2.0 - ink.y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_lobe (TflSign *self,
           cairo_t *cr,
           double   x,
           double   y,
           double   radius,
           TflRole  role)
{
  gboolean has = (self->value & (1u << role)) != 0;
  gboolean declares = (self->declared & (1u << role)) != 0;
  double line = declares ? 1.5 : 1;

  cairo_arc (cr, x, y, has ? radius : radius - line / 2, 0, 2 * G_PI);
  set_colour (cr, has || declares ? TFL_COLOUR_LOBE_ON : TFL_COLOUR_LOBE_OFF);
  cairo_set_line_width (cr, line);
  if (has)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}

static void
draw_roles (TflSign *self,
            cairo_t *cr,
            double   width,
            double   height)
{
  static const double angles[] = { 270, 150, 30 };
  double s = self->size;
  double x = width / 2, y = height / 2 + 0.035 * s;
  double reach = 0.2887 * s;

  for (int i = 0; i < 3; i++)
    {
      double angle = angles[i] * G_PI / 180;

      cairo_line_to (cr, x + 0.62 * reach * cos (angle), y + 0.62 * reach * sin (angle));
    }
  cairo_close_path (cr);
  set_colour (cr, self->value != 0 ? TFL_COLOUR_LOBE_ON : TFL_COLOUR_LOBE_OFF);
  cairo_fill (cr);
  for (int i = 0; i < 3; i++)
    {
      double angle = angles[i] * G_PI / 180;

      draw_lobe (self, cr, x + reach * cos (angle), y + reach * sin (angle), 0.2333 * s, (TflRole) i);
    }
}

static void
draw_hatch (cairo_t *cr,
            double   width,
            double   height)
{
  /* Stripes of 2 at every 5, measured across; along the edge that is a factor of √2. */
  double step = 5 * G_SQRT2;

  set_colour (cr, TFL_COLOUR_HATCH_GROUND);
  cairo_paint (cr);
  set_colour (cr, TFL_COLOUR_HATCH_STRIPE);
  cairo_set_line_width (cr, 2);
  for (double x = -height; x < width + height; x += step)
    {
      cairo_move_to (cr, x, height);
      cairo_line_to (cr, x + height, 0);
    }
  cairo_stroke (cr);
}

static void
draw_orphans (TflSign *self,
              cairo_t *cr,
              double   width,
              double   height)
{
  static const double dash[] = { 4, 2.5 };
  g_autofree char *text = g_strdup_printf ("? %u", self->value);
  double inset = 0.14 * height + 1;

  cairo_save (cr);
  rounded (cr, 0, 0, width, height, 0.27 * height);
  cairo_clip (cr);
  draw_hatch (cr, width, height);
  cairo_restore (cr);

  rounded (cr, 1, 1, width - 2, height - 2, 0.27 * height - 1);
  set_colour (cr, TFL_COLOUR_MAGENTA);
  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, dash, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);

  rounded (cr, inset, inset, width - 2 * inset, height - 2 * inset, 0.16 * height);
  cairo_fill (cr);
  set_colour (cr, TFL_COLOUR_PLATE);
  draw_text (self, cr, text, 0.59 * height, width / 2, height / 2);
}

static void
draw_tile (TflSign    *self,
           cairo_t    *cr,
           double      width,
           double      height,
           const char *text,
           TflColour   fill,
           TflColour   edge,
           TflColour   on)
{
  double s = self->size, x = (width - s) / 2, y = (height - s) / 2;

  rounded (cr, x, y, s, s, 0.18 * s);
  set_colour (cr, fill);
  cairo_fill (cr);
  rounded (cr, x + 0.5, y + 0.5, s - 1, s - 1, 0.18 * s - 0.5);
  set_colour (cr, edge);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  set_colour (cr, on);
  draw_text (self, cr, text, 0.6 * s, width / 2, height / 2);
}

static void
draw_process (TflSign *self,
              cairo_t *cr,
              double   width,
              double   height)
{
  char letter[] = { tfl_process_get_info (self->value)->letter, '\0' };

  draw_tile (self, cr, width, height, letter, TFL_COLOUR_PROCESS_FILL + self->value,
             TFL_COLOUR_PROCESS_EDGE + self->value, TFL_COLOUR_PROCESS_TEXT + self->value);
}

/* From the provider, a ring, to the customer, an arrow at the left. */
static void
draw_service (TflSign *self,
              cairo_t *cr,
              double   width,
              double   height)
{
  double s = self->size, x = (width - s) / 2, y = height / 2;

  set_colour (cr, TFL_COLOUR_SERVICE);
  cairo_set_line_width (cr, 1.6);
  cairo_move_to (cr, x + 0.3 * s, y);
  cairo_line_to (cr, x + 0.68 * s, y);
  cairo_stroke (cr);
  cairo_arc (cr, x + 0.83 * s, y, 0.14 * s, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + 0.36 * s, y - 0.22 * s);
  cairo_line_to (cr, x + 0.36 * s, y + 0.22 * s);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A chip: a box with a cell at its left. */
static void
draw_work (TflSign *self,
           cairo_t *cr,
           double   width,
           double   height)
{
  double s = self->size, x = (width - s) / 2, h = 0.72 * s, y = (height - h) / 2;

  set_colour (cr, TFL_COLOUR_LOBE_ON);
  rounded (cr, x + 0.75, y, s - 1.5, h, 0.15 * s);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_rectangle (cr, x + 0.75, y, 0.3 * s, h);
  cairo_fill (cr);
}

static void
draw (TflSign *self,
      cairo_t *cr,
      double   width,
      double   height)
{
  switch (self->kind)
    {
    case SIGN_NOTHING:
      break;
    case SIGN_ROLES:
      draw_roles (self, cr, width, height);
      break;
    case SIGN_ORPHANS:
      draw_orphans (self, cr, width, height);
      break;
    case SIGN_PROCESS:
      draw_process (self, cr, width, height);
      break;
    case SIGN_HOLE:
      draw_tile (self, cr, width, height, "?", TFL_COLOUR_MAGENTA, TFL_COLOUR_MAGENTA, TFL_COLOUR_PLATE);
      break;
    case SIGN_DELIVERY:
      draw_tile (self, cr, width, height, "▸", TFL_COLOUR_WASH, TFL_COLOUR_CHIP_BORDER, TFL_COLOUR_INK_2);
      break;
    case SIGN_SERVICE:
      draw_service (self, cr, width, height);
      break;
    case SIGN_WORK:
      draw_work (self, cr, width, height);
      break;
    }
}

static void
tfl_sign_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (width <= 0 || height <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw (TFL_SIGN (widget), cr, width, height);
  cairo_destroy (cr);
}

/* The badge of a count is as wide as its text asks for. */
static int
get_natural_width (TflSign *self)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (self->kind != SIGN_ORPHANS)
    return self->size;

  text = g_strdup_printf ("? %u", self->value);
  layout = make_text (self, text, 0.59 * self->size);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return ceil (MAX (1.35 * self->size, width + 0.95 * self->size));
}

static void
tfl_sign_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  TflSign *self = TFL_SIGN (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? get_natural_width (self) : self->size;
}

static void
tfl_sign_class_init (TflSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = tfl_sign_snapshot;
  widget_class->measure = tfl_sign_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tfl_sign_init (TflSign *self)
{
  self->size = 18;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
tfl_sign_new (void)
{
  return g_object_new (TFL_TYPE_SIGN, NULL);
}

void
tfl_sign_set_size (TflSign *self,
                   int      size)
{
  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set (TflSign    *self,
     SignKind    kind,
     guint       value,
     guint       declared,
     const char *label)
{
  self->kind = kind;
  self->value = value;
  self->declared = declared;
  tfl_spoken_name_set (GTK_WIDGET (self), label);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
tfl_sign_set_nothing (TflSign *self)
{
  set (self, SIGN_NOTHING, 0, 0, "");
}

void
tfl_sign_set_roles (TflSign *self,
                    guint    roles,
                    guint    declared)
{
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    if ((roles | declared) & (1u << i))
      g_string_append_printf (label, "%s%s", label->len > 0 ? ", " : "", tfl_words_label (TFL_WORDS_ROLE, i));
  set (self, SIGN_ROLES, roles, declared, label->str);
}

void
tfl_sign_set_orphans (TflSign *self,
                      guint    n_orphans)
{
  g_autofree char *label = g_strdup_printf (ngettext ("%u without owning process", "%u without owning process",
                                                      n_orphans), n_orphans);

  set (self, SIGN_ORPHANS, n_orphans, 0, label);
}

void
tfl_sign_set_process (TflSign    *self,
                      TflProcess  process)
{
  set (self, SIGN_PROCESS, process, 0, tfl_words_label (TFL_WORDS_PROCESS, process));
}

void
tfl_sign_set_hole (TflSign *self)
{
  set (self, SIGN_HOLE, 0, 0, _("No owning process"));
}

void
tfl_sign_set_delivery (TflSign *self)
{
  set (self, SIGN_DELIVERY, 0, 0, _("Delivery work"));
}

void
tfl_sign_set_service (TflSign *self)
{
  set (self, SIGN_SERVICE, 0, 0, _("Service"));
}

void
tfl_sign_set_work (TflSign *self)
{
  set (self, SIGN_WORK, 0, 0, _("Work"));
}
