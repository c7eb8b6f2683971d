#include "config.h"

#include "tfl-slide-picture.h"

#include "tfl-snapshot.h"

#include "layout/tfl-layout-engine.h"

#define LEAST_WIDTH 160
#define MOST_ZOOM 1.0

struct _TflSlidePicture
{
  GtkWidget        parent_instance;

  TflLayoutEngine *engine;
  GCancellable    *running; /* the run whose layout is awaited, or NULL */
  TflScene        *scene;   /* or NULL */
  TflTheme         theme;
};

G_DEFINE_FINAL_TYPE (TflSlidePicture, tfl_slide_picture, GTK_TYPE_WIDGET)

/* What to draw once it is laid out. */
typedef struct
{
  TflSlidePicture *picture;
  TflSession      *session;
  TflModel        *model;
  TflScope        *scope;
  TflTheme         theme;
} Wanted;

static void
wanted_free (Wanted *self)
{
  g_object_unref (self->picture);
  g_object_unref (self->session);
  tfl_model_unref (self->model);
  tfl_scope_free (self->scope);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wanted, wanted_free)

static void
init_picture (const Wanted *wanted,
              TflFilter    *filter,
              TflPicture   *picture)
{
  tfl_session_init_picture (wanted->session, 1, picture);
  picture->scope = wanted->scope;
  picture->filter = filter;
}

static void
laid_out_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Wanted) wanted = user_data;
  g_autoptr (TflLayout) layout = tfl_layout_engine_run_finish (TFL_LAYOUT_ENGINE (object), result, NULL);
  TflSlidePicture *self = wanted->picture;
  g_autoptr (TflFilter) filter = NULL;
  TflPicture picture;

  /* Of a model that is on show no more it would be drawn wrong; whoever follows the model asks again. */
  if (layout == NULL || tfl_session_get_model (wanted->session) != wanted->model)
    return;

  g_clear_object (&self->running);
  filter = tfl_filter_new_query (wanted->model, &wanted->scope->only);
  init_picture (wanted, filter, &picture);
  g_clear_pointer (&self->scene, tfl_scene_unref);
  self->scene = tfl_picture_draw (&picture, layout);
  self->theme = wanted->theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tfl_slide_picture_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  TflSlidePicture *self = TFL_SLIDE_PICTURE (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  GdkRGBA ground = tfl_snapshot_colour (self->theme, TFL_COLOUR_CANVAS, 1);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  g_autoptr (GskRenderNode) node = NULL;
  TflRect bounds;
  double zoom;

  gtk_snapshot_push_clip (snapshot, &all);
  gtk_snapshot_append_color (snapshot, &ground, &all);
  if (self->scene != NULL && width > 0 && height > 0)
    {
      bounds = tfl_scene_get_bounds (self->scene);
      zoom = MIN (MIN (width / MAX (bounds.width, 1), height / MAX (bounds.height, 1)), MOST_ZOOM);
      node = tfl_snapshot_make_node (self->scene, self->theme, &bounds, zoom);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (width - bounds.width * zoom) / 2,
                                                              (float) (height - bounds.height * zoom) / 2));
      gtk_snapshot_append_node (snapshot, node);
    }
  gtk_snapshot_pop (snapshot);
}

static void
cancel (TflSlidePicture *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

static void
tfl_slide_picture_dispose (GObject *object)
{
  TflSlidePicture *self = TFL_SLIDE_PICTURE (object);

  cancel (self);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->scene, tfl_scene_unref);

  G_OBJECT_CLASS (tfl_slide_picture_parent_class)->dispose (object);
}

static void
tfl_slide_picture_class_init (TflSlidePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_slide_picture_dispose;
  widget_class->snapshot = tfl_slide_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "slide");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tfl_slide_picture_init (TflSlidePicture *self)
{
  self->engine = tfl_layout_engine_new (NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self), LEAST_WIDTH, LEAST_WIDTH * 9 / 16);
}

void
tfl_slide_picture_set (TflSlidePicture *self,
                       TflSession      *session,
                       const TflSlide  *slide,
                       TflTheme         theme)
{
  g_autoptr (TflLayoutInput) input = NULL;
  TflPicture picture;
  Wanted *wanted;

  cancel (self);
  if (slide == NULL)
    {
      g_clear_pointer (&self->scene, tfl_scene_unref);
      self->theme = theme;
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }

  wanted = g_new0 (Wanted, 1);
  wanted->picture = g_object_ref (self);
  wanted->session = g_object_ref (session);
  wanted->model = tfl_model_ref (tfl_session_get_model (session));
  wanted->scope = tfl_scope_copy (slide->scope);
  wanted->theme = slide->theme >= 0 ? (TflTheme) slide->theme : theme;
  init_picture (wanted, NULL, &picture);
  input = tfl_picture_measure (&picture);
  self->running = g_cancellable_new ();
  tfl_layout_engine_run_async (self->engine, input, self->running, laid_out_cb, wanted);
}
