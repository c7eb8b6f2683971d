/* What libxml2 complains of, as a sentence a person can act on. */
#pragma once

#include <glib.h>

#include <libxml/xmlerror.h>

G_BEGIN_DECLS

/* libxml2 made its errors const in 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *TflXmlError;
#else
typedef xmlErrorPtr TflXmlError;
#endif

typedef struct
{
  const char *text;
  gsize       length;
  gsize       offset;     /* where libxml2 was; moved to where the mistake is */
  const char *open;       /* the start tag of the innermost open element, or NULL */
  guint       open_line;
  guint       open_column;
} TflComplaint;

/* (transfer full) */
char *tfl_complaint_to_sentence (TflComplaint *self,
                                 TflXmlError   error);

G_END_DECLS
