#include "config.h"

#include "tfl-clip-content.h"

#include "export/tfl-export.h"
#include "io/tfl-excerpt.h"
#include "io/tfl-writer.h"
#include "layout/tfl-layout-engine.h"
#include "scene/tfl-picture.h"

#include <string.h>

struct _TflClipContent
{
  GdkContentProvider parent_instance;

  TflModel          *excerpt;
};

G_DEFINE_FINAL_TYPE (TflClipContent, tfl_clip_content, GDK_TYPE_CONTENT_PROVIDER)

static GBytes *
make_xml (TflModel    *excerpt,
          const char  *mime,
          GError     **error)
{
  return tfl_write_bytes (excerpt);
}

static GBytes *
make_text (TflModel    *excerpt,
           const char  *mime,
           GError     **error)
{
  char *text = tfl_excerpt_to_text (excerpt);

  return g_bytes_new_take (text, strlen (text));
}

/* What was copied without what it only refers to; the excerpt itself where that has no place of its own. */
static TflModel *
make_model (TflModel *excerpt)
{
  g_autoptr (TflModel) empty = tfl_model_new ();
  g_autoptr (TflEdit) edit = tfl_edit_new (empty, NULL);
  g_auto (TflPasted) pasted = { NULL, 0 };

  if (!tfl_excerpt_paste (excerpt, edit, TFL_ROOT_ID, &pasted, NULL) || pasted.ids->len == 0)
    return tfl_model_ref (excerpt);

  return tfl_edit_free_to_model (g_steal_pointer (&edit), NULL);
}

/* Work is drawn in the unit it stands in, and nothing around it. */
static TflScope *
make_scope (TflModel *model)
{
  g_auto (GStrv) copied = tfl_excerpt_get_copied (model);
  TflScope *scope = tfl_scope_new ();
  const TflElement *unit = NULL;

  if (copied != NULL && copied[0] != NULL)
    unit = tfl_model_get_parent (model, tfl_model_lookup (model, copied[0]));
  for (guint i = 1; unit != NULL && copied[i] != NULL; i++)
    if (!tfl_model_is_inside (model, copied[i], tfl_element_get_id (unit)))
      unit = NULL;
  if (unit != NULL && tfl_element_get_kind (unit) == TFL_KIND_UNIT)
    tfl_scope_set_root (scope, tfl_element_get_id (unit));

  return scope;
}

static TflScene *
draw (TflModel  *model,
      GError   **error)
{
  g_autoptr (TflIndex) index = tfl_index_new (model);
  g_autoptr (TflTally) tally = tfl_tally_new (model, index);
  g_autoptr (TflFindings) findings = tfl_findings_new (model, index);
  g_autoptr (TflScope) scope = make_scope (model);
  TflPicture picture = { .model = model, .index = index, .tally = tally, .findings = findings, .scope = scope, .zoom = 1 };
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  g_autoptr (TflLayoutInput) input = tfl_picture_measure (&picture);
  g_autoptr (TflLayout) layout = tfl_layout_engine_run (engine, input, NULL, error);

  return layout != NULL ? tfl_picture_draw (&picture, layout) : NULL;
}

/* Light, whatever the window is: it goes onto a page. */
static GBytes *
make_picture (TflModel    *excerpt,
              const char  *mime,
              GError     **error)
{
  TflExportOptions options = { TFL_THEME_LIGHT, 2, FALSE };
  g_autoptr (TflModel) model = make_model (excerpt);
  g_autoptr (TflScene) scene = draw (model, error);
  guint n_formats;
  const TflExportFormat *formats = tfl_export_formats_get (&n_formats);

  for (guint i = 0; scene != NULL && i < n_formats; i++)
    if (g_str_equal (formats[i].mime, mime))
      return formats[i].write (scene, &options, error);

  return NULL;
}

