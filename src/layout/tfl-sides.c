#include "config.h"

#include "tfl-sides.h"

#include "tfl-crossings.h"

#include <stdlib.h>
#include <string.h>

#define CROSSING_COST 200.0          /* as length */
#define THOROUGH_CROSSING_COST 600.0 /* in a small picture each is seen */
#define MANY_LINES 2000
#define FEW_LINES 40 /* among so many, also the ways that are not the best between their gates are tried */
#define FEW_RUNS 200
#define REMEMBERED 4 /* so that undo finds what was there before, also where containers share a room */
#define GAIN 0.5 /* less is none */

/* A line that goes a way. */
typedef struct
{
  guint  line;
  double places[2]; /* at the gate with the smaller number, and at the other */
} Member;

/* The lines that go the same way. */
typedef struct
{
  guint   way;
  guint   gates[2];
  GArray *members; /* of Member */
} Bundle;

typedef struct
{
  guint         n;
  gboolean      thorough;
  TflSidesLine *asked;
  TflSidesLine *answered;
} Known;

struct _TflSides
{
  TflMaze      *maze;
  TflGuide     *guide;
  TflCrossings *crossings;
  GArray       *known; /* of Known: the newest at the end */
};

typedef struct
{
  TflMaze      *maze;
  TflGuide     *guide;
  TflCrossings *crossings;
  TflSidesLine *lines;
  GArray       *bundles;    /* of Bundle */
  GArray       *bundles_of; /* of guint: the bundle of each way, from 1 on, or 0 */
  double        crossing_cost;
} Choosing;

static void
bundle_clear (gpointer data)
{
  g_array_unref (((Bundle *) data)->members);
}

static guint
gate_of (Choosing          *self,
         const TflSidesEnd *end,
         TflSide            side)
{
  return tfl_maze_gate (self->maze, end->child, side);
}

/* Length and bends in all containers together, or most where it is at least that. */
static double
length_of (Choosing *self,
           guint     line,
           TflSide   from,
           guint     via,
           TflSide   to,
           double    most)
{
  const TflSidesLine *here = &self->lines[line];
  guint from_gate = gate_of (self, &here->from, from);
  guint to_gate = gate_of (self, &here->to, to);
  double outside = here->from.costs[from] + here->to.costs[to];

  if (outside + tfl_guide_least (self->guide, from_gate, to_gate) >= most)
    return most;
  if (via > 0)
    return MIN (most, outside + tfl_guide_cost_via (self->guide, from_gate, via - 1, to_gate));
  return MIN (most, outside + tfl_guide_cost (self->guide, from_gate, to_gate));
}

/* A line as it would be with these sides: a bundle of its own. */
static Bundle
bundle_with (Choosing *self,
             guint     line,
             TflSide   from,
             guint     via,
             TflSide   to,
             Member   *member)
{
  const TflSidesLine *here = &self->lines[line];
  guint from_gate = gate_of (self, &here->from, from);
  guint to_gate = gate_of (self, &here->to, to);
  gboolean forwards = from_gate < to_gate;

  member->line = line;
  member->places[forwards ? 0 : 1] = here->from.places[from];
  member->places[forwards ? 1 : 0] = here->to.places[to];
  return (Bundle){ .way = tfl_crossings_way (self->crossings, from_gate, via, to_gate),
                   .gates = { MIN (from_gate, to_gate), MAX (from_gate, to_gate) } };
}

/* The bundle that goes this way. */
static Bundle *
find_bundle (Choosing     *self,
             const Bundle *like)
{
  guint *number;

  if (self->bundles_of->len <= like->way)
    g_array_set_size (self->bundles_of, like->way + 1);
  number = &g_array_index (self->bundles_of, guint, like->way);
  if (*number == 0)
    {
      Bundle new = *like;

      new.members = g_array_new (FALSE, FALSE, sizeof (Member));
      g_array_append_val (self->bundles, new);
      *number = self->bundles->len;
    }
  return &g_array_index (self->bundles, Bundle, *number - 1);
}

static void
join (Choosing *self,
      guint     line)
{
  Member member;
  Bundle alone = bundle_with (self, line, self->lines[line].from.side, self->lines[line].via, self->lines[line].to.side, &member);

  g_array_append_val (find_bundle (self, &alone)->members, member);
}

static void
leave (Choosing *self,
       guint     line)
{
  Member member;
  Bundle alone = bundle_with (self, line, self->lines[line].from.side, self->lines[line].via, self->lines[line].to.side, &member);
  GArray *members = find_bundle (self, &alone)->members;
  guint i = 0;

  while (g_array_index (members, Member, i).line != line)
    i++;
  g_array_remove_index_fast (members, i);
}

static gboolean
share_a_gate (const Bundle *a,
              const Bundle *b)
{
  return a->gates[0] == b->gates[0] || a->gates[0] == b->gates[1] || a->gates[1] == b->gates[0] ||
         a->gates[1] == b->gates[1];
}

