/* What a search found, marked in the picture.
 *
 * Brackets stand around what was found: in ink, since colour is for processes and the accent for the selection.
 * What is not drawn, because it stands in something closed or too far away, is counted on a tab at whatever
 * stands around it.
 */
#include "config.h"

#include "tfl-canvas-private.h"

#include "app/widgets/tfl-snapshot.h"

#include "layout/tfl-rect.h"

#include <math.h>

#define OFFSET 5     /* px: chips stand close; the ring of the selection shows between the brackets */
#define LONGEST 12   /* px of a bracket's arm */
#define STROKE 2.5
#define HALO 1.5     /* px of the ground around it, so that it stands out from what it lies on */
#define TAB 20       /* px */
#define MOST_OF_LINE 48 /* canvas points that are marked where a line has no label */

typedef struct
{
  TflRect  rect;     /* canvas points */
  gboolean is_found; /* itself */
  guint    n_inside;
} Mark;

void
tfl_canvas_forget_found (TflCanvas *self)
{
  g_clear_pointer (&self->found_marks, g_array_unref);
  g_clear_pointer (&self->found_scene, tfl_scene_unref);
}

/* The middle of the longest straight part of a line: enough of it to be seen as a piece of that line. */
static TflRect
find_middle (const TflShape *line)
{
  TflPoint from = line->points[0];
  TflPoint to = line->points[1];
  double length = hypot (to.x - from.x, to.y - from.y);
  double part;

  for (guint i = 1; i + 1 < line->n_points; i++)
    {
      const TflPoint *next = line->points + i;
      double other = hypot (next[1].x - next[0].x, next[1].y - next[0].y);

      if (other <= length)
        continue;
      from = next[0];
      to = next[1];
      length = other;
    }
  part = MIN (1, MOST_OF_LINE / MAX (length, 1));

  return tfl_rect_grown ((TflRect) { (from.x + to.x) / 2 - part * fabs (to.x - from.x) / 2,
                                     (from.y + to.y) / 2 - part * fabs (to.y - from.y) / 2,
                                     part * fabs (to.x - from.x), part * fabs (to.y - from.y) }, 6);
}

/* On a line it is the label that is marked, or the middle of the line where it has none. */
static void
find_line (TflScene   *scene,
           guint       begin,
           TflRect    *rect)
{
  const TflShape *group = tfl_scene_get_shape (scene, begin);
  gboolean has_label = FALSE;

  for (guint i = begin + 1; i < group->end; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (shape->part == TFL_PART_LABEL && shape->kind == TFL_SHAPE_TEXT)
        {
          *rect = has_label ? tfl_rect_united (*rect, shape->rect) : shape->rect;
          has_label = TRUE;
        }
      else if (!has_label && shape->kind == TFL_SHAPE_LINE && shape->n_points > 1)
        *rect = find_middle (shape);
    }
}

/* Marks of what stands for one element each, by id; a service is drawn as several lines, and is marked on each. */
typedef struct
{
  GHashTable *boxes;  /* id → Mark */
  GHashTable *lines;
} Places;

static void
add_found (TflCanvas  *self,
           Places     *places,
           const char *id)
{
  TflModel *model = tfl_session_get_model (self->session);
  const TflElement *element = tfl_model_lookup (model, id);
  gboolean is_found = TRUE;
  GHashTable *table;
  TflRect rect;
  Mark *mark;

  while (element != NULL && !tfl_canvas_locate (self, tfl_element_get_id (element), &rect))
    {
      element = tfl_model_get_parent (model, element);
      is_found = FALSE;
    }
  if (element == NULL)
    return;

  table = tfl_element_get_kind (element) == TFL_KIND_SERVICE ? places->lines : places->boxes;
  mark = g_hash_table_lookup (table, tfl_element_get_id (element));
  if (mark == NULL)
    {
      mark = g_new0 (Mark, 1);
      mark->rect = rect;
      g_hash_table_insert (table, (char *) tfl_element_get_id (element), mark);
    }
  mark->is_found = mark->is_found || is_found;
  mark->n_inside += !is_found;
}

static void
take_lines (TflScene *scene,
            Places   *places,
            GArray   *marks)
{
  guint n_shapes = g_hash_table_size (places->lines) > 0 ? tfl_scene_get_n_shapes (scene) : 0;

  for (guint i = 0; i < n_shapes; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);
      const Mark *mark = shape->kind == TFL_SHAPE_BEGIN && shape->element != NULL
                           ? g_hash_table_lookup (places->lines, shape->element) : NULL;

      if (mark == NULL)
        continue;
      g_array_append_vals (marks, mark, 1);
      find_line (scene, i, &g_array_index (marks, Mark, marks->len - 1).rect);
    }
}

