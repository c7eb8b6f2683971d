#include "config.h"

#include "tfl-export-dialog.h"

#include "tfl-export-choice.h"
#include "tfl-export-work.h"

#include "export/tfl-cairo.h"
#include "export/tfl-export.h"

#include <glib/gi18n.h>

#define TICK 100 /* ms between two looks at how far it is */

struct _TflExportDialog
{
  AdwWindow        parent_instance;

  TflSession      *session;
  TflExportChoice  choice;
  TflPages        *pages; /* as they are now, or NULL */
  double           zoom;  /* of TflPicture, which they were drawn for */
  double           longest;
  guint            page;  /* that the preview shows */
  GCancellable    *drawing; /* or NULL */
  GCancellable    *writing; /* or NULL */
  TflExportWork   *work;    /* the one that the bar is of; its task's */
  guint            tick;    /* 0: nothing is under way */
  gboolean         is_filling;

  GtkWidget       *export_button;
  GtkDrawingArea  *preview;
  GtkLabel        *page_label;
  GtkWidget       *previous;
  GtkWidget       *next;
  AdwComboRow     *format;
  AdwComboRow     *which;
  AdwComboRow     *theme;
  GtkWidget       *scale_row;
  GtkSpinButton   *scale;
  GtkWidget       *transparent_row;
  GtkSwitch       *transparent;
  GtkWidget       *template_row;
  GtkLabel        *template_name;
  GtkWidget       *template_clear;
  GtkProgressBar  *progress;
};

G_DEFINE_FINAL_TYPE (TflExportDialog, tfl_export_dialog, ADW_TYPE_WINDOW)

static const TflExportFormat *
get_format (TflExportDialog *self)
{
  return tfl_export_format_find (self->choice.format);
}

/* Slides of what was chosen. (transfer full) */
static TflDeck *
make_deck (TflExportDialog *self)
{
  TflModel *model = tfl_session_get_model (self->session);
  TflTally *tally = tfl_session_get_tally (self->session);

  switch (self->choice.pages)
    {
    case TFL_EXPORT_SHOWN:
      return tfl_deck_new_single (model, tally, tfl_session_get_scope (self->session), tfl_session_get_view (self->session));
    case TFL_EXPORT_VIEWS:
      return tfl_deck_new_views (model, tally);
    case TFL_EXPORT_MADE:
      return tfl_deck_new_generated (model, tally, 0);
    }

  g_return_val_if_reached (NULL);
}

static TflExportWork *
new_work (TflExportDialog *self)
{
  TflExportWork *work = g_new0 (TflExportWork, 1);

  work->session = g_object_ref (self->session);
  tfl_session_init_picture (self->session, 1, &work->base);
  work->base.memory = NULL; /* the session's own is for one thread */
  work->deck = make_deck (self);
  work->force = self->choice.theme >= 0;
  work->theme = work->force ? (TflTheme) self->choice.theme : TFL_THEME_LIGHT;
  work->format = get_format (self);
  work->template_path = g_strdup (self->choice.template_path);
  work->options = (TflExportOptions) {
    .scale = self->choice.scale,
    .transparent = self->choice.transparent,
    .template_path = work->template_path,
  };
  tfl_export_prepare (work->format, &work->options, &work->base);

  return work;
}

static void
end_progress (TflExportDialog *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  self->work = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
}

static gboolean
tick_cb (gpointer user_data)
{
  TflExportDialog *self = user_data;
  guint n = tfl_deck_get_n_slides (self->work->deck);
  guint n_drawn = (guint) g_atomic_int_get (&self->work->n_drawn);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  if (n_drawn < n)
    gtk_progress_bar_set_fraction (self->progress, (double) n_drawn / n);
  else
    gtk_progress_bar_pulse (self->progress);

  return G_SOURCE_CONTINUE;
}

static void
begin_progress (TflExportDialog *self,
                TflExportWork   *work)
{
  end_progress (self);
  self->work = work;
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->tick = g_timeout_add (TICK, tick_cb, self);
}

static void
update_page (TflExportDialog *self)
{
  guint n = self->pages != NULL ? tfl_pages_get_n (self->pages) : 0;
  g_autofree char *words = NULL;

  self->page = MIN (self->page, n > 0 ? n - 1 : 0);
  if (n > 0)
    /* Translators: the title of a page, its number, and how many there are */
    words = g_strdup_printf (_("%s — %u of %u"), tfl_pages_get (self->pages)[self->page].slide->title, self->page + 1, n);
  gtk_label_set_text (self->page_label, words != NULL ? words : "");
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < n);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static void
update_sensitive (TflExportDialog *self)
{
  const TflExportFormat *format = get_format (self);
  gboolean is_free = self->writing == NULL;
  gboolean has_pages = self->choice.pages != TFL_EXPORT_VIEWS ||
                       tfl_model_count (tfl_session_get_model (self->session), TFL_KIND_VIEW) > 0;

  gtk_widget_set_sensitive (self->export_button, is_free && (has_pages || !format->pages));
  gtk_widget_set_sensitive (GTK_WIDGET (self->format), is_free);
  gtk_widget_set_sensitive (GTK_WIDGET (self->which), is_free && format->pages);
  gtk_widget_set_sensitive (GTK_WIDGET (self->theme), is_free && format->pages);
  gtk_widget_set_visible (self->scale_row, g_str_equal (format->name, "png"));
  gtk_widget_set_visible (self->transparent_row, format->write != NULL);
  gtk_widget_set_visible (self->template_row, g_str_equal (format->name, "pptx"));
}

