#include "config.h"

#include "tfl-crossings.h"

#include <string.h>

#define HAIR 0.01 /* so far apart are two lines that go the same way */

/* What is known of two ways, in two bits. */
#define KNOWN 1u
#define CROSSES 2u
#define BITS 2
#define IN_A_BYTE 4

/* The points of a way, a hair to the low side of it and a hair to the high side; none where there is no way. */
typedef struct
{
  guint       gates[2];
  guint       n_points;
  TflPoint   *low;
  TflPoint   *high;
  GByteArray *crosses; /* IN_A_BYTE of the others each */
} Way;

struct _TflCrossings
{
  TflMaze    *maze;
  TflGuide   *guide;
  GPtrArray  *ways;    /* of Way */
  GHashTable *numbers; /* from 1 on, by gates */
  gsize       size;
};

static void
way_free (gpointer data)
{
  Way *way = data;

  g_free (way->low);
  g_free (way->high);
  g_byte_array_unref (way->crosses);
  g_free (way);
}

TflCrossings *
tfl_crossings_new (TflMaze  *maze,
                   TflGuide *guide)
{
  TflCrossings *self = g_new0 (TflCrossings, 1);

  self->maze = maze;
  self->guide = guide;
  self->ways = g_ptr_array_new_with_free_func (way_free);
  self->numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
tfl_crossings_free (TflCrossings *self)
{
  g_ptr_array_unref (self->ways);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

gsize
tfl_crossings_get_size (TflCrossings *self)
{
  return sizeof *self + self->size;
}

/* Along the middles of the runs, moved aside by a hair. */
static TflPoint *
draw (TflCrossings *self,
      const Way    *way,
      const GArray *runs,
      double        hair)
{
  TflPoint *points = g_new (TflPoint, runs->len + 1);
  double along = tfl_maze_gate_edge (self->maze, way->gates[0]);
  gboolean across = FALSE;

  for (guint i = 0; i < runs->len; i++)
    {
      const TflRun *run = tfl_maze_get_run (self->maze, g_array_index (runs, guint, i));
      double aside = tfl_maze_lane_mid (self->maze, run->across, run->lane) + hair;

      across = run->across;
      points[i] = across ? (TflPoint){ along, aside } : (TflPoint){ aside, along };
      along = aside;
    }
  if (runs->len > 0)
    {
      double edge = tfl_maze_gate_edge (self->maze, way->gates[1]);

      points[runs->len] = across ? (TflPoint){ edge, along } : (TflPoint){ along, edge };
    }

  return points;
}

static Way *
way_new (TflCrossings *self,
         guint         gate,
         guint         via,
         guint         other)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (guint));
  Way *way = g_new (Way, 1);

  TflSpan span = tfl_maze_gate_span (self->maze, gate);
  TflSpan other_span = tfl_maze_gate_span (self->maze, other);

  if (via == 0 || !tfl_guide_find_via (self->guide, gate, span, via - 1, other, other_span, runs))
    tfl_guide_find (self->guide, gate, span, other, other_span, runs);
  way->gates[0] = gate;
  way->gates[1] = other;
  way->n_points = runs->len > 0 ? runs->len + 1 : 0;
  way->low = draw (self, way, runs, -HAIR);
  way->high = draw (self, way, runs, HAIR);
  way->crosses = g_byte_array_new ();
  self->size += sizeof *way + 2 * way->n_points * sizeof (TflPoint);
  return way;
}

static Way *
way_at (TflCrossings *self,
        guint         number)
{
  return g_ptr_array_index (self->ways, number);
}

guint
tfl_crossings_way (TflCrossings *self,
                   guint         gate,
                   guint         via,
                   guint         other)
{
  gint64 key = ((gint64) via << 32) | (MIN (gate, other) << 16) | MAX (gate, other);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &key));

  if (number == 0)
    {
      g_ptr_array_add (self->ways, way_new (self, MIN (gate, other), via, MAX (gate, other)));
      number = self->ways->len;
      g_hash_table_insert (self->numbers, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (number));
    }
  return number - 1;
}

/* One runs across, the other down. */
static gboolean
pieces_cross (const TflPoint *across,
              const TflPoint *down)
{
  return MIN (across[0].x, across[1].x) < down[0].x && down[0].x < MAX (across[0].x, across[1].x) &&
         MIN (down[0].y, down[1].y) < across[0].y && across[0].y < MAX (down[0].y, down[1].y);
}

static gboolean
cross_oddly (const Way *way,
             const Way *other)
{
  guint n = 0;

  for (guint i = 0; i + 1 < way->n_points; i++)
    for (guint k = 0; k + 1 < other->n_points; k++)
      {
        const TflPoint *here = &way->low[i];
        const TflPoint *there = &other->high[k];

        if (here[0].y == here[1].y && there[0].x == there[1].x)
          n += pieces_cross (here, there);
        else if (here[0].x == here[1].x && there[0].y == there[1].y)
          n += pieces_cross (there, here);
      }
  return n % 2 == 1;
}

static double
place_at (const Way      *way,
          const TflPoint *points,
          guint           end)
{
  const TflPoint *point = &points[end == 0 ? 0 : way->n_points - 1];

  return tfl_side_is_across (way->gates[end] % TFL_N_SIDES) ? point->y : point->x;
}

/* As they are drawn they may stand the other way round at a gate: then it is just the opposite. */
static gboolean
find_crossing (const Way *way,
               const Way *other)
{
  gboolean crosses = cross_oddly (way, other);

  for (guint i = 0; i < 2 && way->n_points > 0 && other->n_points > 0; i++)
    for (guint k = 0; k < 2; k++)
      if (way->gates[i] == other->gates[k])
        crosses ^= place_at (way, way->low, i) > place_at (other, other->high, k);
  return crosses;
}

gboolean
tfl_crossings_cross (TflCrossings *self,
                     guint         way,
                     guint         other)
{
  GByteArray *crosses = way_at (self, way)->crosses;
  guint place = other / IN_A_BYTE, shift = other % IN_A_BYTE * BITS;
  guint known;

  if (crosses->len <= place)
    {
      guint before = crosses->len;

      g_byte_array_set_size (crosses, self->ways->len / IN_A_BYTE + 1);
      memset (&crosses->data[before], 0, crosses->len - before);
      self->size += crosses->len - before;
    }
  known = crosses->data[place] >> shift;
  if ((known & KNOWN) == 0)
    {
      known = KNOWN | (find_crossing (way_at (self, way), way_at (self, other)) ? CROSSES : 0);
      crosses->data[place] |= (guint8) (known << shift);
    }

  return (known & CROSSES) != 0;
}
