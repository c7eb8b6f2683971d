#include "config.h"

#include "tfl-layout-engine.h"

#include "tfl-care.h"
#include "tfl-flow.h"
#include "tfl-layout-private.h"
#include "tfl-placing.h"
#include "tfl-route.h"
#include "tfl-taut.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_LIMIT 2000
/* Answers kept beyond those that the last run needed, so that undo finds them. */
#define BYTES_FOR_UNDO (16 * 1024 * 1024)

struct _TflLayoutEngine
{
  GObject parent_instance;

  GThreadPool *pool; /* of one thread: runs follow one another */

  GMutex lock; /* held while a run is under way; guards all below */
  TflCrew *crew;
  TflDot **dots; /* one a worker of the crew */
  TflMemory *memory;
  TflRouter *router;
  TflLayoutInput *input;  /* of the last run, and how it was placed; NULL where that does not help the next */
  TflPlacing *placing;
  guint limit;
  gint n_placed; /* atomic */
  gint n_reused;
};

G_DEFINE_FINAL_TYPE (TflLayoutEngine, tfl_layout_engine, G_TYPE_OBJECT)

static char *
message_for (TflDotStatus failure)
{
  switch (failure)
    {
    case TFL_DOT_OK:
    case TFL_DOT_CANCELLED:
      return NULL;
    case TFL_DOT_MISSING:
      return g_strdup (_("Graphviz is not installed: units are placed in a plain grid"));
    case TFL_DOT_CRASHED:
      return g_strdup (_("Graphviz ended unexpectedly: some units are placed in a plain grid"));
    case TFL_DOT_HUNG:
      return g_strdup (_("Graphviz took too long: some units are placed in a plain grid"));
    case TFL_DOT_GARBAGE:
      return g_strdup (_("Graphviz answered something unreadable: some units are placed in a plain grid"));
    }
  return NULL;
}

static TflPlacing *
place (TflLayoutEngine *self,
       TflLayoutInput  *input,
       TflNest         *nest,
       const TflMatch  *match,
       GCancellable    *cancellable)
{
  TflPlacingMeans means = { self->crew, self->dots, self->memory, self->limit, cancellable };
  TflPlacing *placing = tfl_placing_new (input, nest, &means, self->placing, match);

  if (placing != NULL)
    {
      g_atomic_int_add (&self->n_placed, (gint) placing->n_placed);
      g_atomic_int_add (&self->n_reused, (gint) (placing->n_containers - placing->n_placed));
    }
  return placing;
}

static void
forget_last (TflLayoutEngine *self)
{
  g_clear_pointer (&self->input, tfl_layout_input_unref);
  g_clear_pointer (&self->placing, tfl_placing_free);
}

static TflRoutes *
route (TflLayoutEngine  *self,
       TflLayoutInput   *input,
       const TflPlacing *placing,
       const TflMatch   *match,
       GCancellable     *cancellable)
{
  TflStanding here = { input, placing };
  TflStanding before = { self->input, self->placing };

  return tfl_router_run (self->router, here, self->placing != NULL ? &before : NULL, match, self->crew, cancellable);
}

/* What is known of an input before anything is placed: two things that do not need each other. */
typedef struct
{
  TflLayoutInput *before; /* NULL where nothing is known */
  TflLayoutInput *input;
  TflNest *nest;
  TflMatch *match;
} Reading;

static void
read_input (guint    task,
            guint    worker,
            gpointer user_data)
{
  Reading *self = user_data;

  if (task == 0)
    self->nest = tfl_nest_new (self->input);
  else
    self->match = tfl_match_new (self->before, self->input);
}

static TflNest *
read_all (TflLayoutEngine  *self,
          TflLayoutInput   *input,
          TflMatch        **match)
{
  Reading reading = { self->input, input, NULL, NULL };

  tfl_crew_run (self->crew, self->input != NULL ? 2 : 1, read_input, &reading);
  *match = reading.match;
  if (reading.match != NULL)
    tfl_match_find_touched (reading.match, self->input, self->placing->nest, input, reading.nest);
  return reading.nest;
}

static gboolean
amends (TflLayoutInput *input)
{
  return tfl_care_amends (tfl_layout_input_get_n_lines (input));
}

/* The end of a run: two things that do not need each other. */
typedef struct
{
  TflLayoutEngine *engine;
  TflLayoutInput *input;
  const TflPlacing *placing;
  TflRoutes *routes; /* to be taken */
  TflLayout *layout;
} Ending;

static void
end_run (guint    task,
         guint    worker,
         gpointer user_data)
{
  Ending *self = user_data;
  guint n = tfl_layout_input_get_n_boxes (self->input);

  if (task == 0)
    self->layout = tfl_layout_new_take (self->input, g_memdup2 (self->placing->rects, (n + 1) * sizeof (TflRect)),
                                        self->routes, message_for (self->placing->failure));
  else
    {
      forget_last (self->engine);
      tfl_memory_forget (self->engine->memory, BYTES_FOR_UNDO);
    }
}

