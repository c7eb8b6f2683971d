#include "config.h"

#include "tfl-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

void
tfl_about_present (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", _("Trefoil"),
                         "application-icon", TFL_APP_ID,
                         "version", TFL_VERSION,
                         "developer-name", _("The Trefoil contributors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Draws service models by the USM method, and shows which work no process owns"),
                         NULL);
}
