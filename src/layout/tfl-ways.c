#include "config.h"

#include "tfl-ways.h"

#include "tfl-ranks.h"

#include <math.h>
#include <stdlib.h>

#define MAX_COLUMNS 8
#define MAX_FOLDS 40
#define MANY_TIED 150 /* Graphviz would take seconds for more, and nobody sees ranks in them */
#define AROUND_COST 1.6 /* where all lines have to go around the header of what they start in */
#define MAX_BANDS 5
#define MANY_FOR_HOLES 40 /* looking for holes takes time with the cube */
#define GAP_HOLE 28.0     /* around what stands in a hole */
#define FOLD_COST 0.1     /* a folded rank is a little harder to read */
#define FOLD_DOWN_COST                                                                                       \
  0.25                 /* and more so where lines run down between its parts: labels lie across their way */
#define FEW_FOR_ROWS 4
#define ROWS_COST 1.2     /* no order at all, but small */
#define GAP_ROWS 48.0      /* between tied ones in rows */
#define MUCH_BACKWARD 0.4  /* where so many lines run against the ranks, ranks say little */
#define BAND_COST 1.22 /* a row of ranks cut in two has lines that run back */
#define COLUMNS_COST 1.1 /* in columns, what comes next stands farther away than in rows */
#define DOWN_COST 1.04 /* labels read better along lines that run across */

static void
way_clear (gpointer data)
{
  g_free (((TflWay *) data)->rects);
  g_free (((TflWay *) data)->between);
}

static GArray *
ways_new (void)
{
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (TflWay));

  g_array_set_clear_func (ways, way_clear);
  return ways;
}

static void
add_way (GArray  *ways,
         TflRect *rects,
         TflSize  size,
         double   cost)
{
  TflWay way = { rects, size, cost, NULL };

  g_array_append_val (ways, way);
}

static gboolean
is_free (const TflPlaceQuestion *question,
         guint                   i)
{
  return !tfl_place_child (question, i)->outside;
}

static int
side_of (const TflPlaceQuestion *question,
         guint                   i)
{
  int pull = tfl_place_child (question, i)->pull;

  return pull > 0 ? -1 : pull < 0 ? 1 : 0;
}

static void
append_loose (TflWays        *self,
              const gboolean *is_tied,
              int             side)
{
  for (guint i = 0; i < self->question->children->len; i++)
    if (is_free (self->question, i) && !is_tied[i] && side_of (self->question, i) == side)
      self->loose[self->n_loose++] = i;
}

/* Loose children stand in their order, but those that provide to the world come first (the customers are
 * at the left), and those that consume come last. */
static void
sort_out (TflWays *self)
{
  const TflPlaceQuestion *question = self->question;
  guint n = question->children->len;
  g_autofree gboolean *is_tied = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < question->lines->len; i++)
    {
      const TflPlaceLine *line = tfl_place_line (question, i);

      if (line->from != line->to && is_free (question, line->from) && is_free (question, line->to))
        is_tied[line->from] = is_tied[line->to] = TRUE;
    }

  self->tied = g_new (guint, n + 1);
  self->loose = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    if (is_tied[i])
      self->tied[self->n_tied++] = i;
  for (int side = -1; side <= 1; side++)
    append_loose (self, is_tied, side);
}

static int
compare_edges (const void *a,
               const void *b)
{
  const TflRankEdge *edge_a = a;
  const TflRankEdge *edge_b = b;

  if (edge_a->customer != edge_b->customer)
    return edge_a->customer < edge_b->customer ? -1 : 1;
  if (edge_a->provider != edge_b->provider)
    return edge_a->provider < edge_b->provider ? -1 : 1;
  return 0;
}

static void
merge_edge (TflRankEdge       *edge,
            const TflRankEdge *other)
{
  edge->n_lines += other->n_lines;
  edge->first = MIN (edge->first, other->first);
  edge->label_width = MAX (edge->label_width, other->label_width);
  edge->label_height = MAX (edge->label_height, other->label_height);
}

/* The node of each child among the tied ones, or −1. (transfer full) */
static int *
nodes_of (const TflWays *self)
{
  int *nodes = g_new (int, self->question->children->len + 1);

  for (guint i = 0; i < self->question->children->len; i++)
    nodes[i] = -1;
  for (guint i = 0; i < self->n_tied; i++)
    nodes[self->tied[i]] = i;

  return nodes;
}

