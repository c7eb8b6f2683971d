/* What a screen reader is told of the picture, by the outline and by the canvas; and that both have one selection. */
#include "config.h"

#include "office.h"

#include "app/canvas/tfl-canvas-private.h"
#include "app/session/tfl-commands.h"
#include "app/window/tfl-outline-row.h"
#include "app/window/tfl-outline-tree.h"
#include "app/window/tfl-outline.h"

#include <adwaita.h>

static gboolean
is_outline_row (GtkWidget  *widget,
                const void *id)
{
  return TFL_IS_OUTLINE_ROW (widget) && g_strcmp0 (tfl_outline_row_get_id (TFL_OUTLINE_ROW (widget)), id) == 0;
}

static void
assert_words (GtkWidget  *widget,
              const char *label,
              const char *description)
{
  g_assert_nonnull (widget);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

/* All that the canvas shows is told by the outline, and follows. */
static void
test_outline (void)
{
  TflSession *session = office_new ();
  TflOutline *outline = g_object_new (TFL_TYPE_OUTLINE, NULL);
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GError) error = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 300, 800);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (outline));
  tfl_outline_set_session (outline, session);
  gtk_window_present (GTK_WINDOW (window));
  office_settle ();
  tfl_session_select (session, "S"); /* listed in its provider, which opens */
  office_settle ();
  assert_words (office_find (GTK_WIDGET (outline), is_outline_row, "S"), "Service: Help", "from Desk to Engine room, 2 findings");
  assert_words (office_find (GTK_WIDGET (outline), is_outline_row, "D"), "Unit: Desk",
                "declared Customer, Provider, Operator, provides Help to Engine room");
  assert_words (office_find (GTK_WIDGET (outline), is_outline_row, "E"), "Unit: Engine room",
                "Customer, Operator, receives Help from Desk");
  assert_words (office_find (GTK_WIDGET (outline), is_outline_row, "W2"), "Work: Two, Recover",
                "W4 Incident without change, call: Incident, for Office, operated by Desk");

  g_assert_true (tfl_command_set (session, "W2", TFL_WORK_PROCESS, NULL, &error));
  tfl_session_set_closed (session, "D", TRUE);
  tfl_session_set_closed (session, "O", TRUE);
  office_settle ();
  assert_words (office_find (GTK_WIDGET (outline), is_outline_row, "O"), "Unit: Office, 1 work item with no owning process inside",
                "Customer, Provider, Operator, closed");
  assert_words (office_find (GTK_WIDGET (outline), is_outline_row, "W2"), "Work: Two, no owning process",
                "W4 Incident without change, call: Incident, for Office, operated by Desk, 1 finding");
  g_assert_true (tfl_command_set (session, "S", TFL_SERVICE_PROVIDER, NULL, &error));
  office_settle ();
  g_assert_nonnull (office_find (GTK_WIDGET (outline), is_outline_row, "S"));
  gtk_window_destroy (GTK_WINDOW (window));
  office_finish (session);
}

/* The rows that are marked, by id, in the order on show. */
static void
end_event (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
select_row (GtkSelectionModel *model,
            guint              position,
            gboolean           alone)
{
  gtk_selection_model_select_item (model, position, alone);
  end_event ();
}

static char *
list_marked (GtkWidget *outline)
{
  const GType type = GTK_TYPE_LIST_VIEW;
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (office_find (outline, office_is_type, &type)));
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (model);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < gtk_bitset_get_size (rows); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (model), gtk_bitset_get_nth (rows, i));
      g_autoptr (TflOutlineNode) node = TFL_OUTLINE_NODE (gtk_tree_list_row_get_item (row));

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", tfl_outline_node_get_id (node));
    }

  return g_string_free (ids, FALSE);
}

static void
assert_marked (GtkWidget  *outline,
               const char *expected)
{
  g_autofree char *marked = list_marked (outline);

  g_assert_cmpstr (marked, ==, expected);
}

/* Canvas and outline have one selection, of several too, whoever made it. */
static void
test_selection (void)
{
  static const char *const both[] = { "W2", "E" };
  TflSession *session = office_new ();
  TflOutline *outline = g_object_new (TFL_TYPE_OUTLINE, NULL);
  GtkWidget *window = gtk_window_new ();
  const GType type = GTK_TYPE_LIST_VIEW;
  GtkSelectionModel *model;
  g_autoptr (GError) error = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (outline));
  tfl_outline_set_session (outline, session);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (office_find (GTK_WIDGET (outline), office_is_type, &type)));
  tfl_session_select_many (session, both, 2);
  assert_marked (GTK_WIDGET (outline), "E W2");

  /* O, D, E, W1, W2, W3: one more from the outline comes last, one alone replaces all. */
  select_row (model, 3, FALSE);
  g_assert_cmpuint (tfl_session_get_n_selected (session), ==, 3);
  g_assert_cmpstr (tfl_session_get_primary (session), ==, "W1");
  gtk_selection_model_unselect_item (model, 2);
  end_event ();
  g_assert_false (tfl_session_is_selected (session, "E"));
  assert_marked (GTK_WIDGET (outline), "W1 W2");
  select_row (model, 2, TRUE);
  g_assert_cmpuint (tfl_session_get_n_selected (session), ==, 1);
  g_assert_cmpstr (tfl_session_get_primary (session), ==, "E");

  /* With its first child its row is another one, and still the marked one. */
  g_free (tfl_command_add_child (session, "E", "Cellar", &error));
  tfl_session_select (session, "E");
  tfl_session_undo (session);
  tfl_session_select (session, "E");
  tfl_session_redo (session);
  assert_marked (GTK_WIDGET (outline), tfl_session_get_primary (session));
  tfl_session_clear_selection (session);
  assert_marked (GTK_WIDGET (outline), "");
  gtk_window_destroy (GTK_WINDOW (window));
  office_finish (session);
}

static void
test_canvas (void)
{
  TflSession *session = office_new ();
  GtkWidget *canvas = g_object_ref_sink (tfl_canvas_new ());
  static const char *const both[] = { "W1", "D" };
  g_autoptr (GError) error = NULL;

  tfl_canvas_set_session (TFL_CANVAS (canvas), session);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_ROLE_IMG);
  assert_words (canvas, "Map of the model", "Nothing is selected");
  tfl_session_enter (session, "O");
  tfl_session_select (session, "E");
  assert_words (canvas, "Map of Office", "Unit: Engine room, Customer, Operator, receives Help from Desk");
  g_assert_true (tfl_command_rename (session, "E", "Boiler room", &error));
  assert_words (canvas, "Map of Office", "Unit: Boiler room, Customer, Operator, receives Help from Desk");
  tfl_session_select_many (session, both, 2);
  assert_words (canvas, "Map of Office", "1 unit, 1 work item are selected; the last is Unit: Desk");
  tfl_canvas_set_focus (TFL_CANVAS (canvas), tfl_session_get_primary (session));
  assert_words (canvas, "Map of Office", "At Unit: Desk, selected. 1 unit, 1 work item are selected; the last is Unit: Desk");
  tfl_session_clear_selection (session);
  tfl_canvas_set_focus (TFL_CANVAS (canvas), tfl_session_get_scope (session)->root);
  assert_words (canvas, "Map of Office", "At Unit: Office, not selected. Nothing is selected");
  tfl_canvas_set_session (TFL_CANVAS (canvas), NULL);
  g_assert_finalize_object (canvas);
  office_finish (session);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/told/outline", test_outline);
  g_test_add_func ("/told/selection", test_selection);
  g_test_add_func ("/told/canvas", test_canvas);

  return g_test_run ();
}
