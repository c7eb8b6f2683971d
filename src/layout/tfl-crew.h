/* A few threads that share numbered tasks among them.
 *
 * Whoever calls works as well, as worker 0; without other processors, or with few tasks, alone.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TflCrew TflCrew;

/* worker: smaller than tfl_crew_get_n_workers(); no two calls with the same worker run at a time. */
typedef void (*TflTaskFunc) (guint    task,
                             guint    worker,
                             gpointer user_data);

TflCrew *tfl_crew_new           (void);
void     tfl_crew_free          (TflCrew     *self);

guint    tfl_crew_get_n_workers (TflCrew     *self);

/* Returns when all tasks, 0 … n − 1, are done. */
void     tfl_crew_run           (TflCrew     *self,
                                 guint        n,
                                 TflTaskFunc  func,
                                 gpointer     user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflCrew, tfl_crew_free)

G_END_DECLS
