#include "config.h"

#include "tfl-picture.h"

#include "tfl-measured.h"
#include "tfl-painter.h"
#include "tfl-painting.h"

/* The picture with a scope that holds what its kind shows: a focus where it needs one, chips and taut lines where it
 * has any. The scope borrows what the picture's own holds. */
static TflPicture
resolve (const TflPicture *self,
         TflScope         *scope)
{
  const TflPictureKindInfo *info = tfl_picture_kind_get_info (self->scope->kind);
  const TflElement *root = tfl_model_lookup (self->model, self->scope->root);
  TflPicture resolved = *self;

  *scope = *self->scope;
  scope->work = scope->work && info->work;
  scope->taut = scope->taut && info->taut;
  if (info->focus && (root == NULL || tfl_element_get_kind (root) != TFL_KIND_UNIT))
    scope->root = (char *) tfl_picture_find_focus (self);
  resolved.scope = scope;

  return resolved;
}

static gboolean
stands_in_another (TflModel         *model,
                   const TflElement *unit,
                   GHashTable       *shown)
{
  for (unit = tfl_model_get_parent (model, unit); unit != NULL; unit = tfl_model_get_parent (model, unit))
    if (g_hash_table_contains (shown, unit))
      return TRUE;

  return FALSE;
}

/* Units each for itself, wherever they stand; but work that two of them show counts once. */
static TflCounts
count_listed (const TflPicture *self)
{
  g_autoptr (TflExtent) extent = tfl_picture_kind_get_info (self->scope->kind)->list (self);
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  TflCounts counts = { 0 };

  for (guint i = 0; i < tfl_extent_get_n (extent); i++)
    g_hash_table_add (shown, (gpointer) tfl_extent_get (extent, i)->unit);
  for (guint i = 0; i < tfl_extent_get_n (extent); i++)
    {
      const TflElement *unit = tfl_extent_get (extent, i)->unit;
      TflCounts own = tfl_tally_get (self->tally, tfl_element_get_id (unit));

      if (!stands_in_another (self->model, unit, shown))
        tfl_counts_add (&counts, &own);
    }

  return counts;
}

TflCounts
tfl_picture_count (const TflPicture *self)
{
  TflScope scope;
  TflPicture resolved = resolve (self, &scope);

  if (tfl_picture_kind_get_info (scope.kind)->where)
    return count_listed (&resolved);

  return tfl_tally_get (self->tally, tfl_model_lookup (self->model, scope.root) != NULL ? scope.root : TFL_ROOT_ID);
}

TflLayoutInput *
tfl_picture_measure (const TflPicture *self)
{
  TflScope scope;
  TflPicture resolved = resolve (self, &scope);
  g_autoptr (TflMeasureMemory) fresh = self->memory == NULL ? tfl_measure_memory_new () : NULL;

  if (fresh != NULL)
    resolved.memory = fresh;
  tfl_measure_memory_follow (resolved.memory, resolved.model);

  return tfl_picture_kind_get_info (scope.kind)->measure (&resolved);
}

TflSurvey *
tfl_picture_survey (const TflPicture *self,
                    TflLayout        *layout)
{
  TflScope scope;
  TflPicture resolved = resolve (self, &scope);

  return tfl_survey_new (self->model, &scope, layout, tfl_picture_kind_get_info (scope.kind)->list (&resolved));
}

/* A painter that draws nothing, to be asked how it would. */
static TflPainter
make_painter (const TflPicture *picture,
              TflSurvey        *survey)
{
  double zoom = picture->zoom > 0 ? picture->zoom : 1;
  TflSurveyNotes notes = tfl_survey_get_notes (survey, zoom);

  return (TflPainter) {
    .picture = picture,
    .survey = survey,
    .layout = tfl_survey_get_layout (survey),
    .extent = tfl_survey_get_extent (survey),
    .px = 1 / zoom,
    .details = notes.details,
    .shown = notes.shown,
  };
}

/* The picture of what was surveyed, whatever the document has become since. */
static TflPicture
as_surveyed (const TflPicture *self,
             TflSurvey        *survey)
{
  TflPicture surveyed = *self;

  surveyed.model = tfl_survey_get_model (survey);
  surveyed.scope = tfl_survey_get_scope (survey);

  return surveyed;
}

static gboolean
find_unit (TflPainter *painter,
           const char *id,
           guint      *unit)
{
  int index = tfl_extent_lift (painter->extent, id);

  if (index < 0 || !g_str_equal (tfl_element_get_id (tfl_extent_get (painter->extent, (guint) index)->unit), id))
    return FALSE;
  *unit = (guint) index;

  return !tfl_painter_is_hidden (painter, *unit);
}

static gboolean
find_work (TflPainter       *painter,
           const TflElement *work,
           TflRect          *rect)
{
  const TflRect *found = tfl_layout_get_rect (painter->layout, tfl_element_get_id (work));
  guint unit;

  if (found == NULL || !find_unit (painter, tfl_element_get_parent (work), &unit)
      || tfl_painter_get_detail (painter, unit) >= TFL_DETAIL_SUMMARY)
    return FALSE;
  *rect = *found;

  return TRUE;
}

static gboolean
find_service (TflPainter *painter,
              const char *id,
              TflRect    *rect)
{
  int first = tfl_survey_find_line (painter->survey, id);

  /* All lines of a service stand together. */
  for (guint i = (guint) first; first >= 0 && i < tfl_survey_get_n_lines (painter->survey); i++)
    {
      const TflSurveyLine *line = tfl_survey_get_line (painter->survey, i);

      if (!g_str_equal (line->route->service, id))
        return FALSE;
      if (line->from < 0 || line->to < 0
          || tfl_painter_get_shown (painter, (guint) line->from) == tfl_painter_get_shown (painter, (guint) line->to))
        continue;
      *rect = line->bounds;
      return TRUE;
    }

  return FALSE;
}

gboolean
tfl_picture_find (const TflPicture *self,
                  TflSurvey        *survey,
                  const char       *id,
                  TflRect          *rect)
{
  TflPicture surveyed = as_surveyed (self, survey);
  TflPainter painter = make_painter (&surveyed, survey);
  const TflElement *element = tfl_model_lookup (surveyed.model, id);
  guint unit;

  if (element == NULL)
    return FALSE;
  if (tfl_element_get_kind (element) == TFL_KIND_WORK)
    return find_work (&painter, element, rect);
  if (tfl_element_get_kind (element) == TFL_KIND_SERVICE)
    return find_service (&painter, id, rect);
  if (!find_unit (&painter, id, &unit))
    return FALSE;
  *rect = *tfl_survey_get_rect (survey, unit);

  return TRUE;
}

TflScene *
tfl_picture_draw_part (const TflPicture *self,
                       TflSurvey        *survey,
                       const TflRect    *part)
{
  TflPainting *painting = tfl_painting_new (self, survey, part);

  tfl_painting_go_on (painting, self, G_MAXUINT);

  return tfl_painting_free_to_scene (painting);
}

TflScene *
tfl_picture_draw (const TflPicture *self,
                  TflLayout        *layout)
{
  g_autoptr (TflSurvey) survey = tfl_picture_survey (self, layout);

  return tfl_picture_draw_part (self, survey, NULL);
}
