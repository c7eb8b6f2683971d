/* Measuring, cutting and cleaning of text: by relation, since fonts differ. */
#include "scene/tfl-text.h"

#include <string.h>

static void
test_measure (void)
{
  double one = tfl_text_measure ("Patient record", 12, 400);

  g_assert_cmpfloat (one, >, 30);
  g_assert_cmpfloat (tfl_text_measure ("", 12, 400), ==, 0);
  g_assert_cmpfloat_with_epsilon (tfl_text_measure ("Patient record", 24, 400), 2 * one, 0.001);
  g_assert_cmpfloat (tfl_text_measure ("Patient record", 12, 700), >, one);
  g_assert_cmpfloat_with_epsilon (tfl_text_measure ("Patient", 12, 400) + tfl_text_measure (" ", 12, 400)
                                    + tfl_text_measure ("record", 12, 400), one, 0.001);
}

/* What is drawn must be as wide as what was measured. */
static void
test_measure_is_drawn (void)
{
  PangoLayout *layout = tfl_text_layout ("Weekly CAB meeting", 600);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  g_assert_cmpfloat_with_epsilon ((double) width / PANGO_SCALE, tfl_text_measure ("Weekly CAB meeting", TFL_TEXT_REFERENCE, 600), 0.5);
  g_assert_true (tfl_text_layout ("Weekly CAB meeting", 600) == layout);
  g_assert_true (tfl_text_layout ("Weekly CAB meeting", 400) != layout);
}

static void
test_ellipsize (void)
{
  static const char *const texts[] = { "Ward Wi-Fi roaming not covered by any level", "漢字漢字漢字漢字漢字漢字漢字漢字",
                                       "שלום עולם שלום עולם שלום עולם", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (double width = 0; width < 200; width += 7)
      {
        g_autofree char *cut = tfl_text_ellipsize (texts[i], 12, 500, width);

        g_assert_true (g_utf8_validate (cut, -1, NULL));
        g_assert_cmpfloat (tfl_text_measure (cut, 12, 500), <=, width + 1);
        g_assert_true (g_str_equal (cut, texts[i]) || cut[0] == '\0' || g_str_has_suffix (cut, "…"));
      }
}

static void
test_ellipsize_fits (void)
{
  g_autofree char *whole = tfl_text_ellipsize ("Desk", 12, 400, 100);

  g_assert_cmpstr (whole, ==, "Desk");
}

static void
test_wrap (void)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  double width = tfl_text_measure ("Ward keeps own", 12, 600) + 1;

  g_assert_cmpuint (tfl_text_wrap ("Ward keeps own list of", 12, 600, width, &first, &second), ==, 2);
  g_assert_cmpstr (first, ==, "Ward keeps own");
  g_assert_cmpstr (second, ==, "list of");
}

static void
test_wrap_one_line (void)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpuint (tfl_text_wrap ("Desk", 12, 600, 500, &first, &second), ==, 1);
  g_assert_cmpstr (first, ==, "Desk");
  g_assert_null (second);
}

static void
test_wrap_long_word (void)
{
  g_autofree char *word = g_strnfill (200, 'm');
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpuint (tfl_text_wrap (word, 12, 600, 100, &first, &second), ==, 2);
  g_assert_cmpfloat (tfl_text_measure (first, 12, 600), <=, 101);
  g_assert_cmpfloat (tfl_text_measure (second, 12, 600), <=, 101);
  g_assert_true (g_str_has_suffix (second, "…"));
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } rows[] = {
    { NULL, "" },
    { "", "" },
    { "  a \t\n b\r ", "a b" },
    { "a\001b", "a b" },
    { "\xE2\x80\xAE" "backwards", "backwards" },
    { "bad \xFF byte", "bad � byte" },
    { "שלום", "שלום" },
    { "👩‍👧", "👩‍👧" },
  };
  g_autofree char *endless = g_strnfill (100000, 'x');
  g_autofree char *cut = tfl_text_clean (endless);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *clean = tfl_text_clean (rows[i].text);

      g_assert_cmpstr (clean, ==, rows[i].clean);
    }
  g_assert_cmpuint (strlen (cut), <, 1000);
}

static gpointer
measure_cb (gpointer data)
{
  *(double *) data = tfl_text_measure ("Operating rooms 12", 11, 600);

  return NULL;
}

static void
test_threads (void)
{
  double widths[4];
  GThread *threads[4];

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("measure", measure_cb, &widths[i]);
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (widths[i], ==, tfl_text_measure ("Operating rooms 12", 11, 600));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/measure", test_measure);
  g_test_add_func ("/text/measure-is-drawn", test_measure_is_drawn);
  g_test_add_func ("/text/ellipsize", test_ellipsize);
  g_test_add_func ("/text/ellipsize-fits", test_ellipsize_fits);
  g_test_add_func ("/text/wrap", test_wrap);
  g_test_add_func ("/text/wrap-one-line", test_wrap_one_line);
  g_test_add_func ("/text/wrap-long-word", test_wrap_long_word);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/threads", test_threads);

  return g_test_run ();
}
