#include "config.h"

#include "tfl-layout-engine.h"

#include "tfl-dot.h"
#include "tfl-flow.h"
#include "tfl-layout-private.h"
#include "tfl-nest.h"
#include "tfl-place.h"
#include "tfl-rect.h"
#include "tfl-route.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DEFAULT_LIMIT 2000
/* A Graphviz that fails this often in one run will not get better: grids for the rest. */
#define MAX_FAILURES 3
/* Answers kept beyond twice what the last run needed, so that undo finds them. */
#define LEAST_MEMORY 2048
#define MANY_CONTAINERS 200
#define WIDEST_PAGE 1.9
#define GRID 4.0
#define LINE_ROOM 4.0
#define FREE_ROOM 1.5
#define PAGE_MARGIN_PER_LINE 12.0 /* around everything, for lines */
#define LEAST_PAGE_MARGIN 48.0
#define MOST_PAGE_MARGIN 600.0

struct _TflLayoutEngine
{
  GObject parent_instance;

  GThreadPool *pool; /* of one thread: runs follow one another */

  GMutex lock; /* held while a run is under way; guards all below */
  TflDot *dot;
  guint limit;
  GHashTable *memory; /* GBytes of a question -> Remembered */
  GQueue recent;      /* of Remembered, the last used first */
  gint n_placed;      /* atomic */
  gint n_reused;
};

G_DEFINE_FINAL_TYPE (TflLayoutEngine, tfl_layout_engine, G_TYPE_OBJECT)

typedef struct
{
  GBytes *question;
  TflPlaceAnswer *answer;
  GList link; /* in recent */
} Remembered;

/* One run under way. */
typedef struct
{
  TflLayoutEngine *engine;
  TflLayoutInput *input;
  TflNest *nest;
  GCancellable *cancellable;
  TflSize *sizes;  /* of each box, as it came out */
  TflRect *relative; /* of each box, to the corner of its parent */
  TflRect *rects;    /* the same on the page */
  guint *local;    /* index of each box among its siblings of the kind */
  TflRoom **rooms; /* of each container; they belong to the answers */
  GPtrArray *passing; /* of TflPlaceAnswer: those that are not worth remembering */
  gboolean narrow; /* all containers a little narrower than they would be */
  guint n_containers;
  guint n_failures;
  TflDotStatus failure; /* the first */
} Run;

static void
remembered_free (gpointer data)
{
  Remembered *self = data;

  g_bytes_unref (self->question);
  tfl_place_answer_free (self->answer);
  g_free (self);
}

static TflPlaceAnswer *
recall (TflLayoutEngine *self,
        GBytes          *question)
{
  Remembered *found = g_hash_table_lookup (self->memory, question);

  if (found == NULL)
    return NULL;

  g_queue_unlink (&self->recent, &found->link);
  g_queue_push_head_link (&self->recent, &found->link);
  return found->answer;
}

static TflPlaceAnswer *
remember_take (TflLayoutEngine *self,
               GBytes          *question,
               TflPlaceAnswer  *answer)
{
  Remembered *new = g_new0 (Remembered, 1);

  new->question = g_bytes_ref (question);
  new->answer = answer;
  new->link.data = new;
  g_hash_table_replace (self->memory, new->question, new);
  g_queue_push_head_link (&self->recent, &new->link);

  return answer;
}

static void
forget (TflLayoutEngine *self,
        guint            n_kept)
{
  while (self->recent.length > n_kept)
    {
      Remembered *oldest = g_queue_peek_tail (&self->recent);

      g_queue_unlink (&self->recent, &oldest->link);
      g_hash_table_remove (self->memory, oldest->question);
    }
}

static void
run_init (Run             *run,
          TflLayoutEngine *engine,
          TflLayoutInput  *input,
          GCancellable    *cancellable)
{
  guint n = tfl_layout_input_get_n_boxes (input);

  *run = (Run){
    engine,
    input,
    tfl_nest_new (input),
    cancellable,
  };
  run->sizes = g_new0 (TflSize, n + 1);
  run->relative = g_new0 (TflRect, n + 1);
  run->rects = g_new0 (TflRect, n + 1);
  run->rooms = g_new0 (TflRoom *, n + 1);
  run->passing = g_ptr_array_new_with_free_func ((GDestroyNotify) tfl_place_answer_free);
  run->local = g_new0 (guint, n + 1);
}

static void
run_clear (Run *run)
{
  tfl_nest_free (run->nest);
  g_free (run->sizes);
  g_free (run->relative);
  g_free (run->rects);
  g_free (run->rooms);
  g_ptr_array_unref (run->passing);
  g_free (run->local);
}

