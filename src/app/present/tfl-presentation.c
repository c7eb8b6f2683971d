#include "config.h"

#include "tfl-presentation.h"

#include "app/session/tfl-sight.h"

#include "usm/tfl-orphan.h"

#define GENERATED_DEPTH 2  /* levels of units that have a slide of their own where the model has no views */
#define MOST_TYPED 9999
#define ORPHAN_GROUP TFL_N_PROCESSES

/* One has gone from what is below it in the stack. */
typedef struct
{
  TflScope *scope;
  TflDeck  *deck;        /* of one slide */
  gboolean  looks_whole; /* how one looked at what is below it */
  TflCamera camera;
} Drill;

struct _TflPresentation
{
  TflModel    *model;
  TflTally    *tally;
  TflFindings *findings;
  gboolean     is_generated;
  TflDeck     *deck;
  guint        index;
  GPtrArray   *drills;  /* of Drill, the last on show */
  TflBuild     build;
  GPtrArray   *steps;   /* what each reveals: GPtrArray of char *; NULL until somebody asks */
  guint        step;    /* that many are revealed */
  TflCover     cover;
  guint        typed;
};

static void
drill_free (Drill *self)
{
  tfl_scope_free (self->scope);
  tfl_deck_unref (self->deck);
  g_free (self);
}

static void
make_deck (TflPresentation *self)
{
  g_clear_pointer (&self->deck, tfl_deck_unref);
  if (!self->is_generated)
    self->deck = tfl_deck_new_views (self->model, self->tally);
  if (self->deck != NULL && tfl_deck_get_n_slides (self->deck) > 0)
    return;

  g_clear_pointer (&self->deck, tfl_deck_unref);
  self->is_generated = TRUE;
  self->deck = tfl_deck_new_generated (self->model, self->tally, GENERATED_DEPTH);
}

TflPresentation *
tfl_presentation_new (TflModel    *model,
                      TflTally    *tally,
                      TflFindings *findings)
{
  TflPresentation *self = g_new0 (TflPresentation, 1);

  self->model = tfl_model_ref (model);
  self->tally = tally;
  self->findings = findings;
  self->drills = g_ptr_array_new_with_free_func ((GDestroyNotify) drill_free);
  make_deck (self);

  return self;
}

void
tfl_presentation_free (TflPresentation *self)
{
  tfl_model_unref (self->model);
  tfl_deck_unref (self->deck);
  g_ptr_array_unref (self->drills);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}

TflDeck *
tfl_presentation_get_deck (TflPresentation *self)
{
  return self->deck;
}

guint
tfl_presentation_get_index (TflPresentation *self)
{
  return self->index;
}

static const TflSlide *
get_of_deck (TflPresentation *self)
{
  return tfl_deck_get_slide (self->deck, self->index);
}

const TflSlide *
tfl_presentation_get_slide (TflPresentation *self)
{
  Drill *last = self->drills->len > 0 ? self->drills->pdata[self->drills->len - 1] : NULL;

  return last != NULL ? tfl_deck_get_slide (last->deck, 0) : get_of_deck (self);
}

/* What a slide is built up by. */

typedef struct
{
  TflPresentation *self;
  TflFilter       *filter;  /* what the slide fades anyway is no step */
  GHashTable      *by_key;  /* what one step is made for → its ids, which are in the steps too */
} Gathering;

static gboolean
is_inside (TflPresentation  *self,
           const TflElement *unit)
{
  const char *root = get_of_deck (self)->scope->root;

  return root == NULL || tfl_model_is_inside (self->model, tfl_element_get_id (unit), root);
}

/* What is drawn for it: a closed unit for all that is inside. */
static const TflElement *
find_shown (TflPresentation  *self,
            const TflElement *drawn)
{
  const TflScope *scope = get_of_deck (self)->scope;
  const TflElement *unit = tfl_sight_find_unit (self->model, drawn);
  const TflElement *shown = drawn;

  for (; unit != NULL && tfl_element_get_kind (unit) == TFL_KIND_UNIT; unit = tfl_model_get_parent (self->model, unit))
    {
      if (g_strcmp0 (tfl_element_get_id (unit), scope->root) == 0)
        break;
      if (tfl_sight_is_closed (scope, self->model, unit))
        shown = unit;
    }

  return shown;
}

