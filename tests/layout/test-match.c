/* What was what in the run before, and what stays where it was. */
#include "layout/tfl-lanes.h"
#include "layout/tfl-match.h"
#include "layout/tfl-stay.h"

#include <stdlib.h>
#include <string.h>

/* A box a word, "name" or "name<parent"; a line a word, "from>to". */
static TflLayoutInput *
input_from (const char *boxes,
            const char *lines)
{
  TflLayoutInput *input = tfl_layout_input_new ();
  g_auto (GStrv) names = g_strsplit (boxes, " ", -1);
  g_auto (GStrv) pairs = g_strsplit (lines, " ", -1);
  g_autoptr (GHashTable) indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i], "<", 2);
      TflLayoutBox box = { parts[0], TFL_BOX_UNIT, -1, 100, 40, -1 };

      if (parts[1] != NULL)
        box.parent = GPOINTER_TO_INT (g_hash_table_lookup (indices, parts[1]));
      g_hash_table_insert (indices, g_strdup (parts[0]), GINT_TO_POINTER (tfl_layout_input_add_box (input, &box)));
    }
  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      g_auto (GStrv) ends = g_strsplit (pairs[i], ">", 2);
      TflLayoutLine line = { pairs[i], ends[1], GPOINTER_TO_INT (g_hash_table_lookup (indices, ends[0])),
                             GPOINTER_TO_INT (g_hash_table_lookup (indices, ends[1])), 0, 0 };

      tfl_layout_input_add_line (input, &line);
    }

  return input;
}

/* The touched boxes, in their order; the page is "*". */
static char *
touched_in (const TflMatch *match,
            TflLayoutInput *input)
{
  GString *touched = g_string_new (NULL);

  for (guint i = 0; i <= match->n_boxes; i++)
    if (match->touched[i])
      g_string_append (touched, i < match->n_boxes ? tfl_layout_input_get_box (input, i)->id : "*");
  return g_string_free (touched, FALSE);
}

typedef struct
{
  const char *name;
  const char *boxes;
  const char *lines;
  const char *touched; /* coming from the input that all are compared with */
  guint n_lines_kept;
} Change;

#define BOXES "a b<a c<a d<b e<b f<c g<c"
#define LINES "d>e d>f g>b"

static const Change changes[] = {
  { "nothing", BOXES, LINES, "*", 3 },
  { "a leaf more", "a b<a c<a d<b e<b h<b f<c g<c", LINES, "bh*", 3 },
  { "a leaf less", "a b<a c<a e<b f<c g<c", "g>b", "abcdef*", 1 },
  { "a leaf elsewhere", "a b<a c<a d<b f<c g<c e<c", LINES, "abcde*", 2 },
  { "another order", "a c<a f<c g<c b<a d<b e<b", LINES, "a*", 3 },
  { "a line more", BOXES, LINES " f>g", "cfg*", 3 },
  { "a line less", BOXES, "d>e d>f", "abcg*", 2 },
  { "lines in another order", BOXES, "g>b d>f d>e", "*", 3 },
};

static gboolean
has_letters (const char *touched,
             const char *expected,
             TflLayoutInput *input)
{
  /* Of boxes that are there. */
  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    {
      char letter = tfl_layout_input_get_box (input, i)->id[0];

      if ((strchr (touched, letter) != NULL) != (strchr (expected, letter) != NULL))
        return FALSE;
    }
  return strchr (touched, '*') != NULL;
}

static void
test_touched (gconstpointer data)
{
  const Change *change = data;
  g_autoptr (TflLayoutInput) before = input_from (BOXES, LINES);
  g_autoptr (TflLayoutInput) input = input_from (change->boxes, change->lines);
  g_autoptr (TflNest) nest_before = tfl_nest_new (before);
  g_autoptr (TflNest) nest = tfl_nest_new (input);
  g_autoptr (TflMatch) match = tfl_match_new (before, input);
  g_autofree char *touched = NULL;
  guint n_kept = 0;

  for (guint i = 0; i < match->n_boxes; i++)
    if (match->was[i] != TFL_NOT_THERE)
      g_assert_cmpstr (tfl_layout_input_get_box (input, i)->id, ==, tfl_layout_input_get_box (before, match->was[i])->id);
  tfl_match_find_touched (match, before, nest_before, input, nest);
  for (guint i = 0; i < match->n_lines; i++)
    n_kept += match->line_was[i] != TFL_NOT_THERE;

  touched = touched_in (match, input);
  g_test_message ("%s: %s", change->name, touched);
  g_assert_true (has_letters (touched, change->touched, input));
  g_assert_cmpuint (n_kept, ==, change->n_lines_kept);
}

