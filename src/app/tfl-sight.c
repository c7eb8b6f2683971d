#include "config.h"

#include "tfl-sight.h"

const TflElement *
tfl_sight_find_drawn (TflModel         *model,
                      const TflElement *element)
{
  while (element != NULL)
    {
      TflKind kind = tfl_element_get_kind (element);

      if (kind == TFL_KIND_UNIT || kind == TFL_KIND_WORK || kind == TFL_KIND_SERVICE)
        return element;
      element = tfl_model_get_parent (model, element);
    }

  return NULL;
}

/* The unit that has to be in sight for the drawing to be: itself, its unit, its provider. */
static const TflElement *
find_unit (TflModel         *model,
           const TflElement *drawn)
{
  if (tfl_element_get_kind (drawn) == TFL_KIND_SERVICE)
    return tfl_model_follow (model, drawn, TFL_SERVICE_PROVIDER);
  if (tfl_element_get_kind (drawn) == TFL_KIND_WORK)
    return tfl_model_get_parent (model, drawn);

  return drawn;
}

/* The unit that element stands in; NULL at the top. */
static const TflElement *
get_container (TflModel         *model,
               const TflElement *element)
{
  const TflElement *parent = tfl_model_get_parent (model, element);

  return parent != NULL && tfl_element_get_kind (parent) == TFL_KIND_UNIT ? parent : NULL;
}

static gboolean
leave_until_inside (TflScope         *scope,
                    TflModel         *model,
                    const TflElement *unit)
{
  const TflElement *root = tfl_model_lookup (model, scope->root);
  gboolean changed = FALSE;

  while (root != NULL && !tfl_model_is_inside (model, tfl_element_get_id (unit), tfl_element_get_id (root)))
    {
      root = get_container (model, root);
      tfl_scope_set_root (scope, root != NULL ? tfl_element_get_id (root) : NULL);
      changed = TRUE;
    }

  return changed;
}

/* A closed unit is drawn itself, so only those around `drawn` are opened. */
static gboolean
open_around (TflScope         *scope,
             TflModel         *model,
             const TflElement *unit,
             const TflElement *drawn)
{
  const TflElement *around = unit == drawn ? get_container (model, unit) : unit;
  gboolean changed = FALSE;

  for (; around != NULL; around = get_container (model, around))
    if (tfl_scope_is_closed (scope, tfl_element_get_id (around)))
      {
        tfl_scope_set_closed (scope, tfl_element_get_id (around), FALSE);
        changed = TRUE;
      }

  return changed;
}

/* What a view hides by depth or by leaving work out is shown again. */
static gboolean
lift_limits (TflScope         *scope,
             TflModel         *model,
             const TflElement *unit,
             const TflElement *drawn)
{
  gboolean hides_work = !scope->work && tfl_element_get_kind (drawn) == TFL_KIND_WORK;
  gboolean too_deep;
  guint level = 0;

  for (; unit != NULL && g_strcmp0 (tfl_element_get_id (unit), scope->root) != 0; level++)
    unit = get_container (model, unit);
  too_deep = scope->depth != 0 && level > scope->depth;
  if (too_deep)
    scope->depth = 0;
  if (hides_work)
    scope->work = TRUE;

  return too_deep || hides_work;
}

gboolean
tfl_sight_show (TflScope         *scope,
                TflModel         *model,
                const TflElement *drawn)
{
  const TflElement *unit = find_unit (model, drawn);
  gboolean changed = FALSE;

  if (unit == NULL)
    return FALSE;

  changed |= leave_until_inside (scope, model, unit);
  changed |= open_around (scope, model, unit, drawn);
  changed |= lift_limits (scope, model, unit, drawn);

  return changed;
}

gboolean
tfl_sight_trim (TflScope *scope,
                TflModel *before,
                TflModel *after)
{
  const TflElement *element;

  if (scope->root == NULL || tfl_model_lookup (after, scope->root) != NULL)
    return FALSE;

  element = tfl_model_lookup (before, scope->root);
  while (element != NULL && tfl_model_lookup (after, tfl_element_get_id (element)) == NULL)
    element = get_container (before, element);
  tfl_scope_set_root (scope, element != NULL ? tfl_element_get_id (element) : NULL);

  return TRUE;
}
