#include "config.h"

#include "tfl-rule-private.h"

static const TflRule *(*const families[]) (guint *n_rules) = {
  tfl_rules_get_of_work,
  tfl_rules_get_of_calls,
  tfl_rules_get_of_service,
};

static GArray *
join_families (void)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (TflRule));
  guint i;

  for (i = 0; i < G_N_ELEMENTS (families); i++)
    {
      guint n_rules;
      const TflRule *rows = families[i](&n_rules);

      g_array_append_vals (rules, rows, n_rules);
    }

  g_assert (rules->len <= 64);
  return rules;
}

const TflRule *
tfl_rules_get (guint *n_rules)
{
  static GArray *rules = NULL;

  if (g_once_init_enter (&rules))
    g_once_init_leave (&rules, join_families ());

  *n_rules = rules->len;
  return (const TflRule *) (void *) rules->data;
}

const TflRule *
tfl_rule_find (const char *id)
{
  guint n_rules;
  const TflRule *rules = tfl_rules_get (&n_rules);
  guint i;

  for (i = 0; i < n_rules; i++)
    if (g_strcmp0 (rules[i].id, id) == 0)
      return &rules[i];
  return NULL;
}

TflField
tfl_rule_find_field (const TflRule    *rule,
                     const TflElement *element)
{
  TflField last = TFL_FIELD_NONE;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rule->fields) && rule->fields[i] != TFL_FIELD_NONE; i++)
    {
      last = rule->fields[i];
      if (tfl_element_get (element, last) == NULL)
        break;
    }

  return last;
}

const char *
tfl_severity_nick (TflSeverity severity)
{
  switch (severity)
    {
    case TFL_SEVERITY_NOTE:
      return "note";
    case TFL_SEVERITY_WARNING:
      return "warning";
    case TFL_SEVERITY_ERROR:
      return "error";
    }
  g_return_val_if_reached (NULL);
}