static void
add_to_step (Gathering        *gathering,
             gconstpointer     key,
             const TflElement *element)
{
  GPtrArray *ids = g_hash_table_lookup (gathering->by_key, key);

  if (ids == NULL)
    {
      ids = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (gathering->self->steps, ids);
      g_hash_table_insert (gathering->by_key, (gpointer) key, ids);
    }
  g_ptr_array_add (ids, g_strdup (tfl_element_get_id (element)));
}

static gboolean
gather_cb (const TflElement *work,
           gpointer          user_data)
{
  Gathering *gathering = user_data;
  TflPresentation *self = gathering->self;

  if (tfl_element_get_kind (work) == TFL_KIND_WORK && is_inside (self, tfl_sight_find_unit (self->model, work)) &&
      tfl_filter_keeps (gathering->filter, tfl_element_get_id (work)))
    add_to_step (gathering, find_shown (self, work), work);

  return TRUE;
}

/* One process after another, whatever comes first in the file. */
static void
gather_processes (Gathering *gathering)
{
  TflPresentation *self = gathering->self;
  g_autoptr (GPtrArray) each = g_steal_pointer (&self->steps);

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_hash_table_remove_all (gathering->by_key);
  for (int group = 0; group <= ORPHAN_GROUP; group++)
    for (guint i = 0; i < each->len; i++)
      {
        GPtrArray *ids = each->pdata[i];

        for (guint j = 0; j < ids->len; j++)
          {
            const TflElement *work = tfl_model_lookup (self->model, ids->pdata[j]);
            gboolean is_of = group == ORPHAN_GROUP ? tfl_work_is_orphan (work)
                                                   : tfl_element_get_choice (work, TFL_WORK_PROCESS) == group;

            if (is_of)
              add_to_step (gathering, GINT_TO_POINTER (group + 1), work);
          }
      }
}

/* The last step is the whole again, so that what was found last is seen alone. */
static void
gather_findings (Gathering *gathering)
{
  TflPresentation *self = gathering->self;
  g_autoptr (GPtrArray) findings = tfl_findings_list (self->findings, self->model);

  for (guint i = 0; i < findings->len; i++)
    {
      const TflFinding *finding = findings->pdata[i];
      const TflElement *drawn = tfl_sight_find_drawn (self->model, tfl_model_lookup (self->model, finding->element));
      const TflElement *unit = drawn != NULL ? tfl_sight_find_unit (self->model, drawn) : NULL;

      if (finding->waiver == NULL && unit != NULL && is_inside (self, unit) &&
          tfl_filter_keeps (gathering->filter, tfl_element_get_id (drawn)))
        add_to_step (gathering, find_shown (self, drawn), drawn);
    }
  if (self->steps->len > 0)
    g_ptr_array_add (self->steps, g_ptr_array_new ());
}

static GPtrArray *
ensure_steps (TflPresentation *self)
{
  g_autoptr (TflFilter) filter = NULL;
  g_autoptr (GHashTable) by_key = NULL;
  Gathering gathering;

  if (self->steps != NULL)
    return self->steps;

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  if (self->build == TFL_BUILD_NONE)
    return self->steps;

  filter = tfl_filter_new_query (self->model, &get_of_deck (self)->scope->only);
  by_key = g_hash_table_new (NULL, NULL);
  gathering = (Gathering) { self, filter, by_key };
  if (self->build == TFL_BUILD_FINDING)
    gather_findings (&gathering);
  else
    tfl_model_foreach (self->model, gather_cb, &gathering);
  if (self->build == TFL_BUILD_PROCESS)
    gather_processes (&gathering);

  return self->steps;
}

TflBuild
tfl_presentation_get_build (TflPresentation *self)
{
  return self->build;
}

/* From its beginning: that is what one wants to see. */
void
tfl_presentation_set_build (TflPresentation *self,
                            TflBuild         build)
{
  self->build = build;
  self->step = 0;
  g_clear_pointer (&self->steps, g_ptr_array_unref);
}

