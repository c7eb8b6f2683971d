#include "config.h"

#include "tfl-route.h"

#include "tfl-grid.h"
#include "tfl-label.h"
#include "tfl-pack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CLEARANCE      4.0   /* the least, where there is no room for more */
#define DISTANCE       16.0  /* from a unit that is no end */
#define LEAST_GAP      8.0   /* narrower gaps hold no line */
#define PARALLEL       12.0  /* between two lines */
#define CORNER         16.0
#define LABEL_OVER     10.0
#define LABEL_BESIDE   26.0
#define NEAR_WINDOW    120.0
#define FAR_WINDOW     800.0
#define MANY_TRACKS    160   /* beyond, lines do not get tracks of their own beside each other */
#define MANY_SIBLINGS  400
#define SELF_LOOP      11.0

/* The columns and rows beside the children of one container; the same for all lines. */
typedef struct
{
  GArray *xs; /* of double */
  GArray *ys;
} Tracks;

/* What one line keeps clear of. */
typedef struct
{
  GArray *solid;   /* of TflRect: foreign units, headers, blocks of work */
  GArray *borders; /* of TflRect: the containers it may cross */
} Terrain;

typedef struct
{
  TflLayoutInput *input;
  TflNest *nest;
  const TflRect *rects;
  TflRect page;

  Tracks *tracks;      /* of each container, made when first asked for */
  TflRoute *routes;
  GArray *segments;    /* of TflSegment: all routed so far */
  guint *segment_owner_end; /* of each line: end of its run in segments, while it has one */
  GArray *labels;      /* of TflRect */
  guint *bundle_size;  /* of each line: lines between the same two boxes */
  guint *bundle_place; /* of each line: its place among them */

  TflGrid *grid;
  GArray *points;
  Terrain terrain;
} Routing;

static TflRect
rect_of (Routing *self,
         guint    box)
{
  return box == tfl_nest_page (self->nest) ? self->page : self->rects[box];
}

static double
header_of (Routing *self,
           guint    box)
{
  return box == tfl_nest_page (self->nest) ? 0 : tfl_layout_input_get_box (self->input, box)->height;
}

