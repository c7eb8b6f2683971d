/* Find and replace in a window: what is typed is found, gone to, marked in the picture, filtered and replaced. */
#include "config.h"

#include "window-fixture.h"

#include "app/canvas/tfl-canvas-private.h"
#include "app/session/tfl-commands.h"
#include "app/session/tfl-finder.h"
#include "app/window/tfl-search-filters.h"
#include "app/window/tfl-search-panel.h"
#include "app/window/tfl-search-row.h"

static TflApplication *application;

typedef struct
{
  TflSession *session;
  TflWindow  *window;
  GtkWidget  *panel;
  TflCanvas  *canvas;
} Fixture;

static void
settle (void)
{
  tfl_settle (200);
}

static void
set_up (Fixture      *fixture,
        gconstpointer name)
{
  fixture->session = window_fixture_read (name, TRUE);
  fixture->window = window_fixture_open (application, fixture->session);
  fixture->panel = tfl_window_get_search (fixture->window);
  fixture->canvas = TFL_CANVAS (tfl_window_get_canvas (fixture->window));
  while (tfl_session_is_laying_out (fixture->session))
    g_main_context_iteration (NULL, FALSE);
  settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer name)
{
  window_fixture_close (fixture->window, fixture->session);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), action, NULL));
  settle ();
}

/* The n-th widget of a type below one, in reading order. */
static GtkWidget *
find_type (GtkWidget *widget,
           GType      type,
           guint     *n)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type, n);

  return found;
}

static GtkWidget *
get (Fixture *fixture,
     GType    type,
     guint    n)
{
  GtkWidget *found = find_type (fixture->panel, type, &n);

  g_assert_nonnull (found);

  return found;
}

static GtkWidget *
get_entry (Fixture *fixture)
{
  return get (fixture, GTK_TYPE_SEARCH_ENTRY, 0);
}

static void
type_text (Fixture    *fixture,
           GtkWidget  *entry,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  settle ();
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);

  return found;
}

static void
press (Fixture    *fixture,
       const char *label)
{
  GtkWidget *button = find_button (fixture->panel, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  settle ();
}

/* That a label in the panel says so. */
static void
assert_says (Fixture    *fixture,
             const char *text)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0;; i++)
    {
      guint n = i;
      GtkWidget *label = find_type (fixture->panel, GTK_TYPE_LABEL, &n);

      if (label == NULL)
        break;
      if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
        return;
      g_string_append_printf (all, "%s | ", gtk_label_get_text (GTK_LABEL (label)));
    }
  g_error ("“%s” is not among %s", text, all->str);
}

static guint
count_marked (Fixture *fixture)
{
  return fixture->canvas->found != NULL ? fixture->canvas->found->len : 0;
}

/* Forwards, backwards, round and round; the focus stays where one types, and goes to the picture at the end. */
static void
test_walk (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *entry = get_entry (fixture);

  activate (fixture, "view.search");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), entry));
  g_assert_cmpuint (count_marked (fixture), ==, 0);
  type_text (fixture, entry, "DÉSK");
  assert_says (fixture, "7 found");
  g_assert_cmpuint (count_marked (fixture), ==, 7);
  g_assert_null (tfl_session_get_primary (fixture->session));

  activate (fixture, "view.find-next");
  g_assert_cmpstr (tfl_session_get_primary (fixture->session), ==, "Desk");
  assert_says (fixture, "1 of 7");
  activate (fixture, "view.find-next");
  g_assert_cmpstr (tfl_session_get_primary (fixture->session), ==, "A-16");
  activate (fixture, "view.find-previous");
  activate (fixture, "view.find-previous");
  assert_says (fixture, "7 of 7");
  g_signal_emit_by_name (entry, "next-match");
  assert_says (fixture, "1 of 7");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), entry));

  g_signal_emit_by_name (entry, "stop-search");
  settle ();
  g_assert_false (tfl_search_panel_is_open (TFL_SEARCH_PANEL (fixture->panel)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (fixture->canvas));
  g_assert_cmpuint (count_marked (fixture), ==, 0);
  g_assert_cmpstr (tfl_session_get_primary (fixture->session), ==, "Desk");

  /* What was typed is still there. */
  activate (fixture, "view.find-next");
  assert_says (fixture, "7 found");
}

/* What is found follows edits, and the one gone to stays it. */
static void
test_follow (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  activate (fixture, "view.search");
  type_text (fixture, get_entry (fixture), "desk");
  activate (fixture, "view.find-next");
  activate (fixture, "view.find-next");
  g_assert_true (tfl_command_rename (fixture->session, "Fac", "Desk and so", &error));
  settle ();
  assert_says (fixture, "3 of 8");
  g_assert_true (tfl_command_rename (fixture->session, "Desk", "Other", &error));
  settle ();
  assert_says (fixture, "2 of 7");
  activate (fixture, "edit.undo");
  activate (fixture, "edit.undo");
  assert_says (fixture, "2 of 7");
}

