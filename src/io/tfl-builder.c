#include "config.h"

#include "tfl-builder.h"

#include "tfl-extras.h"
#include "tfl-limits.h"
#include "tfl-pending.h"
#include "tfl-properties.h"
#include "tfl-reader.h"
#include "tfl-text.h"
#include "tfl-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An open element of the model, or one of its group or TEXT elements, which stand in it. */
typedef struct
{
  TflKind kind;
  TflElement *element; /* the pending list owns it, or the builder where it is the root */
  const char *place;   /* the name of the group or TEXT element, NULL for the element itself */
  TflField field;      /* of a TEXT element, else TFL_FIELD_NONE */
  TflExtras *extras;   /* or NULL */
  GArray *properties;  /* of TflProperty, or NULL */
  guint64 seen;        /* bit 1 << field's place in its kind: its TEXT element or group was there */
} Frame;

struct _TflBuilder
{
  TflPlaces *places;
  TflElement *root;
  TflPending *pending;
  GArray *frames;
  TflExtras *root_extras; /* also takes what stands before and after the root */
  GString *text;          /* of the open TEXT element */
  TflChunk *chunk;        /* what is unknown is taken down here */
  gboolean is_property;   /* the chunk is a property and nothing else yet */
  TflProperty property;
};

static void
frame_clear (gpointer data)
{
  Frame *frame = data;

  g_clear_pointer (&frame->extras, tfl_extras_free);
  g_clear_pointer (&frame->properties, g_array_unref);
}

TflBuilder *
tfl_builder_new (TflPlaces *places)
{
  TflBuilder *self = g_new0 (TflBuilder, 1);

  self->places = places;
  self->root = tfl_element_new (TFL_KIND_MODEL, TFL_ROOT_ID);
  self->pending = tfl_pending_new ();
  self->frames = g_array_new (FALSE, TRUE, sizeof (Frame));
  g_array_set_clear_func (self->frames, frame_clear);
  self->text = g_string_new (NULL);
  self->chunk = tfl_chunk_new ();

  return self;
}

void
tfl_builder_free (TflBuilder *self)
{
  tfl_pending_free (self->pending);
  g_clear_pointer (&self->root, tfl_element_unref);
  g_array_unref (self->frames);
  g_clear_pointer (&self->root_extras, tfl_extras_free);
  g_string_free (self->text, TRUE);
  tfl_chunk_free (self->chunk);
  tfl_property_clear (&self->property);
  g_free (self);
}

static gboolean
fail (GError      **error,
      TflPosition   position,
      const char   *format,
      ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tfl_io_error_set (error, TFL_IO_ERROR_MODEL, position, sentence);

  return FALSE;
}

static Frame *
top (TflBuilder *self)
{
  return self->frames->len > 0 ? &g_array_index (self->frames, Frame, self->frames->len - 1) : NULL;
}

/* The innermost open element of the model. */
static Frame *
top_element (TflBuilder *self)
{
  Frame *frame = top (self);

  return frame != NULL && frame->place != NULL ? frame - 1 : frame;
}

static gboolean
is_capturing (TflBuilder *self)
{
  return tfl_chunk_get_depth (self->chunk) > 0;
}

static TflExtras *
extras_of (TflBuilder *self,
           Frame      *element)
{
  TflExtras **extras =
      element == NULL || element->kind == TFL_KIND_MODEL ? &self->root_extras : &element->extras;

  if (*extras == NULL)
    *extras = tfl_extras_new (element != NULL ? element->kind : TFL_KIND_MODEL);

  return *extras;
}

/* The chunk has ended. */
static void
keep_chunk (TflBuilder *self)
{
  Frame *frame = top (self);

  tfl_extras_take_text (extras_of (self, top_element (self)), frame != NULL ? frame->place : NULL,
                        tfl_chunk_steal (self->chunk));
}

/* Attributes and fields */

static gboolean
set_attribute (TflBuilder    *self,
               Frame         *frame,
               TflAttribute   attribute,
               TflPosition    position,
               GError       **error)
{
  Frame *element = frame->place != NULL ? frame - 1 : frame;
  gboolean is_plain = attribute.prefix == NULL && frame->field == TFL_FIELD_NONE;
  TflField field = is_plain ? tfl_field_find (frame->kind, frame->place, attribute.name) : TFL_FIELD_NONE;
  g_autofree char *text = NULL;

  if (field == TFL_FIELD_NONE)
    {
      tfl_extras_add_attribute (extras_of (self, element), frame->place, attribute);
      return TRUE;
    }
  if (tfl_field_get_info (field)->type == TFL_TYPE_TEXT)
    return fail (error, position, _("“%s” of a “%s” is an element inside it, not an attribute"),
                 attribute.name, tfl_kind_get_info (frame->kind)->xml_name);

  text = tfl_attribute_dup_value (attribute);

  return tfl_value_set (frame->element, field, text, position, error);
}

