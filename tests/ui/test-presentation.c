/* What a presentation shows: from slide to slide, step by step, into units and back, while the model changes. */
#include "config.h"

#include "app/present/tfl-presentation.h"
#include "app/session/tfl-commands.h"
#include "app/session/tfl-sight.h"

#include "usm/tfl-orphan.h"

static const char plain[] =
  "<model xmlns='urn:trefoil:model:1' name='Plain'>"
  "<unit id='A' name='A'>"
  "<unit id='B' name='B'><unit id='D' name='D'><work id='deep' name='Deep' call='incident' workflow='W4' process='recover'/></unit>"
  "<work id='W' name='Lost'/></unit>"
  "<unit id='C' name='C'><unit id='E' name='E'/><work id='V' name='Agreed' call='wish' workflow='W1' process='agree'/></unit>"
  "</unit></model>";

static const char viewed[] =
  "<model xmlns='urn:trefoil:model:1' name='Viewed'>"
  "<unit id='A' name='A'><unit id='B' name='B'><work id='W' name='Lost'/></unit></unit>"
  "<view id='last' name='Last' slide='9'><notes>Say this.</notes></view><view id='first' name='First' slide='2' root='A'/>"
  "</model>";

typedef struct
{
  TflSession      *session;
  TflPresentation *presentation;
  guint            n_others; /* times that something else came on show */
} Fixture;

static void
changed_cb (TflSession *session,
            TflModel   *before,
            TflModel   *after,
            TflDiff    *diff,
            Fixture    *fixture)
{
  fixture->n_others += tfl_presentation_follow (fixture->presentation, after);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  fixture->session = tfl_session_new (model, NULL, NULL);
  fixture->presentation = tfl_presentation_new (model, tfl_session_get_tally (fixture->session),
                                                tfl_session_get_findings (fixture->session));
  g_signal_connect (fixture->session, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  xml)
{
  tfl_presentation_free (fixture->presentation);
  g_assert_finalize_object (fixture->session);
}

static void
remove_one (Fixture    *fixture,
            const char *id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tfl_command_remove (fixture->session, &id, 1, &error));
}

static const char *
get_title (Fixture *fixture)
{
  return tfl_presentation_get_slide (fixture->presentation)->title;
}

/* “W V”, or “all” where nothing is to come. */
static char *
dump_revealed (Fixture *fixture)
{
  g_autoptr (GPtrArray) ids = tfl_presentation_list_revealed (fixture->presentation);

  if (ids == NULL)
    return g_strdup ("all");
  g_ptr_array_add (ids, NULL);

  return g_strjoinv (" ", (char **) ids->pdata);
}

static void
expect_revealed (Fixture    *fixture,
                 const char *expected)
{
  g_autofree char *revealed = dump_revealed (fixture);

  g_assert_cmpstr (revealed, ==, expected);
}

static void
test_turn (Fixture       *fixture,
           gconstpointer  xml)
{
  TflPresentation *self = fixture->presentation;
  TflDeck *deck = tfl_presentation_get_deck (self);

  g_assert_cmpuint (tfl_deck_get_n_slides (deck), ==, 2);
  g_assert_cmpstr (get_title (fixture), ==, "First");
  g_assert_false (tfl_presentation_previous (self));
  g_assert_true (tfl_presentation_next (self));
  g_assert_cmpstr (get_title (fixture), ==, "Last");
  g_assert_false (tfl_presentation_next (self));
  g_assert_cmpuint (tfl_presentation_get_index (self), ==, 1);
  g_assert_true (tfl_presentation_previous (self));
  g_assert_false (tfl_presentation_go_to (self, 2));
  g_assert_cmpuint (tfl_presentation_get_index (self), ==, 0);

  tfl_presentation_type (self, 1);
  tfl_presentation_type (self, 2);
  g_assert_cmpuint (tfl_presentation_get_typed (self), ==, 12);
  g_assert_false (tfl_presentation_go_to_typed (self));
  g_assert_false (tfl_presentation_go_to_typed (self)); /* nothing is typed any more */
  tfl_presentation_type (self, 0);
  tfl_presentation_type (self, 2);
  g_assert_true (tfl_presentation_go_to_typed (self));
  g_assert_cmpstr (get_title (fixture), ==, "Last");
}

static void
test_begin (Fixture       *fixture,
            gconstpointer  xml)
{
  TflPresentation *self = fixture->presentation;
  g_autoptr (TflScope) scope = tfl_scope_new ();
  gboolean looks_whole;
  TflCamera camera;

  tfl_presentation_begin_at (self, "last", scope);
  g_assert_cmpuint (tfl_presentation_get_index (self), ==, 1);

  /* What no slide shows is shown all the same, and Escape leads to the slide. */
  tfl_scope_set_root (scope, "B");
  tfl_presentation_begin_at (self, NULL, scope);
  g_assert_cmpstr (get_title (fixture), ==, "B");
  g_assert_true (tfl_presentation_come_back (self, &looks_whole, &camera));
  g_assert_true (looks_whole);
  g_assert_cmpstr (get_title (fixture), ==, "Last");
}

