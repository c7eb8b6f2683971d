/* A session follows its document, and each command is one step. */
#include "config.h"

#include "app/session/tfl-commands.h"
#include "usm/tfl-orphan.h"

#include "tfl-generator.h"

static const char small[] =
  "<model xmlns='urn:trefoil:model:1' name='Small'>"
  "<unit id='A' name='A'><unit id='B' name='B'><work id='W' name='Lost'/>"
  "<work id='V' name='Owned' call='incident' workflow='W4' process='recover'/></unit></unit>"
  "<unit id='C' name='C'/>"
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

static void
count_cb (guint *counter)
{
  (*counter)++;
}

static void
test_select (void)
{
  TflSession *session = make_session ();
  guint n_changes = 0;

  g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (count_cb), &n_changes);
  tfl_session_select (session, "W");
  g_assert_cmpstr (tfl_session_get_primary (session), ==, "W");
  tfl_session_select (session, "W");
  g_assert_cmpuint (n_changes, ==, 1);
  tfl_session_add_to_selection (session, "A");
  g_assert_cmpstr (tfl_session_get_primary (session), ==, "A");
  g_assert_cmpuint (tfl_session_get_n_selected (session), ==, 2);
  tfl_session_add_to_selection (session, "A");
  g_assert_cmpstr (tfl_session_get_primary (session), ==, "W");
  tfl_session_select (session, "nobody");
  g_assert_null (tfl_session_get_primary (session));
  g_assert_null (tfl_session_get_selection (session)[0]);
  g_assert_finalize_object (session);
}

static void
remember_cb (TflSession  *session,
             const char  *id,
             char       **remembered)
{
  g_free (*remembered);
  *remembered = g_strdup (id);
}

static void
test_reveal (void)
{
  TflSession *session = make_session ();
  g_autofree char *revealed = NULL;

  g_signal_connect (session, "reveal", G_CALLBACK (remember_cb), &revealed);
  tfl_session_set_closed (session, "B", TRUE);
  tfl_session_enter (session, "C");
  tfl_session_reveal (session, "W");
  g_assert_cmpstr (revealed, ==, "W");
  g_assert_cmpstr (tfl_session_get_primary (session), ==, "W");
  g_assert_null (tfl_session_get_scope (session)->root);
  g_assert_false (tfl_scope_is_closed (tfl_session_get_scope (session), "B"));
  g_assert_finalize_object (session);
}

static void
test_leave (void)
{
  TflSession *session = make_session ();

  tfl_session_enter (session, "B");
  g_assert_true (tfl_session_leave (session));
  g_assert_cmpstr (tfl_session_get_scope (session)->root, ==, "A");
  g_assert_cmpstr (tfl_session_get_primary (session), ==, "B");
  g_assert_true (tfl_session_leave (session));
  g_assert_false (tfl_session_leave (session));
  g_assert_finalize_object (session);
}

/* Removing the unit one is in goes out to what is left. */
static void
test_removed_root (void)
{
  static const char *const ids[] = { "B" };
  TflSession *session = make_session ();
  g_autoptr (GError) error = NULL;

  tfl_session_enter (session, "B");
  tfl_session_select (session, "W");
  g_assert_true (tfl_command_remove (session, ids, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (tfl_session_get_scope (session)->root, ==, "A");
  g_assert_null (tfl_session_get_primary (session));
  tfl_session_undo (session);
  g_assert_cmpstr (tfl_session_get_primary (session), ==, "B");
  g_assert_finalize_object (session);
}

static void
test_own (void)
{
  TflSession *session = make_session ();
  TflDocument *document = tfl_session_get_document (session);
  TflSuggestion answer = { TFL_PROCESS_IMPROVE, TFL_WORKFLOW_W8, TFL_CALL_RISK, TRUE, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (tfl_tally_get (tfl_session_get_tally (session), "A").orphans, ==, 1);
  g_assert_true (tfl_command_own (session, "W", &answer, &error));
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (session, "W"), TFL_WORK_PROCESS), ==, "improve");
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (session, "W"), TFL_WORK_CALL), ==, "risk");
  g_assert_cmpuint (tfl_tally_get (tfl_session_get_tally (session), "A").orphans, ==, 0);
  g_assert_cmpuint (tfl_document_get_n_steps (document), ==, 1);
  tfl_session_undo (session);
  g_assert_cmpuint (tfl_tally_get (tfl_session_get_tally (session), "A").orphans, ==, 1);
  g_assert_false (tfl_document_can_undo (document));
  g_assert_finalize_object (session);
}

