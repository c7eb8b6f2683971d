#include "config.h"

#include "tfl-walk.h"

#include <math.h>
#include <string.h>

/* More than any distance in a picture. */
#define ELSEWHERE 1e6

typedef struct
{
  const char *id;     /* the model's */
  const char *parent; /* the same */
  TflPoint    centre;
  gboolean    is_service;
} Stop;

struct _TflWalk
{
  TflModel   *model;
  GArray     *stops;     /* in reading order */
  GHashTable *positions; /* id → position plus one */
};

TflWalk *
tfl_walk_new (TflModel *model)
{
  TflWalk *self = g_new0 (TflWalk, 1);

  self->model = tfl_model_ref (model);
  self->stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
tfl_walk_free (TflWalk *self)
{
  g_array_unref (self->stops);
  g_hash_table_unref (self->positions);
  tfl_model_unref (self->model);
  g_free (self);
}

void
tfl_walk_add (TflWalk    *self,
              const char *id,
              TflRect     rect)
{
  const TflElement *element = tfl_model_lookup (self->model, id);
  Stop stop;

  if (element == NULL || g_hash_table_contains (self->positions, id))
    return;

  stop = (Stop) { tfl_element_get_id (element), tfl_element_get_parent (element),
                  { rect.x + rect.width / 2, rect.y + rect.height / 2 }, tfl_element_get_kind (element) == TFL_KIND_SERVICE };
  g_array_append_val (self->stops, stop);
  g_hash_table_insert (self->positions, (gpointer) stop.id, GUINT_TO_POINTER (self->stops->len));
}

static const Stop *
find (TflWalk    *self,
      const char *id,
      int        *position)
{
  *position = id != NULL ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, id)) - 1 : -1;

  return *position >= 0 ? &g_array_index (self->stops, Stop, *position) : NULL;
}

const char *
tfl_walk_step (TflWalk    *self,
               const char *from,
               int         step)
{
  int position;

  if (find (self, from, &position) == NULL && step < 0)
    position = (int) self->stops->len;
  position += step;

  return position >= 0 && position < (int) self->stops->len ? g_array_index (self->stops, Stop, position).id : NULL;
}

/* How far b is from a, going one way; INFINITY where it does not lie that way. */
static double
distance (TflPoint a,
          TflPoint b,
          int      dx,
          int      dy)
{
  double along = (b.x - a.x) * dx + (b.y - a.y) * dy;
  double across = fabs ((b.x - a.x) * dy) + fabs ((b.y - a.y) * dx);

  return along > 1 && across <= 2 * along ? along + 2 * across : INFINITY;
}

const char *
tfl_walk_towards (TflWalk    *self,
                  const char *from,
                  int         dx,
                  int         dy)
{
  int position;
  const Stop *start = find (self, from, &position);
  const char *nearest = NULL;
  double least = INFINITY;

  if (start == NULL)
    return tfl_walk_step (self, NULL, 1);

  for (guint i = 0; i < self->stops->len; i++)
    {
      const Stop *stop = &g_array_index (self->stops, Stop, i);
      double far = stop->is_service ? INFINITY : distance (start->centre, stop->centre, dx, dy);

      if (far < least && g_strcmp0 (stop->parent, start->parent) != 0)
        far += ELSEWHERE;
      if (far < least)
        {
          least = far;
          nearest = stop->id;
        }
    }

  return nearest;
}