static void
test_cover (Fixture       *fixture,
            gconstpointer  xml)
{
  TflPresentation *self = fixture->presentation;

  tfl_presentation_cover (self, TFL_COVER_BLACK);
  tfl_presentation_cover (self, TFL_COVER_WHITE);
  g_assert_cmpint (tfl_presentation_get_cover (self), ==, TFL_COVER_WHITE);
  g_assert_true (tfl_presentation_next (self)); /* it shows again where one was */
  g_assert_cmpint (tfl_presentation_get_cover (self), ==, TFL_COVER_NONE);
  g_assert_cmpuint (tfl_presentation_get_index (self), ==, 0);
  tfl_presentation_cover (self, TFL_COVER_BLACK);
  tfl_presentation_cover (self, TFL_COVER_BLACK);
  g_assert_cmpint (tfl_presentation_get_cover (self), ==, TFL_COVER_NONE);
}

static void
test_drill (Fixture       *fixture,
            gconstpointer  xml)
{
  TflPresentation *self = fixture->presentation;
  const TflCamera from = { 3, 4, 2 };
  gboolean looks_whole;
  TflCamera camera;

  g_assert_false (tfl_presentation_come_back (self, &looks_whole, &camera));
  g_assert_false (tfl_presentation_drill (self, "W", NULL));
  g_assert_true (tfl_presentation_drill (self, "B", &from));
  g_assert_false (tfl_presentation_drill (self, "B", NULL)); /* one is there */
  g_assert_cmpstr (get_title (fixture), ==, "B");
  g_assert_true (tfl_presentation_drill (self, "D", NULL));
  g_assert_cmpstr (get_title (fixture), ==, "D");
  g_assert_cmpuint (tfl_presentation_get_n_drills (self), ==, 2);

  g_assert_true (tfl_presentation_come_back (self, &looks_whole, &camera));
  g_assert_true (looks_whole);
  g_assert_cmpstr (get_title (fixture), ==, "B");
  g_assert_true (tfl_presentation_come_back (self, &looks_whole, &camera));
  g_assert_false (looks_whole);
  g_assert_cmpfloat (camera.x, ==, 3);
  g_assert_cmpfloat (camera.zoom, ==, 2);
  g_assert_cmpuint (tfl_presentation_get_n_drills (self), ==, 0);
  g_assert_cmpstr (get_title (fixture), ==, "Plain");

  g_assert_true (tfl_presentation_drill (self, "D", NULL));
  g_assert_true (tfl_presentation_next (self));
  g_assert_cmpuint (tfl_presentation_get_n_drills (self), ==, 0);
  g_assert_cmpstr (get_title (fixture), ==, "A");
}

static void
test_build (Fixture       *fixture,
            gconstpointer  xml)
{
  TflPresentation *self = fixture->presentation;

  expect_revealed (fixture, "all");
  tfl_presentation_go_to (self, 1);
  tfl_presentation_set_build (self, TFL_BUILD_PROCESS);
  g_assert_cmpuint (tfl_presentation_get_n_steps (self), ==, 3);
  expect_revealed (fixture, "");
  tfl_presentation_next (self);
  expect_revealed (fixture, "V");
  tfl_presentation_next (self);
  expect_revealed (fixture, "V deep");
  g_assert_true (tfl_presentation_drill (self, "B", NULL)); /* on a question all of it is there */
  expect_revealed (fixture, "all");
  tfl_presentation_next (self);
  expect_revealed (fixture, "all");
  g_assert_cmpuint (tfl_presentation_get_index (self), ==, 1);
  tfl_presentation_next (self);
  g_assert_cmpuint (tfl_presentation_get_index (self), ==, 2);
  expect_revealed (fixture, "");
  tfl_presentation_previous (self); /* backwards a slide is as it was left */
  g_assert_cmpuint (tfl_presentation_get_index (self), ==, 1);
  expect_revealed (fixture, "all");
  tfl_presentation_previous (self);
  expect_revealed (fixture, "V deep");
}

/* On the first slide D is closed below two levels: its work is one step, as large as what is drawn for it. */
static void
test_build_closed (Fixture       *fixture,
                   gconstpointer  xml)
{
  TflPresentation *self = fixture->presentation;

  tfl_presentation_set_build (self, TFL_BUILD_WORK);
  g_assert_cmpuint (tfl_presentation_get_n_steps (self), ==, 2); /* of B, closed; of C, closed */
  tfl_presentation_next (self);
  expect_revealed (fixture, "deep W");
  tfl_presentation_go_to (self, 1);
  g_assert_cmpuint (tfl_presentation_get_n_steps (self), ==, 3);
  tfl_presentation_set_build (self, TFL_BUILD_FINDING);
  g_assert_cmpuint (tfl_presentation_get_n_steps (self), >=, 2);
  for (guint i = 0; i + 1 < tfl_presentation_get_n_steps (self); i++)
    tfl_presentation_next (self);
  {
    g_autofree char *revealed = dump_revealed (fixture);
    g_auto (GStrv) ids = g_strsplit (revealed, " ", -1);

    g_assert_true (g_strv_contains ((const char *const *) ids, "W"));
  }
  tfl_presentation_next (self);
  expect_revealed (fixture, "all");
}

