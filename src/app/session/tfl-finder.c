#include "config.h"

#include "tfl-finder.h"

#define SLICE 4000 /* µs that a query may take at a time: a frame has to be drawn beside it */
#define STEP 2000  /* elements between two looks at the clock */

struct _TflFinder
{
  GObject       parent_instance;

  TflSession   *session;
  GSignalGroup *signals;
  TflSearch    *search;     /* NULL until a query needs it; it stands at `model` */
  TflModel     *model;
  GCancellable *making;     /* NULL while no search is being made */

  gboolean      fades;
  gboolean      has_query;
  TflQuery      query;      /* its strings are ours */
  TflSearchRun *run;        /* NULL while none is under way */
  guint         run_idle;
  GPtrArray    *ids;
  guint         n_found;
};

G_DEFINE_FINAL_TYPE (TflFinder, tfl_finder, G_TYPE_OBJECT)

enum
{
  FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_faded (TflFinder *self)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (self->session == NULL)
    return;
  if (self->fades && self->has_query && self->n_found > self->ids->len)
    ids = tfl_search_list (self->search, &self->query, tfl_session_get_findings (self->session));
  else if (self->fades && self->has_query)
    ids = g_ptr_array_ref (self->ids);
  tfl_session_set_found (self->session, ids, &self->query);
}

static void
take_ids (TflFinder *self,
          GPtrArray *ids,
          guint      n_found)
{
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  self->ids = ids;
  self->n_found = n_found;
  update_faded (self);
  g_signal_emit (self, signals[FOUND], 0);
}

static void
stop (TflFinder *self)
{
  g_clear_handle_id (&self->run_idle, g_source_remove);
  g_clear_pointer (&self->run, tfl_search_run_free);
}

/* FALSE where the slice was too short. */
static gboolean
go_on (TflFinder *self)
{
  gint64 end = g_get_monotonic_time () + SLICE;
  GPtrArray *ids;
  guint n_found;

  while (tfl_search_run_step (self->run, STEP))
    if (g_get_monotonic_time () > end)
      return FALSE;

  ids = tfl_search_run_free_to_ids (g_steal_pointer (&self->run), &n_found);
  take_ids (self, ids, n_found);

  return TRUE;
}

static gboolean
run_cb (gpointer user_data)
{
  TflFinder *self = user_data;
  g_autoptr (TflFinder) alive = g_object_ref (self);
  guint idle = self->run_idle;

  if (!go_on (self))
    return G_SOURCE_CONTINUE;
  if (self->run_idle == idle) /* else a handler has asked for another */
    self->run_idle = 0;

  return G_SOURCE_REMOVE;
}

static void
begin (TflFinder *self)
{
  stop (self);
  self->run = tfl_search_begin (self->search, &self->query, tfl_session_get_findings (self->session), TFL_FINDER_MOST);
  if (!go_on (self))
    self->run_idle = g_idle_add (run_cb, self);
}

static void
follow (TflFinder *self)
{
  TflModel *after = tfl_session_get_model (self->session);
  g_autoptr (TflDiff) diff = tfl_diff_new (self->model, after);

  stop (self);
  tfl_search_update (self->search, diff);
  tfl_model_ref (after);
  tfl_model_unref (self->model);
  self->model = after;
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      model,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, tfl_search_new (model), (GDestroyNotify) tfl_search_free);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  TflFinder *self = TFL_FINDER (object);
  TflSearch *search = g_task_propagate_pointer (G_TASK (result), NULL);

  if (search == NULL) /* cancelled: of another session */
    return;

  g_clear_object (&self->making);
  self->search = search;
  self->model = tfl_model_ref (g_task_get_task_data (G_TASK (result)));
  follow (self);
  if (self->has_query)
    begin (self);
}

static void
make (TflFinder *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->making != NULL)
    return;

  self->making = g_cancellable_new ();
  task = g_task_new (self, self->making, made_cb, NULL);
  g_task_set_task_data (task, tfl_model_ref (tfl_session_get_model (self->session)), (GDestroyNotify) tfl_model_unref);
  g_task_run_in_thread (task, make_in_thread);
}

static void
changed_cb (TflFinder *self)
{
  if (self->search == NULL)
    return;

  follow (self);
  if (self->has_query)
    begin (self);
}

static void
forget (TflFinder *self)
{
  stop (self);
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_pointer (&self->search, tfl_search_free);
  g_clear_pointer (&self->model, tfl_model_unref);
}

static void
clear_query (TflFinder *self)
{
  g_free ((char *) self->query.text);
  g_free ((char *) self->query.practice);
  g_free ((char *) self->query.tool);
  self->query = (TflQuery) { 0 };
  self->has_query = FALSE;
}

static void
tfl_finder_dispose (GObject *object)
{
  TflFinder *self = TFL_FINDER (object);

  forget (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tfl_finder_parent_class)->dispose (object);
}

static void
tfl_finder_finalize (GObject *object)
{
  TflFinder *self = TFL_FINDER (object);

  clear_query (self);
  g_ptr_array_unref (self->ids);

  G_OBJECT_CLASS (tfl_finder_parent_class)->finalize (object);
}

static void
tfl_finder_class_init (TflFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tfl_finder_dispose;
  G_OBJECT_CLASS (klass)->finalize = tfl_finder_finalize;

  signals[FOUND] = g_signal_new ("found", TFL_TYPE_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tfl_finder_init (TflFinder *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->signals = g_signal_group_new (TFL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
}

TflFinder *
tfl_finder_new (void)
{
  return g_object_new (TFL_TYPE_FINDER, NULL);
}

void
tfl_finder_set_session (TflFinder  *self,
                        TflSession *session)
{
  if (self->session == session)
    return;

  forget (self);
  if (self->session != NULL)
    tfl_session_set_found (self->session, NULL, NULL);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->signals, session);
  if (session != NULL && self->has_query)
    make (self);
  else
    take_ids (self, g_ptr_array_new_with_free_func (g_free), 0);
}

void
tfl_finder_set_query (TflFinder      *self,
                      const TflQuery *query)
{
  TflQuery copy = query != NULL ? *query : (TflQuery) { 0 };

  copy.text = g_strdup (copy.text);
  copy.practice = g_strdup (copy.practice);
  copy.tool = g_strdup (copy.tool);
  clear_query (self);
  stop (self);
  self->query = copy;
  self->has_query = self->session != NULL && !tfl_query_is_empty (&copy);

  if (!self->has_query)
    take_ids (self, g_ptr_array_new_with_free_func (g_free), 0);
  else if (self->search == NULL)
    make (self);
  else
    begin (self);
}

const TflQuery *
tfl_finder_get_query (TflFinder *self)
{
  return self->has_query ? &self->query : NULL;
}

GPtrArray *
tfl_finder_get_ids (TflFinder *self)
{
  return self->ids;
}

guint
tfl_finder_get_n_found (TflFinder *self)
{
  return self->n_found;
}

GPtrArray *
tfl_finder_find_all (TflFinder *self)
{
  if (self->search == NULL || !self->has_query)
    return g_ptr_array_new_with_free_func (g_free);

  return tfl_search_find (self->search, &self->query, tfl_session_get_findings (self->session), G_MAXUINT, NULL);
}

gboolean
tfl_finder_is_busy (TflFinder *self)
{
  return self->has_query && (self->run != NULL || self->search == NULL);
}

void
tfl_finder_set_fades (TflFinder *self,
                      gboolean   fades)
{
  self->fades = fades;
  update_faded (self);
}

gboolean
tfl_finder_fades (TflFinder *self)
{
  return self->fades;
}
