#include "config.h"

#include "tfl-route.h"

#include "tfl-grid.h"
#include "tfl-ground.h"
#include "tfl-label.h"
#include "tfl-turns.h"
#include "tfl-tracks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CLEARANCE 4.0 /* the least, where there is no room for more */
#define CORNER 16.0
#define LABEL_OVER 10.0
#define LABEL_BESIDE 26.0
#define MANY_TRACKS 160 /* beyond, lines do not get tracks of their own beside each other */
#define SELF_LOOP 11.0

/* What one line keeps clear of. */
/* How far and how finely to look for a way. */
typedef struct
{
  double margin; /* around both ends */
  double apart;  /* tracks that are nearer than this to another are left out: they make small jogs */
} Search;

/* First where a good way most likely is, in the end everywhere. */
static const Search searches[] = { { 120, 4 }, { 800, 4 }, { 800, 1 }, { 1e7, 1 } };

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
  TflGround ground;
  TflRoute *routes;
  GArray *segments;   /* of TflSegment: all routed so far */
  GArray *containers; /* of guint, one a segment: the common container of its line */
  guint *surveyed;    /* of each container: the last survey that came by */
  guint n_surveys;
  guint *segment_owner_end; /* of each line: end of its run in segments, while it has one */
  GArray *labels;           /* of TflRect */

  TflGrid *grid;
  GArray *points;
  Terrain terrain;
} Routing;

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
  TflRect rect = tfl_ground_rect (&self->ground, container);
  TflRect work;

  self->surveyed[container] = self->n_surveys;

  for (guint i = 0; i < units.n; i++)
    if (units.items[i] != way_a && units.items[i] != way_b &&
        tfl_rect_touches (&self->rects[units.items[i]], window))
      g_array_append_val (self->terrain.solid, self->rects[units.items[i]]);
  if (tfl_ground_work (&self->ground, container, &work))
    g_array_append_val (self->terrain.solid, work);
  if (container == tfl_nest_page (self->nest))
    return;

  g_array_append_val (self->terrain.borders, rect);
  rect.height = tfl_ground_header (&self->ground, container);
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
  const TflTracks *tracks = tfl_ground_tracks (&self->ground, container);

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

  self->n_surveys++;
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
  double high =
      MIN (low_a + size_a - MIN (CORNER, size_a / 2 - 1), low_b + size_b - MIN (CORNER, size_b / 2 - 1));
  double spacing = n > 1 ? MIN (room, (high - low) / (n - 1)) : 0;
  double first = (low + high) / 2 - spacing * (n - 1) / 2;

  if (high < low || (n > 1 && spacing < TFL_LINE_PARALLEL))
    return NAN;
  return MAX (low, first - shift) + spacing * place;
}