static TflRect
grown (TflRect rect,
       double  by)
{
  return (TflRect) { rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

static TflRect
united (TflRect a,
        TflRect b)
{
  double x = MIN (a.x, b.x);
  double y = MIN (a.y, b.y);

  return (TflRect) { x, y, MAX (a.x + a.width, b.x + b.width) - x, MAX (a.y + a.height, b.y + b.height) - y };
}

static gboolean
touches (const TflRect *a,
         const TflRect *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height && b->y <= a->y + a->height;
}

/* The block of work of a container as one rectangle; FALSE where it has none. */
static gboolean
work_of (Routing *self,
         guint    container,
         TflRect *work)
{
  TflNestList chips = tfl_nest_chips (self->nest, container);

  for (guint i = 0; i < chips.n; i++)
    *work = i == 0 ? self->rects[chips.items[i]] : united (*work, self->rects[chips.items[i]]);
  return chips.n > 0;
}

/* Half of the gap between a side of a box and what is next to it, DISTANCE at most. */
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
  double track = from + direction * MIN (gap < 3 * PARALLEL ? gap / 2 : gap / 3, DISTANCE);

  if (gap >= LEAST_GAP)
    g_array_append_val (tracks, track);
}

static void
add_tracks (Tracks        *tracks,
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
    gaps = (Gaps) { MIN (gaps.left, TFL_GAP_SIBLINGS), MIN (gaps.right, TFL_GAP_SIBLINGS),
                    MIN (gaps.top, TFL_GAP_SIBLINGS), MIN (gaps.bottom, TFL_GAP_SIBLINGS) };

  add_track (tracks->xs, rect->x, gaps.left, -1);
  add_track (tracks->xs, rect->x + rect->width, gaps.right, 1);
  add_track (tracks->ys, rect->y, gaps.top, -1);
  add_track (tracks->ys, rect->y + rect->height, gaps.bottom, 1);
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static const Tracks *
tracks_of (Routing *self,
           guint    container)
{
  Tracks *tracks = &self->tracks[container];
  TflNestList units = tfl_nest_units (self->nest, container);
  g_autofree TflRect *rects = NULL;
  TflRect within = rect_of (self, container);
  guint n = 0;

  if (tracks->xs != NULL)
    return tracks;

  tracks->xs = g_array_new (FALSE, FALSE, sizeof (double));
  tracks->ys = g_array_new (FALSE, FALSE, sizeof (double));
  rects = g_new (TflRect, units.n + 1);
  for (guint i = 0; i < units.n; i++)
    rects[n++] = self->rects[units.items[i]];
  n += work_of (self, container, &rects[n]);
  within.y += header_of (self, container);
  within.height -= header_of (self, container);
  for (guint i = 0; i < n; i++)
    add_tracks (tracks, rects, n, i, within);
  g_array_sort (tracks->xs, compare_doubles);
  g_array_sort (tracks->ys, compare_doubles);

  return tracks;
}

/* Everything in one container that the line has to go around: all but what lies on its way from the container
 * down to its ends. */
static void
survey_container (Routing       *self,
                  guint          container,
                  guint          way_a,
                  guint          way_b,
                  const TflRect *window)
{
  TflNestList units = tfl_nest_units (self->nest, container);
  TflRect rect = rect_of (self, container);
  TflRect work;

  for (guint i = 0; i < units.n; i++)
    if (units.items[i] != way_a && units.items[i] != way_b && touches (&self->rects[units.items[i]], window))
      g_array_append_val (self->terrain.solid, self->rects[units.items[i]]);
  if (work_of (self, container, &work))
    g_array_append_val (self->terrain.solid, work);
  if (container == tfl_nest_page (self->nest))
    return;

  g_array_append_val (self->terrain.borders, rect);
  rect.height = header_of (self, container);
  g_array_append_val (self->terrain.solid, rect);
}

static void
gather (GArray       *all,
        const GArray *tracks,
        double        low,
        double        high)
{
  for (guint i = 0; i < tracks->len; i++)
    {
      double track = g_array_index (tracks, double, i);

      if (track > low && track < high)
        g_array_append_val (all, track);
    }
}

static void
gather_tracks (Routing       *self,
               guint          container,
               const TflRect *window,
               GArray        *xs,
               GArray        *ys)
{
  const Tracks *tracks = tracks_of (self, container);

  gather (xs, tracks->xs, window->x, window->x + window->width);
  gather (ys, tracks->ys, window->y, window->y + window->height);
}

/* Every container on the way: the common one, and those between it and the ends. */
static void
survey (Routing           *self,
        const TflNestLine *lifted,
        guint              from,
        guint              to,
        const TflRect     *window,
        GArray            *xs,
        GArray            *ys)
{
  guint ends[2] = { from, to };

  g_array_set_size (self->terrain.solid, 0);
  g_array_set_size (self->terrain.borders, 0);
  survey_container (self, lifted->container, lifted->from, lifted->to, window);
  gather_tracks (self, lifted->container, window, xs, ys);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      guint way = ends[i];

      if (way == lifted->container)
        continue;
      for (guint box = tfl_nest_parent (self->nest, way); box != lifted->container;
           way = box, box = tfl_nest_parent (self->nest, box))
        {
          survey_container (self, box, way, way, window);
          gather_tracks (self, box, window, xs, ys);
        }
    }
}

/* The ends' own borders must be among the tracks exactly; of the others one in a point is enough. */
static void
tidy (GArray       *tracks,
      double        low,
      double        high,
      const double *exact,
      guint         n_exact)
{
  guint n = 0;

  g_array_sort (tracks, compare_doubles);
  for (guint i = 0; i < tracks->len; i++)
    {
      double track = g_array_index (tracks, double, i);
      gboolean keep = track > low && track < high && (n == 0 || track - g_array_index (tracks, double, n - 1) >= 1);

      for (guint k = 0; k < n_exact; k++)
        keep &= fabs (track - exact[k]) >= 1;
      if (keep)
        g_array_index (tracks, double, n++) = track;
    }
  g_array_set_size (tracks, n);

  g_array_append_vals (tracks, exact, n_exact);
  g_array_sort (tracks, compare_doubles);
  n = 0;
  for (guint i = 0; i < tracks->len; i++)
    if (n == 0 || g_array_index (tracks, double, i) > g_array_index (tracks, double, n - 1))
      g_array_index (tracks, double, n++) = g_array_index (tracks, double, i);
  g_array_set_size (tracks, n);
}

/* Where two ends face each other along an axis, a straight line can run: the place of this one among the
 * lines between the two, or NAN. */
static double
slot (double low_a,
      double size_a,
      double low_b,
      double size_b,
      double room,
      guint  place,
      guint  n,
      double shift)
{
  double low = MAX (low_a + MIN (CORNER, size_a / 2 - 1), low_b + MIN (CORNER, size_b / 2 - 1));
  double high = MIN (low_a + size_a - MIN (CORNER, size_a / 2 - 1), low_b + size_b - MIN (CORNER, size_b / 2 - 1));
  double spacing = n > 1 ? MIN (room, (high - low) / (n - 1)) : 0;
  double first = (low + high) / 2 - spacing * (n - 1) / 2;

  if (high < low || (n > 1 && spacing < PARALLEL))
    return NAN;
  return MAX (low, first - shift) + spacing * place;
}

static void
wish (Routing             *self,
      guint                line,
      const TflLayoutLine *asked,
      TflGridEnd          *a,
      TflGridEnd          *b)
{
  gboolean label = asked->label_width > 0;
  guint n = self->bundle_size[line];
  guint place = self->bundle_place[line];

  a->wish_x = a->wish_y = b->wish_x = b->wish_y = NAN;
  if (a->inside || b->inside)
    return;

  /* A label stands at the right of a line that runs down: the two together are in the middle. */
  a->wish_x = b->wish_x = slot (a->rect.x, a->rect.width, b->rect.x, b->rect.width,
                                label ? asked->label_width + LABEL_BESIDE : 2 * PARALLEL, place, n,
                                label ? asked->label_width / 2 : 0);
  a->wish_y = b->wish_y = slot (a->rect.y, a->rect.height, b->rect.y, b->rect.height,
                                label ? asked->label_height + LABEL_OVER : 2 * PARALLEL, place, n, 0);
}

static void
add_ports (GArray *tracks,
           double  low,
           double  size,
           double  wish)
{
  double spread[] = { low + size / 2, low + size / 4, low + size * 3 / 4, low + CORNER, low + size - CORNER };

  g_array_append_vals (tracks, spread, size > 4 * CORNER ? G_N_ELEMENTS (spread) : 1);
  if (!isnan (wish))
    g_array_append_val (tracks, wish);
}

/* Tracks beside the routes that are there already, so that this line can run along one of them. */
static void
add_parallels (GArray       *tracks,
               const GArray *segments,
               gboolean      across)
{
  static const double offsets[] = { -2 * PARALLEL, -PARALLEL, PARALLEL, 2 * PARALLEL };

  for (guint i = 0; i < segments->len && tracks->len < MANY_TRACKS; i++)
    {
      const TflSegment *segment = &g_array_index (segments, TflSegment, i);

      for (guint k = 0; k < G_N_ELEMENTS (offsets) && (segment->a.y == segment->b.y) == across; k++)
        {
          double track = (across ? segment->a.y : segment->a.x) + offsets[k];

          g_array_append_val (tracks, track);
        }
    }
}

static GArray *
segments_in (Routing       *self,
             const TflRect *window)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (TflSegment));

  for (guint i = 0; i < self->segments->len; i++)
    {
      const TflSegment *segment = &g_array_index (self->segments, TflSegment, i);
      TflRect rect = { segment->a.x, segment->a.y, segment->b.x - segment->a.x, segment->b.y - segment->a.y };

      if (touches (&rect, window))
        g_array_append_vals (found, segment, 1);
    }

  return found;
}

