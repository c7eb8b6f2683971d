#include "config.h"

#include "tfl-scope.h"

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

TflScope *
tfl_scope_new (void)
{
  TflScope *self = g_new0 (TflScope, 1);

  self->closed = new_set ();
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->work = TRUE;

  return self;
}

TflScope *
tfl_scope_copy (const TflScope *self)
{
  TflScope *copy = tfl_scope_new ();
  GHashTableIter iter;
  gpointer unit, place;

  copy->kind = self->kind;
  copy->root = g_strdup (self->root);
  copy->depth = self->depth;
  copy->compact = self->compact;
  copy->work = self->work;
  copy->taut = self->taut;
  g_hash_table_iter_init (&iter, self->closed);
  while (g_hash_table_iter_next (&iter, &unit, NULL))
    g_hash_table_add (copy->closed, g_strdup (unit));
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &unit, &place))
    g_hash_table_insert (copy->places, g_strdup (unit), g_memdup2 (place, sizeof (TflPoint)));

  return copy;
}

void
tfl_scope_free (TflScope *self)
{
  if (self == NULL)
    return;

  g_free (self->root);
  g_hash_table_unref (self->closed);
  g_hash_table_unref (self->places);
  g_free (self);
}

void
tfl_scope_set_root (TflScope   *self,
                    const char *unit)
{
  char *root = g_strdup (unit);

  g_free (self->root);
  self->root = root;
}

void
tfl_scope_set_closed (TflScope   *self,
                      const char *unit,
                      gboolean    closed)
{
  if (closed)
    g_hash_table_add (self->closed, g_strdup (unit));
  else
    g_hash_table_remove (self->closed, unit);
}

gboolean
tfl_scope_is_closed (const TflScope *self,
                     const char     *unit)
{
  return g_hash_table_size (self->closed) > 0 && g_hash_table_contains (self->closed, unit);
}

TflScope *
tfl_scope_from_view (const TflElement *view)
{
  TflScope *self = tfl_scope_new ();
  g_auto (GStrv) closed = tfl_element_get_refs (view, TFL_VIEW_CLOSED);
  double depth = tfl_element_get_number (view, TFL_VIEW_DEPTH, 0);
  int shape = tfl_element_get_choice (view, TFL_VIEW_SHAPE);

  self->kind = shape >= 0 ? (TflPictureKind) shape : TFL_PICTURE_MAP;
  self->root = g_strdup (tfl_element_get (view, TFL_VIEW_ROOT));
  self->depth = (guint) CLAMP (depth, 0, G_MAXUINT16);
  self->compact = tfl_element_get_choice (view, TFL_VIEW_DENSITY) == 1;
  self->taut = tfl_element_get_choice (view, TFL_VIEW_LINES) == 1;
  for (guint i = 0; closed[i] != NULL; i++)
    tfl_scope_set_closed (self, closed[i], TRUE);

  return self;
}

static gboolean
is_map (const TflElement *view)
{
  return tfl_element_get_choice (view, TFL_VIEW_SHAPE) <= TFL_PICTURE_MAP; /* unset is −1 */
}

const TflElement *
tfl_scope_find_map (TflModel   *model,
                    const char *view)
{
  const TflElement *element = view != NULL ? tfl_model_lookup (model, view) : NULL;
  TflChildIter iter;

  if (element != NULL && is_map (element))
    return element;

  tfl_child_iter_init (&iter, model, tfl_model_get_root (model), TFL_KIND_VIEW);
  while ((element = tfl_child_iter_next (&iter)) != NULL)
    if (is_map (element))
      return element;

  return NULL;
}

void
tfl_scope_take_places (TflScope   *self,
                       TflModel   *model,
                       const char *view)
{
  const TflElement *map = tfl_scope_find_map (model, view);
  const TflElement *place;
  TflChildIter iter;

  g_hash_table_remove_all (self->places);
  if (map == NULL)
    return;

  tfl_child_iter_init (&iter, model, map, TFL_KIND_PLACE);
  while ((place = tfl_child_iter_next (&iter)) != NULL)
    {
      TflPoint point = { tfl_element_get_number (place, TFL_PLACE_X, 0), tfl_element_get_number (place, TFL_PLACE_Y, 0) };

      g_hash_table_insert (self->places, g_strdup (tfl_element_get (place, TFL_PLACE_UNIT)),
                           g_memdup2 (&point, sizeof (point)));
    }
}

const TflPoint *
tfl_scope_get_place (const TflScope *self,
                     const char     *unit)
{
  return g_hash_table_size (self->places) > 0 ? g_hash_table_lookup (self->places, unit) : NULL;
}
