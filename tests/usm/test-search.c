/* What a search finds and in which order, by text and by filters; and that it follows edits. */
#include "tfl-generator.h"
#include "tfl-load.h"
#include "tfl-random-method.h"

#include "usm/tfl-search.h"

static const char small[] =
  "<description>About desks</description>"
  "<unit id='d' name='Desk'/>"
  "<unit id='s' name='Service Desk'><description>Where the Calls come in</description>"
  "<work id='w' name='Lost call' tool='t' practice='p'/>"
  "<work id='v' name='Undesked' process='change' workflow='W2' tool='t'/>"
  "<work id='q' name='Quiet' process='CAB'/></unit>"
  "<unit id='c' name='Bureau' caption='was the desk'/>"
  "<service id='sv' name='Cafés' provider='s' customers='d'><facility goods='Printers and Desks'/><agreement customer='d' id='a' "
  "basis='Letter of May'/></service>"
  "<practice id='p' name='Calls' process='recover'/>"
  "<tool id='t' name='Logbook'/>"
  "<view id='vi' name='All'><place unit='d' id='pl'/></view>"
  "<waiver element='q' rule='owner-process' reason='The desk said so' id='wa'/>";

typedef struct
{
  TflLoad    load;
  TflSearch *search;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  tfl_load_text (&fixture->load, small);
  fixture->search = tfl_search_new (fixture->load.model);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  tfl_search_free (fixture->search);
  tfl_load_clear (&fixture->load);
}

static char *
find (Fixture        *fixture,
      const TflQuery *query)
{
  guint n_found;
  g_autoptr (GPtrArray) ids = tfl_search_find (fixture->search, query, fixture->load.findings, G_MAXUINT, &n_found);

  g_assert_cmpuint (n_found, ==, ids->len);
  g_ptr_array_add (ids, NULL);

  return g_strjoinv (" ", (char **) ids->pdata);
}

#define ASSERT_FOUND(expected, ...) \
  G_STMT_START \
  { \
    TflQuery query = { __VA_ARGS__ }; \
    g_autofree char *found = find (fixture, &query); \
    g_assert_cmpstr (found, ==, expected); \
  } \
  G_STMT_END

/* Names that begin so, then a word of theirs, then inside a name, then other texts by name. */
static void
test_rank (Fixture      *fixture,
           gconstpointer data)
{
  ASSERT_FOUND ("d s v c sv / wa", .text = "desk");
  ASSERT_FOUND ("d s v", .text = "desk", .names_only = TRUE);
  ASSERT_FOUND ("p w s", .text = "call");
  ASSERT_FOUND ("sv", .text = "cafes");
  ASSERT_FOUND ("sv", .text = "CAFÉ");
  ASSERT_FOUND ("a", .text = "letter");
  ASSERT_FOUND ("", .text = "nothing");
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  ASSERT_FOUND ("s", .text = "desk service");
  ASSERT_FOUND ("s", .text = "desk come");
  ASSERT_FOUND ("", .text = "desk service", .is_phrase = TRUE);
  ASSERT_FOUND ("s", .text = "service desk", .is_phrase = TRUE);
  ASSERT_FOUND ("", .text = "desk come", .names_only = TRUE);
  /* Nothing is found across the border of two fields. */
  ASSERT_FOUND ("", .text = "bureauwas", .is_phrase = TRUE);
  ASSERT_FOUND ("", .text = "bureau was", .is_phrase = TRUE);
}

static void
test_filters (Fixture      *fixture,
              gconstpointer data)
{
  ASSERT_FOUND ("d s c", .text = "desk", .kinds = 1u << TFL_KIND_UNIT);
  ASSERT_FOUND ("sv", .kinds = 1u << TFL_KIND_SERVICE);
  ASSERT_FOUND ("sv a", .kinds = 1u << TFL_KIND_SERVICE | 1u << TFL_KIND_AGREEMENT);
  ASSERT_FOUND ("", .kinds = 1u << TFL_KIND_PLACE);
  ASSERT_FOUND ("v", .processes = 1u << TFL_PROCESS_CHANGE);
  ASSERT_FOUND ("p v", .processes = 1u << TFL_PROCESS_CHANGE | 1u << TFL_PROCESS_RECOVER);
  ASSERT_FOUND ("v", .workflows = 1u << TFL_WORKFLOW_W2);
  ASSERT_FOUND ("", .workflows = 1u << TFL_WORKFLOW_W3);
  ASSERT_FOUND ("w", .practice = "p");
  ASSERT_FOUND ("w v", .tool = "t");
  ASSERT_FOUND ("v", .tool = "t", .processes = 1u << TFL_PROCESS_CHANGE);
  ASSERT_FOUND ("w", .is_orphan = TRUE); /* q has none either, but that is set aside */
}

