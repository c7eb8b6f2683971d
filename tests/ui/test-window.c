/* Each widget can be made and goes away whole; a window shows a model and follows its edits. */
#include "config.h"

#include "window-fixture.h"

#include "app/actions/tfl-actions.h"
#include "app/actions/tfl-files.h"
#include "app/actions/tfl-launcher.h"
#include "app/actions/tfl-shortcuts.h"
#include "app/canvas/tfl-canvas.h"
#include "app/session/tfl-commands.h"
#include "app/widgets/tfl-progress.h"
#include "app/widgets/tfl-question-card.h"
#include "app/window/tfl-breadcrumb.h"
#include "app/window/tfl-children-group.h"
#include "app/window/tfl-finding-row.h"
#include "app/window/tfl-findings-panel.h"
#include "app/window/tfl-inspector.h"
#include "app/window/tfl-outline-row.h"
#include "app/window/tfl-outline.h"
#include "app/window/tfl-palette.h"
#include "app/window/tfl-properties-group.h"
#include "app/window/tfl-search-filters.h"
#include "app/window/tfl-search-panel.h"
#include "app/window/tfl-search-row.h"
#include "app/window/tfl-start-page.h"

#include <glib/gstdio.h>

static TflApplication *application;

static void
settle (void)
{
  tfl_settle (200);
}

static void
test_templates (void)
{
  const GType types[] = {
    TFL_TYPE_BREADCRUMB, TFL_TYPE_CANVAS, TFL_TYPE_CHILDREN_GROUP, TFL_TYPE_FINDING_ROW, TFL_TYPE_FINDINGS_PANEL,
    TFL_TYPE_INSPECTOR, TFL_TYPE_LAUNCHER, TFL_TYPE_OUTLINE, TFL_TYPE_OUTLINE_ROW, TFL_TYPE_PALETTE, TFL_TYPE_PROGRESS,
    TFL_TYPE_PROPERTIES_GROUP, TFL_TYPE_QUESTION_CARD, TFL_TYPE_SEARCH_FILTERS, TFL_TYPE_SEARCH_PANEL,
    TFL_TYPE_SEARCH_ROW, TFL_TYPE_START_PAGE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_test_message ("%s", g_type_name (types[i]));
      g_assert_finalize_object (widget);
    }
}

static TflWindow *
open_window (TflSession *session)
{
  TflWindow *window = window_fixture_open (application, session);

  settle ();

  return window;
}

/* Nothing may keep a closed window alive. */
static void
close_window (TflWindow *window)
{
  window_fixture_close (window, NULL);
}

static void
test_start (void)
{
  TflWindow *window = open_window (NULL);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Trefoil");
  close_window (window);
}

static guint
count_orphans (TflSession *session)
{
  return tfl_tally_get (tfl_session_get_tally (session), TFL_ROOT_ID).orphans;
}

static gboolean
activate (TflWindow  *window,
          const char *action)
{
  gboolean activated = gtk_widget_activate_action_variant (GTK_WIDGET (window), action, NULL);

  settle ();

  return activated;
}

/* The main job: go to an orphan, give it its best fit, take that back, do it again. */
static void
test_orphan (void)
{
  TflSession *session = window_fixture_read ("hospital", TRUE);
  TflWindow *window = open_window (session);
  g_autofree char *first = NULL;

  g_assert_cmpuint (count_orphans (session), ==, 4);
  activate (window, "view.next-orphan");
  first = g_strdup (tfl_session_get_primary (session));
  g_assert_nonnull (first);
  activate (window, "view.next-orphan");
  g_assert_cmpstr (tfl_session_get_primary (session), !=, first);
  activate (window, "view.previous-orphan");
  g_assert_cmpstr (tfl_session_get_primary (session), ==, first);

  activate (window, "edit.own-best");
  g_assert_cmpuint (count_orphans (session), ==, 3);
  activate (window, "edit.undo");
  g_assert_cmpuint (count_orphans (session), ==, 4);
  activate (window, "edit.redo");
  g_assert_cmpuint (count_orphans (session), ==, 3);
  close_window (window);
  g_object_unref (session);
}

