/* trefoilctl new: a model to begin with. */
#include "config.h"

#include "tfl-command.h"

#include "io/tfl-reader.h"
#include "io/tfl-writer.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const templates[] = { "empty", "team", "value-stream", "supplier", NULL };

/* The template's own file; "empty" has none. */
static TflModel *
load_template (const char  *name,
               GError     **error)
{
  const char *data_dir = g_getenv ("TREFOIL_DATA_DIR");
  g_autofree char *file_name = g_strconcat (name, ".trefoil", NULL);
  g_autofree char *path = g_build_filename (data_dir != NULL ? data_dir : TFL_DATA_DIR, "templates", file_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  TflModel *model;

  if (strcmp (name, "empty") == 0)
    return tfl_model_new ();

  model = tfl_read_file (file, NULL, NULL, error);
  if (model == NULL)
    g_prefix_error (error, "%s: ", path);

  return model;
}

TflExit
tfl_command_new (int      argc,
                 char   **argv,
                 GError **error)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "template", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { NULL },
  };
  g_autoptr (TflModel) model = NULL;
  g_autoptr (GFile) file = NULL;
  int template = -1;

  if (tfl_command_parse (entries, 1, 1, &argc, &argv, error))
    template = tfl_command_word ("--template", templates, name, 0, error);
  if (template < 0)
    return TFL_EXIT_UNUSABLE;

  file = g_file_new_for_commandline_arg (argv[1]);
  if (g_file_query_exists (file, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("%s is there already; it was left as it is"), argv[1]);
      return TFL_EXIT_UNUSABLE;
    }

  model = load_template (templates[template], error);
  if (model == NULL || !tfl_write_file (model, file, NULL, error))
    return TFL_EXIT_UNUSABLE;

  return TFL_EXIT_FINE;
}