/* With how many lines of a bundle which shares a gate with it, or both, a line would cross. */
static guint
count_sharing (const Bundle *alone,
               const Member *line,
               const Bundle *bundle,
               gboolean      after_crosses)
{
  guint n = 0;

  for (guint m = 0; m < bundle->members->len; m++)
    {
      const Member *member = &g_array_index (bundle->members, Member, m);
      gboolean crosses = after_crosses;
      gboolean either = FALSE;

      for (guint i = 0; i < 2; i++)
        for (guint k = 0; k < 2; k++)
          if (alone->gates[i] == bundle->gates[k])
            {
              crosses ^= line->places[i] > member->places[k];
              either |= line->places[i] == member->places[k];
            }
      n += crosses && !either;
    }

  return n;
}

/* With how many others it would cross; where it is more than most, just more than most. */
static guint
count_crossings (Choosing     *self,
                 const Bundle *alone,
                 const Member *line,
                 guint         most)
{
  guint n = 0;

  for (guint i = 0; i < self->bundles->len && n <= most; i++)
    {
      const Bundle *bundle = &g_array_index (self->bundles, Bundle, i);
      gboolean crosses;

      if (bundle->members->len == 0)
        continue;
      crosses = tfl_crossings_cross (self->crossings, alone->way, bundle->way);
      if (share_a_gate (alone, bundle))
        n += count_sharing (alone, line, bundle, crosses);
      else if (crosses)
        n += bundle->members->len;
    }

  return n;
}

/* What the line costs with these sides, or most where it is at least that. */
static double
cost_of (Choosing *self,
         guint     line,
         TflSide   from,
         guint     via,
         TflSide   to,
         double    most)
{
  double length = length_of (self, line, from, via, to, most);
  Member member;
  Bundle alone;

  if (length >= most)
    return most;
  alone = bundle_with (self, line, from, via, to, &member);
  return MIN (most, length + self->crossing_cost * count_crossings (self, &alone, &member,
                                                              (guint) MIN (G_MAXINT, (most - length) / self->crossing_cost)));
}

/* Takes the sides that are best as the others stand, and the best way between them or, where n_vias is not 0, another one. */
static void
improve (Choosing *self,
         guint     line,
         guint     n_vias)
{
  TflSidesLine *here = &self->lines[line];
  TflSide best_from = here->from.side;
  guint best_via = here->via;
  TflSide best_to = here->to.side;
  double least;

  leave (self, line);
  least = cost_of (self, line, best_from, best_via, best_to, TFL_NO_WAY);
  for (TflSide from = 0; from < TFL_N_SIDES; from++)
    for (TflSide to = 0; to < TFL_N_SIDES; to++)
      for (guint via = 0; via <= n_vias; via++)
        {
          double cost = cost_of (self, line, from, via, to, least);

          if (cost < least - GAIN)
            {
              least = cost;
              best_from = from;
              best_via = via;
              best_to = to;
            }
        }

  here->from.side = best_from;
  here->via = best_via;
  here->to.side = best_to;
  join (self, line);
}

static void
choose_shortest (Choosing *self,
                 guint     line)
{
  TflSidesLine *here = &self->lines[line];
  double least = length_of (self, line, here->from.side, 0, here->to.side, TFL_NO_WAY);

  for (TflSide from = 0; from < TFL_N_SIDES; from++)
    for (TflSide to = 0; to < TFL_N_SIDES; to++)
      {
        double length = length_of (self, line, from, 0, to, least);

        if (length < least)
          {
            least = length;
            here->from.side = from;
            here->to.side = to;
          }
      }
}

/* An end at a gate. */
typedef struct
{
  guint  gate;
  guint  line;
  guint  end;   /* 0 where it is at the gate with the smaller number, else 1 */
  guint  after; /* so many it should rather stand after */
  double place;
  int   *rank;
} GateEnd;

static int
compare_gate_ends (const void *a,
                   const void *b)
{
  const GateEnd *end_a = a;
  const GateEnd *end_b = b;

  if (end_a->gate != end_b->gate)
    return end_a->gate < end_b->gate ? -1 : 1;
  if (end_a->after != end_b->after)
    return end_a->after < end_b->after ? -1 : 1;
  if (end_a->place != end_b->place)
    return end_a->place < end_b->place ? -1 : 1;
  return end_a->line < end_b->line ? -1 : end_a->line > end_b->line;
}

/* Each line as it is now: its way, and its places. */
typedef struct
{
  Bundle alone;
  Member member;
} Standing;

/* Whether the first should rather stand after the second at the gate that they share: where they cross if it stands
 * before it. */
static gboolean
is_better_after (Choosing       *self,
                 const Standing *standing,
                 const GateEnd  *one,
                 const GateEnd  *other)
{
  const Standing *here = &standing[one->line];
  const Standing *there = &standing[other->line];
  guint beyond = 1 - one->end;
  guint other_beyond = 1 - other->end;
  gboolean crosses = tfl_crossings_cross (self->crossings, here->alone.way, there->alone.way);

  if (here->alone.gates[beyond] == there->alone.gates[other_beyond])
    crosses ^= here->member.places[beyond] > there->member.places[other_beyond];
  return crosses;
}

