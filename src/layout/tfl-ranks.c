#include "config.h"

#include "tfl-ranks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define POINTS_PER_INCH 72.0
#define CORNER 16.0         /* no line ends nearer to a corner */
#define LINE_SPACE 16.0     /* between two lines without labels */
#define LABEL_BESIDE 26.0   /* a line with its label at its right: what it takes beyond the label */
#define LABEL_OVER 10.0     /* the same for a line that runs across */
#define GAP_LABEL_DOWN 68.0 /* between ranks where lines run down and have labels */
#define GAP_FOLD 48.0       /* between the two halves of a folded rank */
#define GAP_FOLDED 36.0     /* between two in a folded rank: lines pass between them */
#define MANY_EDGES 150 /* among more, Graphviz is told to look for less long: its distances are not used anyway */
#define NONE G_MAXUINT
#define MAX_GROWTH_WIDE 640.0
#define MAX_GROWTH_HIGH 420.0

static void
append_inches (GString *text,
               double   points)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.4f", points / POINTS_PER_INCH));
}

static void
append_node (GString *text,
             guint    node,
             TflSize  size)
{
  g_string_append_printf (text, "n%u [width=", node);
  append_inches (text, size.width);
  g_string_append (text, ",height=");
  append_inches (text, size.height);
  g_string_append (text, "]\n");
}

/* Two nodes more, the world on either side, pull the nodes with lines out of the container to the side where
 * those lines leave it. */
static void
append_pulls (GString            *text,
              const TflRankGraph *graph)
{
  gboolean any = FALSE;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      if (graph->pulls[i] > 0)
        g_string_append_printf (text, "n%u -> n%u\n", graph->n_nodes, i);
      else if (graph->pulls[i] < 0)
        g_string_append_printf (text, "n%u -> n%u\n", i, graph->n_nodes + 1);
      any |= graph->pulls[i] != 0;
    }

  if (any)
    {
      append_node (text, graph->n_nodes, (TflSize){ 1, 1 });
      append_node (text, graph->n_nodes + 1, (TflSize){ 1, 1 });
    }
}

static char *
graph_to_dot (const TflRankGraph *graph,
              const TflSize      *sizes,
              gboolean            across)
{
  GString *text = g_string_new ("digraph g {\n");

  g_string_append_printf (text, "graph [rankdir=%s,splines=none,nodesep=0.34,ranksep=0.8%s]\n",
                          across ? "LR" : "TB", graph->n_edges > MANY_EDGES ? ",nslimit=1,nslimit1=1,mclimit=0.25" : "");
  g_string_append (text, "node [shape=box,fixedsize=true,label=\"\"]\n");
  for (guint i = 0; i < graph->n_nodes; i++)
    append_node (text, i, sizes[i]);
  for (guint i = 0; i < graph->n_edges; i++)
    g_string_append_printf (text, "n%u -> n%u [weight=%u]\n", graph->edges[i].customer,
                            graph->edges[i].provider, MIN (graph->edges[i].n_lines, 10));
  append_pulls (text, graph);
  g_string_append (text, "}\n");

  return g_string_free (text, FALSE);
}

/* Reads “node n<number> <x> <y> …”. */
static gboolean
read_node (const char         *line,
           const TflRankGraph *graph,
           TflRect            *middles,
           gboolean           *seen)
{
  char *end;
  guint64 node;

  if (!g_str_has_prefix (line, "node n"))
    return TRUE;
  node = g_ascii_strtoull (line + strlen ("node n"), &end, 10);
  if (*end != ' ' || node > graph->n_nodes + 1)
    return FALSE;
  if (node >= graph->n_nodes)
    return TRUE;

  middles[node].x = g_ascii_strtod (end, &end) * POINTS_PER_INCH;
  middles[node].y = g_ascii_strtod (end, &end) * -POINTS_PER_INCH; /* dot's y grows upwards */
  seen[node] = isfinite (middles[node].x) && isfinite (middles[node].y);
  return seen[node];
}

static gboolean
read_answer (const char         *answer,
             const TflRankGraph *graph,
             TflRect            *middles)
{
  g_autofree gboolean *seen = g_new0 (gboolean, graph->n_nodes);

  for (const char *line = answer; line != NULL && *line != '\0';)
    {
      const char *end = strchr (line, '\n');

      if (!read_node (line, graph, middles, seen))
        return FALSE;
      line = end != NULL ? end + 1 : NULL;
    }

  for (guint i = 0; i < graph->n_nodes; i++)
    if (!seen[i])
      return FALSE;
  return TRUE;
}

