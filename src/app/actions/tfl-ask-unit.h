/* Asks for a unit by name, in a popover at the place of what it is asked for. */
#pragma once

#include "app/window/tfl-window.h"

G_BEGIN_DECLS

/* subject: what the question was about; it may be gone by now. */
typedef void (*TflUnitFunc) (TflWindow  *window,
                             const char *subject,
                             const char *unit);

/* The prompt, translated, stands in the empty entry.  All units are offered but the subject itself. */
void tfl_ask_unit (TflWindow   *window,
                   const char  *subject,
                   const char  *prompt,
                   TflUnitFunc  func);

G_END_DECLS