/* What lines want beside a box that so many of them come to. They run on all its sides, and not all along all of a
 * side: it grows with the root of their number. On the grid, so that one line more rarely moves anything. */
static double
room_for (guint traffic)
{
  return ceil (MAX (0, LINE_ROOM * (sqrt (traffic) - FREE_ROOM)) / GRID) * GRID;
}

static void
ask_children (Run              *run,
              guint             container,
              TflPlaceQuestion *question)
{
  TflNestList units = tfl_nest_units (run->nest, container);
  TflNestList chips = tfl_nest_chips (run->nest, container);

  for (guint i = 0; i < units.n; i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (run->input, units.items[i]);
      TflPlaceChild child = {
        .width = run->sizes[units.items[i]].width,
        .height = run->sizes[units.items[i]].height,
        .x = box->pinned ? box->x : 0,
        .y = box->pinned ? box->y : 0,
        .pinned = box->pinned,
        .outside = question->page && box->outside,
        .header = tfl_nest_units (run->nest, units.items[i]).n > 0 ? box->height : 0,
        .margin = room_for (tfl_nest_traffic (run->nest, units.items[i])),
        .pull = tfl_nest_pull (run->nest, units.items[i]),
      };

      run->local[units.items[i]] = i;
      g_array_append_val (question->children, child);
    }
  for (guint i = 0; i < chips.n; i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (run->input, chips.items[i]);
      gboolean called = box->caller >= 0 &&
                        tfl_layout_input_get_box (run->input, box->caller)->kind == TFL_BOX_CHIP &&
                        tfl_nest_parent (run->nest, box->caller) == container;
      TflPackChip chip = { box->width, box->height, called ? (int) run->local[box->caller] : -1 };

      run->local[chips.items[i]] = i;
      g_array_append_val (question->chips, chip);
    }
}

/* How far below the top of one of its ancestors the middle of a box is. */
static double
middle_in (Run   *run,
           guint  box,
           guint  ancestor)
{
  double y = run->sizes[box].height / 2;

  for (; box != ancestor; box = tfl_nest_parent (run->nest, box))
    y += run->relative[box].y;
  return y;
}

static void
ask_lines (Run              *run,
           guint             container,
           TflPlaceQuestion *question)
{
  TflNestList lines = tfl_nest_lines (run->nest, container);

  for (guint i = 0; i < lines.n; i++)
    {
      const TflNestLine *lifted = tfl_nest_line (run->nest, lines.items[i]);
      const TflLayoutLine *line = tfl_layout_input_get_line (run->input, lifted->line);
      /* The label stands beside the customer: if that is deeper inside, so is the label. */
      gboolean label_here = lifted->to == (guint) line->to;
      TflPlaceLine asked = {
        .label_width = label_here ? line->label_width : 0,
        .label_height = label_here ? line->label_height : 0,
        .from_deeper = lifted->from != (guint) line->from,
      };

      if (lifted->from == container || lifted->to == container)
        continue;

      asked.from = run->local[lifted->from];
      asked.to = run->local[lifted->to];
      /* Only for lines to outside parties does it matter where in a child a line ends; elsewhere it would
       * only make questions differ. */
      if (g_array_index (question->children, TflPlaceChild, asked.from).outside !=
          g_array_index (question->children, TflPlaceChild, asked.to).outside)
        {
          asked.from_y = middle_in (run, line->from, lifted->from);
          asked.to_y = middle_in (run, line->to, lifted->to);
        }
      g_array_append_val (question->lines, asked);
    }
}

static TflPlaceQuestion *
question_for (Run   *run,
              guint  container)
{
  TflPlaceQuestion *question = tfl_place_question_new ();

  question->page = container == tfl_nest_page (run->nest);
  if (question->page)
    question->shape = TFL_SHAPE_PAGE;
  else
    question->shape = run->narrow ? TFL_SHAPE_NARROW : TFL_SHAPE_CONTAINER;
  if (!question->page)
    {
      question->min_width = tfl_layout_input_get_box (run->input, container)->width;
      question->header = tfl_layout_input_get_box (run->input, container)->height;
      question->padding = TFL_PADDING + room_for (tfl_nest_traffic (run->nest, container));
    }
  ask_children (run, container, question);
  ask_lines (run, container, question);

  return question;
}

/* The children only: where they stand comes from the answer, how large they are may too (ends of lines need
 * room, chips of a block have one width). */
