#include "tfl-intern.h"

#include <string.h>

/* holders falls to 0, and rises from what the table holds, only under the lock: so what is found in the table
 * under the lock is held by somebody. */
typedef struct
{
  gint holders; /* atomic */
  char text[];
} Shared;

static GMutex lock;
static GHashTable *table; /* text, inside of the Shared it belongs to; guarded by the lock */

static Shared *
get_shared (const char *text)
{
  return (Shared *) (text - G_STRUCT_OFFSET (Shared, text));
}

static char *
add (const char *text)
{
  gsize size = strlen (text) + 1;
  Shared *shared = g_malloc (sizeof *shared + size);

  shared->holders = 1;
  memcpy (shared->text, text, size);
  g_hash_table_add (table, shared->text);

  return shared->text;
}

char *
tfl_intern (const char *text)
{
  char *found;

  g_return_val_if_fail (text != NULL, NULL);

  g_mutex_lock (&lock);
  if (table == NULL)
    table = g_hash_table_new (g_str_hash, g_str_equal);
  found = g_hash_table_lookup (table, text);
  if (found != NULL)
    g_atomic_int_inc (&get_shared (found)->holders);
  else
    found = add (text);
  g_mutex_unlock (&lock);

  return found;
}

char *
tfl_intern_acquire (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_atomic_int_inc (&get_shared (text)->holders);

  return (char *) text;
}

/* Whoever holds it alone has to ask at the table whether that is still so. */
static void
release_last (Shared *shared)
{
  gboolean is_last;

  g_mutex_lock (&lock);
  is_last = g_atomic_int_dec_and_test (&shared->holders);
  if (is_last)
    g_hash_table_remove (table, shared->text);
  if (g_hash_table_size (table) == 0)
    g_clear_pointer (&table, g_hash_table_unref);
  g_mutex_unlock (&lock);

  if (is_last)
    g_free (shared);
}

void
tfl_intern_release (char *text)
{
  Shared *shared = get_shared (text);

  for (gint holders = g_atomic_int_get (&shared->holders); holders > 1; holders = g_atomic_int_get (&shared->holders))
    if (g_atomic_int_compare_and_exchange (&shared->holders, holders, holders - 1))
      return;

  release_last (shared);
}
