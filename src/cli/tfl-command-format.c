/* trefoilctl format: files in their one canonical form. */
#include "config.h"

#include "tfl-command.h"

#include "io/tfl-reader.h"
#include "io/tfl-writer.h"

#include <glib/gi18n.h>

/* TRUE where the file is, or has been brought into, canonical form; *differs says whether it was not. */
static gboolean
format_file (const char  *path,
             gboolean     only_check,
             gboolean    *differs,
             GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) before = g_file_load_bytes (file, NULL, NULL, error);
  g_autoptr (TflModel) model = before != NULL ? tfl_read_bytes (before, NULL, error) : NULL;
  g_autoptr (GBytes) after = NULL;

  if (model == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }

  after = tfl_write_bytes (model);
  *differs = !g_bytes_equal (before, after);
  if (!*differs || only_check)
    return TRUE;

  return tfl_write_file (model, file, NULL, error);
}

TflExit
tfl_command_format (int      argc,
                    char   **argv,
                    GError **error)
{
  gboolean only_check = FALSE;
  const GOptionEntry entries[] = {
    { "check", 0, 0, G_OPTION_ARG_NONE, &only_check, NULL, NULL },
    { NULL },
  };
  gboolean any_differs = FALSE;

  if (!tfl_command_parse (entries, 1, G_MAXINT, &argc, &argv, error))
    return TFL_EXIT_UNUSABLE;

  for (int i = 1; i < argc; i++)
    {
      gboolean differs = FALSE;

      if (!format_file (argv[i], only_check, &differs, error))
        return TFL_EXIT_UNUSABLE;
      if (differs && only_check)
        /* Translators: the name of a file */
        g_print (_("%s: not in canonical form\n"), argv[i]);
      any_differs |= differs;
    }

  return any_differs && only_check ? TFL_EXIT_FOUND : TFL_EXIT_FINE;
}
