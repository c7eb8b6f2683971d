/* The outline of a part of a tree, seen from its left and from its right, so that parts beside each other
 * move as close together as their outlines let them (after Reingold and Tilford).
 *
 * An outline is a list of steps from the top down, each placed relative to the one above: parts are moved, and the rest of a
 * longer outline is hung below a shorter one, without touching the steps in between.  So all of a tree costs no more
 * than its nodes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int    head;   /* steps; −1 for none */
  int    tail;
  double tail_x;
  double height; /* of all steps */
} TflContour;

/* All that stands at one place: its sides, and how far it reaches. */
typedef struct
{
  TflContour left;
  TflContour right;
  double     min_x;
  double     max_x;
} TflOutline;

/* The memory of steps; outlines are worth nothing without it. */
GArray     *tfl_contour_pool_new (void);

/* A rectangle. */
TflOutline  tfl_outline_of_rect  (GArray           *pool,
                                  double            x,
                                  double            width,
                                  double            height);
void        tfl_outline_move     (TflOutline       *self,
                                  GArray           *pool,
                                  double            x);

/* Where the second one's origin must be so that the gap is kept everywhere. */
double      tfl_outline_distance (const TflOutline *first,
                                  const TflOutline *second,
                                  GArray           *pool,
                                  double            gap);

/* Takes the second one in, which stands at the right of all in the first; it is gone then. */
void        tfl_outline_join     (TflOutline       *first,
                                  TflOutline       *second,
                                  GArray           *pool);

/* Puts a rectangle on top. */
void        tfl_outline_crown    (TflOutline       *self,
                                  GArray           *pool,
                                  double            x,
                                  double            width,
                                  double            height);

G_END_DECLS
