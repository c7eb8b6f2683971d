/* The strip of views: names, order, pictures, what is gone, and what is on show. */
#include "config.h"

#include "window-fixture.h"

#include "app/canvas/tfl-canvas.h"
#include "app/session/tfl-commands.h"
#include "app/window/tfl-view-strip.h"

#define MODEL                                                                                                          \
  "<model xmlns='urn:trefoil:model:1' name='Small'>"                                                                   \
  "<unit id='A' name='Desk'><unit id='B' name='B'><work id='W' name='Lost'/></unit></unit><unit id='C' name='C'/>"     \
  "<service id='S' name='S' provider='A' customers='C'/>"                                                              \
  "<view id='v1' name='One'/><view id='v2' name='Two' root='A'/><view id='v3' name='Three'/></model>"

static TflApplication *application;

static void
assert_view (TflViewStrip *strip,
             guint         position,
             const char   *expected)
{
  gboolean drawn;
  g_autofree char *words = tfl_view_strip_describe (strip, position, &drawn);

  g_assert_cmpstr (words, ==, expected);
}

static gboolean
is_drawn (TflViewStrip *strip,
          guint         position)
{
  gboolean drawn;
  g_autofree char *words = tfl_view_strip_describe (strip, position, &drawn);

  return drawn;
}

static void
wait_for_pictures (TflViewStrip *strip)
{
  for (guint i = 0; i < 200 && !(is_drawn (strip, 0) && is_drawn (strip, 1) && is_drawn (strip, 2)); i++)
    tfl_settle (50);
  g_assert_true (is_drawn (strip, 0) && is_drawn (strip, 1) && is_drawn (strip, 2));
}

static TflViewStrip *
open_strip (TflSession *session,
            TflWindow **window)
{
  TflViewStrip *strip;

  *window = window_fixture_open (application, session);
  strip = TFL_VIEW_STRIP (tfl_window_get_strip (*window));
  tfl_view_strip_set_wanted (strip, TRUE);
  tfl_settle (200);

  return strip;
}

/* By key alone: it opens, and the arrows walk the views. */
static void
test_keys (void)
{
  TflSession *session = window_fixture_parse (MODEL);
  TflWindow *window = window_fixture_open (application, session);
  GtkWidget *strip = tfl_window_get_strip (window);
  GtkWidget *focus;

  tfl_settle (200);
  g_assert_false (tfl_view_strip_is_wanted (TFL_VIEW_STRIP (strip)));
  for (guint i = 0; i < 2; i++) /* closed, and open with the keys elsewhere */
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "view.go-to-views", NULL);
      tfl_settle (400);
      g_assert_true (tfl_view_strip_is_wanted (TFL_VIEW_STRIP (strip)));
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_is_ancestor (focus, strip));
      g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW));
      gtk_widget_grab_focus (tfl_window_get_canvas (window));
    }
  window_fixture_close (window, session);
}

static void
test_order (void)
{
  TflSession *session = window_fixture_parse (MODEL);
  TflWindow *window;
  TflViewStrip *strip = open_strip (session, &window);
  g_autoptr (GError) error = NULL;

  assert_view (strip, 1, "View 2 of 3: Two");
  tfl_view_strip_drop (strip, 2, 0);
  assert_view (strip, 0, "View 1 of 3: Three");
  assert_view (strip, 2, "View 3 of 3: Two");
  g_assert_cmpstr (tfl_session_get_primary (session), ==, "v3");
  tfl_session_undo (session);
  assert_view (strip, 0, "View 1 of 3: One");
  g_assert_true (tfl_command_rename (session, "v1", "First", &error));
  assert_view (strip, 0, "View 1 of 3: First");
  g_assert_nonnull (tfl_command_add_view (session, NULL, &error));
  assert_view (strip, 3, "View 4 of 4: View");
  window_fixture_close (window, session);
}

