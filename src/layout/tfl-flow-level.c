/* Heights: every node, and every end of a line at a unit, comes as near to what it is joined to as order and
 * distances let it, by least squares.
 */
#include "config.h"

#include "tfl-flow-chain.h"

#include <math.h>

#define N_SWEEPS 16
#define SNAP 3.0        /* what an end among others may give way */
#define SMALL_STEP 12.0 /* a step in a line that is smaller looks like a mistake */
#define PASS_WEIGHT 4.0 /* a bend in a long line is worse than a unit that stands a little off */

double
tfl_chain_pin_y (TflChain          *self,
                 const TflChainPin *pin)
{
  return TFL_CHAIN_NODE (self, pin->node)->y + pin->offset;
}

/* Puts y as near to wishes as gaps let it: gaps[i] is the least distance from i − 1 to i.  With the gaps
 * taken out this is a rising curve through the wishes: neighbours that would cross are pooled at their mean. */
static void
fit (double       *y,
     const double *wishes,
     const double *weights,
     const double *gaps,
     guint         n)
{
  g_autofree double *means = g_new (double, n + 1);
  g_autofree double *masses = g_new (double, n + 1);
  g_autofree guint *sizes = g_new (guint, n + 1);
  double sum = 0;
  guint n_pools = 0, at = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += i > 0 ? gaps[i] : 0;
      means[n_pools] = wishes[i] - sum;
      masses[n_pools] = weights[i];
      sizes[n_pools++] = 1;
      while (n_pools > 1 && means[n_pools - 2] > means[n_pools - 1])
        {
          double mass = masses[n_pools - 2] + masses[n_pools - 1];

          means[n_pools - 2] = (means[n_pools - 2] * masses[n_pools - 2] + means[n_pools - 1] * masses[n_pools - 1]) / mass;
          masses[n_pools - 2] = mass;
          sizes[n_pools - 2] += sizes[n_pools - 1];
          n_pools--;
        }
    }

  sum = 0;
  for (guint pool = 0; pool < n_pools; pool++)
    for (guint i = 0; i < sizes[pool]; i++, at++)
      {
        sum += at > 0 ? gaps[at] : 0;
        y[at] = means[pool] + sum;
      }
}

static double
gap_between (const TflChainNode *above,
             const TflChainNode *below)
{
  gboolean units = above->box >= 0 && below->box >= 0;
  gboolean passes = above->box < 0 && below->box < 0;

  return above->height + (units ? TFL_CHAIN_UNIT_GAP : passes ? TFL_CHAIN_LINE_GAP : TFL_CHAIN_PASS_GAP);
}

/* One on top of the other, all layers about one middle. */
static void
stack (TflChain *self)
{
  for (guint i = 0; i < self->n_layers; i++)
    {
      GArray *layer = g_ptr_array_index (self->layers, i);
      double y = 0, height;

      for (guint j = 0; j < layer->len; j++)
        {
          TflChainNode *node = TFL_CHAIN_NODE (self, g_array_index (layer, int, j));

          if (j > 0)
            y += gap_between (TFL_CHAIN_NODE (self, g_array_index (layer, int, j - 1)), node);
          node->y = y;
        }
      height = layer->len > 0 ? y + TFL_CHAIN_NODE (self, g_array_index (layer, int, layer->len - 1))->height : 0;
      for (guint j = 0; j < layer->len; j++)
        TFL_CHAIN_NODE (self, g_array_index (layer, int, j))->y -= height / 2;
    }
}

static void
wish (TflChain   *self,
      GArray     *edges,
      guint       layer,
      double     *sums,
      double     *weights)
{
  for (guint i = 0; i < edges->len; i++)
    {
      const TflChainEdge *edge = &g_array_index (edges, TflChainEdge, i);
      const TflChainPin *left = TFL_CHAIN_PIN (self, edge->left);
      const TflChainPin *right = TFL_CHAIN_PIN (self, edge->right);
      const TflChainPin *here = TFL_CHAIN_NODE (self, left->node)->layer == layer ? left : right;
      const TflChainPin *there = here == left ? right : left;
      const TflChainNode *node = TFL_CHAIN_NODE (self, here->node);
      const TflChainNode *other = TFL_CHAIN_NODE (self, there->node);
      double weight = node->box < 0 && other->box < 0 ? PASS_WEIGHT : 1;

      sums[node->position] += weight * (tfl_chain_pin_y (self, there) - here->offset);
      weights[node->position] += weight;
    }
}

