#include "config.h"

#include "tfl-pdf-picture.h"

#include "tfl-decimal.h"

#include "scene/tfl-text.h"

/* Pixels for one of the reference size: sharp where the text is as large as it gets on a page. */
#define SHARPNESS 2

/* From Pango's units at the reference size to thousandths of the size. */
#define THOUSANDTH (1000.0 / (TFL_TEXT_REFERENCE * PANGO_SCALE))

/* Where its object is to be put: thousandths of the text's size, from the pen on the baseline to the right and up.  PDF draws
 * an image one by one large, a form as large as it is. */
typedef struct
{
  guint  object;
  double x, y, width, height;
} Picture;

/* Outlines. */

static void
put_point (GString    *out,
           float       x,
           float       y,
           const char *after)
{
  tfl_decimal_put (out, "", x * THOUSANDTH, " ");
  tfl_decimal_put (out, "", y * THOUSANDTH, after);
}

static void
move_cb (hb_draw_funcs_t *funcs, void *out, hb_draw_state_t *state, float x, float y, void *unused)
{
  put_point (out, x, y, " m\n");
}

static void
line_cb (hb_draw_funcs_t *funcs, void *out, hb_draw_state_t *state, float x, float y, void *unused)
{
  put_point (out, x, y, " l\n");
}

/* PDF has curves with two control points only. */
static void
quadratic_cb (hb_draw_funcs_t *funcs, void *out, hb_draw_state_t *state, float control_x, float control_y, float x, float y,
              void *unused)
{
  put_point (out, (state->current_x + 2 * control_x) / 3, (state->current_y + 2 * control_y) / 3, " ");
  put_point (out, (x + 2 * control_x) / 3, (y + 2 * control_y) / 3, " ");
  put_point (out, x, y, " c\n");
}

static void
cubic_cb (hb_draw_funcs_t *funcs, void *out, hb_draw_state_t *state, float first_x, float first_y, float second_x, float second_y,
          float x, float y, void *unused)
{
  put_point (out, first_x, first_y, " ");
  put_point (out, second_x, second_y, " ");
  put_point (out, x, y, " c\n");
}

static void
close_cb (hb_draw_funcs_t *funcs, void *out, hb_draw_state_t *state, void *unused)
{
  g_string_append (out, "h\n");
}

