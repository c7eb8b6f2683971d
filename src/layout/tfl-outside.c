#include "config.h"

#include "tfl-outside.h"

#include <stdlib.h>
#include <string.h>

#define GAP_DOWN 32.0      /* between two in a column */
#define GAP_DOWN_LINE 72.0 /* the same where some serve others in the same column */
#define BESIDE_EACH_OTHER_COST 1.3 /* customers and suppliers at one side: only where the page would be too wide */
#define MAX_COLUMNS 8
#define MAX_RANK 4

/* An outside party while it looks for its place. */
typedef struct
{
  guint child;
  guint rank;  /* 0: serves somebody inside; 1: serves one of those; … */
  double wish; /* the height of what it serves */
  double sum;
  guint n;
} Party;

/* Those on one side of the page. */
typedef struct
{
  const TflPlaceQuestion *question;
  gboolean left;
  GArray *parties; /* of Party */
  int *party_of;   /* of each child, or −1 */
} Parties;

static Party *
party_at (Parties *parties,
          guint    i)
{
  return &g_array_index (parties->parties, Party, i);
}

static Party *
party_of (Parties *parties,
          guint    child)
{
  return parties->party_of[child] >= 0 ? party_at (parties, parties->party_of[child]) : NULL;
}

static gboolean
is_inside (Parties *parties,
           guint    child)
{
  return !tfl_place_child (parties->question, child)->outside;
}

/* Of each child, whether it is served from inside and serves nobody. */
static gboolean *
find_only_customers (const TflPlaceQuestion *question)
{
  guint n = question->children->len;
  gboolean *served = g_new0 (gboolean, n + 1);
  g_autofree gboolean *serves = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < question->lines->len; i++)
    {
      const TflPlaceLine *line = tfl_place_line (question, i);

      serves[line->from] = TRUE;
      served[line->to] |= !tfl_place_child (question, line->from)->outside;
    }
  for (guint i = 0; i < n; i++)
    served[i] &= !serves[i];

  return served;
}

/* Those at one side; apart: those that are only customers are at the left. */
static void
collect (Parties                *parties,
         const TflPlaceQuestion *question,
         gboolean                apart,
         gboolean                left)
{
  g_autofree gboolean *only_customer = find_only_customers (question);

  parties->question = question;
  parties->left = left;
  parties->parties = g_array_new (FALSE, TRUE, sizeof (Party));
  parties->party_of = g_new (int, question->children->len + 1);

  for (guint i = 0; i < question->children->len; i++)
    {
      Party party = {
        i,
        MAX_RANK,
      };

      parties->party_of[i] = -1;
      if (is_inside (parties, i) || (apart && only_customer[i]) != left)
        continue;
      parties->party_of[i] = (int) parties->parties->len;
      g_array_append_val (parties->parties, party);
    }
}

static void
parties_clear (Parties *parties)
{
  g_array_unref (parties->parties);
  g_free (parties->party_of);
}

/* Nearest first: whoever has a line to somebody inside is 0, the others one more than the nearest of
 * those they have a line with. */
static void
rank (Parties *parties)
{
  const TflPlaceQuestion *question = parties->question;

  for (guint step = 0; step < MAX_RANK; step++)
    for (guint i = 0; i < question->lines->len; i++)
      {
        const TflPlaceLine *line = tfl_place_line (question, i);
        Party *from = party_of (parties, line->from);
        Party *to = party_of (parties, line->to);

        if (from != NULL && to != NULL && to->rank == step)
          from->rank = MIN (from->rank, step + 1);
        else if (from != NULL && to != NULL && from->rank == step)
          to->rank = MIN (to->rank, step + 1);
        else if (from != NULL && is_inside (parties, line->to))
          from->rank = 0;
        else if (to != NULL && is_inside (parties, line->from))
          to->rank = 0;
      }

  for (guint i = 0; i < parties->parties->len; i++)
    if (party_at (parties, i)->rank == MAX_RANK)
      party_at (parties, i)->rank = 0;
}

static void
wish (Parties       *parties,
      guint          of_rank,
      double         otherwise,
      const TflRect *rects)
{
  const TflPlaceQuestion *question = parties->question;

  for (guint i = 0; i < question->lines->len; i++)
    {
      const TflPlaceLine *line = tfl_place_line (question, i);
      Party *from = party_of (parties, line->from);
      Party *to = party_of (parties, line->to);

      if (from != NULL && from->rank == of_rank && (to != NULL ? to->rank < of_rank : is_inside (parties, line->to)))
        {
          from->sum += rects[line->to].y + (to == NULL ? line->to_y[parties->left] : rects[line->to].height / 2);
          from->n++;
        }
      if (to != NULL && to->rank == of_rank && (from != NULL ? from->rank < of_rank : is_inside (parties, line->from)))
        {
          to->sum += rects[line->from].y + (from == NULL ? line->from_y[parties->left] : rects[line->from].height / 2);
          to->n++;
        }
    }

  for (guint i = 0; i < parties->parties->len; i++)
    {
      Party *party = party_at (parties, i);

      if (party->rank == of_rank)
        party->wish = party->n > 0 ? party->sum / party->n : otherwise;
    }
}

