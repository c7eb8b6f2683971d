/* Which layer each unit stands in: ranks by the distance from the focus, customers to the left and suppliers to
 * the right.
 *
 * A rank of very many is folded into several layers beside each other, those that nothing lies beyond nearest to the
 * focus; a line to the outer ones passes between the inner ones, as any line does that is longer than one step.
 */
#include "config.h"

#include "tfl-flow-chain.h"

#define UNRANKED G_MAXINT
#define LEAST_ASPECT 1.0     /* width by height of the page */
#define EXPECTED_TRACKS 60.0 /* what tracks take of a channel, when guessing */

/* Ranks. */

static void
rank_side (TflLayoutInput *input,
           int            *distances,
           gboolean        customers)
{
  guint n = tfl_layout_input_get_n_boxes (input);
  g_autoptr (GPtrArray) next_to = g_ptr_array_new_full (n, (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (int));
  int focus = 0;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (next_to, g_array_new (FALSE, FALSE, sizeof (int)));
      distances[i] = UNRANKED;
    }
  for (guint i = 0; i < tfl_layout_input_get_n_lines (input); i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (input, i);

      g_array_append_val ((GArray *) g_ptr_array_index (next_to, customers ? line->from : line->to),
                          *(customers ? &line->to : &line->from));
    }
  distances[0] = 0;
  g_array_append_val (queue, focus);
  for (guint at = 0; at < queue->len; at++)
    {
      int node = g_array_index (queue, int, at);
      GArray *others = g_ptr_array_index (next_to, node);

      for (guint i = 0; i < others->len; i++)
        {
          int other = g_array_index (others, int, i);

          if (distances[other] != UNRANKED)
            continue;
          distances[other] = distances[node] + 1;
          g_array_append_val (queue, other);
        }
    }
}

/* Layers. */

typedef struct
{
  int      box;
  int      rank;
  gboolean serves;
  gboolean served;
  gboolean outward; /* something lies beyond it */
  guint    n_in;    /* lines that end at it */
} Member;

static int
compare_members (const void *a,
                 const void *b)
{
  const Member *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank - other->rank;
  /* From the left: at the customers' side what others lie beyond comes first. */
  if (one->outward != other->outward)
    return one->outward == (one->rank < 0) ? -1 : 1;

  return one->box - other->box;
}

/* At its smallest distance; of two equal ones at the customers' side. What no way leads to stands with the nearest
 * suppliers. */
static GArray *
rank (TflLayoutInput *input)
{
  guint n = tfl_layout_input_get_n_boxes (input);
  GArray *members = g_array_new (FALSE, FALSE, sizeof (Member));
  g_autofree int *customers = g_new (int, n);
  g_autofree int *suppliers = g_new (int, n);

  rank_side (input, customers, TRUE);
  rank_side (input, suppliers, FALSE);
  for (guint i = 0; i < n; i++)
    {
      Member member = { .box = (int) i, .serves = suppliers[i] != UNRANKED, .served = customers[i] != UNRANKED };

      if (suppliers[i] < customers[i])
        member.rank = suppliers[i];
      else
        member.rank = member.served ? -customers[i] : 1;
      g_array_append_val (members, member);
    }

  return members;
}

static GArray *
list_members (TflLayoutInput *input)
{
  GArray *members = rank (input);

  for (guint i = 0; i < tfl_layout_input_get_n_lines (input); i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (input, i);
      Member *from = &g_array_index (members, Member, line->from);
      Member *to = &g_array_index (members, Member, line->to);

      to->n_in++;
      to->outward = to->outward || ABS (from->rank) > ABS (to->rank);
      from->outward = from->outward || ABS (to->rank) > ABS (from->rank);
    }
  g_array_sort (members, compare_members);

  return members;
}

static guint
rank_end (GArray *members,
          guint   first)
{
  guint end = first;

  while (end < members->len && g_array_index (members, Member, end).rank == g_array_index (members, Member, first).rank)
    end++;

  return end;
}

static double
guess_height (const Member   *member,
              TflLayoutInput *input)
{
  double room = member->n_in > TFL_CHAIN_MANY_LABELS ? TFL_CHAIN_LINE_ROOM : TFL_CHAIN_LABEL_ROOM;

  return MAX (tfl_layout_input_get_box (input, (guint) member->box)->height, member->n_in * room + TFL_CHAIN_CORNER);
}

/* The page that comes of so many units in a layer, width by height, near enough. */
static double
guess_aspect (GArray         *members,
              guint           most,
              TflLayoutInput *input)
{
  double label = 0, width = 0, height = 1;
  const TflLayoutBox *box = tfl_layout_input_get_box (input, 0);

  for (guint i = 0; i < tfl_layout_input_get_n_lines (input); i++)
    label = MAX (label, tfl_layout_input_get_line (input, i)->label_width);
  for (guint first = 0, end; first < members->len; first = end)
    {
      guint n, layers;
      double units = 0;

      end = rank_end (members, first);
      n = end - first;
      layers = (n + most - 1) / most;
      for (guint i = first; i < end; i++)
        units += guess_height (&g_array_index (members, Member, i), input) + TFL_CHAIN_UNIT_GAP;
      width += layers * (box->width + label + EXPECTED_TRACKS);
      height = MAX (height, units / layers + (n - n / layers) * TFL_CHAIN_LINE_GAP / 2);
    }

  return width / height;
}

static guint
choose_most (GArray         *members,
             TflLayoutInput *input)
{
  guint most = 1;

  for (guint first = 0, end; first < members->len; first = end)
    {
      end = rank_end (members, first);
      most = MAX (most, end - first);
    }
  while (most > 4 && guess_aspect (members, most, input) < LEAST_ASPECT)
    most = most * 9 / 10;

  return most;
}

static guint
add_layer (TflChain *self)
{
  g_ptr_array_add (self->layers, g_array_new (FALSE, FALSE, sizeof (int)));

  return self->n_layers++;
}

void
tfl_chain_put (TflChain *self,
               int       node,
               guint     layer)
{
  TFL_CHAIN_NODE (self, node)->layer = layer;
  g_array_append_val ((GArray *) g_ptr_array_index (self->layers, layer), node);
}

void
tfl_chain_layers (TflChain *self)
{
  g_autoptr (GArray) members = list_members (self->input);
  guint most = choose_most (members, self->input);

  for (guint i = 0; i < members->len; i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (self->input, i);
      TflChainNode node = { .box = (int) i, .width = box->width, .height = box->height };

      g_array_append_val (self->nodes, node);
    }
  for (guint first = 0, end; first < members->len; first = end)
    {
      guint n, layers;

      end = rank_end (members, first);
      n = end - first;
      layers = (n + most - 1) / most;
      for (guint i = 0; i < layers; i++)
        {
          guint layer = add_layer (self);

          for (guint j = first + n * i / layers; j < first + n * (i + 1) / layers; j++)
            {
              const Member *member = &g_array_index (members, Member, j);

              TFL_CHAIN_NODE (self, member->box)->serves = member->serves;
              TFL_CHAIN_NODE (self, member->box)->served = member->served;
              tfl_chain_put (self, member->box, layer);
            }
        }
    }
}
