/* What the export dialog has done on another thread: pages drawn, files written.
 *
 * All of it is of one state of the model, which nobody changes while the dialog is open: the dialog is modal.
 */
#pragma once

#include "app/session/tfl-session.h"

#include "export/tfl-export.h"
#include "export/tfl-pages.h"

G_BEGIN_DECLS

/* The data of a GTask. */
typedef struct
{
  TflSession            *session; /* held, so that all that `base` refers to stays */
  TflPicture             base;
  TflDeck               *deck;
  TflPages              *pages;   /* NULL: not drawn yet */
  TflTheme               theme;
  gboolean               force;   /* whatever theme a view has */
  const TflExportFormat *format;
  TflExportOptions       options;
  char                  *template_path;
  char                  *path;
  guint                  n_files; /* written */
  gint                   n_drawn; /* pages; atomic */
} TflExportWork;

void tfl_export_work_free  (TflExportWork *self);

/* Returns the TflPages (transfer full). */
void tfl_export_work_draw  (GTask         *task,
                            gpointer       source,
                            gpointer       work,
                            GCancellable  *cancellable);

/* Draws what is not drawn and writes the files: TRUE. */
void tfl_export_work_write (GTask         *task,
                            gpointer       source,
                            gpointer       work,
                            GCancellable  *cancellable);

G_END_DECLS
