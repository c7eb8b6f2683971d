#include "config.h"

#include "tfl-scope.h"

#include <string.h>

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
  self->heat = -1;

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
  copy->shows = self->shows;
  copy->heat = self->heat;
  copy->overlay = g_strdup (self->overlay);
  tfl_scope_set_only (copy, &self->only);
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
  g_free (self->overlay);
  g_free ((char *) self->only.practice);
  g_free ((char *) self->only.tool);
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

void
tfl_scope_set_only (TflScope       *self,
                    const TflQuery *only)
{
  char *practice = g_strdup (only->practice);
  char *tool = g_strdup (only->tool);

  g_free ((char *) self->only.practice);
  g_free ((char *) self->only.tool);
  self->only = (TflQuery) {
    .kinds = only->kinds,
    .processes = only->processes,
    .workflows = only->workflows,
    .practice = practice,
    .tool = tool,
    .is_orphan = only->is_orphan,
  };
}

void
tfl_scope_take_stress (TflScope         *self,
                       const TflElement *view)
{
  TflQuery only = {
    .processes = tfl_element_get_flags (view, TFL_VIEW_PROCESSES),
    .workflows = tfl_element_get_flags (view, TFL_VIEW_WORKFLOWS),
    .practice = tfl_element_get (view, TFL_VIEW_PRACTICE),
    .tool = tfl_element_get (view, TFL_VIEW_TOOL),
    .is_orphan = tfl_element_get_boolean (view, TFL_VIEW_ORPHANS),
  };

  tfl_scope_set_only (self, &only);
  self->shows = tfl_element_get_flags (view, TFL_VIEW_SHOWS);
  self->heat = tfl_element_get_choice (view, TFL_VIEW_HEAT);
  g_free (self->overlay);
  self->overlay = g_strdup (tfl_element_get (view, TFL_VIEW_OVERLAY));
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
  tfl_scope_take_stress (self, view);
  for (guint i = 0; closed[i] != NULL; i++)
    tfl_scope_set_closed (self, closed[i], TRUE);

  return self;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The same model gives the same bytes, whatever the order of the set; what is gone is left out. */
static char *
list_closed (const TflScope *self,
             TflModel       *model)
{
  g_autoptr (GPtrArray) closed = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->closed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (tfl_model_lookup (model, id) != NULL)
      g_ptr_array_add (closed, id);
  if (closed->len == 0)
    return NULL;
  g_ptr_array_sort (closed, compare_ids);
  g_ptr_array_add (closed, NULL);

  return g_strjoinv (" ", (char **) closed->pdata);
}

void
tfl_scope_describe (const TflScope *self,
                    TflModel       *model,
                    TflElement     *view)
{
  g_autofree char *depth = self->depth > 0 ? g_strdup_printf ("%u", self->depth) : NULL;
  g_autofree char *closed = list_closed (self, model);
  g_autofree char *processes = tfl_words_join (TFL_WORDS_PROCESS, self->only.processes);
  g_autofree char *workflows = tfl_words_join (TFL_WORDS_WORKFLOW, self->only.workflows);
  g_autofree char *curves = tfl_words_join (TFL_WORDS_SHOWN, self->shows);

  if (self->kind != TFL_PICTURE_MAP)
    tfl_element_set (view, TFL_VIEW_SHAPE, tfl_words_nick (TFL_WORDS_SHAPE, (int) self->kind));
  tfl_element_set (view, TFL_VIEW_ROOT, self->root);
  tfl_element_set (view, TFL_VIEW_DEPTH, depth);
  tfl_element_set (view, TFL_VIEW_CLOSED, closed);
  tfl_element_set (view, TFL_VIEW_PROCESSES, processes);
  tfl_element_set (view, TFL_VIEW_WORKFLOWS, workflows);
  tfl_element_set (view, TFL_VIEW_PRACTICE, self->only.practice);
  tfl_element_set (view, TFL_VIEW_TOOL, self->only.tool);
  tfl_element_set (view, TFL_VIEW_ORPHANS, self->only.is_orphan ? "yes" : NULL);
  tfl_element_set (view, TFL_VIEW_SHOWS, curves);
  tfl_element_set (view, TFL_VIEW_OVERLAY, self->overlay);
  tfl_element_set (view, TFL_VIEW_HEAT, self->heat >= 0 ? tfl_words_nick (TFL_WORDS_HEAT, self->heat) : NULL);
  tfl_element_set (view, TFL_VIEW_DENSITY, self->compact ? "compact" : NULL);
  tfl_element_set (view, TFL_VIEW_LINES, self->taut ? "straight" : NULL);
}

gboolean
tfl_scope_read_camera (const TflElement *view,
                       TflRect          *rect)
{
  TflRect read = { tfl_element_get_number (view, TFL_VIEW_LEFT, 0), tfl_element_get_number (view, TFL_VIEW_TOP, 0),
                   tfl_element_get_number (view, TFL_VIEW_WIDTH, 0), tfl_element_get_number (view, TFL_VIEW_HEIGHT, 0) };
  gboolean is_set = read.width > 0 && read.height > 0;

  *rect = is_set ? read : (TflRect) { 0 };

  return is_set;
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
