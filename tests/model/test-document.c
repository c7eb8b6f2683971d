/* A history, played from a table. */
#include "model/tfl-document.h"

#include "tfl-generator.h"

typedef enum { ADD, RENAME, REMOVE, MOVE, SAVE, UNDO, REDO } Verb;

typedef struct
{
  Verb verb;
  const char *id;
  const char *text;
  const char *dump;
  gboolean is_modified;
  const char *undo_label;
} Move;

static void
play (TflDocument *document,
      const Move  *move)
{
  TflEdit *edit = NULL;
  g_autoptr (GError) error = NULL;

  switch (move->verb)
    {
    case ADD:
      edit = tfl_document_begin (document);
      tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, move->id), move->text != NULL ? move->text : TFL_ROOT_ID,
                    NULL, &error);
      tfl_document_commit (document, edit, "Add", NULL);
      break;
    case RENAME:
      edit = tfl_document_begin (document);
      tfl_edit_set (edit, move->id, TFL_UNIT_NAME, move->text, &error);
      tfl_document_commit (document, edit, "Rename", NULL);
      break;
    case REMOVE:
      edit = tfl_document_begin (document);
      tfl_edit_remove (edit, move->id, &error);
      tfl_document_commit (document, edit, "Delete", NULL);
      break;
    case MOVE:
      edit = tfl_document_begin (document);
      tfl_edit_move (edit, move->id, move->text, NULL, &error);
      tfl_document_commit (document, edit, "Move", NULL);
      break;
    case SAVE:
      tfl_document_mark_saved (document, tfl_document_get_model (document));
      break;
    case UNDO:
      tfl_document_undo (document);
      break;
    case REDO:
      tfl_document_redo (document);
      break;
    }
  g_assert_no_error (error);
}

static void
test_history (void)
{
  static const Move script[] = {
    { ADD, "a", NULL, "a", TRUE, "Add" },
    { ADD, "b", NULL, "a b", TRUE, "Add" },
    { ADD, "c", "a", "a c>a b", TRUE, "Add" },
    { SAVE, NULL, NULL, "a c>a b", FALSE, "Add" },
    { RENAME, "c", "Chris", "a c>a=Chris b", TRUE, "Rename" },
    { RENAME, "c", "Chris", "a c>a=Chris b", TRUE, "Rename" }, /* nothing new: no step */
    { UNDO, NULL, NULL, "a c>a b", FALSE, "Add" },
    { REDO, NULL, NULL, "a c>a=Chris b", TRUE, "Rename" },
    { REMOVE, "a", NULL, "b", TRUE, "Delete" },
    { UNDO, NULL, NULL, "a c>a=Chris b", TRUE, "Rename" },
    { UNDO, NULL, NULL, "a c>a b", FALSE, "Add" },
    { ADD, "d", "c", "a c>a d>c b", TRUE, "Add" },
    { REDO, NULL, NULL, "a c>a d>c b", TRUE, "Add" }, /* nothing to redo */
    { MOVE, "c", "b", "a b c>b d>c", TRUE, "Move" },
    { UNDO, NULL, NULL, "a c>a d>c b", TRUE, "Add" },
    { UNDO, NULL, NULL, "a c>a b", FALSE, "Add" },
    { UNDO, NULL, NULL, "a b", TRUE, "Add" },
    { UNDO, NULL, NULL, "a", TRUE, "Add" },
    { UNDO, NULL, NULL, "", TRUE, NULL },
    { UNDO, NULL, NULL, "", TRUE, NULL }, /* nothing to undo */
  };
  g_autoptr (TflModel) empty = tfl_model_new ();
  g_autoptr (TflDocument) document = tfl_document_new (empty);

  for (guint i = 0; i < G_N_ELEMENTS (script); i++)
    {
      g_autofree char *dump = NULL;

      play (document, &script[i]);
      dump = tfl_test_dump (tfl_document_get_model (document));
      g_assert_cmpstr (dump, ==, script[i].dump);
      g_assert_cmpint (tfl_document_is_modified (document), ==, script[i].is_modified);
      g_assert_cmpstr (tfl_document_get_undo_label (document), ==, script[i].undo_label);
    }
  g_assert_true (tfl_document_get_model (document) == empty);
  g_assert_finalize_object (g_steal_pointer (&document));
}

static void
changed_cb (TflDocument *document,
            TflModel    *before,
            TflModel    *after,
            TflDiff     *diff,
            gpointer     user_data)
{
  GString *log = user_data;

  g_assert_true (tfl_document_get_model (document) == after);
  g_string_append_printf (log, "%s:%u ", tfl_diff_get_subject (diff), tfl_diff_get_n_changes (diff));
}

/* One signal a step, with a diff whose subject is what a person would look at. */
static void
test_changed (void)
{
  static const Move script[] = {
    { ADD, "d", "a", NULL, FALSE, NULL },   { RENAME, "b", "Bert", NULL, FALSE, NULL },
    { MOVE, "b", "a", NULL, FALSE, NULL },  { REMOVE, "a", NULL, NULL, FALSE, NULL },
    { UNDO, NULL, NULL, NULL, FALSE, NULL }, { SAVE, NULL, NULL, NULL, FALSE, NULL },
  };
  g_autoptr (TflModel) model = tfl_test_model ("a", "b", "c>a", NULL);
  g_autoptr (TflDocument) document = tfl_document_new (model);
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), log);
  for (guint i = 0; i < G_N_ELEMENTS (script); i++)
    play (document, &script[i]);

  g_assert_cmpstr (log->str, ==, "d:2 b:1 b:3 a:5 a:5 ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/history", test_history);
  g_test_add_func ("/document/changed", test_changed);

  return g_test_run ();
}
