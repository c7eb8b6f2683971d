/* The custom properties of one element, while it is being read. */
#pragma once

#include "tfl-places.h"

#include "model/tfl-element.h"

G_BEGIN_DECLS

typedef struct
{
  char       *name;
  char       *value; /* or NULL */
  TflPosition position;
} TflProperty;

/* An array of TflProperty that owns their texts. (transfer full) */
GArray  *tfl_properties_new     (void);
void     tfl_property_clear     (TflProperty *self);

/* Sets an element's properties, sorted by name; FALSE with an error where a name is there twice. */
gboolean tfl_properties_set     (GArray      *properties,
                                 TflElement  *element,
                                 GError     **error);

G_END_DECLS
