#include "config.h"

#include "tfl-export.h"

#include "tfl-csv.h"
#include "tfl-graphviz.h"
#include "tfl-pptx.h"
#include "tfl-report.h"
#include "tfl-writers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TflExportFormat formats[] = {
  { .name = "svg", .label = N_("SVG picture"), .mime = "image/svg+xml", .write = tfl_svg_write, .pages = TRUE },
  { .name = "pdf", .label = N_("PDF document"), .mime = "application/pdf", .write = tfl_pdf_write,
    .write_job = tfl_pdf_write_job, .pages = TRUE },
  { .name = "png", .label = N_("PNG image"), .mime = "image/png", .write = tfl_png_write, .pages = TRUE,
    .pixels = TRUE },
  { .name = "pptx", .label = N_("PowerPoint slides"),
    .mime = "application/vnd.openxmlformats-officedocument.presentationml.presentation", .write_job = tfl_pptx_write,
    .pages = TRUE, .titled = TRUE, .longest = 3840 },
  { .name = "html", .label = N_("HTML report"), .mime = "text/html", .write_job = tfl_report_write, .pages = TRUE,
    .titled = TRUE },
  { .name = "dot", .label = N_("Graphviz graph"), .mime = "text/vnd.graphviz", .write_job = tfl_graphviz_write },
  { .name = "csv", .label = N_("CSV tables"), .mime = "text/csv", .parts = tfl_csv_parts },
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

void
tfl_export_prepare (const TflExportFormat   *format,
                    const TflExportOptions  *options,
                    TflPicture              *picture)
{
  picture->zoom = format->pixels ? MIN (options->scale, 1) : 1;
  picture->longest = format->longest;
  picture->legend = TFL_LEGEND_BESIDE;
  picture->title = !format->titled;
}

/* bytes (transfer full), NULL after an error */
static gboolean
put_file (GBytes      *bytes,
          const char  *path,
          GError     **error)
{
  gboolean done = bytes != NULL && g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                                             (gssize) g_bytes_get_size (bytes),
                                                             G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                                             0666, error);

  g_clear_pointer (&bytes, g_bytes_unref);

  return done;
}

gboolean
tfl_export_to_file (TflScene                *scene,
                    const TflExportFormat   *format,
                    const TflExportOptions  *options,
                    const char              *path,
                    GError                 **error)
{
  return put_file (format->write (scene, options, error), path, error);
}

/* “bank-units.csv” of “bank.csv”. (transfer full) */
static char *
name_part (const char *path,
           const char *part)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *dot = strrchr (name, '.');
  gsize length = strlen (path) - (dot != NULL && dot != name ? strlen (dot) : 0);

  return g_strdup_printf ("%.*s-%s%s", (int) length, path, part, path + length);
}

static gboolean
put_parts (const TflExportJob      *job,
           const TflExportFormat   *format,
           const TflExportOptions  *options,
           const char              *path,
           guint                   *n_files,
           GError                 **error)
{
  for (const TflExportPart *part = format->parts; part->name != NULL; part++)
    {
      g_autofree char *name = name_part (path, part->name);

      if (!put_file (part->write (job, options, error), name, error))
        return FALSE;
      (*n_files)++;
    }

  return TRUE;
}

/* A file each.  Numbers have as many digits as the last, so that names sort as the pages stand. */
static gboolean
put_pages (const TflExportJob      *job,
           const TflExportFormat   *format,
           const TflExportOptions  *options,
           const char              *path,
           guint                   *n_files,
           GError                 **error)
{
  g_autofree char *last = g_strdup_printf ("%u", job->n_pages);

  for (guint i = 0; i < job->n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("%0*u", (int) strlen (last), i + 1);
      g_autofree char *name = job->n_pages > 1 ? name_part (path, number) : g_strdup (path);
      TflExportOptions page = *options;

      page.theme = job->pages[i].theme;
      if (!tfl_export_to_file (job->pages[i].scene, format, &page, name, error))
        return FALSE;
      (*n_files)++;
    }

  return TRUE;
}

gboolean
tfl_export_job_to_file (const TflExportJob      *job,
                        const TflExportFormat   *format,
                        const TflExportOptions  *options,
                        const char              *path,
                        guint                   *n_files,
                        GError                 **error)
{
  guint n = 0;
  gboolean done;

  if (format->parts != NULL)
    done = put_parts (job, format, options, path, &n, error);
  else if (format->write_job != NULL)
    {
      done = put_file (format->write_job (job, options, error), path, error);
      n = done;
    }
  else
    done = put_pages (job, format, options, path, &n, error);
  if (n_files != NULL)
    *n_files = n;

  return done;
}
