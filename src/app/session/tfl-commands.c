#include "config.h"

#include "tfl-commands-private.h"

#include "usm/tfl-method.h"

#include <glib/gi18n.h>

/* Every command ends here: one edit, one step, one label. */
static gboolean
commit (TflSession  *session,
        TflEdit     *edit,
        const char  *label,
        GError     **error)
{
  return tfl_document_commit (tfl_session_get_document (session), edit, label, error);
}

static TflEdit *
begin (TflSession *session)
{
  return tfl_document_begin (tfl_session_get_document (session));
}

static const char *
name_of (TflSession *session,
         const char *id)
{
  const TflElement *element = tfl_session_lookup (session, id);

  return element != NULL ? tfl_element_get_name (element) : id;
}

static gboolean
is_kind (TflSession *session,
         const char *id,
         TflKind     kind)
{
  const TflElement *element = tfl_session_lookup (session, id);

  return element != NULL && tfl_element_get_kind (element) == kind;
}

char *
tfl_commands_make_name (TflSession *session,
                        TflKind     kind,
                        const char *parent,
                        const char *base)
{
  TflModel *model = tfl_session_get_model (session);
  const TflElement *container = tfl_model_lookup (model, parent);

  for (guint n = 1;; n++)
    {
      g_autofree char *name = n == 1 ? g_strdup (base) : g_strdup_printf ("%s %u", base, n);
      const TflElement *child = NULL;
      TflChildIter iter;

      tfl_child_iter_init (&iter, model, container, kind);
      while ((child = tfl_child_iter_next (&iter)) != NULL)
        if (g_str_equal (tfl_element_get_name (child), name))
          break;
      if (child == NULL)
        return g_steal_pointer (&name);
    }
}

/* Adds element (transfer full) and, once it is in the model, selects it. Frees the edit. */
static char *
add_and_select (TflSession  *session,
                TflEdit     *edit,
                TflElement  *element,
                const char  *parent,
                const char  *label,
                GError     **error)
{
  g_autoptr (TflEdit) owned = edit;
  g_autofree char *id = g_strdup (tfl_element_get_id (element));

  if (!tfl_edit_add (owned, element, parent, NULL, error))
    return NULL;
  if (!commit (session, g_steal_pointer (&owned), label, error))
    return NULL;

  tfl_session_select (session, id);

  return g_steal_pointer (&id);
}

static TflElement *
make_element (TflEdit    *edit,
              TflKind     kind,
              const char *name)
{
  const TflKindInfo *info = tfl_kind_get_info (kind);
  g_autofree char *id = tfl_edit_make_id (edit, kind);
  TflElement *element = tfl_element_new (kind, id);

  if (name != NULL && info->name_field != TFL_FIELD_NONE)
    tfl_element_set (element, info->name_field, name);

  return element;
}

char *
tfl_command_add_unit (TflSession  *session,
                      const char  *parent,
                      guint        roles,
                      GError     **error)
{
  static const char *const names[] = { N_("Customer"), N_("Provider"), N_("Operator") };
  const char *container = parent != NULL ? parent : TFL_ROOT_ID;
  const char *base = N_("Unit");
  TflEdit *edit = begin (session);
  g_autofree char *declares = tfl_words_join (TFL_WORDS_ROLE, roles);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  TflElement *unit;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (roles == 1u << i)
      base = names[i];
  name = tfl_commands_make_name (session, TFL_KIND_UNIT, container, _(base));
  unit = make_element (edit, TFL_KIND_UNIT, name);
  if (declares != NULL)
    tfl_element_set (unit, TFL_UNIT_DECLARES, declares);
  /* Translators: the name of a step that can be undone; %s is the name of a unit */
  label = g_strdup_printf (_("Add “%s”"), name);

  return add_and_select (session, edit, unit, container, label, error);
}

char *
tfl_command_add_child (TflSession  *session,
                       const char  *parent,
                       const char  *name,
                       GError     **error)
{
  TflEdit *edit = begin (session);
  g_autofree char *label = g_strdup_printf (_("Add “%s”"), name);

  return add_and_select (session, edit, make_element (edit, TFL_KIND_UNIT, name), parent, label, error);
}

char *
tfl_command_add_work (TflSession  *session,
                      const char  *unit,
                      GError     **error)
{
  TflEdit *edit = begin (session);
  g_autofree char *name = tfl_commands_make_name (session, TFL_KIND_WORK, unit, _("New work"));
  g_autofree char *label = g_strdup_printf (_("Add work to “%s”"), name_of (session, unit));

  return add_and_select (session, edit, make_element (edit, TFL_KIND_WORK, name), unit, label, error);
}