static void
take_answer (Run                  *run,
             guint                 container,
             const TflPlaceAnswer *answer)
{
  TflNestList units = tfl_nest_units (run->nest, container);
  TflNestList chips = tfl_nest_chips (run->nest, container);

  for (guint i = 0; i < units.n; i++)
    run->relative[units.items[i]] = answer->children[i];
  for (guint i = 0; i < chips.n; i++)
    run->relative[chips.items[i]] = answer->chips[i];
  run->sizes[container] = answer->size;
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

static TflRoom *
room_new (const TflPlaceQuestion *question,
          const TflPlaceAnswer   *answer)
{
  TflRect room = free_rect (question, answer);
  g_autofree double *headers = g_new (double, question->children->len + 1);
  guint n_chips = question->chips->len;
  TflRect work = n_chips > 0 ? answer->chips[0] : room;

  for (guint i = 0; i < question->children->len; i++)
    headers[i] = tfl_place_child (question, i)->header;
  for (guint i = 1; i < n_chips; i++)
    work = tfl_rect_united (work, answer->chips[i]);
  return tfl_room_new (&room, answer->children, headers, question->children->len, &work, MIN (1, n_chips));
}

static TflPlaceAnswer *
place_anew (Run                    *run,
            const TflPlaceQuestion *question)
{
  TflLayoutEngine *engine = run->engine;
  TflDot *dot = run->n_failures < MAX_FAILURES && run->failure != TFL_DOT_MISSING ? engine->dot : NULL;
  TflDotStatus status = TFL_DOT_OK;
  TflPlaceAnswer *answer = tfl_place (question, dot, engine->limit, run->cancellable, &status);

  if (answer != NULL && status != TFL_DOT_OK)
    {
      run->n_failures++;
      if (run->failure == TFL_DOT_OK)
        run->failure = status;
    }
  return answer;
}

/* FALSE where it was cancelled. */
static gboolean
place_container (Run   *run,
                 guint  container)
{
  TflLayoutEngine *engine = run->engine;
  g_autoptr (TflPlaceQuestion) question = NULL;
  g_autoptr (GBytes) bytes = NULL;
  TflPlaceAnswer *answer;
  guint n_failures = run->n_failures;

  if (g_cancellable_is_cancelled (run->cancellable))
    return FALSE;

  question = question_for (run, container);
  bytes = tfl_place_question_bytes (question);
  answer = recall (engine, bytes);
  run->n_containers++;
  if (answer != NULL)
    g_atomic_int_inc (&engine->n_reused);
  else
    {
      answer = place_anew (run, question);
      if (answer == NULL)
        return FALSE;

      g_atomic_int_inc (&engine->n_placed);
      answer->room = room_new (question, answer);
      /* A grid that stands in for what Graphviz could not do is not worth remembering. */
      if (run->n_failures == n_failures)
        remember_take (engine, bytes, answer);
      else
        g_ptr_array_add (run->passing, answer);
    }

  run->rooms[container] = answer->room;
  take_answer (run, container, answer);
  return TRUE;
}

/* Inner ones first: every box comes after its parent. */
static gboolean
place_containers (Run      *run,
                  gboolean  narrow)
{
  guint page = tfl_nest_page (run->nest);

  run->narrow = narrow;
  run->n_containers = 0;
  for (guint i = 0; i < page; i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (run->input, i);

      run->sizes[i] = (TflSize){ box->width, box->height };
    }
  for (guint i = page; i-- > 0;)
    if (tfl_nest_units (run->nest, i).n + tfl_nest_chips (run->nest, i).n > 0 && !place_container (run, i))
      return FALSE;

  return place_container (run, page);
}

/* Containers do not know what will stand beside them. Where all of them together make a page that is too
 * wide, try again with narrower ones; not in large models, where that would take time and an edit that tips
 * the balance would move everything. */
static gboolean
place_page (Run *run)
{
  guint page = tfl_nest_page (run->nest);
  TflSize size;
  double cost;

  if (!place_containers (run, FALSE))
    return FALSE;

  size = run->sizes[page];
  if (run->n_containers > MANY_CONTAINERS || run->failure != TFL_DOT_OK ||
      size.width <= WIDEST_PAGE * size.height)
    return TRUE;

  cost = tfl_pack_cost (size, TFL_SHAPE_PAGE);
  if (!place_containers (run, TRUE))
    return FALSE;
  return tfl_pack_cost (run->sizes[page], TFL_SHAPE_PAGE) <= cost || place_containers (run, FALSE);
}

static gboolean
place_all (Run *run)
{
  if (!place_page (run))
    return FALSE;

  for (guint i = 0; i < tfl_nest_page (run->nest); i++)
    {
      guint parent = tfl_nest_parent (run->nest, i);

      run->rects[i] = run->relative[i];
      run->rects[i].x += run->rects[parent].x;
      run->rects[i].y += run->rects[parent].y;
    }
  return TRUE;
}

static TflRoute *
route_lines (Run *run)
{
  TflRouteGround ground = { run->input, run->nest, run->relative, run->rects, run->local, run->rooms };

  return tfl_route_lines (&ground, run->cancellable);
}

static char *
message_for (TflDotStatus failure)
{
  switch (failure)
    {
    case TFL_DOT_OK:
    case TFL_DOT_CANCELLED:
      return NULL;
    case TFL_DOT_MISSING:
      return g_strdup (_("Graphviz is not installed: units are placed in a plain grid"));
    case TFL_DOT_CRASHED:
      return g_strdup (_("Graphviz ended unexpectedly: some units are placed in a plain grid"));
    case TFL_DOT_HUNG:
      return g_strdup (_("Graphviz took too long: some units are placed in a plain grid"));
    case TFL_DOT_GARBAGE:
      return g_strdup (_("Graphviz answered something unreadable: some units are placed in a plain grid"));
    }
  return NULL;
}

TflLayout *
tfl_layout_engine_run (TflLayoutEngine  *self,
                       TflLayoutInput   *input,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  TflLayout *layout = NULL;
  TflRoute *routes;
  Run run;

  g_return_val_if_fail (TFL_IS_LAYOUT_ENGINE (self), NULL);
  g_return_val_if_fail (input != NULL, NULL);

  if (tfl_layout_input_get_flow (input) != TFL_FLOW_NESTED)
    return tfl_flow_lay_out (input, cancellable, error);

  locker = g_mutex_locker_new (&self->lock);
  run_init (&run, self, input, cancellable);
  routes = place_all (&run) ? route_lines (&run) : NULL;
  if (routes != NULL)
    layout = tfl_layout_new_take (input, g_steal_pointer (&run.rects), routes, message_for (run.failure));
  forget (self, MAX (LEAST_MEMORY, 2 * run.n_containers));
  run_clear (&run);

  if (layout == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The layout was cancelled"));
  return layout;
}

static void
run_task (gpointer data,
          gpointer user_data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  TflLayout *layout = tfl_layout_engine_run (g_task_get_source_object (task), g_task_get_task_data (task),
                                             g_task_get_cancellable (task), &error);

  if (layout != NULL)
    g_task_return_pointer (task, layout, (GDestroyNotify) tfl_layout_unref);
  else
    g_task_return_error (task, error);
}

void
tfl_layout_engine_run_async (TflLayoutEngine     *self,
                             TflLayoutInput      *input,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (TFL_IS_LAYOUT_ENGINE (self));
  g_return_if_fail (input != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tfl_layout_engine_run_async);
  g_task_set_task_data (task, tfl_layout_input_ref (input), (GDestroyNotify) tfl_layout_input_unref);
  g_thread_pool_push (self->pool, task, NULL);
}

TflLayout *
tfl_layout_engine_run_finish (TflLayoutEngine  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
tfl_layout_engine_finalize (GObject *object)
{
  TflLayoutEngine *self = TFL_LAYOUT_ENGINE (object);

  /* No task can be waiting, since each holds the engine; but this may be the pool's own thread, which
   * must not wait for itself. */
  g_thread_pool_free (self->pool, FALSE, FALSE);
  forget (self, 0);
  g_hash_table_unref (self->memory);
  tfl_dot_free (self->dot);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (tfl_layout_engine_parent_class)->finalize (object);
}

static void
tfl_layout_engine_class_init (TflLayoutEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tfl_layout_engine_finalize;
}

static void
tfl_layout_engine_init (TflLayoutEngine *self)
{
  self->pool = g_thread_pool_new (run_task, NULL, 1, FALSE, NULL);
  g_mutex_init (&self->lock);
  self->limit = DEFAULT_LIMIT;
  self->memory = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, NULL, remembered_free);
  g_queue_init (&self->recent);
}

TflLayoutEngine *
tfl_layout_engine_new (const char *program)
{
  TflLayoutEngine *self = g_object_new (TFL_TYPE_LAYOUT_ENGINE, NULL);

  if (program == NULL)
    program = g_getenv ("TREFOIL_DOT");
  self->dot = tfl_dot_new (program != NULL && *program != '\0' ? program : "dot");

  return self;
}

void
tfl_layout_engine_set_limit (TflLayoutEngine *self,
                             guint            milliseconds)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->limit = milliseconds;
}

guint
tfl_layout_engine_get_n_placed (TflLayoutEngine *self)
{
  return g_atomic_int_get (&self->n_placed);
}

guint
tfl_layout_engine_get_n_reused (TflLayoutEngine *self)
{
  return g_atomic_int_get (&self->n_reused);
}
