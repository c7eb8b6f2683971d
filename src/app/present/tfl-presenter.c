#include "config.h"

#include "tfl-presenter-private.h"

#include "tfl-presenter-window.h"

#include "app/session/tfl-sight.h"

#include <glib/gi18n.h>

#define KEY "tfl-presenter"

G_DEFINE_FINAL_TYPE (TflPresenter, tfl_presenter, G_TYPE_OBJECT)

static guint turned;

/* From slide to slide. */

/* NULL: all of it. */
static void
look_at (TflPresenter  *self,
         const TflRect *part)
{
  static const TflRect all = { 0 };

  tfl_canvas_set_fitted (self->canvas, part != NULL ? part : &all);
}

static void
set_scope (TflPresenter   *self,
           const TflScope *scope,
           const char     *view,
           const TflRect  *part)
{
  look_at (self, part);
  self->is_setting = TRUE;
  tfl_session_set_scope (self->session, scope, view);
  self->is_setting = FALSE;
}

static void
arrive (TflPresenter *self)
{
  const TflSlide *slide = tfl_presentation_get_slide (self->presentation);

  self->is_on_way = FALSE;
  set_scope (self, slide->scope, slide->view, &slide->camera);
  if (self->returns)
    tfl_canvas_return_to (self->canvas, &self->camera);
  self->returns = FALSE;
}

static void
arrive_cb (gpointer user_data)
{
  TflPresenter *self = user_data;

  self->arrival = 0;
  if (self->is_on_way && tfl_canvas_is_at_rest (self->canvas))
    arrive (self);
}

/* Told in the midst of things; what is at rest then may be about to fly. */
static void
rest_cb (TflPresenter *self)
{
  if (self->is_on_way && self->arrival == 0 && tfl_canvas_is_at_rest (self->canvas))
    self->arrival = g_idle_add_once (arrive_cb, self);
}

/* Out of one unit and into the next, where one cannot see the other from there. */
static void
go (TflPresenter *self)
{
  const TflSlide *slide = tfl_presentation_get_slide (self->presentation);
  g_autoptr (TflScope) way = NULL;

  if (adw_get_enable_animations (GTK_WIDGET (self->canvas)))
    way = tfl_sight_find_way (tfl_session_get_scope (self->session), slide->scope, tfl_session_get_model (self->session));
  self->is_on_way = way != NULL;
  if (way != NULL)
    set_scope (self, way, NULL, NULL);
  else
    arrive (self);
}

static void
update_revealed (TflPresenter *self)
{
  g_autoptr (GPtrArray) ids = tfl_presentation_list_revealed (self->presentation);

  tfl_session_set_revealed (self->session, ids);
}

/* After whatever may have changed what is to be on show. */
static void
show (TflPresenter *self,
      gboolean      is_other)
{
  guint index = tfl_presentation_get_index (self->presentation);
  guint n_drills = tfl_presentation_get_n_drills (self->presentation);

  if (is_other || index != self->index || n_drills != self->n_drills)
    {
      self->index = index;
      self->n_drills = n_drills;
      tfl_session_clear_selection (self->session);
      tfl_presenter_update_theme (self);
      go (self);
    }
  update_revealed (self);
  tfl_presenter_update_words (self);
  tfl_stage_set_cover (self->stage, tfl_presentation_get_cover (self->presentation));
  g_signal_emit (self, turned, 0);
}

void
tfl_presenter_next (TflPresenter *self)
{
  tfl_presentation_next (self->presentation);
  show (self, FALSE);
}

void
tfl_presenter_previous (TflPresenter *self)
{
  tfl_presentation_previous (self->presentation);
  show (self, FALSE);
}

void
tfl_presenter_go_to (TflPresenter *self,
                     guint         index)
{
  tfl_presentation_go_to (self->presentation, index);
  show (self, FALSE);
}

void
tfl_presenter_go_to_last (TflPresenter *self)
{
  tfl_presenter_go_to (self, tfl_deck_get_n_slides (tfl_presentation_get_deck (self->presentation)) - 1);
}

gboolean
tfl_presenter_drill (TflPresenter *self,
                     const char   *unit)
{
  TflCamera camera;
  gboolean is_whole = tfl_canvas_get_camera (self->canvas, &camera);

  if (!tfl_presentation_drill (self->presentation, unit, is_whole ? NULL : &camera))
    return FALSE;

  show (self, FALSE);

  return TRUE;
}

gboolean
tfl_presenter_come_back (TflPresenter *self)
{
  TflCamera camera;
  gboolean looks_whole;

  if (tfl_presentation_come_back (self->presentation, &looks_whole, &camera))
    {
      self->returns = !looks_whole;
      self->camera = camera;
      show (self, FALSE);
      return TRUE;
    }
  if (tfl_canvas_get_camera (self->canvas, &camera))
    return FALSE;

  tfl_session_clear_selection (self->session);
  tfl_canvas_zoom_fit (self->canvas);

  return TRUE;
}

