/* The order in each layer: repeated sweeps that sort by the mean place of neighbours, the best one kept. */
#include "config.h"

#include "tfl-flow-chain.h"

#define N_SWEEPS 12

typedef struct
{
  int    node;
  double key;
  guint  position;
} Place;

static int
compare_places (const void *a,
                const void *b)
{
  const Place *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;

  return one->position < other->position ? -1 : one->position > other->position;
}

static void
number (TflChain *self,
        GArray   *layer)
{
  for (guint i = 0; i < layer->len; i++)
    TFL_CHAIN_NODE (self, g_array_index (layer, int, i))->position = i;
}

/* Sorts a layer by what its nodes are joined to across one channel. */
static void
sort_layer (TflChain *self,
            guint     index,
            guint     channel)
{
  GArray *layer = g_ptr_array_index (self->layers, index);
  GArray *edges = g_ptr_array_index (self->edges, channel);
  g_autofree double *sums = g_new0 (double, layer->len + 1);
  g_autofree guint *counts = g_new0 (guint, layer->len + 1);
  g_autofree Place *places = g_new0 (Place, layer->len + 1);

  for (guint i = 0; i < edges->len; i++)
    {
      const TflChainEdge *edge = &g_array_index (edges, TflChainEdge, i);
      const TflChainNode *left = TFL_CHAIN_NODE (self, TFL_CHAIN_PIN (self, edge->left)->node);
      const TflChainNode *right = TFL_CHAIN_NODE (self, TFL_CHAIN_PIN (self, edge->right)->node);
      const TflChainNode *here = left->layer == index ? left : right;
      const TflChainNode *there = left->layer == index ? right : left;
      GArray *others = g_ptr_array_index (self->layers, there->layer);

      sums[here->position] += (there->position + 0.5) / others->len;
      counts[here->position]++;
    }
  for (guint i = 0; i < layer->len; i++)
    {
      /* What is joined to nothing stays where it is. */
      double key = counts[i] > 0 ? sums[i] / counts[i] : (i + 0.5) / layer->len;

      places[i] = (Place){ g_array_index (layer, int, i), key, i };
    }
  qsort (places, layer->len, sizeof *places, compare_places);
  for (guint i = 0; i < layer->len; i++)
    g_array_index (layer, int, i) = places[i].node;
  number (self, layer);
}

/* Edges by their left end, then their right one; crossings are then inversions, counted in a tree of sums. */
static guint
count_crossings (TflChain *self,
                 guint     channel)
{
  GArray *edges = g_ptr_array_index (self->edges, channel);
  GArray *right = channel + 1 < self->n_layers ? g_ptr_array_index (self->layers, channel + 1) : NULL;
  guint n = right != NULL ? right->len : 0;
  g_autofree guint *sums = g_new0 (guint, n + 2);
  g_autofree Place *places = g_new0 (Place, edges->len + 1);
  guint crossings = 0;

  for (guint i = 0; i < edges->len; i++)
    {
      const TflChainEdge *edge = &g_array_index (edges, TflChainEdge, i);

      places[i].key = TFL_CHAIN_NODE (self, TFL_CHAIN_PIN (self, edge->left)->node)->position;
      places[i].position = TFL_CHAIN_NODE (self, TFL_CHAIN_PIN (self, edge->right)->node)->position;
    }
  qsort (places, edges->len, sizeof *places, compare_places);
  for (guint i = 0; i < edges->len; i++)
    {
      guint before = 0;

      for (guint at = places[i].position + 1; at > 0; at -= at & -at)
        before += sums[at];
      crossings += i - before;
      for (guint at = places[i].position + 1; at <= n; at += at & -at)
        sums[at]++;
    }

  return crossings;
}

static guint
count_all (TflChain *self)
{
  guint crossings = 0;

  for (guint i = 0; i < self->n_layers; i++)
    crossings += count_crossings (self, i);

  return crossings;
}

static void
keep (TflChain *self,
      guint    *best)
{
  for (guint i = 0; i < self->nodes->len; i++)
    best[i] = TFL_CHAIN_NODE (self, i)->position;
}

static void
restore (TflChain    *self,
         const guint *best)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      TflChainNode *node = TFL_CHAIN_NODE (self, i);

      node->position = best[i];
      g_array_index ((GArray *) g_ptr_array_index (self->layers, node->layer), int, best[i]) = (int) i;
    }
}

void
tfl_chain_order (TflChain *self)
{
  guint focus = TFL_CHAIN_NODE (self, 0)->layer;
  g_autofree guint *best = g_new (guint, self->nodes->len);
  guint fewest;

  for (guint i = 0; i < self->n_layers; i++)
    number (self, g_ptr_array_index (self->layers, i));
  /* First from the focus outwards: that is what the picture is about. */
  for (guint i = focus; i-- > 0;)
    sort_layer (self, i, i);
  for (guint i = focus + 1; i < self->n_layers; i++)
    sort_layer (self, i, i - 1);
  fewest = count_all (self);
  keep (self, best);

  for (guint sweep = 0; sweep < N_SWEEPS && fewest > 0; sweep++)
    {
      guint crossings;

      if (sweep % 2 == 0)
        for (guint i = 1; i < self->n_layers; i++)
          sort_layer (self, i, i - 1);
      else
        for (guint i = self->n_layers - 1; i-- > 0;)
          sort_layer (self, i, i);
      crossings = count_all (self);
      if (crossings < fewest)
        {
          fewest = crossings;
          keep (self, best);
        }
    }
  restore (self, best);
}
