/* Services: the lines from provider to customer. */
#include "config.h"

#include "tfl-route-line.h"

#include "tfl-crossings.h"
#include "tfl-scene-private.h"
#include "tfl-service-line.h"
#include "tfl-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LINE_WIDTH 1.8
#define THIN 1.2        /* without an agreement, and from afar */
#define CORNER 8.0
#define GAP 10.0        /* in the line underneath */
#define DOUBLE_MORE 4.0 /* a doubled line over it wants that much more */
#define MAX_GAPS 16     /* a line crossed more often would be more gap than line */
#define NO_AGREEMENT 3  /* its bit beside those of TflAgreementKind */

static void
line_clear (gpointer data)
{
  g_free (((TflRouteLine *) data)->points);
}

/* The outermost unit that hides this one, or the unit itself. */
static int
visible (TflPainter *self,
         int         index)
{
  int shown = index;

  for (; index >= 0; index = tfl_extent_get (self->extent, index)->parent)
    if (self->hidden[index] && tfl_extent_get (self->extent, index)->parent >= 0)
      shown = tfl_extent_get (self->extent, index)->parent;

  return shown;
}

static gboolean
is_inside (TflPoint       point,
           const TflRect *rect)
{
  return point.x > rect->x && point.x < rect->x + rect->width && point.y > rect->y && point.y < rect->y + rect->height;
}

/* Where the way from a point inside crosses the border. */
static TflPoint
leave (TflPoint       inside,
       TflPoint       outside,
       const TflRect *rect)
{
  double x = outside.x > inside.x ? rect->x + rect->width : rect->x;
  double y = outside.y > inside.y ? rect->y + rect->height : rect->y;
  double across = fabs (outside.x - inside.x) > 0.01 ? (x - inside.x) / (outside.x - inside.x) : HUGE_VAL;
  double down = fabs (outside.y - inside.y) > 0.01 ? (y - inside.y) / (outside.y - inside.y) : HUGE_VAL;

  if (across <= down)
    return (TflPoint) { x, down < HUGE_VAL ? inside.y + across * (outside.y - inside.y) : inside.y };

  return (TflPoint) { across < HUGE_VAL ? inside.x + down * (outside.x - inside.x) : inside.x, y };
}

/* Drops what lies within rect from the start of the line on. */
static guint
cut_start (TflPoint      *points,
           guint          n,
           const TflRect *rect)
{
  guint first = 0;

  while (first + 1 < n && is_inside (points[first + 1], rect))
    first++;
  if (first + 1 >= n)
    return 0;
  if (!is_inside (points[first], rect))
    return n;

  points[first] = leave (points[first], points[first + 1], rect);
  memmove (points, points + first, (n - first) * sizeof *points);

  return n - first;
}

static void
reverse (TflPoint *points,
         guint     n)
{
  for (guint i = 0; i < n / 2; i++)
    {
      TflPoint swap = points[i];

      points[i] = points[n - 1 - i];
      points[n - 1 - i] = swap;
    }
}

static guint
cut_at (TflPainter *self,
        TflPoint   *points,
        guint       n,
        int         unit)
{
  const char *id = tfl_element_get_id (tfl_extent_get (self->extent, unit)->unit);
  const TflRect *rect = tfl_layout_get_rect (self->layout, id);

  return rect != NULL ? cut_start (points, n, rect) : n;
}

