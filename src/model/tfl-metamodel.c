#include "config.h"

#include "tfl-metamodel.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

G_DEFINE_QUARK (tfl-model-error-quark, tfl_model_error)

#define IN(NAME) (1u << TFL_KIND_##NAME)
#define TO(NAME) (1u << TFL_KIND_##NAME)

static const TflFieldInfo fields[TFL_N_FIELDS] = {
#define FIELD(KIND_NAME, NAME, XML, GROUP, TYPE, WORDS, TARGETS, FLAGS, LABEL)                                         \
  { TFL_##KIND_NAME##_##NAME, TFL_KIND_##KIND_NAME, XML, GROUP, TFL_TYPE_##TYPE, TFL_WORDS_##WORDS, TARGETS, FLAGS,    \
    LABEL },
#include "tfl-metamodel.def"
};

/* The first and the number of fields, and the naming field, follow from the table of fields. */
static TflKindInfo kinds[TFL_N_KINDS] = {
#define KIND(NAME, XML, PARENTS, LABEL, PLURAL) { TFL_KIND_##NAME, XML, PARENTS, LABEL, PLURAL, 0, 0, TFL_FIELD_NONE },
#include "tfl-metamodel.def"
};

static void
fill_kinds (void)
{
  static gsize filled = 0;

  if (!g_once_init_enter (&filled))
    return;

  for (guint i = TFL_N_FIELDS; i-- > 0;)
    {
      TflKindInfo *kind = &kinds[fields[i].kind];

      kind->first_field = (TflField) i;
      kind->n_fields++;
      if (strcmp (fields[i].xml_name, "name") == 0 && fields[i].group == NULL)
        kind->name_field = (TflField) i;
    }

  g_once_init_leave (&filled, 1);
}

const TflKindInfo *
tfl_kind_get_info (TflKind kind)
{
  g_return_val_if_fail (kind < TFL_N_KINDS, NULL);

  fill_kinds ();

  return &kinds[kind];
}

const TflFieldInfo *
tfl_field_get_info (TflField field)
{
  g_return_val_if_fail (field < TFL_N_FIELDS, NULL);

  return &fields[field];
}

/* Names differ in their first letter mostly; reading a file asks for hundreds of thousands. */
static gboolean
is_name (const char *name,
         const char *text)
{
  return name[0] == text[0] && strcmp (name, text) == 0;
}

int
tfl_kind_find (const char *xml_name)
{
  for (guint i = 0; i < TFL_N_KINDS; i++)
    if (is_name (kinds[i].xml_name, xml_name))
      return (int) i;

  return -1;
}

TflField
tfl_field_find (TflKind     kind,
                const char *group,
                const char *xml_name)
{
  const TflKindInfo *info = tfl_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TflFieldInfo *field = &fields[info->first_field + i];

      if (is_name (field->xml_name, xml_name) && g_strcmp0 (field->group, group) == 0)
        return field->field;
    }

  return TFL_FIELD_NONE;
}

TflField
tfl_field_find_like (TflKind  kind,
                     TflField field)
{
  const TflFieldInfo *info = tfl_field_get_info (field);
  TflField found = info->kind == kind ? field : tfl_field_find (kind, info->group, info->xml_name);
  const TflFieldInfo *like = found != TFL_FIELD_NONE ? tfl_field_get_info (found) : NULL;
  gboolean is_like = like != NULL && like->type == info->type && like->words == info->words
                     && like->targets == info->targets && like->flags == info->flags;

  return is_like ? found : TFL_FIELD_NONE;
}

const TflFieldInfo *
tfl_field_find_place (TflKind     kind,
                      const char *xml_name)
{
  const TflKindInfo *info = tfl_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TflFieldInfo *field = &fields[info->first_field + i];

      if (field->group != NULL ? is_name (field->group, xml_name)
                               : field->type == TFL_TYPE_TEXT && is_name (field->xml_name, xml_name))
        return field;
    }

  return NULL;
}

static gboolean
is_in_id (char c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '_' || c == '-';
}

gboolean
tfl_id_is_valid (const char *id)
{
  gsize length = 1;

  if (id == NULL || !g_ascii_isalpha (id[0]))
    return FALSE;

  while (is_in_id (id[length]))
    length++;

  return id[length] == '\0' && length <= TFL_ID_MAX_LENGTH;
}

gboolean
tfl_text_is_writable (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
        return FALSE;
    }

  return TRUE;
}

