#include "job-fixture.h"

#include "io/tfl-reader.h"

#include <string.h>

void
job_fixture_init_model (JobFixture *self,
                        TflModel   *model)
{
  self->model = tfl_model_ref (model);
  self->index = tfl_index_new (model);
  self->tally = tfl_tally_new (model, self->index);
  self->findings = tfl_findings_new (model, self->index);
  self->deck = tfl_deck_new_generated (model, self->tally, 1);
  self->pages = g_array_new (FALSE, FALSE, sizeof (TflPage));
  self->job = (TflExportJob) { self->model, self->index, self->tally, self->findings, NULL, 0 };
}

void
job_fixture_init (JobFixture *self,
                  const char *elements)
{
  g_autofree char *xml = g_strdup_printf ("<model xmlns=\"urn:trefoil:model:1\" name=\"Test\">%s</model>", elements);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  job_fixture_init_model (self, model);
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
  job_fixture_init_model (self, model);
}

void
job_fixture_draw (JobFixture *self,
                  guint       n_pages)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  guint n_slides = tfl_deck_get_n_slides (self->deck);

  for (guint i = 0; i < n_slides && (n_pages == 0 || i < n_pages); i++)
    {
      const TflPicture base = { .model = self->model, .index = self->index, .tally = self->tally,
                                .findings = self->findings, .zoom = 1, .legend = TFL_LEGEND_BESIDE };
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
  tfl_findings_free (self->findings);
  tfl_tally_free (self->tally);
  tfl_index_free (self->index);
  tfl_model_unref (self->model);
}
