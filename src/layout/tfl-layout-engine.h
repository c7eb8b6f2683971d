/* Makes layouts: keeps a `dot` process open, and remembers what it placed.
 *
 * Each container is one flat Graphviz graph, inner ones first.  A crash, a hang or a missing
 * Graphviz is never an error: the container concerned gets a plain grid and the
 * layout a message.  A container whose content is the same as before is not placed again.
 */
#pragma once

#include "tfl-layout.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TFL_TYPE_LAYOUT_ENGINE (tfl_layout_engine_get_type ())
G_DECLARE_FINAL_TYPE (TflLayoutEngine, tfl_layout_engine, TFL, LAYOUT_ENGINE, GObject)

/* program: the Graphviz to run, NULL for "dot" (or $TREFOIL_DOT where that is set). */
TflLayoutEngine *tfl_layout_engine_new        (const char           *program);

/* The time one container may take, in milliseconds (2,000 to begin with). */
void             tfl_layout_engine_set_limit  (TflLayoutEngine      *self,
                                               guint                 milliseconds);

/* How many containers were placed, and how many found in memory, since the beginning. */
guint            tfl_layout_engine_get_n_placed (TflLayoutEngine    *self);
guint            tfl_layout_engine_get_n_reused (TflLayoutEngine    *self);

/* Lays out on another thread; the callback runs in the caller's main context.  A run may
 * be started while another is under way: they follow one another. */
void             tfl_layout_engine_run_async  (TflLayoutEngine      *self,
                                               TflLayoutInput       *input,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

/* NULL only where it was cancelled. (transfer full) */
TflLayout       *tfl_layout_engine_run_finish (TflLayoutEngine      *self,
                                               GAsyncResult         *result,
                                               GError              **error);

/* The same, waiting; for the command line and for tests. */
TflLayout       *tfl_layout_engine_run        (TflLayoutEngine      *self,
                                               TflLayoutInput       *input,
                                               GCancellable         *cancellable,
                                               GError              **error);

G_END_DECLS
