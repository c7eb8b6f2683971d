#include "config.h"

#include "tfl-motion-private.h"

#include <math.h>

#define MOST_LOOKED_AT 60000 /* shapes in both scenes */
#define MOST_DRAWN 3000      /* shapes in sight */

TflRect
tfl_motion_shift (TflRect  rect,
         TflPoint by)
{
  return (TflRect) { rect.x + by.x, rect.y + by.y, rect.width, rect.height };
}

gboolean
tfl_motion_touches (TflRect        a,
         const TflRect *b)
{
  return a.x <= b->x + b->width && b->x <= a.x + a.width && a.y <= b->y + b->height && b->y <= a.y + a.height;
}

gboolean
tfl_motion_is_group (const TflShape *shape)
{
  return shape->kind == TFL_SHAPE_BEGIN;
}

const TflShape *
tfl_motion_next_own (TflScene *scene,
          guint     end,
          guint    *index)
{
  while (*index < end)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, (*index)++);

      if (!tfl_motion_is_group (shape))
        return shape;
      *index = shape->end + 1;
    }

  return NULL;
}

static gboolean
looks_like (const TflShape *a,
            const TflShape *b)
{
  return a->kind == b->kind && a->part == b->part && a->n_points == b->n_points;
}

static gboolean
are_alike (TflMotion *self,
           guint      from,
           guint      to)
{
  guint from_end = tfl_scene_get_shape (self->from, from)->end;
  guint to_end = tfl_scene_get_shape (self->to, to)->end;
  const TflShape *a, *b;

  for (from++, to++;;)
    {
      a = tfl_motion_next_own (self->from, from_end, &from);
      b = tfl_motion_next_own (self->to, to_end, &to);
      if (a == NULL || b == NULL)
        return a == b;
      if (!looks_like (a, b))
        return FALSE;
    }
}

/* Neither a body that could grow nor anything inside that could move: a line, above all. */
static gboolean
is_loose (TflScene *scene,
          guint     group)
{
  guint end = tfl_scene_get_shape (scene, group)->end;

  for (guint i = group + 1; i < end; i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (tfl_motion_is_group (shape) || shape->part == TFL_PART_BODY)
        return FALSE;
    }

  return TRUE;
}

/* An element may have several groups, such as a service with several customers: they are told apart by number. */
static char *
make_key (GHashTable     *counts,
          const TflShape *begin)
{
  g_autofree char *name = g_strdup_printf ("%u/%s/%s", (guint) begin->part, begin->element != NULL ? begin->element : "",
                                            begin->element == NULL && begin->text != NULL ? begin->text : "");
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
  char *key = g_strdup_printf ("%u/%s", n, name);

  g_hash_table_insert (counts, g_steal_pointer (&name), GUINT_TO_POINTER (n + 1));

  return key;
}

/* (transfer full) key → index */
static GHashTable *
index_groups (TflScene *scene)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (tfl_motion_is_group (shape))
        g_hash_table_insert (groups, make_key (counts, shape), GUINT_TO_POINTER (i));
    }

  return groups;
}

static void
pair_groups (TflMotion *self)
{
  g_autoptr (GHashTable) old = index_groups (self->from);
  g_autoptr (GHashTable) new = index_groups (self->to);
  GHashTableIter iter;
  gpointer key, to, from;

  g_hash_table_iter_init (&iter, new);
  while (g_hash_table_iter_next (&iter, &key, &to))
    {
      guint group = GPOINTER_TO_UINT (to);

      if (!g_hash_table_lookup_extended (old, key, NULL, &from))
        continue;
      self->alike[group] = are_alike (self, GPOINTER_TO_UINT (from), group);
      /* A line that takes another way does not bend into it: one fades and the other appears. */
      if (!self->alike[group] && is_loose (self->to, group))
        continue;
      self->twins[group] = GPOINTER_TO_INT (from);
      self->has_twin[GPOINTER_TO_UINT (from)] = TRUE;
    }
}