/* Along the borders of a container inside which the line ends it must not run. */
static void
block_end (Routing          *self,
           const TflGridEnd *end)
{
  TflRect left = { end->rect.x, end->rect.y, 0, end->rect.height };
  TflRect right = { end->rect.x + end->rect.width, end->rect.y, 0, end->rect.height };
  TflRect bottom = { end->rect.x, end->rect.y + end->rect.height, end->rect.width, 0 };

  if (!end->inside)
    {
      tfl_grid_block (self->grid, &end->rect, 0);
      return;
    }
  tfl_grid_block (self->grid, &left, 0);
  tfl_grid_block (self->grid, &right, 0);
  tfl_grid_block (self->grid, &bottom, 0);
}

static void
avoid_border (Routing *self,
              TflRect  rect,
              double   distance,
              double   factor)
{
  TflPoint corners[] = { { rect.x, rect.y },
                         { rect.x + rect.width, rect.y },
                         { rect.x + rect.width, rect.y + rect.height },
                         { rect.x, rect.y + rect.height } };
  TflSegment sides[] = { { corners[0], corners[1] }, { corners[1], corners[2] },
                         { corners[3], corners[2] }, { corners[0], corners[3] } };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    tfl_grid_avoid (self->grid, &sides[i], distance, factor, 0);
}

