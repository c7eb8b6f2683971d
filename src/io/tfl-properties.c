#include "config.h"

#include "tfl-properties.h"

#include "tfl-reader.h"
#include "tfl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
tfl_property_clear (TflProperty *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->value, g_free);
}

GArray *
tfl_properties_new (void)
{
  GArray *properties = g_array_new (FALSE, FALSE, sizeof (TflProperty));

  g_array_set_clear_func (properties, (GDestroyNotify) tfl_property_clear);

  return properties;
}

static int
compare_properties (gconstpointer a,
                    gconstpointer b)
{
  const TflProperty *first = a;
  const TflProperty *second = b;
  int order = strcmp (first->name, second->name);

  if (order != 0)
    return order;
  if (first->position.line != second->position.line)
    return first->position.line < second->position.line ? -1 : 1;

  return first->position.column < second->position.column ? -1 : 1;
}

gboolean
tfl_properties_set (GArray      *properties,
                    TflElement  *element,
                    GError     **error)
{
  GVariantBuilder builder;

  g_array_sort (properties, compare_properties);
  for (guint i = 1; i < properties->len; i++)
    {
      const TflProperty *property = &g_array_index (properties, TflProperty, i);

      if (strcmp (property->name, property[-1].name) == 0)
        {
          g_autofree char *sentence =
              g_strdup_printf (_("the property “%s” is there twice"), property->name);

          tfl_io_error_set (error, TFL_IO_ERROR_MODEL, property->position, sentence);
          return FALSE;
        }
    }

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < properties->len; i++)
    {
      const TflProperty *property = &g_array_index (properties, TflProperty, i);

      g_variant_builder_add (&builder, "{ss}", property->name,
                             property->value != NULL ? property->value : "");
    }
  tfl_element_set_properties (element, g_variant_builder_end (&builder));

  return TRUE;
}
