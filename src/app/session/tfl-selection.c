#include "config.h"

#include "tfl-selection.h"

struct _TflSelection
{
  GPtrArray *ids; /* of char *, NULL-terminated */
};

TflSelection *
tfl_selection_new (void)
{
  TflSelection *self = g_new0 (TflSelection, 1);

  self->ids = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  return self;
}

void
tfl_selection_free (TflSelection *self)
{
  g_ptr_array_unref (self->ids);
  g_free (self);
}

const char *
tfl_selection_get_primary (TflSelection *self)
{
  return self->ids->len > 0 ? g_ptr_array_index (self->ids, self->ids->len - 1) : NULL;
}

guint
tfl_selection_get_n (TflSelection *self)
{
  return self->ids->len;
}

const char *const *
tfl_selection_get_ids (TflSelection *self)
{
  static const char *const nothing[] = { NULL };

  return self->ids->len > 0 ? (const char *const *) self->ids->pdata : nothing;
}

static gboolean
find (TflSelection *self,
      const char   *id,
      guint        *position)
{
  return id != NULL && g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, position);
}

gboolean
tfl_selection_contains (TflSelection *self,
                        const char   *id)
{
  return find (self, id, NULL);
}

static gboolean
equals (TflSelection      *self,
        const char *const *ids,
        guint              n_ids)
{
  if (self->ids->len != n_ids)
    return FALSE;

  for (guint i = 0; i < n_ids; i++)
    if (!g_str_equal (ids[i], g_ptr_array_index (self->ids, i)))
      return FALSE;

  return TRUE;
}

gboolean
tfl_selection_set (TflSelection      *self,
                   TflModel          *model,
                   const char *const *ids,
                   guint              n_ids)
{
  GPtrArray *selected; /* a new one: the ids may be those of the old */

  if (equals (self, ids, n_ids))
    return FALSE;

  selected = g_ptr_array_new_null_terminated (n_ids, g_free, TRUE);
  for (guint i = 0; i < n_ids; i++)
    if (tfl_model_lookup (model, ids[i]) != NULL)
      g_ptr_array_add (selected, g_strdup (ids[i]));
  g_ptr_array_unref (self->ids);
  self->ids = selected;

  return TRUE;
}

gboolean
tfl_selection_toggle (TflSelection *self,
                      TflModel     *model,
                      const char   *id)
{
  guint position;

  if (tfl_model_lookup (model, id) == NULL)
    return FALSE;

  if (find (self, id, &position))
    g_ptr_array_remove_index (self->ids, position);
  else
    g_ptr_array_add (self->ids, g_strdup (id));

  return TRUE;
}

gboolean
tfl_selection_trim (TflSelection *self,
                    TflModel     *model)
{
  guint before = self->ids->len;

  for (guint i = before; i > 0; i--)
    if (tfl_model_lookup (model, g_ptr_array_index (self->ids, i - 1)) == NULL)
      g_ptr_array_remove_index (self->ids, i - 1);

  return self->ids->len != before;
}
