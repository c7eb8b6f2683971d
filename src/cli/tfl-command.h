/* The subcommands of trefoilctl as one table: a row and a function each.
 *
 * To add a subcommand: a function in a file of its own and a row in trefoilctl.c.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the program returns. */
typedef enum
{
  TFL_EXIT_FINE,
  TFL_EXIT_FOUND,    /* findings at or above --fail-on; or a file not in canonical form */
  TFL_EXIT_UNUSABLE, /* unusable input or arguments: a line on stderr for each, nothing written */
} TflExit;

/* argv[0] is the subcommand's name.  Prints its own results; an error is for the caller to print. */
typedef TflExit (*TflCommandFunc) (int      argc,
                                   char   **argv,
                                   GError **error);

typedef struct
{
  const char     *name;
  const char     *arguments; /* "[--format=text|json] FILE..." */
  const char     *summary;   /* N_("report what breaks the method") */
  TflCommandFunc  run;
} TflCommand;

TflExit tfl_command_check  (int argc, char **argv, GError **error);
TflExit tfl_command_export (int argc, char **argv, GError **error);
TflExit tfl_command_format (int argc, char **argv, GError **error);
TflExit tfl_command_new    (int argc, char **argv, GError **error);
TflExit tfl_command_stats  (int argc, char **argv, GError **error);

#define TFL_CLI_ERROR (tfl_cli_error_quark ())
GQuark  tfl_cli_error_quark (void);

typedef enum
{
  TFL_CLI_ERROR_ARGUMENT,
} TflCliError;

/* Takes the options out of argv; what is left are at least min_files and at most max_files names. */
gboolean tfl_command_parse    (const GOptionEntry *entries,
                               guint               min_files,
                               guint               max_files,
                               int                *argc,
                               char             ***argv,
                               GError            **error);

/* Prints an error on stderr, always as one line. */
void     tfl_command_complain (const GError *error);

/* The index of a word in a NULL-terminated list, or −1 with an error that lists them; `otherwise` where the option
 * was not given.  (A default cannot stand in the option's variable: GOption would overwrite it without freeing it.) */
int      tfl_command_word     (const char         *option,
                               const char *const  *words,
                               const char         *word,
                               int                 otherwise,
                               GError            **error);

G_END_DECLS
