/* The table of actions: one action for each key, and a word for each that people see. */
#include "config.h"

#include "app/tfl-actions.h"

#include <string.h>

static void
test_keys (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_actions;
  const TflAction *actions = tfl_actions_get (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    {
      g_auto (GStrv) keys = g_strsplit (actions[i].keys != NULL ? actions[i].keys : "", "|", -1);

      for (guint k = 0; keys[k] != NULL; k++)
        {
          g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (keys[k]);
          g_autofree char *canonical = trigger != NULL ? gtk_shortcut_trigger_to_string (trigger) : NULL;

          g_test_message ("%s: %s", actions[i].name, keys[k]);
          g_assert_nonnull (canonical);
          g_assert_true (g_hash_table_add (seen, g_steal_pointer (&canonical)));
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 20);
}

static void
test_rows (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_actions;
  const TflAction *actions = tfl_actions_get (&n_actions);

  for (guint i = 0; i < n_actions; i++)
    {
      g_test_message ("%s", actions[i].name);
      g_assert_true (g_hash_table_add (names, (char *) actions[i].name));
      g_assert_nonnull (strchr (actions[i].name, '.'));
      g_assert_nonnull (actions[i].activate);
      if (actions[i].menus != 0 || actions[i].keys != NULL)
        g_assert_nonnull (actions[i].label);
      /* A target is what the parameter says, and without one there is no menu item. */
      g_assert_cmpint (strstr (actions[i].name, "::") == NULL || actions[i].parameter != NULL, ==, TRUE);
      g_assert_false (actions[i].menus != 0 && actions[i].parameter != NULL && strstr (actions[i].name, "::") == NULL);
    }
}

static void
test_menu (void)
{
  g_autoptr (GMenuModel) menu = tfl_actions_make_menu (TFL_MENU_MAIN);
  g_autoptr (GMenuModel) unit = tfl_actions_make_menu (TFL_MENU_UNIT);
  g_autoptr (GMenuModel) look = tfl_actions_make_menu (TFL_MENU_LOOK);
  g_autoptr (GMenuModel) canvas = tfl_actions_make_menu (TFL_MENU_CANVAS);
  g_autoptr (GMenuModel) other = tfl_actions_make_menu (TFL_MENU_OTHER);

  /* The kinds of picture, how much is open, how much is said. */
  g_assert_cmpint (g_menu_model_get_n_items (look), ==, 3);
  g_assert_cmpint (g_menu_model_get_n_items (menu), >=, 3);
  g_assert_cmpint (g_menu_model_get_n_items (unit), >=, 3);
  /* What to add, what to do with all there is, how to see all of it. */
  g_assert_cmpint (g_menu_model_get_n_items (canvas), ==, 3);
  /* There is nothing inside work or a service to go to or to add to. */
  g_assert_cmpint (g_menu_model_get_n_items (other), >=, 1);
  g_assert_cmpint (g_menu_model_get_n_items (other), <, g_menu_model_get_n_items (unit));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actions/keys", test_keys);
  g_test_add_func ("/actions/rows", test_rows);
  g_test_add_func ("/actions/menu", test_menu);

  return g_test_run ();
}
