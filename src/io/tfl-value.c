#include "config.h"

#include "tfl-value.h"

#include "tfl-reader.h"
#include "tfl-text.h"

/* Whether a text is plainly in canonical form, which nearly all are in a file we wrote: not asking
 * for it makes reading a third faster.  XML has no characters that a text could not hold. */
static gboolean
is_canonical (const TflFieldInfo *field,
              const char         *text)
{
  switch (field->type)
    {
    case TFL_TYPE_STRING:
    case TFL_TYPE_TEXT:
      return TRUE;
    case TFL_TYPE_CHOICE:
    case TFL_TYPE_FLAGS:
      return tfl_words_find (field->words, text) >= 0;
    case TFL_TYPE_REF:
    case TFL_TYPE_REFS:
      return tfl_id_is_valid (text);
    case TFL_TYPE_BOOLEAN:
    case TFL_TYPE_NUMBER:
      return FALSE;
    }

  return FALSE;
}

gboolean
tfl_value_set (TflElement   *element,
               TflField      field,
               const char   *text,
               TflPosition   position,
               GError      **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *value = NULL;

  if (is_canonical (tfl_field_get_info (field), text))
    {
      tfl_element_set (element, field, text);
      return TRUE;
    }

  value = tfl_field_normalize (field, text, &reason);
  if (value == NULL)
    {
      tfl_io_error_set (error, TFL_IO_ERROR_MODEL, position, reason->message);
      return FALSE;
    }

  tfl_element_set (element, field, value);

  return TRUE;
}
