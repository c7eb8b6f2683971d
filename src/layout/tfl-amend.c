#include "config.h"

#include "tfl-label.h"
#include "tfl-weave-private.h"

#include <math.h>
#include <string.h>

#define LEAST_ANEW 4
#define SHARE_ANEW 16 /* one in so many */
#define MOST_COMPARED 150000 /* new hops with others: beyond it is faster to route all */
#define N_ROUNDS 2 /* the first knows only roughly where the other pieces of the hop will be */
#define NO_DIFFERENCE 0.01

/* Where a piece that stands is: what is looked at first. */
typedef struct
{
  float from; /* along */
  float to;
  float place;
  guint piece;
} Standing;

typedef struct
{
  TflWeave weave;
  const TflHopAnswer *before;
  const guint *was;
  guint8 *anew;         /* of each hop: it needs another way */
  guint8 *kept;         /* of each hop: its route is the one that it had */
  GArray *standing[2];  /* of Standing: those that run down, and those that run across */
  GArray *lanes;        /* of TflLane: to work with */
} Amending;

/* The pieces that a route is made of; the first runs as its end says. */
static void
append_known_pieces (Amending *self,
                     guint     i)
{
  const TflHopRoute *route = &self->before->routes[self->was[i]];
  gboolean across = tfl_side_is_across (self->weave.hops[i].from.side);

  for (guint k = 0; k + 1 < route->n_points; k++, across = !across)
    {
      TflPoint point = self->before->points[route->first + k];
      double place = across ? point.y : point.x;
      TflPiece piece = {
        .hop = i,
        .across = across,
        .lane = across ? tfl_maze_row_at (self->weave.maze, place) : tfl_maze_column_at (self->weave.maze, place),
        .place = place,
      };

      g_array_append_val (self->weave.pieces, piece);
    }
}

static gboolean
is_same_way (const TflHopEnd *a,
             const TflHopEnd *b)
{
  return a->child == b->child && a->side == b->side;
}

/* Moves the first piece of a hop, or the last, to where its end now has to be. FALSE where it cannot go there. */
static gboolean
move_end (Amending        *self,
          guint            index,
          const TflHopEnd *end)
{
  TflPiece *piece = tfl_weave_piece (&self->weave, index);
  TflNeighbour before, after;
  TflSpan free;

  if (isnan (end->span.low) || (piece->place >= end->span.low - NO_DIFFERENCE && piece->place <= end->span.high + NO_DIFFERENCE))
    return TRUE;
  if (end->span.low != end->span.high)
    return FALSE;

  before = tfl_weave_neighbour (&self->weave, index, -1);
  after = tfl_weave_neighbour (&self->weave, index, 1);
  free = tfl_maze_free_span (self->weave.maze, piece->across, piece->lane, before.lane, after.lane);
  if (end->span.low < free.low || end->span.low > free.high)
    return FALSE;
  piece->place = end->span.low;
  piece->lane = piece->across ? tfl_maze_row_at (self->weave.maze, piece->place)
                              : tfl_maze_column_at (self->weave.maze, piece->place);
  return TRUE;
}

/* Whether the hop can go the way it went, if its ends are moved a bit. */
static gboolean
follows (Amending *self,
         guint     i)
{
  guint first = self->weave.first[i];
  guint end = self->weave.pieces->len;
  const TflHop *hop = &self->weave.hops[i];
  gboolean moved;

  self->weave.first[i + 1] = end;
  if (end == first)
    return FALSE;
  moved = move_end (self, first, &hop->from) && move_end (self, end - 1, &hop->to);
  /* A single piece has one place for both ends. */
  return moved && (end - first > 1 || move_end (self, first, &hop->from));
}

/* FALSE where too many need another way. */
static gboolean
find_pieces (Amending *self)
{
  guint most_anew = MAX (LEAST_ANEW, self->weave.n_hops / SHARE_ANEW);
  guint n_anew = 0;

  for (guint i = 0; i < self->weave.n_hops; i++)
    {
      const TflHop *hop = &self->weave.hops[i];
      const TflHop *known = self->was[i] != G_MAXUINT ? &self->before->hops[self->was[i]] : NULL;

      self->weave.first[i] = self->weave.pieces->len;
      if (known != NULL && is_same_way (&known->from, &hop->from) && is_same_way (&known->to, &hop->to))
        append_known_pieces (self, i);
      self->kept[i] = known != NULL && memcmp (known, hop, sizeof *hop) == 0 && self->weave.pieces->len > self->weave.first[i];
      if (self->kept[i] || follows (self, i))
        continue;

      self->anew[i] = TRUE;
      g_array_set_size (self->weave.pieces, self->weave.first[i]);
      tfl_weave_find_pieces (&self->weave, i);
      if (++n_anew > most_anew || (guint64) n_anew * self->weave.n_hops > MOST_COMPARED)
        return FALSE;
    }

  self->weave.first[self->weave.n_hops] = self->weave.pieces->len;
  return TRUE;
}