/* The first is what is best for whoever can take several; stored: kept when the program ends. */
static const struct
{
  const char *mime;
  gboolean    stored;
  GBytes   *(*make) (TflModel *excerpt, const char *mime, GError **error);
} offers[] = {
  { TFL_CLIP_MIME, TRUE, make_xml },
  { "text/plain;charset=utf-8", TRUE, make_text },
  { "text/plain", TRUE, make_text },
  { "image/svg+xml", FALSE, make_picture },
  { "image/png", FALSE, make_picture },
};

static GdkContentFormats *
list_formats (gboolean stored_only)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    if (offers[i].stored || !stored_only)
      gdk_content_formats_builder_add_mime_type (builder, offers[i].mime);

  return gdk_content_formats_builder_free_to_formats (builder);
}

static GdkContentFormats *
tfl_clip_content_ref_formats (GdkContentProvider *provider)
{
  return list_formats (FALSE);
}

static GdkContentFormats *
tfl_clip_content_ref_storable_formats (GdkContentProvider *provider)
{
  return list_formats (TRUE);
}

typedef struct
{
  TflModel      *excerpt;
  guint          offer;
  GOutputStream *stream;
  int            priority;
} Writing;

static void
writing_free (Writing *writing)
{
  tfl_model_unref (writing->excerpt);
  g_object_unref (writing->stream);
  g_free (writing);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Writing *writing = data;
  GError *error = NULL;
  GBytes *bytes = offers[writing->offer].make (writing->excerpt, offers[writing->offer].mime, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s cannot be made", offers[writing->offer].mime);
}

static void
written_cb (GObject      *stream,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Writing *writing = g_task_get_task_data (G_TASK (result));
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  data = g_bytes_get_data (bytes, &size);
  g_task_set_task_data (task, bytes, (GDestroyNotify) g_bytes_unref); /* as long as they are written */
  g_output_stream_write_all_async (writing->stream, data, size, writing->priority, cancellable, written_cb,
                                   g_steal_pointer (&task));
}

static void
tfl_clip_content_write_mime_type_async (GdkContentProvider  *provider,
                                        const char          *mime,
                                        GOutputStream       *stream,
                                        int                  priority,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  TflClipContent *self = TFL_CLIP_CONTENT (provider);
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    if (g_str_equal (offers[i].mime, mime))
      {
        Writing *writing = g_new (Writing, 1);
        g_autoptr (GTask) making = NULL;

        *writing = (Writing){ tfl_model_ref (self->excerpt), i, g_object_ref (stream), priority };
        making = g_task_new (provider, cancellable, made_cb, g_steal_pointer (&task));
        g_task_set_task_data (making, writing, (GDestroyNotify) writing_free);
        g_task_run_in_thread (making, make_in_thread);
        return;
      }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s is not offered", mime);
}

static gboolean
tfl_clip_content_write_mime_type_finish (GdkContentProvider  *provider,
                                         GAsyncResult        *result,
                                         GError             **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
tfl_clip_content_finalize (GObject *object)
{
  tfl_model_unref (TFL_CLIP_CONTENT (object)->excerpt);

  G_OBJECT_CLASS (tfl_clip_content_parent_class)->finalize (object);
}

static void
tfl_clip_content_class_init (TflClipContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tfl_clip_content_finalize;
  provider_class->ref_formats = tfl_clip_content_ref_formats;
  provider_class->ref_storable_formats = tfl_clip_content_ref_storable_formats;
  provider_class->write_mime_type_async = tfl_clip_content_write_mime_type_async;
  provider_class->write_mime_type_finish = tfl_clip_content_write_mime_type_finish;
}

static void
tfl_clip_content_init (TflClipContent *self)
{
}

GdkContentProvider *
tfl_clip_content_new (TflModel *excerpt)
{
  TflClipContent *self = g_object_new (TFL_TYPE_CLIP_CONTENT, NULL);

  self->excerpt = tfl_model_ref (excerpt);

  return GDK_CONTENT_PROVIDER (self);
}
