/* What the picture says of an element beyond its name, in words. */
#include "config.h"

#include "tfl-describe.h"
#include "tfl-sight.h"

#include "usm/tfl-method.h"

#include <glib/gi18n.h>

#define MOST 5 /* a hub has hundreds of customers, and nobody listens to that */

/* phrase (transfer full); nothing where it is NULL. */
static void
append (GString *text,
        char    *phrase)
{
  if (phrase != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", phrase);
  g_free (phrase);
}

static void
append_more (GString *text,
             guint    n)
{
  if (n > MOST)
    append (text, g_strdup_printf (ngettext ("%u more", "%u more", n - MOST), n - MOST));
}

/* “Care, Fac”; NULL where the field names nobody. */
static char *
list_named (TflModel         *model,
            const TflElement *element,
            TflField          field)
{
  g_auto (GStrv) refs = tfl_element_get_refs (element, field);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MOST && refs[i] != NULL; i++)
    append (names, g_strdup (tfl_element_get_name (tfl_model_lookup (model, refs[i]))));
  append_more (names, g_strv_length (refs));

  return g_string_free (names, refs[0] == NULL);
}

static void
append_roles (GString          *text,
              TflSession       *session,
              const TflElement *unit)
{
  guint roles = tfl_tally_get_roles (tfl_session_get_model (session), tfl_session_get_index (session),
                                     tfl_element_get_id (unit));
  guint declared = tfl_element_get_flags (unit, TFL_UNIT_DECLARES);
  guint n_roles;

  tfl_words_get (TFL_WORDS_ROLE, &n_roles);
  for (guint i = 0; i < n_roles; i++)
    if ((roles & (1u << i)) != 0)
      append (text, g_strdup (tfl_words_label (TFL_WORDS_ROLE, i)));
    else if ((declared & (1u << i)) != 0)
      /* Translators: %s is a role that a unit says to have, with no service that shows it: Customer … */
      append (text, g_strdup_printf (_("declared %s"), tfl_words_label (TFL_WORDS_ROLE, i)));
}

/* A service as seen from its provider, or else from a customer. */
static char *
describe_end (TflModel         *model,
              const TflElement *service,
              gboolean          provides)
{
  g_autofree char *customers = list_named (model, service, TFL_SERVICE_CUSTOMERS);
  g_autofree char *provider = list_named (model, service, TFL_SERVICE_PROVIDER);
  const char *name = tfl_element_get_name (service);

  if (provides)
    /* Translators: a service, then the units that are its customers */
    return customers != NULL ? g_strdup_printf (_("provides %s to %s"), name, customers)
                             : g_strdup_printf (_("provides %s"), name);

  /* Translators: a service, then the unit that provides it */
  return provider != NULL ? g_strdup_printf (_("receives %s from %s"), name, provider)
                          : g_strdup_printf (_("receives %s"), name);
}

/* The index has no order: that of the ids is the same each time. */
static int
compare_referrers (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (((const TflReferrer *) a)->id, ((const TflReferrer *) b)->id);
}

static void
append_services (GString          *text,
                 TflSession       *session,
                 const TflElement *unit,
                 TflField          field)
{
  TflModel *model = tfl_session_get_model (session);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (TflReferrer));
  guint n;
  const TflReferrer *referrers = tfl_index_get_referrers (tfl_session_get_index (session), tfl_element_get_id (unit), &n);

  for (guint i = 0; i < n; i++)
    if (referrers[i].field == field)
      g_array_append_val (ends, referrers[i]);
  g_array_sort (ends, compare_referrers);
  for (guint i = 0; i < MIN (ends->len, MOST); i++)
    append (text, describe_end (model, tfl_model_lookup (model, g_array_index (ends, TflReferrer, i).id),
                                field == TFL_SERVICE_PROVIDER));
  append_more (text, ends->len);
}

static void
append_unit (GString          *text,
             TflSession       *session,
             const TflElement *unit)
{
  append_roles (text, session, unit);
  append_services (text, session, unit, TFL_SERVICE_PROVIDER);
  append_services (text, session, unit, TFL_SERVICE_CUSTOMERS);
}

static void
append_work (GString          *text,
             TflSession       *session,
             const TflElement *work)
{
  TflModel *model = tfl_session_get_model (session);
  g_autofree char *customer = list_named (model, work, TFL_WORK_CUSTOMER);
  g_autofree char *operators = list_named (model, work, TFL_WORK_OPERATORS);
  int workflow = tfl_element_get_choice (work, TFL_WORK_WORKFLOW);
  int call = tfl_element_get_choice (work, TFL_WORK_CALL);

  append (text, g_strdup (tfl_words_label (TFL_WORDS_WORKFLOW, workflow)));
  if (call >= 0)
    /* Translators: what asked for a piece of work: a wish, an incident … */
    append (text, g_strdup_printf (_("call: %s"), tfl_words_label (TFL_WORDS_CALL, call)));
  if (customer != NULL)
    append (text, g_strdup_printf (_("for %s"), customer));
  if (operators != NULL)
    append (text, g_strdup_printf (_("operated by %s"), operators));
}

static void
append_service (GString          *text,
                TflSession       *session,
                const TflElement *service)
{
  TflModel *model = tfl_session_get_model (session);
  g_autofree char *provider = list_named (model, service, TFL_SERVICE_PROVIDER);
  g_autofree char *customers = list_named (model, service, TFL_SERVICE_CUSTOMERS);

  /* Translators: the unit that provides a service, then its customers */
  append (text, g_strdup_printf (_("from %s to %s"), provider != NULL ? provider : _("nobody"),
                                 customers != NULL ? customers : _("nobody")));
}

static void
append_findings (GString    *text,
                 TflSession *session,
                 const char *id)
{
  TflFindings *findings = tfl_session_get_findings (session);
  guint n = tfl_findings_get_n_for (findings, id);
  guint n_waived = 0;

  for (guint i = 0; i < n; i++)
    n_waived += tfl_findings_get_for (findings, id, i)->waiver != NULL;
  if (n > n_waived)
    append (text, g_strdup_printf (ngettext ("%u finding", "%u findings", n - n_waived), n - n_waived));
  if (n_waived > 0)
    append (text, g_strdup_printf (ngettext ("%u finding set aside", "%u findings set aside", n_waived), n_waived));
}

static void (*const appends[TFL_N_KINDS]) (GString *text, TflSession *session, const TflElement *element) = {
  [TFL_KIND_UNIT] = append_unit,
  [TFL_KIND_WORK] = append_work,
  [TFL_KIND_SERVICE] = append_service,
};

char *
tfl_describe_details (TflSession       *session,
                      const TflElement *element)
{
  TflKind kind = tfl_element_get_kind (element);
  GString *text = g_string_new (NULL);

  if (appends[kind] != NULL)
    appends[kind](text, session, element);
  append_findings (text, session, tfl_element_get_id (element));
  if (tfl_sight_is_closed (tfl_session_get_scope (session), tfl_session_get_model (session), element))
    /* Translators: a unit in the picture that hides what stands in it */
    append (text, g_strdup (_("closed")));

  return g_string_free (text, FALSE);
}