static void
test_filters (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *filters = get (fixture, TFL_TYPE_SEARCH_FILTERS, 0);
  GtkToggleButton *orphans = GTK_TOGGLE_BUTTON (find_button (filters, "Orphans"));

  activate (fixture, "view.search");
  gtk_toggle_button_set_active (orphans, TRUE);
  settle ();
  assert_says (fixture, "4 found");
  g_assert_nonnull (find_button (fixture->panel, "Filters (1)"));
  type_text (fixture, get_entry (fixture), "weekly");
  assert_says (fixture, "1 found");
  gtk_toggle_button_set_active (orphans, FALSE);
  type_text (fixture, get_entry (fixture), "desk");
  assert_says (fixture, "7 found");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (fixture, GTK_TYPE_DROP_DOWN, 0)), 1); /* units */
  settle ();
  assert_says (fixture, "1 found");
  press (fixture, "Take All Filters Away");
  assert_says (fixture, "7 found");
  g_assert_cmpuint (tfl_search_filters_count (TFL_SEARCH_FILTERS (filters)), ==, 0);

  /* A tool that is chosen stays chosen while others come, and is let go with its element. */
  type_text (fixture, get_entry (fixture), "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (fixture, GTK_TYPE_DROP_DOWN, 4)), 1);
  settle ();
  g_assert_cmpuint (count_marked (fixture), >, 0);
  {
    static const char *const ids[] = { "t-topdesk" };
    g_autoptr (GError) error = NULL;

    g_assert_true (tfl_command_remove (fixture->session, ids, 1, &error));
    settle ();
    g_assert_cmpuint (tfl_search_filters_count (TFL_SEARCH_FILTERS (filters)), <=, 1);
  }
}

static gboolean
is_faded (Fixture    *fixture,
          const char *id)
{
  TflScene *scene;

  while (tfl_session_is_laying_out (fixture->session))
    g_main_context_iteration (NULL, FALSE);
  scene = tfl_canvas_get_scene (fixture->canvas);
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->kind == TFL_SHAPE_BEGIN && g_strcmp0 (shape->element, id) == 0)
        return shape->faded;
    }
  g_assert_not_reached ();
}

/* What is not found fades while the search is open and asks for something, and follows edits. */
static void
test_fade (Fixture      *fixture,
           gconstpointer data)
{
  GActionGroup *actions = g_object_get_data (G_OBJECT (fixture->window), "tfl-actions-view");
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GError) error = NULL;

  activate (fixture, "view.fade-others");
  g_assert_true (tfl_search_panel_is_open (TFL_SEARCH_PANEL (fixture->panel)));
  state = g_action_group_get_action_state (actions, "fade-others");
  g_assert_true (g_variant_get_boolean (state));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button (fixture->panel, "Fade Others"))));
  g_assert_false (is_faded (fixture, "Fac"));

  type_text (fixture, get_entry (fixture), "label printers");
  g_assert_true (is_faded (fixture, "Fac"));
  g_assert_false (is_faded (fixture, "A-16"));
  g_assert_true (tfl_command_rename (fixture->session, "Fac", "Label printers", &error));
  settle ();
  g_assert_false (is_faded (fixture, "Fac"));
  activate (fixture, "edit.undo");
  g_assert_true (is_faded (fixture, "Fac"));

  press (fixture, "Fade Others");
  g_assert_false (is_faded (fixture, "Fac"));
  press (fixture, "Fade Others");
  g_assert_true (is_faded (fixture, "Fac"));
  tfl_search_panel_close (TFL_SEARCH_PANEL (fixture->panel));
  settle ();
  g_assert_false (is_faded (fixture, "Fac"));
}

/* A view made while a filter is set keeps it, and what the view says is what is seen. */
static void
test_fade_view (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *filters = get (fixture, TFL_TYPE_SEARCH_FILTERS, 0);
  g_autofree char *view = NULL;
  g_autoptr (GError) error = NULL;

  activate (fixture, "view.fade-others");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (filters, "Orphans")), TRUE);
  settle ();
  g_assert_true (is_faded (fixture, "Fac"));
  view = tfl_command_add_view (fixture->session, NULL, &error);
  g_assert_no_error (error);
  tfl_search_panel_close (TFL_SEARCH_PANEL (fixture->panel));
  settle ();
  g_assert_false (is_faded (fixture, "Fac"));

  tfl_session_set_view (fixture->session, view);
  settle ();
  g_assert_true (is_faded (fixture, "Fac"));
  g_assert_true (tfl_command_set (fixture->session, view, TFL_VIEW_ORPHANS, NULL, &error));
  settle ();
  g_assert_false (is_faded (fixture, "Fac"));
}

static const char *
name_of (Fixture    *fixture,
         const char *id)
{
  return tfl_element_get_name (tfl_session_lookup (fixture->session, id));
}

