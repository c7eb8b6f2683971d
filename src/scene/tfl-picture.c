#include "config.h"

#include "tfl-picture.h"

#include "tfl-measured.h"
#include "tfl-painter.h"
#include "tfl-text.h"

/* What is left free around the picture. */
#define MARGIN 24.0

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

static char *
make_title (const TflPicture *self)
{
  const TflElement *root = tfl_model_lookup (self->model, self->scope->root);

  return tfl_text_clean (tfl_element_get_name (root != NULL ? root : tfl_model_get_root (self->model)));
}

TflSurvey *
tfl_picture_survey (const TflPicture *self,
                    TflLayout        *layout)
{
  TflScope scope;
  TflPicture resolved = resolve (self, &scope);

  return tfl_survey_new (self->model, &scope, layout, tfl_picture_kind_get_info (scope.kind)->list (&resolved));
}

TflScene *
tfl_picture_draw_part (const TflPicture *self,
                       TflSurvey        *survey,
                       const TflRect    *part)
{
  TflPicture surveyed = *self;
  TflLayout *layout = tfl_survey_get_layout (survey);
  TflExtent *extent = tfl_survey_get_extent (survey);
  const TflPictureKindInfo *info = tfl_picture_kind_get_info (tfl_survey_get_scope (survey)->kind);
  guint n = tfl_extent_get_n (extent);
  g_autofree guint8 *details = g_new0 (guint8, n + 1);
  g_autofree guint *shown = g_new0 (guint, n + 1);
  g_autoptr (GArray) badges = g_array_new (FALSE, FALSE, sizeof (TflBadge));
  g_autofree char *title = NULL;
  TflPainter painter = {
    .picture = &surveyed,
    .survey = survey,
    .layout = layout,
    .extent = extent,
    .part = info->parts ? part : NULL,
    .builder = tfl_scene_builder_new (),
    .px = 1 / (self->zoom > 0 ? self->zoom : 1),
    .around = tfl_layout_get_bounds (layout),
    .details = details,
    .shown = shown,
    .badges = badges,
  };

  surveyed.model = tfl_survey_get_model (survey);
  surveyed.scope = tfl_survey_get_scope (survey);
  title = make_title (&surveyed);
  info->draw (&painter);
  tfl_painter_badges (&painter);

  if (self->title)
    tfl_painter_title (&painter);
  tfl_painter_legend (&painter);
  if (painter.part != NULL)
    tfl_scene_builder_cover (painter.builder, painter.around);

  return tfl_scene_builder_free_to_scene (painter.builder, title, MARGIN);
}

TflScene *
tfl_picture_draw (const TflPicture *self,
                  TflLayout        *layout)
{
  g_autoptr (TflSurvey) survey = tfl_picture_survey (self, layout);

  return tfl_picture_draw_part (self, survey, NULL);
}
