#include "config.h"

#include "tfl-match.h"

#include <string.h>

#define MOST_LOOKED_FOR 8 /* one after another */
#define SOON 64 /* so many places */

/* What tells one box, or one line, from all others. */
typedef struct
{
  const char *id;
  const char *second; /* of a line; else NULL */
} Key;

typedef Key (*KeyFunc) (TflLayoutInput *input,
                        guint           index);

typedef struct
{
  TflMatch *match;
  TflLayoutInput *before;
  TflLayoutInput *input;
  TflNest *nest_before;
  TflNest *nest;
} Matching;

static Key
key_of_box (TflLayoutInput *input,
            guint           index)
{
  return (Key){ tfl_layout_input_get_box (input, index)->id, NULL };
}

static Key
key_of_line (TflLayoutInput *input,
             guint           index)
{
  const TflLayoutLine *line = tfl_layout_input_get_line (input, index);

  return (Key){ line->service, line->customer };
}

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->id) * 31 + (key->second != NULL ? g_str_hash (key->second) : 0);
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *key_a = a;
  const Key *key_b = b;

  return strcmp (key_a->id, key_b->id) == 0 && g_strcmp0 (key_a->second, key_b->second) == 0;
}

static gboolean
is_at (const Matching *self,
       KeyFunc         key_of,
       guint           before,
       guint           index)
{
  Key key_before = key_of (self->before, before);
  Key key = key_of (self->input, index);

  return equal_keys (&key_before, &key);
}

/* From one place on; TFL_NOT_THERE where it was not. */
static guint
look_for (const Matching *self,
          KeyFunc         key_of,
          guint           index,
          guint           from,
          guint           n_before)
{
  for (guint i = from; i < n_before; i++)
    if (is_at (self, key_of, i, index))
      return i;
  return TFL_NOT_THERE;
}

/* Whether what was expected at this place comes soon after it: then something came between. */
static gboolean
comes_soon (const Matching *self,
            KeyFunc         key_of,
            guint           expected,
            guint           index,
            guint           n)
{
  for (guint i = index + 1; i < MIN (n, index + SOON); i++)
    if (is_at (self, key_of, expected, i))
      return TRUE;
  return FALSE;
}

/* What is left over on both sides. left: of guint. */
static void
match_left (const Matching *self,
            KeyFunc         key_of,
            guint           n_before,
            guint           n,
            const GArray   *left,
            guint          *was)
{
  g_autofree guint8 *matched = g_new0 (guint8, n_before + 1);
  g_autofree Key *keys = g_new (Key, n_before + 1);
  g_autoptr (GHashTable) places = g_hash_table_new (hash_key, equal_keys);

  for (guint i = 0; i < n; i++)
    if (was[i] != TFL_NOT_THERE)
      matched[was[i]] = TRUE;
  for (guint i = 0; i < n_before; i++)
    if (!matched[i])
      {
        keys[i] = key_of (self->before, i);
        g_hash_table_insert (places, &keys[i], GUINT_TO_POINTER (i));
      }
  for (guint i = 0; i < left->len; i++)
    {
      guint index = g_array_index (left, guint, i);
      Key key = key_of (self->input, index);
      gpointer place;

      if (g_hash_table_lookup_extended (places, &key, NULL, &place))
        was[index] = GPOINTER_TO_UINT (place);
    }
}

/* Nearly all follow the one that they followed before. */
static void
match_keys (const Matching *self,
            KeyFunc         key_of,
            guint           n_before,
            guint           n,
            guint          *was)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));
  guint next = 0;
  guint n_looked_for = 0;

  for (guint i = 0; i < n; i++)
    {
      was[i] = TFL_NOT_THERE;
      if (next < n_before && is_at (self, key_of, next, i))
        was[i] = next;
      else if (next < n_before && !comes_soon (self, key_of, next, i, n) && n_looked_for++ < MOST_LOOKED_FOR)
        was[i] = look_for (self, key_of, i, next, n_before);

      if (was[i] != TFL_NOT_THERE)
        next = was[i] + 1;
      else
        g_array_append_val (left, i);
    }
  if (left->len > 0)
    match_left (self, key_of, n_before, n, left, was);
}

