#include "config.h"

#include "tfl-stay.h"

#include "tfl-rect.h"

#include <stdlib.h>

#define LEAST_SIZE 2000.0 /* smaller ones are soon arranged anew, and look better for it */
#define MOST_CHILDREN 1000 /* each is compared with each */
#define MOST_PADDING 1.5  /* as much more than when they were arranged */
#define LEAST_FILLED 0.8  /* as much less */
#define LEAST_SHAPE 0.5   /* width to height, and height to width */

typedef struct
{
  const TflPlaceQuestion *question;
  const TflPlaceAnswer *before;
  TflRect *stood; /* where the children stood */
  TflRect *rects; /* where they are now */
  guint n;
} Staying;

/* The lines beside a child want twice as much. */
static double
least_room (const Staying *self,
            guint          i)
{
  return (tfl_place_child (self->question, i)->margin + TFL_GAP_SIBLINGS / 2) / 2;
}

static double
low_of (const TflRect *rect,
        gboolean       across)
{
  return across ? rect->x : rect->y;
}

static double
high_of (const TflRect *rect,
         gboolean       across)
{
  return across ? rect->x + rect->width : rect->y + rect->height;
}

/* How far apart they were: less than 0 where one is beside the other. */
static double
apart (const TflRect *a,
       const TflRect *b,
       gboolean       across)
{
  return MAX (low_of (a, across) - high_of (b, across), low_of (b, across) - high_of (a, across));
}

/* Moves a child away from another that stood before it, if it was the one beside the other. */
static void
make_way (Staying *self,
          guint    i,
          guint    other,
          gboolean across)
{
  const TflRect *rect = &self->stood[i];
  const TflRect *other_rect = &self->stood[other];
  double gap = apart (rect, other_rect, across);
  double least;

  if (gap < apart (rect, other_rect, !across) || low_of (other_rect, across) > low_of (rect, across))
    return;

  least = high_of (&self->rects[other], across) + MIN (gap, least_room (self, i) + least_room (self, other));
  if (across)
    self->rects[i].x = MAX (self->rects[i].x, least);
  else
    self->rects[i].y = MAX (self->rects[i].y, least);
}

typedef struct
{
  double low;
  guint child;
} Start;

static int
compare_starts (const void *a,
                const void *b)
{
  const Start *start_a = a;
  const Start *start_b = b;

  if (start_a->low != start_b->low)
    return start_a->low < start_b->low ? -1 : 1;
  return start_a->child < start_b->child ? -1 : 1;
}

static void
make_way_along (Staying *self,
                gboolean across)
{
  g_autofree Start *starts = g_new (Start, self->n + 1);

  for (guint i = 0; i < self->n; i++)
    starts[i] = (Start){ low_of (&self->stood[i], across), i };
  qsort (starts, self->n, sizeof (Start), compare_starts);
  for (guint i = 0; i < self->n; i++)
    for (guint k = 0; k < i; k++)
      make_way (self, starts[i].child, starts[k].child, across);
}

static double
bottom_of (const TflRect *rects,
           guint          n)
{
  double bottom = 0;

  for (guint i = 0; i < n; i++)
    bottom = MAX (bottom, rects[i].y + rects[i].height);
  return bottom;
}

/* The work stands below the children. */
static void
move_work (const Staying  *self,
           TflPlaceAnswer *answer)
{
  double down = MAX (0, bottom_of (self->rects, self->n) - bottom_of (self->stood, self->n));

  for (guint i = 0; i < self->question->chips->len; i++)
    {
      answer->chips[i] = self->before->chips[i];
      answer->chips[i].y += down;
    }
}

static TflSize
size_of (const Staying        *self,
         const TflPlaceAnswer *answer)
{
  const TflPlaceQuestion *question = self->question;
  TflSize size = { 0, 0 };

  for (guint i = 0; i < self->n; i++)
    {
      double edge = (question->padding + tfl_place_child (question, i)->margin) / 2;

      size.width = MAX (size.width, self->rects[i].x + self->rects[i].width + edge);
      size.height = MAX (size.height, self->rects[i].y + self->rects[i].height + edge);
    }
  for (guint i = 0; i < question->chips->len; i++)
    {
      size.width = MAX (size.width, answer->chips[i].x + answer->chips[i].width + question->padding);
      size.height = MAX (size.height, answer->chips[i].y + answer->chips[i].height + question->padding);
    }

  return (TflSize){ MAX (self->before->size.width, tfl_place_with_slack (question, size.width)),
                    MAX (self->before->size.height, tfl_place_with_slack (question, size.height)) };
}

static gboolean
is_small (const TflPlaceAnswer *answer)
{
  return MAX (answer->size.width, answer->size.height) < LEAST_SIZE;
}

static gboolean
is_bound_to_move (const TflPlaceQuestion *question,
                  const TflPlaceAnswer   *before)
{
  if (question->page || question->children->len > MOST_CHILDREN || before->status != TFL_DOT_OK ||
      question->min_width > before->size.width || question->header != before->header ||
      question->padding > MOST_PADDING * before->padding)
    return TRUE;

  for (guint i = 0; i < question->children->len; i++)
    if (tfl_place_child (question, i)->pinned)
      return TRUE;
  return FALSE;
}

gboolean
tfl_is_settled (const TflPlaceQuestion *question,
                const TflPlaceAnswer   *before)
{
  for (guint i = 0; i < question->children->len; i++)
    if (tfl_place_child (question, i)->width != before->children[i].width ||
        tfl_place_child (question, i)->height != before->children[i].height)
      return FALSE;
  return !is_small (before) && !is_bound_to_move (question, before);
}

static gboolean
is_good (const TflPlaceQuestion *question,
         const TflPlaceAnswer   *answer)
{
  double shape = answer->size.width / answer->size.height;

  return shape >= LEAST_SHAPE && shape <= 1 / LEAST_SHAPE &&
         tfl_place_filled (question, answer->size) >= LEAST_FILLED * answer->filled;
}

TflPlaceAnswer *
tfl_stay (const TflPlaceQuestion *question,
          const TflPlaceAnswer   *before,
          const guint            *was)
{
  guint n = question->children->len;
  g_autofree TflRect *stood = NULL;
  g_autoptr (TflPlaceAnswer) answer = NULL;
  Staying staying = { question, before, NULL, NULL, n };

  /* Who goes leaves a gap, as people expect; in a small container one who grows has all arranged anew. */
  if (n == 0 || (was == NULL && is_small (before)) || is_bound_to_move (question, before))
    return NULL;

  staying.stood = stood = g_new0 (TflRect, n + 1);
  for (guint i = 0; i < n; i++)
    stood[i] = before->children[was != NULL ? was[i] : i];
  answer = g_new0 (TflPlaceAnswer, 1);
  g_atomic_ref_count_init (&answer->ref_count);
  answer->filled = before->filled;
  answer->padding = before->padding;
  answer->header = before->header;
  answer->children = staying.rects = g_memdup2 (stood, (n + 1) * sizeof (TflRect));
  answer->chips = g_new0 (TflRect, question->chips->len + 1);
  for (guint i = 0; i < n; i++)
    {
      staying.rects[i].width = tfl_place_child (question, i)->width;
      staying.rects[i].height = tfl_place_child (question, i)->height;
    }
  make_way_along (&staying, TRUE);
  make_way_along (&staying, FALSE);
  move_work (&staying, answer);
  answer->size = size_of (&staying, answer);

  return is_good (question, answer) ? g_steal_pointer (&answer) : NULL;
}
