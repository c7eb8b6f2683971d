/* A PDF file as it grows: numbered objects, streams, and the table of where each of them is.
 *
 * How such a file is built: ISO 32000-1:2008, §7.  What is in its objects, callers know.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TflPdfFile TflPdfFile;

TflPdfFile *tfl_pdf_file_new        (void);

/* The number of an object that is to be written: once, before the file is finished. */
guint       tfl_pdf_file_reserve    (TflPdfFile *self);

/* Writes an object: what stands between “obj” and “endobj”. */
void        tfl_pdf_file_put        (TflPdfFile *self,
                                     guint       number,
                                     const char *content);

/* Writes an object that is a stream.  `entries` are those of its dictionary beside its length and filter, with a blank
 * behind each.  It is compressed on another thread while the caller goes on. (transfer full) for the content.
 */
void        tfl_pdf_file_put_stream (TflPdfFile *self,
                                     guint       number,
                                     const char *entries,
                                     GString    *content);

/* The whole file, whose catalogue and information are these objects; frees what wrote it. (transfer full) */
GBytes     *tfl_pdf_file_finish     (TflPdfFile *self,
                                     guint       catalogue,
                                     guint       information);

/* Appends text for people as PDF has it (§7.9.2.2), with its brackets. */
void        tfl_pdf_put_text        (GString    *out,
                                     const char *text);

G_END_DECLS
