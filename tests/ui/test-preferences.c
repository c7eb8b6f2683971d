/* Preferences and settings are one thing, in both directions; models open the way people like it. */
#include "config.h"

#include "window-fixture.h"

#include "app/actions/tfl-files.h"
#include "app/actions/tfl-preferences.h"
#include "app/session/tfl-settings.h"

static TflApplication *application;

static void
settle (void)
{
  tfl_settle (60);
}

/* The first of a type, the title of whose row is this. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);

  return found;
}

static GtkWidget *
make_preferences (void)
{
  GtkWidget *preferences = g_object_new (TFL_TYPE_PREFERENCES, NULL);

  gtk_window_present (GTK_WINDOW (preferences));
  settle ();

  return preferences;
}

static void
close_preferences (GtkWidget *preferences)
{
  gpointer weak = preferences;

  g_object_add_weak_pointer (G_OBJECT (preferences), &weak);
  gtk_window_destroy (GTK_WINDOW (preferences));
  settle ();
  g_assert_null (weak);
}

/* Each choice of each row is a word of its key. */
static void
test_choices (void)
{
  static const struct
  {
    const char *title;
    const char *key;
    guint       n_choices;
  } rows[] = {
    { "Style", "style", 3 },
    { "Words of the method", "method-language", 2 },
    { "Kind of picture", "picture-kind", 4 },
    { "Work", "density", 2 },
  };
  GSettings *settings = tfl_settings_get ();
  GtkWidget *preferences = make_preferences ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AdwComboRow *row = ADW_COMBO_ROW (find_row (preferences, rows[i].title));

      g_test_message ("%s", rows[i].title);
      g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, rows[i].n_choices);
      for (guint k = rows[i].n_choices; k-- > 0;)
        {
          adw_combo_row_set_selected (row, k);
          g_assert_cmpint (g_settings_get_enum (settings, rows[i].key), ==, (int) k);
        }
      g_settings_set_enum (settings, rows[i].key, 1);
      g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 1);
      g_settings_reset (settings, rows[i].key);
    }
  close_preferences (preferences);
}

static void
test_switches (void)
{
  static const struct
  {
    const char *title;
    const char *key;
  } rows[] = { { "Snap to the grid", "snap" }, { "Open the windows of last time", "restore-windows" } };
  GSettings *settings = tfl_settings_get ();
  GtkWidget *preferences = make_preferences ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AdwActionRow *row = ADW_ACTION_ROW (find_row (preferences, rows[i].title));

      g_assert_true (g_settings_get_boolean (settings, rows[i].key));
      adw_action_row_activate (row); /* as Enter does on the row */
      for (guint k = 0; k < 50 && g_settings_get_boolean (settings, rows[i].key); k++)
        settle (); /* the switch slides first */
      g_assert_false (g_settings_get_boolean (settings, rows[i].key));
      g_settings_reset (settings, rows[i].key);
    }
  close_preferences (preferences);
}

/* The menu and the preferences change the same. */
static void
test_style (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GSettings *settings = tfl_settings_get ();

  g_settings_set_enum (settings, "style", 2);
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_FORCE_DARK);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_assert_cmpint (g_settings_get_enum (settings, "style"), ==, 1);
  g_settings_reset (settings, "style");
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_opens (void)
{
  GSettings *settings = tfl_settings_get ();
  TflWindow *window = tfl_window_new (GTK_APPLICATION (application));
  const TflScope *scope;

  g_settings_set_string (settings, "picture-kind", "tree");
  g_settings_set_string (settings, "density", "compact");
  gtk_window_present (GTK_WINDOW (window));
  tfl_files_new_model (window);
  scope = tfl_session_get_scope (tfl_window_get_session (window));
  g_assert_cmpint (scope->kind, ==, TFL_PICTURE_TREE);
  g_assert_true (scope->compact);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

int
main (int    argc,
      char **argv)
{
  window_fixture_use_settings ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preferences/choices", test_choices);
  g_test_add_func ("/preferences/switches", test_switches);
  g_test_add_func ("/preferences/style", test_style);
  g_test_add_func ("/preferences/opens", test_opens);

  return window_fixture_run (&application);
}
