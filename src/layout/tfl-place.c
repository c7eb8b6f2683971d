#include "config.h"

#include "tfl-place.h"

#include "tfl-ranks.h"
#include "tfl-outside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_COLUMNS 8
#define MAX_FOLDS 8
#define DEEPER_COST 1.6
#define MAX_BANDS 5
#define MANY_FOR_HOLES 40
#define TFL_GAP_HOLE 28.0
#define FOLD_COST 1.06 /* a folded rank is a little harder to read */
#define BAND_COST 1.22 /* a row of ranks cut in two has lines that run back */
#define BESIDE_COST 1.02
#define DOWN_COST 1.04 /* labels read better along lines that run across */

/* One way to arrange the children (no pinned or outside ones among them) or the chips. */
typedef struct
{
  TflRect *rects;
  TflSize size;
  double cost;      /* a factor: 1 is as it should be */
  TflRect *between; /* of the tied ones: where the loose ones stand, if they all fit in the holes; or NULL */
} Way;

/* A way for each part, and what comes of them. */
typedef struct
{
  const TflPlaceQuestion *question;
  TflDot *dot;
  guint milliseconds;
  GCancellable *cancellable;
  TflDotStatus status;

  guint *tied; /* children with lines between them */
  guint n_tied;
  guint *loose; /* the other free ones */
  guint n_loose;

  GArray *tied_ways;
  GArray *loose_ways;
  GArray *chip_ways;
} Placing;

TflPlaceQuestion *
tfl_place_question_new (void)
{
  TflPlaceQuestion *self = g_new0 (TflPlaceQuestion, 1);

  self->children = g_array_new (FALSE, TRUE, sizeof (TflPlaceChild));
  self->lines = g_array_new (FALSE, TRUE, sizeof (TflPlaceLine));
  self->chips = g_array_new (FALSE, TRUE, sizeof (TflPackChip));

  return self;
}

void
tfl_place_question_free (TflPlaceQuestion *self)
{
  g_array_unref (self->children);
  g_array_unref (self->lines);
  g_array_unref (self->chips);
  g_free (self);
}

static void
append_number (GByteArray *bytes, double number)
{
  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

GBytes *
tfl_place_question_bytes (const TflPlaceQuestion *self)
{
  GByteArray *bytes = g_byte_array_new ();

  append_number (bytes, self->page);
  append_number (bytes, self->shape);
  append_number (bytes, self->min_width);
  append_number (bytes, self->header);
  append_number (bytes, self->children->len);
  append_number (bytes, self->lines->len);

  for (guint i = 0; i < self->children->len; i++)
    {
      const TflPlaceChild *child = &g_array_index (self->children, TflPlaceChild, i);
      double numbers[] = { child->width,  child->height,  child->x,   child->y,
                           child->pinned, child->outside, child->pull };

      g_byte_array_append (bytes, (const guint8 *) numbers, sizeof numbers);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      const TflPlaceLine *line = &g_array_index (self->lines, TflPlaceLine, i);
      double numbers[] = { line->from,        line->to,           line->from_y,     line->to_y,
                           line->label_width, line->label_height, line->from_deeper };

      g_byte_array_append (bytes, (const guint8 *) numbers, sizeof numbers);
    }
  for (guint i = 0; i < self->chips->len; i++)
    {
      const TflPackChip *chip = &g_array_index (self->chips, TflPackChip, i);
      double numbers[] = { chip->width, chip->height, chip->caller };

      g_byte_array_append (bytes, (const guint8 *) numbers, sizeof numbers);
    }

  return g_byte_array_free_to_bytes (bytes);
}

void
tfl_place_answer_free (TflPlaceAnswer *self)
{
  g_free (self->children);
  g_free (self->chips);
  g_free (self);
}

static const TflPlaceChild *
child_at (const TflPlaceQuestion *question, guint i)
{
  return &g_array_index (question->children, TflPlaceChild, i);
}

static const TflPlaceLine *
line_at (const TflPlaceQuestion *question, guint i)
{
  return &g_array_index (question->lines, TflPlaceLine, i);
}

static void
way_clear (gpointer data)
{
  g_free (((Way *) data)->rects);
  g_free (((Way *) data)->between);
}

static GArray *
ways_new (void)
{
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (Way));

  g_array_set_clear_func (ways, way_clear);
  return ways;
}

static void
add_way (GArray *ways, TflRect *rects, TflSize size, double cost)
{
  Way way = { rects, size, cost, NULL };

  g_array_append_val (ways, way);
}

