#include "config.h"

#include "tfl-weave-private.h"

#include "tfl-label.h"

#include <math.h>
#include <string.h>

#define LABEL_OVER 4.0    /* beyond half the height of a label, on either side of its line */
#define LABEL_BESIDE 22.0 /* what a label at the right of its line takes beyond its width */
#define LABEL_ALONG 20.0  /* its line must be longer than it by so much */
#define N_ROUNDS 2        /* the first knows only roughly where the pieces of the other axis will be */
#define MANY_HOPS 1500    /* among more, one round must do */
#define N_SHUFFLES 12
#define MANY_TO_SHUFFLE 60
#define OFF_EDGE 0.05     /* so that it is clear which lane a place is in */
#define TURNS_BACK 1e6    /* sorts lines that turn back before or after those that go on */

TflPiece *
tfl_weave_piece (const TflWeave *self,
                 guint           piece)
{
  return &g_array_index (self->pieces, TflPiece, piece);
}

static guint
gate_of (const TflWeave     *self,
         const TflHopEnd *end)
{
  return tfl_maze_gate (self->maze, end->child, end->side);
}

static TflSpan
gate_span (const TflWeave     *self,
           const TflHopEnd *end)
{
  TflSpan span = tfl_maze_gate_span (self->maze, gate_of (self, end));

  if (isnan (end->span.low))
    return span;
  if (end->span.low == end->span.high || end->span.low > span.high || end->span.high < span.low)
    return end->span;
  return (TflSpan){ MAX (span.low, end->span.low), MIN (span.high, end->span.high) };
}

static void
append_piece (TflWeave    *self,
              guint     hop,
              gboolean  across,
              guint     lane)
{
  TflPiece piece = { hop, across, lane, tfl_maze_lane_mid (self->maze, across, lane) };

  g_array_append_val (self->pieces, piece);
}

/* The lane in the middle between two gates, along the run. */
static guint
lane_between (const TflWeave  *self,
              const TflHop *hop)
{
  guint a = tfl_maze_gate_lane (self->maze, gate_of (self, &hop->from));
  guint b = tfl_maze_gate_lane (self->maze, gate_of (self, &hop->to));

  return (a + b) / 2;
}

/* A hop of one run is straight only where both ends can be at the same place. */
static gboolean
is_straight (const TflWeave  *self,
             const TflHop *hop)
{
  TflSpan a = gate_span (self, &hop->from);
  TflSpan b = gate_span (self, &hop->to);

  return a.low <= b.high + 0.01 && b.low <= a.high + 0.01;
}

/* The best way, from where the hop must start to where it must end. If what stands there leaves none, anywhere else on
 * the same sides: the line then goes along the border for a bit, which is better than to lose it. */
static void
find_runs (TflWeave *self,
           TflHop   *hop)
{
  GArray *runs = self->runs;
  guint from = gate_of (self, &hop->from);
  guint to = gate_of (self, &hop->to);

  if (hop->via > 0 && tfl_guide_find_via (self->guide, from, gate_span (self, &hop->from), (guint) hop->via - 1, to,
                                          gate_span (self, &hop->to), runs))
    return;
  if (tfl_guide_find (self->guide, from, gate_span (self, &hop->from), to, gate_span (self, &hop->to), runs))
    return;

  hop->from.span.low = hop->to.span.low = NAN;
  tfl_guide_find (self->guide, from, gate_span (self, &hop->from), to, gate_span (self, &hop->to), runs);
}

void
tfl_weave_find_pieces (TflWeave *self,
                       guint     i)
{
  TflHop *hop = &self->hops[i];
  GArray *runs = self->runs;

  find_runs (self, hop);
  for (guint k = 0; k < runs->len; k++)
    {
      const TflRun *run = tfl_maze_get_run (self->maze, g_array_index (runs, guint, k));

      append_piece (self, i, run->across, run->lane);
      if (runs->len == 1 && !is_straight (self, hop))
        {
          append_piece (self, i, !run->across, lane_between (self, hop));
          append_piece (self, i, run->across, run->lane);
        }
    }
}

