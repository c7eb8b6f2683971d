#include "config.h"

#include "tfl-taken.h"

#include <math.h>

#define CELL 128.0

/* A rectangle over more cells than this is looked at for every question instead: one frame round a
 * huge model must not fill the grid. */
#define MAX_CELLS 4096

typedef struct
{
  TflRect rect;
  int     owner;
} Item;

struct _TflTaken
{
  GHashTable *cells;  /* cell → array of Item */
  GArray     *large;  /* Item */
};

static gint64 *
key_of (int column,
        int row)
{
  gint64 *key = g_new (gint64, 1);

  *key = ((gint64) column << 32) ^ (guint32) row;

  return key;
}

TflTaken *
tfl_taken_new (void)
{
  TflTaken *self = g_new0 (TflTaken, 1);

  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->large = g_array_new (FALSE, FALSE, sizeof (Item));

  return self;
}

void
tfl_taken_free (TflTaken *self)
{
  g_hash_table_unref (self->cells);
  g_array_unref (self->large);
  g_free (self);
}

typedef struct
{
  int left, right, top, bottom;
} Span;

static Span
span_of (TflRect rect)
{
  return (Span) { (int) floor (rect.x / CELL), (int) floor ((rect.x + rect.width) / CELL),
                  (int) floor (rect.y / CELL), (int) floor ((rect.y + rect.height) / CELL) };
}

static void
add_to_cell (TflTaken *self,
             int       column,
             int       row,
             Item      item)
{
  gint64 *key = key_of (column, row);
  GArray *cell = g_hash_table_lookup (self->cells, key);

  if (cell == NULL)
    {
      cell = g_array_new (FALSE, FALSE, sizeof (Item));
      g_hash_table_insert (self->cells, key, cell);
    }
  else
    g_free (key);
  g_array_append_val (cell, item);
}

void
tfl_taken_add (TflTaken *self,
               TflRect   rect,
               int       owner)
{
  Span span = span_of (rect);
  Item item = { rect, owner };

  if ((double) (span.right - span.left + 1) * (span.bottom - span.top + 1) > MAX_CELLS)
    {
      g_array_append_val (self->large, item);
      return;
    }
  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      add_to_cell (self, column, row, item);
}

static gboolean
is_clear_of (GArray  *items,
             TflRect  rect,
             int      owner)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      TflRect other = item->rect;

      if ((owner == TFL_TAKEN_BY_NOBODY || item->owner != owner)
          && rect.x < other.x + other.width && other.x < rect.x + rect.width
          && rect.y < other.y + other.height && other.y < rect.y + rect.height)
        return FALSE;
    }

  return TRUE;
}

gboolean
tfl_taken_is_free (TflTaken *self,
                   TflRect   rect,
                   int       owner)
{
  Span span = span_of (rect);

  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      {
        gint64 key = ((gint64) column << 32) ^ (guint32) row;

        if (!is_clear_of (g_hash_table_lookup (self->cells, &key), rect, owner))
          return FALSE;
      }

  return is_clear_of (self->large, rect, owner);
}
