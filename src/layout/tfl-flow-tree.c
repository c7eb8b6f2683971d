/* The tree: parents above their children.
 *
 * The children of one parent stand in a row below it, as close as their outlines let them.  Those without children of their own
 * stand in columns instead: in a large organisation they are nine of ten, and in a row they would make a page
 * that nobody can print.  For the same reason a row that becomes too wide is broken into several, which hang
 * from a trunk at the left; how wide is too wide is tried until the page has a good shape.
 */
#include "config.h"

#include "tfl-flow.h"

#include "tfl-flow-contour.h"

#include <math.h>

#define SIBLING_GAP 24.0
#define ROW_DROP 36.0   /* from a parent to a row below it; the line across runs in its middle */
#define TREE_GAP 56.0   /* between trees that have nothing above */
#define COLUMN_DROP 20.0
#define COLUMN_GAP 12.0
#define MOST_POINTS 5 /* of a route */
#define INDENT 28.0     /* of a column; the trunk stands in its middle */
#define ASPECT_LEAST 1.0 /* width by height of a page */
#define ASPECT_MOST 2.0
#define N_TRIES 64
#define TRY_STEP 0.92

/* How the line from its parent comes to a child. */
typedef enum
{
  FROM_ABOVE,
  FROM_LEFT,
} Entry;

typedef struct
{
  int     parent;   /* n for those at the top */
  int     first;    /* child */
  int     next;     /* sibling */
  int     line;     /* that leads to it; −1 for none */
  guint   n_children;
  guint   n_leaves; /* children without children */
  double  x;        /* relative to its parent's top left corner */
  double  y;
  double  exit_x;   /* where lines to its children leave its bottom: from its left edge */
  double  bus;      /* relative to its own parent's top: where the line to it runs across */
  Entry   entry;
  TflOutline outline; /* of all below and with it, from its own left edge */
} Node;

/* What stands in a row: a child with all below it, or the leaves of a family in columns. */
typedef struct
{
  int        node;    /* the child, or the first leaf */
  gboolean   leaves;
  TflOutline outline;
  double     x;
} Item;

typedef struct
{
  TflLayoutInput *input;
  Node           *nodes;  /* one a box, and one above all */
  int             n;
  double          limit;  /* the width of a row */
  GArray         *pool;
  GArray         *items;  /* Item: of the family at hand */
} Tree;

static const TflLayoutBox *
box_at (Tree *self,
        int   node)
{
  return tfl_layout_input_get_box (self->input, (guint) node);
}

static gboolean
is_leaf (Tree *self,
         int   node)
{
  return self->nodes[node].n_children == 0;
}

static void
tree_init (Tree           *self,
           TflLayoutInput *input)
{
  self->input = input;
  self->n = (int) tfl_layout_input_get_n_boxes (input);
  self->nodes = g_new0 (Node, (gsize) self->n + 1);
  self->pool = tfl_contour_pool_new ();
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (int i = 0; i <= self->n; i++)
    {
      self->nodes[i].parent = self->n;
      self->nodes[i].first = self->nodes[i].next = self->nodes[i].line = -1;
    }
  for (guint i = 0; i < tfl_layout_input_get_n_lines (input); i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (input, i);

      if (line->from >= line->to || self->nodes[line->to].line >= 0)
        continue;
      self->nodes[line->to].parent = line->from;
      self->nodes[line->to].line = (int) i;
    }
  for (int i = self->n; i-- > 0;)
    {
      Node *parent = &self->nodes[self->nodes[i].parent];

      self->nodes[i].next = parent->first;
      parent->first = i;
      parent->n_children++;
      parent->n_leaves += is_leaf (self, i);
    }
}

static void
tree_clear (Tree *self)
{
  g_free (self->nodes);
  g_array_unref (self->pool);
  g_array_unref (self->items);
}

/* The leaves of a family below each other, in so many columns that the block is no strip; x, y: of the block. */
static TflOutline
place_leaves (Tree   *self,
              int     first,
              guint   n,
              double  indent)
{
  double width = box_at (self, first)->width;
  double height = box_at (self, first)->height;
  guint columns = (guint) MAX (1, round (sqrt (n * (height + COLUMN_GAP) / (width + indent + SIBLING_GAP))));
  guint rows = (n + columns - 1) / columns;
  guint count = 0;

  /* Columns that would stay empty. */
  columns = (n + rows - 1) / rows;
  for (int i = first; i >= 0; i = self->nodes[i].next)
    if (is_leaf (self, i))
      {
        self->nodes[i].x = indent + (count / rows) * (width + indent + SIBLING_GAP);
        self->nodes[i].y = (count % rows) * (height + COLUMN_GAP);
        self->nodes[i].entry = FROM_LEFT;
        count++;
      }

  return tfl_outline_of_rect (self->pool, 0, columns * (width + indent + SIBLING_GAP) - SIBLING_GAP,
                              rows * (height + COLUMN_GAP) - COLUMN_GAP);
}

