/* The bytes of a file as text: valid UTF-8 without a byte order mark and without NUL.
 *
 * All that comes after works on this text, whatever the encoding of the file, so that a byte
 * offset means the same to the scan, to libxml2 and to us.
 */
#pragma once

#include "io/tfl-places.h"

G_BEGIN_DECLS

/* (transfer full): a view of the same bytes where they are UTF-8 already. */
GBytes     *tfl_text_decode   (GBytes      *bytes,
                               GError     **error);

/* Turns byte offsets into lines and columns: cheap where offsets only grow. */
typedef struct
{
  const char *text;
  gsize       length;
  gsize       offset;
  TflPosition position;
} TflCursor;

void        tfl_cursor_init   (TflCursor   *self,
                               const char  *text,
                               gsize        length);
TflPosition tfl_cursor_seek   (TflCursor   *self,
                               gsize        offset);

/* “a “profile” or a “unit””, for a sentence; kinds are bits. (transfer full) */
char       *tfl_list_kinds    (guint        kinds);

/* Sets an error of TFL_IO_ERROR: “line L, column C: ” and the sentence. */
void        tfl_io_error_set  (GError     **error,
                               int          code,
                               TflPosition  position,
                               const char  *sentence);

/* TRUE where there is nothing but white space. */
gboolean tfl_text_is_blank (const char *text,
                            gsize       length);

G_END_DECLS