typedef struct
{
  double rank;
  double place;
  guint node;
} Spot;

static int
compare_spots (const void *a,
               const void *b)
{
  const Spot *spot_a = a;
  const Spot *spot_b = b;

  if (spot_a->rank != spot_b->rank)
    return spot_a->rank < spot_b->rank ? -1 : 1;
  if (spot_a->place != spot_b->place)
    return spot_a->place < spot_b->place ? -1 : 1;
  return spot_a->node < spot_b->node ? -1 : 1;
}

/* Middles of one rank are the same but for the five digits that -Tplain prints. */
static gboolean
is_next_rank (const Spot *before,
              const Spot *spot)
{
  return spot->rank - before->rank > MAX (1.0, 2e-4 * ABS (spot->rank));
}

static void
read_ranks (TflRanks           *ranks,
            const TflRankGraph *graph,
            const TflRect      *middles)
{
  g_autofree Spot *spots = g_new (Spot, graph->n_nodes);

  for (guint i = 0; i < graph->n_nodes; i++)
    spots[i] =
        ranks->across ? (Spot){ middles[i].x, middles[i].y, i } : (Spot){ middles[i].y, middles[i].x, i };
  qsort (spots, graph->n_nodes, sizeof (Spot), compare_spots);

  ranks->n_ranks = 1;
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      if (i > 0 && is_next_rank (&spots[i - 1], &spots[i]))
        ranks->n_ranks++;
      ranks->ranks[spots[i].node] = ranks->n_ranks - 1;
      ranks->places[spots[i].node] = spots[i].place;
    }

  /* Once more by the exact rank: those five digits must not decide the order. */
  for (guint i = 0; i < graph->n_nodes; i++)
    spots[i].rank = ranks->ranks[spots[i].node];
  qsort (spots, graph->n_nodes, sizeof (Spot), compare_spots);
  for (guint i = 0; i < graph->n_nodes; i++)
    ranks->order[i] = spots[i].node;
}

static double
line_room (const TflRankEdge *edge,
           gboolean           across)
{
  if (edge->label_width <= 0)
    return LINE_SPACE;
  return across ? edge->label_height + LABEL_OVER : edge->label_width + LABEL_BESIDE;
}

/* A side must have room for the ends of the lines that come to it, and for their labels. */
static void
grow (TflRanks           *ranks,
      const TflRankGraph *graph)
{
  g_autofree double *as_customer = g_new0 (double, graph->n_nodes);
  g_autofree double *as_provider = g_new0 (double, graph->n_nodes);

  for (guint i = 0; i < graph->n_edges; i++)
    {
      double room = graph->edges[i].n_lines * line_room (&graph->edges[i], ranks->across);

      as_customer[graph->edges[i].customer] += room;
      as_provider[graph->edges[i].provider] += room;
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      double room = MAX (as_customer[i], as_provider[i]);

      ranks->sizes[i] = graph->nodes[i];
      if (room > 0 && ranks->across)
        ranks->sizes[i].height = MAX (graph->nodes[i].height, MIN (room + CORNER, MAX_GROWTH_HIGH));
      else if (room > 0)
        ranks->sizes[i].width = MAX (graph->nodes[i].width, MIN (room + CORNER, MAX_GROWTH_WIDE));
    }
}

/* A chain, each the only customer of the next, has one possible order: for that nobody need be asked. FALSE where it is
 * none. */
static gboolean
order_chain (TflRanks           *ranks,
             const TflRankGraph *graph)
{
  g_autofree guint *next = g_new (guint, graph->n_nodes);
  g_autofree gboolean *is_served = g_new0 (gboolean, graph->n_nodes); /* it has a customer before it */
  guint first = 0;

  if (graph->n_edges + 1 != graph->n_nodes)
    return FALSE;

  for (guint i = 0; i < graph->n_nodes; i++)
    next[i] = NONE;
  for (guint i = 0; i < graph->n_edges; i++)
    {
      const TflRankEdge *edge = &graph->edges[i];

      if (next[edge->customer] != NONE || is_served[edge->provider])
        return FALSE;
      next[edge->customer] = edge->provider;
      is_served[edge->provider] = TRUE;
    }
  while (first < graph->n_nodes && is_served[first])
    first++;

  for (guint node = first; node < graph->n_nodes && ranks->n_ranks < graph->n_nodes; node = next[node])
    {
      ranks->ranks[node] = ranks->n_ranks;
      ranks->order[ranks->n_ranks++] = node;
    }
  return ranks->n_ranks == graph->n_nodes;
}