static void
lay_terrain (Routing          *self,
             const TflGridEnd *a,
             const TflGridEnd *b,
             const GArray     *segments)
{
  for (guint i = 0; i < self->terrain.solid->len; i++)
    tfl_grid_block (self->grid, &g_array_index (self->terrain.solid, TflRect, i), CLEARANCE);
  block_end (self, a);
  block_end (self, b);
  avoid_border (self, a->rect, 11, 3);
  avoid_border (self, b->rect, 11, 3);
  for (guint i = 0; i < self->terrain.borders->len; i++)
    avoid_border (self, g_array_index (self->terrain.borders, TflRect, i), 5, 3);
  for (guint i = 0; i < segments->len; i++)
    tfl_grid_avoid (self->grid, &g_array_index (segments, TflSegment, i), PARALLEL - 0.5, 9, 90);
  for (guint i = 0; i < self->labels->len; i++)
    tfl_grid_slow (self->grid, &g_array_index (self->labels, TflRect, i), 1.6);
}

static gboolean
find_way (Routing           *self,
          guint              line,
          const TflNestLine *lifted,
          double             margin)
{
  const TflLayoutLine *asked = tfl_layout_input_get_line (self->input, line);
  TflGridEnd a = { self->rects[asked->from], lifted->from == lifted->container, };
  TflGridEnd b = { self->rects[asked->to], lifted->to == lifted->container, };
  TflRect window = grown (united (a.rect, b.rect), margin);
  g_autoptr(GArray) xs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) ys = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) segments = NULL;
  double exact_x[] = { a.rect.x, a.rect.x + a.rect.width, b.rect.x, b.rect.x + b.rect.width };
  double exact_y[] = { a.rect.y, a.rect.y + a.rect.height, b.rect.y, b.rect.y + b.rect.height };

  if (lifted->container != tfl_nest_page (self->nest))
    {
      TflRect limit = self->rects[lifted->container];
      double right = MIN (window.x + window.width, limit.x + limit.width);
      double bottom = MIN (window.y + window.height, limit.y + limit.height);

      window.x = MAX (window.x, limit.x);
      window.y = MAX (window.y, limit.y);
      window.width = right - window.x;
      window.height = bottom - window.y;
    }

  segments = segments_in (self, &window);
  survey (self, lifted, asked->from, asked->to, &window, xs, ys);
  wish (self, line, asked, &a, &b);
  add_ports (xs, a.rect.x, a.rect.width, a.wish_x);
  add_ports (xs, b.rect.x, b.rect.width, b.wish_x);
  add_ports (ys, a.rect.y, a.rect.height, a.wish_y);
  add_ports (ys, b.rect.y, b.rect.height, b.wish_y);
  add_parallels (xs, segments, FALSE);
  add_parallels (ys, segments, TRUE);
  tidy (xs, window.x, window.x + window.width, exact_x, G_N_ELEMENTS (exact_x));
  tidy (ys, window.y, window.y + window.height, exact_y, G_N_ELEMENTS (exact_y));

  tfl_grid_reset (self->grid, (const double *) xs->data, xs->len, (const double *) ys->data, ys->len);
  lay_terrain (self, &a, &b, segments);
  return tfl_grid_find (self->grid, &a, &b, self->points);
}

