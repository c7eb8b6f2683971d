/* The ways in which the parts of a container can be arranged, each by itself: the children with lines between them (by
 * Graphviz), the loose ones (in rows), and the work (in columns).
 */
#pragma once

#include "tfl-dot.h"
#include "tfl-place-question.h"

G_BEGIN_DECLS

/* One way to arrange one part. */
typedef struct
{
  TflRect *rects;
  TflSize  size;
  double   cost;    /* a factor: 1 is as it should be */
  TflRect *between; /* of the tied ones: where the loose ones stand, if they all fit in the holes; or NULL */
} TflWay;

typedef struct
{
  const TflPlaceQuestion *question;

  guint  *tied;  /* children with lines between them, but no outside parties; pinned ones are
                  * among them, so that pinning one does not move the others */
  guint   n_tied;
  guint  *loose; /* the other free ones */
  guint   n_loose;

  guint  *rank_order; /* the tied ones, rank after rank, as indices into tied; or NULL */
  guint   n_lines;    /* between tied ones */
  guint   n_backward; /* of those, against the ranks */

  GArray *tied_ways;  /* of TflWay, in the order of tied */
  GArray *loose_ways;
  GArray *chip_ways;
} TflWays;

/* Where dot fails, or is NULL, the tied ones get plain rows; only where it was cancelled there are no ways. */
TflDotStatus tfl_ways_find  (TflWays                *self,
                             const TflPlaceQuestion *question,
                             TflDot                 *dot,
                             guint                   milliseconds,
                             GCancellable           *cancellable);
void         tfl_ways_clear (TflWays                *self);

G_END_DECLS
