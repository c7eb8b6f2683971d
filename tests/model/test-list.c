/* The persistent list against a plain array, and what it shares. */
#include "model/tfl-intern.h"
#include "model/tfl-list.h"

static char *
number_id (guint i)
{
  g_autofree char *text = g_strdup_printf ("i%u", i);

  return tfl_intern (text);
}

static void
assert_same (TflList   *list,
             GPtrArray *array)
{
  g_assert_cmpuint (tfl_list_length (list), ==, array->len);
  for (guint i = 0; i < array->len; i++)
    {
      g_assert_true (tfl_list_get (list, i) == g_ptr_array_index (array, i));
      g_assert_cmpint (tfl_list_find (list, g_ptr_array_index (array, i)), ==, (int) i);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func ((GDestroyNotify) tfl_intern_release);
  TflList *list = NULL;

  for (guint i = 0; i < 4000; i++)
    {
      /* Grow first, then shrink to nothing, through several heights of the tree. */
      gboolean grow = array->len == 0 || g_rand_double (rand) < (i < 2000 ? 0.8 : 0.2);
      guint position = (guint) g_rand_int_range (rand, 0, (gint32) array->len + (grow ? 1 : 0));

      if (grow)
        {
          char *id = number_id (i);

          g_ptr_array_insert (array, (int) position, id);
          list = tfl_list_insert (list, position, id);
        }
      else
        {
          list = tfl_list_remove (list, position);
          g_ptr_array_remove_index (array, position);
        }
      if (i % 50 == 0)
        assert_same (list, array);
    }
  while (array->len > 0)
    {
      list = tfl_list_remove (list, array->len / 2);
      g_ptr_array_remove_index (array, array->len / 2);
    }

  g_assert_null (list);
}

static void
test_values_stay (void)
{
  TflList *list = NULL;
  TflList *kept;
  TflList *same = NULL;

  for (guint i = 0; i < 100; i++)
    {
      char *id = number_id (i);

      list = tfl_list_insert (list, i, id);
      same = tfl_list_insert (same, 0, id);
      tfl_intern_release (id);
    }
  kept = tfl_list_ref (list);
  for (guint i = 0; i < 60; i++)
    list = tfl_list_remove (list, 20);

  g_assert_cmpuint (tfl_list_length (kept), ==, 100);
  g_assert_cmpuint (tfl_list_length (list), ==, 40);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("i%u", i);

      g_assert_cmpstr (tfl_list_get (kept, i), ==, text);
      g_assert_cmpstr (tfl_list_get (same, 99 - i), ==, text);
    }
  g_assert_false (tfl_list_equal (kept, list));
  g_assert_false (tfl_list_equal (kept, same));
  g_assert_true (tfl_list_equal (kept, kept));
  g_assert_cmpint (tfl_list_find (list, tfl_list_get (kept, 50)), ==, -1);

  tfl_list_unref (same);
  tfl_list_unref (kept);
  tfl_list_unref (list);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list/random", test_random);
  g_test_add_func ("/list/values-stay", test_values_stay);

  return g_test_run ();
}