static const char *
get_outermost (TflModel   *model,
               const char *unit)
{
  const TflElement *element = tfl_model_lookup (model, unit);
  const char *outermost = unit;

  for (; element != NULL && tfl_element_get_kind (element) == TFL_KIND_UNIT;
       element = tfl_model_get_parent (model, element))
    outermost = tfl_element_get_id (element);

  return outermost;
}

TflAgreementKind
tfl_command_guess_agreement (TflModel   *model,
                             const char *provider,
                             const char *customer)
{
  const char *outermost = get_outermost (model, provider);

  if (g_str_equal (outermost, TFL_ROOT_ID))
    return TFL_AGREEMENT_SA;
  if (g_str_equal (outermost, get_outermost (model, customer)))
    return TFL_AGREEMENT_OLA;
  if (tfl_element_get_boolean (tfl_model_lookup (model, outermost), TFL_UNIT_OUTSIDE))
    return TFL_AGREEMENT_UC;

  return TFL_AGREEMENT_SA;
}

static gboolean
check_parties (TflSession  *session,
               const char  *provider,
               const char  *customer,
               GError     **error)
{
  const char *wrong = NULL;

  if ((provider == NULL && customer == NULL) || (provider != NULL && !is_kind (session, provider, TFL_KIND_UNIT)) ||
      (customer != NULL && !is_kind (session, customer, TFL_KIND_UNIT)))
    wrong = _("A service goes from one unit to another");
  else if (g_strcmp0 (provider, customer) == 0)
    wrong = _("A unit cannot be its own customer");
  if (wrong != NULL)
    g_set_error_literal (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_REFERENCE, wrong);

  return wrong == NULL;
}

/* A party that is to be made with its service. (transfer full): its id, or NULL */
static char *
add_party (TflSession  *session,
           TflEdit     *edit,
           const char  *parent,
           const char  *base,
           GError     **error)
{
  g_autofree char *name = tfl_commands_make_name (session, TFL_KIND_UNIT, parent, base);
  TflElement *unit = make_element (edit, TFL_KIND_UNIT, name);
  g_autofree char *id = g_strdup (tfl_element_get_id (unit));

  return tfl_edit_add (edit, unit, parent, NULL, error) ? g_steal_pointer (&id) : NULL;
}

char *
tfl_command_add_service (TflSession  *session,
                         const char  *provider,
                         const char  *customer,
                         GError     **error)
{
  const char *root = tfl_session_get_scope (session)->root;
  const char *ground = root != NULL ? root : TFL_ROOT_ID;
  g_autoptr (TflEdit) edit = NULL;
  g_autofree char *made = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *id = NULL;
  TflElement *service, *agreement;
  TflAgreementKind kind;

  if (!check_parties (session, provider, customer, error))
    return NULL;

  edit = begin (session);
  kind = tfl_command_guess_agreement (tfl_session_get_model (session), provider != NULL ? provider : ground,
                                      customer != NULL ? customer : ground);
  if (provider == NULL || customer == NULL)
    {
      made = add_party (session, edit, ground, provider == NULL ? _("Provider") : _("Customer"), error);
      if (made == NULL)
        return NULL;
    }
  provider = provider != NULL ? provider : made;
  customer = customer != NULL ? customer : made;

  name = tfl_commands_make_name (session, TFL_KIND_SERVICE, TFL_ROOT_ID, _("New service"));
  service = make_element (edit, TFL_KIND_SERVICE, name);
  tfl_element_set (service, TFL_SERVICE_PROVIDER, provider);
  tfl_element_set (service, TFL_SERVICE_CUSTOMERS, customer);
  id = g_strdup (tfl_element_get_id (service));
  if (!tfl_edit_add (edit, service, TFL_ROOT_ID, NULL, error))
    return NULL;

  agreement = make_element (edit, TFL_KIND_AGREEMENT, NULL);
  tfl_element_set (agreement, TFL_AGREEMENT_KIND, tfl_words_nick (TFL_WORDS_AGREEMENT_KIND, kind));
  tfl_element_set (agreement, TFL_AGREEMENT_CUSTOMER, customer);
  if (!tfl_edit_add (edit, agreement, id, NULL, error))
    return NULL;

  /* Translators: the name of a step; provider and customer of a new service */
  label = g_strdup_printf (_("Add service “%s” → “%s”"), tfl_element_get_name (tfl_edit_lookup (edit, provider)),
                           tfl_element_get_name (tfl_edit_lookup (edit, customer)));
  if (!commit (session, g_steal_pointer (&edit), label, error))
    return NULL;
  tfl_session_select (session, id);

  return g_steal_pointer (&id);
}