static void
drawn_all_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  TflExportDialog *self = TFL_EXPORT_DIALOG (object);
  TflPages *pages = g_task_propagate_pointer (G_TASK (result), NULL);

  if (pages == NULL) /* cancelled: other choices are drawn, or the dialog is closed */
    return;

  g_clear_object (&self->drawing);
  g_clear_pointer (&self->pages, tfl_pages_free);
  self->pages = pages;
  end_progress (self);
  update_page (self);
}

/* Draws the pages anew, for other choices. */
static void
draw_pages (TflExportDialog *self)
{
  g_autoptr (GTask) task = NULL;
  TflExportWork *work = new_work (self);

  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  g_clear_pointer (&self->pages, tfl_pages_free);
  self->zoom = work->base.zoom;
  self->longest = work->base.longest;
  update_page (self);

  self->drawing = g_cancellable_new ();
  task = g_task_new (self, self->drawing, drawn_all_cb, NULL);
  g_task_set_task_data (task, work, (GDestroyNotify) tfl_export_work_free);
  begin_progress (self, work);
  g_task_run_in_thread (task, tfl_export_work_draw);
}

static void
draw_preview (GtkDrawingArea *area,
              cairo_t        *cr,
              int             width,
              int             height,
              gpointer        user_data)
{
  TflExportDialog *self = user_data;
  const TflPage *page;
  TflRect bounds;
  double scale;

  if (self->pages == NULL || tfl_pages_get_n (self->pages) == 0)
    return;

  page = &tfl_pages_get (self->pages)[self->page];
  bounds = tfl_scene_get_bounds (page->scene);
  scale = MIN (width / MAX (bounds.width, 1), height / MAX (bounds.height, 1));
  scale = MIN (scale, 1.5);
  cairo_translate (cr, (width - bounds.width * scale) / 2, (height - bounds.height * scale) / 2);
  cairo_rectangle (cr, 0, 0, bounds.width * scale, bounds.height * scale);
  cairo_clip (cr);
  tfl_cairo_paint_ground (cr, page->theme);
  tfl_cairo_draw_page (cr, page->scene, page->theme, scale);
}

static void
previous_cb (TflExportDialog *self)
{
  if (self->page > 0)
    self->page--;
  update_page (self);
}

static void
next_cb (TflExportDialog *self)
{
  self->page++;
  update_page (self);
}

static void
update_template (TflExportDialog *self)
{
  g_autofree char *name = self->choice.template_path != NULL ? g_path_get_basename (self->choice.template_path) : NULL;

  gtk_label_set_text (self->template_name, name != NULL ? name : _("None"));
  gtk_widget_set_visible (self->template_clear, name != NULL);
}

/* The pages are drawn no finer than can be seen in a file of the format. */
static gboolean
needs_other_detail (TflExportDialog *self)
{
  const TflExportOptions options = { .scale = self->choice.scale };
  TflPicture picture = { 0 };

  tfl_export_prepare (get_format (self), &options, &picture);

  return picture.zoom != self->zoom || picture.longest != self->longest;
}

/* Reads the rows; what other pages follow from is drawn. */
static void
changed_cb (TflExportDialog *self)
{
  guint n_formats;
  const TflExportFormat *formats = tfl_export_formats_get (&n_formats);
  guint format = adw_combo_row_get_selected (self->format);
  TflExportPages pages = (TflExportPages) adw_combo_row_get_selected (self->which);
  int theme = (int) adw_combo_row_get_selected (self->theme) - 1;
  gboolean others = pages != self->choice.pages || theme != self->choice.theme;

  if (self->is_filling || format >= n_formats)
    return;

  g_free (self->choice.format);
  self->choice.format = g_strdup (formats[format].name);
  self->choice.pages = pages;
  self->choice.theme = theme;
  self->choice.scale = gtk_spin_button_get_value (self->scale);
  self->choice.transparent = gtk_switch_get_active (self->transparent);
  update_sensitive (self);
  if (others || needs_other_detail (self))
    draw_pages (self);
}

static void
template_response_cb (GtkNativeDialog *dialog,
                      int              response,
                      TflExportDialog *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      g_free (self->choice.template_path);
      self->choice.template_path = g_file_get_path (file);
      update_template (self);
    }
  g_object_unref (dialog);
}

