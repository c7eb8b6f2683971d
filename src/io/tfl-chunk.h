/* What a newer version wrote and this one does not know, taken down as XML text.
 *
 * The text can stand anywhere: all the namespace declarations it needs are in it, and it takes
 * only the default namespace to be TFL_NAMESPACE.  Taken down again it gives the same text.
 */
#pragma once

#include <glib.h>

#include <libxml/parser.h>

G_BEGIN_DECLS

typedef struct _TflChunk TflChunk;

/* A start tag as libxml2's SAX2 interface hands it over. */
typedef struct
{
  const char     *name;
  const char     *prefix;
  const char     *uri;
  int             n_declarations;
  const xmlChar **declarations; /* prefix, uri, … */
  int             n_attributes;
  const xmlChar **attributes;   /* name, prefix, uri, value, end of value, … */
} TflTag;

/* Value and namespace are as libxml2 hands them over where it does not expand entities: each “&”
 * in them is spelled “&#38;”.  tfl_unspell() undoes that. */
typedef struct
{
  const char *name;
  const char *prefix;
  const char *uri;
  const char *value;
  gsize       length;
} TflAttribute;

TflAttribute tfl_tag_get_attribute   (const TflTag *self,
                                      int           index);

/* Both (transfer full) */
char        *tfl_unspell             (const char   *text,
                                      gsize         length);
char        *tfl_attribute_dup_value (TflAttribute  attribute);

/* “prefix:name”, or “name”. (transfer full) */
char        *tfl_qualified_name    (const char   *prefix,
                                    const char   *name);

TflChunk    *tfl_chunk_new         (void);
void         tfl_chunk_free        (TflChunk     *self);

void         tfl_chunk_start       (TflChunk     *self,
                                    const TflTag *tag);
void         tfl_chunk_text        (TflChunk     *self,
                                    const char   *text,
                                    gsize         length);
void         tfl_chunk_comment     (TflChunk     *self,
                                    const char   *text);
void         tfl_chunk_instruction (TflChunk     *self,
                                    const char   *target,
                                    const char   *data);
void         tfl_chunk_end         (TflChunk     *self,
                                    const char   *prefix,
                                    const char   *name);

/* How many elements are open. */
guint        tfl_chunk_get_depth   (TflChunk     *self);

/* Gives out the text, and begins anew. (transfer full) */
char        *tfl_chunk_steal       (TflChunk     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflChunk, tfl_chunk_free)

G_END_DECLS