static void
test_findings (Fixture      *fixture,
               gconstpointer data)
{
  TflQuery query = { .has_findings = TRUE };
  g_autoptr (GPtrArray) ids = tfl_search_find (fixture->search, &query, fixture->load.findings, G_MAXUINT, NULL);
  g_autoptr (GPtrArray) all = tfl_findings_list (fixture->load.findings, fixture->load.model);
  g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < all->len; i++)
    {
      const TflFinding *finding = g_ptr_array_index (all, i);

      if (finding->waiver == NULL)
        g_hash_table_add (expected, (char *) finding->element);
    }
  g_assert_cmpuint (ids->len, ==, g_hash_table_size (expected));
  g_assert_cmpuint (ids->len, >, 1);
  for (guint i = 0; i < ids->len; i++)
    g_assert_true (g_hash_table_contains (expected, g_ptr_array_index (ids, i)));
}

/* As many orphans as are counted everywhere else. */
static void
test_orphans (void)
{
  TflGenerator generator = { .n_units = 300, .fanout = 5, .density = 0.3, .work = 2, .orphans = 0.4, .seed = 5 };
  g_autoptr (TflModel) first = tfl_generate (&generator);
  g_autoptr (TflDocument) document = tfl_document_new (first);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (TflFindings) findings = NULL;
  g_autoptr (TflTally) tally = NULL;
  g_autoptr (TflSearch) search = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  TflQuery query = { .is_orphan = TRUE };

  for (guint i = 0; i < 500; i++)
    tfl_random_method_edit (document, rand);
  findings = tfl_findings_new (tfl_document_get_model (document), tfl_document_get_index (document));
  tally = tfl_tally_new (tfl_document_get_model (document), tfl_document_get_index (document));
  search = tfl_search_new (tfl_document_get_model (document));
  ids = tfl_search_find (search, &query, findings, G_MAXUINT, NULL);
  g_assert_cmpuint (ids->len, ==, tfl_tally_get (tally, TFL_ROOT_ID).orphans);
  g_assert_cmpuint (ids->len, >, 50);
}

static void
test_empty (void)
{
  g_assert_true (tfl_query_is_empty (&(TflQuery) { .text = " \t" }));
  g_assert_true (tfl_query_is_empty (&(TflQuery) { .names_only = TRUE, .is_phrase = TRUE }));
  g_assert_false (tfl_query_is_empty (&(TflQuery) { .text = "a" }));
  g_assert_false (tfl_query_is_empty (&(TflQuery) { .kinds = 1 }));
  g_assert_false (tfl_query_is_empty (&(TflQuery) { .is_orphan = TRUE }));
}

/* However few are wanted, and however small the steps, they are the first of all. */
static void
test_limit (void)
{
  TflGenerator generator = TFL_GENERATOR (3000);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autoptr (TflSearch) search = tfl_search_new (model);
  TflQuery query = { .text = "u" };
  guint n_all;
  g_autoptr (GPtrArray) all = tfl_search_find (search, &query, NULL, G_MAXUINT, &n_all);

  g_assert_cmpuint (all->len, ==, n_all);
  g_assert_cmpuint (n_all, >, 2000);
  for (guint limit = 1; limit <= 300; limit += 37)
    {
      TflSearchRun *run = tfl_search_begin (search, &query, NULL, limit);
      g_autoptr (GPtrArray) ids = NULL;
      guint n_found;

      while (tfl_search_run_step (run, 100))
        ;
      ids = tfl_search_run_free_to_ids (run, &n_found);
      g_assert_cmpuint (n_found, ==, n_all);
      g_assert_cmpuint (ids->len, ==, limit);
      for (guint i = 0; i < limit; i++)
        g_assert_cmpstr (g_ptr_array_index (ids, i), ==, g_ptr_array_index (all, i));
    }
}