static TflLayout *
finish (TflLayoutEngine  *self,
        TflLayoutInput   *input,
        const TflPlacing *placing,
        TflRoutes        *routes)
{
  Ending ending = { self, input, placing, routes, NULL };

  if (tfl_layout_input_get_taut (input))
    {
      ending.routes = tfl_taut_pull (routes, input, placing);
      tfl_routes_unref (routes);
    }
  tfl_crew_run (self->crew, 2, end_run, &ending);
  return ending.layout;
}

/* Boxes in boxes. What the last run found out is used where it is still true. NULL where it was cancelled. */
static TflLayout *
lay_out_nested (TflLayoutEngine *self,
                TflLayoutInput  *input,
                GCancellable    *cancellable)
{
  g_autoptr (TflMatch) match = NULL;
  TflNest *nest;
  g_autoptr (TflPlacing) placing = NULL;
  TflRoutes *routes;
  TflLayout *layout;

  if (self->input != NULL && amends (self->input) != amends (input))
    forget_last (self);
  nest = read_all (self, input, &match);
  placing = place (self, input, nest, match, cancellable);
  routes = placing != NULL ? route (self, input, placing, match, cancellable) : NULL;
  if (routes == NULL)
    {
      forget_last (self);
      return NULL;
    }

  layout = finish (self, input, placing, routes);
  if (tfl_placing_is_worth_keeping (placing))
    {
      self->input = tfl_layout_input_ref (input);
      self->placing = g_steal_pointer (&placing);
    }
  return layout;
}

TflLayout *
tfl_layout_engine_run (TflLayoutEngine  *self,
                       TflLayoutInput   *input,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  TflLayout *layout;

  g_return_val_if_fail (TFL_IS_LAYOUT_ENGINE (self), NULL);
  g_return_val_if_fail (input != NULL, NULL);

  if (tfl_layout_input_get_flow (input) != TFL_FLOW_NESTED)
    return tfl_flow_lay_out (input, cancellable, error);

  locker = g_mutex_locker_new (&self->lock);
  layout = lay_out_nested (self, input, cancellable);
  if (layout == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The layout was cancelled"));
  return layout;
}

static void
run_task (gpointer data,
          gpointer user_data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  TflLayout *layout = tfl_layout_engine_run (g_task_get_source_object (task), g_task_get_task_data (task),
                                             g_task_get_cancellable (task), &error);

  if (layout != NULL)
    g_task_return_pointer (task, layout, (GDestroyNotify) tfl_layout_unref);
  else
    g_task_return_error (task, error);
}

void
tfl_layout_engine_run_async (TflLayoutEngine     *self,
                             TflLayoutInput      *input,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (TFL_IS_LAYOUT_ENGINE (self));
  g_return_if_fail (input != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tfl_layout_engine_run_async);
  g_task_set_task_data (task, tfl_layout_input_ref (input), (GDestroyNotify) tfl_layout_input_unref);
  g_thread_pool_push (self->pool, task, NULL);
}

TflLayout *
tfl_layout_engine_run_finish (TflLayoutEngine  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
tfl_layout_engine_finalize (GObject *object)
{
  TflLayoutEngine *self = TFL_LAYOUT_ENGINE (object);

  /* No task can be waiting, since each holds the engine; but this may be the pool's own thread, which
   * must not wait for itself. */
  g_thread_pool_free (self->pool, FALSE, FALSE);
  tfl_router_free (self->router);
  forget_last (self);
  tfl_memory_free (self->memory);
  for (guint i = 0; i < tfl_crew_get_n_workers (self->crew); i++)
    tfl_dot_free (self->dots[i]);
  g_free (self->dots);
  tfl_crew_free (self->crew);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (tfl_layout_engine_parent_class)->finalize (object);
}

static void
tfl_layout_engine_class_init (TflLayoutEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tfl_layout_engine_finalize;
}

static void
tfl_layout_engine_init (TflLayoutEngine *self)
{
  self->pool = g_thread_pool_new (run_task, NULL, 1, FALSE, NULL);
  g_mutex_init (&self->lock);
  self->limit = DEFAULT_LIMIT;
  self->crew = tfl_crew_new ();
  self->dots = g_new0 (TflDot *, tfl_crew_get_n_workers (self->crew));
  self->memory = tfl_memory_new ();
  self->router = tfl_router_new ();
}

TflLayoutEngine *
tfl_layout_engine_new (const char *program)
{
  TflLayoutEngine *self = g_object_new (TFL_TYPE_LAYOUT_ENGINE, NULL);

  if (program == NULL)
    program = g_getenv ("TREFOIL_DOT");
  for (guint i = 0; i < tfl_crew_get_n_workers (self->crew); i++)
    self->dots[i] = tfl_dot_new (program != NULL && *program != '\0' ? program : "dot");

  return self;
}

void
tfl_layout_engine_set_limit (TflLayoutEngine *self,
                             guint            milliseconds)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->limit = milliseconds;
}

guint
tfl_layout_engine_get_n_placed (TflLayoutEngine *self)
{
  return g_atomic_int_get (&self->n_placed);
}

guint
tfl_layout_engine_get_n_reused (TflLayoutEngine *self)
{
  return g_atomic_int_get (&self->n_reused);
}