static void
stand (Amending *self,
       guint     piece)
{
  TflNeighbour before = tfl_weave_neighbour (&self->weave, piece, -1);
  TflNeighbour after = tfl_weave_neighbour (&self->weave, piece, 1);
  const TflPiece *here = tfl_weave_piece (&self->weave, piece);
  Standing standing = { (float) MIN (before.along, after.along), (float) MAX (before.along, after.along),
                        (float) here->place, piece };

  g_array_append_val (self->standing[here->across], standing);
}

/* Finds the place of a piece among those that stand. */
static void
place_piece (Amending *self,
             guint     index)
{
  TflPiece *piece = tfl_weave_piece (&self->weave, index);
  const GArray *standing = self->standing[piece->across];
  TflLane lane = tfl_weave_lane (&self->weave, index);

  g_array_set_size (self->lanes, 0);
  for (guint i = 0; i < standing->len; i++)
    {
      const Standing *other = &g_array_index (standing, Standing, i);
      TflLane met;

      if (other->place < lane.low || other->place > lane.high || other->from > lane.to + TFL_LINE_APART / 2 ||
          other->to < lane.from - TFL_LINE_APART / 2)
        continue;
      met = tfl_weave_lane (&self->weave, other->piece);
      met.place = tfl_weave_piece (&self->weave, other->piece)->place;
      g_array_append_val (self->lanes, met);
    }
  lane.place = tfl_lanes_find_place (&lane, (TflLane *) self->lanes->data, self->lanes->len);
  tfl_weave_take_place (&self->weave, piece, &lane);
}

static void
place_hop (Amending *self,
           guint     hop)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    for (int across = TRUE; across >= FALSE; across--)
      for (guint i = self->weave.first[hop]; i < self->weave.first[hop + 1]; i++)
        if (tfl_weave_piece (&self->weave, i)->across == across)
          place_piece (self, i);
  for (guint i = self->weave.first[hop]; i < self->weave.first[hop + 1]; i++)
    stand (self, i);
}

static void
place_all (Amending *self)
{
  for (guint i = 0; i < self->weave.n_hops; i++)
    if (!self->anew[i])
      for (guint k = self->weave.first[i]; k < self->weave.first[i + 1]; k++)
        stand (self, k);
  for (guint i = 0; i < self->weave.n_hops; i++)
    if (self->anew[i])
      place_hop (self, i);
}

static void
keep_labels (const Amending *self,
             TflHopAnswer   *answer)
{
  for (guint i = 0; i < answer->n_routes; i++)
    if (self->kept[i])
      {
        const TflHopRoute *known = &self->before->routes[self->was[i]];

        answer->routes[i].label = known->label;
        answer->routes[i].label_vertical = known->label_vertical;
      }
}

TflHopAnswer *
tfl_hops_amend (TflMaze            *maze,
                TflGuide           *guide,
                const TflHopAnswer *before,
                const TflHop       *hops,
                guint               n,
                const guint        *was)
{
  g_autoptr (GArray) pieces = g_array_sized_new (FALSE, FALSE, sizeof (TflPiece), 4 * n);
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (Standing));
  g_autoptr (GArray) across = g_array_new (FALSE, FALSE, sizeof (Standing));
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (TflLane));
  g_autofree guint *first = g_new (guint, n + 1);
  g_autofree guint8 *anew = g_new0 (guint8, n + 1);
  g_autofree guint8 *kept = g_new0 (guint8, n + 1);
  g_autofree TflHop *own = g_memdup2 (hops, n * sizeof (TflHop));
  Amending self = { { maze, guide, own, n, pieces, first }, before, was, anew, kept, { down, across }, lanes };
  TflHopAnswer *answer;

  if (!find_pieces (&self))
    return NULL;

  place_all (&self);
  answer = tfl_weave_answer (&self.weave);
  answer->hops = g_memdup2 (hops, n * sizeof (TflHop));
  keep_labels (&self, answer);
  tfl_labels_place (answer, hops, maze, kept);
  return answer;
}
