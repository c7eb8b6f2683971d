#include "config.h"

#include "tfl-turns.h"

#include <stdlib.h>

static int
compare_turns (const void *a,
               const void *b)
{
  const TflTurn *turn_a = a;
  const TflTurn *turn_b = b;

  if (turn_a->depth != turn_b->depth)
    return turn_a->depth > turn_b->depth ? -1 : 1;
  if (turn_a->facing != turn_b->facing)
    return turn_a->facing ? -1 : 1;
  if (turn_a->distance != turn_b->distance)
    return turn_a->distance < turn_b->distance ? -1 : 1;
  return turn_a->line < turn_b->line ? -1 : 1;
}

static int
compare_bundles (const void *a,
                 const void *b)
{
  const TflTurn *turn_a = a;
  const TflTurn *turn_b = b;

  if (turn_a->low != turn_b->low)
    return turn_a->low < turn_b->low ? -1 : 1;
  if (turn_a->high != turn_b->high)
    return turn_a->high < turn_b->high ? -1 : 1;
  return turn_a->line < turn_b->line ? -1 : 1;
}

static TflTurn
turn_of (TflLayoutInput *input,
         TflNest        *nest,
         const TflRect  *rects,
         guint           line)
{
  const TflLayoutLine *asked = tfl_layout_input_get_line (input, line);
  const TflNestLine *lifted = tfl_nest_line (nest, line);
  TflRect a = rects[asked->from];
  TflRect b = rects[asked->to];
  double dx = MAX (0, MAX (a.x - b.x - b.width, b.x - a.x - a.width));
  double dy = MAX (0, MAX (a.y - b.y - b.height, b.y - a.y - a.height));

  return (TflTurn){
    line,
    tfl_nest_depth (nest, lifted->container),
    dx == 0 || dy == 0,
    dx + dy,
    MIN (asked->from, asked->to),
    MAX (asked->from, asked->to),
  };
}

static void
bundle (TflTurn *turns,
        guint    n)
{
  qsort (turns, n, sizeof (TflTurn), compare_bundles);
  for (guint first = 0, end; first < n; first = end)
    {
      for (end = first; end < n && turns[end].low == turns[first].low && turns[end].high == turns[first].high;
           end++)
        turns[end].place = end - first;
      for (guint i = first; i < end; i++)
        turns[i].n_lines = end - first;
    }
}

TflTurn *
tfl_turns_new (TflLayoutInput *input,
               TflNest        *nest,
               const TflRect  *rects)
{
  guint n = tfl_layout_input_get_n_lines (input);
  TflTurn *turns = g_new (TflTurn, n + 1);

  for (guint i = 0; i < n; i++)
    turns[i] = turn_of (input, nest, rects, i);
  bundle (turns, n);
  qsort (turns, n, sizeof (TflTurn), compare_turns);

  return turns;
}