static gboolean
is_free (const TflPlaceQuestion *question, guint i)
{
  return !child_at (question, i)->pinned && !child_at (question, i)->outside;
}

static int
side_of (const TflPlaceQuestion *question, guint i)
{
  int pull = child_at (question, i)->pull;

  return pull > 0 ? -1 : pull < 0 ? 1 : 0;
}

static void
append_loose (Placing *placing, const gboolean *is_tied, int side)
{
  for (guint i = 0; i < placing->question->children->len; i++)
    if (is_free (placing->question, i) && !is_tied[i] && side_of (placing->question, i) == side)
      placing->loose[placing->n_loose++] = i;
}

/* Loose children stand in their order, but those that provide to the world come first (the customers are at
 * the left), and those that consume come last. */
static void
sort_out (Placing *placing)
{
  const TflPlaceQuestion *question = placing->question;
  guint n = question->children->len;
  g_autofree gboolean *is_tied = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < question->lines->len; i++)
    {
      const TflPlaceLine *line = line_at (question, i);

      if (line->from != line->to && is_free (question, line->from) && is_free (question, line->to))
        is_tied[line->from] = is_tied[line->to] = TRUE;
    }

  placing->tied = g_new (guint, n + 1);
  placing->loose = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    if (is_tied[i])
      placing->tied[placing->n_tied++] = i;
  for (int side = -1; side <= 1; side++)
    append_loose (placing, is_tied, side);
}

static int
compare_edges (const void *a, const void *b)
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
merge_edge (TflRankEdge *edge, const TflRankEdge *other)
{
  edge->n_lines += other->n_lines;
  edge->first = MIN (edge->first, other->first);
  edge->label_width = MAX (edge->label_width, other->label_width);
  edge->label_height = MAX (edge->label_height, other->label_height);
}

/* All lines one way between two children become one edge. */
static GArray *
edges_of (const Placing *placing)
{
  const TflPlaceQuestion *question = placing->question;
  g_autofree int *nodes = g_new (int, question->children->len + 1);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (TflRankEdge));
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (TflRankEdge));

  for (guint i = 0; i < question->children->len; i++)
    nodes[i] = -1;
  for (guint i = 0; i < placing->n_tied; i++)
    nodes[placing->tied[i]] = i;
  for (guint i = 0; i < question->lines->len; i++)
    {
      const TflPlaceLine *line = line_at (question, i);
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
is_stronger (const TflRankEdge *a, const TflRankEdge *b)
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

/* Lines cannot leave a container through its header, so where providers are deeper inside, those below their
 * customers would send all their lines around. */
static double
down_cost (const Placing *placing)
{
  double deeper = 0;

  for (guint i = 0; i < placing->question->lines->len; i++)
    deeper += line_at (placing->question, i)->from_deeper;
  return DOWN_COST + DEEPER_COST * deeper / MAX (1, placing->question->lines->len);
}

static void
add_tied_way (
    Placing *placing, const TflRanks *ranks, const TflRankGraph *graph, guint n_folds, guint n_bands)
{
  TflRect *rects = g_new (TflRect, graph->n_nodes);
  TflSize size = tfl_ranks_place (ranks, graph, n_folds, n_bands, rects);

  add_way (placing->tied_ways, rects, size,
           pow (FOLD_COST, n_folds - 1) * pow (BAND_COST, n_bands - 1) *
               (ranks->across && n_bands == 1 ? 1 : down_cost (placing)));
}

static TflDotStatus
ask_one_way (Placing *placing, const TflRankGraph *graph, gboolean across)
{
  TflRanks ranks;
  TflDotStatus status =
      tfl_ranks_ask (placing->dot, graph, across, placing->milliseconds, placing->cancellable, &ranks);

  if (status != TFL_DOT_OK)
    return status;

  for (guint n_folds = 1; n_folds <= MAX_FOLDS; n_folds++)
    add_tied_way (placing, &ranks, graph, n_folds, 1);
  for (guint n_bands = 2; n_bands <= MIN (MAX_BANDS, ranks.n_ranks); n_bands++)
    add_tied_way (placing, &ranks, graph, 1, n_bands);

  tfl_ranks_clear (&ranks);
  return TFL_DOT_OK;
}

static void
find_tied_ways (Placing *placing)
{
  guint n = placing->n_tied;
  g_autofree TflSize *sizes = g_new (TflSize, n + 1);
  g_autofree int *pulls = g_new (int, n + 1);
  g_autoptr (GArray) edges = edges_of (placing);
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
      const TflPlaceChild *child = child_at (placing->question, placing->tied[i]);

      sizes[i] = (TflSize){ child->width, child->height };
      pulls[i] = child->pull;
    }

  placing->status = placing->dot == NULL ? TFL_DOT_MISSING : ask_one_way (placing, &graph, TRUE);
  if (placing->status == TFL_DOT_OK)
    placing->status = ask_one_way (placing, &graph, FALSE);
}

