#include "config.h"

#include "tfl-reader.h"

#include "tfl-builder.h"
#include "tfl-complaint.h"
#include "tfl-limits.h"
#include "tfl-replace.h"
#include "tfl-scan.h"
#include "tfl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* The start tag of an open element. */
typedef struct
{
  gsize offset;
  TflPosition position;
  guint n_declarations;
} Open;

typedef struct
{
  const char *text;
  gsize length;
  TflCursor cursor;
  xmlParserCtxtPtr context;
  TflBuilder *builder;
  GCancellable *cancellable;
  GArray *open; /* of Open */
  guint n_elements;
  guint n_prefixes; /* in scope */
  gsize mark;       /* where the last tag ended, or a little before that */
  GError *error;
} Reader;

static gsize
here (Reader *self)
{
  long offset = xmlByteConsumed (self->context);

  return offset < 0 ? 0 : MIN ((gsize) offset, self->length);
}

static void
stop (Reader *self)
{
  xmlStopParser (self->context);
}

static void
fail_at (Reader     *self,
         int         code,
         gsize       offset,
         const char *sentence)
{
  if (self->error == NULL)
    tfl_io_error_set (&self->error, code, tfl_cursor_seek (&self->cursor, offset), sentence);
  stop (self);
}

/* No “<” can stand in a tag, so the last one before where libxml2 is begins it.  It comes after
 * the tag before it. */
static gsize
start_of_tag (Reader *self)
{
  gsize offset = MAX (here (self), self->mark);
  const char *tag = memrchr (self->text + self->mark, '<', offset - self->mark);

  return tag != NULL ? (gsize) (tag - self->text) : self->mark;
}

