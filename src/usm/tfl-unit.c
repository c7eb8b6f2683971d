#include "config.h"

#include "tfl-unit.h"

#include "model/tfl-vocabulary.h"

#define ALL_ROLES (1u << TFL_ROLE_CUSTOMER | 1u << TFL_ROLE_PROVIDER | 1u << TFL_ROLE_OPERATOR)
#define SERVING_ROLES (1u << TFL_ROLE_PROVIDER | 1u << TFL_ROLE_OPERATOR)

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

/* A way to look for roles: all of those that are wanted, or any of them. */
typedef struct
{
  TflIndex *index;
  gboolean  with_work;
  guint     wanted;
  gboolean  any;
  guint     roles; /* found so far */
} Search;

static gboolean
is_done (const Search *self)
{
  return self->any ? (self->roles & self->wanted) != 0 : (self->roles & self->wanted) == self->wanted;
}

static void
search_referrers (Search     *self,
                  const char *id)
{
  guint n_referrers;
  const TflReferrer *referrers = tfl_index_get_referrers (self->index, id, &n_referrers);
  guint i;

  for (i = 0; i < n_referrers && !is_done (self); i++)
    self->roles |= role_of (referrers[i].field, self->with_work);
}

static guint
search (Search     *self,
        TflModel   *model,
        const char *id)
{
  const TflElement *unit = tfl_model_lookup (model, id);
  const TflElement *profile;
  TflChildIter iter;

  if (unit == NULL)
    return 0;

  search_referrers (self, id);
  tfl_child_iter_init (&iter, model, unit, TFL_KIND_PROFILE);
  while (!is_done (self) && (profile = tfl_child_iter_next (&iter)) != NULL)
    search_referrers (self, tfl_element_get_id (profile));
  return self->roles;
}

gboolean
tfl_unit_serves (TflModel   *model,
                 TflIndex   *index,
                 const char *unit)
{
  Search self = { index, FALSE, SERVING_ROLES, TRUE, 0 };

  return (search (&self, model, unit) & SERVING_ROLES) != 0;
}

/* A unit that holds others is what they are: who looks at the hospital sees that it is a customer,
 * though the lines end at its departments. */
static void
search_inside (Search     *self,
               TflModel   *model,
               const char *id)
{
  const TflElement *unit = tfl_model_lookup (model, id);
  const TflElement *inner;
  TflChildIter iter;

  search (self, model, id);
  if (unit == NULL)
    return;

  tfl_child_iter_init (&iter, model, unit, TFL_KIND_UNIT);
  while (!is_done (self) && (inner = tfl_child_iter_next (&iter)) != NULL)
    search_inside (self, model, tfl_element_get_id (inner));
}

guint
tfl_unit_get_roles (TflModel   *model,
                    TflIndex   *index,
                    const char *unit)
{
  Search self = { index, TRUE, ALL_ROLES, FALSE, 0 };

  search_inside (&self, model, unit);

  return self.roles;
}