static guint *
reversed (const guint *was,
          guint        n,
          guint        n_before)
{
  guint *now = g_new (guint, n_before + 1);

  for (guint i = 0; i < n_before; i++)
    now[i] = TFL_NOT_THERE;
  for (guint i = 0; i < n; i++)
    if (was[i] != TFL_NOT_THERE)
      now[was[i]] = i;
  return now;
}

static guint
was_parent (const Matching *self,
            guint           box)
{
  return self->match->was[tfl_nest_parent (self->nest, box)];
}

static gboolean
stands_in_the_same (const Matching *self,
                    guint           box)
{
  guint was = self->match->was[box];

  return was != TFL_NOT_THERE && tfl_nest_parent (self->nest_before, was) == was_parent (self, box);
}

static gboolean
is_same_caller (const Matching *self,
                int             before,
                int             caller)
{
  return before < 0 || caller < 0 ? before == caller : self->match->was[caller] == (guint) before;
}

/* Whether the box is to its unit what it was before. */
static gboolean
is_same_box (const Matching *self,
             guint           index)
{
  const TflLayoutBox *box = tfl_layout_input_get_box (self->input, index);
  const TflLayoutBox *before;

  if (!stands_in_the_same (self, index))
    return FALSE;

  before = tfl_layout_input_get_box (self->before, self->match->was[index]);
  return box->kind == before->kind && box->width == before->width && box->height == before->height &&
         box->outside == before->outside && box->pinned == before->pinned && box->x == before->x &&
         box->y == before->y && is_same_caller (self, before->caller, box->caller);
}

gboolean
tfl_match_is_same_list (const TflMatch *self,
                        TflNestList     before,
                        TflNestList     list)
{
  if (before.n != list.n)
    return FALSE;
  for (guint i = 0; i < list.n; i++)
    if (self->was[list.items[i]] != before.items[i])
      return FALSE;
  return TRUE;
}

guint *
tfl_match_find_rest (const TflMatch *self,
                     TflNestList     before,
                     TflNestList     list)
{
  g_autofree guint *was = g_new (guint, list.n + 1);
  guint next = 0;

  for (guint i = 0; i < list.n; i++)
    {
      while (next < before.n && before.items[next] != self->was[list.items[i]])
        next++;
      if (next == before.n)
        return NULL;
      was[i] = next++;
    }
  return g_steal_pointer (&was);
}

static void
touch (TflMatch *match,
       guint     box)
{
  if (box != TFL_NOT_THERE)
    match->touched[box] = TRUE;
}

static gboolean
is_empty (TflNest *nest,
          guint    box)
{
  return tfl_nest_units (nest, box).n + tfl_nest_chips (nest, box).n == 0;
}

/* What is in a box says how large it is, and whether lines may go into it: that is part of its parent's question. The parent
 * hears of it from the container itself, but not where there is no container any more. */
static void
touch_list (const Matching *self,
            guint           box)
{
  TflNestList before = tfl_nest_units (self->nest_before, self->match->was[box]);
  TflNestList units = tfl_nest_units (self->nest, box);

  touch (self->match, box);
  if ((before.n == 0) != (units.n == 0) || is_empty (self->nest, box))
    touch (self->match, tfl_nest_parent (self->nest, box));
  /* A unit that all others are in has the shape of a page. */
  if (box == self->match->n_boxes)
    for (guint i = 0; i < units.n; i++)
      touch (self->match, units.items[i]);
}

static void
touch_boxes (const Matching *self)
{
  TflMatch *match = self->match;

  /* There it matters how deep inside its units lines to outside parties end. */
  touch (match, match->n_boxes);

  for (guint i = 0; i <= match->n_boxes; i++)
    {
      guint was = match->was[i];

      if (i < match->n_boxes && !is_same_box (self, i))
        {
          match->changed[i] = TRUE;
          touch (match, i);
          touch (match, tfl_nest_parent (self->nest, i));
        }
      else if (!tfl_match_is_same_list (match, tfl_nest_units (self->nest_before, was), tfl_nest_units (self->nest, i)) ||
               !tfl_match_is_same_list (match, tfl_nest_chips (self->nest_before, was), tfl_nest_chips (self->nest, i)))
        touch_list (self, i);
    }
}

/* All that a line goes through, and the units that it ends at; now: NULL where the nest is that of the input. */
static void
touch_way (const Matching *self,
           TflNest        *nest,
           const guint    *now,
           guint           box,
           guint           common)
{
  while (TRUE)
    {
      touch (self->match, now != NULL ? now[box] : box);
      if (box == common)
        return;
      box = tfl_nest_parent (nest, box);
    }
}

