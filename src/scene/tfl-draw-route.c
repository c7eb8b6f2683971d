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
#define LOOKED_AT 256   /* lines that are looked at for the cost of one shape */

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

struct _TflRouteWork
{
  GArray    *lines;      /* TflRouteLine: those found so far */
  guint      next_found; /* of the survey's lines */
  gboolean   is_ready;   /* what follows is there */
  GArray    *crossings;
  TflTaken  *taken;
  TflTraces *traces;     /* from afar; instead of the other two */
  guint      next_crossing;
  guint      next_drawn; /* of lines */
};

static TflRouteWork *
route_work_new (void)
{
  TflRouteWork *self = g_new0 (TflRouteWork, 1);

  self->lines = g_array_new (FALSE, TRUE, sizeof (TflRouteLine));
  g_array_set_clear_func (self->lines, (GDestroyNotify) tfl_route_line_clear);

  return self;
}

void
tfl_route_work_free (TflRouteWork *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->lines);
  g_clear_pointer (&self->crossings, g_array_unref);
  g_clear_pointer (&self->taken, tfl_taken_free);
  g_clear_pointer (&self->traces, tfl_traces_free);
  g_free (self);
}

static void
spend (guint *most,
       guint  cost)
{
  *most -= MIN (*most, cost);
}

static gboolean
find_lines (TflRouteWork *self,
            TflPainter   *painter,
            guint        *most)
{
  guint n = tfl_survey_get_n_lines (painter->survey);

  while (self->next_found < n)
    {
      guint end = MIN (n, self->next_found + LOOKED_AT);
      guint before = self->lines->len;

      if (*most == 0)
        return FALSE;
      for (; self->next_found < end; self->next_found++)
        {
          TflRouteLine line = { 0 };

          if (tfl_route_line_init (&line, painter, self->next_found))
            g_array_append_val (self->lines, line);
        }
      spend (most, 1 + self->lines->len - before);
    }

  return TRUE;
}

/* What is drawn of one line depends on all the others. */
static gboolean
get_ready (TflRouteWork *self,
           TflPainter   *painter,
           guint        *most)
{
  const TflRouteLine *lines = (const TflRouteLine *) self->lines->data;
  guint n = self->lines->len;

  if (self->is_ready)
    return TRUE;
  if (*most == 0)
    return FALSE;

  for (guint i = 0; i < n; i++)
    painter->agreements |= 1u << (lines[i].agreement >= 0 ? lines[i].agreement : NO_AGREEMENT);
  if (painter->part != NULL && painter->px > 1 / TFL_ZOOM_NAMES)
    self->traces = tfl_traces_new (*painter->part, painter->px);
  else
    {
      self->crossings = find_crossings (painter, lines, n);
      self->taken = tfl_taken_new ();
      if (painter->px <= 1 / TFL_ZOOM_NAMES)
        tfl_taken_add_picture (self->taken, painter, lines, n);
    }
  self->is_ready = TRUE;
  spend (most, n);

  return TRUE;
}

static void
draw_near (TflRouteWork *self,
           TflPainter   *painter)
{
  const TflRouteLine *lines = (const TflRouteLine *) self->lines->data;
  guint first = self->next_crossing, next = first;
  guint index = self->next_drawn;

  while (next < self->crossings->len && g_array_index (self->crossings, TflCrossing, next).line == index)
    next++;
  begin_line (painter, &lines[index]);
  draw_line (painter, lines, index, &g_array_index (self->crossings, TflCrossing, first),
             painter->part != NULL || next - first <= MAX_GAPS ? next - first : 0);
  tfl_painter_label (painter, &lines[index], self->taken, (int) index);
  tfl_scene_builder_end (painter->builder);
  self->next_crossing = next;
}

gboolean
tfl_painter_routes (TflPainter *self,
                    guint      *most)
{
  TflRouteWork *work;

  if (self->routes == NULL)
    self->routes = route_work_new ();
  work = self->routes;
  if (!find_lines (work, self, most) || !get_ready (work, self, most))
    return FALSE;

  for (; work->next_drawn < work->lines->len; work->next_drawn++)
    {
      guint before = tfl_scene_builder_get_n_shapes (self->builder);

      if (*most == 0)
        return FALSE;
      if (work->traces != NULL)
        draw_trace (self, &g_array_index (work->lines, TflRouteLine, work->next_drawn), work->traces);
      else
        draw_near (work, self);
      spend (most, 1 + tfl_scene_builder_get_n_shapes (self->builder) - before);
    }

  return TRUE;
}
