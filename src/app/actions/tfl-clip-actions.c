#include "config.h"

#include "tfl-clip-actions.h"

#include "tfl-clip-content.h"
#include "tfl-files.h"
#include "tfl-paste-dialog.h"

#include "app/session/tfl-commands-clip.h"
#include "app/widgets/tfl-popup.h"
#include "app/widgets/tfl-spoken-name.h"

#include "io/tfl-list-text.h"
#include "io/tfl-table-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* How long another program may take to say what it has on the clipboard, in milliseconds. */
#define PATIENCE 1000

/* Into which model something is pasted once it is there. */
typedef struct
{
  TflWindow  *window;
  TflSession *session;
  gboolean    asks;    /* what lines become, as it does for a table */
} Target;

static Target *
target_new (TflWindow *window)
{
  Target *target = g_new (Target, 1);

  *target = (Target){ g_object_ref (window), g_object_ref (tfl_window_get_session (window)), FALSE };

  return target;
}

static void
target_free (Target *target)
{
  g_object_unref (target->window);
  g_object_unref (target->session);
  g_free (target);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Target, target_free)

/* Whoever types in an entry means the entry; one in a popover has done its work. */
static gboolean
is_typing (TflWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)) &&
         gtk_widget_get_native (focus) == GTK_NATIVE (window);
}

/* What the clipboard holds now; NULL where nothing was copied. (transfer full) */
static TflModel *
copy (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);
  g_autoptr (TflModel) excerpt = NULL;
  g_autoptr (GdkContentProvider) content = NULL;

  if (is_typing (window) || tfl_session_get_n_selected (session) == 0)
    return NULL;

  excerpt = tfl_command_excerpt (session);
  content = tfl_clip_content_new (excerpt);
  if (!gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (window)), content))
    return NULL;

  return g_steal_pointer (&excerpt);
}

void
tfl_clip_actions_copy (TflWindow *window,
                       GVariant  *parameter)
{
  g_autoptr (TflModel) excerpt = copy (window);
}

void
tfl_clip_actions_cut (TflWindow *window,
                      GVariant  *parameter)
{
  g_autoptr (TflModel) excerpt = copy (window);
  g_autoptr (GError) error = NULL;
  gboolean done = excerpt == NULL || tfl_command_cut (tfl_window_get_session (window), excerpt, &error);

  tfl_window_check (window, done, error);
}

void
tfl_clip_actions_duplicate (TflWindow *window,
                            GVariant  *parameter)
{
  g_autoptr (GError) error = NULL;
  gboolean done = is_typing (window) || tfl_command_duplicate (tfl_window_get_session (window), &error);

  tfl_window_check (window, done, error);
}

static void
paste_xml (Target *target,
           GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, &error);
  gboolean done = model != NULL && tfl_command_paste (target->session, model, &error);

  tfl_window_check (target->window, done, error);
}

static void
tell_nothing (TflWindow *window)
{
  tfl_window_tell (window, _("The clipboard holds nothing that can be pasted here"));
}

static void
paste_list (Target     *target,
            const char *text)
{
  g_autoptr (GArray) lines = tfl_list_text_read (text);
  g_autoptr (GError) error = NULL;
  gboolean done = lines->len == 0 || tfl_command_paste_list (target->session, lines, &error);

  tfl_window_check (target->window, done, error);
  if (lines->len == 0)
    tell_nothing (target->window);
}

static void
paste_text (Target     *target,
            const char *text)
{
  g_autoptr (TflTable) table = target->asks ? tfl_table_text_read_lines (text) : tfl_table_text_read (text);
  g_autoptr (GBytes) bytes = NULL;

  if (strstr (text, TFL_NAMESPACE_STEM) != NULL) /* out of a file, by way of a text editor */
    {
      bytes = g_bytes_new (text, strlen (text));
      paste_xml (target, bytes);
    }
  else if (table != NULL)
    tfl_paste_dialog_open (target->window, g_steal_pointer (&table));
  else
    paste_list (target, text);
}

/* The window may show another model by now. */
static gboolean
is_there (const Target *target)
{
  return tfl_window_get_session (target->window) == target->session;
}

static void
text_cb (GObject      *clipboard,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Target) target = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, &error);

  if (is_there (target) && tfl_window_check (target->window, text != NULL || error == NULL, error))
    {
      if (text != NULL)
        paste_text (target, text);
      else
        tell_nothing (target->window);
    }
}

static void
spliced_cb (GObject      *stream,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Target) target = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_read = g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, &error) >= 0;
  g_autoptr (GBytes) bytes = NULL;

  if (!is_there (target) || !tfl_window_check (target->window, is_read, error))
    return;

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  paste_xml (target, bytes);
}

static void
stream_cb (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Target) target = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) from = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, &error);
  g_autoptr (GOutputStream) to = NULL;

  if (!tfl_window_check (target->window, from != NULL, error))
    return;

  to = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (to, from, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, g_steal_pointer (&target));
}

static void
paste_as_text (Target       *target, /* (transfer full) */
               GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
      gdk_content_formats_contain_mime_type (formats, "text/plain") ||
      gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8"))
    {
      gdk_clipboard_read_text_async (clipboard, NULL, text_cb, target);
      return;
    }

  tell_nothing (target->window);
  target_free (target);
}