/* A line from a closed unit to itself: a small loop at its right. */
static void
loop (Routing *self,
      guint    box)
{
  TflNestList siblings = tfl_nest_units (self->nest, tfl_nest_parent (self->nest, box));
  TflRect rect = self->rects[box];
  double right = rect.x + rect.width;
  Gaps gaps = { 0, 2 * SELF_LOOP, 0, 0 };
  TflPoint points[] = { { right, rect.y + rect.height * 0.7 },
                        { right, rect.y + rect.height * 0.7 },
                        { right, rect.y + rect.height * 0.3 },
                        { right, rect.y + rect.height * 0.3 } };

  for (guint i = 0; i < siblings.n; i++)
    if (siblings.items[i] != box)
      narrow (&gaps, &rect, &self->rects[siblings.items[i]]);
  points[1].x = points[2].x = right + gaps.right / 2;

  g_array_set_size (self->points, 0);
  g_array_append_vals (self->points, points, G_N_ELEMENTS (points));
}

static void
keep_route (Routing             *self,
            TflRoute            *route,
            const TflLayoutLine *asked)
{
  route->service = asked->service;
  route->customer = asked->customer;
  route->n_points = self->points->len;
  route->points = g_memdup2 (self->points->data, self->points->len * sizeof (TflPoint));

  for (guint i = 0; i + 1 < route->n_points; i++)
    {
      const TflPoint *p = &route->points[i];
      const TflPoint *q = &route->points[i + 1];
      TflSegment segment = { { MIN (p->x, q->x), MIN (p->y, q->y) }, { MAX (p->x, q->x), MAX (p->y, q->y) } };

      g_array_append_val (self->segments, segment);
    }
}

static TflRect
extent_of (const TflRoute *route)
{
  TflRect extent = { route->points[0].x, route->points[0].y, 0, 0 };

  for (guint i = 1; i < route->n_points; i++)
    extent = united (extent, (TflRect) { route->points[i].x, route->points[i].y, 0, 0 });
  return extent;
}

/* Gives the route a label, clear of all that is known; own is the run of its segments. */
static void
put_label (Routing           *self,
           guint              line,
           const TflNestLine *lifted,
           guint              own_end)
{
  const TflLayoutLine *asked = tfl_layout_input_get_line (self->input, line);
  TflRoute *route = &self->routes[line];
  TflRect window = grown (extent_of (route), MAX (asked->label_width, asked->label_height) + 20);
  g_autoptr(GArray) others = g_array_new (FALSE, FALSE, sizeof (TflSegment));
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (double));
  guint own = own_end - (route->n_points - 1);
  TflLabelPlace place;

  if (asked->label_width <= 0)
    return;

  for (guint i = 0; i < self->segments->len; i++)
    {
      const TflSegment *segment = &g_array_index (self->segments, TflSegment, i);

      if ((i < own || i >= own_end) && tfl_label_is_crossed (&window, segment))
        g_array_append_vals (others, segment, 1);
    }
  survey (self, lifted, asked->from, asked->to, &window, none, none);
  for (guint i = 0; i < self->labels->len; i++)
    if (touches (&g_array_index (self->labels, TflRect, i), &window))
      g_array_append_vals (self->terrain.solid, &g_array_index (self->labels, TflRect, i), 1);
  for (guint i = 0; i < 2; i++)
    {
      gboolean inside = i == 0 ? lifted->from == lifted->container : lifted->to == lifted->container;

      g_array_append_vals (inside ? self->terrain.borders : self->terrain.solid,
                           &self->rects[i == 0 ? asked->from : asked->to], 1);
    }

  place = (TflLabelPlace) {
    lifted->container != tfl_nest_page (self->nest) ? self->rects[lifted->container] : grown (self->page, 1e6),
    (const TflRect *) self->terrain.solid->data, self->terrain.solid->len,
    (const TflRect *) self->terrain.borders->data, self->terrain.borders->len,
    (const TflSegment *) others->data, others->len,
  };
  tfl_label_place (route, asked->label_width, asked->label_height, &place);
  if (route->label.width > 0)
    g_array_append_val (self->labels, route->label);
}

