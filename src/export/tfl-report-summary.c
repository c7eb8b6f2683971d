#include "config.h"

#include "tfl-report-private.h"

#include "usm/tfl-stats.h"
#include "usm/tfl-waiver.h"
#include "usm/tfl-words.h"
#include "usm/tfl-work.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TflReport *report;
  guint      set_aside;
} Orphans;

/* Which process most likely owns it, and why. */
static void
put_suggestion (TflReport        *self,
                const TflElement *work)
{
  g_autoptr (GArray) suggestions = tfl_work_get_suggestions (self->job->model, self->job->index, work);

  for (guint i = 0; i < suggestions->len; i++)
    {
      TflSuggestion *suggestion = &g_array_index (suggestions, TflSuggestion, i);

      if (suggestion->is_best)
        {
          tfl_report_put (self, "<p class=\"guess\">");
          tfl_report_put_text (self, _("Most likely:"));
          tfl_report_put (self, " ");
          tfl_report_put_process (self, (int) suggestion->process);
          if (suggestion->reason != NULL)
            {
              tfl_report_put (self, " – ");
              tfl_report_put_text (self, suggestion->reason);
            }
          tfl_report_put (self, "</p>");
        }
    }
}

static gboolean
put_orphan_cb (const TflElement *element,
               gpointer          user_data)
{
  Orphans *self = user_data;
  const char *slot;

  if (tfl_element_get_kind (element) != TFL_KIND_WORK || !tfl_work_is_orphan (element))
    return TRUE;
  if (tfl_work_is_set_aside (self->report->job->model, self->report->job->index, element))
    {
      self->set_aside++;
      return TRUE;
    }

  slot = tfl_element_get (element, TFL_WORK_PROCESS);
  tfl_report_put (self->report, "<li><div class=\"plate\"><span class=\"hole\" aria-hidden=\"true\">?</span>\n<p class=\"name\">");
  tfl_report_put_link (self->report, element);
  tfl_report_put (self->report, "</p>\n<p class=\"where\">");
  tfl_report_put_path (self->report, element);
  tfl_report_put (self->report, "</p>\n<p class=\"missing\">");
  if (slot != NULL)
    {
      /* Translators: a practice, tool or meeting, in the place of a process */
      g_autofree char *text = g_strdup_printf (_("No owning process: “%s” is none"), slot);

      tfl_report_put_text (self->report, text);
    }
  else
    tfl_report_put_text (self->report, _("No owning process"));
  tfl_report_put (self->report, "</p>");
  put_suggestion (self->report, element);
  tfl_report_put (self->report, "</div></li>\n");

  return TRUE;
}

void
tfl_report_put_orphans (TflReport *self)
{
  guint n = tfl_tally_get (self->job->tally, TFL_ROOT_ID).orphans;
  Orphans orphans = { self, 0 };
  g_autofree char *title = g_strdup_printf (ngettext ("%u piece of work has no owning process",
                                                      "%u pieces of work have no owning process", n), n);

  tfl_report_begin_section (self, "orphans", n > 0 ? title : _("Each piece of work has an owning process"));
  if (n > 0)
    tfl_report_put_paragraph (self, "lead", _(tfl_orphan_get_info (TFL_ORPHAN_UNOWNED)->why));
  tfl_report_put (self, n > 0 ? "<ul class=\"holes\">\n" : "");
  tfl_model_foreach (self->job->model, put_orphan_cb, &orphans);
  tfl_report_put (self, n > 0 ? "</ul>\n" : "");
  if (orphans.set_aside > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u more is set aside, with a reason: see the findings.",
                                                         "%u more are set aside, with a reason: see the findings.",
                                                         orphans.set_aside), orphans.set_aside);

      tfl_report_put_paragraph (self, "note", text);
    }
  tfl_report_put (self, "</section>\n");
}

static void
put_figure (TflReport  *self,
            const char *label,
            guint       number,
            gboolean    is_hole)
{
  g_string_append_printf (self->out, "<div%s><dt>", is_hole && number > 0 ? " class=\"hollow\"" : "");
  tfl_report_put_text (self, label);
  g_string_append_printf (self->out, "</dt><dd>%s%u</dd></div>\n", is_hole && number > 0 ? "<span class=\"hole\">?</span> " : "", number);
}

