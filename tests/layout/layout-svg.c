/* Draws the layout of a sample as SVG, for looking at, and says how long it
 * took:
 *
 *   layout-svg hospital out.svg
 */
#include "samples.h"

#include "layout/tfl-layout-engine.h"

static void
draw_rect (GString       *svg,
           const TflRect *rect,
           const char    *style,
           const char    *text)
{
  g_string_append_printf (svg, "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' %s/>\n", rect->x, rect->y,
                          rect->width, rect->height, style);
  g_string_append_printf (svg,
                          "<text x='%.1f' y='%.1f' font-size='11' "
                          "font-family='sans-serif'>%s</text>\n",
                          rect->x + 6, rect->y + 15, text);
}

static void
draw_box (GString        *svg,
          TflLayoutInput *input,
          TflLayout      *layout,
          guint           i)
{
  const TflLayoutBox *box = tfl_layout_input_get_box (input, i);
  const TflRect *rect = tfl_layout_get_rect (layout, box->id);
  guint depth = 0;

  for (int parent = box->parent; parent >= 0; parent = tfl_layout_input_get_box (input, parent)->parent)
    depth++;
  if (box->kind == TFL_BOX_CHIP)
    draw_rect (svg, rect, "rx='6' fill='#fff4d0' stroke='#b4bac5'", box->id);
  else
    draw_rect (svg, rect,
               depth % 2 == 0 ? "rx='10' fill='#eef1f5' stroke='#838b98'"
                              : "rx='10' fill='#fff' stroke='#838b98'",
               box->id);
}

static void
draw_route (GString        *svg,
            const TflRoute *route)
{
  g_string_append (svg, "<polyline marker-start='url(#r)' marker-end='url(#a)' "
                        "fill='none' stroke='#434a58' "
                        "stroke-width='1.8' points='");
  for (guint i = 0; i < route->n_points; i++)
    g_string_append_printf (svg, "%.1f,%.1f ", route->points[i].x, route->points[i].y);
  g_string_append (svg, "'/>\n");
  if (route->label.width > 0)
    draw_rect (svg, &route->label, "fill='#c8127e' fill-opacity='0.15'", route->service);
}

static char *
draw (TflLayoutInput *input,
      TflLayout      *layout)
{
  GString *svg = g_string_new (NULL);
  TflRect bounds = tfl_layout_get_bounds (layout);

  g_string_append_printf (svg,
                          "<svg xmlns='http://www.w3.org/2000/svg' viewBox='%.1f %.1f %.1f %.1f'>\n"
                          "<marker id='a' markerWidth='10' markerHeight='10' refX='9' refY='5' "
                          "orient='auto' "
                          "markerUnits='userSpaceOnUse'>"
                          "<path d='M0,0 L9,5 L0,10z'/></marker><marker id='r' markerWidth='8' "
                          "markerHeight='8' refX='4' "
                          "refY='4' "
                          "markerUnits='userSpaceOnUse'><circle cx='4' cy='4' r='3' fill='white' "
                          "stroke='black'/></marker>\n",
                          bounds.x - 20, bounds.y - 20, bounds.width + 40, bounds.height + 40);
  draw_rect (svg, &(TflRect){ bounds.x - 20, bounds.y - 20, bounds.width + 40, bounds.height + 40 },
             "fill='#fafafb'", "");
  for (guint i = 0; i < tfl_layout_input_get_n_boxes (input); i++)
    draw_box (svg, input, layout, i);
  for (guint i = 0; i < tfl_layout_get_n_routes (layout); i++)
    draw_route (svg, tfl_layout_get_route (layout, i));
  g_string_append (svg, "</svg>\n");

  return g_string_free (svg, FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TflLayoutInput) input = argc > 1 ? sample_new (argv[1]) : NULL;
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayout) layout = NULL;
  g_autofree char *svg = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  TflRect bounds;
  guint n_bends = 0;
  guint n_unlabelled = 0;

  if (input == NULL || argc < 3)
    {
      g_printerr ("Usage: layout-svg SAMPLE OUT.svg\n");
      return 2;
    }

  layout = tfl_layout_engine_run (engine, input, NULL, &error);
  if (layout == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  bounds = tfl_layout_get_bounds (layout);
  for (guint i = 0; i < tfl_layout_get_n_routes (layout); i++)
    {
      n_bends += tfl_layout_get_route (layout, i)->n_points - 2;
      n_unlabelled += tfl_layout_get_route (layout, i)->label.width <= 0;
    }
  g_print ("%s: %.0f ms, %.0f x %.0f (%.2f), %u routes, %u bends, %u without "
           "label%s%s\n",
           argv[1], (g_get_monotonic_time () - start) / 1000.0, bounds.width, bounds.height,
           bounds.width / MAX (bounds.height, 1), tfl_layout_get_n_routes (layout), n_bends, n_unlabelled,
           tfl_layout_get_message (layout) != NULL ? ", " : "",
           tfl_layout_get_message (layout) != NULL ? tfl_layout_get_message (layout) : "");

  svg = draw (input, layout);
  if (!g_file_set_contents (argv[2], svg, -1, &error))
    g_printerr ("%s\n", error->message);
  return error != NULL;
}