/* All lines one way between two children become one edge. */
static GArray *
edges_of (const TflWays *self)
{
  const TflPlaceQuestion *question = self->question;
  g_autofree int *nodes = nodes_of (self);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (TflRankEdge));
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (TflRankEdge));

  for (guint i = 0; i < question->lines->len; i++)
    {
      const TflPlaceLine *line = tfl_place_line (question, i);
      TflRankEdge edge = { nodes[line->to], nodes[line->from], 1, i, line->label_width, line->label_height };

      if (nodes[line->from] >= 0 && nodes[line->to] >= 0 && line->from != line->to)
        g_array_append_val (all, edge);
    }

  g_array_sort (all, compare_edges);
  for (guint i = 0; i < all->len; i++)
    {
      const TflRankEdge *edge = &g_array_index (all, TflRankEdge, i);

      if (edges->len > 0 && compare_edges (&g_array_index (edges, TflRankEdge, edges->len - 1), edge) == 0)
        merge_edge (&g_array_index (edges, TflRankEdge, edges->len - 1), edge);
      else
        g_array_append_vals (edges, edge, 1);
    }

  return edges;
}

static gboolean
is_stronger (const TflRankEdge *a,
             const TflRankEdge *b)
{
  return a->n_lines > b->n_lines || (a->n_lines == b->n_lines && a->first < b->first);
}

/* Two children that are customers of each other must not pull in two directions: the way with more lines
 * (or else the first) carries both. */
static void
merge_mutual (GArray *edges)
{
  for (guint i = 0; i < edges->len;)
    {
      TflRankEdge *edge = &g_array_index (edges, TflRankEdge, i);
      TflRankEdge back = {
        edge->provider,
        edge->customer,
      };
      TflRankEdge *other = bsearch (&back, edges->data, edges->len, sizeof (TflRankEdge), compare_edges);

      if (other != NULL && is_stronger (other, edge))
        {
          merge_edge (other, edge);
          g_array_remove_index (edges, i);
        }
      else
        i++;
    }
}

/* Whether a line from one to the other cannot but start at the header. */
static gboolean
is_below (const TflRect *provider,
          const TflRect *customer)
{
  return provider->y >= customer->y + customer->height && provider->x < customer->x + customer->width;
}

/* Lines cannot leave a container through its header, so where providers are deeper inside, those below
 * their customers send all their lines around. */
static double
around_cost (const TflWays *self,
             const TflRect *rects)
{
  const TflPlaceQuestion *question = self->question;
  g_autofree int *nodes = nodes_of (self);
  double n_around = 0;

  for (guint i = 0; i < question->lines->len; i++)
    {
      const TflPlaceLine *line = tfl_place_line (question, i);

      if (line->from_deeper && nodes[line->from] >= 0 && nodes[line->to] >= 0)
        n_around += is_below (&rects[nodes[line->from]], &rects[nodes[line->to]]);
    }
  return AROUND_COST * n_around / MAX (1, question->lines->len);
}

static void
add_tied_way (TflWays            *self,
              const TflRanks     *ranks,
              const TflRankGraph *graph,
              guint               n_folds,
              guint               n_bands)
{
  TflRect *rects = g_new (TflRect, graph->n_nodes);
  TflSize size = tfl_ranks_place (ranks, graph, n_folds, n_bands, rects);
  gboolean level = ranks->across && n_bands == 1;

  add_way (self->tied_ways, rects, size,
           (1 + (ranks->across ? FOLD_COST : FOLD_DOWN_COST) * log2 (n_folds)) * pow (BAND_COST, n_bands - 1) *
               (level ? 1 : DOWN_COST + around_cost (self, rects)));
}

/* Lines whose customer comes after their provider. */
static void
count_backward (TflWays        *self,
                const TflRanks *ranks)
{
  const TflPlaceQuestion *question = self->question;
  g_autofree int *nodes = nodes_of (self);

  self->n_lines = self->n_backward = 0;
  for (guint i = 0; i < question->lines->len; i++)
    {
      const TflPlaceLine *line = tfl_place_line (question, i);

      if (nodes[line->from] < 0 || nodes[line->to] < 0 || line->from == line->to)
        continue;
      self->n_lines++;
      self->n_backward += ranks->ranks[nodes[line->to]] > ranks->ranks[nodes[line->from]];
    }
  self->rank_order = g_memdup2 (ranks->order, self->n_tied * sizeof (guint));
}

