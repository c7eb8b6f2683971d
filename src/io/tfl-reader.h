/* Reads a model from XML, strictly.
 *
 * Nothing is loaded besides the bytes given: no DTD, no entities but the five of XML, no
 * network.  There are limits on size, depth, count and on the length of one tag.  Either a model
 * comes out or an error; an error's message is one sentence that begins with
 * “line L, column C: ”.
 */
#pragma once

#include "model/tfl-model.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where elements stood in the file, for findings to point at. */
typedef struct _TflPlaces TflPlaces;

typedef struct
{
  guint line;   /* both from 1 */
  guint column; /* in characters */
} TflPosition;

TflPlaces *tfl_places_new    (void);
void       tfl_places_free   (TflPlaces    *self);
gboolean   tfl_places_lookup (TflPlaces    *self,
                              const char   *id,
                              TflPosition  *position);

#define TFL_IO_ERROR (tfl_io_error_quark ())
GQuark     tfl_io_error_quark (void);

typedef enum
{
  TFL_IO_ERROR_XML,   /* not well-formed */
  TFL_IO_ERROR_LIMIT, /* larger or deeper than is accepted */
  TFL_IO_ERROR_MODEL, /* well-formed, but no model */
} TflIoError;

/* places may be NULL; it is filled where it is not. (transfer full) */
TflModel  *tfl_read_bytes    (GBytes       *bytes,
                              TflPlaces    *places,
                              GError      **error);
TflModel  *tfl_read_file     (GFile        *file,
                              TflPlaces    *places,
                              GCancellable *cancellable,
                              GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPlaces, tfl_places_free)

G_END_DECLS
