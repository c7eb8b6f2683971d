#include "config.h"

#include "tfl-complaint.h"

#include "tfl-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <libxml/parser.h>

/* Where the mistake is, seen from where libxml2 noticed it. */
typedef enum
{
  HERE,
  AT_TAG,       /* the last “<” before */
  AT_AMPERSAND, /* the last “&” before */
} Where;

/* A “%s” is what libxml2 says the complaint is of: a name, a prefix. */
static const struct
{
  int code;
  Where where;
  const char *sentence;
} sentences[] = {
  { XML_ERR_DOCUMENT_EMPTY, HERE, N_("this is no XML: it does not begin with “<”") },
  { XML_ERR_DOCUMENT_END, HERE, N_("the file goes on after its root element has ended") },
  { XML_ERR_INVALID_CHAR, HERE, N_("a character stands here that XML does not allow") },
  { XML_ERR_INVALID_CHARREF, AT_AMPERSAND,
    N_("this character reference names no character that XML allows") },
  { XML_ERR_INVALID_HEX_CHARREF, AT_AMPERSAND, N_("this character reference is not of the form “&#xA0;”") },
  { XML_ERR_INVALID_DEC_CHARREF, AT_AMPERSAND, N_("this character reference is not of the form “&#160;”") },
  { XML_ERR_UNDECLARED_ENTITY, AT_AMPERSAND,
    N_("“&%s;” is not known; there are only “&amp;”, “&lt;”, “&gt;”, “&quot;” and “&apos;”") },
  { XML_WAR_UNDECLARED_ENTITY, AT_AMPERSAND,
    N_("“&%s;” is not known; there are only “&amp;”, “&lt;”, “&gt;”, “&quot;” and “&apos;”") },
  { XML_ERR_ENTITYREF_SEMICOL_MISSING, AT_AMPERSAND,
    N_("“&” begins a reference that lacks its “;”; by itself it is "
        "written “&amp;”") },
  { XML_ERR_ATTRIBUTE_REDEFINED, AT_TAG, N_("the attribute “%s” is in this tag twice") },
  { XML_NS_ERR_ATTRIBUTE_REDEFINED, AT_TAG, N_("the attribute “%s” is in this tag twice, by two prefixes") },
  { XML_NS_ERR_UNDEFINED_NAMESPACE, AT_TAG,
    N_("the prefix “%s” is not declared; an “xmlns:…” for it is missing") },
  { XML_NS_ERR_XML_NAMESPACE, AT_TAG,
    N_("a prefix is declared as what it cannot be: “xml” and “xmlns” are fixed, and "
        "none can be the empty namespace") },
  { XML_NS_ERR_QNAME, AT_TAG, N_("a name in this tag has a “:” in the wrong place") },
  { XML_NS_ERR_COLON, AT_TAG, N_("a name in this tag has a “:” in the wrong place") },
  { XML_NS_ERR_EMPTY, AT_TAG, N_("a prefix cannot be declared as the empty namespace") },
  { XML_ERR_ATTRIBUTE_NOT_STARTED, HERE, N_("the value of an attribute must stand in quotes") },
  { XML_ERR_ATTRIBUTE_WITHOUT_VALUE, HERE,
    N_("an attribute has no value; “=” and a value in quotes are missing") },
  { XML_ERR_SPACE_REQUIRED, HERE, N_("a space is missing here") },
  { XML_ERR_GT_REQUIRED, HERE,
    N_("this tag does not end where it should; a “>” or an attribute is missing") },
  { XML_ERR_MISPLACED_CDATA_END, HERE, N_("“]]>” stands in text; its “>” is written “&gt;”") },
  { XML_ERR_HYPHEN_IN_COMMENT, HERE, N_("“--” stands in a comment, where only “-->” can") },
  { XML_ERR_RESERVED_XML_NAME, AT_TAG, N_("“<?xml” can stand only at the very beginning of the file") },
  { XML_ERR_VERSION_MISSING, HERE, N_("the XML declaration lacks its version, “1.0”") },
  { XML_ERR_UNKNOWN_VERSION, HERE, N_("this is a version of XML that is not known; “1.0” is") },
  { XML_ERR_XMLDECL_NOT_FINISHED, HERE, N_("the XML declaration does not end with “?>”") },
  { XML_ERR_ENCODING_NAME, HERE, N_("the XML declaration names no encoding where it should") },
  { XML_ERR_STANDALONE_VALUE, HERE, N_("“standalone” can be “yes” or “no”") },
};

