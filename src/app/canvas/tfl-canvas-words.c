/* The canvas as a screen reader tells of it: a name, and what is selected. */
#include "config.h"

#include "tfl-canvas-private.h"

#include "app/session/tfl-describe.h"

#include "scene/tfl-picture-kind.h"

#include <glib/gi18n.h>

static char *
make_label (TflSession *session)
{
  const TflScope *scope = session != NULL ? tfl_session_get_scope (session) : NULL;
  const char *title = scope != NULL ? tfl_picture_kind_get_info (scope->kind)->title : NULL;
  const TflElement *root = scope != NULL ? tfl_session_lookup (session, scope->root) : NULL;

  if (root != NULL && title == NULL)
    /* Translators: %s is the unit that the picture shows */
    return g_strdup_printf (_("Map of %s"), tfl_element_get_name (root));
  if (root != NULL)
    /* Translators: the kind of picture, such as “Supply chain”, and the unit that it shows */
    return g_strdup_printf (_("%s of %s"), _(title), tfl_element_get_name (root));

  return g_strdup (title != NULL ? _(title) : _("Map of the model"));
}

/* Of one all that is drawn of it; of several how many there are, and the one that was selected last. */
static char *
describe_selection (TflSession *session)
{
  guint n = session != NULL ? tfl_session_get_n_selected (session) : 0;
  const TflElement *primary = n > 0 ? tfl_session_lookup (session, tfl_session_get_primary (session)) : NULL;
  g_autofree char *whole = primary != NULL ? tfl_describe_whole (session, primary) : NULL;
  g_autofree char *details = primary != NULL ? tfl_describe_details (session, primary) : NULL;
  g_autofree char *several = NULL;

  if (primary == NULL)
    return g_strdup (_("Nothing is selected"));
  if (n == 1)
    return details[0] != '\0' ? g_strdup_printf ("%s, %s", whole, details) : g_steal_pointer (&whole);

  several = tfl_describe_several (tfl_session_get_model (session), tfl_session_get_selection (session), n);
  /* Translators: counts such as “3 units, 2 work items”, then the element that was selected last */
  return g_strdup_printf (_("%s are selected; the last is %s"), several, whole);
}

/* Where keys go from is said first: it is what has just changed. */
static char *
describe (TflCanvas *self)
{
  g_autofree char *selection = describe_selection (self->session);
  const TflElement *focus = self->focus != NULL ? tfl_session_lookup (self->session, self->focus) : NULL;
  g_autofree char *whole = focus != NULL ? tfl_describe_whole (self->session, focus) : NULL;

  if (whole == NULL)
    return g_steal_pointer (&selection);
  if (tfl_session_is_selected (self->session, self->focus))
    /* Translators: the element that keys go from, then what is selected */
    return g_strdup_printf (_("At %s, selected. %s"), whole, selection);

  return g_strdup_printf (_("At %s, not selected. %s"), whole, selection);
}

void
tfl_canvas_set_caption (TflCanvas  *self,
                        const char *caption)
{
  g_free (self->caption);
  self->caption = g_strdup (caption);
  tfl_canvas_update_words (self);
}

void
tfl_canvas_update_words (TflCanvas *self)
{
  g_autofree char *label = self->caption != NULL ? g_strdup (self->caption) : make_label (self->session);
  g_autofree char *description = describe (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
