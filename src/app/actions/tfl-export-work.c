#include "config.h"

#include "tfl-export-work.h"

void
tfl_export_work_free (TflExportWork *work)
{
  g_clear_pointer (&work->pages, tfl_pages_free);
  g_clear_pointer (&work->deck, tfl_deck_unref);
  g_clear_object (&work->session);
  g_free (work->template_path);
  g_free (work->path);
  g_free (work);
}

static void
drawn_cb (guint    n_drawn,
          guint    n_pages,
          gpointer user_data)
{
  TflExportWork *work = user_data;

  g_atomic_int_set (&work->n_drawn, (gint) n_drawn);
}

static gboolean
ensure_pages (TflExportWork  *work,
              GCancellable   *cancellable,
              GError        **error)
{
  if (work->pages == NULL)
    work->pages = tfl_pages_new (work->deck, &work->base, work->theme, work->force, drawn_cb, work, cancellable, NULL, error);

  return work->pages != NULL;
}

void
tfl_export_work_draw (GTask        *task,
                      gpointer      source,
                      gpointer      data,
                      GCancellable *cancellable)
{
  TflExportWork *work = data;
  g_autoptr (GError) error = NULL;

  if (!ensure_pages (work, cancellable, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&work->pages), (GDestroyNotify) tfl_pages_free);
}

void
tfl_export_work_write (GTask        *task,
                       gpointer      source,
                       gpointer      data,
                       GCancellable *cancellable)
{
  TflExportWork *work = data;
  TflExportJob job = { work->base.model, work->base.index, work->base.tally, work->base.findings };
  g_autoptr (GError) error = NULL;

  if (work->format->pages && !ensure_pages (work, cancellable, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (work->pages != NULL)
    {
      job.pages = tfl_pages_get (work->pages);
      job.n_pages = tfl_pages_get_n (work->pages);
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!tfl_export_job_to_file (&job, work->format, &work->options, work->path, &work->n_files, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}
