/* Something to export: a model with all that follows from it, and the pages that are made for any model. */
#pragma once

#include "export/tfl-export.h"
#include "export/tfl-page.h"
#include "scene/scene-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  SceneFixture of;
  TflDeck     *deck;
  GArray      *pages; /* of TflPage */
  TflExportJob job;
} JobFixture;

/* The elements inside <model>, without it. No pages yet. */
void job_fixture_init      (JobFixture *self,
                            const char *elements);
/* One of data/examples, by its name without the suffix. */
void job_fixture_init_example (JobFixture *self,
                               const char *name);

/* At most so many pages; 0 for all. */
void job_fixture_draw      (JobFixture *self,
                            guint       n_pages);
void job_fixture_clear     (JobFixture *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JobFixture, job_fixture_clear)

G_END_DECLS
