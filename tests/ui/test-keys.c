/* What the pointer does on the canvas, done by the actions that keys are bound to. */
#include "config.h"

#include "window-fixture.h"

#include "app/canvas/tfl-canvas.h"
#include "app/widgets/tfl-chooser.h"
#include "app/widgets/tfl-popup.h"

static TflApplication *application;

typedef struct
{
  TflSession *session;
  TflWindow  *window;
} Fixture;

static void
settle (void)
{
  tfl_settle (60);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->session = window_fixture_read ("hospital", FALSE);
  fixture->window = window_fixture_open (application, fixture->session);
  settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_close (fixture->window, fixture->session);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), action, NULL);
  settle ();
}

static void
select_one (Fixture    *fixture,
            const char *id)
{
  tfl_session_select (fixture->session, id);
  settle ();
}

static void
expect_selected (Fixture    *fixture,
                 const char *id)
{
  g_assert_cmpstr (tfl_session_get_primary (fixture->session), ==, id);
}

/* Types into the search field that has the focus, and takes what is found first. */
static void
answer (Fixture    *fixture,
        const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *entry = gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY);

  g_assert_nonnull (gtk_widget_get_ancestor (focus, TFL_TYPE_CHOOSER));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate"); /* sooner than the entry says that something was typed */
  settle ();
}

static const char *
get_field (Fixture  *fixture,
           TflField  field)
{
  return tfl_element_get (tfl_window_get_primary (fixture->window), field);
}

/* Runs until the picture is there, and what was to come after it. */
static void
wait_for_picture (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (tfl_session_is_laying_out (fixture->session))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
  settle ();
}

static void
expect_name_edited (Fixture *fixture)
{
  GtkWidget *focus;

  wait_for_picture (fixture);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_EDITABLE (focus));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==,
                   tfl_element_get_name (tfl_window_get_primary (fixture->window)));
}

/* From the selected unit, then to it; the name of the service is ready to be typed. */
static void
test_connect (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *first = NULL;

  select_one (fixture, "Desk");
  activate (fixture, "edit.add-service");
  answer (fixture, "colo");
  g_assert_cmpstr (get_field (fixture, TFL_SERVICE_PROVIDER), ==, "Desk");
  g_assert_cmpstr (get_field (fixture, TFL_SERVICE_CUSTOMERS), ==, "Colo");
  first = g_strdup (tfl_session_get_primary (fixture->session));
  expect_name_edited (fixture);

  select_one (fixture, "Desk");
  activate (fixture, "edit.add-supply");
  answer (fixture, "Colo");
  g_assert_cmpstr (tfl_session_get_primary (fixture->session), !=, first);
  g_assert_cmpstr (get_field (fixture, TFL_SERVICE_PROVIDER), ==, "Colo");
  g_assert_cmpstr (get_field (fixture, TFL_SERVICE_CUSTOMERS), ==, "Desk");
  expect_name_edited (fixture);

  /* From a unit to one in it: the line is too short for a name. */
  select_one (fixture, "IT");
  activate (fixture, "edit.add-service");
  answer (fixture, "desk");
  g_assert_cmpstr (get_field (fixture, TFL_SERVICE_PROVIDER), ==, "IT");
  expect_name_edited (fixture);
}

static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  /* A service: to its customer, on to its other ends. */
  select_one (fixture, "S2");
  activate (fixture, "view.follow");
  expect_selected (fixture, "Care");
  activate (fixture, "view.follow-next");
  expect_selected (fixture, "Fac");
  activate (fixture, "view.follow-next");
  expect_selected (fixture, "IT");
  activate (fixture, "view.return");
  expect_selected (fixture, "S2");

  /* A unit: its services, those it provides first; and from its supplier's side to the supplier. */
  select_one (fixture, "IT");
  activate (fixture, "view.follow");
  expect_selected (fixture, "S1");
  activate (fixture, "view.follow-next");
  expect_selected (fixture, "S2");
  activate (fixture, "view.follow-next");
  expect_selected (fixture, "S3");
  activate (fixture, "view.follow");
  expect_selected (fixture, "EHRv");
  activate (fixture, "view.return");
  activate (fixture, "view.return");
  expect_selected (fixture, "IT");

  /* Nothing to come to: one stays. What is gone is passed by. */
  select_one (fixture, "ProcessOffice");
  activate (fixture, "view.follow");
  expect_selected (fixture, "ProcessOffice");
  activate (fixture, "view.follow-next");
  expect_selected (fixture, "ProcessOffice");
  g_assert_false (tfl_document_is_modified (tfl_session_get_document (fixture->session)));
}

