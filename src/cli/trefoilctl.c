/* trefoilctl: checks, exports and counts service models.  No display, no D-Bus, no network. */
#include "config.h"

#include "tfl-command.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

G_DEFINE_QUARK (tfl-cli-error-quark, tfl_cli_error)

static const TflCommand commands[] = {
  { "check", "[--format=text|json] [--fail-on=error|warning|note|never] FILE...",
    N_("report what breaks the method, and work without an owning process"), tfl_command_check },
  { "export", "FILE -o OUT [--format=F] [--view=NAME] [--shape=map|chain|tree|matrix]\n                 "
    "[--lines=orthogonal|straight] [--unit=ID] [--depth=N] [--theme=light|dark|print]\n                 "
    "[--scale=S] [--all-views] [--transparent] [--template=FILE]",
    N_("draw the model; the suffix of OUT chooses the format"), tfl_command_export },
  { "stats", "[--format=text|json] FILE", N_("count what the model holds"), tfl_command_stats },
  { "format", "[--check] FILE...", N_("bring files into canonical form, in place"), tfl_command_format },
  { "new", "[--template=NAME] OUT", N_("begin a model"), tfl_command_new },
};

static void
print_help (void)
{
  g_print ("%s\n\n", _("trefoilctl: check, draw and count service models"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("trefoilctl %-6s %s\n        %s\n", commands[i].name, commands[i].arguments, _(commands[i].summary));
  g_print ("\n%s\n", _("Exit status: 0 fine; 1 findings, or a file not in canonical form; 2 unusable input or arguments."));
}

gboolean
tfl_command_parse (const GOptionEntry   *entries,
                   guint                 min_files,
                   guint                 max_files,
                   int                  *argc,
                   char               ***argv,
                   GError              **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  guint n_files;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;

  /* "--" ends the options and is no file. */
  if (*argc > 1 && strcmp ((*argv)[1], "--") == 0)
    {
      (*argv)++;
      (*argc)--;
    }

  n_files = (guint) *argc - 1;
  if (n_files < min_files)
    g_set_error_literal (error, TFL_CLI_ERROR, TFL_CLI_ERROR_ARGUMENT, _("name a file; see trefoilctl --help"));
  else if (n_files > max_files)
    g_set_error (error, TFL_CLI_ERROR, TFL_CLI_ERROR_ARGUMENT, _("“%s” is one file too many; see trefoilctl --help"),
                 (*argv)[1 + max_files]);

  return n_files >= min_files && n_files <= max_files;
}

int
tfl_command_word (const char         *option,
                  const char *const  *words,
                  const char         *word,
                  int                 otherwise,
                  GError            **error)
{
  g_autofree char *list = g_strjoinv (", ", (char **) words);

  if (word == NULL)
    return otherwise;

  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return i;

  /* Translators: an option, what was given for it, and what may be given */
  g_set_error (error, TFL_CLI_ERROR, TFL_CLI_ERROR_ARGUMENT, _("%s cannot be “%s”; it is one of %s"), option, word, list);

  return -1;
}

void
tfl_command_complain (const GError *error)
{
  g_autofree char *line = g_strdup (error->message);

  g_printerr ("trefoilctl: %s\n", g_strdelimit (line, "\r\n", ' '));
}

static const TflCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];

  return NULL;
}

static void
set_up_language (void)
{
  const char *locale_dir = g_getenv ("TREFOIL_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : TFL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  const TflCommand *command;
  TflExit exit_status;

  set_up_language ();

  if (argc < 2)
    {
      g_printerr ("trefoilctl: %s\n", _("name a subcommand; see trefoilctl --help"));
      return TFL_EXIT_UNUSABLE;
    }
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (strcmp (argv[i], "--help") == 0 || strcmp (argv[i], "-h") == 0)
      {
        print_help ();
        return TFL_EXIT_FINE;
      }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("trefoilctl %s\n", TFL_VERSION);
      return TFL_EXIT_FINE;
    }

  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_printerr (_("trefoilctl: there is no subcommand “%s”; see trefoilctl --help\n"), argv[1]);
      return TFL_EXIT_UNUSABLE;
    }

  exit_status = command->run (argc - 1, argv + 1, &error);
  if (error != NULL)
    {
      tfl_command_complain (error);
      return TFL_EXIT_UNUSABLE;
    }

  return exit_status;
}