static void
template_cb (TflExportDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Choose a Template"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Presentations"));
  gtk_file_filter_add_pattern (filter, "*.pptx");
  gtk_file_filter_add_pattern (filter, "*.potx");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (template_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
template_clear_cb (TflExportDialog *self)
{
  g_clear_pointer (&self->choice.template_path, g_free);
  update_template (self);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  TflExportDialog *self = TFL_EXPORT_DIALOG (object);
  TflWindow *window = TFL_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  TflExportWork *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_clear_object (&self->writing);
  end_progress (self);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      tfl_export_choice_save (&self->choice, tfl_session_get_file (self->session));
      sentence = work->n_files > 1 ? g_strdup_printf (_("Exported %u files beside %s"), work->n_files, work->path)
                                   : g_strdup_printf (_("Exported to %s"), work->path);
      if (window != NULL)
        tfl_window_tell (window, sentence);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  update_sensitive (self);
  if (window != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tfl_window_tell_error (window, _("Could Not Export"), error);
}

static void
export_to (TflExportDialog *self,
           GFile           *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GTask) task = NULL;
  TflExportWork *work = new_work (self);

  g_free (self->choice.folder);
  self->choice.folder = folder != NULL ? g_file_get_uri (folder) : NULL;
  work->path = g_file_get_path (file);
  work->pages = g_steal_pointer (&self->pages);
  update_page (self);
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);

  self->writing = g_cancellable_new ();
  task = g_task_new (self, self->writing, written_cb, NULL);
  g_task_set_task_data (task, work, (GDestroyNotify) tfl_export_work_free);
  begin_progress (self, work);
  update_sensitive (self);
  g_task_run_in_thread (task, tfl_export_work_write);
}

/* A name without the format's end gets it. (transfer full) */
static GFile *
with_suffix (TflExportDialog *self,
             GFile           *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *whole = NULL;

  if (path == NULL || tfl_export_format_for (path) == get_format (self))
    return g_object_ref (file);

  whole = g_strconcat (path, ".", self->choice.format, NULL);

  return g_file_new_for_path (whole);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             TflExportDialog *self)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && chosen != NULL)
    {
      g_autoptr (GFile) file = with_suffix (self, chosen);

      export_to (self, file);
    }
  g_object_unref (dialog);
}

static void
export_cb (TflExportDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Export"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               NULL, NULL);
  g_autofree char *title = tfl_session_make_title (self->session);
  g_autofree char *name = g_strconcat (g_strdelimit (title, "/\\", '-'), ".", self->choice.format, NULL);
  g_autoptr (GFile) folder = self->choice.folder != NULL ? g_file_new_for_uri (self->choice.folder) : NULL;
  GFile *file = tfl_session_get_file (self->session);

  if (folder == NULL && file != NULL)
    folder = g_file_get_parent (file);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* While it writes, leaving cancels that and nothing else. */
static gboolean
close_cb (TflExportDialog *self)
{
  if (self->writing == NULL)
    return GDK_EVENT_PROPAGATE;

  g_cancellable_cancel (self->writing);

  return GDK_EVENT_STOP;
}

static void
tfl_export_dialog_dispose (GObject *object)
{
  TflExportDialog *self = TFL_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->pages, tfl_pages_free);
  g_clear_object (&self->session);
  tfl_export_choice_clear (&self->choice);

  G_OBJECT_CLASS (tfl_export_dialog_parent_class)->dispose (object);
}

static void
tfl_export_dialog_class_init (TflExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_export_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, page_label);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, previous);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, next);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, which);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, theme);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, scale_row);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, scale);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, transparent_row);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, transparent);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, template_row);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, template_name);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, template_clear);
  gtk_widget_class_bind_template_child (widget_class, TflExportDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tfl_export_dialog_init (TflExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->preview, draw_preview, self, NULL);
}

/* Shows what was chosen last. */
static void
fill (TflExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n_formats;
  const TflExportFormat *formats = tfl_export_formats_get (&n_formats);
  guint chosen = 0;

  self->is_filling = TRUE;
  for (guint i = 0; i < n_formats; i++)
    {
      gtk_string_list_append (names, _(formats[i].label));
      if (g_str_equal (formats[i].name, self->choice.format))
        chosen = i;
    }
  adw_combo_row_set_model (self->format, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->format, chosen);
  adw_combo_row_set_selected (self->which, self->choice.pages);
  adw_combo_row_set_selected (self->theme, (guint) (self->choice.theme + 1));
  gtk_spin_button_set_value (self->scale, self->choice.scale);
  gtk_switch_set_active (self->transparent, self->choice.transparent);
  update_template (self);
  self->is_filling = FALSE;
}

TflExportDialog *
tfl_export_dialog_open (TflWindow *window)
{
  TflExportDialog *self = g_object_new (TFL_TYPE_EXPORT_DIALOG, "transient-for", window, NULL);

  self->session = g_object_ref (tfl_window_get_session (window));
  tfl_export_choice_load (&self->choice, tfl_session_get_file (self->session));
  fill (self);
  update_sensitive (self);
  draw_pages (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->export_button);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}
