#include "tfl-list.h"

#include "tfl-intern.h"

#include <string.h>

/* A leaf (height 0) holds ids, an inner node holds lists of height − 1.  length counts
 * the ids below. */
struct _TflList
{
  gatomicrefcount ref;
  guint16 height;
  guint16 n_entries;
  guint length;
  gpointer entries[];
};

static gpointer
entry_ref (const TflList *list,
           gpointer       entry)
{
  return list->height == 0 ? (gpointer) tfl_intern_acquire (entry) : (gpointer) tfl_list_ref (entry);
}

static void
entry_unref (const TflList *list,
             gpointer       entry)
{
  if (list->height == 0)
    tfl_intern_release (entry);
  else
    tfl_list_unref (entry);
}

static guint
entry_length (const TflList *list,
              guint          i)
{
  return list->height == 0 ? 1 : ((TflList *) list->entries[i])->length;
}

static TflList *
node_new (guint height,
          guint n_entries)
{
  TflList *list = g_malloc0 (sizeof *list + n_entries * sizeof (gpointer));

  g_atomic_ref_count_init (&list->ref);
  list->height = (guint16) height;
  list->n_entries = (guint16) n_entries;

  return list;
}

static void
node_count (TflList *list)
{
  list->length = 0;
  for (guint i = 0; i < list->n_entries; i++)
    list->length += entry_length (list, i);
}

TflList *
tfl_list_ref (TflList *self)
{
  if (self != NULL)
    g_atomic_ref_count_inc (&self->ref);

  return self;
}

void
tfl_list_unref (TflList *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref))
    return;

  for (guint i = 0; i < self->n_entries; i++)
    entry_unref (self, self->entries[i]);
  g_free (self);
}

/* (transfer full) in and out: a node of our own with room for n_entries. */
static TflList *
own (TflList *list,
     guint    n_entries)
{
  TflList *copy;
  guint kept = MIN (list->n_entries, n_entries);

  if (g_atomic_ref_count_compare (&list->ref, 1))
    {
      if (n_entries > list->n_entries)
        list = g_realloc (list, sizeof *list + n_entries * sizeof (gpointer));
      return list;
    }

  copy = node_new (list->height, n_entries);
  copy->n_entries = (guint16) kept;
  copy->length = list->length;
  for (guint i = 0; i < kept; i++)
    copy->entries[i] = entry_ref (list, list->entries[i]);
  tfl_list_unref (list);

  return copy;
}

guint
tfl_list_length (TflList *self)
{
  return self != NULL ? self->length : 0;
}

/* The entry that holds position, which becomes the position inside it. */
static guint
entry_at (const TflList *list,
          guint         *position)
{
  guint i = 0;

  if (list->height == 0)
    {
      i = *position;
      *position = 0;
      return i;
    }

  while (i + 1 < list->n_entries && *position >= entry_length (list, i))
    *position -= entry_length (list, i++);

  return i;
}

const char *
tfl_list_get (TflList *self,
              guint    position)
{
  g_return_val_if_fail (position < tfl_list_length (self), NULL);

  while (self->height > 0)
    self = self->entries[entry_at (self, &position)];

  return self->entries[position];
}

int
tfl_list_find (TflList    *self,
               const char *id)
{
  int before = 0;

  if (self == NULL)
    return -1;

  for (guint i = 0; i < self->n_entries; i++)
    {
      if (self->height == 0 && self->entries[i] == id)
        return (int) i;
      if (self->height > 0)
        {
          TflList *child = self->entries[i];
          int inside = tfl_list_find (child, id);

          if (inside >= 0)
            return before + inside;
          before += (int) child->length;
        }
    }

  return -1;
}

/* Cuts the upper half off a full node of our own. (transfer full) */
static TflList *
split (TflList *list)
{
  guint kept = list->n_entries / 2;
  TflList *upper = node_new (list->height, list->n_entries - kept);

  memcpy (upper->entries, list->entries + kept, upper->n_entries * sizeof (gpointer));
  list->n_entries = (guint16) kept;
  node_count (list);
  node_count (upper);

  return upper;
}

static TflList *
put_entry (TflList  *list,
           guint     i,
           gpointer  entry)
{
  list = own (list, list->n_entries + 1u);
  memmove (list->entries + i + 1, list->entries + i, (list->n_entries - i) * sizeof (gpointer));
  list->entries[i] = entry;
  list->n_entries++;

  return list;
}

/* *upper becomes what did not fit, or NULL. */
static TflList *
insert (TflList     *list,
        guint        position,
        const char  *id,
        TflList    **upper)
{
  *upper = NULL;

  if (list->height == 0)
    {
      list = put_entry (list, position, (gpointer) tfl_intern_acquire (id));
    }
  else
    {
      guint i = entry_at (list, &position);
      TflList *rest = NULL;

      list = own (list, list->n_entries);
      list->entries[i] = insert (list->entries[i], position, id, &rest);
      if (rest != NULL)
        list = put_entry (list, i + 1, rest);
    }

  list->length++;
  if (list->n_entries > TFL_LIST_WIDTH)
    *upper = split (list);

  return list;
}

TflList *
tfl_list_insert (TflList    *self,
                 guint       position,
                 const char *id)
{
  TflList *upper = NULL;
  TflList *root;

  g_return_val_if_fail (position <= tfl_list_length (self), self);

  if (self == NULL)
    self = node_new (0, 0);

  self = insert (self, position, id, &upper);
  if (upper == NULL)
    return self;

  root = node_new (self->height + 1u, 2);
  root->entries[0] = self;
  root->entries[1] = upper;
  node_count (root);

  return root;
}

static TflList *
take_entry (TflList *list,
            guint    i)
{
  list = own (list, list->n_entries);
  entry_unref (list, list->entries[i]);
  list->n_entries--;
  memmove (list->entries + i, list->entries + i + 1, (list->n_entries - i) * sizeof (gpointer));

  return list;
}

/* Nodes may become small but never empty; a list only shrinks in height at its root,
 * so all leaves stay equally deep. */
static TflList *
remove_at (TflList *list,
           guint    position)
{
  if (list->height == 0)
    {
      list = take_entry (list, position);
    }
  else
    {
      guint i = entry_at (list, &position);

      list = own (list, list->n_entries);
      if (entry_length (list, i) == 1)
        list = take_entry (list, i);
      else
        list->entries[i] = remove_at (list->entries[i], position);
    }

  list->length--;

  return list;
}

TflList *
tfl_list_remove (TflList *self,
                 guint    position)
{
  g_return_val_if_fail (position < tfl_list_length (self), self);

  if (self->length == 1)
    {
      tfl_list_unref (self);
      return NULL;
    }

  self = remove_at (self, position);
  while (self->height > 0 && self->n_entries == 1)
    {
      TflList *only = tfl_list_ref (self->entries[0]);

      tfl_list_unref (self);
      self = only;
    }

  return self;
}

gboolean
tfl_list_equal (TflList *a,
                TflList *b)
{
  guint length = tfl_list_length (a);

  if (a == b)
    return TRUE;
  if (length != tfl_list_length (b))
    return FALSE;

  for (guint i = 0; i < length; i++)
    if (tfl_list_get (a, i) != tfl_list_get (b, i))
      return FALSE;

  return TRUE;
}
