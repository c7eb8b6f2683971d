#include "config.h"

#include "tfl-cut.h"

#include "tfl-excerpt-private.h"

typedef struct
{
  const char *id;       /* of what was named; the model's */
  const char *referrer;
  TflField    field;
} Name;

struct _TflCut
{
  TflModel *model; /* before */
  TflModel *excerpt;
  GArray   *names;
};

static void
note_names (TflCut           *self,
            TflIndex         *index,
            const TflElement *element)
{
  guint n_children = tfl_element_get_n_children (element);
  guint n_referrers;
  const TflReferrer *referrers = tfl_index_get_referrers (index, tfl_element_get_id (element), &n_referrers);

  for (guint i = 0; i < n_referrers; i++)
    {
      const TflElement *referrer = tfl_model_lookup (self->model, referrers[i].id);
      Name name = { tfl_element_get_id (element), tfl_element_get_id (referrer), referrers[i].field };

      g_array_append_val (self->names, name);
    }
  for (guint i = 0; i < n_children; i++)
    note_names (self, index, tfl_model_lookup (self->model, tfl_element_get_child (element, i)));
}

TflCut *
tfl_cut_new (TflModel *model,
             TflIndex *index,
             TflModel *excerpt)
{
  TflCut *self = g_new (TflCut, 1);
  g_auto (GStrv) ids = tfl_excerpt_get_copied (excerpt);

  *self = (TflCut) { tfl_model_ref (model), tfl_model_ref (excerpt), g_array_new (FALSE, FALSE, sizeof (Name)) };
  for (guint i = 0; ids[i] != NULL; i++)
    note_names (self, index, tfl_model_lookup (model, ids[i]));

  return self;
}

void
tfl_cut_free (TflCut *self)
{
  g_array_unref (self->names);
  tfl_model_unref (self->excerpt);
  tfl_model_unref (self->model);
  g_free (self);
}

gboolean
tfl_cut_is_of (TflCut   *self,
               TflModel *excerpt)
{
  return tfl_model_equal (self->excerpt, excerpt);
}

/* After what stood before it once, and is still there. */
static guint
find_position (TflCut     *self,
               const Name *name,
               GPtrArray  *ids)
{
  guint position = 0;
  const char *id;
  TflRefIter iter;

  tfl_ref_iter_init (&iter, tfl_model_lookup (self->model, name->referrer), name->field);
  while ((id = tfl_ref_iter_next (&iter)) != NULL && !g_str_equal (id, name->id))
    {
      guint found;

      if (g_ptr_array_find_with_equal_func (ids, id, g_str_equal, &found))
        position = found + 1;
    }

  return position;
}

static gboolean
restore_name (TflCut            *self,
              const Name        *name,
              const TflElement  *referrer,
              TflEdit           *edit,
              GError           **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_auto (GStrv) now = tfl_element_get_refs (referrer, name->field);
  g_autofree char *text = NULL;

  for (guint i = 0; now[i] != NULL; i++)
    if (!g_str_equal (now[i], name->id)) /* a service that was joined has it, but last */
      g_ptr_array_add (ids, now[i]);
  if (ids->len > 0 && tfl_field_get_info (name->field)->type == TFL_TYPE_REF)
    return TRUE;

  g_ptr_array_insert (ids, (int) find_position (self, name, ids), (gpointer) name->id);
  g_ptr_array_add (ids, NULL);
  text = g_strjoinv (" ", (char **) ids->pdata);

  return tfl_edit_set (edit, name->referrer, name->field, text, error);
}

/* Where a unit was put by hand is gone with it; it holds as long as the unit stands in the same one. */
static gboolean
restore_place (TflCut            *self,
               const Name        *name,
               TflEdit           *edit,
               GError           **error)
{
  const TflElement *place = tfl_model_lookup (self->model, name->referrer);
  const char *view = tfl_element_get_parent (place);
  const char *parent = tfl_element_get_parent (tfl_model_lookup (self->model, name->id));
  TflElement *copy;

  if (tfl_edit_lookup (edit, name->referrer) != NULL || tfl_edit_lookup (edit, view) == NULL ||
      g_strcmp0 (tfl_element_get_parent (tfl_edit_lookup (edit, name->id)), parent) != 0)
    return TRUE;

  copy = tfl_excerpt_copy (place, name->referrer, FALSE);
  tfl_element_set (copy, TFL_PLACE_UNIT, name->id);

  return tfl_edit_add (edit, copy, view, NULL, error);
}

gboolean
tfl_cut_restore (TflCut    *self,
                 TflModel  *rest,
                 TflEdit   *edit,
                 GError   **error)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);
      const TflElement *referrer = tfl_model_lookup (rest, name->referrer);
      TflKind kind = tfl_field_get_info (name->field)->kind;

      if (tfl_model_lookup (rest, name->id) != NULL || tfl_edit_lookup (edit, name->id) == NULL)
        continue; /* it was not away, or comes by another id */
      if (name->field == TFL_PLACE_UNIT && !restore_place (self, name, edit, error))
        return FALSE;
      if (referrer != NULL && tfl_element_get_kind (referrer) == kind &&
          !restore_name (self, name, tfl_edit_lookup (edit, name->referrer), edit, error))
        return FALSE;
    }

  return TRUE;
}