/* FALSE where nothing of the line is left to show. */
static gboolean
line_init (TflRouteLine   *line,
           TflPainter     *self,
           const TflRoute *route)
{
  const char *provider;
  int from, to, shown_from, shown_to;

  line->service = tfl_model_lookup (self->picture->model, route->service);
  if (line->service == NULL || route->n_points < 2)
    return FALSE;

  provider = tfl_element_get (line->service, TFL_SERVICE_PROVIDER);
  from = provider != NULL ? tfl_extent_lift (self->extent, provider) : -1;
  to = tfl_extent_lift (self->extent, route->customer);
  if (from < 0 || to < 0)
    return FALSE;

  shown_from = visible (self, from);
  shown_to = visible (self, to);
  if (shown_from == shown_to && (shown_from != from || shown_to != to))
    return FALSE;

  line->route = route;
  line->agreement = tfl_service_get_agreement (self->picture->model, line->service, route->customer);
  line->points = g_memdup2 (route->points, route->n_points * sizeof (TflPoint));
  line->n_points = route->n_points;
  if (shown_from != from)
    line->n_points = cut_at (self, line->points, line->n_points, shown_from);
  if (shown_to != to && line->n_points >= 2)
    {
      reverse (line->points, line->n_points);
      line->n_points = cut_at (self, line->points, line->n_points, shown_to);
      reverse (line->points, line->n_points);
    }
  if (line->n_points >= 2)
    return TRUE;

  g_clear_pointer (&line->points, g_free);

  return FALSE;
}

static GArray *
collect_lines (TflPainter *self)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (TflRouteLine));
  guint n = tfl_layout_get_n_routes (self->layout);

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < n; i++)
    {
      TflRouteLine line = { 0 };

      if (line_init (&line, self, tfl_layout_get_route (self->layout, i)))
        g_array_append_val (lines, line);
    }

  return lines;
}

static void
draw_piece (TflPainter         *self,
            const TflRouteLine *line,
            const TflPoint     *points,
            guint               n_points,
            gboolean            is_first,
            gboolean            is_last)
{
  double px = MAX (1, self->px);
  gboolean is_far = self->px > 1 / TFL_ZOOM_NAMES;
  double scale = is_far ? px * 0.7 : MIN (px, 1.5);
  TflShape *shape;

  if (n_points < 2)
    return;

  shape = tfl_scene_builder_add_line (self->builder, points, n_points, TFL_COLOUR_SERVICE,
                                      (is_far || line->agreement < 0 ? THIN : LINE_WIDTH) * (is_far ? px : scale));
  shape->radius = CORNER;
  shape->size = scale;
  shape->start = is_first && !is_far ? TFL_MARK_RING : TFL_MARK_NONE;
  shape->end_mark = is_last ? TFL_MARK_ARROW : TFL_MARK_NONE;
  if (line->agreement < 0)
    {
      shape->round_dots = TRUE;
      shape->dash[0] = 1.5 * scale;
      shape->dash[1] = 3 * scale;
    }
  else if (line->agreement == TFL_AGREEMENT_OLA)
    {
      shape->dash[0] = 7 * scale;
      shape->dash[1] = 4 * scale;
    }
  else if (line->agreement == TFL_AGREEMENT_UC && !is_far)
    shape->doubled = TRUE;
}

/* The line in pieces, with a gap at each crossing over it. */
static void
draw_line (TflPainter         *self,
           const TflRouteLine *lines,
           guint               index,
           const TflCrossing  *crossings,
           guint               n_crossings)
{
  const TflRouteLine *line = &lines[index];
  g_autoptr (GArray) piece = g_array_new (FALSE, FALSE, sizeof (TflPoint));
  gboolean is_first = TRUE;
  guint next = 0;

  for (guint i = 0; i < line->n_points; i++)
    {
      g_array_append_val (piece, line->points[i]);
      for (; next < n_crossings && crossings[next].segment == i; next++)
        {
          const TflCrossing *crossing = &crossings[next];
          gboolean doubled = lines[crossing->over].agreement == TFL_AGREEMENT_UC;
          double half = (GAP + (doubled ? DOUBLE_MORE : 0)) / 2;
          double direction = line->points[i + 1].x > line->points[i].x ? 1 : -1;
          TflPoint before = { crossing->at - direction * half, line->points[i].y };
          TflPoint after = { crossing->at + direction * half, line->points[i].y };

          /* Two lines close together share one gap. */
          if (direction * (before.x - g_array_index (piece, TflPoint, piece->len - 1).x) > 0)
            {
              g_array_append_val (piece, before);
              draw_piece (self, line, (const TflPoint *) piece->data, piece->len, is_first, FALSE);
              is_first = FALSE;
            }
          g_array_set_size (piece, 0);
          g_array_append_val (piece, after);
        }
    }
  draw_piece (self, line, (const TflPoint *) piece->data, piece->len, is_first, TRUE);
}

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
take_units (TflPainter *self,
            TflTaken   *taken)
{
  guint n = tfl_extent_get_n (self->extent);

  for (guint i = 0; i < n; i++)
    {
      const TflExtentUnit *row = tfl_extent_get (self->extent, i);
      const TflRect *rect = tfl_layout_get_rect (self->layout, tfl_element_get_id (row->unit));

      if (self->hidden[i] || rect == NULL)
        continue;
      if (row->end == i + 1 || self->details[i] >= TFL_DETAIL_SUMMARY)
        tfl_taken_add (taken, *rect, TFL_TAKEN_BY_NOBODY);
      else
        {
          take_open_unit (taken, rect);
          take_chips (self, taken, row);
        }
    }
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
take_lines (TflTaken           *taken,
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

          if (fabs (a.x - b.x) > 0.01 && fabs (a.y - b.y) > 0.01)
            tfl_taken_add_line (taken, a, b, (int) i);
          else
            g_array_append_val (segments, segment);
        }
      if (i + 1 == n_lines || lines[i + 1].service != line->service)
        take_segments (taken, segments);
    }
}

