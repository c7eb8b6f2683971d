/* Views: made from what is on show, brought up to date, put in order. */
#include "config.h"

#include "tfl-commands-private.h"

#include "scene/tfl-deck.h"

#include <glib/gi18n.h>
#include <math.h>

/* What a view is made from; it has nothing else yet. (transfer full) */
static TflElement *
describe (TflSession    *session,
          const char    *id,
          const TflRect *seen)
{
  static const TflField fields[] = { TFL_VIEW_LEFT, TFL_VIEW_TOP, TFL_VIEW_WIDTH, TFL_VIEW_HEIGHT };
  TflElement *view = tfl_element_new (TFL_KIND_VIEW, id);
  double numbers[] = { seen != NULL ? seen->x : 0, seen != NULL ? seen->y : 0, seen != NULL ? seen->width : 0,
                       seen != NULL ? seen->height : 0 };

  tfl_scope_describe (tfl_session_get_scope (session), tfl_session_get_model (session), view);
  for (guint i = 0; seen != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", (int) round (numbers[i]));

      tfl_element_set (view, fields[i], text);
    }

  return view;
}

char *
tfl_command_add_view (TflSession     *session,
                      const TflRect  *seen,
                      GError        **error)
{
  TflDocument *document = tfl_session_get_document (session);
  const TflElement *root = tfl_session_lookup (session, tfl_session_get_scope (session)->root);
  g_autoptr (TflEdit) edit = tfl_document_begin (document);
  g_autofree char *id = tfl_edit_make_id (edit, TFL_KIND_VIEW);
  g_autofree char *name = tfl_commands_make_name (session, TFL_KIND_VIEW, TFL_ROOT_ID,
                                                  root != NULL ? tfl_element_get_name (root) : _("View"));
  g_autofree char *label = g_strdup_printf (_("Add view “%s”"), name);
  TflElement *view = describe (session, id, seen);

  tfl_element_set (view, TFL_VIEW_NAME, name);
  if (!tfl_edit_add (edit, view, TFL_ROOT_ID, NULL, error) ||
      !tfl_document_commit (document, g_steal_pointer (&edit), label, error))
    return NULL;
  tfl_session_select (session, id);

  return g_steal_pointer (&id);
}

static gboolean
is_looked_at (TflField field)
{
  return field != TFL_VIEW_NAME && field != TFL_VIEW_THEME && field != TFL_VIEW_SLIDE && field != TFL_VIEW_NOTES;
}

gboolean
tfl_command_update_view (TflSession     *session,
                         const char     *view,
                         const TflRect  *seen,
                         GError        **error)
{
  TflDocument *document = tfl_session_get_document (session);
  const TflKindInfo *info = tfl_kind_get_info (TFL_KIND_VIEW);
  g_autoptr (TflEdit) edit = tfl_document_begin (document);
  g_autoptr (TflElement) now = describe (session, view, seen);
  g_autofree char *label = g_strdup_printf (_("Update view “%s”"), tfl_element_get_name (tfl_session_lookup (session, view)));

  for (guint i = 0; i < info->n_fields; i++)
    {
      TflField field = (TflField) (info->first_field + i);

      if (is_looked_at (field) && !tfl_edit_set (edit, view, field, tfl_element_get (now, field), error))
        return FALSE;
    }

  return tfl_document_commit (document, g_steal_pointer (&edit), label, error);
}

/* By numbers, not by their places in the model: the first map there keeps the places of pinned units. */
gboolean
tfl_command_move_view (TflSession  *session,
                       const char  *view,
                       guint        position,
                       GError     **error)
{
  TflDocument *document = tfl_session_get_document (session);
  g_autoptr (GPtrArray) views = tfl_deck_list_views (tfl_session_get_model (session));
  g_autoptr (TflEdit) edit = tfl_document_begin (document);
  g_autofree char *label = g_strdup_printf (_("Move view “%s”"), tfl_element_get_name (tfl_session_lookup (session, view)));
  guint to = MIN (position, MAX (views->len, 1) - 1);
  gpointer moved;
  guint from;

  if (!g_ptr_array_find_with_equal_func (views, view, g_str_equal, &from) || from == to)
    return TRUE;

  moved = g_ptr_array_steal_index (views, from);
  g_ptr_array_insert (views, (int) to, moved);
  for (guint i = 0; i < views->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      if (!tfl_edit_set (edit, views->pdata[i], TFL_VIEW_SLIDE, number, error))
        return FALSE;
    }

  return tfl_document_commit (document, g_steal_pointer (&edit), label, error);
}

static gboolean
has_view (TflModel   *model,
          const char *name)
{
  TflChildIter iter;
  const TflElement *view;

  tfl_child_iter_init (&iter, model, tfl_model_get_root (model), TFL_KIND_VIEW);
  while ((view = tfl_child_iter_next (&iter)) != NULL)
    if (g_strcmp0 (tfl_element_get (view, TFL_VIEW_NAME), name) == 0)
      return TRUE;

  return FALSE;
}

char *
tfl_command_make_views (TflSession  *session,
                        guint        depth,
                        GError     **error)
{
  TflDocument *document = tfl_session_get_document (session);
  TflModel *model = tfl_session_get_model (session);
  g_autoptr (TflDeck) deck = tfl_deck_new_generated (model, tfl_session_get_tally (session), depth);
  g_autoptr (TflEdit) edit = tfl_document_begin (document);
  g_autofree char *first = NULL;

  for (guint i = 0; i < tfl_deck_get_n_slides (deck); i++)
    {
      const TflSlide *slide = tfl_deck_get_slide (deck, i);
      g_autofree char *id = tfl_edit_make_id (edit, TFL_KIND_VIEW);
      TflElement *view;

      if (has_view (model, slide->title))
        continue;
      view = tfl_element_new (TFL_KIND_VIEW, id);
      tfl_scope_describe (slide->scope, model, view);
      tfl_element_set (view, TFL_VIEW_NAME, slide->title);
      if (!tfl_edit_add (edit, view, TFL_ROOT_ID, NULL, error))
        return NULL;
      if (first == NULL)
        first = g_steal_pointer (&id);
    }
  if (first == NULL || !tfl_document_commit (document, g_steal_pointer (&edit), _("Make views"), error))
    return NULL;
  tfl_session_select (session, first);

  return g_steal_pointer (&first);
}
