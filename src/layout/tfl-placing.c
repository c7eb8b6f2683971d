#include "config.h"

#include "tfl-placing.h"

#include "tfl-care.h"
#include "tfl-placing-ask.h"
#include "tfl-rect.h"
#include "tfl-stay.h"

#include <math.h>

/* A Graphviz that fails this often in one run will not get better: grids for the rest. */
#define MAX_FAILURES 3
#define MANY_CONTAINERS 200
#define WIDEST_PAGE 1.9
#define SLACK (1 / 24.0)
#define MUCH_SLACK (1 / 10.0)
#define PAGE_MARGIN_PER_LINE 12.0 /* around everything, for lines */
#define LEAST_PAGE_MARGIN 48.0
#define MOST_PAGE_MARGIN 600.0

/* Placing under way. */
typedef struct
{
  TflPlacing *placing;
  TflLayoutInput *input;
  const TflPlacingMeans *means;
  TflPlacing *before; /* NULL where nothing is known; gives its answers to those that stay */
  const TflMatch *match;
  guint8 *asked;     /* of each box and the page: whether it is asked for, since it may not stand as before */
  TflNestList level; /* the containers that are placed at the same time */
  TflShape shape;    /* what containers should look like */

  GMutex lock; /* guards all below, and the failure */
  guint n_failures;
  gboolean stopped; /* it was cancelled */
} Run;

static gboolean
amends (const Run *run)
{
  return tfl_care_amends (tfl_layout_input_get_n_lines (run->input));
}

/* What the container was before, or NULL. */
static TflPlaceAnswer *
answer_before (Run   *run,
               guint  container)
{
  guint was = run->before != NULL ? run->match->was[container] : TFL_NOT_THERE;

  return was != TFL_NOT_THERE ? run->before->answers[was] : NULL;
}

/* The question without its lines: what they say matters only where something may have to move. */
static TflPlaceQuestion *
question_for (Run   *run,
              guint  container)
{
  TflPlaceQuestion *question = tfl_placing_ask (run->placing, run->input, container, run->shape);
  const TflPlaceAnswer *before = answer_before (run, container);

  /* Among many lines it is more important that nothing moves than that everything has its best shape. */
  question->slack = tfl_care_for (tfl_layout_input_get_n_lines (run->input)) == TFL_CARE_QUICK ? MUCH_SLACK : SLACK;
  question->amends = amends (run);
  if (before != NULL && question->amends)
    question->slot = before->size;

  return question;
}

/* The children only: where they stand comes from the answer, how large they are may too (ends of lines need
 * room, chips of a block have one width). */
static void
take_answer (Run                  *run,
             guint                 container,
             const TflPlaceAnswer *answer)
{
  TflNestList units = tfl_nest_units (run->placing->nest, container);
  TflNestList chips = tfl_nest_chips (run->placing->nest, container);

  for (guint i = 0; i < units.n; i++)
    run->placing->relative[units.items[i]] = answer->children[i];
  for (guint i = 0; i < chips.n; i++)
    run->placing->relative[chips.items[i]] = answer->chips[i];
  run->placing->sizes[container] = answer->size;
}

/* Where lines may run: below the header; on the page also around everything. */
static TflRect
free_rect (const TflPlaceQuestion *question,
           const TflPlaceAnswer   *answer)
{
  double margin = CLAMP (PAGE_MARGIN_PER_LINE * question->lines->len, LEAST_PAGE_MARGIN, MOST_PAGE_MARGIN);
  TflRect all = { 0, 0, answer->size.width, answer->size.height };

  if (!question->page)
    return (TflRect){ 0, question->header, answer->size.width, answer->size.height - question->header };

  for (guint i = 0; i < question->children->len; i++)
    all = tfl_rect_united (all, answer->children[i]);
  return tfl_rect_grown (all, margin);
}

