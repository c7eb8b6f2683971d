#include "config.h"

#include "tfl-words.h"

#include <glib/gi18n-lib.h>

const char *
tfl_process_to_text (int process)
{
  return tfl_words_label (TFL_WORDS_PROCESS, process);
}

const char *
tfl_call_to_text (int call)
{
  return tfl_words_label (TFL_WORDS_CALL, call);
}

const char *
tfl_workflow_to_text (int workflow)
{
  return tfl_workflow_get_info (workflow)->short_name;
}

char *
tfl_workflow_to_path (int workflow)
{
  const TflWorkflowInfo *info = tfl_workflow_get_info (workflow);
  GString *path = g_string_new (NULL);
  guint i;

  for (i = 0; i < info->n_processes; i++)
    {
      if (i > 0)
        g_string_append (path, " → ");
      g_string_append (path, tfl_process_to_text (info->sequence[i]));
    }
  return g_string_free (path, FALSE);
}

char *
tfl_names_to_list (GPtrArray *names)
{
  GString *list = g_string_new (NULL);
  guint i;

  for (i = 0; i < names->len; i++)
    {
      if (i > 0)
        /* Translators: stands between the names of a list. */
        g_string_append (list, _(", "));
      /* Translators: one name in a list of names; the quotes of your language. */
      g_string_append_printf (list, _("“%s”"), (const char *) g_ptr_array_index (names, i));
    }
  return g_string_free (list, FALSE);
}