static void
find_all_pieces (TflWeave *self)
{
  for (guint i = 0; i < self->n_hops; i++)
    {
      self->first[i] = self->pieces->len;
      tfl_weave_find_pieces (self, i);
    }
  self->first[self->n_hops] = self->pieces->len;
}

/* Where the hop is after one more piece: the place of the piece after, or the edge of the gate. */
static double
place_beyond (const TflWeave *self,
              guint        hop,
              gint64       piece,
              int          step)
{
  if (piece + step < self->first[hop])
    return tfl_maze_gate_edge (self->maze, gate_of (self, &self->hops[hop].from));
  if (piece + step >= self->first[hop + 1])
    return tfl_maze_gate_edge (self->maze, gate_of (self, &self->hops[hop].to));
  return tfl_weave_piece (self, piece + step)->place;
}

TflNeighbour
tfl_weave_neighbour (const TflWeave *self,
                     guint           piece,
                     int             step)
{
  const TflPiece *here = tfl_weave_piece (self, piece);
  guint hop = here->hop;
  gint64 other = (gint64) piece + step;
  TflNeighbour neighbour = { .is_gate = other < self->first[hop] || other >= self->first[hop + 1] };

  if (neighbour.is_gate)
    {
      neighbour.end = step < 0 ? &self->hops[hop].from : &self->hops[hop].to;
      neighbour.lane = tfl_maze_gate_lane (self->maze, gate_of (self, neighbour.end));
      neighbour.along = tfl_maze_gate_edge (self->maze, gate_of (self, neighbour.end));
      neighbour.turn = neighbour.end->bias;
      neighbour.far = neighbour.end->rank;
      return neighbour;
    }

  neighbour.lane = tfl_weave_piece (self, other)->lane;
  neighbour.along = tfl_weave_piece (self, other)->place;
  neighbour.far = place_beyond (self, hop, other, step);
  neighbour.turn = tfl_weave_turn (neighbour.far - here->place);
  if (other + step >= self->first[hop] && other + step < self->first[hop + 1])
    {
      double next = place_beyond (self, hop, other + step, step);
      double start = place_beyond (self, hop, piece, -step);

      neighbour.back = tfl_weave_turn (next - neighbour.along) == tfl_weave_turn (start - neighbour.along);
    }

  return neighbour;
}

/* The order among pieces that lean the same way: chosen so that two which share a stretch do not cross where they
 * turn off. */
static double
key_of (const TflNeighbour *low_end,
        const TflNeighbour *high_end)
{
  double length = high_end->along - low_end->along;
  double middle = (high_end->along + low_end->along) / 2;
  const TflNeighbour *turning = low_end->turn != 0 ? low_end : high_end;

  if (low_end->turn != 0 && high_end->turn != 0)
    {
      if (low_end->turn == high_end->turn)
        return low_end->turn < 0 ? length : -length;
      return low_end->turn < 0 ? -middle : middle;
    }
  if (turning->turn == 0)
    return 0;
  if (!turning->back)
    return turning->far;
  return turning->turn * TURNS_BACK - turning->far;
}

static void
narrow_to_gate (const TflWeave     *self,
                const TflNeighbour *neighbour,
                TflLane         *lane)
{
  TflSpan span;

  if (!neighbour->is_gate)
    return;

  span = gate_span (self, neighbour->end);
  lane->low = CLAMP (lane->low, span.low, span.high);
  lane->high = CLAMP (lane->high, lane->low, span.high);
}

/* A piece that will have a label wants room for it; but where that is more than there is, it would only push the
 * others aside. */
static void
make_room (const TflWeave *self,
           const TflPiece *piece,
           gboolean     last,
           TflLane     *lane)
{
  const TflHop *hop = &self->hops[piece->hop];
  double along = piece->across ? hop->label_width : hop->label_height;
  double aside = piece->across ? hop->label_height + 2 * LABEL_OVER : hop->label_width + LABEL_BESIDE;

  lane->before = lane->after = TFL_LINE_APART / 2;
  if (!last || hop->label_width <= 0 || lane->to - lane->from < along + LABEL_ALONG ||
      lane->high - lane->low < aside)
    return;

  if (piece->across)
    lane->before = lane->after = aside / 2;
  else
    lane->after = aside;
}