static void
wish (const TflTurn       *turn,
      const TflLayoutLine *asked,
      TflGridEnd          *a,
      TflGridEnd          *b)
{
  gboolean label = asked->label_width > 0;
  guint n = turn->n_lines;
  guint place = turn->place;

  a->wish_x = a->wish_y = b->wish_x = b->wish_y = NAN;
  if (a->inside || b->inside)
    return;

  /* A label stands at the right of a line that runs down: the two together are in the middle. */
  a->wish_x = b->wish_x = slot (a->rect.x, a->rect.width, b->rect.x, b->rect.width,
                                label ? asked->label_width + LABEL_BESIDE : 2 * TFL_LINE_PARALLEL, place, n,
                                label ? asked->label_width / 2 : 0);
  a->wish_y = b->wish_y =
      slot (a->rect.y, a->rect.height, b->rect.y, b->rect.height,
            label ? asked->label_height + LABEL_OVER : 2 * TFL_LINE_PARALLEL, place, n, 0);
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

/* TflTracks beside the routes that are there already, so that this line can run along one of them. */
static void
add_parallels (GArray       *tracks,
               const GArray *segments,
               gboolean      across)
{
  static const double offsets[] = { -2 * TFL_LINE_PARALLEL, -TFL_LINE_PARALLEL, TFL_LINE_PARALLEL,
                                    2 * TFL_LINE_PARALLEL };

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

/* The routes so far that matter on the ground just surveyed: others lie inside of what is solid there. */
static GArray *
segments_in (Routing       *self,
             const TflRect *window)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (TflSegment));

  for (guint i = 0; i < self->segments->len; i++)
    {
      const TflSegment *segment = &g_array_index (self->segments, TflSegment, i);
      TflRect rect = { segment->a.x, segment->a.y, segment->b.x - segment->a.x, segment->b.y - segment->a.y };

      if (self->surveyed[g_array_index (self->containers, guint, i)] == self->n_surveys &&
          tfl_rect_touches (&rect, window))
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
  TflSegment sides[] = { { corners[0], corners[1] },
                         { corners[1], corners[2] },
                         { corners[3], corners[2] },
                         { corners[0], corners[3] } };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    tfl_grid_avoid (self->grid, &sides[i], distance, factor, 0);
}

static void
lay_terrain (Routing          *self,
             const TflGridEnd *a,
             const TflGridEnd *b,
             const TflRect    *window,
             const GArray     *segments)
{
  for (guint i = 0; i < self->terrain.solid->len; i++)
    {
      TflRect solid = g_array_index (self->terrain.solid, TflRect, i);
      TflRect around = tfl_rect_grown (solid, TFL_LINE_DISTANCE - 0.5);

      tfl_grid_block (self->grid, &solid, CLEARANCE);
      tfl_grid_slow (self->grid, &around, 1.5);
    }
  block_end (self, a);
  block_end (self, b);
  avoid_border (self, a->rect, 11, 3);
  avoid_border (self, b->rect, 11, 3);
  for (guint i = 0; i < self->terrain.borders->len; i++)
    avoid_border (self, g_array_index (self->terrain.borders, TflRect, i), 5, 3);
  for (guint i = 0; i < segments->len; i++)
    tfl_grid_avoid (self->grid, &g_array_index (segments, TflSegment, i), TFL_LINE_PARALLEL - 0.5, 9, 90);
  for (guint i = 0; i < self->labels->len; i++)
    if (tfl_rect_touches (&g_array_index (self->labels, TflRect, i), window))
      tfl_grid_slow (self->grid, &g_array_index (self->labels, TflRect, i), 1.6);
}

static gboolean
find_way (Routing           *self,
          const TflTurn     *turn,
          const TflNestLine *lifted,
          const Search      *search)
{
  const TflLayoutLine *asked = tfl_layout_input_get_line (self->input, turn->line);
  TflGridEnd a = {
    self->rects[asked->from],
    lifted->from == lifted->container,
  };
  TflGridEnd b = {
    self->rects[asked->to],
    lifted->to == lifted->container,
  };
  TflRect window = tfl_rect_grown (tfl_rect_united (a.rect, b.rect), search->margin);
  g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ys = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) segments = NULL;
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

  survey (self, lifted, asked->from, asked->to, &window, xs, ys);
  segments = segments_in (self, &window);
  wish (turn, asked, &a, &b);
  add_ports (xs, a.rect.x, a.rect.width, a.wish_x);
  add_ports (xs, b.rect.x, b.rect.width, b.wish_x);
  add_ports (ys, a.rect.y, a.rect.height, a.wish_y);
  add_ports (ys, b.rect.y, b.rect.height, b.wish_y);
  add_parallels (xs, segments, FALSE);
  add_parallels (ys, segments, TRUE);
  tfl_tracks_tidy (xs, window.x, window.x + window.width, search->apart, exact_x, G_N_ELEMENTS (exact_x));
  tfl_tracks_tidy (ys, window.y, window.y + window.height, search->apart, exact_y, G_N_ELEMENTS (exact_y));

  tfl_grid_reset (self->grid, (const double *) xs->data, xs->len, (const double *) ys->data, ys->len);
  lay_terrain (self, &a, &b, &window, segments);
  return tfl_grid_find (self->grid, &a, &b, self->points);
}

/* A line from a closed unit to itself: a small loop at its right. */
static void
loop (Routing *self,
      guint    box)
{
  TflRect rect = self->rects[box];
  double right = rect.x + rect.width;
  double reach = tfl_ground_gap (&self->ground, box, 2 * SELF_LOOP) / 2;
  TflPoint points[] = { { right, rect.y + rect.height * 0.7 },
                        { right + reach, rect.y + rect.height * 0.7 },
                        { right + reach, rect.y + rect.height * 0.3 },
                        { right, rect.y + rect.height * 0.3 } };

  g_array_set_size (self->points, 0);
  g_array_append_vals (self->points, points, G_N_ELEMENTS (points));
}