TflDotStatus
tfl_ranks_ask (TflDot             *dot,
               const TflRankGraph *graph,
               gboolean            across,
               guint               milliseconds,
               GCancellable       *cancellable,
               TflRanks           *ranks)
{
  g_autofree char *text = NULL;
  g_autofree TflRect *middles = g_new0 (TflRect, graph->n_nodes);
  g_autoptr (GString) answer = g_string_new (NULL);
  TflDotStatus status;

  *ranks = (TflRanks){
    .across = across,
    .order = g_new0 (guint, graph->n_nodes),
    .ranks = g_new0 (guint, graph->n_nodes),
    .places = g_new0 (double, graph->n_nodes),
    .sizes = g_new0 (TflSize, graph->n_nodes),
  };
  grow (ranks, graph);
  if (order_chain (ranks, graph))
    return TFL_DOT_OK;

  ranks->n_ranks = 0;
  text = graph_to_dot (graph, ranks->sizes, across);
  status = tfl_dot_ask (dot, text, milliseconds, cancellable, answer);

  if (status == TFL_DOT_OK && !read_answer (answer->str, graph, middles))
    {
      tfl_dot_discard (dot);
      status = TFL_DOT_GARBAGE;
    }
  if (status == TFL_DOT_OK)
    read_ranks (ranks, graph, middles);
  else
    tfl_ranks_clear (ranks);

  return status;
}

void
tfl_ranks_clear (TflRanks *ranks)
{
  g_clear_pointer (&ranks->order, g_free);
  g_clear_pointer (&ranks->ranks, g_free);
  g_clear_pointer (&ranks->places, g_free);
  g_clear_pointer (&ranks->sizes, g_free);
}

gboolean
tfl_ranks_turn (const TflRanks     *ranks,
                const TflRankGraph *graph,
                TflRanks           *turned)
{
  if (ranks->n_ranks < graph->n_nodes)
    return FALSE;

  *turned = (TflRanks){
    .across = !ranks->across,
    .order = g_memdup2 (ranks->order, graph->n_nodes * sizeof (guint)),
    .ranks = g_memdup2 (ranks->ranks, graph->n_nodes * sizeof (guint)),
    .places = g_new0 (double, graph->n_nodes),
    .sizes = g_new0 (TflSize, graph->n_nodes),
    .n_ranks = ranks->n_ranks,
  };
  grow (turned, graph);
  return TRUE;
}

/* From here on everything is placed as if ranks followed one another from left to right, and turned round
 * at the end where they do not. A file is a rank, or a part of a folded one. */
typedef struct
{
  guint first; /* in the order */
  guint n;
  guint rank;
  double left;
  double width;
  double height; /* with the gaps */
} File;

static TflSize
turned (TflSize  size,
        gboolean across)
{
  return across ? size : (TflSize){ size.height, size.width };
}

static double
total_height (const TflRanks *ranks,
              guint           first,
              guint           n)
{
  double height = -GAP_FOLDED;

  for (guint i = first; i < first + n; i++)
    height += turned (ranks->sizes[ranks->order[i]], ranks->across).height + GAP_FOLDED;
  return height;
}

static File
file_new (const TflRanks *ranks,
          guint           first,
          guint           n)
{
  File file = { first, n, ranks->ranks[ranks->order[first]], 0, 0, total_height (ranks, first, n) };

  for (guint i = first; i < first + n; i++)
    file.width = MAX (file.width, turned (ranks->sizes[ranks->order[i]], ranks->across).width);
  return file;
}

/* Cuts the ranks into files, none much higher than limit; says how many. files: has room for one a node. */
static guint
cut (const TflRanks *ranks,
     guint           n_nodes,
     double          limit,
     File           *files)
{
  guint n_files = 0;

  for (guint first = 0; first < n_nodes;)
    {
      double height = 0;
      guint rank = ranks->ranks[ranks->order[first]];
      guint end = first;

      while (end < n_nodes && ranks->ranks[ranks->order[end]] == rank)
        {
          double more = turned (ranks->sizes[ranks->order[end]], ranks->across).height;

          if (end > first && height + more > limit + 0.5)
            break;
          height += more + GAP_FOLDED;
          end++;
        }

      files[n_files++] = file_new (ranks, first, end - first);
      first = end;
    }

  return n_files;
}