static void
assert_follows (TflSearch **search,
                TflModel  **model,
                TflModel   *after)
{
  g_autoptr (TflDiff) diff = tfl_diff_new (*model, after);
  g_autoptr (TflSearch) fresh = tfl_search_new (after);
  TflQuery query = { .text = "u" };
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) others = NULL;

  tfl_search_update (*search, diff);
  g_assert_true (tfl_search_equal (*search, fresh));
  ids = tfl_search_find (*search, &query, NULL, 20, NULL);
  others = tfl_search_find (fresh, &query, NULL, 20, NULL);
  g_assert_cmpuint (ids->len, ==, others->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpstr (g_ptr_array_index (ids, i), ==, g_ptr_array_index (others, i));
  tfl_model_ref (after);
  tfl_model_unref (*model);
  *model = after;
}

static void
test_follow (void)
{
  TflGenerator generator = { .n_units = 30, .fanout = 3, .density = 0.3, .work = 2, .orphans = 0.3, .seed = 11 };
  g_autoptr (TflModel) first = tfl_generate (&generator);
  g_autoptr (TflDocument) document = tfl_document_new (first);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  TflModel *model = tfl_model_ref (first);
  TflSearch *search = tfl_search_new (first);

  for (guint i = 0; i < 3000; i++)
    {
      if (g_rand_int_range (rand, 0, 10) == 0)
        tfl_document_undo (document);
      else if (g_rand_boolean (rand))
        tfl_random_edit (document, rand);
      else
        tfl_random_method_edit (document, rand);
      if (g_rand_int_range (rand, 0, 3) > 0) /* else two steps in one diff */
        assert_follows (&search, &model, tfl_document_get_model (document));
    }
  assert_follows (&search, &model, first);
  tfl_search_free (search);
  tfl_model_unref (model);
}

static void
rename_unit (TflDocument *document,
             TflSearch   *search,
             const char  *name)
{
  g_autoptr (TflModel) before = tfl_model_ref (tfl_document_get_model (document));
  g_autoptr (TflDiff) diff = NULL;
  TflEdit *edit = tfl_document_begin (document);

  g_assert_true (tfl_edit_set (edit, "u500", TFL_UNIT_NAME, name, NULL));
  g_assert_true (tfl_document_commit (document, edit, "Rename", NULL));
  diff = tfl_diff_new (before, tfl_document_get_model (document));
  tfl_search_update (search, diff);
}

/* A rename folds one element in a model of any size; and again and again leaves no end of garbage behind. */
static void
test_cost (void)
{
  TflGenerator generator = TFL_GENERATOR (10000);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  g_autoptr (TflDocument) document = tfl_document_new (model);
  g_autoptr (TflSearch) search = tfl_search_new (model);
  g_autoptr (TflSearch) fresh = NULL;
  guint64 before = tfl_search_get_n_folded (search);
  g_autofree char *long_name = g_strnfill (5000, 'x');

  rename_unit (document, search, "Other");
  g_assert_cmpuint (tfl_search_get_n_folded (search) - before, ==, 1);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", long_name, i);

      rename_unit (document, search, name);
    }
  fresh = tfl_search_new (tfl_document_get_model (document));
  g_assert_true (tfl_search_equal (search, fresh));
  g_assert_cmpuint (tfl_search_get_n_bytes (search), <, 3 * tfl_search_get_n_bytes (fresh));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/search/rank", Fixture, NULL, set_up, test_rank, tear_down);
  g_test_add ("/search/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/search/filters", Fixture, NULL, set_up, test_filters, tear_down);
  g_test_add ("/search/findings", Fixture, NULL, set_up, test_findings, tear_down);
  g_test_add_func ("/search/orphans", test_orphans);
  g_test_add_func ("/search/empty", test_empty);
  g_test_add_func ("/search/limit", test_limit);
  g_test_add_func ("/search/follow", test_follow);
  g_test_add_func ("/search/cost", test_cost);

  return g_test_run ();
}
