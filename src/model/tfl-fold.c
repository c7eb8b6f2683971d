#include "config.h"

#include "tfl-fold.h"

#include <string.h>

static void
append_character (GString  *folded,
                  gunichar  character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (character, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    {
      char text[7] = { 0 };
      g_autofree char *small = NULL;

      if (g_unichar_type (parts[i]) == G_UNICODE_NON_SPACING_MARK)
        continue;
      g_unichar_to_utf8 (parts[i], text);
      small = g_utf8_casefold (text, -1);
      g_string_append (folded, small);
    }
}

/* The first character; gives the rest.  Most text is ASCII, and of that there may be a lot. */
static const char *
fold_one (GString    *folded,
          const char *text)
{
  if ((guchar) *text < 0x80)
    g_string_append_c (folded, g_ascii_tolower (*text));
  else
    append_character (folded, g_utf8_get_char (text));

  return g_utf8_next_char (text);
}

void
tfl_fold_append (GString    *folded,
                 const char *text)
{
  while (*text != '\0')
    text = fold_one (folded, text);
}

char *
tfl_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  tfl_fold_append (folded, text);

  return g_string_free (folded, FALSE);
}

char **
tfl_fold_words (const char *text,
                gboolean    is_phrase)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *folded = tfl_fold (text);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n\r", -1);
  gboolean is_empty = TRUE;

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      {
        is_empty = FALSE;
        if (!is_phrase)
          g_strv_builder_add (words, parts[i]);
      }
  if (is_phrase && !is_empty)
    g_strv_builder_add (words, folded);

  return g_strv_builder_end (words);
}

/* For each byte of the folded text, and for its end, where the character that it came from begins. */
static char *
fold_with_origins (const char *text,
                   GArray     *origins)
{
  GString *folded = g_string_new (NULL);
  const char *place = text;
  guint origin;

  while (*place != '\0')
    {
      origin = (guint) (place - text);
      place = fold_one (folded, place);
      while (origins->len < folded->len)
        g_array_append_val (origins, origin);
    }
  origin = (guint) (place - text);
  g_array_append_val (origins, origin);

  return g_string_free (folded, FALSE);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const TflSpan *one = a;
  const TflSpan *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

/* What touches becomes one. */
static void
join_spans (GArray *spans)
{
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      TflSpan span = g_array_index (spans, TflSpan, i);
      TflSpan *last = n > 0 ? &g_array_index (spans, TflSpan, n - 1) : NULL;

      if (last != NULL && span.start < last->end)
        last->end = MAX (last->end, span.end);
      else
        g_array_index (spans, TflSpan, n++) = span;
    }
  g_array_set_size (spans, n);
}

GArray *
tfl_fold_find (const char        *text,
               const char *const *words)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (TflSpan));
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = fold_with_origins (text, origins);
  const guint *origin = &g_array_index (origins, guint, 0);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = folded;

      while ((found = strstr (found, words[i])) != NULL)
        {
          guint start = (guint) (found - folded);
          guint end = start + (guint) strlen (words[i]);
          TflSpan span;

          while (origin[end] == origin[end - 1]) /* the rest of “ß” */
            end++;
          span = (TflSpan) { origin[start], origin[end] };
          g_array_append_val (spans, span);
          found = folded + end;
        }
    }
  join_spans (spans);

  return spans;
}

/* How a text is written: whether letters of it are capitals. */
typedef struct
{
  guint    n_capitals;
  guint    n_small;
  gboolean begins;     /* with a capital */
} Writing;

static Writing
look_at (const char *text,
         gsize       length)
{
  Writing writing = { 0, 0, g_unichar_isupper (g_utf8_get_char (text)) };

  for (const char *place = text; place < text + length; place = g_utf8_next_char (place))
    {
      writing.n_capitals += g_unichar_isupper (g_utf8_get_char (place));
      writing.n_small += g_unichar_islower (g_utf8_get_char (place));
    }

  return writing;
}

static void
append_replacement (GString    *result,
                    const char *found,
                    gsize       length,
                    const char *find,
                    const char *replacement)
{
  gboolean is_as_typed = strlen (find) == length && memcmp (found, find, length) == 0;
  gboolean has_capitals = look_at (replacement, strlen (replacement)).n_capitals > 0;
  Writing writing = look_at (found, length);

  if (is_as_typed || has_capitals || !writing.begins)
    {
      g_string_append (result, replacement);
    }
  else if (writing.n_small == 0 && writing.n_capitals > 1)
    {
      g_autofree char *capitals = g_utf8_strup (replacement, -1);

      g_string_append (result, capitals);
    }
  else if (replacement[0] != '\0')
    {
      g_string_append_unichar (result, g_unichar_totitle (g_utf8_get_char (replacement)));
      g_string_append (result, g_utf8_next_char (replacement));
    }
}

char *
tfl_fold_replace (const char *text,
                  const char *find,
                  const char *replacement)
{
  g_auto (GStrv) words = tfl_fold_words (find, TRUE);
  g_autoptr (GArray) spans = tfl_fold_find (text, (const char *const *) words);
  GString *result;
  guint done = 0;

  if (spans->len == 0)
    return NULL;

  result = g_string_new (NULL);
  for (guint i = 0; i < spans->len; i++)
    {
      TflSpan span = g_array_index (spans, TflSpan, i);

      g_string_append_len (result, text + done, span.start - done);
      append_replacement (result, text + span.start, span.end - span.start, find, replacement);
      done = span.end;
    }
  g_string_append (result, text + done);

  return g_string_free (result, FALSE);
}