/* Every element of an example can be selected, and the inspector made of its fields. */
static gboolean
collect_cb (const TflElement *element,
            gpointer          user_data)
{
  g_ptr_array_add (user_data, g_strdup (tfl_element_get_id (element)));

  return TRUE;
}

static void
test_inspect_all (void)
{
  TflSession *session = window_fixture_read ("bank", TRUE);
  TflWindow *window = open_window (session);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  tfl_model_foreach (tfl_session_get_model (session), collect_cb, ids);
  for (guint i = 0; i < ids->len; i++)
    {
      tfl_session_reveal (session, g_ptr_array_index (ids, i));
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_false (tfl_document_is_modified (tfl_session_get_document (session)));
  close_window (window);
  g_object_unref (session);
}

static void
test_edit (void)
{
  TflSession *session = window_fixture_read ("municipality", TRUE);
  TflWindow *window = open_window (session);
  guint n_units = tfl_model_count (tfl_session_get_model (session), TFL_KIND_UNIT);

  gtk_widget_activate_action (GTK_WIDGET (window), "edit.add-unit", "s", "customer");
  settle ();
  g_assert_cmpuint (tfl_model_count (tfl_session_get_model (session), TFL_KIND_UNIT), ==, n_units + 1);
  g_assert_cmpuint (count_orphans (session), ==, 3);
  activate (window, "edit.add-inside");
  activate (window, "edit.add-work");
  g_assert_cmpuint (count_orphans (session), ==, 4);
  activate (window, "view.compact");
  g_assert_true (tfl_session_get_scope (session)->compact);
  activate (window, "view.findings");
  g_assert_false (tfl_window_shows_pane (window, TFL_PANE_FINDINGS));
  activate (window, "view.findings");
  activate (window, "edit.delete");
  g_assert_cmpuint (count_orphans (session), ==, 3);
  activate (window, "edit.undo");
  g_assert_cmpuint (count_orphans (session), ==, 4);
  close_window (window);
  g_object_unref (session);
}

static GtkWidget *
find_entry (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ENTRY (widget) && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (widget)), text) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child, text);

  return found;
}

/* The value of a property of one's own is kept when the model is saved, with no Enter. */
static void
test_property (void)
{
  TflSession *session = window_fixture_read ("hospital", TRUE);
  TflWindow *window = open_window (session);
  g_autoptr (GError) error = NULL;
  GtkWidget *entry;
  GVariant *properties;
  const char *value = NULL;

  g_assert_true (tfl_command_set_property (session, "Fac", "cost", "4711", &error));
  tfl_session_select (session, "Fac");
  settle ();
  entry = find_entry (GTK_WIDGET (window), "4711");
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "4712");
  tfl_window_flush (window);
  properties = tfl_element_get_properties (tfl_session_lookup (session, "Fac"));
  g_assert_true (g_variant_lookup (properties, "cost", "&s", &value));
  g_assert_cmpstr (value, ==, "4712");
  g_assert_true (find_entry (GTK_WIDGET (window), "4712") == entry);
  close_window (window);
  g_object_unref (session);
}

static AdwMessageDialog *
find_dialog (TflWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_window_get_transient_for (l->data) == GTK_WINDOW (window))
      return l->data;

  return NULL;
}

/* What is wrong is told in sentences, whatever a message begins with. */
static void
test_error (void)
{
  static const char *const rows[][2] = {
    { "line 5, column 1: it ends too early", "Line 5, column 1: it ends too early." },
    { "één teken te veel.", "Één teken te veel." },
    { "“a” is no unit", "“a” is no unit." },
  };
  TflWindow *window = open_window (NULL);
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL); /* as in test_close () */

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, rows[i][0]);
      AdwMessageDialog *dialog;

      tfl_window_tell_error (window, "Could Not", error);
      dialog = find_dialog (window);
      g_assert_cmpstr (adw_message_dialog_get_body (dialog), ==, rows[i][1]);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  g_log_set_always_fatal (fatal);
  close_window (window);
}

