#include "config.h"

#include "tfl-stay.h"

#include "tfl-rect.h"

#define LEAST_SIZE 2000.0 /* smaller ones are soon arranged anew, and look better for it */
#define MOST_PADDING 1.5  /* as much more than when they were arranged */
#define LEAST_SHARE 0.75  /* of the ground that the children covered when they were arranged */

/* The lines beside a child want twice as much. */
static double
least_room (const TflPlaceChild *child)
{
  return child->margin + TFL_GAP_SIBLINGS / 2;
}

static TflRect
rect_now (const TflPlaceQuestion *question,
          const TflPlaceAnswer   *before,
          guint                   i)
{
  const TflPlaceChild *child = tfl_place_child (question, i);

  return (TflRect){ before->children[i].x, before->children[i].y, child->width, child->height };
}

static gboolean
overlap (const TflRect *a,
         const TflRect *b,
         double         apart)
{
  return a->x < b->x + b->width + apart && b->x < a->x + a->width + apart && a->y < b->y + b->height + apart &&
         b->y < a->y + a->height + apart;
}

/* Whether a child is larger than it was: only then may it be too near to others. */
static gboolean
grew (const TflPlaceQuestion *question,
      const TflPlaceAnswer   *before,
      guint                   i)
{
  const TflPlaceChild *child = tfl_place_child (question, i);

  return child->width > before->children[i].width || child->height > before->children[i].height;
}

static gboolean
is_inside (const TflPlaceQuestion *question,
           const TflPlaceAnswer   *before,
           guint                   i)
{
  TflRect rect = rect_now (question, before, i);
  double edge = (question->padding + tfl_place_child (question, i)->margin) / 2;

  return rect.x + rect.width <= before->size.width - edge && rect.y + rect.height <= before->size.height - edge;
}

static gboolean
is_clear (const TflPlaceQuestion *question,
          const TflPlaceAnswer   *before,
          guint                   i,
          guint                   other)
{
  TflRect rect = rect_now (question, before, i);
  TflRect other_rect = rect_now (question, before, other);
  double room = least_room (tfl_place_child (question, i)) + least_room (tfl_place_child (question, other));

  return !overlap (&rect, &other_rect, room / 2);
}

/* Whether there is room around one child, among the others, the work and the border. */
static gboolean
has_room (const TflPlaceQuestion *question,
          const TflPlaceAnswer   *before,
          guint                   i)
{
  TflRect rect = rect_now (question, before, i);

  if (!grew (question, before, i))
    return TRUE;
  if (!is_inside (question, before, i))
    return FALSE;
  for (guint k = 0; k < question->children->len; k++)
    if (k != i && !is_clear (question, before, i, k))
      return FALSE;
  for (guint k = 0; k < question->chips->len; k++)
    if (overlap (&rect, &before->chips[k], TFL_GAP_WORK))
      return FALSE;
  return TRUE;
}

static gboolean
is_same_work (const TflPlaceQuestion *question,
              const TflPlaceAnswer   *before)
{
  for (guint i = 0; i < question->chips->len; i++)
    {
      const TflPackChip *chip = &g_array_index (question->chips, TflPackChip, i);

      if (chip->width > before->chips[i].width || chip->height != before->chips[i].height)
        return FALSE;
    }
  return TRUE;
}

/* What neither of the two ways to stay can do with. */
static gboolean
is_bound_to_move (const TflPlaceQuestion *question,
                  const TflPlaceAnswer   *before)
{
  if (question->page || before->status != TFL_DOT_OK || MAX (before->size.width, before->size.height) < LEAST_SIZE ||
      question->min_width > before->size.width || question->padding > MOST_PADDING * before->padding ||
      !is_same_work (question, before))
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
  return !is_bound_to_move (question, before);
}

TflPlaceAnswer *
tfl_stay (const TflPlaceQuestion *question,
          const TflPlaceAnswer   *before)
{
  TflPlaceAnswer *answer;
  double ground = 0;

  if (is_bound_to_move (question, before))
    return NULL;
  for (guint i = 0; i < question->children->len; i++)
    {
      ground += tfl_place_child (question, i)->width * tfl_place_child (question, i)->height;
      if (!has_room (question, before, i))
        return NULL;
    }
  if (ground < LEAST_SHARE * before->ground)
    return NULL;

  answer = g_new0 (TflPlaceAnswer, 1);
  g_atomic_ref_count_init (&answer->ref_count);
  answer->size = before->size;
  answer->ground = before->ground;
  answer->padding = before->padding;
  answer->children = g_new0 (TflRect, question->children->len + 1);
  answer->chips = g_memdup2 (before->chips, (question->chips->len + 1) * sizeof (TflRect));
  for (guint i = 0; i < question->children->len; i++)
    answer->children[i] = rect_now (question, before, i);
  return answer;
}