static void
add_rows (Placing *placing, GArray *ways, const guint *children, guint n, double gap, double width)
{
  TflRect *rects = g_new0 (TflRect, n);

  for (guint i = 0; i < n; i++)
    {
      rects[i].width = child_at (placing->question, children[i])->width;
      rects[i].height = child_at (placing->question, children[i])->height;
    }
  add_way (ways, rects, tfl_pack_rows (rects, n, gap, width), 1);
}

/* Rows of many widths: from one column to one row. */
static void
find_row_ways (Placing *placing, GArray *ways, const guint *children, guint n, double gap)
{
  double area = 0;
  double total = 0;
  double widest = 0;

  for (guint i = 0; i < n; i++)
    {
      const TflPlaceChild *child = child_at (placing->question, children[i]);

      area += (child->width + gap) * (child->height + gap);
      total += child->width + gap;
      widest = MAX (widest, child->width);
    }

  for (double aspect = 0.4; aspect < 6; aspect *= 1.25)
    add_rows (placing, ways, children, n, gap, MAX (widest, sqrt (area * aspect)));
  for (guint i = 0; i < placing->tied_ways->len && ways != placing->tied_ways; i++)
    add_rows (placing, ways, children, n, gap, g_array_index (placing->tied_ways, Way, i).size.width);
  add_rows (placing, ways, children, n, gap, total);
}

/* Holes are worth looking for only among few: it takes time with the cube. */
static void
find_holes (Placing *placing)
{
  if (placing->n_tied + placing->n_loose > MANY_FOR_HOLES || placing->n_loose == 0)
    return;

  for (guint i = 0; i < placing->tied_ways->len; i++)
    {
      Way *way = &g_array_index (placing->tied_ways, Way, i);
      g_autofree TflRect *rects = g_new0 (TflRect, placing->n_loose);

      for (guint k = 0; k < placing->n_loose; k++)
        {
          rects[k].width = child_at (placing->question, placing->loose[k])->width;
          rects[k].height = child_at (placing->question, placing->loose[k])->height;
        }
      if (tfl_pack_between (rects, placing->n_loose, way->rects, placing->n_tied, way->size, TFL_GAP_HOLE))
        way->between = g_steal_pointer (&rects);
    }
}

static void
find_chip_ways (Placing *placing)
{
  GArray *chips = placing->question->chips;

  for (guint n_columns = 1; n_columns <= MIN (chips->len, MAX_COLUMNS); n_columns++)
    {
      TflRect *rects = g_new (TflRect, chips->len);

      add_way (placing->chip_ways, rects,
               tfl_pack_chips ((const TflPackChip *) chips->data, chips->len, n_columns, rects), 1);
    }
}

/* Where the loose children stand, seen from the tied ones. */
typedef enum
{
  LOOSE_BELOW,
  LOOSE_BESIDE,
  LOOSE_BETWEEN, /* in the holes that the tied ones leave */
  N_LOOSE_SIDES,
} LooseSide;

/* A choice of one way for each part; NULL where there is no such part. */
typedef struct
{
  const Way *tied;
  const Way *loose;
  LooseSide side;
  const Way *chips;
} Choice;

static void
put (TflPlaceAnswer *answer, const TflRect *rects, const guint *children, guint n, double x, double y)
{
  for (guint i = 0; i < n; i++)
    {
      answer->children[children[i]] = rects[i];
      answer->children[children[i]].x += x;
      answer->children[children[i]].y += y;
    }
}

static double
top_of (const TflPlaceQuestion *question)
{
  return question->page ? 0 : question->header;
}

static double
side_padding (const TflPlaceQuestion *question)
{
  return question->page ? 0 : TFL_PADDING;
}

