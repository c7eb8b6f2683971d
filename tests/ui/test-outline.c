/* The tree of the outline follows the model, and leaves alone what did not change. */
#include "config.h"

#include "app/session/tfl-commands.h"
#include "app/window/tfl-outline-tree.h"

static const char small[] =
  "<model xmlns='urn:trefoil:model:1'>"
  "<unit id='A' name='A'><unit id='B' name='B'><work id='W' name='W'/></unit></unit>"
  "<unit id='C' name='C'/>"
  "<service id='S' name='S'/>"
  "</model>";

static TflSession *
make_session (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (small, sizeof small - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);

  return tfl_session_new (model, NULL, NULL);
}

/* The visible rows: “A>B>W C”, an open row with > behind it. */
static char *
dump (GtkTreeListModel *tree)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, i);
      g_autoptr (TflOutlineNode) node = TFL_OUTLINE_NODE (gtk_tree_list_row_get_item (row));

      g_string_append_printf (text, "%s%s ", tfl_outline_node_get_id (node),
                              gtk_tree_list_row_get_expanded (row) ? ">"
                              : gtk_tree_list_row_is_expandable (row) ? "+" : "");
    }

  return g_strchomp (g_strdup (text->str));
}

static void
assert_rows (GtkTreeListModel *tree,
             const char       *expected)
{
  g_autofree char *rows = dump (tree);

  g_assert_cmpstr (rows, ==, expected);
}

static void
test_follow (void)
{
  static const char *const moved[] = { "B" };
  static const char *const removed[] = { "W" };
  TflSession *session = make_session ();
  GtkTreeListModel *tree = tfl_outline_tree_new (session);
  g_autoptr (GtkTreeListRow) row = NULL;
  g_autoptr (GError) error = NULL;

  assert_rows (tree, "A+ C S");
  row = tfl_outline_tree_find_row (tree, tfl_session_get_model (session), "W", TRUE);
  g_assert_nonnull (row);
  assert_rows (tree, "A> B> W C S");

  /* A new name changes no list. */
  g_assert_true (tfl_command_rename (session, "B", "Bee", &error));
  assert_rows (tree, "A> B> W C S");

  /* C gets an arrow with its first child, and A loses its own with its last. */
  g_assert_true (tfl_command_move (session, moved, 1, "C", NULL, &error));
  assert_rows (tree, "A C+ S");
  tfl_session_undo (session);
  assert_rows (tree, "A+ C S");

  g_assert_true (tfl_command_remove (session, removed, 1, &error));
  g_clear_object (&row);
  row = tfl_outline_tree_find_row (tree, tfl_session_get_model (session), "B", TRUE);
  assert_rows (tree, "A> B C S");
  g_assert_null (tfl_outline_tree_find_row (tree, tfl_session_get_model (session), "W", TRUE));
  g_clear_object (&row);
  g_assert_finalize_object (tree);
  g_assert_finalize_object (session);
}

/* A service stands in its provider, which has an arrow for it; what nobody provides stands at the top. */
static void
test_services (void)
{
  TflSession *session = make_session ();
  GtkTreeListModel *tree = tfl_outline_tree_new (session);
  g_autoptr (GtkTreeListRow) row = NULL;
  g_autoptr (GError) error = NULL;

  assert_rows (tree, "A+ C S");
  g_assert_true (tfl_command_set (session, "S", TFL_SERVICE_PROVIDER, "C", &error));
  assert_rows (tree, "A+ C+");
  row = tfl_outline_tree_find_row (tree, tfl_session_get_model (session), "S", TRUE);
  g_assert_nonnull (row);
  assert_rows (tree, "A+ C> S");
  g_assert_true (tfl_command_set (session, "S", TFL_SERVICE_PROVIDER, "B", &error));
  g_clear_object (&row);
  row = tfl_outline_tree_find_row (tree, tfl_session_get_model (session), "S", TRUE);
  assert_rows (tree, "A> B> W S C");
  tfl_session_undo (session);
  tfl_session_undo (session);
  assert_rows (tree, "A> B> W C S");
  g_clear_object (&row);
  g_assert_finalize_object (tree);
  g_assert_finalize_object (session);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline/follow", test_follow);
  g_test_add_func ("/outline/services", test_services);

  return g_test_run ();
}