static int
compare_parties (const void *a,
                 const void *b)
{
  const Party *party_a = a;
  const Party *party_b = b;

  if (party_a->wish != party_b->wish)
    return party_a->wish < party_b->wish ? -1 : 1;
  if (party_a->rank != party_b->rank)
    return party_a->rank < party_b->rank ? -1 : 1;
  return party_a->child < party_b->child ? -1 : 1;
}

/* Places some of the parties in one column; returns its width. */
static double
place_column (Parties *parties,
              GArray  *column,
              double   left,
              TflRect *rects)
{
  g_autofree TflRect *stack = g_new0 (TflRect, column->len + 1);
  g_autofree double *wishes = g_new0 (double, column->len + 1);
  double width = 0;

  for (guint i = 0; i < column->len; i++)
    {
      const Party *party = &g_array_index (column, Party, i);
      const TflPlaceChild *child = tfl_place_child (parties->question, party->child);

      stack[i] = (TflRect){ left, 0, child->width, child->height };
      wishes[i] = party->wish;
      width = MAX (width, child->width);
      /* The next one serves it: room for the line between them. */
      if (i + 1 < column->len && g_array_index (column, Party, i + 1).rank > party->rank)
        stack[i].height += GAP_DOWN_LINE - GAP_DOWN;
    }
  tfl_pack_column (stack, column->len, GAP_DOWN, wishes);
  for (guint i = 0; i < column->len; i++)
    {
      guint child = g_array_index (column, Party, i).child;

      stack[i].height = tfl_place_child (parties->question, child)->height;
      rects[child] = stack[i];
    }

  return width;
}

static GArray *
pick (Parties *parties,
      guint    of_rank,
      guint    start,
      guint    stride)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Party));
  GArray *column = g_array_new (FALSE, FALSE, sizeof (Party));

  for (guint i = 0; i < parties->parties->len; i++)
    if (party_at (parties, i)->rank == of_rank)
      g_array_append_vals (all, party_at (parties, i), 1);
  g_array_sort (all, compare_parties);
  for (guint i = start; i < all->len; i += stride)
    g_array_append_vals (column, &g_array_index (all, Party, i), 1);

  return column;
}

/* A column that grows: each with the one that comes next. */
typedef struct
{
  Party party;
  int   next; /* −1: the last */
} Member;

typedef struct
{
  GArray *members;    /* as they came */
  int    *member_of;  /* of each child, or −1 */
  int    *first_line; /* that it serves by, of each child, and the one after it, of each line; or −1 */
  int    *next_line;
  int     first;
  int     last;
} Family;

static Member *
member_at (Family *self,
           int     i)
{
  return &g_array_index (self->members, Member, i);
}

static void
family_init (Family                 *self,
             const TflPlaceQuestion *question)
{
  guint n_children = question->children->len;
  guint n_lines = question->lines->len;

  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  self->member_of = g_new (int, n_children + 1);
  self->first_line = g_new (int, n_children + 1);
  self->next_line = g_new (int, n_lines + 1);
  self->first = self->last = -1;
  for (guint i = 0; i < n_children; i++)
    self->member_of[i] = self->first_line[i] = -1;
  for (guint i = n_lines; i-- > 0;)
    {
      guint from = tfl_place_line (question, i)->from;

      self->next_line[i] = self->first_line[from];
      self->first_line[from] = (int) i;
    }
}

static void
family_clear (Family *self)
{
  g_array_unref (self->members);
  g_free (self->member_of);
  g_free (self->first_line);
  g_free (self->next_line);
}

/* The first of those it serves, of those who are there; −1 for none. */
static int
family_find_served (Family                 *self,
                    const TflPlaceQuestion *question,
                    guint                   child)
{
  for (int i = self->first_line[child]; i >= 0; i = self->next_line[i])
    if (self->member_of[tfl_place_line (question, (guint) i)->to] >= 0)
      return self->member_of[tfl_place_line (question, (guint) i)->to];

  return -1;
}

/* before: −1 for the end. */
static void
family_add (Family      *self,
            const Party *party,
            int          before)
{
  int index = (int) self->members->len;
  int behind = before >= 0 ? before : self->last;
  Member member = { *party, behind >= 0 ? member_at (self, behind)->next : -1 };

  g_array_append_val (self->members, member);
  self->member_of[party->child] = index;
  if (behind >= 0)
    member_at (self, behind)->next = index;
  else
    self->first = index;
  if (behind == self->last)
    self->last = index;
}

/* For one column with all of them: each behind the first of those it serves, and wishing for the same
 * height. */
