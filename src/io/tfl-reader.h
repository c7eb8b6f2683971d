/* Reads a model from XML, strictly.
 *
 * Nothing is loaded besides the bytes given: no DTD, no entities but the five of XML, no
 * network.  There are limits on size, depth, count and on the length of one tag
 * (tfl-limits.h).  Either a model comes out or an error; the message of a TFL_IO_ERROR is one
 * sentence that begins with “line L, column C: ”.
 */
#pragma once

#include "io/tfl-places.h"
#include "model/tfl-model.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a model's elements are in; later versions count on from 1. */
#define TFL_NAMESPACE_STEM "urn:trefoil:model:"
#define TFL_NAMESPACE TFL_NAMESPACE_STEM "1"

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

/* An error of the file system keeps its domain and code; its message names the file. */
TflModel  *tfl_read_file     (GFile        *file,
                              TflPlaces    *places,
                              GCancellable *cancellable,
                              GError      **error);

G_END_DECLS