static void
test_set_aside (void)
{
  TflSession *session = make_session ();
  const char *rule = tfl_orphan_get_info (TFL_ORPHAN_UNOWNED)->rule;
  const TflFinding *finding;
  g_autoptr (GError) error = NULL;

  g_assert_true (tfl_command_waive (session, "W", rule, "it is a test", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tfl_tally_get (tfl_session_get_tally (session), TFL_ROOT_ID).orphans, ==, 0);
  g_assert_cmpuint (tfl_findings_count_waived (tfl_session_get_findings (session)), ==, 1);
  for (guint i = 0; i < tfl_findings_get_n_for (tfl_session_get_findings (session), "W"); i++)
    {
      finding = tfl_findings_get_for (tfl_session_get_findings (session), "W", i);
      if (g_str_equal (finding->rule->id, rule))
        g_assert_true (tfl_command_unwaive (session, tfl_element_get_id (finding->waiver), &error));
    }
  g_assert_cmpuint (tfl_tally_get (tfl_session_get_tally (session), TFL_ROOT_ID).orphans, ==, 1);
  g_assert_finalize_object (session);
}

static void
test_add (void)
{
  TflSession *session = make_session ();
  g_autoptr (GError) error = NULL;
  g_autofree char *first = tfl_command_add_unit (session, NULL, 1u << TFL_ROLE_CUSTOMER, &error);
  g_autofree char *second = tfl_command_add_unit (session, NULL, 1u << TFL_ROLE_CUSTOMER, &error);
  g_autofree char *inside = tfl_command_add_unit (session, "A", 0, &error);
  g_autofree char *work = tfl_command_add_work (session, inside, &error);
  g_autofree char *service = tfl_command_add_service (session, "A", first, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tfl_element_get_name (tfl_session_lookup (session, first)), !=,
                   tfl_element_get_name (tfl_session_lookup (session, second)));
  g_assert_cmpuint (tfl_element_get_flags (tfl_session_lookup (session, first), TFL_UNIT_DECLARES), ==,
                    1u << TFL_ROLE_CUSTOMER);
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (session, work)), ==, inside);
  g_assert_cmpuint (tfl_element_get_n_children (tfl_session_lookup (session, service)), ==, 1);
  g_assert_cmpstr (tfl_session_get_primary (session), ==, service);
  g_assert_null (tfl_command_add_service (session, "A", "A", &error));
  g_assert_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_REFERENCE);
  for (guint i = 0; i < 5; i++)
    tfl_session_undo (session);
  g_assert_false (tfl_document_is_modified (tfl_session_get_document (session)));
  g_assert_finalize_object (session);
}

static void
test_move (void)
{
  static const char *const ids[] = { "B", "W" };
  TflSession *session = make_session ();
  g_autofree char *reason = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (tfl_command_can_move (session, "A", "B", &reason));
  g_assert_nonnull (reason);
  g_assert_false (tfl_command_can_move (session, "W", NULL, NULL));
  g_assert_true (tfl_command_can_move (session, "B", "C", NULL));
  g_assert_true (tfl_command_move (session, ids, 2, "C", NULL, &error)); /* W goes along with B */
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (session, "B")), ==, "C");
  g_assert_cmpstr (tfl_element_get_parent (tfl_session_lookup (session, "W")), ==, "B");
  g_assert_cmpuint (tfl_document_get_n_steps (tfl_session_get_document (session)), ==, 1);
  g_assert_finalize_object (session);
}