static GArray *
pick_families (Parties *parties)
{
  GArray *column = g_array_new (FALSE, FALSE, sizeof (Party));
  Family family;

  family_init (&family, parties->question);
  for (guint step = 0; step < MAX_RANK; step++)
    {
      g_autoptr (GArray) next = pick (parties, step, 0, 1);

      for (guint i = 0; i < next->len; i++)
        {
          Party *party = &g_array_index (next, Party, i);
          int served = step > 0 ? family_find_served (&family, parties->question, party->child) : -1;

          if (served >= 0)
            party->wish = member_at (&family, served)->party.wish;
          family_add (&family, party, served);
        }
    }
  for (int i = family.first; i >= 0; i = member_at (&family, i)->next)
    g_array_append_val (column, member_at (&family, i)->party);
  family_clear (&family);

  return column;
}

/* What the labels of lines to outside parties need before a column. */
static double
label_gap (Parties *parties)
{
  double gap = parties->question->lines->len > 0 ? TFL_GAP_LINE : TFL_GAP_SIBLINGS;

  for (guint i = 0; i < parties->question->lines->len; i++)
    {
      const TflPlaceLine *line = tfl_place_line (parties->question, i);

      if (line->label_width > 0 &&
          (party_of (parties, line->from) != NULL || party_of (parties, line->to) != NULL))
        gap = MAX (gap, MAX (TFL_GAP_LABEL, line->label_width + TFL_LABEL_ROOM));
    }

  return gap;
}

/* One rank after another, each in so many columns; or all in one rank where stacked. */
static TflSize
place_all (Parties  *parties,
           TflSize   inner,
           gboolean  stacked,
           guint     n_columns,
           TflRect  *rects)
{
  double gap = label_gap (parties);
  double left = inner.width > 0 ? inner.width + gap : 0;
  guint n_children = parties->question->children->len;

  for (guint i = 0; i < parties->parties->len; i++)
    party_at (parties, i)->sum = party_at (parties, i)->n = 0;
  for (guint step = 0; step < MAX_RANK; step++)
    {
      wish (parties, step, inner.height / 2, rects);
      for (guint i = 0; i < n_columns && !stacked; i++)
        {
          g_autoptr (GArray) column = pick (parties, step, i, n_columns);

          if (column->len > 0)
            left += place_column (parties, column, left, rects) + (i + 1 < n_columns ? TFL_GAP_LINE : gap);
        }
    }
  if (stacked)
    {
      g_autoptr (GArray) column = pick_families (parties);

      place_column (parties, column, left, rects);
    }

  return tfl_pack_extent (rects, n_children);
}

/* Places them at the right of what is there, in the way that looks best. */
static TflSize
place_right (Parties *parties,
             TflSize  inner,
             TflRect *rects)
{
  double least = G_MAXDOUBLE;
  guint best = 0;

  rank (parties);
  for (guint way = 0; way < 2 * MAX_COLUMNS && way < 2 * parties->parties->len; way++)
    {
      double cost;

      if (way % 2 == 1 && way > 1) /* stacked is stacked, in so many columns or in one */
        continue;
      cost = tfl_pack_cost (place_all (parties, inner, way % 2, way / 2 + 1, rects), TFL_SHAPE_PAGE) *
             (1 + 0.35 * (way % 2) + 0.1 * (way / 2));

      if (cost < least)
        {
          least = cost;
          best = way;
        }
    }

  return place_all (parties, inner, best % 2, best / 2 + 1, rects);
}

/* Brings those that were placed at the right to the left: in a mirror, and all others make room. */
static void
bring_left (Parties *parties,
            double   inner,
            double   width,
            TflRect *rects)
{
  for (guint i = 0; i < parties->question->children->len; i++)
    if (party_of (parties, i) != NULL)
      rects[i].x = width - rects[i].x - rects[i].width;
    else
      rects[i].x += width - inner;
}

static TflSize
place_sides (const TflPlaceQuestion *question,
             gboolean                apart,
             TflSize                 inner,
             TflRect                *rects)
{
  TflSize size = inner;

  for (int left = FALSE; left <= apart; left++)
    {
      TflSize before = size;
      Parties parties;

      collect (&parties, question, apart, left);
      if (parties.parties->len > 0)
        size = place_right (&parties, before, rects);
      if (left && parties.parties->len > 0)
        bring_left (&parties, before.width, size.width, rects);
      parties_clear (&parties);
    }

  return size;
}

TflSize
tfl_outside_place (const TflPlaceQuestion *question,
                   TflSize                 inner,
                   TflRect                *rects)
{
  guint n = question->children->len;
  g_autofree TflRect *together = g_memdup2 (rects, (n + 1) * sizeof (TflRect));
  TflSize size = place_sides (question, TRUE, inner, rects);
  TflSize size_together = place_sides (question, FALSE, inner, together);

  if (tfl_pack_cost (size_together, TFL_SHAPE_PAGE) * BESIDE_EACH_OTHER_COST >= tfl_pack_cost (size, TFL_SHAPE_PAGE))
    return size;

  memcpy (rects, together, n * sizeof (TflRect));
  return size_together;
}
