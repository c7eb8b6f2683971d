#include "config.h"

#include "tfl-escape.h"

#include <string.h>

static const char *const in_text[128] = {
  ['<'] = "&lt;",
  ['>'] = "&gt;",
  ['&'] = "&amp;",
  ['\r'] = "&#13;",
};

static const char *const in_value[128] = {
  ['<'] = "&lt;", ['&'] = "&amp;", ['"'] = "&quot;", ['\t'] = "&#9;", ['\n'] = "&#10;", ['\r'] = "&#13;",
};

static void
escape (GString           *string,
        const char        *text,
        gsize              length,
        const char *const *table)
{
  const char *end = text + length;
  const char *plain = text;

  for (const char *p = text; p < end; p++)
    {
      const char *escaped = (guchar) *p < 128 ? table[(guchar) *p] : NULL;

      if (escaped == NULL)
        continue;
      g_string_append_len (string, plain, p - plain);
      g_string_append (string, escaped);
      plain = p + 1;
    }

  g_string_append_len (string, plain, end - plain);
}

void
tfl_escape_text (GString    *string,
                 const char *text,
                 gsize       length)
{
  escape (string, text, length, in_text);
}

void
tfl_escape_value (GString    *string,
                  const char *text,
                  gsize       length)
{
  escape (string, text, length, in_value);
}
