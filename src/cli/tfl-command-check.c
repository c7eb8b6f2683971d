/* trefoilctl check: what the rules say of models. */
#include "config.h"

#include "tfl-command.h"
#include "tfl-json.h"
#include "tfl-loaded.h"

#include <glib/gi18n.h>
#include <string.h>

/* What has been counted over all files. */
typedef struct
{
  guint n_findings[TFL_SEVERITY_ERROR + 1];
  guint n_orphans;
  guint n_work;
} Totals;

/* A way to print findings; a new one is a row and its functions. */
typedef struct
{
  const char *name;
  void (*begin)  (TflJson *json);
  void (*report) (TflJson          *json,
                  const char       *path,
                  TflLoaded        *loaded,
                  const TflFinding *finding);
  void (*end)    (TflJson          *json,
                  const Totals     *totals);
} Format;

static TflPosition
position_of (TflLoaded        *loaded,
             const TflFinding *finding)
{
  TflPosition position = { 1, 1 };

  tfl_places_lookup (loaded->places, finding->element, &position);

  return position;
}

static void
begin_text (TflJson *json)
{
}

static void
report_text (TflJson          *json,
             const char       *path,
             TflLoaded        *loaded,
             const TflFinding *finding)
{
  TflPosition position = position_of (loaded, finding);
  g_autofree char *sentence = g_strdup (finding->sentence);

  if (finding->waiver != NULL)
    return;

  /* A name may hold a line break; a finding is one line. */
  g_string_append_printf (json->text, "%s:%u:%u: %s: %s [%s]\n", path, position.line, position.column,
                          tfl_severity_nick (finding->rule->severity), g_strdelimit (sentence, "\r\n", ' '),
                          finding->rule->id);
}

static void
end_text (TflJson      *json,
          const Totals *totals)
{
  g_string_append_printf (json->text,
                          "%u errors, %u warnings, %u notes; %u of %u work items have no owning process\n",
                          totals->n_findings[TFL_SEVERITY_ERROR], totals->n_findings[TFL_SEVERITY_WARNING],
                          totals->n_findings[TFL_SEVERITY_NOTE], totals->n_orphans, totals->n_work);
}

static void
begin_json (TflJson *json)
{
  tfl_json_open (json, NULL, '{');
  tfl_json_open (json, "findings", '[');
}

static void
report_json (TflJson          *json,
             const char       *path,
             TflLoaded        *loaded,
             const TflFinding *finding)
{
  TflPosition position = position_of (loaded, finding);

  tfl_json_open (json, NULL, '{');
  tfl_json_string (json, "file", path);
  tfl_json_number (json, "line", position.line);
  tfl_json_number (json, "column", position.column);
  tfl_json_string (json, "severity", tfl_severity_nick (finding->rule->severity));
  tfl_json_string (json, "rule", finding->rule->id);
  tfl_json_string (json, "usm", finding->rule->usm);
  tfl_json_string (json, "element", finding->element);
  tfl_json_string (json, "sentence", finding->sentence);
  if (finding->waiver != NULL)
    {
      const char *reason = tfl_element_get (finding->waiver, TFL_WAIVER_REASON);

      tfl_json_true (json, "waived");
      tfl_json_string (json, "reason", reason != NULL ? reason : "");
    }
  tfl_json_close (json, '}');
}

static void
end_json (TflJson      *json,
          const Totals *totals)
{
  tfl_json_close (json, ']');
  tfl_json_number (json, "errors", totals->n_findings[TFL_SEVERITY_ERROR]);
  tfl_json_number (json, "warnings", totals->n_findings[TFL_SEVERITY_WARNING]);
  tfl_json_number (json, "notes", totals->n_findings[TFL_SEVERITY_NOTE]);
  tfl_json_number (json, "work", totals->n_work);
  tfl_json_number (json, "orphans", totals->n_orphans);
  tfl_json_close (json, '}');
}

static const Format formats[] = {
  { "text", begin_text, report_text, end_text },
  { "json", begin_json, report_json, end_json },
};
static const char *const format_names[] = { "text", "json", NULL };

/* In the order of TflSeverity, then the one that nothing reaches. */
static const char *const fail_on_names[] = { "note", "warning", "error", "never", NULL };

static void
check_file (const Format *format,
            TflJson      *json,
            const char   *path,
            TflLoaded    *loaded,
            Totals       *totals)
{
  g_autoptr (GPtrArray) findings = tfl_findings_list (loaded->findings, loaded->model);
  TflStats stats = tfl_stats_get (loaded->model, loaded->tally);

  for (guint i = 0; i < findings->len; i++)
    format->report (json, path, loaded, g_ptr_array_index (findings, i));

  for (guint severity = 0; severity <= TFL_SEVERITY_ERROR; severity++)
    totals->n_findings[severity] += tfl_findings_count (loaded->findings, (TflSeverity) severity);
  totals->n_work += stats.work;
  totals->n_orphans += stats.orphans;
}

TflExit
tfl_command_check (int      argc,
                   char   **argv,
                   GError **error)
{
  g_autofree char *format_name = NULL;
  g_autofree char *fail_on_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, NULL, NULL },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &fail_on_name, NULL, NULL },
    { NULL },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  TflJson json = { text, 0, TRUE };
  Totals totals = { { 0 } };
  guint n_unusable = 0;
  int format;
  int fail_on;

  if (!tfl_command_parse (entries, 1, G_MAXINT, &argc, &argv, error))
    return TFL_EXIT_UNUSABLE;

  format = tfl_command_word ("--format", format_names, format_name, 0, error);
  fail_on = format < 0 ? -1 : tfl_command_word ("--fail-on", fail_on_names, fail_on_name, TFL_SEVERITY_ERROR, error);
  if (fail_on < 0)
    return TFL_EXIT_UNUSABLE;

  formats[format].begin (&json);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) unusable = NULL;
      g_autoptr (TflLoaded) loaded = tfl_loaded_new (argv[i], &unusable);

      if (loaded == NULL)
        {
          tfl_command_complain (unusable);
          n_unusable++;
          continue;
        }
      check_file (&formats[format], &json, argv[i], loaded, &totals);
    }
  formats[format].end (&json, &totals);

  /* What could be read is reported all the same; the exit status says that it is not all. */
  if ((int) n_unusable < argc - 1)
    g_print ("%s", text->str);
  if (n_unusable > 0)
    return TFL_EXIT_UNUSABLE;

  for (int severity = fail_on; severity <= TFL_SEVERITY_ERROR; severity++)
    if (totals.n_findings[severity] > 0)
      return TFL_EXIT_FOUND;

  return TFL_EXIT_FINE;
}