static void
route_line (Routing *self,
            guint    line)
{
  static const double margins[] = { NEAR_WINDOW, FAR_WINDOW, 1e7 };
  const TflLayoutLine *asked = tfl_layout_input_get_line (self->input, line);
  const TflNestLine *lifted = tfl_nest_line (self->nest, line);
  gboolean found = asked->from == asked->to;

  if (found)
    loop (self, asked->from);
  for (guint i = 0; i < G_N_ELEMENTS (margins) && !found; i++)
    found = find_way (self, line, lifted, margins[i]);
  if (!found)
    return;

  keep_route (self, &self->routes[line], asked);
  self->segment_owner_end[line] = self->segments->len;
  if (asked->from != asked->to)
    put_label (self, line, lifted, self->segment_owner_end[line]);
}

/* A label that a later line runs through looks for another place, now that all lines are known. */
static void
mend_labels (Routing *self)
{
  for (guint line = 0; line < tfl_layout_input_get_n_lines (self->input); line++)
    {
      TflRoute *route = &self->routes[line];
      guint own_end = self->segment_owner_end[line];
      gboolean crossed = FALSE;

      for (guint i = own_end; i < self->segments->len && route->label.width > 0 && !crossed; i++)
        crossed = tfl_label_is_crossed (&route->label, &g_array_index (self->segments, TflSegment, i));
      if (!crossed)
        continue;

      for (guint i = 0; i < self->labels->len; i++)
        if (memcmp (&g_array_index (self->labels, TflRect, i), &route->label, sizeof (TflRect)) == 0)
          g_array_remove_index (self->labels, i--);
      put_label (self, line, tfl_nest_line (self->nest, line), own_end);
    }
}

/* What decides who is routed first. */
typedef struct
{
  guint line;
  guint depth;     /* of the common container: inner lines first, they have less room */
  gboolean facing; /* a straight line is possible */
  double distance;
  guint low;       /* the two boxes, for bundles */
  guint high;
} Turn;

static int
compare_turns (const void *a,
               const void *b)
{
  const Turn *turn_a = a;
  const Turn *turn_b = b;

  if (turn_a->depth != turn_b->depth)
    return turn_a->depth > turn_b->depth ? -1 : 1;
  if (turn_a->facing != turn_b->facing)
    return turn_a->facing ? -1 : 1;
  if (turn_a->distance != turn_b->distance)
    return turn_a->distance < turn_b->distance ? -1 : 1;
  return turn_a->line < turn_b->line ? -1 : 1;
}

static int
compare_bundles (const void *a,
                 const void *b)
{
  const Turn *turn_a = a;
  const Turn *turn_b = b;

  if (turn_a->low != turn_b->low)
    return turn_a->low < turn_b->low ? -1 : 1;
  if (turn_a->high != turn_b->high)
    return turn_a->high < turn_b->high ? -1 : 1;
  return turn_a->line < turn_b->line ? -1 : 1;
}

static Turn
turn_of (Routing *self,
         guint    line)
{
  const TflLayoutLine *asked = tfl_layout_input_get_line (self->input, line);
  const TflNestLine *lifted = tfl_nest_line (self->nest, line);
  TflRect a = self->rects[asked->from];
  TflRect b = self->rects[asked->to];
  double dx = MAX (0, MAX (a.x - b.x - b.width, b.x - a.x - a.width));
  double dy = MAX (0, MAX (a.y - b.y - b.height, b.y - a.y - a.height));

  return (Turn) {
    line,
    tfl_nest_depth (self->nest, lifted->container),
    dx == 0 || dy == 0,
    dx + dy,
    MIN (asked->from, asked->to),
    MAX (asked->from, asked->to),
  };
}

