/* Where elements stood in the file, for findings to point at. */
#pragma once

#include "model/tfl-metamodel.h"

G_BEGIN_DECLS

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

/* For the reader: to begin anew; to add an element whose id has no place yet; and the kind of the element
 * with this id, or −1. */
void       tfl_places_clear  (TflPlaces    *self);
void       tfl_places_add    (TflPlaces    *self,
                              const char   *id,
                              TflKind       kind,
                              TflPosition   position);
int        tfl_places_find   (TflPlaces    *self,
                              const char   *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflPlaces, tfl_places_free)

G_END_DECLS
