#include "config.h"

#include "tfl-unit.h"

#include "model/tfl-vocabulary.h"

/* Which role a reference gives to the unit that it names; 0 for none. */
static guint
role_of (TflField field,
         gboolean with_work)
{
  if (field == TFL_SERVICE_PROVIDER)
    return 1 << TFL_ROLE_PROVIDER;
  if (field == TFL_SERVICE_CUSTOMERS)
    return 1 << TFL_ROLE_CUSTOMER;
  if (field == TFL_SERVICE_OPERATORS || (with_work && field == TFL_WORK_OPERATORS))
    return 1 << TFL_ROLE_OPERATOR;
  return 0;
}

static guint
roles_by_name (TflIndex   *index,
               const char *id,
               gboolean    with_work)
{
  guint n_referrers;
  const TflReferrer *referrers = tfl_index_get_referrers (index, id, &n_referrers);
  guint roles = 0;
  guint i;

  for (i = 0; i < n_referrers; i++)
    roles |= role_of (referrers[i].field, with_work);
  return roles;
}

static guint
get_roles (TflModel   *model,
           TflIndex   *index,
           const char *id,
           gboolean    with_work)
{
  const TflElement *unit = tfl_model_lookup (model, id);
  const TflElement *profile;
  TflChildIter iter;
  guint roles;

  if (unit == NULL)
    return 0;

  roles = roles_by_name (index, id, with_work);
  tfl_child_iter_init (&iter, model, unit, TFL_KIND_PROFILE);
  while ((profile = tfl_child_iter_next (&iter)) != NULL)
    roles |= roles_by_name (index, tfl_element_get_id (profile), with_work);
  return roles;
}

guint
tfl_unit_get_service_roles (TflModel   *model,
                            TflIndex   *index,
                            const char *unit)
{
  return get_roles (model, index, unit, FALSE);
}

guint
tfl_unit_get_roles (TflModel   *model,
                    TflIndex   *index,
                    const char *unit)
{
  return get_roles (model, index, unit, TRUE);
}
