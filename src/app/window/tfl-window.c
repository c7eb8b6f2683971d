#include "config.h"

#include "tfl-window.h"

#include "tfl-breadcrumb.h"
#include "tfl-findings-panel.h"
#include "tfl-inspector.h"
#include "tfl-outline.h"
#include "tfl-palette.h"
#include "tfl-search-panel.h"
#include "tfl-start-page.h"
#include "tfl-view-strip.h"

#include "app/canvas/tfl-canvas.h"
#include "app/canvas/tfl-minimap.h"
#include "app/session/tfl-commands.h"
#include "app/session/tfl-settings.h"
#include "app/widgets/tfl-chooser.h"
#include "app/widgets/tfl-notice.h"
#include "app/widgets/tfl-progress.h"
#include "app/widgets/tfl-spoken-name.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TflWindow
{
  AdwApplicationWindow parent_instance;

  TflSession       *session;        /* NULL: the start page */
  GSignalGroup     *signals;
  TflPanes          panes;
  gboolean          presenting;
  guint             update_idle;
  gboolean          narrow;         /* little room for the palette */
  guint             narrow_idle;

  GtkWidget        *header;
  TflNotice        *notice;
  GtkStack         *pages;
  GtkPaned         *outline_paned;
  GtkPaned         *inspector_paned;
  GtkPaned         *findings_paned;
  TflOutline       *outline;
  TflCanvas        *canvas;
  TflPalette       *palette;
  TflMinimap       *minimap;
  TflProgress      *progress;
  TflSearchPanel   *search;
  TflFindingsPanel *findings;
  TflInspector     *inspector;
  TflViewStrip     *strip;
  TflBreadcrumb    *breadcrumb;
  GtkWidget        *undo_label;
  GtkWidget        *undo_button;
  GtkWidget        *redo_button;
  GtkMenuButton    *menu_button;
  GtkWidget        *model_tools_start;
  GtkWidget        *model_tools_end;
};

G_DEFINE_FINAL_TYPE (TflWindow, tfl_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  LEAVING,
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Both pills with words need this. */
#define LEAST_FOR_WORDS 840

static void
update_undo (TflWindow *self)
{
  TflDocument *document = self->session != NULL ? tfl_session_get_document (self->session) : NULL;
  const char *undo = document != NULL ? tfl_document_get_undo_label (document) : NULL;
  const char *redo = document != NULL ? tfl_document_get_redo_label (document) : NULL;
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_("Undo: %s"), undo) : g_strdup (_("Undo"));
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_("Redo: %s"), redo) : g_strdup (_("Redo"));

  gtk_label_set_text (GTK_LABEL (self->undo_label), undo != NULL ? undo : "");
  gtk_widget_set_visible (self->undo_label, undo != NULL);
  gtk_widget_set_tooltip_text (self->undo_button, undo_text);
  gtk_widget_set_tooltip_text (self->redo_button, redo_text);
  tfl_spoken_name_set (self->undo_button, undo_text);
  tfl_spoken_name_set (self->redo_button, redo_text);
}