static void
keep_route (Routing             *self,
            TflRoute            *route,
            const TflLayoutLine *asked,
            guint                container)
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
      g_array_append_val (self->containers, container);
    }
}

static TflRect
extent_of (const TflRoute *route)
{
  TflRect extent = { route->points[0].x, route->points[0].y, 0, 0 };

  for (guint i = 1; i < route->n_points; i++)
    extent = tfl_rect_united (extent, (TflRect){ route->points[i].x, route->points[i].y, 0, 0 });
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
  TflRect window = tfl_rect_grown (extent_of (route), MAX (asked->label_width, asked->label_height) + 20);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (TflSegment));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (double));
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
    if (tfl_rect_touches (&g_array_index (self->labels, TflRect, i), &window))
      g_array_append_vals (self->terrain.solid, &g_array_index (self->labels, TflRect, i), 1);
  for (guint i = 0; i < 2; i++)
    {
      gboolean inside = i == 0 ? lifted->from == lifted->container : lifted->to == lifted->container;

      g_array_append_vals (inside ? self->terrain.borders : self->terrain.solid,
                           &self->rects[i == 0 ? asked->from : asked->to], 1);
    }

  place = (TflLabelPlace){
    lifted->container != tfl_nest_page (self->nest) ? self->rects[lifted->container]
                                                    : tfl_rect_grown (self->ground.page, 1e6),
    (const TflRect *) self->terrain.solid->data,
    self->terrain.solid->len,
    (const TflRect *) self->terrain.borders->data,
    self->terrain.borders->len,
    (const TflSegment *) others->data,
    others->len,
  };
  tfl_label_place (route, asked->label_width, asked->label_height, &place);
  if (route->label.width > 0)
    g_array_append_val (self->labels, route->label);
}

static void
route_line (Routing       *self,
            const TflTurn *turn)
{
  guint line = turn->line;
  const TflLayoutLine *asked = tfl_layout_input_get_line (self->input, line);
  const TflNestLine *lifted = tfl_nest_line (self->nest, line);
  gboolean found = asked->from == asked->to;

  if (found)
    loop (self, asked->from);
  for (guint i = 0; i < G_N_ELEMENTS (searches) && !found; i++)
    found = find_way (self, turn, lifted, &searches[i]);
  if (!found)
    return;

  keep_route (self, &self->routes[line], asked, lifted->container);
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

static void
routing_init (Routing        *self,
              TflLayoutInput *input,
              TflNest        *nest,
              const TflRect  *rects)
{
  guint n_lines = tfl_layout_input_get_n_lines (input);

  *self = (Routing){
    input,
    nest,
    rects,
  };
  tfl_ground_init (&self->ground, input, nest, rects);
  self->routes = g_new0 (TflRoute, n_lines + 1);
  self->segments = g_array_new (FALSE, FALSE, sizeof (TflSegment));
  self->containers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->surveyed = g_new0 (guint, tfl_nest_page (nest) + 1);
  self->segment_owner_end = g_new0 (guint, n_lines + 1);
  self->labels = g_array_new (FALSE, FALSE, sizeof (TflRect));
  self->grid = tfl_grid_new ();
  self->points = g_array_new (FALSE, FALSE, sizeof (TflPoint));
  self->terrain.solid = g_array_new (FALSE, FALSE, sizeof (TflRect));
  self->terrain.borders = g_array_new (FALSE, FALSE, sizeof (TflRect));
}

static void
routing_clear (Routing *self)
{
  tfl_ground_clear (&self->ground);
  g_array_unref (self->segments);
  g_array_unref (self->containers);
  g_free (self->surveyed);
  g_free (self->segment_owner_end);
  g_array_unref (self->labels);
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
  g_autofree TflTurn *turns = tfl_turns_new (input, nest, rects);
  TflRoute *routes;
  Routing self;

  routing_init (&self, input, nest, rects);
  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    route_line (&self, &turns[i]);
  mend_labels (&self);

  routes = g_steal_pointer (&self.routes);
  routing_clear (&self);
  if (g_cancellable_is_cancelled (cancellable))
    discard_routes (g_steal_pointer (&routes), n);
  return routes;
}
