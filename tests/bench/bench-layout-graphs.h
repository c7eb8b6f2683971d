/* The graphs of the layout benchmark, by name: models from the generator, the examples, and two
 * that nobody made up: this project's own sources and some packages of Debian.
 */
#pragma once

#include "layout/tfl-layout-input.h"
#include "model/tfl-model.h"

G_BEGIN_DECLS

typedef struct
{
  const char     *name;
  TflModel       *model; /* NULL for a graph that is no model */
  TflLayoutInput *input;
} BenchGraph;

/* The names, in the order of the tables; ends with NULL. */
const char *const *bench_graph_names (void);

/* NULL with a sentence in `why` where it cannot be had here. */
BenchGraph     *bench_graph_new       (const char        *name,
                                       const char       **why);
void            bench_graph_free      (BenchGraph        *self);

/* What Trefoil lays out of a model: all open, with full chips. (transfer full) */
TflLayoutInput *bench_measure         (TflModel          *model);

/* The same with one leaf more, last in the container in the middle of those that hold leaves alone;
 * container is set to its box. (transfer full) */
TflLayoutInput *bench_input_with_leaf (TflLayoutInput    *input,
                                       int               *container);

/* Files in folders with what includes what, from the source tree; NULL without one. (transfer full) */
TflLayoutInput *bench_sources_new     (const char        *root);

/* Some Debian packages and all they depend on, in sections and sources, from a list in the source tree; NULL without
 * it. (transfer full) */
TflLayoutInput *bench_packages_new    (const char        *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchGraph, bench_graph_free)

G_END_DECLS