static void
shift_item (Tree       *self,
            const Item *item,
            double      x,
            double      y,
            double      bus)
{
  for (int i = item->node; i >= 0; i = self->nodes[i].next)
    {
      if (item->leaves && !is_leaf (self, i))
        continue;
      self->nodes[i].x += x;
      self->nodes[i].y += y;
      self->nodes[i].bus = bus;
      if (!item->leaves)
        return;
    }
}

/* A family's children as items: two leaves or more are one, where the first of them stands. */
static void
collect_items (Tree *self,
               int   parent)
{
  const Node *family = &self->nodes[parent];
  gboolean has_leaves = FALSE;

  g_array_set_size (self->items, 0);
  for (int i = family->first; i >= 0; i = self->nodes[i].next)
    {
      Item item = { i, is_leaf (self, i) && family->n_leaves > 1, { { 0 } }, 0 };

      if (item.leaves && has_leaves)
        continue;
      if (item.leaves)
        {
          has_leaves = TRUE;
          item.outline = place_leaves (self, i, family->n_leaves, parent < self->n ? INDENT : 0);
        }
      else
        {
          self->nodes[i].x = self->nodes[i].y = 0;
          self->nodes[i].entry = FROM_ABOVE;
          item.outline = self->nodes[i].outline;
        }
      g_array_append_val (self->items, item);
    }
}

/* Where the line across reaches an item that stands in a row. */
static double
anchor_of (Tree       *self,
           const Item *item)
{
  return item->x + (item->leaves ? INDENT / 2 : box_at (self, item->node)->width / 2);
}

/* What the parent stands above the middle of. */
static double
middle_of (Tree       *self,
           const Item *item)
{
  return item->leaves ? item->x + (item->outline.min_x + item->outline.max_x) / 2 : anchor_of (self, item);
}

/* All items beside each other; returns the outline of them all. */
static TflOutline
place_row (Tree   *self,
           double  gap)
{
  Item *items = (Item *) self->items->data;
  TflOutline row = items[0].outline;

  items[0].x = 0;
  for (guint i = 1; i < self->items->len; i++)
    {
      TflOutline outline = items[i].outline;

      items[i].x = tfl_outline_distance (&row, &outline, self->pool, gap);
      tfl_outline_move (&outline, self->pool, items[i].x);
      tfl_outline_join (&row, &outline, self->pool);
    }

  return row;
}

static double
row_width (Tree   *self,
           double  gap)
{
  double width = -gap;

  for (guint i = 0; i < self->items->len; i++)
    {
      const TflOutline *outline = &g_array_index (self->items, Item, i).outline;

      width += outline->max_x - outline->min_x + gap;
    }

  return width;
}

/* Items in several rows, each with a line across above it that comes from the trunk; the outline is a rectangle. */
static TflOutline
place_rows (Tree   *self,
            double  left,
            double  top,
            double  gap,
            double  drop)
{
  double x = left, y = top + drop, height = 0, width = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);
      double wide = item->outline.max_x - item->outline.min_x;

      if (x > left && x + wide - left > self->limit)
        {
          x = left;
          y += height + drop;
          height = 0;
        }
      shift_item (self, item, x - item->outline.min_x, y, y - drop / 2);
      x += wide + gap;
      width = MAX (width, x - gap);
      height = MAX (height, item->outline.left.height);
    }

  return tfl_outline_of_rect (self->pool, 0, width, y + height);
}

static void
place_below (Tree               *self,
             int                 parent,
             const TflLayoutBox *box)
{
  TflOutline row = place_row (self, SIBLING_GAP);
  const Item *first = &g_array_index (self->items, Item, 0);
  const Item *last = &g_array_index (self->items, Item, self->items->len - 1);
  double middle = (middle_of (self, first) + middle_of (self, last)) / 2;
  double left = middle - box->width / 2;
  double from = MIN (middle, anchor_of (self, first));
  double to = MAX (middle, anchor_of (self, last));

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      shift_item (self, item, item->x - left, box->height + ROW_DROP, box->height + ROW_DROP / 2);
    }
  tfl_outline_move (&row, self->pool, -left);
  tfl_outline_crown (&row, self->pool, from - left, to - from, ROW_DROP);
  tfl_outline_crown (&row, self->pool, 0, box->width, box->height);
  self->nodes[parent].outline = row;
  self->nodes[parent].exit_x = box->width / 2;
}

static void
place_hanging (Tree               *self,
               int                 parent,
               const TflLayoutBox *box)
{
  const Item *item = &g_array_index (self->items, Item, 0);
  TflOutline outline = item->outline;

  shift_item (self, item, 0, box->height + COLUMN_DROP, box->height + COLUMN_DROP / 2);
  tfl_outline_crown (&outline, self->pool, 0, MAX (box->width, outline.max_x), box->height + COLUMN_DROP);
  self->nodes[parent].outline = outline;
  self->nodes[parent].exit_x = INDENT / 2;
}

