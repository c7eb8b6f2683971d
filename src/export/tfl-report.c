#include "config.h"

#include "tfl-report.h"

#include "tfl-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RESOURCES "/io/github/trefoil/Trefoil/report/"

/* Generated from data/report; calling it links it in. */
extern GResource *tfl_report_get_resource (void);

/* A file of data/report. (transfer full) */
static GBytes *
load (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resource_lookup_data (tfl_report_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);

  return bytes;
}

static void
put_bytes (GString *out,
           GBytes  *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_string_append_len (out, data, (gssize) size);
}

/* What a policy knows a script by: no other one runs, whatever a name in the model says. (transfer full) */
static char *
hash_script (GBytes *script)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;

  g_checksum_update (checksum, g_bytes_get_data (script, NULL), (gssize) g_bytes_get_size (script));
  g_checksum_get_digest (checksum, digest, &size);

  return g_base64_encode (digest, size);
}

static const char *
get_name (const TflExportJob *job)
{
  const char *name = tfl_element_get (tfl_model_get_root (job->model), TFL_MODEL_NAME);

  return name != NULL && name[strspn (name, " \t\r\n")] != '\0' ? name : _("Untitled");
}

static gboolean
number_cb (const TflElement *element,
           gpointer          order)
{
  g_hash_table_insert (order, (gpointer) tfl_element_get_id (element), GUINT_TO_POINTER (g_hash_table_size (order)));

  return TRUE;
}

static GHashTable *
new_lists (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

static void
report_init (TflReport          *self,
             const TflExportJob *job)
{
  self->job = job;
  self->out = g_string_new (NULL);
  self->order = g_hash_table_new (NULL, NULL);
  self->pictures = new_lists ();
  self->colours = g_array_new (FALSE, FALSE, sizeof (guint));
  self->labels = g_string_new (NULL);
  self->findings = tfl_findings_list (job->findings, job->model);
  self->found = new_lists ();

  tfl_model_foreach (job->model, number_cb, self->order);
  for (guint number = 1; number <= self->findings->len; number++)
    {
      const char *element = ((const TflFinding *) self->findings->pdata[number - 1])->element;
      GArray *numbers = g_hash_table_lookup (self->found, element);

      if (numbers == NULL)
        {
          numbers = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->found, g_strdup (element), numbers);
        }
      g_array_append_val (numbers, number);
    }
}

static void
report_clear (TflReport *self)
{
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_hash_table_unref (self->order);
  g_hash_table_unref (self->pictures);
  g_array_unref (self->colours);
  g_string_free (self->labels, TRUE);
  g_ptr_array_unref (self->findings);
  g_hash_table_unref (self->found);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TflReport, report_clear)

/* What needs the script is hidden until it runs. */
static void
put_search (TflReport *self)
{
  tfl_report_put (self, "<form class=\"search scripted\" role=\"search\" data-found=\"");
  /* Translators: %u is a number, to be filled in by the report itself */
  tfl_report_put_text (self, _("Found: %u"));
  tfl_report_put (self, "\" data-none=\"");
  tfl_report_put_text (self, _("Nothing found"));
  tfl_report_put (self, "\">\n<label for=\"find\">");
  tfl_report_put_text (self, _("Search"));
  tfl_report_put (self, "</label>\n<input id=\"find\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" role=\"combobox\" "
                        "aria-expanded=\"false\" aria-controls=\"finds\" aria-autocomplete=\"list\" placeholder=\"");
  tfl_report_put_text (self, _("Units, services, work, findings"));
  tfl_report_put (self, "\">\n<ul id=\"finds\" role=\"listbox\" aria-label=\"");
  tfl_report_put_text (self, _("Search"));
  tfl_report_put (self, "\" hidden></ul>\n<span id=\"found\" role=\"status\"></span>\n</form>\n");
}

