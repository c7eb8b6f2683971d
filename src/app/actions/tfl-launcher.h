/* A popover at the top of the window where one types what to do, or where to go: every action that
 * can be done now, and every unit, work and service of the model.  The best answers stand first, of
 * equally good ones those used last.
 */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

#define TFL_TYPE_LAUNCHER (tfl_launcher_get_type ())
G_DECLARE_FINAL_TYPE (TflLauncher, tfl_launcher, TFL, LAUNCHER, GtkPopover)

void        tfl_launcher_open      (TflWindow   *window);

/* For tests: what it offers at a place, as “Name · where”; NULL beyond the last. (transfer full) */
char       *tfl_launcher_describe  (TflLauncher *self,
                                    guint        position);

G_END_DECLS
