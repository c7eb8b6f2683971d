/* Draws a model, for people who work on the picture:
 *   draw-example FILE|generate:UNITS OUT [light|dark|print] [ZOOM] [UNIT] [compact|full] [DEPTH] [CLOSED] [SHAPE] [LINES]
 */
#include "export/tfl-export.h"
#include "io/tfl-reader.h"
#include "layout/tfl-layout-engine.h"
#include "scene/tfl-picture.h"

#include "tfl-generator.h"

#include <stdlib.h>
#include <string.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argc > 2 ? argv[1] : "");
  guint n_units = argc > 2 && g_str_has_prefix (argv[1], "generate:") ? (guint) atoi (argv[1] + strlen ("generate:")) : 0;
  TflGenerator generator = TFL_GENERATOR (n_units);
  g_autoptr (TflModel) model = n_units > 0 ? tfl_generate (&generator) : tfl_read_file (file, NULL, NULL, &error);
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflScope) scope = tfl_scope_new ();
  const char *theme = argc > 3 ? argv[3] : "light";
  TflExportOptions options = { TFL_THEME_LIGHT, 1, FALSE };
  TflPicture picture = { .scope = scope, .zoom = argc > 4 ? g_ascii_strtod (argv[4], NULL) : 1,
                         .legend = TFL_LEGEND_BESIDE, .title = TRUE };
  gint64 start = g_get_monotonic_time ();

  if (model == NULL)
    g_error ("%s", error->message);

  scope->taut = argc > 10 && tfl_words_find (TFL_WORDS_LINES, argv[10]) == 1;
  if (argc > 9)
    scope->kind = (TflPictureKind) MAX (tfl_words_find (TFL_WORDS_SHAPE, argv[9]), 0);
  if (argc > 8 && argv[8][0] != '-')
    tfl_scope_set_closed (scope, argv[8], TRUE);
  if (argc > 5 && argv[5][0] != '-')
    tfl_scope_set_root (scope, argv[5]);
  scope->compact = argc > 6 && strcmp (argv[6], "compact") == 0;
  scope->depth = argc > 7 ? (guint) atoi (argv[7]) : 0;
  options.theme = strcmp (theme, "dark") == 0 ? TFL_THEME_DARK : strcmp (theme, "print") == 0 ? TFL_THEME_PRINT : TFL_THEME_LIGHT;
  options.scale = MIN (picture.zoom, 2);
  if (picture.zoom < 1)
    picture.legend = TFL_LEGEND_NONE;
  if (scope->compact)
    picture.legend = TFL_LEGEND_BELOW;

  g_autoptr (TflIndex) index = tfl_index_new (model);
  g_autoptr (TflTally) tally = tfl_tally_new (model, index);
  g_autoptr (TflFindings) findings = tfl_findings_new (model, index);
  picture.model = model;
  picture.index = index;
  picture.tally = tally;
  picture.findings = findings;
  g_printerr ("read    %6.1f ms\n", (g_get_monotonic_time () - start) / 1000.0);
  start = g_get_monotonic_time ();

  g_autoptr (TflLayoutInput) input = tfl_picture_measure (&picture);
  g_printerr ("measure %6.1f ms\n", (g_get_monotonic_time () - start) / 1000.0);
  start = g_get_monotonic_time ();
  g_autoptr (TflLayout) layout = tfl_layout_engine_run (engine, input, NULL, &error);
  g_printerr ("layout  %6.1f ms %s\n", (g_get_monotonic_time () - start) / 1000.0,
              tfl_layout_get_message (layout) != NULL ? tfl_layout_get_message (layout) : "");
  start = g_get_monotonic_time ();
  g_autoptr (TflScene) scene = tfl_picture_draw (&picture, layout);
  g_printerr ("draw    %6.1f ms, %u shapes\n", (g_get_monotonic_time () - start) / 1000.0, tfl_scene_get_n_shapes (scene));
  start = g_get_monotonic_time ();

  if (g_str_has_suffix (argv[2], ".txt"))
    {
      g_autofree char *dump = tfl_scene_dump (scene);

      g_file_set_contents (argv[2], dump, -1, &error);
    }
  else if (!tfl_export_to_file (scene, tfl_export_format_for (argv[2]), &options, argv[2], &error))
    g_error ("%s", error->message);
  g_printerr ("export  %6.1f ms\n", (g_get_monotonic_time () - start) / 1000.0);

  return EXIT_SUCCESS;
}
