#include "config.h"

#include "tfl-application.h"

#include "tfl-actions.h"
#include "tfl-files.h"
#include "tfl-restore.h"

#include "app/session/tfl-settings.h"

#include "model/tfl-vocabulary.h"

struct _TflApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (TflApplication, tfl_application, ADW_TYPE_APPLICATION)

static const AdwColorScheme schemes[] = {
  ADW_COLOR_SCHEME_DEFAULT,
  ADW_COLOR_SCHEME_FORCE_LIGHT,
  ADW_COLOR_SCHEME_FORCE_DARK,
};

static void
style_changed_cb (AdwStyleManager *manager,
                  GParamSpec      *pspec,
                  GSettings       *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (adw_style_manager_get_color_scheme (manager) == schemes[i])
      g_settings_set_enum (settings, "style", i);
}

static void
take_style (GSettings *settings)
{
  guint style = (guint) g_settings_get_enum (settings, "style");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[MIN (style, G_N_ELEMENTS (schemes) - 1)]);
}

/* The actions of the menu change the manager, the preferences the setting: each follows the other. */
static void
restore_style (GSettings *settings)
{
  take_style (settings);
  g_signal_connect (adw_style_manager_get_default (), "notify::color-scheme", G_CALLBACK (style_changed_cb), settings);
  g_signal_connect (settings, "changed::style", G_CALLBACK (take_style), NULL);
}

static void
tfl_application_startup (GApplication *application)
{
  GSettings *settings = tfl_settings_get ();

  G_APPLICATION_CLASS (tfl_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (TFL_APP_ID);
  if (settings == NULL)
    return;

  restore_style (settings);
  tfl_words_keep_english (g_settings_get_enum (settings, "method-language") != 0);
}

static TflWindow *
make_window (GApplication *application)
{
  TflWindow *window = tfl_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
tfl_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else if (!tfl_restore_open (GTK_APPLICATION (application)))
    make_window (application);
}

/* The window that a file goes to: its own, or the one in front where that shows nothing, or a new one. */
static TflWindow *
find_or_make_window (GApplication *application,
                     GFile        *file)
{
  TflWindow *window = tfl_files_find_window (GTK_APPLICATION (application), file);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));
  gboolean is_free = TFL_IS_WINDOW (active) && tfl_window_get_session (TFL_WINDOW (active)) == NULL &&
                     tfl_files_get_file (TFL_WINDOW (active)) == NULL;

  if (window == NULL)
    window = is_free ? TFL_WINDOW (active) : make_window (application);

  return window;
}

static void
tfl_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    tfl_files_open (find_or_make_window (application, files[i]), files[i]);
}

static void
tfl_application_window_added (GtkApplication *application,
                              GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (tfl_application_parent_class)->window_added (application, window);
  if (TFL_IS_WINDOW (window))
    tfl_actions_install (TFL_WINDOW (window));
}

static void
tfl_application_class_init (TflApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = tfl_application_startup;
  application_class->activate = tfl_application_activate;
  application_class->open = tfl_application_open;
  GTK_APPLICATION_CLASS (klass)->window_added = tfl_application_window_added;
}

static void
tfl_application_init (TflApplication *self)
{
}

TflApplication *
tfl_application_new (void)
{
  return g_object_new (TFL_TYPE_APPLICATION,
                       "application-id", TFL_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/trefoil/Trefoil",
                       NULL);
}
