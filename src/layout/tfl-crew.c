#include "config.h"

#include "tfl-crew.h"

#define MAX_WORKERS 4

struct _TflCrew
{
  guint      n_workers;
  GThread   *threads[MAX_WORKERS];

  GMutex     lock; /* guards all below but next */
  GCond      work; /* there is some, or the end */
  GCond      done;
  guint      round;
  gboolean   open;   /* members may still join the round */
  guint      n_busy; /* of those who did */
  gboolean   ended;

  gint        next; /* atomic: the first task that nobody has taken */
  guint       n;
  TflTaskFunc func;
  gpointer    user_data;
};

typedef struct
{
  TflCrew *crew;
  guint    worker;
} Member;

static void
work (TflCrew *self,
      guint    worker)
{
  for (;;)
    {
      guint task = (guint) g_atomic_int_add (&self->next, 1);

      if (task >= self->n)
        return;
      self->func (task, worker, self->user_data);
    }
}

static gpointer
member_main (gpointer data)
{
  g_autofree Member *member = data;
  TflCrew *self = member->crew;
  guint round = 0;

  g_mutex_lock (&self->lock);
  for (;;)
    {
      while (!self->ended && self->round == round)
        g_cond_wait (&self->work, &self->lock);
      if (self->ended)
        break;

      round = self->round;
      if (!self->open)
        continue;

      self->n_busy++;
      g_mutex_unlock (&self->lock);
      work (self, member->worker);
      g_mutex_lock (&self->lock);
      if (--self->n_busy == 0)
        g_cond_signal (&self->done);
    }
  g_mutex_unlock (&self->lock);

  return NULL;
}

TflCrew *
tfl_crew_new (void)
{
  TflCrew *self = g_new0 (TflCrew, 1);

  self->n_workers = CLAMP (g_get_num_processors (), 1, MAX_WORKERS);
  g_mutex_init (&self->lock);
  g_cond_init (&self->work);
  g_cond_init (&self->done);

  return self;
}

void
tfl_crew_free (TflCrew *self)
{
  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  g_cond_broadcast (&self->work);
  g_mutex_unlock (&self->lock);

  for (guint i = 1; i < self->n_workers; i++)
    if (self->threads[i] != NULL)
      g_thread_join (self->threads[i]);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->work);
  g_cond_clear (&self->done);
  g_free (self);
}

guint
tfl_crew_get_n_workers (TflCrew *self)
{
  return self->n_workers;
}

/* Threads are made when there is something to share for the first time. */
static void
hire (TflCrew *self)
{
  for (guint i = 1; i < self->n_workers && self->threads[i] == NULL; i++)
    {
      Member *member = g_new (Member, 1);

      *member = (Member){ self, i };
      self->threads[i] = g_thread_new ("trefoil-layout", member_main, member);
    }
}

void
tfl_crew_run (TflCrew     *self,
              guint        n,
              TflTaskFunc  func,
              gpointer     user_data)
{
  if (n < 2 || self->n_workers == 1)
    {
      for (guint i = 0; i < n; i++)
        func (i, 0, user_data);
      return;
    }

  hire (self);
  g_mutex_lock (&self->lock);
  self->func = func;
  self->user_data = user_data;
  self->n = n;
  g_atomic_int_set (&self->next, 0);
  self->open = TRUE;
  self->round++;
  g_cond_broadcast (&self->work);
  g_mutex_unlock (&self->lock);

  work (self, 0);

  /* Who has not come by now is not waited for: on a busy machine that could take longer than the work. */
  g_mutex_lock (&self->lock);
  self->open = FALSE;
  while (self->n_busy > 0)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
}
