#include "config.h"

#include "tfl-scene-builder.h"

#include "tfl-scene-private.h"

#include <math.h>

typedef struct
{
  guint       index;   /* of its BEGIN */
  TflRect     bounds;
  const char *element;
  gboolean    faded;
} Group;

struct _TflSceneBuilder
{
  GArray       *shapes;  /* TflShape; points is an offset until the end, since the array of points moves as it grows */
  GArray       *points;  /* TflPoint */
  GArray       *groups;  /* Group: those open; the first is the scene */
  GStringChunk *strings;
  TflPart       part;
  const TflFilter *filter;
};

/* What the ascent and descent of a text are of its size, near enough for bounds. */
#define ASCENT 0.97
#define DESCENT 0.25

TflSceneBuilder *
tfl_scene_builder_new (void)
{
  TflSceneBuilder *self = g_new0 (TflSceneBuilder, 1);
  Group scene = { 0 };

  self->shapes = g_array_new (FALSE, TRUE, sizeof (TflShape));
  self->points = g_array_new (FALSE, FALSE, sizeof (TflPoint));
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  self->strings = g_string_chunk_new (4096);
  g_array_append_val (self->groups, scene);

  return self;
}

void
tfl_scene_builder_free (TflSceneBuilder *self)
{
  g_clear_pointer (&self->shapes, g_array_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_free (self);
}

guint
tfl_scene_builder_get_n_shapes (TflSceneBuilder *self)
{
  return self->shapes->len;
}

void
tfl_scene_builder_set_filter (TflSceneBuilder *self,
                              const TflFilter *filter)
{
  self->filter = filter;
}

TflRect
tfl_scene_builder_get_bounds (TflSceneBuilder *self)
{
  return g_array_index (self->groups, Group, 0).bounds;
}

static TflRect
grow_to_pixels (TflRect rect,
                double  margin)
{
  double left = floor (rect.x - margin);
  double top = floor (rect.y - margin);

  return (TflRect) { left, top,
                     ceil (rect.x + rect.width + margin) - left,
                     ceil (rect.y + rect.height + margin) - top };
}

TflScene *
tfl_scene_builder_free_to_scene (TflSceneBuilder *self,
                                 const char      *title,
                                 double           margin)
{
  TflRect bounds = grow_to_pixels (tfl_scene_builder_get_bounds (self), margin);
  guint n_shapes = self->shapes->len;
  TflShape *shapes;
  TflPoint *points;
  TflScene *scene;

  g_assert (self->groups->len == 1);

  shapes = (TflShape *) g_array_free (g_steal_pointer (&self->shapes), FALSE);
  points = (TflPoint *) g_array_free (g_steal_pointer (&self->points), FALSE);
  for (guint i = 0; i < n_shapes; i++)
    shapes[i].points = shapes[i].n_points > 0 ? points + GPOINTER_TO_SIZE (shapes[i].points) : NULL;

  scene = tfl_scene_new_take (shapes, n_shapes, points, g_steal_pointer (&self->strings), bounds, title);
  tfl_scene_builder_free (self);

  return scene;
}

static Group *
innermost (TflSceneBuilder *self)
{
  return &g_array_index (self->groups, Group, self->groups->len - 1);
}

gboolean
tfl_scene_builder_set_faded (TflSceneBuilder *self,
                             gboolean         faded)
{
  Group *group = innermost (self);
  gboolean was_faded = group->faded;

  group->faded = faded;

  return was_faded;
}

static TflShape *
add (TflSceneBuilder *self,
     TflShapeKind     kind,
     TflRect          rect)
{
  const Group *group = innermost (self);
  TflShape shape = { .kind = kind, .part = self->part, .rect = rect, .element = group->element, .faded = group->faded };

  g_array_append_val (self->shapes, shape);

  return &g_array_index (self->shapes, TflShape, self->shapes->len - 1);
}

/* Bounds are kept apart from add(), as a line's ink is wider than its rect. */
static void
cover (TflSceneBuilder *self,
       TflRect          rect,
       double           more)
{
  Group *group = innermost (self);
  TflRect ink = { rect.x - more, rect.y - more, rect.width + 2 * more, rect.height + 2 * more };

  group->bounds = tfl_rect_union (group->bounds, ink);
}

void
tfl_scene_builder_cover (TflSceneBuilder *self,
                         TflRect          rect)
{
  cover (self, rect, 0);
}

TflShape *
tfl_scene_builder_begin (TflSceneBuilder *self,
                         const char      *element,
                         const char      *title)
{
  Group group = { .index = self->shapes->len };
  TflShape *shape;

  group.element = element != NULL ? g_string_chunk_insert_const (self->strings, element) : NULL;
  group.faded = element != NULL && !tfl_filter_keeps (self->filter, element);
  g_array_append_val (self->groups, group);
  shape = add (self, TFL_SHAPE_BEGIN, (TflRect) { 0 });
  shape->part = TFL_PART_NONE;
  shape->text = g_string_chunk_insert (self->strings, title);

  return shape;
}

void
tfl_scene_builder_end (TflSceneBuilder *self)
{
  Group group = *innermost (self);
  TflShape *begin;
  TflShape *end;

  g_assert (self->groups->len > 1);

  end = add (self, TFL_SHAPE_END, group.bounds);
  end->part = TFL_PART_NONE;
  begin = &g_array_index (self->shapes, TflShape, group.index);
  begin->rect = group.bounds;
  begin->end = self->shapes->len - 1;

  g_array_set_size (self->groups, self->groups->len - 1);
  if (!tfl_rect_is_empty (group.bounds))
    cover (self, group.bounds, 0);
}

void
tfl_scene_builder_set_part (TflSceneBuilder *self,
                            TflPart          part)
{
  self->part = part;
}

TflShape *
tfl_scene_builder_add_box (TflSceneBuilder *self,
                           double           x,
                           double           y,
                           double           width,
                           double           height,
                           double           radius,
                           TflColour        fill,
                           TflColour        stroke,
                           double           stroke_width)
{
  TflRect rect = { x, y, MAX (width, 0), MAX (height, 0) };
  TflShape *shape = add (self, TFL_SHAPE_BOX, rect);

  shape->radius = MIN (radius, MIN (rect.width, rect.height) / 2);
  shape->fill = fill;
  shape->stroke = stroke;
  shape->stroke_width = stroke_width;
  cover (self, rect, 0);

  return shape;
}

TflShape *
tfl_scene_builder_add_circle (TflSceneBuilder *self,
                              double           x,
                              double           y,
                              double           radius,
                              TflColour        fill,
                              TflColour        stroke,
                              double           stroke_width)
{
  TflRect rect = { x - radius, y - radius, 2 * radius, 2 * radius };
  TflShape *shape = add (self, TFL_SHAPE_CIRCLE, rect);

  shape->fill = fill;
  shape->stroke = stroke;
  shape->stroke_width = stroke_width;
  cover (self, rect, 0);

  return shape;
}

static TflRect
bounds_of (const TflPoint *points,
           guint           n_points)
{
  double left = points[0].x, right = points[0].x;
  double top = points[0].y, bottom = points[0].y;

  for (guint i = 1; i < n_points; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }

  return (TflRect) { left, top, right - left, bottom - top };
}

static TflShape *
add_with_points (TflSceneBuilder *self,
                 TflShapeKind     kind,
                 TflRect          rect,
                 const TflPoint  *points,
                 guint            n_points)
{
  TflShape *shape = add (self, kind, rect);

  shape->points = GSIZE_TO_POINTER (self->points->len);
  shape->n_points = n_points;
  g_array_append_vals (self->points, points, n_points);

  return shape;
}

TflShape *
tfl_scene_builder_add_polygon (TflSceneBuilder *self,
                               const TflPoint  *points,
                               guint            n_points,
                               TflColour        fill)
{
  TflRect rect = bounds_of (points, n_points);
  TflShape *shape = add_with_points (self, TFL_SHAPE_POLYGON, rect, points, n_points);

  shape->fill = fill;
  cover (self, rect, 0);

  return shape;
}

TflShape *
tfl_scene_builder_add_line (TflSceneBuilder *self,
                            const TflPoint  *points,
                            guint            n_points,
                            TflColour        stroke,
                            double           stroke_width)
{
  TflRect rect = bounds_of (points, n_points);
  TflShape *shape = add_with_points (self, TFL_SHAPE_LINE, rect, points, n_points);

  shape->stroke = stroke;
  shape->stroke_width = stroke_width;
  cover (self, rect, 5); /* half a line's widest mark */

  return shape;
}

TflShape *
tfl_scene_builder_add_icon (TflSceneBuilder *self,
                            TflIcon          icon,
                            double           x,
                            double           y,
                            double           width,
                            double           height,
                            TflColour        fill)
{
  TflRect rect = { x, y, width, height };
  TflShape *shape = add (self, TFL_SHAPE_ICON, rect);

  shape->icon = icon;
  shape->fill = fill;
  cover (self, rect, 0);

  return shape;
}

TflShape *
tfl_scene_builder_add_text (TflSceneBuilder *self,
                            const char      *text,
                            double           x,
                            double           y,
                            double           width,
                            TflAlign         align,
                            double           size,
                            int              weight,
                            TflColour        fill)
{
  TflPoint anchor = { x, y };
  double left = align == TFL_ALIGN_START ? x : align == TFL_ALIGN_MIDDLE ? x - width / 2 : x - width;
  TflRect rect = { left, y - ASCENT * size, width, (ASCENT + DESCENT) * size };
  TflShape *shape = add_with_points (self, TFL_SHAPE_TEXT, rect, &anchor, 1);

  shape->text = g_string_chunk_insert_const (self->strings, text);
  shape->align = align;
  shape->size = size;
  shape->weight = weight;
  shape->fill = fill;
  cover (self, rect, 0);

  return shape;
}
