/* The window of preferences: settings of the program, which hold for every model.  Each row is bound to
 * its key; there is nothing to confirm.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TFL_TYPE_PREFERENCES (tfl_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TflPreferences, tfl_preferences, TFL, PREFERENCES, AdwPreferencesWindow)

/* There are settings: see tfl_settings_get(). */
void tfl_preferences_present (GtkWindow *parent);

G_END_DECLS
