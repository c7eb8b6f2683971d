#include "config.h"

#include "tfl-report-private.h"

#include "tfl-markup.h"

#include "usm/tfl-waiver.h"
#include "usm/tfl-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
tfl_report_put (TflReport  *self,
                const char *markup)
{
  g_string_append (self->out, markup);
}

void
tfl_report_put_text (TflReport  *self,
                     const char *text)
{
  tfl_markup_put_text (self->out, text);
}

void
tfl_report_put_number (TflReport *self,
                       guint      number)
{
  char digits[16];
  char *first = digits + sizeof digits;

  do
    *--first = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append_len (self->out, first, digits + sizeof digits - first);
}

void
tfl_report_put_paragraph (TflReport  *self,
                          const char *class_name,
                          const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;

  g_string_append_printf (self->out, "<p class=\"%s\">", class_name);
  tfl_report_put_text (self, text);
  tfl_report_put (self, "</p>\n");
}

void
tfl_report_begin_section (TflReport  *self,
                          const char *id,
                          const char *title)
{
  g_string_append_printf (self->out, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">", id, id, id);
  tfl_report_put_text (self, title);
  tfl_report_put (self, "</h2>\n");
}

/* A column's label as style has texts. */
static void
put_narrow_label (TflReport  *self,
                  const char *class_name,
                  guint       column,
                  const char *label)
{
  g_string_append_printf (self->labels, ".%s td:nth-child(%u)::before{content:\"", class_name, column);
  for (const char *p = label; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80 || *p == ' ')
      g_string_append_c (self->labels, *p);
    else
      g_string_append_printf (self->labels, "\\%06x", (guint) *p);
  g_string_append (self->labels, ": \"}");
}

void
tfl_report_begin_table (TflReport         *self,
                        const char        *class_name,
                        const char        *caption,
                        const char *const *labels)
{
  tfl_report_put (self, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"");
  tfl_report_put_text (self, caption);
  g_string_append_printf (self->out, "\">\n<table class=\"%s\">\n<caption>", class_name);
  tfl_report_put_text (self, caption);
  tfl_report_put (self, "</caption>\n<thead><tr>");
  for (guint i = 0; labels[i] != NULL; i++)
    {
      put_narrow_label (self, class_name, i + 1, _(labels[i]));
      tfl_report_put (self, "<th scope=\"col\">");
      tfl_report_put_text (self, _(labels[i]));
      tfl_report_put (self, "</th>");
    }
  tfl_report_put (self, "</tr></thead>\n<tbody>\n");
}

void
tfl_report_end_table (TflReport *self)
{
  tfl_report_put (self, "</tbody>\n</table>\n</div>\n");
}

/* An element without a name is called by its id; an agreement has none. */
static void
put_name (TflReport        *self,
          const TflElement *element)
{
  const char *name = tfl_element_get_name (element);

  tfl_report_put_text (self, name[strspn (name, " \t\r\n")] != '\0' ? name : tfl_element_get_id (element));
}

void
tfl_report_begin_row (TflReport        *self,
                      const TflElement *element)
{
  tfl_report_put (self, "<tr id=\"e.");
  tfl_report_put (self, tfl_element_get_id (element));
  tfl_report_put (self, "\"><th scope=\"row\">");
  put_name (self, element);
}

static gboolean
has_row (const TflElement *element)
{
  switch (tfl_element_get_kind (element))
    {
    case TFL_KIND_UNIT:
    case TFL_KIND_WORK:
    case TFL_KIND_SERVICE:
    case TFL_KIND_PRACTICE:
    case TFL_KIND_TOOL:
    case TFL_KIND_PROFILE:
    case TFL_KIND_AGREEMENT:
      return TRUE;
    case TFL_KIND_MODEL:
    case TFL_KIND_FLOW:
    case TFL_KIND_STREAM:
    case TFL_KIND_OVERLAY:
    case TFL_KIND_TAG:
    case TFL_KIND_VIEW:
    case TFL_KIND_PLACE:
    case TFL_KIND_WAIVER:
    case TFL_N_KINDS:
      break;
    }

  return FALSE;
}

void
tfl_report_put_link (TflReport        *self,
                     const TflElement *element)
{
  if (has_row (element))
    {
      tfl_report_put (self, "<a href=\"#e.");
      tfl_report_put (self, tfl_element_get_id (element));
      tfl_report_put (self, "\">");
    }
  put_name (self, element);
  if (has_row (element))
    tfl_report_put (self, "</a>");
}

/* What stands before the name of work: how its box looks, and what it means. */
static void
put_sign (TflReport  *self,
          const char *class_name,
          const char *label,
          char        letter)
{
  g_string_append_printf (self->out, "<span class=\"%s\" title=\"", class_name);
  tfl_report_put_text (self, label);
  g_string_append_printf (self->out, "\">%c</span> ", letter);
}

void
tfl_report_put_work (TflReport        *self,
                     const TflElement *work)
{
  int process = tfl_work_get_process (work);

  if (process >= 0)
    {
      g_autofree char *box = g_strdup_printf ("cell %s", tfl_words_nick (TFL_WORDS_PROCESS, process));

      put_sign (self, box, tfl_words_label (TFL_WORDS_PROCESS, process), tfl_process_get_info (process)->letter);
    }
  else if (tfl_work_is_orphan (work))
    put_sign (self, tfl_work_is_set_aside (self->job->model, self->job->index, work) ? "aside" : "hole", _("No owning process"), '?');
  tfl_report_put_link (self, work);
}

