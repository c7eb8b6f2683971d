#include "config.h"

#include "tfl-view-picture.h"

#include "export/tfl-cairo.h"
#include "scene/tfl-deck.h"

#define ZOOM 0.25 /* simple enough for so small a picture */

typedef struct
{
  TflModel *model;
  char     *view;
  TflTheme  theme;
  int       scale;
} Job;

static void
job_free (Job *self)
{
  tfl_model_unref (self->model);
  g_free (self->view);
  g_free (self);
}

char *
tfl_view_picture_make_key (const TflElement *view)
{
  const TflKindInfo *info = tfl_kind_get_info (TFL_KIND_VIEW);
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    {
      TflField field = (TflField) (info->first_field + i);
      const char *text = tfl_element_get (view, field);

      if (field != TFL_VIEW_NAME && field != TFL_VIEW_NOTES && field != TFL_VIEW_SLIDE && field != TFL_VIEW_GONE)
        g_string_append_printf (key, "%s\n", text != NULL ? text : "");
    }

  return g_string_free (key, FALSE);
}

/* Its part in sight, or all of it, in the middle. */
static cairo_surface_t *
paint (const TflSlide *slide,
       TflScene       *scene,
       const Job      *job)
{
  int width = TFL_VIEW_PICTURE_WIDTH * job->scale;
  int height = TFL_VIEW_PICTURE_HEIGHT * job->scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  TflTheme theme = slide->theme >= 0 ? (TflTheme) slide->theme : job->theme;
  TflRect part = slide->camera.width > 0 ? slide->camera : tfl_scene_get_bounds (scene);
  double zoom = MIN (width / MAX (part.width, 1), height / MAX (part.height, 1));

  tfl_cairo_paint_ground (cr, theme);
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -part.x - part.width / 2, -part.y - part.height / 2);
  tfl_cairo_draw_scene (cr, scene, theme, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* The index, the tally and the findings of the session follow its edits, so this has its own. */
static void
draw_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Job *job = data;
  g_autoptr (TflIndex) index = tfl_index_new (job->model);
  g_autoptr (TflTally) tally = tfl_tally_new (job->model, index);
  g_autoptr (TflFindings) findings = tfl_findings_new (job->model, index);
  const TflElement *view = tfl_model_lookup (job->model, job->view);
  g_autoptr (TflScope) scope = tfl_scope_from_view (view);
  g_autoptr (TflDeck) deck = NULL;
  g_autoptr (TflLayoutEngine) engine = tfl_layout_engine_new (NULL);
  TflPicture base = { .model = job->model, .index = index, .tally = tally, .findings = findings, .zoom = ZOOM };
  g_autoptr (TflScene) scene = NULL;
  GError *error = NULL;

  tfl_scope_take_places (scope, job->model, job->view);
  deck = tfl_deck_new_single (job->model, tally, scope, job->view);
  scene = tfl_slide_draw (tfl_deck_get_slide (deck, 0), &base, engine, cancellable, NULL, &error);
  if (scene == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, paint (tfl_deck_get_slide (deck, 0), scene, job), (GDestroyNotify) cairo_surface_destroy);
}

void
tfl_view_picture_draw (TflModel            *model,
                       const char          *view,
                       TflTheme             theme,
                       int                  scale,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->model = tfl_model_ref (model);
  job->view = g_strdup (view);
  job->theme = theme;
  job->scale = scale;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, draw_in_thread);
}

GdkTexture *
tfl_view_picture_finish (GAsyncResult  *result,
                         GError       **error)
{
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), error);
  g_autoptr (GBytes) bytes = NULL;

  if (surface == NULL)
    return NULL;

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) cairo_image_surface_get_stride (surface) *
                                      (gsize) cairo_image_surface_get_height (surface),
                                      (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                 GDK_MEMORY_DEFAULT, bytes, (gsize) cairo_image_surface_get_stride (surface));
}
