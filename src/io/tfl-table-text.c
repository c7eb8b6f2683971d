#include "config.h"

#include "tfl-table-text.h"

#include "tfl-list-text.h"

#include "tfl-list-text.h"

#include <string.h>

TflTable *
tfl_table_text_read_lines (const char *text)
{
  TflTable *self = tfl_table_text_read (text);
  g_autoptr (GArray) lines = self == NULL ? tfl_list_text_read (text) : NULL;

  if (lines == NULL || lines->len == 0)
    return self;

  self = g_new0 (TflTable, 1);
  self->n_columns = 1;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < lines->len; i++)
    {
      char *cells[] = { g_array_index (lines, TflListLine, i).name, NULL };

      g_ptr_array_add (self->rows, g_strdupv (cells));
    }

  return self;
}

void
tfl_table_free (TflTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Tabs that indent a list, or stand after a bullet, make no columns. */
static gboolean
has_columns (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *tab = strchr (tfl_list_text_strip (lines[i], NULL), '\t');

      if (tab != NULL && tab[strspn (tab, "\t ")] != '\0')
        return TRUE;
    }

  return FALSE;
}

/* The text after the cell. */
static const char *
read_cell (const char  *text,
           char       **cell)
{
  GString *string = g_string_new (NULL);
  gboolean quoted = *text == '"';

  for (text += quoted ? 1 : 0; *text != '\0'; text++)
    {
      if (quoted && text[0] == '"' && text[1] == '"')
        text++;
      else if (quoted && text[0] == '"')
        {
          quoted = FALSE;
          continue;
        }
      else if (!quoted && strchr ("\t\r\n", *text) != NULL)
        break;
      g_string_append_c (string, *text);
    }
  *cell = g_strstrip (g_string_free (string, FALSE));

  return text;
}

static const char *
read_row (const char *text,
          GPtrArray  *cells)
{
  char *cell;

  for (;;)
    {
      text = read_cell (text, &cell);
      g_ptr_array_add (cells, cell);
      if (*text != '\t')
        break;
      text++;
    }
  if (text[0] == '\r' && text[1] == '\n')
    text++;

  return *text != '\0' ? text + 1 : text;
}

static gboolean
is_empty (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (((char *) g_ptr_array_index (cells, i))[0] != '\0')
      return FALSE;

  return TRUE;
}

/* All rows are as long as the longest. */
static void
add_rows (TflTable  *self,
          GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (rows, i);

      while (cells->len < self->n_columns)
        g_ptr_array_add (cells, g_strdup (""));
      g_ptr_array_add (cells, NULL);
      g_ptr_array_add (self->rows, g_ptr_array_free (cells, FALSE));
    }
}

TflTable *
tfl_table_text_read (const char *text)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  TflTable *self;

  if (!has_columns (text))
    return NULL;

  self = g_new0 (TflTable, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  while (*text != '\0')
    {
      GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

      text = read_row (text, cells);
      if (is_empty (cells))
        {
          g_ptr_array_unref (cells);
          continue;
        }
      self->n_columns = MAX (self->n_columns, cells->len);
      g_ptr_array_add (rows, cells);
    }
  add_rows (self, rows);

  return self;
}
