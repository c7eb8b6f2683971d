#include "config.h"

#include "tfl-nest.h"

/* Runs of indices by owner: the run of owner i is items[start[i]] … items[start[i + 1] − 1]. */
typedef struct
{
  guint *start;
  guint *items;
} Runs;

/* A box, or the page. */
typedef struct
{
  guint parent;
  guint depth;
  guint traffic;
  int   pull;
} Place;

struct _TflNest
{
  guint n_boxes;
  Place *places; /* of each box and the page */
  TflNestLine *lines;
  Runs units;
  Runs chips;
  Runs by_container;
  Runs levels;
  guint n_levels;
};

#define NO_OWNER G_MAXUINT

/* Sorts 0 … n − 1 by owner, in one pass over a count; order within an owner stays. */
static Runs
runs_new (const guint *owners,
          guint        n,
          guint        n_owners)
{
  Runs runs = { g_new0 (guint, n_owners + 2), g_new (guint, n + 1) };

  for (guint i = 0; i < n; i++)
    if (owners[i] != NO_OWNER)
      runs.start[owners[i] + 2]++;
  for (guint i = 2; i <= n_owners + 1; i++)
    runs.start[i] += runs.start[i - 1];
  for (guint i = 0; i < n; i++)
    if (owners[i] != NO_OWNER)
      runs.items[runs.start[owners[i] + 1]++] = i;

  return runs;
}

static void
runs_clear (Runs *runs)
{
  g_free (runs->start);
  g_free (runs->items);
}

static TflNestList
run_of (const Runs *runs,
        guint       owner)
{
  return (TflNestList){ runs->items + runs->start[owner], runs->start[owner + 1] - runs->start[owner] };
}

static Runs
children_of_kind (TflNest      *self,
                  const guint8 *kinds,
                  TflBoxKind    kind)
{
  g_autofree guint *owners = g_new (guint, self->n_boxes + 1);

  for (guint i = 0; i < self->n_boxes; i++)
    owners[i] = kinds[i] == kind ? self->places[i].parent : NO_OWNER;

  return runs_new (owners, self->n_boxes, self->n_boxes + 1);
}

/* Climbs from both ends until they meet, counting what passes through each box. */
static TflNestLine
lift (TflNest *self,
      guint    line,
      guint    from,
      guint    to)
{
  Place *places = self->places;
  guint a = from;
  guint b = to;
  guint below_a = from;
  guint below_b = to;

  while (a != b)
    {
      guint *deeper = places[a].depth >= places[b].depth ? &a : &b;

      if (deeper == &a)
        below_a = a;
      else
        below_b = b;
      *deeper = places[*deeper].parent;
    }

  for (guint i = from; i != a; i = places[i].parent)
    {
      places[i].traffic++;
      places[i].pull += i != below_a;
    }
  for (guint i = to; i != a; i = places[i].parent)
    {
      places[i].traffic++;
      places[i].pull -= i != below_b;
    }

  return (TflNestLine){ line, a, a == from ? a : below_a, a == to ? a : below_b };
}

static void
find_levels (TflNest *self)
{
  guint page = self->n_boxes;
  g_autofree guint *levels = g_new0 (guint, page + 1);

  /* Every box comes after its parent. */
  for (guint i = page; i-- > 0;)
    if (run_of (&self->units, i).n + run_of (&self->chips, i).n == 0)
      levels[i] = NO_OWNER;
    else
      levels[self->places[i].parent] = MAX (levels[self->places[i].parent], levels[i] + 1);

  self->n_levels = levels[page] + 1;
  self->levels = runs_new (levels, page + 1, self->n_levels);
}

TflNest *
tfl_nest_new (TflLayoutInput *input)
{
  TflNest *self = g_new0 (TflNest, 1);
  guint n_lines = tfl_layout_input_get_n_lines (input);
  g_autofree guint *containers = g_new (guint, n_lines + 1);
  g_autofree guint8 *kinds = NULL;

  self->n_boxes = tfl_layout_input_get_n_boxes (input);
  self->places = g_new0 (Place, self->n_boxes + 1);
  self->lines = g_new (TflNestLine, n_lines + 1);
  kinds = g_new (guint8, self->n_boxes + 1);

  self->places[self->n_boxes].parent = self->n_boxes;
  for (guint i = 0; i < self->n_boxes; i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (input, i);
      guint parent = box->parent < 0 ? self->n_boxes : (guint) box->parent;

      self->places[i].parent = parent;
      self->places[i].depth = self->places[parent].depth + 1;
      kinds[i] = (guint8) box->kind;
    }
  for (guint i = 0; i < n_lines; i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (input, i);

      self->lines[i] = lift (self, i, line->from, line->to);
      containers[i] = self->lines[i].container;
    }

  self->units = children_of_kind (self, kinds, TFL_BOX_UNIT);
  self->chips = children_of_kind (self, kinds, TFL_BOX_CHIP);
  self->by_container = runs_new (containers, n_lines, self->n_boxes + 1);

  find_levels (self);

  return self;
}

void
tfl_nest_free (TflNest *self)
{
  runs_clear (&self->units);
  runs_clear (&self->chips);
  runs_clear (&self->by_container);
  runs_clear (&self->levels);
  g_free (self->places);
  g_free (self->lines);
  g_free (self);
}

guint
tfl_nest_page (TflNest *self)
{
  return self->n_boxes;
}

guint
tfl_nest_parent (TflNest *self,
                 guint    box)
{
  return self->places[box].parent;
}

guint
tfl_nest_depth (TflNest *self,
                guint    box)
{
  return self->places[box].depth;
}

TflNestList
tfl_nest_units (TflNest *self,
                guint    container)
{
  return run_of (&self->units, container);
}

TflNestList
tfl_nest_chips (TflNest *self,
                guint    container)
{
  return run_of (&self->chips, container);
}

TflNestList
tfl_nest_lines (TflNest *self,
                guint    container)
{
  return run_of (&self->by_container, container);
}

const TflNestLine *
tfl_nest_line (TflNest *self,
               guint    line)
{
  return &self->lines[line];
}

int
tfl_nest_pull (TflNest *self,
               guint    box)
{
  return self->places[box].pull;
}

guint
tfl_nest_n_levels (TflNest *self)
{
  return self->n_levels;
}

TflNestList
tfl_nest_level (TflNest *self,
                guint    level)
{
  return run_of (&self->levels, level);
}

guint
tfl_nest_traffic (TflNest *self,
                  guint    box)
{
  return self->places[box].traffic;
}
