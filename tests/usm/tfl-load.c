#include "tfl-load.h"

#include "io/tfl-reader.h"

#include <string.h>

static void
load (TflLoad *self,
      GBytes  *bytes,
      GError  *error)
{
  g_assert_no_error (error);
  self->model = tfl_read_bytes (bytes, NULL, &error);
  g_assert_no_error (error);

  self->index = tfl_index_new (self->model);
  self->findings = tfl_findings_new (self->model, self->index);
  self->tally = tfl_tally_new (self->model, self->index);
}

void
tfl_load_file (TflLoad    *self,
               const char *path)
{
  g_autofree char *name = g_path_is_absolute (path) ? g_strdup (path) : g_test_build_filename (G_TEST_DIST, path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (name);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);

  load (self, bytes, error);
}

void
tfl_load_text (TflLoad    *self,
               const char *xml)
{
  char *text = g_strdup_printf ("<model xmlns=\"urn:trefoil:model:1\">%s</model>", xml);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  load (self, bytes, NULL);
}

void
tfl_load_clear (TflLoad *self)
{
  g_clear_pointer (&self->tally, tfl_tally_free);
  g_clear_pointer (&self->findings, tfl_findings_free);
  g_clear_pointer (&self->index, tfl_index_free);
  g_clear_pointer (&self->model, tfl_model_unref);
}

const TflElement *
tfl_load_get (TflLoad    *self,
              const char *id)
{
  const TflElement *element = tfl_model_lookup (self->model, id);

  g_assert_nonnull (element);
  return element;
}

char *
tfl_load_rules (TflLoad    *self,
                const char *id)
{
  GString *rules = g_string_new (NULL);

  for (guint i = 0; i < tfl_findings_get_n_for (self->findings, id); i++)
    {
      const TflFinding *finding = tfl_findings_get_for (self->findings, id, i);

      if (finding->waiver == NULL)
        g_string_append_printf (rules, "%s%s", rules->len > 0 ? " " : "", finding->rule->id);
    }
  return g_string_free (rules, FALSE);
}