static void
add_rank_ways (TflWays            *self,
               const TflRankGraph *graph,
               const TflRanks     *ranks)
{
  for (guint n_folds = 1; n_folds <= MIN (MAX_FOLDS, graph->n_nodes); n_folds += 1 + n_folds / 6)
    add_tied_way (self, ranks, graph, n_folds, 1);
  for (guint n_bands = 2; n_bands <= MIN (MAX_BANDS, ranks->n_ranks); n_bands++)
    add_tied_way (self, ranks, graph, 1, n_bands);
}

/* Ranks from left to right, and from the top down. */
static TflDotStatus
ask_both_ways (TflWays            *self,
               const TflRankGraph *graph,
               TflDot             *dot,
               guint               milliseconds,
               GCancellable       *cancellable)
{
  TflRanks across;
  TflRanks down;
  TflDotStatus status = tfl_ranks_ask (dot, graph, TRUE, milliseconds, cancellable, &across);

  if (status != TFL_DOT_OK)
    return status;

  count_backward (self, &across);
  add_rank_ways (self, graph, &across);
  if (!tfl_ranks_turn (&across, graph, &down))
    status = tfl_ranks_ask (dot, graph, FALSE, milliseconds, cancellable, &down);
  if (status == TFL_DOT_OK)
    {
      add_rank_ways (self, graph, &down);
      tfl_ranks_clear (&down);
    }

  tfl_ranks_clear (&across);
  return status;
}

static TflDotStatus
find_tied_ways (TflWays      *self,
                TflDot       *dot,
                guint         milliseconds,
                GCancellable *cancellable)
{
  guint n = self->n_tied;
  g_autofree TflSize *sizes = g_new (TflSize, n + 1);
  g_autofree int *pulls = g_new (int, n + 1);
  g_autoptr (GArray) edges = edges_of (self);
  TflRankGraph graph = {
    sizes,
    pulls,
    n,
  };

  merge_mutual (edges);
  graph.edges = (const TflRankEdge *) edges->data;
  graph.n_edges = edges->len;
  for (guint i = 0; i < n; i++)
    {
      const TflPlaceChild *child = tfl_place_child (self->question, self->tied[i]);

      sizes[i] = (TflSize){ child->width, child->height };
      pulls[i] = child->pull;
    }

  if (dot == NULL)
    return TFL_DOT_MISSING;
  return ask_both_ways (self, &graph, dot, milliseconds, cancellable);
}

/* What stands in rows, or in columns: some children in some order. */
typedef struct
{
  const guint *children;
  const guint *order; /* indices into children; NULL for as they are */
  guint        n;
  double       gap;
  double       cost;
} Row;

static void
turn (TflRect *rects,
      guint    n)
{
  for (guint i = 0; i < n; i++)
    rects[i] = (TflRect){ rects[i].y, rects[i].x, rects[i].height, rects[i].width };
}

/* Rows no wider than length; where down, columns no higher than that. */
static void
add_rows (TflWays   *self,
          GArray    *ways,
          const Row *row,
          gboolean   down,
          double     length)
{
  g_autofree TflRect *packed = g_new0 (TflRect, row->n);
  TflRect *rects = g_new0 (TflRect, row->n);

  for (guint i = 0; i < row->n; i++)
    {
      const TflPlaceChild *child =
          tfl_place_child (self->question, row->children[row->order != NULL ? row->order[i] : i]);

      packed[i].width = child->width;
      packed[i].height = child->height;
    }
  if (down)
    turn (packed, row->n);
  tfl_pack_rows (packed, row->n, row->gap, length);
  if (down)
    turn (packed, row->n);
  for (guint i = 0; i < row->n; i++)
    rects[row->order != NULL ? row->order[i] : i] = packed[i];
  add_way (ways, rects, tfl_pack_extent (rects, row->n), row->cost * (down ? COLUMNS_COST : 1));
}

