#include "config.h"

#include "tfl-taken.h"

#include <math.h>

/* There is a grid for each shape of rectangle: its cells are 128 × 4ⁿ wide and 128 × 4ᵐ high, about as
 * wide and as high as the rectangles in it.  So a line across a huge model takes a few long, thin
 * cells, where one grid for all would have it take thousands of small ones. */
#define CELL 128.0
#define N_LEVELS 12

/* A cell with more in it than this has no room for a label. */
#define MAX_ITEMS 48

/* A longer line is taken piece by piece, each in the few cells that it runs through. */
#define MAX_PIECE 256.0

typedef enum
{
  SLOPE_NONE,    /* all of the rectangle is taken */
  SLOPE_FALLING, /* only its diagonal: from the top left */
  SLOPE_RISING,  /* from the bottom left */
} Slope;

typedef struct
{
  TflRect rect;
  int     owner;
  Slope   slope;
} Item;

typedef struct
{
  guint across;
  guint down;
} Grid;

struct _TflTaken
{
  GHashTable *cells;                     /* key of a cell → array of Item */
  gboolean    used[N_LEVELS][N_LEVELS];  /* grids with anything in them, across then down */
};

TflTaken *
tfl_taken_new (void)
{
  TflTaken *self = g_new0 (TflTaken, 1);

  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);

  return self;
}

void
tfl_taken_free (TflTaken *self)
{
  g_hash_table_unref (self->cells);
  g_free (self);
}

static guint
level_of (double length)
{
  double cell = CELL;
  guint level = 0;

  for (; cell < length && level + 1 < N_LEVELS; level++)
    cell *= 4;

  return level;
}

static gint64
key_of (Grid grid,
        int  column,
        int  row)
{
  return (gint64) grid.across << 60 | (gint64) grid.down << 56 | (gint64) (column & 0xFFFFFFF) << 28 | (row & 0xFFFFFFF);
}

typedef struct
{
  int left, right, top, bottom;
} Span;

static Span
span_of (Grid    grid,
         TflRect rect)
{
  double width = CELL * (double) (G_GUINT64_CONSTANT (1) << (2 * grid.across));
  double height = CELL * (double) (G_GUINT64_CONSTANT (1) << (2 * grid.down));

  return (Span) { (int) floor (rect.x / width), (int) floor ((rect.x + rect.width) / width),
                  (int) floor (rect.y / height), (int) floor ((rect.y + rect.height) / height) };
}

static void
add_to_cell (TflTaken *self,
             gint64    key,
             Item      item)
{
  GArray *cell = g_hash_table_lookup (self->cells, &key);

  if (cell == NULL)
    {
      cell = g_array_new (FALSE, FALSE, sizeof (Item));
      g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), cell);
    }
  if (cell->len < MAX_ITEMS)
    g_array_append_val (cell, item);
}

static void
add_item (TflTaken *self,
          Item      item)
{
  Grid grid = { level_of (item.rect.width), level_of (item.rect.height) };
  Span span = span_of (grid, item.rect);

  self->used[grid.across][grid.down] = TRUE;
  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      add_to_cell (self, key_of (grid, column, row), item);
}

void
tfl_taken_add (TflTaken *self,
               TflRect   rect,
               int       owner)
{
  add_item (self, (Item) { rect, owner, SLOPE_NONE });
}

void
tfl_taken_add_line (TflTaken *self,
                    TflPoint  a,
                    TflPoint  b,
                    int       owner)
{
  TflPoint left = a.x <= b.x ? a : b;
  TflPoint right = a.x <= b.x ? b : a;
  guint n = MAX (1, (guint) ceil (MAX (right.x - left.x, fabs (right.y - left.y)) / MAX_PIECE));
  double width = (right.x - left.x) / n;
  double fall = (right.y - left.y) / n;

  for (guint i = 0; i < n; i++)
    {
      double y = left.y + i * fall;
      TflRect rect = { left.x + i * width, MIN (y, y + fall), width, fabs (fall) };

      add_item (self, (Item) { rect, owner, fall >= 0 ? SLOPE_FALLING : SLOPE_RISING });
    }
}

/* A diagonal touches a rectangle unless all corners are at one side of it; two of them tell. */
static gboolean
is_touched (const Item *item,
            TflRect     rect)
{
  TflRect other = item->rect;
  double bottom = rect.y + rect.height;
  double near = item->slope == SLOPE_RISING ? other.y + other.height - bottom : rect.y - other.y;

  if (rect.x >= other.x + other.width || other.x >= rect.x + rect.width || rect.y >= other.y + other.height
      || other.y >= bottom)
    return FALSE;

  return item->slope == SLOPE_NONE
      || ((rect.x + rect.width - other.x) * other.height > near * other.width
          && (rect.x - other.x) * other.height < (near + rect.height) * other.width);
}

static gboolean
is_clear_of (GArray  *items,
             TflRect  rect,
             int      owner)
{
  if (items != NULL && items->len >= MAX_ITEMS)
    return FALSE;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      if ((owner == TFL_TAKEN_BY_NOBODY || item->owner != owner) && is_touched (item, rect))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_free_in (TflTaken *self,
            Grid      grid,
            TflRect   rect,
            int       owner)
{
  Span span = span_of (grid, rect);

  for (int row = span.top; row <= span.bottom; row++)
    for (int column = span.left; column <= span.right; column++)
      {
        gint64 key = key_of (grid, column, row);

        if (!is_clear_of (g_hash_table_lookup (self->cells, &key), rect, owner))
          return FALSE;
      }

  return TRUE;
}

gboolean
tfl_taken_is_free (TflTaken *self,
                   TflRect   rect,
                   int       owner)
{
  for (guint across = 0; across < N_LEVELS; across++)
    for (guint down = 0; down < N_LEVELS; down++)
      if (self->used[across][down] && !is_free_in (self, (Grid) { across, down }, rect, owner))
        return FALSE;

  return TRUE;
}
