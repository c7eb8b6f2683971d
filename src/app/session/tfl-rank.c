#include "config.h"

#include "tfl-rank.h"

#include <string.h>

char *
tfl_rank_fold (const char *text)
{
  g_autofree char *plain = NULL;
  GString *folded;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  folded = g_string_new (NULL);
  for (const char *at = plain != NULL ? plain : ""; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_unichar (folded, g_unichar_tolower (g_utf8_get_char (at)));

  return g_string_free (folded, FALSE);
}

/* Bytes, not characters: what is no ASCII counts as a letter, which is right but for rare punctuation. */
static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* The next word at or after a place; its length is 0 where there is none. */
static const char *
find_word (const char *at,
           gsize      *length)
{
  while (*at != '\0' && !is_letter (*at))
    at++;
  for (*length = 0; is_letter (at[*length]);)
    (*length)++;

  return at;
}

/* Behind the first word of the text that begins like this one; NULL where none does. */
static const char *
skip_to_word (const char *text,
              const char *word,
              gsize       length)
{
  gsize found;

  for (text = find_word (text, &found); found > 0; text = find_word (text + found, &found))
    if (found >= length && memcmp (text, word, length) == 0)
      return text + found;

  return NULL;
}

static gboolean
begins_words (const char *needle,
              const char *text,
              gboolean    in_order)
{
  const char *at = text;
  gsize length;

  for (needle = find_word (needle, &length); length > 0; needle = find_word (needle + length, &length))
    {
      const char *next = skip_to_word (in_order ? at : text, needle, length);

      if (next == NULL)
        return FALSE;
      at = next;
    }

  return at != text;
}

static gboolean
is_initials (const char *needle,
             const char *text)
{
  gsize length;

  for (text = find_word (text, &length); length > 0 && *needle != '\0' && *needle == *text; needle++)
    text = find_word (text + length, &length);

  return *needle == '\0';
}

static gboolean
is_spread_from (const char *needle,
                const char *text)
{
  for (; *text != '\0' && *needle != '\0'; text++)
    if (*needle == *text)
      needle++;

  return *needle == '\0';
}

static gboolean
is_spread (const char *needle,
           const char *text)
{
  gsize length;

  for (text = find_word (text, &length); length > 0; text = find_word (text + length, &length))
    if (*text == *needle && is_spread_from (needle, text))
      return TRUE;

  return FALSE;
}

TflRank
tfl_rank (const char *needle,
          const char *text)
{
  if (g_str_has_prefix (text, needle))
    return strlen (text) == strlen (needle) ? TFL_RANK_WHOLE : TFL_RANK_START;
  if (begins_words (needle, text, TRUE))
    return TFL_RANK_ORDER;
  if (begins_words (needle, text, FALSE))
    return TFL_RANK_WORDS;
  if (is_initials (needle, text))
    return TFL_RANK_INITIALS;
  if (strstr (text, needle) != NULL)
    return TFL_RANK_INSIDE;

  return is_spread (needle, text) ? TFL_RANK_SPREAD : TFL_RANK_NONE;
}
