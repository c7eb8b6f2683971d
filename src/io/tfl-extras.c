#include "config.h"

#include "tfl-extras.h"

#include <string.h>

typedef struct
{
  guint rank;  /* of its place, in the order of writing */
  guint order; /* in which it was found */
  char *name;  /* of an attribute; NULL for XML text */
  char *text;
} Extra;

struct _TflExtras
{
  TflKind kind;
  GArray *extras;
};

static void
extra_clear (gpointer data)
{
  Extra *extra = data;

  g_free (extra->name);
  g_free (extra->text);
}

TflExtras *
tfl_extras_new (TflKind kind)
{
  TflExtras *self = g_new0 (TflExtras, 1);

  self->kind = kind;
  self->extras = g_array_new (FALSE, FALSE, sizeof (Extra));
  g_array_set_clear_func (self->extras, extra_clear);

  return self;
}

void
tfl_extras_free (TflExtras *self)
{
  g_array_unref (self->extras);
  g_free (self);
}

/* The element itself, then its groups, then its TEXT fields. */
static guint
rank_of (TflExtras  *self,
         const char *place)
{
  const TflKindInfo *kind = tfl_kind_get_info (self->kind);

  for (guint i = 0; place != NULL && i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));

      if (g_strcmp0 (field->group, place) == 0)
        return 1 + i;
      if (field->type == TFL_TYPE_TEXT && field->group == NULL && strcmp (field->xml_name, place) == 0)
        return 1 + TFL_N_FIELDS + i;
    }

  return 0;
}

static void
add (TflExtras  *self,
     const char *place,
     char       *name,
     char       *text)
{
  Extra extra = { rank_of (self, place), self->extras->len, name, text };

  g_array_append_val (self->extras, extra);
}

static char *
placed (const char *place,
        const char *text)
{
  return place != NULL ? g_strconcat (place, "/", text, NULL) : g_strdup (text);
}

void
tfl_extras_declare (TflExtras  *self,
                    const char *place,
                    const char *prefix,
                    const char *uri)
{
  g_autofree char *qualified = tfl_qualified_name ("xmlns", prefix);
  g_autofree char *name = placed (place, qualified);

  for (guint i = 0; i < self->extras->len; i++)
    if (g_strcmp0 (g_array_index (self->extras, Extra, i).name, name) == 0)
      return;

  add (self, place, g_steal_pointer (&name), tfl_unspell (uri, strlen (uri)));
}

void
tfl_extras_add_attribute (TflExtras    *self,
                          const char   *place,
                          TflAttribute  attribute)
{
  g_autofree char *qualified = tfl_qualified_name (attribute.prefix, attribute.name);

  if (attribute.prefix != NULL && strcmp (attribute.prefix, "xml") != 0)
    tfl_extras_declare (self, place, attribute.prefix, attribute.uri);
  add (self, place, placed (place, qualified), tfl_attribute_dup_value (attribute));
}

void
tfl_extras_take_text (TflExtras  *self,
                      const char *place,
                      char       *text)
{
  g_autofree char *owned = text;

  add (self, place, NULL, placed (place, owned));
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Extra *first = a;
  const Extra *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;

  return first->order < second->order ? -1 : 1;
}

GVariant *
tfl_extras_to_variant (TflExtras *self)
{
  GVariantBuilder attributes;
  GVariantBuilder texts;

  g_variant_builder_init (&attributes, G_VARIANT_TYPE ("a(ss)"));
  g_variant_builder_init (&texts, G_VARIANT_TYPE ("as"));
  g_array_sort (self->extras, compare);
  for (guint i = 0; i < self->extras->len; i++)
    {
      const Extra *extra = &g_array_index (self->extras, Extra, i);

      if (extra->name != NULL)
        g_variant_builder_add (&attributes, "(ss)", extra->name, extra->text);
      else
        g_variant_builder_add (&texts, "s", extra->text);
    }

  return g_variant_new ("(a(ss)as)", &attributes, &texts);
}

const char *
tfl_extras_match (const char *entry,
                  const char *place)
{
  gsize length;

  if (place == NULL)
    return entry[0] == '<' || strchr (entry, '/') == NULL ? entry : NULL;

  length = strlen (place);

  return strncmp (entry, place, length) == 0 && entry[length] == '/' ? entry + length + 1 : NULL;
}
