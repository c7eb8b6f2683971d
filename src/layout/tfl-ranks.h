/* Children with lines between them, put in ranks: customers first, providers after.
 *
 * Graphviz says who stands in which rank and in what order; the distances are ours.
 */
#pragma once

#include "tfl-dot.h"
#include "tfl-pack.h"

G_BEGIN_DECLS

typedef struct
{
  guint customer; /* indices of nodes; one edge a pair of nodes */
  guint provider;
  guint n_lines;
  guint first;         /* line of the input */
  double label_width;  /* the widest of its lines; 0 where none has a label */
  double label_height;
} TflRankEdge;

typedef struct
{
  const TflSize     *nodes;
  const int         *pulls; /* lines a node provides to the world outside minus those it consumes */
  guint              n_nodes;
  const TflRankEdge *edges;
  guint              n_edges;
} TflRankGraph;

/* Who stands where: by rank, and within a rank in order. */
typedef struct
{
  gboolean across; /* ranks follow one another from left to right, not down */
  guint   *order;  /* nodes, rank after rank */
  guint   *ranks;  /* of each node */
  double  *places; /* of each node, its middle along the rank, as Graphviz had it */
  TflSize *sizes;  /* of each node: large enough for the ends of its lines */
  guint    n_ranks;
} TflRanks;

TflDotStatus tfl_ranks_ask   (TflDot             *dot,
                              const TflRankGraph *graph,
                              gboolean            across,
                              guint               milliseconds,
                              GCancellable       *cancellable,
                              TflRanks           *ranks);
void         tfl_ranks_clear (TflRanks           *ranks);

/* The same ranks the other way round, without asking again. FALSE where a rank has several nodes: how they stand
 * beside each other depends on the direction. */
gboolean     tfl_ranks_turn  (const TflRanks     *ranks,
                              const TflRankGraph *graph,
                              TflRanks           *turned);

/* Sets the rectangles. Long ranks are folded into n_folds, and the row of ranks into n_bands. */
TflSize      tfl_ranks_place (const TflRanks     *ranks,
                              const TflRankGraph *graph,
                              guint               n_folds,
                              guint               n_bands,
                              TflRect            *rects);

G_END_DECLS
