/* Findings and tally that follow a model, against those made from scratch: after each of thousands
 * of random edits, over undo and redo, and over diffs of many steps at once. */
#include "tfl-generator.h"
#include "tfl-load.h"
#include "tfl-random-method.h"

#define N_EDITS 5000

typedef struct
{
  TflModel    *model; /* the one that they stand at */
  TflFindings *findings;
  TflTally    *tally;
} Follower;

static void
follow (Follower    *self,
        TflDocument *document)
{
  TflModel *after = tfl_document_get_model (document);
  TflIndex *index = tfl_document_get_index (document);
  g_autoptr (TflDiff) diff = tfl_diff_new (self->model, after);
  g_autoptr (TflIndex) fresh = tfl_index_new (after);
  g_autoptr (TflFindings) findings = tfl_findings_new (after, fresh);
  g_autoptr (TflTally) tally = tfl_tally_new (after, fresh);

  tfl_findings_update (self->findings, after, index, diff);
  tfl_tally_update (self->tally, after, index, diff);
  tfl_model_ref (after);
  tfl_model_unref (self->model);
  self->model = after;

  g_assert_true (tfl_findings_equal (self->findings, findings));
  g_assert_true (tfl_tally_equal (self->tally, tally));
}

static void
begin (Follower    *self,
       TflDocument *document)
{
  TflIndex *index = tfl_document_get_index (document);

  self->model = tfl_model_ref (tfl_document_get_model (document));
  self->findings = tfl_findings_new (self->model, index);
  self->tally = tfl_tally_new (self->model, index);
}

static void
end (Follower *self)
{
  tfl_findings_free (self->findings);
  tfl_tally_free (self->tally);
  tfl_model_unref (self->model);
}

static void
move_on (TflDocument *document,
         GRand       *rand)
{
  int dice = g_rand_int_range (rand, 0, 20);

  if (dice == 0)
    tfl_document_undo (document);
  else if (dice == 1)
    tfl_document_redo (document);
  else if (dice < 5)
    tfl_random_edit (document, rand);
  else
    tfl_random_method_edit (document, rand);
}

/* Each step on its own; and, by a second follower, up to thirty steps in one diff. */
static void
test_random (void)
{
  TflGenerator generator = { .n_units = 25, .fanout = 3, .density = 0.3, .work = 2, .orphans = 0.3, .seed = 11 };
  g_autoptr (TflModel) first = tfl_generate (&generator);
  g_autoptr (TflDocument) document = tfl_document_new (first);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  Follower close, distant;
  guint n_findings = 0;

  begin (&close, document);
  begin (&distant, document);
  for (guint i = 0; i < N_EDITS; i++)
    {
      move_on (document, rand);
      follow (&close, document);
      if (g_rand_int_range (rand, 0, 30) == 0)
        follow (&distant, document);
      n_findings += tfl_findings_count (close.findings, TFL_SEVERITY_ERROR);
    }
  g_assert_cmpuint (n_findings, >, N_EDITS);

  while (tfl_document_can_undo (document))
    tfl_document_undo (document);
  follow (&distant, document);
  end (&close);
  end (&distant);
}

static void
must (gboolean   ok,
      GError   **error)
{
  g_assert_no_error (*error);
  g_assert_true (ok);
}

/* Sets one field; gives the number of checks that it cost. */
static guint
cost_of (TflDocument *document,
         Follower    *follower,
         const char  *id,
         TflField     field,
         const char  *value)
{
  TflEdit *edit = tfl_document_begin (document);
  guint64 before = tfl_findings_get_n_checked (follower->findings);
  GError *error = NULL;

  must (tfl_edit_set (edit, id, field, value, &error), &error);
  must (tfl_document_commit (document, edit, "Set", &error), &error);
  follow (follower, document);
  return (guint) (tfl_findings_get_n_checked (follower->findings) - before);
}

static guint
n_rules_for (TflKind kind)
{
  guint n_rules;
  const TflRule *rules = tfl_rules_get (&n_rules);
  guint n = 0;

  for (guint i = 0; i < n_rules; i++)
    n += rules[i].kind == kind;
  return n;
}

/* In a model of ten thousand units an edit of work checks that work, and an edit of a unit what names it. */
static void
test_cost (void)
{
  TflGenerator generator = TFL_GENERATOR (10000);
  g_autoptr (TflModel) first = tfl_generate (&generator);
  g_autoptr (TflDocument) document = tfl_document_new (first);
  Follower follower;

  begin (&follower, document);
  g_assert_cmpuint (tfl_findings_get_n_checked (follower.findings), >=, 10000 * n_rules_for (TFL_KIND_WORK));
  g_assert_cmpuint (cost_of (document, &follower, "w77", TFL_WORK_PROCESS, "CAB"), ==, n_rules_for (TFL_KIND_WORK));
  g_assert_cmpuint (cost_of (document, &follower, "w77", TFL_WORK_PROCESS, NULL), ==, n_rules_for (TFL_KIND_WORK));
  g_assert_cmpuint (cost_of (document, &follower, "s77", TFL_SERVICE_NAME, "Other"), ==, n_rules_for (TFL_KIND_SERVICE));
  g_assert_cmpuint (cost_of (document, &follower, "u5000", TFL_UNIT_NAME, "Other"), <, 100);
  g_assert_cmpuint (cost_of (document, &follower, TFL_ROOT_ID, TFL_MODEL_NAME, "Other"), ==, 0);
  end (&follower);
}

