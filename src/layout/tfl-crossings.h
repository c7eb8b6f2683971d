/* Which of the ways through a maze cross each other, without routing anything.
 *
 * Two lines cross once more or once less each time one of them goes around the other's end, so whether they do so an odd number
 * of times depends only on their gates and the ways between those, and where they share a gate, on which of them stands before
 * the other.
 *
 * Remembers what it found: it depends on nothing but the maze.
 */
#pragma once

#include "tfl-guide.h"

G_BEGIN_DECLS

typedef struct _TflCrossings TflCrossings;

/* The maze and the guide must live as long. */
TflCrossings *tfl_crossings_new   (TflMaze      *maze,
                                   TflGuide     *guide);
void          tfl_crossings_free  (TflCrossings *self);

/* The number of the best way between two gates; where via is not 0, of the best one by that run, from 1 on. Numbers are small, and
 * the same in both directions. */
guint         tfl_crossings_way   (TflCrossings *self,
                                   guint         gate,
                                   guint         via,
                                   guint         other);

/* Whether a line of the one way crosses a line of the other that stands after it, down or to the right, at every gate
 * that they share. */
gboolean      tfl_crossings_cross (TflCrossings *self,
                                   guint         way,
                                   guint         other);

/* About how many bytes it takes. */
gsize         tfl_crossings_get_size (TflCrossings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TflCrossings, tfl_crossings_free)

G_END_DECLS