/* Drawn where they are seen, kept where only words are others, and drawn again where what they show is. */
static void
test_pictures (void)
{
  TflSession *session = window_fixture_parse (MODEL);
  TflWindow *window;
  TflViewStrip *strip = open_strip (session, &window);
  g_autoptr (GError) error = NULL;

  wait_for_pictures (strip);
  g_assert_true (tfl_command_rename (session, "v1", "First", &error));
  g_assert_true (tfl_command_set (session, "v1", TFL_VIEW_NOTES, "Say", &error));
  g_assert_true (tfl_command_move_view (session, "v1", 1, &error));
  g_assert_true (is_drawn (strip, 0) && is_drawn (strip, 1) && is_drawn (strip, 2));
  g_assert_true (tfl_command_set (session, "v3", TFL_VIEW_SHAPE, "matrix", &error));
  g_assert_true (is_drawn (strip, 0) && is_drawn (strip, 1));
  g_assert_false (is_drawn (strip, 2));
  wait_for_pictures (strip);
  g_assert_true (tfl_command_rename (session, "B", "Other", &error));
  g_assert_false (is_drawn (strip, 0));
  wait_for_pictures (strip);
  window_fixture_close (window, session);
}

static void
test_hidden (void)
{
  TflSession *session = window_fixture_parse (MODEL);
  TflWindow *window = window_fixture_open (application, session);
  TflViewStrip *strip = TFL_VIEW_STRIP (tfl_window_get_strip (window));

  tfl_settle (400);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (strip)));
  g_assert_false (is_drawn (strip, 0)); /* nobody sees it */
  gtk_widget_activate_action (GTK_WIDGET (window), "view.views", NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (strip)));
  wait_for_pictures (strip);
  tfl_window_set_presenting (window, TRUE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (strip)));
  tfl_window_set_presenting (window, FALSE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (strip)));
  window_fixture_close (window, session);
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text) && gtk_widget_get_visible (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_gone (void)
{
  TflSession *session = window_fixture_parse (MODEL);
  TflWindow *window;
  TflViewStrip *strip = open_strip (session, &window);
  const char *const units[] = { "A" };
  g_autoptr (GError) error = NULL;

  g_assert_null (find_label (GTK_WIDGET (strip), "shows “Desk”, which is gone"));
  g_assert_true (tfl_command_remove (session, units, 1, &error));
  tfl_settle (100);
  g_assert_nonnull (find_label (GTK_WIDGET (strip), "shows “Desk”, which is gone"));
  wait_for_pictures (strip); /* of what is left */
  tfl_session_undo (session);
  tfl_settle (100);
  g_assert_null (find_label (GTK_WIDGET (strip), "shows “Desk”, which is gone"));
  window_fixture_close (window, session);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_show (void)
{
  TflSession *session = window_fixture_parse (MODEL);
  TflWindow *window;
  TflViewStrip *strip = open_strip (session, &window);
  GtkWidget *list = find_list (GTK_WIDGET (strip));

  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), 1, TRUE);
  tfl_settle (100);
  g_assert_cmpstr (tfl_session_get_primary (session), ==, "v2"); /* its notes stand in the inspector */
  g_assert_null (tfl_session_get_view (session));
  gtk_widget_activate_action (list, "list.activate-item", "u", 1);
  tfl_settle (300);
  g_assert_cmpstr (tfl_session_get_view (session), ==, "v2");
  g_assert_cmpstr (tfl_session_get_scope (session)->root, ==, "A");
  window_fixture_close (window, session);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* First: what is wanted is remembered. */
  g_test_add_func ("/ui/view-strip/hidden", test_hidden);
  g_test_add_func ("/ui/view-strip/keys", test_keys);
  g_test_add_func ("/ui/view-strip/order", test_order);
  g_test_add_func ("/ui/view-strip/pictures", test_pictures);
  g_test_add_func ("/ui/view-strip/gone", test_gone);
  g_test_add_func ("/ui/view-strip/show", test_show);

  return window_fixture_run (&application);
}
