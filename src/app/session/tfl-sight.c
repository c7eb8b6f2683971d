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

const TflElement *
tfl_sight_find_unit (TflModel         *model,
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
  const TflElement *unit = tfl_sight_find_unit (model, drawn);
  gboolean changed = FALSE;

  if (unit == NULL)
    return FALSE;

  changed |= leave_until_inside (scope, model, unit);
  changed |= open_around (scope, model, unit, drawn);
  changed |= lift_limits (scope, model, unit, drawn);

  return changed;
}

gboolean
tfl_sight_can_close (TflModel         *model,
                     const TflElement *unit)
{
  TflChildIter iter;

  if (unit == NULL || tfl_element_get_kind (unit) != TFL_KIND_UNIT)
    return FALSE;

  tfl_child_iter_init (&iter, model, unit, TFL_KIND_UNIT);
  if (tfl_child_iter_next (&iter) != NULL)
    return TRUE;
  tfl_child_iter_init (&iter, model, unit, TFL_KIND_WORK);

  return tfl_child_iter_next (&iter) != NULL;
}

static gboolean
set_closed (TflScope   *scope,
            const char *unit,
            gboolean    closed)
{
  if (tfl_scope_is_closed (scope, unit) == closed)
    return FALSE;

  tfl_scope_set_closed (scope, unit, closed);

  return TRUE;
}

/* Closes what stands n_levels below, and where opens is TRUE opens all else. Returns whether anything changed. */
static gboolean
close_at (TflScope         *scope,
          TflModel         *model,
          const TflElement *parent,
          guint             n_levels,
          gboolean          opens)
{
  gboolean changed = FALSE;
  const TflElement *unit;
  TflChildIter iter;

  tfl_child_iter_init (&iter, model, parent, TFL_KIND_UNIT);
  while ((unit = tfl_child_iter_next (&iter)) != NULL)
    {
      gboolean closed = n_levels == 1 && tfl_sight_can_close (model, unit);

      if (closed || opens)
        changed |= set_closed (scope, tfl_element_get_id (unit), closed);
      if (n_levels != 1 || opens)
        changed |= close_at (scope, model, unit, n_levels > 1 ? n_levels - 1 : 0, opens);
    }

  return changed;
}

static const TflElement *
get_root (TflScope *scope,
          TflModel *model)
{
  const TflElement *root = tfl_model_lookup (model, scope->root);

  return root != NULL ? root : tfl_model_get_root (model);
}

/* A depth cannot be opened at one unit: it becomes a set of closed units, which looks the same. */
static void
spell_depth (TflScope *scope,
             TflModel *model)
{
  guint depth = scope->depth;

  scope->depth = 0;
  if (depth > 0)
    close_at (scope, model, get_root (scope, model), depth, FALSE);
}

gboolean
tfl_sight_is_closed (const TflScope   *scope,
                     TflModel         *model,
                     const TflElement *unit)
{
  guint level = 0;

  if (!tfl_sight_can_close (model, unit) || g_strcmp0 (tfl_element_get_id (unit), scope->root) == 0)
    return FALSE;
  if (tfl_scope_is_closed (scope, tfl_element_get_id (unit)))
    return TRUE;

  for (; unit != NULL && g_strcmp0 (tfl_element_get_id (unit), scope->root) != 0; level++)
    unit = get_container (model, unit);

  return scope->depth > 0 && level >= scope->depth;
}

gboolean
tfl_sight_set_closed (TflScope   *scope,
                      TflModel   *model,
                      const char *unit,
                      gboolean    closed)
{
  if (!tfl_sight_can_close (model, tfl_model_lookup (model, unit)))
    return FALSE;

  spell_depth (scope, model);

  return set_closed (scope, unit, closed);
}

static gboolean
close_below (TflScope         *scope,
             TflModel         *model,
             const TflElement *parent)
{
  gboolean changed = FALSE;
  const TflElement *unit;
  TflChildIter iter;

  tfl_child_iter_init (&iter, model, parent, TFL_KIND_UNIT);
  while ((unit = tfl_child_iter_next (&iter)) != NULL)
    {
      changed |= close_below (scope, model, unit);
      if (tfl_sight_can_close (model, unit))
        changed |= set_closed (scope, tfl_element_get_id (unit), TRUE);
    }

  return changed;
}

gboolean
tfl_sight_set_closed_below (TflScope   *scope,
                            TflModel   *model,
                            const char *unit,
                            gboolean    closed)
{
  const TflElement *element = unit != NULL ? tfl_model_lookup (model, unit) : get_root (scope, model);
  gboolean changed = FALSE;

  if (element == NULL)
    return FALSE;

  spell_depth (scope, model);
  if (unit != NULL)
    changed |= set_closed (scope, unit, FALSE);
  changed |= closed ? close_below (scope, model, element) : close_at (scope, model, element, 0, TRUE);

  return changed;
}

gboolean
tfl_sight_set_levels (TflScope *scope,
                      TflModel *model,
                      guint     n_levels)
{
  gboolean had_depth = scope->depth > 0;

  scope->depth = 0;

  return close_at (scope, model, get_root (scope, model), n_levels, TRUE) || had_depth;
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

/* How many levels a unit stands below another, which is around it; NULL: the top. */
static guint
count_levels (TflModel         *model,
              const TflElement *unit,
              const TflElement *around)
{
  guint n = 0;

  for (; unit != NULL && unit != around; unit = get_container (model, unit))
    n++;

  return n;
}

/* Whether a picture of this scope has the unit drawn as a box of its own. */
static gboolean
draws (const TflScope   *scope,
       TflModel         *model,
       const TflElement *unit)
{
  const TflElement *around = unit;

  if (scope->root != NULL && !tfl_model_is_inside (model, tfl_element_get_id (unit), scope->root))
    return FALSE;
  while ((around = get_container (model, around)) != NULL)
    {
      if (tfl_sight_is_closed (scope, model, around))
        return FALSE;
      if (g_strcmp0 (tfl_element_get_id (around), scope->root) == 0)
        break;
    }

  return TRUE;
}

TflScope *
tfl_sight_find_way (const TflScope *from,
                    const TflScope *to,
                    TflModel       *model)
{
  const TflElement *first = tfl_model_lookup (model, from->root);
  const TflElement *second = tfl_model_lookup (model, to->root);
  const TflElement *around = second;
  TflScope *way;

  if (from->kind != TFL_PICTURE_MAP || to->kind != TFL_PICTURE_MAP || first == second ||
      (second != NULL && draws (from, model, second)) || (first != NULL && draws (to, model, first)))
    return NULL;

  while (around != NULL &&
         (first == NULL || !tfl_model_is_inside (model, tfl_element_get_id (first), tfl_element_get_id (around))))
    around = get_container (model, around);
  way = tfl_scope_copy (around == first ? from : to);
  tfl_scope_set_root (way, around != NULL ? tfl_element_get_id (around) : NULL);
  g_hash_table_remove_all (way->closed);
  way->depth = MAX (MAX (count_levels (model, first, around), count_levels (model, second, around)), 1);

  return way;
}