static gboolean
set_attributes (TflBuilder    *self,
                const TflTag  *tag,
                TflPosition    position,
                GError       **error)
{
  Frame *frame = top (self);
  gboolean has_id = frame->place == NULL && frame->kind != TFL_KIND_MODEL;

  for (int i = 0; i < tag->n_attributes; i++)
    {
      TflAttribute attribute = tfl_tag_get_attribute (tag, i);

      if (has_id && attribute.prefix == NULL && strcmp (attribute.name, "id") == 0)
        continue;
      if (!set_attribute (self, frame, attribute, position, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_required (Frame        *frame,
                TflPosition   position,
                GError      **error)
{
  const TflKindInfo *kind = tfl_kind_get_info (frame->kind);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));

      if ((field->flags & TFL_FIELD_REQUIRED) != 0 && tfl_element_get (frame->element, field->field) == NULL)
        return fail (error, position, _("a “%s” needs “%s”"), kind->xml_name, field->xml_name);
    }

  return TRUE;
}

/* Elements of the model */

static void
push (TflBuilder *self,
      TflKind     kind,
      TflElement *element,
      const char *place,
      TflField    field)
{
  Frame frame = { kind, element, place, field, NULL, NULL, 0 };

  g_array_append_val (self->frames, frame);
}

static char *
id_of (const TflTag *tag)
{
  for (int i = 0; i < tag->n_attributes; i++)
    {
      TflAttribute attribute = tfl_tag_get_attribute (tag, i);

      if (attribute.prefix == NULL && strcmp (attribute.name, "id") == 0)
        return tfl_attribute_dup_value (attribute);
    }

  return NULL;
}

static gboolean
check_id (TflBuilder   *self,
          const char   *id,
          const char   *kind_name,
          TflPosition   position,
          GError      **error)
{
  TflPosition first;

  if (id == NULL)
    return fail (error, position, _("a “%s” needs an “id”"), kind_name);
  if (!tfl_id_is_valid (id))
    return fail (error, position,
                 _("“%s” is no id: a letter, then up to 63 letters, digits, “.”, “_” and “-”"), id);
  if (tfl_places_lookup (self->places, id, &first))
    return fail (error, position, _("the id “%s” is taken by the “%s” of line %u, column %u"), id,
                 tfl_kind_get_info (tfl_places_find (self->places, id))->xml_name, first.line, first.column);

  return TRUE;
}

static gboolean
fail_container (TflKind       kind,
                const char   *container,
                TflPosition   position,
                GError      **error)
{
  const TflKindInfo *info = tfl_kind_get_info (kind);
  g_autofree char *parents = tfl_list_kinds (info->parents);

  if (info->parents == 0)
    return fail (error, position, _("“%s” cannot stand in “%s”; it is the root of a file"), info->xml_name,
                 container);

  /* Translators: two XML names, and a list such as: a “model” or a “unit” */
  return fail (error, position, _("“%s” cannot stand in “%s”; it stands in %s"), info->xml_name, container,
               parents);
}

static gboolean
start_element (TflBuilder    *self,
               const TflTag  *tag,
               TflKind        kind,
               TflPosition    position,
               GError       **error)
{
  Frame *parent = top (self);
  const TflKindInfo *info = tfl_kind_get_info (kind);
  g_autofree char *id = NULL;
  TflElement *element;

  if (parent->place != NULL || (info->parents & (1u << parent->kind)) == 0)
    return fail_container (kind,
                           parent->place != NULL ? parent->place : tfl_kind_get_info (parent->kind)->xml_name,
                           position, error);

  if (self->frames->len >= TFL_MODEL_MAX_DEPTH)
    {
      g_autofree char *sentence =
          g_strdup_printf (_("elements nest more than %u deep here"), TFL_MODEL_MAX_DEPTH);

      tfl_io_error_set (error, TFL_IO_ERROR_LIMIT, position, sentence);
      return FALSE;
    }

  id = id_of (tag);
  if (!check_id (self, id, info->xml_name, position, error))
    return FALSE;

  element = tfl_element_new (kind, id);
  tfl_pending_take (self->pending, element, tfl_element_get_id (parent->element), position);
  tfl_places_add (self->places, id, kind, position);
  push (self, kind, element, NULL, TFL_FIELD_NONE);

  return set_attributes (self, tag, position, error) && check_required (top (self), position, error);
}

/* A root in a namespace that is not ours; uri may be NULL. */
static gboolean
fail_namespace (const TflTag  *tag,
                TflPosition    position,
                GError       **error)
{
  const char *version = tag->uri != NULL && g_str_has_prefix (tag->uri, TFL_NAMESPACE_STEM)
                            ? tag->uri + strlen (TFL_NAMESPACE_STEM)
                            : NULL;

  if (version != NULL && g_ascii_isdigit (version[0]))
    return fail (
        error, position,
        _("this file was written by a newer version of Trefoil (file version %s; this one reads 1)"),
        version);
  if (tag->uri == NULL)
    return fail (error, position, _("the root element “%s” is in no namespace; a model has xmlns=\"%s\""),
                 tag->name, TFL_NAMESPACE);

  return fail (error, position,
               _("the root element “%s” is in the namespace “%s”; a model has xmlns=\"%s\""), tag->name,
               tag->uri, TFL_NAMESPACE);
}

static gboolean
start_root (TflBuilder    *self,
            const TflTag  *tag,
            TflPosition    position,
            GError       **error)
{
  if (g_strcmp0 (tag->uri, TFL_NAMESPACE) != 0)
    return fail_namespace (tag, position, error);
  if (strcmp (tag->name, "model") != 0)
    return fail (error, position, _("the root element is “%s”; that of a model is “model”"), tag->name);

  push (self, TFL_KIND_MODEL, self->root, NULL, TFL_FIELD_NONE);

  /* Prefixes declared here are for all of the file, so they stay. */
  for (int i = 0; i < tag->n_declarations; i++)
    {
      const char *prefix = (const char *) tag->declarations[2 * i];
      const char *uri = (const char *) tag->declarations[2 * i + 1];

      if (prefix != NULL && strcmp (uri, TFL_NAMESPACE) != 0)
        tfl_extras_declare (extras_of (self, top (self)), NULL, prefix, uri);
    }

  return set_attributes (self, tag, position, error);
}

/* Group and TEXT elements, and properties */

static gboolean
start_place (TflBuilder          *self,
             const TflTag        *tag,
             const TflFieldInfo  *field,
             TflPosition          position,
             GError             **error)
{
  Frame *frame = top (self);
  guint64 bit = G_GUINT64_CONSTANT (1) << (field->field - tfl_kind_get_info (frame->kind)->first_field);
  gboolean is_text = field->group == NULL;

  if ((frame->seen & bit) != 0)
    return fail (error, position, _("“%s” is there twice in one “%s”"), tag->name,
                 tfl_kind_get_info (frame->kind)->xml_name);

  frame->seen |= bit;
  g_string_truncate (self->text, 0);
  push (self, frame->kind, frame->element, is_text ? field->xml_name : field->group,
        is_text ? field->field : TFL_FIELD_NONE);

  return set_attributes (self, tag, position, error);
}

/* A property with more to it than this version knows is kept as what is unknown, whole: so it is
 * taken down like that, and looked at when it ends. */
static gboolean
start_property (TflBuilder    *self,
                const TflTag  *tag,
                TflPosition    position,
                GError       **error)
{
  TflProperty *property = &self->property;

  tfl_property_clear (property);
  property->position = position;
  self->is_property = TRUE;
  for (int i = 0; i < tag->n_attributes; i++)
    {
      TflAttribute attribute = tfl_tag_get_attribute (tag, i);

      if (attribute.prefix == NULL && strcmp (attribute.name, "name") == 0)
        property->name = tfl_attribute_dup_value (attribute);
      else if (attribute.prefix == NULL && strcmp (attribute.name, "value") == 0)
        property->value = tfl_attribute_dup_value (attribute);
      else
        self->is_property = FALSE;
    }

  if (property->name == NULL || property->name[0] == '\0')
    return fail (error, position, _("a “property” needs a “name”"));

  tfl_chunk_start (self->chunk, tag);

  return TRUE;
}

static void
end_property (TflBuilder *self)
{
  Frame *frame = top (self);
  g_autofree char *text = tfl_chunk_steal (self->chunk);

  if (frame->properties == NULL)
    frame->properties = tfl_properties_new ();

  g_array_append_val (frame->properties, self->property);
  self->property = (TflProperty){ NULL, NULL, { 0, 0 } };
}

/* What comes in */

static gboolean
start_chunk (TflBuilder    *self,
             const TflTag  *tag,
             TflPosition    position,
             GError       **error)
{
  if (tfl_chunk_get_depth (self->chunk) >= TFL_LIMIT_UNKNOWN_DEPTH)
    {
      g_autofree char *sentence =
          g_strdup_printf (_("unknown elements nest more than %u deep here"), TFL_LIMIT_UNKNOWN_DEPTH);

      tfl_io_error_set (error, TFL_IO_ERROR_LIMIT, position, sentence);
      return FALSE;
    }

  self->is_property = FALSE;
  tfl_chunk_start (self->chunk, tag);

  return TRUE;
}

gboolean
tfl_builder_start (TflBuilder    *self,
                   const TflTag  *tag,
                   TflPosition    position,
                   GError       **error)
{
  Frame *frame = top (self);
  const TflFieldInfo *field;
  int kind;

  if (frame == NULL)
    return start_root (self, tag, position, error);
  if (is_capturing (self) || g_strcmp0 (tag->uri, TFL_NAMESPACE) != 0)
    return start_chunk (self, tag, position, error);

  kind = tfl_kind_find (tag->name);
  if (kind >= 0)
    return start_element (self, tag, (TflKind) kind, position, error);
  if (frame->place != NULL)
    return start_chunk (self, tag, position, error);

  field = tfl_field_find_place (frame->kind, tag->name);
  if (field != NULL)
    return start_place (self, tag, field, position, error);
  if (strcmp (tag->name, "property") == 0)
    return start_property (self, tag, position, error);
  if (tfl_field_find (frame->kind, NULL, tag->name) != TFL_FIELD_NONE)
    return fail (error, position, _("“%s” of a “%s” is an attribute, not an element inside it"), tag->name,
                 tfl_kind_get_info (frame->kind)->xml_name);

  return start_chunk (self, tag, position, error);
}

static void
end_element (TflBuilder *self,
             Frame      *frame)
{
  if (frame->extras != NULL)
    tfl_element_set_extras (frame->element, tfl_extras_to_variant (frame->extras));
}

gboolean
tfl_builder_end (TflBuilder   *self,
                 const char   *prefix,
                 const char   *name,
                 TflPosition   position,
                 GError      **error)
{
  Frame *frame = top (self);

  if (is_capturing (self))
    {
      tfl_chunk_end (self->chunk, prefix, name);
      if (is_capturing (self))
        return TRUE;
      if (self->is_property)
        end_property (self);
      else
        keep_chunk (self);
      self->is_property = FALSE;
      return TRUE;
    }

  if (frame->field != TFL_FIELD_NONE &&
      !tfl_value_set (frame->element, frame->field, self->text->str, position, error))
    return FALSE;
  if (frame->properties != NULL && !tfl_properties_set (frame->properties, frame->element, error))
    return FALSE;
  if (frame->place == NULL)
    end_element (self, frame);
  g_array_set_size (self->frames, self->frames->len - 1);

  return TRUE;
}

const char *
tfl_builder_bars_text (TflBuilder *self)
{
  Frame *frame = top (self);

  if (is_capturing (self) || frame == NULL || frame->field != TFL_FIELD_NONE)
    return NULL;

  return frame->place != NULL ? frame->place : tfl_kind_get_info (frame->kind)->xml_name;
}

gboolean
tfl_builder_text (TflBuilder *self,
                  const char *text,
                  gsize       length)
{
  if (is_capturing (self))
    {
      self->is_property = self->is_property && tfl_text_is_blank (text, length);
      tfl_chunk_text (self->chunk, text, length);
    }
  else if (self->text->len + length > TFL_LIMIT_TEXT)
    {
      return FALSE;
    }
  else if (tfl_builder_bars_text (self) == NULL)
    {
      g_string_append_len (self->text, text, (gssize) length);
    }

  return TRUE;
}

void
tfl_builder_comment (TflBuilder *self,
                     const char *text)
{
  self->is_property = FALSE;
  tfl_chunk_comment (self->chunk, text);
  if (!is_capturing (self))
    keep_chunk (self);
}

void
tfl_builder_instruction (TflBuilder *self,
                         const char *target,
                         const char *data)
{
  self->is_property = FALSE;
  tfl_chunk_instruction (self->chunk, target, data);
  if (!is_capturing (self))
    keep_chunk (self);
}

TflModel *
tfl_builder_to_model (TflBuilder  *self,
                      GError     **error)
{
  g_autoptr (TflModel) base = NULL;

  if (self->root_extras != NULL)
    tfl_element_set_extras (self->root, tfl_extras_to_variant (self->root_extras));
  base = tfl_model_new_with_root (g_steal_pointer (&self->root));

  return tfl_pending_to_model (self->pending, base, self->places, error);
}