static void
update_title (TflWindow *self)
{
  g_autofree char *name = self->session != NULL ? tfl_session_make_title (self->session) : NULL;
  g_autofree char *title = NULL;

  if (name == NULL)
    title = g_strdup (_("Trefoil"));
  else /* Translators: the title of a window: the model, then the program */
    title = g_strdup_printf (_("%s – Trefoil"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_panes (TflWindow *self)
{
  tfl_panes_update (&self->panes, !self->presenting);
  tfl_view_strip_set_hidden (self->strip, self->presenting);
  gtk_widget_set_visible (self->header, !self->presenting);
  gtk_widget_set_visible (GTK_WIDGET (self->palette), !self->presenting);
}

static gboolean
update_cb (gpointer user_data)
{
  TflWindow *self = TFL_WINDOW (user_data);

  self->update_idle = 0;
  update_undo (self);
  update_title (self);
  g_signal_emit (self, signals[UPDATED], 0);
  /* A window without focus: GTK 4.8 complains at the next Alt, and keys go nowhere. */
  if (self->session != NULL && gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));

  return G_SOURCE_REMOVE;
}

/* Several signals of one edit make one update. */
static void
queue_update (TflWindow *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
changed_cb (TflWindow *self,
            TflModel  *before,
            TflModel  *after,
            TflDiff   *diff)
{
  queue_update (self);
}

static void
message_cb (TflWindow  *self,
            const char *sentence)
{
  tfl_window_tell (self, sentence);
}

static void
read_settings (TflWindow *self)
{
  GSettings *settings = tfl_settings_get ();

  if (settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
write_settings (TflWindow *self)
{
  GSettings *settings = tfl_settings_get ();
  int width, height;

  if (settings == NULL || self->presenting)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, 360));
  g_settings_set_int (settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (settings, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  tfl_panes_remember (&self->panes, settings);
}

static void
restore_panes (TflWindow *self)
{
  GtkWidget *widgets[] = { GTK_WIDGET (self->outline), GTK_WIDGET (self->inspector), GTK_WIDGET (self->findings) };
  GtkPaned *dividers[] = { self->outline_paned, self->inspector_paned, self->findings_paned };
  int width, height;

  memcpy (self->panes.widgets, widgets, sizeof widgets);
  memcpy (self->panes.dividers, dividers, sizeof dividers);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height); /* 4.8 takes no NULL */
  tfl_panes_restore (&self->panes, tfl_settings_get (), height);
}

static gboolean
tfl_window_close_request (GtkWindow *window)
{
  write_settings (TFL_WINDOW (window));

  return FALSE; /* who asks whether to save comes after this */
}

static gboolean
narrow_cb (gpointer user_data)
{
  TflWindow *self = TFL_WINDOW (user_data);

  self->narrow_idle = 0;
  tfl_palette_set_narrow (self->palette, self->narrow);

  return G_SOURCE_REMOVE;
}

/* Asked at each change of size; the answer is always the usual place.  What follows waits until
 * the change is through. */
static gboolean
place_cb (GtkOverlay   *overlay,
          GtkWidget    *child,
          GdkRectangle *allocation,
          gpointer      user_data)
{
  TflWindow *self = TFL_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (overlay), TFL_TYPE_WINDOW));
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (overlay)) < LEAST_FOR_WORDS;

  if (self != NULL && narrow != self->narrow)
    {
      self->narrow = narrow;
      if (self->narrow_idle == 0)
        self->narrow_idle = g_idle_add (narrow_cb, self);
    }

  return FALSE;
}

static void
tfl_window_dispose (GObject *object)
{
  TflWindow *self = TFL_WINDOW (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tfl_window_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (TFL_TYPE_BREADCRUMB);
  g_type_ensure (TFL_TYPE_CANVAS);
  g_type_ensure (TFL_TYPE_FINDINGS_PANEL);
  g_type_ensure (TFL_TYPE_INSPECTOR);
  g_type_ensure (TFL_TYPE_NOTICE);
  g_type_ensure (TFL_TYPE_OUTLINE);
  g_type_ensure (TFL_TYPE_PALETTE);
  g_type_ensure (TFL_TYPE_MINIMAP);
  g_type_ensure (TFL_TYPE_PROGRESS);
  g_type_ensure (TFL_TYPE_SEARCH_PANEL);
  g_type_ensure (TFL_TYPE_START_PAGE);
  g_type_ensure (TFL_TYPE_VIEW_STRIP);
}

static void
tfl_window_class_init (TflWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tfl_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tfl_window_close_request;
  signals[LEAVING] = g_signal_new ("leaving", TFL_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[UPDATED] = g_signal_new ("updated", TFL_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TflWindow, header);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, outline_paned);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, inspector_paned);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, findings_paned);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, outline);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, palette);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, minimap);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, findings);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, breadcrumb);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, undo_label);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, search);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, model_tools_start);
  gtk_widget_class_bind_template_child (widget_class, TflWindow, model_tools_end);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
}

static void
connect_session (TflWindow *self)
{
  self->signals = g_signal_group_new (TFL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "selection-changed", G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->signals, "scope-changed", G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->signals, "file-changed", G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->signals, "message", G_CALLBACK (message_cb), self);
}

