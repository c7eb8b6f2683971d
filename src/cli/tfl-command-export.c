/* trefoilctl export: a picture of a model, without a display. */
#include "config.h"

#include "tfl-command.h"
#include "tfl-loaded.h"

#include "export/tfl-export.h"
#include "export/tfl-pages.h"
#include "scene/tfl-deck.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char    *out;
  char    *format;
  char    *view;
  char    *unit;
  char    *theme;
  char    *shape;
  char    *lines;
  char    *template;
  int      depth;
  double   scale;
  gboolean all_views;
  gboolean transparent;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->out);
  g_free (self->format);
  g_free (self->view);
  g_free (self->unit);
  g_free (self->theme);
  g_free (self->shape);
  g_free (self->lines);
  g_free (self->template);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const char *const theme_names[] = { "light", "dark", "print", NULL }; /* in the order of TflTheme */

static const TflExportFormat *
choose_format (const Options  *options,
               GError        **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const TflExportFormat *formats;
  const TflExportFormat *format;
  guint n_formats;

  format = options->format != NULL ? tfl_export_format_find (options->format) : tfl_export_format_for (options->out);
  if (format != NULL)
    return format;

  formats = tfl_export_formats_get (&n_formats);
  for (guint i = 0; i < n_formats; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", formats[i].name);
  /* Translators: what was given as a format or file name, and the formats there are */
  g_set_error (error, TFL_CLI_ERROR, TFL_CLI_ERROR_ARGUMENT, _("“%s” names no format; there are %s"),
               options->format != NULL ? options->format : options->out, names->str);

  return NULL;
}

/* A view is named by its id or by its name. */
static const TflElement *
find_view (TflModel   *model,
           const char *name)
{
  TflChildIter iter;
  const TflElement *view;

  tfl_child_iter_init (&iter, model, tfl_model_get_root (model), TFL_KIND_VIEW);
  while ((view = tfl_child_iter_next (&iter)) != NULL)
    if (strcmp (tfl_element_get_id (view), name) == 0 || strcmp (tfl_element_get_name (view), name) == 0)
      return view;

  return NULL;
}

/* A word of a list, or what there is without one; −1 with an error. */
static int
choose_word (const char  *option,
             TflWords     words,
             const char  *given,
             int          without,
             GError     **error)
{
  guint n_words;
  const TflWord *list = tfl_words_get (words, &n_words);
  g_autofree const char **nicks = g_new0 (const char *, n_words + 1);

  for (guint i = 0; i < n_words; i++)
    nicks[i] = list[i].nick;

  return tfl_command_word (option, nicks, given, without, error);
}

static TflScope *
make_scope (const Options  *options,
            TflModel       *model,
            GError        **error)
{
  const TflElement *view = options->view != NULL ? find_view (model, options->view) : NULL;
  const TflElement *unit = tfl_model_lookup (model, options->unit);
  g_autoptr (TflScope) scope = NULL;
  int kind, lines;

  if (options->view != NULL && view == NULL)
    {
      g_set_error (error, TFL_CLI_ERROR, TFL_CLI_ERROR_ARGUMENT, _("the model has no view “%s”"), options->view);
      return NULL;
    }
  if (options->unit != NULL && (unit == NULL || tfl_element_get_kind (unit) != TFL_KIND_UNIT))
    {
      g_set_error (error, TFL_CLI_ERROR, TFL_CLI_ERROR_ARGUMENT, _("the model has no unit “%s”"), options->unit);
      return NULL;
    }

  scope = view != NULL ? tfl_scope_from_view (view) : tfl_scope_new ();
  kind = choose_word ("--shape", TFL_WORDS_SHAPE, options->shape, (int) scope->kind, error);
  lines = kind >= 0 ? choose_word ("--lines", TFL_WORDS_LINES, options->lines, scope->taut, error) : -1;
  if (lines < 0)
    return NULL;

  scope->kind = (TflPictureKind) kind;
  tfl_scope_take_places (scope, model, view != NULL ? tfl_element_get_id (view) : NULL);
  scope->taut = lines == 1;
  if (unit != NULL)
    tfl_scope_set_root (scope, options->unit);
  if (options->depth > 0)
    scope->depth = (guint) options->depth;

  return g_steal_pointer (&scope);
}

/* The slides that were asked for: one, or all. (transfer full) */
static TflDeck *
make_deck (const Options  *options,
           TflLoaded      *loaded,
           GError        **error)
{
  const TflElement *view = options->view != NULL ? find_view (loaded->model, options->view) : NULL;
  g_autoptr (TflScope) scope = NULL;
  g_autoptr (TflDeck) deck = NULL;

  if (options->all_views)
    {
      deck = tfl_deck_new_views (loaded->model, loaded->tally);
      if (tfl_deck_get_n_slides (deck) == 0)
        {
          tfl_deck_unref (deck);
          deck = tfl_deck_new_generated (loaded->model, loaded->tally, (guint) options->depth);
        }
      return g_steal_pointer (&deck);
    }

  scope = make_scope (options, loaded->model, error);
  if (scope == NULL)
    return NULL;

  return tfl_deck_new_single (loaded->model, loaded->tally, scope, view != NULL ? tfl_element_get_id (view) : NULL);
}

/* A slide has the theme that was asked for, else the one that its view says, else the light one. */
static TflPages *
draw (const Options           *options,
      const TflExportFormat   *format,
      const TflExportOptions  *how,
      TflLoaded               *loaded,
      TflDeck                 *deck,
      GError                 **error)
{
  TflPicture base = {
    .model = loaded->model,
    .index = loaded->index,
    .tally = loaded->tally,
    .findings = loaded->findings,
  };
  g_autofree char *message = NULL;
  int theme = tfl_command_word ("--theme", theme_names, options->theme, TFL_THEME_LIGHT, error);
  TflPages *pages;

  if (theme < 0)
    return NULL;

  tfl_export_prepare (format, how, &base);
  pages = tfl_pages_new (deck, &base, (TflTheme) theme, options->theme != NULL, NULL, NULL, NULL, &message, error);
  if (message != NULL)
    g_printerr ("trefoilctl: %s\n", message);

  return pages;
}

static gboolean
write_files (const Options          *options,
             const TflExportFormat  *format,
             TflLoaded              *loaded,
             GError                **error)
{
  const TflExportOptions how = {
    .scale = options->scale,
    .transparent = options->transparent,
    .template_path = options->template,
  };
  g_autoptr (TflDeck) deck = make_deck (options, loaded, error);
  g_autoptr (TflPages) pages = deck != NULL && format->pages ? draw (options, format, &how, loaded, deck, error) : NULL;
  TflExportJob job = { loaded->model, loaded->index, loaded->tally, loaded->findings };

  if (deck == NULL || (format->pages && pages == NULL))
    return FALSE;
  if (pages != NULL)
    {
      job.pages = tfl_pages_get (pages);
      job.n_pages = tfl_pages_get_n (pages);
    }

  return tfl_export_job_to_file (&job, format, &how, options->out, NULL, error);
}

static gboolean
contradicts_itself (const Options *options)
{
  const char *chosen[] = { options->view, options->unit, options->shape, options->lines };

  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    if (options->all_views && chosen[i] != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
check_options (const Options  *options,
               GError        **error)
{
  if (options->out == NULL)
    g_set_error_literal (error, TFL_CLI_ERROR, TFL_CLI_ERROR_ARGUMENT, _("name the file to write with -o"));
  else if (options->depth < 0)
    g_set_error_literal (error, TFL_CLI_ERROR, TFL_CLI_ERROR_ARGUMENT, _("--depth is a number of levels, or 0 for all"));
  else if (!(options->scale > 0 && options->scale <= 16))
    g_set_error_literal (error, TFL_CLI_ERROR, TFL_CLI_ERROR_ARGUMENT, _("--scale is above 0 and at most 16"));
  else if (contradicts_itself (options))
    g_set_error_literal (error, TFL_CLI_ERROR, TFL_CLI_ERROR_ARGUMENT,
                         _("--all-views goes without --view, --unit, --shape and --lines"));
  else
    return TRUE;

  return FALSE;
}

TflExit
tfl_command_export (int      argc,
                    char   **argv,
                    GError **error)
{
  g_auto (Options) options = { .scale = 1 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, NULL, NULL },
    { "view", 0, 0, G_OPTION_ARG_STRING, &options.view, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, NULL, NULL },
    { "shape", 0, 0, G_OPTION_ARG_STRING, &options.shape, NULL, NULL },
    { "lines", 0, 0, G_OPTION_ARG_STRING, &options.lines, NULL, NULL },
    { "depth", 0, 0, G_OPTION_ARG_INT, &options.depth, NULL, NULL },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, NULL, NULL },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &options.scale, NULL, NULL },
    { "all-views", 0, 0, G_OPTION_ARG_NONE, &options.all_views, NULL, NULL },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &options.transparent, NULL, NULL },
    { "template", 0, 0, G_OPTION_ARG_FILENAME, &options.template, NULL, NULL },
    { NULL },
  };
  const TflExportFormat *format;
  g_autoptr (TflLoaded) loaded = NULL;

  if (!tfl_command_parse (entries, 1, 1, &argc, &argv, error) || !check_options (&options, error))
    return TFL_EXIT_UNUSABLE;

  format = choose_format (&options, error);
  loaded = format != NULL ? tfl_loaded_new (argv[1], error) : NULL;
  if (loaded == NULL || !write_files (&options, format, loaded, error))
    return TFL_EXIT_UNUSABLE;

  return TFL_EXIT_FINE;
}
