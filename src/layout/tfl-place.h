/* Places the children of one container: the answer to a question.
 *
 * The answer depends on nothing but the question, so answers can be kept by content.
 */
#pragma once

#include "tfl-dot.h"
#include "tfl-place-question.h"
#include "tfl-room.h"

G_BEGIN_DECLS

/* Everything is relative to the container's top left corner. Reference-counted: the memory keeps it, and every placing
 * that it is part of. */
typedef struct
{
  gatomicrefcount ref_count;
  TflSize  size;
  TflRect *children;
  TflRect *chips;
  double   filled;  /* how much of it the children covered when they were arranged */
  double   padding; /* that the question asked for then */
  double   header;  /* likewise */
  TflDotStatus status; /* not TFL_DOT_OK: a grid in place of what Graphviz could not do */
  TflRoom *room; /* what lines see of it */
} TflPlaceAnswer;

TflPlaceAnswer *tfl_place_answer_ref   (TflPlaceAnswer *self);
void            tfl_place_answer_unref (TflPlaceAnswer *self);

/* dot may be NULL: then a plain grid, as where dot fails. NULL where it was cancelled. (transfer full) */
TflPlaceAnswer *tfl_place             (const TflPlaceQuestion *question,
                                       TflDot                 *dot,
                                       guint                   milliseconds,
                                       GCancellable           *cancellable,
                                       TflDotStatus           *status);

/* The length that it gets where it needs so much: large containers grow in steps. What changes a
 * little inside then moves nothing outside. */
double          tfl_place_with_slack  (const TflPlaceQuestion *question,
                                       double                  length);

/* How much of a container of that size its children cover. */
double          tfl_place_filled      (const TflPlaceQuestion *question,
                                       TflSize                 size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPlaceAnswer, tfl_place_answer_unref)

G_END_DECLS
