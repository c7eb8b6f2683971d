/* The table of actions: one action for each key, and a word for each that people see. */
#include "config.h"

#include "app/actions/tfl-actions.h"
#include "app/actions/tfl-shortcuts.h"

#include <string.h>

static void
add_keys (GHashTable *seen,
          const char *name,
          const char *all)
{
  g_auto (GStrv) keys = g_strsplit (all, "|", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (keys[i]);
      g_autofree char *canonical = trigger != NULL ? gtk_shortcut_trigger_to_string (trigger) : NULL;

      g_test_message ("%s: %s", name, keys[i]);
      g_assert_nonnull (canonical);
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&canonical)));
    }
}

/* Nothing has two meanings, but for what the picture takes first: Enter on what is no orphan. */
static void
test_keys (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_actions, n_keys;
  const TflAction *actions = tfl_actions_get (&n_actions);
  const TflCanvasKey *keys = tfl_shortcuts_get_canvas_keys (&n_keys);

  for (guint i = 0; i < n_actions; i++)
    if (actions[i].keys != NULL)
      add_keys (seen, actions[i].name, actions[i].keys);
  g_hash_table_remove (seen, "Return");
  for (guint i = 0; i < n_keys; i++)
    if (strstr (keys[i].keys, "...") == NULL) /* any letter: with a unit selected, so not an orphan */
      add_keys (seen, keys[i].label, keys[i].keys);
  g_assert_cmpuint (g_hash_table_size (seen), >, 20);
}

static void
collect_shortcuts (GtkWidget  *widget,
                   GHashTable *shown)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), GTK_TYPE_SHORTCUTS_SHORTCUT))
    {
      g_autofree char *accelerator = NULL;
      g_autofree char *title = NULL;

      g_object_get (widget, "accelerator", &accelerator, "title", &title, NULL);
      g_hash_table_add (shown, g_strconcat (title, ": ", accelerator, NULL));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_shortcuts (child, shown);
}

/* Every row with a key can be read in the shortcuts window. */
static void
test_shortcuts (void)
{
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *window = tfl_shortcuts_new ();
  guint n_actions, n_with_keys = 0;
  const TflAction *actions = tfl_actions_get (&n_actions);

  collect_shortcuts (window, shown);
  for (guint i = 0; i < n_actions; i++)
    if (actions[i].keys != NULL)
      {
        g_auto (GStrv) keys = g_strsplit (actions[i].keys, "|", -1);
        g_autofree char *accelerator = g_strjoinv (" ", keys);
        g_autofree char *title = tfl_actions_make_title (&actions[i]);
        g_autofree char *row = g_strconcat (title, ": ", accelerator, NULL);

        g_test_message ("%s: %s", actions[i].name, row);
        g_assert_true (g_hash_table_contains (shown, row));
        g_assert_cmpstr (title, !=, "");
        n_with_keys++;
      }
  g_assert_cmpuint (g_hash_table_size (shown), >, n_with_keys);
  gtk_window_destroy (GTK_WINDOW (window));
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
  /* What to add, what to paste, what to do with all there is, views, how to see all of it. */
  g_assert_cmpint (g_menu_model_get_n_items (canvas), ==, 5);
  /* There is nothing inside work or a service to go to or to add to. */
  g_assert_cmpint (g_menu_model_get_n_items (other), >=, 1);
  g_assert_cmpint (g_menu_model_get_n_items (other), <, g_menu_model_get_n_items (unit));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/actions/keys", test_keys);
  g_test_add_func ("/actions/shortcuts", test_shortcuts);
  g_test_add_func ("/actions/rows", test_rows);
  g_test_add_func ("/actions/menu", test_menu);

  return g_test_run ();
}