/* Once for each scene: a frame must not cost a walk through all that was found. */
static void
ensure_marks (TflCanvas *self)
{
  Places places;
  GHashTableIter iter;
  gpointer mark;

  if (self->found_marks != NULL && self->found_scene == self->scene)
    return;

  tfl_canvas_forget_found (self);
  places.boxes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  places.lines = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->found_marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->found_scene = tfl_scene_ref (self->scene);
  for (guint i = 0; i < self->found->len; i++)
    add_found (self, &places, g_ptr_array_index (self->found, i));
  g_hash_table_iter_init (&iter, places.boxes);
  while (g_hash_table_iter_next (&iter, NULL, &mark))
    g_array_append_vals (self->found_marks, mark, 1);
  take_lines (self->scene, &places, self->found_marks);
  g_hash_table_unref (places.boxes);
  g_hash_table_unref (places.lines);
}

static void
trace_brackets (cairo_t *cr,
                TflRect  rect)
{
  double arm = MIN (LONGEST, MIN (rect.width, rect.height) / 3);

  cairo_new_path (cr);
  for (guint i = 0; i < 4; i++)
    {
      gboolean is_right = i % 2 == 1;
      gboolean is_below = i / 2 == 1;
      double x = is_right ? rect.x + rect.width : rect.x;
      double y = is_below ? rect.y + rect.height : rect.y;

      cairo_move_to (cr, is_right ? x - arm : x + arm, y);
      cairo_line_to (cr, x, y);
      cairo_line_to (cr, x, is_below ? y - arm : y + arm);
    }
}

static void
set_colour (TflCanvas *self,
            cairo_t   *cr,
            TflColour  colour)
{
  GdkRGBA rgba = tfl_snapshot_colour (tfl_canvas_get_theme (self), colour, 1);

  gdk_cairo_set_source_rgba (cr, &rgba);
}

static void
draw_brackets (TflCanvas *self,
               cairo_t   *cr,
               TflRect    rect)
{
  trace_brackets (cr, rect);
  set_colour (self, cr, TFL_COLOUR_CANVAS);
  cairo_set_line_width (cr, STROKE + 2 * HALO);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  cairo_stroke_preserve (cr);
  set_colour (self, cr, TFL_COLOUR_INK);
  cairo_set_line_width (cr, STROKE);
  cairo_stroke (cr);
}

static void
trace_tab (cairo_t *cr,
           TflRect  rect,
           double   radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, rect.x + rect.width - radius, rect.y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, rect.x + rect.width - radius, rect.y + rect.height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, rect.x + radius, rect.y + rect.height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, rect.x + radius, rect.y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* How many stand inside, at the upper left corner. */
static void
draw_tab (TflCanvas *self,
          cairo_t   *cr,
          TflRect    at,
          guint      n_inside)
{
  g_autofree char *text = g_strdup_printf ("%u", n_inside);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  TflRect tab;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (12 * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  tab = (TflRect) { at.x - OFFSET, at.y - OFFSET, MAX (TAB, width + 10), TAB };

  trace_tab (cr, tfl_rect_grown (tab, HALO), 5 + HALO);
  set_colour (self, cr, TFL_COLOUR_CANVAS);
  cairo_fill (cr);
  trace_tab (cr, tab, 5);
  set_colour (self, cr, TFL_COLOUR_INK);
  cairo_fill (cr);
  set_colour (self, cr, TFL_COLOUR_CANVAS);
  cairo_move_to (cr, tab.x + (tab.width - width) / 2, tab.y + (tab.height - height) / 2);
  pango_cairo_show_layout (cr, layout);
}

static gboolean
overlap (TflRect a,
         TflRect b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

void
tfl_canvas_draw_found (TflCanvas *self,
                       cairo_t   *cr)
{
  TflRect sight = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };

  /* What moves is on its way; the marks are there when it has arrived. */
  if (self->found == NULL || self->motion != NULL)
    return;

  ensure_marks (self);
  cairo_save (cr);
  for (guint i = 0; i < self->found_marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->found_marks, Mark, i);
      TflRect rect = tfl_rect_grown (tfl_canvas_from_scene (self, mark->rect), OFFSET);

      if (!overlap (rect, sight))
        continue;
      if (mark->is_found)
        draw_brackets (self, cr, rect);
      if (mark->n_inside > 0)
        draw_tab (self, cr, tfl_rect_grown (rect, -OFFSET), mark->n_inside);
    }
  cairo_restore (cr);
}

void
tfl_canvas_set_found (TflCanvas *self,
                      GPtrArray *ids,
                      double     covered)
{
  tfl_canvas_forget_found (self);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (ids != NULL && ids->len > 0)
    self->found = g_ptr_array_ref (ids);
  self->covered = covered;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
