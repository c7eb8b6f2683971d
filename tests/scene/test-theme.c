/* The contrasts that docs/picture.md promises, computed from the theme itself. */
#include "scene/tfl-theme.h"

#include <math.h>

static double
channel (guint value)
{
  double c = value / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 rgb)
{
  return 0.2126 * channel ((rgb >> 16) & 0xFF) + 0.7152 * channel ((rgb >> 8) & 0xFF) + 0.0722 * channel (rgb & 0xFF);
}

static double
contrast (TflTheme  theme,
          TflColour a,
          TflColour b)
{
  double first = luminance (tfl_theme_get_rgb (theme, a));
  double second = luminance (tfl_theme_get_rgb (theme, b));

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

typedef struct
{
  TflColour mark;
  TflColour grounds[5]; /* all it may stand on, until NONE */
  double    least;
} Pair;

#define TEXT 4.5
#define MARK 2.995 /* 3.0 as the table rounds it */

static const Pair pairs[] = {
  { TFL_COLOUR_INK, { TFL_COLOUR_CANVAS, TFL_COLOUR_PAPER, TFL_COLOUR_WASH, TFL_COLOUR_CHIP_FILL, TFL_COLOUR_PLATE }, TEXT },
  { TFL_COLOUR_INK_2, { TFL_COLOUR_CANVAS, TFL_COLOUR_PAPER, TFL_COLOUR_WASH, TFL_COLOUR_CHIP_FILL, TFL_COLOUR_PLATE }, TEXT },
  { TFL_COLOUR_PALE_TEXT, { TFL_COLOUR_PALE_FILL }, TEXT },
  { TFL_COLOUR_MAGENTA, { TFL_COLOUR_CANVAS, TFL_COLOUR_CHIP_FILL, TFL_COLOUR_PLATE, TFL_COLOUR_WASH }, TEXT },
  { TFL_COLOUR_ON_MAGENTA, { TFL_COLOUR_MAGENTA }, TEXT },
  { TFL_COLOUR_ON_LOBE, { TFL_COLOUR_LOBE_ON }, TEXT },
  { TFL_COLOUR_UNIT_BORDER, { TFL_COLOUR_PAPER, TFL_COLOUR_WASH }, MARK },
  { TFL_COLOUR_SERVICE, { TFL_COLOUR_CANVAS, TFL_COLOUR_PAPER, TFL_COLOUR_WASH }, MARK },
  { TFL_COLOUR_INK_3, { TFL_COLOUR_PAPER, TFL_COLOUR_WASH, TFL_COLOUR_CHIP_FILL, TFL_COLOUR_PLATE }, MARK },
  { TFL_COLOUR_ACCENT, { TFL_COLOUR_CANVAS, TFL_COLOUR_PAPER, TFL_COLOUR_WASH }, MARK },
  { TFL_COLOUR_LOBE_ON, { TFL_COLOUR_PAPER, TFL_COLOUR_WASH, TFL_COLOUR_CHIP_FILL }, MARK },
};

static void
check (TflTheme  theme,
       TflColour mark,
       TflColour ground,
       double    least)
{
  double found = contrast (theme, mark, ground);

  if (found < least)
    g_error ("theme %d: %s on %s has %.2f, needs %.1f", theme, tfl_colour_nick (mark), tfl_colour_nick (ground), found, least);
}

static void
test_pairs (void)
{
  for (guint theme = 0; theme < TFL_N_THEMES; theme++)
    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
      for (guint k = 0; k < G_N_ELEMENTS (pairs[i].grounds) && pairs[i].grounds[k] != TFL_COLOUR_NONE; k++)
        check (theme, pairs[i].mark, pairs[i].grounds[k], pairs[i].least);
}

/* A yellow cell is no mark on white by its fill; then its edge must be one. */
static void
test_processes (void)
{
  for (guint theme = 0; theme < TFL_N_THEMES; theme++)
    for (guint process = 0; process < TFL_N_PROCESSES; process++)
      {
        check (theme, TFL_COLOUR_PROCESS_TEXT + process, TFL_COLOUR_PROCESS_FILL + process, TEXT);
        check (theme, TFL_COLOUR_PROCESS_EDGE + process, TFL_COLOUR_PAPER, MARK);
        check (theme, TFL_COLOUR_PROCESS_EDGE + process, TFL_COLOUR_WASH, MARK);
      }
}

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
  g_test_add_func ("/theme/pairs", test_pairs);
  g_test_add_func ("/theme/processes", test_processes);
  g_test_add_func ("/theme/method", test_method);
  g_test_add_func ("/theme/nicks", test_nicks);

  return g_test_run ();
}