static void
put_head (TflReport *self)
{
  const TflElement *root = tfl_model_get_root (self->job->model);
  TflCounts counts = tfl_tally_get (self->job->tally, TFL_ROOT_ID);

  tfl_report_put (self, "<a class=\"skip\" href=\"#main\">");
  tfl_report_put_text (self, _("Skip to the contents"));
  tfl_report_put (self, "</a>\n<header>\n<div class=\"heading\">\n<h1>");
  tfl_report_put_text (self, get_name (self->job));
  tfl_report_put (self, "</h1>\n");
  if (counts.orphans > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u with no owning process", "%u with no owning process", counts.orphans),
                                               counts.orphans);

      tfl_report_put (self, "<a class=\"badge\" href=\"#orphans\"><span class=\"hole\" aria-hidden=\"true\">?</span> ");
      tfl_report_put_text (self, text);
      tfl_report_put (self, "</a>\n");
    }
  tfl_report_put (self, "</div>\n");
  put_search (self);
  tfl_report_put (self, "</header>\n");
  tfl_report_put_paragraph (self, "description", tfl_element_get (root, TFL_MODEL_DESCRIPTION));
}

static void
put_entry (TflReport  *self,
           const char *target,
           const char *label,
           int         number,
           gboolean    is_hole)
{
  g_string_append_printf (self->out, "<li><a href=\"#%s\">%s", target,
                          is_hole ? "<span class=\"hole\" aria-hidden=\"true\">?</span> " : "");
  tfl_report_put_text (self, label);
  tfl_report_put (self, "</a>");
  if (number >= 0)
    g_string_append_printf (self->out, " <span class=\"count\">%d</span>", number);
  tfl_report_put (self, "</li>\n");
}

static void
put_kind_entry (TflReport  *self,
                const char *target,
                TflKind     kind)
{
  guint n = tfl_model_count (self->job->model, kind);

  if (n > 0)
    put_entry (self, target, _(tfl_kind_get_info (kind)->plural), (int) n, FALSE);
}

static void
put_slides (TflReport *self)
{
  if (self->job->n_pages == 0)
    return;

  tfl_report_put (self, "<li><a href=\"#pictures\">");
  tfl_report_put_text (self, _("Pictures"));
  tfl_report_put (self, "</a>\n<ol>\n");
  for (guint i = 0; i < self->job->n_pages; i++)
    {
      g_autofree char *target = g_strdup_printf ("page-%u", i + 1);

      put_entry (self, target, self->job->pages[i].slide->title, -1, FALSE);
    }
  tfl_report_put (self, "</ol></li>\n");
}

static void
put_contents (TflReport *self)
{
  guint orphans = tfl_tally_get (self->job->tally, TFL_ROOT_ID).orphans;

  tfl_report_put (self, "<nav aria-labelledby=\"contents-title\">\n<h2 id=\"contents-title\">");
  tfl_report_put_text (self, _("Contents"));
  tfl_report_put (self, "</h2>\n<ul>\n");
  put_entry (self, "orphans", _("No owning process"), (int) orphans, orphans > 0);
  put_entry (self, "summary", _("In figures"), -1, FALSE);
  put_slides (self);
  put_kind_entry (self, "units", TFL_KIND_UNIT);
  put_kind_entry (self, "services", TFL_KIND_SERVICE);
  put_kind_entry (self, "work", TFL_KIND_WORK);
  if (tfl_model_count (self->job->model, TFL_KIND_PRACTICE) + tfl_model_count (self->job->model, TFL_KIND_TOOL) > 0)
    put_entry (self, "means", _("Practices and tools"), -1, FALSE);
  put_entry (self, "findings", _("Findings"), (int) self->findings->len, FALSE);
  tfl_report_put (self, "</ul>\n</nav>\n");
}

static void
put_button (TflReport  *self,
            const char *does,
            const char *sign,
            const char *label)
{
  g_string_append_printf (self->out, "<button type=\"button\" data-does=\"%s\" aria-label=\"", does);
  tfl_report_put_text (self, label);
  tfl_report_put (self, "\" title=\"");
  tfl_report_put_text (self, label);
  g_string_append_printf (self->out, "\">%s</button>", sign);
}

#define CORNERS "<svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\"><path fill=\"none\" " \
                "stroke=\"currentColor\" stroke-width=\"1.8\" d=\"M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4\"/></svg>"