/* What must be free before each rank, for the lines that cross that gap and their labels. */
static double *
rank_gaps (const TflRanks     *ranks,
           const TflRankGraph *graph)
{
  double *gaps = g_new (double, ranks->n_ranks + 1);

  for (guint i = 0; i <= ranks->n_ranks; i++)
    gaps[i] = TFL_GAP_LINE;

  for (guint i = 0; i < graph->n_edges; i++)
    {
      const TflRankEdge *edge = &graph->edges[i];
      guint near = MIN (ranks->ranks[edge->customer], ranks->ranks[edge->provider]) + 1;
      double across = MAX (TFL_GAP_LABEL, edge->label_width + TFL_LABEL_ROOM);

      /* The label stands beside the customer's end, so only the gap there has to hold it. */
      if (edge->label_width > 0 && near <= ranks->n_ranks)
        gaps[near] = MAX (gaps[near], ranks->across ? across : GAP_LABEL_DOWN);
    }

  return gaps;
}

static void
place_file (const TflRanks *ranks,
            const File     *file,
            gboolean        folded,
            double          top,
            double          height,
            TflRect        *rects)
{
  double y = folded ? top + (height - file->height) / 2 : -G_MAXDOUBLE;

  for (guint i = file->first; i < file->first + file->n; i++)
    {
      guint node = ranks->order[i];
      TflSize size = turned (ranks->sizes[node], ranks->across);

      if (!folded)
        y = MAX (y, top + ranks->places[node] - size.height / 2);
      rects[node] = (TflRect){ file->left, y, size.width, size.height };
      y += size.height + (folded ? GAP_FOLDED : TFL_GAP_SIBLINGS);
    }
}

/* Graphviz's places start anywhere: bring the first to 0. */
static void
shift_to_origin (TflRect *rects,
                 guint    n)
{
  double left = G_MAXDOUBLE;
  double top = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      left = MIN (left, rects[i].x);
      top = MIN (top, rects[i].y);
    }
  for (guint i = 0; i < n; i++)
    {
      rects[i].x -= left;
      rects[i].y -= top;
    }
}

static double
place_files (const TflRanks *ranks,
             const double   *gaps,
             File           *files,
             guint           n_files,
             gboolean        folded,
             double          top,
             TflRect        *rects)
{
  double left = 0;
  double height = 0;

  for (guint i = 0; i < n_files; i++)
    {
      if (i > 0)
        left += files[i].rank != files[i - 1].rank ? gaps[files[i].rank] : GAP_FOLD;
      files[i].left = left;
      left += files[i].width;
      height = MAX (height, files[i].height);
    }
  for (guint i = 0; i < n_files; i++)
    place_file (ranks, &files[i], folded, top, height, rects);

  return height;
}

static void
turn (TflRect *rects,
      guint    n)
{
  for (guint i = 0; i < n; i++)
    rects[i] = (TflRect){ rects[i].y, rects[i].x, rects[i].height, rects[i].width };
}

TflSize
tfl_ranks_place (const TflRanks     *ranks,
                 const TflRankGraph *graph,
                 guint               n_folds,
                 guint               n_bands,
                 TflRect            *rects)
{
  gboolean folded = n_folds > 1 || n_bands > 1;
  g_autofree double *gaps = rank_gaps (ranks, graph);
  g_autofree File *files = g_new (File, graph->n_nodes + 1);
  guint n_files = cut (ranks, graph->n_nodes, G_MAXDOUBLE, files);
  double longest = 0;
  double top = 0;

  for (guint i = 0; i < n_files; i++)
    longest = MAX (longest, files[i].height);
  if (n_folds > 1)
    n_files = cut (ranks, graph->n_nodes, longest / n_folds + 2 * GAP_FOLDED, files);

  for (guint band = 0; band < n_bands; band++)
    {
      guint first = n_files * band / n_bands;
      guint end = n_files * (band + 1) / n_bands;

      if (end > first)
        top +=
            place_files (ranks, gaps, &files[first], end - first, folded, top, rects) + TFL_GAP_LINE;
    }

  if (!ranks->across)
    turn (rects, graph->n_nodes);
  shift_to_origin (rects, graph->n_nodes);
  return tfl_pack_extent (rects, graph->n_nodes);
}