static gsize
last_of (TflComplaint *self,
         char          c)
{
  const char *found = memrchr (self->text, c, self->offset);

  return found != NULL ? (gsize) (found - self->text) : self->offset;
}

static void
move (TflComplaint *self,
      Where         where)
{
  switch (where)
    {
    case HERE:
      break;
    case AT_TAG:
      self->offset = last_of (self, '<');
      break;
    case AT_AMPERSAND:
      self->offset = last_of (self, '&');
      break;
    }
}

/* The name in a tag, as it is written. (transfer full) */
static char *
name_in_tag (const char *tag,
             const char *end)
{
  const char *start = tag + (tag + 1 < end && tag[1] == '/' ? 2 : 1);
  const char *p = start;

  while (p < end && strchr (" \t\r\n/><", *p) == NULL && p - start < 80)
    p++;

  /* Not in the middle of a character. */
  while (p < end && ((guchar) *p & 0xC0) == 0x80)
    p--;

  return g_strndup (start, (gsize) (p - start));
}

static gboolean
is_at_end (TflComplaint *self)
{
  gsize offset = self->offset;

  while (offset < self->length && g_ascii_isspace (self->text[offset]))
    offset++;

  return offset == self->length;
}

static char *
describe_end (TflComplaint *self)
{
  g_autofree char *name = NULL;

  self->offset = self->length;
  if (self->open == NULL)
    return g_strdup (_("the file ends before it has an element"));

  name = name_in_tag (self->open, self->text + self->length);

  return g_strdup_printf (_("the file ends too early: “%s” of line %u, column %u has not ended"), name,
                          self->open_line, self->open_column);
}

static char *
describe_mismatch (TflComplaint *self)
{
  g_autofree char *found = NULL;
  g_autofree char *open = NULL;

  self->offset = last_of (self, '<');
  found = name_in_tag (self->text + self->offset, self->text + self->length);
  open = name_in_tag (self->open, self->text + self->length);

  return g_strdup_printf (_("“</%s>” stands where “</%s>” should, to end that of line %u, column %u"), found,
                          open, self->open_line, self->open_column);
}

/* libxml2's own words, when nothing better is known. */
static char *
repeat (TflXmlError error)
{
  g_autofree char *message = g_strdup (error->message != NULL ? error->message : "?");

  return g_strdup_printf (_("this is not well-formed XML (%s)"), g_strstrip (message));
}

/* libxml2 wants a name and finds none. */
static char *
describe_no_name (TflComplaint *self)
{
  char before = self->offset > 0 ? self->text[self->offset - 1] : '\0';

  if (before == '&')
    {
      self->offset--;
      return g_strdup (_("“&” by itself is written “&amp;”"));
    }
  if (before == '<')
    {
      self->offset--;
      return g_strdup (_("“<” begins no tag here; by itself it is written “&lt;”"));
    }
  if (self->offset < self->length && self->text[self->offset] == '<')
    return g_strdup (_("“<” stands inside a tag; the “>” before it is missing"));

  return g_strdup (_("a name is missing here"));
}

/* An invalid character is noticed where it stands, one that a reference names after that. */
static void
move_to_reference (TflComplaint *self)
{
  gsize start = last_of (self, '&');

  if (self->offset > start && self->text[self->offset - 1] == ';' && self->offset - start < 16)
    self->offset = start;
}

char *
tfl_complaint_to_sentence (TflComplaint *self,
                           TflXmlError   error)
{
  gboolean is_empty = error->code == XML_ERR_DOCUMENT_EMPTY;

  if (is_at_end (self) && (self->open != NULL || is_empty))
    return describe_end (self);
  if (error->code == XML_ERR_TAG_NAME_MISMATCH && self->open != NULL)
    return describe_mismatch (self);
  if (error->code == XML_ERR_NAME_REQUIRED)
    return describe_no_name (self);
  if (error->code == XML_ERR_INVALID_CHAR)
    move_to_reference (self);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].code == error->code)
      {
        g_autofree char *name = error->code == XML_ERR_ATTRIBUTE_REDEFINED && error->str2 != NULL
                                    ? g_strconcat (error->str1, ":", error->str2, NULL)
                                    : g_strdup (error->str1 != NULL ? error->str1 : "");

        move (self, sentences[i].where);
        return g_strdup_printf (_(sentences[i].sentence), name);
      }

  return repeat (error);
}
