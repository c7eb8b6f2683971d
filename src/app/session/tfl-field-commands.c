#include "config.h"

#include "tfl-field-commands.h"

#include "tfl-commands.h"
#include "tfl-describe.h"

#include <glib/gi18n.h>

static TflEdit *
begin (TflSession *session)
{
  return tfl_document_begin (tfl_session_get_document (session));
}

/* “Owning process of 4 work items”. */
static gboolean
commit (TflSession         *session,
        TflEdit            *edit,
        const char         *what,
        const char *const  *ids,
        guint               n_ids,
        GError            **error)
{
  g_autofree char *whose = tfl_describe_several (tfl_session_get_model (session), ids, n_ids);
  /* Translators: the name of a step: a field or property, then whose it is, such as “3 units, 2 work items” or “Desk” */
  g_autofree char *label = g_strdup_printf (_("%s of %s"), what, whose);

  return tfl_document_commit (tfl_session_get_document (session), edit, label, error);
}

static TflField
find_field (TflSession *session,
            const char *id,
            TflField    like)
{
  const TflElement *element = tfl_session_lookup (session, id);

  return element != NULL ? tfl_field_find_like (tfl_element_get_kind (element), like) : TFL_FIELD_NONE;
}

gboolean
tfl_command_set_each (TflSession         *session,
                      const char *const  *ids,
                      const char *const  *texts,
                      guint               n_ids,
                      TflField            field,
                      GError            **error)
{
  g_autoptr (TflEdit) edit = NULL;

  if (n_ids == 1)
    return tfl_command_set (session, ids[0], field, texts[0], error);

  edit = begin (session);
  for (guint i = 0; i < n_ids; i++)
    {
      TflField own = find_field (session, ids[i], field);

      if (own != TFL_FIELD_NONE && !tfl_edit_set (edit, ids[i], own, texts[i], error))
        return FALSE;
    }

  return commit (session, g_steal_pointer (&edit), _(tfl_field_get_info (field)->label), ids, n_ids, error);
}

static gboolean
add_ref (TflEdit     *edit,
         const char  *id,
         TflField     field,
         const char  *target,
         GError     **error)
{
  const char *before = tfl_element_get (tfl_edit_lookup (edit, id), field);
  g_autofree char *text = NULL;

  if (tfl_field_get_info (field)->type == TFL_TYPE_REFS && before != NULL)
    text = g_strdup_printf ("%s %s", before, target);

  return tfl_edit_set (edit, id, field, text != NULL ? text : target, error);
}

gboolean
tfl_command_add_target (TflSession         *session,
                        const char *const  *ids,
                        guint               n_ids,
                        TflField            field,
                        TflKind             kind,
                        const char         *name,
                        GError            **error)
{
  g_autoptr (TflEdit) edit = begin (session);
  g_autofree char *target = tfl_edit_make_id (edit, kind);
  g_autofree char *label = g_strdup_printf (_("Add “%s”"), name);
  TflElement *element = tfl_element_new (kind, target);

  tfl_element_set (element, tfl_kind_get_info (kind)->name_field, name);
  if (!tfl_edit_add (edit, element, TFL_ROOT_ID, NULL, error))
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    {
      TflField own = find_field (session, ids[i], field);

      if (own != TFL_FIELD_NONE && !add_ref (edit, ids[i], own, target, error))
        return FALSE;
    }

  return tfl_document_commit (tfl_session_get_document (session), g_steal_pointer (&edit), label, error);
}

gboolean
tfl_command_set_property_of_each (TflSession         *session,
                                  const char *const  *ids,
                                  guint               n_ids,
                                  const char         *name,
                                  const char         *value,
                                  GError            **error)
{
  g_autoptr (TflEdit) edit = NULL;

  if (n_ids == 1)
    return tfl_command_set_property (session, ids[0], name, value, error);

  edit = begin (session);
  for (guint i = 0; i < n_ids; i++)
    if (!tfl_edit_set_property (edit, ids[i], name, value, error))
      return FALSE;

  return commit (session, g_steal_pointer (&edit), name, ids, n_ids, error);
}

static const char *
get_property (const TflElement *element,
              const char       *name)
{
  GVariant *properties = element != NULL ? tfl_element_get_properties (element) : NULL;
  const char *value = NULL;

  if (properties != NULL)
    g_variant_lookup (properties, name, "&s", &value);

  return value;
}

gboolean
tfl_command_rename_property (TflSession         *session,
                             const char *const  *ids,
                             guint               n_ids,
                             const char         *from,
                             const char         *to,
                             GError            **error)
{
  g_autoptr (TflEdit) edit = begin (session);

  for (guint i = 0; i < n_ids; i++)
    {
      const TflElement *element = tfl_session_lookup (session, ids[i]);
      const char *value = get_property (element, from);

      if (value == NULL)
        continue;
      if (get_property (element, to) != NULL)
        {
          g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE, _("There is a property “%s” already"), to);
          return FALSE;
        }
      if (!tfl_edit_set_property (edit, ids[i], to, value, error)
          || !tfl_edit_set_property (edit, ids[i], from, NULL, error))
        return FALSE;
    }

  return commit (session, g_steal_pointer (&edit), to, ids, n_ids, error);
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

static gboolean
add_agreement (TflEdit           *edit,
               TflModel          *model,
               const TflElement  *service,
               const char        *customer,
               GError           **error)
{
  TflAgreementKind kind = tfl_command_guess_agreement (model, tfl_element_get (service, TFL_SERVICE_PROVIDER), customer);
  g_autofree char *id = tfl_edit_make_id (edit, TFL_KIND_AGREEMENT);
  TflElement *agreement = tfl_element_new (TFL_KIND_AGREEMENT, id);

  tfl_element_set (agreement, TFL_AGREEMENT_KIND, tfl_words_nick (TFL_WORDS_AGREEMENT_KIND, kind));
  tfl_element_set (agreement, TFL_AGREEMENT_CUSTOMER, customer);

  return tfl_edit_add (edit, agreement, tfl_element_get_id (service), NULL, error);
}

gboolean
tfl_command_add_agreements (TflSession  *session,
                            const char  *service,
                            GError     **error)
{
  TflModel *model = tfl_session_get_model (session);
  const TflElement *element = tfl_model_lookup (model, service);
  g_auto (GStrv) customers = tfl_element_get_refs (element, TFL_SERVICE_CUSTOMERS);
  g_autoptr (TflEdit) edit = begin (session);
  g_autofree char *label = g_strdup_printf (_("Add agreements to “%s”"), tfl_element_get_name (element));

  for (guint i = 0; customers[i] != NULL; i++)
    if (!has_agreement (model, element, customers[i]) && !add_agreement (edit, model, element, customers[i], error))
      return FALSE;

  return tfl_document_commit (tfl_session_get_document (session), g_steal_pointer (&edit), label, error);
}
