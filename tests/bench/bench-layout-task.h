/* What the layout benchmark asks every engine, and what it gets back, in one form for all.
 *
 * A task has a node for each unit, and one for the block of work of a unit that holds units as
 * well.  A leaf has the size that Trefoil gives it, chips and all; a container keeps its header
 * free above its children.  A drawing says where the nodes of a task are and how its lines run.
 */
#pragma once

#include "layout/tfl-layout.h"

G_BEGIN_DECLS

#define BENCH_PADDING 14.0

typedef struct
{
  int      parent; /* node, always smaller than its own; −1 at the top */
  int      box;    /* of the input: the unit, or the unit whose work this is */
  gboolean work;   /* a block of work */
  guint    n_units;    /* nodes in it that are units; a container has some */
  double   header;
  double   width;  /* of a leaf; the least one of a container */
  double   height; /* of a leaf */
} BenchNode;

typedef struct
{
  int from;
  int to;
} BenchLine;

typedef struct
{
  GArray *nodes; /* BenchNode */
  GArray *lines; /* BenchLine, one for each line of the input */
} BenchTask;

typedef struct
{
  int     from; /* the nodes at which it is drawn to begin and end */
  int     to;
  GArray *points; /* TflPoint; none where the engine drew no such line */
} BenchRoute;

typedef struct
{
  guint       n_nodes;
  TflRect    *rects;
  guint       n_routes;
  BenchRoute *routes;
  gboolean    curved; /* routes are curves, flattened */
} BenchDrawing;

/* The sizes of leaves are those of the layout. */
BenchTask    *bench_task_new       (TflLayoutInput  *input,
                                    TflLayout       *layout);
void          bench_task_free      (BenchTask       *self);

const BenchNode *bench_task_node   (const BenchTask *self,
                                    int              index);

/* Whether outer is the node itself or stands around it. */
gboolean      bench_task_is_around (const BenchTask *self,
                                    int              outer,
                                    int              inner);

/* Nothing is placed yet; the routes have the ends of the lines. */
BenchDrawing *bench_drawing_new         (const BenchTask *task);
BenchDrawing *bench_drawing_from_layout (const BenchTask *task,
                                         TflLayoutInput  *input,
                                         TflLayout       *layout);
void          bench_drawing_free        (BenchDrawing    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchTask, bench_task_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchDrawing, bench_drawing_free)

G_END_DECLS
