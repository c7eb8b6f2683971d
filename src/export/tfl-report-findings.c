#include "config.h"

#include "tfl-report-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *sign; /* beside the word, never instead of it */
  const char *label;
} severities[TFL_N_SEVERITIES] = {
  [TFL_SEVERITY_NOTE] = { "i", N_("Note") },
  [TFL_SEVERITY_WARNING] = { "!", N_("Warning") },
  [TFL_SEVERITY_ERROR] = { "×", N_("Error") },
};

void
tfl_report_put_found (TflReport  *self,
                      const char *id)
{
  GArray *numbers = g_hash_table_lookup (self->found, id);

  tfl_report_put (self, numbers != NULL ? "<td class=\"seen\"><ul>" : "<td class=\"seen\">");
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);
      const TflFinding *finding = self->findings->pdata[number - 1];

      tfl_report_put (self, "<li><a href=\"#f.");
      tfl_report_put_number (self, number);
      tfl_report_put (self, "\">");
      tfl_report_put_text (self, finding->waiver != NULL ? _("Set aside") : _(severities[finding->rule->severity].label));
      tfl_report_put (self, " ");
      tfl_report_put_number (self, number);
      tfl_report_put (self, "</a></li>");
    }
  tfl_report_put (self, numbers != NULL ? "</ul></td>" : "</td>");
}

static void
put_waiver (TflReport        *self,
            const TflElement *waiver)
{
  const char *reason = tfl_element_get (waiver, TFL_WAIVER_REASON);
  const char *author = tfl_element_get (waiver, TFL_WAIVER_AUTHOR);

  tfl_report_put_text (self, _("Set aside"));
  tfl_report_put (self, reason != NULL ? ": " : "");
  tfl_report_put_text (self, reason);
  if (author != NULL)
    {
      tfl_report_put (self, " (");
      tfl_report_put_text (self, author);
      tfl_report_put (self, ")");
    }
}

static void
put_finding (TflReport        *self,
             const TflFinding *finding,
             guint             number)
{
  const TflElement *element = tfl_model_lookup (self->job->model, finding->element);
  TflSeverity severity = finding->rule->severity;

  g_string_append_printf (self->out, "<tr id=\"f.%u\"%s><td class=\"number\">%u</td><td><span class=\"severity %s\" aria-hidden=\"true\">%s</span> ",
                          number, finding->waiver != NULL ? " class=\"waived\"" : "", number, tfl_severity_nick (severity),
                          severities[severity].sign);
  tfl_report_put_text (self, _(severities[severity].label));
  tfl_report_put (self, "</td><th scope=\"row\">");
  tfl_report_put_text (self, finding->sentence);
  if (finding->waiver != NULL)
    {
      tfl_report_put (self, "<p class=\"caption\">");
      put_waiver (self, finding->waiver);
      tfl_report_put (self, "</p>");
    }
  tfl_report_put (self, "</th><td>");
  tfl_report_put_link (self, element);
  tfl_report_put (self, "</td><td>");
  tfl_report_put_path (self, element);
  g_string_append_printf (self->out, "</td><td><a href=\"#rule-%s\">%s</a></td></tr>\n", finding->rule->id, finding->rule->id);
}

/* The rules that found something, and why they matter. */
static void
put_rules (TflReport *self)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  guint n_rules;
  const TflRule *rules = tfl_rules_get (&n_rules);

  for (guint i = 0; i < self->findings->len; i++)
    g_hash_table_add (used, (gpointer) ((const TflFinding *) self->findings->pdata[i])->rule);

  tfl_report_put (self, "<h3>");
  tfl_report_put_text (self, _("What the rules say"));
  tfl_report_put (self, "</h3>\n<dl class=\"rules\">\n");
  for (guint i = 0; i < n_rules; i++)
    if (g_hash_table_contains (used, &rules[i]))
      {
        g_string_append_printf (self->out, "<div id=\"rule-%s\"><dt>", rules[i].id);
        tfl_report_put_text (self, _(rules[i].title));
        g_string_append_printf (self->out, " <code>%s</code></dt><dd>", rules[i].id);
        tfl_report_put_text (self, _(rules[i].why));
        tfl_report_put (self, "</dd></div>\n");
      }
  tfl_report_put (self, "</dl>\n");
}

void
tfl_report_put_findings (TflReport *self)
{
  static const char *const labels[] = { N_("Number"), N_("Severity"), N_("Finding"), N_("Element"), N_("Stands in"), N_("Rule"), NULL };

  tfl_report_begin_section (self, "findings", _("Findings"));
  if (self->findings->len == 0)
    tfl_report_put_paragraph (self, "lead", _("The rules of the method have nothing to say."));
  else
    {
      tfl_report_begin_table (self, "findings", _("Findings"), labels);
      for (guint i = 0; i < self->findings->len; i++)
        put_finding (self, self->findings->pdata[i], i + 1);
      tfl_report_end_table (self);
      put_rules (self);
    }
  tfl_report_put (self, "</section>\n");
}
