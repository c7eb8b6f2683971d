#include "config.h"

#include "tfl-pending.h"

#include "tfl-reader.h"
#include "tfl-text.h"

#include "model/tfl-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  TflElement *element; /* until an edit has it */
  const char *id;
  const char *parent; /* both are ids that elements keep alive */
  TflPosition position;
} Entry;

struct _TflPending
{
  GArray *entries;
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->element, tfl_element_unref);
}

TflPending *
tfl_pending_new (void)
{
  TflPending *self = g_new0 (TflPending, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);

  return self;
}

void
tfl_pending_free (TflPending *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

void
tfl_pending_take (TflPending  *self,
                  TflElement  *element,
                  const char  *parent,
                  TflPosition  position)
{
  Entry entry = { element, tfl_element_get_id (element), parent, position };

  g_array_append_val (self->entries, entry);
}

static gboolean
check_reference (const Entry         *entry,
                 const TflFieldInfo  *field,
                 const char          *id,
                 TflPlaces           *places,
                 GError             **error)
{
  int kind = tfl_places_find (places, id);
  g_autofree char *sentence = NULL;

  if (kind >= 0 && (field->targets & (1u << kind)) != 0)
    return TRUE;

  if (kind < 0)
    {
      /* Translators: an attribute, the id of its element, and the id it names */
      sentence = g_strdup_printf (_("“%s” of “%s” names “%s”, and nothing has that id"), field->xml_name,
                                  entry->id, id);
    }
  else
    {
      g_autofree char *kinds = tfl_list_kinds (field->targets);

      /* Translators: as before; then the kind of what is named, and the kinds there may be: a “profile” or a
       * “unit” */
      sentence = g_strdup_printf (_("“%s” of “%s” names “%s”, which is a “%s”; it can name %s"),
                                  field->xml_name, entry->id, id,
                                  tfl_kind_get_info (kind)->xml_name, kinds);
    }
  tfl_io_error_set (error, TFL_IO_ERROR_MODEL, entry->position, sentence);

  return FALSE;
}

static gboolean
check_field (const Entry         *entry,
             const TflElement    *element,
             const TflFieldInfo  *field,
             TflPlaces           *places,
             GError             **error)
{
  const char *id;
  TflRefIter iter;

  tfl_ref_iter_init (&iter, element, field->field);
  while ((id = tfl_ref_iter_next (&iter)) != NULL)
    if (!check_reference (entry, field, id, places, error))
      return FALSE;

  return TRUE;
}

/* The edit has said that some reference is not right; this says the first one, and where. */
static gboolean
check_entry (const Entry  *entry,
             TflEdit      *edit,
             TflPlaces    *places,
             GError      **error)
{
  const TflElement *element = tfl_edit_lookup (edit, entry->id);
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));

      if (field->targets != 0 && !check_field (entry, element, field, places, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_entry (Entry    *entry,
           TflEdit  *edit,
           GError  **error)
{
  g_autoptr (GError) reason = NULL;

  if (tfl_edit_add (edit, g_steal_pointer (&entry->element), entry->parent, NULL, &reason))
    return TRUE;

  tfl_io_error_set (error, TFL_IO_ERROR_MODEL, entry->position, reason->message);

  return FALSE;
}

TflModel *
tfl_pending_to_model (TflPending  *self,
                      TflModel    *base,
                      TflPlaces   *places,
                      GError     **error)
{
  g_autoptr (TflEdit) edit = tfl_edit_new (base, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    if (!add_entry (&g_array_index (self->entries, Entry, i), edit, error))
      return NULL;

  if (!tfl_edit_check (edit, NULL))
    for (guint i = 0; i < self->entries->len; i++)
      if (!check_entry (&g_array_index (self->entries, Entry, i), edit, places, error))
        return NULL;

  return tfl_edit_free_to_model (g_steal_pointer (&edit), error);
}
