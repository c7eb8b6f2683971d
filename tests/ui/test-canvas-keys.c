/* The keyboard in the picture: every element can be walked to, and only what is drawn. */
#include "config.h"

#include "canvas-fixture.h"

#include "app/canvas/tfl-canvas-private.h"
#include "app/session/tfl-commands.h"

/* TRUE where the canvas took the key. */
static gboolean
press (CanvasFixture   *fixture,
       guint            keyval,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->canvas));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && !handled)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return handled;
}

static const char *
get_primary (CanvasFixture *fixture)
{
  return tfl_session_get_primary (fixture->session);
}

/* From nothing to the end: the ids in the order in which Tab comes to them. */
static GPtrArray *
walk_all (CanvasFixture *fixture,
          guint          keyval)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  tfl_session_clear_selection (fixture->session);
  while (press (fixture, keyval, 0))
    {
      g_assert_cmpuint (tfl_session_get_n_selected (fixture->session), ==, 1);
      g_assert_false (g_ptr_array_find_with_equal_func (ids, get_primary (fixture), g_str_equal, NULL));
      g_ptr_array_add (ids, g_strdup (get_primary (fixture)));
    }

  return ids;
}

static gboolean
count_drawn_cb (const TflElement *element,
                gpointer          user_data)
{
  CanvasFixture *fixture = user_data;
  TflRect rect;

  if (tfl_scene_find (tfl_canvas_get_scene (fixture->canvas), tfl_element_get_id (element), &rect))
    g_object_set_data (G_OBJECT (fixture->canvas), "drawn",
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (fixture->canvas), "drawn")) + 1));

  return TRUE;
}

static guint
count_drawn (CanvasFixture *fixture)
{
  g_object_set_data (G_OBJECT (fixture->canvas), "drawn", NULL);
  tfl_model_foreach (tfl_session_get_model (fixture->session), count_drawn_cb, fixture);

  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (fixture->canvas), "drawn"));
}

/* Tab comes to all that is drawn, containers first, and back again, in every kind of picture. */
static void
test_tab (CanvasFixture *fixture,
          gconstpointer  name)
{
  for (guint kind = 0; kind < TFL_N_PICTURE_KINDS; kind++)
    {
      g_autoptr (GPtrArray) ids = NULL;
      g_autoptr (GPtrArray) back = NULL;

      tfl_session_clear_selection (fixture->session);
      tfl_session_set_kind (fixture->session, kind);
      canvas_fixture_wait_for_scene (fixture);
      ids = walk_all (fixture, GDK_KEY_Tab);
      back = walk_all (fixture, GDK_KEY_ISO_Left_Tab);
      g_assert_cmpuint (ids->len, ==, count_drawn (fixture));
      g_assert_cmpuint (ids->len, >, 3);
      g_assert_cmpuint (back->len, ==, ids->len);
      for (guint i = 0; i < ids->len; i++)
        {
          const TflElement *element = tfl_session_lookup (fixture->session, g_ptr_array_index (ids, i));
          guint container;

          g_assert_cmpstr (g_ptr_array_index (ids, i), ==, g_ptr_array_index (back, ids->len - 1 - i));
          if (g_ptr_array_find_with_equal_func (ids, tfl_element_get_parent (element), g_str_equal, &container))
            g_assert_cmpuint (container, <, i);
        }
    }
}

static void
test_closed (CanvasFixture *fixture,
             gconstpointer  name)
{
  g_autoptr (GPtrArray) ids = NULL;

  tfl_session_set_closed (fixture->session, "IT", TRUE);
  canvas_fixture_wait_for_scene (fixture);
  ids = walk_all (fixture, GDK_KEY_Tab);
  g_assert_true (g_ptr_array_find_with_equal_func (ids, "IT", g_str_equal, NULL));
  g_assert_false (g_ptr_array_find_with_equal_func (ids, "Desk", g_str_equal, NULL));
  g_assert_false (g_ptr_array_find_with_equal_func (ids, "A-18", g_str_equal, NULL));
}

/* An arrow goes the way it points, from wherever one is, and never into the void. */
static void
test_arrows (CanvasFixture *fixture,
             gconstpointer  name)
{
  static const struct
  {
    guint keyval;
    int   dx;
    int   dy;
  } arrows[] = { { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 } };
  guint n_steps = 0;

  tfl_session_select (fixture->session, "IT");
  for (guint i = 0; i < 200; i++)
    {
      guint arrow = (guint) g_test_rand_int_range (0, 4);
      g_autofree char *before = g_strdup (get_primary (fixture));
      TflRect from = canvas_fixture_find (fixture, before);
      TflRect to;

      g_assert_true (press (fixture, arrows[arrow].keyval, 0));
      g_assert_nonnull (get_primary (fixture));
      to = canvas_fixture_find (fixture, get_primary (fixture));
      if (g_str_equal (before, get_primary (fixture)))
        continue;
      n_steps++;
      g_assert_cmpfloat ((to.x + to.width / 2 - from.x - from.width / 2) * arrows[arrow].dx +
                         (to.y + to.height / 2 - from.y - from.height / 2) * arrows[arrow].dy, >, 0);
    }
  g_assert_cmpuint (n_steps, >, 20);
}