void
tfl_report_put_links (TflReport *self,
                      GPtrArray *elements)
{
  if (elements->len == 0)
    return;

  tfl_report_put (self, "<ul>");
  for (guint i = 0; i < elements->len; i++)
    {
      tfl_report_put (self, "<li>");
      if (tfl_element_get_kind (elements->pdata[i]) == TFL_KIND_WORK)
        tfl_report_put_work (self, elements->pdata[i]);
      else
        tfl_report_put_link (self, elements->pdata[i]);
      tfl_report_put (self, "</li>");
    }
  tfl_report_put (self, "</ul>");
}

void
tfl_report_put_cell (TflReport *self,
                     GPtrArray *elements)
{
  tfl_report_put (self, "<td>");
  tfl_report_put_links (self, elements);
  tfl_report_put (self, "</td>");
}

void
tfl_report_put_process (TflReport *self,
                        int        process)
{
  if (process < 0)
    {
      tfl_report_put (self, "<span class=\"hole\">?</span> <strong class=\"missing\">");
      tfl_report_put_text (self, _("No owning process"));
      tfl_report_put (self, "</strong>");
      return;
    }

  g_string_append_printf (self->out, "<span class=\"cell %s\" aria-hidden=\"true\">%c</span> ",
                          tfl_words_nick (TFL_WORDS_PROCESS, process), tfl_process_get_info (process)->letter);
  g_string_append_printf (self->out, "<a href=\"#process-%s\">", tfl_words_nick (TFL_WORDS_PROCESS, process));
  tfl_report_put_text (self, tfl_words_label (TFL_WORDS_PROCESS, process));
  tfl_report_put (self, "</a>");
}

void
tfl_report_put_pictures (TflReport  *self,
                         const char *id)
{
  GArray *pages = g_hash_table_lookup (self->pictures, id);

  tfl_report_put (self, "<td class=\"seen\">");
  for (guint i = 0; pages != NULL && i < pages->len; i++)
    {
      guint page = g_array_index (pages, guint, i);
      g_autofree char *label = g_strdup_printf (_("Picture %u"), page);

      tfl_report_put (self, i > 0 ? " <a href=\"#p" : "<a href=\"#p");
      tfl_report_put_number (self, page);
      tfl_report_put (self, ".");
      tfl_report_put (self, id);
      tfl_report_put (self, "\" aria-label=\"");
      tfl_report_put_text (self, label);
      tfl_report_put (self, "\">");
      tfl_report_put_number (self, page);
      tfl_report_put (self, "</a>");
    }
  tfl_report_put (self, "</td>");
}

void
tfl_report_put_path (TflReport        *self,
                     const TflElement *element)
{
  const TflElement *parent = tfl_model_get_parent (self->job->model, element);
  g_autoptr (GPtrArray) around = g_ptr_array_new ();

  if (parent == NULL || tfl_element_get_kind (parent) == TFL_KIND_MODEL)
    return;

  for (const TflElement *unit = tfl_model_get_parent (self->job->model, parent);
       unit != NULL && tfl_element_get_kind (unit) != TFL_KIND_MODEL; unit = tfl_model_get_parent (self->job->model, unit))
    g_ptr_array_add (around, (gpointer) unit);
  for (guint i = around->len; i-- > 0;)
    {
      put_name (self, around->pdata[i]);
      tfl_report_put (self, " › ");
    }
  tfl_report_put_link (self, parent);
}

static int
compare_order (gconstpointer a,
               gconstpointer b,
               gpointer      order)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (order, tfl_element_get_id (*(const TflElement *const *) a)));
  guint second = GPOINTER_TO_UINT (g_hash_table_lookup (order, tfl_element_get_id (*(const TflElement *const *) b)));

  return (first > second) - (first < second);
}

GPtrArray *
tfl_report_list_referrers (TflReport        *self,
                           const TflElement *element,
                           TflField          field)
{
  GPtrArray *elements = g_ptr_array_new ();
  guint n;
  const TflReferrer *referrers = tfl_index_get_referrers (self->job->index, tfl_element_get_id (element), &n);

  for (guint i = 0; i < n; i++)
    if (referrers[i].field == field)
      g_ptr_array_add (elements, (gpointer) tfl_model_lookup (self->job->model, referrers[i].id));
  g_ptr_array_sort_with_data (elements, compare_order, self->order);

  return elements;
}

GPtrArray *
tfl_report_list_named (TflReport        *self,
                       const TflElement *element,
                       TflField          field)
{
  GPtrArray *elements = g_ptr_array_new ();
  TflRefIter iter;
  const char *id;

  tfl_ref_iter_init (&iter, element, field);
  while ((id = tfl_ref_iter_next (&iter)) != NULL)
    g_ptr_array_add (elements, (gpointer) tfl_model_lookup (self->job->model, id));

  return elements;
}

GPtrArray *
tfl_report_list_children (TflReport        *self,
                          const TflElement *element,
                          TflKind           kind)
{
  GPtrArray *elements = g_ptr_array_new ();
  TflChildIter iter;
  const TflElement *child;

  tfl_child_iter_init (&iter, self->job->model, element, kind);
  while ((child = tfl_child_iter_next (&iter)) != NULL)
    g_ptr_array_add (elements, (gpointer) child);

  return elements;
}
