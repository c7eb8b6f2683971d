#include "bench-desk.h"

static void
changed_cb (TflDocument *document,
            TflModel    *before,
            TflModel    *after,
            TflDiff     *diff,
            BenchDesk   *self)
{
  TflIndex *index = tfl_document_get_index (document);

  tfl_findings_update (self->findings, after, index, diff);
  tfl_tally_update (self->tally, after, index, diff);
}

void
bench_desk_init (BenchDesk *self,
                 TflModel  *model)
{
  self->document = tfl_document_new (model);
  self->findings = tfl_findings_new (model, tfl_document_get_index (self->document));
  self->tally = tfl_tally_new (model, tfl_document_get_index (self->document));
  self->scope = tfl_scope_new ();
  self->memory = tfl_measure_memory_new ();
  self->engine = tfl_layout_engine_new (NULL);
  g_signal_connect (self->document, "changed", G_CALLBACK (changed_cb), self);
}

void
bench_desk_clear (BenchDesk *self)
{
  g_object_unref (self->document);
  tfl_findings_free (self->findings);
  tfl_tally_free (self->tally);
  tfl_scope_free (self->scope);
  tfl_measure_memory_free (self->memory);
  g_object_unref (self->engine);
}

TflPicture
bench_desk_get_picture (BenchDesk *self,
                        double     zoom)
{
  return (TflPicture) {
    .model = tfl_document_get_model (self->document),
    .index = tfl_document_get_index (self->document),
    .tally = self->tally,
    .findings = self->findings,
    .scope = self->scope,
    .zoom = zoom,
    .memory = self->memory,
  };
}