static int
rank_of (const TflNeighbour *neighbour)
{
  return neighbour->is_gate ? neighbour->end->rank : 0;
}

TflLane
tfl_weave_lane (const TflWeave *self,
                guint           piece)
{
  const TflPiece *here = tfl_weave_piece (self, piece);
  TflNeighbour before = tfl_weave_neighbour (self, piece, -1);
  TflNeighbour after = tfl_weave_neighbour (self, piece, 1);
  gboolean forwards = before.along <= after.along;
  const TflNeighbour *low_end = forwards ? &before : &after;
  const TflNeighbour *high_end = forwards ? &after : &before;
  TflLane lane = { .from = low_end->along,
                   .to = high_end->along,
                   .turn_from = low_end->turn,
                   .turn_to = high_end->turn,
                   .key = key_of (low_end, high_end),
                   .rank = rank_of (&before) + rank_of (&after),
                   .wish = NAN };
  TflSpan free;

  free = tfl_maze_free_span (self->maze, here->across, here->lane, before.lane, after.lane);
  lane.low = free.low;
  lane.high = free.high;
  narrow_to_gate (self, &before, &lane);
  narrow_to_gate (self, &after, &lane);
  make_room (self, here, after.is_gate, &lane);

  return lane;
}

void
tfl_weave_take_place (const TflWeave *self,
                      TflPiece       *piece,
                      const TflLane  *lane)
{
  piece->place = lane->place;
  /* Where there is next to no room beside it, its place does not tell the lane any more: it stays in its own. */
  if (lane->high - lane->low <= 4 * OFF_EDGE)
    return;

  piece->place = CLAMP (piece->place, lane->low + OFF_EDGE, lane->high - OFF_EDGE);
  piece->lane = piece->across ? tfl_maze_row_at (self->maze, piece->place) : tfl_maze_column_at (self->maze, piece->place);
}

/* Gives all pieces that run along one axis their places. */
static void
place_pieces (TflWeave    *self,
              gboolean  across)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (TflLane));
  guint k = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    if (tfl_weave_piece (self, i)->across == across)
      {
        TflLane lane = tfl_weave_lane (self, i);

        g_array_append_val (lanes, lane);
      }
  tfl_lanes_place ((TflLane *) lanes->data, lanes->len);
  for (guint i = 0; i < self->pieces->len; i++)
    if (tfl_weave_piece (self, i)->across == across)
      tfl_weave_take_place (self, tfl_weave_piece (self, i), &g_array_index (lanes, TflLane, k++));
}

static TflPoint
gate_point (const TflWeave     *self,
            const TflHopEnd *end,
            double           place)
{
  double edge = tfl_maze_gate_edge (self->maze, gate_of (self, end));

  return tfl_side_is_across (end->side) ? (TflPoint){ edge, place } : (TflPoint){ place, edge };
}

void
tfl_weave_append_points (const TflWeave *self,
                         guint           hop,
                         GArray         *points)
{
  guint first = self->first[hop];
  guint end = self->first[hop + 1];
  TflPoint point = gate_point (self, &self->hops[hop].from, tfl_weave_piece (self, first)->place);

  g_array_append_val (points, point);
  for (guint i = first; i + 1 < end; i++)
    {
      const TflPiece *here = tfl_weave_piece (self, i);
      const TflPiece *next = tfl_weave_piece (self, i + 1);

      point = here->across ? (TflPoint){ next->place, here->place } : (TflPoint){ here->place, next->place };
      g_array_append_val (points, point);
    }
  point = gate_point (self, &self->hops[hop].to, tfl_weave_piece (self, end - 1)->place);
  g_array_append_val (points, point);
}

static TflHopAnswer *
answer_new (const TflWeave *self)
{
  TflHopAnswer *answer = g_new0 (TflHopAnswer, 1);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TflPoint));

  g_atomic_ref_count_init (&answer->ref_count);
  answer->n_routes = self->n_hops;
  answer->routes = g_new0 (TflHopRoute, self->n_hops + 1);
  for (guint i = 0; i < self->n_hops; i++)
    {
      answer->routes[i].first = points->len;
      if (self->first[i + 1] > self->first[i])
        tfl_weave_append_points (self, i, points);
      answer->routes[i].n_points = points->len - answer->routes[i].first;
    }
  answer->n_points = points->len;
  answer->points = (TflPoint *) g_array_free (points, FALSE);

  return answer;
}

