#include "config.h"

#include "tfl-table-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
tfl_table_is_like (const char *a,
                   const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return g_str_equal (folded_a, folded_b);
}

static gboolean
is_abbreviation (TflWords    words,
                 const char *nick,
                 const char *text)
{
  if (words == TFL_WORDS_PROCESS)
    return text[0] != '\0' && text[1] == '\0' && g_ascii_tolower (text[0]) == nick[0];

  /* “W3: incident with change” */
  return words == TFL_WORDS_WORKFLOW && g_ascii_strncasecmp (text, nick, strlen (nick)) == 0 &&
         !g_ascii_isalnum (text[strlen (nick)]);
}

int
tfl_table_find_word (TflWords    words,
                     const char *text)
{
  guint n_words;
  const TflWord *list = tfl_words_get (words, &n_words);

  for (guint i = 0; i < n_words; i++)
    if (tfl_table_is_like (text, list[i].nick) || tfl_table_is_like (text, list[i].label) ||
        tfl_table_is_like (text, _(list[i].label)) || is_abbreviation (words, list[i].nick, text))
      return (int) i;

  return -1;
}

static char *
make_key (TflKind     kind,
          const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_strdup_printf ("%u %s", kind, folded);
}

/* The first of a name is it. */
static gboolean
note_cb (const TflElement *element,
         gpointer          user_data)
{
  g_autofree char *key = make_key (tfl_element_get_kind (element), tfl_element_get_name (element));

  if (!g_hash_table_contains (user_data, key))
    g_hash_table_insert (user_data, g_steal_pointer (&key), g_strdup (tfl_element_get_id (element)));

  return TRUE;
}

GHashTable *
tfl_table_list_names (TflModel *model)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  tfl_model_foreach (model, note_cb, names);

  return names;
}

const char *
tfl_table_find_name (GHashTable *names,
                     guint       kinds,
                     const char *name)
{
  for (TflKind kind = 0; kind < TFL_N_KINDS; kind++)
    {
      g_autofree char *key = make_key (kind, name);
      const char *id = (kinds & (1u << kind)) != 0 ? g_hash_table_lookup (names, key) : NULL;

      if (id != NULL)
        return id;
    }

  return NULL;
}

static void
complain (char       **complaint,
          const char  *format,
          const char  *what,
          const char  *text)
{
  g_autofree char *sentence = g_strdup_printf (format, what, text);
  g_autofree char *before = *complaint;

  *complaint = before != NULL ? g_strdup_printf ("%s; %s", before, sentence) : g_steal_pointer (&sentence);
}

static char *
read_choice (const TflFieldInfo  *field,
             const char          *cell,
             char               **complaint)
{
  int word = tfl_table_find_word (field->words, cell);

  if (word >= 0)
    return g_strdup (tfl_words_nick (field->words, word));

  if ((field->flags & TFL_FIELD_OPEN) != 0 && tfl_text_is_writable (cell))
    { /* Translators: a field, and a text that is no word of it but is kept */
      complain (complaint, _("%s: “%s” is none, and is kept as it is"), _(field->label), cell);
      return g_strdup (cell);
    }
  /* Translators: a field, and a text that it cannot have */
  complain (complaint, _("%s cannot be “%s”"), _(field->label), cell);

  return NULL;
}

/* Several in a cell stand apart by commas, semicolons or line ends. */
static char **
split (const char *cell)
{
  return g_strsplit_set (cell, ",;\n", -1);
}

static char *
read_flags (const TflFieldInfo  *field,
            const char          *cell,
            char               **complaint)
{
  g_auto (GStrv) parts = split (cell);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      int word = tfl_table_find_word (field->words, part);

      if (word >= 0)
        g_string_append_printf (words, "%s ", tfl_words_nick (field->words, word));
      else if (part[0] != '\0')
        complain (complaint, _("%s cannot be “%s”"), _(field->label), part);
    }

  return tfl_field_normalize (field->field, words->str, NULL);
}

static char *
read_references (const TflFieldInfo  *field,
                 const char          *cell,
                 GHashTable          *names,
                 char               **complaint)
{
  const char *whole = tfl_table_find_name (names, field->targets, cell);
  char *one[] = { (char *) cell, NULL };
  g_auto (GStrv) parts = field->type == TFL_TYPE_REFS && whole == NULL ? split (cell) : g_strdupv (one);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      const char *id = tfl_table_find_name (names, field->targets, part);

      if (id != NULL && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) id);
      else if (id == NULL && part[0] != '\0') /* Translators: a field, and a name that nothing has */
        complain (complaint, _("%s: there is no “%s” in this model"), _(field->label), part);
    }
  g_ptr_array_add (ids, NULL);

  return g_strjoinv (" ", (char **) ids->pdata);
}

static char *
read_boolean (const TflFieldInfo  *field,
              const char          *cell,
              char               **complaint)
{
  static const char *const yes[] = { N_("yes"), "y", "x", "true", "1", "✓", "✔" };
  static const char *const no[] = { N_("no"), "n", "false", "0", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    if (tfl_table_is_like (cell, yes[i]) || tfl_table_is_like (cell, _(yes[i])))
      return g_strdup ("yes");
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    if (tfl_table_is_like (cell, no[i]) || tfl_table_is_like (cell, _(no[i])))
      return NULL;
  complain (complaint, _("%s cannot be “%s”"), _(field->label), cell);

  return NULL;
}

static char *
read_text (const TflFieldInfo  *field,
           const char          *cell,
           char               **complaint)
{
  g_autofree char *text = g_strdup (cell);
  g_autofree char *value = NULL;

  if (field->type == TFL_TYPE_STRING) /* one line */
    g_strdelimit (text, "\t\r\n", ' ');
  value = tfl_field_normalize (field->field, text, NULL);
  if (value == NULL)
    complain (complaint, _("%s cannot be “%s”"), _(field->label), cell);

  return g_steal_pointer (&value);
}

char *
tfl_table_read_cell (TflField     field,
                     const char  *cell,
                     GHashTable  *names,
                     char       **complaint)
{
  const TflFieldInfo *info = tfl_field_get_info (field);

  if (cell[0] == '\0')
    return NULL;

  switch (info->type)
    {
    case TFL_TYPE_CHOICE:
      return read_choice (info, cell, complaint);
    case TFL_TYPE_FLAGS:
      return read_flags (info, cell, complaint);
    case TFL_TYPE_BOOLEAN:
      return read_boolean (info, cell, complaint);
    case TFL_TYPE_REF:
    case TFL_TYPE_REFS:
      return read_references (info, cell, names, complaint);
    case TFL_TYPE_STRING:
    case TFL_TYPE_TEXT:
    case TFL_TYPE_NUMBER:
      return read_text (info, cell, complaint);
    }

  g_return_val_if_reached (NULL);
}
