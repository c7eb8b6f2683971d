/* PDF and PNG: the scene on a Cairo surface, written to memory. */
#include "config.h"

#include "tfl-writers.h"

#include "tfl-cairo.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* PDF counts 72 points an inch, the canvas 96. */
#define PDF_SCALE 0.75

/* The longest side that readers of PDF must accept, in points. */
#define PDF_LIMIT 14400.0

/* Cairo's own limit, and a limit on memory: 800 MB. */
#define PNG_SIDE_LIMIT 32767.0
#define PNG_AREA_LIMIT 200e6

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
draw (cairo_surface_t        *surface,
      TflScene               *scene,
      const TflExportOptions *options,
      double                  scale)
{
  cairo_t *cr = cairo_create (surface);
  TflRect bounds = tfl_scene_get_bounds (scene);

  if (!options->transparent)
    {
      tfl_cairo_set_colour (cr, options->theme, TFL_COLOUR_CANVAS);
      cairo_paint (cr);
    }
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds.x, -bounds.y);
  tfl_cairo_draw_scene (cr, scene, options->theme, NULL);
  cairo_destroy (cr);
}

static GBytes *
finish (GByteArray      *bytes,
        cairo_status_t   status,
        GError         **error)
{
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_unref (bytes);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture cannot be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
tfl_pdf_write (TflScene                *scene,
               const TflExportOptions  *options,
               GError                 **error)
{
  TflRect bounds = tfl_scene_get_bounds (scene);
  double longest = MAX (MAX (bounds.width, bounds.height), 1);
  double scale = MIN (PDF_SCALE, PDF_LIMIT / longest);
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, MAX (bounds.width, 1) * scale,
                                                                  MAX (bounds.height, 1) * scale);
  cairo_status_t status;

  /* Newer Cairos pack titles away where only the newest readers look. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, tfl_scene_get_title (scene));
  /* No date: the same picture is the same file. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
  draw (surface, scene, options, scale);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return finish (bytes, status, error);
}

GBytes *
tfl_png_write (TflScene                *scene,
               const TflExportOptions  *options,
               GError                 **error)
{
  TflRect bounds = tfl_scene_get_bounds (scene);
  double scale = options->scale > 0 ? options->scale : 1;
  double width = MAX (ceil (bounds.width * scale), 1);
  double height = MAX (ceil (bounds.height * scale), 1);
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_status_t status;

  if (width > PNG_SIDE_LIMIT || height > PNG_SIDE_LIMIT || width * height > PNG_AREA_LIMIT)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("The image would be %.0f × %.0f pixels, which is too large: choose a smaller scale"), width, height);
      return NULL;
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  draw (surface, scene, options, scale);
  bytes = g_byte_array_new ();
  status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);

  return finish (bytes, status, error);
}
