/* trefoilctl stats: a model in figures. */
#include "config.h"

#include "tfl-command.h"
#include "tfl-json.h"
#include "tfl-loaded.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;
  gsize       offset; /* of a guint in TflStats */
} figures[] = {
  { "units", G_STRUCT_OFFSET (TflStats, units) },       { "services", G_STRUCT_OFFSET (TflStats, services) },
  { "agreements", G_STRUCT_OFFSET (TflStats, agreements) }, { "work", G_STRUCT_OFFSET (TflStats, work) },
  { "delivery", G_STRUCT_OFFSET (TflStats, delivery) }, { "orphans", G_STRUCT_OFFSET (TflStats, orphans) },
  { "depth", G_STRUCT_OFFSET (TflStats, depth) },
};

static const char *const format_names[] = { "text", "json", NULL };

static void
print_text (const TflStats *stats)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    g_print ("%-12s %6u\n", figures[i].name, G_STRUCT_MEMBER (guint, stats, figures[i].offset));
  for (int i = 0; i < TFL_N_PROCESSES; i++)
    g_print ("%-12s %6u\n", tfl_words_nick (TFL_WORDS_PROCESS, i), stats->by_process[i]);
  for (int i = 0; i < TFL_N_WORKFLOWS; i++)
    g_print ("%-12s %6u\n", tfl_words_nick (TFL_WORDS_WORKFLOW, i), stats->by_workflow[i]);
}

static void
print_json (const TflStats *stats)
{
  g_autoptr (GString) text = g_string_new (NULL);
  TflJson json = { text, 0, TRUE };

  tfl_json_open (&json, NULL, '{');
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    tfl_json_number (&json, figures[i].name, G_STRUCT_MEMBER (guint, stats, figures[i].offset));
  tfl_json_open (&json, "by_process", '{');
  for (int i = 0; i < TFL_N_PROCESSES; i++)
    tfl_json_number (&json, tfl_words_nick (TFL_WORDS_PROCESS, i), stats->by_process[i]);
  tfl_json_close (&json, '}');
  tfl_json_open (&json, "by_workflow", '{');
  for (int i = 0; i < TFL_N_WORKFLOWS; i++)
    tfl_json_number (&json, tfl_words_nick (TFL_WORDS_WORKFLOW, i), stats->by_workflow[i]);
  tfl_json_close (&json, '}');
  tfl_json_close (&json, '}');
  g_print ("%s", text->str);
}

TflExit
tfl_command_stats (int      argc,
                   char   **argv,
                   GError **error)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, NULL, NULL },
    { NULL },
  };
  g_autoptr (TflLoaded) loaded = NULL;
  TflStats stats;
  int format;

  if (!tfl_command_parse (entries, 1, 1, &argc, &argv, error))
    return TFL_EXIT_UNUSABLE;

  format = tfl_command_word ("--format", format_names, format_name, 0, error);
  loaded = format < 0 ? NULL : tfl_loaded_new (argv[1], error);
  if (loaded == NULL)
    return TFL_EXIT_UNUSABLE;

  stats = tfl_stats_get (loaded->model, loaded->tally);
  if (format == 0)
    print_text (&stats);
  else
    print_json (&stats);

  return TFL_EXIT_FINE;
}