void
tfl_presenter_cover (TflPresenter *self,
                     TflCover      cover)
{
  tfl_presentation_cover (self->presentation, cover);
  show (self, FALSE);
}

void
tfl_presenter_turn_spotlight (TflPresenter *self)
{
  self->has_spotlight = !self->has_spotlight;
  tfl_stage_set_spotlight (self->stage, self->has_spotlight);
}

void
tfl_presenter_turn_build (TflPresenter *self)
{
  TflBuild build = tfl_presentation_get_build (self->presentation);

  tfl_presentation_set_build (self->presentation, (build + 1) % TFL_N_BUILDS);
  show (self, FALSE);
}

void
tfl_presenter_type (TflPresenter *self,
                    guint         digit)
{
  tfl_presentation_type (self->presentation, digit);
  tfl_presenter_update_words (self);
}

void
tfl_presenter_forget_typed (TflPresenter *self)
{
  tfl_presentation_forget_typed (self->presentation);
  tfl_presenter_update_words (self);
}

gboolean
tfl_presenter_enter (TflPresenter *self)
{
  if (tfl_presentation_get_typed (self->presentation) == 0)
    return tfl_presenter_drill (self, tfl_session_get_primary (self->session));

  tfl_presentation_go_to_typed (self->presentation);
  show (self, FALSE);

  return TRUE;
}

static void
second_closed_cb (TflPresenter *self)
{
  self->second = NULL;
}

static void
open_second (TflPresenter *self,
             GdkMonitor   *monitor)
{
  self->second = tfl_presenter_window_new (self);
  g_signal_connect_object (self->second, "destroy", G_CALLBACK (second_closed_cb), self, G_CONNECT_SWAPPED);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (self->second, monitor);
  gtk_window_present (self->second);
  if (monitor != NULL)
    gtk_window_present (GTK_WINDOW (self->window)); /* the keys stay where they were */
}

/* Another one than the picture is on; NULL where there is none. (transfer full) */
static GdkMonitor *
find_other_monitor (TflPresenter *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->window));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; own != NULL && i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != own)
        return g_steal_pointer (&monitor);
    }

  return NULL;
}

void
tfl_presenter_turn_second (TflPresenter *self)
{
  g_autoptr (GdkMonitor) monitor = find_other_monitor (self);

  if (self->second != NULL)
    gtk_window_destroy (self->second);
  else
    open_second (self, monitor);
}

/* What others do meanwhile. */

static void
changed_cb (TflPresenter *self,
            TflModel     *before,
            TflModel     *after,
            TflDiff      *diff)
{
  show (self, tfl_presentation_follow (self->presentation, after));
}

static void
scope_changed_cb (TflPresenter *self)
{
  TflCamera camera;
  gboolean is_whole;

  if (self->is_setting)
    return;

  is_whole = tfl_canvas_get_camera (self->canvas, &camera);
  self->is_on_way = FALSE;
  look_at (self, NULL);
  tfl_presentation_wander (self->presentation, tfl_session_get_scope (self->session), is_whole ? NULL : &camera);
  self->n_drills = tfl_presentation_get_n_drills (self->presentation);
  update_revealed (self);
  tfl_presenter_update_words (self);
  g_signal_emit (self, turned, 0);
}

