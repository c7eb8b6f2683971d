#include "config.h"

#include "tfl-describe.h"

#include "usm/tfl-orphan.h"

#include <glib/gi18n.h>

char *
tfl_describe_path (TflModel         *model,
                   const TflElement *element)
{
  GString *path = g_string_new (NULL);

  for (element = tfl_model_get_parent (model, element);
       element != NULL && tfl_element_get_kind (element) != TFL_KIND_MODEL;
       element = tfl_model_get_parent (model, element))
    {
      if (path->len > 0)
        g_string_prepend (path, " › ");
      g_string_prepend (path, tfl_element_get_name (element));
    }

  return g_string_free (path, FALSE);
}

char *
tfl_describe_kind (TflModel         *model,
                   const TflElement *element)
{
  const char *kind = _(tfl_kind_get_info (tfl_element_get_kind (element))->label);
  g_autofree char *path = tfl_describe_path (model, element);

  if (path[0] == '\0')
    return g_strdup (kind);

  /* Translators: the kind of an element, then the path of where it stands */
  return g_strdup_printf (_("%s in %s"), kind, path);
}

static const char *
describe_work (const TflElement *work)
{
  int process = tfl_element_get_choice (work, TFL_WORK_PROCESS);

  if (tfl_work_is_orphan (work))
    return _("no owning process");
  if (tfl_element_get_choice (work, TFL_WORK_STREAM) == TFL_WORK_STREAM_DELIVERY)
    return _("delivery work");

  return process >= 0 ? tfl_words_label (TFL_WORDS_PROCESS, process) : NULL;
}

char *
tfl_describe_whole (TflSession       *session,
                    const TflElement *element)
{
  TflKind kind = tfl_element_get_kind (element);
  g_autofree char *name = tfl_describe_name (tfl_session_get_model (session), element);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s", _(tfl_kind_get_info (kind)->label), name);
  if (kind == TFL_KIND_WORK && describe_work (element) != NULL)
    g_string_append_printf (text, ", %s", describe_work (element));
  if (kind == TFL_KIND_UNIT)
    {
      TflCounts counts = tfl_tally_get (tfl_session_get_tally (session), tfl_element_get_id (element));

      if (counts.orphans > 0)
        {
          g_string_append (text, ", ");
          g_string_append_printf (text, ngettext ("%u work item with no owning process inside",
                                                  "%u work items with no owning process inside", counts.orphans),
                                  counts.orphans);
        }
    }

  return g_string_free (text, FALSE);
}

/* The field whose target's name stands in for a name of its own. */
static TflField
get_naming_field (TflKind kind)
{
  switch (kind)
    {
    case TFL_KIND_AGREEMENT:
      return TFL_AGREEMENT_CUSTOMER;
    case TFL_KIND_TAG:
      return TFL_TAG_ELEMENT;
    case TFL_KIND_PLACE:
      return TFL_PLACE_UNIT;
    case TFL_KIND_WAIVER:
      return TFL_WAIVER_ELEMENT;
    case TFL_KIND_MODEL:
    case TFL_KIND_PROFILE:
    case TFL_KIND_UNIT:
    case TFL_KIND_WORK:
    case TFL_KIND_SERVICE:
    case TFL_KIND_PRACTICE:
    case TFL_KIND_TOOL:
    case TFL_KIND_FLOW:
    case TFL_KIND_STREAM:
    case TFL_KIND_OVERLAY:
    case TFL_KIND_VIEW:
    case TFL_N_KINDS:
      break;
    }

  return TFL_FIELD_NONE;
}

char *
tfl_describe_name (TflModel         *model,
                   const TflElement *element)
{
  TflKind kind = tfl_element_get_kind (element);
  TflField field = get_naming_field (kind);
  const TflElement *target = field != TFL_FIELD_NONE ? tfl_model_follow (model, element, field) : NULL;

  if (target == NULL)
    return g_strdup (tfl_element_get_name (element));
  if (kind == TFL_KIND_AGREEMENT)
    {
      const char *word = tfl_element_get (element, TFL_AGREEMENT_KIND);

      /* Translators: kind of agreement, such as SA, then the customer */
      return g_strdup_printf (_("%s with %s"), word != NULL ? word : _("Agreement"), tfl_element_get_name (target));
    }

  return g_strdup (tfl_element_get_name (target));
}

static void
append_count (GString    *text,
              guint       n,
              const char *format)
{
  if (n > 0 && text->len > 0)
    g_string_append (text, ", ");
  if (n > 0)
    g_string_append_printf (text, format, n);
}

/* No plurals stand in the metamodel, since a language may have more than two: what is drawn has a name here. */
char *
tfl_describe_several (TflModel          *model,
                      const char *const *ids,
                      guint              n_ids)
{
  guint n_units = 0, n_works = 0, n_services = 0, n_others = 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_ids; i++)
    {
      const TflElement *element = tfl_model_lookup (model, ids[i]);
      TflKind kind = element != NULL ? tfl_element_get_kind (element) : TFL_N_KINDS;

      n_units += kind == TFL_KIND_UNIT;
      n_works += kind == TFL_KIND_WORK;
      n_services += kind == TFL_KIND_SERVICE;
      n_others += kind != TFL_KIND_UNIT && kind != TFL_KIND_WORK && kind != TFL_KIND_SERVICE;
    }

  if (n_ids == 1)
    {
      const TflElement *only = tfl_model_lookup (model, ids[0]);

      g_string_append_printf (text, _("“%s”"), only != NULL ? tfl_element_get_name (only) : ids[0]);
      return g_string_free (text, FALSE);
    }
  append_count (text, n_units, ngettext ("%u unit", "%u units", n_units));
  append_count (text, n_works, ngettext ("%u work item", "%u work items", n_works));
  append_count (text, n_services, ngettext ("%u service", "%u services", n_services));
  /* Translators: agreements, profiles, practices … */
  append_count (text, n_others, ngettext ("%u other element", "%u other elements", n_others));

  return g_string_free (text, FALSE);
}
