#include "config.h"

#include "tfl-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
tfl_edit_fail_no_element (const char  *id,
                          GError     **error)
{
  g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_ID, _("there is no element “%s”"), id);

  return FALSE;
}

gboolean
tfl_edit_fail_taken (const char  *id,
                     GError     **error)
{
  g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_ID, _("the id “%s” is taken"), id);

  return FALSE;
}

static gboolean
check_required (const TflElement  *element,
                GError           **error)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));

      if ((field->flags & TFL_FIELD_REQUIRED) != 0 && tfl_element_get (element, field->field) == NULL)
        {
          /* Translators: an XML name, such as “agreement”, and an attribute */
          g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_VALUE, _("a “%s” needs “%s”"), kind->xml_name,
                       field->xml_name);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
tfl_edit_check_element (const TflElement  *element,
                        GError           **error)
{
  const char *id = tfl_element_get_id (element);

  if (!tfl_id_is_valid (id))
    {
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_ID,
                   _("“%s” is no id: a letter, then up to 63 letters, digits, “.”, “_” and “-”"), id);
      return FALSE;
    }

  return check_required (element, error);
}

gboolean
tfl_edit_check_place (TflEdit           *self,
                      TflKind            kind,
                      const TflElement  *container,
                      const char        *before,
                      GError           **error)
{
  const TflElement *sibling = tfl_edit_lookup (self, before);
  const TflKindInfo *info = tfl_kind_get_info (kind);

  if ((info->parents & (1u << tfl_element_get_kind (container))) == 0)
    {
      /* Translators: two XML names, such as “work” and “service” */
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_CONTAINER, _("a “%s” cannot stand in a “%s”"),
                   info->xml_name, tfl_kind_get_info (tfl_element_get_kind (container))->xml_name);
      return FALSE;
    }

  if (before != NULL && (sibling == NULL || tfl_element_get_kind (sibling) != kind ||
                         tfl_element_get_parent (sibling) != tfl_element_get_id (container)))
    {
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_ID, _("“%s” does not stand beside it"), before);
      return FALSE;
    }

  return TRUE;
}

guint
tfl_edit_get_depth (TflEdit    *self,
                    const char *id)
{
  guint depth = 0;

  while (id != NULL)
    {
      id = tfl_element_get_parent (tfl_edit_lookup (self, id));
      depth++;
    }

  return depth;
}

static gboolean
fail_too_deep (GError **error)
{
  g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_CONTAINER, _("elements nest at most %u deep"),
               TFL_MODEL_MAX_DEPTH);

  return FALSE;
}

gboolean
tfl_edit_check_depth (guint    depth,
                      GError **error)
{
  return depth < TFL_MODEL_MAX_DEPTH || fail_too_deep (error);
}

/* TRUE where nothing inside the element is more than `levels` below it. */
static gboolean
fits_in (TflEdit          *self,
         const TflElement *element,
         guint             levels)
{
  guint n_children = tfl_element_get_n_children (element);

  if (levels == 0)
    return FALSE;

  for (guint i = 0; i < n_children; i++)
    if (!fits_in (self, tfl_edit_lookup (self, tfl_element_get_child (element, i)), levels - 1))
      return FALSE;

  return TRUE;
}

static gboolean
is_inside (TflEdit    *self,
           const char *id,
           const char *container)
{
  for (; id != NULL; id = tfl_element_get_parent (tfl_edit_lookup (self, id)))
    if (strcmp (id, container) == 0)
      return TRUE;

  return FALSE;
}

gboolean
tfl_edit_check_move (TflEdit           *self,
                     const TflElement  *element,
                     const char        *parent,
                     GError           **error)
{
  if (is_inside (self, parent, tfl_element_get_id (element)))
    {
      /* Translators: the name of a unit */
      g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_CONTAINER, _("“%s” cannot stand inside itself"),
                   tfl_element_get_name (element));
      return FALSE;
    }

  return fits_in (self, element, TFL_MODEL_MAX_DEPTH - tfl_edit_get_depth (self, parent)) || fail_too_deep (error);
}

gboolean
tfl_edit_check_references (TflEdit           *self,
                           const TflElement  *element,
                           GError           **error)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));
      const char *id;
      TflRefIter iter;

      if (field->targets == 0)
        continue;
      tfl_ref_iter_init (&iter, element, field->field);
      while ((id = tfl_ref_iter_next (&iter)) != NULL)
        {
          const TflElement *target = tfl_edit_lookup (self, id);

          if (target != NULL && (field->targets & (1u << tfl_element_get_kind (target))) != 0)
            continue;
          /* Translators: an id, an attribute and the id it names */
          g_set_error (error, TFL_MODEL_ERROR, TFL_MODEL_ERROR_REFERENCE,
                       target == NULL ? _("“%s”: %s names “%s”, which is not there")
                                      : _("“%s”: %s names “%s”, which is of the wrong kind"),
                       tfl_element_get_id (element), field->xml_name, id);
          return FALSE;
        }
    }

  return TRUE;
}