static void
paste (Target       *target, /* (transfer full) */
       GdkClipboard *clipboard)
{
  static const char *mimes[] = { TFL_CLIP_MIME, NULL };

  if (!target->asks && gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), TFL_CLIP_MIME))
    gdk_clipboard_read_async (clipboard, mimes, G_PRIORITY_DEFAULT, NULL, stream_cb, target);
  else
    paste_as_text (target, clipboard);
}

/* What another program has just copied is not known at once: on X11 it is asked what it has, and answers in its time.  Until
 * then the clipboard seems empty. */
typedef struct
{
  Target       *target;
  GdkClipboard *clipboard;
  gulong        changed;
  guint         timeout;
} Wait;

static gboolean
is_known (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gsize n_types = 0, n_mimes = 0;

  gdk_content_formats_get_gtypes (formats, &n_types);
  gdk_content_formats_get_mime_types (formats, &n_mimes);

  return n_types + n_mimes > 0;
}

static void
end_wait (Wait *wait)
{
  g_signal_handler_disconnect (wait->clipboard, wait->changed);
  g_clear_handle_id (&wait->timeout, g_source_remove);
  if (is_there (wait->target))
    paste (wait->target, wait->clipboard);
  else
    target_free (wait->target);
  g_object_unref (wait->clipboard);
  g_free (wait);
}

static void
changed_cb (GdkClipboard *clipboard,
            Wait         *wait)
{
  if (is_known (clipboard))
    end_wait (wait);
}

static void
timeout_cb (gpointer user_data)
{
  Wait *wait = user_data;

  wait->timeout = 0;
  end_wait (wait);
}

static void
paste_when_known (TflWindow *window,
                  gboolean   asks)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  Target *target = target_new (window);
  Wait *wait;

  target->asks = asks;
  if (is_known (clipboard))
    {
      paste (target, clipboard);
      return;
    }

  wait = g_new0 (Wait, 1);
  wait->target = target;
  wait->clipboard = g_object_ref (clipboard);
  wait->changed = g_signal_connect (clipboard, "changed", G_CALLBACK (changed_cb), wait);
  wait->timeout = g_timeout_add_once (PATIENCE, timeout_cb, wait);
}

void
tfl_clip_actions_paste (TflWindow *window,
                        GVariant  *parameter)
{
  if (!is_typing (window))
    paste_when_known (window, FALSE);
}

void
tfl_clip_actions_paste_special (TflWindow *window,
                                GVariant  *parameter)
{
  if (!is_typing (window))
    paste_when_known (window, TRUE);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  TflModel *model = tfl_read_file (G_FILE (source), NULL, cancellable, &error);

  if (model != NULL)
    g_task_return_pointer (task, model, (GDestroyNotify) tfl_model_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *file,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Target) target = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = g_task_propagate_pointer (G_TASK (result), &error);

  gboolean done = model == NULL || (is_there (target) && tfl_command_paste (target->session, model, &error));

  if (model == NULL)
    tfl_window_tell_error (target->window, _("Could Not Insert This Model"), error);
  else
    tfl_window_check (target->window, done, error);
}

static void
insert (TflWindow *window,
        GFile     *file)
{
  g_autoptr (GTask) task = g_task_new (file, NULL, read_cb, target_new (window));

  g_task_run_in_thread (task, read_in_thread);
}

void
tfl_clip_actions_insert (TflWindow *window,
                         GVariant  *parameter)
{
  tfl_files_choose (window, _("Insert a Model"), insert);
}

void
tfl_clip_actions_insert_uri (TflWindow *window,
                             GVariant  *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  insert (window, file);
}

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *action,
               GFile      *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", uri);
  g_menu_append_item (menu, item);
}

/* One file on a model may be meant in two ways: it is asked at the point where it was dropped.  4.8 does not
 * tell which keys are held while something is dragged. */
void
tfl_clip_actions_drop (TflWindow *window,
                       GSList    *files,
                       double     x,
                       double     y)
{
  GtkWidget *canvas = tfl_window_get_canvas (window);
  g_autoptr (GMenu) menu = NULL;
  GtkWidget *popover;

  if (tfl_window_get_session (window) == NULL || files->next != NULL)
    {
      for (GSList *l = files; l != NULL; l = l->next)
        tfl_files_open (window, G_FILE (l->data));
      return;
    }

  menu = g_menu_new ();
  append_choice (menu, _("_Open in Another Window"), "app.open-uri", G_FILE (files->data));
  append_choice (menu, _("_Insert into This Model"), "edit.insert-uri", G_FILE (files->data));
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  tfl_spoken_name_set_items (GTK_POPOVER (popover));
  gtk_widget_translate_coordinates (GTK_WIDGET (window), canvas, x, y, &x, &y);
  tfl_popup_show (GTK_POPOVER (popover), canvas, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         TflWindow     *window)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  tfl_clip_actions_drop (window, files, x, y);

  return TRUE;
}

void
tfl_clip_actions_accept_files (TflWindow *window)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}
