#include "kind-fixture.h"

#include "tfl-generator.h"

#include <math.h>

void
kind_fixture_lay_out (KindFixture    *self,
                      TflPictureKind  kind)
{
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new ("/nonexistent/dot");

  self->scene.scope->kind = kind;
  self->input = tfl_picture_measure (&self->scene.picture);
  self->layout = tfl_layout_engine_run (engine, self->input, NULL, NULL);
  g_assert_nonnull (self->layout);
}

void
kind_fixture_init (KindFixture    *self,
                   const KindCase *row)
{
  TflGenerator generator = { row->n_units, 6, row->density, 2, 0.2, row->seed };
  g_autoptr (TflModel) model = tfl_generate (&generator);

  scene_fixture_init_model (&self->scene, model);
  kind_fixture_lay_out (self, row->kind);
}

void
kind_fixture_clear (KindFixture *self)
{
  g_clear_pointer (&self->input, tfl_layout_input_unref);
  g_clear_pointer (&self->layout, tfl_layout_unref);
  scene_fixture_clear (&self->scene);
}

const TflRect *
kind_rect_at (KindFixture *self,
              guint        box)
{
  return tfl_layout_get_rect (self->layout, tfl_layout_input_get_box (self->input, box)->id);
}

/* More than a hair's breadth. */
gboolean
kind_overlap (const TflRect *a,
              const TflRect *b)
{
  return a->x + a->width > b->x + 0.01 && b->x + b->width > a->x + 0.01 &&
         a->y + a->height > b->y + 0.01 && b->y + b->height > a->y + 0.01;
}

void
kind_assert_apart (KindFixture *self)
{
  guint n = tfl_layout_input_get_n_boxes (self->input);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (kind_overlap (kind_rect_at (self, i), kind_rect_at (self, j)));
}

TflRect
kind_segment_rect (const TflRoute *route,
                   guint           i)
{
  TflPoint a = route->points[i], b = route->points[i + 1];

  g_assert_true (a.x == b.x || a.y == b.y);
  return (TflRect){ MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };
}

static gboolean
touches_border (TflPoint       point,
                const TflRect *rect)
{
  gboolean within_x = point.x >= rect->x && point.x <= rect->x + rect->width;
  gboolean within_y = point.y >= rect->y && point.y <= rect->y + rect->height;

  return (within_y && (point.x == rect->x || point.x == rect->x + rect->width)) ||
         (within_x && (point.y == rect->y || point.y == rect->y + rect->height));
}

static const TflLayoutLine *
line_of (KindFixture        *self,
         const TflRoute *route)
{
  for (guint i = 0; i < tfl_layout_input_get_n_lines (self->input); i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (self->input, i);

      if (g_str_equal (line->service, route->service) && g_str_equal (line->customer, route->customer))
        return line;
    }

  g_assert_not_reached ();
}

/* Through no unit: not even through its own two, which it only touches. */
void
kind_assert_routes (KindFixture *self)
{
  guint n = tfl_layout_get_n_routes (self->layout);

  for (guint i = 0; i < n; i++)
    {
      const TflRoute *route = tfl_layout_get_route (self->layout, i);
      const TflLayoutLine *line = line_of (self, route);

      g_assert_cmpuint (route->n_points, >=, 2);
      g_assert_true (touches_border (route->points[0], kind_rect_at (self, line->from)));
      g_assert_true (touches_border (route->points[route->n_points - 1], kind_rect_at (self, line->to)));
      for (guint j = 0; j + 1 < route->n_points; j++)
        {
          TflRect segment = kind_segment_rect (route, j);

          for (guint box = 0; box < tfl_layout_input_get_n_boxes (self->input); box++)
            g_assert_false (kind_overlap (&segment, kind_rect_at (self, box)));
        }
    }
}

/* Every unit that was measured has one body in the scene, where the layout put it; and can be picked there. */
void
kind_assert_drawn (KindFixture *self)
{
  g_autoptr (TflScene) scene = tfl_picture_draw (&self->scene.picture, self->layout);
  g_autoptr (GHashTable) bodies = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = tfl_layout_input_get_n_boxes (self->input);

  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->part == TFL_PART_BODY && shape->kind == TFL_SHAPE_BOX)
        g_assert_true (g_hash_table_add (bodies, (gpointer) shape->element));
    }
  g_assert_cmpuint (g_hash_table_size (bodies), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const char *id = tfl_layout_input_get_box (self->input, i)->id;
      const TflRect *rect = kind_rect_at (self, i);
      TflRect found;
      TflPart part;

      g_assert_true (tfl_scene_find (scene, id, &found));
      g_assert_cmpfloat (found.x, ==, rect->x);
      g_assert_cmpfloat (found.y, ==, rect->y);
      g_assert_cmpstr (tfl_scene_pick (scene, rect->x + 3, rect->y + rect->height / 2, 0, &part), ==, id);
    }
}
