#include "config.h"

#include "tfl-follow-actions.h"

#include <glib/gi18n.h>
#include <string.h>

/* Where one came from, and what else there was to come to.  Ids, which may be gone by now. */
typedef struct
{
  GPtrArray *before;   /* the last one last */
  GPtrArray *choices;  /* what the last step could lead to */
  guint      position; /* … and did */
} Trail;

static void
trail_free (Trail *trail)
{
  g_ptr_array_unref (trail->before);
  g_ptr_array_unref (trail->choices);
  g_free (trail);
}

/* A session has one, from the first step on. */
static Trail *
get_trail (TflSession *session)
{
  Trail *trail = g_object_get_data (G_OBJECT (session), "trail");

  if (trail != NULL)
    return trail;

  trail = g_new0 (Trail, 1);
  trail->before = g_ptr_array_new_with_free_func (g_free);
  trail->choices = g_ptr_array_new_with_free_func (g_free);
  g_object_set_data_full (G_OBJECT (session), "trail", trail, (GDestroyNotify) trail_free);

  return trail;
}

gboolean
tfl_follow_actions_can_follow (TflWindow *window)
{
  const TflElement *element = tfl_window_get_primary (window);
  TflKind kind = element != NULL ? tfl_element_get_kind (element) : TFL_KIND_MODEL;

  return kind == TFL_KIND_UNIT || kind == TFL_KIND_SERVICE;
}

gboolean
tfl_follow_actions_has_next (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);
  Trail *trail = session != NULL ? get_trail (session) : NULL;

  return trail != NULL && trail->choices->len > 1 &&
         g_strcmp0 (g_ptr_array_index (trail->choices, trail->position), tfl_session_get_primary (session)) == 0;
}

gboolean
tfl_follow_actions_can_return (TflWindow *window)
{
  TflSession *session = tfl_window_get_session (window);

  return session != NULL && get_trail (session)->before->len > 0;
}

static gint
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      session)
{
  const char *one = *(const char *const *) a;
  const char *other = *(const char *const *) b;
  int order = g_utf8_collate (tfl_element_get_name (tfl_session_lookup (session, one)),
                              tfl_element_get_name (tfl_session_lookup (session, other)));

  return order != 0 ? order : strcmp (one, other);
}

/* By name: the index knows no order. */
static void
add_services (GPtrArray  *ids,
              TflSession *session,
              const char *unit,
              TflField    role)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint n_referrers;
  const TflReferrer *referrers = tfl_index_get_referrers (tfl_session_get_index (session), unit, &n_referrers);

  for (guint i = 0; i < n_referrers; i++)
    if (referrers[i].field == role)
      g_ptr_array_add (found, (char *) referrers[i].id);
  g_ptr_array_sort_with_data (found, compare_names, session);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (found, i)));
}

static void
add_ends (GPtrArray        *ids,
          const TflElement *service)
{
  g_auto (GStrv) customers = tfl_element_get_refs (service, TFL_SERVICE_CUSTOMERS);

  for (guint i = 0; customers[i] != NULL; i++)
    g_ptr_array_add (ids, g_strdup (customers[i]));
  g_ptr_array_add (ids, g_strdup (tfl_element_get (service, TFL_SERVICE_PROVIDER)));
}

/* The services of a unit, those it provides first; the ends of a service, its provider last. */
static GPtrArray *
list_choices (TflSession       *session,
              const TflElement *from)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  if (tfl_element_get_kind (from) == TFL_KIND_SERVICE)
    add_ends (ids, from);
  else
    {
      add_services (ids, session, tfl_element_get_id (from), TFL_SERVICE_PROVIDER);
      add_services (ids, session, tfl_element_get_id (from), TFL_SERVICE_CUSTOMERS);
    }

  return ids;
}

/* Whoever comes along a service from its customer wants to see its provider. */
static guint
choose_first (Trail            *trail,
              const TflElement *from,
              GPtrArray        *choices)
{
  const char *before = trail->before->len > 0 ? g_ptr_array_index (trail->before, trail->before->len - 1) : NULL;
  gboolean from_customer = tfl_element_get_kind (from) == TFL_KIND_SERVICE && before != NULL &&
                           tfl_element_has_ref (from, TFL_SERVICE_CUSTOMERS, before);

  return from_customer ? choices->len - 1 : 0;
}

void
tfl_follow_actions_follow (TflWindow *window,
                           GVariant  *parameter)
{
  TflSession *session = tfl_window_get_session (window);
  Trail *trail = get_trail (session);
  const TflElement *from = tfl_window_get_primary (window);
  g_autoptr (GPtrArray) choices = list_choices (session, from);
  g_autofree char *sentence = NULL;

  if (choices->len == 0)
    {
      sentence = g_strdup_printf (_("No service joins “%s” to other units"), tfl_element_get_name (from));
      tfl_window_tell (window, sentence);
      return;
    }

  trail->position = choose_first (trail, from, choices);
  g_ptr_array_add (trail->before, g_strdup (tfl_element_get_id (from)));
  g_ptr_array_unref (trail->choices);
  trail->choices = g_steal_pointer (&choices);
  tfl_session_reveal (session, g_ptr_array_index (trail->choices, trail->position));
}

void
tfl_follow_actions_next (TflWindow *window,
                         GVariant  *parameter)
{
  TflSession *session = tfl_window_get_session (window);
  Trail *trail = get_trail (session);

  trail->position = (trail->position + 1) % trail->choices->len;
  tfl_session_reveal (session, g_ptr_array_index (trail->choices, trail->position));
}

void
tfl_follow_actions_return (TflWindow *window,
                           GVariant  *parameter)
{
  TflSession *session = tfl_window_get_session (window);
  Trail *trail = get_trail (session);
  gboolean found = FALSE;

  while (!found && trail->before->len > 0)
    {
      g_autofree char *id = g_ptr_array_steal_index (trail->before, trail->before->len - 1);

      found = tfl_session_lookup (session, id) != NULL;
      tfl_session_reveal (session, id); /* does nothing where it is gone */
    }
}