static void
level_layer (TflChain *self,
             guint     index)
{
  GArray *layer = g_ptr_array_index (self->layers, index);
  g_autofree double *wishes = g_new0 (double, layer->len + 1);
  g_autofree double *weights = g_new0 (double, layer->len + 1);
  g_autofree double *gaps = g_new0 (double, layer->len + 1);
  g_autofree double *y = g_new0 (double, layer->len + 1);

  if (index > 0)
    wish (self, g_ptr_array_index (self->edges, index - 1), index, wishes, weights);
  wish (self, g_ptr_array_index (self->edges, index), index, wishes, weights);
  for (guint i = 0; i < layer->len; i++)
    {
      TflChainNode *node = TFL_CHAIN_NODE (self, g_array_index (layer, int, i));

      if (i > 0)
        gaps[i] = gap_between (TFL_CHAIN_NODE (self, g_array_index (layer, int, i - 1)), node);
      wishes[i] = weights[i] > 0 ? wishes[i] / weights[i] : node->y;
      weights[i] = MAX (weights[i], 0.1);
    }
  fit (y, wishes, weights, gaps, layer->len);
  for (guint i = 0; i < layer->len; i++)
    TFL_CHAIN_NODE (self, g_array_index (layer, int, i))->y = y[i];
}

/* The ends of lines at units. */

typedef struct
{
  TflChainPin *pin;
  double       wish;
} End;

static int
compare_ends (const void *a,
              const void *b)
{
  const End *one = a, *other = b;

  if (one->pin->node != other->pin->node)
    return one->pin->node < other->pin->node ? -1 : 1;
  if (one->pin->at_right != other->pin->at_right)
    return one->pin->at_right ? 1 : -1;
  if (one->wish != other->wish)
    return one->wish < other->wish ? -1 : 1;

  return one->pin->net < other->pin->net ? -1 : one->pin->net > other->pin->net;
}

/* The ends at one side of one unit: where their lines would like them, within its side. */
static void
spread (TflChain *self,
        End      *ends,
        guint     n)
{
  const TflChainNode *node = TFL_CHAIN_NODE (self, ends[0].pin->node);
  g_autofree double *wishes = g_new (double, n);
  g_autofree double *weights = g_new (double, n);
  g_autofree double *gaps = g_new0 (double, n);
  g_autofree double *y = g_new (double, n);
  double most = node->height - TFL_CHAIN_CORNER;

  for (guint i = 0; i < n; i++)
    {
      wishes[i] = ends[i].wish - node->y;
      weights[i] = 1;
      gaps[i] = i > 0 ? (ends[i - 1].pin->need + ends[i].pin->need) / 2 : 0;
    }
  fit (y, wishes, weights, gaps, n);
  for (guint i = 0; i < n; i++)
    y[i] = MAX (y[i], i > 0 ? y[i - 1] + gaps[i] : TFL_CHAIN_CORNER);
  for (guint i = n; i-- > 0;)
    {
      y[i] = MIN (y[i], most);
      most = y[i] - gaps[i];
      ends[i].pin->offset = y[i];
    }
}

/* The mean height of what each pin is joined to in its channel. */
static double *
partners (TflChain *self)
{
  guint n = self->pins->len;
  double *means = g_new0 (double, n + 1);

  for (guint first = 0, end; first < n; first = end)
    {
      const TflChainPin *pin = TFL_CHAIN_PIN (self, first);
      double source = 0, sum = 0;
      guint n_targets = 0;

      for (end = first; end < n && TFL_CHAIN_PIN (self, end)->net == pin->net &&
                        TFL_CHAIN_PIN (self, end)->channel == pin->channel; end++)
        {
          const TflChainPin *each = TFL_CHAIN_PIN (self, end);

          if (each->source)
            source = tfl_chain_pin_y (self, each);
          else
            {
              sum += tfl_chain_pin_y (self, each);
              n_targets++;
            }
        }
      for (guint i = first; i < end; i++)
        means[i] = TFL_CHAIN_PIN (self, i)->source ? sum / MAX (n_targets, 1) : source;
    }

  return means;
}

static void
spread_all (TflChain *self)
{
  g_autofree double *means = partners (self);
  g_autofree End *ends = g_new (End, self->pins->len + 1);
  guint n = 0;

  for (guint i = 0; i < self->pins->len; i++)
    if (TFL_CHAIN_NODE (self, TFL_CHAIN_PIN (self, i)->node)->box >= 0)
      ends[n++] = (End){ TFL_CHAIN_PIN (self, i), means[i] };
  qsort (ends, n, sizeof *ends, compare_ends);
  for (guint first = 0, end; first < n; first = end)
    {
      for (end = first; end < n && ends[end].pin->node == ends[first].pin->node &&
                        ends[end].pin->at_right == ends[first].pin->at_right; end++)
        ;
      spread (self, ends + first, end - first);
    }
}

