/* Places all containers of an input, inner ones first: those that do not depend on each other at the
 * same time, each worker with a Graphviz of its own.  Where it is known how an input like it was placed, only the
 * containers that the difference touches.
 */
#pragma once

#include "tfl-crew.h"
#include "tfl-match.h"
#include "tfl-memory.h"

G_BEGIN_DECLS

/* What it works with; all belongs to the engine. */
typedef struct
{
  TflCrew      *crew;
  TflDot      **dots;   /* one a worker */
  TflMemory    *memory;
  guint         limit;  /* milliseconds for one container */
  GCancellable *cancellable;
} TflPlacingMeans;

/* The result: every array has one entry a box, and one more for the page. */
typedef struct
{
  TflNest      *nest;
  TflSize      *sizes;    /* as it came out */
  TflRect      *relative; /* to the corner of the parent */
  TflRect      *rects;    /* on the page */
  guint        *local;    /* index among the siblings of the kind */
  TflPlaceAnswer **answers; /* of a container */
  TflRoom     **rooms;    /* of a container; belongs to its answer */
  guint         n_containers;
  guint         n_placed; /* the others were found in memory, or stand as before */
  TflDotStatus  failure;  /* the first: there are grids in place of what Graphviz could not do, not worth remembering */
} TflPlacing;

/* Takes the nest. before: NULL where nothing is known; it gives up its answers where they are as they were, and is of no more
 * use than to compare places and rooms with. NULL where it was cancelled. (transfer full) */
TflPlacing *tfl_placing_new  (TflLayoutInput         *input,
                              TflNest                *nest,
                              const TflPlacingMeans  *means,
                              TflPlacing             *before,
                              const TflMatch         *match);
void        tfl_placing_free (TflPlacing             *self);

/* Whether another input can be placed by what is known of this one. */
gboolean    tfl_placing_is_worth_keeping (const TflPlacing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPlacing, tfl_placing_free)

G_END_DECLS
