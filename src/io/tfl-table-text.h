/* A table as a spreadsheet copies it: cells apart by tabs, rows by line ends; a cell with either in it, or
 * with a quotation mark, stands in quotation marks.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint      n_columns;
  GPtrArray *rows; /* of GStrv: n_columns cells each, without blanks around them; rows without text are left out */
} TflTable;

/* NULL where the text is no table: nothing in it stands in a second column. (transfer full) */
TflTable *tfl_table_text_read (const char *text);

/* The same; of what is no table each line of the list that it is becomes a row. NULL where there is none. (transfer full) */
TflTable *tfl_table_text_read_lines (const char *text);
void      tfl_table_free            (TflTable   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflTable, tfl_table_free)

G_END_DECLS
