#include "config.h"

#include "tfl-service-line.h"

#include "tfl-text.h"

#include <glib/gi18n-lib.h>

/* Labels wider than this push units apart for words that the inspector has in full. */
#define MAX_NAME_WIDTH 200.0
#define MAX_KIND_WIDTH 150.0

static void
add_lines (GArray           *lines,
           TflModel         *model,
           TflExtent        *extent,
           const TflElement *service)
{
  const char *provider = tfl_element_get (service, TFL_SERVICE_PROVIDER);
  g_auto (GStrv) customers = tfl_element_get_refs (service, TFL_SERVICE_CUSTOMERS);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  int from = provider != NULL ? tfl_extent_lift (extent, provider) : -1;

  for (guint i = 0; from >= 0 && customers[i] != NULL; i++)
    {
      int to = tfl_extent_lift (extent, customers[i]);
      TflServiceLine line = { service, tfl_element_get_id (tfl_model_lookup (model, customers[i])), from, to };

      if (to >= 0 && to != from && g_hash_table_add (seen, GINT_TO_POINTER (to)))
        g_array_append_val (lines, line);
    }
}

GArray *
tfl_service_lines_new (TflModel  *model,
                       TflExtent *extent)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (TflServiceLine));
  TflChildIter iter;
  const TflElement *service;

  tfl_child_iter_init (&iter, model, tfl_model_get_root (model), TFL_KIND_SERVICE);
  while ((service = tfl_child_iter_next (&iter)) != NULL)
    add_lines (lines, model, extent, service);

  return lines;
}

static const TflElement *
find_agreement (TflModel         *model,
                const TflElement *service,
                const char       *customer)
{
  TflChildIter iter;
  const TflElement *agreement;

  tfl_child_iter_init (&iter, model, service, TFL_KIND_AGREEMENT);
  while ((agreement = tfl_child_iter_next (&iter)) != NULL)
    if (g_strcmp0 (tfl_element_get (agreement, TFL_AGREEMENT_CUSTOMER), customer) == 0)
      return agreement;

  return NULL;
}

int
tfl_service_get_agreement (TflModel         *model,
                           const TflElement *service,
                           const char       *customer)
{
  const TflElement *agreement = find_agreement (model, service, customer);

  return agreement != NULL ? tfl_element_get_choice (agreement, TFL_AGREEMENT_KIND) : -1;
}

/* Adds “EHR licences, data, access management” item by item for as long as it fits: a label is a reminder,
 * and half a word reminds nobody. */
static void
append_items (GString    *kind,
              const char *text,
              double      width,
              gboolean   *is_first)
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      const char *item = g_strstrip (items[i]);
      gsize length = kind->len;

      if (item[0] == '\0')
        continue;
      g_string_append_printf (kind, "%s%s", *is_first ? " · " : ", ", item);
      if (tfl_text_measure (kind->str, TFL_SERVICE_KIND_SIZE, 400) > width)
        {
          g_string_truncate (kind, length);
          return;
        }
      *is_first = FALSE;
    }
}

void
tfl_service_label_init (TflServiceLabel  *self,
                        TflModel         *model,
                        const TflElement *service,
                        const char       *customer)
{
  int agreement = tfl_service_get_agreement (model, service, customer);
  g_autofree char *name = tfl_text_clean (tfl_element_get_name (service));
  g_autofree char *goods = tfl_text_clean (tfl_element_get (service, TFL_SERVICE_GOODS));
  g_autofree char *actions = tfl_text_clean (tfl_element_get (service, TFL_SERVICE_ACTIONS));
  g_autoptr (GString) kind = g_string_new (agreement >= 0 ? tfl_words_nick (TFL_WORDS_AGREEMENT_KIND, agreement)
                                                         : _("no agreement"));
  gboolean is_first = TRUE;

  self->name = tfl_text_ellipsize (name, TFL_SERVICE_NAME_SIZE, 600, MAX_NAME_WIDTH);
  append_items (kind, goods, MAX_KIND_WIDTH, &is_first);
  append_items (kind, actions, MAX_KIND_WIDTH, &is_first);
  self->kind = g_strdup (kind->str);
}

void
tfl_service_label_clear (TflServiceLabel *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->kind, g_free);
}