/* Rows of many widths: from one column to one row; and columns of as many heights. */
static void
find_row_ways (TflWays   *self,
               GArray    *ways,
               const Row *row)
{
  TflSize total = { 0, 0 };
  TflSize largest = { 0, 0 };
  double area = 0;

  for (guint i = 0; i < row->n; i++)
    {
      const TflPlaceChild *child = tfl_place_child (self->question, row->children[i]);

      area += (child->width + row->gap) * (child->height + row->gap);
      total.width += child->width + row->gap;
      largest.width = MAX (largest.width, child->width);
      largest.height = MAX (largest.height, child->height);
    }

  for (double aspect = 0.4; aspect < 6; aspect *= 1.25)
    {
      add_rows (self, ways, row, FALSE, MAX (largest.width, sqrt (area * aspect)));
      add_rows (self, ways, row, TRUE, MAX (largest.height, sqrt (area / aspect)));
    }
  for (guint i = 0; i < self->tied_ways->len && ways != self->tied_ways; i++)
    {
      TflSize size = g_array_index (self->tied_ways, TflWay, i).size;

      add_rows (self, ways, row, FALSE, size.width);
      add_rows (self, ways, row, TRUE, size.height);
    }
  add_rows (self, ways, row, FALSE, total.width);
}

static void
find_holes (TflWays *self)
{
  if (self->n_tied + self->n_loose > MANY_FOR_HOLES || self->n_loose == 0)
    return;

  for (guint i = 0; i < self->tied_ways->len; i++)
    {
      TflWay *way = &g_array_index (self->tied_ways, TflWay, i);
      g_autofree TflRect *rects = g_new0 (TflRect, self->n_loose);

      for (guint k = 0; k < self->n_loose; k++)
        {
          rects[k].width = tfl_place_child (self->question, self->loose[k])->width;
          rects[k].height = tfl_place_child (self->question, self->loose[k])->height;
        }
      if (tfl_pack_between (rects, self->n_loose, way->rects, self->n_tied, way->size, GAP_HOLE))
        way->between = g_steal_pointer (&rects);
    }
}

static void
find_chip_ways (TflWays *self)
{
  GArray *chips = self->question->chips;

  for (guint n_columns = 1; n_columns <= MIN (chips->len, MAX_COLUMNS); n_columns++)
    {
      TflRect *rects = g_new (TflRect, chips->len);

      add_way (self->chip_ways, rects,
               tfl_pack_chips ((const TflPackChip *) chips->data, chips->len, n_columns, rects), 1);
    }
}

TflDotStatus
tfl_ways_find (TflWays                *self,
               const TflPlaceQuestion *question,
               TflDot                 *dot,
               guint                   milliseconds,
               GCancellable           *cancellable)
{
  TflDotStatus status = TFL_DOT_OK;

  *self = (TflWays){
    .question = question, .tied_ways = ways_new (), .loose_ways = ways_new (), .chip_ways = ways_new ()
  };
  sort_out (self);

  if (self->n_tied > 0 && self->n_tied <= MANY_TIED)
    status = find_tied_ways (self, dot, milliseconds, cancellable);
  if (status == TFL_DOT_OK && self->n_tied > FEW_FOR_ROWS && self->n_backward > MUCH_BACKWARD * self->n_lines)
    find_row_ways (self, self->tied_ways, &(Row){ self->tied, self->rank_order, self->n_tied, GAP_ROWS, ROWS_COST });
  if (status == TFL_DOT_CANCELLED)
    return status;

  if (status != TFL_DOT_OK || self->n_tied > MANY_TIED)
    {
      g_array_set_size (self->tied_ways, 0);
      find_row_ways (self, self->tied_ways, &(Row){ self->tied, NULL, self->n_tied, TFL_GAP_LINE, 1 });
    }
  if (self->n_loose > 0)
    find_row_ways (self, self->loose_ways, &(Row){ self->loose, NULL, self->n_loose, TFL_GAP_SIBLINGS, 1 });
  find_holes (self);
  find_chip_ways (self);

  return status;
}

void
tfl_ways_clear (TflWays *self)
{
  g_free (self->tied);
  g_free (self->loose);
  g_free (self->rank_order);
  g_array_unref (self->tied_ways);
  g_array_unref (self->loose_ways);
  g_array_unref (self->chip_ways);
}
