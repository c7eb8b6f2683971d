#include "config.h"

#include "tfl-tag-writer.h"

#include "tfl-escape.h"

#include <string.h>

struct _TflTagWriter
{
  GString *string; /* not ours */
  const char *name;
  guint level;
  GString *attributes; /* “ name="value"” one after another */
  GArray *ends;        /* gsize: where in attributes each ends */
};

TflTagWriter *
tfl_tag_writer_new (GString *string)
{
  TflTagWriter *self = g_new0 (TflTagWriter, 1);

  self->string = string;
  self->attributes = g_string_new (NULL);
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));

  return self;
}

void
tfl_tag_writer_free (TflTagWriter *self)
{
  g_string_free (self->attributes, TRUE);
  g_array_unref (self->ends);
  g_free (self);
}

void
tfl_tag_writer_begin (TflTagWriter *self,
                      const char   *name,
                      guint         level)
{
  self->name = name;
  self->level = level;
  g_string_truncate (self->attributes, 0);
  g_array_set_size (self->ends, 0);
}

void
tfl_tag_writer_attribute (TflTagWriter *self,
                          const char   *name,
                          const char   *value)
{
  g_string_append_c (self->attributes, ' ');
  g_string_append (self->attributes, name);
  g_string_append (self->attributes, "=\"");
  tfl_escape_value (self->attributes, value, strlen (value));
  g_string_append_c (self->attributes, '"');
  g_array_append_val (self->ends, self->attributes->len);
}

static void
append_spaces (GString *string,
               gsize    n_spaces)
{
  gsize length = string->len;

  g_string_set_size (string, length + n_spaces);
  memset (string->str + length, ' ', n_spaces);
}

/* Attributes line up below the first one. */
static void
append_broken (TflTagWriter *self,
               gsize         closing_length)
{
  gsize margin = 2 * self->level + 1 + strlen (self->name);
  gsize column = margin;
  gsize start = 0;

  for (guint i = 0; i < self->ends->len; i++)
    {
      gsize end = g_array_index (self->ends, gsize, i);
      const char *attribute = self->attributes->str + start;
      gsize width = (gsize) g_utf8_strlen (attribute, (gssize) (end - start));
      gsize needed = width + (i + 1 == self->ends->len ? closing_length : 0);

      if (i > 0 && column + needed > TFL_LINE_WIDTH)
        {
          g_string_append_c (self->string, '\n');
          append_spaces (self->string, margin);
          column = margin;
        }
      g_string_append_len (self->string, attribute, (gssize) (end - start));
      column += width;
      start = end;
    }
}

void
tfl_tag_writer_end (TflTagWriter *self,
                    const char   *closing)
{
  gsize before = 2 * self->level + 1 + strlen (self->name);
  gsize closing_length = strcspn (closing, "\n");
  GString *attributes = self->attributes;

  append_spaces (self->string, 2 * self->level);
  g_string_append_c (self->string, '<');
  g_string_append (self->string, self->name);

  /* Characters are no more than bytes, so short ones need not be counted. */
  if (before + attributes->len + closing_length <= TFL_LINE_WIDTH)
    g_string_append_len (self->string, attributes->str, (gssize) attributes->len);
  else
    append_broken (self, closing_length);

  g_string_append (self->string, closing);
}
