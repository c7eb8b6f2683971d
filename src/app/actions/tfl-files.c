#include "config.h"

#include "tfl-files.h"

#include "tfl-restore.h"

#include "app/session/tfl-settings.h"

#include <glib/gi18n.h>

#define START_PATH "/io/github/trefoil/Trefoil/starts/"

/* The window itself where it shows nothing, else a new one. */
static TflWindow *
get_free_window (TflWindow *window)
{
  if (tfl_window_get_session (window) == NULL)
    return window;

  return tfl_window_new (gtk_window_get_application (GTK_WINDOW (window)));
}

/* What has no view of its own is shown the way people like it. */
static void
take_preferences (TflSession *session)
{
  GSettings *settings = tfl_settings_get ();

  if (settings == NULL)
    return;

  tfl_session_set_compact (session, g_settings_get_enum (settings, "density") != 0);
  tfl_session_set_kind (session, (TflPictureKind) g_settings_get_enum (settings, "picture-kind"));
}

static void
show_model (TflWindow *window,
            TflModel  *model,
            GFile     *file,
            TflPlaces *places)
{
  TflWindow *free_window = get_free_window (window);
  g_autoptr (TflSession) session = tfl_session_new (model, file, places);

  take_preferences (session);
  tfl_window_set_session (free_window, session);
  gtk_window_present (GTK_WINDOW (free_window));
  tfl_restore_remember (gtk_window_get_application (GTK_WINDOW (free_window)), NULL);
}

void
tfl_files_new_model (TflWindow *window)
{
  g_autoptr (TflModel) model = tfl_model_new ();

  show_model (window, model, NULL, NULL);
}

static void
new_from (TflWindow  *window,
          const char *start)
{
  g_autofree char *path = g_strconcat (START_PATH, start, ".trefoil", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autoptr (TflModel) model = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (bytes != NULL);

  model = tfl_read_bytes (bytes, NULL, &error);
  if (model == NULL)
    tfl_window_tell_error (window, _("Could Not Start This Model"), error);
  else
    show_model (window, model, NULL, NULL);
}

typedef struct
{
  TflWindow  *window;
  const char *start; /* interned */
} Beginning;

static gboolean
new_from_cb (gpointer user_data)
{
  Beginning *beginning = user_data;

  new_from (beginning->window, beginning->start);
  g_object_unref (beginning->window);
  g_free (beginning);

  return G_SOURCE_REMOVE;
}

/* Not at once: the list on the start page, which goes away, is still busy with the click. */
void
tfl_files_new_from (TflWindow  *window,
                    const char *start)
{
  Beginning *beginning = g_new (Beginning, 1);

  *beginning = (Beginning) { g_object_ref (window), g_intern_string (start) };
  g_idle_add (new_from_cb, beginning);
}

/* What a reading thread makes: a model and where its elements stood. */
typedef struct
{
  TflModel  *model;
  TflPlaces *places;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->model, tfl_model_unref);
  g_clear_pointer (&reading->places, tfl_places_free);
  g_free (reading);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Reading *reading = g_new0 (Reading, 1);
  GError *error = NULL;

  reading->places = tfl_places_new ();
  reading->model = tfl_read_file (G_FILE (data), reading->places, cancellable, &error);
  if (reading->model != NULL)
    {
      g_task_return_pointer (task, reading, (GDestroyNotify) reading_free);
      return;
    }
  reading_free (reading);
  g_task_return_error (task, error);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  TflWindow *window = TFL_WINDOW (object);
  GFile *file = g_task_get_task_data (G_TASK (result));
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *heading = g_strdup_printf (_("Could Not Open “%s”"), base);
  g_autoptr (GError) error = NULL;
  Reading *reading = g_task_propagate_pointer (G_TASK (result), &error);

  g_application_release (g_application_get_default ());
  g_object_set_data (object, "opening", NULL);
  if (reading == NULL)
    {
      tfl_window_tell_error (window, heading, error);
      return;
    }

  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
  show_model (window, reading->model, file, g_steal_pointer (&reading->places));
  reading_free (reading);
}

GFile *
tfl_files_get_file (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL ? tfl_session_get_file (session) : g_object_get_data (G_OBJECT (window), "opening");
}

TflWindow *
tfl_files_find_window (GtkApplication *application,
                       GFile          *file)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      GFile *shown = TFL_IS_WINDOW (l->data) ? tfl_files_get_file (TFL_WINDOW (l->data)) : NULL;

      if (shown != NULL && g_file_equal (shown, file))
        return TFL_WINDOW (l->data);
    }

  return NULL;
}

void
tfl_files_open (TflWindow *window,
                GFile     *file)
{
  TflWindow *shown = tfl_files_find_window (gtk_window_get_application (GTK_WINDOW (window)), file);
  g_autoptr (GTask) task = NULL;

  if (shown != NULL)
    {
      gtk_window_present (GTK_WINDOW (shown));
      return;
    }

  g_application_hold (g_application_get_default ());
  g_object_set_data_full (G_OBJECT (window), "opening", g_object_ref (file), g_object_unref);
  task = g_task_new (window, NULL, read_cb, NULL);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

static GtkFileFilter *
make_filter (const char *name,
             const char *pattern)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);

  return filter;
}

