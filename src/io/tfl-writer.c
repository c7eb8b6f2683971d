#include "config.h"

#include "tfl-writer.h"

#include "tfl-escape.h"
#include "tfl-extras.h"
#include "tfl-reader.h"
#include "tfl-replace.h"
#include "tfl-tag-writer.h"

#include <string.h>

/* A prefix that an open element declares. */
typedef struct
{
  const char *name; /* “xmlns:prefix” */
  const char *uri;
  guint level;
} Declaration;

/* An open element and how many of its children are written. */
typedef struct
{
  const TflElement *element;
  guint n_written;
} Open;

typedef struct
{
  TflModel *model;
  GString *string;
  TflTagWriter *tag;
  GArray *scope; /* of Declaration, innermost last */
  GArray *open;  /* of Open */
} Writer;

static const char *
uri_in_scope (Writer     *self,
              const char *name)
{
  for (guint i = self->scope->len; i-- > 0;)
    {
      const Declaration *declaration = &g_array_index (self->scope, Declaration, i);

      if (strcmp (declaration->name, name) == 0)
        return declaration->uri;
    }

  return NULL;
}

/* Ends what the elements of this level and deeper declared. */
static void
leave_level (Writer *self,
             guint   level)
{
  while (self->scope->len > 0 &&
         g_array_index (self->scope, Declaration, self->scope->len - 1).level >= level)
    g_array_set_size (self->scope, self->scope->len - 1);
}

/* A declaration is kept with each attribute that needs it, and written where it is not in scope. */
static void
add_unknown_attributes (Writer           *self,
                        const TflElement *element,
                        const char       *place,
                        guint             level)
{
  GVariant *extras = tfl_element_get_extras (element);
  g_autoptr (GVariantIter) iter = NULL;
  const char *entry;
  const char *value;

  if (extras == NULL)
    return;

  g_variant_get (extras, "(a(ss)as)", &iter, NULL);
  while (g_variant_iter_next (iter, "(&s&s)", &entry, &value))
    {
      const char *name = tfl_extras_match (entry, place);

      if (name == NULL)
        continue;
      if (g_str_has_prefix (name, "xmlns:"))
        {
          Declaration declaration = { name, value, level };

          if (g_strcmp0 (uri_in_scope (self, name), value) == 0)
            continue;
          g_array_append_val (self->scope, declaration);
        }
      tfl_tag_writer_attribute (self->tag, name, value);
    }
}

static gboolean
has_unknown (const TflElement *element,
             const char       *place,
             gboolean          also_attributes)
{
  GVariant *extras = tfl_element_get_extras (element);
  g_autoptr (GVariantIter) attributes = NULL;
  g_autoptr (GVariantIter) texts = NULL;
  const char *entry;

  if (extras == NULL)
    return FALSE;

  g_variant_get (extras, "(a(ss)as)", &attributes, &texts);
  while (also_attributes && g_variant_iter_next (attributes, "(&s&s)", &entry, NULL))
    if (tfl_extras_match (entry, place) != NULL)
      return TRUE;
  while (g_variant_iter_next (texts, "&s", &entry))
    if (tfl_extras_match (entry, place) != NULL)
      return TRUE;

  return FALSE;
}

static void
append_spaces (GString *string,
               guint    level)
{
  for (guint i = 0; i < level; i++)
    g_string_append (string, "  ");
}

/* Each on its own line, or, inside text, where no space may come, one after the other. */
static void
append_unknown (Writer           *self,
                const TflElement *element,
                const char       *place,
                guint             level,
                gboolean          in_lines)
{
  GVariant *extras = tfl_element_get_extras (element);
  g_autoptr (GVariantIter) iter = NULL;
  const char *entry;

  if (extras == NULL)
    return;

  g_variant_get (extras, "(a(ss)as)", NULL, &iter);
  while (g_variant_iter_next (iter, "&s", &entry))
    {
      const char *text = tfl_extras_match (entry, place);

      if (text == NULL)
        continue;
      if (in_lines)
        append_spaces (self->string, level);
      g_string_append (self->string, text);
      if (in_lines)
        g_string_append_c (self->string, '\n');
    }
}

static void
append_end_tag (Writer     *self,
                const char *name)
{
  g_string_append (self->string, "</");
  g_string_append (self->string, name);
  g_string_append (self->string, ">\n");
}

/* A group element, where it has anything in it. */
static void
write_group (Writer             *self,
             const TflElement   *element,
             const TflFieldInfo *first,
             guint               level)
{
  const TflKindInfo *kind = tfl_kind_get_info (first->kind);
  gboolean has_inner = has_unknown (element, first->group, FALSE);
  gboolean is_empty = !has_unknown (element, first->group, TRUE);

  tfl_tag_writer_begin (self->tag, first->group, level);
  for (TflField i = first->field; i < kind->first_field + kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info (i);
      const char *value = tfl_element_get (element, i);

      if (value == NULL || g_strcmp0 (field->group, first->group) != 0)
        continue;
      tfl_tag_writer_attribute (self->tag, field->xml_name, value);
      is_empty = FALSE;
    }
  if (is_empty)
    return;

  add_unknown_attributes (self, element, first->group, level);
  tfl_tag_writer_end (self->tag, has_inner ? ">\n" : "/>\n");
  if (has_inner)
    {
      append_unknown (self, element, first->group, level + 1, TRUE);
      append_spaces (self->string, level);
      append_end_tag (self, first->group);
    }
  leave_level (self, level);
}