/* Two ways round in one step: b into c, and c from under a to the top. */
static void
test_nested_moves (void)
{
  g_autoptr (TflModel) units = tfl_test_model ("a", "b>a", "c>a", "d>b", NULL);
  g_autoptr (TflDocument) document = tfl_document_new (units);
  TflEdit *edit = tfl_document_begin (document);
  GError *error = NULL;
  Follower follower;

  must (tfl_edit_add (edit, tfl_element_new (TFL_KIND_WORK, "w"), "d", NULL, &error), &error);
  must (tfl_document_commit (document, edit, "Add", &error), &error);
  begin (&follower, document);
  g_assert_cmpuint (tfl_tally_get (follower.tally, "a").work, ==, 1);

  edit = tfl_document_begin (document);
  must (tfl_edit_move (edit, "c", TFL_ROOT_ID, NULL, &error), &error);
  must (tfl_edit_move (edit, "b", "c", NULL, &error), &error);
  must (tfl_edit_move (edit, "d", "c", NULL, &error), &error);
  must (tfl_document_commit (document, edit, "Move", &error), &error);
  follow (&follower, document);
  g_assert_cmpuint (tfl_tally_get (follower.tally, "a").work, ==, 0);
  g_assert_cmpuint (tfl_tally_get (follower.tally, "b").work, ==, 0);
  g_assert_cmpuint (tfl_tally_get (follower.tally, "c").orphans, ==, 1);
  g_assert_cmpuint (tfl_tally_get (follower.tally, TFL_ROOT_ID).work, ==, 1);

  tfl_document_undo (document);
  follow (&follower, document);
  g_assert_cmpuint (tfl_tally_get (follower.tally, "b").work, ==, 1);
  end (&follower);
}

/* A team serves through its profile, and serves no more when that goes: its work then is asked for by nobody. */
static void
test_moved_profile (void)
{
  g_auto (TflLoad) load = { NULL };
  g_autoptr (TflDocument) document = NULL;
  TflEdit *edit;
  GError *error = NULL;
  Follower follower;

  tfl_load_text (&load, "<unit id=\"a\"><profile id=\"p\"/><work id=\"w\" process=\"change\" operators=\"p\"/></unit>"
                        "<unit id=\"b\"><work id=\"v\"/></unit><service id=\"s\" operators=\"p\"/>");
  document = tfl_document_new (load.model);
  begin (&follower, document);
  g_assert_cmpuint (tfl_findings_get_n_for (follower.findings, "w"), ==, 2);

  edit = tfl_document_begin (document);
  must (tfl_edit_move (edit, "p", "b", NULL, &error), &error);
  must (tfl_document_commit (document, edit, "Move", &error), &error);
  follow (&follower, document);
  g_assert_cmpuint (tfl_findings_get_n_for (follower.findings, "w"), ==, 3);
  end (&follower);
}

/* An id may come to stand for something else in one step: what was said of the old one is gone. */
static void
test_changed_kind (void)
{
  g_autoptr (TflModel) units = tfl_test_model ("a", "b>a", NULL);
  g_autoptr (TflDocument) document = tfl_document_new (units);
  TflEdit *edit = tfl_document_begin (document);
  GError *error = NULL;
  Follower follower;

  must (tfl_edit_add (edit, tfl_element_new (TFL_KIND_WORK, "x"), "b", NULL, &error), &error);
  must (tfl_document_commit (document, edit, "Add", &error), &error);
  begin (&follower, document);
  g_assert_cmpuint (tfl_findings_get_n_for (follower.findings, "x"), >, 0);

  edit = tfl_document_begin (document);
  must (tfl_edit_remove (edit, "x", &error), &error);
  must (tfl_edit_add (edit, tfl_element_new (TFL_KIND_UNIT, "x"), "b", NULL, &error), &error);
  must (tfl_document_commit (document, edit, "Replace", &error), &error);
  follow (&follower, document);
  g_assert_cmpuint (tfl_findings_get_n_for (follower.findings, "x"), ==, 0);
  g_assert_cmpuint (tfl_tally_get (follower.tally, "a").work, ==, 0);
  end (&follower);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/follow/random", test_random);
  g_test_add_func ("/follow/cost", test_cost);
  g_test_add_func ("/follow/nested-moves", test_nested_moves);
  g_test_add_func ("/follow/moved-profile", test_moved_profile);
  g_test_add_func ("/follow/changed-kind", test_changed_kind);

  return g_test_run ();
}