/* Whatever is done to a thousand ids, each is found where it was. */
static void
test_many (void)
{
  for (guint trial = 0; trial < 40; trial++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) changed = g_ptr_array_new ();
      g_autoptr (TflLayoutInput) before = NULL;
      g_autoptr (TflLayoutInput) input = NULL;
      g_autoptr (TflMatch) match = NULL;
      g_autofree char *all = NULL;
      g_autofree char *rest = NULL;

      for (guint i = 0; i < 1000; i++)
        {
          g_ptr_array_add (names, g_strdup_printf ("n%u", i));
          g_ptr_array_add (changed, g_ptr_array_index (names, i));
        }
      for (guint i = 0; i < trial; i++)
        {
          gpointer name = g_ptr_array_steal_index (changed, (guint) g_test_rand_int_range (0, 999));

          g_ptr_array_insert (changed, g_test_rand_int_range (0, 900), name);
        }
      for (guint i = 0; i < trial % 5; i++)
        g_ptr_array_remove_index (changed, (guint) g_test_rand_int_range (0, 900));
      g_ptr_array_add (names, NULL);
      g_ptr_array_add (changed, NULL);
      all = g_strjoinv (" ", (char **) names->pdata);
      rest = g_strjoinv (" ", (char **) changed->pdata);
      before = input_from (all, "");
      input = input_from (rest, "");
      match = tfl_match_new (before, input);
      for (guint i = 0; i < match->n_boxes; i++)
        {
          guint was = (guint) atoi (tfl_layout_input_get_box (input, i)->id + 1);

          g_assert_cmpuint (match->was[i], ==, was);
          g_assert_cmpuint (match->now[was], ==, i);
        }
    }
}

static void
add_child (TflPlaceQuestion *question,
           double            width,
           double            height)
{
  TflPlaceChild child = { .width = width, .height = height, .margin = 20 };

  g_array_append_val (question->children, child);
}

static TflPlaceChild *
child_at (TflPlaceQuestion *question,
          guint             i)
{
  return &g_array_index (question->children, TflPlaceChild, i);
}

/* One that grows pushes the one behind it no farther than it has to, and nobody else; one that has room moves nobody. */
static void
test_stay (void)
{
  TflRect rects[] = { { 60, 100, 800, 900 }, { 940, 100, 900, 900 }, { 60, 1080, 800, 900 }, { 0, 0, 0, 0 } };
  TflPlaceAnswer before = { .size = { 2048, 2112 }, .filled = 0.5, .padding = 30, .header = 50, .children = rects };
  g_autoptr (TflPlaceQuestion) question = tfl_place_question_new ();
  g_autoptr (TflPlaceAnswer) roomy = NULL;
  g_autoptr (TflPlaceAnswer) tight = NULL;

  question->header = 50;
  question->padding = 30;
  question->slack = 1 / 24.0;
  for (guint i = 0; i < 3; i++)
    add_child (question, rects[i].width, rects[i].height);
  g_assert_true (tfl_is_settled (question, &before));

  child_at (question, 0)->width += 10;
  g_assert_false (tfl_is_settled (question, &before));
  roomy = tfl_stay (question, &before, NULL);
  g_assert_nonnull (roomy);
  g_assert_cmpfloat (roomy->size.width, ==, 2048);
  g_assert_cmpfloat (roomy->children[1].x, ==, 940);

  child_at (question, 0)->width += 100;
  tight = tfl_stay (question, &before, NULL);
  g_assert_nonnull (tight);
  g_assert_cmpfloat (tight->children[1].x, >=, 60 + 910 + 20);
  g_assert_cmpfloat (tight->children[1].x, <=, 60 + 910 + 60);
  g_assert_cmpfloat (tight->children[2].x, ==, 60);
  g_assert_cmpfloat (tight->children[2].y, ==, 1080);
  g_assert_cmpfloat (tight->children[1].x + tight->children[1].width, <, tight->size.width);

  child_at (question, 0)->pinned = TRUE;
  g_assert_null (tfl_stay (question, &before, NULL));
}