/* Whether a pass may move so far and keep its distances. */
static gboolean
may_move (TflChain           *self,
          const TflChainNode *pass,
          double              by)
{
  GArray *layer = g_ptr_array_index (self->layers, pass->layer);
  guint at = pass->position;
  const TflChainNode *above = at > 0 ? TFL_CHAIN_NODE (self, g_array_index (layer, int, at - 1)) : NULL;
  const TflChainNode *below = at + 1 < layer->len ? TFL_CHAIN_NODE (self, g_array_index (layer, int, at + 1)) : NULL;

  if (pass->box >= 0)
    return FALSE;

  return (above == NULL || pass->y + by - above->y >= gap_between (above, pass)) &&
         (below == NULL || below->y - pass->y - by >= gap_between (pass, below));
}

/* From the left, so that what is left of small steps ends up in one, where the line comes to its unit. */
static void
straighten (TflChain *self,
            GArray   *edges)
{
  for (guint i = 0; i < edges->len; i++)
    {
      const TflChainEdge *edge = &g_array_index (edges, TflChainEdge, i);
      const TflChainPin *left = TFL_CHAIN_PIN (self, edge->left);
      const TflChainPin *right = TFL_CHAIN_PIN (self, edge->right);
      double step = tfl_chain_pin_y (self, right) - tfl_chain_pin_y (self, left);

      if (fabs (step) <= SMALL_STEP && may_move (self, TFL_CHAIN_NODE (self, right->node), -step))
        TFL_CHAIN_NODE (self, right->node)->y -= step;
    }
}

/* How many lines end at each side of each unit. */
static guint *
count_ends (TflChain *self)
{
  guint *counts = g_new0 (guint, 2 * self->nodes->len + 2);

  for (guint i = 0; i < self->pins->len; i++)
    counts[2 * TFL_CHAIN_PIN (self, i)->node + TFL_CHAIN_PIN (self, i)->at_right]++;

  return counts;
}

/* Among others an end gives way a little; alone at its side it may go anywhere there. */
static gboolean
move_end (TflChain    *self,
          const guint *counts,
          TflChainPin *pin,
          double       by)
{
  const TflChainNode *node = TFL_CHAIN_NODE (self, pin->node);
  double offset = pin->offset + by;
  gboolean alone = counts[2 * pin->node + pin->at_right] == 1;

  if (node->box < 0 || fabs (by) > (alone ? SMALL_STEP : SNAP))
    return FALSE;
  if (offset < TFL_CHAIN_CORNER - SNAP || offset > node->height - TFL_CHAIN_CORNER + SNAP)
    return FALSE;

  pin->offset = offset;

  return TRUE;
}

static void
straighten_ends (TflChain    *self,
                 GArray      *edges,
                 const guint *counts)
{
  for (guint i = 0; i < edges->len; i++)
    {
      const TflChainEdge *edge = &g_array_index (edges, TflChainEdge, i);
      TflChainPin *left = TFL_CHAIN_PIN (self, edge->left);
      TflChainPin *right = TFL_CHAIN_PIN (self, edge->right);
      double step = tfl_chain_pin_y (self, right) - tfl_chain_pin_y (self, left);

      if (step != 0 && !move_end (self, counts, left, step))
        move_end (self, counts, right, -step);
    }
}

/* Whole points; and lines that are straight but for a small step become so. */
static void
settle (TflChain *self)
{
  g_autofree guint *counts = count_ends (self);
  double top = G_MAXDOUBLE;

  for (guint i = 0; i < self->nodes->len; i++)
    top = MIN (top, TFL_CHAIN_NODE (self, i)->y);
  for (guint i = 0; i < self->nodes->len; i++)
    TFL_CHAIN_NODE (self, i)->y = round (TFL_CHAIN_NODE (self, i)->y - top);
  spread_all (self);
  for (guint i = 0; i < self->pins->len; i++)
    TFL_CHAIN_PIN (self, i)->offset = round (TFL_CHAIN_PIN (self, i)->offset);

  for (guint c = 0; c < self->n_layers; c++)
    straighten (self, g_ptr_array_index (self->edges, c));
  for (guint c = 0; c < self->n_layers; c++)
    straighten_ends (self, g_ptr_array_index (self->edges, c), counts);
}

void
tfl_chain_level (TflChain *self)
{
  stack (self);
  for (guint sweep = 0; sweep < N_SWEEPS; sweep++)
    {
      for (guint i = 0; i < self->n_layers; i++)
        level_layer (self, sweep % 2 == 0 ? i : self->n_layers - 1 - i);
      spread_all (self);
    }
  settle (self);
}