static void
test_replace (Fixture      *fixture,
              gconstpointer data)
{
  TflDocument *document = tfl_session_get_document (fixture->session);
  g_autoptr (TflModel) before = tfl_model_ref (tfl_document_get_model (document));
  GtkWidget *replacement = get (fixture, GTK_TYPE_ENTRY, 0);

  activate (fixture, "view.replace");
  type_text (fixture, get_entry (fixture), "desk");
  assert_says (fixture, "3 found"); /* names only */
  type_text (fixture, replacement, "point");
  assert_says (fixture, "→ Point");

  /* One by one: look at it first. */
  press (fixture, "_Replace");
  g_assert_true (tfl_document_get_model (document) == before);
  assert_says (fixture, "1 of 3");
  press (fixture, "_Replace");
  g_assert_cmpstr (name_of (fixture, "Desk"), ==, "Point");
  g_assert_cmpstr (tfl_session_get_primary (fixture->session), ==, "A-16");
  assert_says (fixture, "1 of 2");
  activate (fixture, "edit.undo");
  g_assert_true (tfl_document_get_model (document) == before);

  press (fixture, "_All");
  g_assert_cmpstr (name_of (fixture, "Desk"), ==, "Point");
  g_assert_cmpstr (name_of (fixture, "A-16"), ==, "Point retraining on label printers");
  g_assert_cmpstr (name_of (fixture, "t-topdesk"), ==, "TOPpoint");
  g_assert_cmpstr (tfl_document_get_undo_label (document), ==, "Replace in 3 names");
  assert_says (fixture, "Nothing found");
  activate (fixture, "edit.undo");
  g_assert_true (tfl_document_get_model (document) == before);
  assert_says (fixture, "3 found");

  /* Other texts as well. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get (fixture, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  settle ();
  assert_says (fixture, "7 found");
  press (fixture, "_All");
  g_assert_cmpstr (tfl_document_get_undo_label (document), ==, "Replace in 7 texts");
}

/* One by one where the replacement holds what is looked for: on it goes all the same. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  activate (fixture, "view.replace");
  type_text (fixture, get_entry (fixture), "desk");
  type_text (fixture, get (fixture, GTK_TYPE_ENTRY, 0), "desk 1");
  for (guint i = 0; i < 3; i++)
    press (fixture, "_Replace");
  g_assert_cmpstr (name_of (fixture, "Desk"), ==, "Desk 1");
  g_assert_cmpstr (name_of (fixture, "A-16"), ==, "Desk 1 retraining on label printers");
}

/* Drop-downs have lists of their own. */
static GtkSelectionModel *
get_list (Fixture *fixture)
{
  GtkWidget *row = get (fixture, TFL_TYPE_SEARCH_ROW, 0);

  return gtk_list_view_get_model (GTK_LIST_VIEW (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW)));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_list (fixture)));
}

/* Rows are made as they are needed, and whoever walks comes to all of them. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_found, n_rows;

  activate (fixture, "view.search");
  type_text (fixture, get_entry (fixture), "e");
  n_found = count_marked (fixture);
  n_rows = count_rows (fixture);
  g_assert_cmpuint (n_rows, <, n_found);
  for (guint i = 0; i < n_found; i++)
    {
      GtkStringObject *row;

      tfl_search_panel_go (TFL_SEARCH_PANEL (fixture->panel), TRUE);
      row = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (get_list (fixture)));
      g_assert_true (g_hash_table_add (seen, g_strdup (gtk_string_object_get_string (row))));
    }
  g_assert_cmpuint (count_rows (fixture), ==, n_found);
  type_text (fixture, get_entry (fixture), "er");
  g_assert_cmpuint (count_rows (fixture), <=, n_rows);
}

/* Another model: nothing of the first is left; none: the panel is gone. */
static void
test_sessions (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (TflModel) empty = tfl_model_new ();
  TflSession *other = tfl_session_new (empty, NULL, NULL);

  activate (fixture, "view.search");
  type_text (fixture, get_entry (fixture), "desk");
  assert_says (fixture, "7 found");
  tfl_window_set_session (fixture->window, other);
  settle ();
  assert_says (fixture, "Nothing found");
  tfl_window_set_session (fixture->window, NULL);
  settle ();
  g_assert_false (tfl_search_panel_is_open (TFL_SEARCH_PANEL (fixture->panel)));
  g_object_unref (other);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search/walk", Fixture, "hospital", set_up, test_walk, tear_down);
  g_test_add ("/search/follow", Fixture, "hospital", set_up, test_follow, tear_down);
  g_test_add ("/search/filters", Fixture, "hospital", set_up, test_filters, tear_down);
  g_test_add ("/search/fade", Fixture, "hospital", set_up, test_fade, tear_down);
  g_test_add ("/search/fade-view", Fixture, "hospital", set_up, test_fade_view, tear_down);
  g_test_add ("/search/replace", Fixture, "hospital", set_up, test_replace, tear_down);
  g_test_add ("/search/again", Fixture, "hospital", set_up, test_again, tear_down);
  g_test_add ("/search/many", Fixture, "hospital", set_up, test_many, tear_down);
  g_test_add ("/search/sessions", Fixture, "hospital", set_up, test_sessions, tear_down);

  return window_fixture_run (&application);
}
