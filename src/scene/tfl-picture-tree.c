/* The tree: the organisation chart, each unit below the one it stands in. */
#include "config.h"

#include "tfl-picture-kind.h"

#include "tfl-measure.h"
#include "tfl-painter.h"

#include <glib/gi18n-lib.h>

#define MAX_WIDTH 296.0 /* longer names are cut: one long name would make the whole chart wide */
#define LINE_WIDTH 1.2
#define CORNER 6.0

static TflExtent *
list (const TflPicture *picture)
{
  return tfl_extent_flatten (tfl_extent_new (picture->model, picture->scope));
}

/* All are as wide as the widest: a chart is read along its edges. */
static double
common_width (const TflPicture *picture,
              TflExtent        *extent)
{
  double width = TFL_UNIT_MIN_WIDTH;

  for (guint i = 0; i < tfl_extent_get_n (extent); i++)
    width = MAX (width, tfl_unit_get_width (picture, tfl_extent_get (extent, i)->unit));

  return MIN (width, MAX_WIDTH);
}

/* The unit it hangs from: −1 for one at the top. */
static int
find_parent (TflExtent           *extent,
             const TflExtentUnit *row)
{
  const char *parent = tfl_element_get_parent (row->unit);

  return parent != NULL ? tfl_extent_lift (extent, parent) : -1;
}

static TflLayoutInput *
measure (const TflPicture *picture)
{
  g_autoptr (TflExtent) extent = list (picture);
  TflLayoutInput *input = tfl_layout_input_new ();
  double width = common_width (picture, extent);

  tfl_layout_input_set_flow (input, TFL_FLOW_TREE);
  for (guint i = 0; i < tfl_extent_get_n (extent); i++)
    {
      const TflExtentUnit *row = tfl_extent_get (extent, i);
      const char *id = tfl_element_get_id (row->unit);
      int parent = find_parent (extent, row);
      TflLayoutBox box = {
        .id = id,
        .kind = TFL_BOX_UNIT,
        .parent = -1,
        .width = width,
        .height = TFL_UNIT_HEADER_LEAF,
        .caller = -1,
        .outside = tfl_element_get_boolean (row->unit, TFL_UNIT_OUTSIDE),
      };

      tfl_layout_input_add_box (input, &box);
      if (parent >= 0)
        {
          const char *above = tfl_element_get_id (tfl_extent_get (extent, (guint) parent)->unit);

          tfl_layout_input_add_line (input, &(TflLayoutLine) { above, id, parent, (int) i, 0, 0 });
        }
    }

  return input;
}

static void
draw_elbows (TflPainter *painter)
{
  guint n = tfl_layout_get_n_routes (painter->layout);

  if (n == 0)
    return;

  tfl_scene_builder_begin (painter->builder, NULL, _("Which unit stands in which"));
  tfl_scene_builder_set_part (painter->builder, TFL_PART_NONE);
  for (guint i = 0; i < n; i++)
    {
      const TflRoute *route = tfl_layout_get_route (painter->layout, i);

      tfl_scene_builder_add_line (painter->builder, route->points, route->n_points, TFL_COLOUR_INK_3,
                                  MAX (LINE_WIDTH, painter->px))->radius = CORNER;
    }
  tfl_scene_builder_end (painter->builder);
}

static void
draw (TflPainter *painter)
{
  tfl_painter_decide (painter);
  draw_elbows (painter);
  for (guint i = 0; i < tfl_extent_get_n (painter->extent); i++)
    tfl_painter_unit (painter, i);
}

const TflPictureKindInfo tfl_picture_tree = {
  .kind = TFL_PICTURE_TREE,
  .title = N_("Organisation chart"),
  .description = N_("Which unit stands in which"),
  .list = list,
  .measure = measure,
  .draw = draw,
};