/* The more of the others at its gate it should stand after, the later an end stands. */
static void
rank_ends (Choosing *self,
           guint     n)
{
  g_autofree Standing *standing = g_new (Standing, n);
  g_autofree GateEnd *ends = g_new (GateEnd, 2 * n);

  for (guint i = 0; i < n; i++)
    {
      TflSidesEnd *from = &self->lines[i].from;
      TflSidesEnd *to = &self->lines[i].to;
      guint gates[] = { gate_of (self, from, from->side), gate_of (self, to, to->side) };

      standing[i].alone = bundle_with (self, i, from->side, self->lines[i].via, to->side, &standing[i].member);
      ends[2 * i] = (GateEnd){ gates[0], i, gates[0] > gates[1], 0, from->places[from->side], &from->rank };
      ends[2 * i + 1] = (GateEnd){ gates[1], i, gates[1] > gates[0], 0, to->places[to->side], &to->rank };
    }

  qsort (ends, 2 * n, sizeof (GateEnd), compare_gate_ends);
  for (guint first = 0, i = 0; i < 2 * n; i++)
    {
      if (ends[i].gate != ends[first].gate)
        first = i;
      for (guint k = first; k < 2 * n && ends[k].gate == ends[i].gate; k++)
        if (k != i)
          ends[i].after += is_better_after (self, standing, &ends[i], &ends[k]);
    }

  qsort (ends, 2 * n, sizeof (GateEnd), compare_gate_ends);
  for (guint i = 0; i < 2 * n; i++)
    *ends[i].rank = i > 0 && ends[i].gate == ends[i - 1].gate ? *ends[i - 1].rank + 1 : 0;
}

static void
choose (TflSides     *self,
        TflSidesLine *lines,
        guint         n,
        gboolean      thorough)
{
  g_autoptr (GArray) bundles = g_array_new (FALSE, FALSE, sizeof (Bundle));
  g_autoptr (GArray) bundles_of = g_array_new (FALSE, TRUE, sizeof (guint));
  Choosing choosing = { self->maze, self->guide, self->crossings, lines, bundles, bundles_of,
                        thorough ? THOROUGH_CROSSING_COST : CROSSING_COST };
  guint n_vias = tfl_maze_get_n_runs (self->maze);

  g_array_set_clear_func (bundles, bundle_clear);
  for (guint i = 0; i < n; i++)
    choose_shortest (&choosing, i);
  if (n > MANY_LINES)
    return;

  for (guint i = 0; i < n; i++)
    join (&choosing, i);
  for (guint i = 0; i < n; i++)
    improve (&choosing, i, 0);
  for (guint i = 0; i < n && thorough && n <= FEW_LINES && n_vias <= FEW_RUNS; i++)
    improve (&choosing, i, n_vias);
  rank_ends (&choosing, n);
}

static void
known_clear (gpointer data)
{
  Known *known = data;

  g_free (known->asked);
  g_free (known->answered);
}

TflSides *
tfl_sides_new (TflMaze  *maze,
               TflGuide *guide)
{
  TflSides *self = g_new0 (TflSides, 1);

  self->maze = maze;
  self->guide = guide;
  self->crossings = tfl_crossings_new (maze, guide);
  self->known = g_array_new (FALSE, FALSE, sizeof (Known));
  g_array_set_clear_func (self->known, known_clear);
  return self;
}

void
tfl_sides_free (TflSides *self)
{
  g_array_unref (self->known);
  tfl_crossings_free (self->crossings);
  g_free (self);
}

gsize
tfl_sides_get_size (TflSides *self)
{
  gsize size = sizeof *self + tfl_crossings_get_size (self->crossings);

  for (guint i = 0; i < self->known->len; i++)
    size += 2 * g_array_index (self->known, Known, i).n * sizeof (TflSidesLine);
  return size;
}

void
tfl_sides_choose (TflSides     *self,
                  TflSidesLine *lines,
                  guint         n,
                  gboolean      thorough)
{
  Known new;

  for (guint i = 0; i < self->known->len; i++)
    {
      const Known *known = &g_array_index (self->known, Known, i);

      if (known->n == n && known->thorough == thorough && memcmp (known->asked, lines, n * sizeof (TflSidesLine)) == 0)
        {
          memcpy (lines, known->answered, n * sizeof (TflSidesLine));
          return;
        }
    }

  if (self->known->len == REMEMBERED)
    g_array_remove_index (self->known, 0);
  new = (Known){ n, thorough, g_memdup2 (lines, n * sizeof (TflSidesLine)), NULL };
  choose (self, lines, n, thorough);
  new.answered = g_memdup2 (lines, n * sizeof (TflSidesLine));
  g_array_append_val (self->known, new);
}