static const char *
get_parent (Fixture    *fixture,
            const char *id)
{
  return tfl_element_get_parent (tfl_session_lookup (fixture->session, id));
}

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  TflDocument *document = tfl_session_get_document (fixture->session);

  select_one (fixture, "Desk");
  activate (fixture, "edit.move-to");
  answer (fixture, "care");
  g_assert_cmpstr (get_parent (fixture, "Desk"), ==, "Care");
  expect_selected (fixture, "Desk");
  g_assert_cmpstr (tfl_document_get_undo_label (document), ==, "Move “Desk”");
  activate (fixture, "edit.move-out");
  g_assert_cmpstr (get_parent (fixture, "Desk"), ==, "H");
  activate (fixture, "edit.move-out");
  g_assert_cmpstr (get_parent (fixture, "Desk"), ==, TFL_ROOT_ID);
  activate (fixture, "edit.move-out"); /* further out there is nothing */
  g_assert_cmpstr (get_parent (fixture, "Desk"), ==, TFL_ROOT_ID);

  /* Work gets out of a unit as long as there is another one around. */
  select_one (fixture, "A-18");
  activate (fixture, "edit.move-out");
  g_assert_cmpstr (get_parent (fixture, "A-18"), ==, "H");
  activate (fixture, "edit.move-out");
  g_assert_cmpstr (get_parent (fixture, "A-18"), ==, "H");

  /* What cannot be is not done. */
  select_one (fixture, "H");
  activate (fixture, "edit.move-to");
  answer (fixture, "care");
  g_assert_cmpstr (get_parent (fixture, "H"), ==, TFL_ROOT_ID);
  for (guint i = 0; i < 4; i++)
    activate (fixture, "edit.undo");
  g_assert_false (tfl_document_is_modified (document));
}

/* The units in IT, in order. */
static char *
list_units (Fixture *fixture)
{
  TflModel *model = tfl_session_get_model (fixture->session);
  GString *ids = g_string_new (NULL);
  const TflElement *unit;
  TflChildIter iter;

  tfl_child_iter_init (&iter, model, tfl_model_lookup (model, "IT"), TFL_KIND_UNIT);
  while ((unit = tfl_child_iter_next (&iter)) != NULL)
    g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", tfl_element_get_id (unit));

  return g_string_free (ids, FALSE);
}

static void
test_reorder (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *action;
    const char *units;
  } steps[] = {
    { "edit.move-earlier", "Desk ClinApps Infra ProcessOffice" },
    { "edit.move-later", "ClinApps Desk Infra ProcessOffice" },
    { "edit.move-later", "ClinApps Infra Desk ProcessOffice" },
    { "edit.move-later", "ClinApps Infra ProcessOffice Desk" },
    { "edit.move-later", "ClinApps Infra ProcessOffice Desk" },
    { "edit.move-earlier", "ClinApps Infra Desk ProcessOffice" },
    { "edit.undo", "ClinApps Infra ProcessOffice Desk" },
  };

  select_one (fixture, "Desk");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *units = NULL;

      activate (fixture, steps[i].action);
      units = list_units (fixture);
      g_assert_cmpstr (units, ==, steps[i].units);
      if (!g_str_equal (steps[i].action, "edit.undo")) /* shows where something changed */
        expect_selected (fixture, "Desk");
    }
}

static void
test_pan (Fixture       *fixture,
          gconstpointer  data)
{
  TflCanvas *canvas = TFL_CANVAS (tfl_window_get_canvas (fixture->window));
  TflPoint before = tfl_canvas_to_scene (canvas, 0, 0);
  TflPoint after;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "view.pan", "s", "right");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "view.pan", "s", "up");
  after = tfl_canvas_to_scene (canvas, 0, 0);
  g_assert_cmpfloat (after.x, >, before.x);
  g_assert_cmpfloat (after.y, <, before.y);
}

/* The menu of an entry that goes is closed first: it would keep the keyboard of the window. */
static void
test_entry_menu (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  GtkWidget *menu = NULL;

  gtk_widget_set_parent (entry, tfl_window_get_canvas (fixture->window));
  gtk_widget_activate_action (text, "menu.popup", NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (text); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      menu = child;
  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_get_visible (menu));
  tfl_popup_close_inside (entry);
  g_assert_false (gtk_widget_get_visible (menu));
  gtk_widget_unparent (entry);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/keys/connect", Fixture, NULL, set_up, test_connect, tear_down);
  g_test_add ("/keys/follow", Fixture, NULL, set_up, test_follow, tear_down);
  g_test_add ("/keys/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add ("/keys/reorder", Fixture, NULL, set_up, test_reorder, tear_down);
  g_test_add ("/keys/pan", Fixture, NULL, set_up, test_pan, tear_down);
  g_test_add ("/keys/entry-menu", Fixture, NULL, set_up, test_entry_menu, tear_down);

  return window_fixture_run (&application);
}
