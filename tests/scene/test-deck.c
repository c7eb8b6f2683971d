/* Slides of views and slides made for a model; and what is exported of them: a page each, in one file or in several. */
#include "scene-fixture.h"

#include "export/tfl-export.h"
#include "export/tfl-pages.h"
#include "model/tfl-edit.h"

#include <glib/gstdio.h>
#include <string.h>

#define UNITS                                                                                                \
  "<unit id=\"a\" name=\"A\"><unit id=\"b\" name=\"B\"><unit id=\"c\" name=\"C\">"                      \
  "<work id=\"w1\" name=\"W\" process=\"agree\"/></unit></unit></unit>"                                    \
  "<unit id=\"d\" name=\"D\"><work id=\"w2\" name=\"X\"/></unit>"                                        \
  "<service id=\"s\" name=\"S\" provider=\"d\" customers=\"b\"/>"

#define VIEWS                                                                                                \
  "<view id=\"v1\" name=\"Anywhere\"/><view id=\"v2\" name=\"Second\" slide=\"2\" root=\"a\" theme=\"dark\"/>" \
  "<view id=\"v3\" name=\"First\" slide=\"1\"><notes>Say this</notes></view><view id=\"v4\" root=\"b\"/>"

static char *
list_titles (TflDeck *deck)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < tfl_deck_get_n_slides (deck); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", tfl_deck_get_slide (deck, i)->title);

  return g_string_free (titles, FALSE);
}

static void
test_views (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflDeck) deck = NULL;
  g_autofree char *titles = NULL;

  scene_fixture_init (&fixture, UNITS VIEWS);
  deck = tfl_deck_new_views (fixture.model, fixture.tally);
  titles = list_titles (deck);

  g_assert_cmpstr (titles, ==, "First|Second|Anywhere|B");
  g_assert_cmpstr (tfl_deck_get_slide (deck, 0)->notes, ==, "Say this");
  g_assert_cmpint (tfl_deck_get_slide (deck, 0)->theme, ==, -1);
  g_assert_cmpint (tfl_deck_get_slide (deck, 1)->theme, ==, TFL_THEME_DARK);
  g_assert_cmpstr (tfl_deck_get_slide (deck, 0)->subtitle, ==, "2 work items, 1 with no owning process");
  g_assert_cmpstr (tfl_deck_get_slide (deck, 1)->subtitle, ==, "1 work item, with an owning process");
  g_assert_cmpint (tfl_deck_find (deck, "v2"), ==, 1);
  g_assert_cmpint (tfl_deck_find (deck, "w1"), ==, -1);
  g_assert_cmpint (tfl_deck_find (deck, NULL), ==, -1);
}

static void
test_generated (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflDeck) all = NULL;
  g_autoptr (TflDeck) one = NULL;
  g_autofree char *titles = NULL;
  g_autofree char *fewer = NULL;

  scene_fixture_init (&fixture, UNITS);
  all = tfl_deck_new_generated (fixture.model, fixture.tally, 0);
  titles = list_titles (all);
  g_assert_cmpstr (titles, ==, "Test|A|B|1 piece of work has no owning process|Test: Matrix of work");
  g_assert_true (tfl_deck_get_slide (all, 3)->scope->only.is_orphan);

  one = tfl_deck_new_generated (fixture.model, fixture.tally, 1);
  fewer = list_titles (one);
  g_assert_cmpstr (fewer, ==, "Test|A|1 piece of work has no owning process|Test: Matrix of work");
}

#define HOT "<overlay id=\"o\" name=\"Phase\"><tag id=\"t\" name=\"Pilot\" element=\"d\"/></overlay>"             \
  "<view id=\"v\" name=\"Hot\" heat=\"work\" overlay=\"o\"><camera x=\"10\" y=\"20\" width=\"300\" height=\"200\"/></view>" \
  "<view id=\"old\" heat=\"whatever\"/>"

/* Whether a text, or a shape filled with a colour, is in it. */
static gboolean
shows (TflScene   *scene,
       const char *text,
       TflColour   fill)
{
  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (text != NULL ? g_strcmp0 (shape->text, text) == 0 : shape->fill == fill)
        return TRUE;
    }

  return FALSE;
}

