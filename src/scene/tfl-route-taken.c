/* What a label must not lie on. */
#include "config.h"

#include "tfl-route-line.h"

#include "tfl-scene-private.h"

#include "layout/tfl-rect.h"

#include <math.h>

/* What a label must not lie on: units shown as one thing, headers and borders of open ones, chips, lines. */

static void
take_open_unit (TflTaken      *taken,
                const TflRect *r)
{
  tfl_taken_add (taken, (TflRect) { r->x, r->y, r->width, 54 }, TFL_TAKEN_BY_NOBODY);
  tfl_taken_add (taken, (TflRect) { r->x, r->y, 1, r->height }, TFL_TAKEN_BY_NOBODY);
  tfl_taken_add (taken, (TflRect) { r->x + r->width - 1, r->y, 1, r->height }, TFL_TAKEN_BY_NOBODY);
  tfl_taken_add (taken, (TflRect) { r->x, r->y + r->height - 1, r->width, 1 }, TFL_TAKEN_BY_NOBODY);
}

static void
take_chips (TflPainter          *self,
            TflTaken            *taken,
            const TflExtentUnit *row)
{
  TflChildIter iter;
  const TflElement *work;

  tfl_child_iter_init (&iter, self->picture->model, row->unit, TFL_KIND_WORK);
  while ((work = tfl_child_iter_next (&iter)) != NULL)
    {
      const TflRect *rect = tfl_layout_get_rect (self->layout, tfl_element_get_id (work));

      if (rect != NULL)
        tfl_taken_add (taken, *rect, TFL_TAKEN_BY_NOBODY);
    }
}

static void
take_unit (TflPainter *self,
           TflTaken   *taken,
           guint       index)
{
  const TflExtentUnit *row = tfl_extent_get (self->extent, index);
  const TflRect *rect = tfl_survey_get_rect (self->survey, index);

  if (tfl_painter_is_hidden (self, index) || !tfl_painter_is_in_part (self, rect, TFL_ROUTE_REACH))
    return;

  if (row->end == index + 1 || tfl_painter_get_detail (self, index) >= TFL_DETAIL_SUMMARY)
    {
      tfl_taken_add (taken, *rect, TFL_TAKEN_BY_NOBODY);
      return;
    }
  take_open_unit (taken, rect);
  take_chips (self, taken, row);
  for (guint i = index + 1; i < row->end; i = tfl_extent_get (self->extent, i)->end)
    take_unit (self, taken, i);
}

static void
take_units (TflPainter *self,
            TflTaken   *taken)
{
  guint n = tfl_extent_get_n (self->extent);

  for (guint i = 0; i < n; i = tfl_extent_get (self->extent, i)->end)
    take_unit (self, taken, i);
}

typedef struct
{
  TflRect rect;
  int     owner;
} Segment;

static int
compare_segments (const void *a,
                  const void *b)
{
  const TflRect *one = &((const Segment *) a)->rect, *other = &((const Segment *) b)->rect;
  gboolean across = one->width > one->height;
  double place = across ? one->y - other->y : one->x - other->x;
  double start = across ? one->x - other->x : one->y - other->y;

  if (across != (other->width > other->height))
    return across ? 1 : -1;
  if (place != 0)
    return place < 0 ? -1 : 1;

  return start < 0 ? -1 : start > 0;
}

static gboolean
is_continued (const TflRect *a,
              const TflRect *b)
{
  if (a->width > a->height)
    return b->width > b->height && a->y == b->y && a->height == b->height && b->x <= a->x + a->width;

  return b->height >= b->width && a->x == b->x && a->width == b->width && b->y <= a->y + a->height;
}

/* The lines of one service may share a trunk; that is one thing, and nobody's. */
static void
take_segments (TflTaken *taken,
               GArray   *segments)
{
  g_array_sort (segments, compare_segments);
  for (guint i = 0, next; i < segments->len; i = next)
    {
      Segment segment = g_array_index (segments, Segment, i);

      for (next = i + 1; next < segments->len; next++)
        {
          const Segment *other = &g_array_index (segments, Segment, next);

          if (!is_continued (&segment.rect, &other->rect))
            break;
          segment.rect = tfl_rect_union (segment.rect, other->rect);
          segment.owner = segment.owner == other->owner ? segment.owner : TFL_TAKEN_BY_NOBODY;
        }
      tfl_taken_add (taken, segment.rect, segment.owner);
    }
  g_array_set_size (segments, 0);
}

static void
take_lines (TflPainter         *self,
            TflTaken           *taken,
            const TflRouteLine *lines,
            guint               n_lines)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (Segment));

  for (guint i = 0; i < n_lines; i++)
    {
      const TflRouteLine *line = &lines[i];

      for (guint j = 0; j + 1 < line->n_points; j++)
        {
          TflPoint a = line->points[j], b = line->points[j + 1];
          Segment segment = { { MIN (a.x, b.x) - 1, MIN (a.y, b.y) - 1, fabs (a.x - b.x) + 2, fabs (a.y - b.y) + 2 }, (int) i };

          if (!tfl_painter_is_segment_near (self, a, b))
            continue;
          if (fabs (a.x - b.x) > 0.01 && fabs (a.y - b.y) > 0.01)
            tfl_taken_add_line (taken, a, b, (int) i);
          else
            g_array_append_val (segments, segment);
        }
      if (i + 1 == n_lines || lines[i + 1].service != line->service)
        take_segments (taken, segments);
    }
}

void
tfl_taken_add_picture (TflTaken           *self,
                       TflPainter         *painter,
                       const TflRouteLine *lines,
                       guint               n_lines)
{
  take_units (painter, self);
  take_lines (painter, self, lines, n_lines);
}
