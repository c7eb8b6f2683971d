#include "config.h"

#include "tfl-element-private.h"

#include "tfl-intern.h"

#include <string.h>

/* FNV-1a, then mixed so that each bit of the result depends on each bit of the text: the
 * trie reads it five bits at a time. */
guint64
tfl_id_hash (const char *id)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (; *id != '\0'; id++)
    hash = (hash ^ (guchar) *id) * G_GUINT64_CONSTANT (1099511628211);

  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;

  return hash;
}

static guint
slot_of (const TflElement *self,
         TflField          field)
{
  const TflKindInfo *kind = tfl_kind_get_info (self->kind);

  g_assert (field >= kind->first_field && field < kind->first_field + kind->n_fields);

  return field - kind->first_field;
}

/* Words and ids come again and again, so they are shared; sentences are not. */
static gboolean
is_shared (TflType type)
{
  switch (type)
    {
    case TFL_TYPE_CHOICE:
    case TFL_TYPE_FLAGS:
    case TFL_TYPE_BOOLEAN:
    case TFL_TYPE_REF:
    case TFL_TYPE_REFS:
      return TRUE;
    case TFL_TYPE_STRING:
    case TFL_TYPE_TEXT:
    case TFL_TYPE_NUMBER:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

static gboolean
is_slot_shared (const TflElement *self,
                guint             slot)
{
  return is_shared (tfl_field_get_info (tfl_kind_get_info (self->kind)->first_field + slot)->type);
}

static char *
make_value (const TflElement *self,
            guint             slot,
            const char       *text)
{
  if (is_slot_shared (self, slot))
    return tfl_intern (text);

  return (char *) g_atomic_rc_box_dup (strlen (text) + 1, text);
}

static char *
acquire_value (const TflElement *self,
               guint             slot)
{
  char *value = self->values[slot];

  if (value == NULL)
    return NULL;

  return is_slot_shared (self, slot) ? tfl_intern_acquire (value) : g_atomic_rc_box_acquire (value);
}

static void
clear_value (TflElement *self,
             guint       slot)
{
  char *value = g_steal_pointer (&self->values[slot]);

  if (value == NULL)
    return;

  if (is_slot_shared (self, slot))
    tfl_intern_release (value);
  else
    g_atomic_rc_box_release (value);
}

TflElement *
tfl_element_new (TflKind     kind,
                 const char *id)
{
  const TflKindInfo *info = tfl_kind_get_info (kind);
  TflElement *self;

  g_return_val_if_fail (info != NULL && id != NULL, NULL);

  self = g_malloc0 (sizeof *self + info->n_fields * sizeof (char *));
  g_atomic_ref_count_init (&self->ref);
  self->kind = kind;
  self->hash = tfl_id_hash (id);
  self->id = tfl_intern (id);

  return self;
}

TflElement *
tfl_element_ref (const TflElement *self)
{
  TflElement *element = (TflElement *) self;

  g_atomic_ref_count_inc (&element->ref);

  return element;
}

void
tfl_element_unref (const TflElement *self)
{
  TflElement *element = (TflElement *) self;
  guint n_fields;

  if (element == NULL || !g_atomic_ref_count_dec (&element->ref))
    return;

  n_fields = tfl_kind_get_info (element->kind)->n_fields;
  for (guint i = 0; i < n_fields; i++)
    clear_value (element, i);
  g_clear_pointer (&element->properties, g_variant_unref);
  g_clear_pointer (&element->extras, g_variant_unref);
  g_clear_pointer (&element->children, tfl_list_unref);
  g_clear_pointer (&element->parent, tfl_intern_release);
  tfl_intern_release (element->id);
  g_free (element);
}

gboolean
tfl_element_is_own (const TflElement *self)
{
  return g_atomic_ref_count_compare (&((TflElement *) self)->ref, 1);
}

TflElement *
tfl_element_copy (const TflElement *self)
{
  guint n_fields = tfl_kind_get_info (self->kind)->n_fields;
  TflElement *copy = g_malloc0 (sizeof *copy + n_fields * sizeof (char *));

  g_atomic_ref_count_init (&copy->ref);
  copy->kind = self->kind;
  copy->hash = self->hash;
  copy->id = tfl_intern_acquire (self->id);
  copy->parent = self->parent != NULL ? tfl_intern_acquire (self->parent) : NULL;
  copy->children = tfl_list_ref (self->children);
  copy->properties = self->properties != NULL ? g_variant_ref (self->properties) : NULL;
  copy->extras = self->extras != NULL ? g_variant_ref (self->extras) : NULL;
  for (guint i = 0; i < n_fields; i++)
    copy->values[i] = acquire_value (self, i);

  return copy;
}

TflKind
tfl_element_get_kind (const TflElement *self)
{
  return self->kind;
}

const char *
tfl_element_get_id (const TflElement *self)
{
  return self->id;
}

const char *
tfl_element_get_parent (const TflElement *self)
{
  return self->parent;
}

void
tfl_element_set_parent (TflElement *self,
                        const char *parent)
{
  g_assert (tfl_element_is_own (self));

  if (self->parent == parent)
    return;

  g_clear_pointer (&self->parent, tfl_intern_release);
  self->parent = parent != NULL ? tfl_intern_acquire (parent) : NULL;
}

const char *
tfl_element_get_name (const TflElement *self)
{
  TflField field = tfl_kind_get_info (self->kind)->name_field;
  const char *name = field != TFL_FIELD_NONE ? tfl_element_get (self, field) : NULL;

  return name != NULL ? name : self->id;
}

TflList *
tfl_element_get_children (const TflElement *self)
{
  return self->children;
}

TflList *
tfl_element_steal_children (TflElement *self)
{
  g_assert (tfl_element_is_own (self));

  return g_steal_pointer (&self->children);
}

void
tfl_element_take_children (TflElement *self,
                           TflList    *children)
{
  g_assert (tfl_element_is_own (self));

  g_clear_pointer (&self->children, tfl_list_unref);
  self->children = children;
}

guint
tfl_element_get_n_children (const TflElement *self)
{
  return tfl_list_length (self->children);
}

const char *
tfl_element_get_child (const TflElement *self,
                       guint             index)
{
  return tfl_list_get (self->children, index);
}

const char *
tfl_element_get (const TflElement *self,
                 TflField          field)
{
  return self->values[slot_of (self, field)];
}

int
tfl_element_get_choice (const TflElement *self,
                        TflField          field)
{
  return tfl_words_find (tfl_field_get_info (field)->words, tfl_element_get (self, field));
}

guint
tfl_element_get_flags (const TflElement *self,
                       TflField          field)
{
  const TflFieldInfo *info = tfl_field_get_info (field);
  const char *value = tfl_element_get (self, field);
  g_auto (GStrv) words = NULL;
  guint flags = 0;

  if (value == NULL)
    return 0;

  words = g_strsplit (value, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      int index = tfl_words_find (info->words, words[i]);

      if (index >= 0)
        flags |= 1u << index;
    }

  return flags;
}

gboolean
tfl_element_get_boolean (const TflElement *self,
                         TflField          field)
{
  return g_strcmp0 (tfl_element_get (self, field), "yes") == 0;
}

double
tfl_element_get_number (const TflElement *self,
                        TflField          field,
                        double            fallback)
{
  const char *value = tfl_element_get (self, field);

  return value != NULL ? g_ascii_strtod (value, NULL) : fallback;
}

char **
tfl_element_get_refs (const TflElement *self,
                      TflField          field)
{
  const char *value = tfl_element_get (self, field);

  return value != NULL ? g_strsplit (value, " ", -1) : g_new0 (char *, 1);
}

void
tfl_ref_iter_init (TflRefIter       *iter,
                   const TflElement *element,
                   TflField          field)
{
  iter->rest = tfl_element_get (element, field);
}

const char *
tfl_ref_iter_next (TflRefIter *iter)
{
  const char *end;
  gsize length;

  if (iter->rest == NULL || iter->rest[0] == '\0')
    return NULL;

  end = strchrnul (iter->rest, ' ');
  if (*end == '\0')
    return g_steal_pointer (&iter->rest);

  length = (gsize) (end - iter->rest);
  g_assert (length <= TFL_ID_MAX_LENGTH);
  memcpy (iter->id, iter->rest, length);
  iter->id[length] = '\0';
  iter->rest = end + 1;

  return iter->id;
}

gboolean
tfl_element_has_ref (const TflElement *self,
                     TflField          field,
                     const char       *id)
{
  const char *value = tfl_element_get (self, field);
  gsize length = strlen (id);

  for (const char *p = value; p != NULL && *p != '\0';)
    {
      const char *end = strchrnul (p, ' ');

      if ((gsize) (end - p) == length && memcmp (p, id, length) == 0)
        return TRUE;
      p = *end == ' ' ? end + 1 : end;
    }

  return FALSE;
}

GVariant *
tfl_element_get_properties (const TflElement *self)
{
  return self->properties;
}

GVariant *
tfl_element_get_extras (const TflElement *self)
{
  return self->extras;
}

static gboolean
variants_equal (GVariant *a,
                GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

gboolean
tfl_element_equal (const TflElement *a,
                   const TflElement *b)
{
  guint n_fields;

  if (a == b)
    return TRUE;
  if (a->kind != b->kind || a->id != b->id || a->parent != b->parent)
    return FALSE;

  n_fields = tfl_kind_get_info (a->kind)->n_fields;
  for (guint i = 0; i < n_fields; i++)
    if (a->values[i] != b->values[i] && g_strcmp0 (a->values[i], b->values[i]) != 0)
      return FALSE;

  return tfl_list_equal (a->children, b->children) && variants_equal (a->properties, b->properties) &&
         variants_equal (a->extras, b->extras);
}

void
tfl_element_set (TflElement *self,
                 TflField    field,
                 const char *value)
{
  guint slot = slot_of (self, field);
  char *made = NULL;

  g_assert (tfl_element_is_own (self));

  if (value != NULL && value[0] != '\0')
    made = make_value (self, slot, value);
  clear_value (self, slot);
  self->values[slot] = made;
}

void
tfl_element_set_properties (TflElement *self,
                            GVariant   *properties)
{
  g_assert (tfl_element_is_own (self));

  if (properties != NULL)
    g_variant_ref_sink (properties);
  g_clear_pointer (&self->properties, g_variant_unref);
  self->properties = properties;
}

void
tfl_element_set_extras (TflElement *self,
                        GVariant   *extras)
{
  g_assert (tfl_element_is_own (self));

  if (extras != NULL)
    g_variant_ref_sink (extras);
  g_clear_pointer (&self->extras, g_variant_unref);
  self->extras = extras;
}
