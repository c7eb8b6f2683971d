/* Writes a model as XML in its one canonical form: same model, same bytes.
 *
 * Children stand in the order of the model, attributes in the order of the metamodel, one
 * element a line where it is short; no dates, no window state.
 */
#pragma once

#include "model/tfl-model.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full) */
GBytes   *tfl_write_bytes (TflModel      *model);

/* Replaces the file whole, or leaves it as it was. */
gboolean  tfl_write_file  (TflModel      *model,
                           GFile         *file,
                           GCancellable  *cancellable,
                           GError       **error);

G_END_DECLS
