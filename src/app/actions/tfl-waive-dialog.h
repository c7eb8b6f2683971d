/* Asks why a finding is to be set aside; the reason stays in the file. */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

void tfl_waive_dialog_open (TflWindow     *window,
                            const char    *element,
                            const TflRule *rule);

G_END_DECLS
