/* Which part of the model is on show. */
#include "config.h"

#include "tfl-session-private.h"

#include "tfl-sight.h"

#include "scene/tfl-picture-kind.h"

void
tfl_session_enter (TflSession *self,
                   const char *unit)
{
  const TflElement *element = tfl_session_lookup (self, unit);

  if (g_strcmp0 (unit, self->scope->root) == 0)
    return;
  if (unit != NULL && (element == NULL || tfl_element_get_kind (element) != TFL_KIND_UNIT))
    return;

  tfl_scope_set_root (self->scope, unit);
  if (unit != NULL) /* a closed unit one has gone into would show nothing */
    tfl_scope_set_closed (self->scope, unit, FALSE);
  tfl_session_scope_changed (self, NULL, FALSE);
}

gboolean
tfl_session_leave (TflSession *self)
{
  g_autofree char *left = g_strdup (self->scope->root);
  const TflElement *element = tfl_session_lookup (self, left);
  const char *parent;

  if (element == NULL)
    return FALSE;

  parent = tfl_element_get_parent (element);
  tfl_session_enter (self, g_strcmp0 (parent, TFL_ROOT_ID) == 0 ? NULL : parent);
  tfl_session_select (self, left);

  return TRUE;
}

void
tfl_session_set_closed (TflSession *self,
                        const char *unit,
                        gboolean    closed)
{
  if (tfl_sight_set_closed (self->scope, tfl_session_get_model (self), unit, closed))
    tfl_session_scope_changed (self, unit, TRUE);
}

void
tfl_session_set_closed_below (TflSession *self,
                              const char *unit,
                              gboolean    closed)
{
  if (tfl_sight_set_closed_below (self->scope, tfl_session_get_model (self), unit, closed))
    tfl_session_scope_changed (self, unit, TRUE);
}

void
tfl_session_set_levels (TflSession *self,
                        guint       n_levels)
{
  if (tfl_sight_set_levels (self->scope, tfl_session_get_model (self), n_levels))
    tfl_session_scope_changed (self, NULL, TRUE);
}

const char *
tfl_session_get_turned (TflSession *self)
{
  return self->turned;
}

void
tfl_session_set_compact (TflSession *self,
                         gboolean    compact)
{
  if (self->scope->compact == compact)
    return;

  self->scope->compact = compact;
  tfl_session_scope_changed (self, NULL, FALSE);
}

void
tfl_session_set_taut (TflSession *self,
                      gboolean    taut)
{
  if (self->scope->taut == taut)
    return;

  self->scope->taut = taut;
  tfl_session_queue_layout (self, TRUE);
}

void
tfl_session_set_shows (TflSession *self,
                       guint       shows)
{
  if (self->scope->shows == shows)
    return;

  self->scope->shows = shows;
  tfl_session_look_changed (self);
}

/* The selected unit, or the one around what is selected. */
static const char *
get_selected_unit (TflSession *self)
{
  TflModel *model = tfl_session_get_model (self);
  const TflElement *element = tfl_model_lookup (model, tfl_session_get_primary (self));

  while (element != NULL && tfl_element_get_kind (element) != TFL_KIND_UNIT)
    element = tfl_model_get_parent (model, element);

  return element != NULL ? tfl_element_get_id (element) : NULL;
}

static gboolean
is_about_one (TflPictureKind kind)
{
  return tfl_picture_kind_get_info (kind)->focus;
}

void
tfl_session_set_kind (TflSession     *self,
                      TflPictureKind  kind)
{
  const char *unit = get_selected_unit (self);
  gboolean was_about_one = is_about_one (self->scope->kind);

  if (self->scope->kind == kind)
    return;

  self->scope->kind = kind;
  if (is_about_one (kind) && !was_about_one)
    {
      g_free (self->map_root);
      self->map_root = g_strdup (self->scope->root);
      if (unit != NULL)
        tfl_scope_set_root (self->scope, unit);
    }
  else if (was_about_one && !is_about_one (kind))
    {
      gboolean is_there = self->map_root != NULL && tfl_session_lookup (self, self->map_root) != NULL;

      tfl_scope_set_root (self->scope, is_there ? self->map_root : NULL);
    }
  tfl_session_scope_changed (self, NULL, FALSE);
}

const char *
tfl_session_get_view (TflSession *self)
{
  return self->view;
}

void
tfl_session_set_view (TflSession *self,
                      const char *view)
{
  const TflElement *element = tfl_session_lookup (self, view);
  g_autoptr (TflScope) scope = NULL;
  TflRect camera = { 0 };

  if (view != NULL && (element == NULL || tfl_element_get_kind (element) != TFL_KIND_VIEW))
    return;

  scope = element != NULL ? tfl_scope_from_view (element) : tfl_scope_new ();
  if (element != NULL)
    tfl_scope_read_camera (element, &camera);
  g_clear_pointer (&self->map_root, g_free);
  tfl_session_set_scope (self, scope, view);
  self->camera = camera;
}