/* Shift keeps what was selected, also on the way back. */
static void
test_extend (CanvasFixture *fixture,
             gconstpointer  name)
{
  g_autofree char *first = NULL;

  press (fixture, GDK_KEY_Home, 0);
  first = g_strdup (get_primary (fixture));
  g_assert_true (press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_cmpuint (tfl_session_get_n_selected (fixture->session), ==, 2);
  g_assert_true (tfl_session_is_selected (fixture->session, first));
  g_assert_cmpstr (get_primary (fixture), !=, first);
  press (fixture, GDK_KEY_Left, GDK_SHIFT_MASK);
  g_assert_true (tfl_session_is_selected (fixture->session, first));
  press (fixture, GDK_KEY_Right, 0);
  g_assert_cmpuint (tfl_session_get_n_selected (fixture->session), ==, 1);
}

/* With Ctrl one looks around and nothing is selected; Space takes in and out what is looked at; other keys go on from
 * there. */
static void
test_focus (CanvasFixture *fixture,
            gconstpointer  name)
{
  TflCanvas *canvas = TFL_CANVAS (fixture->canvas);
  g_autofree char *first = NULL, *beside = NULL, *third = NULL;
  g_autoptr (GError) error = NULL;

  press (fixture, GDK_KEY_Home, 0);
  press (fixture, GDK_KEY_Tab, 0);
  first = g_strdup (get_primary (fixture));
  g_assert_cmpstr (tfl_canvas_get_focus (canvas), ==, first);
  g_assert_true (press (fixture, GDK_KEY_Right, GDK_CONTROL_MASK));
  beside = g_strdup (tfl_canvas_get_focus (canvas));
  g_assert_cmpstr (beside, !=, first);
  g_assert_cmpstr (get_primary (fixture), ==, first);
  g_assert_cmpuint (tfl_session_get_n_selected (fixture->session), ==, 1);

  g_assert_true (press (fixture, GDK_KEY_space, GDK_CONTROL_MASK));
  g_assert_true (tfl_session_is_selected (fixture->session, beside));
  g_assert_true (tfl_session_is_selected (fixture->session, first));
  g_assert_true (press (fixture, GDK_KEY_space, GDK_CONTROL_MASK));
  g_assert_false (tfl_session_is_selected (fixture->session, beside));
  g_assert_cmpstr (tfl_canvas_get_focus (canvas), ==, beside);

  /* The same arrow selects the same as it does from what is selected. */
  press (fixture, GDK_KEY_Down, 0);
  third = g_strdup (get_primary (fixture));
  g_assert_null (canvas->focus);
  tfl_session_select (fixture->session, beside);
  press (fixture, GDK_KEY_Down, 0);
  g_assert_cmpstr (get_primary (fixture), ==, third);

  /* It goes with a selection made elsewhere, and with its element. */
  press (fixture, GDK_KEY_Up, GDK_CONTROL_MASK);
  g_assert_nonnull (canvas->focus);
  tfl_session_select (fixture->session, first);
  g_assert_null (canvas->focus);
  press (fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  g_assert_cmpstr (canvas->focus, ==, beside);
  g_assert_true (tfl_command_remove (fixture->session, (const char *const *) &beside, 1, &error));
  g_assert_null (canvas->focus);

  /* The last one taken out is still looked at. */
  tfl_session_select (fixture->session, first);
  press (fixture, GDK_KEY_space, GDK_CONTROL_MASK);
  g_assert_cmpuint (tfl_session_get_n_selected (fixture->session), ==, 0);
  g_assert_cmpstr (tfl_canvas_get_focus (canvas), ==, first);
}

static void
test_ends (CanvasFixture *fixture,
           gconstpointer  name)
{
  g_autoptr (GPtrArray) ids = walk_all (fixture, GDK_KEY_Tab);

  g_assert_true (press (fixture, GDK_KEY_Home, 0));
  g_assert_cmpstr (get_primary (fixture), ==, g_ptr_array_index (ids, 0));
  g_assert_true (press (fixture, GDK_KEY_End, 0));
  g_assert_cmpstr (get_primary (fixture), ==, g_ptr_array_index (ids, ids->len - 1));
}

/* A letter begins a unit inside; digits and what has a modifier do not. */
static void
test_type (CanvasFixture *fixture,
           gconstpointer  name)
{
  tfl_session_select (fixture->session, "Fac");
  g_assert_false (press (fixture, GDK_KEY_1, 0));
  g_assert_false (press (fixture, GDK_KEY_n, GDK_CONTROL_MASK));
  g_assert_false (press (fixture, GDK_KEY_period, 0));
  g_assert_true (press (fixture, GDK_KEY_n, 0));
  g_assert_true (GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  tfl_canvas_commit (fixture->canvas);
  g_assert_cmpstr (tfl_element_get_name (tfl_session_lookup (fixture->session, get_primary (fixture))), ==, "n");
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (fixture->session, get_primary (fixture))), ==, "Fac");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (CanvasFixture *fixture,
                       gconstpointer  name);
  } tests[] = {
    { "/canvas-keys/tab", test_tab },       { "/canvas-keys/closed", test_closed }, { "/canvas-keys/arrows", test_arrows },
    { "/canvas-keys/extend", test_extend }, { "/canvas-keys/ends", test_ends },     { "/canvas-keys/type", test_type },
    { "/canvas-keys/focus", test_focus },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CanvasFixture, "hospital", canvas_fixture_set_up, tests[i].test, canvas_fixture_tear_down);

  return g_test_run ();
}
