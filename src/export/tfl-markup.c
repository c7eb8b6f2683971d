#include "config.h"

#include "tfl-markup.h"

/* NULL: it stands as it is. */
static const char *
escape (char c)
{
  switch (c)
    {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\n':
    case '\t':
      return NULL;
    default:
      return (guchar) c < 0x20 ? "" : NULL;
    }
}

void
tfl_markup_put_text (GString    *out,
                     const char *text)
{
  const char *plain = text; /* from here on, what is not appended yet */
  const char *p;

  if (text == NULL)
    return;

  for (p = text; *p != '\0'; p++)
    {
      const char *escaped = escape (*p);

      if (escaped == NULL)
        continue;
      g_string_append_len (out, plain, p - plain);
      g_string_append (out, escaped);
      plain = p + 1;
    }
  g_string_append_len (out, plain, p - plain);
}