static void
test_follow (Fixture       *fixture,
             gconstpointer  xml)
{
  TflPresentation *self = fixture->presentation;
  g_autoptr (GError) error = NULL;

  tfl_presentation_go_to (self, 1);
  tfl_presentation_set_build (self, TFL_BUILD_PROCESS);
  tfl_presentation_next (self);
  g_assert_true (tfl_presentation_drill (self, "B", NULL));
  g_assert_true (tfl_command_rename (fixture->session, "B", "Renamed", &error));
  g_assert_cmpstr (get_title (fixture), ==, "Renamed");
  g_assert_cmpuint (fixture->n_others, ==, 0);
  g_assert_true (tfl_command_make_delivery (fixture->session, "W", &error));
  g_assert_cmpuint (fixture->n_others, ==, 0);
  g_assert_cmpuint (tfl_presentation_get_step (self), ==, 1);
  g_assert_nonnull (strstr (tfl_presentation_get_slide (self)->subtitle, "each with an owning process"));

  /* Who stands in what is gone stands where it was again. */
  tfl_document_undo (tfl_session_get_document (fixture->session));
  g_assert_nonnull (strstr (tfl_presentation_get_slide (self)->subtitle, "1 with no owning process"));
  remove_one (fixture, "B");
  g_assert_cmpuint (fixture->n_others, ==, 1);
  g_assert_cmpstr (get_title (fixture), ==, "A");
  expect_revealed (fixture, "all"); /* V is all there is left */
}

static void
test_follow_views (Fixture       *fixture,
                   gconstpointer  xml)
{
  TflPresentation *self = fixture->presentation;
  g_autoptr (GError) error = NULL;

  tfl_presentation_go_to (self, 1);
  g_assert_true (tfl_command_rename (fixture->session, "last", "Very last", &error));
  g_assert_cmpstr (get_title (fixture), ==, "Very last");
  remove_one (fixture, "last");
  g_assert_cmpstr (get_title (fixture), ==, "First");
  remove_one (fixture, "first");
  g_assert_cmpstr (get_title (fixture), ==, "Viewed"); /* a slide that is made for the model */
}

/* From D to E the way goes by A, which shows both; from A into B there is nothing between. */
static void
test_way (Fixture       *fixture,
          gconstpointer  xml)
{
  TflModel *model = tfl_session_get_model (fixture->session);
  g_autoptr (TflScope) from = tfl_scope_new ();
  g_autoptr (TflScope) to = tfl_scope_new ();
  g_autoptr (TflScope) way = NULL;

  tfl_scope_set_root (from, "D");
  tfl_scope_set_root (to, "E");
  way = tfl_sight_find_way (from, to, model);
  g_assert_cmpstr (way->root, ==, "A");
  g_assert_cmpuint (way->depth, ==, 2);

  tfl_scope_set_root (to, "A");
  g_assert_null (tfl_sight_find_way (from, to, model));
  g_assert_null (tfl_sight_find_way (to, from, model));
  to->depth = 1; /* D is hidden in B, closed */
  g_clear_pointer (&way, tfl_scope_free);
  way = tfl_sight_find_way (to, from, model);
  g_assert_cmpstr (way->root, ==, "A");
  g_assert_cmpuint (way->depth, ==, 2);
  from->kind = TFL_PICTURE_TREE;
  g_assert_null (tfl_sight_find_way (to, from, model));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/presentation/turn", Fixture, viewed, set_up, test_turn, tear_down);
  g_test_add ("/presentation/begin", Fixture, viewed, set_up, test_begin, tear_down);
  g_test_add ("/presentation/cover", Fixture, viewed, set_up, test_cover, tear_down);
  g_test_add ("/presentation/drill", Fixture, plain, set_up, test_drill, tear_down);
  g_test_add ("/presentation/build", Fixture, plain, set_up, test_build, tear_down);
  g_test_add ("/presentation/build/closed", Fixture, plain, set_up, test_build_closed, tear_down);
  g_test_add ("/presentation/follow", Fixture, plain, set_up, test_follow, tear_down);
  g_test_add ("/presentation/follow/views", Fixture, viewed, set_up, test_follow_views, tear_down);
  g_test_add ("/presentation/way", Fixture, plain, set_up, test_way, tear_down);

  return g_test_run ();
}