/* A room that looks as it did before is the same: what is known of ways through it stays true. */
static TflRoom *
room_for_lines (Run                    *run,
                guint                   container,
                const TflPlaceQuestion *question,
                const TflPlaceAnswer   *answer)
{
  const TflPlaceAnswer *before = answer_before (run, container);
  g_autofree double *headers = g_new (double, question->children->len + 1);
  guint n_chips = question->chips->len;
  TflRoomShape shape = {
    .free = free_rect (question, answer),
    .children = answer->children,
    .headers = headers,
    .n_children = question->children->len,
    .solid = n_chips > 0 ? answer->chips[0] : (TflRect){ 0, 0, 0, 0 },
  };

  for (guint i = 0; i < question->children->len; i++)
    headers[i] = tfl_place_child (question, i)->header;
  for (guint i = 1; i < n_chips; i++)
    shape.solid = tfl_rect_united (shape.solid, answer->chips[i]);

  if (before != NULL && tfl_room_has_shape (before->room, &shape))
    return tfl_room_ref (before->room);
  return tfl_room_new (&shape);
}

/* The Graphviz of the worker; NULL where it is no use to ask. */
static TflDot *
dot_for (Run   *run,
         guint  worker)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&run->lock);
  gboolean hopeless = run->n_failures >= MAX_FAILURES || run->placing->failure == TFL_DOT_MISSING;

  return hopeless ? NULL : run->means->dots[worker];
}

static void
stop (Run *run)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&run->lock);

  run->stopped = TRUE;
}

static void
note_failure (Run          *run,
              TflDotStatus  status)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&run->lock);

  if (run->placing->failure == TFL_DOT_OK)
    run->placing->failure = status;
}

static void
count_failure (Run *run)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&run->lock);

  run->n_failures++;
}

/* NULL where it was cancelled. (transfer full) */
static TflPlaceAnswer *
place_anew (Run                    *run,
            guint                   container,
            const TflPlaceQuestion *question,
            GBytes                 *bytes,
            guint                   worker)
{
  TflDot *dot = dot_for (run, worker);
  TflDotStatus status = TFL_DOT_OK;
  TflPlaceAnswer *answer = tfl_place (question, dot, run->means->limit, run->means->cancellable, &status);

  if (answer == NULL)
    return NULL;

  if (status != TFL_DOT_OK)
    count_failure (run);
  answer->room = room_for_lines (run, container, question, answer);
  /* What took too long would do so again: every edit would wait for it. Other grids that stand in for what Graphviz could
   * not do are for this time only. */
  if (status == TFL_DOT_OK || status == TFL_DOT_HUNG)
    return tfl_memory_keep (run->means->memory, bytes, answer);
  return answer;
}

/* Takes the answer. */
static void
set_answer (Run            *run,
            guint           container,
            TflPlaceAnswer *answer)
{
  g_clear_pointer (&run->placing->answers[container], tfl_place_answer_unref);
  run->placing->answers[container] = answer;
  run->placing->rooms[container] = answer->room;
}

/* A container that came out larger or smaller than before changes its parent's question. */
static void
pass_on (Run   *run,
         guint  container)
{
  guint was = run->before != NULL ? run->match->was[container] : TFL_NOT_THERE;
  const TflSize *size = &run->placing->sizes[container];
  const TflSize *before = was != TFL_NOT_THERE ? &run->before->sizes[was] : NULL;

  if (before == NULL || before->width != size->width || before->height != size->height)
    run->asked[tfl_nest_parent (run->placing->nest, container)] = TRUE;
}

static gboolean
has_same_work (Run   *run,
               guint  container)
{
  TflNestList chips = tfl_nest_chips (run->placing->nest, container);

  for (guint i = 0; i < chips.n; i++)
    if (run->match->changed[chips.items[i]])
      return FALSE;
  return tfl_match_is_same_list (run->match, tfl_nest_chips (run->before->nest, run->match->was[container]), chips);
}

/* Among many lines, what can stay where it is stays: then the answer before counts. NULL where it does not: where children came,
 * or changed places. was: of each child the index that it had, if some have gone; else NULL. */
static TflPlaceAnswer *
answer_to_stay_by (Run    *run,
                   guint   container,
                   guint **was)
{
  TflPlaceAnswer *answer = answer_before (run, container);
  TflNestList units;

  if (answer == NULL || !amends (run) || !has_same_work (run, container))
    return NULL;

  units = tfl_nest_units (run->placing->nest, container);
  *was = tfl_match_find_rest (run->match, tfl_nest_units (run->before->nest, run->match->was[container]), units);
  if (*was != NULL && units.n == tfl_nest_units (run->before->nest, run->match->was[container]).n)
    {
      g_clear_pointer (was, g_free);
      return answer;
    }
  return *was != NULL ? answer : NULL;
}

