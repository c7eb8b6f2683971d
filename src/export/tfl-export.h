/* Export formats as one table: a row and a function each.
 *
 * To add a format: a function and a row in tfl-export.c.  A format of pictures writes one scene to one file; a format of
 * a whole job writes all pages, or what the model says, to one file or to several.
 */
#pragma once

#include "tfl-page.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  TflTheme    theme;         /* of a single scene; a page of a job has its own */
  double      scale;         /* pixels for one point: PNG */
  gboolean    transparent;   /* no ground */
  const char *template_path; /* a file whose masters and layouts the slides take: PPTX; or NULL */
} TflExportOptions;

/* The bytes of the file, or NULL with an error. (transfer full) */
typedef GBytes *(*TflExportFunc)    (TflScene                *scene,
                                     const TflExportOptions  *options,
                                     GError                 **error);
typedef GBytes *(*TflExportJobFunc) (const TflExportJob      *job,
                                     const TflExportOptions  *options,
                                     GError                 **error);

/* One of several files that a format makes of a job. */
typedef struct
{
  const char       *name; /* "units": follows the name of the file, as in “bank-units.csv” */
  TflExportJobFunc  write;
} TflExportPart;

typedef struct
{
  const char          *name;      /* "svg": what --format takes and the suffix of its files */
  const char          *label;     /* N_("SVG picture") */
  const char          *mime;      /* "image/svg+xml" */
  TflExportFunc        write;     /* one picture; NULL: there is none in it */
  TflExportJobFunc     write_job; /* all pages in one file; NULL: a numbered file for each page, where there are several */
  const TflExportPart *parts;     /* the files it makes, up to one without a name; NULL: it is one of those above */
  gboolean             pages;     /* it shows pages: there must be one */
  gboolean             titled;    /* it puts titles itself */
  gboolean             pixels;    /* it cannot be enlarged: what is too small to read is not drawn */
  double               longest;   /* side of a page, in canvas points, at which it can be enlarged to be read; 0: any */
} TflExportFormat;

const TflExportFormat *tfl_export_formats_get (guint       *n_formats);
const TflExportFormat *tfl_export_format_find (const char  *name);

/* The format that a file name's suffix chooses, or NULL. */
const TflExportFormat *tfl_export_format_for  (const char  *path);

/* How a picture is to be drawn for a format: with a legend and a title, and no finer than can be seen in the file. */
void                   tfl_export_prepare     (const TflExportFormat   *format,
                                               const TflExportOptions  *options,
                                               TflPicture              *picture);

/* Writes the file whole or not at all. */
gboolean               tfl_export_to_file     (TflScene                *scene,
                                               const TflExportFormat   *format,
                                               const TflExportOptions  *options,
                                               const char              *path,
                                               GError                 **error);

/* Writes a job: to the file of this name, or to several beside each other, whose names say which: “bank-2.svg” of several
 * pages, “bank-units.csv”.  *n_files becomes how many were written; may be NULL.  Each is written whole or not at all; after
 * an error those before it stand. */
gboolean               tfl_export_job_to_file (const TflExportJob      *job,
                                               const TflExportFormat   *format,
                                               const TflExportOptions  *options,
                                               const char              *path,
                                               guint                   *n_files,
                                               GError                 **error);

G_END_DECLS