/* The script puts a copy below each picture. */
static void
put_tools (TflReport *self)
{
  tfl_report_put (self, "<template id=\"tools\"><div class=\"tools\"><p class=\"hint\">");
  tfl_report_put_text (self, _("Drag to move. To zoom: + and −, the wheel with Ctrl or after a click, or two fingers. 0 shows all."));
  tfl_report_put (self, "</p><div class=\"buttons\" role=\"toolbar\" aria-label=\"");
  tfl_report_put_text (self, _("Zoom"));
  tfl_report_put (self, "\">");
  put_button (self, "in", "+", _("Larger"));
  put_button (self, "out", "−", _("Smaller"));
  put_button (self, "fit", "0", _("All of it"));
  put_button (self, "whole", CORNERS, _("Whole screen"));
  tfl_report_put (self, "</div></div></template>\n");
}

static void
put_page (TflReport *self,
          guint      page)
{
  const TflSlide *slide = self->job->pages[page].slide;

  g_string_append_printf (self->out, "<article class=\"picture\" id=\"page-%u\">\n<h3 id=\"title-%u\"><span class=\"page\">%u</span> ", page + 1, page + 1,
                          page + 1);
  tfl_report_put_text (self, slide->title);
  g_string_append_printf (self->out, "</h3>\n<p class=\"lead\" id=\"about-%u\">", page + 1);
  tfl_report_put_text (self, slide->subtitle);
  tfl_report_put (self, "</p>\n<div class=\"map\">\n");
  tfl_report_put_picture (self, page);
  tfl_report_put (self, "</div>\n");
  tfl_report_put_paragraph (self, "notes", slide->notes);
  tfl_report_put (self, "</article>\n");
}

static void
put_pictures (TflReport *self)
{
  if (self->job->n_pages == 0)
    return;

  tfl_report_begin_section (self, "pictures", _("Pictures"));
  put_tools (self);
  for (guint i = 0; i < self->job->n_pages; i++)
    put_page (self, i);
  tfl_report_put (self, "</section>\n");
}

static void
put_body (TflReport *self)
{
  put_head (self);
  tfl_report_put (self, "<div class=\"columns\">\n");
  put_contents (self);
  tfl_report_put (self, "<main id=\"main\" tabindex=\"-1\">\n");
  tfl_report_put_orphans (self);
  tfl_report_put_summary (self);
  put_pictures (self);
  tfl_report_put_units (self);
  tfl_report_put_services (self);
  tfl_report_put_works (self);
  tfl_report_put_means (self);
  tfl_report_put_findings (self);
  tfl_report_put (self, "</main>\n</div>\n");
}

/* The head is written last, since it has the colours that the pictures use. (transfer full) */
static GBytes *
finish (TflReport *self)
{
  g_autoptr (GBytes) style = load ("report.css");
  g_autoptr (GBytes) script = load ("report.js");
  g_autofree char *hash = hash_script (script);
  g_autoptr (GString) head = g_string_new (NULL);
  GString *file = g_steal_pointer (&self->out);

  self->out = head;
  /* Translators: the code of the language that you translate to, such as “nl” */
  g_string_append_printf (head, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", _("en"));
  g_string_append_printf (head,
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                          "script-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n", hash);
  tfl_report_put (self, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Trefoil\">\n<title>");
  tfl_report_put_text (self, get_name (self->job));
  tfl_report_put (self, "</title>\n<style>\n");
  tfl_report_put_colours (self);
  put_bytes (head, style);
  g_string_append_printf (head, "@media screen and (max-width:44rem){%s}\n", self->labels->str);
  tfl_report_put (self, "</style>\n</head>\n<body>\n");
  g_string_insert_len (file, 0, head->str, (gssize) head->len);
  g_string_append (file, "<script>");
  put_bytes (file, script);
  g_string_append (file, "</script>\n</body>\n</html>\n");
  self->out = NULL;

  return g_string_free_to_bytes (file);
}

GBytes *
tfl_report_write (const TflExportJob      *job,
                  const TflExportOptions  *options,
                  GError                 **error)
{
  g_auto (TflReport) self = { 0 };

  report_init (&self, job);
  put_body (&self);

  return finish (&self);
}
