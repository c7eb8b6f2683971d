#include "config.h"

#include "tfl-label.h"
#include "tfl-shift.h"
#include "tfl-strips.h"
#include "tfl-weave-private.h"

#include <math.h>
#include <string.h>

#define LEAST_ANEW 4
#define SHARE_ANEW 8 /* one in so many */
#define MOST_COMPARED 150000 /* new hops with others: beyond it is faster to route all */
#define MOST_WASTE 2  /* times the points that routes have */
#define N_ROUNDS 2    /* the first knows only roughly where the other pieces of the hop will be */
#define NO_DIFFERENCE 0.01
#define MANY 2000     /* hops: beside so many, one round has to do */

typedef struct
{
  const TflHopsBefore *before;
  TflHop *hops;
  guint n_hops;
  TflWeave weave;       /* of those that change */
  const TflShift *shift; /* NULL where the maze is the same */
  GArray *changing;     /* of guint: which hops they are */
  guint8 *anew;         /* of each that changes: it needs another way, not only other ends */
  TflHopAnswer *answer;
  GArray *points;       /* of the answer */
  TflStrips standing[2]; /* those that run down, and those that run across */
  GArray *met;          /* of TflStandingPiece: to work with */
} Amending;

static guint
was_at (const Amending *self,
        guint           hop)
{
  return self->before->was != NULL ? self->before->was[hop] : hop;
}

static gboolean
is_same_way (const Amending  *self,
             const TflHopEnd *before,
             const TflHopEnd *end)
{
  const guint *was = self->before->child_was;

  return before->side == end->side && before->child == (was != NULL && end->child >= 0 ? (int) was[end->child] : end->child);
}

static gboolean
is_kept (const Amending *self,
         guint           hop)
{
  guint was = was_at (self, hop);

  const TflHopAnswer *answer = self->before->answer;

  return self->before->maze == self->weave.maze && was != G_MAXUINT &&
         memcmp (&answer->hops[was], &self->hops[hop], sizeof (TflHop)) == 0 && answer->routes[was].n_points > 0;
}

static void
find_changing (Amending *self)
{
  for (guint i = 0; i < self->n_hops; i++)
    {
      self->before->kept[i] = is_kept (self, i);
      if (!self->before->kept[i])
        g_array_append_val (self->changing, i);
    }
}

/* The pieces that its route was made of, where they are now. FALSE where one of them has no place any more. */
static gboolean
append_known_pieces (Amending *self,
                     guint     i,
                     guint     was)
{
  const TflHopRoute *route = &self->before->answer->routes[was];
  gboolean across = tfl_side_is_across (self->weave.hops[i].from.side);

  for (guint k = 0; k + 1 < route->n_points; k++, across = !across)
    {
      TflPoint point = self->before->answer->points[route->first + k];
      double place = across ? point.y : point.x;
      TflPiece piece = { .hop = i, .across = across };

      piece.place = self->shift != NULL ? tfl_shift_place (self->shift, across, place) : place;
      if (isnan (piece.place))
        return FALSE;
      piece.lane = across ? tfl_maze_row_at (self->weave.maze, piece.place)
                          : tfl_maze_column_at (self->weave.maze, piece.place);
      g_array_append_val (self->weave.pieces, piece);
    }
  return route->n_points > 0;
}

/* Whether nothing is in the way of a piece between its neighbours. */
static gboolean
is_free (Amending *self,
         guint     index)
{
  const TflPiece *piece = tfl_weave_piece (&self->weave, index);
  TflNeighbour before = tfl_weave_neighbour (&self->weave, index, -1);
  TflNeighbour after = tfl_weave_neighbour (&self->weave, index, 1);

  return tfl_maze_is_clear (self->weave.maze, piece->across, piece->lane, before.lane, after.lane);
}

/* Where the end of a hop has to be: within the gate, and where it was told to be. */
static gboolean
is_in_place (const Amending  *self,
             const TflHopEnd *end,
             double           place)
{
  TflSpan gate = tfl_maze_gate_span (self->weave.maze, tfl_maze_gate (self->weave.maze, end->child, end->side));
  TflSpan span = isnan (end->span.low) ? gate : end->span;

  return place >= span.low - NO_DIFFERENCE && place <= span.high + NO_DIFFERENCE;
}

/* Moves the first piece of a hop, or the last, to where its end now has to be. FALSE where it cannot go there. */
static gboolean
move_end (Amending        *self,
          guint            index,
          const TflHopEnd *end)
{
  TflPiece *piece = tfl_weave_piece (&self->weave, index);
  double place = end->span.low;
  TflNeighbour before, after;
  TflSpan free;

  if (is_in_place (self, end, piece->place))
    return TRUE;
  if (isnan (place) || end->span.low != end->span.high)
    return FALSE;

  before = tfl_weave_neighbour (&self->weave, index, -1);
  after = tfl_weave_neighbour (&self->weave, index, 1);
  free = tfl_maze_free_span (self->weave.maze, piece->across, piece->lane, before.lane, after.lane);
  if (place < free.low || place > free.high)
    return FALSE;
  piece->place = place;
  piece->lane = piece->across ? tfl_maze_row_at (self->weave.maze, place) : tfl_maze_column_at (self->weave.maze, place);
  return TRUE;
}

