#include "config.h"

#include "tfl-commands-clip.h"

#include "io/tfl-excerpt.h"
#include "io/tfl-list-text.h"

#include <glib/gi18n.h>

/* A phrase for one thing or for many. */
static char *
make_label (const char *one,
            const char *many,
            const char *name,
            guint       n)
{
  return n == 1 ? g_strdup_printf (one, name) : g_strdup_printf (many, n);
}

static const char *
name_of (TflModel   *model,
         const char *id)
{
  const TflElement *element = tfl_model_lookup (model, id);

  return element != NULL ? tfl_element_get_name (element) : "";
}

/* Ends the edit (transfer full) as one step; ids are what came. */
static gboolean
commit (TflSession  *session,
        TflEdit     *edit,
        const char  *label,
        GPtrArray   *ids,
        GError     **error)
{
  if (!tfl_document_commit (tfl_session_get_document (session), edit, label, error))
    return FALSE;

  if (ids->len > 0)
    tfl_session_reveal (session, g_ptr_array_index (ids, 0));
  tfl_session_select_many (session, (const char *const *) ids->pdata, ids->len);

  return TRUE;
}

TflModel *
tfl_command_excerpt (TflSession *session)
{
  return tfl_excerpt_new (tfl_session_get_model (session), tfl_session_get_index (session),
                          tfl_session_get_selection (session));
}

gboolean
tfl_command_cut (TflSession  *session,
                 TflModel    *excerpt,
                 GError     **error)
{
  TflDocument *document = tfl_session_get_document (session);
  const char *const *ids = tfl_session_get_selection (session);
  guint n_ids = tfl_session_get_n_selected (session);
  g_autoptr (TflEdit) edit = tfl_document_begin (document);
  g_autoptr (TflCut) cut = tfl_cut_new (tfl_session_get_model (session), tfl_session_get_index (session), excerpt);
  g_autofree char *label = NULL;

  label = make_label (_("Cut “%s”"), _("Cut %u elements"), name_of (tfl_session_get_model (session), ids[0]), n_ids);
  for (guint i = 0; i < n_ids; i++)
    if (tfl_edit_lookup (edit, ids[i]) != NULL && !tfl_edit_remove (edit, ids[i], error))
      return FALSE;

  if (!tfl_document_commit (document, g_steal_pointer (&edit), label, error))
    return FALSE;
  tfl_session_take_cut (session, g_steal_pointer (&cut));

  return TRUE;
}

static void
tell_dropped (TflSession *session,
              guint       n_dropped)
{
  g_autofree char *sentence = NULL;

  if (n_dropped == 0)
    return;

  sentence = g_strdup_printf (ngettext ("%u reference to what this model does not have was left out",
                                        "%u references to what this model does not have were left out", n_dropped),
                              n_dropped);
  tfl_session_tell (session, sentence);
}

/* Where it was cut out of this model, those who named it do so again. */
static gboolean
restore_cut (TflSession  *session,
             TflModel    *excerpt,
             TflEdit     *edit,
             GError     **error)
{
  TflCut *cut = tfl_session_get_cut (session);

  return cut == NULL || !tfl_cut_is_of (cut, excerpt) ||
         tfl_cut_restore (cut, tfl_session_get_model (session), edit, error);
}

/* one, many: what the step is called. */
static gboolean
paste (TflSession  *session,
       TflModel    *excerpt,
       const char  *parent,
       const char  *one,
       const char  *many,
       GError     **error)
{
  g_autoptr (TflEdit) edit = tfl_document_begin (tfl_session_get_document (session));
  g_auto (TflPasted) pasted = { NULL, 0 };
  g_auto (GStrv) copied = tfl_excerpt_get_copied (excerpt);
  g_autofree char *label = NULL;

  if (!tfl_excerpt_paste (excerpt, edit, parent, &pasted, error))
    return FALSE;
  if (pasted.ids->len == 0)
    {
      g_set_error_literal (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_REFERENCE,
                           _("Nothing of it has a place in this model"));
      return FALSE;
    }
  if (!restore_cut (session, excerpt, edit, error))
    return FALSE;

  label = make_label (one, many, name_of (excerpt, copied[0]), pasted.ids->len);
  if (!commit (session, g_steal_pointer (&edit), label, pasted.ids, error))
    return FALSE;
  tell_dropped (session, pasted.n_dropped);

  return TRUE;
}

