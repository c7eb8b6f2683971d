#include "config.h"

#include "tfl-loaded.h"

TflLoaded *
tfl_loaded_new (const char  *path,
                GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (TflPlaces) places = tfl_places_new ();
  g_autoptr (TflModel) model = tfl_read_file (file, places, NULL, error);
  TflLoaded *self;

  if (model == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  self = g_new0 (TflLoaded, 1);
  self->index = tfl_index_new (model);
  self->tally = tfl_tally_new (model, self->index);
  self->findings = tfl_findings_new (model, self->index);
  self->places = g_steal_pointer (&places);
  self->model = g_steal_pointer (&model);

  return self;
}

void
tfl_loaded_free (TflLoaded *self)
{
  tfl_findings_free (self->findings);
  tfl_tally_free (self->tally);
  tfl_index_free (self->index);
  tfl_places_free (self->places);
  tfl_model_unref (self->model);
  g_free (self);
}