/* Lines do not end beside the header of a child that others go into: its room says how high that is. */
static gboolean
has_same_headers (const TflPlaceQuestion *question,
                  const TflPlaceAnswer   *before)
{
  const double *headers = tfl_room_get_shape (before->room)->headers;

  for (guint i = 0; i < question->children->len; i++)
    if (tfl_place_child (question, i)->header != headers[i])
      return FALSE;
  return TRUE;
}

/* NULL where it was cancelled. (transfer full) */
static TflPlaceAnswer *
find_answer (Run              *run,
             guint             container,
             TflPlaceQuestion *question,
             guint             worker)
{
  g_autofree guint *was = NULL;
  TflPlaceAnswer *before = answer_to_stay_by (run, container, &was);
  g_autoptr (GBytes) bytes = NULL;
  TflPlaceAnswer *answer;

  if (before != NULL && was == NULL && tfl_is_settled (question, before) && has_same_headers (question, before))
    return tfl_place_answer_ref (before);

  tfl_placing_ask_lines (run->placing, run->input, container, question);
  bytes = tfl_place_question_bytes (question);
  answer = tfl_memory_recall (run->means->memory, bytes);
  if (answer != NULL)
    return answer;

  answer = before != NULL ? tfl_stay (question, before, was) : NULL;
  if (answer != NULL)
    {
      answer->room = room_for_lines (run, container, question, answer);
      return answer;
    }

  g_atomic_int_inc (&run->placing->n_placed);
  return place_anew (run, container, question, bytes, worker);
}

static void
place_container (guint    task,
                 guint    worker,
                 gpointer user_data)
{
  Run *run = user_data;
  guint container = run->level.items[task];
  g_autoptr (TflPlaceQuestion) question = NULL;
  TflPlaceAnswer *answer = NULL;

  if (!g_cancellable_is_cancelled (run->means->cancellable))
    {
      question = question_for (run, container);
      answer = find_answer (run, container, question, worker);
    }
  if (answer == NULL)
    {
      stop (run);
      return;
    }

  if (answer->status != TFL_DOT_OK)
    note_failure (run, answer->status);
  set_answer (run, container, answer);
  take_answer (run, container, answer);
}

/* A container that is not asked for is to its parent what it was. */
static void
stay (Run   *run,
      guint  container)
{
  guint was = run->match->was[container];
  TflPlacing *placing = run->placing;

  placing->sizes[container] = run->before->sizes[was];
  placing->rooms[container] = run->before->rooms[was];
  placing->answers[container] = g_steal_pointer (&run->before->answers[was]);
}

/* A container that was thought to stay is asked all the same. */
static void
give_back (Run   *run,
           guint  container)
{
  guint was = run->before != NULL ? run->match->was[container] : TFL_NOT_THERE;

  if (was != TFL_NOT_THERE && run->placing->answers[container] != NULL)
    run->before->answers[was] = g_steal_pointer (&run->placing->answers[container]);
}

/* All that are to be asked for, of those at one level. */
static void
ask_level (Run         *run,
           TflNestList  level)
{
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < level.n; i++)
    if (run->asked[level.items[i]])
      {
        give_back (run, level.items[i]);
        g_array_append_val (asked, level.items[i]);
      }

  run->level = (TflNestList){ (const guint *) asked->data, asked->len };
  tfl_crew_run (run->means->crew, asked->len, place_container, run);
  for (guint i = 0; i < asked->len && !run->stopped; i++)
    pass_on (run, run->level.items[i]);
}

/* What the boxes are to begin with, and what is known of where they stand. */
static void
begin (Run *run)
{
  TflPlacing *placing = run->placing;
  guint page = tfl_nest_page (placing->nest);

  for (guint i = 0; i < page; i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (run->input, i);

      placing->sizes[i] = (TflSize){ box->width, box->height };
    }
  for (guint i = 0; i <= page; i++)
    {
      run->asked[i] = run->before == NULL || run->match->touched[i];
      if (!run->asked[i] && run->before->answers[run->match->was[i]] != NULL)
        stay (run, i);
    }
  for (guint i = 0; i < page; i++)
    if (!run->asked[tfl_nest_parent (placing->nest, i)])
      {
        guint was = run->match->was[i];

        placing->relative[i] = run->before->relative[was];
        placing->local[i] = run->before->local[was];
      }
}

