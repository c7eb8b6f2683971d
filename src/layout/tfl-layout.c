#include "config.h"

#include "tfl-layout-private.h"

#include <math.h>
#include <string.h>

struct _TflLayout
{
  gatomicrefcount ref_count;

  TflLayoutInput *input; /* owns the ids */
  TflRect *rects;        /* one a box */
  guint *slots;          /* box of each slot, plus one; a box stands in the first free slot from its hash on */
  guint n_slots;         /* a power of two */
  TflRoutes *routes;     /* one a line */
  guint *routed;         /* the lines that have one; NULL where all have */
  guint n_routes;
  TflRect bounds;
  char *message;
};

G_DEFINE_BOXED_TYPE (TflLayout, tfl_layout, tfl_layout_ref, tfl_layout_unref)

static void
include (TflRect *bounds,
         double   x,
         double   y)
{
  double right = MAX (bounds->x + bounds->width, x);
  double bottom = MAX (bounds->y + bounds->height, y);

  bounds->x = MIN (bounds->x, x);
  bounds->y = MIN (bounds->y, y);
  bounds->width = right - bounds->x;
  bounds->height = bottom - bounds->y;
}

static void
include_rect (TflRect       *bounds,
              const TflRect *rect)
{
  include (bounds, rect->x, rect->y);
  include (bounds, rect->x + rect->width, rect->y + rect->height);
}

static void
include_route (TflRect        *bounds,
               const TflRoute *route)
{
  for (guint i = 0; i < route->n_points; i++)
    include (bounds, route->points[i].x, route->points[i].y);
  if (route->label.width > 0)
    include_rect (bounds, &route->label);
}

/* Of each box, the outermost one around it: every box comes after its parent. */
static guint *
find_outermost (TflLayoutInput *input)
{
  guint n = tfl_layout_input_get_n_boxes (input);
  guint *outermost = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      int parent = tfl_layout_input_get_box (input, i)->parent;

      outermost[i] = parent < 0 ? i : outermost[parent];
    }
  return outermost;
}

/* The boxes that stand in another lie in it already, and so do the routes between them: those of a large model are not looked
 * at for nothing. routes: one a line. */
static TflRect
bounds_of (TflLayoutInput *input,
           const TflRect  *rects,
           TflRoutes      *routes)
{
  guint n_boxes = tfl_layout_input_get_n_boxes (input);
  guint n_lines = tfl_layout_input_get_n_lines (input);
  gboolean nested = tfl_layout_input_get_flow (input) == TFL_FLOW_NESTED;
  g_autofree guint *outermost = find_outermost (input);
  TflRect bounds = { 0, 0, 0, 0 };

  if (n_boxes > 0)
    bounds = rects[0];
  for (guint i = 0; i < n_boxes; i++)
    if (outermost[i] == i)
      include_rect (&bounds, &rects[i]);
  for (guint i = 0; i < n_lines; i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (input, i);

      if (!nested || line->from == line->to || outermost[line->from] != outermost[line->to])
        include_route (&bounds, tfl_routes_get (routes, i));
    }

  return bounds;
}

/* A table of our own: layouts are made while somebody edits, and GHashTable grows too slowly for that. */
static void
index_boxes (TflLayout *self)
{
  guint n = tfl_layout_input_get_n_boxes (self->input);

  self->n_slots = 1;
  while (self->n_slots < 2 * n + 1)
    self->n_slots *= 2;
  self->slots = g_new0 (guint, self->n_slots);
  for (guint i = 0; i < n; i++)
    {
      guint slot = g_str_hash (tfl_layout_input_get_box (self->input, i)->id) & (self->n_slots - 1);

      while (self->slots[slot] != 0)
        slot = (slot + 1) & (self->n_slots - 1);
      self->slots[slot] = i + 1;
    }
}

