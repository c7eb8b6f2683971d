/* The tree: the organisation chart, each unit below the one it stands in. */
#include "config.h"

#include "tfl-picture-kind.h"

#include "tfl-measure.h"
#include "tfl-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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
  g_autoptr (TflExtent) extent =
    tfl_extent_flatten (tfl_extent_new_remembered (picture->memory, picture->model, picture->scope));
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

static double
length_of (TflPoint a,
           TflPoint b)
{
  return fabs (a.x - b.x) + fabs (a.y - b.y);
}

/* How far two lines from one unit run together. */
static double
common_length (const TflRoute *a,
               const TflRoute *b)
{
  double length = 0;

  for (guint i = 0; i + 1 < MIN (a->n_points, b->n_points); i++)
    {
      TflPoint from = a->points[i], one = a->points[i + 1], other = b->points[i + 1];
      gboolean same_way = (one.x - from.x) * (other.x - from.x) > 0 || (one.y - from.y) * (other.y - from.y) > 0;

      if (!same_way)
        return length;
      length += MIN (length_of (from, one), length_of (from, other));
      if (one.x != other.x || one.y != other.y)
        return length;
    }

  return length;
}

/* A line without what of it is drawn already; never so little that it has no bend left. */
static void
draw_rest (TflPainter     *painter,
           const TflRoute *route,
           double          drawn)
{
  g_autofree TflPoint *points = g_memdup2 (route->points, route->n_points * sizeof (TflPoint));
  double skip = MAX (drawn - CORNER - 1, 0);
  guint first = 0;

  while (first + 2 < route->n_points && skip >= length_of (points[first], points[first + 1]))
    {
      skip -= length_of (points[first], points[first + 1]);
      first++;
    }
  if (points[first].x == points[first + 1].x)
    points[first].y += points[first + 1].y > points[first].y ? skip : -skip;
  else
    points[first].x += points[first + 1].x > points[first].x ? skip : -skip;

  tfl_scene_builder_add_line (painter->builder, points + first, route->n_points - first, TFL_COLOUR_INK_3,
                              MAX (LINE_WIDTH, painter->px))->radius = CORNER;
}

/* What the lines to two children share is drawn once: twice would be darker. */
static void
draw_elbows (TflPainter *painter)
{
  guint n = tfl_layout_get_n_routes (painter->layout);
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);

  if (n == 0)
    return;

  tfl_scene_builder_begin (painter->builder, NULL, _("Which unit stands in which"));
  tfl_scene_builder_set_part (painter->builder, TFL_PART_NONE);
  for (guint i = 0; i < n; i++)
    {
      const TflRoute *route = tfl_layout_get_route (painter->layout, i);
      const TflRoute *before = g_hash_table_lookup (last, route->service);

      draw_rest (painter, route, before != NULL ? common_length (before, route) : 0);
      g_hash_table_insert (last, (gpointer) route->service, (gpointer) route);
    }
  tfl_scene_builder_end (painter->builder);
}

static gboolean
draw (TflPainter *painter,
      guint      *most)
{
  if (painter->next_unit == 0)
    draw_elbows (painter);

  return tfl_painter_units (painter, most);
}

const TflPictureKindInfo tfl_picture_tree = {
  .kind = TFL_PICTURE_TREE,
  .title = N_("Organisation chart"),
  .description = N_("Which unit stands in which"),
  .list = list,
  .measure = measure,
  .draw = draw,
};
