#include "config.h"

#include "tfl-extent.h"

#include "tfl-measured.h"

struct _TflExtent
{
  TflMeasureMemory *memory; /* that knows what stands in what, or NULL; while it is made */
  TflModel         *model;
  const TflScope   *scope;
  GArray           *units;  /* TflExtentUnit */
  GHashTable       *lifted; /* unit id → index plus one; NULL until the first question, grows with every other; ids are interned */
};

/* The units in a unit, or in the model. */
typedef struct
{
  TflChildIter  iter;
  GPtrArray    *units;    /* what the memory says, or NULL: the iterator says it */
  guint         position;
} Inside;

static void
inside_init (Inside           *self,
             const TflExtent  *extent,
             const TflElement *parent)
{
  *self = (Inside) { 0 };
  if (extent->memory != NULL)
    self->units = tfl_measure_memory_get_units (extent->memory, parent);
  else
    tfl_child_iter_init (&self->iter, extent->model, parent, TFL_KIND_UNIT);
}

static const TflElement *
inside_next (Inside *self)
{
  const TflMeasuredUnit *unit;

  if (self->units == NULL)
    return tfl_child_iter_next (&self->iter);
  if (self->position == self->units->len)
    return NULL;

  unit = g_ptr_array_index (self->units, self->position++);

  return unit->unit;
}

static gboolean
has_inside (TflExtent        *self,
            const TflElement *unit)
{
  TflChildIter iter;

  tfl_child_iter_init (&iter, self->model, unit, TFL_KIND_UNIT);
  if (tfl_child_iter_next (&iter) != NULL)
    return TRUE;
  tfl_child_iter_init (&iter, self->model, unit, TFL_KIND_WORK);

  return tfl_child_iter_next (&iter) != NULL;
}

static void
add (TflExtent        *self,
     const TflElement *unit,
     int               parent,
     guint             depth,
     guint             level)
{
  TflExtentUnit row = { unit, parent, depth, 0, FALSE };
  const char *id = tfl_element_get_id (unit);
  guint index = self->units->len;
  Inside inside;
  const TflElement *child;

  row.closed = (tfl_scope_is_closed (self->scope, id) || (self->scope->depth > 0 && level >= self->scope->depth))
            && has_inside (self, unit);
  g_array_append_val (self->units, row);

  if (!row.closed)
    {
      inside_init (&inside, self, unit);
      while ((child = inside_next (&inside)) != NULL)
        add (self, child, (int) index, depth + 1, level + 1);
    }
  g_array_index (self->units, TflExtentUnit, index).end = self->units->len;
}

static TflExtent *
new_empty (TflModel       *model,
           const TflScope *scope)
{
  TflExtent *self = g_new0 (TflExtent, 1);

  self->model = model;
  self->scope = scope;
  self->units = g_array_new (FALSE, FALSE, sizeof (TflExtentUnit));

  return self;
}

static void
fill (TflExtent *self)
{
  const TflScope *scope = self->scope;
  const TflElement *root = tfl_model_lookup (self->model, scope->root);
  Inside inside;
  const TflElement *child;

  /* A root that is gone shows the whole model: better than an empty picture. */
  if (root != NULL && tfl_element_get_kind (root) == TFL_KIND_UNIT)
    {
      /* One has gone into it, so it is open whatever the scope says of it. */
      TflScope open = *scope;
      g_autoptr (GHashTable) closed = g_hash_table_new (g_str_hash, g_str_equal);
      GHashTableIter others;
      gpointer id;

      g_hash_table_iter_init (&others, scope->closed);
      while (g_hash_table_iter_next (&others, &id, NULL))
        if (!g_str_equal (id, scope->root))
          g_hash_table_add (closed, id);
      open.closed = closed;
      self->scope = &open;
      add (self, root, -1, 0, 0);
      self->scope = scope;

      return;
    }

  inside_init (&inside, self, tfl_model_get_root (self->model));
  while ((child = inside_next (&inside)) != NULL)
    add (self, child, -1, 0, 1);
}

TflExtent *
tfl_extent_new (TflModel       *model,
                const TflScope *scope)
{
  TflExtent *self = new_empty (model, scope);

  fill (self);

  return self;
}

TflExtent *
tfl_extent_new_remembered (TflMeasureMemory *memory,
                           TflModel         *model,
                           const TflScope   *scope)
{
  TflExtent *self = new_empty (model, scope);

  self->memory = memory;
  fill (self);
  self->memory = NULL;

  return self;
}

TflExtent *
tfl_extent_new_list (TflModel       *model,
                     const TflScope *scope,
                     GPtrArray      *units)
{
  TflExtent *self = new_empty (model, scope);

  for (guint i = 0; i < units->len; i++)
    {
      const TflElement *unit = g_ptr_array_index (units, i);
      TflExtentUnit row = { unit, -1, 0, i + 1, has_inside (self, unit) };

      g_array_append_val (self->units, row);
    }

  return self;
}

TflExtent *
tfl_extent_flatten (TflExtent *self)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      TflExtentUnit *row = &g_array_index (self->units, TflExtentUnit, i);

      row->parent = -1;
      row->depth = 0;
      row->end = i + 1;
    }

  return self;
}

void
tfl_extent_free (TflExtent *self)
{
  g_array_unref (self->units);
  g_clear_pointer (&self->lifted, g_hash_table_unref);
  g_free (self);
}

guint
tfl_extent_get_n (TflExtent *self)
{
  return self->units->len;
}

const TflExtentUnit *
tfl_extent_get (TflExtent *self,
                guint      index)
{
  return &g_array_index (self->units, TflExtentUnit, index);
}

static void
begin_lifting (TflExtent *self)
{
  self->lifted = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->units->len; i++)
    {
      const TflElement *unit = g_array_index (self->units, TflExtentUnit, i).unit;

      g_hash_table_insert (self->lifted, (gpointer) tfl_element_get_id (unit), GUINT_TO_POINTER (i + 1));
    }
}

/* Every unit passed on the way is remembered, so many questions about one deep branch cost its
 * depth once. */
int
tfl_extent_lift (TflExtent  *self,
                 const char *unit)
{
  const TflElement *element = tfl_model_lookup (self->model, unit);
  const TflElement *up = element;
  gpointer found = NULL;

  if (self->lifted == NULL)
    begin_lifting (self);
  while (up != NULL && found == NULL)
    {
      if (g_hash_table_lookup_extended (self->lifted, tfl_element_get_id (up), NULL, &found))
        break;
      up = tfl_model_get_parent (self->model, up);
    }
  for (; element != up; element = tfl_model_get_parent (self->model, element))
    g_hash_table_insert (self->lifted, (gpointer) tfl_element_get_id (element), found);

  return GPOINTER_TO_INT (found) - 1;
}
