#include "config.h"

#include "tfl-csv.h"

#include "usm/tfl-unit.h"
#include "usm/tfl-waiver.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define BETWEEN_NAMES "; "
#define BETWEEN_UNITS " › "

typedef struct
{
  const TflExportJob *job;
  GString            *out;
  gboolean            begun; /* a cell of the line is written */
} Writer;

/* What makes a formula where a cell begins with it; the last four in the full width of East Asian keyboards, which
 * Excel and LibreOffice fold. U+2212 is the minus sign. */
static gboolean
begins_formula (gunichar c)
{
  switch (c)
    {
    case '=':
    case '+':
    case '-':
    case '@':
    case 0x2212:
    case 0xFF1D:
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Where the language's list separator is a semicolon, or somebody chose tabs, a cell begins here as well. */
static gboolean
begins_cell (gunichar c)
{
  return c == ';' || c == '\t' || c == '\r' || c == '\n';
}

/* What spreadsheets skip before they look for a formula, and people cannot see. */
static gboolean
is_unseen (gunichar c)
{
  return c == '"' || g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_FORMAT || g_unichar_iscntrl (c);
}

/* An apostrophe before whatever a spreadsheet might compute: spreadsheets take the rest as it stands. (transfer full) */
static char *
defuse (const char *text)
{
  GString *safe = g_string_new (NULL);
  gboolean at_start = TRUE;
  const char *p = text;

  /* A tab or line end at the very front is dropped by some readers, with what follows moving up. */
  if (begins_cell (g_utf8_get_char (text)))
    g_string_append_c (safe, '\'');
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (at_start && begins_formula (c))
        g_string_append_c (safe, '\'');
      at_start = begins_cell (c) || (at_start && is_unseen (c));
      g_string_append_unichar (safe, c);
    }

  return g_string_free (safe, FALSE);
}

static void
put (Writer     *self,
     const char *text)
{
  g_autofree char *safe = defuse (text != NULL ? text : "");

  if (self->begun)
    g_string_append_c (self->out, ',');
  self->begun = TRUE;

  if (strpbrk (safe, ",;\t\"\r\n'") == NULL && !g_str_has_prefix (safe, " ") && !g_str_has_suffix (safe, " "))
    {
      g_string_append (self->out, safe);
      return;
    }

  g_string_append_c (self->out, '"');
  for (const char *p = safe; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (self->out, '"');
      g_string_append_c (self->out, *p);
    }
  g_string_append_c (self->out, '"');
}

static void
put_number (Writer *self,
            guint   number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  put (self, text);
}

static void
end_line (Writer *self)
{
  g_string_append (self->out, "\r\n");
  self->begun = FALSE;
}

static void
append_between (GString    *text,
                const char *between,
                const char *more)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", more);
}

static gboolean
is_reference (const TflFieldInfo *info)
{
  return info->type == TFL_TYPE_REF || info->type == TFL_TYPE_REFS;
}

/* “facility-functioning”: its group and its name in the file. */
static void
put_heading (Writer             *self,
             const TflFieldInfo *info)
{
  g_autofree char *name = info->group != NULL ? g_strconcat (info->group, "-", info->xml_name, NULL)
                                              : g_strdup (info->xml_name);
  g_autofree char *id = g_strconcat (name, "-id", NULL);

  put (self, name);
  if (is_reference (info))
    put (self, id);
}