/* “agree”, “change”, … for a sentence that says what would have been right. */
static char *
list_words (TflWords words)
{
  guint n_words;
  const TflWord *word = tfl_words_get (words, &n_words);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (string, "%s“%s”", i == 0 ? "" : ", ", word[i].nick);

  return g_string_free (string, FALSE);
}

static char *
normalize_choice (const TflFieldInfo  *info,
                  const char          *text,
                  GError             **error)
{
  g_autofree char *words = NULL;

  if (tfl_words_find (info->words, text) >= 0 || (info->flags & TFL_FIELD_OPEN) != 0)
    return g_strdup (text);

  words = list_words (info->words);
  /* Translators: an attribute, its wrong value, and the list of right ones */
  g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE, _("%s cannot be “%s”; it is one of %s"),
               info->xml_name, text, words);
  return NULL;
}

static char *
normalize_flags (const TflFieldInfo  *info,
                 const char          *text,
                 GError             **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *string = NULL;
  guint flags = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      int index = tfl_words_find (info->words, words[i]);

      if (words[i][0] == '\0')
        continue;
      if (index < 0)
        {
          g_autofree char *all = list_words (info->words);

          g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE, _("%s cannot hold “%s”; its words are %s"),
                       info->xml_name, words[i], all);
          return NULL;
        }
      flags |= 1u << index;
    }

  string = g_string_new (NULL);
  for (guint i = 0; i < 32; i++)
    if ((flags & (1u << i)) != 0)
      g_string_append_printf (string, "%s%s", string->len > 0 ? " " : "", tfl_words_nick (info->words, (int) i));

  return g_string_free (string, FALSE);
}

static char *
normalize_number (const TflFieldInfo  *info,
                  const char          *text,
                  GError             **error)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);

  /* Hexadecimal and words such as "inf" are what strtod takes too, but no numbers of ours. */
  if (end == text || *end != '\0' || !isfinite (number) || strpbrk (text, "xXpPnN \t\r\n") != NULL)
    {
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE, _("%s cannot be “%s”; it is a number"),
                   info->xml_name, text);
      return NULL;
    }

  if (number == 0)
    number = 0; /* never "-0" */

  /* The shortest text that reads back as the same number. */
  for (guint digits = 6; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%ug", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }

  return g_strdup (buffer);
}

static char *
normalize_refs (const TflFieldInfo  *info,
                const char          *text,
                GError             **error)
{
  g_auto (GStrv) ids = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (ids[i][0] == '\0')
        continue;
      if (!tfl_id_is_valid (ids[i]))
        {
          g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE, _("%s names “%s”, which is no id"),
                       info->xml_name, ids[i]);
          return NULL;
        }
      if (!g_hash_table_add (seen, ids[i]))
        {
          g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE, _("%s names “%s” twice"), info->xml_name, ids[i]);
          return NULL;
        }
      g_string_append_printf (string, "%s%s", string->len > 0 ? " " : "", ids[i]);
    }

  if (info->type == TFL_TYPE_REF && g_hash_table_size (seen) > 1)
    {
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE, _("%s names several elements; it can name one"),
                   info->xml_name);
      return NULL;
    }

  return g_strdup (string->str);
}

static char *
normalize_boolean (const TflFieldInfo  *info,
                   const char          *text,
                   GError             **error)
{
  if (strcmp (text, "yes") == 0)
    return g_strdup ("yes");
  if (strcmp (text, "no") == 0)
    return g_strdup ("");

  g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE, _("%s cannot be “%s”; it is “yes” or “no”"),
               info->xml_name, text);
  return NULL;
}

char *
tfl_field_normalize (TflField     field,
                     const char  *text,
                     GError     **error)
{
  const TflFieldInfo *info = tfl_field_get_info (field);

  g_return_val_if_fail (info != NULL && text != NULL, NULL);

  if (!tfl_text_is_writable (text))
    {
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE,
                   _("%s holds characters that a file cannot hold"), info->xml_name);
      return NULL;
    }

  switch (info->type)
    {
    case TFL_TYPE_STRING:
    case TFL_TYPE_TEXT:
      return g_strdup (text);
    case TFL_TYPE_CHOICE:
      return normalize_choice (info, text, error);
    case TFL_TYPE_FLAGS:
      return normalize_flags (info, text, error);
    case TFL_TYPE_BOOLEAN:
      return normalize_boolean (info, text, error);
    case TFL_TYPE_NUMBER:
      return normalize_number (info, text, error);
    case TFL_TYPE_REF:
    case TFL_TYPE_REFS:
      return normalize_refs (info, text, error);
    }

  g_return_val_if_reached (NULL);
}