static void
test_heat (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflDeck) deck = NULL;
  g_autoptr (TflScene) hot = NULL;
  g_autoptr (TflScene) plain = NULL;
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  const TflSlide *slide;

  scene_fixture_init (&fixture, UNITS HOT);
  fixture.picture.title = TRUE;
  deck = tfl_deck_new_views (fixture.model, fixture.tally);
  slide = tfl_deck_get_slide (deck, 0);
  g_assert_cmpint (slide->scope->heat, ==, TFL_HEAT_WORK);
  g_assert_cmpfloat (slide->camera.x, ==, 10);
  g_assert_cmpfloat (slide->camera.height, ==, 200);
  g_assert_cmpint (tfl_deck_get_slide (deck, 1)->scope->heat, ==, -1);
  g_assert_cmpfloat (tfl_deck_get_slide (deck, 1)->camera.width, ==, 0);

  hot = tfl_slide_draw (slide, &fixture.picture, engine, NULL, NULL, NULL);
  g_assert_true (shows (hot, NULL, TFL_COLOUR_HEAT + 2));
  g_assert_true (shows (hot, "1", 0));
  g_assert_true (shows (hot, "Pilot", 0));
  g_assert_true (shows (hot, "In a frame: work; the darker, the more", 0));
  plain = tfl_slide_draw (tfl_deck_get_slide (deck, 1), &fixture.picture, engine, NULL, NULL, NULL);
  g_assert_false (shows (plain, NULL, TFL_COLOUR_HEAT + 2));
  g_assert_false (shows (plain, "Pilot", 0));
}

/* A chain shows units each for itself: their work counts, not that of its root alone; and a page is called what its view is. */
static void
test_chain (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflDeck) deck = NULL;
  g_autoptr (TflScene) scene = NULL;
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);

  scene_fixture_init (&fixture, UNITS "<view id=\"v\" name=\"Who leans on whom\" root=\"b\" shape=\"chain\"/>");
  fixture.picture.title = TRUE;
  deck = tfl_deck_new_views (fixture.model, fixture.tally);
  g_assert_cmpint (tfl_deck_get_slide (deck, 0)->scope->kind, ==, TFL_PICTURE_CHAIN);
  g_assert_cmpstr (tfl_deck_get_slide (deck, 0)->subtitle, ==, "2 work items, 1 with no owning process");
  scene = tfl_slide_draw (tfl_deck_get_slide (deck, 0), &fixture.picture, engine, NULL, NULL, NULL);
  g_assert_true (shows (scene, "Who leans on whom", 0));
  g_assert_true (shows (scene, "2 work items · 1 service · ", 0));
}

static void
test_gone (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflModel) model = NULL;
  g_autoptr (TflIndex) index = NULL;
  g_autoptr (TflTally) tally = NULL;
  g_autoptr (TflDeck) deck = NULL;
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflScene) scene = NULL;
  TflPicture picture;
  TflEdit *edit;
  const TflElement *view;

  scene_fixture_init (&fixture, UNITS "<unit id=\"e\" name=\"E\"/><practice id=\"p\" name=\"Pr\"/><view id=\"v\" root=\"b\" practice=\"p\" closed=\"d\"/>");
  edit = tfl_edit_new (fixture.model, NULL);
  g_assert_true (tfl_edit_remove (edit, "d", NULL));
  g_assert_null (tfl_element_get (tfl_edit_lookup (edit, "v"), TFL_VIEW_GONE)); /* what is closed is not missed */
  g_assert_true (tfl_edit_remove (edit, "a", NULL));
  g_assert_true (tfl_edit_remove (edit, "p", NULL));
  model = tfl_edit_free_to_model (edit, NULL);
  view = tfl_model_lookup (model, "v");
  g_assert_null (tfl_element_get (view, TFL_VIEW_ROOT));
  g_assert_cmpstr (tfl_element_get (view, TFL_VIEW_GONE), ==, "B, Pr");

  index = tfl_index_new (model);
  tally = tfl_tally_new (model, index);
  deck = tfl_deck_new_views (model, tally);
  g_assert_cmpstr (tfl_deck_get_slide (deck, 0)->gone, ==, "shows “B, Pr”, which is gone");
  g_assert_nonnull (strstr (tfl_deck_get_slide (deck, 0)->subtitle, "; shows “B, Pr”, which is gone"));

  picture = (TflPicture) { .model = model, .index = index, .tally = tally, .title = TRUE };
  scene = tfl_slide_draw (tfl_deck_get_slide (deck, 0), &picture, engine, NULL, NULL, NULL);
  g_assert_true (shows (scene, "shows “B, Pr”, which is gone", 0));
}

static void
count_cb (guint    n_drawn,
          guint    n_pages,
          gpointer user_data)
{
  guint *n = user_data;

  g_assert_cmpuint (n_drawn, ==, *n + 1);
  g_assert_cmpuint (n_pages, ==, 4);
  *n = n_drawn;
}