void
tfl_session_set_scope (TflSession     *self,
                       const TflScope *wanted,
                       const char     *view)
{
  g_autoptr (TflScope) scope = tfl_scope_copy (wanted);
  g_autofree char *id = g_strdup (tfl_session_lookup (self, view) != NULL ? view : NULL);

  if (scope->root != NULL && tfl_session_lookup (self, scope->root) == NULL)
    tfl_scope_set_root (scope, NULL);
  g_free (self->view);
  self->view = g_steal_pointer (&id);
  tfl_scope_free (self->scope);
  self->scope = g_steal_pointer (&scope);
  tfl_session_queue_filter (self);
  tfl_session_scope_changed (self, NULL, FALSE);
}

gboolean
tfl_session_get_camera (TflSession *self,
                        TflRect    *rect)
{
  *rect = self->camera;

  return rect->width > 0;
}

static gboolean
is_listed (TflSession       *self,
           const TflElement *unit)
{
  g_autoptr (TflScope) scope = tfl_scope_copy (self->scope);
  g_autoptr (TflExtent) extent = NULL;
  TflPicture picture;
  int index;

  if (unit == NULL)
    return FALSE;

  tfl_session_init_picture (self, 1, &picture);
  if (scope->root == NULL)
    tfl_scope_set_root (scope, tfl_picture_find_focus (&picture));
  picture.scope = scope;
  extent = tfl_picture_kind_get_info (scope->kind)->list (&picture);
  index = tfl_extent_lift (extent, tfl_element_get_id (unit));

  return index >= 0 && tfl_extent_get (extent, (guint) index)->unit == unit;
}

/* What stands for it in this kind of picture: where work is not drawn its unit does. A picture about one unit may
 * not hold it at all: then it is the map's. */
static const TflElement *
find_shown (TflSession       *self,
            const TflElement *drawn)
{
  TflModel *model = tfl_session_get_model (self);
  const TflPictureKindInfo *info = tfl_picture_kind_get_info (self->scope->kind);
  TflKind kind = tfl_element_get_kind (drawn);

  if ((kind == TFL_KIND_WORK && !info->work) || (kind == TFL_KIND_SERVICE && !info->services))
    drawn = tfl_sight_find_unit (model, drawn);
  if (drawn != NULL && info->focus && !is_listed (self, tfl_sight_find_unit (model, drawn)))
    tfl_session_set_kind (self, TFL_PICTURE_MAP);

  return drawn;
}

void
tfl_session_reveal (TflSession *self,
                    const char *id)
{
  TflModel *model = tfl_session_get_model (self);
  const TflElement *element = tfl_model_lookup (model, id);
  const TflElement *drawn;
  g_autofree char *wanted = g_strdup (id); /* handlers may edit */
  g_autofree char *shown = NULL;

  if (element == NULL)
    return;

  drawn = tfl_sight_find_drawn (model, element);
  if (drawn != NULL)
    drawn = find_shown (self, drawn);
  if (drawn == NULL)
    return tfl_session_select (self, id);

  shown = g_strdup (tfl_element_get_id (drawn));
  if (!tfl_picture_kind_get_info (self->scope->kind)->focus && tfl_sight_show (self->scope, model, drawn))
    tfl_session_scope_changed (self, NULL, FALSE);
  tfl_session_select (self, wanted);
  g_signal_emit_by_name (self, "reveal", shown);
}

/* A step taken back may have removed the element: then its container is what to look at. */
static void
reveal_diff (TflSession *self,
             TflModel   *before)
{
  g_autoptr (TflDiff) diff = tfl_diff_new (before, tfl_session_get_model (self));
  const char *subject = tfl_diff_get_subject (diff);
  const TflElement *element;

  if (subject == NULL)
    return;

  element = tfl_session_lookup (self, subject);
  if (element == NULL)
    element = tfl_model_lookup (before, subject);
  while (element != NULL && tfl_session_lookup (self, tfl_element_get_id (element)) == NULL)
    element = tfl_model_get_parent (before, element);
  if (element != NULL && tfl_element_get_kind (element) != TFL_KIND_MODEL)
    tfl_session_reveal (self, tfl_element_get_id (element));
}

void
tfl_session_undo (TflSession *self)
{
  g_autoptr (TflModel) before = tfl_model_ref (tfl_session_get_model (self));

  self->is_stepping = TRUE;
  tfl_document_undo (self->document);
  self->is_stepping = FALSE;
  reveal_diff (self, before);
}

void
tfl_session_redo (TflSession *self)
{
  g_autoptr (TflModel) before = tfl_model_ref (tfl_session_get_model (self));

  self->is_stepping = TRUE;
  tfl_document_redo (self->document);
  self->is_stepping = FALSE;
  reveal_diff (self, before);
}
