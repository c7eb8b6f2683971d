/* Units pinned to a place, and let go again. */
#include "config.h"

#include "tfl-commands-private.h"

#include <glib/gi18n.h>
#include <math.h>

static const char *
name_of (TflSession *session,
         const char *id)
{
  return tfl_element_get_name (tfl_session_lookup (session, id));
}

/* The view that keeps places for what is on show, or NULL. */
static const TflElement *
get_map (TflSession *session)
{
  return tfl_scope_find_map (tfl_session_get_model (session), tfl_session_get_view (session));
}

/* The place of a unit in that view, or NULL. */
static const TflElement *
find_place (TflSession *session,
            const char *unit)
{
  const TflElement *map = get_map (session);
  guint n = 0;
  const TflReferrer *referrers = map != NULL ? tfl_index_get_referrers (tfl_session_get_index (session), unit, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      const TflElement *place = referrers[i].field == TFL_PLACE_UNIT ? tfl_session_lookup (session, referrers[i].id) : NULL;

      if (place != NULL && g_strcmp0 (tfl_element_get_parent (place), tfl_element_get_id (map)) == 0)
        return place;
    }

  return NULL;
}

gboolean
tfl_command_get_pin (TflSession *session,
                     const char *unit,
                     TflPoint   *place)
{
  const TflElement *element = find_place (session, unit);

  if (element == NULL)
    return FALSE;

  *place = (TflPoint) { tfl_element_get_number (element, TFL_PLACE_X, 0), tfl_element_get_number (element, TFL_PLACE_Y, 0) };

  return TRUE;
}

/* (transfer full): the id of the view that keeps places, which is made where there is none; NULL with an error. */
static char *
ensure_map (TflSession  *session,
            TflEdit     *edit,
            GError     **error)
{
  const TflElement *map = get_map (session);
  g_autofree char *id = map != NULL ? g_strdup (tfl_element_get_id (map)) : tfl_edit_make_id (edit, TFL_KIND_VIEW);
  TflElement *view;

  if (map != NULL)
    return g_steal_pointer (&id);

  view = tfl_element_new (TFL_KIND_VIEW, id);
  tfl_element_set (view, TFL_VIEW_NAME, _("Map"));

  return tfl_edit_add (edit, view, TFL_ROOT_ID, NULL, error) ? g_steal_pointer (&id) : NULL;
}

static gboolean
put (TflSession      *session,
     TflEdit         *edit,
     const char      *map,
     const char      *unit,
     const TflPoint  *point,
     GError         **error)
{
  const TflElement *there = find_place (session, unit);
  g_autofree char *x = g_strdup_printf ("%d", (int) round (point->x));
  g_autofree char *y = g_strdup_printf ("%d", (int) round (point->y));
  g_autofree char *id = there != NULL ? g_strdup (tfl_element_get_id (there)) : tfl_edit_make_id (edit, TFL_KIND_PLACE);

  if (there == NULL)
    {
      TflElement *place = tfl_element_new (TFL_KIND_PLACE, id);

      tfl_element_set (place, TFL_PLACE_UNIT, unit);
      if (!tfl_edit_add (edit, place, map, NULL, error))
        return FALSE;
    }

  return tfl_edit_set (edit, id, TFL_PLACE_X, x, error) && tfl_edit_set (edit, id, TFL_PLACE_Y, y, error);
}

static char *
label_for (TflSession        *session,
           const char *const *units,
           guint              n_units,
           const char        *one,
           const char        *many)
{
  return n_units == 1 ? g_strdup_printf (one, name_of (session, units[0])) : g_strdup_printf (many, n_units);
}

gboolean
tfl_command_pin (TflSession         *session,
                 const char *const  *units,
                 const TflPoint     *places,
                 guint               n_units,
                 GError            **error)
{
  TflDocument *document = tfl_session_get_document (session);
  g_autoptr (TflEdit) edit = tfl_document_begin (document);
  g_autofree char *map = ensure_map (session, edit, error);
  g_autofree char *label = label_for (session, units, n_units, _("Pin “%s”"), _("Pin %u units"));

  if (map == NULL)
    return FALSE;

  for (guint i = 0; i < n_units; i++)
    if (!put (session, edit, map, units[i], &places[i], error))
      return FALSE;

  return tfl_document_commit (document, g_steal_pointer (&edit), label, error);
}

static gboolean
unpin (TflSession         *session,
       const char *const  *units,
       guint               n_units,
       const char         *label,
       GError            **error)
{
  TflDocument *document = tfl_session_get_document (session);
  g_autoptr (TflEdit) edit = tfl_document_begin (document);

  for (guint i = 0; i < n_units; i++)
    {
      const TflElement *place = find_place (session, units[i]);

      if (place != NULL && !tfl_edit_remove (edit, tfl_element_get_id (place), error))
        return FALSE;
    }

  return tfl_document_commit (document, g_steal_pointer (&edit), label, error);
}

gboolean
tfl_command_unpin (TflSession         *session,
                   const char *const  *units,
                   guint               n_units,
                   GError            **error)
{
  g_autofree char *label = label_for (session, units, n_units, _("Unpin “%s”"), _("Unpin %u units"));

  return unpin (session, units, n_units, label, error);
}

/* Ids of units that are pinned inside another one, or anywhere. (transfer container) */
static GPtrArray *
list_pinned (TflSession *session,
             const char *unit)
{
  TflModel *model = tfl_session_get_model (session);
  const TflElement *map = get_map (session);
  GPtrArray *units = g_ptr_array_new ();
  const TflElement *place;
  TflChildIter iter;

  if (map == NULL)
    return units;

  tfl_child_iter_init (&iter, model, map, TFL_KIND_PLACE);
  while ((place = tfl_child_iter_next (&iter)) != NULL)
    {
      const char *id = tfl_element_get (place, TFL_PLACE_UNIT);

      if (unit == NULL || (g_strcmp0 (id, unit) != 0 && tfl_model_is_inside (model, id, unit)))
        g_ptr_array_add (units, (gpointer) id);
    }

  return units;
}

guint
tfl_command_count_pinned (TflSession *session,
                          const char *unit)
{
  g_autoptr (GPtrArray) units = list_pinned (session, unit);

  return units->len;
}

gboolean
tfl_command_arrange (TflSession  *session,
                     const char  *unit,
                     GError     **error)
{
  g_autoptr (GPtrArray) units = list_pinned (session, unit);
  g_autofree char *label = NULL;

  /* Translators: the name of a step; %s is a unit */
  label = unit != NULL ? g_strdup_printf (_("Arrange “%s”"), name_of (session, unit)) : g_strdup (_("Arrange everything"));

  return unpin (session, (const char *const *) units->pdata, units->len, label, error);
}

gboolean
tfl_commands_forget_places (TflSession  *session,
                            TflEdit     *edit,
                            const char  *id,
                            const char  *container,
                            GError     **error)
{
  guint n;
  const TflReferrer *referrers = tfl_index_get_referrers (tfl_session_get_index (session), id, &n);

  if (g_strcmp0 (tfl_element_get_parent (tfl_session_lookup (session, id)), container) == 0)
    return TRUE;

  for (guint i = 0; i < n; i++)
    if (referrers[i].field == TFL_PLACE_UNIT && !tfl_edit_remove (edit, referrers[i].id, error))
      return FALSE;

  return TRUE;
}
