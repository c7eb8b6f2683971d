/* PNG: the scene on a Cairo surface, written to memory. */
#include "config.h"

#include "tfl-writers.h"

#include "tfl-cairo.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Cairo's own limit, and a limit on memory: 800 MB. */
#define SIDE_LIMIT 32767.0
#define AREA_LIMIT 200e6

static cairo_status_t
append_cb (void                *bytes,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
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
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
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
  status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture cannot be drawn: %s"), cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
