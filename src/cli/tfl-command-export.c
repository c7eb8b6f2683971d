/* trefoilctl export: a picture of a model, without a display. */
#include "config.h"

#include "tfl-command.h"
#include "tfl-loaded.h"

#include "export/tfl-export.h"
#include "layout/tfl-layout-engine.h"
#include "scene/tfl-picture.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDE 2.4 /* a picture, by its height */

typedef struct
{
  char   *out;
  char   *format;
  char   *view;
  char   *unit;
  char   *theme;
  char   *shape;
  char   *lines;
  int     depth;
  double  scale;
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

static TflScene *
draw (TflLoaded       *loaded,
      const TflScope  *scope,
      GError         **error)
{
  g_autoptr (TflFilter) filter = tfl_filter_new_query (loaded->model, &scope->only);
  TflPicture picture = {
    .model = loaded->model,
    .index = loaded->index,
    .tally = loaded->tally,
    .findings = loaded->findings,
    .scope = scope,
    .filter = filter,
    .zoom = 1,
    .legend = TFL_LEGEND_BESIDE,
    .title = TRUE,
  };
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = tfl_picture_measure (&picture);
  g_autoptr (TflLayout) layout = tfl_layout_engine_run (engine, input, NULL, error);

  if (layout == NULL)
    return NULL;
  if (tfl_layout_get_message (layout) != NULL)
    g_printerr ("trefoilctl: %s\n", tfl_layout_get_message (layout));

  /* A chain is a band: beside it the legend would make a page that is empty but for one line. */
  if (tfl_layout_get_bounds (layout).width > WIDE * tfl_layout_get_bounds (layout).height)
    picture.legend = TFL_LEGEND_BELOW;

  return tfl_picture_draw (&picture, layout);
}

/* What was asked for, else what the view says, else light; −1 with an error. */
static int
choose_theme (const Options  *options,
              TflModel       *model,
              GError        **error)
{
  const TflElement *view = options->view != NULL ? find_view (model, options->view) : NULL;
  int theme = view != NULL ? tfl_element_get_choice (view, TFL_VIEW_THEME) : -1;

  return tfl_command_word ("--theme", theme_names, options->theme, theme >= 0 ? theme : TFL_THEME_LIGHT, error);
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
    { NULL },
  };
  const TflExportFormat *format;
  g_autoptr (TflLoaded) loaded = NULL;
  g_autoptr (TflScope) scope = NULL;
  g_autoptr (TflScene) scene = NULL;
  int theme = -1;

  if (!tfl_command_parse (entries, 1, 1, &argc, &argv, error) || !check_options (&options, error))
    return TFL_EXIT_UNUSABLE;

  format = choose_format (&options, error);
  loaded = format != NULL ? tfl_loaded_new (argv[1], error) : NULL;
  scope = loaded != NULL ? make_scope (&options, loaded->model, error) : NULL;
  theme = scope != NULL ? choose_theme (&options, loaded->model, error) : -1;
  scene = theme >= 0 ? draw (loaded, scope, error) : NULL;
  if (scene == NULL)
    return TFL_EXIT_UNUSABLE;

  if (!tfl_export_to_file (scene, format, &(TflExportOptions){ .theme = (TflTheme) theme, .scale = options.scale },
                           options.out, error))
    return TFL_EXIT_UNUSABLE;

  return TFL_EXIT_FINE;
}
