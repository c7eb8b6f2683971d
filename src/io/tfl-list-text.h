/* A list as people type it or copy it from a document: a name a line, one inside another by its indent.
 *
 * Tabs and spaces indent; a bullet (“-”, “*”, “•” …) or a number (“1.”, “2)”, “1.3”) before a name is
 * not part of it.  Names are as typed otherwise.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint  level; /* 0 for the outermost; at most one more than the line before */
  char  *name;
} TflListLine;

/* Of TflListLine, without empty lines. (transfer full) */
GArray     *tfl_list_text_read  (const char *text);

/* What is left of a line without what comes before its name; *indent, which may be NULL, gets its columns. */
const char *tfl_list_text_strip (const char *line,
                                 guint      *indent);

G_END_DECLS
