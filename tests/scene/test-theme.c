/* The table of colours: those of the method are its own, and each has a name. Contrast: test-contrast.c. */
#include "scene/tfl-theme.h"

/* The method's own colours, by number: these are not ours to change. */
static void
test_method (void)
{
  static const guint32 expected[TFL_N_PROCESSES] = { 0x36589C, 0xF4DE4C, 0xB43924, 0x50A94A, 0xDF8412 };

  for (guint process = 0; process < TFL_N_PROCESSES; process++)
    g_assert_cmphex (tfl_theme_get_rgb (TFL_THEME_LIGHT, TFL_COLOUR_PROCESS_FILL + process), ==, expected[process]);
}

static void
test_nicks (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint colour = 0; colour < TFL_N_COLOURS; colour++)
    {
      g_assert_nonnull (tfl_colour_nick (colour));
      g_assert_true (g_hash_table_add (seen, (gpointer) tfl_colour_nick (colour)));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/method", test_method);
  g_test_add_func ("/theme/nicks", test_nicks);

  return g_test_run ();
}
