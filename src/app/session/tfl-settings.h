/* What is remembered from one start to the next, and what people prefer. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* NULL where the schema is not installed: then nothing is remembered. */
GSettings *tfl_settings_get (void);

G_END_DECLS
