/* Places all containers of an input, inner ones first: those that do not depend on each other at the
 * same time, each worker with a Graphviz of its own.
 */
#pragma once

#include "tfl-crew.h"
#include "tfl-memory.h"
#include "tfl-nest.h"

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
  TflRoom     **rooms;    /* of a container; it belongs to the memory, or to passing */
  GPtrArray    *passing;  /* of TflPlaceAnswer: grids in place of what Graphviz could not do, not worth remembering */
  guint         n_containers;
  guint         n_placed; /* the others were found in memory */
  TflDotStatus  failure;  /* the first */
} TflPlacing;

/* NULL where it was cancelled. (transfer full) */
TflPlacing *tfl_placing_new  (TflLayoutInput        *input,
                              const TflPlacingMeans *means);
void        tfl_placing_free (TflPlacing            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPlacing, tfl_placing_free)

G_END_DECLS
