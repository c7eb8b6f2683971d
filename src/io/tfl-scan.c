#include "config.h"

#include "tfl-scan.h"

#include "tfl-limits.h"
#include "tfl-reader.h"
#include "tfl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *start;
  const char *end;
  GError **error;
} Scan;

/* What begins with one text and goes on to another. */
static const struct
{
  const char *open;
  const char *close;
  const char *unfinished;
} spans[] = {
  { "<!--", "-->", N_("the comment that begins here has no end, which is “-->”") },
  { "<![CDATA[", "]]>", N_("the CDATA that begins here has no end, which is “]]>”") },
  { "<?", "?>", N_("the instruction that begins here has no end, which is “?>”") },
};

static const char *
fail (Scan       *self,
      int         code,
      const char *at,
      const char *sentence)
{
  TflCursor cursor;
  TflPosition position;

  tfl_cursor_init (&cursor, self->start, (gsize) (self->end - self->start));
  position = tfl_cursor_seek (&cursor, (gsize) (at - self->start));
  tfl_io_error_set (self->error, code, position, sentence);

  return NULL;
}

static gboolean
begins (Scan       *self,
        const char *p,
        const char *with)
{
  gsize length = strlen (with);

  return (gsize) (self->end - p) >= length && memcmp (p, with, length) == 0;
}

/* The end of the quoted value that begins at p. */
static const char *
scan_value (Scan       *self,
            const char *tag,
            const char *p)
{
  const char *end = memchr (p + 1, *p, (gsize) (self->end - p - 1));
  const char *angle = memchr (p + 1, '<', (gsize) ((end != NULL ? end : self->end) - p - 1));

  if (angle != NULL)
    return fail (
        self, TFL_IO_ERROR_XML, angle,
        _("“<” stands in the value of an attribute: the closing quote is missing before it, or it is "
           "written “&lt;”"));
  if (end == NULL)
    return fail (self, TFL_IO_ERROR_XML, tag, _("the tag that begins here has no end: a quote is missing"));

  return end + 1;
}

static const char *
scan_tag (Scan       *self,
          const char *tag)
{
  g_autofree char *sentence = NULL;
  guint n_values = 0;
  const char *p = tag + 1;

  while (p < self->end && *p != '>' && *p != '<')
    {
      gboolean is_value = *p == '"' || *p == '\'';

      p = is_value ? scan_value (self, tag, p) : p + 1;
      n_values += is_value;
      if (p == NULL)
        return NULL;
      if (n_values > TFL_LIMIT_ATTRIBUTES)
        {
          sentence = g_strdup_printf (_("this tag has more than %u attributes"), TFL_LIMIT_ATTRIBUTES);
          return fail (self, TFL_IO_ERROR_LIMIT, tag, sentence);
        }
      if ((gsize) (p - tag) > TFL_LIMIT_TAG)
        {
          sentence = g_strdup_printf (_("this tag is longer than %u bytes"), TFL_LIMIT_TAG);
          return fail (self, TFL_IO_ERROR_LIMIT, tag, sentence);
        }
    }

  if (p == self->end)
    return fail (self, TFL_IO_ERROR_XML, tag, _("the tag that begins here has no end, which is “>”"));

  /* A “<” inside a tag is for libxml2 to complain of. */
  return *p == '>' ? p + 1 : p;
}

/* After the text that closes a span; each of them ends with “>”. */
static const char *
scan_span (Scan       *self,
           const char *body,
           const char *close)
{
  gsize length = strlen (close);
  const char *p = body;

  while ((p = memchr (p, '>', (gsize) (self->end - p))) != NULL)
    {
      p++;
      if ((gsize) (p - body) >= length && memcmp (p - length, close, length) == 0)
        return p;
    }

  return NULL;
}

static const char *
scan_markup (Scan       *self,
             const char *p)
{
  if (begins (self, p, "<!DOCTYPE"))
    return fail (self, TFL_IO_ERROR_XML, p,
                 _("a DOCTYPE stands here; a Trefoil file has none, so take it out"));

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (begins (self, p, spans[i].open))
      {
        const char *end = scan_span (self, p + strlen (spans[i].open), spans[i].close);

        return end != NULL ? end : fail (self, TFL_IO_ERROR_XML, p, _(spans[i].unfinished));
      }

  return scan_tag (self, p);
}

gboolean
tfl_scan_text (const char  *text,
               gsize        length,
               GError     **error)
{
  Scan scan = { text, text + length, error };
  const char *p = text;

  while (p != NULL)
    {
      const char *markup = memchr (p, '<', (gsize) (scan.end - p));

      if (markup == NULL)
        return TRUE;
      p = scan_markup (&scan, markup);
    }

  return FALSE;
}
