/* What somebody types finds what is meant, and the best of it first. */
#include "config.h"

#include "app/session/tfl-rank.h"

static void
test_ranks (void)
{
  static const struct
  {
    const char *needle;
    const char *text;
    TflRank     rank;
  } cases[] = {
    { "", "Export Picture", TFL_RANK_START },
    { "export picture", "Export Picture", TFL_RANK_WHOLE },
    { "EXP", "Export Picture", TFL_RANK_START },
    { "pic", "Export Picture", TFL_RANK_ORDER },
    { "exp pic", "Export the Picture", TFL_RANK_ORDER },
    { "pic exp", "Export Picture", TFL_RANK_WORDS },
    { "ep", "Export Picture", TFL_RANK_INITIALS },
    { "port", "Export Picture", TFL_RANK_INSIDE },
    { "exppi", "Export Picture", TFL_RANK_SPREAD },
    { "xppi", "Export Picture", TFL_RANK_NONE }, /* does not begin where a word does */
    { "pic pic", "Export Picture", TFL_RANK_WORDS },
    { "pixel", "Export Picture", TFL_RANK_NONE },
    { "export picture now", "Export Picture", TFL_RANK_NONE },
    { "aerzte", "Ärzte", TFL_RANK_NONE },
    { "arzte", "Ärzte", TFL_RANK_WHOLE },
    { "ÄRZ", "Haus der Ärzte", TFL_RANK_ORDER },
    { "w3", "Weekly CAB (W3)", TFL_RANK_ORDER },
    { " ", "Export Picture", TFL_RANK_INSIDE },
    { "x", "", TFL_RANK_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *needle = tfl_rank_fold (cases[i].needle);
      g_autofree char *text = tfl_rank_fold (cases[i].text);

      g_test_message ("“%s” in “%s”", cases[i].needle, cases[i].text);
      g_assert_cmpint (tfl_rank (needle, text), ==, cases[i].rank);
    }
}

/* Each text answers to its beginnings, its middles and its letters in order, never worse than the next kind. */
static void
test_random (void)
{
  for (guint run = 0; run < 2000; run++)
    {
      char text[13] = { 0 };
      guint length = (guint) g_test_rand_int_range (1, 12);
      guint from = (guint) g_test_rand_int_range (0, (int) length);
      guint to = (guint) g_test_rand_int_range ((int) from, (int) length) + 1;
      g_autofree char *part = NULL;
      g_autofree char *start = NULL;

      for (guint i = 0; i < length; i++)
        text[i] = "ab c"[g_test_rand_int_range (0, 4)];
      start = g_strndup (text, to);
      part = g_strndup (text + from, to - from);
      g_assert_cmpint (tfl_rank (start, text), >=, TFL_RANK_START);
      g_assert_cmpint (tfl_rank (part, text), >=, TFL_RANK_INSIDE);
      g_assert_cmpint (tfl_rank ("abcx", text), ==, TFL_RANK_NONE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rank/ranks", test_ranks);
  g_test_add_func ("/rank/random", test_random);

  return g_test_run ();
}
