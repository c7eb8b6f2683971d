/* The tables of a report: a row for each element, with a link to each that it has to do with. */
#include "config.h"

#include "tfl-report-private.h"

#include "usm/tfl-unit.h"
#include "usm/tfl-waiver.h"
#include "usm/tfl-work.h"

#include <glib/gi18n-lib.h>

/* All elements of a kind, in file order. */
typedef struct
{
  TflReport *report;
  TflKind    kind;
  void     (*put) (TflReport        *self,
                   const TflElement *element);
} Walk;

static gboolean
put_row_cb (const TflElement *element,
            gpointer          user_data)
{
  Walk *walk = user_data;

  if (tfl_element_get_kind (element) == walk->kind)
    walk->put (walk->report, element);

  return TRUE;
}

static void
put_rows (TflReport *self,
          TflKind    kind,
          void     (*put) (TflReport        *self,
                           const TflElement *element))
{
  Walk walk = { self, kind, put };

  tfl_model_foreach (self->job->model, put_row_cb, &walk);
}

static void
put_table (TflReport         *self,
           const char        *id,
           TflKind            kind,
           const char *const *labels,
           void             (*put) (TflReport        *self,
                                    const TflElement *element))
{
  const char *title = _(tfl_kind_get_info (kind)->plural);

  if (tfl_model_count (self->job->model, kind) == 0)
    return;

  tfl_report_begin_section (self, id, title);
  tfl_report_begin_table (self, id, title, labels);
  put_rows (self, kind, put);
  tfl_report_end_table (self);
  tfl_report_put (self, "</section>\n");
}

static void
put_words (TflReport *self,
           TflWords   words,
           guint      bits)
{
  guint n;
  gboolean begun = FALSE;

  tfl_words_get (words, &n);
  for (guint i = 0; i < n; i++)
    if ((bits & (1u << i)) != 0)
      {
        tfl_report_put (self, begun ? ", " : "");
        tfl_report_put_text (self, tfl_words_label (words, (int) i));
        begun = TRUE;
      }
}

static void
put_profiles (TflReport        *self,
              const TflElement *unit)
{
  g_autoptr (GPtrArray) profiles = tfl_report_list_children (self, unit, TFL_KIND_PROFILE);

  tfl_report_put (self, profiles->len > 0 ? "<td><ul>" : "<td>");
  for (guint i = 0; i < profiles->len; i++)
    {
      const char *person = tfl_element_get (profiles->pdata[i], TFL_PROFILE_PERSON);

      g_string_append_printf (self->out, "<li id=\"e.%s\">", tfl_element_get_id (profiles->pdata[i]));
      tfl_report_put_text (self, tfl_element_get_name (profiles->pdata[i]));
      if (person != NULL)
        {
          tfl_report_put (self, ": ");
          tfl_report_put_text (self, person);
        }
      tfl_report_put (self, "</li>");
    }
  tfl_report_put (self, profiles->len > 0 ? "</ul></td>" : "</td>");
}

static void
put_unit (TflReport        *self,
          const TflElement *unit)
{
  const char *id = tfl_element_get_id (unit);
  guint n_orphans = tfl_tally_get (self->job->tally, id).orphans;
  g_autoptr (GPtrArray) inside = tfl_report_list_children (self, unit, TFL_KIND_UNIT);
  g_autoptr (GPtrArray) provides = tfl_report_list_referrers (self, unit, TFL_SERVICE_PROVIDER);
  g_autoptr (GPtrArray) receives = tfl_report_list_referrers (self, unit, TFL_SERVICE_CUSTOMERS);
  g_autoptr (GPtrArray) work = tfl_report_list_children (self, unit, TFL_KIND_WORK);

  tfl_report_begin_row (self, unit);
  if (n_orphans > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u work item with no owning process inside",
                                                         "%u work items with no owning process inside", n_orphans), n_orphans);

      g_string_append_printf (self->out, " <span class=\"hole\" title=\"%s\">? %u</span>", text, n_orphans);
    }
  tfl_report_put_paragraph (self, "caption", tfl_element_get (unit, TFL_UNIT_CAPTION));
  tfl_report_put_paragraph (self, "about", tfl_element_get (unit, TFL_UNIT_DESCRIPTION));
  tfl_report_put (self, "</th><td>");
  tfl_report_put_path (self, unit);
  tfl_report_put (self, "</td><td>");
  put_words (self, TFL_WORDS_ROLE, tfl_unit_get_roles (self->job->model, self->job->index, id));
  tfl_report_put (self, "</td>");
  tfl_report_put_cell (self, inside);
  tfl_report_put_cell (self, provides);
  tfl_report_put_cell (self, receives);
  tfl_report_put_cell (self, work);
  put_profiles (self, unit);
  tfl_report_put_found (self, id);
  tfl_report_put_pictures (self, id);
  tfl_report_put (self, "</tr>\n");
}

