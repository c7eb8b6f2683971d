#include "config.h"

#include "tfl-room.h"

#include <string.h>

#define POINTS_A_HOP 4 /* for an estimate */
#define N_REMEMBERED 2 /* so that undo finds what was there before */

typedef struct
{
  TflHop       *hops;
  guint         n;
  gboolean      thorough;
  TflHopAnswer *answer;
} Known;

struct _TflRoom
{
  GMutex   lock; /* containers with the same content share a room */
  gboolean prepared;
  TflMaze *maze;
  TflGuide *guide;
  Known    known[N_REMEMBERED]; /* the last used first */
};

TflRoom *
tfl_room_new (const TflRect *free,
              const TflRect *children,
              const double  *headers,
              guint          n_children,
              const TflRect *solid,
              guint          n_solid)
{
  TflRoom *self = g_new0 (TflRoom, 1);

  g_mutex_init (&self->lock);
  self->maze = tfl_maze_new (free, children, headers, n_children, solid, n_solid, TFL_LINE_CLEARANCE);
  self->guide = tfl_guide_new (self->maze);
  return self;
}

static void
known_clear (Known *known)
{
  g_clear_pointer (&known->answer, tfl_hop_answer_free);
  g_clear_pointer (&known->hops, g_free);
}

void
tfl_room_free (TflRoom *self)
{
  for (guint i = 0; i < N_REMEMBERED; i++)
    known_clear (&self->known[i]);
  tfl_guide_free (self->guide);
  tfl_maze_free (self->maze);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
tfl_room_prepare (TflRoom *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!self->prepared)
    tfl_guide_prepare (self->guide);
  self->prepared = TRUE;
}

void
tfl_room_rest (TflRoom *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  tfl_guide_rest (self->guide);
}

gsize
tfl_room_get_size (TflRoom *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gsize size = sizeof *self + tfl_maze_get_size (self->maze);

  for (guint i = 0; i < N_REMEMBERED; i++)
    if (self->known[i].answer != NULL)
      size += self->known[i].n * (sizeof (TflHop) + sizeof (TflHopRoute) + POINTS_A_HOP * sizeof (TflPoint));
  return size;
}

TflGuide *
tfl_room_get_guide (TflRoom *self)
{
  return self->guide;
}

TflMaze *
tfl_room_get_maze (TflRoom *self)
{
  return self->maze;
}

static gboolean
is_same (const Known  *known,
         const TflHop *hops,
         guint         n,
         gboolean      thorough)
{
  return known->answer != NULL && known->n == n && known->thorough == thorough &&
         memcmp (known->hops, hops, n * sizeof (TflHop)) == 0;
}

static void
move_to_front (TflRoom *self,
               guint    i)
{
  Known found = self->known[i];

  memmove (&self->known[1], &self->known[0], i * sizeof (Known));
  self->known[0] = found;
}

const TflHopAnswer *
tfl_room_route (TflRoom      *self,
                const TflHop *hops,
                guint         n,
                gboolean      thorough)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  for (guint i = 0; i < N_REMEMBERED; i++)
    if (is_same (&self->known[i], hops, n, thorough))
      {
        move_to_front (self, i);
        return self->known[0].answer;
      }

  known_clear (&self->known[N_REMEMBERED - 1]);
  move_to_front (self, N_REMEMBERED - 1);
  self->known[0] = (Known){ g_memdup2 (hops, n * sizeof (TflHop)), n, thorough,
                            tfl_hops_route (self->maze, self->guide, hops, n, thorough) };
  return self->known[0].answer;
}
