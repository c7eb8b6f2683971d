#include "config.h"

#include "tfl-card.h"

#include "scene/tfl-chip.h"
#include "scene/tfl-service-line.h"
#include "usm/tfl-method.h"
#include "usm/tfl-work.h"

#include <glib/gi18n.h>

static void
row_clear (gpointer row)
{
  g_free (((TflCardRow *) row)->text);
}

/* text (transfer full); NULL where nobody has said it. */
static TflCardRow *
add (TflCard    *self,
     const char *label,
     char       *text)
{
  TflCardRow row = { label, text != NULL ? text : g_strdup ("–"), FALSE };

  g_array_append_val (self->rows, row);

  return &g_array_index (self->rows, TflCardRow, self->rows->len - 1);
}

static char *
copy_name (const TflElement *element)
{
  return element != NULL ? g_strdup (tfl_element_get_name (element)) : NULL;
}

/* “Care (nurse)” */
static char *
describe_customer (TflModel         *model,
                   const TflElement *work)
{
  const TflElement *customer = tfl_model_follow (model, work, TFL_WORK_CUSTOMER);
  const char *requester = tfl_element_get (work, TFL_WORK_REQUESTER);

  if (customer == NULL || requester == NULL)
    return customer != NULL ? copy_name (customer) : g_strdup (requester);

  /* Translators: a unit, then who in it asked */
  return g_strdup_printf (_("%s (%s)"), tfl_element_get_name (customer), requester);
}

static char *
describe_workflow (const TflElement *work)
{
  int path = tfl_work_get_path (work);
  int workflow = tfl_element_get_choice (work, TFL_WORK_WORKFLOW);

  if (path >= 0)
    return g_strdup_printf ("%s · %s", tfl_workflow_get_info (path)->short_name, _(tfl_workflow_get_info (path)->name));

  return workflow >= 0 ? g_strdup (tfl_words_label (TFL_WORDS_WORKFLOW, workflow)) : NULL;
}

static void
add_work (TflCard          *self,
          TflSession       *session,
          const TflElement *work)
{
  TflModel *model = tfl_session_get_model (session);
  g_auto (TflChip) chip = { 0 };
  TflPicture picture;

  tfl_session_init_picture (session, 1, &picture);
  tfl_chip_init (&chip, &picture, work);
  add (self, _("Customer"), describe_customer (model, work));
  add (self, _("Provider"), copy_name (tfl_model_get_parent (model, work)));
  add (self, _("Operator"), g_strdup (chip.operators));
  add (self, _("Workflow"), describe_workflow (work));
  if (chip.state == TFL_CHIP_DELIVERY)
    add (self, _("Process"), g_strdup (_("needs none: delivery work")));
  else if (chip.process >= 0)
    add (self, _("Process"), g_strdup (tfl_words_label (TFL_WORDS_PROCESS, chip.process)));
  else
    add (self, _("Process"), g_strdup (_("no owning process")))->is_hole = TRUE;
}

static char *
join_roles (guint roles)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_words;

  tfl_words_get (TFL_WORDS_ROLE, &n_words);
  for (guint i = 0; i < n_words; i++)
    if ((roles & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", tfl_words_label (TFL_WORDS_ROLE, i));

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
add_unit (TflCard          *self,
          TflSession       *session,
          const TflElement *unit)
{
  const char *id = tfl_element_get_id (unit);
  TflCounts counts = tfl_tally_get (tfl_session_get_tally (session), id);
  const char *caption = tfl_element_get (unit, TFL_UNIT_CAPTION);

  if (caption != NULL)
    add (self, _("Caption"), g_strdup (caption));
  add (self, _("Roles"), join_roles (tfl_tally_get_roles (tfl_session_get_model (session), tfl_session_get_index (session), id)));
  add (self, _("Work"), g_strdup_printf (ngettext ("%u work item", "%u work items", counts.work), counts.work));
  if (counts.orphans > 0)
    add (self, "", g_strdup_printf (ngettext ("%u with no owning process", "%u with no owning process", counts.orphans),
                                    counts.orphans))->is_hole = TRUE;
}

/* “SA with Care, OLA with Fac” */
static char *
join_customers (TflModel         *model,
                const TflElement *service)
{
  g_auto (GStrv) ids = tfl_element_get_refs (service, TFL_SERVICE_CUSTOMERS);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      int kind = tfl_service_get_agreement (model, service, ids[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", tfl_element_get_name (tfl_model_lookup (model, ids[i])));
      g_string_append_printf (text, " (%s)", kind >= 0 ? tfl_words_nick (TFL_WORDS_AGREEMENT_KIND, kind) : _("no agreement"));
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
add_service (TflCard          *self,
             TflSession       *session,
             const TflElement *service)
{
  TflModel *model = tfl_session_get_model (session);

  add (self, _("Provider"), copy_name (tfl_model_follow (model, service, TFL_SERVICE_PROVIDER)));
  add (self, _("Customers"), join_customers (model, service));
  if (tfl_element_get (service, TFL_SERVICE_GOODS) != NULL)
    add (self, _("Goods"), g_strdup (tfl_element_get (service, TFL_SERVICE_GOODS)));
  if (tfl_element_get (service, TFL_SERVICE_ACTIONS) != NULL)
    add (self, _("Actions"), g_strdup (tfl_element_get (service, TFL_SERVICE_ACTIONS)));
}

void
tfl_card_init (TflCard          *self,
               TflSession       *session,
               const TflElement *element)
{
  TflKind kind = tfl_element_get_kind (element);

  self->title = g_strdup (tfl_element_get_name (element));
  self->rows = g_array_new (FALSE, FALSE, sizeof (TflCardRow));
  g_array_set_clear_func (self->rows, row_clear);
  if (kind == TFL_KIND_WORK)
    add_work (self, session, element);
  else if (kind == TFL_KIND_UNIT)
    add_unit (self, session, element);
  else if (kind == TFL_KIND_SERVICE)
    add_service (self, session, element);
}

void
tfl_card_clear (TflCard *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->rows, g_array_unref);
}