static void
bundle (Routing *self,
        Turn    *turns,
        guint    n)
{
  qsort (turns, n, sizeof (Turn), compare_bundles);
  for (guint first = 0, end; first < n; first = end)
    {
      for (end = first; end < n && turns[end].low == turns[first].low && turns[end].high == turns[first].high; end++)
        self->bundle_place[turns[end].line] = end - first;
      for (guint i = first; i < end; i++)
        self->bundle_size[turns[i].line] = end - first;
    }
}

static void
routing_init (Routing        *self,
              TflLayoutInput *input,
              TflNest        *nest,
              const TflRect  *rects)
{
  guint n_boxes = tfl_layout_input_get_n_boxes (input);
  guint n_lines = tfl_layout_input_get_n_lines (input);

  *self = (Routing) { input, nest, rects, };
  for (guint i = 0; i < n_boxes; i++)
    if (tfl_nest_parent (nest, i) == tfl_nest_page (nest))
      self->page = i == 0 ? rects[i] : united (self->page, rects[i]);
  self->page = grown (self->page, 3 * DISTANCE);

  self->tracks = g_new0 (Tracks, n_boxes + 1);
  self->routes = g_new0 (TflRoute, n_lines + 1);
  self->segments = g_array_new (FALSE, FALSE, sizeof (TflSegment));
  self->segment_owner_end = g_new0 (guint, n_lines + 1);
  self->labels = g_array_new (FALSE, FALSE, sizeof (TflRect));
  self->bundle_size = g_new0 (guint, n_lines + 1);
  self->bundle_place = g_new0 (guint, n_lines + 1);
  self->grid = tfl_grid_new ();
  self->points = g_array_new (FALSE, FALSE, sizeof (TflPoint));
  self->terrain.solid = g_array_new (FALSE, FALSE, sizeof (TflRect));
  self->terrain.borders = g_array_new (FALSE, FALSE, sizeof (TflRect));
}

static void
routing_clear (Routing *self)
{
  for (guint i = 0; i <= tfl_layout_input_get_n_boxes (self->input); i++)
    {
      g_clear_pointer (&self->tracks[i].xs, g_array_unref);
      g_clear_pointer (&self->tracks[i].ys, g_array_unref);
    }
  g_free (self->tracks);
  g_array_unref (self->segments);
  g_free (self->segment_owner_end);
  g_array_unref (self->labels);
  g_free (self->bundle_size);
  g_free (self->bundle_place);
  tfl_grid_free (self->grid);
  g_array_unref (self->points);
  g_array_unref (self->terrain.solid);
  g_array_unref (self->terrain.borders);
}

static void
discard_routes (TflRoute *routes,
                guint     n)
{
  for (guint i = 0; i < n; i++)
    g_free (routes[i].points);
  g_free (routes);
}

TflRoute *
tfl_route_lines (TflLayoutInput *input,
                 TflNest        *nest,
                 const TflRect  *rects,
                 GCancellable   *cancellable)
{
  guint n = tfl_layout_input_get_n_lines (input);
  g_autofree Turn *turns = g_new (Turn, n + 1);
  TflRoute *routes;
  Routing self;

  routing_init (&self, input, nest, rects);
  for (guint i = 0; i < n; i++)
    turns[i] = turn_of (&self, i);
  bundle (&self, turns, n);
  qsort (turns, n, sizeof (Turn), compare_turns);
  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    route_line (&self, turns[i].line);
  mend_labels (&self);

  routes = g_steal_pointer (&self.routes);
  routing_clear (&self);
  if (g_cancellable_is_cancelled (cancellable))
    discard_routes (g_steal_pointer (&routes), n);
  return routes;
}
