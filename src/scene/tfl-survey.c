#include "config.h"

#include "tfl-survey.h"

#include "tfl-service-line.h"

#include "usm/tfl-tally.h"

#define UNKNOWN 0xFF

struct _TflSurvey
{
  TflModel       *model;
  TflScope       *scope;
  TflLayout      *layout;
  TflExtent      *extent;
  const TflRect **rects; /* one a unit */
  guint8         *roles; /* one a unit, UNKNOWN at first */
  TflSurveyLine  *lines; /* one a route */
  guint           n_lines;
  GHashTable     *by_service; /* id → its first line, plus one; NULL until somebody asks */
  TflCurves      *curves;    /* NULL until somebody asks */
  TflSurveyNotes  notes;
  double          noted;  /* the zoom that they are for */
};

static const char *
id_of (TflSurvey *self,
       guint      unit)
{
  return tfl_element_get_id (tfl_extent_get (self->extent, unit)->unit);
}

/* Boxes come in the order of units, but for a layout of another moment. */
static int
find_unit (TflSurvey  *self,
           const char *id,
           guint       likely)
{
  int unit;

  if (likely < tfl_extent_get_n (self->extent) && g_str_equal (id_of (self, likely), id))
    return (int) likely;
  unit = tfl_extent_lift (self->extent, id);

  return unit >= 0 && g_str_equal (id_of (self, (guint) unit), id) ? unit : -1;
}

/* The unit of each box, −1 for none. (transfer full) */
static int *
match_boxes (TflSurvey *self)
{
  TflLayoutInput *input = tfl_layout_get_input (self->layout);
  guint n = tfl_layout_input_get_n_boxes (input);
  int *units = g_new (int, n + 1);
  guint next = 0;

  for (guint i = 0; i < n; i++)
    {
      const TflLayoutBox *box = tfl_layout_input_get_box (input, i);

      units[i] = box->kind == TFL_BOX_UNIT ? find_unit (self, box->id, next) : -1;
      if (units[i] < 0)
        continue;
      self->rects[units[i]] = tfl_layout_get_box_rect (self->layout, i);
      next = (guint) units[i] + 1;
    }

  return units;
}

static TflRect
bounds_of (const TflRoute *route)
{
  double left = route->points[0].x, right = left;
  double top = route->points[0].y, bottom = top;

  for (guint i = 1; i < route->n_points; i++)
    {
      left = MIN (left, route->points[i].x);
      right = MAX (right, route->points[i].x);
      top = MIN (top, route->points[i].y);
      bottom = MAX (bottom, route->points[i].y);
    }

  return (TflRect) { left, top, right - left, bottom - top };
}

static void
list_lines (TflSurvey *self,
            const int *units)
{
  TflLayoutInput *input = tfl_layout_get_input (self->layout);

  self->n_lines = tfl_layout_get_n_routes (self->layout);
  self->lines = g_new0 (TflSurveyLine, self->n_lines + 1);
  for (guint i = 0; i < self->n_lines; i++)
    {
      const TflLayoutLine *line = tfl_layout_input_get_line (input, tfl_layout_get_line (self->layout, i));
      TflSurveyLine *out = &self->lines[i];

      out->route = tfl_layout_get_route (self->layout, i);
      out->from = units[line->from];
      out->to = units[line->to];
      out->bounds = bounds_of (out->route);
    }
}

TflSurvey *
tfl_survey_new (TflModel       *model,
                const TflScope *scope,
                TflLayout      *layout,
                TflExtent      *extent)
{
  TflSurvey *self = g_new0 (TflSurvey, 1);
  guint n = tfl_extent_get_n (extent);
  g_autofree int *units = NULL;

  self->model = tfl_model_ref (model);
  self->scope = tfl_scope_copy (scope);
  self->layout = tfl_layout_ref (layout);
  self->extent = extent;
  self->rects = g_new0 (const TflRect *, n + 1);
  self->roles = g_malloc (n + 1);
  memset (self->roles, UNKNOWN, n + 1);
  self->notes.details = g_new0 (guint8, n + 1);
  self->notes.shown = g_new0 (guint, n + 1);
  units = match_boxes (self);
  list_lines (self, units);

  return self;
}

void
tfl_survey_free (TflSurvey *self)
{
  if (self == NULL)
    return;

  g_free (self->rects);
  g_free (self->roles);
  g_free (self->lines);
  g_clear_pointer (&self->by_service, g_hash_table_unref);
  tfl_curves_free (self->curves);
  g_free (self->notes.details);
  g_free (self->notes.shown);
  tfl_extent_free (self->extent);
  tfl_scope_free (self->scope);
  tfl_layout_unref (self->layout);
  tfl_model_unref (self->model);
  g_free (self);
}

TflModel *
tfl_survey_get_model (TflSurvey *self)
{
  return self->model;
}

const TflScope *
tfl_survey_get_scope (TflSurvey *self)
{
  return self->scope;
}

TflLayout *
tfl_survey_get_layout (TflSurvey *self)
{
  return self->layout;
}

TflExtent *
tfl_survey_get_extent (TflSurvey *self)
{
  return self->extent;
}

const TflRect *
tfl_survey_get_rect (TflSurvey *self,
                     guint      unit)
{
  return self->rects[unit];
}

/* A unit that holds many may have to look through all of them. */
guint
tfl_survey_get_roles (TflSurvey *self,
                      TflIndex  *index,
                      guint      unit)
{
  if (self->roles[unit] == UNKNOWN)
    self->roles[unit] = (guint8) tfl_tally_get_roles (self->model, index, id_of (self, unit));

  return self->roles[unit];
}

TflCurves *
tfl_survey_get_curves (TflSurvey *self)
{
  if (self->curves == NULL)
    self->curves = tfl_curves_new (self->model, self->scope, self->extent, self->layout, self->rects);

  return self->curves;
}

TflSurveyNotes
tfl_survey_get_notes (TflSurvey *self,
                      double     zoom)
{
  guint n = tfl_extent_get_n (self->extent);

  if (self->noted != zoom)
    {
      memset (self->notes.details, 0, n * sizeof *self->notes.details);
      memset (self->notes.shown, 0, n * sizeof *self->notes.shown);
      self->noted = zoom;
    }

  return self->notes;
}

guint
tfl_survey_get_n_lines (TflSurvey *self)
{
  return self->n_lines;
}

const TflSurveyLine *
tfl_survey_get_line (TflSurvey *self,
                     guint      line)
{
  return &self->lines[line];
}

int
tfl_survey_find_line (TflSurvey  *self,
                      const char *service)
{
  if (self->by_service == NULL)
    {
      self->by_service = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = self->n_lines; i-- > 0;)
        g_hash_table_insert (self->by_service, (gpointer) self->lines[i].route->service, GUINT_TO_POINTER (i + 1));
    }

  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_service, service)) - 1;
}

const TflSurveyLine *
tfl_survey_look_up_line (TflSurvey *self,
                         guint      index)
{
  TflSurveyLine *line = &self->lines[index];

  if (line->service != NULL)
    return line;

  line->service = tfl_model_lookup (self->model, line->route->service);
  if (line->service == NULL)
    return NULL;
  line->agreement = tfl_service_get_agreement (self->model, line->service, line->route->customer);

  return line;
}
