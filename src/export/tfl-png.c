/* PNG: the scene on a Cairo surface, written to memory. */
#include "config.h"

#include "tfl-writers.h"

#include "tfl-cairo.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Cairo's own limit, and a limit on memory: 800 MB. */
#define SIDE_LIMIT 32767.0
#define AREA_LIMIT 200e6

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
  cairo_t *cr;

  if (width > SIDE_LIMIT || height > SIDE_LIMIT || width * height > AREA_LIMIT)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("The image would be %.0f × %.0f pixels, which is too large: choose a smaller scale"), width, height);
      return NULL;
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cr = cairo_create (surface);
  if (!options->transparent)
    tfl_cairo_paint_ground (cr, options->theme);
  tfl_cairo_draw_page (cr, scene, options->theme, scale);
  cairo_destroy (cr);
  bytes = g_byte_array_new ();
  status = cairo_surface_write_to_png_stream (surface, tfl_cairo_append_cb, bytes);
  cairo_surface_destroy (surface);

  return tfl_cairo_finish (bytes, status, error);
}