static void
connect (TflPresenter *self)
{
  const struct
  {
    gpointer    from;
    const char *signal;
    GCallback   callback;
  } all[] = {
    { self->session, "changed", G_CALLBACK (changed_cb) },
    { self->session, "scope-changed", G_CALLBACK (scope_changed_cb) },
    { self->session, "selection-changed", G_CALLBACK (tfl_presenter_update_words) },
    { self->session, "busy-changed", G_CALLBACK (rest_cb) },
    { self->canvas, "looked", G_CALLBACK (rest_cb) },
    { self->canvas, "surveyed", G_CALLBACK (tfl_presenter_take_survey) },
    { self->stage, "resized", G_CALLBACK (tfl_presenter_take_size) },
    { adw_style_manager_get_default (), "notify::dark", G_CALLBACK (tfl_presenter_update_theme) },
    { self->window, "leaving", G_CALLBACK (tfl_presenter_end) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_signal_connect_object (all[i].from, all[i].signal, all[i].callback, self, G_CONNECT_SWAPPED);
}

/* The beginning and the end. */

static void
remember (TflPresenter *self)
{
  self->scope = tfl_scope_copy (tfl_session_get_scope (self->session));
  self->view = g_strdup (tfl_session_get_view (self->session));
  self->selection = g_strdupv ((char **) tfl_session_get_selection (self->session));
  self->looked_whole = tfl_canvas_get_camera (self->canvas, &self->look);
  for (guint i = 0; i < TFL_N_PANES; i++)
    self->panes[i] = tfl_window_shows_pane (self->window, i);
}

static void
put_back (TflPresenter *self)
{
  tfl_session_set_revealed (self->session, NULL);
  tfl_session_set_scope (self->session, self->scope, self->view);
  tfl_session_select_many (self->session, (const char *const *) self->selection, g_strv_length (self->selection));
  for (guint i = 0; i < TFL_N_PANES; i++)
    tfl_window_show_pane (self->window, i, self->panes[i]);
  tfl_canvas_set_caption (self->canvas, NULL);
  tfl_canvas_set_theme (self->canvas, -1);
  tfl_window_set_presenting (self->window, FALSE);
  if (!self->looked_whole)
    tfl_canvas_return_to (self->canvas, &self->look);
}

static void
let_sleep (TflPresenter *self)
{
  if (self->cookie != 0)
    gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;
}

static void
tfl_presenter_dispose (GObject *object)
{
  TflPresenter *self = TFL_PRESENTER (object);

  let_sleep (self);
  g_clear_handle_id (&self->arrival, g_source_remove);
  g_clear_handle_id (&self->refit, g_source_remove);
  g_clear_handle_id (&self->click, g_source_remove);
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->second != NULL)
    gtk_window_destroy (self->second);
  g_clear_object (&self->application);
  g_clear_pointer (&self->controllers, g_ptr_array_unref);
  g_clear_pointer (&self->legend_of, tfl_layout_unref);
  g_clear_pointer (&self->presentation, tfl_presentation_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tfl_presenter_parent_class)->dispose (object);
}

static void
tfl_presenter_finalize (GObject *object)
{
  TflPresenter *self = TFL_PRESENTER (object);

  tfl_scope_free (self->scope);
  g_free (self->view);
  g_strfreev (self->selection);

  G_OBJECT_CLASS (tfl_presenter_parent_class)->finalize (object);
}

static void
tfl_presenter_class_init (TflPresenterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tfl_presenter_dispose;
  G_OBJECT_CLASS (klass)->finalize = tfl_presenter_finalize;
  turned = g_signal_new ("turned", TFL_TYPE_PRESENTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tfl_presenter_init (TflPresenter *self)
{
  self->controllers = g_ptr_array_new ();
}

TflPresenter *
tfl_presenter_get (TflWindow *window)
{
  return g_object_get_data (G_OBJECT (window), KEY);
}

static TflPresenter *
presenter_new (TflWindow *window)
{
  TflPresenter *self = g_object_new (TFL_TYPE_PRESENTER, NULL);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  self->window = window;
  self->application = application != NULL ? g_object_ref (application) : NULL;
  self->session = g_object_ref (tfl_window_get_session (window));
  self->canvas = TFL_CANVAS (tfl_window_get_canvas (window));
  self->stage = TFL_STAGE (tfl_stage_new ());
  self->presentation = tfl_presentation_new (tfl_session_get_model (self->session), tfl_session_get_tally (self->session),
                                             tfl_session_get_findings (self->session));
  self->begin = g_get_monotonic_time ();
  g_object_set_data_full (G_OBJECT (window), KEY, self, g_object_unref);

  return self;
}

void
tfl_presenter_begin (TflWindow *window,
                     gboolean   here)
{
  TflPresenter *self;
  GtkWidget *overlay;
  g_autoptr (GdkMonitor) monitor = NULL;

  tfl_window_flush (window);
  self = presenter_new (window);
  remember (self);
  overlay = gtk_widget_get_parent (GTK_WIDGET (self->canvas));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->stage));
  /* Over the picture, but below what can be opened over it: the search. */
  gtk_widget_insert_after (GTK_WIDGET (self->stage), overlay, GTK_WIDGET (self->canvas));
  connect (self);
  tfl_presenter_add_input (self);
  if (self->application != NULL)
    self->cookie = gtk_application_inhibit (self->application, GTK_WINDOW (window),
                                            GTK_APPLICATION_INHIBIT_IDLE | GTK_APPLICATION_INHIBIT_SUSPEND, _("Presenting"));
  if (here)
    tfl_presentation_begin_at (self->presentation, tfl_session_get_view (self->session), self->scope);
  tfl_window_set_presenting (window, TRUE);
  show (self, TRUE);
  monitor = find_other_monitor (self);
  if (monitor != NULL)
    open_second (self, monitor);
}

void
tfl_presenter_end (TflPresenter *self)
{
  g_autoptr (TflPresenter) kept = g_object_ref (self);
  TflWindow *window = self->window;

  tfl_window_flush (window);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (self->canvas, self);
  g_signal_handlers_disconnect_by_data (window, self);
  tfl_presenter_remove_input (self);
  g_signal_handlers_disconnect_by_data (self->stage, self);
  gtk_overlay_remove_overlay (GTK_OVERLAY (gtk_widget_get_parent (GTK_WIDGET (self->canvas))), GTK_WIDGET (self->stage));
  let_sleep (self);
  g_object_set_data (G_OBJECT (window), KEY, NULL);
  put_back (self);
  g_object_run_dispose (G_OBJECT (self));
}

TflPresentation *
tfl_presenter_get_presentation (TflPresenter *self)
{
  return self->presentation;
}

TflWindow *
tfl_presenter_get_window (TflPresenter *self)
{
  return self->window;
}

gint64
tfl_presenter_get_begin (TflPresenter *self)
{
  return self->begin;
}
