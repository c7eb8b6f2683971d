#include "job-fixture.h"

#include "io/tfl-reader.h"

/* What stands on the model. */
static void
add_job (JobFixture *self)
{
  self->deck = tfl_deck_new_generated (self->of.model, self->of.tally, 1);
  self->pages = g_array_new (FALSE, FALSE, sizeof (TflPage));
  self->job = (TflExportJob) { self->of.model, self->of.index, self->of.tally, self->of.findings, NULL, 0 };
}

void
job_fixture_init (JobFixture *self,
                  const char *elements)
{
  scene_fixture_init (&self->of, elements);
  add_job (self);
}

void
job_fixture_init_example (JobFixture *self,
                          const char *name)
{
  g_autofree char *base = g_strconcat (name, ".trefoil", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", base, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  scene_fixture_init_model (&self->of, model);
  add_job (self);
}

void
job_fixture_draw (JobFixture *self,
                  guint       n_pages)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  guint n_slides = tfl_deck_get_n_slides (self->deck);

  for (guint i = 0; i < n_slides && (n_pages == 0 || i < n_pages); i++)
    {
      const TflPicture base = { .model = self->of.model, .index = self->of.index, .tally = self->of.tally,
                                .findings = self->of.findings, .zoom = 1, .legend = TFL_LEGEND_BESIDE };
      const TflSlide *slide = tfl_deck_get_slide (self->deck, i);
      TflPage page = { slide, tfl_slide_draw (slide, &base, engine, NULL, NULL, NULL), TFL_THEME_LIGHT };

      g_array_append_val (self->pages, page);
    }
  self->job.pages = (const TflPage *) (gpointer) self->pages->data;
  self->job.n_pages = self->pages->len;
}

void
job_fixture_clear (JobFixture *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    tfl_scene_unref (g_array_index (self->pages, TflPage, i).scene);
  g_array_unref (self->pages);
  tfl_deck_unref (self->deck);
  scene_fixture_clear (&self->of);
}