/* Inner ones first. FALSE where it was cancelled. */
static gboolean
place_containers (Run      *run,
                  TflShape  shape)
{
  TflPlacing *placing = run->placing;

  run->shape = shape;
  placing->n_containers = 0;
  begin (run);
  for (guint i = 0; i < tfl_nest_n_levels (placing->nest) && !run->stopped; i++)
    {
      TflNestList level = tfl_nest_level (placing->nest, i);

      placing->n_containers += level.n;
      ask_level (run, level);
    }

  return !run->stopped;
}

static gboolean
is_large (TflNest *nest)
{
  guint n = 0;

  for (guint i = 0; i < tfl_nest_n_levels (nest); i++)
    n += tfl_nest_level (nest, i).n;
  return n > MANY_CONTAINERS;
}

/* Containers do not know what will stand beside them. Where all of them together make a page that is too
 * wide, try again with narrower ones; not in large models, where that would take time and an edit that tips
 * the balance would move everything. */
static gboolean
place_page (Run *run)
{
  const TflSize *size = &run->placing->sizes[tfl_nest_page (run->placing->nest)];
  TflShape best = TFL_SHAPE_CONTAINER;
  double least = G_MAXDOUBLE;

  if (!is_large (run->placing->nest))
    run->before = NULL;

  for (TflShape shape = TFL_SHAPE_CONTAINER; shape <= TFL_SHAPE_TALL; shape++)
    {
      double cost;

      if (!place_containers (run, shape))
        return FALSE;

      cost = tfl_pack_cost (*size, TFL_SHAPE_PAGE);
      if (cost < least)
        {
          least = cost;
          best = shape;
        }
      if (is_large (run->placing->nest) || run->placing->failure != TFL_DOT_OK ||
          size->width <= WIDEST_PAGE * size->height)
        break;
    }

  return run->shape == best || place_containers (run, best);
}

static void
place_on_page (TflPlacing *self)
{
  for (guint i = 0; i < tfl_nest_page (self->nest); i++)
    {
      guint parent = tfl_nest_parent (self->nest, i);

      self->rects[i] = self->relative[i];
      self->rects[i].x += self->rects[parent].x;
      self->rects[i].y += self->rects[parent].y;
    }
}

gboolean
tfl_placing_is_worth_keeping (const TflPlacing *self)
{
  return is_large (self->nest) && self->failure == TFL_DOT_OK;
}

TflPlacing *
tfl_placing_new (TflLayoutInput        *input,
                 TflNest               *nest,
                 const TflPlacingMeans *means,
                 TflPlacing            *before,
                 const TflMatch        *match)
{
  TflPlacing *self = g_new0 (TflPlacing, 1);
  guint n = tfl_layout_input_get_n_boxes (input);
  g_autofree guint8 *asked = g_new (guint8, n + 1);
  Run run = { .placing = self, .input = input, .means = means, .before = before, .match = match, .asked = asked };

  self->nest = nest;
  self->sizes = g_new0 (TflSize, n + 1);
  self->relative = g_new0 (TflRect, n + 1);
  self->rects = g_new0 (TflRect, n + 1);
  self->local = g_new0 (guint, n + 1);
  self->answers = g_new0 (TflPlaceAnswer *, n + 1);
  self->rooms = g_new0 (TflRoom *, n + 1);
  g_mutex_init (&run.lock);

  if (place_page (&run))
    place_on_page (self);
  else
    g_clear_pointer (&self, tfl_placing_free);

  g_mutex_clear (&run.lock);
  return self;
}

void
tfl_placing_free (TflPlacing *self)
{
  for (guint i = 0; i <= tfl_nest_page (self->nest); i++)
    g_clear_pointer (&self->answers[i], tfl_place_answer_unref);
  tfl_nest_free (self->nest);
  g_free (self->sizes);
  g_free (self->relative);
  g_free (self->rects);
  g_free (self->local);
  g_free (self->answers);
  g_free (self->rooms);
  g_free (self);
}