static void
write_text (Writer             *self,
            const TflElement   *element,
            const TflFieldInfo *field,
            guint               level)
{
  const char *value = tfl_element_get (element, field->field);

  if (value == NULL && !has_unknown (element, field->xml_name, TRUE))
    return;

  tfl_tag_writer_begin (self->tag, field->xml_name, level);
  add_unknown_attributes (self, element, field->xml_name, level);
  tfl_tag_writer_end (self->tag, ">");
  if (value != NULL)
    tfl_escape_text (self->string, value, strlen (value));
  append_unknown (self, element, field->xml_name, level, FALSE);
  append_end_tag (self, field->xml_name);
  leave_level (self, level);
}

static void
write_groups (Writer           *self,
              const TflElement *element,
              guint             level)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));
  const char *last = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));

      if (field->group != NULL && g_strcmp0 (field->group, last) != 0)
        write_group (self, element, field, level);
      last = field->group;
    }
}

static void
write_texts (Writer           *self,
             const TflElement *element,
             guint             level)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));

      if (field->type == TFL_TYPE_TEXT)
        write_text (self, element, field, level);
    }
}

static void
write_properties (Writer           *self,
                  const TflElement *element,
                  guint             level)
{
  GVariant *properties = tfl_element_get_properties (element);
  GVariantIter iter;
  const char *name;
  const char *value;

  if (properties == NULL)
    return;

  g_variant_iter_init (&iter, properties);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      tfl_tag_writer_begin (self->tag, "property", level);
      tfl_tag_writer_attribute (self->tag, "name", name);
      tfl_tag_writer_attribute (self->tag, "value", value);
      tfl_tag_writer_end (self->tag, "/>\n");
    }
}

/* All attributes, and the “>” or “/>”; which of them is known when the rest is written. */
static void
write_start (Writer           *self,
             const TflElement *element,
             guint             level)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  tfl_tag_writer_begin (self->tag, kind->xml_name, level);
  if (kind->kind == TFL_KIND_MODEL)
    tfl_tag_writer_attribute (self->tag, "xmlns", TFL_NAMESPACE);
  else
    tfl_tag_writer_attribute (self->tag, "id", tfl_element_get_id (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));
      const char *value = tfl_element_get (element, field->field);

      if (value != NULL && field->group == NULL && field->type != TFL_TYPE_TEXT)
        tfl_tag_writer_attribute (self->tag, field->xml_name, value);
    }
  add_unknown_attributes (self, element, NULL, level);
}

static gboolean
has_content (const TflElement *element)
{
  const TflKindInfo *kind = tfl_kind_get_info (tfl_element_get_kind (element));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TflFieldInfo *field = tfl_field_get_info ((TflField) (kind->first_field + i));
      const char *place = field->type == TFL_TYPE_TEXT ? field->xml_name : field->group;

      if (place != NULL &&
          (tfl_element_get (element, field->field) != NULL || has_unknown (element, place, TRUE)))
        return TRUE;
    }

  return tfl_element_get_n_children (element) > 0 || tfl_element_get_properties (element) != NULL ||
         has_unknown (element, NULL, FALSE);
}

/* The start tag and what comes before the children, or all there is. */
static void
open_element (Writer           *self,
              const TflElement *element)
{
  guint level = self->open->len;
  Open open = { element, 0 };

  write_start (self, element, level);
  if (!has_content (element))
    {
      tfl_tag_writer_end (self->tag, "/>\n");
      leave_level (self, level);
      return;
    }

  tfl_tag_writer_end (self->tag, ">\n");
  write_groups (self, element, level + 1);
  write_texts (self, element, level + 1);
  write_properties (self, element, level + 1);
  g_array_append_val (self->open, open);
}

static void
close_element (Writer *self)
{
  guint level = self->open->len - 1;
  const TflElement *element = g_array_index (self->open, Open, level).element;

  append_unknown (self, element, NULL, level + 1, TRUE);
  append_spaces (self->string, level);
  append_end_tag (self, tfl_kind_get_info (tfl_element_get_kind (element))->xml_name);
  leave_level (self, level);
  g_array_set_size (self->open, level);
}

GBytes *
tfl_write_bytes (TflModel *model)
{
  g_autoptr (GString) string = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_autoptr (TflTagWriter) tag = tfl_tag_writer_new (string);
  g_autoptr (GArray) scope = g_array_new (FALSE, FALSE, sizeof (Declaration));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));
  Writer self = { model, string, tag, scope, open };

  open_element (&self, tfl_model_get_root (model));
  while (open->len > 0)
    {
      Open *last = &g_array_index (open, Open, open->len - 1);

      if (last->n_written < tfl_element_get_n_children (last->element))
        open_element (&self,
                      tfl_model_lookup (model, tfl_element_get_child (last->element, last->n_written++)));
      else
        close_element (&self);
    }

  return g_string_free_to_bytes (g_steal_pointer (&string));
}

gboolean
tfl_write_file (TflModel      *model,
                GFile         *file,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GBytes) bytes = tfl_write_bytes (model);

  return tfl_replace_file (file, bytes, cancellable, error);
}
