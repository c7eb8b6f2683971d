/* The elements of a file in their order, until all are there and references can be followed. */
#pragma once

#include "tfl-places.h"

#include "model/tfl-model.h"

G_BEGIN_DECLS

typedef struct _TflPending TflPending;

TflPending *tfl_pending_new      (void);
void        tfl_pending_free     (TflPending  *self);

/* The element may still be filled; parent is an id. (transfer full): element */
void        tfl_pending_take     (TflPending  *self,
                                  TflElement  *element,
                                  const char  *parent,
                                  TflPosition  position);

/* Follows all references by way of places, then puts the elements into base, in order.
 * The elements are gone after that. (transfer full) */
TflModel   *tfl_pending_to_model (TflPending  *self,
                                  TflModel    *base,
                                  TflPlaces   *places,
                                  GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPending, tfl_pending_free)

G_END_DECLS
