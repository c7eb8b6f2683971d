/* Who is routed first, and which lines run between the same two boxes.
 */
#pragma once

#include "tfl-layout-input.h"
#include "tfl-nest.h"

G_BEGIN_DECLS

typedef struct
{
  guint    line;
  guint    depth;    /* of the common container: inner lines first, they have less room */
  gboolean facing;   /* a straight line is possible */
  double   distance;
  guint    low;      /* the two boxes */
  guint    high;
  guint    place;    /* among the lines between the two */
  guint    n_lines;  /* between the two */
} TflTurn;

/* One a line, in the order in which they are routed. (transfer full) */
TflTurn *tfl_turns_new (TflLayoutInput *input,
                        TflNest        *nest,
                        const TflRect  *rects);

G_END_DECLS
