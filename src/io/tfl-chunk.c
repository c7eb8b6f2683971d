#include "config.h"

#include "tfl-chunk.h"

#include "tfl-escape.h"
#include "tfl-reader.h"

#include <string.h>

/* A namespace declaration that the text has made; both strings belong to libxml2. */
typedef struct
{
  const char *prefix; /* "" for the default namespace */
  const char *uri;
  guint depth; /* of the element that made it */
} Declaration;

struct _TflChunk
{
  GString *text;
  GArray *scope; /* of Declaration, innermost last */
  guint depth;
  gboolean is_in_tag; /* the start tag has no “>” yet */
};

TflAttribute
tfl_tag_get_attribute (const TflTag *self,
                       int           index)
{
  const xmlChar **slot = self->attributes + 5 * index;

  return (TflAttribute){ (const char *) slot[0], (const char *) slot[1], (const char *) slot[2],
                         (const char *) slot[3], (gsize) (slot[4] - slot[3]) };
}

char *
tfl_unspell (const char *text,
             gsize       length)
{
  static const char spelled[] = "&#38;";
  char *value = g_strndup (text, length);
  char *to = strchr (value, '&');

  if (to == NULL)
    return value;

  for (const char *from = to; *from != '\0';)
    {
      gsize length = g_str_has_prefix (from, spelled) ? strlen (spelled) : 1;

      *to++ = *from;
      from += length;
    }
  *to = '\0';

  return value;
}

char *
tfl_attribute_dup_value (TflAttribute attribute)
{
  return tfl_unspell (attribute.value, attribute.length);
}

char *
tfl_qualified_name (const char *prefix,
                    const char *name)
{
  return prefix != NULL ? g_strconcat (prefix, ":", name, NULL) : g_strdup (name);
}

TflChunk *
tfl_chunk_new (void)
{
  TflChunk *self = g_new0 (TflChunk, 1);

  self->text = g_string_new (NULL);
  self->scope = g_array_new (FALSE, FALSE, sizeof (Declaration));

  return self;
}

void
tfl_chunk_free (TflChunk *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->scope);
  g_free (self);
}

static const char *
uri_in_scope (TflChunk   *self,
              const char *prefix)
{
  for (guint i = self->scope->len; i-- > 0;)
    {
      const Declaration *declaration = &g_array_index (self->scope, Declaration, i);

      if (strcmp (declaration->prefix, prefix) == 0)
        return declaration->uri;
    }

  return prefix[0] == '\0' ? TFL_NAMESPACE : NULL;
}

/* Both may be NULL: the default namespace, and none. */
static void
declare (TflChunk   *self,
         const char *prefix,
         const char *uri)
{
  Declaration declaration = { prefix != NULL ? prefix : "", uri != NULL ? uri : "", self->depth };
  g_autofree char *value = NULL;

  if (strcmp (declaration.prefix, "xml") == 0 ||
      g_strcmp0 (uri_in_scope (self, declaration.prefix), declaration.uri) == 0)
    return;

  g_string_append_printf (self->text, prefix != NULL ? " xmlns:%s=\"" : " xmlns%s=\"", declaration.prefix);
  value = tfl_unspell (declaration.uri, strlen (declaration.uri));
  tfl_escape_value (self->text, value, strlen (value));
  g_string_append_c (self->text, '"');
  g_array_append_val (self->scope, declaration);
}

static void
append_name (TflChunk   *self,
             const char *prefix,
             const char *name)
{
  if (prefix != NULL)
    {
      g_string_append (self->text, prefix);
      g_string_append_c (self->text, ':');
    }
  g_string_append (self->text, name);
}

static void
close_tag (TflChunk *self)
{
  if (self->is_in_tag)
    g_string_append_c (self->text, '>');
  self->is_in_tag = FALSE;
}

void
tfl_chunk_start (TflChunk     *self,
                 const TflTag *tag)
{
  close_tag (self);
  self->depth++;
  g_string_append_c (self->text, '<');
  append_name (self, tag->prefix, tag->name);

  /* Those that stand here come first, needed or not: a value may hold a prefix too. */
  for (int i = 0; i < tag->n_declarations; i++)
    declare (self, (const char *) tag->declarations[2 * i], (const char *) tag->declarations[2 * i + 1]);
  declare (self, tag->prefix, tag->uri);
  for (int i = 0; i < tag->n_attributes; i++)
    {
      TflAttribute attribute = tfl_tag_get_attribute (tag, i);

      if (attribute.prefix != NULL)
        declare (self, attribute.prefix, attribute.uri);
    }

  for (int i = 0; i < tag->n_attributes; i++)
    {
      TflAttribute attribute = tfl_tag_get_attribute (tag, i);
      g_autofree char *value = tfl_attribute_dup_value (attribute);

      g_string_append_c (self->text, ' ');
      append_name (self, attribute.prefix, attribute.name);
      g_string_append (self->text, "=\"");
      tfl_escape_value (self->text, value, strlen (value));
      g_string_append_c (self->text, '"');
    }

  self->is_in_tag = TRUE;
}

void
tfl_chunk_text (TflChunk   *self,
                const char *text,
                gsize       length)
{
  close_tag (self);
  tfl_escape_text (self->text, text, length);
}

void
tfl_chunk_comment (TflChunk   *self,
                   const char *text)
{
  close_tag (self);
  g_string_append (self->text, "<!--");
  g_string_append (self->text, text);
  g_string_append (self->text, "-->");
}

void
tfl_chunk_instruction (TflChunk   *self,
                       const char *target,
                       const char *data)
{
  close_tag (self);
  g_string_append (self->text, "<?");
  g_string_append (self->text, target);
  if (data != NULL && data[0] != '\0')
    {
      g_string_append_c (self->text, ' ');
      g_string_append (self->text, data);
    }
  g_string_append (self->text, "?>");
}

void
tfl_chunk_end (TflChunk   *self,
               const char *prefix,
               const char *name)
{
  if (self->is_in_tag)
    {
      g_string_append (self->text, "/>");
    }
  else
    {
      g_string_append (self->text, "</");
      append_name (self, prefix, name);
      g_string_append_c (self->text, '>');
    }
  self->is_in_tag = FALSE;

  while (self->scope->len > 0 &&
         g_array_index (self->scope, Declaration, self->scope->len - 1).depth == self->depth)
    g_array_set_size (self->scope, self->scope->len - 1);
  self->depth--;
}

guint
tfl_chunk_get_depth (TflChunk *self)
{
  return self->depth;
}

char *
tfl_chunk_steal (TflChunk *self)
{
  char *text = g_strndup (self->text->str, self->text->len);

  g_string_truncate (self->text, 0);

  return text;
}