static void
put_headings (Writer     *self,
              const char *names)
{
  g_auto (GStrv) split = g_strsplit (names, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    put (self, split[i]);
}

static void
put_field (Writer           *self,
           const TflElement *element,
           TflField          field)
{
  g_autoptr (GString) names = NULL;
  TflRefIter iter;
  const char *id;

  if (!is_reference (tfl_field_get_info (field)))
    {
      put (self, tfl_element_get (element, field));
      return;
    }

  names = g_string_new (NULL);
  tfl_ref_iter_init (&iter, element, field);
  while ((id = tfl_ref_iter_next (&iter)) != NULL)
    append_between (names, BETWEEN_NAMES, tfl_element_get_name (tfl_model_lookup (self->job->model, id)));
  put (self, names->str);
  put (self, tfl_element_get (element, field));
}

/* parent, parent-id and path: the units around it, outermost first. */
static void
put_place (Writer           *self,
           const TflElement *element)
{
  TflModel *model = self->job->model;
  const TflElement *parent = tfl_model_get_parent (model, element);
  g_autoptr (GString) path = g_string_new (NULL);

  for (const TflElement *unit = parent; unit != NULL && tfl_element_get_kind (unit) != TFL_KIND_MODEL;
       unit = tfl_model_get_parent (model, unit))
    {
      g_string_prepend (path, path->len > 0 ? BETWEEN_UNITS : "");
      g_string_prepend (path, tfl_element_get_name (unit));
    }

  put (self, path->len > 0 ? tfl_element_get_name (parent) : NULL);
  put (self, path->len > 0 ? tfl_element_get_id (parent) : NULL);
  put (self, path->str);
}

static void
put_unit (Writer           *self,
          const TflElement *unit)
{
  const char *id = tfl_element_get_id (unit);
  TflCounts counts = tfl_tally_get (self->job->tally, id);
  g_autofree char *roles = tfl_words_join (TFL_WORDS_ROLE, tfl_unit_get_roles (self->job->model, self->job->index, id));

  put (self, roles);
  put_number (self, counts.work);
  put_number (self, counts.orphans);
}

static void
put_service (Writer           *self,
             const TflElement *service)
{
  g_autoptr (GString) text = g_string_new (NULL);
  TflChildIter iter;
  const TflElement *agreement;

  tfl_child_iter_init (&iter, self->job->model, service, TFL_KIND_AGREEMENT);
  while ((agreement = tfl_child_iter_next (&iter)) != NULL)
    {
      const TflElement *customer = tfl_model_follow (self->job->model, agreement, TFL_AGREEMENT_CUSTOMER);
      const char *kind = tfl_element_get (agreement, TFL_AGREEMENT_KIND);

      append_between (text, BETWEEN_NAMES, kind != NULL ? kind : "?");
      append_between (text, " ", customer != NULL ? tfl_element_get_name (customer) : "?");
    }
  put (self, text->str);
}

static void
put_work (Writer           *self,
          const TflElement *work)
{
  TflOrphan orphan = tfl_work_get_orphan (self->job->model, self->job->index, work);

  put (self, orphan != TFL_ORPHAN_NONE ? tfl_orphan_get_info (orphan)->id : NULL);
  put (self, tfl_work_is_set_aside (self->job->model, self->job->index, work) ? "yes" : NULL);
}

/* What a table has: all elements of a kind, with what follows from them behind their fields. */
static const struct
{
  TflKind     kind; /* TFL_N_KINDS: of none */
  const char *more; /* headings of what `put` adds */
  void      (*put) (Writer           *self,
                    const TflElement *element);
} tables[] = {
  [TFL_CSV_UNITS] = { TFL_KIND_UNIT, "roles work-inside orphans-inside", put_unit },
  [TFL_CSV_SERVICES] = { TFL_KIND_SERVICE, "agreements", put_service },
  [TFL_CSV_WORK] = { TFL_KIND_WORK, "orphan set-aside", put_work },
  [TFL_CSV_FINDINGS] = { TFL_N_KINDS, NULL, NULL },
};
G_STATIC_ASSERT (G_N_ELEMENTS (tables) == TFL_N_CSV_TABLES);

typedef struct
{
  Writer      writer;
  TflCsvTable table;
} Walk;

static gboolean
write_element_cb (const TflElement *element,
                  gpointer          user_data)
{
  Walk *walk = user_data;
  const TflKindInfo *info = tfl_kind_get_info (tables[walk->table].kind);

  if (tfl_element_get_kind (element) != tables[walk->table].kind)
    return TRUE;

  put (&walk->writer, tfl_element_get_id (element));
  if (walk->table != TFL_CSV_SERVICES)
    put_place (&walk->writer, element);
  for (guint i = 0; i < info->n_fields; i++)
    put_field (&walk->writer, element, (TflField) (info->first_field + i));
  tables[walk->table].put (&walk->writer, element);
  end_line (&walk->writer);

  return TRUE;
}

static void
write_elements (Walk *walk)
{
  const TflKindInfo *info = tfl_kind_get_info (tables[walk->table].kind);

  put_headings (&walk->writer, walk->table != TFL_CSV_SERVICES ? "id parent parent-id path" : "id");
  for (guint i = 0; i < info->n_fields; i++)
    put_heading (&walk->writer, tfl_field_get_info ((TflField) (info->first_field + i)));
  put_headings (&walk->writer, tables[walk->table].more);
  end_line (&walk->writer);
  tfl_model_foreach (walk->writer.job->model, write_element_cb, walk);
}

static void
write_finding (Writer           *self,
               const TflFinding *finding)
{
  const TflElement *element = tfl_model_lookup (self->job->model, finding->element);
  TflField field = tfl_rule_find_field (finding->rule, element);

  put (self, tfl_severity_nick (finding->rule->severity));
  put (self, finding->rule->id);
  put (self, finding->sentence);
  put (self, tfl_kind_get_info (tfl_element_get_kind (element))->xml_name);
  put (self, finding->element);
  put (self, tfl_element_get_name (element));
  put_place (self, element);
  put (self, field != TFL_FIELD_NONE ? tfl_field_get_info (field)->xml_name : NULL);
  put (self, finding->waiver != NULL ? "yes" : NULL);
  put (self, finding->waiver != NULL ? tfl_element_get (finding->waiver, TFL_WAIVER_REASON) : NULL);
  put (self, finding->waiver != NULL ? tfl_element_get (finding->waiver, TFL_WAIVER_AUTHOR) : NULL);
  end_line (self);
}

static void
put_findings (Writer *self)
{
  g_autoptr (GPtrArray) findings = tfl_findings_list (self->job->findings, self->job->model);

  put_headings (self, "severity rule sentence kind id name parent parent-id path field set-aside reason author");
  end_line (self);
  for (guint i = 0; i < findings->len; i++)
    write_finding (self, findings->pdata[i]);
}

GBytes *
tfl_csv_write_table (const TflExportJob *job,
                     TflCsvTable         table)
{
  Walk walk = { { job, g_string_new (BYTE_ORDER_MARK) }, table };

  g_return_val_if_fail (table < TFL_N_CSV_TABLES, NULL);

  if (table == TFL_CSV_FINDINGS)
    put_findings (&walk.writer);
  else
    write_elements (&walk);

  return g_string_free_to_bytes (walk.writer.out);
}

#define TABLE(name, TABLE_NAME)                                                                                      \
  static GBytes *                                                                                                    \
  write_ ## name (const TflExportJob *job, const TflExportOptions *options, GError **error)                          \
  {                                                                                                                  \
    return tfl_csv_write_table (job, TFL_CSV_ ## TABLE_NAME);                                                        \
  }

TABLE (units, UNITS)
TABLE (services, SERVICES)
TABLE (work, WORK)
TABLE (findings, FINDINGS)

const TflExportPart tfl_csv_parts[] = {
  { "units", write_units },
  { "services", write_services },
  { "work", write_work },
  { "findings", write_findings },
  { NULL, NULL },
};