void
tfl_report_put_units (TflReport *self)
{
  static const char *const labels[] = { N_("Unit"), N_("Stands in"), N_("Roles"), N_("Units inside"), N_("Provides"),
                                        N_("Receives"), N_("Work"), N_("Profiles"), N_("Findings"), N_("Pictures"), NULL };

  put_table (self, "units", TFL_KIND_UNIT, labels, put_unit);
}

/* “OLA with Dev”, a line each; a customer without an agreement too. */
static void
put_customers (TflReport        *self,
               const TflElement *service)
{
  g_autoptr (GPtrArray) customers = tfl_report_list_named (self, service, TFL_SERVICE_CUSTOMERS);

  tfl_report_put_cell (self, customers);
}

static void
put_agreements (TflReport        *self,
                const TflElement *service)
{
  g_autoptr (GPtrArray) agreements = tfl_report_list_children (self, service, TFL_KIND_AGREEMENT);

  tfl_report_put (self, agreements->len > 0 ? "<td><ul>" : "<td>");
  for (guint i = 0; i < agreements->len; i++)
    {
      const TflElement *agreement = agreements->pdata[i];
      const TflElement *customer = tfl_model_follow (self->job->model, agreement, TFL_AGREEMENT_CUSTOMER);
      const char *kind = tfl_words_nick (TFL_WORDS_AGREEMENT_KIND, tfl_element_get_choice (agreement, TFL_AGREEMENT_KIND));
      const char *basis = tfl_element_get (agreement, TFL_AGREEMENT_BASIS);

      g_string_append_printf (self->out, "<li id=\"e.%s\"><b>", tfl_element_get_id (agreement));
      tfl_report_put_text (self, kind != NULL ? kind : _("Agreement"));
      tfl_report_put (self, "</b> ");
      tfl_report_put_link (self, customer);
      if (basis != NULL)
        {
          tfl_report_put (self, ", ");
          tfl_report_put_text (self, basis);
        }
      tfl_report_put_paragraph (self, "about", tfl_element_get (agreement, TFL_AGREEMENT_DESCRIPTION));
      tfl_report_put (self, "</li>");
    }
  tfl_report_put (self, agreements->len > 0 ? "</ul></td>" : "</td>");
}

/* What of the service is said in words: its facility and its support. */
static void
put_terms (TflReport        *self,
           const TflElement *service)
{
  static const TflField fields[] = { TFL_SERVICE_USERS, TFL_SERVICE_GOODS, TFL_SERVICE_ACTIONS, TFL_SERVICE_FACILITY_FUNCTIONING,
                                     TFL_SERVICE_DESK, TFL_SERVICE_SUPPORT_FUNCTIONING };

  tfl_report_put (self, "<td>");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (tfl_element_get (service, fields[i]) != NULL)
      {
        tfl_report_put (self, "<p><span class=\"label\">");
        tfl_report_put_text (self, _(tfl_field_get_info (fields[i])->label));
        tfl_report_put (self, "</span> ");
        tfl_report_put_text (self, tfl_element_get (service, fields[i]));
        tfl_report_put (self, "</p>");
      }
  if (tfl_element_get_flags (service, TFL_SERVICE_CALLS) != 0)
    {
      tfl_report_put (self, "<p><span class=\"label\">");
      tfl_report_put_text (self, _(tfl_field_get_info (TFL_SERVICE_CALLS)->label));
      tfl_report_put (self, "</span> ");
      put_words (self, TFL_WORDS_CALL, tfl_element_get_flags (service, TFL_SERVICE_CALLS));
      tfl_report_put (self, "</p>");
    }
  tfl_report_put (self, "</td>");
}

