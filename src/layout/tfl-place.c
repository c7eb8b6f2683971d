#include "config.h"

#include "tfl-place.h"

#include "tfl-outside.h"
#include "tfl-rect.h"
#include "tfl-ways.h"

#include <math.h>

#define BESIDE_COST 1.02
#define SLOT_COST 0.75 /* a shape that is so much worse, if nothing outside has to move for it */
#define LEAST_OF_SLOT 0.8
#define LEAST_WITH_SLACK 2000.0
#define MOST_SHAPE 2.0 /* width to height, or height to width */
#define NEARLY 1.1
#define MOST_LOOKED_AT 30000 /* outside parties and lines, while a page is decided on */
#define LEAST_CHOICES 16

TflPlaceAnswer *
tfl_place_answer_ref (TflPlaceAnswer *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tfl_place_answer_unref (TflPlaceAnswer *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->children);
  g_free (self->chips);
  g_clear_pointer (&self->room, tfl_room_unref);
  g_free (self);
}

/* Where the loose children stand, seen from the tied ones. */
typedef enum
{
  LOOSE_BELOW,
  LOOSE_BESIDE,
  LOOSE_BETWEEN, /* in the holes that the tied ones leave */
  N_LOOSE_SIDES,
} LooseSide;

/* A choice of one way for each part; NULL where there is no such part. */
typedef struct
{
  const TflWay *tied;
  const TflWay *loose;
  LooseSide side;
  const TflWay *chips;
} Choice;

static void
put (TflPlaceAnswer *answer,
     const TflRect  *rects,
     const guint    *children,
     guint           n,
     double          x,
     double          y)
{
  for (guint i = 0; i < n; i++)
    {
      answer->children[children[i]] = rects[i];
      answer->children[children[i]].x += x;
      answer->children[children[i]].y += y;
    }
}

static double
top_of (const TflPlaceQuestion *question)
{
  return question->page ? 0 : question->header;
}

/* The extent of the free children of a choice, without padding. */
static TflSize
free_size (const Choice *choice)
{
  TflSize tied = choice->tied != NULL ? choice->tied->size : (TflSize){ 0, 0 };
  TflSize loose = choice->loose != NULL ? choice->loose->size : (TflSize){ 0, 0 };
  double gap = choice->tied != NULL && choice->loose != NULL ? TFL_GAP_SIBLINGS : 0;

  switch (choice->side)
    {
    case LOOSE_BETWEEN:
      return tied;
    case LOOSE_BESIDE:
      return (TflSize){ tied.width + gap + loose.width, MAX (tied.height, loose.height) };
    case LOOSE_BELOW:
    case N_LOOSE_SIDES:
      break;
    }
  return (TflSize){ MAX (tied.width, loose.width), tied.height + gap + loose.height };
}

static TflSize
total_size (const TflPlaceQuestion *question,
            const Choice           *choice)
{
  TflSize inner = free_size (choice);
  gboolean both = inner.height > 0 && choice->chips != NULL;
  TflSize chips = choice->chips != NULL ? choice->chips->size : (TflSize){ 0, 0 };

  return (TflSize){
    MAX (question->min_width, MAX (inner.width, chips.width) + 2 * question->padding),
    top_of (question) + inner.height + (both ? TFL_GAP_WORK : 0) + chips.height + question->padding,
  };
}

static void
put_pinned (const TflPlaceQuestion *question,
            TflPlaceAnswer         *answer)
{
  g_autofree TflRect *fixed = g_new0 (TflRect, question->children->len + 1);
  g_autofree guint *others = g_new (guint, question->children->len + 1);
  g_autofree TflRect *moving = g_new (TflRect, question->children->len + 1);
  guint n_fixed = 0;
  guint n_others = 0;
  double left = question->page ? -G_MAXDOUBLE : question->padding;
  double top = question->page ? -G_MAXDOUBLE : question->header;

  for (guint i = 0; i < question->children->len; i++)
    {
      const TflPlaceChild *child = tfl_place_child (question, i);
      TflRect *rect = &answer->children[i];

      if (child->pinned)
        {
          rect->x = MAX (child->x, left);
          rect->y = MAX (child->y, top);
          /* Two in the same place: the first stays. A hair's gap, as people pin things close together. */
          tfl_pack_clear (rect, 1, fixed, n_fixed, 1);
          fixed[n_fixed++] = *rect;
        }
      else
        {
          others[n_others] = i;
          moving[n_others++] = *rect;
        }
    }

  if (n_fixed == 0)
    return;
  tfl_pack_clear (moving, n_others, fixed, n_fixed, TFL_GAP_SIBLINGS);
  for (guint i = 0; i < n_others; i++)
    answer->children[others[i]] = moving[i];
}