static void
test_view (void)
{
  TflSession *session = make_session ();
  g_autoptr (GError) error = NULL;
  g_autofree char *view = NULL;

  tfl_session_enter (session, "A");
  tfl_session_set_closed (session, "B", TRUE);
  tfl_session_set_taut (session, TRUE);
  view = tfl_command_add_view (session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (session, view), TFL_VIEW_LINES), ==, "straight");
  tfl_session_set_taut (session, FALSE);
  tfl_session_enter (session, NULL);
  tfl_session_set_closed (session, "B", FALSE);
  tfl_session_set_view (session, view);
  g_assert_cmpstr (tfl_session_get_scope (session)->root, ==, "A");
  g_assert_true (tfl_scope_is_closed (tfl_session_get_scope (session), "B"));
  g_assert_true (tfl_session_get_scope (session)->taut);
  g_assert_finalize_object (session);
}

/* A layout comes by itself, and another one after an edit. */
static void
test_layout (void)
{
  TflSession *session = make_session ();
  g_autoptr (GError) error = NULL;

  while (tfl_session_is_laying_out (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (tfl_layout_get_rect (tfl_session_get_layout (session), "W"));
  g_assert_true (tfl_command_set (session, "W", TFL_WORK_NAME, "Found", &error));
  g_assert_true (tfl_session_is_laying_out (session));
  while (tfl_session_is_laying_out (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (tfl_layout_get_rect (tfl_session_get_layout (session), "W"));

  /* One that is closed while a layout is under way goes at once. */
  g_assert_true (tfl_command_set (session, "W", TFL_WORK_NAME, "Lost again", &error));
  g_main_context_iteration (NULL, FALSE);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (session);
  while (session != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_closed (TflSession *session)
{
  return g_hash_table_size (tfl_session_get_scope (session)->closed);
}

static gboolean
is_closed (TflSession *session,
           const char *unit)
{
  return tfl_scope_is_closed (tfl_session_get_scope (session), unit);
}

/* Only what holds something closes; all below, and all beyond a level, in one change. */
static void
test_turn (void)
{
  TflSession *session = make_session ();
  guint n_changes = 0;

  g_signal_connect_swapped (session, "scope-changed", G_CALLBACK (count_cb), &n_changes);
  tfl_session_set_closed (session, "C", TRUE);
  g_assert_cmpuint (n_changes, ==, 0);
  tfl_session_set_closed (session, "B", TRUE);
  g_assert_true (is_closed (session, "B"));
  g_assert_cmpstr (tfl_session_get_turned (session), ==, "B");
  tfl_session_set_closed (session, "B", TRUE);
  g_assert_cmpuint (n_changes, ==, 1);

  tfl_session_set_closed_below (session, "A", FALSE);
  g_assert_cmpuint (count_closed (session), ==, 0);
  tfl_session_set_closed_below (session, "A", TRUE);
  g_assert_true (is_closed (session, "B") && !is_closed (session, "A"));
  tfl_session_set_levels (session, 1);
  g_assert_true (is_closed (session, "A") && !is_closed (session, "B"));
  g_assert_null (tfl_session_get_turned (session));
  tfl_session_set_levels (session, 2);
  g_assert_true (is_closed (session, "B") && !is_closed (session, "A"));
  tfl_session_set_levels (session, 0);
  g_assert_cmpuint (count_closed (session), ==, 0);
  g_assert_cmpuint (n_changes, ==, 6);
  g_assert_false (tfl_document_can_undo (tfl_session_get_document (session)));
  g_assert_finalize_object (session);
}

/* A view's depth closes units that nobody closed; one of them can be opened, the others stay closed. */
static void
test_depth (void)
{
  static const char deep[] =
    "<model xmlns='urn:trefoil:model:1' name='Deep'><unit id='A' name='A'><work id='W' name='Lost'/></unit>"
    "<unit id='B' name='B'><unit id='C' name='C'><work id='V' name='Lost too'/></unit></unit>"
    "<view id='Flat' name='Flat' depth='1'/></model>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (deep, sizeof deep - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, &error);
  TflSession *session;

  g_assert_no_error (error);
  session = tfl_session_new (model, NULL, NULL);
  tfl_session_set_view (session, "Flat");
  g_assert_cmpuint (tfl_session_get_scope (session)->depth, ==, 1);
  tfl_session_set_closed (session, "B", FALSE);
  g_assert_cmpuint (tfl_session_get_scope (session)->depth, ==, 0);
  g_assert_true (is_closed (session, "A"));
  g_assert_false (is_closed (session, "B") || is_closed (session, "C"));
  g_assert_finalize_object (session);
}

/* A kind of picture is kept in a view; a chain begins at what is selected, and gives the root back. */
static void
test_kind (void)
{
  TflSession *session = make_session ();
  g_autoptr (GError) error = NULL;
  g_autofree char *view = NULL;

  tfl_session_enter (session, "A");
  tfl_session_set_kind (session, TFL_PICTURE_MATRIX);
  g_assert_cmpstr (tfl_session_get_scope (session)->root, ==, "A");
  view = tfl_command_add_view (session, NULL, &error);
  g_assert_no_error (error);
  tfl_session_select (session, "W");
  tfl_session_set_kind (session, TFL_PICTURE_CHAIN);
  g_assert_cmpstr (tfl_session_get_scope (session)->root, ==, "B");
  tfl_session_set_kind (session, TFL_PICTURE_MAP);
  g_assert_cmpstr (tfl_session_get_scope (session)->root, ==, "A");
  tfl_session_set_view (session, view);
  g_assert_cmpint (tfl_session_get_scope (session)->kind, ==, TFL_PICTURE_MATRIX);

  /* C is in no chain of B: to show it takes a map. */
  tfl_session_select (session, "W");
  tfl_session_set_kind (session, TFL_PICTURE_CHAIN);
  tfl_session_reveal (session, "C");
  g_assert_cmpint (tfl_session_get_scope (session)->kind, ==, TFL_PICTURE_MAP);
  g_assert_finalize_object (session);
}

typedef struct
{
  guint n_layouts;
  guint n_stale; /* of a model that is no longer on show */
  guint n_busy;
} Layouts;

static void
layout_cb (TflSession *session,
           Layouts    *layouts)
{
  const char *const wanted = g_object_get_data (G_OBJECT (session), "wanted");

  layouts->n_layouts++;
  if (tfl_layout_get_rect (tfl_session_get_layout (session), wanted) == NULL)
    layouts->n_stale++;
}

static void
busy_cb (TflSession *session,
         Layouts    *layouts)
{
  layouts->n_busy++;
}

/* The model moves on while a layout is under way, also when that is ready and only waits to be fetched: it never
 * shows. */
static void
test_stale (void)
{
  TflSession *session = make_session ();
  Layouts layouts = { 0 };
  char *ids[20];

  g_signal_connect (session, "layout-changed", G_CALLBACK (layout_cb), &layouts);
  g_signal_connect (session, "busy-changed", G_CALLBACK (busy_cb), &layouts);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      ids[i] = tfl_command_add_unit (session, "A", 0, &error);
      g_assert_no_error (error);
      g_object_set_data (G_OBJECT (session), "wanted", ids[i]);
      g_assert_true (tfl_session_is_laying_out (session));
      g_main_context_iteration (NULL, FALSE); /* this run begins */
      g_usleep (i * 1000);                    /* … and is perhaps through */
    }
  while (tfl_session_is_laying_out (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (layouts.n_stale, ==, 0);
  g_assert_cmpuint (layouts.n_layouts, >=, 1);
  g_assert_cmpuint (layouts.n_busy, >=, 1);
  g_assert_cmpuint (layouts.n_busy % 2, ==, 1); /* it was busy when we began to count */
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_free (ids[i]);
  g_assert_finalize_object (session);
}

/* What is typed, and what undo brings, is there at once; what is moved may be seen to move. */
static void
test_moves (void)
{
  static const char *const ids[] = { "B" };
  TflSession *session = make_session ();
  g_autoptr (GError) error = NULL;

  g_assert_false (tfl_session_is_to_move (session));
  while (tfl_session_is_laying_out (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tfl_command_move (session, ids, 1, "C", NULL, &error));
  g_assert_true (tfl_session_is_to_move (session));
  g_assert_true (tfl_command_rename (session, "B", "Typed", &error));
  g_assert_false (tfl_session_is_to_move (session));
  while (tfl_session_is_laying_out (session))
    g_main_context_iteration (NULL, TRUE);
  tfl_session_set_closed (session, "B", TRUE);
  g_assert_true (tfl_session_is_to_move (session));
  while (tfl_session_is_laying_out (session))
    g_main_context_iteration (NULL, TRUE);
  tfl_session_undo (session);
  g_assert_false (tfl_session_is_to_move (session));
  g_assert_finalize_object (session);
}

/* Several texts, one step, and what cannot be left empty stays. */
static void
test_replace (void)
{
  static const char *const ids[] = { "A", "W", "V", "C", TFL_ROOT_ID };
  TflSession *session = make_session ();
  TflDocument *document = tfl_session_get_document (session);
  g_autoptr (TflModel) before = tfl_model_ref (tfl_session_get_model (session));
  g_autoptr (GError) error = NULL;
  guint n_replaced;

  g_assert_true (tfl_command_replace (session, ids, G_N_ELEMENTS (ids), "l", "r", TRUE, &n_replaced, &error));
  g_assert_cmpuint (n_replaced, ==, 2);
  g_assert_cmpstr (tfl_document_get_undo_label (document), ==, "Replace in 2 names");
  g_assert_cmpstr (tfl_element_get_name (tfl_session_lookup (session, "W")), ==, "Rost");
  g_assert_cmpstr (tfl_element_get_name (tfl_session_lookup (session, TFL_ROOT_ID)), ==, "Smarr");
  tfl_session_undo (session);
  g_assert_true (tfl_session_get_model (session) == before);

  /* Nothing to do makes no step; a name does not go away. */
  g_assert_true (tfl_command_replace (session, ids, G_N_ELEMENTS (ids), "nowhere", "r", FALSE, &n_replaced, &error));
  g_assert_cmpuint (n_replaced, ==, 0);
  g_assert_true (tfl_command_replace (session, ids, 1, "a", "", TRUE, &n_replaced, &error));
  g_assert_cmpuint (n_replaced, ==, 0);
  g_assert_true (tfl_session_get_model (session) == before);
  g_assert_finalize_object (session);
}

/* Other texts too, where they are asked for; never one that is required. */
static void
test_replace_texts (void)
{
  static const char *const ids[] = { "A", "W", "waiver-1" };
  TflSession *session = make_session ();
  TflDocument *document = tfl_session_get_document (session);
  g_autoptr (GError) error = NULL;
  guint n_replaced;

  g_assert_true (tfl_command_set (session, "A", TFL_UNIT_DESCRIPTION, "Work is lost.\nWork is late.", &error));
  g_assert_true (tfl_command_waive (session, "W", "work-owned", "no work", &error));
  g_assert_true (tfl_command_replace (session, ids, 3, "work", "effort", TRUE, &n_replaced, &error));
  g_assert_cmpuint (n_replaced, ==, 0);
  g_assert_true (tfl_command_replace (session, ids, 3, "work", "effort", FALSE, &n_replaced, &error));
  g_assert_cmpuint (n_replaced, ==, 2);
  g_assert_cmpstr (tfl_document_get_undo_label (document), ==, "Replace in 2 texts");
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (session, "A"), TFL_UNIT_DESCRIPTION), ==,
                   "Effort is lost.\nEffort is late.");
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (session, "waiver-1"), TFL_WAIVER_RULE), ==, "work-owned");
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (session, "waiver-1"), TFL_WAIVER_REASON), ==, "no effort");
  g_assert_finalize_object (session);
}

static const TflFilter *
get_filter (TflSession *session)
{
  TflPicture picture;

  tfl_session_init_picture (session, 1, &picture);

  return picture.filter;
}

/* Turned on and off without another layout; a view made of it says so. */
static void
test_shows (void)
{
  TflSession *session = make_session ();
  g_autoptr (GError) error = NULL;
  g_autofree char *view = NULL;
  guint n_looks = 0;

  while (tfl_session_is_laying_out (session))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (session, "look-changed", G_CALLBACK (count_cb), &n_looks);
  tfl_session_set_shows (session, 1u << TFL_SHOWN_CALLS);
  tfl_session_set_shows (session, 1u << TFL_SHOWN_CALLS);
  g_assert_cmpuint (n_looks, ==, 1);
  g_assert_false (tfl_session_is_laying_out (session));
  view = tfl_command_add_view (session, NULL, &error);
  g_assert_cmpstr (tfl_element_get (tfl_session_lookup (session, view), TFL_VIEW_SHOWS), ==, "calls");
  tfl_session_set_shows (session, 0);
  tfl_session_set_view (session, view);
  g_assert_cmpuint (tfl_session_get_scope (session)->shows, ==, 1u << TFL_SHOWN_CALLS);
  g_assert_finalize_object (session);
}

/* In a large model what fades is found out beside: nobody waits, and what faded before fades until then. */
static void
test_filter (void)
{
  const TflGenerator generator = TFL_GENERATOR (6000);
  g_autoptr (TflModel) model = tfl_generate (&generator);
  TflSession *session = tfl_session_new (model, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *view = tfl_command_add_view (session, NULL, &error);
  const TflFilter *before;
  guint n_looks = 0;

  g_assert_no_error (error);
  g_signal_connect_swapped (session, "look-changed", G_CALLBACK (count_cb), &n_looks);
  g_assert_true (tfl_command_set (session, view, TFL_VIEW_PROCESSES, "recover", &error));
  tfl_session_set_view (session, view);
  g_assert_null (get_filter (session));
  while (n_looks == 0)
    g_main_context_iteration (NULL, TRUE);
  before = get_filter (session);
  g_assert_nonnull (before);

  g_assert_true (tfl_command_set (session, view, TFL_VIEW_PROCESSES, "change", &error));
  g_assert_true (get_filter (session) == before);
  while (n_looks == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (get_filter (session) != before);

  /* What is no longer wanted does not come. */
  g_assert_true (tfl_command_set (session, view, TFL_VIEW_PROCESSES, "improve", &error));
  get_filter (session);
  g_assert_true (tfl_command_set (session, view, TFL_VIEW_PROCESSES, NULL, &error));
  g_assert_null (get_filter (session));
  while (tfl_session_is_laying_out (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (get_filter (session));
  g_assert_cmpuint (n_looks, ==, 2);
  g_assert_finalize_object (session);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/select", test_select);
  g_test_add_func ("/session/reveal", test_reveal);
  g_test_add_func ("/session/leave", test_leave);
  g_test_add_func ("/session/removed-root", test_removed_root);
  g_test_add_func ("/session/own", test_own);
  g_test_add_func ("/session/set-aside", test_set_aside);
  g_test_add_func ("/session/add", test_add);
  g_test_add_func ("/session/move", test_move);
  g_test_add_func ("/session/view", test_view);
  g_test_add_func ("/session/layout", test_layout);
  g_test_add_func ("/session/turn", test_turn);
  g_test_add_func ("/session/depth", test_depth);
  g_test_add_func ("/session/kind", test_kind);
  g_test_add_func ("/session/stale", test_stale);
  g_test_add_func ("/session/filter", test_filter);
  g_test_add_func ("/session/shows", test_shows);
  g_test_add_func ("/session/moves", test_moves);
  g_test_add_func ("/session/replace", test_replace);
  g_test_add_func ("/session/replace-texts", test_replace_texts);

  return g_test_run ();
}