static void
put_service (TflReport        *self,
             const TflElement *service)
{
  g_autoptr (GPtrArray) provider = tfl_report_list_named (self, service, TFL_SERVICE_PROVIDER);
  g_autoptr (GPtrArray) operators = tfl_report_list_named (self, service, TFL_SERVICE_OPERATORS);
  g_autoptr (GPtrArray) work = tfl_report_list_referrers (self, service, TFL_WORK_SERVICE);

  tfl_report_begin_row (self, service);
  tfl_report_put_paragraph (self, "about", tfl_element_get (service, TFL_SERVICE_DESCRIPTION));
  tfl_report_put (self, "</th>");
  tfl_report_put_cell (self, provider);
  put_customers (self, service);
  put_agreements (self, service);
  tfl_report_put_cell (self, operators);
  put_terms (self, service);
  tfl_report_put_cell (self, work);
  tfl_report_put_found (self, tfl_element_get_id (service));
  tfl_report_put_pictures (self, tfl_element_get_id (service));
  tfl_report_put (self, "</tr>\n");
}

void
tfl_report_put_services (TflReport *self)
{
  static const char *const labels[] = { N_("Service"), N_("Provider"), N_("Customers"), N_("Agreements"), N_("Operators"),
                                        N_("What and how"), N_("Work"), N_("Findings"), N_("Pictures"), NULL };

  put_table (self, "services", TFL_KIND_SERVICE, labels, put_service);
}

static void
put_owner (TflReport        *self,
           const TflElement *work)
{
  const char *slot = tfl_element_get (work, TFL_WORK_PROCESS);
  int process = tfl_work_get_process (work);
  gboolean is_orphan = tfl_work_is_orphan (work);

  if (is_orphan && tfl_work_is_set_aside (self->job->model, self->job->index, work))
    tfl_report_put_text (self, _("No owning process, set aside"));
  else if (process >= 0 || is_orphan)
    tfl_report_put_process (self, process);
  else
    tfl_report_put_text (self, _("Delivery"));
  if (is_orphan && slot != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("“%s”"), slot);

      tfl_report_put_paragraph (self, "caption", text);
    }
}

static void
put_workflow (TflReport        *self,
              const TflElement *work)
{
  int workflow = tfl_element_get_choice (work, TFL_WORK_WORKFLOW);

  if (workflow >= 0 && workflow < TFL_N_WORKFLOWS)
    g_string_append_printf (self->out, "<a href=\"#workflow-%s\">", tfl_words_nick (TFL_WORDS_WORKFLOW, workflow));
  tfl_report_put_text (self, tfl_words_label (TFL_WORDS_WORKFLOW, workflow));
  tfl_report_put (self, workflow >= 0 && workflow < TFL_N_WORKFLOWS ? "</a>" : "");
  tfl_report_put_paragraph (self, "caption", tfl_element_get (work, TFL_WORK_STEP));
}

/* “Incident”, the unit and who in it. */
static void
put_request (TflReport        *self,
             const TflElement *work)
{
  const TflElement *customer = tfl_model_follow (self->job->model, work, TFL_WORK_CUSTOMER);

  tfl_report_put_text (self, tfl_words_label (TFL_WORDS_CALL, tfl_element_get_choice (work, TFL_WORK_CALL)));
  if (customer != NULL)
    {
      tfl_report_put (self, "<p>");
      tfl_report_put_link (self, customer);
      tfl_report_put (self, "</p>");
    }
  tfl_report_put_paragraph (self, "caption", tfl_element_get (work, TFL_WORK_REQUESTER));
}

static void
put_means_of (TflReport        *self,
              const TflElement *work)
{
  g_autoptr (GPtrArray) means = tfl_report_list_named (self, work, TFL_WORK_PRACTICE);
  const TflElement *tool = tfl_model_follow (self->job->model, work, TFL_WORK_TOOL);

  if (tool != NULL)
    g_ptr_array_add (means, (gpointer) tool);
  tfl_report_put_cell (self, means);
}