static gboolean
check_limits (Reader *self,
              gsize   offset)
{
  g_autofree char *sentence = NULL;

  if (++self->n_elements > TFL_LIMIT_ELEMENTS)
    sentence = g_strdup_printf (_("the file has more than %u elements"), TFL_LIMIT_ELEMENTS);
  else if (self->n_prefixes > TFL_LIMIT_PREFIXES)
    sentence = g_strdup_printf (_("more than %u prefixes are declared here"), TFL_LIMIT_PREFIXES);

  if (sentence != NULL)
    fail_at (self, TFL_IO_ERROR_LIMIT, offset, sentence);
  else if (self->n_elements % 1024 == 0 &&
           g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    stop (self);

  return self->error == NULL;
}

static void
start_cb (void           *data,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *uri,
          int             n_declarations,
          const xmlChar **declarations,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  Reader *self = data;
  TflTag tag = { (const char *) name, (const char *) prefix, (const char *) uri, n_declarations,
                 declarations,        n_attributes,          attributes };
  Open open = { start_of_tag (self), { 0, 0 }, (guint) n_declarations };

  open.position = tfl_cursor_seek (&self->cursor, open.offset);
  self->n_prefixes += open.n_declarations;
  self->mark = open.offset;
  g_array_append_val (self->open, open);

  if (self->error == NULL && check_limits (self, open.offset) &&
      !tfl_builder_start (self->builder, &tag, open.position, &self->error))
    stop (self);
}

static void
end_cb (void          *data,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *uri)
{
  Reader *self = data;
  const Open *open = &g_array_index (self->open, Open, self->open->len - 1);

  self->mark = here (self);
  if (self->error == NULL && !tfl_builder_end (self->builder, (const char *) prefix, (const char *) name,
                                               open->position, &self->error))
    stop (self);

  self->n_prefixes -= open->n_declarations;
  g_array_set_size (self->open, self->open->len - 1);
}

/* Where text begins that stands after the last tag: the first character that is no space. */
static gsize
start_of_text (Reader *self)
{
  gsize offset = self->mark;

  if (offset < self->length && self->text[offset] == '<')
    {
      const char *end = memchr (self->text + offset, '>', self->length - offset);

      offset = end != NULL ? (gsize) (end + 1 - self->text) : offset;
    }
  while (offset < self->length && g_ascii_isspace (self->text[offset]))
    offset++;

  return offset;
}

static void
text_cb (void          *data,
         const xmlChar *text,
         int            length)
{
  Reader *self = data;
  const char *barred = tfl_builder_bars_text (self->builder);
  g_autofree char *sentence = NULL;

  if (self->error != NULL)
    return;

  if (barred != NULL)
    {
      for (int i = 0; i < length && sentence == NULL; i++)
        if (!g_ascii_isspace (text[i]))
          sentence = g_strdup_printf (_("text stands in “%s” here, where only elements can"), barred);
      if (sentence != NULL)
        fail_at (self, TFL_IO_ERROR_MODEL, start_of_text (self), sentence);
    }
  else if (!tfl_builder_text (self->builder, (const char *) text, (gsize) length))
    {
      sentence = g_strdup_printf (_("a text is longer than %u bytes"), TFL_LIMIT_TEXT);
      fail_at (self, TFL_IO_ERROR_LIMIT, start_of_text (self), sentence);
    }
}

static void
comment_cb (void          *data,
            const xmlChar *text)
{
  Reader *self = data;

  self->mark = here (self);
  if (self->error == NULL)
    tfl_builder_comment (self->builder, (const char *) text);
}

static void
instruction_cb (void          *data,
                const xmlChar *target,
                const xmlChar *content)
{
  Reader *self = data;

  self->mark = here (self);
  if (self->error == NULL)
    tfl_builder_instruction (self->builder, (const char *) target, (const char *) content);
}

/* The scan lets no DOCTYPE through; should it ever be mistaken, this is the second wall. */
static void
doctype_cb (void          *data,
            const xmlChar *name,
            const xmlChar *external_id,
            const xmlChar *system_id)
{
  Reader *self = data;

  fail_at (self, TFL_IO_ERROR_XML, here (self),
           _("a DOCTYPE stands here; a Trefoil file has none, so take it out"));
}

/* And the third: whatever asks for another file gets nothing.  (The loader that libxml2 has for the
 * whole process is left alone: others in it read files of theirs.) */
static xmlParserInputPtr
resolve_cb (void          *data,
            const xmlChar *public_id,
            const xmlChar *system_id)
{
  return NULL;
}

static void
complain_cb (void        *data,
             TflXmlError  error)
{
  Reader *self = data;
  const Open *open = self->open->len > 0 ? &g_array_index (self->open, Open, self->open->len - 1) : NULL;
  TflComplaint complaint = { self->text, self->length, 0, NULL, 0, 0 };
  g_autofree char *sentence = NULL;

  if (self->error != NULL || error->level < XML_ERR_ERROR)
    return;

  complaint.offset = here (self);
  if (open != NULL)
    {
      complaint.open = self->text + open->offset;
      complaint.open_line = open->position.line;
      complaint.open_column = open->position.column;
    }
  sentence = tfl_complaint_to_sentence (&complaint, error);
  fail_at (self, TFL_IO_ERROR_XML, complaint.offset, sentence);
}

static const xmlSAXHandler handler = {
  .initialized = XML_SAX2_MAGIC,
  .internalSubset = doctype_cb,
  .resolveEntity = resolve_cb,
  .startElementNs = start_cb,
  .endElementNs = end_cb,
  .characters = text_cb,
  .ignorableWhitespace = text_cb,
  .cdataBlock = text_cb,
  .comment = comment_cb,
  .processingInstruction = instruction_cb,
  .serror = (xmlStructuredErrorFunc) complain_cb,
};

/* The text is UTF-8 whatever it says of itself, hence IGNORE_ENC. */
static void
parse (Reader *self)
{
  self->context = xmlCreateMemoryParserCtxt (self->text, (int) self->length);
  if (self->context == NULL)
    {
      fail_at (self, TFL_IO_ERROR_XML, 0, _("the file is empty"));
      return;
    }

  *self->context->sax = handler;
  self->context->userData = self;
  xmlCtxtUseOptions (self->context, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
  xmlParseDocument (self->context);

  /* Each of these comes with a complaint; this is for the day one does not. */
  if (self->error == NULL && (!self->context->wellFormed || !self->context->nsWellFormed))
    fail_at (self, TFL_IO_ERROR_XML, here (self), _("this is not well-formed XML"));
}

static TflModel *
read_text (GBytes        *bytes,
           TflPlaces     *places,
           GCancellable  *cancellable,
           GError       **error)
{
  Reader self = { .cancellable = cancellable };
  TflModel *model = NULL;

  self.text = g_bytes_get_data (bytes, &self.length);
  if (!tfl_scan_text (self.text, self.length, error))
    return NULL;

  tfl_cursor_init (&self.cursor, self.text, self.length);
  self.builder = tfl_builder_new (places);
  self.open = g_array_new (FALSE, FALSE, sizeof (Open));
  parse (&self);
  if (self.error == NULL)
    model = tfl_builder_to_model (self.builder, &self.error);

  if (self.error != NULL)
    g_propagate_error (error, self.error);
  if (self.context != NULL)
    xmlFreeParserCtxt (self.context);
  g_array_unref (self.open);
  tfl_builder_free (self.builder);

  return model;
}

static TflModel *
read_bytes (GBytes        *bytes,
            TflPlaces     *places,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (TflPlaces) own_places = places == NULL ? tfl_places_new () : NULL;
  g_autoptr (GBytes) text = NULL;
  g_autofree char *sentence = NULL;

  if (g_bytes_get_size (bytes) > TFL_LIMIT_FILE)
    {
      sentence = g_strdup_printf (_("the file is larger than %u bytes"), TFL_LIMIT_FILE);
      tfl_io_error_set (error, TFL_IO_ERROR_LIMIT, (TflPosition){ 1, 1 }, sentence);
      return NULL;
    }

  text = tfl_text_decode (bytes, error);
  if (text == NULL)
    return NULL;

  if (places != NULL)
    tfl_places_clear (places);

  return read_text (text, places != NULL ? places : own_places, cancellable, error);
}

TflModel *
tfl_read_bytes (GBytes     *bytes,
                TflPlaces  *places,
                GError    **error)
{
  return read_bytes (bytes, places, NULL, error);
}

/* Up to one byte more than is accepted, so that a file without an end ends too. */
static GBytes *
load (GFile         *file,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  gsize n_read = 1;

  if (stream == NULL)
    return NULL;

  while (n_read > 0 && array->len <= TFL_LIMIT_FILE)
    {
      guint filled = array->len;
      guint room = MAX (65536, filled);

      g_byte_array_set_size (array, filled + room);
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), array->data + filled, room, &n_read, cancellable,
                                    error))
        return NULL;
      g_byte_array_set_size (array, filled + (guint) n_read);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

TflModel *
tfl_read_file (GFile         *file,
               TflPlaces     *places,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = load (file, cancellable, &reason);

  if (bytes != NULL)
    return read_bytes (bytes, places, cancellable, error);

  /* Translators: the name of a file, and why */
  tfl_name_error (&reason, file, _("“%s” cannot be read: %s"));
  g_propagate_error (error, g_steal_pointer (&reason));

  return NULL;
}