static TflPlaceAnswer *
answer_new (const TflWays *ways,
            const Choice  *choice)
{
  const TflPlaceQuestion *question = ways->question;
  TflPlaceAnswer *answer = g_new0 (TflPlaceAnswer, 1);
  double left = question->padding;
  double top = top_of (question);
  TflSize tied =
      choice->tied != NULL ? choice->tied->size : (TflSize){ -TFL_GAP_SIBLINGS, -TFL_GAP_SIBLINGS };

  g_atomic_ref_count_init (&answer->ref_count);
  answer->children = g_new0 (TflRect, question->children->len + 1);
  answer->chips = g_new0 (TflRect, question->chips->len + 1);
  if (choice->tied != NULL)
    put (answer, choice->tied->rects, ways->tied, ways->n_tied, left, top);
  if (choice->side == LOOSE_BETWEEN)
    put (answer, choice->tied->between, ways->loose, ways->n_loose, left, top);
  else if (choice->loose != NULL)
    put (answer, choice->loose->rects, ways->loose, ways->n_loose,
         left + (choice->side == LOOSE_BESIDE ? tied.width + TFL_GAP_SIBLINGS : 0),
         top + (choice->side == LOOSE_BELOW ? tied.height + TFL_GAP_SIBLINGS : 0));
  answer->size = total_size (question, choice);

  if (question->page)
    answer->size = tfl_outside_place (question, free_size (choice), answer->children);
  return answer;
}

double
tfl_place_with_slack (const TflPlaceQuestion *question,
                      double                  length)
{
  double step;

  if (question->page || length < LEAST_WITH_SLACK || question->slack <= 0)
    return length;

  step = exp2 (floor (log2 (length * question->slack)));
  return ceil (length / step) * step;
}

/* A little too wide, or too high, is no worse than a little more room: then the shape is right. */
static TflSize
rounded_off (TflSize size)
{
  if (size.width > MOST_SHAPE * size.height && size.width < MOST_SHAPE * NEARLY * size.height)
    size.height = size.width / MOST_SHAPE;
  if (size.height > MOST_SHAPE * size.width && size.height < MOST_SHAPE * NEARLY * size.width)
    size.width = size.height / MOST_SHAPE;
  return size;
}

/* Whether nothing outside has to move for it. */
static gboolean
fits_slot (const TflPlaceQuestion *question,
           TflSize                 size)
{
  return size.width <= question->slot.width && size.height <= question->slot.height;
}

/* Pinned children come last: whatever they push aside keeps its place otherwise. */
static void
finish (const TflWays  *ways,
        const Choice   *choice,
        TflPlaceAnswer *answer)
{
  const TflPlaceQuestion *question = ways->question;
  guint n = question->children->len;
  TflSize extent;
  double top;

  put_pinned (question, answer);
  extent = tfl_pack_extent (answer->children, n);
  top = n > 0 ? extent.height + TFL_GAP_WORK : top_of (question);

  for (guint i = 0; i < question->chips->len; i++)
    {
      answer->chips[i] = choice->chips->rects[i];
      answer->chips[i].x += question->padding;
      answer->chips[i].y += top;
      extent.width = MAX (extent.width, answer->chips[i].x + answer->chips[i].width);
      extent.height = MAX (extent.height, answer->chips[i].y + answer->chips[i].height);
    }

  answer->size.width = tfl_place_with_slack (question, MAX (question->min_width, extent.width + question->padding));
  answer->size.height = tfl_place_with_slack (question, MAX (question->header, extent.height + question->padding));
  if (!question->page && n > 0)
    answer->size = rounded_off (answer->size);
  if (fits_slot (question, answer->size) &&
      answer->size.width * answer->size.height >= LEAST_OF_SLOT * question->slot.width * question->slot.height)
    answer->size = question->slot;
}

static const TflWay *
way_at (GArray *all,
        guint   i)
{
  return all->len > 0 ? &g_array_index (all, TflWay, i) : NULL;
}

static double
factor_of (const Choice *choice)
{
  return (choice->tied != NULL ? choice->tied->cost : 1) * (choice->side == LOOSE_BESIDE ? BESIDE_COST : 1);
}

/* Takes the answer if it is better than the best so far. */
static void
consider (const TflWays   *ways,
          const Choice    *choice,
          double          *least,
          TflPlaceAnswer **best,
          Choice          *best_choice)
{
  const TflPlaceQuestion *question = ways->question;
  g_autoptr (TflPlaceAnswer) answer = question->page ? answer_new (ways, choice) : NULL;
  double cost = factor_of (choice) *
                tfl_pack_cost (answer != NULL ? answer->size : total_size (question, choice), question->shape);

  if (fits_slot (question, total_size (question, choice)))
    cost *= SLOT_COST;
  if (cost >= *least - 0.01)
    return;

  *least = cost;
  *best_choice = *choice;
  g_clear_pointer (best, tfl_place_answer_unref);
  *best = g_steal_pointer (&answer);
}