static TflPages *
draw (SceneFixture *fixture,
      TflTheme      theme,
      gboolean      force)
{
  g_autoptr (TflDeck) deck = tfl_deck_new_views (fixture->model, fixture->tally);
  g_autoptr (GError) error = NULL;
  guint n = 0;
  TflPages *pages = tfl_pages_new (deck, &fixture->picture, theme, force, count_cb, &n, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpuint (tfl_pages_get_n (pages), ==, 4);

  return pages;
}

static void
test_pages (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflPages) pages = NULL;
  g_autoptr (TflPages) forced = NULL;
  TflRect rect;

  scene_fixture_init (&fixture, UNITS VIEWS);
  pages = draw (&fixture, TFL_THEME_PRINT, FALSE);
  g_assert_cmpint (tfl_pages_get (pages)[0].theme, ==, TFL_THEME_PRINT);
  g_assert_cmpint (tfl_pages_get (pages)[1].theme, ==, TFL_THEME_DARK);
  g_assert_true (tfl_scene_find (tfl_pages_get (pages)[0].scene, "d", &rect));
  g_assert_false (tfl_scene_find (tfl_pages_get (pages)[1].scene, "d", &rect));

  forced = draw (&fixture, TFL_THEME_PRINT, TRUE);
  g_assert_cmpint (tfl_pages_get (forced)[1].theme, ==, TFL_THEME_PRINT);
}

static void
test_cancelled (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflDeck) deck = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  scene_fixture_init (&fixture, UNITS VIEWS);
  deck = tfl_deck_new_views (fixture.model, fixture.tally);
  g_cancellable_cancel (cancellable);
  g_assert_null (tfl_pages_new (deck, &fixture.picture, TFL_THEME_LIGHT, FALSE, NULL, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static TflExportJob
make_job (SceneFixture *fixture,
          TflPages     *pages)
{
  return (TflExportJob) { fixture->model, fixture->index, fixture->tally, fixture->findings, tfl_pages_get (pages),
                          tfl_pages_get_n (pages) };
}

static guint
count (GBytes     *bytes,
       const char *words)
{
  gsize size;
  const char *from = g_bytes_get_data (bytes, &size);
  const char *end = from + size;
  guint n = 0;

  while ((from = memmem (from, (gsize) (end - from), words, strlen (words))) != NULL)
    {
      n++;
      from++;
    }

  return n;
}

static void
test_pdf (void)
{
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflPages) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  TflExportOptions options = { .scale = 1 };
  TflExportJob job;

  scene_fixture_init (&fixture, UNITS VIEWS);
  pages = draw (&fixture, TFL_THEME_PRINT, FALSE);
  job = make_job (&fixture, pages);
  bytes = tfl_export_format_find ("pdf")->write_job (&job, &options, NULL);
  again = tfl_export_format_find ("pdf")->write_job (&job, &options, NULL);

  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpuint (count (bytes, "/Count 4"), >=, 1);
  g_assert_cmpuint (count (bytes, "/Title (Second)"), ==, 1);
  g_assert_cmpuint (count (bytes, "/Marked true"), ==, 1);
  g_assert_cmpuint (count (bytes, "/Lang ("), ==, 1);
  g_assert_cmpuint (count (bytes, "/Prev "), ==, 3);
}

static void
test_files (void)
{
  static const char *const names[] = { "model-1.svg", "model-2.svg", "model-3.svg", "model-4.svg", "model.pdf" };
  g_auto (SceneFixture) fixture = { 0 };
  g_autoptr (TflPages) pages = NULL;
  g_autofree char *folder = g_dir_make_tmp ("trefoil-XXXXXX", NULL);
  TflExportOptions options = { .scale = 1 };
  TflExportJob job;
  guint n_files = 0;

  scene_fixture_init (&fixture, UNITS VIEWS);
  pages = draw (&fixture, TFL_THEME_LIGHT, FALSE);
  job = make_job (&fixture, pages);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_build_filename (folder, i == 0 ? "model.svg" : "model.pdf", NULL);

      g_assert_true (tfl_export_job_to_file (&job, tfl_export_format_for (path), &options, path, &n_files, NULL));
      g_assert_cmpuint (n_files, ==, i == 0 ? 4 : 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/deck/views", test_views);
  g_test_add_func ("/scene/deck/generated", test_generated);
  g_test_add_func ("/scene/deck/heat", test_heat);
  g_test_add_func ("/scene/deck/chain", test_chain);
  g_test_add_func ("/scene/deck/gone", test_gone);
  g_test_add_func ("/scene/deck/pages", test_pages);
  g_test_add_func ("/scene/deck/cancelled", test_cancelled);
  g_test_add_func ("/scene/deck/pdf", test_pdf);
  g_test_add_func ("/scene/deck/files", test_files);

  return g_test_run ();
}
