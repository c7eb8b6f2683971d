#include "config.h"

#include "tfl-export.h"

#include "tfl-writers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TflExportFormat formats[] = {
  { "svg", N_("Scalable Vector Graphics"), "image/svg+xml", tfl_svg_write },
  { "pdf", N_("Portable Document Format"), "application/pdf", tfl_pdf_write },
  { "png", N_("PNG image"), "image/png", tfl_png_write },
};

const TflExportFormat *
tfl_export_formats_get (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);

  return formats;
}

const TflExportFormat *
tfl_export_format_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (name != NULL && g_ascii_strcasecmp (formats[i].name, name) == 0)
      return &formats[i];

  return NULL;
}

const TflExportFormat *
tfl_export_format_for (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *dot = strrchr (name, '.');

  return dot != NULL ? tfl_export_format_find (dot + 1) : NULL;
}

gboolean
tfl_export_to_file (TflScene                *scene,
                    const TflExportFormat   *format,
                    const TflExportOptions  *options,
                    const char              *path,
                    GError                 **error)
{
  g_autoptr (GBytes) bytes = format->write (scene, options, error);

  if (bytes == NULL)
    return FALSE;

  return g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, error);
}