static void
set_required (TflElement        *element,
              const TflKindInfo *info,
              const char        *target)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info (info->first_field + i);

      if (field->type == TFL_TYPE_REF && (field->flags & TFL_FIELD_REQUIRED) != 0)
        tfl_element_set (element, field->field, target);
    }
}

char *
tfl_command_add_element (TflSession  *session,
                         TflKind      kind,
                         const char  *parent,
                         const char  *target,
                         GError     **error)
{
  const TflKindInfo *info = tfl_kind_get_info (kind);
  const char *container = parent != NULL ? parent : TFL_ROOT_ID;
  TflEdit *edit = begin (session);
  g_autofree char *name = tfl_commands_make_name (session, kind, container, _(info->label));
  g_autofree char *label = g_strdup_printf (_("Add “%s”"), name);
  TflElement *element = make_element (edit, kind, name);

  set_required (element, info, target);

  return add_and_select (session, edit, element, container, label, error);
}

gboolean
tfl_command_rename (TflSession  *session,
                    const char  *id,
                    const char  *name,
                    GError     **error)
{
  const TflElement *element = tfl_session_lookup (session, id);
  TflField field;

  g_return_val_if_fail (element != NULL, FALSE);

  field = tfl_kind_get_info (tfl_element_get_kind (element))->name_field;
  if (field == TFL_FIELD_NONE)
    {
      g_set_error_literal (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE, _("This has no name to change"));
      return FALSE;
    }

  return tfl_command_set (session, id, field, name, error);
}

/* “Rename “Desk”” for names, “Process of “Weekly CAB meeting”” for all others. */
static char *
label_for_field (TflSession *session,
                 const char *id,
                 TflField    field)
{
  const TflFieldInfo *info = tfl_field_get_info (field);
  const TflKindInfo *kind = tfl_kind_get_info (info->kind);

  if (info->kind == TFL_KIND_MODEL)
    return g_strdup (_("Describe the model"));
  if (field == kind->name_field)
    return g_strdup_printf (_("Rename “%s”"), name_of (session, id));

  /* Translators: the name of a step: first the label of a field, then the name of the element */
  return g_strdup_printf (_("%s of “%s”"), _(info->label), name_of (session, id));
}

gboolean
tfl_command_set (TflSession  *session,
                 const char  *id,
                 TflField     field,
                 const char  *text,
                 GError     **error)
{
  g_autoptr (TflEdit) edit = begin (session);
  g_autofree char *label = label_for_field (session, id, field);

  return tfl_edit_set (edit, id, field, text, error)
         && commit (session, g_steal_pointer (&edit), label, error);
}

gboolean
tfl_command_set_property (TflSession  *session,
                          const char  *id,
                          const char  *name,
                          const char  *value,
                          GError     **error)
{
  g_autoptr (TflEdit) edit = begin (session);
  g_autofree char *label = g_strdup_printf (_("%s of “%s”"), name, name_of (session, id));

  return tfl_edit_set_property (edit, id, name, value, error)
         && commit (session, g_steal_pointer (&edit), label, error);
}

gboolean
tfl_command_can_move (TflSession  *session,
                      const char  *id,
                      const char  *parent,
                      char       **reason)
{
  TflModel *model = tfl_session_get_model (session);
  const TflElement *element = tfl_model_lookup (model, id);
  const TflElement *container = tfl_model_lookup (model, parent != NULL ? parent : TFL_ROOT_ID);
  guint parents = element != NULL ? tfl_kind_get_info (tfl_element_get_kind (element))->parents : 0;
  g_autofree char *wrong = NULL;
  gboolean can_move;

  if (element == NULL || container == NULL)
    wrong = g_strdup (_("It is no longer there"));
  else if ((parents & (1u << tfl_element_get_kind (container))) == 0)
    wrong = g_strdup (tfl_element_get_kind (element) == TFL_KIND_WORK ? _("Work stands in a unit")
                                                                      : _("It cannot stand there"));
  else if (tfl_model_is_inside (model, tfl_element_get_id (container), id))
    wrong = g_strdup_printf (_("“%s” cannot stand inside itself"), tfl_element_get_name (element));
  can_move = wrong == NULL;
  if (!can_move && reason != NULL)
    *reason = g_steal_pointer (&wrong);

  return can_move;
}

/* TRUE where another of the ids is around it, so that it goes along by itself. */
static gboolean
goes_along (TflSession        *session,
            const char *const *ids,
            guint              n_ids,
            guint              position)
{
  TflModel *model = tfl_session_get_model (session);

  for (guint i = 0; i < n_ids; i++)
    if (i != position && !g_str_equal (ids[i], ids[position])
        && tfl_model_is_inside (model, ids[position], ids[i]))
      return TRUE;

  return FALSE;
}