/* Closing asks where something is not saved, and the window outlives the dialog that asked. */
static void
test_close (void)
{
  TflSession *session = window_fixture_read ("hospital", TRUE);
  TflWindow *window = open_window (session);
  /* GTK 4.18 warns of the labels in libadwaita's own dialog; what is critical still ends the test. */
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_autoptr (GError) error = NULL;
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  g_assert_true (tfl_command_rename (session, "Fac", "Other", &error));
  for (guint i = 0; i < 2; i++)
    {
      gtk_window_close (GTK_WINDOW (window));
      settle ();
      g_assert_nonnull (find_dialog (window));
      adw_message_dialog_response (find_dialog (window), i == 0 ? "cancel" : "discard");
      if (i == 0)
        gtk_window_destroy (GTK_WINDOW (find_dialog (window))); /* a press would have closed it */
      settle ();
      g_assert_true (i == 1 || weak != NULL);
    }
  g_assert_null (weak);
  g_object_unref (session);
  g_log_set_always_fatal (fatal);
}

/* A link in the inspector leads to another element, and must not lead into its name. */
static void
test_link (void)
{
  TflSession *session = window_fixture_read ("hospital", TRUE);
  TflWindow *window = open_window (session);
  GtkWidget *entry;

  tfl_session_select (session, "Fac");
  settle ();
  entry = find_entry (GTK_WIDGET (window), "facilities");
  g_assert_nonnull (entry);
  gtk_widget_grab_focus (entry);
  tfl_session_reveal (session, "Host");
  settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == tfl_window_get_canvas (window));
  close_window (window);
  g_object_unref (session);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);

  return found;
}

/* Units open and close by the keys' actions, each only where it does something; a picture about one unit has none
 * to close. */
static void
test_turn (void)
{
  TflSession *session = window_fixture_read ("hospital", TRUE);
  TflWindow *window = open_window (session);
  const TflScope *scope = tfl_session_get_scope (session);

  tfl_session_select (session, "A-18"); /* work in IT */
  settle ();
  g_assert_true (activate (window, "view.close"));
  g_assert_true (tfl_scope_is_closed (scope, "IT"));
  g_assert_cmpstr (tfl_session_get_primary (session), ==, "IT");
  g_assert_true (activate (window, "view.open"));
  g_assert_false (tfl_scope_is_closed (scope, "IT"));
  tfl_session_select (session, "H");
  settle ();
  activate (window, "view.close-below");
  g_assert_true (tfl_scope_is_closed (scope, "IT"));
  g_assert_false (tfl_scope_is_closed (scope, "H"));
  gtk_widget_activate_action (GTK_WIDGET (window), "view.levels", "s", "1");
  settle ();
  g_assert_true (tfl_scope_is_closed (scope, "H"));
  activate (window, "view.open-below");
  g_assert_false (tfl_scope_is_closed (scope, "H") || tfl_scope_is_closed (scope, "IT"));

  activate (window, "view.chain");
  g_assert_cmpint (scope->kind, ==, TFL_PICTURE_CHAIN);
  activate (window, "view.close");
  g_assert_false (tfl_scope_is_closed (scope, "H"));
  activate (window, "view.matrix");
  activate (window, "view.map");
  activate (window, "view.close");
  g_assert_true (tfl_scope_is_closed (scope, "H"));
  close_window (window);
  g_object_unref (session);
}

static void
wait_until_visible (GtkWidget *widget,
                    gboolean   visible)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (gtk_widget_get_visible (widget) != visible)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
}

/* A layout that takes long says so until it is there, and the old picture stays; one that is quick says nothing. */
static void
test_progress (void)
{
  TflSession *session = window_fixture_read ("hospital", TRUE);
  TflWindow *window = open_window (session);
  GtkWidget *progress = find_type (GTK_WIDGET (window), TFL_TYPE_PROGRESS);
  g_autofree char *folder = g_dir_make_tmp ("trefoil-XXXXXX", NULL);
  g_autofree char *hanging = g_build_filename (folder, "dot", NULL);
  g_autoptr (GError) error = NULL;
  TflSession *slow;

  g_assert_nonnull (progress);
  while (tfl_session_is_laying_out (session))
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (gtk_widget_get_visible (progress));

  /* A Graphviz that says nothing: the engine waits for it as long as it may. */
  g_file_set_contents_full (hanging, "#!/bin/sh\nexec sleep 60\n", -1, G_FILE_SET_CONTENTS_NONE, 0700, &error);
  g_assert_no_error (error);
  g_setenv ("TREFOIL_DOT", hanging, TRUE);
  slow = window_fixture_read ("bank", TRUE);
  tfl_window_set_session (window, slow);
  wait_until_visible (progress, TRUE);
  g_assert_true (tfl_session_is_laying_out (slow));
  wait_until_visible (progress, FALSE);
  g_assert_false (tfl_session_is_laying_out (slow));
  g_unsetenv ("TREFOIL_DOT");
  g_remove (hanging);
  g_rmdir (folder);
  close_window (window);
  g_object_unref (session);
  g_object_unref (slow);
}

