/* Export formats as one table: a row and a function each.
 *
 * To add a format: a function and a row in tfl-export.c.
 */
#pragma once

#include "scene/tfl-scene.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  TflTheme theme;
  double   scale;       /* pixels for one point: PNG */
  gboolean transparent; /* no ground */
} TflExportOptions;

/* The bytes of the file, or NULL with an error. (transfer full) */
typedef GBytes *(*TflExportFunc) (TflScene                *scene,
                                  const TflExportOptions  *options,
                                  GError                 **error);

typedef struct
{
  const char    *name;    /* "svg": what --format takes and the suffix of its files */
  const char    *label;   /* N_("Scalable Vector Graphics") */
  const char    *mime;    /* "image/svg+xml" */
  TflExportFunc  write;
} TflExportFormat;

const TflExportFormat *tfl_export_formats_get (guint       *n_formats);
const TflExportFormat *tfl_export_format_find (const char  *name);

/* The format that a file name's suffix chooses, or NULL. */
const TflExportFormat *tfl_export_format_for  (const char  *path);

/* Writes the file whole or not at all. */
gboolean               tfl_export_to_file     (TflScene                *scene,
                                               const TflExportFormat   *format,
                                               const TflExportOptions  *options,
                                               const char              *path,
                                               GError                 **error);

G_END_DECLS