/* A phrase for one thing or for many. */
static char *
label_for_many (TflSession        *session,
                const char *const *ids,
                guint              n_ids,
                const char        *one,
                const char        *many)
{
  return n_ids == 1 ? g_strdup_printf (one, name_of (session, ids[0])) : g_strdup_printf (many, n_ids);
}

gboolean
tfl_command_move (TflSession         *session,
                  const char *const  *ids,
                  guint               n_ids,
                  const char         *parent,
                  const char         *before,
                  GError            **error)
{
  const char *container = parent != NULL ? parent : TFL_ROOT_ID;
  g_autoptr (TflEdit) edit = begin (session);
  g_autofree char *label = label_for_many (session, ids, n_ids, _("Move “%s”"), _("Move %u elements"));

  for (guint i = 0; i < n_ids; i++)
    if (!goes_along (session, ids, n_ids, i) &&
        (!tfl_commands_forget_places (session, edit, ids[i], container, error)
         || !tfl_edit_move (edit, ids[i], container, before, error)))
      return FALSE;

  return commit (session, g_steal_pointer (&edit), label, error);
}

gboolean
tfl_command_remove (TflSession         *session,
                    const char *const  *ids,
                    guint               n_ids,
                    GError            **error)
{
  g_autoptr (TflEdit) edit = begin (session);
  g_autofree char *label = label_for_many (session, ids, n_ids, _("Delete “%s”"), _("Delete %u elements"));

  /* Removing one takes along what stands in it and what means nothing without it. */
  for (guint i = 0; i < n_ids; i++)
    if (tfl_edit_lookup (edit, ids[i]) != NULL && !tfl_edit_remove (edit, ids[i], error))
      return FALSE;

  return commit (session, g_steal_pointer (&edit), label, error);
}

gboolean
tfl_command_own (TflSession           *session,
                 const char           *work,
                 const TflSuggestion  *suggestion,
                 GError              **error)
{
  const char *process = tfl_words_nick (TFL_WORDS_PROCESS, suggestion->process);
  const char *workflow = tfl_words_nick (TFL_WORDS_WORKFLOW, suggestion->workflow);
  const char *call = tfl_words_nick (TFL_WORDS_CALL, suggestion->call);
  g_autoptr (TflEdit) edit = begin (session);
  g_autofree char *label = NULL;

  /* Translators: the name of a step: a piece of work gets its owning process */
  label = g_strdup_printf (_("%s owns “%s”"), tfl_words_label (TFL_WORDS_PROCESS, suggestion->process),
                           name_of (session, work));

  return tfl_edit_set (edit, work, TFL_WORK_PROCESS, process, error)
         && tfl_edit_set (edit, work, TFL_WORK_WORKFLOW, workflow, error)
         && tfl_edit_set (edit, work, TFL_WORK_CALL, call, error)
         && commit (session, g_steal_pointer (&edit), label, error);
}

gboolean
tfl_command_make_delivery (TflSession  *session,
                           const char  *work,
                           GError     **error)
{
  g_autoptr (TflEdit) edit = begin (session);
  g_autofree char *label = g_strdup_printf (_("Delivery: “%s”"), name_of (session, work));

  return tfl_edit_set (edit, work, TFL_WORK_STREAM, "delivery", error)
         && tfl_edit_set (edit, work, TFL_WORK_PROCESS, NULL, error)
         && tfl_edit_set (edit, work, TFL_WORK_WORKFLOW, NULL, error)
         && tfl_edit_set (edit, work, TFL_WORK_CALL, NULL, error)
         && commit (session, g_steal_pointer (&edit), label, error);
}

gboolean
tfl_command_waive (TflSession  *session,
                   const char  *element,
                   const char  *rule,
                   const char  *reason,
                   GError     **error)
{
  g_autoptr (TflEdit) edit = begin (session);
  g_autofree char *label = g_strdup_printf (_("Set aside: “%s”"), name_of (session, element));
  TflElement *waiver = make_element (edit, TFL_KIND_WAIVER, NULL);

  tfl_element_set (waiver, TFL_WAIVER_ELEMENT, element);
  tfl_element_set (waiver, TFL_WAIVER_RULE, rule);
  tfl_element_set (waiver, TFL_WAIVER_REASON, reason != NULL && reason[0] != '\0' ? reason : NULL);

  return tfl_edit_add (edit, waiver, TFL_ROOT_ID, NULL, error)
         && commit (session, g_steal_pointer (&edit), label, error);
}

gboolean
tfl_command_unwaive (TflSession  *session,
                     const char  *waiver,
                     GError     **error)
{
  g_autoptr (TflEdit) edit = begin (session);

  return tfl_edit_remove (edit, waiver, error)
         && commit (session, g_steal_pointer (&edit), _("Let a finding stand again"), error);
}