static gboolean
is_open (Amending *self,
         guint     first,
         guint     end)
{
  for (guint i = first; i < end; i++)
    if (!is_free (self, i))
      return FALSE;
  return TRUE;
}

/* Whether a hop can go the way it went, if its ends are moved a bit. */
static gboolean
follows (Amending *self,
         guint     i)
{
  guint first = self->weave.first[i];
  guint was = was_at (self, g_array_index (self->changing, guint, i));
  const TflHop *hop = &self->weave.hops[i];
  guint end;
  gboolean moved;

  if (was == G_MAXUINT || !is_same_way (self, &self->before->answer->hops[was].from, &hop->from) ||
      !is_same_way (self, &self->before->answer->hops[was].to, &hop->to))
    return FALSE;
  if (!append_known_pieces (self, i, was))
    return FALSE;

  self->weave.first[i + 1] = end = self->weave.pieces->len;
  moved = move_end (self, first, &hop->from) && move_end (self, end - 1, &hop->to);
  /* A single piece has one place for both ends. */
  return moved && (end - first > 1 || move_end (self, first, &hop->from)) && is_open (self, first, end);
}

/* FALSE where too many need another way. */
static gboolean
find_pieces (Amending *self)
{
  guint most = MAX (LEAST_ANEW, MIN (self->n_hops / SHARE_ANEW, MOST_COMPARED / self->n_hops));
  guint n_anew = 0;

  for (guint i = 0; i < self->changing->len; i++)
    {
      self->weave.first[i] = self->weave.pieces->len;
      if (follows (self, i))
        continue;

      self->anew[i] = TRUE;
      if (++n_anew > most)
        return FALSE;
      g_array_set_size (self->weave.pieces, self->weave.first[i]);
      tfl_weave_find_pieces (&self->weave, i);
    }

  self->weave.first[self->changing->len] = self->weave.pieces->len;
  return TRUE;
}

static double
aside (const TflPoint *point,
       gboolean        across)
{
  return across ? point->y : point->x;
}

/* The piece of a route that begins at this point. */
static TflStanding
standing_at (const TflHop   *hop,
             const TflPoint *points,
             guint           n_points,
             guint           i,
             gboolean        across)
{
  double here = across ? points[i].x : points[i].y;
  double there = across ? points[i + 1].x : points[i + 1].y;
  double place = aside (&points[i], across);
  int before = i == 0 ? hop->from.bias : tfl_weave_turn (aside (&points[i - 1], across) - place);
  int after = i + 2 == n_points ? hop->to.bias : tfl_weave_turn (aside (&points[i + 2], across) - place);

  return (TflStanding){ (float) MIN (here, there), (float) MAX (here, there), (float) place,
                     (gint16) (here <= there ? before : after), (gint16) (here <= there ? after : before) };
}

/* Its points are in the answer. */
static void
stand (Amending *self,
       guint     hop)
{
  const TflHopRoute *route = &self->answer->routes[hop];
  const TflPoint *points = &g_array_index (self->points, TflPoint, route->first);
  gboolean across = tfl_side_is_across (self->hops[hop].from.side);

  for (guint i = 0; i + 1 < route->n_points; i++, across = !across)
    tfl_strips_add (&self->standing[across], standing_at (&self->hops[hop], points, route->n_points, i, across));
}

/* Finds the place of a piece among those that stand. */
static void
place_piece (Amending *self,
             guint     index)
{
  TflPiece *piece = tfl_weave_piece (&self->weave, index);
  TflLane lane = tfl_weave_lane (&self->weave, index);

  tfl_strips_meet (&self->standing[piece->across], &lane, self->met);
  lane.place = tfl_lanes_find_place (&lane, (const TflStandingPiece *) self->met->data, self->met->len);
  tfl_weave_take_place (&self->weave, piece, &lane);
}

static void
place_hop (Amending *self,
           guint     i)
{
  guint n_rounds = self->n_hops < MANY ? N_ROUNDS : 1;

  for (guint round = 0; round < n_rounds; round++)
    for (int across = TRUE; across >= FALSE; across--)
      for (guint k = self->weave.first[i]; k < self->weave.first[i + 1]; k++)
        if (tfl_weave_piece (&self->weave, k)->across == across)
          place_piece (self, k);
}

/* The routes that stay, with their points and labels. */
static void
answer_kept (Amending *self)
{
  TflHopAnswer *answer = self->answer;

  g_array_append_vals (self->points, self->before->answer->points, self->before->answer->n_points);
  for (guint i = 0; i < self->n_hops; i++)
    if (self->before->kept[i])
      answer->routes[i] = self->before->answer->routes[was_at (self, i)];
}

