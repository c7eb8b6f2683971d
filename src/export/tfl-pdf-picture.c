#include "config.h"

#include "tfl-pdf-picture.h"

#include "tfl-decimal.h"

#include "scene/tfl-text.h"

/* Pixels for one of the reference size: sharp where the text is as large as it gets on a page. */
#define SHARPNESS 2

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
  PangoGlyphInfo info = {
    .glyph = piece->picture, .geometry.width = (int) (piece->width / 1000 * TFL_TEXT_REFERENCE * PANGO_SCALE + 0.5),
  };
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
write_picture (const TflPdfPiece *piece,
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

static guint
get_object (const TflPdfPiece *piece,
            PangoRectangle     rect,
            const TflPdfDesk  *desk)
{
  g_autofree char *key = g_strdup_printf ("%p %u", (gpointer) piece->pango, piece->picture);
  guint object = GPOINTER_TO_UINT (g_hash_table_lookup (desk->pictures, key));

  if (object == 0)
    {
      object = write_picture (piece, rect, desk->file);
      g_hash_table_insert (desk->pictures, g_steal_pointer (&key), GUINT_TO_POINTER (object));
    }

  return object;
}

void
tfl_pdf_picture_put (const TflPdfPiece *piece,
                     TflPoint           at,
                     double             size,
                     const TflPdfDesk  *desk,
                     GString           *out)
{
  double unit = size / (TFL_TEXT_REFERENCE * PANGO_SCALE);
  PangoRectangle rect;

  pango_font_get_glyph_extents (piece->pango, piece->picture, &rect, NULL);
  if (rect.width <= 0 || rect.height <= 0)
    return;

  g_string_append (out, "/Span <</ActualText ");
  tfl_pdf_put_text (out, piece->glyphs);
  g_string_append (out, ">> BDC\nq\n");
  tfl_decimal_put (out, "", PANGO_PIXELS_CEIL (rect.width) * PANGO_SCALE * unit, " 0 0 ");
  tfl_decimal_put (out, "", -PANGO_PIXELS_CEIL (rect.height) * PANGO_SCALE * unit, " ");
  tfl_decimal_put (out, "", at.x + rect.x * unit, " ");
  tfl_decimal_put (out, "", at.y + (rect.y + PANGO_PIXELS_CEIL (rect.height) * PANGO_SCALE) * unit, " cm\n");
  g_string_append_printf (out, "/P%u Do\nQ\nEMC\n", get_object (piece, rect, desk));
}

static int
compare_objects (gconstpointer a,
                 gconstpointer b)
{
  guint first = GPOINTER_TO_UINT (a), second = GPOINTER_TO_UINT (b);

  return (first > second) - (first < second);
}

void
tfl_pdf_pictures_list (const TflPdfDesk *desk,
                       GString          *resources)
{
  g_autoptr (GList) objects = g_list_sort (g_hash_table_get_values (desk->pictures), compare_objects);

  for (GList *l = objects; l != NULL; l = l->next)
    g_string_append_printf (resources, "/P%u %u 0 R ", GPOINTER_TO_UINT (l->data), GPOINTER_TO_UINT (l->data));
}