static void
tfl_window_init (TflWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  connect_session (self);
  tfl_palette_set_canvas (self->palette, self->canvas);
  tfl_search_panel_set_canvas (self->search, self->canvas);
  tfl_minimap_set_canvas (self->minimap, self->canvas);
  if (tfl_settings_get () != NULL)
    {
      g_settings_bind (tfl_settings_get (), "show-minimap", self->minimap, "wanted", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (tfl_settings_get (), "show-views", self->strip, "wanted", G_SETTINGS_BIND_DEFAULT);
    }
  read_settings (self);
  restore_panes (self);
  update_panes (self);
  tfl_window_set_session (self, NULL);
}

TflWindow *
tfl_window_new (GtkApplication *application)
{
  return g_object_new (TFL_TYPE_WINDOW, "application", application, NULL);
}

TflSession *
tfl_window_get_session (TflWindow *self)
{
  return self->session;
}

const TflElement *
tfl_window_get_primary (TflWindow *self)
{
  return self->session != NULL ? tfl_session_lookup (self->session, tfl_session_get_primary (self->session)) : NULL;
}

void
tfl_window_set_session (TflWindow  *self,
                        TflSession *session)
{
  g_signal_emit (self, signals[LEAVING], 0);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->signals, session);
  tfl_outline_set_session (self->outline, session);
  tfl_canvas_set_session (self->canvas, session);
  tfl_palette_set_session (self->palette, session);
  tfl_progress_set_session (self->progress, session);
  tfl_findings_panel_set_session (self->findings, session);
  tfl_search_panel_set_session (self->search, session);
  tfl_inspector_set_session (self->inspector, session);
  tfl_view_strip_set_session (self->strip, session);
  tfl_breadcrumb_set_session (self->breadcrumb, session);
  gtk_stack_set_visible_child_name (self->pages, session != NULL ? "model" : "start");
  gtk_widget_set_visible (self->model_tools_start, session != NULL);
  gtk_widget_set_visible (self->model_tools_end, session != NULL);
  update_undo (self);
  update_title (self);
  g_signal_emit (self, signals[UPDATED], 0);
  if (session != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  queue_update (self);
}

GtkWidget *
tfl_window_get_minimap (TflWindow *self)
{
  return GTK_WIDGET (self->minimap);
}

GtkWidget *
tfl_window_get_strip (TflWindow *self)
{
  return GTK_WIDGET (self->strip);
}

GtkWidget *
tfl_window_get_canvas (TflWindow *self)
{
  return GTK_WIDGET (self->canvas);
}

/* Messages of errors begin small, since they may stand after the name of a file. (transfer full) */
static char *
make_sentence (const char *message)
{
  g_autofree char *first = g_utf8_substring (message, 0, MIN (g_utf8_strlen (message, -1), 1));
  g_autofree char *large = g_utf8_strup (first, -1);

  return g_strconcat (large, message + strlen (first), NULL);
}

void
tfl_window_tell (TflWindow  *self,
                 const char *message)
{
  g_autofree char *sentence = make_sentence (message);

  tfl_notice_tell (self->notice, sentence);
}

void
tfl_window_tell_error (TflWindow    *self,
                       const char   *heading,
                       const GError *error)
{
  g_autofree char *sentence = make_sentence (error->message);
  gboolean has_end = g_str_has_suffix (sentence, ".") || g_str_has_suffix (sentence, "…");
  g_autofree char *body = g_strconcat (sentence, has_end ? NULL : ".", NULL);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
tfl_window_shows_pane (TflWindow *self,
                       TflPane    pane)
{
  return self->panes.shown[pane];
}

void
tfl_window_show_pane (TflWindow *self,
                      TflPane    pane,
                      gboolean   show)
{
  self->panes.shown[pane] = show;
  update_panes (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

gboolean
tfl_window_is_presenting (TflWindow *self)
{
  return self->presenting;
}

void
tfl_window_set_presenting (TflWindow *self,
                           gboolean   presenting)
{
  self->presenting = presenting;
  tfl_canvas_set_presenting (self->canvas, presenting);
  update_panes (self);
  tfl_canvas_set_presenting (self->canvas, presenting);
  if (presenting)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  g_signal_emit (self, signals[UPDATED], 0);
}

GtkWidget *
tfl_window_get_search (TflWindow *self)
{
  return GTK_WIDGET (self->search);
}

void
tfl_window_set_menus (TflWindow  *self,
                      GMenuModel *all,
                      GMenuModel *look)
{
  gtk_menu_button_set_menu_model (self->menu_button, all);
  tfl_spoken_name_set_items (gtk_menu_button_get_popover (self->menu_button));
  tfl_palette_set_menu (self->palette, look);
}

void
tfl_window_open_menu (TflWindow *self)
{
  gtk_menu_button_popup (self->menu_button);
}

void
tfl_window_edit_name (TflWindow *self)
{
  if (tfl_canvas_edit_name (self->canvas))
    return;

  tfl_window_show_pane (self, TFL_PANE_INSPECTOR, TRUE);
  tfl_inspector_edit_name (self->inspector);
}

void
tfl_window_edit_fields (TflWindow *self)
{
  tfl_window_show_pane (self, TFL_PANE_INSPECTOR, TRUE);
  tfl_inspector_edit_first (self->inspector);
}

void
tfl_window_flush (TflWindow *self)
{
  if (self->session == NULL)
    return;

  tfl_canvas_commit (self->canvas);
  tfl_inspector_commit (self->inspector);
}

gboolean
tfl_window_check (TflWindow    *self,
                  gboolean      done,
                  const GError *error)
{
  if (!done && error != NULL)
    tfl_window_tell (self, error->message);

  return done;
}
