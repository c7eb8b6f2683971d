#include "config.h"

#include "tfl-places.h"

typedef struct
{
  TflKind kind;
  TflPosition position;
} Place;

struct _TflPlaces
{
  GHashTable *indices; /* id → index into places, plus one */
  GArray *places;
  GStringChunk *ids;
};

TflPlaces *
tfl_places_new (void)
{
  TflPlaces *self = g_new0 (TflPlaces, 1);

  self->indices = g_hash_table_new (g_str_hash, g_str_equal);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->ids = g_string_chunk_new (4096);

  return self;
}

void
tfl_places_free (TflPlaces *self)
{
  g_hash_table_unref (self->indices);
  g_array_unref (self->places);
  g_string_chunk_free (self->ids);
  g_free (self);
}

static const Place *
lookup (TflPlaces  *self,
        const char *id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, id));

  return index > 0 ? &g_array_index (self->places, Place, index - 1) : NULL;
}

gboolean
tfl_places_lookup (TflPlaces   *self,
                   const char  *id,
                   TflPosition *position)
{
  const Place *place = lookup (self, id);

  if (place == NULL)
    return FALSE;

  *position = place->position;

  return TRUE;
}

int
tfl_places_find (TflPlaces  *self,
                 const char *id)
{
  const Place *place = lookup (self, id);

  return place != NULL ? (int) place->kind : -1;
}

void
tfl_places_clear (TflPlaces *self)
{
  g_hash_table_remove_all (self->indices);
  g_array_set_size (self->places, 0);
  g_string_chunk_clear (self->ids);
}

void
tfl_places_add (TflPlaces   *self,
                const char  *id,
                TflKind      kind,
                TflPosition  position)
{
  Place place = { kind, position };

  g_array_append_val (self->places, place);
  g_hash_table_insert (self->indices, g_string_chunk_insert (self->ids, id),
                       GUINT_TO_POINTER (self->places->len));
}