/* The path of a glyph, in thousandths of its size; empty where it has none. (transfer full) */
static GString *
get_outline (const TflPdfPiece *piece)
{
  hb_draw_funcs_t *funcs = hb_draw_funcs_create ();
  GString *out = g_string_new (NULL);

  hb_draw_funcs_set_move_to_func (funcs, move_cb, NULL, NULL);
  hb_draw_funcs_set_line_to_func (funcs, line_cb, NULL, NULL);
  hb_draw_funcs_set_quadratic_to_func (funcs, quadratic_cb, NULL, NULL);
  hb_draw_funcs_set_cubic_to_func (funcs, cubic_cb, NULL, NULL);
  hb_draw_funcs_set_close_path_func (funcs, close_cb, NULL, NULL);
  if ((piece->picture & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
    {
#if HB_VERSION_ATLEAST(7, 0, 0)
      hb_font_draw_glyph (pango_font_get_hb_font (piece->pango), piece->picture, funcs, out);
#else
      hb_font_get_glyph_shape (pango_font_get_hb_font (piece->pango), piece->picture, funcs, out);
#endif
    }
  hb_draw_funcs_destroy (funcs);

  return out;
}

static guint
write_outline (GString    *outline,
               TflPdfFile *file)
{
  guint object = tfl_pdf_file_reserve (file);

  g_string_append (outline, "f\n");
  /* No glyph is larger than that. */
  tfl_pdf_file_put_stream (file, object, "/Type /XObject /Subtype /Form /BBox [-4000 -4000 4000 4000] /Resources << >> ", outline);

  return object;
}

/* Images. */

typedef struct
{
  guint width, height; /* in pixels */
  GString *colours;    /* three bytes each */
  GString *opacity;
} Pixels;

/* Takes apart what Cairo has as one: colours that are multiplied by how opaque they are. */
static Pixels
split (cairo_surface_t *surface)
{
  Pixels pixels = { (guint) cairo_image_surface_get_width (surface), (guint) cairo_image_surface_get_height (surface),
                    g_string_new (NULL), g_string_new (NULL) };
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (guint y = 0; y < pixels.height; y++)
    for (guint x = 0; x < pixels.width; x++)
      {
        guint32 pixel = ((const guint32 *) (data + y * (gsize) stride))[x];
        guint opacity = pixel >> 24;

        for (int shift = 16; shift >= 0; shift -= 8)
          g_string_append_c (pixels.colours, (char) (opacity > 0 ? MIN (((pixel >> shift) & 0xFF) * 255 / opacity, 255) : 0));
        g_string_append_c (pixels.opacity, (char) opacity);
      }

  return pixels;
}

static cairo_surface_t *
draw (const TflPdfPiece *piece,
      PangoRectangle     rect)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SHARPNESS * PANGO_PIXELS_CEIL (rect.width),
                                                         SHARPNESS * PANGO_PIXELS_CEIL (rect.height));
  cairo_t *cr = cairo_create (surface);
  PangoGlyphInfo info = { .glyph = piece->picture, .geometry.width = (int) (piece->width / THOUSANDTH + 0.5) };
  int cluster = 0;
  PangoGlyphString glyphs = { .num_glyphs = 1, .glyphs = &info, .log_clusters = &cluster };

  cairo_scale (cr, SHARPNESS, SHARPNESS);
  cairo_move_to (cr, -rect.x / (double) PANGO_SCALE, -rect.y / (double) PANGO_SCALE);
  pango_cairo_show_glyph_string (cr, piece->pango, &glyphs);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* The number of its object. */
static guint
write_image (const TflPdfPiece *piece,
             PangoRectangle     rect,
             TflPdfFile        *file)
{
  cairo_surface_t *surface = draw (piece, rect);
  Pixels pixels = split (surface);
  guint object = tfl_pdf_file_reserve (file);
  guint mask = tfl_pdf_file_reserve (file);
  g_autofree char *size = g_strdup_printf ("/Type /XObject /Subtype /Image /Width %u /Height %u /BitsPerComponent 8 ", pixels.width,
                                           pixels.height);
  g_autofree char *entries = g_strdup_printf ("%s/ColorSpace /DeviceRGB /SMask %u 0 R ", size, mask);
  g_autofree char *mask_entries = g_strconcat (size, "/ColorSpace /DeviceGray ", NULL);

  tfl_pdf_file_put_stream (file, object, entries, pixels.colours);
  tfl_pdf_file_put_stream (file, mask, mask_entries, pixels.opacity);
  cairo_surface_destroy (surface);

  return object;
}

/* Either of them. */

/* Without an object where there is nothing to see. */
static Picture *
picture_new (const TflPdfPiece *piece,
             TflPdfFile        *file)
{
  Picture *self = g_new0 (Picture, 1);
  GString *outline = get_outline (piece);
  PangoRectangle rect;

  if (outline->len > 0)
    {
      *self = (Picture) { write_outline (outline, file), 0, 0, 1, 1 };
      return self;
    }

  g_string_free (outline, TRUE);
  pango_font_get_glyph_extents (piece->pango, piece->picture, &rect, NULL);
  if (rect.width > 0 && rect.height > 0)
    {
      double width = PANGO_PIXELS_CEIL (rect.width) * PANGO_SCALE, height = PANGO_PIXELS_CEIL (rect.height) * PANGO_SCALE;

      *self = (Picture) { write_image (piece, rect, file), rect.x * THOUSANDTH, -(rect.y + height) * THOUSANDTH,
                          width * THOUSANDTH, height * THOUSANDTH };
    }

  return self;
}

static const Picture *
get_picture (const TflPdfPiece *piece,
             const TflPdfDesk  *desk)
{
  g_autofree char *key = g_strdup_printf ("%p %u", (gpointer) piece->pango, piece->picture);
  Picture *picture = g_hash_table_lookup (desk->pictures, key);

  if (picture == NULL)
    {
      picture = picture_new (piece, desk->file);
      g_hash_table_insert (desk->pictures, g_steal_pointer (&key), picture);
    }

  return picture;
}

void
tfl_pdf_picture_put (const TflPdfPiece *piece,
                     TflPoint           at,
                     double             size,
                     const TflPdfDesk  *desk,
                     GString           *out)
{
  const Picture *picture = get_picture (piece, desk);
  double unit = size / 1000;
  const double matrix[] = {
    picture->width * unit, 0, 0, -picture->height * unit, at.x + picture->x * unit, at.y - picture->y * unit
  };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (picture->object == 0)
    return;

  g_string_append (out, "/Span <</ActualText ");
  tfl_pdf_put_text (out, piece->glyphs);
  g_string_append (out, ">> BDC\nq ");
  for (guint i = 0; i < G_N_ELEMENTS (matrix); i++)
    g_string_append_printf (out, "%s ", g_ascii_formatd (buffer, sizeof buffer, "%.7g", matrix[i]));
  g_string_append_printf (out, "cm /P%u Do Q\nEMC\n", picture->object);
}

static int
compare_objects (gconstpointer a,
                 gconstpointer b)
{
  const Picture *first = a, *second = b;

  return (first->object > second->object) - (first->object < second->object);
}

void
tfl_pdf_pictures_list (const TflPdfDesk *desk,
                       GString          *resources)
{
  g_autoptr (GList) pictures = g_list_sort (g_hash_table_get_values (desk->pictures), compare_objects);

  for (GList *l = pictures; l != NULL; l = l->next)
    {
      guint object = ((const Picture *) l->data)->object;

      if (object > 0)
        g_string_append_printf (resources, "/P%u %u 0 R ", object, object);
    }
}