static void
touch_line (const Matching *self,
            guint           line)
{
  const TflLayoutLine *asked = tfl_layout_input_get_line (self->input, line);
  guint common = tfl_nest_line (self->nest, line)->container;

  touch_way (self, self->nest, NULL, asked->from, common);
  touch_way (self, self->nest, NULL, asked->to, common);
}

static void
touch_line_before (const Matching *self,
                   guint           line)
{
  const TflLayoutLine *asked = tfl_layout_input_get_line (self->before, line);
  guint common = tfl_nest_line (self->nest_before, line)->container;

  touch_way (self, self->nest_before, self->match->now, asked->from, common);
  touch_way (self, self->nest_before, self->match->now, asked->to, common);
}

/* moved: of each box, how deep the nearest one around it, or itself, is that stands in another unit than before. */
static gboolean
is_same_line (const Matching *self,
              const guint    *moved,
              guint           index)
{
  const TflLayoutLine *before = tfl_layout_input_get_line (self->before, self->match->line_was[index]);
  const TflLayoutLine *line = tfl_layout_input_get_line (self->input, index);
  guint depth = tfl_nest_depth (self->nest, tfl_nest_line (self->nest, index)->container);

  return self->match->was[line->from] == (guint) before->from && self->match->was[line->to] == (guint) before->to &&
         before->label_width == line->label_width && before->label_height == line->label_height &&
         moved[line->from] <= depth && moved[line->to] <= depth;
}

static guint *
find_moved (const Matching *self)
{
  guint page = self->match->n_boxes;
  guint *moved = g_new (guint, page + 1);

  moved[page] = 0;
  /* Every box comes after its parent. */
  for (guint i = 0; i < page; i++)
    moved[i] = stands_in_the_same (self, i) ? moved[tfl_nest_parent (self->nest, i)] : tfl_nest_depth (self->nest, i);
  return moved;
}

static void
touch_lines (const Matching *self)
{
  TflMatch *match = self->match;
  guint n_before = tfl_layout_input_get_n_lines (self->before);
  g_autofree guint *moved = find_moved (self);
  g_autofree guint *now = NULL;

  for (guint i = 0; i < match->n_lines; i++)
    if (match->line_was[i] == TFL_NOT_THERE || !is_same_line (self, moved, i))
      {
        match->line_was[i] = TFL_NOT_THERE;
        touch_line (self, i);
      }
  now = reversed (match->line_was, match->n_lines, n_before);
  for (guint i = 0; i < n_before; i++)
    if (now[i] == TFL_NOT_THERE)
      touch_line_before (self, i);
}

TflMatch *
tfl_match_new (TflLayoutInput *before,
               TflLayoutInput *input)
{
  TflMatch *match = g_new0 (TflMatch, 1);
  Matching self = { .match = match, .before = before, .input = input };
  guint n_boxes_before = tfl_layout_input_get_n_boxes (before);

  match->n_boxes = tfl_layout_input_get_n_boxes (input);
  match->n_lines = tfl_layout_input_get_n_lines (input);
  match->was = g_new (guint, match->n_boxes + 1);
  match->line_was = g_new (guint, match->n_lines + 1);
  match->changed = g_new0 (guint8, match->n_boxes + 1);
  match->touched = g_new0 (guint8, match->n_boxes + 1);

  match_keys (&self, key_of_box, n_boxes_before, match->n_boxes, match->was);
  match->was[match->n_boxes] = n_boxes_before;
  match->now = reversed (match->was, match->n_boxes + 1, n_boxes_before + 1);
  match_keys (&self, key_of_line, tfl_layout_input_get_n_lines (before), match->n_lines, match->line_was);

  return match;
}

void
tfl_match_find_touched (TflMatch       *match,
                        TflLayoutInput *before,
                        TflNest        *nest_before,
                        TflLayoutInput *input,
                        TflNest        *nest)
{
  Matching self = { match, before, input, nest_before, nest };

  touch_boxes (&self);
  touch_lines (&self);
}

void
tfl_match_free (TflMatch *self)
{
  g_free (self->was);
  g_free (self->now);
  g_free (self->line_was);
  g_free (self->changed);
  g_free (self->touched);
  g_free (self);
}