/* All places for the loose ones. */
static void
list_loose (const TflWays *ways,
            Choice         choice,
            GArray        *choices)
{
  for (guint i = 0; i < MAX (1, ways->loose_ways->len); i++)
    for (int side = LOOSE_BELOW; side < (choice.tied != NULL ? LOOSE_BETWEEN : LOOSE_BESIDE); side++)
      {
        choice.loose = way_at (ways->loose_ways, i);
        choice.side = side;
        g_array_append_val (choices, choice);
      }

  if (choice.tied != NULL && choice.tied->between != NULL)
    {
      choice.loose = NULL;
      choice.side = LOOSE_BETWEEN;
      g_array_append_val (choices, choice);
    }
}

static GArray *
list_choices (const TflWays *ways)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (Choice));

  for (guint t = 0; t < MAX (1, ways->tied_ways->len); t++)
    for (guint c = 0; c < MAX (1, ways->chip_ways->len); c++)
      list_loose (ways, (Choice){ way_at (ways->tied_ways, t), NULL, LOOSE_BELOW, way_at (ways->chip_ways, c) }, choices);

  return choices;
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  TflSize size_a = free_size (a), size_b = free_size (b);
  double area_a = factor_of (a) * size_a.width * size_a.height;
  double area_b = factor_of (b) * size_b.width * size_b.height;

  return (area_a > area_b) - (area_a < area_b);
}

/* On a page all outside parties have to find their places before a choice can be judged.  With many of them only the
 * smallest are. */
static void
leave_out_large (const TflPlaceQuestion *question,
                 GArray                 *choices)
{
  guint n_outside = 0, most;

  for (guint i = 0; i < question->children->len; i++)
    n_outside += tfl_place_child (question, i)->outside ? 1 : 0;
  most = MAX (LEAST_CHOICES, MOST_LOOKED_AT / (n_outside + question->lines->len + 1));
  if (!question->page || n_outside == 0 || choices->len <= most)
    return;

  g_array_sort (choices, compare_sizes);
  g_array_set_size (choices, most);
}

static TflPlaceAnswer *
choose (const TflWays *ways)
{
  g_autoptr (GArray) choices = list_choices (ways);
  TflPlaceAnswer *best = NULL;
  Choice best_choice = {
    NULL,
  };
  double least = G_MAXDOUBLE;

  leave_out_large (ways->question, choices);
  for (guint i = 0; i < choices->len; i++)
    consider (ways, &g_array_index (choices, Choice, i), &least, &best, &best_choice);
  if (best == NULL)
    best = answer_new (ways, &best_choice);
  finish (ways, &best_choice, best);
  return best;
}

/* While they are placed, children are as large as they are with the margins around them. */
static TflPlaceQuestion *
add_margins (const TflPlaceQuestion *question)
{
  TflPlaceQuestion *wider = tfl_place_question_copy (question);

  for (guint i = 0; i < wider->children->len; i++)
    {
      TflPlaceChild *child = &g_array_index (wider->children, TflPlaceChild, i);

      child->width += 2 * child->margin;
      child->height += 2 * child->margin;
      child->x -= child->margin;
      child->y -= child->margin;
    }

  return wider;
}

static void
take_margins_off (const TflPlaceQuestion *question,
                  TflPlaceAnswer         *answer)
{
  for (guint i = 0; i < question->children->len; i++)
    answer->children[i] = tfl_rect_grown (answer->children[i], -tfl_place_child (question, i)->margin);
}

double
tfl_place_filled (const TflPlaceQuestion *question,
                  TflSize                 size)
{
  double ground = 0;

  for (guint i = 0; i < question->children->len; i++)
    ground += tfl_place_child (question, i)->width * tfl_place_child (question, i)->height;
  return ground / (size.width * size.height);
}

TflPlaceAnswer *
tfl_place (const TflPlaceQuestion *question,
           TflDot                 *dot,
           guint                   milliseconds,
           GCancellable           *cancellable,
           TflDotStatus           *status)
{
  g_autoptr (TflPlaceQuestion) wider = add_margins (question);
  TflPlaceAnswer *answer = NULL;
  TflWays ways;

  *status = tfl_ways_find (&ways, wider, dot, milliseconds, cancellable);
  if (*status != TFL_DOT_CANCELLED)
    {
      answer = choose (&ways);
      answer->status = *status;
      answer->filled = tfl_place_filled (question, answer->size);
      answer->padding = question->padding;
      answer->header = question->header;
      take_margins_off (question, answer);
    }

  tfl_ways_clear (&ways);
  return answer;
}
