/* Text as people compare it: folding, finding in text as it stands, replacing. */
#include "model/tfl-fold.h"

#include <string.h>

static void
test_fold (void)
{
  static const char *const pairs[][2] = {
    { "Service Desk", "service desk" },
    { "Café NOIR", "cafe noir" },
    { "Cafe\xcc\x81", "cafe" },            /* the accent as a character of its own */
    { "Straße", "strasse" },
    { "ΣΊΣΥΦΟΣ", "σισυφοσ" },
    { "Σίσυφος", "σισυφοσ" },              /* the sigma at the end too */
    { "İstanbul", "istanbul" },
    { "ﬁle №\xc2\xa0" "7", "file no 7" },
    { "Ångström", "angstrom" },
    { "日本", "日本" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = tfl_fold (pairs[i][0]);

      g_assert_cmpstr (folded, ==, pairs[i][1]);
    }
}

static void
assert_words (const char *text,
              gboolean    is_phrase,
              const char *expected)
{
  g_auto (GStrv) words = tfl_fold_words (text, is_phrase);
  g_autofree char *joined = g_strjoinv ("|", words);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_words (void)
{
  assert_words ("  Service\tDÉSK ", FALSE, "service|desk");
  assert_words ("Service Desk", TRUE, "service desk");
  assert_words (" \t ", FALSE, "");
  assert_words ("   ", TRUE, "");
}

/* The text with what was found in brackets. */
static void
assert_found (const char *text,
              const char *typed,
              const char *expected)
{
  g_auto (GStrv) words = tfl_fold_words (typed, FALSE);
  g_autoptr (GArray) spans = tfl_fold_find (text, (const char *const *) words);
  g_autoptr (GString) marked = g_string_new (text);

  for (guint i = spans->len; i > 0; i--)
    {
      TflSpan span = g_array_index (spans, TflSpan, i - 1);

      g_string_insert (marked, span.end, "]");
      g_string_insert (marked, span.start, "[");
    }
  g_assert_cmpstr (marked->str, ==, expected);
}

static void
test_find (void)
{
  assert_found ("Service Desk, desk", "DESK", "Service [Desk], [desk]");
  assert_found ("Crème brûlée", "brulee", "Crème [brûlée]");
  assert_found ("Cafe\xcc\x81 Noir", "cafe", "[Cafe\xcc\x81] Noir");
  assert_found ("Cafe\xcc\x81 Noir", "f", "Ca[f]e\xcc\x81 Noir");
  assert_found ("Straße", "s", "[S]tra[ß]e");
  assert_found ("Straße", "sse", "Stra[ße]");
  assert_found ("abab", "ab ba", "[abab]"); /* what lies in one another is one */
  assert_found ("nothing", "desk", "nothing");
  assert_found ("", "desk", "");
}

static void
test_replace (void)
{
  static const struct
  {
    const char *text;
    const char *find;
    const char *replacement;
    const char *expected;
  } cases[] = {
    { "Service Desk", "desk", "point", "Service Point" },
    { "SERVICE DESK", "desk", "point", "SERVICE POINT" },
    { "the desk of a DESK", "desk", "point", "the point of a POINT" },
    { "Service Desk", "desk", "ServiceNow", "Service ServiceNow" },
    { "IT and it", "IT", "technology", "technology and technology" }, /* as typed, as typed */
    { "A b", "a", "é", "É b" },
    { "Café", "cafe", "bar", "Bar" },
    { "Cafe\xcc\x81 Noir", "cafe", "tea", "Tea Noir" },
    { "a  b", " ", "", NULL },                                         /* blanks alone find nothing */
    { "Service Desk", "service ", "", "Desk" },
    { "Desk", "team", "x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *replaced = tfl_fold_replace (cases[i].text, cases[i].find, cases[i].replacement);

      g_assert_cmpstr (replaced, ==, cases[i].expected);
    }
}

/* What is found in the folded text is found in the text, whatever the text. */
static void
test_random (void)
{
  static const char *const letters[] = { "a", "B", "é", "e\xcc\x81", "ß", "İ", "ﬁ", " ", "σ", "Σ", "日" };

  for (guint n = 0; n < 5000; n++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *folded = NULL;
      guint length = (guint) g_test_rand_int_range (1, 12);

      for (guint i = 0; i < length; i++)
        g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
      folded = tfl_fold (text->str);
      for (const char *start = folded; *start != '\0'; start = g_utf8_next_char (start))
        {
          const char *const words[] = { start, NULL };
          g_autoptr (GArray) spans = tfl_fold_find (text->str, words);
          g_autofree char *found = NULL;
          g_autofree char *again = NULL;
          TflSpan span;

          g_assert_cmpuint (spans->len, >, 0);
          span = g_array_index (spans, TflSpan, 0);
          found = g_strndup (text->str + span.start, span.end - span.start);
          g_assert_true (g_utf8_validate (found, -1, NULL));
          again = tfl_fold (found);
          g_assert_nonnull (strstr (again, start));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/fold", test_fold);
  g_test_add_func ("/fold/words", test_words);
  g_test_add_func ("/fold/find", test_find);
  g_test_add_func ("/fold/replace", test_replace);
  g_test_add_func ("/fold/random", test_random);

  return g_test_run ();
}
