/* Services hung elsewhere. */
#include "config.h"

#include "tfl-commands.h"

#include <glib/gi18n.h>

gboolean
tfl_command_can_hang (TflSession  *session,
                      const char  *service,
                      const char  *customer,
                      const char  *unit,
                      char       **reason)
{
  const TflElement *element = tfl_session_lookup (session, service);
  const TflElement *target = tfl_session_lookup (session, unit);
  gboolean is_customer, is_provider;
  const char *wrong = NULL;

  if (element == NULL || target == NULL || tfl_element_get_kind (target) != TFL_KIND_UNIT)
    return FALSE;

  is_customer = tfl_element_has_ref (element, TFL_SERVICE_CUSTOMERS, unit);
  is_provider = g_strcmp0 (tfl_element_get (element, TFL_SERVICE_PROVIDER), unit) == 0;
  /* Translators: each %s is the name of a unit */
  if (customer == NULL ? is_customer : is_provider)
    wrong = _("“%s” cannot be its own customer");
  else if (customer != NULL && is_customer && !g_str_equal (customer, unit))
    wrong = _("“%s” is a customer of it already");
  if (wrong != NULL && reason != NULL)
    *reason = g_strdup_printf (wrong, tfl_element_get_name (target));

  return wrong == NULL;
}

/* The new customer stands where the old one stood, in the list and in the agreement. */
static gboolean
replace_customer (TflEdit           *edit,
                  TflModel          *model,
                  const TflElement  *service,
                  const char        *customer,
                  const char        *unit,
                  GError           **error)
{
  const char *id = tfl_element_get_id (service);
  g_auto (GStrv) customers = tfl_element_get_refs (service, TFL_SERVICE_CUSTOMERS);
  g_autofree char *text = NULL;
  const TflElement *agreement;
  TflChildIter iter;

  for (guint i = 0; customers[i] != NULL; i++)
    if (g_str_equal (customers[i], customer))
      {
        g_free (customers[i]);
        customers[i] = g_strdup (unit);
      }
  text = g_strjoinv (" ", customers);
  if (!tfl_edit_set (edit, id, TFL_SERVICE_CUSTOMERS, text, error))
    return FALSE;

  tfl_child_iter_init (&iter, model, service, TFL_KIND_AGREEMENT);
  while ((agreement = tfl_child_iter_next (&iter)) != NULL)
    if (g_strcmp0 (tfl_element_get (agreement, TFL_AGREEMENT_CUSTOMER), customer) == 0 &&
        !tfl_edit_set (edit, tfl_element_get_id (agreement), TFL_AGREEMENT_CUSTOMER, unit, error))
      return FALSE;

  return TRUE;
}

gboolean
tfl_command_hang (TflSession  *session,
                  const char  *service,
                  const char  *customer,
                  const char  *unit,
                  GError     **error)
{
  TflDocument *document = tfl_session_get_document (session);
  const TflElement *element = tfl_session_lookup (session, service);
  g_autoptr (TflEdit) edit = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *label = NULL;
  const char *name;

  if (!tfl_command_can_hang (session, service, customer, unit, &reason))
    {
      g_set_error_literal (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_REFERENCE,
                           reason != NULL ? reason : _("A service goes from one unit to another"));
      return FALSE;
    }

  edit = tfl_document_begin (document);
  name = tfl_element_get_name (tfl_session_lookup (session, unit));
  /* Translators: the names of steps; first a unit, then a service */
  label = g_strdup_printf (customer == NULL ? _("“%s” provides “%s”") : _("“%s” receives “%s”"), name,
                           tfl_element_get_name (element));
  if (customer == NULL ? !tfl_edit_set (edit, service, TFL_SERVICE_PROVIDER, unit, error)
                       : !replace_customer (edit, tfl_session_get_model (session), element, customer, unit, error))
    return FALSE;

  return tfl_document_commit (document, g_steal_pointer (&edit), label, error);
}