guint
tfl_presentation_get_n_steps (TflPresentation *self)
{
  return ensure_steps (self)->len;
}

guint
tfl_presentation_get_step (TflPresentation *self)
{
  return self->step;
}

GPtrArray *
tfl_presentation_list_revealed (TflPresentation *self)
{
  GPtrArray *steps = ensure_steps (self);
  GPtrArray *revealed;

  if (self->step >= steps->len || self->drills->len > 0)
    return NULL;

  revealed = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->step; i++)
    {
      GPtrArray *ids = steps->pdata[i];

      for (guint j = 0; j < ids->len; j++)
        g_ptr_array_add (revealed, g_strdup (ids->pdata[j]));
    }

  return revealed;
}

/* From slide to slide. */

static void
turn_to (TflPresentation *self,
         guint            index,
         gboolean         is_built)
{
  self->index = index;
  g_ptr_array_set_size (self->drills, 0);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  self->step = is_built ? ensure_steps (self)->len : 0;
}

static gboolean
uncover (TflPresentation *self)
{
  gboolean was_covered = self->cover != TFL_COVER_NONE;

  self->cover = TFL_COVER_NONE;
  self->typed = 0;

  return was_covered;
}

gboolean
tfl_presentation_next (TflPresentation *self)
{
  if (uncover (self))
    return TRUE;

  if (self->step < ensure_steps (self)->len)
    {
      self->step++;
      g_ptr_array_set_size (self->drills, 0);
      return TRUE;
    }
  if (self->index + 1 >= tfl_deck_get_n_slides (self->deck))
    return FALSE;

  turn_to (self, self->index + 1, FALSE);

  return TRUE;
}

gboolean
tfl_presentation_previous (TflPresentation *self)
{
  if (uncover (self))
    return TRUE;

  if (self->step > 0 && ensure_steps (self)->len > 0)
    {
      self->step--;
      g_ptr_array_set_size (self->drills, 0);
      return TRUE;
    }
  if (self->index == 0)
    return FALSE;

  turn_to (self, self->index - 1, TRUE);

  return TRUE;
}

gboolean
tfl_presentation_go_to (TflPresentation *self,
                        guint            index)
{
  uncover (self);
  if (index >= tfl_deck_get_n_slides (self->deck))
    return FALSE;

  turn_to (self, index, FALSE);

  return TRUE;
}

/* Slides that were made have no id: they are known by what they show. */
static gboolean
is_same (const TflSlide *slide,
         const char     *view,
         const TflScope *scope)
{
  if (slide->view != NULL || view != NULL)
    return g_strcmp0 (slide->view, view) == 0;

  return slide->scope->kind == scope->kind && g_strcmp0 (slide->scope->root, scope->root) == 0 &&
         slide->scope->only.is_orphan == scope->only.is_orphan;
}

static int
find_slide (TflPresentation *self,
            const char      *view,
            const TflScope  *scope)
{
  for (guint i = 0; i < tfl_deck_get_n_slides (self->deck); i++)
    if (is_same (tfl_deck_get_slide (self->deck, i), view, scope))
      return (int) i;

  return -1;
}

void
tfl_presentation_begin_at (TflPresentation *self,
                           const char      *view,
                           const TflScope  *scope)
{
  int index = find_slide (self, view, scope);

  if (index >= 0)
    turn_to (self, (guint) index, FALSE);
  else
    tfl_presentation_wander (self, scope, NULL);
}

/* Drills. */

static void
make_slide (TflPresentation *self,
            Drill           *drill)
{
  g_clear_pointer (&drill->deck, tfl_deck_unref);
  drill->deck = tfl_deck_new_single (self->model, self->tally, drill->scope, NULL);
}

void
tfl_presentation_wander (TflPresentation *self,
                         const TflScope  *scope,
                         const TflCamera *camera)
{
  Drill *drill = g_new0 (Drill, 1);

  drill->scope = tfl_scope_copy (scope);
  drill->looks_whole = camera == NULL;
  if (camera != NULL)
    drill->camera = *camera;
  make_slide (self, drill);
  g_ptr_array_add (self->drills, drill);
}

