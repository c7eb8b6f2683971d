#include "config.h"

#include "app/actions/tfl-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (TflApplication) application = NULL;
  const char *locale_dir = g_getenv ("TREFOIL_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : TFL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_application_name (_("Trefoil"));
  application = tfl_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
