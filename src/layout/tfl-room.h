/* One container as lines see it: its maze, and the routes found through it so far.
 *
 * Belongs to the answer that says where the children stand, and lives as long: a container that is placed as before also has
 * its routes, where the same hops are asked for.  Where another answer puts everything in the same places, the
 * two share the room.
 */
#pragma once

#include "tfl-hops.h"
#include "tfl-sides.h"

G_BEGIN_DECLS

/* All that makes a room what it is. */
typedef struct
{
  TflRect        free;     /* where lines may run */
  const TflRect *children;
  const double  *headers;  /* of the children that lines may go into, else 0 */
  guint          n_children;
  TflRect        solid;    /* what is not a child but in the way; width 0 for nothing */
} TflRoomShape;

typedef struct _TflRoom TflRoom; /* reference-counted */

TflRoom            *tfl_room_new      (const TflRoomShape *shape); /* copied */
TflRoom            *tfl_room_ref      (TflRoom       *self);
void                tfl_room_unref    (TflRoom       *self);

const TflRoomShape *tfl_room_get_shape (TflRoom            *self);
gboolean            tfl_room_has_shape (TflRoom            *self,
                                        const TflRoomShape *shape);

TflMaze            *tfl_room_get_maze (TflRoom       *self);
TflGuide           *tfl_room_get_guide (TflRoom      *self);
TflSides           *tfl_room_get_sides (TflRoom      *self);

/* To be called before many lines are planned, by whoever holds the lock. FALSE where it was called before. */
gboolean            tfl_room_prepare  (TflRoom       *self);

/* Held while the guide is used by one of several threads. */
GMutex             *tfl_room_get_lock (TflRoom       *self);

/* To be called when a run is over. */
void                tfl_room_rest     (TflRoom       *self);

/* About how many bytes it takes. */
gsize               tfl_room_get_size (TflRoom       *self);

/* The room remembers it: containers with the same content, but other lines, share a room. before: the answer to nearly the
 * same hops, here or in another room, to be amended; or NULL. Takes the hops. (transfer full) */
TflHopAnswer       *tfl_room_route    (TflRoom             *self,
                                       TflHop              *hops,
                                       guint                n,
                                       gboolean             thorough, /* as for tfl_hops_route() */
                                       const TflHopsBefore *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflRoom, tfl_room_unref)

G_END_DECLS
