/* The rules about services: their parties, their two halves, their agreements. */
#include "config.h"

#include "tfl-rule-private.h"
#include "tfl-words.h"

#include <glib/gi18n-lib.h>

static gboolean
has_any (const TflElement *service,
         const TflField   *fields,
         guint             n_fields)
{
  guint i;

  for (i = 0; i < n_fields; i++)
    if (tfl_element_get (service, fields[i]) != NULL)
      return TRUE;
  return FALSE;
}

static char *
check_supported (TflRuleContext   *context,
                 const TflElement *service)
{
  static const TflField facility_fields[] = { TFL_SERVICE_GOODS, TFL_SERVICE_ACTIONS, TFL_SERVICE_FACILITY_FUNCTIONING };
  static const TflField support_fields[] = { TFL_SERVICE_DESK, TFL_SERVICE_CALLS, TFL_SERVICE_SUPPORT_FUNCTIONING };
  gboolean facility = has_any (service, facility_fields, G_N_ELEMENTS (facility_fields));
  gboolean support = has_any (service, support_fields, G_N_ELEMENTS (support_fields));
  const char *name = tfl_element_get_name (service);

  if (facility && support)
    return NULL;
  if (facility)
    /* Translators: the name of a service. */
    return g_strdup_printf (_("The service “%s” has a facility without support; say which desk helps, which calls are "
                              "agreed and how well they are handled"),
                            name);
  if (support)
    /* Translators: the name of a service. */
    return g_strdup_printf (_("The service “%s” has support without a facility; say which goods and actions are made "
                              "available"),
                            name);
  /* Translators: the name of a service. */
  return g_strdup_printf (_("The service “%s” has neither facility nor support; say what is made available, and how its "
                            "users are helped"),
                          name);
}

static char *
check_parties (TflRuleContext   *context,
               const TflElement *service)
{
  const TflElement *provider = tfl_model_follow (context->model, service, TFL_SERVICE_PROVIDER);
  gboolean has_customers = tfl_element_get (service, TFL_SERVICE_CUSTOMERS) != NULL;
  const char *name = tfl_element_get_name (service);

  if (provider == NULL && !has_customers)
    /* Translators: the name of a service. */
    return g_strdup_printf (_("The service “%s” has neither provider nor customer; say who delivers it, and to whom"), name);
  if (provider == NULL)
    /* Translators: the name of a service. */
    return g_strdup_printf (_("The service “%s” has no provider; say which unit delivers it"), name);
  if (!has_customers)
    /* Translators: the name of a service. */
    return g_strdup_printf (_("The service “%s” has no customer; say which unit it is agreed with"), name);
  if (tfl_element_has_ref (service, TFL_SERVICE_CUSTOMERS, tfl_element_get_id (provider)))
    /* Translators: the name of a service, and of a unit. */
    return g_strdup_printf (_("The service “%s” has its provider “%s” among its customers; name the part of it that is "
                              "the customer, or take it out"),
                            name, tfl_element_get_name (provider));
  return NULL;
}

static gboolean
has_agreement (TflModel         *model,
               const TflElement *service,
               const char       *customer)
{
  const TflElement *agreement;
  TflChildIter iter;

  tfl_child_iter_init (&iter, model, service, TFL_KIND_AGREEMENT);
  while ((agreement = tfl_child_iter_next (&iter)) != NULL)
    if (g_strcmp0 (tfl_element_get (agreement, TFL_AGREEMENT_CUSTOMER), customer) == 0)
      return TRUE;
  return FALSE;
}

static char *
check_agreed (TflRuleContext   *context,
              const TflElement *service)
{
  g_auto (GStrv) customers = tfl_element_get_refs (service, TFL_SERVICE_CUSTOMERS);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  guint i;

  for (i = 0; customers[i] != NULL; i++)
    if (!has_agreement (context->model, service, customers[i]))
      g_ptr_array_add (names,
                       (gpointer) tfl_element_get_name (tfl_model_lookup (context->model, customers[i])));
  if (names->len == 0)
    return NULL;

  list = tfl_names_to_list (names);
  /* Translators: the name of a service, and one or more units such as “Care”, “Desk”. */
  return g_strdup_printf (ngettext ("The service “%s” has no agreement with its customer %s; add one",
                                    "The service “%s” has no agreement with its customers %s; add one for each",
                                    names->len),
                          tfl_element_get_name (service), list);
}

static const TflRule rules[] = {
  { "service-supported", "R18", TFL_KIND_SERVICE, 0, TFL_SEVERITY_ERROR,
    { TFL_SERVICE_DESK, TFL_SERVICE_GOODS },
    N_("A service has a facility and support"),
    N_("A service is a supported facility. Something made available without help is no service, and help with nothing "
       "behind it is none either."),
    "https://usmwiki.com/index.php/The_structure_of_a_service", check_supported },
  { "service-parties", "R26", TFL_KIND_SERVICE, TFL_REACH_NAMED, TFL_SEVERITY_ERROR,
    { TFL_SERVICE_PROVIDER, TFL_SERVICE_CUSTOMERS },
    N_("A service has a provider and other units as customers"),
    N_("A service is what happens between two parties: one provider, and at least one customer that is another unit."),
    "https://usm-portal.com/the-usm-customer-provider-interaction-model/?lang=en", check_parties },
  { "customer-agreed", "R27", TFL_KIND_SERVICE, TFL_REACH_NAMED | TFL_REACH_CHILDREN, TFL_SEVERITY_ERROR,
    { TFL_SERVICE_CUSTOMERS, TFL_FIELD_NONE },
    N_("Each customer of a service has an agreement"),
    N_("A customer is the party that an agreement is made with. Without one nobody can tell a wish from an incident."),
    "https://view.genially.com/67a0af242a7cdc89ab23b6d7", check_agreed },
};

const TflRule *
tfl_rules_get_of_service (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