static char *
make_title (TflPainter         *self,
            const TflRouteLine *line)
{
  TflModel *model = self->picture->model;
  const TflElement *provider = tfl_model_follow (model, line->service, TFL_SERVICE_PROVIDER);
  const TflElement *customer = tfl_model_lookup (model, line->route->customer);
  g_autofree char *service_name = tfl_text_clean (tfl_element_get_name (line->service));
  g_autofree char *provider_name = tfl_text_clean (provider != NULL ? tfl_element_get_name (provider) : "");
  g_autofree char *customer_name = tfl_text_clean (customer != NULL ? tfl_element_get_name (customer) : "");
  const char *agreement = line->agreement >= 0 ? tfl_words_nick (TFL_WORDS_AGREEMENT_KIND, line->agreement)
                                               : _("no agreement");

  /* Translators: service, provider, customer, kind of agreement: “Service: Network, from Carr to IT, UC”. */
  return g_strdup_printf (_("Service: %s, from %s to %s, %s"), service_name, provider_name, customer_name, agreement);
}

void
tfl_painter_routes (TflPainter *self)
{
  g_autoptr (GArray) list = collect_lines (self);
  const TflRouteLine *lines = (const TflRouteLine *) list->data;
  g_autofree TflCrossingLine *traces = g_new (TflCrossingLine, list->len + 1);
  g_autoptr (TflTaken) taken = tfl_taken_new ();
  g_autoptr (GArray) crossings = NULL;
  gboolean has_gaps = self->px <= 1 / TFL_ZOOM_NAMES && !self->picture->scope->taut;
  guint next = 0;

  for (guint i = 0; i < list->len; i++)
    traces[i] = (TflCrossingLine) { lines[i].points, lines[i].n_points };
  /* From afar lines are thin, and gaps would be nicks; lines at any angle are told apart by their angles. */
  crossings = tfl_crossings_find (traces, has_gaps ? list->len : 0, MAX_GAPS);

  if (self->px <= 1 / TFL_ZOOM_NAMES)
    {
      take_units (self, taken);
      take_lines (taken, lines, list->len);
    }

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *title = make_title (self, &lines[i]);
      guint first = next;

      while (next < crossings->len && g_array_index (crossings, TflCrossing, next).line == i)
        next++;
      tfl_scene_builder_begin (self->builder, tfl_element_get_id (lines[i].service), title);
      tfl_scene_builder_set_part (self->builder, TFL_PART_ROUTE);
      draw_line (self, lines, i, &g_array_index (crossings, TflCrossing, first),
                 next - first <= MAX_GAPS ? next - first : 0);
      tfl_painter_label (self, &lines[i], taken, (int) i);
      tfl_scene_builder_end (self->builder);
      self->agreements |= 1u << (lines[i].agreement >= 0 ? lines[i].agreement : NO_AGREEMENT);
    }
}