/* All that is inside counts now, so nothing of it fades; what was closed around it stays so. */
gboolean
tfl_presentation_drill (TflPresentation *self,
                        const char      *unit,
                        const TflCamera *camera)
{
  const TflScope *now = tfl_presentation_get_slide (self)->scope;
  const TflElement *element = tfl_model_lookup (self->model, unit);
  g_autoptr (TflScope) scope = NULL;

  if (element == NULL || tfl_element_get_kind (element) != TFL_KIND_UNIT || g_strcmp0 (now->root, unit) == 0)
    return FALSE;

  scope = tfl_scope_copy (now);
  scope->kind = TFL_PICTURE_MAP;
  scope->work = TRUE;
  tfl_scope_set_only (scope, &(TflQuery) { 0 });
  tfl_scope_set_root (scope, unit);
  tfl_scope_set_closed (scope, unit, FALSE);
  tfl_presentation_wander (self, scope, camera);

  return TRUE;
}

gboolean
tfl_presentation_come_back (TflPresentation *self,
                            gboolean        *looks_whole,
                            TflCamera       *camera)
{
  Drill *last = self->drills->len > 0 ? self->drills->pdata[self->drills->len - 1] : NULL;

  if (last == NULL)
    return FALSE;

  *looks_whole = last->looks_whole;
  *camera = last->camera;
  g_ptr_array_set_size (self->drills, (int) self->drills->len - 1);

  return TRUE;
}

guint
tfl_presentation_get_n_drills (TflPresentation *self)
{
  return self->drills->len;
}

/* TRUE where one is somewhere that is gone: then one comes back from there. */
static gboolean
follow_drills (TflPresentation *self)
{
  for (guint i = 0; i < self->drills->len; i++)
    {
      Drill *drill = self->drills->pdata[i];

      if (drill->scope->root != NULL && tfl_model_lookup (self->model, drill->scope->root) == NULL)
        {
          g_ptr_array_set_size (self->drills, (int) i);
          return TRUE;
        }
      make_slide (self, drill);
    }

  return FALSE;
}

gboolean
tfl_presentation_follow (TflPresentation *self,
                         TflModel        *model)
{
  gboolean is_built = self->step > 0 && self->step >= ensure_steps (self)->len;
  g_autoptr (TflModel) before = g_steal_pointer (&self->model);
  g_autoptr (TflDeck) deck = tfl_deck_ref (self->deck);
  const TflSlide *slide = tfl_deck_get_slide (deck, self->index);
  gboolean is_other;
  int index;

  self->model = tfl_model_ref (model);
  make_deck (self);
  index = find_slide (self, slide->view, slide->scope);
  self->index = index >= 0 ? (guint) index : MIN (self->index, tfl_deck_get_n_slides (self->deck) - 1);
  is_other = index < 0 || tfl_model_lookup (before, slide->view) != tfl_model_lookup (model, slide->view);
  is_other = follow_drills (self) || (is_other && self->drills->len == 0);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  self->step = is_built ? ensure_steps (self)->len : MIN (self->step, ensure_steps (self)->len);

  return is_other;
}

void
tfl_presentation_cover (TflPresentation *self,
                        TflCover         cover)
{
  self->cover = self->cover == cover ? TFL_COVER_NONE : cover;
}

TflCover
tfl_presentation_get_cover (TflPresentation *self)
{
  return self->cover;
}

void
tfl_presentation_type (TflPresentation *self,
                       guint            digit)
{
  guint typed = self->typed * 10 + digit;

  self->typed = typed <= MOST_TYPED ? typed : digit;
}

guint
tfl_presentation_get_typed (TflPresentation *self)
{
  return self->typed;
}

void
tfl_presentation_forget_typed (TflPresentation *self)
{
  self->typed = 0;
}

gboolean
tfl_presentation_go_to_typed (TflPresentation *self)
{
  guint typed = self->typed;

  self->typed = 0;

  return typed > 0 && tfl_presentation_go_to (self, typed - 1);
}