/* The extent of the free children of a choice, without padding. */
static TflSize
free_size (const Choice *choice)
{
  TflSize tied = choice->tied != NULL ? choice->tied->size : (TflSize){ 0, 0 };
  TflSize loose = choice->loose != NULL ? choice->loose->size : (TflSize){ 0, 0 };
  double gap = choice->tied != NULL && choice->loose != NULL ? TFL_GAP_SIBLINGS : 0;

  switch (choice->side)
    {
    case LOOSE_BETWEEN:
      return tied;
    case LOOSE_BESIDE:
      return (TflSize){ tied.width + gap + loose.width, MAX (tied.height, loose.height) };
    case LOOSE_BELOW:
    case N_LOOSE_SIDES:
      break;
    }
  return (TflSize){ MAX (tied.width, loose.width), tied.height + gap + loose.height };
}

static TflSize
total_size (const TflPlaceQuestion *question, const Choice *choice)
{
  TflSize inner = free_size (choice);
  gboolean both = inner.height > 0 && choice->chips != NULL;
  TflSize chips = choice->chips != NULL ? choice->chips->size : (TflSize){ 0, 0 };

  return (TflSize){
    MAX (question->min_width, MAX (inner.width, chips.width) + 2 * side_padding (question)),
    top_of (question) + inner.height + (both ? TFL_GAP_WORK : 0) + chips.height + side_padding (question),
  };
}

static void
put_pinned (const TflPlaceQuestion *question, TflPlaceAnswer *answer)
{
  g_autofree TflRect *fixed = g_new0 (TflRect, question->children->len + 1);
  g_autofree guint *others = g_new (guint, question->children->len + 1);
  g_autofree TflRect *moving = g_new (TflRect, question->children->len + 1);
  guint n_fixed = 0;
  guint n_others = 0;
  double left = question->page ? -G_MAXDOUBLE : TFL_PADDING;
  double top = question->page ? -G_MAXDOUBLE : question->header;

  for (guint i = 0; i < question->children->len; i++)
    {
      const TflPlaceChild *child = child_at (question, i);
      TflRect *rect = &answer->children[i];

      if (child->pinned)
        {
          *rect = (TflRect){ MAX (child->x, left), MAX (child->y, top), child->width, child->height };
          /* Two in the same place: the first stays. A hair's gap, as people pin things close together. */
          tfl_pack_clear (rect, 1, fixed, n_fixed, 1);
          fixed[n_fixed++] = *rect;
        }
      else
        {
          others[n_others] = i;
          moving[n_others++] = *rect;
        }
    }

  if (n_fixed == 0)
    return;
  tfl_pack_clear (moving, n_others, fixed, n_fixed, TFL_GAP_SIBLINGS);
  for (guint i = 0; i < n_others; i++)
    answer->children[others[i]] = moving[i];
}

static TflPlaceAnswer *
answer_new (const Placing *placing, const Choice *choice)
{
  const TflPlaceQuestion *question = placing->question;
  TflPlaceAnswer *answer = g_new0 (TflPlaceAnswer, 1);
  double left = side_padding (question);
  double top = top_of (question);
  TflSize tied =
      choice->tied != NULL ? choice->tied->size : (TflSize){ -TFL_GAP_SIBLINGS, -TFL_GAP_SIBLINGS };

  answer->children = g_new0 (TflRect, question->children->len + 1);
  answer->chips = g_new0 (TflRect, question->chips->len + 1);
  if (choice->tied != NULL)
    put (answer, choice->tied->rects, placing->tied, placing->n_tied, left, top);
  if (choice->side == LOOSE_BETWEEN)
    put (answer, choice->tied->between, placing->loose, placing->n_loose, left, top);
  else if (choice->loose != NULL)
    put (answer, choice->loose->rects, placing->loose, placing->n_loose,
         left + (choice->side == LOOSE_BESIDE ? tied.width + TFL_GAP_SIBLINGS : 0),
         top + (choice->side == LOOSE_BELOW ? tied.height + TFL_GAP_SIBLINGS : 0));
  answer->size = total_size (question, choice);

  if (question->page)
    answer->size = tfl_outside_place (question, free_size (choice), answer->children);
  return answer;
}