static void
add_leaving (TflMotion *self,
             int        group,
             guint      leaving)
{
  GArray *all = g_hash_table_lookup (self->leaving, GINT_TO_POINTER (group));

  if (all == NULL)
    {
      all = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->leaving, GINT_TO_POINTER (group), all);
    }
  g_array_append_val (all, leaving);
}

/* The outermost groups of `from` that have no twin, each with the twin of what it stood in. */
static void
collect_leaving (TflMotion *self)
{
  g_autofree int *fresh = g_new (int, tfl_scene_get_n_shapes (self->from) + 1); /* group of `from` → its twin */
  g_autoptr (GArray) around = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < tfl_scene_get_n_shapes (self->to); i++)
    if (self->twins[i] >= 0)
      fresh[self->twins[i]] = (int) i;

  for (guint i = 0; i < tfl_scene_get_n_shapes (self->from); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (self->from, i);

      if (shape->kind == TFL_SHAPE_END)
        g_array_set_size (around, around->len - 1);
      else if (tfl_motion_is_group (shape) && self->has_twin[i])
        g_array_append_val (around, i);
      else if (tfl_motion_is_group (shape))
        {
          guint outer = around->len > 0 ? g_array_index (around, guint, around->len - 1) : 0;

          add_leaving (self, around->len > 0 ? fresh[outer] : -1, i);
          i = shape->end;
        }
    }
}

static gboolean
is_same_place (TflRect a,
               TflRect b)
{
  return fabs (a.x - b.x) < 0.5 && fabs (a.y - b.y) < 0.5 && fabs (a.width - b.width) < 0.5 &&
         fabs (a.height - b.height) < 0.5;
}

static gboolean
moves (TflMotion *self)
{
  if (g_hash_table_size (self->leaving) > 0)
    return TRUE;

  for (guint i = 0; i < tfl_scene_get_n_shapes (self->to); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (self->to, i);

      if (!tfl_motion_is_group (shape))
        continue;
      if (self->twins[i] < 0 ||
          !is_same_place (shape->rect, tfl_motion_shift (tfl_scene_get_shape (self->from, self->twins[i])->rect, self->shift)))
        return TRUE;
    }

  return FALSE;
}

/* How many shapes stand in groups that touch the part. */
static guint
count_in (TflScene *scene,
          TflPoint  shift,
          TflRect   part)
{
  guint n_shapes = 0;

  for (guint i = 0; i < tfl_scene_get_n_shapes (scene); i++)
    {
      const TflShape *shape = tfl_scene_get_shape (scene, i);

      if (tfl_motion_is_group (shape) && !tfl_motion_touches (tfl_motion_shift (shape->rect, shift), &part))
        i = shape->end;
      else
        n_shapes++;
    }

  return n_shapes;
}

TflMotion *
tfl_motion_new (TflScene      *from,
                TflScene      *to,
                TflPoint       shift,
                const char    *turned,
                const TflRect *seen)
{
  g_autoptr (TflMotion) self = NULL;
  guint n_from = tfl_scene_get_n_shapes (from);
  guint n_to = tfl_scene_get_n_shapes (to);

  if (n_from + n_to > MOST_LOOKED_AT ||
      count_in (from, shift, *seen) + count_in (to, (TflPoint) { 0, 0 }, *seen) > MOST_DRAWN)
    return NULL;

  self = g_new0 (TflMotion, 1);
  self->from = tfl_scene_ref (from);
  self->to = tfl_scene_ref (to);
  self->shift = shift;
  self->turned = g_strdup (turned);
  self->twins = g_new (int, n_to + 1);
  for (guint i = 0; i < n_to; i++)
    self->twins[i] = -1;
  self->alike = g_new0 (gboolean, n_to + 1);
  self->has_twin = g_new0 (gboolean, n_from + 1);
  self->leaving = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  pair_groups (self);
  collect_leaving (self);

  return moves (self) ? g_steal_pointer (&self) : NULL;
}

void
tfl_motion_free (TflMotion *self)
{
  tfl_scene_unref (self->from);
  tfl_scene_unref (self->to);
  g_free (self->turned);
  g_free (self->twins);
  g_free (self->alike);
  g_free (self->has_twin);
  g_hash_table_unref (self->leaving);
  g_free (self);
}