static GtkFileChooser *
make_chooser (TflWindow            *window,
              const char           *title,
              GtkFileChooserAction  action)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, GTK_WINDOW (window), action, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);

  return GTK_FILE_CHOOSER (native);
}

static void
add_model_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) models = make_filter (_("Service models"), "*.trefoil");
  g_autoptr (GtkFileFilter) all = make_filter (_("All files"), "*");

  gtk_file_chooser_add_filter (chooser, models);
  gtk_file_chooser_add_filter (chooser, all);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           TflWindow       *window)
{
  TflFileFunc func = (TflFileFunc) g_object_get_data (G_OBJECT (dialog), "func");
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    func (window, file);
  g_object_unref (dialog);
}

void
tfl_files_choose (TflWindow   *window,
                  const char  *title,
                  TflFileFunc  func)
{
  GtkFileChooser *chooser = make_chooser (window, title, GTK_FILE_CHOOSER_ACTION_OPEN);

  add_model_filters (chooser);
  g_object_set_data (G_OBJECT (chooser), "func", (gpointer) func);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
tfl_files_choose_open (TflWindow *window)
{
  tfl_files_choose (window, _("Open a Model"), tfl_files_open);
}

static gboolean
save_to (TflWindow *window,
         GFile     *file)
{
  TflSession *session = tfl_window_get_session (window);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GError) error = NULL;

  if (!tfl_session_save (session, file, &error))
    {
      tfl_window_tell_error (window, _("Could Not Save"), error);
      return FALSE;
    }
  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
  tfl_restore_remember (gtk_window_get_application (GTK_WINDOW (window)), NULL);

  return TRUE;
}

static void
finish (TflWindow    *window,
        TflSavedFunc  func,
        gboolean      saved)
{
  if (func != NULL)
    func (window, saved);
}

void
tfl_files_save (TflWindow    *window,
                TflSavedFunc  func)
{
  GFile *file = tfl_session_get_file (tfl_window_get_session (window));

  tfl_window_flush (window);
  if (file == NULL)
    tfl_files_save_as (window, func);
  else
    finish (window, func, save_to (window, file));
}

/* A name without a suffix gets one; a suffix that was typed stays. */
static GFile *
with_suffix (GFile      *file,
             const char *suffix)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (strchr (base, '.') != NULL || folder == NULL)
    return g_object_ref (file);

  name = g_strconcat (base, suffix, NULL);

  return g_file_get_child (folder, name);
}

static void
save_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  TflWindow       *window)
{
  TflSavedFunc func = (TflSavedFunc) g_object_get_data (G_OBJECT (dialog), "func");
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gboolean saved = FALSE;

  if (response == GTK_RESPONSE_ACCEPT && chosen != NULL)
    {
      g_autoptr (GFile) file = with_suffix (chosen, ".trefoil");

      saved = save_to (window, file);
    }
  g_object_unref (dialog);
  finish (window, func, saved);
}

static char *
suggest_name (TflWindow  *window,
              const char *suffix)
{
  g_autofree char *title = tfl_session_make_title (tfl_window_get_session (window));

  return g_strconcat (g_strdelimit (title, "/\\", '-'), suffix, NULL);
}

void
tfl_files_save_as (TflWindow    *window,
                   TflSavedFunc  func)
{
  GtkFileChooser *chooser = make_chooser (window, _("Save the Model"), GTK_FILE_CHOOSER_ACTION_SAVE);
  GFile *file = tfl_session_get_file (tfl_window_get_session (window));
  g_autofree char *name = NULL;

  tfl_window_flush (window);
  name = suggest_name (window, ".trefoil");
  add_model_filters (chooser);
  if (file == NULL || !gtk_file_chooser_set_file (chooser, file, NULL))
    gtk_file_chooser_set_current_name (chooser, name);
  g_object_set_data (G_OBJECT (chooser), "func", (gpointer) func);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
destroy (TflWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (application != NULL) /* it may be destroyed already */
    tfl_restore_remember (application, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
destroy_cb (gpointer user_data)
{
  destroy (TFL_WINDOW (user_data));

  return G_SOURCE_REMOVE;
}

/* Not at once: the dialog that asked still speaks to the window on its way out. */
static void
destroy_later (TflWindow *window)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_cb, g_object_ref (window), g_object_unref);
}

static void
saved_cb (TflWindow *window,
          gboolean   saved)
{
  if (saved)
    destroy_later (window);
  else
    tfl_restore_end_quit (gtk_window_get_application (GTK_WINDOW (window)));
}

static void
close_response_cb (AdwMessageDialog *dialog,
                   const char       *response,
                   TflWindow        *window)
{
  if (g_str_equal (response, "save"))
    tfl_files_save (window, saved_cb);
  else if (g_str_equal (response, "discard"))
    destroy_later (window);
  else
    tfl_restore_end_quit (gtk_window_get_application (GTK_WINDOW (window)));
}

void
tfl_files_close (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);
  g_autofree char *title = NULL;
  GtkWidget *dialog;

  tfl_window_flush (window);
  if (session == NULL || !tfl_document_is_modified (tfl_session_get_document (session)))
    {
      destroy (window);
      return;
    }

  title = tfl_session_make_title (session);
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Save Changes?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("“%s” has changes that are not saved. What is not saved is lost."), title);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "discard", _("_Discard"),
                                    "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
