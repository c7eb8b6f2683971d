#include "scene-fixture.h"

#include "io/tfl-reader.h"
#include "layout/tfl-layout-private.h"

void
scene_fixture_init_model (SceneFixture *self,
                          TflModel     *model)
{
  self->model = tfl_model_ref (model);
  self->index = tfl_index_new (model);
  self->tally = tfl_tally_new (model, self->index);
  self->findings = tfl_findings_new (model, self->index);
  self->scope = tfl_scope_new ();
  self->picture = (TflPicture) { self->model, self->index, self->tally, self->findings, self->scope, 1,
                                 TFL_LEGEND_NONE, FALSE };
}

void
scene_fixture_init (SceneFixture *self,
                    const char   *elements)
{
  g_autofree char *xml = g_strdup_printf ("<model xmlns=\"urn:trefoil:model:1\" name=\"Test\">%s</model>", elements);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  scene_fixture_init_model (self, model);
}

void
scene_fixture_clear (SceneFixture *self)
{
  tfl_scope_free (self->scope);
  tfl_findings_free (self->findings);
  tfl_tally_free (self->tally);
  tfl_index_free (self->index);
  tfl_model_unref (self->model);
}

typedef struct
{
  TflLayoutInput *input;
  GArray        **children; /* of guint, for each box */
  TflRect        *rects;
} Column;

static void
place (Column *column,
       guint   index,
       double  x,
       double  y)
{
  const TflLayoutBox *box = tfl_layout_input_get_box (column->input, index);
  TflRect *rect = &column->rects[index];
  GArray *children = column->children[index];
  double bottom = y + box->height;

  *rect = (TflRect) { x, y, box->width, box->height };
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      guint child = g_array_index (children, guint, i);
      gboolean called = tfl_layout_input_get_box (column->input, child)->caller >= 0;

      place (column, child, x + 12 + (called ? 16 : 0), bottom);
      rect->width = MAX (rect->width, column->rects[child].x + column->rects[child].width + 12 - x);
      bottom = column->rects[child].y + column->rects[child].height + 24;
    }
  if (children != NULL)
    rect->height = bottom - 10 - y;
}

static void
collect_children (Column *column,
                  guint   n)
{
  for (guint i = 0; i < n; i++)
    {
      int parent = tfl_layout_input_get_box (column->input, i)->parent;

      if (parent < 0)
        continue;
      if (column->children[parent] == NULL)
        column->children[parent] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (column->children[parent], i);
    }
}

static void
make_route (Column    *column,
            TflRoutes *routes,
            guint      index)
{
  const TflLayoutLine *line = tfl_layout_input_get_line (column->input, index);
  TflRect from = column->rects[line->from];
  TflRect to = column->rects[line->to];
  double x = MAX (from.x + from.width, to.x + to.width) + 240 + 20 * index;
  double y1 = from.y + from.height - 12 - 6 * index;
  double y2 = to.y + 40 + 6 * index;
  TflPoint points[] = { { from.x + from.width, y1 }, { x, y1 }, { x, y2 }, { to.x + to.width, y2 } };
  TflRoute *route = tfl_routes_get (routes, index);

  memcpy (tfl_routes_allot (routes, index, G_N_ELEMENTS (points)), points, sizeof points);
  route->service = line->service;
  route->customer = line->customer;
  route->label = (TflRect){ to.x + to.width + 24, y2 - 18, line->label_width, line->label_height };
}

TflLayout *
scene_fixture_lay_out (SceneFixture *self)
{
  g_autoptr (TflLayoutInput) input = tfl_picture_measure (&self->picture);
  guint n = tfl_layout_input_get_n_boxes (input);
  guint n_lines = tfl_layout_input_get_n_lines (input);
  g_autofree GArray **children = g_new0 (GArray *, n + 1);
  Column column = { input, children, g_new0 (TflRect, n + 1) };
  TflRoutes *routes = tfl_routes_new (n_lines, NULL);
  double y = 0;

  collect_children (&column, n);
  for (guint i = 0; i < n; i++)
    if (tfl_layout_input_get_box (input, i)->parent < 0)
      {
        place (&column, i, 0, y);
        y += column.rects[i].height + 60;
      }
  for (guint i = 0; i < n_lines; i++)
    make_route (&column, routes, i);
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&children[i], g_array_unref);

  return tfl_layout_new_take (input, column.rects, routes, NULL);
}

TflScene *
scene_fixture_draw (SceneFixture *self)
{
  g_autoptr (TflLayout) layout = scene_fixture_lay_out (self);

  return tfl_picture_draw (&self->picture, layout);
}