gboolean
tfl_command_duplicate (TflSession  *session,
                       GError     **error)
{
  g_autoptr (TflModel) excerpt = tfl_command_excerpt (session);

  return paste (session, excerpt, NULL, _("Duplicate “%s”"), _("Duplicate %u elements"), error);
}

const char *
tfl_command_get_paste_parent (TflSession *session)
{
  TflModel *model = tfl_session_get_model (session);
  const TflElement *element = tfl_session_lookup (session, tfl_session_get_primary (session));

  if (element == NULL)
    element = tfl_session_lookup (session, tfl_session_get_scope (session)->root);
  while (element != NULL && tfl_element_get_kind (element) != TFL_KIND_UNIT)
    element = tfl_model_get_parent (model, element);

  return element != NULL ? tfl_element_get_id (element) : TFL_ROOT_ID;
}

static gboolean
has_name_of_copied (TflModel         *excerpt,
                    const TflElement *unit)
{
  g_auto (GStrv) copied = tfl_excerpt_get_copied (excerpt);

  for (guint i = 0; copied[i] != NULL; i++)
    {
      const TflElement *element = tfl_model_lookup (excerpt, copied[i]);

      if (element != NULL && tfl_element_get_kind (element) == TFL_KIND_UNIT &&
          g_str_equal (tfl_element_get_name (element), tfl_element_get_name (unit)))
        return TRUE;
    }

  return FALSE;
}

/* Agreements stand in the selected service, tags in the selected overlay: the excerpt looks outwards itself. */
static const char *
get_paste_place (TflSession *session,
                 TflModel   *excerpt)
{
  TflModel *model = tfl_session_get_model (session);
  const TflElement *primary = tfl_session_lookup (session, tfl_session_get_primary (session));
  const TflElement *place = primary;

  if (primary == NULL)
    place = tfl_model_lookup (model, tfl_command_get_paste_parent (session));
  while (tfl_element_get_kind (place) == TFL_KIND_UNIT && has_name_of_copied (excerpt, place))
    place = tfl_model_get_parent (model, place);

  return tfl_element_get_id (place);
}

gboolean
tfl_command_paste (TflSession  *session,
                   TflModel    *model,
                   GError     **error)
{
  g_autoptr (TflModel) excerpt = tfl_excerpt_from_model (model);

  return paste (session, excerpt, get_paste_place (session, excerpt), _("Paste “%s”"), _("Paste %u elements"), error);
}

/* The ids of the units of each level that are open, as an outline is written. */
static gboolean
add_lines (TflEdit     *edit,
           GArray      *lines,
           const char  *parent,
           GPtrArray   *ids,
           GError     **error)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (open, g_strdup (parent));
  for (guint i = 0; i < lines->len; i++)
    {
      const TflListLine *line = &g_array_index (lines, TflListLine, i);
      char *id = tfl_edit_make_id (edit, TFL_KIND_UNIT);
      TflElement *unit = tfl_element_new (TFL_KIND_UNIT, id);

      g_ptr_array_set_size (open, (int) line->level + 1);
      tfl_element_set (unit, TFL_UNIT_NAME, line->name);
      g_ptr_array_add (open, id);
      if (line->level == 0)
        g_ptr_array_add (ids, g_strdup (id));
      if (!tfl_edit_add (edit, unit, g_ptr_array_index (open, line->level), NULL, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
tfl_command_paste_list (TflSession  *session,
                        GArray      *lines,
                        GError     **error)
{
  g_autoptr (TflEdit) edit = tfl_document_begin (tfl_session_get_document (session));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = NULL;

  g_return_val_if_fail (lines->len > 0, FALSE);

  label = make_label (_("Paste “%s”"), _("Paste %u units"), g_array_index (lines, TflListLine, 0).name, lines->len);

  return add_lines (edit, lines, tfl_command_get_paste_parent (session), ids, error) &&
         commit (session, g_steal_pointer (&edit), label, ids, error);
}

gboolean
tfl_command_paste_rows (TflSession  *session,
                        GPtrArray   *rows,
                        TflKind      kind,
                        GError     **error)
{
  g_autoptr (TflEdit) edit = tfl_document_begin (tfl_session_get_document (session));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = NULL;

  if (!tfl_table_add_rows (rows, kind, edit, ids, error))
    return FALSE;

  label = g_strdup_printf (ngettext ("Paste %u row", "Paste %u rows", ids->len), ids->len);

  return commit (session, g_steal_pointer (&edit), label, ids, error);
}