/* Pinned children come last: whatever they push aside keeps its place otherwise. */
static void
finish (const Placing *placing, const Choice *choice, TflPlaceAnswer *answer)
{
  const TflPlaceQuestion *question = placing->question;
  guint n = question->children->len;
  TflSize extent;
  double top;

  put_pinned (question, answer);
  extent = tfl_pack_extent (answer->children, n);
  top = n > 0 ? extent.height + TFL_GAP_WORK : top_of (question);

  for (guint i = 0; i < question->chips->len; i++)
    {
      answer->chips[i] = choice->chips->rects[i];
      answer->chips[i].x += side_padding (question);
      answer->chips[i].y += top;
      extent.width = MAX (extent.width, answer->chips[i].x + answer->chips[i].width);
      extent.height = MAX (extent.height, answer->chips[i].y + answer->chips[i].height);
    }

  answer->size.width = MAX (question->min_width, extent.width + side_padding (question));
  answer->size.height = MAX (question->header, extent.height + side_padding (question));
}

static const Way *
way_at (GArray *ways, guint i)
{
  return ways->len > 0 ? &g_array_index (ways, Way, i) : NULL;
}

/* Takes the answer if it is better than the best so far. */
static void
consider (
    const Placing *placing, const Choice *choice, double *least, TflPlaceAnswer **best, Choice *best_choice)
{
  const TflPlaceQuestion *question = placing->question;
  double factor =
      (choice->tied != NULL ? choice->tied->cost : 1) * (choice->side == LOOSE_BESIDE ? BESIDE_COST : 1);
  g_autoptr (TflPlaceAnswer) answer = question->page ? answer_new (placing, choice) : NULL;
  double cost =
      factor * tfl_pack_cost (answer != NULL ? answer->size : total_size (question, choice), question->shape);

  if (cost >= *least - 0.01)
    return;

  *least = cost;
  *best_choice = *choice;
  g_clear_pointer (best, tfl_place_answer_free);
  *best = g_steal_pointer (&answer);
}

/* All places for the loose ones. */
static void
consider_loose (
    const Placing *placing, Choice *choice, double *least, TflPlaceAnswer **best, Choice *best_choice)
{
  for (guint i = 0; i < MAX (1, placing->loose_ways->len); i++)
    for (int side = LOOSE_BELOW; side < (choice->tied != NULL ? LOOSE_BETWEEN : LOOSE_BESIDE); side++)
      {
        choice->loose = way_at (placing->loose_ways, i);
        choice->side = side;
        consider (placing, choice, least, best, best_choice);
      }

  if (choice->tied != NULL && choice->tied->between != NULL)
    {
      choice->loose = NULL;
      choice->side = LOOSE_BETWEEN;
      consider (placing, choice, least, best, best_choice);
    }
}

static TflPlaceAnswer *
choose (const Placing *placing)
{
  TflPlaceAnswer *best = NULL;
  Choice best_choice = {
    NULL,
  };
  double least = G_MAXDOUBLE;

  for (guint t = 0; t < MAX (1, placing->tied_ways->len); t++)
    for (guint c = 0; c < MAX (1, placing->chip_ways->len); c++)
      {
        Choice choice = { way_at (placing->tied_ways, t), NULL, LOOSE_BELOW, way_at (placing->chip_ways, c) };

        consider_loose (placing, &choice, &least, &best, &best_choice);
      }

  if (best == NULL)
    best = answer_new (placing, &best_choice);
  finish (placing, &best_choice, best);
  return best;
}

TflPlaceAnswer *
tfl_place (const TflPlaceQuestion *question,
           TflDot *dot,
           guint milliseconds,
           GCancellable *cancellable,
           TflDotStatus *status)
{
  Placing placing = {
    .question = question,
    .dot = dot,
    .milliseconds = milliseconds,
    .cancellable = cancellable,
    .tied_ways = ways_new (),
    .loose_ways = ways_new (),
    .chip_ways = ways_new (),
  };
  TflPlaceAnswer *answer = NULL;

  sort_out (&placing);
  if (placing.n_tied > 0)
    find_tied_ways (&placing);
  *status = placing.status;

  if (placing.status != TFL_DOT_CANCELLED)
    {
      if (placing.n_tied > 0 && placing.status != TFL_DOT_OK)
        {
          g_array_set_size (placing.tied_ways, 0);
          find_row_ways (&placing, placing.tied_ways, placing.tied, placing.n_tied, TFL_GAP_LINE);
        }
      if (placing.n_loose > 0)
        find_row_ways (&placing, placing.loose_ways, placing.loose, placing.n_loose, TFL_GAP_SIBLINGS);
      find_holes (&placing);
      find_chip_ways (&placing);
      answer = choose (&placing);
    }

  g_free (placing.tied);
  g_free (placing.loose);
  g_array_unref (placing.tied_ways);
  g_array_unref (placing.loose_ways);
  g_array_unref (placing.chip_ways);
  return answer;
}