static void
answer_changing (Amending *self,
                 guint     i)
{
  guint hop = g_array_index (self->changing, guint, i);
  TflHopRoute *route = &self->answer->routes[hop];

  route->first = self->points->len;
  if (self->weave.first[i + 1] > self->weave.first[i])
    tfl_weave_append_points (&self->weave, i, self->points);
  route->n_points = self->points->len - route->first;
}

/* All that stand where those that need another way may go. */
static void
let_stand (Amending *self)
{
  const TflRect *room = tfl_maze_get_room (self->weave.maze);

  tfl_strips_init (&self->standing[FALSE], room->x, room->width);
  tfl_strips_init (&self->standing[TRUE], room->y, room->height);
  for (guint i = 0; i < self->changing->len; i++)
    for (guint k = self->weave.first[i]; self->anew[i] && k < self->weave.first[i + 1]; k++)
      {
        TflLane lane = tfl_weave_lane (&self->weave, k);

        tfl_strips_want (&self->standing[tfl_weave_piece (&self->weave, k)->across], lane.low, lane.high);
      }

  for (guint i = 0; i < self->n_hops; i++)
    stand (self, i);
  tfl_strips_sort (&self->standing[FALSE]);
  tfl_strips_sort (&self->standing[TRUE]);
}

static void
answer_anew (Amending *self)
{
  let_stand (self);
  for (guint i = 0; i < self->changing->len; i++)
    if (self->anew[i])
      {
        place_hop (self, i);
        answer_changing (self, i);
        stand (self, g_array_index (self->changing, guint, i));
      }
  tfl_strips_clear (&self->standing[FALSE]);
  tfl_strips_clear (&self->standing[TRUE]);
}

static void
answer_all (Amending *self)
{
  answer_kept (self);
  for (guint i = 0; i < self->changing->len; i++)
    if (!self->anew[i])
      answer_changing (self, i);
  if (memchr (self->anew, TRUE, self->changing->len) != NULL)
    answer_anew (self);
}

/* Points that no route has any more pile up; now and then they go. */
static void
sweep (Amending *self)
{
  TflHopAnswer *answer = self->answer;
  GArray *swept;
  guint n_used = 0;

  for (guint i = 0; i < answer->n_routes; i++)
    n_used += answer->routes[i].n_points;
  if (self->points->len <= MOST_WASTE * n_used)
    return;

  swept = g_array_sized_new (FALSE, FALSE, sizeof (TflPoint), n_used);
  for (guint i = 0; i < answer->n_routes; i++)
    {
      TflHopRoute *route = &answer->routes[i];
      guint first = swept->len;

      g_array_append_vals (swept, &g_array_index (self->points, TflPoint, route->first), route->n_points);
      route->first = first;
    }
  g_array_unref (self->points);
  self->points = swept;
}

static TflHopAnswer *
amend (Amending *self)
{
  TflHopAnswer *answer = g_new0 (TflHopAnswer, 1);

  self->answer = answer;
  g_atomic_ref_count_init (&answer->ref_count);
  answer->hops = self->hops;
  answer->n_routes = self->n_hops;
  answer->routes = g_new0 (TflHopRoute, self->n_hops + 1);
  self->points = g_array_sized_new (FALSE, FALSE, sizeof (TflPoint), self->before->answer->n_points + 8 * self->changing->len);
  answer_all (self);
  sweep (self);
  answer->n_points = self->points->len;
  answer->points = (TflPoint *) g_array_free (self->points, FALSE);
  tfl_labels_place (answer, self->hops, self->weave.maze, self->before->kept);
  return answer;
}

TflHopAnswer *
tfl_hops_amend (TflMaze             *maze,
                TflGuide            *guide,
                const TflHopsBefore *before,
                TflHop              *hops,
                guint                n)
{
  g_autoptr (GArray) changing = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (TflPiece));
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (TflStandingPiece));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *anew = NULL;
  g_autofree guint *first = NULL;
  g_autofree TflHop *own = NULL;
  Amending self = { .before = before, .hops = hops, .n_hops = n, .changing = changing, .met = met };
  TflShift shift;
  gboolean follow;

  self.weave.maze = maze;
  find_changing (&self);
  self.anew = anew = g_new0 (guint8, changing->len + 1);
  first = g_new (guint, changing->len + 1);
  own = g_new (TflHop, changing->len + 1);
  for (guint i = 0; i < changing->len; i++)
    own[i] = hops[g_array_index (changing, guint, i)];
  self.weave = (TflWeave){ maze, guide, own, changing->len, pieces, first, runs };

  if (before->maze != maze)
    {
      tfl_shift_init (&shift, before->maze, maze, before->child_was);
      self.shift = &shift;
    }
  follow = find_pieces (&self);
  if (self.shift != NULL)
    tfl_shift_clear (&shift);
  if (follow)
    return amend (&self);

  memset (before->kept, FALSE, n);
  return NULL;
}
