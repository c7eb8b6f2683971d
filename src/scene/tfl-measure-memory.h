/* What measuring remembers of a model, so that after an edit it measures what the edit changed and nothing else.
 *
 * Give the same memory to every picture of one document (TflPicture.memory): it follows the model from one
 * measuring to the next by their difference, whatever the scope and the kind of picture in between.  What is
 * measured is exactly the same with and without it.  It holds the model that was measured last, and of each unit and
 * service that was ever on show there what it measures; what is gone from the model it forgets.
 *
 * Measuring may run on any thread, but only one at a time with the same memory.  Drawing does not use it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TflMeasureMemory TflMeasureMemory;

TflMeasureMemory *tfl_measure_memory_new            (void);
void              tfl_measure_memory_free           (TflMeasureMemory *self);

/* How many units, pieces of work and labels of services it has ever measured: the cost, for tests to count. */
guint             tfl_measure_memory_get_n_measured (TflMeasureMemory *self);

/* How many units and services it knows anything of. */
guint             tfl_measure_memory_get_n_known    (TflMeasureMemory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflMeasureMemory, tfl_measure_memory_free)

G_END_DECLS