static void
put_work (TflReport        *self,
          const TflElement *work)
{
  g_autoptr (GPtrArray) caller = tfl_report_list_named (self, work, TFL_WORK_CALLED_BY);
  g_autoptr (GPtrArray) callees = tfl_report_list_referrers (self, work, TFL_WORK_CALLED_BY);
  g_autoptr (GPtrArray) operators = tfl_report_list_named (self, work, TFL_WORK_OPERATORS);
  g_autoptr (GPtrArray) service = tfl_report_list_named (self, work, TFL_WORK_SERVICE);

  tfl_report_begin_row (self, work);
  tfl_report_put_paragraph (self, "about", tfl_element_get (work, TFL_WORK_DESCRIPTION));
  tfl_report_put (self, "</th><td>");
  tfl_report_put_path (self, work);
  tfl_report_put (self, "</td><td>");
  put_owner (self, work);
  tfl_report_put (self, "</td><td>");
  put_workflow (self, work);
  tfl_report_put (self, "</td><td>");
  put_request (self, work);
  tfl_report_put (self, "</td>");
  tfl_report_put_cell (self, caller);
  tfl_report_put_cell (self, callees);
  tfl_report_put_cell (self, operators);
  put_means_of (self, work);
  tfl_report_put_cell (self, service);
  tfl_report_put_found (self, tfl_element_get_id (work));
  tfl_report_put_pictures (self, tfl_element_get_id (work));
  tfl_report_put (self, "</tr>\n");
}

void
tfl_report_put_works (TflReport *self)
{
  static const char *const labels[] = { N_("Work"), N_("Unit"), N_("Owning process"), N_("Workflow"), N_("Asked for by"),
                                        N_("Called by"), N_("Calls"), N_("Operators"), N_("Practice and tool"), N_("Service"),
                                        N_("Findings"), N_("Pictures"), NULL };

  put_table (self, "work", TFL_KIND_WORK, labels, put_work);
}

static void
put_practice (TflReport        *self,
              const TflElement *practice)
{
  g_autoptr (GPtrArray) work = tfl_report_list_referrers (self, practice, TFL_WORK_PRACTICE);
  int process = tfl_element_get_choice (practice, TFL_PRACTICE_PROCESS);

  tfl_report_begin_row (self, practice);
  tfl_report_put_paragraph (self, "about", tfl_element_get (practice, TFL_PRACTICE_DESCRIPTION));
  tfl_report_put (self, "</th><td>");
  tfl_report_put_text (self, _(tfl_kind_get_info (TFL_KIND_PRACTICE)->label));
  tfl_report_put (self, "</td><td>");
  if (process >= 0)
    tfl_report_put_process (self, process);
  tfl_report_put (self, "</td>");
  tfl_report_put_cell (self, work);
  tfl_report_put (self, "</tr>\n");
}

static void
put_tool (TflReport        *self,
          const TflElement *tool)
{
  g_autoptr (GPtrArray) work = tfl_report_list_referrers (self, tool, TFL_WORK_TOOL);

  tfl_report_begin_row (self, tool);
  tfl_report_put_paragraph (self, "about", tfl_element_get (tool, TFL_TOOL_DESCRIPTION));
  tfl_report_put (self, "</th><td>");
  tfl_report_put_text (self, _(tfl_kind_get_info (TFL_KIND_TOOL)->label));
  tfl_report_put (self, "</td><td></td>");
  tfl_report_put_cell (self, work);
  tfl_report_put (self, "</tr>\n");
}

void
tfl_report_put_means (TflReport *self)
{
  static const char *const labels[] = { N_("Name"), N_("Kind"), N_("Plugs into"), N_("Work"), NULL };
  TflModel *model = self->job->model;

  if (tfl_model_count (model, TFL_KIND_PRACTICE) + tfl_model_count (model, TFL_KIND_TOOL) == 0)
    return;

  tfl_report_begin_section (self, "means", _("Practices and tools"));
  tfl_report_begin_table (self, "means", _("Practices and tools"), labels);
  put_rows (self, TFL_KIND_PRACTICE, put_practice);
  put_rows (self, TFL_KIND_TOOL, put_tool);
  tfl_report_end_table (self);
  tfl_report_put (self, "</section>\n");
}
