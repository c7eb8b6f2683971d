/* Find and replace: one step, however much it changes. */
#include "config.h"

#include "tfl-commands.h"

#include "usm/tfl-search.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is required names something, such as the rule of a waiver: it is not for people to read. */
static gboolean
may_replace (TflField field,
             gboolean names_only)
{
  const TflFieldInfo *info = tfl_field_get_info (field);

  if (tfl_kind_get_info (info->kind)->name_field == field)
    return TRUE;

  return !names_only && tfl_search_has_field (field) && (info->flags & TFL_FIELD_REQUIRED) == 0;
}

char *
tfl_command_preview_replace (const TflElement *element,
                             TflField          field,
                             const char       *find,
                             const char       *replacement,
                             gboolean          names_only)
{
  const char *text = tfl_element_get (element, field);
  gboolean is_name = tfl_kind_get_info (tfl_element_get_kind (element))->name_field == field;
  g_autofree char *replaced = NULL;

  if (text == NULL || !may_replace (field, names_only))
    return NULL;

  replaced = tfl_fold_replace (text, find, replacement);
  if (replaced == NULL)
    return NULL;

  /* What went at an end leaves no blank behind; and a name is something. */
  g_strstrip (replaced);
  if (g_str_equal (replaced, text) || (is_name && replaced[0] == '\0'))
    return NULL;

  return g_steal_pointer (&replaced);
}

typedef struct
{
  guint n_names;
  guint n_texts; /* names included */
} Counts;

static gboolean
replace_in (TflEdit           *edit,
            const TflElement  *element,
            const char        *find,
            const char        *replacement,
            gboolean           names_only,
            Counts            *counts,
            GError           **error)
{
  const TflKindInfo *info = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < info->n_fields; i++)
    {
      TflField field = info->first_field + i;
      g_autofree char *text = tfl_command_preview_replace (element, field, find, replacement, names_only);

      if (text == NULL)
        continue;
      if (!tfl_edit_set (edit, tfl_element_get_id (element), field, text, error))
        return FALSE;
      counts->n_texts++;
      counts->n_names += field == info->name_field;
    }

  return TRUE;
}

static char *
make_label (const Counts *counts)
{
  if (counts->n_names == counts->n_texts)
    /* Translators: the name of a step that can be undone */
    return g_strdup_printf (ngettext ("Replace in %u name", "Replace in %u names", counts->n_names), counts->n_names);

  /* Translators: the name of a step that can be undone; texts are names, descriptions … */
  return g_strdup_printf (ngettext ("Replace in %u text", "Replace in %u texts", counts->n_texts), counts->n_texts);
}

gboolean
tfl_command_replace (TflSession         *session,
                     const char *const  *ids,
                     guint               n_ids,
                     const char         *find,
                     const char         *replacement,
                     gboolean            names_only,
                     guint              *n_replaced,
                     GError            **error)
{
  g_autoptr (TflEdit) edit = tfl_document_begin (tfl_session_get_document (session));
  g_autofree char *label = NULL;
  Counts counts = { 0, 0 };

  *n_replaced = 0;
  for (guint i = 0; i < n_ids; i++)
    {
      const TflElement *element = tfl_session_lookup (session, ids[i]);

      if (element != NULL && !replace_in (edit, element, find, replacement, names_only, &counts, error))
        return FALSE;
    }
  if (counts.n_texts == 0)
    return TRUE;

  label = make_label (&counts);
  *n_replaced = counts.n_texts;

  return tfl_document_commit (tfl_session_get_document (session), g_steal_pointer (&edit), label, error);
}
