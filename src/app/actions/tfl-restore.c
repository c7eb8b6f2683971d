#include "config.h"

#include "tfl-restore.h"

#include "tfl-files.h"

#include "app/session/tfl-settings.h"

static gboolean is_quitting;

static gboolean
is_alone (GtkApplication *application,
          TflWindow      *window)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (TFL_IS_WINDOW (l->data) && l->data != window)
      return FALSE;

  return TRUE;
}

static void
add_window (GVariantBuilder *builder,
            TflWindow       *window)
{
  GFile *file = tfl_files_get_file (window);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  int width, height;

  if (uri == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_variant_builder_add (builder, "(siib)", uri, width, height, gtk_window_is_maximized (GTK_WINDOW (window)));
}

void
tfl_restore_remember (GtkApplication *application,
                      TflWindow      *leaving)
{
  GSettings *settings = tfl_settings_get ();
  gboolean keeps_leaving = leaving != NULL && is_alone (application, leaving);
  GVariantBuilder builder;

  if (settings == NULL || is_quitting)
    return;

  /* The application has the window used last first; it is to be opened last, and so be in front. */
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(siib)"));
  for (GList *l = g_list_last (gtk_application_get_windows (application)); l != NULL; l = l->prev)
    if (TFL_IS_WINDOW (l->data) && (l->data != leaving || keeps_leaving))
      add_window (&builder, l->data);
  g_settings_set_value (settings, "windows", g_variant_builder_end (&builder));
}

void
tfl_restore_begin_quit (GtkApplication *application)
{
  tfl_restore_remember (application, NULL);
  is_quitting = TRUE;
}

void
tfl_restore_end_quit (GtkApplication *application)
{
  if (!is_quitting)
    return;

  is_quitting = FALSE;
  tfl_restore_remember (application, NULL);
}

static void
open_window (GtkApplication *application,
             GFile          *file,
             int             width,
             int             height,
             gboolean        is_maximized)
{
  TflWindow *window = tfl_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), MAX (width, 360), MAX (height, 294));
  if (is_maximized)
    gtk_window_maximize (GTK_WINDOW (window));
  else
    gtk_window_unmaximize (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  tfl_files_open (window, file);
}

/* A file that was deleted since is passed by; of others reading says what is wrong. */
gboolean
tfl_restore_open (GtkApplication *application)
{
  GSettings *settings = tfl_settings_get ();
  g_autoptr (GVariant) windows = NULL;
  const char *uri;
  int width, height;
  gboolean is_maximized;
  GVariantIter iter;
  gboolean any = FALSE;

  if (settings == NULL || !g_settings_get_boolean (settings, "restore-windows"))
    return FALSE;

  windows = g_settings_get_value (settings, "windows");
  g_variant_iter_init (&iter, windows);
  while (g_variant_iter_next (&iter, "(&siib)", &uri, &width, &height, &is_maximized))
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uri);

      if (g_file_is_native (file) && !g_file_query_exists (file, NULL))
        continue;
      open_window (application, file, width, height, is_maximized);
      any = TRUE;
    }

  return any;
}