/* How much of the work is one's: the number, and a bar behind it. */
static void
put_count (TflReport *self,
           guint      number,
           guint      most)
{
  g_string_append_printf (self->out, "<td><div class=\"bar\"><span>%u</span><i style=\"width:%u%%\"></i></div></td>", number,
                          most > 0 ? number * 80 / most : 0);
}

static void
put_processes (TflReport      *self,
               const TflStats *stats)
{
  static const char *const labels[] = { N_("Process"), N_("Meaning"), N_("Work"), NULL };
  guint most = stats->orphans;

  for (guint i = 0; i < TFL_N_PROCESSES; i++)
    most = MAX (most, stats->by_process[i]);

  tfl_report_begin_table (self, "counts", _("Work by owning process"), labels);
  for (guint i = 0; i < TFL_N_PROCESSES; i++)
    {
      const TflProcessInfo *info = tfl_process_get_info (i);
      const char *nick = tfl_words_nick (TFL_WORDS_PROCESS, (int) i);

      g_string_append_printf (self->out, "<tr id=\"process-%s\" class=\"%s\"><th scope=\"row\"><span class=\"cell %s\" aria-hidden=\"true\">%c</span> ",
                              nick, nick, nick, info->letter);
      tfl_report_put_text (self, tfl_words_label (TFL_WORDS_PROCESS, (int) i));
      tfl_report_put (self, "</th><td>");
      tfl_report_put_text (self, _(info->meaning));
      tfl_report_put (self, "</td>");
      put_count (self, stats->by_process[i], most);
      tfl_report_put (self, "</tr>\n");
    }
  if (stats->orphans > 0)
    {
      tfl_report_put (self, "<tr class=\"hollow\"><th scope=\"row\"><span class=\"hole\" aria-hidden=\"true\">?</span> <a href=\"#orphans\">");
      tfl_report_put_text (self, _("No owning process"));
      tfl_report_put (self, "</a></th><td></td>");
      put_count (self, stats->orphans, most);
      tfl_report_put (self, "</tr>\n");
    }
  tfl_report_end_table (self);
}

static void
put_workflows (TflReport      *self,
               const TflStats *stats)
{
  static const char *const labels[] = { N_("Workflow"), N_("Processes"), N_("Work"), NULL };
  guint most = 0;

  for (guint i = 0; i < TFL_N_WORKFLOWS; i++)
    most = MAX (most, stats->by_workflow[i]);

  tfl_report_begin_table (self, "counts", _("Work by workflow"), labels);
  for (guint i = 0; i < TFL_N_WORKFLOWS; i++)
    {
      g_autofree char *path = tfl_workflow_to_path ((int) i);

      g_string_append_printf (self->out, "<tr id=\"workflow-%s\"><th scope=\"row\">", tfl_words_nick (TFL_WORDS_WORKFLOW, (int) i));
      tfl_report_put_text (self, tfl_words_label (TFL_WORDS_WORKFLOW, (int) i));
      tfl_report_put (self, "</th><td>");
      tfl_report_put_text (self, path);
      tfl_report_put (self, "</td>");
      put_count (self, stats->by_workflow[i], most);
      tfl_report_put (self, "</tr>\n");
    }
  tfl_report_end_table (self);
}

void
tfl_report_put_summary (TflReport *self)
{
  TflStats stats = tfl_stats_get (self->job->model, self->job->tally);

  tfl_report_begin_section (self, "summary", _("In figures"));
  tfl_report_put (self, "<dl class=\"figures\">\n");
  put_figure (self, _("No owning process"), stats.orphans, TRUE);
  put_figure (self, _("Units"), stats.units, FALSE);
  put_figure (self, _("Levels of units"), stats.depth, FALSE);
  put_figure (self, _("Services"), stats.services, FALSE);
  put_figure (self, _("Agreements"), stats.agreements, FALSE);
  put_figure (self, _("Work"), stats.work, FALSE);
  put_figure (self, _("Delivery work"), stats.delivery, FALSE);
  tfl_report_put (self, "</dl>\n<div class=\"pair\">\n");
  put_processes (self, &stats);
  put_workflows (self, &stats);
  tfl_report_put (self, "</div>\n</section>\n");
}
