#include "config.h"

#include "tfl-ground.h"

#include "tfl-pack.h"

#include <math.h>

#define LEAST_GAP 8.0     /* narrower gaps hold no line */
#define MANY_SIBLINGS 400 /* beyond, gaps are taken to be as they should be, not measured */

TflRect
tfl_rect_grown (TflRect rect,
                double  by)
{
  return (TflRect){ rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

TflRect
tfl_rect_united (TflRect a,
                 TflRect b)
{
  double x = MIN (a.x, b.x);
  double y = MIN (a.y, b.y);

  return (TflRect){ x, y, MAX (a.x + a.width, b.x + b.width) - x, MAX (a.y + a.height, b.y + b.height) - y };
}

gboolean
tfl_rect_touches (const TflRect *a,
                  const TflRect *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height &&
         b->y <= a->y + a->height;
}

TflRect
tfl_ground_rect (TflGround *self,
                 guint      box)
{
  return box == tfl_nest_page (self->nest) ? self->page : self->rects[box];
}

double
tfl_ground_header (TflGround *self,
                   guint      box)
{
  return box == tfl_nest_page (self->nest) ? 0 : tfl_layout_input_get_box (self->input, box)->height;
}

/* The block of work of a container as one rectangle; FALSE where it has none. */
gboolean
tfl_ground_work (TflGround *self,
                 guint      container,
                 TflRect   *work)
{
  TflNestList chips = tfl_nest_chips (self->nest, container);

  for (guint i = 0; i < chips.n; i++)
    *work = i == 0 ? self->rects[chips.items[i]] : tfl_rect_united (*work, self->rects[chips.items[i]]);
  return chips.n > 0;
}

/* Half of the gap between a side of a box and what is next to it, TFL_LINE_DISTANCE at most. */
typedef struct
{
  double left;
  double right;
  double top;
  double bottom;
} Gaps;

static void
narrow (Gaps          *gaps,
        const TflRect *rect,
        const TflRect *other)
{
  gboolean beside = rect->y < other->y + other->height && other->y < rect->y + rect->height;
  gboolean above = rect->x < other->x + other->width && other->x < rect->x + rect->width;

  if (beside && other->x >= rect->x + rect->width)
    gaps->right = MIN (gaps->right, other->x - rect->x - rect->width);
  if (beside && other->x + other->width <= rect->x)
    gaps->left = MIN (gaps->left, rect->x - other->x - other->width);
  if (above && other->y >= rect->y + rect->height)
    gaps->bottom = MIN (gaps->bottom, other->y - rect->y - rect->height);
  if (above && other->y + other->height <= rect->y)
    gaps->top = MIN (gaps->top, rect->y - other->y - other->height);
}

static void
add_track (GArray *tracks,
           double  from,
           double  gap,
           double  direction)
{
  /* A gap for two lines has a track for each, a third from either side. */
  double track = from + direction * MIN (gap < 3 * TFL_LINE_PARALLEL ? gap / 2 : gap / 3, TFL_LINE_DISTANCE);

  if (gap >= LEAST_GAP)
    g_array_append_val (tracks, track);
}

static void
add_tracks (TflTracks     *tracks,
            const TflRect *rects,
            guint          n,
            guint          i,
            TflRect        within)
{
  const TflRect *rect = &rects[i];
  Gaps gaps = {
    rect->x - within.x,
    within.x + within.width - rect->x - rect->width,
    rect->y - within.y,
    within.y + within.height - rect->y - rect->height,
  };

  if (n <= MANY_SIBLINGS)
    {
      for (guint k = 0; k < n; k++)
        if (k != i)
          narrow (&gaps, rect, &rects[k]);
    }
  else
    gaps = (Gaps){ MIN (gaps.left, TFL_GAP_SIBLINGS), MIN (gaps.right, TFL_GAP_SIBLINGS),
                   MIN (gaps.top, TFL_GAP_SIBLINGS), MIN (gaps.bottom, TFL_GAP_SIBLINGS) };

  add_track (tracks->xs, rect->x, gaps.left, -1);
  add_track (tracks->xs, rect->x + rect->width, gaps.right, 1);
  add_track (tracks->ys, rect->y, gaps.top, -1);
  add_track (tracks->ys, rect->y + rect->height, gaps.bottom, 1);
}

int
tfl_compare_doubles (const void *a,
                     const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

const TflTracks *
tfl_ground_tracks (TflGround *self,
                   guint      container)
{
  TflTracks *tracks = &self->tracks[container];
  TflNestList units = tfl_nest_units (self->nest, container);
  g_autofree TflRect *rects = NULL;
  TflRect within = tfl_ground_rect (self, container);
  guint n = 0;

  if (tracks->xs != NULL)
    return tracks;

  tracks->xs = g_array_new (FALSE, FALSE, sizeof (double));
  tracks->ys = g_array_new (FALSE, FALSE, sizeof (double));
  rects = g_new (TflRect, units.n + 1);
  for (guint i = 0; i < units.n; i++)
    rects[n++] = self->rects[units.items[i]];
  n += tfl_ground_work (self, container, &rects[n]);
  within.y += tfl_ground_header (self, container);
  within.height -= tfl_ground_header (self, container);
  for (guint i = 0; i < n; i++)
    add_tracks (tracks, rects, n, i, within);
  g_array_sort (tracks->xs, tfl_compare_doubles);
  g_array_sort (tracks->ys, tfl_compare_doubles);

  return tracks;
}

void
tfl_ground_init (TflGround      *self,
                 TflLayoutInput *input,
                 TflNest        *nest,
                 const TflRect  *rects)
{
  TflNestList units = tfl_nest_units (nest, tfl_nest_page (nest));

  *self = (TflGround){
    input,
    nest,
    rects,
  };
  for (guint i = 0; i < units.n; i++)
    self->page = i == 0 ? rects[units.items[i]] : tfl_rect_united (self->page, rects[units.items[i]]);
  self->page = tfl_rect_grown (self->page, 3 * TFL_LINE_DISTANCE);
  self->tracks = g_new0 (TflTracks, tfl_nest_page (nest) + 1);
}

void
tfl_ground_clear (TflGround *self)
{
  for (guint i = 0; i <= tfl_nest_page (self->nest); i++)
    {
      g_clear_pointer (&self->tracks[i].xs, g_array_unref);
      g_clear_pointer (&self->tracks[i].ys, g_array_unref);
    }
  g_free (self->tracks);
}

double
tfl_ground_gap (TflGround *self,
                guint      box,
                double     most)
{
  TflNestList siblings = tfl_nest_units (self->nest, tfl_nest_parent (self->nest, box));
  Gaps gaps = { 0, most, 0, 0 };

  for (guint i = 0; i < siblings.n; i++)
    if (siblings.items[i] != box)
      narrow (&gaps, &self->rects[box], &self->rects[siblings.items[i]]);
  return gaps.right;
}
