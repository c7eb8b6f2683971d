/* A field's text, as it stands in a file, put into an element. */
#pragma once

#include "tfl-places.h"

#include "model/tfl-element.h"

G_BEGIN_DECLS

/* FALSE, with an error at the position, where the text is no value of the field. */
gboolean tfl_value_set (TflElement   *element,
                        TflField      field,
                        const char   *text,
                        TflPosition   position,
                        GError      **error);

G_END_DECLS