static TflHopAnswer *
weave_new (TflMaze      *maze,
           TflGuide     *guide,
           const TflHop *hops,
           guint         n)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (TflPiece));
  g_autofree guint *first = g_new (guint, n + 1);
  g_autofree TflHop *own = g_memdup2 (hops, n * sizeof (TflHop));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint));
  TflWeave weave = { maze, guide, own, n, pieces, first, runs };

  find_all_pieces (&weave);
  for (guint i = 0; i < (n <= MANY_HOPS ? N_ROUNDS : 1); i++)
    {
      place_pieces (&weave, TRUE);
      place_pieces (&weave, FALSE);
    }
  return answer_new (&weave);
}

static gboolean
cross (const TflPoint *a,
       const TflPoint *b)
{
  if ((a[0].y == a[1].y) == (b[0].y == b[1].y))
    return FALSE;
  if (a[0].y != a[1].y)
    return cross (b, a);
  return MIN (a[0].x, a[1].x) < b[0].x && b[0].x < MAX (a[0].x, a[1].x) && MIN (b[0].y, b[1].y) < a[0].y &&
         a[0].y < MAX (b[0].y, b[1].y);
}

static guint
count_crossings (const TflHopAnswer *answer)
{
  guint n = 0;

  for (guint i = 0; i < answer->n_routes; i++)
    for (guint k = 0; k < i; k++)
      for (guint a = 0; a + 1 < answer->routes[i].n_points; a++)
        for (guint b = 0; b + 1 < answer->routes[k].n_points; b++)
          n += cross (&answer->points[answer->routes[i].first + a], &answer->points[answer->routes[k].first + b]);

  return n;
}

/* Puts the hops into another order, always the same for the same number. */
static void
shuffle (guint *order,
         guint  n,
         guint  number)
{
  guint32 state = number * 2654435761u + 1;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n - 1; i > 0; i--)
    {
      guint k, swapped = order[i];

      state = state * 1664525u + 1013904223u;
      k = (state >> 8) % (i + 1);
      order[i] = order[k];
      order[k] = swapped;
    }
}

/* The same with the hops in another order: it decides where nothing else does. */
static TflHopAnswer *
weave_shuffled (TflMaze      *maze,
                TflGuide     *guide,
                const TflHop *hops,
                guint         n,
                guint         number)
{
  g_autofree guint *order = g_new (guint, n);
  g_autofree TflHop *shuffled = g_new (TflHop, n);
  g_autofree TflHopRoute *routes = g_new (TflHopRoute, n);
  TflHopAnswer *answer;

  shuffle (order, n, number);
  for (guint i = 0; i < n; i++)
    shuffled[i] = hops[order[i]];
  answer = weave_new (maze, guide, shuffled, n);
  memcpy (routes, answer->routes, n * sizeof (TflHopRoute));
  for (guint i = 0; i < n; i++)
    answer->routes[order[i]] = routes[i];

  return answer;
}

TflHopAnswer *
tfl_hops_route (TflMaze  *maze,
                TflGuide *guide,
                TflHop   *hops,
                guint     n,
                gboolean  thorough)
{
  TflHopAnswer *best = weave_new (maze, guide, hops, n);
  guint least = thorough && n <= MANY_TO_SHUFFLE ? count_crossings (best) : 0;

  for (guint i = 1; i <= N_SHUFFLES && least > 0; i++)
    {
      TflHopAnswer *other = weave_shuffled (maze, guide, hops, n, i);
      guint n_crossings = count_crossings (other);

      if (n_crossings < least)
        {
          TflHopAnswer *swapped = best;

          least = n_crossings;
          best = other;
          other = swapped;
        }
      tfl_hop_answer_unref (other);
    }

  best->hops = hops;
  tfl_labels_place (best, hops, maze, NULL);
  return best;
}

TflHopAnswer *
tfl_hop_answer_ref (TflHopAnswer *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tfl_hop_answer_unref (TflHopAnswer *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->hops);
  g_free (self->routes);
  g_free (self->points);
  g_free (self);
}
