/* How good a drawing is, as numbers; the same for every engine. */
#pragma once

#include "bench-layout-task.h"

G_BEGIN_DECLS

typedef struct
{
  guint  overlaps;  /* pairs of siblings */
  guint  outside;   /* nodes that are not inside their parent, below its header */
  double drawn;     /* share of the lines that have a route */
  double foreign;   /* share of the routes that run through a node that is neither end nor around one */
  double crossings; /* pairs of pieces that cross, divided by the number of routes */
  double hidden;    /* the same for routes that change sides where they run on each other; −1 where not counted */
  double bends;     /* for each route: corners, of curves turns of 30° */
  double together;  /* share of the length of routes that lies on another route; −1 for curves */
  double shaped;    /* share of containers between 1:2 and 2:1 */
  double aspect;    /* of the page: width to height */
  double leaves;    /* share of the page that leaf units take */
  double filled;    /* the same with blocks of work */
} BenchQuality;

typedef struct
{
  double mean;    /* points that the other nodes moved on the page */
  guint  strange; /* nodes whose size or place in their parent changed though nothing changed in that parent */
} BenchMovement;

BenchQuality  bench_quality_of    (const BenchTask    *task,
                                   const BenchDrawing *drawing);

/* After one leaf was put into container: the task after has it as its last node. */
BenchMovement bench_movement_of   (const BenchTask    *task,
                                   const BenchDrawing *before,
                                   const BenchDrawing *after,
                                   int                 container);

/* A straight piece of the route with that number. */
typedef struct
{
  TflPoint a;
  TflPoint b;
  guint    route;
} BenchSegment;

/* Pairs of pieces of different routes that cross inside both. */
guint64       bench_count_crossings (const BenchSegment *segments,
                                     guint               n_segments);

/* The same where all are horizontal or vertical and those of a route follow one another. */
guint64       bench_count_upright_crossings (const BenchSegment *segments,
                                             guint               n_segments);

typedef struct
{
  double length; /* of horizontal and vertical pieces that lies within a point of a parallel piece of another route */
  gint64 hidden; /* stretches shared by two routes that part on the other side; −1 where there are too many */
} BenchTogether;

BenchTogether bench_look_together   (const BenchSegment *segments,
                                     guint               n_segments,
                                     guint               n_routes);

G_END_DECLS
