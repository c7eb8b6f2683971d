#include "config.h"

#include "tfl-flow.h"

#include "tfl-layout-private.h"

#include <glib/gi18n-lib.h>

static const TflFlowFunc flows[TFL_N_LAYOUT_FLOWS] = {
  [TFL_FLOW_CHAIN] = tfl_flow_lay_chain,
  [TFL_FLOW_TREE] = tfl_flow_lay_tree,
  [TFL_FLOW_ROWS] = tfl_flow_lay_rows,
};

TflLayout *
tfl_flow_lay_out (TflLayoutInput  *input,
                  GCancellable    *cancellable,
                  GError         **error)
{
  TflFlowFunc func = flows[tfl_layout_input_get_flow (input)];
  guint n_boxes = tfl_layout_input_get_n_boxes (input);
  guint n_lines = tfl_layout_input_get_n_lines (input);
  TflRect *rects;
  TflRoutes *routes;

  g_return_val_if_fail (func != NULL, NULL);

  if (g_cancellable_is_cancelled (cancellable))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The layout was cancelled"));
      return NULL;
    }

  rects = g_new0 (TflRect, n_boxes + 1);
  routes = tfl_routes_new (n_lines, NULL);
  for (guint i = 0; i < n_boxes; i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (input, i);

      rects[i] = (TflRect){ 0, 0, box->width, box->height };
    }
  for (guint i = 0; i < n_lines; i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (input, i);

      tfl_routes_get (routes, i)->service = line->service;
      tfl_routes_get (routes, i)->customer = line->customer;
    }
  if (n_boxes > 0)
    func (input, rects, routes);

  return tfl_layout_new_take (input, rects, routes, NULL);
}
