/* Services: the lines from provider to customer. */
#include "config.h"

#include "tfl-route-line.h"

#include "tfl-crossings.h"
#include "tfl-scene-private.h"
#include "tfl-service-line.h"
#include "tfl-text.h"
#include "tfl-traces.h"

#include "layout/tfl-rect.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LINE_WIDTH 1.8
#define THIN 1.2        /* without an agreement, and from afar */
#define CORNER 8.0
#define LEAST_CORNER 1.5 /* px: a smaller one does not look round */
#define GAP 10.0        /* in the line underneath */
#define DOUBLE_MORE 4.0 /* a doubled line over it wants that much more */
#define MAX_GAPS 16     /* a line crossed more often would be more gap than line */
#define MAX_GAPS_NEAR 64 /* the same where only what is near is known: of one segment, lest others come and go with it */
#define NO_AGREEMENT 3  /* its bit beside those of TflAgreementKind */
#define REACH 600.0     /* what lies so far outside of the part that is drawn has no say in it, nor a label in it */

static void
line_clear (gpointer data)
{
  g_free (((TflRouteLine *) data)->points);
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
        guint       unit)
{
  const TflRect *rect = tfl_survey_get_rect (self->survey, unit);

  return rect != NULL ? cut_start (points, n, rect) : n;
}

/* Cut to the borders of the units that its ends are drawn as. */
static void
cut_ends (TflRouteLine        *line,
          TflPainter          *self,
          const TflSurveyLine *surveyed)
{
  guint from = tfl_painter_get_shown (self, (guint) surveyed->from);
  guint to = tfl_painter_get_shown (self, (guint) surveyed->to);

  if (from != (guint) surveyed->from)
    line->n_points = cut_at (self, line->points, line->n_points, from);
  if (to != (guint) surveyed->to && line->n_points >= 2)
    {
      reverse (line->points, line->n_points);
      line->n_points = cut_at (self, line->points, line->n_points, to);
      reverse (line->points, line->n_points);
    }
}

static gboolean
is_segment_near (TflPainter *self,
                 TflPoint    a,
                 TflPoint    b)
{
  TflRect rect = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };

  return tfl_painter_is_in_part (self, &rect, REACH);
}

/* Leaves out what is far from the part that is drawn, at both ends; what lies between two near segments stays.  Of a
 * taut line, which has few, the whole is kept: its label stands in the middle. */
static void
trim (TflRouteLine *line,
      TflPainter   *self)
{
  guint first = 0;

  while (first + 1 < line->n_points && !is_segment_near (self, line->points[first], line->points[first + 1]))
    first++;
  while (line->n_points > first + 1
         && !is_segment_near (self, line->points[line->n_points - 2], line->points[line->n_points - 1]))
    {
      line->n_points--;
      line->ends_here = FALSE;
    }
  if (first > 0 && !self->picture->scope->taut)
    {
      line->begins_here = FALSE;
      line->n_points -= first;
      memmove (line->points, line->points + first, line->n_points * sizeof (TflPoint));
    }
}

/* Both ends within one unit that is drawn without what is inside. */
static gboolean
is_swallowed (TflPainter          *self,
              const TflSurveyLine *line)
{
  guint from = tfl_painter_get_shown (self, (guint) line->from);

  return from == tfl_painter_get_shown (self, (guint) line->to)
      && (from != (guint) line->from || from != (guint) line->to);
}

/* FALSE where nothing of the line is left to show. */
static gboolean
line_init (TflRouteLine *line,
           TflPainter   *self,
           guint         index)
{
  const TflSurveyLine *surveyed = tfl_survey_get_line (self->survey, index);
  const TflRoute *route = surveyed->route;

  if (route->n_points < 2 || surveyed->from < 0 || surveyed->to < 0
      || !tfl_painter_is_in_part (self, &surveyed->bounds, REACH) || is_swallowed (self, surveyed)
      || tfl_survey_look_up_line (self->survey, index) == NULL)
    return FALSE;

  line->service = surveyed->service;
  line->route = route;
  line->agreement = surveyed->agreement;
  line->points = g_memdup2 (route->points, route->n_points * sizeof (TflPoint));
  line->n_points = route->n_points;
  line->begins_here = line->ends_here = TRUE;
  cut_ends (line, self, surveyed);
  if (self->part != NULL)
    trim (line, self);
  if (line->n_points >= 2)
    return TRUE;

  g_clear_pointer (&line->points, g_free);

  return FALSE;
}