static void
test_shortcuts (void)
{
  GtkWidget *shortcuts = tfl_shortcuts_new ();

  gtk_window_present (GTK_WINDOW (shortcuts));
  settle ();
  gtk_window_destroy (GTK_WINDOW (shortcuts));
}

static void
test_starts (void)
{
  static const char *const starts[] = { "team", "stream", "supplier" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      TflWindow *window = open_window (NULL);

      tfl_files_new_from (window, starts[i]);
      settle ();
      g_assert_nonnull (tfl_window_get_session (window));
      close_window (window);
    }
}

static TflPoint
get_pin (TflSession *session,
         const char *unit)
{
  TflPoint place = { -1, -1 };

  tfl_command_get_pin (session, unit, &place);

  return place;
}

/* It makes no step. */
static void
assert_nothing_to_do (TflWindow  *window,
                      const char *action)
{
  TflDocument *document = tfl_session_get_document (tfl_window_get_session (window));
  guint n_steps = tfl_document_get_n_steps (document);

  activate (window, action);
  g_assert_cmpuint (tfl_document_get_n_steps (document), ==, n_steps);
}

/* All that a pointer can do to a place, a key can. */
static void
test_pin (void)
{
  TflSession *session = window_fixture_read ("hospital", TRUE);
  TflWindow *window = open_window (session);
  TflPoint place;

  tfl_session_select (session, "Fac");
  settle ();
  assert_nothing_to_do (window, "edit.unpin");
  g_assert_true (activate (window, "edit.pin"));
  place = get_pin (session, "Fac");
  g_assert_cmpfloat (place.x, >=, 0);
  settle ();
  assert_nothing_to_do (window, "edit.pin");
  gtk_widget_activate_action (GTK_WIDGET (window), "edit.nudge", "s", "right");
  gtk_widget_activate_action (GTK_WIDGET (window), "edit.nudge", "s", "right");
  gtk_widget_activate_action (GTK_WIDGET (window), "edit.nudge", "s", "down");
  g_assert_cmpfloat (get_pin (session, "Fac").x, ==, place.x + 16);
  g_assert_cmpfloat (get_pin (session, "Fac").y, ==, place.y + 8);
  g_assert_true (activate (window, "edit.unpin"));
  g_assert_cmpfloat (get_pin (session, "Fac").x, ==, -1);

  gtk_widget_activate_action (GTK_WIDGET (window), "edit.nudge", "s", "left");
  settle ();
  g_assert_cmpfloat (get_pin (session, "Fac").x, ==, place.x - 8);
  assert_nothing_to_do (window, "edit.arrange-unit");
  tfl_session_select (session, "H");
  settle ();
  g_assert_true (activate (window, "edit.arrange-unit"));
  g_assert_cmpfloat (get_pin (session, "Fac").x, ==, -1);
  settle ();
  assert_nothing_to_do (window, "edit.arrange");
  close_window (window);
  g_assert_finalize_object (session);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/templates", test_templates);
  g_test_add_func ("/window/start", test_start);
  g_test_add_func ("/window/error", test_error);
  g_test_add_func ("/window/orphan", test_orphan);
  g_test_add_func ("/window/inspect-all", test_inspect_all);
  g_test_add_func ("/window/edit", test_edit);
  g_test_add_func ("/window/property", test_property);
  g_test_add_func ("/window/close", test_close);
  g_test_add_func ("/window/link", test_link);
  g_test_add_func ("/window/turn", test_turn);
  g_test_add_func ("/window/progress", test_progress);
  g_test_add_func ("/window/shortcuts", test_shortcuts);
  g_test_add_func ("/window/starts", test_starts);
  g_test_add_func ("/window/pin", test_pin);

  return window_fixture_run (&application);
}
