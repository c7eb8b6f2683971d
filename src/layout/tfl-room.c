#include "config.h"

#include "tfl-room.h"

#include "tfl-rect.h"

#include <string.h>

#define POINTS_A_HOP 4 /* for an estimate */
#define RUNS_REMEMBERED 2 /* so that undo finds what was there before */

typedef struct
{
  gboolean      thorough;
  TflHopAnswer *answer;
} Known;

struct _TflRoom
{
  gatomicrefcount ref_count;
  TflRoomShape shape;
  GMutex   lock; /* containers with the same content share a room */
  gboolean prepared;
  TflMaze *maze;
  TflGuide *guide;
  TflSides *sides;
  GArray  *known;    /* of Known: the last used at the end */
  guint    n_asked;  /* in this run */
  guint    n_before; /* in the last one */
};

static void
known_clear (gpointer data)
{
  Known *known = data;

  tfl_hop_answer_unref (known->answer);
}

TflRoom *
tfl_room_new (const TflRoomShape *shape)
{
  TflRoom *self = g_new0 (TflRoom, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->shape = *shape;
  self->shape.children = g_memdup2 (shape->children, shape->n_children * sizeof (TflRect));
  self->shape.headers = g_memdup2 (shape->headers, shape->n_children * sizeof (double));
  self->maze = tfl_maze_new (&shape->free, shape->children, shape->headers, shape->n_children, &shape->solid,
                             shape->solid.width > 0, TFL_LINE_CLEARANCE);
  self->guide = tfl_guide_new (self->maze);
  self->sides = tfl_sides_new (self->maze, self->guide);
  self->known = g_array_new (FALSE, FALSE, sizeof (Known));
  g_array_set_clear_func (self->known, known_clear);
  return self;
}

TflRoom *
tfl_room_ref (TflRoom *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tfl_room_unref (TflRoom *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->known);
  tfl_sides_free (self->sides);
  tfl_guide_free (self->guide);
  tfl_maze_free (self->maze);
  g_free ((gpointer) self->shape.children);
  g_free ((gpointer) self->shape.headers);
  g_mutex_clear (&self->lock);
  g_free (self);
}

const TflRoomShape *
tfl_room_get_shape (TflRoom *self)
{
  return &self->shape;
}

gboolean
tfl_room_has_shape (TflRoom            *self,
                    const TflRoomShape *shape)
{
  guint n = shape->n_children;

  return self->shape.n_children == n && tfl_rect_equal (&self->shape.free, &shape->free) &&
         tfl_rect_equal (&self->shape.solid, &shape->solid) &&
         (n == 0 || (memcmp (self->shape.children, shape->children, n * sizeof (TflRect)) == 0 &&
                     memcmp (self->shape.headers, shape->headers, n * sizeof (double)) == 0));
}

gboolean
tfl_room_prepare (TflRoom *self)
{
  if (self->prepared)
    return FALSE;

  tfl_guide_prepare (self->guide);
  self->prepared = TRUE;
  return TRUE;
}

GMutex *
tfl_room_get_lock (TflRoom *self)
{
  return &self->lock;
}

void
tfl_room_rest (TflRoom *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  tfl_guide_rest (self->guide);
  /* Containers that share the room each say so. */
  if (self->n_asked > 0)
    self->n_before = self->n_asked;
  self->n_asked = 0;
}

gsize
tfl_room_get_size (TflRoom *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gsize size = sizeof *self + tfl_maze_get_size (self->maze) + tfl_sides_get_size (self->sides);

  for (guint i = 0; i < self->known->len; i++)
    size += g_array_index (self->known, Known, i).answer->n_routes *
            (sizeof (TflHop) + sizeof (TflHopRoute) + POINTS_A_HOP * sizeof (TflPoint));
  return size;
}

TflGuide *
tfl_room_get_guide (TflRoom *self)
{
  return self->guide;
}

TflSides *
tfl_room_get_sides (TflRoom *self)
{
  return self->sides;
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
  return known->answer->n_routes == n && known->thorough == thorough &&
         memcmp (known->answer->hops, hops, n * sizeof (TflHop)) == 0;
}

/* Where it is among the known ones, or −1; from the end, where the last used are. */
static int
find_known (TflRoom      *self,
            const TflHop *hops,
            guint         n,
            gboolean      thorough)
{
  for (guint i = self->known->len; i-- > 0;)
    if (is_same (&g_array_index (self->known, Known, i), hops, n, thorough))
      return (int) i;
  return -1;
}

static void
move_to_end (TflRoom *self,
             guint    i)
{
  Known *all = (Known *) self->known->data;
  Known found = all[i];

  memmove (&all[i], &all[i + 1], (self->known->len - 1 - i) * sizeof (Known));
  all[self->known->len - 1] = found;
}

static TflHopAnswer *
find_routes (TflRoom             *self,
             TflHop              *hops,
             guint                n,
             gboolean             thorough,
             const TflHopsBefore *before)
{
  TflHopAnswer *answer = before != NULL ? tfl_hops_amend (self->maze, self->guide, before, hops, n) : NULL;

  return answer != NULL ? answer : tfl_hops_route (self->maze, self->guide, hops, n, thorough);
}

TflHopAnswer *
tfl_room_route (TflRoom             *self,
                TflHop              *hops,
                guint                n,
                gboolean             thorough,
                const TflHopsBefore *before)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  int found = find_known (self, hops, n, thorough);
  Known new;

  self->n_asked++;
  if (found >= 0)
    {
      g_free (hops);
      move_to_end (self, (guint) found);
      return tfl_hop_answer_ref (g_array_index (self->known, Known, self->known->len - 1).answer);
    }

  if (self->known->len >= RUNS_REMEMBERED * MAX (1, MAX (self->n_asked, self->n_before)))
    g_array_remove_index (self->known, 0);
  new = (Known){ thorough, find_routes (self, hops, n, thorough, before) };
  g_array_append_val (self->known, new);
  return tfl_hop_answer_ref (new.answer);
}