static GArray *
collect_lines (TflPainter *self)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (TflRouteLine));
  guint n = tfl_survey_get_n_lines (self->survey);

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < n; i++)
    {
      TflRouteLine line = { 0 };

      if (line_init (&line, self, i))
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
  shape->radius = CORNER >= LEAST_CORNER * self->px ? CORNER : 0;
  shape->size = scale;
  shape->start = is_first && line->begins_here && !is_far ? TFL_MARK_RING : TFL_MARK_NONE;
  shape->end_mark = is_last && line->ends_here ? TFL_MARK_ARROW : TFL_MARK_NONE;
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
take_unit (TflPainter *self,
           TflTaken   *taken,
           guint       index)
{
  const TflExtentUnit *row = tfl_extent_get (self->extent, index);
  const TflRect *rect = tfl_survey_get_rect (self->survey, index);

  if (tfl_painter_is_hidden (self, index) || !tfl_painter_is_in_part (self, rect, REACH))
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

          if (!is_segment_near (self, a, b))
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

static void
begin_line (TflPainter         *self,
            const TflRouteLine *line)
{
  /* Who draws parts draws them often, and for eyes that do not see titles. */
  g_autofree char *title = self->part == NULL ? make_title (self, line) : g_strdup ("");

  tfl_scene_builder_begin (self->builder, tfl_element_get_id (line->service), title);
  tfl_scene_builder_set_part (self->builder, TFL_PART_ROUTE);
}

/* From afar lines are thin, and gaps would be nicks; lines at any angle are told apart by their angles. */
static GArray *
find_crossings (TflPainter         *self,
                const TflRouteLine *lines,
                guint               n_lines)
{
  gboolean has_gaps = self->px <= 1 / TFL_ZOOM_NAMES && !self->picture->scope->taut;
  g_autofree TflCrossingLine *traces = g_new (TflCrossingLine, n_lines + 1);
  TflRect near;

  for (guint i = 0; i < n_lines; i++)
    traces[i] = (TflCrossingLine) { lines[i].points, lines[i].n_points };

  if (self->part == NULL)
    return tfl_crossings_find (traces, has_gaps ? n_lines : 0, MAX_GAPS, NULL);

  near = tfl_rect_grown (*self->part, 2 * GAP);

  return tfl_crossings_find (traces, has_gaps ? n_lines : 0, MAX_GAPS_NEAR, &near);
}

static void
draw_near (TflPainter         *self,
           const TflRouteLine *lines,
           guint               n_lines)
{
  g_autoptr (GArray) crossings = find_crossings (self, lines, n_lines);
  g_autoptr (TflTaken) taken = tfl_taken_new ();
  guint next = 0;

  if (self->px <= 1 / TFL_ZOOM_NAMES)
    {
      take_units (self, taken);
      take_lines (self, taken, lines, n_lines);
    }

  for (guint i = 0; i < n_lines; i++)
    {
      guint first = next;

      while (next < crossings->len && g_array_index (crossings, TflCrossing, next).line == i)
        next++;
      begin_line (self, &lines[i]);
      draw_line (self, lines, i, &g_array_index (crossings, TflCrossing, first),
                 self->part != NULL || next - first <= MAX_GAPS ? next - first : 0);
      tfl_painter_label (self, &lines[i], taken, (int) i);
      tfl_scene_builder_end (self->builder);
    }
}

/* A run of segments from afar, in a group that is begun where anything of its line is drawn. */
static void
draw_run (TflPainter         *self,
          const TflRouteLine *line,
          guint               first,
          guint               last,
          gboolean            has_mark,
          gboolean           *has_begun)
{
  if (first == last)
    return;

  if (!*has_begun)
    begin_line (self, line);
  *has_begun = TRUE;
  draw_piece (self, line, line->points + first, last - first + 1, FALSE, has_mark);
}

/* A line from afar, where it leads over anything that none before it did. */
static void
draw_trace (TflPainter         *self,
            const TflRouteLine *line,
            TflTraces          *traces)
{
  guint last = line->n_points - 1;
  gboolean has_mark = line->ends_here && tfl_traces_add_mark (traces, line->points[last]);
  gboolean has_begun = FALSE;
  guint first = 0;

  for (guint i = 0; i < last; i++)
    if (!tfl_traces_add (traces, line->points[i], line->points[i + 1]) && !(has_mark && i + 1 == last))
      {
        draw_run (self, line, first, i, FALSE, &has_begun);
        first = i + 1;
      }
  draw_run (self, line, first, last, has_mark, &has_begun);
  if (has_begun)
    tfl_scene_builder_end (self->builder);
}

static void
draw_far (TflPainter         *self,
          const TflRouteLine *lines,
          guint               n_lines)
{
  g_autoptr (TflTraces) traces = tfl_traces_new (*self->part, self->px);

  for (guint i = 0; i < n_lines; i++)
    draw_trace (self, &lines[i], traces);
}

void
tfl_painter_routes (TflPainter *self)
{
  g_autoptr (GArray) list = collect_lines (self);
  const TflRouteLine *lines = (const TflRouteLine *) list->data;

  for (guint i = 0; i < list->len; i++)
    self->agreements |= 1u << (lines[i].agreement >= 0 ? lines[i].agreement : NO_AGREEMENT);
  if (self->part != NULL && self->px > 1 / TFL_ZOOM_NAMES)
    draw_far (self, lines, list->len);
  else
    draw_near (self, lines, list->len);
}