/* A line within one closed unit has no route. */
static void
list_routed (TflLayout *self)
{
  guint n = tfl_layout_input_get_n_lines (self->input);

  self->routed = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    if (tfl_routes_get (self->routes, i)->n_points > 0)
      self->routed[self->n_routes++] = i;
  if (self->n_routes == n)
    g_clear_pointer (&self->routed, g_free);
}

TflLayout *
tfl_layout_new_take (TflLayoutInput *input,
                     TflRect        *rects,
                     TflRoutes      *routes,
                     char           *message)
{
  TflLayout *self = g_new0 (TflLayout, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->input = tfl_layout_input_ref (input);
  self->rects = rects;
  self->routes = routes;
  self->message = message;
  self->bounds = bounds_of (input, rects, routes);

  list_routed (self);
  index_boxes (self);
  return self;
}

TflLayout *
tfl_layout_ref (TflLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tfl_layout_unref (TflLayout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  tfl_routes_unref (self->routes);
  g_free (self->routed);
  g_free (self->rects);
  g_free (self->message);
  g_free (self->slots);
  tfl_layout_input_unref (self->input);
  g_free (self);
}

const TflRect *
tfl_layout_get_rect (TflLayout  *self,
                     const char *id)
{
  guint slot = g_str_hash (id) & (self->n_slots - 1);

  for (; self->slots[slot] != 0; slot = (slot + 1) & (self->n_slots - 1))
    if (strcmp (tfl_layout_input_get_box (self->input, self->slots[slot] - 1)->id, id) == 0)
      return &self->rects[self->slots[slot] - 1];
  return NULL;
}

guint
tfl_layout_get_n_routes (TflLayout *self)
{
  return self->n_routes;
}

TflLayoutInput *
tfl_layout_get_input (TflLayout *self)
{
  return self->input;
}

const TflRect *
tfl_layout_get_box_rect (TflLayout *self,
                         guint      box)
{
  g_return_val_if_fail (box < tfl_layout_input_get_n_boxes (self->input), NULL);

  return &self->rects[box];
}

guint
tfl_layout_get_line (TflLayout *self,
                     guint      route)
{
  g_return_val_if_fail (route < self->n_routes, 0);

  return self->routed != NULL ? self->routed[route] : route;
}

const TflRoute *
tfl_layout_get_route (TflLayout *self,
                      guint      index)
{
  g_return_val_if_fail (index < self->n_routes, NULL);

  return tfl_routes_get (self->routes, tfl_layout_get_line (self, index));
}

TflRect
tfl_layout_get_bounds (TflLayout *self)
{
  return self->bounds;
}

const char *
tfl_layout_get_message (TflLayout *self)
{
  return self->message;
}

static int
rounded (double value)
{
  return (int) floor (value + 0.5);
}

static void
dump_rect (GString       *text,
           const TflRect *rect)
{
  g_string_append_printf (text, " %d %d %d %d", rounded (rect->x), rounded (rect->y), rounded (rect->width),
                          rounded (rect->height));
}

static void
dump_route (GString        *text,
            const TflRoute *route)
{
  g_string_append_printf (text, "route %s>%s", route->service, route->customer);
  for (guint i = 0; i < route->n_points; i++)
    g_string_append_printf (text, " %d,%d", rounded (route->points[i].x), rounded (route->points[i].y));
  if (route->label.width > 0)
    {
      g_string_append (text, route->label_vertical ? " beside" : " over");
      dump_rect (text, &route->label);
    }
  g_string_append_c (text, '\n');
}

char *
tfl_layout_dump (TflLayout *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tfl_layout_input_get_n_boxes (self->input); i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (self->input, i);

      g_string_append_printf (text, "%s %s", box->kind == TFL_BOX_UNIT ? "unit" : "chip", box->id);
      dump_rect (text, &self->rects[i]);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < self->n_routes; i++)
    dump_route (text, tfl_layout_get_route (self, i));
  if (self->message != NULL)
    g_string_append_printf (text, "message %s\n", self->message);

  return g_string_free (text, FALSE);
}