static void
place_family (Tree *self,
              int   parent)
{
  Node *node = &self->nodes[parent];
  const TflLayoutBox *box = box_at (self, parent);

  collect_items (self, parent);
  if (self->items->len == 0)
    node->outline = tfl_outline_of_rect (self->pool, 0, box->width, box->height);
  else if (self->items->len == 1 && g_array_index (self->items, Item, 0).leaves)
    place_hanging (self, parent, box);
  else if (self->items->len == 1 || row_width (self, SIBLING_GAP) <= self->limit)
    place_below (self, parent, box);
  else
    {
      TflOutline outline = place_rows (self, INDENT, box->height, SIBLING_GAP, ROW_DROP);

      node->outline = tfl_outline_of_rect (self->pool, 0, MAX (outline.max_x, box->width), outline.left.height);
      node->exit_x = INDENT / 2;
    }
}

/* Inner ones first: every parent comes before its children. */
static TflRect
place_all (Tree   *self,
           double  limit)
{
  TflOutline page;

  self->limit = limit;
  g_array_set_size (self->pool, 0);
  for (int i = self->n; i-- > 0;)
    place_family (self, i);
  collect_items (self, self->n);
  page = place_rows (self, 0, -TREE_GAP, SIBLING_GAP + INDENT, TREE_GAP);

  return (TflRect){ 0, 0, page.max_x - page.min_x, page.left.height };
}

/* The less the better: all pages of a good shape come before all others, the smaller ones first. */
static double
cost_of (const TflRect *page)
{
  double aspect = page->width / MAX (page->height, 1);
  double away = aspect > ASPECT_MOST ? log (aspect / ASPECT_MOST) : aspect < ASPECT_LEAST ? log (ASPECT_LEAST / aspect) : 0;

  return away > 0 ? 1e12 * (1 + away) : page->width * page->height;
}

/* Unbroken rows where they make a page of a good shape, else the best of some widths. */
static void
place_page (Tree *self)
{
  TflRect page = place_all (self, 1e9);
  double best = cost_of (&page);
  double best_limit = 1e9;
  double limit = page.width;

  if (page.width <= ASPECT_MOST * page.height)
    return;

  for (guint i = 0; i < N_TRIES; i++)
    {
      double cost;

      limit *= TRY_STEP;
      page = place_all (self, limit);
      cost = cost_of (&page);
      if (cost < best)
        {
          best = cost;
          best_limit = limit;
        }
    }
  place_all (self, best_limit);
}

/* Leaves out what lies on the line between its neighbours. */
static void
add_point (TflRoute *route,
           double    x,
           double    y)
{
  TflPoint *p = route->points;
  guint n = route->n_points;

  if (n > 0 && p[n - 1].x == x && p[n - 1].y == y)
    return;
  if (n > 1 && ((p[n - 1].x == x && p[n - 2].x == x) || (p[n - 1].y == y && p[n - 2].y == y)))
    n--;
  p[n] = (TflPoint){ x, y };
  route->n_points = n + 1;
}

static void
draw_route (Tree          *self,
            const TflRect *rects,
            int            node,
            TflRoutes     *routes)
{
  const Node *child = &self->nodes[node];
  const TflRect *above = &rects[child->parent];
  const TflRect *rect = &rects[node];
  double exit = above->x + round (self->nodes[child->parent].exit_x);
  double bus = above->y + round (child->bus);
  TflRoute *route = tfl_routes_get (routes, (guint) child->line);

  tfl_routes_allot (routes, (guint) child->line, MOST_POINTS);
  route->n_points = 0;
  add_point (route, exit, above->y + above->height);
  add_point (route, exit, bus);
  if (child->entry == FROM_LEFT)
    {
      add_point (route, rect->x - INDENT / 2, bus);
      add_point (route, rect->x - INDENT / 2, rect->y + round (rect->height / 2));
      add_point (route, rect->x, rect->y + round (rect->height / 2));
    }
  else
    {
      add_point (route, rect->x + round (rect->width / 2), bus);
      add_point (route, rect->x + round (rect->width / 2), rect->y);
    }
}

void
tfl_flow_lay_tree (TflLayoutInput *input,
                   TflRect        *rects,
                   TflRoutes      *routes)
{
  Tree tree;

  tree_init (&tree, input);
  place_page (&tree);
  for (int i = 0; i < tree.n; i++)
    {
      const Node *node = &tree.nodes[i];
      gboolean is_top = node->parent == tree.n;

      rects[i].x = (is_top ? 0 : rects[node->parent].x) + round (node->x);
      rects[i].y = (is_top ? 0 : rects[node->parent].y) + round (node->y);
      if (node->line >= 0)
        draw_route (&tree, rects, i, routes);
    }
  tree_clear (&tree);
}
