#include "tfl-json.h"

static void
append_text (TflJson    *self,
             const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_c (self->text, '"');
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (self->text, "\\%c", *p);
      else if ((guchar) *p < 0x20)
        g_string_append_printf (self->text, "\\u%04x", (guint) *p);
      else
        g_string_append_c (self->text, *p);
    }
  g_string_append_c (self->text, '"');
}

static void
new_line (TflJson *self)
{
  g_string_append_printf (self->text, "\n%*s", (int) self->depth * 2, "");
}

static void
begin (TflJson    *self,
       const char *name)
{
  if (!self->is_empty)
    g_string_append_c (self->text, ',');
  if (self->depth > 0)
    new_line (self);
  self->is_empty = FALSE;

  if (name != NULL)
    {
      append_text (self, name);
      g_string_append (self->text, ": ");
    }
}

void
tfl_json_open (TflJson    *self,
               const char *name,
               char        bracket)
{
  begin (self, name);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->is_empty = TRUE;
}

void
tfl_json_close (TflJson *self,
                char     bracket)
{
  self->depth--;
  if (!self->is_empty)
    new_line (self);
  g_string_append_c (self->text, bracket);
  self->is_empty = FALSE;
  if (self->depth == 0)
    g_string_append_c (self->text, '\n');
}

void
tfl_json_string (TflJson    *self,
                 const char *name,
                 const char *value)
{
  begin (self, name);
  append_text (self, value);
}

void
tfl_json_number (TflJson    *self,
                 const char *name,
                 guint       value)
{
  begin (self, name);
  g_string_append_printf (self->text, "%u", value);
}

void
tfl_json_true (TflJson    *self,
               const char *name)
{
  begin (self, name);
  g_string_append (self->text, "true");
}
