#include "config.h"

#include "tfl-text.h"

#include "tfl-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (tfl - io - error - quark, tfl_io_error)

void
tfl_io_error_set (GError      **error,
                  int           code,
                  TflPosition   position,
                  const char   *sentence)
{
  /* Translators: where in a file, and what is wrong there */
  g_set_error (error, TFL_IO_ERROR, code, _("line %u, column %u: %s"), position.line, position.column,
               sentence);
}

char *
tfl_list_kinds (guint kinds)
{
  GString *string = g_string_new (NULL);

  for (guint kind = 0; kind < TFL_N_KINDS; kind++)
    if ((kinds & (1u << kind)) != 0)
      g_string_append_printf (string, string->len > 0 ? _(" or a “%s”") : _("a “%s”"),
                              tfl_kind_get_info ((TflKind) kind)->xml_name);

  return g_string_free (string, FALSE);
}

void
tfl_cursor_init (TflCursor  *self,
                 const char *text,
                 gsize       length)
{
  self->text = text;
  self->length = length;
  self->offset = 0;
  self->position = (TflPosition){ 1, 1 };
}

/* A line ends with LF, CR LF or CR alone, as XML has it. */
TflPosition
tfl_cursor_seek (TflCursor *self,
                 gsize      offset)
{
  const char *p;
  const char *end;
  TflPosition position;

  if (offset < self->offset)
    tfl_cursor_init (self, self->text, self->length);

  position = self->position;
  p = self->text + self->offset;
  end = self->text + MIN (offset, self->length);
  for (; p < end; p++)
    if (*p == '\n' || (*p == '\r' && (p + 1 == self->text + self->length || p[1] != '\n')))
      {
        position.line++;
        position.column = 1;
      }
    else if (((guchar) *p & 0xC0) != 0x80)
      {
        position.column++;
      }

  self->offset = (gsize) (end - self->text);
  self->position = position;

  return position;
}

static TflPosition
position_at (const char *text,
             gsize       length,
             gsize       offset)
{
  TflCursor cursor;

  tfl_cursor_init (&cursor, text, length);

  return tfl_cursor_seek (&cursor, offset);
}

/* An encoding by its first bytes, NULL where these say nothing; *mark is the length of the byte
 * order mark.  The longer marks come first: that of UTF-32 begins as that of UTF-16. */
static const char *
sniff (const char *data,
       gsize       length,
       gsize      *mark)
{
  static const struct
  {
    const char *name;
    gsize length;
    gsize mark;
    char bytes[5];
  } signs[] = {
    { "UTF-32LE", 4, 4, "\xFF\xFE\0\0" }, { "UTF-32BE", 4, 4, "\0\0\xFE\xFF" },
    { "UTF-32LE", 4, 0, "<\0\0\0" },      { "UTF-32BE", 4, 0, "\0\0\0<" },
    { "UTF-8", 3, 3, "\xEF\xBB\xBF" },    { "UTF-16LE", 2, 2, "\xFF\xFE" },
    { "UTF-16BE", 2, 2, "\xFE\xFF" },     { "UTF-16LE", 2, 0, "<\0" },
    { "UTF-16BE", 2, 0, "\0<" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (length >= signs[i].length && memcmp (data, signs[i].bytes, signs[i].length) == 0)
      {
        *mark = signs[i].mark;
        return signs[i].name;
      }

  *mark = 0;
  return NULL;
}

/* What an XML declaration in some superset of ASCII says the encoding is. (transfer full) */
static char *
declared_encoding (const char *data,
                   gsize       length)
{
  static const char pattern[] = "^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*([\"'])([A-Za-z][A-Za-z0-9._-]*)\\1";
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *head = NULL;
  gsize n_head = MIN (length, 512);

  if (length < 6 || memcmp (data, "<?xml", 5) != 0)
    return NULL;

  head = g_strndup (data, n_head);
  regex = g_regex_new (pattern, G_REGEX_RAW, 0, NULL);
  g_regex_match (regex, head, 0, &match);

  return g_match_info_matches (match) ? g_match_info_fetch (match, 2) : NULL;
}

static void
fail_bytes (GError     **error,
            const char  *text,
            gsize        length,
            gsize        offset)
{
  g_autofree char *sentence = NULL;

  if (text[offset] == '\0')
    sentence = g_strdup (_("a NUL byte stands here; XML is text"));
  else
    sentence = g_strdup_printf (_("the byte 0x%02X is no valid UTF-8 here"), (guchar) text[offset]);

  tfl_io_error_set (error, TFL_IO_ERROR_XML, position_at (text, length, offset), sentence);
}

static GBytes *
check (GBytes  *bytes,
       GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end = text;

  if (length == 0)
    {
      tfl_io_error_set (error, TFL_IO_ERROR_XML, (TflPosition){ 1, 1 }, _("the file is empty"));
      return NULL;
    }
  if (!g_utf8_validate_len (text, length, &end))
    {
      fail_bytes (error, text, length, (gsize) (end - text));
      return NULL;
    }

  return g_bytes_ref (bytes);
}

static GBytes *
convert (const char  *data,
         gsize        length,
         const char  *encoding,
         GError     **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) decoded = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *good = NULL;
  TflPosition position = { 1, 1 };
  gsize n_read = 0;
  gsize n_written = 0;
  g_autofree char *text = g_convert (data, (gssize) length, "UTF-8", encoding, &n_read, &n_written, &reason);

  /* Part of a character at the end is no error to g_convert(). */
  if (text != NULL && n_read == length)
    {
      decoded = g_bytes_new_take (g_steal_pointer (&text), n_written);
      return check (decoded, error);
    }

  /* A partial character at the end comes without an error. */
  if (reason != NULL && !g_error_matches (reason, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE))
    {
      sentence =
          g_strdup_printf (_("the encoding “%s” is not known here; write the file as UTF-8"), encoding);
      tfl_io_error_set (error, TFL_IO_ERROR_XML, position, sentence);
      return NULL;
    }

  /* Where it went wrong is where the good part ends. */
  good = g_convert (data, (gssize) MIN (n_read, length), "UTF-8", encoding, NULL, &n_written, NULL);
  if (good != NULL)
    position = position_at (good, n_written, n_written);
  sentence = g_strdup_printf (_("a byte is no valid %s here"), encoding);
  tfl_io_error_set (error, TFL_IO_ERROR_XML, position, sentence);

  return NULL;
}

static GBytes *
decode_declared (GBytes      *bytes,
                 const char  *encoding,
                 GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *sentence = NULL;

  if (encoding == NULL || g_ascii_strcasecmp (encoding, "UTF-8") == 0)
    return check (bytes, error);

  if (g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0 || g_ascii_strncasecmp (encoding, "UTF-32", 6) == 0)
    {
      sentence = g_strdup_printf (_("the file says that it is %s, and is not"), encoding);
      tfl_io_error_set (error, TFL_IO_ERROR_XML, (TflPosition){ 1, 1 }, sentence);
      return NULL;
    }

  return convert (data, length, encoding, error);
}

GBytes *
tfl_text_decode (GBytes  *bytes,
                 GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize mark = 0;
  const char *encoding = sniff (data, length, &mark);
  g_autoptr (GBytes) rest = g_bytes_new_from_bytes (bytes, mark, length - mark);
  g_autofree char *declared = NULL;

  if (encoding != NULL && strcmp (encoding, "UTF-8") != 0)
    return convert (data + mark, length - mark, encoding, error);

  if (encoding == NULL)
    declared = declared_encoding (data, length);

  return decode_declared (rest, declared, error);
}

gboolean
tfl_text_is_blank (const char *text,
                   gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;

  return TRUE;
}