/* Who goes leaves a gap; where hardly anybody is left, all are arranged anew. */
static void
test_gone (void)
{
  TflRect rects[] = { { 30, 60, 100, 90 }, { 160, 60, 100, 90 }, { 290, 60, 40, 40 }, { 0, 0, 0, 0 } };
  TflPlaceAnswer before = { .size = { 360, 180 }, .filled = 0.3, .padding = 30, .header = 50, .children = rects };
  const guint was[] = { 0, 1 };
  const guint others[] = { 2 };
  g_autoptr (TflPlaceQuestion) question = tfl_place_question_new ();
  g_autoptr (TflPlaceQuestion) little = tfl_place_question_new ();
  g_autoptr (TflPlaceAnswer) answer = NULL;

  question->header = little->header = 50;
  question->padding = little->padding = 30;
  add_child (question, rects[0].width, rects[0].height);
  add_child (question, rects[1].width, rects[1].height);
  answer = tfl_stay (question, &before, was);
  g_assert_nonnull (answer);
  g_assert_cmpfloat (answer->size.width, ==, 360);
  g_assert_cmpfloat (answer->size.height, ==, 180);
  g_assert_cmpfloat (answer->children[1].x, ==, 160);

  add_child (little, rects[2].width, rects[2].height);
  g_assert_null (tfl_stay (little, &before, others));
}

/* In the same order, with some left out. */
static void
test_rest (void)
{
  g_autoptr (TflLayoutInput) before = input_from ("u a<u b<u c<u d<u", "");
  g_autoptr (TflLayoutInput) fewer = input_from ("u b<u d<u", "");
  g_autoptr (TflLayoutInput) turned = input_from ("u d<u b<u", "");
  g_autoptr (TflLayoutInput) another = input_from ("u b<u e<u d<u", "");
  g_autoptr (TflNest) nest_before = tfl_nest_new (before);
  TflLayoutInput *const inputs[] = { fewer, turned, another };

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autoptr (TflMatch) match = tfl_match_new (before, inputs[i]);
      g_autoptr (TflNest) nest = tfl_nest_new (inputs[i]);
      g_autofree guint *rest = tfl_match_find_rest (match, tfl_nest_units (nest_before, 0), tfl_nest_units (nest, 0));

      g_assert_true ((rest != NULL) == (inputs[i] == fewer));
      if (rest != NULL)
        {
          g_assert_cmpuint (rest[0], ==, 1);
          g_assert_cmpuint (rest[1], ==, 3);
        }
    }
}

/* The place for one more line: where it crosses fewest, and never on another one. */
static void
test_find_place (void)
{
  TflLane lane = { .from = 0, .to = 100, .low = 0, .high = 100, .turn_from = 0, .turn_to = 1 };
  TflStandingPiece standing[] = { { 20, 0 }, { 50, -1 }, { 80, 2 } };

  g_assert_cmpfloat (tfl_lanes_find_place (&lane, NULL, 0), ==, 50);
  g_assert_cmpfloat (tfl_lanes_find_place (&lane, standing, 1), !=, 20);
  /* Past the second it crosses one less, past the third two more. */
  g_assert_cmpfloat (tfl_lanes_find_place (&lane, standing, 3), >, 55);
  g_assert_cmpfloat (tfl_lanes_find_place (&lane, standing, 3), <, 75);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout-match/touched/%u", i);

      g_test_add_data_func (path, &changes[i], test_touched);
    }
  g_test_add_func ("/layout-match/many", test_many);
  g_test_add_func ("/layout-match/stay", test_stay);
  g_test_add_func ("/layout-match/find-place", test_find_place);
  g_test_add_func ("/layout-match/gone", test_gone);
  g_test_add_func ("/layout-match/rest", test_rest);

  return g_test_run ();
}
