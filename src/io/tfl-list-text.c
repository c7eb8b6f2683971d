#include "config.h"

#include "tfl-list-text.h"

#include "model/tfl-metamodel.h"

#define TAB 8

static void
line_clear (gpointer data)
{
  g_free (((TflListLine *) data)->name);
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0xA0; /* web pages indent with no-break spaces */
}

static const char *
skip_blanks (const char *text,
             guint      *columns)
{
  for (; is_blank (g_utf8_get_char (text)); text = g_utf8_next_char (text))
    *columns += *text == '\t' ? TAB - *columns % TAB : 1;

  return text;
}

static const char *
skip_bullet (const char *text)
{
  static const char bullets[] = "-*+•–—◦▪‣·●○■";
  gunichar first = g_utf8_get_char (text);

  return first != 0 && g_utf8_strchr (bullets, -1, first) != NULL ? g_utf8_next_char (text) : text;
}

/* “1.”, “2)”, “(3)”, “1.2”, “1.2.3.”, “a)”: but “2024” and “3” may be names. */
static const char *
skip_number (const char *text)
{
  const char *p = text[0] == '(' ? text + 1 : text;
  guint n_dots = 0;

  if (g_ascii_isalpha (p[0]) && p[1] == ')')
    return p + 2;
  while (g_ascii_isdigit (*p))
    {
      while (g_ascii_isdigit (*p))
        p++;
      if (*p != '.' && *p != ')')
        break;
      n_dots++;
      p++;
      if (p[-1] == ')')
        break;
    }

  return n_dots > 0 ? p : text;
}

const char *
tfl_list_text_strip (const char *line,
                     guint      *indent)
{
  guint columns = 0;
  guint ignored = 0;
  const char *text = skip_blanks (line, &columns);
  const char *name = skip_bullet (text);

  if (name == text)
    name = skip_number (text);
  /* “-5 degrees” and “1.5-inch” have no bullet. */
  if (*name != '\0' && !is_blank (g_utf8_get_char (name)))
    name = text;
  if (indent != NULL)
    *indent = columns;

  return skip_blanks (name, &ignored);
}

/* A line stands in the last one before it that is indented less. */
static guint
find_level (GArray *indents,
            guint   indent)
{
  while (indents->len > 0 && g_array_index (indents, guint, indents->len - 1) >= indent)
    g_array_set_size (indents, indents->len - 1);
  g_array_append_val (indents, indent);

  return indents->len - 1;
}

/* What no file can hold becomes a blank; NULL where that does not help. (transfer full) */
static char *
clean (const char *text)
{
  g_autofree char *name = g_strdup (text);

  for (char *p = name; *p != '\0'; p++)
    if ((guchar) *p < ' ')
      *p = ' ';
  g_strchomp (name);

  return name[0] != '\0' && tfl_text_is_writable (name) ? g_steal_pointer (&name) : NULL;
}

GArray *
tfl_list_text_read (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autoptr (GArray) indents = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TflListLine));

  g_array_set_clear_func (list, line_clear);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint indent;
      g_autofree char *name = clean (tfl_list_text_strip (lines[i], &indent));
      TflListLine line;

      if (name == NULL)
        continue;
      line = (TflListLine){ find_level (indents, indent), g_steal_pointer (&name) };
      g_array_append_val (list, line);
    }

  return list;
}
