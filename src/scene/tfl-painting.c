#include "config.h"

#include "tfl-painting.h"

#include "tfl-painter.h"
#include "tfl-text.h"

/* What is left free around the picture. */
#define MARGIN 24.0

struct _TflPainting
{
  TflPicture  picture;
  double      zoom;
  TflRect     part;
  TflPainter  painter;
  gboolean    is_drawn; /* but for what is drawn over all the rest */
  char       *title;
};

static char *
make_title (const TflPicture *picture)
{
  const TflElement *root = tfl_model_lookup (picture->model, picture->scope->root);

  if (picture->name != NULL)
    return tfl_text_clean (picture->name);

  return tfl_text_clean (tfl_element_get_name (root != NULL ? root : tfl_model_get_root (picture->model)));
}

static void
take_picture (TflPainting      *self,
              const TflPicture *picture)
{
  self->picture = *picture;
  self->picture.model = tfl_survey_get_model (self->painter.survey);
  self->picture.scope = tfl_survey_get_scope (self->painter.survey);
  self->picture.zoom = self->zoom;
}

TflPainting *
tfl_painting_new (const TflPicture *picture,
                  TflSurvey        *survey,
                  const TflRect    *part)
{
  TflPainting *self = g_new0 (TflPainting, 1);
  TflPainter *painter = &self->painter;
  guint n = tfl_extent_get_n (tfl_survey_get_extent (survey));

  painter->survey = survey;
  self->zoom = picture->zoom > 0 ? picture->zoom : 1;
  painter->px = 1 / self->zoom;
  take_picture (self, picture);
  painter->picture = &self->picture;
  painter->layout = tfl_survey_get_layout (survey);
  painter->extent = tfl_survey_get_extent (survey);
  painter->around = tfl_layout_get_bounds (painter->layout);
  painter->details = g_new0 (guint8, n + 1);
  painter->shown = g_new0 (guint, n + 1);
  painter->builder = tfl_scene_builder_new ();
  painter->badges = g_array_new (FALSE, FALSE, sizeof (TflBadge));
  painter->open = g_array_new (FALSE, FALSE, sizeof (TflOpenUnit));
  if (part != NULL && tfl_picture_kind_get_info (self->picture.scope->kind)->parts)
    {
      self->part = *part;
      painter->part = &self->part;
    }
  self->title = make_title (&self->picture);

  return self;
}

void
tfl_painting_free (TflPainting *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->painter.builder, tfl_scene_builder_free);
  g_free (self->painter.details);
  g_free (self->painter.shown);
  g_array_unref (self->painter.badges);
  g_array_unref (self->painter.open);
  tfl_route_work_free (self->painter.routes);
  g_free (self->title);
  g_free (self);
}

gboolean
tfl_painting_go_on (TflPainting      *self,
                    const TflPicture *picture,
                    guint             most)
{
  TflPainter *painter = &self->painter;

  if (self->is_drawn)
    return TRUE;

  take_picture (self, picture);
  tfl_scene_builder_set_filter (painter->builder, picture->filter);
  if (!tfl_picture_kind_get_info (self->picture.scope->kind)->draw (painter, &most))
    return FALSE;

  tfl_painter_badges (painter);
  if (self->picture.title)
    tfl_painter_title (painter);
  if (self->picture.title && self->picture.note != NULL)
    tfl_painter_note (painter, self->picture.note);
  tfl_painter_heat_note (painter);
  tfl_painter_legend (painter);
  if (painter->part != NULL)
    tfl_scene_builder_cover (painter->builder, painter->around);
  self->is_drawn = TRUE;

  return TRUE;
}

TflScene *
tfl_painting_free_to_scene (TflPainting *self)
{
  TflScene *scene;

  g_assert (self->is_drawn);
  scene = tfl_scene_builder_free_to_scene (g_steal_pointer (&self->painter.builder), self->title, MARGIN);
  tfl_painting_free (self);

  return scene;
}

double
tfl_painting_get_zoom (TflPainting *self)
{
  return self->zoom;
}
