/* What fades in the picture.
 *
 * To find that out all that there is may have to be looked at.  In a large model this is done on another thread; until
 * it is known, what faded before fades.
 */
#include "config.h"

#include "tfl-session-private.h"

#define MOST_AT_ONCE 5000 /* elements: well below a frame */

typedef struct
{
  TflModel  *model;
  GPtrArray *ids;   /* of what was found; NULL where the scope says what to find */
  TflScope  *scope;
} Asking;

static void
asking_free (Asking *self)
{
  tfl_model_unref (self->model);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  tfl_scope_free (self->scope);
  g_free (self);
}

static TflFilter *
make (const Asking *asking)
{
  return asking->ids != NULL ? tfl_filter_new (asking->model, asking->ids)
                             : tfl_filter_new_query (asking->model, &asking->scope->only);
}

static void
take (TflSession *self,
      TflFilter  *filter)
{
  g_clear_pointer (&self->filter, tfl_filter_unref);
  self->filter = filter;
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      asking,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, make (asking), (GDestroyNotify) tfl_filter_unref);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  TflSession *self = TFL_SESSION (object);
  g_autoptr (GError) error = NULL;
  TflFilter *filter = g_task_propagate_pointer (G_TASK (result), &error);

  if (filter == NULL) /* cancelled: something else is to fade */
    return;

  g_clear_object (&self->filtering);
  take (self, filter);
  tfl_session_look_changed (self);
}

void
tfl_session_cancel_filter (TflSession *self)
{
  if (self->filtering != NULL)
    g_cancellable_cancel (self->filtering);
  g_clear_object (&self->filtering);
}

static void
ask (TflSession *self,
     GPtrArray  *ids)
{
  TflModel *model = tfl_session_get_model (self);
  guint n = ids != NULL ? ids->len : tfl_model_count (model, TFL_KIND_UNIT) + tfl_model_count (model, TFL_KIND_WORK);
  Asking *asking = g_new0 (Asking, 1);
  g_autoptr (GTask) task = NULL;

  tfl_session_cancel_filter (self);
  asking->model = tfl_model_ref (model);
  asking->ids = ids != NULL ? g_ptr_array_ref (ids) : NULL;
  asking->scope = tfl_scope_copy (self->scope);
  if (n <= MOST_AT_ONCE)
    {
      take (self, make (asking));
      asking_free (asking);
      return;
    }

  self->filtering = g_cancellable_new ();
  task = g_task_new (self, self->filtering, made_cb, NULL);
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
  g_task_run_in_thread (task, make_in_thread);
}

void
tfl_session_queue_filter (TflSession *self)
{
  self->is_filtered = self->shows_found; /* whoever searches tells what is found now */
}

const TflFilter *
tfl_session_ensure_filter (TflSession *self)
{
  gboolean is_known = self->is_filtered;

  self->is_filtered = TRUE;
  if (!is_known && !tfl_query_is_empty (&self->scope->only))
    ask (self, NULL);
  else if (!is_known)
    {
      tfl_session_cancel_filter (self);
      take (self, NULL);
    }

  return self->filter;
}

void
tfl_session_follow_view (TflSession *self,
                         TflDiff    *diff)
{
  for (guint i = 0; self->view != NULL && i < tfl_diff_get_n_changes (diff); i++)
    {
      const TflChange *change = tfl_diff_get_change (diff, i);

      if (change->after != NULL && g_str_equal (tfl_element_get_id (change->after), self->view))
        tfl_scope_take_stress (self->scope, change->after);
    }
  tfl_session_queue_filter (self);
}

void
tfl_session_set_revealed (TflSession *self,
                          GPtrArray  *ids)
{
  if (ids == NULL && !self->shows_found)
    return;

  self->shows_found = ids != NULL;
  self->is_filtered = ids != NULL;
  if (ids != NULL)
    ask (self, ids);
  tfl_session_look_changed (self);
}

void
tfl_session_set_found (TflSession     *self,
                       GPtrArray      *ids,
                       const TflQuery *query)
{
  if (ids == NULL && !self->shows_found)
    return;

  tfl_scope_set_only (self->scope, ids != NULL ? query : &(TflQuery) { 0 });
  tfl_session_set_revealed (self, ids);
}
